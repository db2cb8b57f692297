from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.update_number_status import UpdateNumberStatus

T = TypeVar("T", bound="UpdateNumber")


@_attrs_define
class UpdateNumber:
    """The status to switch a number to.

    Attributes:
        status (UpdateNumberStatus): No other status can be asked for.
    """

    status: UpdateNumberStatus

    def to_dict(self) -> dict[str, Any]:
        status = self.status.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = UpdateNumberStatus(d.pop("status"))

        update_number = cls(
            status=status,
        )

        return update_number
