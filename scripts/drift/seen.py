"""What an exchange shows that Redocly does not look at: from the connection inwards, to what is in the body."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from phone_emulator.contract import JSON, Operation
from phone_emulator.errors import InvalidRequest
from phone_emulator.recording.har import Exchange
from phone_emulator.recording.masking import BOM, Described, Place
from phone_emulator.recording.shapes import Shape
from scripts.contract import Contract, Pointer, pointer_of
from scripts.drift.findings import Sighting
from scripts.edits import Edit

SLOW = 1000.0
_LISTS = ("set-cookie", "vary", "via", "link", "cache-control", "allow", "warning", "www-authenticate")
_CHARSET = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)
_SHOWN = 60


@dataclass(frozen=True)
class Seen:
    """What was seen in one exchange.

    Attributes:
        exchange: The exchange, masked.
        place: Where it belongs.
        sightings: What is unlike the contract.
        body: What its body says, as far as it is the contract's JSON; else `None`.
        is_whole: Whether its body is to be held against the schema.
    """

    exchange: Exchange
    place: Place
    sightings: Sequence[Sighting]
    body: Any = None
    is_whole: bool = False

    @property
    def operation(self) -> str:
        """Its `operationId`, or method and path."""
        return self.place.operation.id if self.place.operation else ""


class Looker:
    """Looks at exchanges of one API.

    Args:
        contract: Its contract, as tools read it.
        described: The same, as the emulator reads it.
        year: When the recording was made.
    """

    def __init__(self, contract: Contract, described: Described, year: str) -> None:
        self._contract = contract
        self._described = described
        self._source = f"live-{year}"
        self._pages: set[tuple[str, str]] = set()
        self._pointers: dict[int, Pointer] = {}
        for pointer, part in contract.walk():
            self._pointers.setdefault(id(part), pointer)

    def look(self, exchange: Exchange) -> Seen:
        """All that is unlike the contract but what stands in its schemas."""
        place = self._described.place(exchange)
        if place.operation is None:
            path = urlsplit(exchange.url).path
            what = f"{exchange.method} {path} is no operation of the contract"
            return Seen(exchange, place, [Sighting("", "endpoint", f"{exchange.method} {path}", what)])
        found = list(self._outside(exchange, place.operation))
        if exchange.error or not exchange.status:
            return Seen(exchange, place, found)
        unlike, body, is_readable = self._entity(exchange, place.operation)
        found += unlike
        if is_readable:
            found += self._inside(exchange, place.operation, body)
            found += self._refused(exchange, place, body)
        is_whole = is_readable and not any(one.kind == "error form" for one in found)
        return Seen(exchange, place, found, body, is_whole)

    def _outside(self, exchange: Exchange, operation: Operation) -> Iterator[Sighting]:
        """What the connection shows."""
        if exchange.error or not exchange.status:
            how = "in the body" if exchange.status else "before an answer"
            what = f"the connection ended {how}: {exchange.error or 'no status was recorded'}"
            yield Sighting(operation.id, "connection", f"{exchange.status or 'no answer'}", what)
            return
        where = str(exchange.status)
        names = Counter(name.lower() for name, _ in exchange.headers)
        for name in sorted(name for name, times in names.items() if times > 1 and name not in _LISTS):
            values = [value for one, value in exchange.headers if one.lower() == name]
            what = f"the header `{name}` comes {len(values)} times"
            yield Sighting(operation.id, "repeated header", f"{where} {name}", what, ", ".join(values)[:_SHOWN])
        for name, kind in (("content-encoding", "content coding"), ("transfer-encoding", "transfer coding")):
            value = exchange.header(name)
            if value and value.lower() != "identity":
                what = f"the body comes by `{name}: {value}`"
                yield Sighting(operation.id, kind, f"{where} {name}", what, value)
        if exchange.milliseconds > SLOW:
            what = f"the answer took more than {SLOW / 1000:g} s"
            yield Sighting(operation.id, "slow", where, what, f"{exchange.milliseconds / 1000:.1f} s")

    def _entity(self, exchange: Exchange, operation: Operation) -> tuple[list[Sighting], Any, bool]:
        """What is wrong with status, media type and form of a body; what it says, and whether that can be read."""
        responses: Mapping[str, Any] = operation.document["responses"]
        status = str(exchange.status)
        if status not in responses:
            return [self._status(exchange, operation)], None, False
        content = self._contract.resolve(responses[status]).get("content", {})
        media_type = exchange.header("content-type").split(",")[0].partition(";")[0].strip().lower()
        if not content:
            what = f"{status} has a body, and the contract has none"
            found = [Sighting(operation.id, "body", status, what, media_type)] if exchange.body else []
            return found, None, False
        if exchange.body == b"":
            what = f"{status} has no body, and the contract has one of {' or '.join(content)}"
            return [Sighting(operation.id, "no body", status, what)], None, False
        if media_type not in content:
            what = f"{status} is `{media_type or 'of no type'}`, and the contract has {' or '.join(content)}"
            where = f"{status} {media_type}".strip()
            return [Sighting(operation.id, "media type", where, what, media_type)], None, False
        if exchange.body is None:
            return [], None, False
        found = list(self._charset(exchange, operation, status))
        text = exchange.body.decode("utf-8", "replace")
        if text.startswith(BOM):
            what = "the body begins with a byte order mark, which JSON must not have"
            found.append(Sighting(operation.id, "byte order mark", status, what))
        try:
            return found, json.loads(text.removeprefix(BOM)), True
        except ValueError as error:
            what = f"the body is no JSON: {error}"
            return found or [Sighting(operation.id, "no JSON", status, what, text[:_SHOWN])], None, False

    def _charset(self, exchange: Exchange, operation: Operation, status: str) -> Iterator[Sighting]:
        named = _CHARSET.findall(exchange.header("content-type"))
        if len(named) > 1 or any(one.lower().replace("-", "") != "utf8" for one in named):
            what = f"the body is said to be of {' and of '.join(named)}, and JSON is of UTF-8"
            yield Sighting(operation.id, "charset", status, what, exchange.header("content-type")[:_SHOWN])

    def _status(self, exchange: Exchange, operation: Operation) -> Sighting:
        """A status that is not documented, and the response that would be."""
        status = str(exchange.status)
        known = ", ".join(operation.document["responses"])
        what = f"{status} is no answer of the contract, which has {known}"
        response: dict[str, Any] = {"description": f"Seen in {self._year}; why is documented nowhere."}
        body = _json(exchange.body)
        schema = self._schema(operation, "x-error" if exchange.status >= 400 else "")
        is_error = 400 <= exchange.status and isinstance(body, dict) and schema is not None
        if is_error or (exchange.status < 300 and body is not None and schema is not None):
            code = str(body.get(self._role(schema, "code"), "")) if is_error else ""
            example = {"summary": f"Seen in {self._year}", "value": body, "x-source": self._source}
            response["content"] = {JSON: {"schema": schema, "examples": {code or "Seen": example}}}
        response["x-source"] = self._source
        # Neither client nor emulator knows what to do with a redirect, or with an error that says nothing.
        can_say = is_error or exchange.status < 300
        edit = Edit("insert", (*self._pointer(operation.document), "responses"), status, response)
        return Sighting(
            operation.id, "status", status, what, _cut(exchange.body), self._sourced(edit) if can_say else ()
        )

    def _inside(self, exchange: Exchange, operation: Operation, body: Any) -> Iterator[Sighting]:
        """What is in a body that the contract does not know."""
        status = str(exchange.status)
        pointer = self._resolved((*self._pointer(operation.document), "responses", status))
        media = self._contract.at((*pointer, "content", JSON))
        roles = self._contract.resolve(media.get("schema", {})).get("x-error", {})
        if exchange.status >= 400 and roles:
            if not isinstance(body, dict) or not any(name in body for name in roles.values()):
                what = f"the error has none of {', '.join(f'`{name}`' for name in roles.values())}"
                yield Sighting(operation.id, "error form", status, what, _cut(exchange.body))
                return
            code = body.get(roles.get("code", ""))
            if isinstance(code, str) and code not in media.get("examples", {}):
                what = f"`{code}` is no error of the contract with {status}"
                example = {"summary": f"Seen in {self._year}", "value": body, "x-source": self._source}
                edit = Edit("insert", (*pointer, "content", JSON, "examples"), code, example)
                yield Sighting(operation.id, "error code", f"{status} {code}", what, code, self._sourced(edit))
        shape = self._described.shapes.of(media["schema"])
        yield from self._unknown(body, shape, f"{status} $", operation)

    def _unknown(self, value: Any, shape: Shape | None, where: str, operation: Operation) -> Iterator[Sighting]:
        """The properties that no schema describes."""
        if shape is None:
            return
        if isinstance(value, list):
            found = [one for item in value for one in self._unknown(item, shape.items, f"{where}[]", operation)]
            yield from {(one.where, one.kind): one for one in found}.values()
        if not isinstance(value, dict):
            return
        for name, item in value.items():
            inner = shape.of_property(name)
            if inner is None and shape.names:
                yield self._property(name, item, shape, f"{where}.{name}", operation)
            yield from self._unknown(item, inner, f"{where}.{name}", operation)

    def _property(self, name: str, value: Any, shape: Shape, where: str, operation: Operation) -> Sighting:
        home = next(one for one in shape.schemas if "properties" in one)
        edit = Edit("insert", (*self._pointer(home), "properties"), name, self._described_by(value))
        example = _cut(json.dumps(value, ensure_ascii=False).encode())
        return Sighting(
            operation.id, "property", where, f"`{name}` is no property of the contract", example, self._sourced(edit)
        )

    def _described_by(self, value: Any) -> dict[str, Any]:
        """The schema of a value that was seen once."""
        told = {"description": f"Seen in {self._year}; what it is is documented nowhere."}
        match value:
            case bool():
                return {"type": "boolean", **told, "x-source": self._source}
            case str():
                return {"type": "string", **told, "x-personal": "text", "x-source": self._source}
            case int():
                return {"type": "integer", **told, "x-source": self._source}
            case float():
                return {"type": "number", **told, "x-source": self._source}
            case list():
                items = self._described_by(value[0]) if value else {}
                return {"type": "array", **told, "items": items, "x-source": self._source}
            case dict():
                inner = {name: self._described_by(one) for name, one in value.items()}
                return {"type": "object", **told, **({"properties": inner} if inner else {}), "x-source": self._source}
            case _:
                return {**told, "x-source": self._source}

    def _refused(self, exchange: Exchange, place: Place, body: Any) -> Iterator[Sighting]:
        """A request that the contract allows, and the provider calls malformed."""
        operation = place.operation
        assert operation is not None
        url = urlsplit(exchange.url)
        query = parse_qs(url.query, keep_blank_values=True)
        word = operation.document.get("x-pages")
        if word and exchange.status < 400 and isinstance(body, dict) and body.get(word["next"]):
            self._pages.add((operation.id, str(body[word["next"]])))
        if not query or not isinstance(body, dict) or not self._is_malformed(exchange, operation, body):
            return
        key = query.get(word["parameter"], [""])[0] if word else ""
        if word and (operation.id, key) in self._pages:
            what = f"the provider refuses the `{word['parameter']}` that it gave as `{word['next']}` itself"
            yield Sighting(operation.id, "page", f"{exchange.status} {word['parameter']}", what, key)
            return
        try:
            headers = {name.lower(): value for name, value in exchange.sent}
            operation.read_parameters(place.parameters, query, headers)
        except InvalidRequest:
            return
        names = ", ".join(f"`{name}`" for name in query)
        what = f"a query of {names} is refused, and the contract allows it"
        where = f"{exchange.status} {', '.join(query)}"
        yield Sighting(operation.id, "refused request", where, what, url.query[:_SHOWN])

    def _is_malformed(self, exchange: Exchange, operation: Operation, body: Mapping[str, Any]) -> bool:
        """Whether an answer is the error that the contract has for what violates it."""
        refusal = operation.errors.get(operation.contract.on_invalid)
        if refusal is None or exchange.status != refusal.status:
            return False
        role = refusal.roles.get("code")
        return role is None or body.get(role) == refusal.body[role]

    def _schema(self, operation: Operation, word: str) -> Any:
        """The schema of an answer that the operation has: of an error, or of a success without the word."""
        for status, response in operation.document["responses"].items():
            schema = self._contract.resolve(response).get("content", {}).get(JSON, {}).get("schema")
            fits = word in self._contract.resolve(schema or {}) if word else status < "300"
            if schema is not None and fits:
                return schema
        return None

    def _role(self, schema: Any, role: str) -> str:
        return str(self._contract.resolve(schema)["x-error"].get(role, ""))

    def _pointer(self, part: Any) -> Pointer:
        return self._pointers[id(part)]

    def _resolved(self, pointer: Pointer) -> Pointer:
        """Where a part is written that may be a reference."""
        part = self._contract.at(pointer)
        while "$ref" in part:
            pointer = pointer_of(part["$ref"])
            part = self._contract.at(pointer)
        return pointer

    def _sourced(self, edit: Edit) -> tuple[Edit, ...]:
        """An edit, and the source that it names."""
        return sourced(self._contract, self._source, edit)

    @property
    def _year(self) -> str:
        return self._source.removeprefix("live-")


def sourced(contract: Contract, source: str, *changes: Edit) -> tuple[Edit, ...]:
    """Edits, and the source that they name: at what they change, and at the root where nothing declares it."""
    found = list(changes)
    for one in changes:
        # What is inserted says it itself; else it is said at the schema that is changed.
        if one.do != "insert" and not isinstance(one.value, dict):
            found += _named(contract, one.pointer if one.do in ("replace", "remove") else one.pointer[:-1], source)
    if source in contract.data.get("x-sources", {}):
        return tuple(found)
    year = source.removeprefix("live-")
    return Edit("insert", ("x-sources",), source, f"what the provider answered in {year}"), *found


def _named(contract: Contract, pointer: Pointer, source: str) -> Iterator[Edit]:
    """The source as one more of a schema."""
    known = contract.at(pointer).get("x-source") if isinstance(contract.at(pointer), dict) else ()
    if known is None:
        yield Edit("insert", pointer, "x-source", source)
    elif isinstance(known, str) and known.partition(": ")[0] != source:
        yield Edit("replace", pointer, "x-source", [known, source])
    elif isinstance(known, list) and source not in [one.partition(": ")[0] for one in known]:
        yield Edit("append", (*pointer, "x-source"), value=source)


def _json(body: bytes | None) -> Any:
    try:
        return json.loads((body or b"").decode("utf-8-sig"))
    except ValueError:
        return None


def _cut(body: bytes | None) -> str:
    text = (body or b"").decode("utf-8", "replace")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
