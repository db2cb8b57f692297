"""Verification by a call: a voice says a code, and whoever repeats it owns the number."""

import json
from typing import Any

import pytest

from tests.support.asgi import Answer, Caller
from tests.support.callers import FIRST, SECOND

NUMBER, OTHER = "01011112222", "01033334444"
STATE = f"/_emulator/worlds/default/senderid/accounts/{FIRST.account_id}/numbers"


def authenticate(emulator: Caller, number: str = NUMBER, **more: Any) -> Answer:
    """The first step, or with transaction and token the second."""
    factor = {"authType": "ARS", "extras": {"phoneNumber": number}} | more
    path = f"/senderid/v1/numbers/{number}/authenticate"
    return emulator.request("PUT", path, account=FIRST, headers={"x-mfa-data": json.dumps(factor)})


def ringing(emulator: Caller, number: str = NUMBER) -> Any:
    """What the telephone tells."""
    return emulator.request("GET", f"{STATE}/{number}").body["call"]


def start(emulator: Caller, number: str = NUMBER) -> dict[str, str]:
    """Have a number called: what the second step takes."""
    answer = authenticate(emulator, number)
    assert answer.error == (403, "MfaRequired")
    call = ringing(emulator, number)
    assert answer.body["mfa"] == {"transactionId": call["transactionId"]}
    return {name: call[name] for name in ("transactionId", "token")}


def number_of(answer: Answer, number: str = NUMBER) -> Any:
    assert answer.status == 200
    return next(one for one in answer.body["senderIds"] if one["phoneNumber"] == number)


def test_two_steps(emulator: Caller) -> None:
    """The number is ACTIVE for six months, and rings no more; the code is good once."""
    emulator.create(NUMBER, FIRST)
    assert ringing(emulator) is None
    call = start(emulator)
    found = number_of(authenticate(emulator, **call))
    assert [found[name] for name in ("status", "method", "expireAt")] == ["ACTIVE", "ARS", "2020-04-28T17:59:25.130Z"]
    assert ringing(emulator) is None
    assert authenticate(emulator, **call).error == (400, "UnknownTransaction")


def test_call_ends(emulator: Caller) -> None:
    """After five minutes by the clock of the world the code is good no more, and a new call is."""
    emulator.create(NUMBER, FIRST)
    call = start(emulator)
    emulator.clock.advance(300)
    assert ringing(emulator) is None
    assert authenticate(emulator, **call).error == (400, "TransactionExpired")
    assert number_of(authenticate(emulator, **start(emulator)))["status"] == "ACTIVE"


def test_new_call_replaces_the_old(emulator: Caller) -> None:
    """The code of the call before is good no more."""
    emulator.create(NUMBER, FIRST)
    old = start(emulator)
    new = start(emulator)
    assert authenticate(emulator, **old).error == (400, "UnknownTransaction")
    assert number_of(authenticate(emulator, **new))["status"] == "ACTIVE"


def test_wrong_codes(emulator: Caller) -> None:
    """Four may be wrong; the fifth wrong one ends the call."""
    emulator.create(NUMBER, FIRST)
    call = start(emulator)
    wrong = call | {"token": "000000"}
    for _ in range(4):
        assert authenticate(emulator, **wrong).error == (400, "TokenDoesNotMatch")
    assert ringing(emulator) is not None
    assert authenticate(emulator, **wrong).error == (400, "TooManyAttempts")
    assert authenticate(emulator, **call).error == (400, "UnknownTransaction")
    assert number_of(emulator.read_account(FIRST))["status"] == "PENDING"


def test_call_of_another_number(emulator: Caller) -> None:
    """Its code verifies nothing else."""
    for number in (NUMBER, OTHER):
        emulator.create(number, FIRST)
    call = start(emulator, OTHER)
    assert authenticate(emulator, NUMBER, **call).error == (400, "UnknownTransaction")
    assert number_of(authenticate(emulator, OTHER, **call), OTHER)["status"] == "ACTIVE"


@pytest.mark.parametrize(
    "factor",
    [
        None,
        "",
        "no JSON",
        "[]",
        {},
        {"authType": "SMS", "extras": {"phoneNumber": NUMBER}},
        {"authType": "ARS"},
        {"authType": "ARS", "extras": {"phoneNumber": OTHER}},
        {"authType": "ARS", "extras": {"phoneNumber": NUMBER}, "more": 1},
        {"authType": "ARS", "extras": {"phoneNumber": NUMBER}, "token": "0000"},
        {"authType": "ARS", "extras": {"phoneNumber": NUMBER}, "transactionId": "0" * 32},
        {"authType": "ARS", "extras": {"phoneNumber": NUMBER}, "transactionId": "0" * 31, "token": "0000"},
        {"authType": "ARS", "extras": {"phoneNumber": NUMBER}, "transactionId": "0" * 32, "token": "12a4"},
        {"authType": "ARS", "extras": {"phoneNumber": NUMBER}, "transactionId": "0" * 32, "token": 1234},
    ],
)
def test_malformed(factor: Any, emulator: Caller) -> None:
    """It is refused, says where, and nothing rings."""
    emulator.create(NUMBER, FIRST)
    header = factor if factor is None or isinstance(factor, str) else json.dumps(factor)
    path = f"/senderid/v1/numbers/{NUMBER}/authenticate"
    answer = emulator.request("PUT", path, account=FIRST, headers={"x-mfa-data": header})
    assert answer.error == (400, "ValidationError")
    assert answer.body["errorMessage"].startswith("x-mfa-data")
    assert ringing(emulator) is None


@pytest.mark.parametrize(("status", "after"), [("ACTIVE", "ACTIVE"), ("INACTIVE", "INACTIVE")])
def test_renewal(status: str, after: str, emulator: Caller) -> None:
    """A number that was verified is verified anew, and stays as its owner has switched it."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    emulator.set_number(NUMBER, FIRST, status=status)
    emulator.clock.advance(24 * 3600)
    found = number_of(authenticate(emulator, **start(emulator)))
    assert (found["status"], found["expireAt"]) == (after, "2020-04-29T17:59:25.130Z")


def test_number_of_another(emulator: Caller) -> None:
    """One that another account holds does not ring."""
    emulator.create(NUMBER, SECOND)
    emulator.create(NUMBER, FIRST)
    assert authenticate(emulator).error == (409, "FailedToAuthenticate")
    assert authenticate(emulator, OTHER).error == (400, "InvalidSenderId")


def test_by_the_member(emulator: Caller) -> None:
    """A number can be verified as the member's own."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE", method="SELF-CERT")
    assert number_of(emulator.read_account(FIRST))["method"] == "SELF-CERT"


def test_snapshot_has_the_call(emulator: Caller) -> None:
    """A call rings on after a restore, with the wrong codes that were said."""
    emulator.create(NUMBER, FIRST)
    call = start(emulator)
    authenticate(emulator, **call | {"token": "000000"})
    state = emulator.request("GET", "/_emulator/worlds/default/state").body
    emulator.request("POST", "/_emulator/worlds/default/reset")
    assert emulator.request("PUT", "/_emulator/worlds/default/state", body=state).status == 204
    assert emulator.request("GET", "/_emulator/worlds/default/state").body == state
    for _ in range(3):
        authenticate(emulator, **call | {"token": "000000"})
    assert number_of(authenticate(emulator, **call))["status"] == "ACTIVE"
