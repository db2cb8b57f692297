from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset
from ..models.review_status import ReviewStatus

_REVIEW_STATUS = _model.known(ReviewStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class ReleaseRequest(_model.Model):
    """A request to release the number from another account; nulls throughout before the first one.

    Attributes:
        reason (None | str): Why the provider decided as it did.
        reason_for_requested (None | str): Why the account asked.
        name (None | str): The person in charge (담당자명).
        status (None | ReviewStatus): How far the request has come.
        date_created (datetime.datetime | None): An instant in UTC with milliseconds and `Z`, or `null` before there is
            one.
        date_updated (datetime.datetime | None): An instant in UTC with milliseconds and `Z`, or `null` before there is
            one.
        duplicate_id (None | str | Unset): Identifier of the request, `DUP` and the form of a `handleKey`. The 2018 page
            of `getAccount` leaves it out once.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    reason: None | str
    reason_for_requested: None | str
    name: None | str
    status: None | ReviewStatus
    date_created: datetime.datetime | None
    date_updated: datetime.datetime | None
    duplicate_id: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("reason", "reason"),
        _model.Field("reason_for_requested", "reasonForRequested"),
        _model.Field("name", "name"),
        _model.Field("status", "status", _model.choice(ReviewStatus)),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP),
        _model.Field("duplicate_id", "duplicateId", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.reason = wire["reason"]
        self.reason_for_requested = wire["reasonForRequested"]
        self.name = wire["name"]
        self.status = None if (value := wire["status"]) is None else _REVIEW_STATUS[value]
        self.date_created = None if (value := wire["dateCreated"]) is None else _model.instant(value)
        self.date_updated = None if (value := wire["dateUpdated"]) is None else _model.instant(value)
        known = 6
        if "duplicateId" in wire:
            self.duplicate_id = wire["duplicateId"]
            known += 1
        else:
            self.duplicate_id = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
