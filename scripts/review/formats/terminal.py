"""A review for a terminal."""

import re
import textwrap
from collections.abc import Iterator

from scripts.review.entries import Entry
from scripts.review.formats import wording
from scripts.review.review import ContractReview, Review

_COLOURS = {"breaking": "31;1", "compatible": "32", "documentation": "2", "bold": "1", "dim": "2"}
_MANY = 8


def terminal(review: Review, *, width: int = 100, colour: bool = False) -> str:
    """The review as text of at most `width` columns."""
    return "\n".join(_Terminal(max(width, 50), colour).review(review))


def _printable(text: str) -> str:
    """Text of a contract without what steers a terminal, or a workflow of GitHub by `::` at the beginning of a line."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text.expandtabs(4))
    return re.sub("^( *)::", "\\1\N{PROPORTION}", shown)


class _Terminal:
    def __init__(self, width: int, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def review(self, review: Review) -> Iterator[str]:
        worst = ("documentation", "compatible", "breaking")[review.step]
        yield from self._wrap(wording.verdict(review), 0, worst)
        for one in review.contracts:
            if one.touched:
                yield ""
                yield from self._contract(one)
        if told := wording.changelog(review):
            yield ""
            yield self._paint("For CHANGELOG.md", "bold")
            yield from (line for text in told for line in self._wrap(text, 0))
        yield ""
        for failure in review.failures:
            yield from self._wrap(f"Failure: {failure}", 0)
        yield _printable(f"Next: {wording.next_step(review)}")

    def _contract(self, one: ContractReview) -> Iterator[str]:
        yield from self._wrap(one.path, 0, "bold")
        yield from self._wrap(one.note, 2) if one.note else ()
        for problem in (*one.problems, *one.mended, *one.stale):
            yield from self._wrap(str(problem), 2)
        for group in wording.groups(one.entries):
            yield ""
            yield from self._wrap(group.title, 2, "bold")
            for entry in group.entries:
                yield from self._entry(entry, one)
        told = wording.documentation(one.entries)
        if told:
            names = ", ".join(f"{entry.change.name} (line {entry.line})" for entry in told[:_MANY])
            more = f" and {len(told) - _MANY} more" if len(told) > _MANY else ""
            yield ""
            yield from self._wrap(f"Documentation alone: {names}{more}", 2)
        yield from self._python(one)
        yield from self._findings(one)

    def _entry(self, entry: Entry, one: ContractReview) -> Iterator[str]:
        mark = wording.MARKS[entry.whom]
        waiver = one.waivers.get(entry.fingerprint) if entry.breaking else None
        what = " ".join(filter(None, [f"{wording.direction(entry)}:" if wording.direction(entry) else "", entry.what]))
        first, *rest = self._wrap(f"{mark}{' (waived)' if waiver else ''}: {what}", 4)
        yield first.replace(mark, self._paint(mark, mark), 1)
        yield from rest
        if wording.values(entry):
            yield from self._wrap(wording.values(entry), 8)
        for line in wording.excerpt(entry, one):
            shown = _printable(f"{'':8}{line}"[: self._width])
            yield self._paint(shown, "breaking" if line[0] == "-" else "compatible")
        yield from self._wrap(f"{wording.BREAKS[entry.whom]}: {entry.reason}", 8)
        reached = list(wording.tree(entry))
        for operation, places in reached[:_MANY]:
            yield from self._wrap(" ".join(["└", operation, ", ".join(places[:3])]).rstrip(), 8)
        if len(reached) > _MANY:
            yield f"{'':8}└ and {len(reached) - _MANY} more operations"
        if waiver:
            yield from self._wrap(f"waived until {waiver.until} for {waiver.asked_by}: {waiver.reason}", 8)
        told = [wording.place(entry, one), entry.change.rule, *([entry.fingerprint] if entry.breaking else [])]
        yield from self._wrap("  ".join(told), 8, "dim")

    def _python(self, one: ContractReview) -> Iterator[str]:
        if one.python:
            yield ""
            yield self._paint("  The Python API", "bold")
        for api in one.python[: 4 * _MANY]:
            mark = "breaking" if api.breaking else "compatible"
            first, *rest = self._wrap(f"{mark}: {api.name} {api.fate}", 4)
            yield first.replace(mark, self._paint(mark, mark), 1)
            yield from rest
            if api.fate == "changed":
                yield from self._wrap(f"{api.before} → {api.after}", 8)
            if api.causes:
                told = wording.causes(api, one, lambda entry: entry.what)
                yield from self._wrap(f"by: {'; '.join(told)}", 8)
        if len(one.python) > 4 * _MANY:
            yield f"    and {len(one.python) - 4 * _MANY} more"

    def _findings(self, one: ContractReview) -> Iterator[str]:
        if one.lint:
            yield ""
            yield self._paint("  New lint findings", "bold")
        for problem in one.lint:
            yield from self._wrap(str(problem), 4)
        if one.unsourced:
            yield ""
            yield self._paint("  Changed answers whose x-source is as it was", "bold")
        for answer in one.unsourced:
            yield from self._wrap(f"{one.path}:{answer.line} {answer.operation} {answer.status}: {answer.source}", 4)
        if one.payloads and (one.broken or one.entries):
            yield ""
            count = f"{one.payloads} recorded payloads tried, {len(one.broken)} no longer valid"
            yield self._paint(f"  {count}", "bold" if one.broken else "dim")
        for payload in one.broken:
            yield from self._wrap(f"{payload.name}: {payload.why}", 4)

    def _wrap(self, text: str, indent: int, style: str = "") -> list[str]:
        first, further = " " * indent, " " * (indent + 2)
        lines = textwrap.wrap(
            " ".join(text.split()),
            self._width,
            initial_indent=first,
            subsequent_indent=further,
            break_on_hyphens=False,
        )
        return [self._paint(_printable(line), style) for line in lines or [first]]

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self._colour and style else text
