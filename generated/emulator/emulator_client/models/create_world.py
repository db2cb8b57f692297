from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model
from .._model import Unset

if TYPE_CHECKING:
    from ..models.world_account import WorldAccount
    from ..models.world_token import WorldToken


class CreateWorld(_model.Model):
    """A world to create.

    Attributes:
        world (str | Unset): Name of a world.
        accounts (list[WorldAccount] | Unset): Its accounts of the sender-ID API.
        tokens (list[WorldToken] | Unset): Its tokens of the Pismo API.
    """

    world: str | Unset = _model.field("world", default=_model.UNSET)
    accounts: list[WorldAccount] | Unset = _model.field(
        "accounts", _model.array(_model.model("WorldAccount")), default=_model.UNSET
    )
    tokens: list[WorldToken] | Unset = _model.field(
        "tokens", _model.array(_model.model("WorldToken")), default=_model.UNSET
    )
