"""Compare what limits and describes the values of a schema: types, values, bounds, defaults, further words."""

from collections.abc import Iterator
from typing import Any

from scripts.contract import Pointer
from scripts.review.changes import Change, keyword_change, text
from scripts.review.schema import (
    APPLIES,
    BOUNDS,
    COMBINATORS,
    DOCUMENTATION,
    OPAQUE,
    View,
    canonical,
    kebab,
    step_of,
    tighter,
)


def types(name: str, old: View, new: View) -> Iterator[Change]:
    before, after = _type_text(old), _type_text(new)
    keywords = ("type", "enum", "const", *COMBINATORS)
    where = old.where(*keywords), new.where(*keywords)
    listed = old.enum is not None and new.enum is not None
    told_by_branches = old.derived and new.derived
    if old.types != new.types and not told_by_branches:
        narrowed, widened = _covers(old.types, new.types), _covers(new.types, old.types)
        rule = "type-narrowed" if narrowed else "type-widened" if widened else "type-changed"
        if not listed or rule == "type-changed":  # else the values tell it
            yield Change(rule, name, *where, before, after, keyword="type")
    if old.null != new.null and not (_anything(old) or _anything(new)):
        yield Change("null-allowed" if new.null else "null-refused", name, *where, before, after, keyword="type")


def _anything(one: View) -> bool:
    return one.types is None and one.enum is None and not one.branches


def _covers(wide: frozenset[str] | None, narrow: frozenset[str] | None) -> bool:
    if wide is None or narrow is None:
        return wide is None
    return all(one in wide or (one == "integer" and "number" in wide) for one in narrow)


def _type_text(one: View) -> str:
    if one.types is None:
        return "any type"
    return ", ".join([*sorted(one.types), *(["null"] if one.null else [])]) or "nothing"


def values(name: str, old: View, new: View) -> Iterator[Change]:
    if old.enum is None and new.enum is None:
        return
    keywords = ("enum", "const", *COMBINATORS)
    where = old.where(*keywords), new.where(*keywords)
    if old.enum is None or new.enum is None:
        rule = "enum-added" if old.enum is None else "enum-removed"
        yield Change(rule, name, *where, _enum_text(old), _enum_text(new))
        return
    gone = [value for key, value in old.enum.items() if key not in new.enum]
    come = [value for key, value in new.enum.items() if key not in old.enum]
    if gone:
        at = _value_at(old, gone[0]), where[1]
        yield Change("enum-values-removed", name, *at, ", ".join(map(text, gone)), "")
    if come:
        yield Change("enum-values-added", name, where[0], _value_at(new, come[0]), "", ", ".join(map(text, come)))


def _value_at(one: View, value: Any) -> Pointer:
    where = one.where("enum", "const", *COMBINATORS)
    return (*where, list((one.enum or {}).values()).index(value)) if where[-1:] == ("enum",) else where


def _enum_text(one: View) -> str:
    return "any value" if one.enum is None else ", ".join(map(text, one.enum.values()))


def constraints(name: str, old: View, new: View) -> Iterator[Change]:
    for keyword in BOUNDS:
        before, after = old.value(keyword), new.value(keyword)
        if not (_applies(keyword, old) and _applies(keyword, new)):
            continue
        if before != after:
            up = tighter(keyword, after, before) is keyword.startswith("min")
            yield keyword_change(f"{kebab(keyword)}-{'raised' if up else 'lowered'}", name, old, new, keyword)
    for keyword in ("pattern", "format", "multipleOf", "uniqueItems"):
        if old.value(keyword) != new.value(keyword) and _applies(keyword, old) and _applies(keyword, new):
            fate = _fate(keyword, old.value(keyword), new.value(keyword))
            yield keyword_change(f"{kebab(keyword)}-{fate}", name, old, new, keyword)


def further(name: str, old: View, new: View) -> Iterator[Change]:
    """Keywords that are compared as they stand."""
    if old.value("xml") != new.value("xml"):
        yield keyword_change("serialisation-changed", f"{name} (xml)", old, new, "xml")
    for keyword in OPAQUE:
        if old.value(keyword) != new.value(keyword):
            fate = _fate(keyword, old.value(keyword), new.value(keyword))
            if keyword == "dependentRequired" and fate == "changed":
                fate = _demands_fate(old.value(keyword), new.value(keyword))
            yield keyword_change(f"constraint-{fate}", f"{name} ({keyword})", old, new, keyword)


def _applies(keyword: str, one: View) -> bool:
    """Whether the keyword says something of the values; where it doesn't on one side, the types tell the change."""
    return one.types is None or bool(one.types.intersection(APPLIES.get(keyword, one.types)))


def _demands_fate(old: dict[str, list[str]], new: dict[str, list[str]]) -> str:
    def covers(one: dict[str, list[str]], other: dict[str, list[str]]) -> bool:
        return all(set(names) <= set(one.get(name, ())) for name, names in other.items())

    return "tightened" if covers(new, old) else "loosened" if covers(old, new) else "changed"


_WIDER = {"int32": "int64", "float": "double"}


def _fate(keyword: str, before: Any, after: Any) -> str:
    if keyword == "multipleOf":
        if before is None or (after is not None and step_of(after) % step_of(before) == 0):
            return "tightened"
        return "loosened" if after is None or step_of(before) % step_of(after) == 0 else "changed"
    if before is None or after is None:
        return "added" if before is None else "removed"
    if keyword == "format" and _WIDER.get(before) == after:
        return "widened"
    return "narrowed" if keyword == "format" and _WIDER.get(after) == before else "changed"


def annotations(name: str, old: View, new: View) -> Iterator[Change]:
    before, after = ((found := one.keywords.get("default")) and canonical(found.value) for one in (old, new))
    if before != after:
        yield keyword_change(f"default-{_fate('default', before, after)}", name, old, new, "default")
    if old.value("deprecated") != new.value("deprecated"):
        rule = "deprecated" if new.value("deprecated") else "undeprecated"
        yield keyword_change(rule, name, old, new, "deprecated")
    yield from _extensions(name, old, new)


def _extensions(name: str, old: View, new: View) -> Iterator[Change]:
    before, after = _eras(old), _eras(new)
    if before != after:
        rule = "eras-dropped" if before is None or (after is not None and before - after) else "eras-added"
        yield keyword_change(rule, name, old, new, "x-eras")
    roles, roles_now = old.value("x-error") or {}, new.value("x-error") or {}
    if roles != roles_now and isinstance(roles, dict) and isinstance(roles_now, dict):
        kept = all(roles_now.get(role) == name_ for role, name_ in roles.items())
        yield keyword_change("error-role-added" if kept else "error-role-removed", name, old, new, "x-error")
    if old.value("x-invalid") != new.value("x-invalid"):
        yield keyword_change("invalid-error-changed", name, old, new, "x-invalid")


def _eras(one: View) -> frozenset[str] | None:
    eras = one.value("x-eras")
    return frozenset(map(str, eras)) if isinstance(eras, list) else None


def documentation(name: str, old: View, new: View) -> Iterator[Change]:
    known = {"x-eras", "x-error", "x-invalid"}
    others = {key for key in (*old.keywords, *new.keywords) if key.startswith("x-")} - known
    for keyword in (*DOCUMENTATION, *COMBINATORS, *sorted(others)):
        if old.value(keyword) != new.value(keyword):
            yield keyword_change("documentation-changed", f"{name} ({keyword})", old, new, keyword)
