"""Recordings: HTTP Archive 1.2, as browsers, mitmproxy and Redocly write it, too."""

import binascii
import json
import os
import tempfile
from base64 import b64decode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

Headers = Sequence[tuple[str, str]]


class HarError(Exception):
    """A file is no recording; the text says what is wrong with it."""


@dataclass(frozen=True)
class Exchange:
    """A request, and what became of it.

    Attributes:
        method: HTTP method.
        url: With its query.
        sent: Headers of the request, in their order.
        content: Body of the request.
        status: That of the answer, 0 where none came.
        headers: Those of the answer.
        body: Its body, unpacked; `None` where it could not be.
        started: When the request was sent, ISO 8601.
        milliseconds: How long it took.
        error: What went wrong with the connection, such as `ReadTimeout`; empty for nothing.
        note: What somebody has written beside it.
        size: Bytes that the request had, which may be more than are kept of it.
    """

    method: str
    url: str
    sent: Headers
    content: bytes
    status: int
    headers: Headers
    body: bytes | None
    started: str = ""
    milliseconds: float = 0.0
    error: str = ""
    note: str = ""
    size: int = 0

    def header(self, name: str) -> str:
        """What the answer says in a header, all its values behind one another."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


def read(path: Path) -> list[Exchange]:
    """The exchanges of a recording, in their order.

    Raises:
        HarError: The file is not there, or is none.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        return [exchange(entry) for entry in document["log"]["entries"]]
    except OSError as error:
        raise HarError(f"{path}: {error.strerror}. Name a recording, such as one of `make record`.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"{type(error).__name__}: {error}"
        raise HarError(f"{path} is no HTTP Archive 1.2 ({what}). Save it as HAR, with contents.") from error


def lost(path: Path) -> list[str]:
    """Why requests got no answer whose exchanges a recording does not have, as a proxy tells of them.

    Raises:
        HarError: The file is not there, or is none.
    """
    read(path)
    found: list[str] = json.loads(path.read_text(encoding="utf-8-sig"))["log"].get("_lost", [])
    return found


def write(path: Path, entries: Iterable[dict[str, Any]], *, lost: Sequence[str] = ()) -> None:
    """Write a recording whole, or not at all.

    Args:
        path: Where.
        entries: Its exchanges.
        lost: Why requests got no answer that are not among them.

    Raises:
        OSError: It can't be written; what was there before still is.
    """
    creator = {"name": "phone-emulator", "version": version("phone-emulator")}
    more = {"_lost": list(lost)} if lost else {}
    document = {"log": {"version": "1.2", "creator": creator, **more, "entries": list(entries)}}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        # Half of a character, which JSON may have by an escape, is written as one.
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise


def exchange(entry: dict[str, Any]) -> Exchange:
    """What an entry of a recording says."""
    request, response = entry["request"], entry["response"]
    headers = _headers(response["headers"])
    content = response.get("content", {})
    return Exchange(
        method=request["method"].upper(),
        url=request["url"],
        sent=_headers(request["headers"]),
        content=_bytes(request.get("postData", {})) or b"",
        status=int(response["status"]),
        headers=headers,
        body=_unpacked(_bytes(content), headers),
        started=entry.get("startedDateTime", ""),
        milliseconds=float(entry.get("time", 0)),
        error=str(entry.get("_error") or response.get("_error") or ""),
        note=str(entry.get("comment", "")),
        size=int(request.get("bodySize", 0)),
    )


def entry(exchange: Exchange, *, query: Headers, sent: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """An entry of a recording.

    Args:
        exchange: What it says, but for the two bodies.
        query: That of its URL.
        sent: `text` and `encoding` of the body of the request.
        body: Those of the answer.
    """
    return {
        "startedDateTime": exchange.started,
        "time": exchange.milliseconds,
        "request": {
            "method": exchange.method,
            "url": exchange.url,
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": _named(exchange.sent),
            "queryString": _named(query),
            "headersSize": -1,
            "bodySize": len(exchange.content),
            **({"postData": {"mimeType": content_type(exchange.sent), **sent}} if exchange.content else {}),
        },
        "response": {
            "status": exchange.status,
            "statusText": "",
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": _named(exchange.headers),
            "content": {"size": len(exchange.body or b""), "mimeType": content_type(exchange.headers), **body},
            "redirectURL": exchange.header("location"),
            "headersSize": -1,
            "bodySize": -1,
            **({"_error": exchange.error} if exchange.error else {}),
        },
        "cache": {},
        "timings": {"send": 0, "wait": exchange.milliseconds, "receive": 0},
    }


def content_type(headers: Headers) -> str:
    """The media type that headers name, with its parameters; empty for none."""
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _named(pairs: Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _headers(items: list[dict[str, str]]) -> Headers:
    return [(item["name"], item["value"]) for item in items if not item["name"].startswith(":")]


def _bytes(content: dict[str, Any]) -> bytes | None:
    text = content.get("text")
    if text is None:
        return None if content.get("_packed") else b""
    if content.get("encoding") == "base64":
        try:
            return b64decode(text, validate=False)
        except binascii.Error as error:
            raise ValueError(f"a body is no base64: {error}") from error
    return str(text).encode("utf-8", "surrogatepass")


def _unpacked(body: bytes | None, headers: Headers) -> bytes | None:
    """A body as it reads; some write a packed one as if it were a text, which nobody can take back."""
    packed = any(name.lower() == "content-encoding" and value.lower() != "identity" for name, value in headers)
    return None if body and packed and "\ufffd".encode() in body else body
