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
class ApprovalRequest(_model.Model):
    """A request to verify the owner of a number by papers.

    Attributes:
        approval_id (str): Identifier of the request, `APD` and the form of a `handleKey` until 2019.
        status (ReviewStatus): How far a person's decision has come.
        reason (None | str): Why the provider decided as it did.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        documents (list[str] | Unset): Ids of the documents handed in.
        document_list (dict[str, list[str] | str] | Unset): Documents by purpose; a purpose has one document id or
            several.
        consignment_document_list (dict[str, list[str] | str] | None | Unset): Documents about using the number on
            behalf of its owner.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    approval_id: str
    status: ReviewStatus
    reason: None | str
    date_created: datetime.datetime
    date_updated: datetime.datetime
    documents: list[str] | Unset = UNSET
    document_list: dict[str, list[str] | str] | Unset = UNSET
    consignment_document_list: dict[str, list[str] | str] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("approval_id", "approvalId"),
        _model.Field("status", "status", _model.choice(ReviewStatus)),
        _model.Field("reason", "reason"),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP),
        _model.Field("documents", "documents", required=False),
        _model.Field("document_list", "documentList", _model.mapping(_model.AS_IT_IS), required=False),
        _model.Field(
            "consignment_document_list", "consignmentDocumentList", _model.mapping(_model.AS_IT_IS), required=False
        ),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.approval_id = wire["approvalId"]
        self.status = _REVIEW_STATUS[wire["status"]]
        self.reason = wire["reason"]
        self.date_created = _model.instant(wire["dateCreated"])
        self.date_updated = _model.instant(wire["dateUpdated"])
        known = 5
        if "documents" in wire:
            self.documents = wire["documents"]
            known += 1
        else:
            self.documents = UNSET
        if "documentList" in wire:
            self.document_list = self._fields[6].codec.decode(wire["documentList"])
            known += 1
        else:
            self.document_list = UNSET
        if "consignmentDocumentList" in wire:
            self.consignment_document_list = self._fields[7].codec.decode(wire["consignmentDocumentList"])
            known += 1
        else:
            self.consignment_document_list = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
