from __future__ import annotations

import datetime

from .. import _model


class LogEntry(_model.Model):
    """An event in the life of a number.

    Attributes:
        create_at (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        message (str): What happened.
    """

    create_at: datetime.datetime = _model.field("createAt", _model.TIMESTAMP)
    message: str = _model.field("message")
