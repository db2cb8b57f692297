"""Compare two schemas: what changed in them, and which schemas below them have to be compared in turn."""

from collections.abc import Iterator
from math import inf
from typing import Any

from scripts.contract import Pointer
from scripts.review import alternatives, keywords
from scripts.review.changes import BOTH, REQUEST, RESPONSE, Change, Edge, demanded, keyword_change, name_of, text
from scripts.review.document import mapping
from scripts.review.pairs import Schemas, joined
from scripts.review.schema import Parts, View, kept_by, view


def compare(schemas: Schemas, old: View, new: View) -> Iterator[Change | Edge]:
    """What differs between two schemas themselves, and the pairs of schemas below them."""
    name = name_of(schemas.head, new.pointer)
    if len(old.branches) != len(new.branches):
        further = alternatives.further(schemas, old, new)
        if further is None:
            yield from alternatives.wrapped(schemas, name, old, new)
            return
        change, old, new = further
        yield change
    yield from keywords.documentation(name, old, new)
    changed = list(keywords.types(name, old, new))
    yield from changed
    if any(change.rule == "type-changed" for change in changed) or not (_possible(old) and _possible(new)):
        return
    yield from keywords.values(name, old, new)
    yield from keywords.further(name, old, new)
    yield from keywords.annotations(name, old, new)
    if _told_by_values(schemas, old, new):
        return
    yield from keywords.constraints(name, old, new)
    yield from _objects(schemas, name, old, new)
    yield from _children(name, old, new)
    yield from _tests(schemas, name, old, new)
    yield from alternatives.branches(schemas, name, old, new)


def _possible(one: View) -> bool:
    """Whether any value fits the types."""
    return one.types is None or bool(one.types) or one.null


def _told_by_values(schemas: Schemas, old: View, new: View) -> bool:
    """Whether a list of values says all: what else limits either side lets all of them in."""
    sides = ((schemas.base, old), (schemas.head, new))
    lists = [list(one.enum.values()) for _, one in sides if one.enum is not None]
    if len(lists) == 2:  # each is what its own side lets in
        return all(kept_by(*side, values) == values for side, values in zip(sides, lists, strict=True))
    other = next((side for side in sides if side[1].enum is None), None)
    return bool(lists and other) and all(kept_by(*side, lists[0]) == lists[0] for side in sides)


def _objects(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
    for property_ in dict.fromkeys((*old.properties, *new.properties)):
        label = f"{name}.{property_}"
        if property_ not in old.properties:
            yield _property_added(schemas, label, property_, old, new)
        elif property_ not in new.properties:
            only = _seen(view(schemas.base, old.properties[property_]))
            yield Change("property-removed", label, old.properties[property_][0], None, property_, "", only)
        else:
            yield from _property(schemas, label, property_, old, new)
    for undefined in [
        one for one in {**old.required, **new.required} if one not in {**old.properties, **new.properties}
    ]:
        yield from _required(f"{name}.{undefined}", undefined, old, new, BOTH)
    yield from _additional(name, old, new)


def _property_added(schemas: Schemas, label: str, property_: str, old: View, new: View) -> Change:
    only = _seen(view(schemas.head, new.properties[property_]))
    rule = "property-added"
    if old.additional is None:
        rule += "-to-closed"
    if property_ in new.required and property_ not in old.required:
        rule += "-required"
    return Change(rule, label, None, new.properties[property_][0], "", property_, only)


def _seen(one: View) -> frozenset[str]:
    if one.value("readOnly"):
        return RESPONSE
    return REQUEST if one.value("writeOnly") else BOTH


def _property(schemas: Schemas, label: str, property_: str, old: View, new: View) -> Iterator[Change | Edge]:
    before, after = view(schemas.base, old.properties[property_]), view(schemas.head, new.properties[property_])
    demanded = "-required" if property_ in new.required else ""
    for keyword, stem in (("readOnly", "read-only"), ("writeOnly", "write-only")):
        if before.value(keyword) != after.value(keyword):
            rule = f"{stem}-added" if after.value(keyword) else f"{stem}-removed{demanded}"
            yield keyword_change(rule, label, before, after, keyword)
    only = _seen(before) & _seen(after)
    yield from _required(label, property_, old, new, only)
    yield Edge(f".{property_}", (old.properties[property_], new.properties[property_]), only)


def _required(label: str, property_: str, old: View, new: View, only: frozenset[str]) -> Iterator[Change]:
    was, now = old.required.get(property_), new.required.get(property_)
    yield from demanded("property", label, bool(was), bool(now), was or old.where("required"), now, only)


def _additional(name: str, old: View, new: View) -> Iterator[Change | Edge]:
    if (old.additional is None) is not (new.additional is None):
        rule = "additional-properties-closed" if new.additional is None else "additional-properties-opened"
        where = old.where("additionalProperties"), new.where("additionalProperties")
        yield Change(rule, name, *where, _open_text(old), _open_text(new))
    elif old.additional and new.additional:
        yield Edge(".*", (old.additional, new.additional))
    elif old.additional or new.additional:
        where = old.where("additionalProperties"), new.where("additionalProperties")
        rule = "constraint-removed" if old.additional else "constraint-added"
        yield Change(rule, f"{name}.*", *where, _open_text(old), _open_text(new))


def _open_text(one: View) -> str:
    return "closed" if one.additional is None else "of a schema" if one.additional else "open"


def _children(name: str, old: View, new: View) -> Iterator[Change | Edge]:
    lone: dict[Pointer, str] = {}
    for label in dict.fromkeys((*old.children, *new.children)):
        before, after = _child(old, label), _child(new, label)
        if before and after:
            yield Edge(label, (before, after))
            continue
        pointer = (before or after)[0]
        holder = pointer[:-1] if pointer[-2:-1] == ("prefixItems",) else pointer
        if holder in lone:
            continue  # the positions of a tuple came or went together
        lone[holder] = label
        narrows = bool(after) is not (label.startswith(".") and (old if after else new).additional is None)
        shown = f"{name}{label}" if holder == pointer else f"{name}[] (prefixItems)"
        if after:
            yield Change(f"constraint-{'added' if narrows else 'loosened'}", shown, None, holder, "", "a schema")
        else:
            yield Change(f"constraint-{'tightened' if narrows else 'removed'}", shown, holder, None, "a schema", "")


def _child(one: View, label: str) -> Parts:
    """The schema of a position, or that of all further ones; of a pattern, or that of all further properties."""
    rest = one.additional if label.startswith(".") else one.children.get("[]")
    return one.children.get(label) or rest or ()


def _tests(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change]:
    for keyword in dict.fromkeys((*old.tests, *new.tests)):
        come = list(new.tests.get(keyword, ()))
        gone = []
        for one in old.tests.get(keyword, ()):
            twin = next((two for two in come if not _test_fate(schemas, keyword, one, two)), None)
            if twin is None:
                gone.append(one)
            else:
                come.remove(twin)
        shown = f"{name} ({keyword})"
        if len(gone) == len(come) == 1:
            values = text(schemas.base.at(gone[0])), text(schemas.head.at(come[0]))
            rule = f"constraint-{_test_fate(schemas, keyword, gone[0], come[0])}"
            yield Change(rule, shown, gone[0], come[0], *values)
            continue
        for one in gone:
            yield Change("constraint-removed", shown, one, None, text(schemas.base.at(one)), "")
        for two in come:
            yield Change("constraint-added", shown, None, two, "", text(schemas.head.at(two)))


def _test_fate(schemas: Schemas, keyword: str, old: Pointer, new: Pointer) -> str:
    """What became of all that a keyword lets in: what `not` shuts out is the other way round."""
    before, after = mapping(schemas.base.at(old[:-1])), mapping(schemas.head.at(new[:-1]))
    inner = schemas.fate((old,), (new,))
    if keyword == "not":
        return _REVERSE[inner]
    if keyword == "if":
        sides = [_consequence(schemas, old[:-1], new[:-1], one) for one in ("then", "else")]
        return "changed" if inner else joined(sides)
    if keyword == "contains":
        return joined(_counts(before, after, inner))
    return inner


_REVERSE = {"tightened": "loosened", "loosened": "tightened", "changed": "changed", "": ""}


def _consequence(schemas: Schemas, old: Pointer, new: Pointer, keyword: str) -> str:
    before, after = (keyword in mapping(one) for one in (schemas.base.at(old), schemas.head.at(new)))
    if before and after:
        return schemas.fate(((*old, keyword),), ((*new, keyword),))
    return "loosened" if before else "tightened" if after else ""


def _counts(before: dict[str, Any], after: dict[str, Any], inner: str) -> Iterator[str]:
    """What became of a least and a greatest number of items that fit a schema, and of the schema in view of these."""
    least, least_now = before.get("minContains", 1), after.get("minContains", 1)
    most, most_now = before.get("maxContains", inf), after.get("maxContains", inf)
    if least or least_now:
        yield inner
    if inf not in (most, most_now):
        yield _REVERSE[inner]
    yield "tightened" if least_now > least else "loosened" if least_now < least else ""
    yield "tightened" if most_now < most else "loosened" if most_now > most else ""
