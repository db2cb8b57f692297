from __future__ import annotations

import datetime

from .. import _model
from ..models.review_status import ReviewStatus


class ReleaseRequest(_model.Model):
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

    duplicate_id: None | str = _model.field("duplicateId")
    reason: None | str = _model.field("reason")
    reason_for_requested: None | str = _model.field("reasonForRequested")
    name: None | str = _model.field("name")
    status: None | ReviewStatus = _model.field("status", _model.choice(ReviewStatus))
    date_created: datetime.datetime | None = _model.field("dateCreated", _model.TIMESTAMP)
    date_updated: datetime.datetime | None = _model.field("dateUpdated", _model.TIMESTAMP)
