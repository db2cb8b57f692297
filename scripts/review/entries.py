"""Put together what changed in a contract: one entry per change, with every operation that it reaches."""

import hashlib
import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from scripts.contract import Pointer
from scripts.review import operations
from scripts.review.changes import Change, Key
from scripts.review.compare import compare as inside
from scripts.review.document import Document, reached, same
from scripts.review.pairs import Compared, Schemas
from scripts.review.places import Place
from scripts.review.rules import RULES, Rule, Whom, worst
from scripts.review.unread import Unread, leave_out

_NOUNS = r"(?:the )?(?:(?:query|path|header|cookie) parameter|answer|header|request body)"
_WORDS = re.compile(rf"((?:{_NOUNS}(?: |(?=\.)|$))?)(.*)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Reach:
    """A place of an operation that a change reaches, such as `answer 200 .senderIds[].status`."""

    operation: str
    direction: str
    where: str


@dataclass
class Entry:
    """One change, wherever it shows. What is derived is so once: ask when all that it reaches is collected.

    Attributes:
        change: What changed.
        twins: The same change in the same part of other operations.
        reaches: Where it shows, at most once per operation, direction and body.
        responses: The answers that it reaches, as pointers of the new contract.
        line: Its line in the new contract; for what was removed, of what stands there now.
        base_line: Its line in the old contract, None for what was added.
    """

    change: Change
    stem: str
    line: int
    base_line: int | None
    reaches: list[Reach] = field(default_factory=list)
    responses: set[Pointer] = field(default_factory=set)
    twins: list[Change] = field(default_factory=list)

    @property
    def changes(self) -> list[Change]:
        return [self.change, *self.twins]

    @property
    def rule(self) -> Rule:
        return RULES[self.change.rule]

    @cached_property
    def directions(self) -> list[str]:
        return sorted({reach.direction for reach in self.reaches})

    @cached_property
    def whom(self) -> Whom:
        """Whom it breaks at worst."""
        return worst(self.rule.whom(direction) for direction in self.directions)

    @property
    def reason(self) -> str:
        """Why, by the direction that is worst."""
        return next(self.rule.reason(one) for one in self.directions if self.rule.whom(one) is self.whom)

    @property
    def breaking(self) -> bool:
        return self.whom is Whom.CALLERS

    @property
    def what(self) -> str:
        return self.told(lambda name: f"`{name}`")

    def told(self, quote: Callable[[str], str]) -> str:
        """What happened, with what is of the contract in quotes."""
        words, name = _WORDS.fullmatch(self.change.name).groups()  # type: ignore[union-attr]
        return self.rule.what.format(name=f"{words.rstrip()} {quote(name)}".lstrip() if name else words)

    @cached_property
    def operations(self) -> list[str]:
        return list(dict.fromkeys(reach.operation for reach in self.reaches))

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same change of the same part, whatever lines it moves to."""
        places = [one.head if one.base is None else one.base for one in self.changes]
        steps = sorted(list(map(str, place or ())) for place in places)
        told = [self.stem, self.change.rule, *steps, self.change.before, self.change.after]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def compare(base: Document, head: Document) -> list[Entry]:
    """Every change from one contract to the other, the worst first, then in the order of the contract."""
    return compare_well_formed(base, head)[0]


def compare_well_formed(base: Document, head: Document) -> tuple[list[Entry], list[Unread]]:
    """The same, and the parts that were left out of it: without the form of OpenAPI, or not to be followed."""
    if same(base.data, head.data):
        return [], []
    unread = leave_out(base, head)
    schemas = Schemas(base, head, inside)
    collected = _Collected(base, head)
    roots: list[tuple[Place, Key]] = []
    for place, what in operations.compare(schemas):
        if isinstance(what, Change):
            collected.add(what, place, place.where)
        else:
            roots.append((place, what))
    _follow(schemas, roots, collected)
    entries = sorted(
        collected.entries.values(),
        key=lambda entry: ([*Whom].index(entry.whom), entry.line, entry.change.rule, entry.change.name),
    )
    return entries, unread


class _Collected:
    def __init__(self, base: Document, head: Document) -> None:
        self.entries: dict[tuple[object, ...], Entry] = {}
        self._by_place: dict[tuple[object, ...], Entry] = {}
        self._base = base
        self._head = head
        self._known: set[tuple[int, str, str, str]] = set()

    def add(self, change: Change, place: Place, where: str) -> None:
        key = (change.rule, change.base, change.head, change.before, change.after)
        entry = self._by_place.get(key)
        if entry is None:
            inline = (change.head or change.base or ())[:1] == ("paths",)
            name = change.name if "{name}" in RULES[change.rule].what else ""
            alike = (change.rule, name, change.before, change.after, place.direction) if inline else key
            if entry := self.entries.get(alike):
                entry.twins.append(change)
            else:
                line = anchor(self._base, self._head, change)
                base_line = self._base.line(change.base) if change.base else None
                entry = self.entries[alike] = Entry(change, self._head.stem, line, base_line)
            self._by_place[key] = entry
        if place.response:
            entry.responses.add(place.response)
        if (known := (id(entry), place.operation, place.direction, place.where)) not in self._known:
            self._known.add(known)
            entry.reaches.append(Reach(place.operation, place.direction, where))


def _follow(schemas: Schemas, roots: Iterable[tuple[Place, Key]], collected: _Collected) -> None:
    leading = _leading(schemas.compared)
    known: dict[tuple[Key, str], list[tuple[Change, str]]] = {}  # operations share schemas: each is followed once
    for place, root in roots:
        if root in leading and (root, place.direction) not in known:
            known[root, place.direction] = list(_seen_from(root, place.direction, schemas, leading))
        for change, below in known.get((root, place.direction), ()):
            collected.add(change, place, f"{place.where} {below}" if below else place.where)


def _seen_from(root: Key, direction: str, schemas: Schemas, leading: set[Key]) -> Iterator[tuple[Change, str]]:
    """Every change at or below a pair of schemas, the nearest first, and where below it."""
    seen = {root}
    waiting = deque([(root, "")])
    while waiting:
        key, where = waiting.popleft()
        compared = schemas.compared[key]
        for change in compared.changes:
            if direction in change.only:
                yield change, where
        for edge in compared.edges:
            if edge.key in leading and edge.key not in seen and direction in edge.only:
                seen.add(edge.key)
                waiting.append((edge.key, where + edge.label))


def _leading(compared: dict[Key, Compared]) -> set[Key]:
    """The pairs that changed, and those from which one of them can be reached."""
    users: dict[Key, list[Key]] = {}
    for key, one in compared.items():
        for edge in one.edges:
            users.setdefault(edge.key, []).append(key)
    return set(reached((key for key, one in compared.items() if one.changes), lambda key: users.get(key, ())))


def anchor(base: Document, head: Document, change: Change) -> int:
    """The line of a change in the new contract: for what was removed, the line of what stands in its place now."""
    if change.head is not None:
        return head.line(change.head)
    for sibling in _after(base, change.base or ()):
        if head.at(sibling) is not None:
            return head.line(sibling)
    return head.line(change.base or ())


def _after(base: Document, pointer: Pointer) -> Iterator[Pointer]:
    """What followed a part beside it."""
    holder = base.at(pointer[:-1])
    if isinstance(holder, dict) and pointer:
        names = list(holder)
        position = names.index(str(pointer[-1])) if str(pointer[-1]) in names else len(names)
        yield from ((*pointer[:-1], name) for name in names[position + 1 :])
