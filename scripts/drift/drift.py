"""Holds a recording against contracts."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from phone_emulator import contract as emulated
from phone_emulator.recording import har
from phone_emulator.recording.eras import era_of
from phone_emulator.recording.har import Exchange
from phone_emulator.recording.masking import Described, Masker
from phone_emulator.settings import ERAS
from scripts import contract as contracts
from scripts import edits
from scripts.contract import Contract
from scripts.drift.findings import BREAKS, KINDS, NEW, Coverage, Drift, Entry, Sighting
from scripts.drift.redocly import Report
from scripts.drift.seen import Looker, Seen
from scripts.regenerate.lint import ROOT, contracts_in

_ORDER = {BREAKS: 0, NEW: 1}


def drift(recording: Path, folder: Path) -> list[tuple[Path, Drift]]:
    """What a recording has that the contracts of a folder do not know; of each API that is in it.

    Raises:
        HarError: It is no recording.
        Failed: A contract can't be read, or Redocly failed.
    """
    exchanges = har.read(recording)
    found = []
    for path in contracts_in(folder):
        contract = contracts.read(path, path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
        described = Described(emulated.Contract(contract.stem, contract.data, ERAS[-1]))
        # Whoever has recorded it, nothing of anybody is told.
        masker = Masker([described.contract], secrets.token_bytes(32))
        ours = [one for one in exchanges if described.is_ours(one)]
        lost = [
            Sighting("", "connection", "no answer", f"a request got no answer: {one}") for one in har.lost(recording)
        ]
        masked = [har.exchange(entry) for entry in masker.finished([masker.entry(one) for one in ours])]
        if masked:
            found.append((path, _held(contract, path, described, masked, lost)))
    return found


def _held(
    contract: Contract, path: Path, described: Described, exchanges: Sequence[Exchange], lost: Sequence[Sighting]
) -> Drift:
    year = max(one.started for one in exchanges)[:4] or "2026"
    looker = Looker(contract, described, year)
    seen = [looker.look(one) for one in exchanges]
    report = Report(contract, path, seen, year)
    sightings = [*lost, *(sighting for one in seen for sighting in one.sightings), *report.sightings()]
    of = Counter(one.operation for one in seen)
    coverage = [_with_eras(one, of[one.operation], seen, described) for one in report.coverage()]
    return Drift(str(contract.path), len(seen), list(_entries(contract, sightings, of)), coverage)


def _entries(contract: Contract, sightings: Sequence[Sighting], of: Counter[str]) -> Iterator[Entry]:
    groups: defaultdict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for one in sightings:
        groups[one.operation, one.kind, one.where].append(one)
    lines = {operation.id: contract.line(operation.pointer) for operation in contract.operations()}
    entries = [
        Entry(
            found[0],
            sum(one.times for one in found),
            of[operation] or len(found),
            contract.line(found[0].edit.pointer) if found[0].edit else lines.get(operation, 1),
        )
        for (operation, _, _), found in groups.items()
    ]
    yield from sorted(entries, key=lambda one: (one.first.operation, _ORDER.get(one.severity, 2), one.first.where))


def _with_eras(one: Coverage, exchanges: int, seen: Sequence[Seen], described: Described) -> Coverage:
    """With how many exchanges there are, and of which wire eras their answers are."""
    eras = sorted({era for pointer in _properties(described) for era in pointer.get("x-eras", [])})
    for exchange in (found for found in seen if found.operation == one.operation and found.is_whole):
        shape = described.answer(exchange.place.operation, exchange.exchange.status)
        era = era_of(exchange.body, shape, eras)
        if era:
            one.eras[era] = one.eras.get(era, 0) + 1
    one.exchanges = exchanges
    return one


def _properties(described: Described) -> Iterator[dict[str, list[str]]]:
    for schema in described.contract.document["components"]["schemas"].values():
        yield from schema.get("properties", {}).values()


def apply(path: Path, found: Drift) -> list[str]:
    """Make the edits of all entries in the contract, and tell which could not be made.

    Args:
        path: The contract.
        found: What was found in it.
    """
    text = path.read_text(encoding="utf-8")
    failed = []
    done = set()
    for entry in found.entries:
        for edit in entry.first.edits:
            if repr(edit) in done:
                continue
            done.add(repr(edit))
            try:
                text = edits.apply(text, edit)
            except edits.NotEditable as error:
                failed.append(f"{edit}: {error}")
    path.write_text(text, encoding="utf-8")
    return failed


__all__ = ("KINDS", "apply", "drift")
