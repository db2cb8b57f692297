"""Values of arguments and answers: what is missing, what an enum doesn't know yet, and the JSON of all of them."""

import datetime
from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Any, Final, Literal, Self


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


class Dated(str):
    """A date or a date-time as it is written, to be told from a text."""


def _written(value: datetime.datetime) -> str:
    """An instant as the contracts write it, in UTC with milliseconds; as it is without a zone or out of UTC's years."""
    if value.utcoffset() is None:
        return value.isoformat()
    try:
        utc = value.astimezone(datetime.UTC).replace(tzinfo=None)
    except OverflowError:
        return value.isoformat()
    return utc.isoformat(timespec="microseconds" if utc.microsecond % 1000 else "milliseconds") + "Z"


def plain(value: Any, dated: type[str] = str) -> Any:
    """A value as `json` can write it, with dates as texts; a copy, so that neither changes with the other."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return dated(_written(value))
    if isinstance(value, datetime.date):
        return dated(value.isoformat())
    if isinstance(value, Mapping):
        return {key: plain(item, dated) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, dated) for item in value]
    of_model = getattr(type(value), "_plain", None)
    return of_model(value, dated) if of_model else value
