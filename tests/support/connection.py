"""HTTP by hand, for what no client library sends."""

import socket
from typing import Self
from urllib.parse import urlsplit

from tests.support.asgi import PATIENCE, Answer


class Connection:
    """One TCP connection to a server.

    Args:
        url: Base URL of the server.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._socket = socket.create_connection((parts.hostname, parts.port or 80), timeout=PATIENCE)
        self._incoming = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._incoming.close()
        self._socket.close()

    def send(self, *parts: str | bytes) -> None:
        """Send bytes as they stand; a text is UTF-8."""
        self._socket.sendall(b"".join(part.encode() if isinstance(part, str) else part for part in parts))

    def finish(self) -> None:
        """Send nothing more, and go on listening."""
        self._socket.shutdown(socket.SHUT_WR)

    def receive(self, *, bodiless: bool = False) -> Answer | None:
        """The next answer; `None` when the server hung up."""
        status_line = self._incoming.readline()
        if not status_line:
            return None
        headers: dict[str, str] = {}
        while line := self._incoming.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        length = 0 if bodiless else int(headers.get("content-length", "0"))
        return Answer(int(status_line.split()[1]), headers, self._incoming.read(length))


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"", *, version: str = "1.1") -> bytes:
    """The bytes of a request; the length of its body is declared unless the headers do."""
    sent = {"Host": "emulator", "Content-Type": "application/json", **headers}
    if not {"Content-Length", "Transfer-Encoding"} & sent.keys():
        sent["Content-Length"] = str(len(body))
    lines = [f"{method} {path} HTTP/{version}", *(f"{name}: {value}" for name, value in sent.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body
