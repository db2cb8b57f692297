"""Compare two schemas: what changed in them, and which schemas below them have to be compared in turn.

A pair of schemas is compared once, whoever uses it and in whichever direction; who is reached is found afterwards.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any, TypeVar

from scripts.contract import Pointer, pointer_of
from scripts.review.document import FORM_ERRORS, Document, Malformed, mapped, mapping, same
from scripts.review.rules import RULES, Whom
from scripts.review.schema import (
    APPLIES,
    BOUNDS,
    COMBINATORS,
    DOCUMENTATION,
    OPAQUE,
    Found,
    Parts,
    View,
    canonical,
    step_of,
    tighter,
    view,
)

BOTH = frozenset(("request", "response"))
REQUEST, RESPONSE = frozenset(("request",)), frozenset(("response",))

Key = tuple[Parts, Parts]
T = TypeVar("T")


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


@dataclass
class Compared:
    """What the comparison of a pair of schemas gave."""

    changes: list[Change] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


class Schemas:
    """Compares pairs of schemas of two documents, each pair once."""

    def __init__(self, base: Document, head: Document) -> None:
        self.base = base
        self.head = head
        self.compared: dict[Key, Compared] = {}
        self.malformed: dict[tuple[Document, Pointer], Malformed] = {}
        self.heirs = _heirs(base), _heirs(head)
        self._dirty = _dirty(base, head)
        self._clean: dict[Pointer, bool] = {}

    def key(self, base: Parts, head: Parts) -> Key:
        """The pair of what the schemas at these places are put together from; compared when first asked for."""
        key, views = self._pair(base, head)
        waiting = [(key, views)]
        while waiting:
            key_, (old, new) = waiting.pop()
            if key_ in self.compared:
                continue
            self.compared[key_] = compared = Compared()
            if self._same(key_):
                continue
            for one in self.well_formed(_node(self, old, new), new.pointer):
                if isinstance(one, Change):
                    compared.changes.append(one)
                    continue
                with suppress(Malformed):
                    below, views_below = self._pair(*one.key)
                    compared.edges.append(Edge(one.label, below, one.only))
                    waiting.append((below, views_below))
        return key

    def well_formed(self, found: Iterator[T], pointer: Pointer) -> Iterator[T]:
        """What is found until a malformed part ends it; that part is kept, or the one at `pointer`."""
        try:
            yield from found
        except Malformed as part:
            self.malformed[part.document, part.pointer] = part
        except FORM_ERRORS:
            sides = [Malformed(document, pointer) for document in (self.head, self.base)]
            told = next((one for one in sides if one.known), sides[0])
            self.malformed[told.document, pointer] = told

    def unchanged(self, pointer: Pointer) -> bool:
        """Whether the part at `pointer` is the same on both sides, with all that it refers to."""
        if pointer not in self._clean:
            self._clean[pointer] = (
                pointer not in self._dirty
                and not (self.head.references(pointer) & self._dirty)
                and not (self.base.references(pointer) & self._dirty)
                and same(self.base.at(pointer), self.head.at(pointer))
            )
        return self._clean[pointer]

    def fate(self, base: Parts, head: Parts) -> str:
        """What became of a schema as a whole: `tightened`, `loosened`, `changed`, or nothing as it takes the same."""
        waiting = [self.key(base, head)]
        seen = set(waiting)
        fates = set()
        while waiting:
            compared = self.compared[waiting.pop()]
            fates |= {
                _FATES.get((RULES[one.rule].request, RULES[one.rule].response), "changed") for one in compared.changes
            }
            below = {edge.key for edge in compared.edges} - seen
            seen |= below
            waiting += below
        return _joined(fates)

    def _same(self, key: Key) -> bool:
        return key[0] == key[1] and all(self.unchanged(pointer) for pointer in key[0])

    def _pair(self, base: Parts, head: Parts) -> tuple[Key, tuple[View, View]]:
        try:
            old, new = view(self.base, base), view(self.head, head)
        except Malformed as part:
            self.malformed[part.document, part.pointer] = part
            raise
        return (old.parts, new.parts), (old, new)


_FATES = {
    (Whom.CALLERS, Whom.PROVIDER): "tightened",
    (Whom.PROVIDER, Whom.CALLERS): "loosened",
    (Whom.READERS, Whom.READERS): "",
}


def _joined(fates: Iterable[str]) -> str:
    found = set(fates) - {""}
    return found.pop() if len(found) == 1 else "changed" if found else ""


def _dirty(base: Document, head: Document) -> frozenset[Pointer]:
    """The places that references lead to where something changed, or something that is referred to from there."""
    users: dict[Pointer, set[Pointer]] = {}
    waiting: list[Pointer] = []
    for document in (base, head):
        seen: set[Pointer] = set()
        heirs = _heirs(document)
        for parent, children in heirs.items():
            for child in children:
                users.setdefault(child, set()).add(parent)
        found = [*document.references(()), *(child for children in heirs.values() for child in children)]
        while found:
            target = found.pop()
            if target in seen:
                continue
            seen.add(target)
            for used in document.references(target):
                users.setdefault(used, set()).add(target)
                found.append(used)
            if not same(base.at(target), head.at(target)):
                waiting.append(target)
    dirty: set[Pointer] = set()
    while waiting:
        target = waiting.pop()
        if target not in dirty:
            dirty.add(target)
            waiting += users.get(target, ())
    return frozenset(dirty)


def _heirs(document: Document) -> dict[Pointer, list[Pointer]]:
    """The schemas that a discriminator tells apart by their names: those that have its schema in their `allOf`."""
    found: dict[Pointer, list[Pointer]] = {}
    for name, schema in mapping(mapping(document.data.get("components")).get("schemas")).items():
        parts = mapping(schema).get("allOf")
        for part in parts if isinstance(parts, list) else ():
            reference = mapping(part).get("$ref")
            parent = pointer_of(reference) if isinstance(reference, str) and reference.startswith("#/") else ()
            if parent and "discriminator" in mapping(document.at(parent)):
                found.setdefault(parent, []).append(("components", "schemas", name))
    return found


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


def _node(schemas: Schemas, old: View, new: View) -> Iterator[Change | Edge]:
    name = name_of(new.pointer)
    if len(old.branches) != len(new.branches):
        further = _further(schemas, old, new)
        if further is None:
            yield from _wrapped(schemas, name, old, new)
            return
        change, old, new = further
        yield change
    yield from _documentation(name, old, new)
    changed = list(_types(name, old, new))
    yield from changed
    if any(change.rule == "type-changed" for change in changed) or not (_possible(old) and _possible(new)):
        return
    yield from _values(name, old, new)
    yield from _constraints(name, old, new)
    yield from _annotations(name, old, new)
    yield from _objects(schemas, name, old, new)
    yield from _children(name, old, new)
    yield from _tests(schemas, name, old, new)
    yield from _branches(schemas, name, old, new)


def _types(name: str, old: View, new: View) -> Iterator[Change]:
    before, after = _type_text(old), _type_text(new)
    keywords = ("type", "enum", "const", *COMBINATORS)
    where = old.where(*keywords), new.where(*keywords)
    listed = old.enum is not None and new.enum is not None
    told_by_branches = old.derived and new.derived
    if old.types != new.types and not told_by_branches:
        narrowed, widened = _covers(old.types, new.types), _covers(new.types, old.types)
        rule = "type-narrowed" if narrowed else "type-widened" if widened else "type-changed"
        if not listed or rule == "type-changed":  # else the values tell it
            yield Change(rule, name, *where, before, after)
    if old.null != new.null and not (_anything(old) or _anything(new)):
        yield Change("null-allowed" if new.null else "null-refused", name, *where, before, after)


def _possible(one: View) -> bool:
    """Whether any value fits the types."""
    return one.types is None or bool(one.types) or one.null


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


def _values(name: str, old: View, new: View) -> Iterator[Change]:
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


def _constraints(name: str, old: View, new: View) -> Iterator[Change]:
    for keyword, stem in BOUNDS.items():
        before, after = old.value(keyword), new.value(keyword)
        if not (_applies(keyword, old) and _applies(keyword, new)):
            continue
        if before != after and not _kept_by_values(keyword, old, new):
            up = tighter(keyword, after, before) is keyword.startswith("min")
            yield _keyword(f"{stem}-{'raised' if up else 'lowered'}", name, old, new, keyword)
    for keyword, stem in {"pattern": "pattern", "format": "format", "multipleOf": "multiple-of"}.items():
        if old.value(keyword) != new.value(keyword) and _applies(keyword, old) and _applies(keyword, new):
            yield _keyword(_rule(keyword, stem, old.value(keyword), new.value(keyword)), name, old, new, keyword)
    if old.value("uniqueItems") != new.value("uniqueItems"):
        rule = "unique-items-added" if new.value("uniqueItems") else "unique-items-removed"
        yield _keyword(rule, name, old, new, "uniqueItems")
    if old.value("xml") != new.value("xml"):
        yield _keyword("serialisation-changed", f"{name} (xml)", old, new, "xml")
    for keyword in OPAQUE:
        if old.value(keyword) != new.value(keyword):
            fate = _fate(old.keywords.get(keyword), new.keywords.get(keyword))
            if keyword == "dependentRequired" and fate == "changed":
                fate = _demands_fate(old.value(keyword), new.value(keyword))
            yield _keyword(f"constraint-{fate}", f"{name} ({keyword})", old, new, keyword)


def _kept_by_values(keyword: str, old: View, new: View) -> bool:
    """Whether both sides are lists of values that keep the bounds of both, so that these say nothing."""
    if old.enum is None or new.enum is None:
        return False
    bounds = [one.value(keyword) for one in (old, new) if one.value(keyword)]
    return all(
        bound.lets(keyword, value) for bound in bounds for one in (old, new) for value in (one.enum or {}).values()
    )


def _applies(keyword: str, one: View) -> bool:
    """Whether the keyword says something of the values; where it doesn't on one side, the types tell the change."""
    return one.types is None or bool(one.types.intersection(APPLIES.get(keyword, one.types)))


def _demands_fate(old: dict[str, list[str]], new: dict[str, list[str]]) -> str:
    def covers(one: dict[str, list[str]], other: dict[str, list[str]]) -> bool:
        return all(set(names) <= set(one.get(name, ())) for name, names in other.items())

    return "tightened" if covers(new, old) else "loosened" if covers(old, new) else "changed"


def _rule(keyword: str, stem: str, before: Any, after: Any) -> str:
    if keyword == "multipleOf":
        return f"{stem}-{_step(before, after)}"
    if before is None or after is None:
        return f"{stem}-{'added' if before is None else 'removed'}"
    wider = {("int32", "int64"), ("float", "double")}
    if keyword == "format" and (before, after) in wider:
        return "format-widened"
    if keyword == "format" and (after, before) in wider:
        return "format-narrowed"
    return f"{stem}-changed"


def _step(before: Any, after: Any) -> str:
    if before is None or (after is not None and step_of(after) % step_of(before) == 0):
        return "tightened"
    if after is None or step_of(before) % step_of(after) == 0:
        return "loosened"
    return "changed"


def _fate(old: Found | None, new: Found | None) -> str:
    return "added" if old is None else "removed" if new is None else "changed"


def _keyword(rule: str, name: str, old: View, new: View, keyword: str) -> Change:
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


def _annotations(name: str, old: View, new: View) -> Iterator[Change]:
    if old.keywords.get("default") and new.keywords.get("default"):
        if canonical(old.value("default")) != canonical(new.value("default")):
            yield _keyword("default-changed", name, old, new, "default")
    elif old.keywords.get("default") or new.keywords.get("default"):
        fate = _fate(old.keywords.get("default"), new.keywords.get("default"))
        yield _keyword(f"default-{fate}", name, old, new, "default")
    if old.value("deprecated") != new.value("deprecated"):
        rule = "deprecated" if new.value("deprecated") else "undeprecated"
        yield _keyword(rule, name, old, new, "deprecated")
    yield from _extensions(name, old, new)


def _extensions(name: str, old: View, new: View) -> Iterator[Change]:
    before, after = _eras(old), _eras(new)
    if before != after:
        rule = "eras-dropped" if before is None or (after is not None and before - after) else "eras-added"
        yield _keyword(rule, name, old, new, "x-eras")
    roles, roles_now = old.value("x-error") or {}, new.value("x-error") or {}
    if roles != roles_now and isinstance(roles, dict) and isinstance(roles_now, dict):
        kept = all(roles_now.get(role) == name_ for role, name_ in roles.items())
        yield _keyword("error-role-added" if kept else "error-role-removed", name, old, new, "x-error")
    if old.value("x-invalid") != new.value("x-invalid"):
        yield _keyword("invalid-error-changed", name, old, new, "x-invalid")


def _eras(one: View) -> frozenset[str] | None:
    eras = one.value("x-eras")
    return frozenset(map(str, eras)) if isinstance(eras, list) else None


def _documentation(name: str, old: View, new: View) -> Iterator[Change]:
    known = {"x-eras", "x-error", "x-invalid"}
    others = {key for key in (*old.keywords, *new.keywords) if key.startswith("x-")} - known
    for keyword in (*DOCUMENTATION, *COMBINATORS, *sorted(others)):
        if old.value(keyword) != new.value(keyword):
            yield _keyword("documentation-changed", f"{name} ({keyword})", old, new, keyword)


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
            yield _keyword(rule, label, before, after, keyword)
    only = _seen(before) & _seen(after)
    yield from _required(label, property_, old, new, only)
    yield Edge(f".{property_}", (old.properties[property_], new.properties[property_]), only)


def _required(label: str, property_: str, old: View, new: View, only: frozenset[str]) -> Iterator[Change]:
    if (property_ in old.required) is not (property_ in new.required):
        rule = "property-became-required" if property_ in new.required else "property-became-optional"
        was, now = old.required.get(property_), new.required.get(property_)
        states = ("optional", "required") if now else ("required", "optional")
        yield Change(rule, label, was or old.where("required"), now, *states, only)


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
        return "changed" if inner else _joined(sides)
    if keyword == "contains":
        return _joined(_counts(before, after, inner))
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


def _branches(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
    yield from _discriminator(schemas, name, old, new)
    for (keyword, before), (keyword_now, after) in zip(old.branches, new.branches, strict=True):
        if keyword != keyword_now:
            rule = "combinator-loosened" if keyword == "oneOf" else "combinator-tightened"
            yield Change(rule, name, old.where(keyword), new.where(keyword_now), keyword, keyword_now)
        pairs, gone, come = _matched(schemas, before, after)
        yield from (Edge(f"({_branch_name(schemas.head, two)})", ((one,), (two,))) for one, two in pairs)
        for one in gone:
            yield Change("branch-removed", name, one, None, _branch_name(schemas.base, one), "")
        for two in come:
            yield Change("branch-added", name, None, two, "", _branch_name(schemas.head, two))


def _further(schemas: Schemas, old: View, new: View) -> tuple[Change, View, View] | None:
    """A combinator that came to, or left, a schema that is else put together as before; and the two without it."""
    few, many = (old, new) if len(old.branches) < len(new.branches) else (new, old)
    documents = (schemas.base, schemas.head) if few is old else (schemas.head, schemas.base)
    known = [[documents[0].at(one) for one in branches] for _, branches in few.branches]
    extra = [one for one in many.branches if [documents[1].at(branch) for branch in one[1]] not in known]
    alone = many.derived or many.types != few.types or not few.properties.keys() <= many.properties.keys()
    if len(extra) != 1 or len(many.branches) != len(few.branches) + 1 or (alone and not few.branches):
        return None
    keyword, branches = extra[0]
    name, place = f"{name_of(new.pointer)} ({keyword})", many.where(keyword)
    rest = replace(many, branches=[one for one in many.branches if one is not extra[0]])
    if few is old:
        return Change("constraint-added", name, None, place, "", f"{len(branches)} alternatives"), old, rest
    return Change("constraint-removed", name, place, None, f"{len(branches)} alternatives", ""), rest, new


def _wrapped(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
    """A schema became one of several alternatives, or was left of them."""
    if len(old.branches) + len(new.branches) == 1:
        many, plain = (new, old) if new.branches else (old, new)
        document = schemas.head if new.branches else schemas.base
        branches = many.branches[0][1]
        views = {one: view(document, (one,)) for one in branches}
        alike = max(
            (one for one in branches if _alike(views[one], plain)),
            key=lambda one: _agreed(views[one], plain),
            default=None,
        )
        if alike is not None:
            yield Edge("", (old.parts, (alike,)) if new.branches else ((alike,), new.parts))
            for one in branches:
                if one != alike and new.branches:
                    yield Change("branch-added", name, None, one, "", _branch_name(document, one))
                elif one != alike:
                    yield Change("branch-removed", name, one, None, _branch_name(document, one), "")
            return
    where = old.where("oneOf", "anyOf"), new.where("oneOf", "anyOf")
    yield Change("combinator-changed", name, *where, _branches_text(old), _branches_text(new))


def _alike(branch: View, plain: View) -> bool:
    return branch.parts == plain.parts or (
        branch.types == plain.types and (set(branch.properties) == set(plain.properties))
    )


def _agreed(branch: View, plain: View) -> int:
    """In how many keywords they agree, less those in which they don't."""
    keywords = {**branch.keywords, **plain.keywords}
    agreed = [keyword for keyword in keywords if branch.value(keyword) == plain.value(keyword)]
    return 2 * len(agreed) - len(keywords)


def _branches_text(one: View) -> str:
    return ", ".join(f"{keyword} of {len(branches)}" for keyword, branches in one.branches) or "a single schema"


def _branch_name(document: Document, branch: Pointer) -> str:
    target = document.resolve(branch)
    if target != branch:
        return str(target[-1])
    schema = view(document, (branch,))
    return str(schema.value("title") or " or ".join(sorted(schema.types or ())) or branch[-1])


def _matched(
    schemas: Schemas, before: Parts, after: Parts
) -> tuple[list[tuple[Pointer, Pointer]], list[Pointer], list[Pointer]]:
    """Alternatives that belong together: by reference, by equality, then by likeness."""
    gone, come = list(before), list(after)
    pairs: list[tuple[Pointer, Pointer]] = []
    views = {
        (side, one): view(document, (one,))
        for side, document, all_ in ((0, schemas.base, before), (1, schemas.head, after))
        for one in all_
    }

    def take(alike: Any) -> None:
        for one in list(gone):
            two = next((two for two in come if alike(one, two)), None)
            if two is not None:
                pairs.append((one, two))
                gone.remove(one)
                come.remove(two)

    take(lambda one, two: views[0, one].parts == views[1, two].parts and schemas.base.resolve(one) != one)
    take(lambda one, two: schemas.base.at(views[0, one].pointer) == schemas.head.at(views[1, two].pointer))
    take(lambda one, two: _likeness(views[0, one], views[1, two]) > 0.5)
    return pairs, gone, come


def _likeness(one: View, two: View) -> float:
    if one.types != two.types:
        return 0
    if one.value("title") and one.value("title") == two.value("title"):
        return 1
    names = set(one.properties) | set(two.properties)
    if names:
        return len(set(one.properties) & set(two.properties)) / len(names)
    return 1


def _discriminator(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
    before, after = old.value("discriminator"), new.value("discriminator")
    if not isinstance(before, dict) and not isinstance(after, dict):
        return
    if not isinstance(before, dict) or not isinstance(after, dict):
        yield _keyword(
            "discriminator-added" if before is None else "discriminator-removed", name, old, new, "discriminator"
        )
        return
    if before.get("propertyName") != after.get("propertyName"):
        yield _keyword("discriminator-changed", name, old, new, "discriminator")
        return
    yield from _told_apart(schemas, old, new)
    was, now = _mapping(schemas.base, old), _mapping(schemas.head, new)
    where = old.keywords["discriminator"].pointer, new.keywords["discriminator"].pointer
    kept = _kept(schemas, old, new) or {name_: name_ for name_ in {*was.values()} & {*now.values()}}
    spelled = {target: value for value, target in now.items() if value not in was}
    for value in dict.fromkeys((*was, *now)):
        another = spelled.get(kept.get(was.get(value, ""), ""))
        if value not in now and another:
            yield Change(
                "discriminator-mapping-changed", name, *where, f"{value}: {was[value]}", f"{another}: {now[another]}"
            )
        elif value in spelled.values() and any(kept.get(was[one]) == now[value] for one in was if one not in now):
            continue  # it is told with the value that it stands for
        elif value in was and value in now:
            if kept.get(was[value], now[value]) != now[value]:
                yield Change(
                    "discriminator-mapping-changed", name, *where, f"{value}: {was[value]}", f"{value}: {now[value]}"
                )
        elif value in now and (now[value] in kept.values() or not new.branches):
            yield Change("discriminator-mapping-added", name, *where, "", f"{value}: {now[value]}")
        elif value in was and (was[value] in kept or not old.branches):
            yield Change("discriminator-mapping-removed", name, *where, f"{value}: {was[value]}", "")


def _told_apart(schemas: Schemas, old: View, new: View) -> Iterator[Edge]:
    """The schemas that nothing but the discriminator leads to."""
    sides = zip((schemas.base, schemas.head), (old, new), schemas.heirs, strict=True)
    was, now = (_led_to(*side) for side in sides)
    for value in was:
        if value in now:
            yield Edge(f"({value})", ((was[value],), (now[value],)))


def _led_to(document: Document, one: View, heirs: dict[Pointer, list[Pointer]]) -> dict[str, Pointer]:
    found = {str(child[-1]): child for part in one.parts for child in heirs.get(part, ()) if not one.branches}
    explicit = one.value("discriminator").get("mapping") or {}
    found |= {value: place for value, target in explicit.items() if (place := mapped(target))}
    known = {document.resolve(branch) for _, branches in one.branches for branch in branches}
    return {value: place for value, place in found.items() if place not in known and document.at(place) is not None}


def _kept(schemas: Schemas, old: View, new: View) -> dict[str, str]:
    """The names of the alternatives that are there on both sides, and what they are called now."""
    return {
        str(schemas.base.resolve(one)[-1]): str(schemas.head.resolve(two)[-1])
        for (_, before), (_, after) in zip(old.branches, new.branches, strict=True)
        for one, two in _matched(schemas, before, after)[0]
    }


def _mapping(document: Document, one: View) -> dict[str, str]:
    """Per value of the discriminator, the name of its schema; without an entry it is that name."""
    explicit = one.value("discriminator").get("mapping") or {}
    mapping = {value: re.split("[/]", str(target))[-1] for value, target in explicit.items()}
    for _, branches in one.branches:
        for branch in branches:
            target = document.at(branch)
            if isinstance(target, dict) and "$ref" in target:
                name = str(pointer_of(target["$ref"])[-1])
                if name not in mapping.values():
                    mapping[name] = name
    return mapping
