from __future__ import annotations

import datetime

from .. import _model


class Clock(_model.Model):
    """The time that a world goes by.

    Attributes:
        now (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        frozen (bool): Whether it stands still.
    """

    now: datetime.datetime = _model.field("now", _model.TIMESTAMP)
    frozen: bool = _model.field("frozen")
