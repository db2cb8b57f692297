"""Operations on both sides, and where in them something is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.contract import Operation, Pointer
from scripts.review.changes import Change, Key, text
from scripts.review.document import Document, mapping
from scripts.review.pairs import Schemas


@dataclass(frozen=True)
class Place:
    """Where in an operation something is: its direction, the words for it, and the answer that it is in."""

    operation: str
    direction: str
    where: str
    response: Pointer | None = None


# What is found at a place: a change of the operation itself, or a pair of schemas that it uses directly.
Found = Iterator[tuple[Place, Change | Key]]


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

    def schema(self, here: Place, base: Pointer, head: Pointer) -> tuple[Place, Key]:
        return here, self.schemas.key(((*base, "schema"),), ((*head, "schema"),))

    def keyword(self, rule: str, name: str, base: Pointer, head: Pointer, keyword: str) -> Change:
        """The change of a keyword of two parts that are no schemas."""
        before, after = mapping(self.base.at(base)), mapping(self.head.at(head))
        at = (*base, keyword) if keyword in before else None, (*head, keyword) if keyword in after else None
        was, now = (text(one[keyword]) if keyword in one else "" for one in (before, after))
        return Change(rule, name, *at, was, now, keyword=keyword)


def label(operation: Operation) -> str:
    """What the reports call an operation: its id where it has one."""
    return str(operation.data.get("operationId") or title(operation))


def title(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


_SAID = ("deprecated", "summary", "description", "tags", "externalDocs", "example", "examples", "links", "bearerFormat")
_JUDGED = {"x-idempotent", "x-permissions", "x-aliases"}  # by rules of their own


def documented(
    pair: Pair, here: Place, old: Pointer, new: Pointer, skip: tuple[str, ...] = (), name: str = ""
) -> Found:
    """What is said about a part, which is called `name` or by where it is."""
    name = name or here.where
    before, after = mapping(pair.base.at(old)), mapping(pair.head.at(new))
    for keyword in (*_SAID, *sorted({key for key in (*before, *after) if key.startswith("x-")} - _JUDGED)):
        if keyword in skip or deep(pair.base, before.get(keyword)) == deep(pair.head, after.get(keyword)):
            continue
        if keyword == "deprecated":
            rule = "deprecated" if after.get(keyword) else "undeprecated"
            if bool(before.get(keyword)) == bool(after.get(keyword)):
                continue
        else:
            rule = "invalid-error-changed" if keyword == "x-invalid" else "documentation-changed"
        told = f"{name} ({keyword})" if rule == "documentation-changed" else name
        yield here, pair.keyword(rule, told, old, new, keyword)


def deep(document: Document, part: Any) -> Any:
    """Examples by what they show, not by where they stand."""
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str) and part["$ref"].startswith("#/components/examples/"):
            return document.at(("components", "examples", part["$ref"].rpartition("/")[2]))
        return {key: deep(document, value) for key, value in part.items()}
    return part
