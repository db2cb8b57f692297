"""Compare `oneOf`, `anyOf` and discriminators: which alternatives belong together, came and went."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scripts.contract import Pointer, pointer_of
from scripts.review.changes import Change, Edge, keyword_change, name_of
from scripts.review.document import Document, mapped, mapping
from scripts.review.pairs import Schemas
from scripts.review.schema import Parts, View, apart, view


def branches(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
    yield from _discriminator(schemas, name, old, new)
    for (keyword, before), (keyword_now, after) in zip(old.branches, new.branches, strict=True):
        kinds = [
            [view(side, (one,)).types for one in all_] for side, all_ in ((schemas.base, before), (schemas.head, after))
        ]
        if keyword != keyword_now and not all(map(apart, kinds)):
            rule = "combinator-loosened" if keyword == "oneOf" else "combinator-tightened"
            yield Change(rule, name, old.where(keyword), new.where(keyword_now), keyword, keyword_now)
        pairs, gone, come = _matched(schemas, before, after)
        yield from (Edge(f"({_branch_name(schemas.head, two)})", ((one,), (two,))) for one, two in pairs)
        for one in gone:
            yield Change("branch-removed", name, one, None, _branch_name(schemas.base, one), "")
        for two in come:
            yield Change("branch-added", name, None, two, "", _branch_name(schemas.head, two))


def further(schemas: Schemas, old: View, new: View) -> tuple[Change, View, View] | None:
    """A combinator that came to, or left, a schema that is else put together as before; and the two without it."""
    few, many = (old, new) if len(old.branches) < len(new.branches) else (new, old)
    documents = (schemas.base, schemas.head) if few is old else (schemas.head, schemas.base)
    known = [[documents[0].at(one) for one in branches] for _, branches in few.branches]
    extra = [one for one in many.branches if [documents[1].at(branch) for branch in one[1]] not in known]
    alone = many.derived or many.types != few.types or not few.properties.keys() <= many.properties.keys()
    if len(extra) != 1 or len(many.branches) != len(few.branches) + 1 or (alone and not few.branches):
        return None
    keyword, branches = extra[0]
    name, place = f"{name_of(schemas.head, new.pointer)} ({keyword})", many.where(keyword)
    rest = replace(many, branches=[one for one in many.branches if one is not extra[0]])
    if few is old:
        return Change("constraint-added", name, None, place, "", f"{len(branches)} alternatives"), old, rest
    return Change("constraint-removed", name, place, None, f"{len(branches)} alternatives", ""), rest, new


def wrapped(schemas: Schemas, name: str, old: View, new: View) -> Iterator[Change | Edge]:
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
    if before is None or after is None or before["propertyName"] != after["propertyName"]:
        fate = "added" if before is None else "removed" if after is None else "changed"
        if before != after:
            yield keyword_change(f"discriminator-{fate}", name, old, new, "discriminator")
        return
    yield from _told_apart(schemas, old, new)
    sides = zip((schemas.base, schemas.head), (old, new), schemas.heirs, strict=True)
    was, now = (_mapping(*side) for side in sides)
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
    yield from (Edge(f"({value})", ((was[value],), (now[value],))) for value in was if value in now)


def _led_to(document: Document, one: View, heirs: dict[Pointer, list[Pointer]]) -> dict[str, Pointer]:
    found = {str(child[-1]): child for child in _heirs(one, heirs)}
    explicit = one.value("discriminator").get("mapping", {})
    found |= {value: place for value, target in explicit.items() if (place := mapped(target))}
    known = {document.resolve(branch) for _, branches in one.branches for branch in branches}
    return {value: place for value, place in found.items() if place not in known and document.at(place) is not None}


def _heirs(one: View, heirs: dict[Pointer, list[Pointer]]) -> list[Pointer]:
    """Where the schemas stand that have this one in their `allOf`, unless it lists alternatives."""
    return [] if one.branches else [child for part in one.parts for child in heirs.get(part, ())]


def _kept(schemas: Schemas, old: View, new: View) -> dict[str, str]:
    """The names of the alternatives that are there on both sides, and what they are called now."""
    return {
        str(schemas.base.resolve(one)[-1]): str(schemas.head.resolve(two)[-1])
        for (_, before), (_, after) in zip(old.branches, new.branches, strict=True)
        for one, two in _matched(schemas, before, after)[0]
    }


def _mapping(document: Document, one: View, heirs: dict[Pointer, list[Pointer]]) -> dict[str, str]:
    """Per value of the discriminator, the name of its schema; without an entry it is that name."""
    names = [str(child[-1]) for child in _heirs(one, heirs)]
    explicit = one.value("discriminator").get("mapping", {})
    told = {value: str(target).rpartition("/")[2] for value, target in explicit.items()}
    held = [mapping(document.at(branch)).get("$ref") for _, branches in one.branches for branch in branches]
    names += [str((pointer_of(reference) or (reference,))[-1]) for reference in held if reference]
    return told | {name: name for name in names if name not in told.values()}
