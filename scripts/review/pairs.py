"""Pairs of schemas: each is compared once, whoever uses it; who is reached is found afterwards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from scripts.contract import Pointer, pointer_of
from scripts.review.changes import Change, Edge, Key
from scripts.review.document import Document, reached, same
from scripts.review.rules import RULES, Whom
from scripts.review.schema import Parts, View, view


@dataclass
class Compared:
    """What the comparison of a pair of schemas gave."""

    changes: list[Change] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


class Schemas:
    """Compares pairs of schemas of two documents, each pair once; `inside` tells what of a pair differs."""

    def __init__(self, base: Document, head: Document, inside: "Inside") -> None:
        self.base = base
        self.head = head
        self.compared: dict[Key, Compared] = {}
        self.heirs = _heirs(base), _heirs(head)
        self._inside = inside
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
            if key_[0] == key_[1] and all(map(self.unchanged, key_[0])):
                continue
            for one in self._inside(self, old, new):
                if isinstance(one, Change):
                    compared.changes.append(one)
                else:
                    below, views_below = self._pair(*one.key)
                    compared.edges.append(Edge(one.label, below, one.only))
                    waiting.append((below, views_below))
        return key

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
        keys = reached([self.key(base, head)], lambda key: [edge.key for edge in self.compared[key].edges])
        rules = [RULES[change.rule] for key in keys for change in self.compared[key].changes]
        fates = {_FATES.get((rule.request, rule.response), "changed") for rule in rules}
        return joined(fates)

    def _pair(self, base: Parts, head: Parts) -> tuple[Key, tuple[View, View]]:
        old, new = view(self.base, base), view(self.head, head)
        return (old.parts, new.parts), (old, new)


Inside: TypeAlias = Callable[[Schemas, View, View], Iterator[Change | Edge]]

_FATES = {
    (Whom.CALLERS, Whom.PROVIDER): "tightened",
    (Whom.PROVIDER, Whom.CALLERS): "loosened",
    (Whom.READERS, Whom.READERS): "",
}


def joined(fates: Iterable[str]) -> str:
    found = set(fates) - {""}
    return found.pop() if len(found) == 1 else "changed" if found else ""


def _dirty(base: Document, head: Document) -> frozenset[Pointer]:
    """The places that references lead to where something changed, or something that is referred to from there."""
    users: dict[Pointer, set[Pointer]] = {}
    changed: list[Pointer] = []
    for document in (base, head):
        heirs = _heirs(document)
        for parent, children in heirs.items():
            for child in children:
                users.setdefault(child, set()).add(parent)
        starts = [*document.references(()), *(child for children in heirs.values() for child in children)]
        for target in reached(starts, document.references):
            for used in document.references(target):
                users.setdefault(used, set()).add(target)
            if not same(base.at(target), head.at(target)):
                changed.append(target)
    return frozenset(reached(changed, lambda target: users.get(target, ())))


def _heirs(document: Document) -> dict[Pointer, list[Pointer]]:
    """The schemas that a discriminator tells apart by their names: those that have its schema in their `allOf`."""
    found: dict[Pointer, list[Pointer]] = {}
    for name in document.held(("components", "schemas")):
        child: Pointer = ("components", "schemas", name)
        for parent in reached(_parents(document, child), lambda parent: _parents(document, parent)):
            if parent != child and "discriminator" in document.held(parent):
                found.setdefault(parent, []).append(child)
    return found


def _parents(document: Document, child: Pointer) -> list[Pointer]:
    """What the schema at `child` has in its `allOf`."""
    references = [part.get("$ref", "") for part in document.held(child).get("allOf", ()) if isinstance(part, dict)]
    return [pointer_of(reference) for reference in references if reference.startswith("#/")]
