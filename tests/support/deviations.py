"""A provider that answers as it was recorded, and then in every way that no contract foretells.

What it sends is written byte by byte, since no library would send some of it.
"""

import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import httpx

from tests.support.documents import payloads

KEY = "NCSAYU7YDBXYORXC"
SIGNED = {"Authorization": f"HMAC-SHA256 apiKey={KEY}, date=2026-03-01T00:00:00Z, salt=0123456789ab, signature=ab"}
NUMBERS = "/senderid/v1/numbers"
DOCUMENTS = "/senderid/v1/documents"
SLOWLY = 1.1
_JSON = "application/json"


class _Reset:
    """The connection is reset here."""


RESET = _Reset()
Piece = bytes | float | _Reset


@dataclass(frozen=True)
class Deviation:
    """One way to answer.

    Attributes:
        kind: What drift calls it; empty for an answer of the contract.
        pieces: What is sent, and how long it waits in between.
        path: What is asked for it.
        is_cut: Whether the caller gets no whole answer.
        leads: What was asked and answered before.
    """

    kind: str
    pieces: Sequence[Piece]
    path: str = NUMBERS
    is_cut: bool = False
    leads: Sequence[tuple[str, Sequence[Piece]]] = ()


def answer(body: Any, status: str = "200 OK", headers: Sequence[str] = (), media_type: str | None = _JSON) -> bytes:
    """An answer of HTTP/1.1; `body` is bytes as they are, or what becomes JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    said = [f"Content-Type: {media_type}"] if media_type else []
    lines = [f"HTTP/1.1 {status}", *said, f"Content-Length: {len(content)}", *headers, "Connection: close", "", ""]
    return "\r\n".join(lines).encode() + content


def _recorded(name: str) -> Any:
    (found,) = payloads(name)
    return found.body


ACCOUNT = _recorded("live-2026.get-account.*")
PAGE = _recorded("live-2026.list-documents.*")
ERROR = _recorded("coolsms-2018.get-account.400-*")


def _with(change: Callable[[Any], object]) -> list[Piece]:
    """The account, changed."""
    account = deepcopy(ACCOUNT)
    change(account)
    return [answer(account)]


def _first(**values: Any) -> list[Piece]:
    return _with(lambda account: account["senderIds"][0].update(values))


def _in_odd_chunks(content: bytes) -> list[Piece]:
    """Cut amid characters, with a chunk of one byte, an extension, and pauses."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {_JSON}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    cut = [content[:1], content[1:8], content[8:]]
    chunks = [b"%x;odd=1\r\n%b\r\n" % (len(part), part) for part in cut]
    return [head.encode(), chunks[0][:2], 0.01, chunks[0][2:], chunks[1], 0.01, chunks[2], b"0\r\n\r\n"]


_CONTENT = json.dumps(ACCOUNT, ensure_ascii=False).encode()
_BROTLI = bytes.fromhex("0b07805b223031303132333435363738225d03")  # ["01012345678"]
_NEXT = PAGE | {"nextKey": "DOC_next999"}
_REFUSED = {"errorCode": "ValidationError", "errorMessage": "startKey"}

AS_RECORDED: Mapping[str, Deviation] = {
    "account": Deviation("", [answer(ACCOUNT)]),
    "active numbers": Deviation("", [answer(["01012345678"])], f"{NUMBERS}/active"),
    "documents": Deviation("", [answer(PAGE)], DOCUMENTS),
    "refusal": Deviation("", [answer(ERROR, "400 Bad Request")]),
}

DEVIATIONS: Mapping[str, Deviation] = {
    "unknown enum": Deviation("value", _first(status="SUSPENDED")),
    "added property": Deviation("property", _first(carrier="KT")),
    "lost property": Deviation("missing", _with(lambda account: account["senderIds"][0].pop("handleKey"))),
    "null": Deviation("null", _with(lambda account: account.update(accountId=None))),
    "number as text": Deviation("type", _with(lambda account: account.update(limit="5"))),
    "other date form": Deviation("format", _with(lambda account: account.update(dateUpdated="2026/03/01 12:00"))),
    "other status": Deviation("status", [answer({"errorCode": "Gone", "errorMessage": "x"}, "410 Gone")]),
    "new code": Deviation(
        "error code", [answer({"errorCode": "AccountDormant", "errorMessage": "x"}, "400 Bad Request")]
    ),
    "other error form": Deviation("error form", [answer({"error": {"message": "x"}}, "400 Bad Request")]),
    "HTML": Deviation("media type", [answer(b"<html><body>down</body></html>", media_type="text/html")]),
    "empty": Deviation("no body", [answer(b"")]),
    "redirect": Deviation("status", [answer(b"", "302 Found", ["Location: https://solapi.com/login"], None)]),
    "204": Deviation("status", [b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"]),
    "gzip": Deviation("content coding", [answer(gzip.compress(_CONTENT, mtime=0), headers=["Content-Encoding: gzip"])]),
    "brotli": Deviation("content coding", [answer(_BROTLI, headers=["Content-Encoding: br"])], f"{NUMBERS}/active"),
    "odd chunks": Deviation("transfer coding", _in_odd_chunks(_CONTENT)),
    "slow": Deviation("slow", [SLOWLY, answer(ACCOUNT)]),
    "reset in the head": Deviation("connection", [b"HTTP/1.1 200 OK\r\nContent-", RESET], is_cut=True),
    "reset in the body": Deviation("connection", [answer(ACCOUNT)[:-40], RESET], is_cut=True),
    "repeated header": Deviation("repeated header", [answer(ACCOUNT, headers=["X-Request-Id: a", "X-Request-Id: b"])]),
    "wrong length": Deviation(
        "connection", [answer(ACCOUNT).replace(b"Content-Length: ", b"Content-Length: 9")], is_cut=True
    ),
    "wrong type": Deviation("media type", [answer(ACCOUNT, media_type="text/plain")]),
    "byte order mark": Deviation("byte order mark", [answer(b"\xef\xbb\xbf" + _CONTENT)]),
    "two charsets": Deviation("charset", [answer(ACCOUNT, media_type=f"{_JSON}; charset=utf-8; charset=euc-kr")]),
    "unknown next key": Deviation(
        "page",
        [answer(_REFUSED, "400 Bad Request")],
        f"{DOCUMENTS}?startKey=DOC_next999",
        leads=[(DOCUMENTS, [answer(_NEXT)])],
    ),
    "refused parameter": Deviation("refused request", [answer(_REFUSED, "400 Bad Request")], f"{DOCUMENTS}?limit=5"),
}


class Upstream:
    """The provider, on a free port of loopback.

    Attributes:
        pieces: What it answers next.
        url: Where it is.
        asked: How many requests have come.

    Args:
        context: What makes it speak TLS; plain without one.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.pieces: Sequence[Piece] = ()
        self.asked = 0
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http{'s' if context else ''}://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, once the answer on its way is sent."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def told(self, client: httpx.Client, url: str, one: Deviation) -> tuple[Any, ...]:
        """What a caller gets of one answer: status, headers and raw bytes, or what went wrong."""
        for path, pieces in one.leads:
            self.pieces = pieces
            client.get(f"{url}{path}", headers=SIGNED)
        self.pieces = one.pieces
        try:
            with client.stream("GET", f"{url}{one.path}", headers=SIGNED) as response:
                return response.status_code, response.headers.raw, b"".join(response.iter_raw())
        except httpx.HTTPError as error:
            return type(error), str(error)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                try:
                    if self._context is None:
                        self._answer(connection)
                    else:
                        with self._context.wrap_socket(connection, server_side=True) as secured:
                            self._answer(secured)
                except OSError:
                    continue  # who asked has gone

    def _answer(self, connection: socket.socket) -> None:
        received = b""
        while b"\r\n\r\n" not in received:
            more = connection.recv(65_536)
            if not more:
                return
            received += more
        self.asked += 1
        for piece in self.pieces:
            if isinstance(piece, bytes):
                connection.sendall(piece)
            elif isinstance(piece, float):
                time.sleep(piece)
            else:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
        connection.shutdown(socket.SHUT_WR)


@contextmanager
def upstream(context: ssl.SSLContext | None = None) -> Iterator[Upstream]:
    """A provider for as long as the block takes."""
    found = Upstream(context)
    try:
        yield found
    finally:
        found.close()
