"""What CHANGELOG.md says of the releases of a distribution."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

UNRELEASED = "Unreleased"

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_RELEASE = re.compile(r"(?P<name>[a-z][a-z0-9-]*) (?P<version>\S+) - (?P<day>\S+)")
_PART = re.compile(r"^### (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """A release as the changelog has it.

    Attributes:
        name: The distribution.
        version: As it is written.
        day: When, None where it is no date such as 2026-12-01.
        text: What changed.
    """

    name: str
    version: str
    day: date | None
    text: str


def releases(changelog: str) -> list[Release]:
    """All of them, in the order in which they stand."""
    return [
        Release(found["name"], found["version"], _day(found["day"]), text)
        for title, text in _parts(_SECTION, changelog)
        if (found := _RELEASE.fullmatch(title))
    ]


def unreleased(changelog: str, name: str) -> str:
    """What stands under `Unreleased` in a part whose title names a distribution and no other."""
    sections = dict(_parts(_SECTION, changelog))
    parts = _parts(_PART, sections.get(UNRELEASED, ""))
    return "".join(text for title, text in parts if title == name)


def _parts(heading: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    found = [*heading.finditer(text)]
    for one, following in zip_longest(found, found[1:]):
        yield one[1].strip(), text[one.end() : following.start() if following else None].strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None
