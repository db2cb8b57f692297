"""A review as one HTML page that loads nothing: the report, then the operations, changed ones marked."""

import re
from collections.abc import Iterator
from html import escape

from scripts.contract import Operation
from scripts.review.document import Document, mapping
from scripts.review.entries import Entry
from scripts.review.formats import wording
from scripts.review.operations import label
from scripts.review.review import ContractReview, Review, operations_of
from scripts.review.rules import Whom

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328 }
code { font: 13px ui-monospace, monospace; background: #f0f1f3; padding: .1em .3em; border-radius: 4px }
h1 { font-size: 1.4rem } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #d1d9e0 }
.entry, .operation { border-left: 4px solid #d1d9e0; padding: .2rem 0 .2rem .8rem; margin: .7rem 0 }
.callers { border-color: #cf222e } .provider { border-color: #d4a72c } .nobody { border-color: #2da44e }
.why, .place { color: #59636e; font-size: .9em } ul { margin: .2rem 0 } pre { white-space: pre-wrap; font: inherit }
table { border-collapse: collapse } td, th { border: 1px solid #d1d9e0; padding: .2rem .5rem; text-align: left }
@media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3 } code { background: #21262d } }
"""


def page(review: Review) -> str:
    """The page."""
    return "\n".join(_page(review))


def _page(review: Review) -> Iterator[str]:
    title = escape(wording.verdict(review))
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><h1>{title}</h1>'
    yield from (f"<p><strong>Fails:</strong> {escape(failure)}</p>" for failure in review.failures)
    yield f"<p>Next: <code>{escape(wording.next_step(review))}</code></p>"
    for one in review.contracts:
        if one.touched:
            yield from _contract(one)
    yield "</body></html>"


def _contract(one: ContractReview) -> Iterator[str]:
    yield f"<h2>{escape(one.path)}</h2>"
    if one.note:
        yield f"<p>{escape(one.note)}</p>"
    yield from _list("Problems", [str(problem) for problem in (*one.problems, *one.stale)])
    for group in wording.groups(one.entries):
        yield f"<h3>{escape(group.title)}</h3>"
        for entry in group.entries:
            yield from _entry(entry, one)
    yield from _python(one)
    yield from _list("New lint findings", [str(problem) for problem in one.lint])
    sources = [
        f"{one.path}:{answer.line} {answer.operation} {answer.status}: {answer.source}" for answer in one.unsourced
    ]
    yield from _list("Changed answers whose x-source is as it was", sources)
    yield from _list("Payloads that no longer validate", [f"{payload.name}: {payload.why}" for payload in one.broken])
    if one.head:
        yield "<h3>Operations</h3>"
        for operation in operations_of(one.head):
            yield from _operation(operation, one, one.head)


def _entry(entry: Entry, one: ContractReview) -> Iterator[str]:
    waiver = one.waivers.get(entry.fingerprint) if entry.breaking else None
    yield f'<div class="entry {entry.whom}"><strong>{_coded(entry.what)}</strong>'
    if wording.values(entry):
        yield f"<br><code>{escape(wording.values(entry))}</code>"
    yield f'<div class="why">{wording.BREAKS[entry.whom].capitalize()}: {escape(entry.reason)}</div><ul>'
    for operation, places in wording.tree(entry):
        yield f'<li><a href="#{_anchor(operation)}">{escape(operation)}</a> {escape(", ".join(places))}</li>'
    yield "</ul>"
    if waiver:
        yield f"<div>Waived until {waiver.until} for {escape(waiver.asked_by)}: {escape(waiver.reason)}</div>"
    yield f'<div class="place">{escape(wording.place(entry, one))} {entry.change.rule} {entry.fingerprint}</div></div>'


def _python(one: ContractReview) -> Iterator[str]:
    if one.python:
        yield "<h3>The Python API</h3><table><tr><th>name<th>before<th>after</tr>"
        for api in one.python:
            cells = "".join(
                f"<td><code>{escape(value)}</code>" for value in (api.name, api.before or "", api.after or "")
            )
            yield f"<tr>{cells}</tr>"
        yield "</table>"


def _list(title: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield f"<h3>{escape(title)}</h3><ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _operation(operation: Operation, one: ContractReview, document: Document) -> Iterator[str]:
    name = label(operation)
    touching = [entry for entry in one.entries if name in entry.operations]
    worst = min((entry.whom for entry in touching), key=list(Whom).index, default=Whom.READERS)
    changed = f"<strong>{len(touching)} changed</strong>" if touching else ""
    yield f'<div class="operation {worst}" id="{_anchor(name)}"><h4>{escape(name)} {changed}</h4>'
    yield f"<code>{operation.method.upper()} {escape(operation.path)}</code>"
    yield f"<p>{_coded(str(operation.data.get('summary', '')))}</p>"
    yield f"<pre>{_coded(str(operation.data.get('description', '')).strip())}</pre><ul>"
    for status in mapping(operation.data.get("responses")):
        at = document.resolve(("paths", operation.path, operation.method, "responses", status))
        told = mapping(document.at(at)).get("description", "")
        yield f"<li><code>{escape(status)}</code> {_coded(str(told))}</li>"
    yield "</ul></div>"


def _anchor(name: str) -> str:
    return re.sub(r"\W+", "-", name)


def _coded(text: str) -> str:
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(text))
