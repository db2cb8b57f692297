from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.review_status import ReviewStatus

_REVIEW_STATUS = _model.Values(ReviewStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class LimitationRequest(_model.Model):
    """A request for a higher limit of numbers.

    Attributes:
        limitation_id (str): Identifier of the request, `LID` and the form of a `handleKey` until 2019.
        limit_requested (int): The limit asked for.
        limit_before_request (int): The limit when it was asked for.
        documents (list[str]): Ids of the documents handed in.
        status (ReviewStatus): How far a person's decision has come.
        reason (None | str): Why the provider decided as it did.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    limitation_id: str
    limit_requested: int
    limit_before_request: int
    documents: list[str]
    status: ReviewStatus
    reason: None | str
    date_created: datetime.datetime
    date_updated: datetime.datetime
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
        self.limitation_id = wire["limitationId"]
        self.limit_requested = wire["limitRequested"]
        self.limit_before_request = wire["limitBeforeRequest"]
        self.documents = wire["documents"]
        self.status = one_of(_REVIEW_STATUS, wire["status"])
        self.reason = wire["reason"]
        self.date_created = instant(wire["dateCreated"])
        self.date_updated = instant(wire["dateUpdated"])
        self.additional_properties = {} if len(wire) == 8 else others(self, wire)
