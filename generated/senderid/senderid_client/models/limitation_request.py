from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_status import ReviewStatus

T = TypeVar("T", bound="LimitationRequest")


@_attrs_define
class LimitationRequest:
    """A request for a higher limit of numbers.

    Attributes:
        limitation_id (str): Identifier of the request, `LID` and the form of a `handleKey`.
        limit_requested (int): The limit asked for.
        limit_before_request (int): The limit when it was asked for.
        documents (list[str]): Ids of the documents handed in.
        status (ReviewStatus): How far a person's decision has come.
        reason (None | str): Why the provider decided as it did.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
    """

    limitation_id: str
    limit_requested: int
    limit_before_request: int
    documents: list[str]
    status: ReviewStatus
    reason: None | str
    date_created: datetime.datetime
    date_updated: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        limitation_id = self.limitation_id

        limit_requested = self.limit_requested

        limit_before_request = self.limit_before_request

        documents = self.documents

        status = self.status.value

        reason: None | str
        reason = self.reason

        date_created = self.date_created.isoformat()

        date_updated = self.date_updated.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "limitationId": limitation_id,
                "limitRequested": limit_requested,
                "limitBeforeRequest": limit_before_request,
                "documents": documents,
                "status": status,
                "reason": reason,
                "dateCreated": date_created,
                "dateUpdated": date_updated,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        limitation_id = d.pop("limitationId")

        limit_requested = d.pop("limitRequested")

        limit_before_request = d.pop("limitBeforeRequest")

        documents = cast(list[str], d.pop("documents"))

        status = ReviewStatus(d.pop("status"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        date_created = datetime.datetime.fromisoformat(d.pop("dateCreated"))

        date_updated = datetime.datetime.fromisoformat(d.pop("dateUpdated"))

        limitation_request = cls(
            limitation_id=limitation_id,
            limit_requested=limit_requested,
            limit_before_request=limit_before_request,
            documents=documents,
            status=status,
            reason=reason,
            date_created=date_created,
            date_updated=date_updated,
        )

        limitation_request.additional_properties = d
        return limitation_request

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
