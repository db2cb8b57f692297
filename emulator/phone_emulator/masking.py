"""What of a request and its answer may be shown: what is known to hold no secret, and nothing else.

Known are the parameters and the properties that a contract describes, but for those that it calls secret (`x-personal`,
`x-token`), a few headers that every client sends, and of a credential what the emulator has recognized.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any
from urllib.parse import unquote_plus

import orjson

from phone_emulator import documents
from phone_emulator.contract import NAME, SHORTENED, Contract, Operation
from phone_emulator.exchange import Exchange
from phone_emulator.security import SIGNED
from phone_emulator.settings import Account

HIDDEN = "***"

# What everybody sends, and what tells requests apart.
_STANDARD = """
accept accept-charset accept-encoding accept-language cache-control connection content-encoding content-language
content-length content-type date expect host idempotency-key if-match if-modified-since if-none-match if-unmodified-
since keep-alive max-forwards pragma priority range sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user te
traceparent tracestate trailer transfer-encoding upgrade upgrade-insecure-requests user-agent x-request-id
"""
_SCHEMES = {name.lower(): name for name in ("Basic", "Bearer", "Digest", "HMAC-MD5", "HMAC-SHA256")}
_DATE = re.compile(r"[0-9TZ:.+-]{8,40}")
_SHORTEST = 4
_LARGEST = 65_536


class Mask:
    """Knows what needs no hiding.

    Args:
        contracts: What is known, by stem.

    Attributes:
        headers: Names of headers, in lower case, whose values are known to be none that is secret.
        credentials: Names of those that prove who calls.
        query: Names of query parameters that a contract describes.
        operations: What the contract of an operation describes.
    """

    def __init__(self, contracts: Mapping[str, Contract]) -> None:
        self.operations: dict[Operation, _Known] = {
            one: _known(one) for contract in contracts.values() for one in contract.operations.values()
        }
        self.credentials: set[str] = {name for contract in contracts.values() for name in contract.credential_headers}
        documented = {name for known in self.operations.values() for name in known.headers}
        self.headers: set[str] = ({*_STANDARD.split()} | documented) - self.credentials
        self.query: set[str] = {name for known in self.operations.values() for name in known.query}


class Shown:
    """One request and its answer as they may be shown.

    What is hidden in one part is hidden in the others, too, such as in an error that repeats it.
    """

    def __init__(self, mask: Mask, exchange: Exchange) -> None:
        self._mask = mask
        self._exchange = exchange
        self._hidden: set[str] = set()
        self._hides_body = False
        safe = mask.headers
        self.headers: dict[str, str] = {
            name: value if name in safe else self._header(name, value) for name, value in exchange.headers.items()
        }
        path, mark_of_query, query = exchange.path.partition("?")
        if query:
            query = "&".join(map(self._pair, query.split("&")))
        self.body: str = self._body(exchange.content)
        self.path: str = self.text(path) + mark_of_query + query
        if self._is_in("\n".join(self.headers.values())):
            self.headers = {name: self.text(value) for name, value in self.headers.items()}

    def text(self, text: str) -> str:
        """A text that the emulator has written; nothing of one that was shortened may be the rest of a secret."""
        if SHORTENED in text and self._hides_body:
            return HIDDEN
        if self._is_in(text):
            for hidden in sorted(self._hidden, key=len, reverse=True):
                text = text.replace(hidden, HIDDEN)
        return text

    def _is_in(self, text: str) -> bool:
        for hidden in self._hidden:  # noqa: SIM110 - a generator would take three times as long
            if hidden in text:
                return True
        return False

    def may_hide(self, content: bytes) -> bool:
        """Whether `answer` may be another text than an answer's body, as far as can be told quickly."""
        operation = self._exchange.operation
        if self._hides_body or (operation is not None and self._mask.operations[operation].secrets):
            return True
        return any(hidden.encode(errors="surrogatepass") in content for hidden in self._hidden)

    def answer(self, content: bytes) -> str:
        """The body of the answer."""
        operation = self._exchange.operation
        if operation is None or not self._mask.operations[operation].secrets or not content:
            return self.text(_decoded(content))
        return self.text(self._without_secrets(content, self._mask.operations[operation]))

    def _header(self, name: str, value: str) -> str:
        if name not in self._mask.credentials:
            return self._hide(value)
        caller, signed = self._exchange.caller, SIGNED.fullmatch(value)
        if signed and isinstance(caller, Account) and signed[1] == caller.api_key:
            self._hidden.update(signed.group(3, 4))
            return f"{value[: signed.start(3)]}{HIDDEN}, signature={HIDDEN}"
        scheme, space, rest = value.strip().partition(" ")
        shown = _SCHEMES.get(scheme.lower())
        if shown is None:
            return self._hide(value)
        if not shown.startswith("HMAC-"):
            self._hide(rest.strip())
            return f"{shown} {HIDDEN}" if space else shown
        return f"{shown} " + ", ".join(map(self._parameter, rest.split(","))) if space else shown

    def _parameter(self, part: str) -> str:
        """A parameter of a signature; who signed and when is no secret, once it is known to be that."""
        name, equals, value = part.strip().partition("=")
        caller = self._exchange.caller
        match name.lower():
            case "apikey" if isinstance(caller, Account) and value == caller.api_key:
                return part.strip()
            case "date" if _DATE.fullmatch(value):
                return part.strip()
            case "apikey" | "date" | "salt" | "signature":
                self._hide(value)
                return f"{name}={HIDDEN}"
            case _:
                self._hide(value)
                return self._hide(name + equals + value)

    def _pair(self, pair: str) -> str:
        name, equals, value = pair.partition("=")
        if unquote_plus(name) in self._mask.query:
            return pair
        if not equals or not NAME.fullmatch(name):
            for text in (pair, unquote_plus(name), unquote_plus(value)):
                self._hide(text)
            return HIDDEN if pair else pair
        self._hide(unquote_plus(value))
        return name + equals + self._hide(value)

    def _body(self, content: bytes | bytearray) -> str:
        operation = self._exchange.operation
        if operation is None or not content:
            return ""
        known = self._mask.operations[operation]
        if self._exchange.invalid is None and self._exchange.refusal is None and not known.secrets:
            return _decoded(content)
        return self._without_secrets(content, known)

    def _without_secrets(self, content: bytes | bytearray, known: "_Known") -> str:
        """A JSON text with the properties alone that the contract describes and does not call secret."""
        try:
            document = documents.read(content) if len(content) <= _LARGEST else None
        except ValueError:
            document = None
        if not isinstance(document, dict | list):
            self._hides_body = True
            for text in (_decoded(content), *_texts(document)):
                self._hide(text)
            return f"{HIDDEN} ({len(content)} bytes that are no JSON object)"
        masked = self._masked(document, known)
        if masked == document:
            return _decoded(content)
        self._hides_body = True
        return orjson.dumps(masked).decode()

    def _masked(self, value: Any, known: "_Known", *, named: bool = False) -> Any:
        if isinstance(value, list):
            return [self._masked(item, known, named=named) for item in value]
        if not isinstance(value, dict):
            return value if named or isinstance(value, bool | None) else self._hide(str(value))
        shown: dict[str, Any] = {}
        for name, item in value.items():
            if known.properties.get(name) is False:
                shown[name] = self._masked(item, known, named=True)
                continue
            for text in _texts(item):
                self._hide(text)
            shown[name if NAME.fullmatch(name) else self._hide(name)] = HIDDEN
        return shown

    def _hide(self, text: str) -> str:
        """What stands in the place of a text; the text itself is shown nowhere else, unless it is too short to tell."""
        if len(text) >= _SHORTEST:
            self._hidden.add(text)
            if not text.isalnum() or not text.isascii():
                self._hidden |= {ascii(text)[1:-1], orjson.dumps(text).decode()[1:-1]}
        return HIDDEN if text else text


class _Known:
    """What the contract of an operation describes.

    Attributes:
        headers: Names of its header parameters, in lower case.
        query: Names of its query parameters.
    """

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self.headers = {one.key for one in operation.parameters if one.location == "header" and not one.is_json}
        self.query = {one.name for one in operation.parameters if one.location == "query"}

    @cached_property
    def properties(self) -> dict[str, bool]:
        """Names of all properties of its bodies, and whether each is secret."""
        contract = self._operation.contract
        found: dict[str, bool] = {}
        for name, document in _properties(self._operation.document, contract, set()):
            found[name] = found.get(name, False) or document.get("x-personal") == "secret"
        for scheme in contract.document["components"].get("securitySchemes", {}).values():
            word = scheme.get("x-token", {})
            if word.get("operationId") == self._operation.id:
                found |= {word["secret"]: True, word["token"]: True}
        return found

    @cached_property
    def secrets(self) -> set[str]:
        """Names of those that are secret."""
        return {name for name, is_secret in self.properties.items() if is_secret}


# Of the same operations in every application of a process.
_known = cache(_Known)


def _properties(node: Any, contract: Contract, seen: set[int]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Name and schema of every property that is described somewhere in a part of a contract."""
    node = contract.resolve(node)
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, list):
        for item in node:
            yield from _properties(item, contract, seen)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key == "properties" and isinstance(item, dict):
                for name, schema in item.items():
                    yield name, contract.resolve(schema)
            if key not in ("examples", "example", "default"):
                yield from _properties(item, contract, seen)


def _texts(value: Any) -> Iterator[str]:
    """Every text and number in a JSON document."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value
    elif not isinstance(value, bool | None):
        yield str(value)


def _decoded(content: bytes | bytearray) -> str:
    return content.decode(errors="replace")
