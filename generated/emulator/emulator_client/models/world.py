from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _model

if TYPE_CHECKING:
    from ..models.world_account import WorldAccount
    from ..models.world_token import WorldToken


class World(_model.Model):
    """A world with its credentials.

    Attributes:
        world (str): Name of a world.
        accounts (list[WorldAccount]): Its accounts of the sender-ID API.
        tokens (list[WorldToken]): Its tokens of the Pismo API.
    """

    world: str = _model.field("world")
    accounts: list[WorldAccount] = _model.field("accounts", _model.array(_model.model("WorldAccount")))
    tokens: list[WorldToken] = _model.field("tokens", _model.array(_model.model("WorldToken")))
