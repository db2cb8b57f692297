"""What the comparison tells: changes, and the pairs of schemas below a pair."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.contract import Pointer
from scripts.review.document import Document, mapping
from scripts.review.schema import Found, Parts, View

BOTH = frozenset(("request", "response"))
REQUEST, RESPONSE = frozenset(("request",)), frozenset(("response",))
Key = tuple[Parts, Parts]


@dataclass(frozen=True)
class Change:
    """One change of a contract.

    Attributes:
        rule: The id of its rule.
        name: What it happened to.
        base: Where it stood; None for what was added.
        head: Where it stands; None for what was removed.
        before: The value that it had, as text.
        after: The value that it has, as text.
        keyword: Whose value that is, where it is that of a keyword.
        only: The directions in which it can be seen.
    """

    rule: str
    name: str
    base: Pointer | None
    head: Pointer | None
    before: str = ""
    after: str = ""
    only: frozenset[str] = BOTH
    keyword: str = ""


@dataclass(frozen=True)
class Edge:
    """From a schema to one below it; `only` are the directions in which it can be seen."""

    label: str
    key: Key
    only: frozenset[str] = BOTH


def keyword_change(rule: str, name: str, old: View, new: View, keyword: str) -> Change:
    before, after = old.keywords.get(keyword), new.keywords.get(keyword)
    at = before.pointer if before else None, after.pointer if after else None
    return Change(rule, name, *at, _shown(before), _shown(after), keyword=keyword)


def one_sided(stem: str, name: str, base: Pointer | None, head: Pointer | None) -> Change:
    """What came, or went."""
    if base is None:
        return Change(f"{stem}-added", name, None, head, "", name)
    return Change(f"{stem}-removed", name, base, None, name, "")


def demanded(
    stem: str, name: str, old: bool, new: bool, base: Pointer | None, head: Pointer | None, only: frozenset[str] = BOTH
) -> Iterator[Change]:
    """Whether it became required, or optional."""
    if old != new:
        states = ("optional", "required") if new else ("required", "optional")
        yield Change(f"{stem}-became-{states[1]}", name, base, head, *states, only)


def _shown(found: Found | None) -> str:
    if found is None:
        return ""
    return text(found.value) if isinstance(found.value, str | dict | list | bool | int | float) else str(found.value)


def text(value: Any) -> str:
    """A value as the reports show it."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 160 else f"{shown[:157]}..."


def name_of(document: Document, pointer: Pointer) -> str:
    """What a reader calls the schema at a place: `Account.limit` rather than the whole pointer."""
    begin, name = _holder(document, pointer)
    steps = iter(map(str, pointer[begin:]))
    for step in steps:
        match step:
            case "properties":
                name += f".{next(steps, '')}"
            case "items":
                name += "[]"
            case "additionalProperties":
                name += ".*"
            case "requestBody":
                name += "the request body"
            case "responses":
                name += f"the answer {next(steps, '')}"
            case "headers":
                name += f", header {next(steps, '')}" if name else f"the header {next(steps, '')}"
            case "content":
                next(steps, "")
            case "schema" | "allOf" | "oneOf" | "anyOf":
                pass
            case _ if not step.isdigit():
                name += f" {step}" if name else step
    return name.strip(".") or "the schema"


def _holder(document: Document, pointer: Pointer) -> tuple[int, str]:
    """How many steps lead to the parameter, component or operation that a place is in, and what that is called."""
    for index, step in enumerate(pointer[:-1]):
        data = mapping(document.at(pointer[: index + 2])) if step == "parameters" else {}
        if "in" in data and "name" in data:
            return index + 2, shown_parameter(data)
    if pointer[:1] == ("components",):
        return (3, f"the header {pointer[2]}") if pointer[1:2] == ("headers",) else (2, "")
    return (3, "") if pointer[:1] in (("paths",), ("webhooks",)) else (0, "")


def shown_parameter(data: dict[str, Any]) -> str:
    """What a parameter is called."""
    return f"the {data.get('in')} parameter {data.get('name')}"
