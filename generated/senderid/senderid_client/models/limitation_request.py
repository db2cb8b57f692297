from __future__ import annotations

import datetime

from .. import _model
from ..models.review_status import ReviewStatus


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
    """

    limitation_id: str = _model.field("limitationId")
    limit_requested: int = _model.field("limitRequested")
    limit_before_request: int = _model.field("limitBeforeRequest")
    documents: list[str] = _model.field("documents")
    status: ReviewStatus = _model.field("status", _model.choice(ReviewStatus))
    reason: None | str = _model.field("reason")
    date_created: datetime.datetime = _model.field("dateCreated", _model.TIMESTAMP)
    date_updated: datetime.datetime = _model.field("dateUpdated", _model.TIMESTAMP)
