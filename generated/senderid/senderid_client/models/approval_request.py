from __future__ import annotations

import datetime

from .. import _model
from .._model import Unset
from ..models.review_status import ReviewStatus


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
    """

    approval_id: str = _model.field("approvalId")
    status: ReviewStatus = _model.field("status", _model.choice(ReviewStatus))
    reason: None | str = _model.field("reason")
    date_created: datetime.datetime = _model.field("dateCreated", _model.TIMESTAMP)
    date_updated: datetime.datetime = _model.field("dateUpdated", _model.TIMESTAMP)
    documents: list[str] | Unset = _model.field("documents", default=_model.UNSET)
    document_list: dict[str, list[str] | str] | Unset = _model.field(
        "documentList", _model.mapping(_model.AS_IT_IS), default=_model.UNSET
    )
    consignment_document_list: dict[str, list[str] | str] | None | Unset = _model.field(
        "consignmentDocumentList", _model.mapping(_model.AS_IT_IS), default=_model.UNSET
    )
