from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _codecs, _model
from .._values import UNSET, Unset
from ..models.review_status import ReviewStatus

_REVIEW_STATUS = _model.Values(ReviewStatus)
_DOCUMENT_LIST = _codecs.mapping(_codecs.AS_IT_IS)
_CONSIGNMENT_DOCUMENT_LIST = _codecs.mapping(_codecs.AS_IT_IS)


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
        self.approval_id = wire["approvalId"]
        self.status = one_of(_REVIEW_STATUS, wire["status"])
        self.reason = wire["reason"]
        self.date_created = instant(wire["dateCreated"])
        self.date_updated = instant(wire["dateUpdated"])
        self.documents = wire["documents"] if "documents" in wire else UNSET
        self.document_list = (decode(_DOCUMENT_LIST, wire["documentList"])) if "documentList" in wire else UNSET
        self.consignment_document_list = (
            (None if (value := wire["consignmentDocumentList"]) is None else decode(_CONSIGNMENT_DOCUMENT_LIST, value))
            if "consignmentDocumentList" in wire
            else UNSET
        )
        self.additional_properties = (
            {}
            if len(wire)
            == 5
            + (self.documents is not UNSET)
            + (self.document_list is not UNSET)
            + (self.consignment_document_list is not UNSET)
            else others(self, wire)
        )
