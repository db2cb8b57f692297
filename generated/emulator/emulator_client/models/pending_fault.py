from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model

if TYPE_CHECKING:
    from ..models.fault import Fault


class PendingFault(_model.Model):
    """A fault that is pending.

    Attributes:
        id (int): Its identifier, which the journal names.
        seen (int): How many requests have matched it so far.
        fault (Fault): Which requests go wrong, and how: at least one of `error`, `answer`, `drop`, `delaySeconds` and
            `truncateTo`, and at
            most one of the first three.
    """

    id: int = _model.field("id")
    seen: int = _model.field("seen")
    fault: Fault = _model.field("fault", _model.model("Fault"))
