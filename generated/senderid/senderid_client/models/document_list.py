from __future__ import annotations

from .. import _model


class DocumentList(_model.Model):
    """Documents by purpose; a purpose has one document id or several."""
