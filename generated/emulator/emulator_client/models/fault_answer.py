from __future__ import annotations

from typing import Any

from .. import _model
from .._model import Unset


class FaultAnswer(_model.Model):
    """An answer that no contract needs to know.

    Attributes:
        status (int): Its status.
        headers (dict[str, str] | Unset): Its headers; a body is JSON unless they say otherwise.
        body (Any | Unset): Its body, as JSON.
        text (None | str | Unset): Its body as it stands, in the place of `body`.
    """

    status: int = _model.field("status")
    headers: dict[str, str] | Unset = _model.field("headers", _model.mapping(_model.AS_IT_IS), default=_model.UNSET)
    body: Any | Unset = _model.field("body", default=_model.UNSET)
    text: None | str | Unset = _model.field("text", default=_model.UNSET)
