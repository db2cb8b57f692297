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
        for title, entries in wording.groups(one.entries).items():
            yield ""
            yield from self._wrap(title, 2, "bold")
            for entry in entries:
                yield from self._entry(entry, one)
        told = wording.documentation(one.entries)
        if told:
            names = ", ".join(f"{entry.change.name} (line {entry.line})" for entry in told[:_MANY])
            more = f" and {len(told) - _MANY} more" if len(told) > _MANY else ""
            yield ""
            yield from self._wrap(f"Documentation alone: {names}{more}", 2)
        yield from self._python(one)
        for title, texts in wording.findings(one):
            yield ""
            yield from self._wrap(title, 2, "bold" if texts else "dim")
            for text in texts:
                yield from self._wrap(text, 4)

    def _entry(self, entry: Entry, one: ContractReview) -> Iterator[str]:
        waiver = wording.waived(entry, one)
        yield from self._marked(
            wording.MARKS.get(entry.whom, "compatible"), " (waived)" * bool(waiver), wording.headline(entry, entry.what)
        )
        if wording.values(entry):
            yield from self._wrap(wording.values(entry), 8)
        for line in wording.excerpt(entry, one):
            shown = _printable(f"{'':8}{line}"[: self._width])
            yield self._paint(shown, "breaking" if line[0] == "-" else "compatible")
        yield from self._wrap(f"{wording.BREAKS[entry.whom]}: {entry.reason}", 8)
        for reached in wording.reached(entry, _MANY):
            yield from self._wrap(f"└ {' '.join(reached).strip()}", 8)
        if waiver:
            yield from self._wrap(f"waived until {waiver.until} for {waiver.asked_by}: {waiver.reason}", 8)
        told = [f"{one.path}:{entry.line}", entry.change.rule, *([entry.fingerprint] if entry.breaking else [])]
        yield from self._wrap("  ".join(told), 8, "dim")

    def _python(self, one: ContractReview) -> Iterator[str]:
        if one.python:
            yield ""
            yield self._paint("  The Python API", "bold")
        for api in one.python[: 4 * _MANY]:
            yield from self._marked("breaking" if api.breaking else "compatible", "", f"{api.name} {api.fate}")
            if api.fate == "changed":
                yield from self._wrap(f"{api.before} → {api.after}", 8)
            if api.causes:
                told = wording.causes(api, one, lambda entry: entry.what)
                yield from self._wrap(f"by: {'; '.join(told)}", 8)
        if len(one.python) > 4 * _MANY:
            yield f"    and {len(one.python) - 4 * _MANY} more"

    def _marked(self, mark: str, remark: str, text: str) -> Iterator[str]:
        first, *rest = self._wrap(f"{mark}{remark}: {text}", 4)
        yield first.replace(mark, self._paint(mark, mark), 1)
        yield from rest

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
