"""Two emulators on one PostgreSQL are as one: what either has answered holds at the other."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from typing import Any

import httpx
import pytest

from phone_emulator import Account
from tests.support.asgi import Answer
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.connection import Connection, request
from tests.support.postgresql import PostgreSQL
from tests.support.server import Server
from tests.support.signing import sign

pytestmark = pytest.mark.services

EACH = 8
"""Connections to each process."""

WORLD = "/_emulator/worlds/default"


class Pair:
    """Two processes, with connections that take turns between them."""

    def __init__(self, servers: Sequence[Server], connections: Sequence[Connection]) -> None:
        self.urls = [server.url for server in servers]
        self._connections = connections

    def at_once(self, requests: Sequence[bytes]) -> list[Answer]:
        """The answers to requests, as many at a time as there are connections, half of them to each process."""
        answers = []
        for first in range(0, len(requests), len(self._connections)):
            pairs = list(zip(self._connections, requests[first : first + len(self._connections)], strict=False))
            for connection, sent in pairs:
                connection.send(sent)
            answers += [connection.receive() for connection, _ in pairs]
        assert None not in answers
        return [answer for answer in answers if answer is not None]

    def control(self, method: str, path: str, body: Any = None, *, process: int = 0) -> Any:
        """A call of the control API to one of the two; the body of its answer."""
        answer = httpx.request(method, self.urls[process] + path, json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None


@pytest.fixture
def pair(postgresql: PostgreSQL) -> Iterator[Pair]:
    """Both are started at once on a database that is empty."""
    with ExitStack() as stack:
        url = stack.enter_context(postgresql.database())
        with ThreadPoolExecutor(2) as pool:
            servers = list(pool.map(Server, [url] * 2))
        for server in servers:
            stack.callback(server.stop)
        turns = [server for _, server in zip(range(2 * EACH), cycle(servers), strict=False)]
        yield Pair(servers, [stack.enter_context(Connection(server.url)) for server in turns])
        for server in servers:
            assert server.stop() == (0, "")


def number(phone_number: str, headers: dict[str, str]) -> bytes:
    body = json.dumps({"phoneNumber": phone_number}).encode()
    return request("POST", "/senderid/v1/numbers", headers, body)


def phone(text: str, token: str = TOKEN) -> bytes:
    body = json.dumps({"number": text, "type": "MOBILE"}).encode()
    return request("POST", "/accounts/v1/accounts/1/phones", {"Authorization": f"Bearer {token}"}, body)


def outcomes(answers: Sequence[Answer]) -> Counter[Any]:
    """How often each outcome was answered: the name of the refusal, or the status."""
    return Counter(answer.error[1] if answer.status >= 400 else answer.status for answer in answers)


def test_signature_is_good_once(pair: Pair) -> None:
    """Of the same signed request to both at once exactly one is accepted, a hundred times over."""
    for index in range(100):
        sent = number(f"0101000{index:04}", sign(FIRST, method=("HMAC-SHA256", "HMAC-MD5")[index % 2]))
        assert outcomes(pair.at_once([sent] * 2)) == {200: 1, "DuplicatedSignature": 1}
    assert len(pair.control("GET", f"{WORLD}/state")["signatures"]) == 100


def test_number_has_one_holder(pair: Pair) -> None:
    """Of two accounts that register a number at both processes at once, exactly one holds it."""
    numbers = [f"0102000{index:04}" for index in range(80)]
    answers = pair.at_once([number(each, sign(account)) for each in numbers for account in (FIRST, SECOND)])
    assert outcomes(answers) == {200: 160}
    states = pair.control("GET", f"{WORLD}/senderid/numbers?limit=1000")
    found = {each: sorted(state["status"] for state in states if state["phoneNumber"] == each) for each in numbers}
    assert found == {each: ["DUPLICATED", "PENDING"] for each in numbers}


def test_number_is_registered_once(pair: Pair) -> None:
    """An account that registers a number at every connection at once succeeds with one of them."""
    for index in range(10):
        answers = pair.at_once([number(f"0103000{index:04}", sign(FIRST)) for _ in range(2 * EACH)])
        assert outcomes(answers) == {200: 1, "AlreadyRegistered": 2 * EACH - 1}


def test_ids_are_unique(pair: Pair) -> None:
    """Phones get the ids from 1 on, each once; the same phone is created once."""
    answers = pair.at_once([phone(f"{index}") for index in range(320)])
    assert sorted(answer.body["id"] for answer in answers) == list(range(1, 321))
    again = pair.at_once([phone("1000")] * 2 * EACH)
    assert Counter(answer.status for answer in again) == {200: 1, 409: 2 * EACH - 1}
    entries = pair.control("GET", f"{WORLD}/journal?limit=1000", process=1)
    assert len(entries) == len({entry["id"] for entry in entries}) == 320 + 2 * EACH


def test_limit_of_an_account(pair: Pair) -> None:
    """An account gets as many numbers as its limit, however many are asked for at once."""
    given = pair.control("POST", "/_emulator/worlds", {"accounts": [{"limit": 21}]})
    account = Account(given["accounts"][0]["accountId"], *_key(given["accounts"][0]))
    answers = pair.at_once([number(f"0104000{index:04}", sign(account)) for index in range(96)])
    assert outcomes(answers) == {200: 21, "LimitExceeded": 75}


def test_faults_hit_as_often_as_they_should(pair: Pair) -> None:
    """A fault that was added at one process hits its number of requests over both."""
    fault = {"operationId": "createPhone", "error": "PhoneCreationFailed", "times": 13}
    pair.control("POST", f"{WORLD}/faults", fault)
    answers = pair.at_once([phone(f"{index}") for index in range(64)])
    assert Counter(answer.status for answer in answers) == {200: 51, 500: 13}
    assert pair.control("GET", f"{WORLD}/faults", process=1) == []


def test_worlds(pair: Pair) -> None:
    """A world that one process opens, and its credentials, the other knows at once, and forgets when it is deleted."""
    for index in range(10):
        opened, other = index % 2, 1 - index % 2
        given = pair.control("POST", "/_emulator/worlds", {"world": f"w{index}"}, process=opened)
        token = given["tokens"][0]["token"]
        key = Account("-", *_key(given["accounts"][0]))
        assert Counter(answer.status for answer in pair.at_once([phone("1", token)] * 2)) == {200: 1, 409: 1}
        assert outcomes(pair.at_once([number("01000000000", sign(key)), number("01000000001", sign(key))])) == {200: 2}
        pair.control("DELETE", f"/_emulator/worlds/w{index}", process=other)
        assert [answer.status for answer in pair.at_once([phone("1", token)] * 2)] == [401, 401]


def test_world_is_opened_once(pair: Pair) -> None:
    """Of the same world opened at both at once, one is opened."""
    body = json.dumps({"world": "mine"}).encode()
    answers = pair.at_once([request("POST", "/_emulator/worlds", {}, body)] * 2 * EACH)
    assert outcomes(answers) == {201: 1, "WorldExists": 2 * EACH - 1}


def test_clock(pair: Pair) -> None:
    """A clock that is set at one process is the time of both."""
    set_to = {"now": "2030-01-01T00:00:00.000Z", "frozen": True}
    assert pair.control("PUT", f"{WORLD}/clock", set_to) == pair.control("GET", f"{WORLD}/clock", process=1) == set_to


def _key(account: dict[str, Any]) -> tuple[str, str]:
    return account["apiKey"], account["apiSecret"]
