"""A review as the comment of a pull request.

What comes from a contract is shown as code: it can neither mention anyone nor put a link or a picture into the comment.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from scripts.review.entries import Entry
from scripts.review.formats import wording
from scripts.review.review import ContractReview, Review
from scripts.review.rules import Whom

MARKER = "<!-- spec-review -->"  # by which the comment is found again
LIMIT = 65_000  # GitHub takes 65,536 characters
_FEW = 20  # findings that are listed without being asked for

_ICONS = {Whom.CALLERS: "🔴", Whom.PROVIDER: "🟡", Whom.NOBODY: "🟢", Whom.READERS: "⚪"}


def markdown(review: Review, *, link: str | None = None, limit: int = LIMIT) -> str:
    """The review; places are linked where `link` begins the address of a file, `…/blob/<commit>`."""
    lines = list(_lines(review, link))
    text = "\n".join(lines)
    if len(text) <= limit:
        return text
    # A detail is a single line or a closed block: whatever is left out, the rest still renders.
    cut = "\n\n**Too long for a comment: the rest is shown by** `make review`"
    kept, length = [], len(cut)
    for line in lines:
        length += len(line) + 1
        if length > limit:
            break
        kept.append(line)
    return "\n".join(kept) + cut


def _lines(review: Review, link: str | None) -> Iterator[str]:
    worst = Whom.CALLERS if review.failures else (Whom.READERS, Whom.NOBODY, Whom.CALLERS)[review.step]
    yield MARKER
    head, *parts = wording.verdict(review).split(" · ")
    yield f"### {_ICONS[worst]} {head}"
    yield ""
    yield from (f"- {plain(part)}" for part in parts)
    for failure in review.failures:
        yield f"- **fails:** {plain(failure)}"
    for one in review.contracts:
        if one.touched:
            yield ""
            yield from _contract(one, link)
    if told := wording.changelog(review):
        yield f"\nFor `CHANGELOG.md`:\n\n{_block(told, 'markdown')}"
    yield ""
    words, command = wording.next_parts(review)
    yield f"Next: {plain(words)}{code(command) if command else ''}"


def _contract(one: ContractReview, link: str | None) -> Iterator[str]:
    yield f"#### {code(one.path)}{f' {plain(one.note)}' if one.note else ''}"
    for problem in (*one.problems, *one.mended, *one.stale):
        yield f"- {code(str(problem))}"
    for title, entries in wording.groups(one.entries).items():
        yield f"\n**{plain(title)}**\n"
        yield from (_entry(entry, one, link) for entry in entries)
    told = wording.documentation(one.entries)
    if told:
        names = ", ".join(f"{_place(entry, one, link)} {code(entry.change.name)}" for entry in told[:100])
        yield _folded(f"Documentation alone ({len(told)})", names)
    yield from _python(one)
    for title, texts in wording.findings(one):
        listed = "\n".join(f"- {code(text)}" for text in texts)
        yield _folded(f"{title} ({len(texts)})", listed) if len(texts) > _FEW else f"\n**{title}**\n\n{listed}".rstrip()


def _entry(entry: Entry, one: ContractReview, link: str | None) -> str:
    values = f" {code(wording.values(entry))}" if wording.values(entry) else ""
    waiver = wording.waived(entry, one)
    waived = f" Waived until {waiver.until} for {code(waiver.asked_by)}: {code(waiver.reason)}." if waiver else ""
    mark = f" `{entry.fingerprint}`" if entry.breaking else ""
    why = f"{wording.BREAKS[entry.whom].capitalize()}: {entry.reason}."
    line = (
        f"- {_ICONS[entry.whom]} {wording.headline(entry, _what(entry))}{values}. {why}{waived} "
        f"{_place(entry, one, link)} `{entry.change.rule}`{mark}"
    )
    reached = wording.reached(entry, 50)
    if len(reached) > 1:
        tree = "".join(f"<li>{plain(' '.join(told).strip())}</li>" for told in reached)
        told = f"reaches {len(entry.operations)} operations"
        line += f"<details><summary>{told}</summary><ul>{tree}</ul></details>"
    elif entry.reaches[0].where:
        line += f" ({code(entry.reaches[0].where)})"
    lines = wording.excerpt(entry, one)
    return "\n\n  ".join([line, _block(lines, "diff").replace("\n", "\n  ")]) if lines else line


def _what(entry: Entry, *, cell: bool = False) -> str:
    return entry.told(lambda name: code(name, cell=cell))


def _block(lines: list[str], language: str) -> str:
    """Lines as a block of code, whatever is in them."""
    fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    return "\n".join([f"{fence}{language}", *lines, fence])


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _python(one: ContractReview) -> Iterator[str]:
    if not one.python:
        return
    yield "\n**The Python API**\n"
    yield "| | name | before and after | by |\n|---|---|---|---|"
    for api in one.python[:60]:
        icon = _ICONS[Whom.CALLERS if api.breaking else Whom.NOBODY]
        causes = "<br>".join(wording.causes(api, one, lambda entry: _what(entry, cell=True)))
        values = [code(value, cell=True) if value else "nothing" for value in (api.before, api.after)]
        yield f"| {icon} | {code(api.name, cell=True)} | {'<br>→ '.join(values)} | {causes} |"
    if len(one.python) > 60:
        yield f"| | and {len(one.python) - 60} more | | |"


def _folded(title: str, text: str) -> str:
    return f"\n<details><summary>{plain(title)}</summary>\n\n{text}\n\n</details>"


def _place(entry: Entry, one: ContractReview, link: str | None) -> str:
    shown = code(f"{one.path}:{entry.line}")
    return f"[{shown}]({link}/{quote(one.path)}#L{entry.line})" if link else shown


def code(text: str, *, cell: bool = False) -> str:
    """Text as code, whatever is in it; in a `cell` of a table, without what would end it."""
    text = re.sub(r"\s+", " ", text).strip() or " "
    if cell:
        text = text.replace("|", "\\|")
    fence = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


# Where a mention, an address, a number of an issue, an emoji, or a heading or list at the beginning is parted.
_LIVE = re.compile(
    r"(?<=@)|(?<=:)(?=//|[\w+-]+:)|(?<=www)(?=\.)|(?<=#)(?=\d)|(?<=GH-)(?=\d)|^(?=[-#+=]|\d+[.)] )", re.IGNORECASE
)
_MARKUP = re.compile(r"""[&<>"'\\*_\[\]|~`!$]""")


def plain(text: str) -> str:
    """Text that holds names of a contract: nothing in it is markup, a mention or a link, as Markdown or as HTML."""
    parted = _LIVE.sub("\u200b", re.sub(r"\s+", " ", text).lstrip())
    # A formula begins with a dollar sign, even with one that is written as a character reference.
    return _MARKUP.sub(lambda it: "<span>$</span>" if it[0] == "$" else f"&#{ord(it[0])};", parted)
