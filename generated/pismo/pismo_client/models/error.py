from __future__ import annotations

from .. import _model


class Error(_model.Model):
    """Why a request was refused.

    Attributes:
        message (str): What is wrong.
    """

    message: str = _model.field("message")
