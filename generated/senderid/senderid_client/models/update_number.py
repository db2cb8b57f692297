from __future__ import annotations

from .. import _model
from ..models.update_number_status import UpdateNumberStatus


class UpdateNumber(_model.Model):
    """The status to switch a number to.

    Attributes:
        status (UpdateNumberStatus): No other status can be asked for.
    """

    status: UpdateNumberStatus = _model.field("status", _model.choice(UpdateNumberStatus))
