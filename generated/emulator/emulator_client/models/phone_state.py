from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model

if TYPE_CHECKING:
    from ..models.audited_phone import AuditedPhone


class PhoneState(_model.Model):
    """A phone as it is stored.

    Attributes:
        id (int): Its identifier.
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        phone (AuditedPhone): The phone that was created; `null` for what was not given and has no default.
    """

    id: int = _model.field("id")
    date: datetime.datetime = _model.field("date", _model.TIMESTAMP)
    phone: AuditedPhone = _model.field("phone", _model.model("AuditedPhone"))
