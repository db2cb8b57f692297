from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.review_status import ReviewStatus

_REVIEW_STATUS = _model.known(ReviewStatus)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class LimitationRequest(_model.Model):
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

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("limitation_id", "limitationId"),
        _model.Field("limit_requested", "limitRequested"),
        _model.Field("limit_before_request", "limitBeforeRequest"),
        _model.Field("documents", "documents"),
        _model.Field("status", "status", _model.choice(ReviewStatus)),
        _model.Field("reason", "reason"),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.limitation_id = wire["limitationId"]
        self.limit_requested = wire["limitRequested"]
        self.limit_before_request = wire["limitBeforeRequest"]
        self.documents = wire["documents"]
        self.status = _REVIEW_STATUS[wire["status"]]
        self.reason = wire["reason"]
        self.date_created = _model.instant(wire["dateCreated"])
        self.date_updated = _model.instant(wire["dateUpdated"])
        self.additional_properties = {} if len(wire) == 8 else self._others(wire)
