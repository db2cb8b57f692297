"""Objects of an API: attrs classes that read whatever the answer holds.

Each model has a `_read` made from the contract, which is fast and takes only what the contract says; what it raises
at is read property by property. That never raises: a value that is not as the contract says is kept as it came, a
missing one is UNSET. `to_dict` gives back what was read, with what was set since in its place.

A model that holds other models is read when it is first touched, so that nobody waits for what is not looked at. Until
then it is of a twin class, as a lazy module of `importlib` is.
"""

from __future__ import annotations

import datetime
import importlib
import threading
from collections.abc import Callable, Mapping
from enum import Enum, StrEnum
from typing import Any, ClassVar, Final, Literal, NamedTuple, Protocol, Self, TypeVar, cast

from ._masking import shown


class Unset:
    """The type of UNSET: what was not given, or was missing in the answer. It is false."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"  # a copy or a pickle of it is still the only one


UNSET: Final = Unset()


class OpenEnum(StrEnum):
    """An enum that takes any other string too: a provider adds values without notice."""

    @property
    def is_known(self) -> bool:
        """Whether the contract documents this value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member


class Codec(Protocol):
    """Between JSON and Python; neither way ever raises."""

    def decode(self, wire: Any) -> Any:
        """The value that JSON stands for, or the JSON itself where it is not as expected."""
        ...

    def encode(self, value: Any, wire: Any, /) -> Any:
        """The JSON of a value; `wire` is what it was read from, UNSET for none, and is kept when it says the same."""
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

    def encode(self, value: Any, _: Any) -> Any:
        return plain(value)

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
        except (TypeError, ValueError):
            return wire

    def encode(self, value: Any, wire: Any) -> Any:
        return wire if self.decode(wire) == value else plain(value)

    def fits(self, wire: Any) -> bool:
        try:
            value = self._read(wire)
        except (TypeError, ValueError):
            return False
        return getattr(value, "is_known", True)

    def takes(self, wire: Any) -> bool:
        return not isinstance(wire, (dict, list))


class _Late(_Scalar):
    """A value of an enum that is not imported yet."""

    def __init__(self, name: str) -> None:
        super().__init__(self._first)
        self._name = name

    def _first(self, wire: Any) -> Any:
        self._read = getattr(importlib.import_module(f"{__package__}.models"), self._name)
        return self._read(wire)


class _Object:
    """An object that is a model, named because models may hold each other."""

    def __init__(self, name: str) -> None:
        self._name = name

    def decode(self, wire: Any) -> Any:
        return _named(self._name).from_dict(wire) if isinstance(wire, dict) else wire

    def encode(self, value: Any, _: Any) -> Any:
        return plain(value)

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, dict) and wire.keys() >= _named(self._name).required_keys()

    def takes(self, wire: Any) -> bool:
        return isinstance(wire, dict)


class _Array:
    def __init__(self, item: Codec) -> None:
        self._item = item

    def decode(self, wire: Any) -> Any:
        return [*map(self._item.decode, wire)] if isinstance(wire, list) else wire

    def encode(self, value: Any, wire: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            return plain(value)
        wires = wire if isinstance(wire, list) and len(wire) == len(value) else [UNSET] * len(value)
        return [self._item.encode(item, one) for item, one in zip(value, wires, strict=True)]

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, list) and all(map(self._item.fits, wire))

    def takes(self, wire: Any) -> bool:
        return isinstance(wire, list)


class _Mapping:
    def __init__(self, item: Codec) -> None:
        self._item = item

    def decode(self, wire: Any) -> Any:
        return {key: self._item.decode(value) for key, value in wire.items()} if isinstance(wire, dict) else wire

    def encode(self, value: Any, wire: Any) -> Any:
        if not isinstance(value, Mapping):
            return plain(value)
        wires = wire if isinstance(wire, dict) else {}
        return {key: self._item.encode(item, wires.get(key, UNSET)) for key, item in value.items()}

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, dict) and all(map(self._item.fits, wire.values()))

    def takes(self, wire: Any) -> bool:
        return isinstance(wire, dict)


class _Either:
    """The first of several that fits."""

    def __init__(self, codecs: tuple[Codec, ...]) -> None:
        self._codecs = codecs

    def decode(self, wire: Any) -> Any:
        return next((codec for codec in self._codecs if codec.fits(wire)), self._codecs[0]).decode(wire)

    def encode(self, value: Any, wire: Any) -> Any:
        return plain(wire if wire is not UNSET and self.decode(wire) == value else value)

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


def _instant(value: datetime.datetime) -> str:
    """An instant as the contracts write it, in UTC with milliseconds; as it is without a zone or out of UTC's years."""
    if value.tzinfo is None:
        return value.isoformat()
    try:
        utc = value.astimezone(datetime.UTC).replace(tzinfo=None)
    except OverflowError:
        return value.isoformat()
    return utc.isoformat(timespec="microseconds" if utc.microsecond % 1000 else "milliseconds") + "Z"


def plain(value: Any) -> Any:
    """A value as `json` can write it; a copy, so that neither changes with the other."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return _instant(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


E = TypeVar("E", bound=Enum)

# For `_read`: each raises when the JSON is not as expected.
instant: Final = datetime.datetime.fromisoformat
day: Final = datetime.date.fromisoformat


def known(of: type[E]) -> dict[Any, E]:
    """The documented values of an enum."""
    return {member.value: member for member in of}


def an_object(name: str, wire: Any) -> Any:
    """The object as the model of this name. Raises TypeError when it is none."""
    if wire.__class__ is not dict:
        raise TypeError(wire)
    return _MODELS[name].from_dict(wire)


def objects(name: str, wire: Any) -> list[Any]:
    """The array of such objects. Raises TypeError when it is none."""
    if wire.__class__ is not list:
        raise TypeError(wire)
    if not wire:
        return []
    read = _MODELS[name].from_dict
    found = [read(one) for one in wire if one.__class__ is dict]
    if len(found) != len(wire):
        raise TypeError(wire)
    return found


class Field(NamedTuple):
    """A property of a model: its name in Python and in JSON, and how it goes between them."""

    name: str
    key: str
    codec: Codec = AS_IT_IS
    required: bool = True


_MODELS: dict[str, type[Model]] = {}
_UNEXPECTED = (AttributeError, KeyError, TypeError, ValueError)


def _named(name: str) -> type[Model]:
    if name not in _MODELS:  # they are imported for the first answer, since a process may never need them
        importlib.import_module(f"{__package__}.models")
    return _MODELS[name]


_new = object.__new__


class Model:
    """An object of the API. What the contract doesn't know of it is in `additional_properties`, and behind `[...]`."""

    __slots__ = ("__weakref__", "_wire")

    _fields: ClassVar[tuple[Field, ...]]
    _extra: ClassVar[Codec] = AS_IT_IS
    _late: ClassVar[bool] = False
    _wire: Mapping[str, Any]
    additional_properties: Any

    def __init_subclass__(cls) -> None:
        if "_fields" in vars(cls):  # not for a twin
            _MODELS[cls.__name__] = cls

    def __attrs_post_init__(self) -> None:
        self._wire = {}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object, which must not be changed afterwards. Never raises."""
        if cls._late:
            unread = _new(_TWINS.get(cls) or _twin(cls))
            _set_wire(unread, src_dict)
            return cast(Self, unread)
        self = _new(cls)
        self._wire = src_dict
        try:
            self._read(src_dict)
        except _UNEXPECTED:
            self._read_whatever(src_dict)
        return self

    def _read(self, wire: Mapping[str, Any]) -> None:
        """Set every property; the contract says how. Raises what comes when the object is not as it says."""
        raise NotImplementedError

    def _read_whatever(self, wire: Mapping[str, Any]) -> None:
        for name, key, codec, _ in self._fields:
            value = wire.get(key, UNSET)
            setattr(self, name, value if value is UNSET else codec.decode(value))
        self.additional_properties = self._others(wire)

    def _others(self, wire: Mapping[str, Any]) -> dict[str, Any]:
        keys = {field.key for field in self._fields}
        return {key: self._extra.decode(value) for key, value in wire.items() if key not in keys}

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: what was read, and what was set since."""
        values = [(field.key, field.codec, getattr(self, field.name)) for field in self._fields]
        values += [(key, self._extra, value) for key, value in self.additional_properties.items()]
        wire = {
            key: codec.encode(value, self._wire.get(key, UNSET)) for key, codec, value in values if value is not UNSET
        }
        return {key: wire[key] for key in dict.fromkeys([*self._wire, *wire]) if key in wire}

    @classmethod
    def required_keys(cls) -> set[str]:
        return {field.key for field in cls._fields if field.required}

    @property
    def additional_keys(self) -> list[str]:
        return [*self.additional_properties]

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __repr__(self) -> str:
        values = ((field.name, getattr(self, field.name)) for field in self._fields)
        given = [f"{name}={shown(name, value)}" for name, value in values if value is not UNSET]
        extra = [f"**{self.additional_properties!r}"] if self.additional_properties else []
        return f"{type(self).__name__}({', '.join([*given, *extra])})"


_set_wire = vars(Model)["_wire"].__set__
_get_wire = vars(Model)["_wire"].__get__
_set_class = vars(object)["__class__"].__set__
_reading = threading.RLock()
_TWINS: dict[type[Model], Any] = {}


class _BeingRead:
    """A model that a thread is reading: others wait for it."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        with _reading:
            return object.__getattribute__(self, name)


class _Unread:
    """A model that was not touched yet."""

    __slots__ = ()

    _of: type[Model]
    _being_read: type[Model]

    def __getattribute__(self, name: str) -> Any:
        return getattr(_touched(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_touched(self), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(_touched(self), name)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _touched(self).__reduce_ex__(protocol)


def _touched(model: Any) -> Any:
    """The model, read."""
    twin: type[Any] = type(model)
    with _reading:
        if type(model) is twin:  # else another thread was faster
            cls, wire = twin._of, _get_wire(model)
            _set_class(model, twin._being_read)
            try:
                cls._read(model, wire)
            except _UNEXPECTED:
                cls._read_whatever(model, wire)
            _set_class(model, cls)
    return model


def _twin(cls: type[Model]) -> Any:
    """The class of what was not touched yet."""
    being_read = type(cls.__name__, (_BeingRead, cls), {"__slots__": ()})
    unread = type(cls.__name__, (_Unread, cls), {"__slots__": (), "_of": cls, "_being_read": being_read})
    return _TWINS.setdefault(cls, unread)
