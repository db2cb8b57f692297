"""An answer that was given before is given again, but only while it is what would be answered anew."""

import asyncio
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from phone_emulator import AccessToken, Settings, answers, create_app
from phone_emulator.apis import Call, senderid
from phone_emulator.databases import SQLite
from tests.support.asgi import Answer, Caller, exchange
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.determinism import Clock, Serial
from tests.support.oracle import Oracle

WORLD = "/_emulator/worlds/default"
NUMBERS, DOCUMENTS, PHONES = "/senderid/v1/numbers", "/senderid/v1/documents", "/accounts/v1/accounts/1/phones"
ACCOUNTS = tuple(replace(one, access_tokens=(AccessToken(f"of {one.account_id}"),)) for one in (FIRST, SECOND))
SETTINGS = Settings(accounts=ACCOUNTS, tokens=Settings().tokens)
FILE = {"file": b64encode(b"%PDF-").decode(), "category": "SENDERID_APPROVAL"}
READS = [
    *((path, one.access_tokens[0].token) for one in ACCOUNTS for path in (NUMBERS, f"{NUMBERS}/active", DOCUMENTS)),
    *((path, TOKEN) for path in (PHONES, f"{PHONES}?active=true", f"{PHONES}/1")),
]
NUMBER = "01011112222"


def life(emulator: Caller) -> Iterator[Answer]:
    """Changes of every kind, one after the other."""
    first, second = (f"{WORLD}/accounts/{one.account_id}" for one in ACCOUNTS)
    yield emulator.create(NUMBER, SECOND)
    yield emulator.create(NUMBER, FIRST)
    yield emulator.set_number(NUMBER, SECOND, status="ACTIVE")
    yield emulator.update(NUMBER, SECOND, "INACTIVE")
    alias = {"senderId": NUMBER, "alias": "mine"}
    yield emulator.request("POST", "/senderid/v1/extra-data/numbers", body=alias, account=SECOND)
    for account in (FIRST, SECOND, FIRST):
        yield emulator.request("POST", DOCUMENTS, body=FILE, account=account)
    documents = {"documents": [emulator.request("GET", DOCUMENTS, account=FIRST).body["data"][0]["documentId"]]}
    yield emulator.request("POST", f"/senderid/v1/papers/approval/{NUMBER}", body=documents, account=FIRST)
    documents["documents"] = [emulator.request("GET", DOCUMENTS, account=SECOND).body["data"][0]["documentId"]]
    yield emulator.request("DELETE", DOCUMENTS, body=documents, account=SECOND)
    yield emulator.create_phone({"type": "MOBILE", "number": "1"}, token=TOKEN)
    yield emulator.request("PATCH", f"{PHONES}/1", body={"active": False}, token=TOKEN)
    yield (state := emulator.request("GET", f"{WORLD}/state"))
    yield emulator.delete(NUMBER, SECOND)
    yield emulator.request("POST", f"{first}/reset")
    yield emulator.request("PUT", f"{WORLD}/state", body=state.body)
    yield emulator.request("POST", f"{second}/reset")
    yield emulator.set_number(NUMBER, FIRST, status="PENDING")
    yield emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    for seconds in (200 * 86_400, -300 * 86_400):
        yield emulator.request("POST", f"{WORLD}/clock/advance", body={"seconds": seconds})
    yield emulator.request("POST", f"{WORLD}/reset")


def read(emulator: Caller, path: str, token: str, **more: str) -> Answer:
    return emulator.send("GET", path, {"authorization": f"Bearer {token}", **more})


def test_answers_are_those_that_would_be_given_anew(clock: Clock, oracle: Oracle) -> None:
    """After each change what is read is what somebody is answered to whom nobody has answered before, as he calls the
    emulator by another name."""
    seen = set()
    app = create_app(SETTINGS, clock=clock, random=Serial())
    with closing(app), closing(Caller(app, clock, oracle)) as emulator:
        for number, changed in enumerate(life(emulator)):
            assert changed.status < 300, changed.content
            for index, (path, token) in enumerate(READS):
                given = read(emulator, path, token)
                anew = read(emulator, path, token, host=f"{number}-{index}")
                expected = anew.content.replace(b"//%d-%d/" % (number, index), b"//localhost/")
                assert (given.status, given.content) == (anew.status, expected)
                seen.add(given.content)
    assert len(seen) > 25


def test_what_has_a_body_is_done(emulator: Caller) -> None:
    """Though a request like it has changed nothing."""
    emulator.create_phone({"type": "MOBILE", "number": "1"}, token=TOKEN)
    for active in (True, True, False):
        emulator.request("PATCH", f"{PHONES}/1", body={"active": active}, token=TOKEN)
    assert emulator.request("GET", f"{PHONES}/1", token=TOKEN).body["active"] is False


def test_time_passes(make_emulator: Callable[..., Caller], clock: Clock) -> None:
    """An answer is good until the first of its numbers expires."""
    emulator = make_emulator(SETTINGS)
    for number in (NUMBER, "01011113333"):
        emulator.create(number, FIRST)
        emulator.set_number(number, FIRST, status="ACTIVE")
        clock.advance(30 * 86_400)
    seen = []
    for days in (0, 120, 30, 30):
        clock.advance(days * 86_400)
        numbers = read(emulator, NUMBERS, ACCOUNTS[0].access_tokens[0].token).body["senderIds"]
        seen.append([number["status"] for number in numbers])
    assert seen == [["ACTIVE"] * 2, ["ACTIVE"] * 2, ["PENDING", "ACTIVE"], ["PENDING"] * 2]


@pytest.mark.parametrize("asks", [lambda call: int(call.now.timestamp()), lambda call: call.random(8)])
def test_what_is_of_one_instant(
    asks: Callable[[Call], Any],
    make_emulator: Callable[..., Caller],
    monkeypatch: pytest.MonkeyPatch,
    clock: Clock,
) -> None:
    """An answer that has the time, or something random, is another one each time."""
    monkeypatch.setitem(senderid.HANDLERS, "listActiveNumbers", lambda call: [f"01{asks(call)}"])
    emulator = make_emulator(SETTINGS)
    told = set()
    for _ in range(3):
        told.add(read(emulator, f"{NUMBERS}/active", ACCOUNTS[0].access_tokens[0].token).content)
        clock.advance(1)
    assert len(told) == 3


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were really asked for, in emulators that are made from now on."""
    found: list[str] = []
    handler = senderid.HANDLERS["getDocument"]

    def handle(call: Call) -> Any:
        found.append(call.parameters["documentId"])
        return handler(call)

    monkeypatch.setitem(senderid.HANDLERS, "getDocument", handle)
    return found


def upload(emulator: Caller) -> str:
    return f"{DOCUMENTS}/{emulator.request('POST', DOCUMENTS, body=FILE, account=SECOND).body['documentId']}"


@pytest.mark.sqlite
def test_what_was_answered_is_not_asked_for_again(make_emulator: Callable[..., Caller], handled: list[str]) -> None:
    """Whoever else does what in another world."""
    emulator = make_emulator(SETTINGS)
    other = emulator.request("POST", "/_emulator/worlds", body={}).body
    path, token = upload(emulator), ACCOUNTS[1].access_tokens[0].token
    for _ in range(3):
        assert read(emulator, path, token).status == 200
        emulator.create_phone({"type": "MOBILE", "number": f"{len(handled)}"}, token=other["tokens"][0]["token"])
    assert len(handled) == 1


@pytest.mark.sqlite
def test_what_is_kept_has_a_bound(
    make_emulator: Callable[..., Caller], handled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is forgotten when there is too much, whatever makes it so."""
    monkeypatch.setattr(answers, "LARGEST", 100_000)
    emulator = make_emulator(SETTINGS)
    path, token = upload(emulator), ACCOUNTS[1].access_tokens[0].token
    for name in ("a" * 40_000, "b" * 40_000, "c" * 40_000, "b" * 40_000, "a" * 40_000):
        assert read(emulator, path, token, host=name).status == 200
    assert len(handled) == 5


@pytest.mark.sqlite
def test_what_others_write_counts(make_emulator: Callable[..., Caller], database: Callable[[str], str]) -> None:
    """Such as another emulator on the same file."""
    first, second = make_emulator(SETTINGS), make_emulator(SETTINGS)
    path, token = upload(first), ACCOUNTS[1].access_tokens[0].token
    assert [read(one, path, token).status for one in (first, second)] == [200, 200]
    second.request("DELETE", DOCUMENTS, body={"documents": [path.rpartition("/")[2]]}, token=token)
    assert [read(one, path, token).status for one in (first, second)] == [400, 400]


@pytest.mark.sqlite
def test_what_may_be_undone_is_not_kept(make_emulator: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a request has read in a transaction that fails was never there."""
    emulator = make_emulator(SETTINGS)
    headers = {"authorization": f"Bearer {ACCOUNTS[0].access_tokens[0].token}", "content-type": "application/json"}
    sent: dict[str, list[bytes]] = {"POST": [b'{"phoneNumber":"%b"}' % NUMBER.encode()], "GET": []}

    async def at_once() -> list[Answer | None]:
        requests = (exchange(emulator.app, one, NUMBERS, headers, sent[one]) for one in sent)
        return await asyncio.gather(*requests)

    emulator.read_account(FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(SQLite, "commit", lambda _: 1 / 0)
        assert [answer and answer.status for answer in asyncio.run(at_once())] == [500, 500]
    assert emulator.send("GET", NUMBERS, headers).body["senderIds"] == []
    assert [answer and answer.status for answer in asyncio.run(at_once())] == [200, 200]
    assert len(emulator.send("GET", NUMBERS, headers).body["senderIds"]) == 1
