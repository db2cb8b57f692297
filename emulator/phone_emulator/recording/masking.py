"""Takes out of an exchange what is personal, by what its contract says of each property."""

import json
import re
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from phone_emulator.contract import JSON, Contract, Operation
from phone_emulator.errors import MethodNotAllowed, NotFound
from phone_emulator.recording.har import Exchange, Headers, content_type, entry
from phone_emulator.recording.pseudonyms import Pseudonyms
from phone_emulator.recording.shapes import Shape, Shapes
from phone_emulator.routes import Routes

BOM = "\ufeff"
_SAYS_NOTHING = frozenset(
    (
        *("accept", "accept-encoding", "allow", "cache-control", "connection", "content-encoding", "content-length"),
        *("content-type", "date", "expires", "last-modified", "pragma", "retry-after", "transfer-encoding", "vary"),
    )
)
# A word of a provider, which the contract may not know yet: letters alone, since keys and names of people have others.
_WORD = re.compile(r"[A-Za-z]+(?:[-_ ./][A-Za-z]+)*|[0-9]{1,3}")
_LONGEST_WORD = 64
_KEY = re.compile(r"[A-Za-z_$][A-Za-z_$-]*|[a-z_$][A-Za-z_$-]*[0-9]{1,2}")
_LONGEST_KEY = 48
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_PLAIN_HEADER = re.compile(r"(?:[A-Za-z.,;:=/*+ \"()-]|(?<![A-Za-z\d])\d{1,9}(?![A-Za-z\d]))*", re.ASCII)
_LONGEST_COUNT = 10**9
# What words have not: long runs of one case or of consonants, as letters drawn at random have, or of digits.
_NO_WORDS = re.compile(r"[A-Z]{17}|[a-z]{17}|(?i:[b-df-hj-np-tv-xz]{6})|\d[\d .()/-]{7,}\d")
_SHORT = 12
_MOST_CAPITALS = 0.42
_MEDIA_TYPE = re.compile(r"[a-zA-Z.+-]+/[a-zA-Z0-9.+-]+|charset=\"?[a-zA-Z0-9_-]+\"?", re.ASCII)
_DATA_URI = re.compile(r"(data:)([^,]*,)", re.IGNORECASE)
_GIVEN = re.compile(r"(?<==)[^,=]+")


@dataclass(frozen=True)
class Place:
    """Where in its contract an exchange belongs.

    Attributes:
        operation: What was asked, `None` for what the contract does not know.
        parameters: The texts of the path parameters.
    """

    operation: Operation | None
    parameters: Mapping[str, str]


class Described:
    """What one contract says of exchanges.

    Args:
        contract: The contract.
    """

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.shapes: Shapes = Shapes(contract.resolve)
        self._routes = Routes({contract.name: contract}, contract.name)
        servers = [urlsplit(one["url"]) for one in contract.document.get("servers", [])]
        self.hosts: set[str] = {one.netloc for one in servers}
        self._bases = sorted({one.path.rstrip("/") for one in servers} - {""}, reverse=True)
        self._roots = {one.segments[0] for one in contract.operations.values()}
        self._parameters: dict[tuple[str, str, str], Shape | None] = {}
        self.literals: set[str] = {
            part for one in contract.operations.values() for part in one.segments if part[0] != "{"
        }

    def place(self, exchange: Exchange) -> Place:
        """Where an exchange belongs, whatever host it was sent to."""
        path = urlsplit(exchange.url).path
        for base in [*(base for base in self._bases if path.startswith(base)), ""]:
            segments = [unquote(part) for part in path[len(base) :].removeprefix("/").split("/")]
            try:
                return Place(*self._routes.find(exchange.method, segments))
            except (NotFound, MethodNotAllowed):
                continue
        return Place(None, {})

    def is_ours(self, exchange: Exchange) -> bool:
        """Whether an exchange is about this API: its path begins as those of it, or its host is a server of it."""
        url = urlsplit(exchange.url)
        bases = ["", *(base for base in self._bases if url.path.startswith(base))]
        return url.netloc in self.hosts or any(
            url.path[len(base) + 1 :].partition("/")[0] in self._roots for base in bases
        )

    def parameter(self, operation: Operation | None, location: str, name: str) -> Shape | None:
        """What a parameter of an operation may be."""
        if operation is None:
            return None
        key = operation.id, location, name
        if key not in self._parameters:
            sought = name.lower() if location == "header" else name
            found = [one for one in operation.parameters if one.location == location and one.key == sought]
            self._parameters[key] = self.shapes.of(found[0].schema) if found else None
        return self._parameters[key]

    def request(self, operation: Operation | None) -> Shape | None:
        """What the body of a request may be."""
        body = self.contract.resolve(operation.document.get("requestBody", {})) if operation else {}
        return self._body(body)

    def answer(self, operation: Operation | None, status: int) -> Shape | None:
        """What the body of an answer may be; of a status that is not documented, as of those of its kind."""
        responses: dict[str, Any] = dict(operation.document["responses"]) if operation else {}
        fallbacks: dict[str, Any] = self.contract.document["x-fallback-responses"]
        if str(status) in responses:
            return self._body(self.contract.resolve(responses[str(status)]))
        alike = [one for key, one in [*responses.items(), *fallbacks.items()] if (key < "400") == (status < 400)]
        return next((shape for one in alike if (shape := self._body(self.contract.resolve(one)))), None)

    def _body(self, document: Mapping[str, Any]) -> Shape | None:
        schema = document.get("content", {}).get(JSON, {}).get("schema")
        return None if schema is None else self.shapes.of(schema)


class Masker:
    """Masks exchanges of some APIs: what is the same before is the same afterwards, in all of them.

    A word that the contract does not know is kept where one of the provider is due, and looked at again by `finished`.

    Args:
        contracts: Those of the APIs.
        key: What pseudonyms are made of; a new one for each recording.
    """

    def __init__(self, contracts: Sequence[Contract], key: bytes) -> None:
        self._known = [Described(contract) for contract in contracts]
        self._pseudonyms = Pseudonyms(key)
        self._text = self._pseudonyms.text
        self._personal: set[str] = set()
        self._guessed: set[str] = set()
        self._header = lru_cache(1024)(self._masked_header)

    def entry(self, exchange: Exchange) -> dict[str, Any]:
        """An exchange as an entry of HTTP Archive 1.2, without what is personal."""
        described = next((one for one in self._known if one.is_ours(exchange)), self._known[0])
        operation, parameters = (place := described.place(exchange)).operation, place.parameters
        request = described.request(operation)
        answer = described.answer(operation, exchange.status)
        query = list(self._query(described, operation, urlsplit(exchange.url).query))
        sent = list(self._headers(described, operation, exchange.sent))
        sends = self._body(exchange.content, exchange.sent, request)
        headers = list(self._headers(described, operation, exchange.headers))
        body = self._body(exchange.body, exchange.headers, answer)
        url = self._url(described, operation, parameters, exchange.url, query)
        masked = replace(exchange, url=url, sent=sent, headers=headers)
        return entry(masked, query=query, sent=sends, body=body)

    def finished(self, entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Entries that `entry` has made, without words that turned out to be somebody's name, key or number."""
        wrong = sorted(self._guessed & self._personal, key=len, reverse=True)
        if not wrong:
            return list(entries)
        found = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, wrong))})(?![A-Za-z0-9])")
        return [
            json.loads(found.sub(lambda word: self._text(word[0]), json.dumps(entry, ensure_ascii=False)))
            for entry in entries
        ]

    def _of_somebody(self, text: str) -> str:
        self._personal.add(text)
        return self._text(text)

    def _url(
        self,
        described: Described,
        operation: Operation | None,
        parameters: Mapping[str, str],
        url: str,
        query: list[tuple[str, str]],
    ) -> str:
        parts = urlsplit(url)
        is_local = parts.hostname is not None and (
            parts.hostname == "127.0.0.1" or parts.hostname.endswith("localhost")
        )
        host = (
            parts.netloc if parts.netloc in described.hosts else "localhost" if is_local else self._text(parts.netloc)
        )
        if operation is None:
            segments = [unquote(part) for part in parts.path.removeprefix("/").split("/")]
            path = [part if part in described.literals else self._text(part) for part in segments]
        else:
            path = [
                self._string(parameters[part.strip("{}")], described.parameter(operation, "path", part.strip("{}")))
                if part.startswith("{")
                else part
                for part in operation.segments
            ]
        masked = f"{parts.scheme}://{host}/" + "/".join(quote(part, safe="") for part in path)
        return f"{masked}?{urlencode(query)}" if query else masked

    def _query(self, described: Described, operation: Operation | None, query: str) -> Iterator[tuple[str, str]]:
        for name, value in parse_qsl(query, keep_blank_values=True):
            shape = described.parameter(operation, "query", name)
            yield name if shape else self._key(name), self._string(value, shape)

    def _headers(
        self, described: Described, operation: Operation | None, headers: Headers
    ) -> Iterator[tuple[str, str]]:
        for name, value in headers:
            shape = described.parameter(operation, "header", name)
            if shape is not None:
                yield name, self._string(value, shape)
            elif name.lower() in described.contract.credential_headers:
                yield name, self._credentials(value)
            else:
                yield self._header(name, value)

    def _masked_header(self, name: str, value: str) -> tuple[str, str]:
        """A header that no contract says anything of."""
        lower = name.lower()
        if lower == "content-type":
            return name, "; ".join(_MEDIA_TYPE.findall(value))
        if lower in _SAYS_NOTHING and _PLAIN_HEADER.fullmatch(value) and _reads(value):
            return name, value
        return self._key(name), self._text(value)

    def _credentials(self, value: str) -> str:
        scheme, space, rest = value.partition(" ")
        if not space:
            return self._of_somebody(value)
        if "=" in rest:
            rest = _GIVEN.sub(lambda one: one[0] if _DATE.fullmatch(one[0]) else self._of_somebody(one[0]), rest)
        else:
            rest = self._of_somebody(rest)
        known = scheme.lower() in ("basic", "bearer", "digest") or scheme.startswith("HMAC-")
        return f"{scheme if known else self._text(scheme)} {rest}"

    def _body(self, body: bytes | None, headers: Headers, shape: Shape | None) -> dict[str, str]:
        """The text of a body, and how it is encoded."""
        if body is None:
            return {"comment": "It was packed in a way that can't be read.", "_packed": "yes"}
        try:
            text = body.decode(_charset(headers))
        except (UnicodeError, LookupError):
            return {"text": b64encode(self._pseudonyms.file(len(body), b"\xff")).decode(), "encoding": "base64"}
        bom = BOM if text.startswith(BOM) else ""
        try:
            value = self._json(json.loads(text.removeprefix(BOM), parse_constant=_no_constant), shape)
            return {"text": bom + json.dumps(value, ensure_ascii=False, separators=(",", ":"))}
        except (ValueError, RecursionError):
            if content_type(headers).startswith("application/x-www-form-urlencoded"):
                fields = parse_qsl(text, keep_blank_values=True)
                return {"text": urlencode([(self._key(name), self._text(one)) for name, one in fields])}
            return {"text": self._text(text)}

    def _json(self, value: Any, shape: Shape | None) -> Any:
        if isinstance(value, dict):
            return dict(self._properties(value, shape))
        if isinstance(value, list):
            items = shape.items if shape else None
            return [self._json(item, items) for item in value]
        if isinstance(value, str):
            return self._string(value, shape)
        if value is None or isinstance(value, bool):
            return value
        counts = shape is not None and {"integer", "number"} & shape.types and shape.personal in ("", "none")
        return value if counts and abs(value) < _LONGEST_COUNT else self._pseudonyms.number(value)

    def _properties(self, value: Mapping[str, Any], shape: Shape | None) -> Iterator[tuple[str, Any]]:
        named = shape.names if shape else {}
        for name, item in value.items():
            yield (
                name if name in named else self._key(name),
                self._json(item, shape.of_property(name) if shape else None),
            )

    def _string(self, text: str, shape: Shape | None) -> str:
        if shape is None:
            return self._text(text)
        if text in shape.values or ("boolean" in shape.types and text in ("true", "false")):
            return text
        if shape.is_date and _DATE.fullmatch(text):
            return text
        if shape.said is not None:
            return self._document(text, shape.said)
        if shape.is_file:
            return self._file(text, shape)
        if "string" not in shape.types and {"integer", "number"} & shape.types and shape.personal in ("", "none"):
            return text if re.fullmatch(r"-?[0-9]{1,9}", text) else self._text(text)
        if (shape.values or shape.personal == "none") and _is_word(text):
            self._guessed.add(text)
            return text
        return self._text(text) if shape.personal in ("", "none", "text") else self._of_somebody(text)

    def _document(self, text: str, shape: Shape) -> str:
        try:
            return json.dumps(self._json(json.loads(text), shape), separators=(",", ":"))
        except (ValueError, RecursionError):
            return self._text(text)

    def _file(self, text: str, shape: Shape) -> str:
        """A file that begins with the same bytes, and has the same size."""
        found = _DATA_URI.match(text)
        content = text[found.end() :] if found else text
        size = len(content) * 3 // 4 - content[-2:].count("=")
        start = _decoded(content[:64])
        beginning = next((one for one in shape.beginnings if start.startswith(one)), b"")
        masked = b64encode(self._pseudonyms.file(max(0, size), beginning)).decode()
        media_type = _MEDIA_TYPE.match(found[2]) if found else None
        return f"data:{media_type[0] if media_type else ''};base64,{masked}" if found else masked

    def _key(self, name: str) -> str:
        """The name of a property that the contract does not list; one may be the number that it is about."""
        if len(name) > _LONGEST_KEY or not _KEY.fullmatch(name) or not _reads(name):
            return self._text(name)
        self._guessed.add(name)
        return name


@lru_cache(1024)
def _is_word(text: str) -> bool:
    """Whether a text may be a word of the provider."""
    return len(text) <= _LONGEST_WORD and _WORD.fullmatch(text) is not None and _reads(text)


def _reads(text: str) -> bool:
    """Whether letters make words, or are those of a key."""
    capitals = sum(map(str.isupper, text))
    is_mixed = len(text) > _SHORT and capitals < len(text) and any(map(str.islower, text))
    return not _NO_WORDS.search(text) and not (is_mixed and capitals > _MOST_CAPITALS * len(text))


def _charset(headers: Headers) -> str:
    found = re.search(r"charset=\"?([\w-]+)", content_type(headers))
    return found[1] if found else "utf-8"


def _decoded(content: str) -> bytes:
    try:
        return a2b_base64(content[: len(content) // 4 * 4])
    except ValueError:
        return b""


def _no_constant(name: str) -> None:
    raise ValueError(f"`{name}` is no number of JSON")
