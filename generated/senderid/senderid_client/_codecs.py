"""How the JSON of an answer becomes values: of whole answers, and of properties that no simple function reads."""

import datetime
import importlib
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, Final, Protocol

# What reading a value raises that is not as it should be.
UNEXPECTED: Final = (AttributeError, KeyError, TypeError, ValueError)


class Codec(Protocol):
    """How JSON becomes a value; it never raises."""

    def decode(self, wire: Any) -> Any:
        """The value that JSON stands for, or the JSON itself where it is not as expected."""
        ...

    def fits(self, wire: Any, /) -> bool:
        """Whether the JSON is as expected."""
        ...

    def takes(self, wire: Any, /) -> bool:
        """Whether the JSON is at least of the expected kind, such as an object."""
        ...


class _AsItIs:
    def decode(self, wire: Any) -> Any:
        return wire

    def fits(self, _: Any) -> bool:
        return True

    def takes(self, _: Any) -> bool:
        return True


class _Scalar:
    """A string, or a number, that Python has a type for."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read

    def decode(self, wire: Any) -> Any:
        try:
            return self._read(wire)
        except UNEXPECTED:
            return wire

    def fits(self, wire: Any) -> bool:
        try:
            value = self._read(wire)
        except UNEXPECTED:
            return False
        return getattr(value, "is_known", True)

    def takes(self, wire: Any) -> bool:
        return not isinstance(wire, (dict, list))


class _Late(_Scalar):
    """A value of an enum that is not imported yet."""

    def __init__(self, name: str) -> None:
        super().__init__(lambda wire: _named(name)(wire))


class _Object:
    """An object that is a model, named because models may hold each other."""

    def __init__(self, name: str) -> None:
        self._name = name

    def decode(self, wire: Any) -> Any:
        return _named(self._name).from_dict(wire) if isinstance(wire, dict) else wire

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, dict) and wire.keys() >= _named(self._name).required_keys()

    def takes(self, wire: Any) -> bool:
        return isinstance(wire, dict)


class _Array:
    def __init__(self, item: Codec) -> None:
        self._item = item

    def decode(self, wire: Any) -> Any:
        return [*map(self._item.decode, wire)] if isinstance(wire, list) else wire

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, list) and all(map(self._item.fits, wire))

    def takes(self, wire: Any) -> bool:
        return isinstance(wire, list)


class _Mapping:
    def __init__(self, item: Codec) -> None:
        self._item = item

    def decode(self, wire: Any) -> Any:
        return {key: self._item.decode(value) for key, value in wire.items()} if isinstance(wire, dict) else wire

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, dict) and all(map(self._item.fits, wire.values()))

    def takes(self, wire: Any) -> bool:
        return isinstance(wire, dict)


class _Either:
    """The first of several that fits; what fits none is kept as it came."""

    def __init__(self, codecs: tuple[Codec, ...]) -> None:
        self._codecs = codecs

    def decode(self, wire: Any) -> Any:
        return next((codec for codec in self._codecs if codec.fits(wire)), AS_IT_IS).decode(wire)

    def fits(self, wire: Any) -> bool:
        return any(codec.fits(wire) for codec in self._codecs)

    def takes(self, wire: Any) -> bool:
        return any(codec.takes(wire) for codec in self._codecs)


AS_IT_IS: Final[Codec] = _AsItIs()
TIMESTAMP: Final[Codec] = _Scalar(datetime.datetime.fromisoformat)
DATE: Final[Codec] = _Scalar(datetime.date.fromisoformat)


def choice(of: type[Enum] | str) -> Codec:
    """A value of this enum, by its name where it is imported for the first answer only."""
    return _Late(of) if isinstance(of, str) else _Scalar(of)


def model(name: str) -> Codec:
    """An object of the model of this name."""
    return _Object(name)


def array(item: Codec) -> Codec:
    """An array of such items."""
    return _Array(item)


def mapping(item: Codec) -> Codec:
    """An object of any keys, with such values."""
    return _Mapping(item)


def either(*codecs: Codec) -> Codec:
    """The first of these that fits."""
    return _Either(codecs)


@cache
def _named(name: str) -> Any:
    # They are imported for the first answer, since a process may never need them.
    return getattr(importlib.import_module(f"{__package__}.models"), name)
