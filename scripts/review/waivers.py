"""Breaking changes that were accepted: `openapi/<stem>.waivers.toml`, an entry per change, by its fingerprint."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.problem import Failed, Problem
from scripts.review.entries import Entry

KEYS = ("fingerprint", "change", "reason", "asked-by", "until")


@dataclass(frozen=True)
class Waiver:
    """A breaking change that somebody accepts until a day, that day included."""

    fingerprint: str
    change: str
    reason: str
    asked_by: str
    until: date
    line: int


def path_of(stem: str) -> str:
    """The file that holds the waivers of a contract."""
    return f"openapi/{stem}.waivers.toml"


def read(text: str, shown: str) -> list[Waiver]:
    """The waivers of a file. Raises Failed with what an entry lacks."""
    try:
        further = tomllib.loads(text)
        entries = further.pop("waiver", [])
        lines = [number + 1 for number in _starts(text.splitlines())]
    except tomllib.TOMLDecodeError as error:
        raise Failed([Problem(Path(shown), None, "waiver", str(error), "mend the TOML")]) from error
    problems: list[Problem] = []
    waivers: list[Waiver] = []
    if further or not isinstance(entries, list) or len(lines) != len(entries):
        entries, lines = [], []
        problems.append(Problem(Path(shown), None, "waiver", "not every waiver is a table", "begin it with [[waiver]]"))
    for line, entry in zip(lines, entries, strict=True):
        told = {key: entry[key].strip() for key in KEYS if isinstance(entry.get(key), str)}
        lacking = [key for key in KEYS if not (told.get(key) or (key == "until" and key in entry))]
        if lacking or type(entry["until"]) is not date:  # a time of day is one, too
            what = f"the waiver lacks {', '.join(lacking) or 'a date in `until`'}"
            remedy = "write fingerprint, change, reason and asked-by as text, until as a date such as 2027-01-31"
            problems.append(Problem(Path(shown), line, "waiver", what, remedy))
        elif told["fingerprint"] in [waiver.fingerprint for waiver in waivers]:
            what = f"a second waiver of {told['fingerprint']}"
            problems.append(Problem(Path(shown), line, "waiver", what, "keep one of the two"))
        else:
            words = told["fingerprint"], told["change"], told["reason"], told["asked-by"]
            waivers.append(Waiver(*words, entry["until"], line))
    if problems:
        raise Failed(problems)
    return waivers


def _starts(lines: Sequence[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if re.match(r"\s*\[\[\s*waiver\s*\]\]", line)]


def merged(waivers: Sequence[Waiver], base: Sequence[Waiver], entries: Sequence[Entry]) -> list[Waiver]:
    """Waivers that did their work: the base has them, with the change that they are for."""
    known = {waiver.fingerprint for waiver in base} - {entry.fingerprint for entry in entries if entry.breaking}
    return [waiver for waiver in waivers if waiver.fingerprint in known]


def without(text: str, dropped: Sequence[Waiver]) -> str:
    """The file without some of its waivers."""
    lines = text.splitlines(keepends=True)
    starts = _starts(lines)
    for begin, end in reversed(list(zip(starts, [*starts[1:], len(lines)], strict=True))):
        if begin + 1 in {waiver.line for waiver in dropped}:
            del lines[begin:end]
    return "".join(lines)


def stale(waivers: Sequence[Waiver], entries: Sequence[Entry], today: date, shown: str) -> list[Problem]:
    """Waivers that are over, and those of no change that there is."""
    fingerprints = {entry.fingerprint for entry in entries if entry.breaking}
    problems = []
    for waiver in waivers:
        if waiver.until < today:
            what, remedy = f"the waiver of {waiver.fingerprint} ended on {waiver.until}", "undo the change, or ask anew"
        elif waiver.fingerprint not in fingerprints:
            what, remedy = f"the waiver of {waiver.fingerprint} fits no breaking change", "remove it"
        else:
            continue
        problems.append(Problem(Path(shown), waiver.line, "stale-waiver", what, remedy))
    return problems


def entry_text(entry: Entry, reason: str, asked_by: str, until: date) -> str:
    """The entry of a waiver as it is appended to the file."""
    quoted = {
        "fingerprint": entry.fingerprint,
        "change": f"{entry.change.rule}: {entry.what}",
        "reason": reason,
        "asked-by": asked_by,
    }
    lines = [f"{key} = {_quote(value)}" for key, value in quoted.items()]
    return "\n".join(["[[waiver]]", *lines, f"until = {until.isoformat()}", ""])


def _quote(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(letter if letter.isprintable() else " " for letter in escaped)}"'
