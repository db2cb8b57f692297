from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model

if TYPE_CHECKING:
    from ..models.log_entry import LogEntry


class NumberState(_model.Model):
    """The state of a number.

    Attributes:
        id (int): Its place in the order of registrations.
        account_id (str): The account that registered it.
        phone_number (str): The number.
        status (str): Its status.
        release (None | str): The state of its release request, `null` before the first one.
        expire_at (datetime.datetime | None): When its verification lapses, `null` for never.
        log (list[LogEntry]): What happened to it.
    """

    id: int = _model.field("id")
    account_id: str = _model.field("accountId")
    phone_number: str = _model.field("phoneNumber")
    status: str = _model.field("status")
    release: None | str = _model.field("release")
    expire_at: datetime.datetime | None = _model.field("expireAt", _model.TIMESTAMP)
    log: list[LogEntry] = _model.field("log", _model.array(_model.model("LogEntry")))
