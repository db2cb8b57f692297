from __future__ import annotations

import datetime

from .. import _model
from .._model import Unset


class SetClock(_model.Model):
    """A time to go by.

    Attributes:
        now (datetime.datetime): An instant with `Z` or an offset.
        frozen (bool | Unset): Whether it stands still from then on. Default: False.
    """

    now: datetime.datetime = _model.field("now", _model.TIMESTAMP)
    frozen: bool | Unset = _model.field("frozen", default=_model.UNSET)
