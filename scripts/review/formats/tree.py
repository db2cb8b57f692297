"""The schemas of an operation as trees of HTML: every property with its constraints, changed lines marked."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from scripts.contract import Pointer
from scripts.review.document import Document, mapping
from scripts.review.entries import Entry
from scripts.review.formats import wording
from scripts.review.schema import BOUNDS, OPAQUE, Parts, View, kebab, view

_MOST = 10_000  # lines of trees in a page: what goes beyond is named, not shown
_TOLD = {keyword: kebab(keyword).replace("-", " ") for keyword in (*BOUNDS, "multipleOf")}
_FLAGS = {"readOnly": "read-only", "writeOnly": "write-only", "deprecated": "deprecated", "uniqueItems": "no repeats"}


class Trees:
    """Draws the schemas of the new side of a contract, and marks what the entries changed in them."""

    def __init__(self, document: Document, entries: Iterable[Entry]) -> None:
        self._document = document
        self._left = _MOST
        self._changed: dict[Pointer, list[Entry]] = {}
        self._gone: dict[Pointer, list[Entry]] = {}
        for entry, change in [(one, change) for one in entries for change in one.changes]:
            if change.head is not None:
                self._changed.setdefault(_text(change.head), []).append(entry)
            elif change.base:
                self._gone.setdefault(_text(change.base[:-2]), []).append(entry)

    def schema(self, pointer: Pointer) -> Iterator[str]:
        """The tree of the schema at `pointer`."""
        yield '<ul class="tree">'
        yield from self._line("", (pointer,), frozenset(), ())
        yield "</ul>"

    def marks(self, pointers: Iterable[Pointer]) -> str:
        """What changed exactly at these places, as HTML; nothing when nothing did."""
        found = {id(entry): entry for pointer in pointers for entry in self._changed.get(_text(pointer), ())}
        return "".join(_mark(entry) for entry in found.values())

    def _line(self, name: str, parts: Parts, above: frozenset[Pointer], also: tuple[Pointer, ...]) -> Iterator[str]:
        self._left -= 1
        label = f"<code>{escape(name)}</code> " if name else ""
        if self._left < 0:
            yield f"<li>{label}… (not shown: the page is long enough)</li>"
            return
        one = view(self._document, parts)
        required = ' <span class="required">required</span>' if also else ""
        marks = self.marks([*also, *_own(one, parts)])
        told = f"{label}{_type(one)}{required} {_constraints(one)}{marks}{_documentation(one)}"
        below = list(self._below(one, above | set(one.parts))) if not above & set(one.parts) else []
        if above & set(one.parts):
            told += " (as above)"
        tint = ' class="changed"' if marks else ""
        if below:
            yield f"<li{tint}><details open><summary>{told}</summary><ul>"
            yield from below
            yield "</ul></details></li>"
        else:
            yield f"<li{tint}>{told}</li>"

    def _below(self, one: View, above: frozenset[Pointer]) -> Iterator[str]:
        for name, parts in one.properties.items():
            yield from self._line(name, parts, above, (one.required[name],) if name in one.required else ())
        for part in one.parts:
            for entry in self._gone.get(_text(part), ()):
                yield f'<li class="changed"><del><code>{escape(entry.change.name)}</code></del>{_mark(entry)}</li>'
        if one.additional:
            yield from self._line("any other property", one.additional, above, ())
        for label, parts in one.children.items():
            yield from self._line("each item" if label == "[]" else label.lstrip("."), parts, above, ())
        for keyword, branches in one.branches:
            yield f"<li>{'one' if keyword == 'oneOf' else 'any'} of<ul>"
            for branch in branches:
                yield from self._line(_name(self._document, branch), (branch,), above, ())
            yield "</ul></li>"


def _text(pointer: Pointer) -> Pointer:
    return tuple(map(str, pointer))


def _own(one: View, parts: Parts) -> Iterator[Pointer]:
    """Every place where something is said of this schema alone, and not of one below it."""
    yield from dict.fromkeys((*parts, *one.parts))
    for pointer in one.written.values():
        if pointer[-1] not in ("properties", "required", "items", "allOf", "oneOf", "anyOf"):
            yield pointer
    for found in one.keywords.values():
        yield found.pointer
    for index in range(len(one.enum or ())):
        yield (*one.where("enum"), index)


def _mark(entry: Entry) -> str:
    values = f" <code>{escape(wording.values(entry))}</code>" if wording.values(entry) else ""
    return f'<span class="mark {entry.whom}">{escape(entry.what.replace("`", ""))}{values}</span>'


def _type(one: View) -> str:
    types = sorted(one.types or ()) or ["any type" if one.enum is None else "a value"]
    if one.null and one.types is not None:
        types.append("null")
    shown = " or ".join(types) + (f" ({one.value('format')})" if one.value("format") else "")
    return f'<span class="type">{escape(shown)}</span>'


def _constraints(one: View) -> str:
    told = []
    if one.enum is not None:
        told.append(" · ".join(f"<code>{escape(value)}</code>" for value in one.enum))
    for keyword, words in _TOLD.items():
        if one.value(keyword) is not None:
            told.append(f"{words} {escape(str(one.value(keyword)))}")
    written = [keyword for keyword in ("pattern", "default", *OPAQUE) if keyword in one.keywords]
    told += [f"{escape(keyword)} <code>{escape(_json(one.value(keyword)))}</code>" for keyword in written]
    told += [words for keyword, words in _FLAGS.items() if one.value(keyword)]
    if one.additional is None:
        told.append("no other properties")
    return f'<span class="limits">{", ".join(told)}</span>' if told else ""


def _documentation(one: View) -> str:
    told = [coded(str(one.value("description")).strip())] if one.value("description") else []
    listed = one.value("examples")
    shown = [*(listed if isinstance(listed, list) else []), *filter(None, [one.value("example")])]
    if shown:
        told.append(f"such as {', '.join(f'<code>{escape(_json(value))}</code>' for value in shown)}")
    return "".join(f'<span class="told">{text}</span>' for text in told)


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _name(document: Document, branch: Pointer) -> str:
    target = document.resolve(branch)
    return str(target[-1]) if target != branch else str(mapping(document.at(branch)).get("title", ""))


def coded(text: str) -> str:
    """Text of a contract as HTML: what stands in backticks is code, an empty line begins a paragraph."""
    pieces = escape(text).split("`")
    odd = len(pieces) % 2 == 0  # a backtick that nothing closes
    told = [f"<code>{piece}</code>" if place % 2 else piece for place, piece in enumerate(pieces)]
    return ("`".join(pieces) if odd else "".join(told)).replace("\n\n", "<br><br>")
