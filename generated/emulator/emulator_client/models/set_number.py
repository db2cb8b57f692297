from __future__ import annotations

from .. import _model
from .._model import Unset
from ..models.number_status import NumberStatus
from ..models.set_number_release import SetNumberRelease


class SetNumber(_model.Model):
    """What to set; at least one of the two.

    Attributes:
        status (NumberStatus | Unset): Status of a number.
        release (SetNumberRelease | Unset): The outcome of its release request.
    """

    status: NumberStatus | Unset = _model.field("status", _model.choice(NumberStatus), default=_model.UNSET)
    release: SetNumberRelease | Unset = _model.field("release", _model.choice(SetNumberRelease), default=_model.UNSET)
