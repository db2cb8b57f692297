"""The sentences that terminal, markdown and HTML share."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from scripts.review import versions
from scripts.review.document import Document
from scripts.review.entries import Entry
from scripts.review.python_api import ApiChange
from scripts.review.review import ContractReview, Review, many
from scripts.review.rules import Whom
from scripts.review.versions import Step
from scripts.review.waivers import Waiver

_WIDEST = 200  # letters of a line that is shown: what is longer is no line of a person
_CAUSES = 3  # that are named

MARKS = {Whom.CALLERS: "breaking", Whom.READERS: "documentation"}  # of others: compatible
BREAKS = {
    Whom.CALLERS: "breaks callers",
    Whom.PROVIDER: "asks more of the provider",
    Whom.NOBODY: "breaks nobody",
    Whom.READERS: "documentation alone",
}


def groups(entries: list[Entry]) -> dict[str, list[Entry]]:
    """The entries by operation; what several operations share stands together, and groups come worst first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.whom is not Whom.READERS:
            names = entry.operations
            found.setdefault(names[0] if len(names) == 1 else "Shared by several operations", []).append(entry)
    return found


def documentation(entries: list[Entry]) -> list[Entry]:
    """The entries that only readers of the documentation notice."""
    return [entry for entry in entries if entry.whom is Whom.READERS]


def verdict(review: Review) -> str:
    """The one line that says it all."""
    parts = [f"{review.verdict.capitalize()}{_count(review)}"]
    parts += [f"{one.stem} {version(one)}" for one in review.contracts if one.touched]
    if review.changelog is not None:
        parts.append(f"changelog {'written' if review.changelog else 'not written'}")
    stale = [one.stem for one in review.contracts if one.client and one.client != "fresh"]
    clients = [one for one in review.contracts if one.client]
    if clients:
        parts.append(f"clients not fresh: {', '.join(stale)}" if stale else "clients fresh")
    if review.tests is not None:
        parts.append(f"tests {'changed' if review.tests else 'not changed'}")
    return " · ".join(parts)


def _count(review: Review) -> str:
    found = [entry for one in review.contracts for entry in one.entries]
    wire = [entry for entry in found if entry.whom is not Whom.READERS]
    if not wire:
        return f": documentation alone, in {many(len(found), 'place')}" if found else ""
    breaking = sum(entry.breaking for entry in wire)
    return f": {f'{breaking} of ' if breaking else ''}{many(len(wire), 'change')}"


def version(one: ContractReview) -> str:
    """What step contract and client owe, and whether it was made."""
    if not (one.base and one.head):
        return one.note or "can't be compared"
    step = one.client_step
    if step is Step.NONE:
        return f"owes no step ({one.after})"
    if versions.parse(one.before) is None:
        return f"owes a step, and `{one.before}` is no version that it could be told from"
    who = "owes"
    if one.client:
        same = one.step == step
        who = "contract and client owe" if same else f"contract owes {_a(one.step.part(one.before))}, client owes"
    done = "stepped to" if one.stepped else "still" if one.after == one.before else "only"
    return f"{who} {_a(step.part(one.before))} ({one.before} → {versions.owed(one.before, step)}), {done} {one.after}"


def _a(part: str) -> str:
    return "no step" if part == "none" else f"a {part} step"


def values(entry: Entry) -> str:
    """Before → after, where there is something to show."""
    before, after, keyword = entry.change.before, entry.change.after, entry.change.keyword
    if keyword and (before or after):
        return f"{keyword}: {before or 'none'} → {after or 'none'}"
    if before and after:
        return f"{before} → {after}"
    return "" if entry.change.name.endswith(before + after) else before + after


def told(entry: Entry) -> str:
    """What happened, with the values."""
    return f"{entry.what} ({shown})" if (shown := values(entry)) else entry.what


def excerpt(entry: Entry, one: ContractReview) -> list[str]:
    """Up to three lines of the contract before, and as many after, as a `diff` shows them."""
    change = entry.change
    old = _lines(one.base, entry.base_line) if one.base and change.base and entry.base_line else []
    new = _lines(one.head, entry.line) if one.head and change.head else []
    if new and (not change.before or new[0].startswith("- ")):  # beside what was there before
        old = []
    return [] if old == new else [*(f"- {line}" for line in old), *(f"+ {line}" for line in new)]


def _lines(document: Document, line: int) -> list[str]:
    """A line, and the lines below it that are its inside."""
    first, *more = document.lines[line - 1 : line + 2]
    indent = len(first) - len(first.lstrip())
    inside = takewhile(lambda text: len(text) - len(text.lstrip()) > indent or not text.strip(), more)
    shown = [text[indent:].rstrip() for text in (first, *inside) if text.strip()]
    return [text for text in shown if len(text) < _WIDEST] if len(first) < _WIDEST else []


def causes(api: ApiChange, one: ContractReview, show: Callable[[Entry], str]) -> list[str]:
    """The changes of the contract that are behind one of the Python API, each as it is to be shown."""
    told = {entry.fingerprint: show(entry) for entry in one.entries if entry.fingerprint in api.causes}
    found = list(dict.fromkeys(told[cause] for cause in api.causes))
    return [*found[:_CAUSES], *([f"and {len(found) - _CAUSES} more"] if len(found) > _CAUSES else [])]


def changelog(review: Review) -> list[str]:
    """A line per contract for the changelog, to be copied; none where one was written."""
    return [_changelog(one) for one in review.contracts if one.step and review.changelog is False]


def _changelog(one: ContractReview) -> str:
    found = [entry for entry in one.entries if entry.breaking == bool(one.step is Step.BREAKING)]
    wire = [entry for entry in found if entry.whom is not Whom.READERS]
    changes = "; ".join(map(told, wire[:_CAUSES]))
    more = f"; and {len(wire) - _CAUSES} more" if len(wire) > _CAUSES else ""
    return " ".join(f"- {'**Breaking**: ' if one.step is Step.BREAKING else ''}{one.stem}: {changes}{more}.".split())


def headline(entry: Entry, what: str) -> str:
    """What happened, behind `request` or `response` or both; behind nothing for what is about the operation itself."""
    directions = " and ".join(one for one in entry.directions if one != "operation")
    return f"{directions}: {what}" if directions else what


def reached(entry: Entry, most: int) -> list[tuple[str, str]]:
    """The operations that an entry reaches, each with where; what is beyond the first ones as their number."""
    found: dict[str, list[str]] = {}
    for reach in entry.reaches:
        found.setdefault(reach.operation, []).extend([reach.where] if reach.where else [])
    told = [(operation, ", ".join(places[:3])) for operation, places in found.items()]
    return [*told[:most], *([("", f"and {len(told) - most} more operations")] if len(told) > most else [])]


def waived(entry: Entry, one: ContractReview) -> Waiver | None:
    """The waiver that lets a breaking change pass."""
    return one.waivers.get(entry.fingerprint) if entry.breaking else None


def findings(one: ContractReview) -> Iterator[tuple[str, list[str]]]:
    """What was found beside the changes: titles, and what stands below each."""
    if one.lint:
        yield "New lint findings", list(map(str, one.lint))
    if one.unsourced:
        told = [f"{one.path}:{found.line} {found.operation} {found.status}: {found.source}" for found in one.unsourced]
        yield "Changed answers whose x-source is as it was", told
    if one.payloads and (one.broken or one.entries):
        told = [f"{payload.name}: {payload.why}" for payload in one.broken]
        yield f"{one.payloads} recorded payloads tried, {len(one.broken)} no longer valid", told


def next_parts(review: Review) -> tuple[str, str]:
    """What to do now, in words, and the command at its end where there is one."""
    words, make, command = next_step(review).partition("make ")
    return words, make + command


def next_step(review: Review) -> str:
    """What to do now."""
    if any(one.problems for one in review.contracts):
        return "mend what can't be read, then make review"
    if review.changelog is None:
        return "see whom the changes break" if review.step else "nothing; no client notices"
    unwaived = [entry for one in review.contracts for entry in one.unwaived]
    if unwaived:
        told = f"--waive {unwaived[0].fingerprint} --reason '...' --asked-by '...' --until YYYY-MM-DD"
        return f'undo what breaks callers, or accept it: make review BASE={review.base} ARGS="{told}"'
    if any(one.stale for one in review.contracts):
        return "mend the waivers, then make review"
    if any(one.client == "stale" for one in review.contracts):
        return "make regenerate"
    if any(not one.stepped for one in review.contracts):
        return "step info.version, then make regenerate"
    if review.step and not review.changelog:
        return "say in CHANGELOG.md what changed for users"
    return "nothing; it is ready for review"
