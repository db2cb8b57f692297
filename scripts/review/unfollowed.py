"""What of a contract can't be followed, and might therefore change without a word: it is said instead."""

from collections.abc import Iterator
from typing import Any

from scripts.contract import Pointer, pointer_of
from scripts.review.document import Document, Unread, mapped, mapping, same

_KEYWORDS = frozenset(("$anchor", "$id", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef"))
_DATA = frozenset(("example", "examples", "value", "default", "enum", "const"))
# Whose keys are names, so that none of them is a keyword.
_NAMES = frozenset(("properties", "patternProperties", "schemas", "$defs", "responses", "dependentSchemas"))
# What stands in these is no schema; another reference of a schema to another file is a change of it.
_HOLDERS = frozenset(("paths", "webhooks", "responses", "headers", "parameters", "requestBodies", "callbacks", "links"))


def unfollowed(base: Document, head: Document) -> list[Unread]:
    """What can't be followed on either side, except a reference that leads nowhere on both."""
    return [*_of(base, head), *_of(head, base)]


def _of(document: Document, other: Document) -> Iterator[Unread]:
    if not _has_any(document):
        return
    for pointer, part in _parts(document.data):
        why = _why(document, other, pointer, part)
        if why:
            yield Unread(document, pointer, why, "write it as a `$ref` that begins with `#/` and leads to a part")


def _has_any(document: Document) -> bool:
    parts: list[Any] = [document.data]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            if not _KEYWORDS.isdisjoint(part) or ("$ref" in part and not str(part["$ref"]).startswith("#/")):
                return True
            parts += part.values()
        elif isinstance(part, list):
            parts += part
    used = {name for one in (document.data, *(one.data for one in document.operations())) for name in _schemes(one)}
    targets = (*document.references(()), *(("components", "securitySchemes", name) for name in used))
    return any(_leads_nowhere(document, target) for target in targets)


def _schemes(part: dict[str, Any]) -> Iterator[str]:
    """The security schemes that an operation, or the whole document, names."""
    security = part.get("security") if {"openapi", "responses"} & part.keys() else None
    yield from (name for one in (security if isinstance(security, list) else ()) for name in mapping(one))


def _leads_nowhere(document: Document, target: Pointer) -> bool:
    """Whether nothing stands there, or only a reference that leads back to itself."""
    found = document.at(document.resolve(target))
    return found is None or str(mapping(found).get("$ref", "")).startswith("#/")


def _parts(part: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    waiting = [(pointer, part)]
    while waiting:
        pointer, part = waiting.pop()
        if isinstance(part, dict):
            named = pointer[-1:] and pointer[-1] in _NAMES
            if not named:
                yield pointer, part
            waiting += [
                ((*pointer, key), value)
                for key, value in part.items()
                if named or not (key in _DATA or key.startswith("x-"))
            ]
        elif isinstance(part, list):
            waiting += [((*pointer, index), value) for index, value in enumerate(part)]


def _why(document: Document, other: Document, pointer: Pointer, part: dict[str, Any]) -> str:
    for keyword in sorted(_KEYWORDS & part.keys()):
        if isinstance(part[keyword], str | bool):
            return f"`{keyword}` is not followed"
    told = mapping(part.get("mapping")) if "propertyName" in part else {}
    led = [(part.get("$ref"), _local(part.get("$ref"))), *((one, mapped(one)) for one in told.values())]
    led += [(name, ("components", "securitySchemes", name)) for name in _schemes(part)]
    for shown, target in led:
        # What leads nowhere on both sides has not changed.
        known = same(other.at(pointer), part) and _leads_nowhere(other, target or ())
        if target and _leads_nowhere(document, target) and not known:
            return f"`{shown}` leads nowhere"
    reference = part.get("$ref")
    if not isinstance(reference, str) or reference.startswith("#/"):
        return ""
    if reference.startswith("#"):
        return f"`{reference}` is not followed"
    outside = pointer[-1:] == ("requestBody",) or bool(_HOLDERS & set(map(str, pointer[-2:-1])))
    changed = outside and not same(other.at(pointer), part)
    return f"`{reference}` leads out of the document, and isn't read" if changed else ""


def _local(reference: Any) -> Pointer | None:
    return pointer_of(reference) if isinstance(reference, str) and reference.startswith("#/") else None
