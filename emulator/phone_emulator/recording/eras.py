"""In which wire era an answer was given, by the properties that it has and lacks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from phone_emulator.recording.shapes import Shape


def era_of(value: Any, shape: Shape | None, eras: Sequence[str]) -> str | None:
    """The wire era of an answer; the newest of those that fit best, `None` where nothing of it tells.

    Args:
        value: Its body.
        shape: What the contract says of it.
        eras: Those to choose from, the oldest first.
    """
    seen = [wanted for wanted in _told(value, shape) if 0 < len(wanted & {*eras}) < len(eras)]
    votes = Counter(era for wanted in seen for era in wanted)
    return max(reversed(eras), key=votes.__getitem__) if seen else None


def _told(value: Any, shape: Shape | None) -> Iterator[set[str]]:
    """Of each property that not all eras carry, those that answer as it was: with it, or without."""
    if shape is None:
        return
    if isinstance(value, list):
        for item in value:
            yield from _told(item, shape.items)
    elif isinstance(value, dict):
        every = {era for prop in shape.names.values() for era in prop.get("x-eras", [])}
        for name, prop in shape.names.items():
            if "x-eras" in prop:
                yield {*prop["x-eras"]} if name in value else every - {*prop["x-eras"]}
        for name, item in value.items():
            yield from _told(item, shape.of_property(name))
