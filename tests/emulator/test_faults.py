"""Faults as they look on the wire of a real server, which itself has nothing to complain about."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from emulator_client import EmulatorClient
from emulator_client.models import FaultAnswer
from phone_emulator import Account
from tests.support.asgi import Answer
from tests.support.connection import Connection, request
from tests.support.server import Server
from tests.support.signing import sign

NUMBERS = "/senderid/v1/numbers"
NUMBER = "01012345678"


@pytest.fixture(scope="module")
def quiet() -> Iterator[Server]:
    """A server that must not write a word to standard error."""
    server = Server(":memory:")
    yield server
    assert server.stop() == (0, "")


class Client:
    """Who registers a number in a world of his own, and can have that fail."""

    def __init__(self, server: Server, control: EmulatorClient) -> None:
        self._url = server.url
        self._control = control
        world = control.create_world()
        self._world = world.world
        first = world.accounts[0]
        self._account = Account(str(first.account_id), str(first.api_key), str(first.api_secret))

    def fail(self, **fault: Any) -> None:
        """Have the next request fail."""
        self._control.add_fault(self._world, **fault)

    def request(self) -> bytes:
        """A request that registers the number."""
        return request("POST", NUMBERS, sign(self._account), json.dumps({"phoneNumber": NUMBER}).encode())

    def register(self) -> Answer | None:
        """Register the number; `None` when the server hung up without an answer."""
        with Connection(self._url) as connection:
            connection.send(self.request())
            return connection.receive()

    @property
    def registered(self) -> int:
        """How many numbers there are."""
        return len(self._control.list_numbers(self._world))

    @property
    def journal(self) -> list[Any]:
        """What the emulator noted of the requests."""
        return self._control.list_journal(self._world)


@pytest.fixture
def client(quiet: Server) -> Iterator[Client]:
    with EmulatorClient(base_url=quiet.url) as control:
        yield Client(quiet, control)


@pytest.mark.parametrize("after_work", [False, True])
def test_drop(after_work: bool, client: Client) -> None:
    """The connection is closed without a byte, before the work or after it."""
    client.fail(drop=True, after_work=after_work)
    assert client.register() is None
    assert client.registered == after_work
    answer = client.register()
    assert answer is not None
    assert answer.status == (409 if after_work else 200)


@pytest.mark.parametrize("length", [0, 1, 100])
def test_truncated_body(length: int, client: Client, quiet: Server) -> None:
    """So many bytes of the body arrive, of more that are announced; the work is done."""
    client.fail(truncate_to=length)
    with Connection(quiet.url) as connection:
        connection.send(client.request())
        answer = connection.receive()
        assert answer is not None
        assert connection.receive() is None
    assert (answer.status, len(answer.content)) == (200, length)
    assert int(answer.headers["content-length"]) > 100
    assert b'{"accountId":"'.startswith(answer.content[:14])
    assert client.registered == 1


def test_truncated_no_further_than_its_end(client: Client) -> None:
    """A body that is shorter than that arrives whole."""
    client.fail(truncate_to=65_536)
    answer = client.register()
    assert answer is not None
    assert answer.body["senderIds"][0]["phoneNumber"] == NUMBER


def test_delay(client: Client, quiet: Server) -> None:
    """The work is done at once and the answer comes later; others don't wait for it."""
    client.fail(delay_seconds=0.3)
    with Connection(quiet.url) as connection:
        connection.send(client.request())
        while not client.journal:
            pass
        assert client.registered == 1
        again = client.register()
        answer = connection.receive()
    assert again is not None
    assert answer is not None
    assert (again.status, answer.status) == (409, 200)


@pytest.mark.parametrize("more", [b"", request("GET", "/", {})], ids=["alone", "with a request behind it"])
def test_hanging_up_during_a_delay(more: bytes, client: Client, quiet: Server) -> None:
    """Who does not wait for a late answer is no trouble."""
    client.fail(delay_seconds=0.05)
    with Connection(quiet.url) as connection:
        connection.send(client.request(), more)
        while not client.journal:
            pass
    assert client.registered == 1


def test_html_page(client: Client) -> None:
    """A page of a proxy that stands in front of an API, as it is."""
    page = "<html><body>502 나쁜 게이트웨이</body></html>"
    client.fail(answer=FaultAnswer(status=502, headers={"Content-Type": "text/html; charset=utf-8"}, text=page))
    answer = client.register()
    assert answer is not None
    assert (answer.status, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert answer.content.decode() == page
    assert client.registered == 0


def test_too_many_requests(client: Client) -> None:
    """A status with headers and a body, after the work."""
    body = {"errorCode": "TooManyRequests"}
    client.fail(answer=FaultAnswer(status=429, headers={"Retry-After": "7"}, body=body), after_work=True)
    answer = client.register()
    assert answer is not None
    assert (answer.status, answer.headers["retry-after"], answer.body) == (429, "7", body)
    assert client.registered == 1


def test_no_content(client: Client) -> None:
    """A status that has no body leaves the connection in step."""
    client.fail(answer=FaultAnswer(status=204))
    answer = client.register()
    assert answer is not None
    assert (answer.status, answer.content) == (204, b"")


def test_drop_among_pipelined_requests(client: Client, quiet: Server) -> None:
    """What was sent before the request whose connection is dropped is answered, and nothing after it."""
    client.fail(drop=True)
    with Connection(quiet.url) as connection:
        connection.send(request("GET", "/", {}), client.request(), request("GET", "/", {}))
        answer = connection.receive()
        assert answer is not None
        assert answer.status == 404
        assert connection.receive() is None
    assert client.registered == 0
