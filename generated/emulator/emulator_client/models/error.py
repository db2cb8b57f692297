from __future__ import annotations

from .. import _model


class Error(_model.Model):
    """Why a request was refused.

    Attributes:
        error_code (str): Name of the error, for programs.
        error_message (str): What is wrong and what to do next.
    """

    error_code: str = _model.field("errorCode")
    error_message: str = _model.field("errorMessage")
