from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.stored_account import StoredAccount


class SenderIdState(_model.Model):
    """State of the sender-ID API.

    Attributes:
        accounts (list[StoredAccount] | Unset): Accounts that have registered numbers.
    """

    accounts: list[StoredAccount] | Unset = _model.field(
        "accounts", _model.array(_model.model("StoredAccount")), default=_model.UNSET
    )
