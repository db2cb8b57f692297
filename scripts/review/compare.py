"""Compare two schemas: what changed in them, and which schemas below them have to be compared in turn.

A pair of schemas is compared once, whoever uses it and in whichever direction; who is reached is found afterwards.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from scripts.contract import Pointer, pointer_of
from scripts.review.document import FORM_ERRORS, Document, Malformed
from scripts.review.schema import BOUNDS, DOCUMENTATION, OPAQUE, Found, Parts, View, tighter, view

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
        except FORM_ERRORS as error:
            self.malformed[self.head, pointer] = Malformed(self.head, pointer, error)

    def unchanged(self, pointer: Pointer) -> bool:
        """Whether the part at `pointer` is the same on both sides, with all that it refers to."""
        if pointer not in self._clean:
            self._clean[pointer] = (
                not (self.head.references(pointer) & self._dirty)
                and not (self.base.references(pointer) & self._dirty)
                and self.base.at(pointer) == self.head.at(pointer)
            )
        return self._clean[pointer]

    def _same(self, key: Key) -> bool:
        return key[0] == key[1] and all(self.unchanged(pointer) for pointer in key[0])

    def _pair(self, base: Parts, head: Parts) -> tuple[Key, tuple[View, View]]:
        try:
            old, new = view(self.base, base), view(self.head, head)
        except Malformed as part:
            self.malformed[part.document, part.pointer] = part
            raise
        return (old.parts, new.parts), (old, new)


def _dirty(base: Document, head: Document) -> frozenset[Pointer]:
    """The places that references lead to where something changed, or something that is referred to from there."""
    users: dict[Pointer, set[Pointer]] = {}
    waiting: list[Pointer] = []
    for document in (base, head):
        seen: set[Pointer] = set()
        found = list(document.references(()))
        while found:
            target = found.pop()
            if target in seen:
                continue
            seen.add(target)
            for used in document.references(target):
                users.setdefault(used, set()).add(target)
                found.append(used)
            if base.at(target) != head.at(target):
                waiting.append(target)
    dirty: set[Pointer] = set()
    while waiting:
        target = waiting.pop()
        if target not in dirty:
            dirty.add(target)
            waiting += users.get(target, ())
    return frozenset(dirty)


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
        yield from _wrapped(schemas, name, old, new)
        return
    yield from _documentation(name, old, new)
    changed = list(_types(name, old, new))
    yield from changed
    if any(change.rule == "type-changed" for change in changed):
        return
    yield from _values(name, old, new)
    yield from _constraints(name, old, new)
    yield from _annotations(name, old, new)
    yield from _objects(schemas, name, old, new)
    yield from _children(name, old, new)
    yield from _branches(schemas, name, old, new)


def _types(name: str, old: View, new: View) -> Iterator[Change]:
    before, after = _type_text(old), _type_text(new)
    where = old.where("type", "enum", "const"), new.where("type", "enum", "const")
    if old.types != new.types:
        narrowed, widened = _covers(old.types, new.types), _covers(new.types, old.types)
        rule = "type-narrowed" if narrowed else "type-widened" if widened else "type-changed"
        yield Change(rule, name, *where, before, after)
    if old.null != new.null and not (_anything(old) or _anything(new)):
        yield Change("null-allowed" if new.null else "null-refused", name, *where, before, after)


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
    where = old.where("enum", "const"), new.where("enum", "const")
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
    where = one.where("enum", "const")
    return (*where, list((one.enum or {}).values()).index(value)) if where[-1:] == ("enum",) else where


def _enum_text(one: View) -> str:
    return "any value" if one.enum is None else ", ".join(map(text, one.enum.values()))


def _constraints(name: str, old: View, new: View) -> Iterator[Change]:
    for keyword, stem in BOUNDS.items():
        before, after = old.value(keyword), new.value(keyword)
        if before != after and _text(before) != _text(after):
            up = tighter(keyword, after, before) is keyword.startswith("min")
            yield _keyword(f"{stem}-{'raised' if up else 'lowered'}", name, old, new, keyword)
    for keyword, stem in {"pattern": "pattern", "format": "format", "multipleOf": "multiple-of"}.items():
        if old.value(keyword) != new.value(keyword):
            yield _keyword(_rule(keyword, stem, old.value(keyword), new.value(keyword)), name, old, new, keyword)
    if old.value("uniqueItems") != new.value("uniqueItems"):
        rule = "unique-items-added" if new.value("uniqueItems") else "unique-items-removed"
        yield _keyword(rule, name, old, new, "uniqueItems")
    for keyword in OPAQUE:
        if old.value(keyword) != new.value(keyword):
            fate = _fate(old.keywords.get(keyword), new.keywords.get(keyword))
            yield _keyword(f"constraint-{fate}", f"{name} ({keyword})", old, new, keyword)


def _text(bound: Any) -> str:
    return "none" if bound is None else f"{float(bound.value)}{bound.strict}"


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
    if before is None or (isinstance(after, int) and isinstance(before, int) and after % before == 0):
        return "tightened"
    if after is None or (isinstance(after, int) and isinstance(before, int) and before % after == 0):
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
        if text(old.value("default")) != text(new.value("default")):
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
    for keyword in (*DOCUMENTATION, *sorted(others)):
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
    for label in dict.fromkeys((*old.children, *new.children)):
        if label in old.children and label in new.children:
            yield Edge(label, (old.children[label], new.children[label]))
        elif label in new.children:
            yield Change("constraint-added", f"{name}{label}", None, new.children[label][0], "", "a schema")
        else:
            yield Change("constraint-removed", f"{name}{label}", old.children[label][0], None, "a schema", "")


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


def _wrapped(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
    """A schema became one of several alternatives, or was left of them."""
    if len(old.branches) + len(new.branches) == 1:
        many, plain = (new, old) if new.branches else (old, new)
        document = schemas.head if new.branches else schemas.base
        branches = many.branches[0][1]
        alike = next((one for one in branches if _alike(view(document, (one,)), plain)), None)
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


def _discriminator(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change]:
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
    was, now = _mapping(schemas.base, old), _mapping(schemas.head, new)
    where = old.keywords["discriminator"].pointer, new.keywords["discriminator"].pointer
    shared = set(was.values()) & set(now.values())
    for value in dict.fromkeys((*was, *now)):
        if value in was and value in now:
            if was[value] != now[value] and was[value] in now.values():
                yield Change(
                    "discriminator-mapping-changed", name, *where, f"{value}: {was[value]}", f"{value}: {now[value]}"
                )
        elif value in now and (now[value] in shared or not new.branches):
            yield Change("discriminator-mapping-added", name, *where, "", f"{value}: {now[value]}")
        elif value in was and (was[value] in shared or not old.branches):
            yield Change("discriminator-mapping-removed", name, *where, f"{value}: {was[value]}", "")


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
