"""Objects of an API: read as late as possible, and whatever the answer holds.

A model keeps the JSON object that it was read from and decodes a property when it is first asked for. Reading never
raises: a value that is not as the contract says is kept as it came, a missing one is UNSET. `to_dict` gives back what
was read, with what was set since in its place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import Enum, StrEnum
from typing import Any, ClassVar, Final, Literal, Protocol, Self, cast, dataclass_transform


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


class _Object:
    """An object that is a model, named because models may hold each other."""

    def __init__(self, name: str) -> None:
        self._name = name

    def decode(self, wire: Any) -> Any:
        return _MODELS[self._name].from_dict(wire) if isinstance(wire, dict) else wire

    def encode(self, value: Any, _: Any) -> Any:
        return plain(value)

    def fits(self, wire: Any) -> bool:
        return isinstance(wire, dict) and wire.keys() >= _MODELS[self._name].required_keys()

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


def choice(of: type[Enum]) -> Codec:
    """A value of this enum."""
    return _Scalar(of)


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


class Field:
    """A property of a model: decoded when it is first asked for, and kept with the object from then on."""

    def __init__(self, key: str, codec: Codec, required: bool) -> None:
        self.key = key
        self.codec = codec
        self.required = required
        self.name = key
        self._decode = None if codec is AS_IT_IS else codec.decode

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Model | None, owner: type) -> Any:
        if instance is None:
            return self
        value = instance._wire.get(self.key, UNSET)
        if self._decode is not None and value is not UNSET:
            value = self._decode(value)
        instance.__dict__[self.name] = value
        return value


def field(key: str, codec: Codec = AS_IT_IS, *, default: Unset | None = None) -> Any:
    """A property, under its name in JSON; one that may be missing has UNSET as its default."""
    return Field(key, codec, required=default is None)


_MODELS: dict[str, type[Model]] = {}


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
class Model:
    """An object of the API. What the contract doesn't know of it is in `additional_properties`, and behind `[...]`."""

    _fields: ClassVar[dict[str, Field]]
    _extra: ClassVar[Codec] = AS_IT_IS
    _wire: dict[str, Any]

    def __init_subclass__(cls) -> None:
        _MODELS[cls.__name__] = cls
        cls._fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}

    def __init__(self, **values: Any) -> None:
        fields = self._fields
        wrong = values.keys() - fields.keys()
        missing = [name for name, field in fields.items() if field.required and name not in values]
        if wrong or missing:
            problem = f"doesn't know {', '.join(sorted(wrong))}" if wrong else f"needs {', '.join(missing)}"
            raise TypeError(f"{type(self).__name__}() {problem}")
        self._wire = {}
        self.__dict__.update(values)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object, which must not be changed afterwards. Never raises."""
        self = cls.__new__(cls)
        self._wire = cast("dict[str, Any]", src_dict)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: what was read, and what was set since."""
        wire: dict[str, Any] = plain(self._wire)
        own = self.__dict__
        for name, field in self._fields.items():
            value = own.get(name, field)
            if value is UNSET:
                wire.pop(field.key, None)
            elif value is not field:
                wire[field.key] = field.codec.encode(value, self._wire.get(field.key, UNSET))
        return wire

    @classmethod
    def required_keys(cls) -> set[str]:
        return {field.key for field in cls._fields.values() if field.required}

    @property
    def additional_properties(self) -> dict[str, Any]:
        """What the contract doesn't know of this object."""
        return {key: self._extra.decode(self._wire[key]) for key in self.additional_keys}

    @property
    def additional_keys(self) -> list[str]:
        known = {field.key for field in self._fields.values()}
        return [key for key in self._wire if key not in known]

    def __getitem__(self, key: str) -> Any:
        if key not in self:
            raise KeyError(key)
        return self._extra.decode(self._wire[key])

    def __setitem__(self, key: str, value: Any) -> None:
        self._wire = {**self._wire, key: self._extra.encode(value, UNSET)}

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._wire = {name: value for name, value in self._wire.items() if name != key}

    def __contains__(self, key: object) -> bool:
        return key in self.additional_keys

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._fields}

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        twin = cast(Self, other)
        return self._values() == twin._values() and self.additional_properties == twin.additional_properties

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        given = (f"{name}={value!r}" for name, value in self._values().items() if value is not UNSET)
        extra = (f"**{extra!r}" for extra in [self.additional_properties] if extra)
        return f"{type(self).__name__}({', '.join([*given, *extra])})"
