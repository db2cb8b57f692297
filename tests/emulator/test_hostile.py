"""Documents that nobody writes in good faith: the control API refuses them, and never fails."""

import json
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.support.asgi import Caller
from tests.support.callers import FIRST, TOKEN

WORLD = "/_emulator/worlds/default"
DATE = "2019-10-28T17:59:25.130Z"
PHONE = {"account_id": 1, "customer_id": None, "area_code": 11, "number": "1", "type": "MOBILE", "country_code": 55}
FAULT = {
    "operationId": "createPhone",
    "accountId": None,
    "times": 1,
    "share": 0.5,
    "answer": {"status": 500, "headers": {"X": "1"}, "body": {}},
    "delaySeconds": 0,
    "truncateTo": None,
}
STATE = {
    "clock": {"now": DATE, "frozen": True},
    "senderid": {
        "accounts": [
            {
                "accountId": FIRST.account_id,
                "dateCreated": DATE,
                "limit": 5,
                "documents": [{"documentId": "DOC_1", "name": "n", "dateCreated": DATE, "content": "iVBORw0KGgo="}],
                "numbers": [
                    {
                        "phoneNumber": "01012345678",
                        "status": "ACTIVE",
                        "method": "ARS",
                        "expireAt": "2020-04-28T17:59:25.130Z",
                        "log": [{"createAt": DATE, "message": "m"}],
                        "approvalDocuments": [
                            {
                                "approvalId": "APR_1",
                                "status": "PENDING",
                                "reason": None,
                                "documents": ["DOC_1"],
                                "documentList": {"certificateDocument": ["DOC_1"]},
                                "consignmentDocumentList": None,
                                "dateCreated": DATE,
                                "dateUpdated": DATE,
                            }
                        ],
                        "unlockDuplicate": {"status": "PENDING"},
                        "call": {"transactionId": "t", "token": "1", "expiresAt": DATE, "attempts": 0},
                        "alias": {"alias": "a", "dateCreated": DATE, "dateUpdated": DATE},
                    }
                ],
            }
        ]
    },
    "pismo": {"phones": [{"id": 1, "date": DATE, "phone": PHONE, "versions": [{"date": DATE, "phone": PHONE}]}]},
    "signatures": [{"apiKey": "k", "signature": "s", "acceptableUntil": DATE}],
    "faults": [FAULT],
}
DATES = ("0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2016-12-31T23:59:60.000Z")
ODD: tuple[Any, ...] = (None, {}, [], ["a"], [1], {"a": 1}, "", "a", "\0", -(2**63), 2**63, 1e308, *DATES)


def mutants(document: Any, parts: Collection[str]) -> Iterator[Any]:
    """The document with a value in one of these parts missing, twice, another one, or with one more in it."""
    for path in (path for path in places(document) if path[0] in parts):
        for how in ("missing", "twice", "more", *ODD):
            mutant = deepcopy(document)
            parent = mutant
            for step in path[:-1]:
                parent = parent[step]
            value = parent[path[-1]]
            if how == "missing":
                del parent[path[-1]]
            elif how == "more" and isinstance(value, dict):
                value["more"] = "a"
            elif how == "more" and isinstance(value, list):
                value.append("a")
            elif how == "more":
                continue
            elif how != "twice":
                parent[path[-1]] = how
            elif isinstance(parent, list):
                parent.append(deepcopy(value))
            else:
                continue
            yield mutant


def places(value: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, *path, key)


# What is not of the sender-ID API is the same in every era.
@pytest.mark.parametrize(("era", "parts"), [("2026", STATE), ("2019", ["senderid"])], ids=["2026", "2019"])
def test_states(era: str, parts: Collection[str], emulator_of: Callable[[str], Caller]) -> None:
    """A state is refused or can be worked with: it is read, its numbers and requests are listed, and it goes again."""
    emulator = emulator_of(era)
    assert emulator.request("PUT", f"{WORLD}/state", body=STATE).status == 204
    taken = 0
    for mutant in mutants(STATE, parts):
        answer = emulator.request("PUT", f"{WORLD}/state", body=mutant)
        assert answer.status in (204, 400)
        if answer.status == 204:
            taken += 1
            for path in ("state", "senderid/numbers", "senderid/requests", "pismo/accounts/1/events", "faults"):
                assert emulator.send("GET", f"{WORLD}/{path}").status == 200, json.dumps(mutant)
            assert emulator.read_account(FIRST).status < 500, json.dumps(mutant)
            assert emulator.request("GET", "/accounts/v1/accounts/1/phones", token=TOKEN).status == 200
    assert taken > 100


@pytest.mark.parametrize(
    ("method", "path", "document"),
    [
        ("POST", f"{WORLD}/faults", FAULT),
        ("PUT", f"{WORLD}/clock", {"now": DATE, "frozen": True}),
        ("POST", f"{WORLD}/clock/advance", {"seconds": 1}),
        (
            "POST",
            "/_emulator/worlds",
            {
                "accounts": [{"accountId": "1", "limit": 1, "documents": ["d"], "allowedAddresses": ["::1/128"]}],
                "tokens": [{"token": "t", "accountId": 1}],
            },
        ),
    ],
)
def test_calls(method: str, path: str, document: Any, emulator: Caller) -> None:
    """So is every other document; each answer is one that the contract has."""
    for mutant in mutants(document, document):
        assert emulator.request(method, path, body=mutant).status < 500
