"""A connection step by step: what is read and written when, with a transport that the test holds in its hands."""

import asyncio
import gc
import re
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from functools import wraps
from typing import Any

import pytest
from uvicorn.server import ServerState

from phone_emulator import App, create_app
from phone_emulator import server as servers
from phone_emulator.contract import Operation
from phone_emulator.exchange import Exchange
from phone_emulator.server import Load, Protocol
from tests.support.asgi import PATIENCE
from tests.support.callers import TOKEN
from tests.support.connection import request

PHONES = "/accounts/v1/accounts/1/phones"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PAGE = request("GET", "/_emulator/", {})
UNKNOWN = request("GET", "/", {})
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


def phone(number: int, **headers: str) -> bytes:
    """A request that creates a phone."""
    return request("POST", PHONES, {**BEARER, **headers}, b'{"number": "%d", "type": "MOBILE"}' % number)


def chunked(number: int) -> bytes:
    """The same with a body in chunks."""
    whole = phone(number)
    head, _, body = whole.partition(b"\r\n\r\n")
    head = re.sub(rb"\r\nContent-Length: \d+", b"\r\nTransfer-Encoding: chunked", head)
    return head + b"\r\n\r\n" + b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\n\r\n"


class Transport:
    """Keeps what is written, and what else it is told."""

    def __init__(self) -> None:
        self.written = bytearray()
        self.closed = False
        self.reads = True
        self.aborted = False

    def get_extra_info(self, name: str) -> tuple[str, int] | None:
        return ("127.0.0.1", 1) if name == "peername" else None

    def write(self, data: bytes) -> None:
        assert not self.closed
        self.written += data

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.aborted = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        assert self.reads
        self.reads = False

    def resume_reading(self) -> None:
        assert not self.reads
        self.reads = True

    def get_write_buffer_size(self) -> int:
        return 0

    @property
    def statuses(self) -> list[int]:
        """The status of every answer so far."""
        return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d+) ", self.written)]


class Peer:
    """The client's side of a connection to an app."""

    def __init__(self, app: App) -> None:
        self.state = ServerState()
        self.transport = Transport()
        self.protocol = Protocol(app, Load(), server_state=self.state)
        self.protocol.connection_made(self.transport)

    async def send(self, *parts: bytes) -> None:
        """Send parts one by one, each as soon as the one before is dealt with."""
        for part in parts:
            self.protocol.data_received(part)
            await rest()


async def rest() -> None:
    """Let everything happen that can."""
    for _ in range(30):
        await asyncio.sleep(0)


def awaited(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """A test that runs in an event loop, within patience."""

    @wraps(test)
    def run(**given: Any) -> None:
        async def patiently() -> None:
            async with asyncio.timeout(PATIENCE):
                await test(**given)

        asyncio.run(patiently())

    return run


@pytest.fixture
def app() -> Iterator[App]:
    with closing(create_app()) as app:
        yield app


STREAM = [UNKNOWN, phone(1), request("HEAD", "/_emulator/", {}), chunked(1)]
STREAM += [request("POST", PHONES, BEARER, b"{"), request("GET", "/%ED%95%9C", {})]
STATUSES = [404, 409, 200, 409, 400, 404]


@awaited
async def test_cut_anywhere(app: App) -> None:
    """However requests are cut and joined on their way, they get the same answers in the same order."""
    stream = b"".join(STREAM)
    await Peer(app).send(phone(1))
    for at in range(len(stream) + 1):
        peer = Peer(app)
        await peer.send(stream[:at], stream[at:])
        assert peer.transport.statuses == STATUSES, at
        assert peer.transport.reads

    peer = Peer(app)
    await peer.send(*(bytes([byte]) for byte in stream))
    assert peer.transport.statuses == STATUSES
    assert not peer.transport.closed


@awaited
async def test_reading_pauses(app: App) -> None:
    """While requests wait for those before them, no more are read."""
    peer = Peer(app)
    peer.protocol.data_received(phone(1) + phone(2) + UNKNOWN)
    assert not peer.transport.reads
    await rest()
    assert peer.transport.reads
    assert peer.transport.statuses == [200, 200, 404]


@awaited
async def test_nothing_is_read_ahead(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many requests come in one piece, no more than one is kept in memory beside the one that is answered."""
    begun: list[Exchange] = []
    begin = app.begin

    def counted(*args: Any, **given: Any) -> Exchange:
        begun.append(begin(*args, **given))
        return begun[-1]

    monkeypatch.setattr(app, "begin", counted)
    peer = Peer(app)
    peer.protocol.pause_writing()
    peer.protocol.data_received(UNKNOWN * 1000)
    await rest()
    assert len(begun) <= 2
    assert peer.protocol.eof_received()
    peer.protocol.resume_writing()
    while not peer.transport.closed:
        await rest()
    assert peer.transport.statuses == [404] * 1000


@awaited
async def test_what_was_not_begun_when_the_server_stops(app: App) -> None:
    """It is answered as long as there is time, and then refused."""
    peer = Peer(app)
    peer.protocol.pause_writing()
    await peer.send(UNKNOWN * 1000)
    peer.protocol.shutdown()
    peer.protocol.give_up()
    peer.protocol.resume_writing()
    await rest()
    assert peer.transport.statuses == [404, 503]
    assert peer.transport.closed


def test_told_to_stop_again(app: App) -> None:
    """Who presses Ctrl-C twice has the emulator finish what it has begun all the same."""
    server = servers.Server(app)
    for number in (signal.SIGINT, signal.SIGINT, signal.SIGTERM):
        server.handle_exit(number, None)
    assert (server.should_exit, server.force_exit) == (True, False)


def exchanges() -> list[Exchange]:
    """All that are in memory."""
    return [one for one in gc.get_objects() if isinstance(one, Exchange)]


@awaited
async def test_nothing_is_kept(app: App) -> None:
    """Of an answered request nothing stays in memory, whatever it was refused for: a search for garbage comes late."""
    gc.collect()
    others = exchanges()  # of applications of other tests
    gc.disable()
    try:
        for sent in (
            *(UNKNOWN, phone(1), phone(1), request("GET", PHONES, {}), request("PATCH", PHONES, BEARER)),
            *(request("GET", f"{PHONES}?a=1", BEARER), request("GET", f"{PHONES}/0", BEARER)),
            *(request("POST", PHONES, BEARER, body) for body in (b"{", b"{}", b'{"number": 1}', b"a" * 70_000)),
            request("POST", PHONES, {**BEARER, "Content-Type": "text/plain"}, b"{}"),
            request("PUT", "/_emulator/worlds/default/state", {}, b'{"clock": {"now": "0001-01-01T00:00:00Z"}}'),
        ):
            peer = Peer(app)
            await peer.send(sent)
            assert len(peer.transport.statuses) == 1
            assert [] == [one for one in exchanges() if not any(one is other for other in others)], sent[:200]
    finally:
        gc.enable()


@awaited
async def test_writing_pauses(app: App) -> None:
    """Who takes no answers gets no further ones, until he does."""
    peer = Peer(app)
    peer.protocol.pause_writing()
    await peer.send(phone(1), phone(2))
    assert peer.transport.written == b""
    peer.protocol.resume_writing()
    await rest()
    assert peer.transport.statuses == [200, 200]


@pytest.mark.parametrize("connection", ["close", "Close", "keep-alive, close"])
@awaited
async def test_nothing_after_the_last_request(connection: str, app: App) -> None:
    """A request that says so is the last one of its connection, and its answer says so too."""
    peer = Peer(app)
    await peer.send(phone(1) + phone(2, Connection=connection) + phone(3))
    assert peer.transport.statuses == [200, 200]
    assert peer.transport.written.count(b"connection: close") == 1
    assert peer.transport.closed


@pytest.mark.parametrize("headers", [{}, {"Connection": "keep-alive"}, {"Connection": "close"}])
@awaited
async def test_http_1_0(headers: dict[str, str], app: App) -> None:
    """One request a connection, since a client would have to be told that it is kept."""
    peer = Peer(app)
    await peer.send(request("GET", "/", headers, version="1.0"))
    assert peer.transport.statuses == [404]
    assert peer.transport.closed


@awaited
async def test_large_body_behind_the_last_request(app: App) -> None:
    """It is as if it were not there."""
    peer = Peer(app)
    await peer.send(phone(1, Connection="close") + phone(2) + b"a" * servers.LARGEST_HEAD, b"more")
    assert peer.transport.statuses == [200]
    assert peer.transport.closed


@awaited
async def test_failure(app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A request that the emulator fails at before it knows what it means is answered, and the reason logged."""
    monkeypatch.setattr(app, "begin", {}.__getitem__)
    peer = Peer(app)
    await peer.send(phone(1) + phone(2))
    assert peer.transport.statuses == [500]
    assert peer.transport.closed
    assert "TypeError" in caplog.text


@awaited
async def test_failure_at_a_body(app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """When the emulator fails later, it says so in the form of the API, and goes on."""
    monkeypatch.setattr(Operation, "read_body", {}.__getitem__)
    peer = Peer(app)
    await peer.send(phone(1) + UNKNOWN)
    assert peer.transport.statuses == [500, 404]
    assert not peer.transport.closed
    assert f"POST {PHONES} failed" in caplog.text


@awaited
async def test_answer_that_fails(app: App, caplog: pytest.LogCaptureFixture) -> None:
    """An answer that can't be sent does not keep those from theirs that were committed with it."""
    broken, other = Peer(app), Peer(app)
    broken.transport.write = {}.__getitem__  # type: ignore[method-assign,assignment]
    broken.protocol.data_received(phone(1))
    other.protocol.data_received(phone(2))
    await rest()
    assert other.transport.statuses == [200]
    assert "reached nobody" in caplog.text


@pytest.mark.parametrize("protocol", ["h2c", "websocket", "TLS/1.2"])
@awaited
async def test_upgrade(protocol: str, app: App) -> None:
    """Who would rather speak something else is answered in HTTP/1.1, and so is what he asks next."""
    upgrade = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": protocol, "HTTP2-Settings": "AAMAAABkAAQCAAAAAAI"}
    fault = request("POST", "/_emulator/worlds/default/faults", upgrade, b'{"delaySeconds": 0.001}')
    peer = Peer(app)
    await peer.send(request("GET", "/", upgrade) + phone(1, **upgrade) + fault + phone(1))
    while len(peer.transport.statuses) < 4:
        await rest()
    assert peer.transport.statuses == [404, 200, 201, 409]
    assert not peer.transport.closed


@awaited
async def test_end_of_what_is_sent(app: App) -> None:
    """Who has sent all he will gets every answer that he is owed, and the connection is closed then."""
    peer = Peer(app)
    peer.protocol.data_received(phone(1) + phone(2) + phone(3))
    assert peer.protocol.eof_received()
    await rest()
    assert peer.transport.statuses == [200, 200, 200]
    assert peer.transport.closed


@pytest.mark.parametrize("sent", [UNKNOWN[:20], phone(2)[:-1], chunked(2)[:-1]], ids=["head", "body", "chunks"])
@awaited
async def test_end_within_a_request(sent: bytes, app: App) -> None:
    """A request that will never be whole is refused in words, behind the answers to those before it."""
    peer = Peer(app)
    peer.protocol.data_received(phone(1) + sent)
    peer.protocol.eof_received()
    await rest()
    assert peer.transport.statuses == [200, 400]
    assert b"ended before the request did" in peer.transport.written
    assert peer.transport.closed


@awaited
async def test_end_of_nothing(app: App) -> None:
    """Nobody is told anything who has not asked."""
    asked, silent = Peer(app), Peer(app)
    await asked.send(phone(1))
    for peer in (asked, silent):
        peer.protocol.eof_received()
        await rest()
        assert peer.transport.closed
    assert asked.transport.statuses == [200]
    assert not silent.transport.written


@awaited
async def test_answers_that_nobody_takes(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that takes nothing of its answer is hung up on after a while, and nobody else."""
    monkeypatch.setattr(servers, "LONGEST_TAKING", -1.0)
    stuck, other = Peer(app), Peer(app)
    for peer in (stuck, other):
        await peer.send(PAGE)
    stuck.protocol.pause_writing()
    for peer in (stuck, other):
        peer.protocol.look(PATIENCE)
    assert [peer.transport.aborted for peer in (stuck, other)] == [True, False]


@awaited
async def test_invitation(app: App) -> None:
    """A client that asks whether to send its body is told to when it is its turn."""
    head, _, body = phone(2, Expect="100-continue").partition(b'{"')
    peer = Peer(app)
    peer.protocol.data_received(phone(1) + head)
    assert peer.transport.written == b""
    await rest()
    assert peer.transport.statuses == [200, 100]
    await peer.send(b'{"' + body)
    assert peer.transport.statuses == [200, 100, 200]


@pytest.mark.parametrize(
    "sent",
    [phone(1, Expect="100-continue"), phone(1, Expect="200-ok"), request("POST", "/", {"Expect": "100-continue"})],
    ids=["body is there", "something else", "body does not matter"],
)
@awaited
async def test_no_invitation(sent: bytes, app: App) -> None:
    """Nobody is told to send what is there already, or what nobody wants."""
    peer = Peer(app)
    await peer.send(sent)
    assert CONTINUE not in peer.transport.written
    assert len(peer.transport.statuses) == 1


@pytest.mark.parametrize("expects", [True, False])
@awaited
async def test_length_beyond_the_limit(expects: bool, app: App) -> None:
    """A body that is declared too large is refused before it comes; who asked whether to send it is hung up on."""
    head, _, body = phone(
        1, **{"Content-Length": "65537", **({"Expect": "100-continue"} if expects else {})}
    ).partition(b'{"')
    peer = Peer(app)
    await peer.send(head)
    assert peer.transport.statuses == [413]
    assert peer.transport.closed == expects
    await peer.send((b'{"' + body).ljust(65537) + phone(2))
    assert peer.transport.statuses == ([413] if expects else [413, 200])


@awaited
async def test_garbage_behind_requests(app: App) -> None:
    """What came before what can't be read is answered first, and then the connection closed."""
    peer = Peer(app)
    await peer.send(phone(1) + b"garbage\r\n\r\n" + phone(2))
    assert peer.transport.statuses == [200, 400]
    assert peer.transport.closed


@awaited
async def test_client_that_is_gone(app: App) -> None:
    """What was asked for is done although nobody is there for the answer; what waited behind it is not."""
    peer = Peer(app)
    peer.protocol.data_received(phone(1) + phone(2))
    peer.transport.closed = True
    peer.protocol.connection_lost(None)
    await rest()
    assert peer.transport.written == b""
    assert not peer.state.connections
    later = Peer(app)
    await later.send(phone(1), phone(2))
    assert later.transport.statuses == [409, 200]


@awaited
async def test_idle_connections(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection on which nothing is asked any more is closed, and none on which something is."""
    monkeypatch.setattr(servers, "LONGEST_IDLENESS", -1.0)
    idle, new, busy = Peer(app), Peer(app), Peer(app)
    await idle.send(phone(1))
    busy.protocol.data_received(phone(2))
    for peer in (idle, new, busy):
        peer.protocol.look(PATIENCE)
    assert [peer.transport.closed for peer in (idle, new, busy)] == [True, False, False]
    await rest()
    assert busy.transport.statuses == [200]


@awaited
async def test_pages_in_a_row(app: App) -> None:
    """Answers that are ready at once come in order, however many are asked for."""
    peer = Peer(app)
    peer.protocol.data_received(PAGE * 3000)
    while not peer.transport.reads:
        await rest()
    await rest()
    assert peer.transport.statuses == [200] * 3000


@pytest.mark.parametrize("status", [200, 204, 304, 404, 599])
@awaited
async def test_length(status: int, app: App) -> None:
    """Every answer tells how long it is, but for those that have no body by their status."""
    fault = b'{"answer": {"status": %d}}' % status
    peer = Peer(app)
    await peer.send(request("POST", "/_emulator/worlds/default/faults", {}, fault), phone(1))
    _, answer = peer.transport.written.split(b"HTTP/1.1 %d " % status)
    assert (b"content-length: 0" in answer) == (status not in (204, 304))
