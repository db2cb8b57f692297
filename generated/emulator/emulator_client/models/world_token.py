from __future__ import annotations

from .. import _model
from .._model import Unset


class WorldToken(_model.Model):
    """A bearer token of the Pismo API; made up when left out.

    Attributes:
        token (str | Unset): What follows `Bearer ` in the header.
        account_id (int | None | Unset): The one account that it reaches; every account when `null`.
    """

    token: str | Unset = _model.field("token", default=_model.UNSET)
    account_id: int | None | Unset = _model.field("accountId", default=_model.UNSET)
