"""Operations on both sides, and where in them something is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.contract import Operation, Pointer
from scripts.review.changes import Change, Key, text
from scripts.review.document import Document, mapping
from scripts.review.pairs import Schemas


@dataclass(frozen=True)
class Place:
    """Where in an operation something is: its direction, and the words for it."""

    operation: str
    direction: str
    where: str
    response: Pointer | None = None


@dataclass(frozen=True)
class Root:
    """A pair of schemas that an operation uses directly."""

    place: Place
    key: Key


@dataclass(frozen=True)
class Direct:
    """A change of an operation itself, not of a schema that it uses."""

    place: Place
    change: Change


Found = Iterator[Root | Direct]


@dataclass(frozen=True)
class Pair:
    """An operation on both sides, or a callback inside of one, and where either stands."""

    schemas: Schemas
    old: Operation
    new: Operation
    before: Pointer
    after: Pointer
    label: str
    received: bool = False  # a webhook or callback: the provider asks, the caller answers
    moved: bool = False  # its path is another one, or names its parameters in another order
    prefixed: bool = False  # a part of the URL went from the server to the paths, or the other way

    @property
    def base(self) -> Document:
        return self.schemas.base

    @property
    def head(self) -> Document:
        return self.schemas.head

    def place(self, direction: str, where: str, response: Pointer | None = None) -> Place:
        if self.received:
            direction = "response" if direction == "request" else "request"
        return Place(self.label, direction, where, response)

    def direct(self, direction: str, where: str, change: Change, response: Pointer | None = None) -> Direct:
        return Direct(self.place(direction, where, response), change)

    def schema(self, direction: str, where: str, base: Pointer, head: Pointer, response: Pointer | None = None) -> Root:
        return Root(self.place(direction, where, response), self.schemas.key((base,), (head,)))


def label(operation: Operation) -> str:
    """What the reports call an operation: its id where it has one."""
    name = operation.data.get("operationId")
    return str(name) if name else f"{operation.method.upper()} {operation.path}"


def shown_of(holder: Mapping[str, Any], keyword: str) -> str:
    return text(holder[keyword]) if keyword in holder else ""


_SAID = ("deprecated", "summary", "description", "tags", "externalDocs", "example", "examples", "links", "bearerFormat")
_JUDGED = {"x-idempotent", "x-permissions", "x-aliases"}  # by rules of their own


def documented(
    pair: Pair, direction: str, where: str, old: Pointer, new: Pointer, skip: tuple[str, ...] = (), name: str = ""
) -> Found:
    """What is said about a part, which is called `name` or by where it is."""
    before, after = mapping(pair.base.at(old)), mapping(pair.head.at(new))
    for keyword in (*_SAID, *sorted({key for key in (*before, *after) if key.startswith("x-")} - _JUDGED)):
        if keyword in skip or deep(pair.base, before.get(keyword)) == deep(pair.head, after.get(keyword)):
            continue
        rule, told = "documentation-changed", f"{name or where} ({keyword})"
        if keyword == "x-invalid":
            rule, told = "invalid-error-changed", name or where
        elif keyword == "deprecated":
            rule, told = "deprecated" if after.get(keyword) else "undeprecated", name or where
            if bool(before.get(keyword)) == bool(after.get(keyword)):
                continue
        at = (*old, keyword) if keyword in before else old, (*new, keyword) if keyword in after else None
        values = shown_of(before, keyword), shown_of(after, keyword)
        yield pair.direct(direction, where, Change(rule, told, *at, *values))


def deep(document: Document, part: Any) -> Any:
    """Examples by what they show, not by where they stand."""
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str) and part["$ref"].startswith("#/components/examples/"):
            return document.at(("components", "examples", part["$ref"].rpartition("/")[2]))
        return {key: deep(document, value) for key, value in part.items()}
    return part
