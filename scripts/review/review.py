"""One review: every contract of two sides compared, and what follows from it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scripts.problem import Failed, Problem
from scripts.reader import text_of
from scripts.review import findings, freshness, python_api, versions, waivers
from scripts.review.changes import Change
from scripts.review.document import Document, read
from scripts.review.entries import Entry, Reach, compare_well_formed
from scripts.review.findings import Broken, Unsourced
from scripts.review.places import label
from scripts.review.python_api import ApiChange
from scripts.review.rules import Whom
from scripts.review.sides import Side, changed
from scripts.review.versions import Step
from scripts.review.waivers import Waiver


@dataclass
class ContractReview:
    """What became of one contract.

    `problems` are why it could not be compared in full; `mended` are those of them that the old side alone had.
    """

    stem: str
    path: str
    note: str = ""
    base: Document | None = None
    head: Document | None = None
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    mended: list[Problem] = field(default_factory=list)
    client: str = ""
    python: list[ApiChange] = field(default_factory=list)
    lint: list[Problem] = field(default_factory=list)
    payloads: int = 0
    broken: list[Broken] = field(default_factory=list)
    unsourced: list[Unsourced] = field(default_factory=list)
    waivers: dict[str, Waiver] = field(default_factory=dict)
    stale: list[Problem] = field(default_factory=list)
    merged: list[Waiver] = field(default_factory=list)

    @property
    def step(self) -> Step:
        """The step that the contract owes: that of the worst change."""
        if any(entry.breaking for entry in self.entries):
            return Step.BREAKING
        return Step.COMPATIBLE if any(entry.whom is not Whom.READERS for entry in self.entries) else Step.NONE

    @property
    def client_step(self) -> Step:
        """The step that the client owes: that of the contract, or more where its Python API changed more."""
        python = max((Step.BREAKING if one.breaking else Step.COMPATIBLE for one in self.python), default=Step.NONE)
        return max(self.step, python) if self.client else self.step

    @property
    def before(self) -> str:
        return self.base.version if self.base else ""

    @property
    def after(self) -> str:
        return self.head.version if self.head else ""

    @property
    def stepped(self) -> bool:
        return not (self.base and self.head) or versions.stepped(self.before, self.after, self.client_step)

    @property
    def unwaived(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.breaking and entry.fingerprint not in self.waivers]

    @property
    def touched(self) -> bool:
        """Whether there is anything to say."""
        found = self.entries or self.problems or self.mended or self.python or self.lint or self.stale or self.broken
        return bool(self.note or found)


@dataclass
class Review:
    """The review of all contracts.

    `changelog` and `tests` tell whether they were changed, None where two files are compared.
    """

    base: str
    base_commit: str
    head_commit: str | None
    contracts: list[ContractReview]
    changelog: bool | None = None
    tests: bool | None = None

    @property
    def step(self) -> Step:
        return max((one.step for one in self.contracts), default=Step.NONE)

    @property
    def verdict(self) -> str:
        """What the changes of all contracts are to clients."""
        if not any(one.problems or one.mended for one in self.contracts):
            return ("no change for clients", "compatible", "breaking")[self.step]
        return ("can't be compared", "compatible as far as it can be compared", "breaking")[self.step]

    @property
    def failures(self) -> list[str]:
        """Why the check fails: sentences, none when it passes."""
        told = []
        for one in self.contracts:
            if one.problems:
                told.append(f"{one.path} can't be reviewed")
            if one.unwaived:
                told.append(f"{one.path} has {many(len(one.unwaived), 'breaking change')} without a waiver")
            if one.stale:
                told.append(f"{waivers.path_of(one.stem)} has {many(len(one.stale), 'stale waiver')}")
        return told


def many(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'s' * (number != 1)}"


def review(base: Side, head: Side, name: str, today: date, *, extras: bool = True) -> Review:
    """Review all contracts that differ between two sides; without `extras`, neither lint nor generate clients."""
    old, new = base.contracts(), head.contracts()
    paths = set(changed(base, head))
    contracts = list(_contracts(base, head, old, new))
    both = [(one, one.base, one.head) for one in contracts if one.base and one.head]
    if extras:
        trusted = head.commit is None or not any(path.startswith(("openapi/generator/", "scripts/")) for path in paths)
        # Redocly is a process of its own: it runs while the clients are generated.
        with ThreadPoolExecutor(1) as pool:
            linted = pool.submit(findings.new_lint, [(one.base, one.head) for one in contracts if one.head])
            for one, *documents in both:
                _client(one, documents, base, head, trusted=trusted)
            for problem in linted.result():
                next(one for one in contracts if one.path == problem.path.as_posix()).lint.append(problem)
    for one, old_side, new_side in both:
        one.payloads, one.broken = findings.broken_payloads(head, old_side, new_side)
        one.unsourced = findings.unsourced(old_side, new_side, one.entries)
    for one in contracts:
        _waive(one, base, head, today)
    tests = any(path.startswith("tests/") for path in paths)
    return Review(name, base.commit or "", head.commit, contracts, _changelog(base, head), tests)


def review_files(old: Path, new: Path) -> Review:
    """Compare two files, of whatever project they are. Raises Failed when one of them is not there."""
    missing = [path for path in (old, new) if not path.is_file()]
    if missing:
        raise Failed([Problem(path, None, "file", "there is no such file", "name another one") for path in missing])
    one = ContractReview(new.stem, new.as_posix())
    one.base = _read(one.mended, lambda: text_of(old.read_bytes(), old), old.as_posix(), "")
    one.head = _read(one.problems, lambda: text_of(new.read_bytes(), new), one.path, "")
    _compare(one)
    one.problems, one.mended = [*one.mended, *one.problems], []  # nobody mends the one by the other
    return Review(old.as_posix(), "", None, [one])


def _contracts(base: Side, head: Side, old: dict[str, str], new: dict[str, str]) -> Iterator[ContractReview]:
    gone = [stem for stem in old if stem not in new]
    for stem, path in new.items():
        if stem in old:
            yield _compared(base, head, ContractReview(stem, path), old[stem])
            continue
        origin = next((one for one in gone if _alike(base.lines(old[one]), head.lines(path))), None)
        if origin is None:
            yield _one_sided(head, ContractReview(stem, path, f"{path} is new."), "contract-added")
        else:
            gone.remove(origin)
            one = ContractReview(stem, path, f"{old[origin]} is now {path}.")
            one = _compared(base, head, one, old[origin])
            change = Change("contract-renamed", stem, (), (), origin, stem)
            one.entries.insert(0, Entry(change, stem, 1, 1, [Reach("every operation", "operation", "")]))
            yield one
    for stem in gone:
        yield _one_sided(base, ContractReview(stem, old[stem], f"{old[stem]} is gone."), "contract-removed")


def _compared(base: Side, head: Side, one: ContractReview, old_path: str) -> ContractReview:
    one.base = _read(one.mended, lambda: base.read(old_path), old_path, f" in {base.commit}")
    one.head = _read(one.problems, lambda: head.read(one.path), one.path, " as it is now")
    _compare(one)
    return one


def _compare(one: ContractReview) -> None:
    """Compare what could be read; what was left out is told."""
    if not (one.base and one.head):
        return
    one.entries, unread = compare_well_formed(one.base, one.head)
    for part in unread:
        _tell(one, part.document, part.document.line(part.place), "form", part.why, part.remedy)
    for document in (one.base, one.head):
        for twin in document.written.twins:
            what = f"`{twin.key}` stands here and in line {twin.first}, and the last one counts"
            _tell(one, document, twin.line, "duplicate-key", what, "keep one of the two")


def _tell(one: ContractReview, document: Document, line: int, rule: str, what: str, remedy: str) -> None:
    if document is one.head:
        one.problems.append(Problem(Path(one.path), line, rule, what, remedy))
    else:
        one.mended.append(Problem(Path(one.path), None, rule, f"{what}, line {line} in the old contract", remedy))


def _read(told: list[Problem], text: Callable[[], str | None], path: str, when: str) -> Document | None:
    try:
        return read(text() or "", Path(path))
    except Failed as failed:
        for problem in failed.problems:
            what = f"it can't be read{when}: {problem.what}"
            told.append(Problem(problem.path, problem.line, problem.rule, what, problem.remedy))
    return None


def _one_sided(side: Side, one: ContractReview, rule: str) -> ContractReview:
    document = _read(one.problems, lambda: side.read(one.path), one.path, "")
    if document:
        reaches = [Reach(label(operation), "operation", "") for operation in document.operations()]
        at = ((), None) if rule == "contract-removed" else (None, ())
        change = Change(rule, one.stem, *at)
        one.entries.append(Entry(change, one.stem, 1, 1, reaches or [Reach("no operation", "operation", "")]))
        if rule == "contract-added":
            one.head = document
    return one


def _alike(before: set[str], after: set[str]) -> bool:
    """Whether a contract is another one under a new name: half of its lines are the same."""
    return len(before & after) * 2 > max(len(before), len(after))


def _client(one: ContractReview, documents: list[Document], base: Side, head: Side, *, trusted: bool) -> None:
    if not (head.root / "openapi" / "generator" / f"{one.stem}.yaml").exists():
        return
    try:
        was = freshness.sources(base, documents[0].stem)
        if not one.entries and was == freshness.sources(head, one.stem):
            one.client = "fresh"
            return
        before = python_api.signatures(was)
        state, sources = freshness.client(head, one.stem, trusted=trusted)
        after = python_api.signatures(sources)
    except (Failed, SyntaxError) as error:  # a module that is no text, or no Python
        one.client = f"not checked: {error}"
        return
    one.client = state
    one.python = python_api.changes(before, after, one.entries, documents)


def _waive(one: ContractReview, base: Side, head: Side, today: date) -> None:
    path = waivers.path_of(one.stem)
    try:
        found = waivers.read(head.read(path) or "", path)
    except Failed as failed:
        one.stale = failed.problems
        return
    with suppress(Failed):  # a file that can't be read holds none that were merged
        one.merged = waivers.merged(found, waivers.read(base.read(path) or "", path), one.entries)
    found = [waiver for waiver in found if waiver not in one.merged]
    one.stale = waivers.stale(found, one.entries, today, path)
    one.waivers = {waiver.fingerprint: waiver for waiver in found if waiver.until >= today}


def drop_merged(found: Review, side: Side) -> None:
    """Take the waivers whose changes were merged out of their files."""
    for one in found.contracts:
        if one.merged:
            path = side.root / waivers.path_of(one.stem)
            text = waivers.without(side.read(waivers.path_of(one.stem)) or "", one.merged)
            if text.strip():
                path.write_text(text, encoding="utf-8")
            else:
                path.unlink()


def _changelog(base: Side, head: Side) -> bool:
    """Whether the changelog has a line more."""
    return any(line.strip() for line in head.lines("CHANGELOG.md") - base.lines("CHANGELOG.md"))
