"""A server for the emulator: what a connection is asked and owes; uvicorn starts, stops and keeps the time.

It speaks to the application without ASGI in between, which costs more than all the rest of a small request.
"""

import asyncio
import logging
import socket
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from http import HTTPStatus
from http.client import responses
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.server import ServerState

from phone_emulator import wire
from phone_emulator.app import App
from phone_emulator.contract import Answer
from phone_emulator.delivery import Reply, declares_length, headers
from phone_emulator.exchange import LOOPBACK, Exchange
from phone_emulator.heads import Head, Refused

LARGEST_HEAD = 65_536
"""Bytes that the request line and the headers of a request may have; as many again its trailers, and extensions."""

LONGEST_ARRIVAL = 30.0
"""Seconds that a request may take until its last byte is there."""

LONGEST_TAKING = 30.0
"""Seconds that a client may take for an answer."""

LAST_MOVE = 1.0
"""Seconds that a server which stops waits for the rest of a request, or for a client to take some of an answer."""

LONGEST_IDLENESS = 5.0
"""Seconds that a connection stays open between two requests."""

MOST_ARRIVING = 256 * 2**20
"""Bytes of bodies that the emulator holds at once, of all requests that arrive or wait for their answer."""

MOST_UNTAKEN = 64 * 2**20
"""Bytes of answers that clients may leave untaken, all together."""

logger: logging.Logger = logging.getLogger("phone_emulator")


@dataclass(slots=True)
class Load:
    """What the connections of a server hold together.

    Attributes:
        arriving: Bytes of bodies.
    """

    arriving: int = 0


class Protocol(asyncio.Protocol):
    """One connection: its requests are answered one after the other.

    Args:
        app: The emulator.
        load: What all connections of a server hold.
        server_state: What all connections of a server share.
    """

    _transport: asyncio.Transport

    def __init__(self, app: App, load: Load, *, server_state: ServerState, **_: Any) -> None:
        self._app = app
        self._load = load
        self._held = 0
        self._state = server_state
        self._loop = asyncio.get_running_loop()
        self._reader = wire.Reader(self, LARGEST_HEAD)
        self._since: float | None = self._loop.time()
        self._idle_since = self._loop.time()
        self._in_head = True
        self._arriving: Exchange | None = None
        self._invites = False
        self._waiting: deque[Exchange] = deque()
        self._answering: Exchange | None = None
        self._late: tuple[asyncio.TimerHandle, Reply] | None = None
        self._reads = True
        self._writable = True
        self._untaken = 0
        self._final = False
        self._has_sent_all = False
        self._refusal: tuple[HTTPStatus, str] | None = None

    # Of the transport

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._peer = (transport.get_extra_info("peername") or (LOOPBACK,))[0]
        self._state.connections.add(self)  # type: ignore[arg-type]

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - of the protocol
        self._state.connections.discard(self)
        self._waiting.clear()
        self._arriving = None
        self._load.arriving -= self._held
        self._held = 0
        if self._late is not None:
            self._late[0].cancel()

    def pause_writing(self) -> None:
        self._writable = False

    def resume_writing(self) -> None:
        self._writable = True
        self._go_on()

    def data_received(self, data: bytes) -> None:
        if self._refusal is None and not (self._final and self._in_head):
            self._read_on(data)

    def _read_on(self, data: bytes = b"") -> None:
        """Read what has arrived, as far as it is not to wait."""
        try:
            self._reader.feed(data)
        except Refused as refused:
            self._refuse(refused.status, refused.text)
        except Exception:
            logger.exception("A request failed")
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "The emulator failed. Its console says why.")
        if self._reader.is_amid:
            self._since = self._since or self._loop.time()
            self._refuse_unfinished()
        if self._invites:
            self._go_on()

    def eof_received(self) -> bool:
        """Answer what has been asked by who asks nothing more, and hang up then; whether the connection stays open."""
        self._final = self._has_sent_all = True
        self._refuse_unfinished()
        self._go_on()
        return True

    # Of the reader

    def on_head(self, head: Head) -> None:
        exchange = self._app.begin(
            head.method, head.path, head.query, head.headers, repeated=head.repeated, peer=self._peer
        )
        self._in_head = False
        self._final = self._final or head.is_last
        if exchange.awaits_body:
            self._arriving = exchange
            self._invites = head.expects
        else:
            # Who waits for a word before he sends a body that nobody wants may send another request in its place.
            self._final = self._final or (head.expects and head.length != 0)
            self._answer_later(exchange)

    def on_body(self, part: bytes) -> None:
        if self._arriving is not None:
            self._invites = False
            self._arriving.take(part)
            self._weigh()
            if self._load.arriving > MOST_ARRIVING:
                self._arriving.content = bytearray()
                self._weigh()
                text = f"Requests that arrive have more than {MOST_ARRIVING} bytes together. Send this one again later."
                raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, text)
            if not self._arriving.awaits_body:
                self._answer_later(self._arriving)

    def on_end(self) -> None:
        self._in_head = True
        self._since = None
        if self._arriving is not None:
            self._answer_later(self._arriving)

    # Of the server

    def shutdown(self) -> None:
        """Hang up once every request is answered that has begun to arrive."""
        self._final = True
        self._go_on()

    def look(self, longest_arrival: float) -> None:
        """Refuse a request that takes longer than so many seconds to arrive, and hang up where none comes, or no answer
        is taken."""
        now = self._loop.time()
        if (not self._writable or self._transport.is_closing()) and now - self._idle_since > LONGEST_TAKING:
            self._transport.abort()
        elif self._since is not None and self._reads:
            if now - self._since > longest_arrival:
                text = f"The request did not arrive within {longest_arrival:g} s. Send it in one go."
                self._refuse(HTTPStatus.REQUEST_TIMEOUT, text)
        elif not self._owes and now - self._idle_since > LONGEST_IDLENESS:
            self._transport.close()

    def give_up(self) -> None:
        """Refuse a request that has not arrived, send what is due later, and hang up on who took nothing since the last
        call."""
        if self._since is not None:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "The emulator stops. Start it and send the request anew.")
        untaken = self._transport.get_write_buffer_size()
        # Who is told nothing until later and sends nothing more may well be gone.
        if (untaken and untaken == self._untaken) or (self._has_sent_all and self._answering is not None):
            self._transport.abort()
        elif self._late is not None:
            handle, reply = self._late
            handle.cancel()
            self._send(reply)
        self._untaken = untaken

    @property
    def untaken(self) -> int:
        """Bytes that the client has not taken; none of one that is being hung up on."""
        return 0 if self._transport.is_closing() else self._transport.get_write_buffer_size()

    @property
    def waits_since(self) -> float:
        """When the last answer was written."""
        return self._idle_since

    def hang_up(self) -> None:
        """Close the connection with whatever is to be sent."""
        self._transport.abort()

    # Answers

    @property
    def _owes(self) -> bool:
        """Whether a request that is there waits for its answer."""
        return self._answering is not None or bool(self._waiting)

    def _weigh(self) -> None:
        """Count the bodies that this connection holds."""
        held = sum(len(one.content) for one in (self._arriving, self._answering, *self._waiting) if one is not None)
        self._load.arriving += held - self._held
        self._held = held

    def _refuse_unfinished(self) -> None:
        if self._has_sent_all and self._reader.is_amid and not self._reader.waits:
            self._refuse(HTTPStatus.BAD_REQUEST, "The connection ended before the request did. Send all of it.")

    def _answer_later(self, exchange: Exchange) -> None:
        """Answer a request once those before it are answered; what is still to come of it does not matter."""
        self._arriving = None
        self._waiting.append(exchange)
        self._go_on()
        if self._waiting and self._reads and not self._transport.is_closing():
            self._reads = False
            self._transport.pause_reading()
        self._reader.waits = bool(self._waiting)

    def _go_on(self) -> None:
        """Take the next step that can be taken."""
        if self._answering is not None or not self._writable or self._transport.is_closing():
            return
        if self._waiting:
            self._answering = exchange = self._waiting.popleft()
            if not self._waiting and not self._reads:
                self._go_on_reading()
            self._app.answer(exchange, self._deliver)
        elif self._refusal is not None:
            self._hang_up(*self._refusal)
        elif self._arriving is None:
            if self._final:
                self._transport.close()
        elif self._invites:
            self._invites = False
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _go_on_reading(self) -> None:
        """Read what has arrived meanwhile, and more where that holds no further request."""
        self._reader.waits = False
        self._since = self._since and self._loop.time()
        if self._refusal is None:
            self._read_on()
        if not self._waiting:
            self._reads = True
            self._transport.resume_reading()

    def _deliver(self, reply: Reply) -> None:
        if reply.delay_seconds:
            self._late = self._loop.call_later(reply.delay_seconds, self._send, reply), reply
        else:
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        exchange, self._answering = self._answering, None
        self._late = None
        assert exchange is not None
        if self._held:
            self._weigh()
        if self._transport.is_closing():
            return
        self._idle_since = self._loop.time()
        if not reply.drop:
            self._write(exchange, reply)
        if reply.drop or reply.truncate_to is not None:
            self._transport.close()
        else:
            self._go_on()

    def _write(self, exchange: Exchange, reply: Reply) -> None:
        content = b"" if exchange.method == "HEAD" else reply.answer.content[: reply.truncate_to]
        last = self._final and not self._waiting and self._arriving is None
        self._transport.write(self._head_of(reply.answer, last=last) + content)

    def _head_of(self, answer: Answer, *, last: bool) -> bytes:
        """What is sent of an answer before its body."""
        lines = [_start(answer)]
        for name, value in self._state.default_headers:
            lines.append(b"%b: %b\r\n" % (name, value))
        if declares_length(answer):
            lines.append(b"content-length: %d\r\n" % len(answer.content))
        if last:
            lines.append(b"connection: close\r\n")
        return b"".join([*lines, b"\r\n"])

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        """Refuse the request that is arriving, once those before it are answered, and hang up."""
        if self._refusal is None:
            self._since = None
            self._refusal = status, text
            self._go_on()

    def _hang_up(self, status: HTTPStatus, text: str) -> None:
        # Who was answered before the whole request was there, is told nothing more.
        if self._in_head or self._arriving is not None:
            answer = Answer(status, text.encode(), {"content-type": "text/plain; charset=utf-8"})
            self._transport.write(self._head_of(answer, last=True) + answer.content)
        self._transport.close()


class Server(uvicorn.Server):
    """Serves the emulator until it is told to stop, and finishes what it has begun.

    Args:
        app: The emulator.
        announce: Called once it answers.
        longest_arrival: Seconds that a request may take until its last byte is there.
        last_move: Seconds that a client may do nothing once the server is told to stop.
    """

    def __init__(
        self,
        app: App,
        announce: Callable[[], object] = lambda: None,
        *,
        longest_arrival: float = LONGEST_ARRIVAL,
        last_move: float = LAST_MOVE,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=partial(Protocol, app, Load()),  # type: ignore[arg-type]
                ws="none",
                log_level="warning",
                server_header=False,
                lifespan="on",
            )
        )
        self._announce = announce
        self._longest_arrival = longest_arrival
        self._last_move = last_move

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, and be as patient when told so again."""
        super().handle_exit(sig, frame)
        self.force_exit = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._announce()

    async def on_tick(self, counter: int) -> bool:
        """Look after slow requests and idle connections, ten times a second; whether to stop."""
        for connection in self._connections():
            connection.look(self._longest_arrival)
        self._make_room()
        return await super().on_tick(counter)

    def _make_room(self) -> None:
        """Hang up on those who have taken nothing for longest, where what is left untaken is too much."""
        stalled = sorted((one for one in self._connections() if one.untaken), key=lambda one: one.waits_since)
        left = sum(one.untaken for one in stalled)
        while left > MOST_UNTAKEN and len(stalled) > 1:
            first = stalled.pop(0)
            left -= first.untaken
            first.hang_up()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer every request that is there or arrives soon, to those who take the answer."""
        hurry = asyncio.create_task(self._hurry())
        await super().shutdown(sockets)
        hurry.cancel()

    async def _hurry(self) -> None:
        while True:
            await asyncio.sleep(self._last_move)
            for connection in self._connections():
                connection.give_up()

    def _connections(self) -> list[Protocol]:
        return [connection for connection in self.server_state.connections if isinstance(connection, Protocol)]


def _start(answer: Answer) -> bytes:
    """The status line and the headers of an answer, but for those that differ every time."""
    return _joined(answer.status, bool(answer.content), *answer.headers.items())


@lru_cache(maxsize=256)
def _joined(status: int, has_content: bool, *named: tuple[str, str]) -> bytes:
    lines = [b"HTTP/1.1 %d %b" % (status, responses.get(status, "").encode())]
    lines += [name + b": " + value for name, value in headers(dict(named), has_content=has_content)]
    return b"\r\n".join([*lines, b""])
