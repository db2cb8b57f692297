from __future__ import annotations

from .. import _model


class JournalAnswer(_model.Model):
    """An answer.

    Attributes:
        status (int): Its status.
        headers (dict[str, str]): Its headers, but for those that describe the body.
        body (str): Its body, cut off behind 16,384 characters.
    """

    status: int = _model.field("status")
    headers: dict[str, str] = _model.field("headers", _model.mapping(_model.AS_IT_IS))
    body: str = _model.field("body")
