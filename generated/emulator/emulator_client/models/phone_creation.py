from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

from .. import _model

if TYPE_CHECKING:
    from ..models.audited_phone import AuditedPhone


class PhoneCreation(_model.Model):
    """An audit event.

    Attributes:
        event (Literal['phone_creation']): Name of the event.
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        object_ (AuditedPhone): The phone that was created; `null` for what was not given and has no default.
    """

    event: Literal["phone_creation"] = _model.field("event")
    date: datetime.datetime = _model.field("date", _model.TIMESTAMP)
    object_: AuditedPhone = _model.field("object", _model.model("AuditedPhone"))
