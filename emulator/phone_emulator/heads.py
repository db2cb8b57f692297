"""The head of a request of HTTP/1.1: its request line and headers, and what they say of the body."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import NamedTuple

_END = b"\r\n"
_ALONE = re.compile(rb"(?<!\r)\n|\r(?!\n|\Z)")

_SHOWN = 40
_LONGEST_KEPT = 200
_NONE: frozenset[str] = frozenset()
_REQUEST_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Z-]+) ([!-~\x80-\xff]+) HTTP/1\.([0-9])")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t\x20-\x7e\x80-\xff]*)")
_TLS = b"\x16"
_VERSION = re.compile(rb"HTTP/[0-9](?:\.[0-9])?")
_ABSOLUTE = re.compile(rb"https?://([^/?:][^/?]*)(.*)", re.IGNORECASE)
_HOST = re.compile(r"(\[[0-9A-Za-z._~%:-]+\]|([0-9A-Za-z._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(:[0-9]*)?")
_LENGTH = re.compile(r"[0-9]{1,18}", re.ASCII)


class Refused(Exception):
    """What arrives is no request that can be answered, and nothing behind it can be read."""

    def __init__(self, status: HTTPStatus, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


@dataclass(slots=True)
class Head:
    """A request line and its headers.

    Attributes:
        method: The method.
        path: The path as it was sent.
        query: The query as it was sent.
        headers: The headers, names in lower case; the values of one that came several times are joined by commas.
        repeated: Names of those that came several times.
        is_last: Whether the connection ends behind this request.
        length: Bytes of the body; `None` when it comes in chunks.
        expects: Whether the client waits for a word before it sends the body.
    """

    method: str
    path: bytes
    query: bytes
    headers: dict[str, str]
    repeated: frozenset[str]
    is_last: bool
    length: int | None
    expects: bool


class _Line(NamedTuple):
    method: str
    path: bytes
    query: bytes
    host: str | None
    is_1_0: bool


def read(data: bytes) -> Head:
    """What the lines of a head say.

    Raises:
        Refused: It is the head of no request.
    """
    first, *rest = data.split(b"\r\n")
    rest.pop()
    method, path, query, host, is_1_0 = _request_line(first) if len(first) < _LONGEST_KEPT else _read_line(first)
    headers, repeated = combined([_field(line) if len(line) < _LONGEST_KEPT else _read_field(line) for line in rest])
    if host is not None and "host" in headers:
        headers["host"] = host
    _look_at_host(headers.get("host"), repeated, may_lack=is_1_0)
    length: int | None = 0
    if "transfer-encoding" in headers:
        _look_at_coding(headers, is_1_0=is_1_0)
        length = None
    elif "content-length" in headers:
        length = _declared_length(headers["content-length"], repeated)
    # Who speaks HTTP/1.0 and asks to keep the connection would have to be told that it is kept.
    is_last = is_1_0 or ("connection" in headers and _closes(headers["connection"]))
    expects = "expect" in headers and not is_1_0 and headers["expect"].lower() == "100-continue"
    return Head(method, path, query, headers, repeated, is_last, length, expects)


def combined(fields: list[tuple[str, str]]) -> tuple[dict[str, str], frozenset[str]]:
    """Headers by name, and the names of those that came several times, whose values are joined by commas."""
    headers = dict(fields)
    if len(headers) == len(fields):
        return headers, _NONE
    counts = Counter(name for name, _ in fields)
    joined = {name: ", ".join(value for other, value in fields if other == name) for name in headers}
    return joined, frozenset(name for name, count in counts.items() if count > 1)


def look_early(data: bytes, at: int, searched: int) -> None:
    """Refuse a head that is not all there where it can't become one; before `searched` nothing is to be found."""
    if data[at] < 32 and data[at] != 13:
        raise _no_request_line(data[at:])
    look_at_ends(data, searched)
    end = data.find(b"\r\n", at)
    if end >= searched and not _REQUEST_LINE.fullmatch(data, at, end):
        raise _no_request_line(data[at:end])


def look_at_ends(data: bytes, at: int = 0) -> None:
    """Refuse lines of which one ends with half of what ends a line, unless its other half is still to come."""
    if found := _ALONE.search(data, at):
        half = "LF" if found[0] == b"\n" else "CR"
        raise unreadable(f"A line ends with {half} alone, where CR and LF belong.")


def look_at_fields(data: bytes) -> None:
    """Refuse lines of which one is no header."""
    for line in data.split(b"\r\n")[:-1]:
        _read_field(line)


def _read_line(line: bytes) -> _Line:
    match = _REQUEST_LINE.fullmatch(line)
    if match is None:
        raise _no_request_line(line)
    method, target, minor = match.groups()
    host = None
    if not target.startswith(b"/") and target != b"*":
        host, target = _split_url(target)
    path, _, query = target.partition(b"#")[0].partition(b"?")
    return _Line(method.decode(), path, query, host, minor == b"0")


def _read_field(line: bytes) -> tuple[str, str]:
    match = _FIELD.fullmatch(line.decode("latin-1"))
    if match is None:
        raise _no_field(line)
    return match[1].lower(), match[2].strip(" \t")


# Most lines are those of the request before.
_request_line = lru_cache(maxsize=256)(_read_line)
_field = lru_cache(maxsize=1024)(_read_field)


@lru_cache(maxsize=256)
def _closes(connection: str) -> bool:
    return "close" in (option.strip(" \t") for option in connection.lower().split(","))


@lru_cache(maxsize=256)
def _is_host(text: str) -> bool:
    return _HOST.fullmatch(text) is not None


def _split_url(target: bytes) -> tuple[str, bytes]:
    """The host of a target that is a whole URL, which then counts in the place of the header, and its path."""
    match = _ABSOLUTE.fullmatch(target)
    if match is None:
        raise unreadable(f"The target {shown(target)} is no path.")
    return match[1].decode("latin-1"), match[2] if match[2].startswith(b"/") else b"/" + match[2]


def _look_at_host(host: str | None, repeated: frozenset[str], *, may_lack: bool) -> None:
    if host is None:
        if not may_lack:
            raise unreadable("The header Host is missing, which HTTP/1.1 wants.")
    elif "host" in repeated:
        raise unreadable("The header Host came twice. Send it once.")
    elif not _is_host(host):
        raise unreadable(f"The header Host names no host: {shown(host.encode('latin-1'))}.")


def _declared_length(length: str, repeated: frozenset[str]) -> int:
    if "content-length" in repeated:
        raise unreadable(f"The request has two lengths, {length}. Send Content-Length once.")
    if not _LENGTH.fullmatch(length):
        raise unreadable(f"The header Content-Length is no number: {shown(length.encode('latin-1'))}.")
    return int(length)


def _look_at_coding(headers: dict[str, str], *, is_1_0: bool) -> None:
    """Refuse every coding but chunks, which say their length themselves."""
    coding = headers["transfer-encoding"]
    if "content-length" in headers:
        raise unreadable("The request has two lengths, Content-Length and Transfer-Encoding. Send one of them.")
    if is_1_0:
        raise unreadable("HTTP/1.0 has no Transfer-Encoding. Send Content-Length.")
    if coding.lower() != "chunked":
        status = HTTPStatus.NOT_IMPLEMENTED if coding.lower().endswith("chunked") else HTTPStatus.BAD_REQUEST
        text = f"The Transfer-Encoding {shown(coding.encode('latin-1'))} is not read here. Send chunked, or a length."
        raise Refused(status, text)


def _no_request_line(line: bytes) -> Refused:
    if line.startswith(_TLS):
        return unreadable("This is TLS, not HTTP. Look for https where it is http.")
    look_at_ends(line + _END)
    parts = line.split(b" ") if line.isascii() else []
    if len(parts) == 2 and parts[0].isupper():
        return unreadable(f"The request line {shown(line)} has no version.")
    if len(parts) != 3:
        return unreadable(f"{shown(line)} is no request line.")
    method, target, version = parts
    if not _VERSION.fullmatch(version):
        return unreadable(f"The request line ends with {shown(version)} where HTTP/1.1 belongs.")
    if not version.startswith(b"HTTP/1."):
        return unreadable(f"{shown(version)} is not spoken here.")
    if method != method.upper():
        return unreadable(f"The method {shown(method)} is not in upper case, and methods are case-sensitive.")
    return unreadable(f"The request line has an unreadable method {shown(method)} or target {shown(target)}.")


def _no_field(line: bytes) -> Refused:
    look_at_ends(line + _END)
    if line[:1] in (b" ", b"\t"):
        return unreadable(f"A header goes on in a second line: {shown(line)}. Write it in one.")
    return unreadable(f"This is no header: {shown(line)}.")


def unreadable(text: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, f"{text} Send a request of HTTP/1.1.")


def too_large(what: str, largest: int) -> Refused:
    text = f"{what} have more than {largest} bytes. Send fewer."
    return Refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, text)


def shown(data: bytes) -> str:
    """A piece of what came, in characters that every screen can show."""
    text = ascii(data.decode("latin-1"))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}\u2026"
