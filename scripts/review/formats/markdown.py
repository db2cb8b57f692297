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
    for group in wording.groups(one.entries):
        yield ""
        yield f"**{plain(group.title)}**"
        yield ""
        for entry in group.entries:
            yield _entry(entry, one, link)
    told = wording.documentation(one.entries)
    if told:
        names = ", ".join(_place(entry, one, link) + " " + code(entry.change.name) for entry in told[:100])
        yield ""
        yield _folded(f"Documentation alone ({len(told)})", names)
    yield from _python(one)
    yield from _findings(one, link)


def _entry(entry: Entry, one: ContractReview, link: str | None) -> str:
    direction = f"{wording.direction(entry)}: " if wording.direction(entry) else ""
    values = f" {code(wording.values(entry))}" if wording.values(entry) else ""
    waiver = one.waivers.get(entry.fingerprint) if entry.breaking else None
    waived = f" Waived until {waiver.until} for {code(waiver.asked_by)}: {code(waiver.reason)}." if waiver else ""
    mark = f" `{entry.fingerprint}`" if entry.breaking else ""
    why = f"{wording.BREAKS[entry.whom].capitalize()}: {entry.reason}."
    line = (
        f"- {_ICONS[entry.whom]} {direction}{_what(entry)}{values}. {why}{waived} {_place(entry, one, link)} "
        f"`{entry.change.rule}`{mark}"
    )
    reached = [f"{operation} {', '.join(places[:3])}".rstrip() for operation, places in wording.tree(entry)]
    if len(reached) > 1:
        more = [f"and {len(reached) - 50} more"] if len(reached) > 50 else []
        tree = "".join(f"<li>{plain(told)}</li>" for told in [*reached[:50], *more])
        line += f"<details><summary>reaches {len(reached)} operations</summary><ul>{tree}</ul></details>"
    elif entry.reaches[0].where:
        line += f" ({code(entry.reaches[0].where)})"
    told = wording.excerpt(entry, one)
    return "\n\n  ".join([line, _block(told, "diff").replace("\n", "\n  ")]) if told else line


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
    yield ""
    yield "**The Python API**"
    yield ""
    yield "| | name | before and after | by |"
    yield "|---|---|---|---|"
    for api in one.python[:60]:
        icon = _ICONS[Whom.CALLERS if api.breaking else Whom.NOBODY]
        causes = "<br>".join(wording.causes(api, one, lambda entry: _what(entry, cell=True)))
        values = [code(value, cell=True) if value else "nothing" for value in (api.before, api.after)]
        yield f"| {icon} | {code(api.name, cell=True)} | {'<br>→ '.join(values)} | {causes} |"
    if len(one.python) > 60:
        yield f"| | and {len(one.python) - 60} more | | |"


def _findings(one: ContractReview, link: str | None) -> Iterator[str]:
    if one.lint:
        found = "".join(f"<li><code>{plain(str(problem))}</code></li>" for problem in one.lint[:50])
        yield ""
        yield f"<details><summary>{len(one.lint)} new lint findings</summary><ul>{found}</ul></details>"
    if one.unsourced:
        yield ""
        yield "**Changed answers whose `x-source` is as it was**"
        yield ""
    for answer in one.unsourced:
        place = _link(one.path, answer.line, link)
        yield f"- {place} {code(answer.operation)} {plain(answer.status)}: {code(answer.source)}"
    if one.payloads and (one.broken or one.entries):
        yield ""
        yield f"{one.payloads} recorded payloads tried, {len(one.broken)} no longer valid"
        yield from (f"- {code(payload.name)}: {code(payload.why)}" for payload in one.broken)


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{plain(title)}</summary>\n\n{text}\n\n</details>"


def _place(entry: Entry, one: ContractReview, link: str | None) -> str:
    return _link(one.path, entry.line, link)


def _link(path: str, line: int, link: str | None) -> str:
    shown = code(f"{path}:{line}")
    return f"[{shown}]({link}/{quote(path)}#L{line})" if link else shown


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
