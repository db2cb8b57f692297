"""Bodies that are packed by gzip on their way."""

import zlib
from collections.abc import Mapping

_GZIP = 16 + zlib.MAX_WBITS
_NAMES = ("gzip", "x-gzip")


class Gunzip:
    """Unpacks a body while it arrives.

    Attributes:
        problem: What is wrong with it; nothing while it is as it should be.
    """

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self.problem: str = ""

    def feed(self, data: bytes, most: int) -> bytes:
        """What a part is unpacked; no more than so many bytes, of which the last tells that there are too many."""
        unpacked = b""
        try:
            while data and not self.problem and len(unpacked) < most:
                if self._member.eof:
                    self._member = zlib.decompressobj(_GZIP)
                unpacked += self._member.decompress(data, most - len(unpacked))
                data = self._member.unused_data or self._member.unconsumed_tail
        except zlib.error:
            self.problem = "is no gzip, as Content-Encoding says it is"
        return unpacked

    def end(self) -> None:
        """Find out whether anything is missing."""
        if not self.problem and not self._member.eof:
            self.problem = "ends within its gzip"


def unpacker(headers: Mapping[str, str]) -> Gunzip | None:
    """What unpacks a body; `None` for one that is not packed, or in a way that is not known."""
    return Gunzip() if headers.get("content-encoding", "").strip().lower() in _NAMES else None


def unknown(headers: Mapping[str, str]) -> str:
    """The name of a packing that is not known; nothing where there is none."""
    name = headers.get("content-encoding", "").strip().lower()
    return "" if name in ("", "identity", *_NAMES) else name
