"""Where two answers differ: in what a caller could take for another answer, not in ids, dates and words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from phone_emulator.recording.shapes import Shape

ABSENT = "absent"
_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number", float: "number"}


@dataclass(frozen=True)
class Difference:
    """One difference.

    Attributes:
        where: `status`, `code`, or the place in the body, such as `$.senderIds[].log`.
        provider: What the recording has there.
        emulator: What the emulator has there.
    """

    where: str
    provider: str
    emulator: str


def differences(provider: Any, emulator: Any, shape: Shape | None, where: str = "$") -> Iterator[Difference]:
    """Those of two bodies: properties, types, null or not, listed values, how many items and in which order."""
    theirs, ours = _type(provider), _type(emulator)
    if theirs != ours:
        yield Difference(where, theirs, ours)
    elif isinstance(provider, dict):
        yield from _of_objects(provider, emulator, shape, where)
    elif isinstance(provider, list):
        yield from _of_lists(provider, emulator, shape, where)
    elif shape and shape.values and provider != emulator:
        yield Difference(where, str(provider), str(emulator))


def _of_objects(
    provider: dict[str, Any], emulator: dict[str, Any], shape: Shape | None, where: str
) -> Iterator[Difference]:
    for name in dict.fromkeys([*provider, *emulator]):
        place = f"{where}.{name}"
        if name not in emulator:
            yield Difference(place, _type(provider[name]), ABSENT)
        elif name not in provider:
            yield Difference(place, ABSENT, _type(emulator[name]))
        else:
            of_property = shape.of_property(name) if shape else None
            yield from differences(provider[name], emulator[name], of_property, place)


def _of_lists(provider: list[Any], emulator: list[Any], shape: Shape | None, where: str) -> Iterator[Difference]:
    items = shape.items if shape else None
    if len(provider) != len(emulator):
        yield Difference(where, f"{len(provider)} items", f"{len(emulator)} items")
    theirs, ours = [_identity(one, items) for one in provider], [_identity(one, items) for one in emulator]
    shared = {one for one in theirs if one in ours} - {None}
    if (order := [one for one in theirs if one in shared]) != (other := [one for one in ours if one in shared]):
        yield Difference(f"{where} (order)", ", ".join(map(str, order)), ", ".join(map(str, other)))
    pairs = [(provider[theirs.index(one)], emulator[ours.index(one)]) for one in dict.fromkeys(order)]
    pairs += zip(
        [one for one, identity in zip(provider, theirs, strict=True) if identity not in shared],
        [one for one, identity in zip(emulator, ours, strict=True) if identity not in shared],
        strict=False,
    )
    # The same of many items is one difference.
    yield from dict.fromkeys(one for pair in pairs for one in differences(*pair, items, f"{where}[]"))


def _identity(item: Any, shape: Shape | None) -> Any:
    """What names an item: its first number or identifier, or itself."""
    if isinstance(item, dict):
        named = shape.names if shape else {}
        personal = {name: found.personal for name in named if shape and (found := shape.of_property(name))}
        ids = [item[name] for name, word in personal.items() if word in ("phone-number", "identifier") and name in item]
        return next((one for one in ids if isinstance(one, str | int)), None)
    return item if isinstance(item, str | int) else None


def _type(value: Any) -> str:
    return "null" if value is None else _TYPES[type(value)]
