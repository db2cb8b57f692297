"""What of a contract is not compared, and said instead: what has not the form of OpenAPI, or can't be followed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.contract import Pointer, pointer_of
from scripts.review.document import Document, mapped, same
from scripts.review.form import misfits, objects

_KEYWORDS = frozenset(("$anchor", "$id", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef"))
# What stands in these is no schema; another reference of a schema to another file is a change of it.
_HOLDERS = frozenset(("paths", "webhooks", "responses", "headers", "parameters", "requestBodies", "callbacks", "links"))


@dataclass(frozen=True, eq=False)
class Unread:
    """A part of a document that the comparison leaves out, and what to do about it."""

    document: Document
    place: Pointer
    why: str
    remedy: str


def leave_out(base: Document, head: Document) -> list[Unread]:
    """Take what has not the form of OpenAPI on one side out of both; what is on both sides as it was is not told."""
    sides = ((base, head), (head, base))
    found = {one: dict(misfits(one.data)) for one in (base, head)}
    told = [
        Unread(one, place, f"`{' '.join(map(str, place))}` is left out: {why}", "write it as OpenAPI 3.1 wants it")
        for one, other in sides
        for place, why in found[one].items()
        if place not in found[other] or not same(other.at(place), one.at(place))
    ]
    for place in {**found[base], **found[head]}:
        base.leave_out(place)
        head.leave_out(place)
    return [*told, *(part for one, other in sides for part in _unfollowed(one, other))]


def _unfollowed(document: Document, other: Document) -> Iterator[Unread]:
    for pointer, part in objects(document.data):
        if why := _why(document, other, pointer, part):
            yield Unread(document, pointer, why, "write it as a `$ref` that begins with `#/` and leads to a part")


def _why(document: Document, other: Document, pointer: Pointer, part: dict[str, Any]) -> str:
    for keyword in sorted(_KEYWORDS & part.keys()):
        if isinstance(part[keyword], str | bool):
            return f"`{keyword}` is not followed"
    reference = part.get("$ref", "")
    for shown, target in _led_to(part):
        # What leads nowhere on both sides has not changed.
        if _leads_nowhere(document, target) and not (same(other.at(pointer), part) and _leads_nowhere(other, target)):
            return f"`{shown}` leads nowhere"
    if not reference or reference.startswith("#/"):
        return ""
    if reference.startswith("#"):
        return f"`{reference}` is not followed"
    outside = pointer[-1:] == ("requestBody",) or bool(_HOLDERS & set(map(str, pointer[-2:-1])))
    changed = outside and not same(other.at(pointer), part)
    return f"`{reference}` leads out of the document, and isn't read" if changed else ""


def _led_to(part: dict[str, Any]) -> Iterator[tuple[str, Pointer]]:
    """Where a reference, the values of a discriminator and the names of security schemes lead."""
    if (reference := part.get("$ref", "")).startswith("#/"):
        yield reference, pointer_of(reference)
    for value in part.get("mapping", {}).values() if "propertyName" in part else ():
        if target := mapped(value):
            yield value, target
    for demand in part.get("security", ()) if {"openapi", "responses"} & part.keys() else ():
        yield from ((name, ("components", "securitySchemes", name)) for name in demand)


def _leads_nowhere(document: Document, target: Pointer) -> bool:
    """Whether nothing stands there, or only a reference that leads back to itself."""
    found = document.at(document.resolve(target))
    return found is None or (isinstance(found, dict) and found.get("$ref", "").startswith("#/"))
