"""How large and how slow a request may be, and that one who keeps to neither does not hold others up."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from socket import create_server
from typing import Any

import httpx
import pytest

from emulator_client import EmulatorClient
from emulator_client.models import FaultAnswer
from phone_emulator import create_app
from phone_emulator import server as servers
from tests.support.asgi import PATIENCE
from tests.support.callers import TOKEN
from tests.support.connection import Connection, request
from tests.support.server import Server

PHONES = "/accounts/v1/accounts/1/phones"
STATE = "/_emulator/worlds/limits/state"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PHONE = b'{"number": "1", "type": "MOBILE"}'
KIBIBYTE = 1024
LONGEST_ARRIVAL = 0.3

NOTHING = b""
HALF_A_HEAD = b"POST / HTTP/1.1\r\nHost: emul"
HALF_A_BODY = request("POST", PHONES, BEARER, PHONE)[:-1]
HALVES = pytest.mark.parametrize("sent", [NOTHING, HALF_A_HEAD, HALF_A_BODY], ids=["nothing", "head", "body"])


Serve = Callable[..., tuple[servers.Server, str]]


@pytest.fixture
def connection(server: Server) -> Iterator[Connection]:
    with Connection(server.url) as connection:
        yield connection


@pytest.fixture
def serve(database: Callable[[str], str]) -> Iterator[Serve]:
    """Starts a server in this process, with limits of its own; the server and its base URL."""
    app = create_app(database=database("state"))
    started = []

    def serve(**limits: Any) -> tuple[servers.Server, str]:
        listener = create_server(("127.0.0.1", 0))
        server = servers.Server(app, **limits)
        started.append((server, threading.Thread(target=server.run, args=([listener],), daemon=True)))
        started[-1][1].start()
        return server, f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for server, thread in started:
        server.should_exit = True
        thread.join(PATIENCE)
        assert not thread.is_alive()
    app.close()


@pytest.fixture
def impatient(serve: Serve) -> str:
    """Base URL of a server for which a request must arrive within 0.3 s."""
    return serve(longest_arrival=LONGEST_ARRIVAL)[1]


def answers(connection: Connection) -> list[int]:
    """The status of every answer until the server hangs up."""
    found = []
    while answer := connection.receive():
        found.append(answer.status)
    return found


def get(path: str, **headers: str) -> bytes:
    return request("GET", path, headers)


@pytest.mark.parametrize("size", [0, 1, 30 * KIBIBYTE, 60 * KIBIBYTE])
def test_head(size: int, connection: Connection) -> None:
    """A head of less than 64 KiB is read, wherever it is long, and the connection goes on."""
    connection.send(get("/" + "a" * size), get("/", X="a" * size), get("/", **{"x" * (size + 1): "a"}))
    assert [404] * 3 == [answer.status for _ in range(3) if (answer := connection.receive())]


@pytest.mark.parametrize(
    "sent",
    [
        get("/" + "a" * 64 * KIBIBYTE),
        get("/", X="a" * 64 * KIBIBYTE),
        get("/", **{f"x-{index}": "a" * 60 for index in range(KIBIBYTE)}),
        b"GET / HTTP/1.1\r\nX: " + b"a" * 512 * KIBIBYTE,
        b"GET /" + b"a" * 512 * KIBIBYTE,
        b"\r\n" * 128 * KIBIBYTE,
    ],
    ids=["path", "header", "headers", "endless header", "endless path", "endless lines"],
)
def test_too_large_a_head(sent: bytes, connection: Connection) -> None:
    """A longer one is refused in words, whether or not it ever ends, and the connection closed."""
    connection.send(sent)
    answer = connection.receive()
    assert answer is not None
    assert (431, "close") == (answer.status, answer.headers["connection"])
    assert b"65536 bytes" in answer.content


def test_requests_before_too_large_a_head(connection: Connection) -> None:
    """What came before it is answered first."""
    connection.send(get("/"), request("POST", PHONES, BEARER, b"{"), get("/", X="a" * 64 * KIBIBYTE))
    assert [404, 400, 431] == [answer.status for _ in range(3) if (answer := connection.receive())]


def test_body_is_no_head(connection: Connection) -> None:
    """A body counts by its own limit: that of the state, which may have 16 MiB, or 64 KiB."""
    with_phones = b'{"pismo": {"phones": []}}'.ljust(200 * KIBIBYTE)
    connection.send(request("POST", "/_emulator/worlds", {}, b'{"world": "limits"}'))
    connection.send(request("PUT", STATE, {}, with_phones), get(STATE))
    connection.send(request("POST", "/_emulator/worlds", {}, b"{}".ljust(64 * KIBIBYTE + 1)))
    assert [201, 204, 200, 413] == [answer.status for _ in range(4) if (answer := connection.receive())]


@HALVES
def test_slow_request(sent: bytes, impatient: str) -> None:
    """A request that does not arrive in time is refused in words, and the connection closed."""
    with Connection(impatient) as connection:
        connection.send(sent)
        answer = connection.receive()
        assert answer is not None
        assert (408, "close") == (answer.status, answer.headers["connection"])
        assert b"within 0.3 s" in answer.content
        assert connection.receive() is None


def test_slow_request_after_a_good_one(impatient: str) -> None:
    """Those before it, in one go or not, are answered first."""
    whole = request("POST", PHONES, BEARER, PHONE)
    with Connection(impatient) as connection:
        connection.send(whole)
        first = connection.receive()
        connection.send(get("/"), whole, HALF_A_BODY)
        assert first is not None
        assert [200, 404, 409, 408] == [first.status, *answers(connection)]


def test_slow_body_of_a_refused_request(impatient: str) -> None:
    """A request that was answered before its end is not answered twice."""
    with Connection(impatient) as connection:
        connection.send(request("POST", "/unknown", {}, PHONE)[:-1])
        assert [404] == answers(connection)


def test_steady_trickle(impatient: str) -> None:
    """It is the whole request that must be there in time: a byte now and then buys none."""
    with Connection(impatient) as connection:
        connection.send(HALF_A_BODY[:-20])
        stopped = threading.Event()

        def trickle() -> None:
            for byte in HALF_A_BODY[-20:]:
                if not stopped.wait(LONGEST_ARRIVAL / 5):
                    connection.send(bytes([byte]))

        thread = threading.Thread(target=trickle)
        thread.start()
        answer = connection.receive()
        stopped.set()
        thread.join()
    assert answer is not None
    assert answer.status == 408


def test_slow_work_is_no_slow_request(impatient: str) -> None:
    """A request that is there may take as long to answer as it likes."""
    with EmulatorClient(base_url=impatient) as control:
        control.add_fault("default", delay_seconds=2 * LONGEST_ARRIVAL)
    headers = {**BEARER, "Content-Type": "application/json"}
    assert httpx.post(impatient + PHONES, content=PHONE, headers=headers).json() == {"id": 1}


@HALVES
def test_half_sent_requests_hold_nobody_up(sent: bytes, server: Server) -> None:
    """While fifty requests are half there, others are served."""
    with ExitStack() as stack:
        waiting = [stack.enter_context(Connection(server.url)) for _ in range(50)]
        for connection in waiting:
            connection.send(sent)
        with httpx.Client(base_url=server.url) as client:
            assert {404} == {client.get("/").status_code for _ in range(20)}


def test_stop_with_half_a_request(serve: Serve) -> None:
    """A server that stops answers a request of which the rest comes in time, and hangs up then."""
    server, url = serve(last_move=PATIENCE)
    with Connection(url) as connection:
        connection.send(HALF_A_BODY)
        httpx.get(url)
        server.should_exit = True
        while is_listening(url):
            pass
        connection.send(b"}")
        assert [200] == answers(connection)


def test_stop_without_the_other_half(serve: Serve) -> None:
    """It refuses in words the one of which it does not."""
    server, url = serve(last_move=0.05)
    with Connection(url) as connection:
        connection.send(HALF_A_BODY)
        httpx.get(url)
        server.should_exit = True
        answer = connection.receive()
        assert answer is not None
        assert (503, "close") == (answer.status, answer.headers["connection"])
        assert b"The emulator stops" in answer.content


def test_stop_with_answers_that_nobody_takes(serve: Serve) -> None:
    """Nor does it wait for who sends requests and reads no answer."""
    server, url = serve(last_move=0.05)
    with EmulatorClient(base_url=url) as control, Connection(url) as connection:
        control.add_fault("default", times=None, answer=FaultAnswer(status=200, text="a" * 60_000))
        connection.send(request("POST", PHONES, BEARER, PHONE) * 400)
        while len(control.list_journal("default")) < 20:
            pass
        server.should_exit = True
        while server.server_state.connections:
            pass


def test_bodies_together(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many large bodies that arrive at once are too much together: the one that goes beyond is refused, and told so."""
    monkeypatch.setattr(servers, "MOST_ARRIVING", 100 * KIBIBYTE)
    _, url = serve()
    whole = request("PUT", "/_emulator/worlds/default/state", {}, b"{}".ljust(80 * KIBIBYTE))
    with Connection(url) as first:
        first.send(whole[:-1])
        httpx.get(url)
        with Connection(url) as second:
            second.send(whole)
            answer = second.receive()
            assert answer is not None
            assert (503, "close") == (answer.status, answer.headers["connection"])
            assert b"later" in answer.content
        first.send(whole[-1:])
        answered = first.receive()
        first.send(whole)
        again = first.receive()
        assert (answered and answered.status, again and again.status) == (204, 204)


def test_answers_that_nobody_takes_together(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where answers pile up, the emulator hangs up on who has taken nothing for longest, on no more than it must."""
    monkeypatch.setattr(servers, "MOST_UNTAKEN", 1)
    server, url = serve()
    with EmulatorClient(base_url=url) as control, Connection(url) as first, Connection(url) as second:
        control.add_fault("default", times=None, answer=FaultAnswer(status=200, text="a" * 60_000))
        for connection in (first, second):
            connection.send(request("POST", PHONES, BEARER, PHONE) * 400)
        control.close()
        while len(server.server_state.connections) > 1:
            pass
        assert len(server.server_state.connections) == 1


def is_listening(url: str) -> bool:
    try:
        Connection(url).close()
    except ConnectionError:
        return False
    return True
