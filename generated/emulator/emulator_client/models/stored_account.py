from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.stored_number import StoredNumber


class StoredAccount(_model.Model):
    """An account and its numbers.

    Attributes:
        account_id (str): The account.
        date_created (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        numbers (list[StoredNumber] | Unset): Its numbers, in the order in which they were registered.
    """

    account_id: str = _model.field("accountId")
    date_created: datetime.datetime | Unset = _model.field("dateCreated", _model.TIMESTAMP, default=_model.UNSET)
    date_updated: datetime.datetime | Unset = _model.field("dateUpdated", _model.TIMESTAMP, default=_model.UNSET)
    numbers: list[StoredNumber] | Unset = _model.field(
        "numbers", _model.array(_model.model("StoredNumber")), default=_model.UNSET
    )
