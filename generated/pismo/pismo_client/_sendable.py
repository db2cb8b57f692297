"""What no request can hold, whether inputs are checked or not: it would be refused on its way out, or lead astray."""

import re
from typing import Final
from urllib.parse import quote, unquote

# RFC 9110, 5.1 and 5.5; httpx sends ASCII alone.
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"(?:[!-~](?:[ -~\t]*[!-~])?)?")
_SEPARATOR = re.compile(r"[/\\]")
# What a path may have as it is; the rest is escaped, but for what is already.
_SAFE: Final = "/%:@!$&'()*+,;=~"
_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_FOLDED: Final = ("", ".", "..")
OURS: Final = ("content-length", "transfer-encoding")


class UnsendableError(ValueError):
    """Says what is wrong."""


def segment(text: str) -> str:
    """An argument as the one segment of a path that it is.

    Raises:
        UnsendableError: It would change the path, in the eyes of httpx or of a server that decodes before it compares.
    """
    if text.isascii() and text.isalnum():
        return text
    if not text:
        raise UnsendableError("is empty, which would lead to another path")
    if any(part.partition(";")[0] in _FOLDED for part in _SEPARATOR.split(unquote(text))):
        raise UnsendableError(f"{text!r:.60} would lead to another path")
    return quote(encoded(text), safe="")


def path(text: object) -> str:
    """A path that is written out, with what no path has escaped.

    Raises:
        UnsendableError: It is none, or would lead to another one.
    """
    if not isinstance(text, str) or not re.fullmatch(r"/[^?#\x00-\x1f\x7f]*", text):
        what = "is no path from the base URL on: begin it with / and pass what stands behind ? as params"
        raise UnsendableError(f"{text!r:.60} {what}")
    parts = [part.partition(";")[0] for part in _SEPARATOR.split(unquote(text))]
    if "." in parts or ".." in parts or "//" in text:
        raise UnsendableError(f"{text!r:.60} would lead to another path: write it out, and leave out no part of it")
    return quote(encoded(_PERCENT.sub("%25", text)), safe=_SAFE)


def header(name: str, value: object) -> str:
    """The value of a header.

    Raises:
        UnsendableError: No such header can be sent.
    """
    if not _NAME.fullmatch(name):
        raise UnsendableError(f"{name!r:.60} is no name of a header")
    if name.lower() in OURS:
        raise UnsendableError(f"{name} is up to the client")
    if not isinstance(value, str):
        raise UnsendableError(f"{name} is {value!r:.60}, which is no text")
    if not _VALUE.fullmatch(value):
        raise UnsendableError(f"{name} has a line break, a blank at an end, or a character that is not ASCII")
    return value


def query(text: str) -> str:
    """The value of a parameter in the query.

    Raises:
        UnsendableError: It is not text.
    """
    encoded(text)
    return text


def encoded(text: str) -> bytes:
    """A text as it is sent.

    Raises:
        UnsendableError: It is not text.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        half = text[max(error.start - 20, 0) : error.end]
        raise UnsendableError(f"{half!r} is not text: it has half a character in it") from None
