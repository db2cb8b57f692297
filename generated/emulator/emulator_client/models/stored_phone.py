from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.seeded_phone import SeededPhone


class StoredPhone(_model.Model):
    """A phone.

    Attributes:
        phone (SeededPhone): The phone itself.
        id (int | Unset): Its identifier; made up when left out.
        date (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
    """

    phone: SeededPhone = _model.field("phone", _model.model("SeededPhone"))
    id: int | Unset = _model.field("id", default=_model.UNSET)
    date: datetime.datetime | Unset = _model.field("date", _model.TIMESTAMP, default=_model.UNSET)
