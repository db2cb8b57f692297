from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_status import ReviewStatus

T = TypeVar("T", bound="ReleaseRequest")


@_attrs_define
class ReleaseRequest:
    """A request to release the number from another account; nulls throughout before the first one.

    Attributes:
        duplicate_id (None | str): Identifier of the request, `DUP` and the form of a `handleKey`.
        reason (None | str): Why the provider decided as it did.
        reason_for_requested (None | str): Why the account asked.
        name (None | str): The person in charge (담당자명).
        status (None | ReviewStatus): How far the request has come.
        date_created (datetime.datetime | None): An instant in UTC with milliseconds and `Z`, or `null` before there is
            one.
        date_updated (datetime.datetime | None): An instant in UTC with milliseconds and `Z`, or `null` before there is
            one.
    """

    duplicate_id: None | str
    reason: None | str
    reason_for_requested: None | str
    name: None | str
    status: None | ReviewStatus
    date_created: datetime.datetime | None
    date_updated: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        duplicate_id: None | str
        duplicate_id = self.duplicate_id

        reason: None | str
        reason = self.reason

        reason_for_requested: None | str
        reason_for_requested = self.reason_for_requested

        name: None | str
        name = self.name

        status: None | str
        if isinstance(self.status, ReviewStatus):
            status = self.status.value
        else:
            status = self.status

        date_created: None | str
        if isinstance(self.date_created, datetime.datetime):
            date_created = self.date_created.isoformat()
        else:
            date_created = self.date_created

        date_updated: None | str
        if isinstance(self.date_updated, datetime.datetime):
            date_updated = self.date_updated.isoformat()
        else:
            date_updated = self.date_updated

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "duplicateId": duplicate_id,
                "reason": reason,
                "reasonForRequested": reason_for_requested,
                "name": name,
                "status": status,
                "dateCreated": date_created,
                "dateUpdated": date_updated,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_duplicate_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        duplicate_id = _parse_duplicate_id(d.pop("duplicateId"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_reason_for_requested(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason_for_requested = _parse_reason_for_requested(d.pop("reasonForRequested"))

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))

        def _parse_status(data: object) -> None | ReviewStatus:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = ReviewStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReviewStatus, data)

        status = _parse_status(d.pop("status"))

        def _parse_date_created(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                componentsschemas_nullable_timestamp_type_0 = datetime.datetime.fromisoformat(data)

                return componentsschemas_nullable_timestamp_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        date_created = _parse_date_created(d.pop("dateCreated"))

        def _parse_date_updated(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                componentsschemas_nullable_timestamp_type_0 = datetime.datetime.fromisoformat(data)

                return componentsschemas_nullable_timestamp_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        date_updated = _parse_date_updated(d.pop("dateUpdated"))

        release_request = cls(
            duplicate_id=duplicate_id,
            reason=reason,
            reason_for_requested=reason_for_requested,
            name=name,
            status=status,
            date_created=date_created,
            date_updated=date_updated,
        )

        release_request.additional_properties = d
        return release_request

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
