from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.review_status import ReviewStatus

_REVIEW_STATUS = _model.Values(ReviewStatus)


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

    def _read(
        self,
        wire: Any,
        instant: Any = _model.instant,
        day: Any = _model.day,
        one_of: Any = _model.one_of,
        an_object: Any = _model.an_object,
        objects: Any = _model.objects,
        decode: Any = _model.decode,
        others: Any = _model.others,
    ) -> None:
        self.reason = wire["reason"]
        self.reason_for_requested = wire["reasonForRequested"]
        self.name = wire["name"]
        self.status = None if (value := wire["status"]) is None else one_of(_REVIEW_STATUS, value)
        self.date_created = None if (value := wire["dateCreated"]) is None else instant(value)
        self.date_updated = None if (value := wire["dateUpdated"]) is None else instant(value)
        self.duplicate_id = wire["duplicateId"] if "duplicateId" in wire else UNSET
        self.additional_properties = {} if len(wire) == 6 + (self.duplicate_id is not UNSET) else others(self, wire)
