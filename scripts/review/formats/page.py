"""A review as one HTML page that loads nothing and runs nothing: the report, then each changed operation in full."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from scripts.contract import Operation, Pointer
from scripts.review.document import Document, mapping
from scripts.review.entries import Entry
from scripts.review.formats import wording
from scripts.review.formats.tree import Trees, coded
from scripts.review.places import label, title
from scripts.review.review import ContractReview, Review, many
from scripts.review.rules import Whom, worst

_STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")  # dark and light, keyboard and print
_SHOWN = 100  # operations that an entry lists, and changed operations that are shown in full
_FEW = 20  # operations that are listed without being asked for


def page(review: Review) -> str:
    """The page."""
    return "\n".join(_page(review))


def _page(review: Review) -> Iterator[str]:
    head, *parts = map(escape, wording.verdict(review).split(" · "))
    verdict = (Whom.READERS, Whom.NOBODY, Whom.CALLERS)[review.step]
    touched = [one for one in review.contracts if one.touched]
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{head}: review of contracts</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<style>{_STYLE}</style></head><body><a class="skip" href="#report">To the report</a>'
    yield f'<header class="{verdict}"><h1>{head}</h1><ul>{"".join(f"<li>{part}</li>" for part in parts)}</ul>'
    yield from (f"<p><strong>Fails:</strong> {escape(failure)}</p>" for failure in review.failures)
    words, command = map(escape, wording.next_parts(review))
    yield f"<p>Next: {words}{f'<code>{command}</code>' if command else ''}</p></header>"
    yield from _contents(touched)
    yield '<main id="report">'
    for one in touched:
        yield from _contract(one)
    if told := wording.changelog(review):
        yield f"<h2>For CHANGELOG.md</h2><pre>{escape(chr(10).join(told))}</pre>"
    yield "</main></body></html>"


def _contents(touched: list[ContractReview]) -> Iterator[str]:
    yield '<nav aria-label="Contents"><ul>'
    for one in touched:
        names = list(dict.fromkeys(name for entry in one.entries for name in entry.operations))
        links = ", ".join(f'<a href="#{_anchor(one.stem, name)}">{escape(name)}</a>' for name in names[:_SHOWN])
        told = f"<summary>{many(len(names), 'operation')}</summary>{links}"
        found = f"<details{' open' * (len(names) < _FEW)}>{told}</details>" if links else ""
        yield f'<li><a href="#{_anchor(one.stem)}">{escape(one.path)}</a>{found}</li>'
    yield "</ul></nav>"


def _contract(one: ContractReview) -> Iterator[str]:
    yield f'<h2 id="{_anchor(one.stem)}">{escape(one.path)}</h2>'
    if one.note:
        yield f"<p>{escape(one.note)}</p>"
    yield from _list("Problems", [str(problem) for problem in (*one.problems, *one.mended, *one.stale)])
    for group, entries in wording.groups(one.entries).items():
        yield f"<h3>{escape(group)}</h3>"
        for entry in entries:
            yield from _entry(entry, one)
    told = [f"{entry.change.name} (line {entry.line})" for entry in wording.documentation(one.entries)]
    yield from _list("Documentation alone", told[:_SHOWN], folded=True)
    yield from _python(one)
    for found, texts in wording.findings(one):
        yield from _list(found, texts)
    if one.head:
        yield from _operations(one, one.head)


def _entry(entry: Entry, one: ContractReview) -> Iterator[str]:
    waiver = wording.waived(entry, one)
    yield f'<div class="entry {entry.whom}"><strong>{coded(wording.headline(entry, entry.what))}</strong>'
    if wording.values(entry):
        yield f"<br><code>{escape(wording.values(entry))}</code>"
    if lines := wording.excerpt(entry, one):
        yield f"<pre>{_lines(lines)}</pre>"
    yield f'<div class="why">{wording.BREAKS[entry.whom].capitalize()}: {escape(entry.reason)}</div>'
    links = [
        (f'<a href="#{_anchor(one.stem, operation)}">{escape(operation)}</a>' if operation else "", places)
        for operation, places in wording.reached(entry, _SHOWN)
    ]
    items = [f"<li>{link} {escape(places)}</li>" for link, places in links]
    told = f"<ul>{''.join(items)}</ul>"
    many = len(items) > 5
    yield f"<details><summary>reaches {len(entry.operations)} operations</summary>{told}</details>" if many else told
    if waiver:
        yield f"<div>Waived until {waiver.until} for {escape(waiver.asked_by)}: {escape(waiver.reason)}</div>"
    yield f'<div class="place">{escape(one.path)}:{entry.line} {entry.change.rule} {entry.fingerprint}</div></div>'


def _python(one: ContractReview) -> Iterator[str]:
    if one.python:
        yield "<h3>The Python API</h3><table>"
        yield "<tr><th scope=col>breaks<th scope=col>name<th scope=col>before<th scope=col>after<th scope=col>by</tr>"
        for api in one.python:
            values = [f"<code>{escape(value)}</code>" if value else "" for value in (api.name, api.before, api.after)]
            by = "<br>".join(wording.causes(api, one, lambda entry: coded(entry.what)))
            whom = Whom.CALLERS if api.breaking else Whom.NOBODY
            cells = "".join(f"<td>{value}" for value in (f"<b>{whom}</b>", *values, by))
            yield f'<tr class="{whom}">{cells}</tr>'
        yield "</table>"


def _lines(lines: list[str]) -> str:
    tags = {"-": "del", "+": "ins"}
    return "".join(f"<{tags[line[0]]}>{escape(line)}</{tags[line[0]]}>" for line in lines)


def _list(title: str, texts: list[str], *, folded: bool = False) -> Iterator[str]:
    if texts:
        items = f"<ul>{''.join(f'<li>{coded(text)}</li>' for text in texts)}</ul>"
        count = f"<details><summary>{many(len(texts), 'place')}</summary>{items}</details>"
        yield f"<h3>{escape(title)}</h3>{count if folded else items}"


def _operations(one: ContractReview, document: Document) -> Iterator[str]:
    touching: dict[str, list[Entry]] = {}
    for entry in one.entries:
        for name in entry.operations:
            touching.setdefault(name, []).append(entry)
    trees = Trees(document, one.entries)
    everything = [(part, each) for part in ("paths", "webhooks") for each in document.operations(part)]
    changed = [(part, each) for part, each in everything if label(each) in touching]
    yield "<h3>Changed operations</h3>" if changed else ""
    for part, operation in changed[:_SHOWN]:
        name = label(operation)
        whom = worst(entry.whom for entry in touching[name])
        yield f'<section class="operation {whom}" id="{_anchor(one.stem, name)}">'
        yield f'<h4>{escape(name)} <span class="count">{len(touching[name])} changed</span></h4>'
        yield from _operation(trees, document, document.resolve((part, operation.path)), operation)
        yield "</section>"
    more = len(changed) - _SHOWN
    yield f"<p>And {more} more changed operations.</p>" if more > 0 else ""
    others = [label(each) for _, each in everything if label(each) not in touching]
    yield from _list("Operations as they were", others, folded=True)


def _operation(trees: Trees, document: Document, item: Pointer, operation: Operation) -> Iterator[str]:
    """One operation in full: what is sent, what is answered, and the marks of what changed."""
    at = (*item, operation.method)
    marks = trees.marks([at, *((*at, key) for key in operation.data if key not in _PARTS)])
    yield f"<code>{escape(title(operation))}</code> {marks}"
    yield f"<p>{coded(str(operation.data.get('summary', '')))}</p>"
    description = str(operation.data.get("description", "")).strip()
    if description:
        yield f"<details open><summary>Description</summary><p>{coded(description)}</p></details>"
    for holder in (item, at):
        for index in range(len(document.held(holder).get("parameters", ()))):
            pointer = document.resolve((*holder, "parameters", index))
            data = document.held(pointer)
            name = f"{str(data.get('in', '')).capitalize()} parameter {data.get('name', '')}, {_needed(data)}"
            yield from _body(trees, document, name, pointer)
    body = document.resolve((*at, "requestBody"))
    if document.at(body):
        yield from _body(trees, document, f"Request body, {_needed(document.held(body))}", body)
    for status in document.held((*at, "responses")):
        yield from _body(trees, document, f"Answer {status}", document.resolve((*at, "responses", status)))


def _needed(data: dict[str, Any]) -> str:
    return "required" if data.get("required") else "optional"


def _body(trees: Trees, document: Document, name: str, at: Pointer) -> Iterator[str]:
    """A parameter, a request body or an answer, with its headers and a tree per media type."""
    data = document.held(at)
    marks = trees.marks([at, *((*at, key) for key in data if key not in _PARTS)])
    tint = ' class="changed"' if marks else ""
    yield f"<details open{tint}><summary>{escape(name)}</summary>{marks}"
    yield f"<p>{coded(str(data.get('description', '')).strip())}</p>"
    for header in mapping(data.get("headers")):
        yield from _body(trees, document, f"Header {header}", document.resolve((*at, "headers", header)))
    if "schema" in data:
        yield from trees.schema((*at, "schema"))
    for media in mapping(data.get("content")):
        here = (*at, "content", media)
        yield f"<p><code>{escape(media)}</code> {trees.marks([here])}</p>"
        if "schema" in document.held(here):
            yield from trees.schema((*here, "schema"))
    yield "</details>"


_PARTS = ("parameters", "requestBody", "responses", "callbacks", "headers", "content", "schema")


def _anchor(*names: str) -> str:
    return "-".join(re.sub(r"\W+", "-", name) for name in names)
