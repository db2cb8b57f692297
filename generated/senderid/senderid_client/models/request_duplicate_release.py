from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RequestDuplicateRelease")


@_attrs_define
class RequestDuplicateRelease:
    """Why the number should be released.

    Attributes:
        reason (str): Why the account needs the number (중복 해제 사유).
        name (str | Unset): The person in charge (담당자명).
    """

    reason: str
    name: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        name = d.pop("name", UNSET)

        request_duplicate_release = cls(
            reason=reason,
            name=name,
        )

        return request_duplicate_release
