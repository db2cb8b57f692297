"""What a test that failed has asked the emulator, to be read beside its traceback."""

from collections.abc import Mapping
from typing import Any

from phone_emulator.testing.world import Document, Emulator, World

_NEWEST = 10
_WIDEST = 160


class Watch:
    """Looks on at what happens in a world.

    Args:
        emulator: The emulator that the world is in.
        world: The world.
    """

    def __init__(self, emulator: Emulator, world: World) -> None:
        self._emulator = emulator
        self._world = world
        self._seen = max((entry["id"] for entry in self._strangers("limit=1")), default=0)

    def sections(self) -> list[tuple[str, str]]:
        """Title and text of each section for a report."""
        try:
            entries = self._world.journal(limit=_NEWEST)
            strangers = self._strangers(f"limit={_NEWEST}&after={self._seen}")
        except Exception as error:
            return [("phone-emulator", f"Its journal can't be read: {error!r}")]
        found = [(f"phone-emulator: the last requests in world {self._world.name}", entries)]
        if strangers:
            found.append(("phone-emulator: requests with unknown credentials", strangers))
        return [(title, "\n".join(self._line(entry) for entry in entries) or "none") for title, entries in found]

    def _line(self, entry: Document) -> str:
        return line(entry, self._world.failures)

    def _strangers(self, query: str) -> list[Document]:
        """Requests that no world was found for, which are in the journal of the one that is always there."""
        found: list[Document] = self._emulator.call("GET", f"/_emulator/worlds/default/journal?{query}")
        return found


def line(entry: Document, failures: Mapping[int, Document]) -> str:
    """An entry of the journal in one line: when, what was asked, and what became of it.

    Args:
        entry: The entry.
        failures: What each fault does, by its id.
    """
    asked = f"{entry['date'][11:-1]} {entry['method']} {entry['path']} {entry['body']}"
    how = failures.get(entry["fault"], {})
    status = "no answer" if how.get("drop") else str(entry["answer"]["status"])
    told = [status, *_given(entry["error"], entry["detail"]), *map(_change, entry["changes"])]
    if entry["fault"] is not None:
        told.append(f"(fault: {_failure(how)})")
    return f"{_cut(asked)} -> {_cut(' '.join(told))}"


def _failure(how: Document) -> str:
    return ", ".join(name if value is True else f"{name} {value}" for name, value in how.items()) or "unknown"


def _change(change: Document) -> str:
    steps = " to ".join(_given(change["before"], change["after"]))
    return f"{change['resource']} {change['key']} {steps}"


def _given(*texts: Any) -> list[str]:
    return [text for text in texts if text is not None]


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
