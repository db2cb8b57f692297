"""Requests of HTTP/1.1 out of the bytes of a connection.

It reads what RFC 9112 calls a request, and nothing that two readers could understand differently. It is written by hand
because the parser written in C stops at `Upgrade`, does not tell trailers from headers and bounds neither those nor
chunk extensions, and the one written in Python takes as long as all the rest of a request.
"""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol

from phone_emulator import heads
from phone_emulator.heads import Head, Refused

_LONGEST_CHUNK_LINE = 4096
_EMPTY_LINES = re.compile(rb"(?:\r\n)*")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})(;[\t\x20-\x7e\x80-\xff]*)?")
_CR = 13


class Receiver(Protocol):
    """Who is told what was read."""

    def on_head(self, head: Head, /) -> None: ...
    def on_body(self, part: bytes, /) -> None: ...
    def on_end(self) -> None: ...


class Reader:
    """Reads the requests of one connection.

    Args:
        receiver: Told of each head, of each part of a body, and of the end of each request. What is behind a request
            that ends the connection it is not told.
        largest: Bytes that a head may have, and that trailers and chunk extensions may have.

    Attributes:
        has_ended: Whether nothing is read any more.
        waits: Whether what arrives is kept as it is, until more is fed and it does not.
    """

    def __init__(self, receiver: Receiver, largest: int) -> None:
        self._receiver = receiver
        self._largest = largest
        self._read: Callable[[bytes, int], int] = self._read_head
        self._rest = b""
        self._searched = 0
        self._left = 0
        self._extra = 0
        self._is_last = False
        self.has_ended: bool = False
        self.waits: bool = False

    @property
    def is_amid(self) -> bool:
        """Whether a request has begun that has not ended."""
        return not self.has_ended and (bool(self._rest) or self._read != self._read_head)

    def feed(self, data: bytes) -> None:
        """Read what has arrived, however it is cut.

        Raises:
            Refused: It is no request; nothing may be fed any more.
        """
        if self._rest:
            data = self._rest + data
        at, end = 0, len(data)
        while at < end and not self.has_ended and not self.waits:
            before, read = at, self._read
            at = read(data, at)
            if at == before and self._read == read:
                break
        self._rest = b"" if self.has_ended else data[at:]

    # Each reads on from a place, and gives the place behind: the same one when it needs more.

    def _read_head(self, data: bytes, at: int) -> int:
        start = at
        if data[at] == _CR:  # an empty line or two in front of a request are ignored
            at = _EMPTY_LINES.match(data, at).end()  # type: ignore[union-attr]
            self._extra += at - start
        end = data.find(b"\r\n\r\n", max(at, start + self._searched))
        if (len(data) if end < 0 else end) - at + self._extra > self._largest:
            raise heads.too_large("Request line and headers", self._largest)
        if end < 0 and at == len(data):
            return at
        if end < 0:
            heads.look_early(data, at, at + self._searched)
            self._searched = max(0, len(data) - at - 3)
            return at
        self._searched = self._extra = 0
        head = heads.read(data[at : end + 2])
        self._is_last = head.is_last
        self._receiver.on_head(head)
        if head.length is None:
            self._read = self._read_chunk_line
        elif head.length:
            self._left, self._read = head.length, self._read_body
        else:
            self._end()
        return end + 4

    def _read_body(self, data: bytes, at: int) -> int:
        part = data[at : at + self._left]
        self._left -= len(part)
        self._receiver.on_body(part)
        if not self._left:
            self._end()
        return at + len(part)

    def _read_chunk_line(self, data: bytes, at: int) -> int:
        end = data.find(b"\r\n", at)
        if (len(data) if end < 0 else end) - at > _LONGEST_CHUNK_LINE:
            raise Refused(
                HTTPStatus.BAD_REQUEST, f"The line in front of a chunk has more than {_LONGEST_CHUNK_LINE} bytes."
            )
        if end < 0:
            heads.look_at_ends(data, at)
            return at
        match = _CHUNK.fullmatch(data, at, end)
        if match is None:
            heads.look_at_ends(data[at : end + 2])
            raise heads.unreadable(f"The size of a chunk is no hexadecimal number: {heads.shown(data[at:end])}.")
        self._extra += len(match[2] or b"")
        if self._extra > self._largest:
            raise Refused(HTTPStatus.BAD_REQUEST, f"Chunk extensions have more than {self._largest} bytes. Send none.")
        self._left = int(match[1], 16)
        self._read = self._read_chunk if self._left else self._read_trailers
        return end + 2

    def _read_chunk(self, data: bytes, at: int) -> int:
        part = data[at : at + self._left]
        self._left -= len(part)
        self._receiver.on_body(part)
        if not self._left:
            self._read = self._read_chunk_end
        return at + len(part)

    def _read_chunk_end(self, data: bytes, at: int) -> int:
        if len(data) - at < 2:
            return at
        if data[at : at + 2] != b"\r\n":
            raise heads.unreadable("A chunk is longer than its size says.")
        self._read = self._read_chunk_line
        return at + 2

    def _read_trailers(self, data: bytes, at: int) -> int:
        """Read what may stand behind the last chunk, of which nothing is kept: it came too late to mean anything."""
        if data.startswith(b"\r\n", at):
            self._end()
            return at + 2
        end = data.find(b"\r\n\r\n", at + self._searched)
        if (len(data) if end < 0 else end) - at > self._largest:
            raise heads.too_large("Trailers", self._largest)
        if end < 0:
            heads.look_at_ends(data, at + self._searched)
            self._searched = max(0, len(data) - at - 3)
            return at
        heads.look_at_fields(data[at : end + 2])
        self._end()
        return end + 4

    def _end(self) -> None:
        self._searched = self._extra = 0
        self._read = self._read_head
        self.has_ended = self._is_last
        self._receiver.on_end()
