from __future__ import annotations

from .. import _model


class FieldError(_model.Model):
    """Which field is ill-formatted, and how.

    Attributes:
        message (str): What is wrong.
        field (str): Name of the field, empty when the body as a whole is wrong.
    """

    message: str = _model.field("message")
    field: str = _model.field("field")
