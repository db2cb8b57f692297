"""uvicorn, with what it lacks: limits on how large and how slow a request may be, and a way to drop a connection."""

import socket
from http import HTTPStatus
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from phone_emulator.app import App
from phone_emulator.delivery import HANG_UP

LARGEST_HEAD = 65_536
"""Bytes that the request line and the headers of a request may have."""

LONGEST_ARRIVAL = 30.0
"""Seconds that a request may take until its last byte is there."""

_TICKS_PER_SECOND = 10


class Protocol(HttpToolsProtocol):
    """One connection."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._head = 0
        self._in_head = True
        self._since: float | None = self.loop.time()
        self._refusal: tuple[HTTPStatus, str] | None = None

    def data_received(self, data: bytes) -> None:
        if self._since is None:
            self._since = self.loop.time()
        super().data_received(data)
        if self._in_head and self._refusal is None:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self._refuse_head()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._head = 0
        self._in_head = True
        self.scope["extensions"] = {HANG_UP: self.transport.close}  # type: ignore[dict-item]

    def on_headers_complete(self) -> None:
        self._in_head = False
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > LARGEST_HEAD:
            self._refusal = _head_too_large()
            raise ValueError(self._refusal)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._since = None
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what can't be parsed, or what was refused while it was."""
        self._refuse(*(self._refusal or (HTTPStatus.BAD_REQUEST, msg)))

    def refuse_when_slow(self) -> None:
        """Hang up when the request has taken too long to arrive."""
        if self._since is not None and self.loop.time() - self._since > LONGEST_ARRIVAL:
            text = f"The request did not arrive within {LONGEST_ARRIVAL:g} s. Send it in one go."
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, text)

    def _refuse_head(self) -> None:
        self._refuse(*_head_too_large())

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        self._since = None
        self._refusal = status, text
        lines = (
            f"HTTP/1.1 {status} {status.phrase}",
            "content-type: text/plain; charset=utf-8",
            f"content-length: {len(text.encode())}",
            "connection: close",
        )
        self.transport.write("\r\n".join([*lines, "", text]).encode())
        self.transport.close()


class Server(uvicorn.Server):
    """Serves the emulator until it is told to stop, and finishes what it has begun.

    Args:
        app: The emulator.
        banner: Printed once it answers.
    """

    def __init__(self, app: App, banner: str = "") -> None:
        super().__init__(
            uvicorn.Config(
                app, http=Protocol, log_level="warning", access_log=False, server_header=False, lifespan="on"
            )
        )
        self._banner = banner

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._banner:
            print(self._banner, flush=True)

    async def on_tick(self, counter: int) -> bool:
        """Look after slow requests once a second; whether to stop."""
        if counter % _TICKS_PER_SECOND == 0:
            for connection in list(self.server_state.connections):
                if isinstance(connection, Protocol):
                    connection.refuse_when_slow()
        return await super().on_tick(counter)


def _head_too_large() -> tuple[HTTPStatus, str]:
    text = f"Request line and headers have more than {LARGEST_HEAD} bytes. Send fewer."
    return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, text
