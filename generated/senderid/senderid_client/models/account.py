from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model

if TYPE_CHECKING:
    from ..models.limitation_request import LimitationRequest
    from ..models.sender_id import SenderId


class Account(_model.Model):
    """The account as far as sender IDs are concerned.

    Attributes:
        account_id (str): Identifier of the account.
        limit (int): How many numbers the account may hold.
        limitation_documents (list[LimitationRequest]): Requests for a higher limit.
        sender_ids (list[SenderId]): Every number of the account, in no particular order.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
    """

    account_id: str = _model.field("accountId")
    limit: int = _model.field("limit")
    limitation_documents: list[LimitationRequest] = _model.field(
        "limitationDocuments", _model.array(_model.model("LimitationRequest"))
    )
    sender_ids: list[SenderId] = _model.field("senderIds", _model.array(_model.model("SenderId")))
    date_created: datetime.datetime = _model.field("dateCreated", _model.TIMESTAMP)
    date_updated: datetime.datetime = _model.field("dateUpdated", _model.TIMESTAMP)
