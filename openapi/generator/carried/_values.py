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


def _written(value: datetime.datetime) -> str:
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
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return _written(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    to_dict = getattr(value, "to_dict", None)
    return to_dict() if to_dict else value
