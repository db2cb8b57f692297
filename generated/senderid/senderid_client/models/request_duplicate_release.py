from __future__ import annotations

from .. import _model
from .._model import Unset


class RequestDuplicateRelease(_model.Model):
    """Why the number should be released.

    Attributes:
        reason (str): Why the account needs the number (중복 해제 사유).
        name (str | Unset): The person in charge (담당자명).
    """

    reason: str = _model.field("reason")
    name: str | Unset = _model.field("name", default=_model.UNSET)
