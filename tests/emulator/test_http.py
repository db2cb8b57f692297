"""What only a real server shows: connections, their ends, and many at once."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import httpx
import pytest

from tests.support.asgi import Answer
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.connection import Connection, request
from tests.support.oracle import Oracle
from tests.support.server import Server
from tests.support.signing import sign

NUMBERS = "/senderid/v1/numbers"
PHONES = "/accounts/v1/accounts/1/phones"
MEBIBYTE = 2**20

_phones = count(1)
_numbers = count(1)


@pytest.fixture
def connection(server: Server) -> Iterator[Connection]:
    with Connection(server.url) as connection:
        yield connection


@pytest.fixture
def number() -> str:
    """A number that no other test registers."""
    return f"0107777{next(_numbers):04}"


def phone() -> bytes:
    """The body of a phone that no other test creates."""
    return json.dumps({"number": f"7{next(_phones)}", "type": "MOBILE"}).encode()


def create(body: bytes, **headers: str) -> bytes:
    """A request that creates a phone."""
    return request("POST", PHONES, {"Authorization": f"Bearer {TOKEN}", **headers}, body)


def status(answer: Answer | None) -> int | None:
    return None if answer is None else answer.status


def post_number(url: str, number: str, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(url + NUMBERS, json={"phoneNumber": number}, headers=headers)


def in_parallel(times: int, send: Callable[[int], httpx.Response]) -> list[httpx.Response]:
    with ThreadPoolExecutor(50) as pool:
        return list(pool.map(send, range(times)))


@pytest.mark.parametrize("sent", [0, 1, 20])
def test_half_sent_request(sent: int, server: Server, number: str) -> None:
    """A client that hangs up within its body has changed nothing, and has not spent its signature."""
    body = json.dumps({"phoneNumber": number}).encode()
    headers = sign(FIRST)
    whole = request("POST", NUMBERS, headers, body)
    with Connection(server.url) as connection:
        connection.send(whole[: len(whole) - len(body) + sent])
    assert post_number(server.url, number, headers).status_code == 200


def test_half_sent_chunks(server: Server, number: str) -> None:
    """The same with a body in chunks, whose last one is missing."""
    body = json.dumps({"phoneNumber": number}).encode()
    headers = sign(FIRST)
    head = request("POST", NUMBERS, {**headers, "Transfer-Encoding": "chunked"})
    with Connection(server.url) as connection:
        connection.send(head, f"{len(body):x}\r\n", body, "\r\n")
    assert post_number(server.url, number, headers).status_code == 200


def test_too_large_a_body_is_refused_early(connection: Connection) -> None:
    """A body that is too large is refused as soon as that shows, before its end."""
    head = create(b"", **{"Transfer-Encoding": "chunked"})
    connection.send(head, f"{MEBIBYTE:x}\r\n", b" " * MEBIBYTE, "\r\n")
    assert status(connection.receive()) == 413
    connection.send("0\r\n\r\n", create(phone()))
    assert status(connection.receive()) == 200


@pytest.mark.parametrize("path", ["/", NUMBERS, PHONES, "/_emulator/worlds/default/reset"])
def test_head(path: str, connection: Connection) -> None:
    """The answer to HEAD has no body, and the connection stays in step."""
    connection.send(request("HEAD", path, {}), create(phone()))
    assert status(connection.receive(bodiless=True)) in (404, 405)
    assert status(connection.receive()) == 200


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("OPTIONS", "*"),
        ("GET", "http://emulator/unknown"),
        ("GET", "/?%00%FF"),
        ("GET", "/%"),
        ("GET", "/senderid/v1/numbers/%zz"),
        ("GET", "/#fragment"),
        ("GET", "/" + "a" * 30_000),
    ],
    ids=lambda value: value[:30],
)
def test_odd_targets(method: str, target: str, connection: Connection, oracle: Oracle) -> None:
    """An odd target is answered as any path that no operation has."""
    connection.send(request(method, target, {}))
    answer = connection.receive()
    assert answer is not None
    oracle.check(method, target.removeprefix("http://emulator"), answer.status, answer.headers, answer.content)


@pytest.mark.parametrize("sent", [b"garbage\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"])
def test_no_http(sent: bytes, server: Server) -> None:
    """What is no request of HTTP/1.1 is refused by the server, which goes on serving."""
    with Connection(server.url) as connection:
        try:
            connection.send(sent)
            connection.finish()
            answer = connection.receive()
        except OSError:
            answer = None
    assert answer is None or 400 <= answer.status < 500
    assert httpx.get(server.url).status_code == 404


def test_parallel_registrations(server: Server, number: str) -> None:
    """Of fifty parallel registrations of one number by one account exactly one succeeds."""
    with httpx.Client(base_url=server.url) as client:
        answers = in_parallel(50, lambda _: client.post(NUMBERS, json={"phoneNumber": number}, headers=sign(FIRST)))
    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 49}


def test_parallel_use_of_a_signature(server: Server, number: str) -> None:
    """Of fifty parallel requests with one signature exactly one is accepted."""
    headers = sign(SECOND)
    with httpx.Client(base_url=server.url, headers=headers) as client:
        answers = in_parallel(50, lambda _: client.post(NUMBERS, json={"phoneNumber": number}))
    assert Counter(answer.json().get("errorCode") for answer in answers) == {None: 1, "DuplicatedSignature": 49}


def test_parallel_phones(server: Server) -> None:
    """Parallel phones all get an id of their own."""
    bodies = [phone() for _ in range(100)]
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    with httpx.Client(base_url=server.url, headers=headers) as client:
        answers = in_parallel(100, lambda index: client.post(PHONES, content=bodies[index]))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 100
