"""A drift report for a terminal, a page and a machine."""

import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from scripts.drift.findings import BREAKS, NEW, NOTE, Coverage, Drift, Entry

_SAID = {BREAKS: "breaks the contract", NEW: "is new to the contract", NOTE: "is worth knowing"}
_PLURAL = {BREAKS: "break the contract", NEW: "are new to it", NOTE: "are worth knowing"}
_WIDTH = 100
_MANY = 6


def terminal(found: Sequence[Drift]) -> str:
    """Text of at most 100 columns, but for names that are longer."""
    return "\n".join(_terminal(found))


def _terminal(found: Sequence[Drift]) -> Iterator[str]:
    if not found:
        yield "No exchange of the recording is about an API of these contracts."
    for one in found:
        yield f"{one.path}: {_counted(one.exchanges, 'exchange')}, {_verdict(one)}"
        for operation, entries in groupby(one.entries, key=lambda entry: entry.first.operation):
            yield f"\n  {operation or 'no operation'}"
            for entry in entries:
                yield from _entry(entry, one.path)
        yield "\n  what was seen"
        yield from textwrap.wrap(_seen(one), _WIDTH, initial_indent="    ", subsequent_indent="    ")
        for coverage in one.coverage:
            if coverage.exchanges:
                yield f"    {coverage.operation:<26}{_of_operation(coverage)}"


def _entry(entry: Entry, path: str) -> Iterator[str]:
    first = entry.first
    yield f"    {first.where}: {first.what}"
    example = f", such as {first.example}" if first.example else ""
    yield f"      {_SAID[entry.severity]}; {entry.share} exchanges{example}"
    if first.edit:
        yield f"      {path}:{entry.line}: {first.edit}"
    else:
        yield "      no edit: no contract of ours can say this"


def markdown(found: Sequence[Drift]) -> str:
    """A page."""
    return "\n".join(_markdown(found))


def _markdown(found: Sequence[Drift]) -> Iterator[str]:
    yield "# Drift"
    for one in found:
        yield f"\n## {one.path}\n\n{_counted(one.exchanges, 'exchange')}, {_verdict(one)}."
        if one.entries:
            yield "\n| operation | where | what | | exchanges | example | edit |\n|---|---|---|---|---|---|---|"
        for entry in one.entries:
            first = entry.first
            edit = f"`{first.edit}` (line {entry.line})" if first.edit else "none"
            cells = (first.operation or "–", f"`{first.where}`", first.what, _SAID[entry.severity], entry.share)
            yield f"| {' | '.join(_cell(cell) for cell in (*cells, first.example, edit))} |"
        yield f"\n{_seen(one)}\n\n| operation | seen |\n|---|---|"
        yield from (f"| `{each.operation}` | {_of_operation(each)} |" for each in one.coverage)


def machine(found: Sequence[Drift]) -> str:
    """JSON."""
    document = [
        {
            "contract": one.path,
            "exchanges": one.exchanges,
            "breaks": one.breaks,
            "findings": [
                {
                    "operation": entry.first.operation,
                    "kind": entry.first.kind,
                    "severity": entry.severity,
                    "where": entry.first.where,
                    "what": entry.first.what,
                    "example": entry.first.example,
                    "exchanges": min(entry.times, entry.of),
                    "of": entry.of,
                    "line": entry.line,
                    "edits": [
                        {"do": edit.do, "pointer": list(edit.pointer), "key": edit.key, "value": edit.value}
                        for edit in entry.first.edits
                    ],
                }
                for entry in one.entries
            ],
            "coverage": [vars(each) for each in one.coverage],
        }
        for one in found
    ]
    return json.dumps(document, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[Sequence[Drift]], str]] = {"terminal": terminal, "markdown": markdown, "json": machine}


def _verdict(one: Drift) -> str:
    counts = {kind: sum(entry.severity == kind for entry in one.entries) for kind in _SAID}
    told = [f"{number} that {(_SAID if number == 1 else _PLURAL)[kind]}" for kind, number in counts.items() if number]
    return ", ".join(told) if told else "nothing that the contract does not know"


def _seen(one: Drift) -> str:
    never = [each.operation for each in one.coverage if not each.exchanges]
    called = len(one.coverage) - len(never)
    more = f"; never called: {', '.join(never)}" if never else ""
    return f"{called} of {len(one.coverage)} operations{more}."


def _of_operation(one: Coverage) -> str:
    eras = ", ".join(f"{number} as in {era}" for era, number in sorted(one.eras.items()))
    told = [_counted(one.exchanges, "exchange"), *([eras] if eras else [])]
    if one.answers:
        told.append(f"never {', '.join(one.answers)}")
    if one.exchanges and one.properties:
        shown = [name for name in one.properties if name.partition(" ")[0] not in one.answers]
        more = f" and {len(shown) - _MANY} more" if len(shown) > _MANY else ""
        told += [f"never {', '.join(shown[:_MANY])}{more}"] if shown else []
    return "; ".join(told)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
