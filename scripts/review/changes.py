"""What the comparison tells: changes, and the pairs of schemas below a pair."""

import json
from dataclasses import dataclass
from typing import Any

from scripts.contract import Pointer
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
        only: The directions in which it can be seen.
    """

    rule: str
    name: str
    base: Pointer | None
    head: Pointer | None
    before: str = ""
    after: str = ""
    only: frozenset[str] = BOTH


@dataclass(frozen=True)
class Edge:
    """From a schema to one below it; `only` are the directions in which it can be seen."""

    label: str
    key: Key
    only: frozenset[str] = BOTH


def keyword_change(rule: str, name: str, old: View, new: View, keyword: str) -> Change:
    before, after = old.keywords.get(keyword), new.keywords.get(keyword)
    return Change(
        rule,
        name,
        before.pointer if before else (old.pointer if after is None else None),
        after.pointer if after else None,
        _shown(before),
        _shown(after),
    )


def _shown(found: Found | None) -> str:
    if found is None:
        return ""
    return text(found.value) if isinstance(found.value, str | dict | list | bool | int | float) else str(found.value)


def text(value: Any) -> str:
    """A value as the reports show it."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 160 else f"{shown[:157]}..."


def name_of(pointer: Pointer) -> str:
    """What a reader calls the schema at a place: `Account.limit` rather than the whole pointer."""
    steps = list(map(str, pointer))
    if steps[:1] == ["components"]:
        steps = steps[2:]
    elif steps[:1] in (["paths"], ["webhooks"]):
        steps = steps[3:]
    name = ""
    skipped = ("schema", "content", "allOf", "oneOf", "anyOf")
    index = 0
    while index < len(steps):
        step = steps[index]
        if step == "properties" and index + 1 < len(steps):
            name += f".{steps[index + 1]}"
            index += 1
        elif step == "items":
            name += "[]"
        elif step == "additionalProperties":
            name += ".*"
        elif step == "requestBody":
            name += "the request body"
        elif step == "responses" and index + 1 < len(steps):
            name += f"the answer {steps[index + 1]}"
            index += 1
        elif step in skipped:
            if step == "content":
                index += 1
        elif not step.isdigit() or index == 0:
            name += f" {step}" if name else step
        index += 1
    return name.strip(".") or "the schema"
