from __future__ import annotations

from .. import _model


class CreatedPhone(_model.Model):
    """The phone that was created.

    Attributes:
        id (int): Identifier of the phone.
    """

    id: int = _model.field("id")
