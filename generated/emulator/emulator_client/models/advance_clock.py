from __future__ import annotations

from .. import _model


class AdvanceClock(_model.Model):
    """How much time passes.

    Attributes:
        seconds (float): Seconds, fractions included.
    """

    seconds: float = _model.field("seconds")
