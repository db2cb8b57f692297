"""uvicorn, with what it lacks: limits on how large and how slow a request may be, and a way to drop a connection."""

import asyncio
import socket
from http import HTTPStatus
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from phone_emulator.app import App
from phone_emulator.delivery import HANG_UP

LARGEST_HEAD = 65_536
"""Bytes that the request line and the headers of a request may have."""

LONGEST_ARRIVAL = 30.0
"""Seconds that a request may take until its last byte is there."""

LAST_MOVE = 1.0
"""Seconds that a server which stops waits for the rest of a request, or for a client to take some of an answer."""


class Protocol(HttpToolsProtocol):
    """One connection."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._in_head = True
        self._head = 0
        self._answering: RequestResponseCycle | None = None
        self._unanswered = 0
        self._untaken = 0
        self._since: float | None = self.loop.time()
        self._refusal: tuple[HTTPStatus, str] | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        # uvicorn tells the newest request alone, and the one that is being answered would write on.
        if self._answering is not None:
            self._answering.disconnected = True
            self._answering.message_event.set()

    def data_received(self, data: bytes) -> None:
        if self._refusal is not None:
            return
        if self._since is None:
            self._since = self.loop.time()
        if self._in_head:
            self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > LARGEST_HEAD:
            self._refuse(*_head_too_large())

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._since is None:
            self._since = self.loop.time()
        self.scope["extensions"] = {HANG_UP: self.transport.close}  # type: ignore[dict-item]

    def on_headers_complete(self) -> None:
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > LARGEST_HEAD:
            self._refuse(*_head_too_large())
            raise ValueError
        super().on_headers_complete()
        self._in_head = False
        self._unanswered += 1

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head = True
        self._head = 0
        self._since = None

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._unanswered -= 1
        if self._refusal is not None and not self._owes_an_answer():
            self._hang_up()

    def send_400_response(self, msg: str) -> None:
        """Refuse what can't be parsed."""
        self._refuse(HTTPStatus.BAD_REQUEST, msg)

    def refuse_when_slow(self, longest: float) -> None:
        """Refuse a request that has taken longer than so many seconds to arrive."""
        if self._since is not None and self.loop.time() - self._since > longest:
            text = f"The request did not arrive within {longest:g} s. Send it in one go."
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, text)

    def give_up(self) -> None:
        """Refuse a request that has not arrived, and hang up on who has taken none of an answer since the last call."""
        if self._since is not None:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "The emulator stops. Start it and send the request anew.")
        untaken = self.transport.get_write_buffer_size()
        if untaken and untaken == self._untaken:
            self.transport.abort()
        self._untaken = untaken

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        """Refuse the request that is arriving, once those before it are answered, and hang up."""
        if self._refusal is None:
            self._since = None
            self._refusal = status, text
            if not self._owes_an_answer():
                self._hang_up()

    def _owes_an_answer(self) -> bool:
        """Whether a request that came before the one that is arriving still waits for its answer."""
        return self._unanswered > (0 if self._in_head else 1)

    def _hang_up(self) -> None:
        assert self._refusal is not None
        status, text = self._refusal
        lines = (
            f"HTTP/1.1 {status} {status.phrase}",
            "content-type: text/plain; charset=utf-8",
            f"content-length: {len(text.encode())}",
            "connection: close",
        )
        # Who was answered before the whole request was there, is told nothing more.
        if self._in_head or not self.cycle.response_started:
            self.transport.write("\r\n".join([*lines, "", text]).encode())
        self.transport.close()


class Server(uvicorn.Server):
    """Serves the emulator until it is told to stop, and finishes what it has begun.

    Args:
        app: The emulator.
        banner: Printed once it answers.
        longest_arrival: Seconds that a request may take until its last byte is there.
        last_move: Seconds that a client may do nothing once the server is told to stop.
    """

    def __init__(
        self,
        app: App,
        banner: str = "",
        *,
        longest_arrival: float = LONGEST_ARRIVAL,
        last_move: float = LAST_MOVE,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=Protocol,
                # By default it would speak WebSocket as soon as some other package brings a library for that.
                ws="none",
                log_level="warning",
                access_log=False,
                server_header=False,
                lifespan="on",
            )
        )
        self._banner = banner
        self._longest_arrival = longest_arrival
        self._last_move = last_move

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._banner:
            print(self._banner, flush=True)

    async def on_tick(self, counter: int) -> bool:
        """Look after slow requests, ten times a second; whether to stop."""
        for connection in self._connections():
            connection.refuse_when_slow(self._longest_arrival)
        return await super().on_tick(counter)

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


def _head_too_large() -> tuple[HTTPStatus, str]:
    text = f"Request line and headers have more than {LARGEST_HEAD} bytes. Send fewer."
    return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, text
