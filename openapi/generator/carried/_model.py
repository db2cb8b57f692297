"""Objects of an API: attrs classes that read whatever the answer holds.

Each model has a `_read` made from the contract, which describes each property once, in a straight line. It is given
the functions that read values: first those that raise where a value is not as the contract says, which are fast, and
where one did so those that never raise. Then such a value is kept as it came, and a missing one is UNSET. `to_dict`
gives back what was read, with what was set since in its place.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from itertools import repeat
from operator import getitem
from typing import Any, ClassVar, Final, Self

import attrs

from ._codecs import AS_IT_IS, UNEXPECTED, Codec
from ._masking import shown
from ._values import UNSET, plain


class Values(dict[Any, Any]):
    """The values of an enum by what stands for them in JSON; an open one makes what it doesn't have."""

    def __init__(self, of: type[Enum]) -> None:
        super().__init__((member.value, member) for member in of)
        self._of = of

    def __missing__(self, value: Any) -> Any:
        return self._of(value)


# What `_read` reads values with, unless it is given others: each raises where the JSON is not as expected.

instant: Final = datetime.datetime.fromisoformat
day: Final = datetime.date.fromisoformat
one_of: Final = getitem


def an_object(of: type[Model], wire: Any) -> Any:
    if wire.__class__ is not dict:
        raise TypeError(wire)
    self = _new(of)
    self._wire = wire
    try:
        self._read(wire)
    except UNEXPECTED:
        self._read(_Lenient(wire), *_TOLERANT)
    return self


def objects(of: type[Model], wire: Any) -> list[Any]:
    if wire.__class__ is not list:
        raise TypeError(wire)
    return [an_object(of, one) for one in wire] if wire else []


def decode(codec: Codec, wire: Any) -> Any:
    return codec.decode(wire)


def others(model: Model, wire: Mapping[str, Any]) -> dict[str, Any]:
    known = {*model._keys().values()}
    return {key: model._extra.decode(value) for key, value in wire.items() if key not in known}


def _whatever(read: Callable[[Any], Any], wire: Any) -> Any:
    try:
        return read(wire)
    except UNEXPECTED:
        return wire


def _an_object_or_not(of: type[Model], wire: Any) -> Any:
    return an_object(of, wire) if wire.__class__ is dict else wire


# The same in the same order, none of which raises.
_TOLERANT: Final[tuple[Any, ...]] = (
    lambda wire: _whatever(instant, wire),
    lambda wire: _whatever(day, wire),
    lambda values, wire: _whatever(values.__getitem__, wire),
    _an_object_or_not,
    lambda of, wire: [_an_object_or_not(of, one) for one in wire] if wire.__class__ is list else wire,
)
# The same again: each gives what it is given, and nothing is unknown.
_NAMING: Final[tuple[Any, ...]] = (
    lambda key: key,
    lambda key: key,
    lambda _, key: key,
    lambda _, key: key,
    lambda _, key: key,
    lambda _, key: key,
    lambda *_: {},
)


class _Lenient(dict[str, Any]):
    """An object that lacks nothing, and whose length tells nothing of what is unknown in it."""

    def __len__(self) -> int:
        return sys.maxsize

    def __missing__(self, _: str) -> Any:
        return UNSET


class _Names(dict[str, Any]):
    """An object that has each property's own key in its place: reading it tells which attribute has which key."""

    def __missing__(self, key: str) -> Any:
        return key

    def __contains__(self, _: object) -> bool:
        return True


_new = object.__new__


class Model:
    """An object of the API. What the contract doesn't know of it is in `additional_properties`, and behind `[...]`."""

    __slots__ = ("__weakref__", "_wire")

    _extra: ClassVar[Codec] = AS_IT_IS
    _key_of: ClassVar[dict[str, str]] = {}
    _wire: Mapping[str, Any]
    additional_properties: Any

    def __attrs_post_init__(self) -> None:
        self._wire = {}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object, which must not be changed afterwards. No value makes it raise."""
        read: Self = an_object(cls, src_dict if src_dict.__class__ is dict else dict(src_dict))
        return read

    def _read(self, wire: Any, *read: Any) -> None:
        """Set every property; the contract says how."""
        raise NotImplementedError

    @classmethod
    def _keys(cls) -> dict[str, str]:
        """The key in JSON of each attribute."""
        if "_key_of" not in vars(cls):
            probe = _new(cls)
            probe._read(_Names(), *_NAMING)
            names = (field.name for field in attrs.fields(cls))  # type: ignore[arg-type]
            cls._key_of = {name: getattr(probe, name) for name in names if name != "additional_properties"}
        return cls._key_of

    @classmethod
    def required_keys(cls) -> frozenset[str]:
        """The keys that the contract promises."""
        required = (field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING)  # type: ignore[arg-type]
        return frozenset(cls._keys()[name] for name in required)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: what was read, and what was set since."""
        return self._plain(str)

    def _plain(self, dated: type[str]) -> dict[str, Any]:
        before = _values(self.from_dict(self._wire))
        wire = {
            key: _encoded(value, before.get(key, UNSET), self._wire.get(key), dated)
            for key, value in _values(self).items()
            if value is not UNSET
        }
        return {key: wire[key] for key in dict.fromkeys([*self._wire, *wire]) if key in wire}

    @property
    def additional_keys(self) -> list[str]:
        return [*self.additional_properties]

    __iter__: ClassVar[None] = None  # else `list()` would ask for `[0]`

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __repr__(self) -> str:
        values = ((name, getattr(self, name)) for name in self._keys())
        given = [f"{name}={shown(name, value)}" for name, value in values if value is not UNSET]
        extra = [f"**{shown('', self.additional_properties)}"] if self.additional_properties else []
        return f"{type(self).__name__}({', '.join([*given, *extra])})"


def _values(model: Model) -> dict[str, Any]:
    named = {key: getattr(model, name) for name, key in model._keys().items()}
    return {**named, **model.additional_properties}


def _encoded(value: Any, before: Any, wire: Any, dated: type[str]) -> Any:
    """The JSON of a value: what `before` was read from, as far as it is still the same."""
    if isinstance(value, Model):
        return value._plain(dated)
    if isinstance(value, list) and isinstance(before, list) and len(value) == len(before):
        return [*map(_encoded, value, before, wire, repeat(dated))]
    if isinstance(value, dict) and isinstance(before, dict):
        return {key: _encoded(one, before.get(key, UNSET), wire.get(key), dated) for key, one in value.items()}
    return wire if type(value) is type(before) and value == before else plain(value, dated)
