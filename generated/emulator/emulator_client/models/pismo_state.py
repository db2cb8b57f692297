from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.stored_phone import StoredPhone


class PismoState(_model.Model):
    """State of the Pismo API.

    Attributes:
        phones (list[StoredPhone] | Unset): Phones, in the order in which they were created.
    """

    phones: list[StoredPhone] | Unset = _model.field(
        "phones", _model.array(_model.model("StoredPhone")), default=_model.UNSET
    )
