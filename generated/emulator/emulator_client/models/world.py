from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model

if TYPE_CHECKING:
    from ..models.world_account import WorldAccount
    from ..models.world_token import WorldToken


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class World(_model.Model):
    """A world with its credentials.

    Attributes:
        world (str): Name of a world.
        accounts (list[WorldAccount]): Its accounts of the sender-ID API.
        tokens (list[WorldToken]): Its tokens of the Pismo API.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    world: str
    accounts: list[WorldAccount]
    tokens: list[WorldToken]
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("world", "world"),
        _model.Field("accounts", "accounts", _model.array(_model.model("WorldAccount"))),
        _model.Field("tokens", "tokens", _model.array(_model.model("WorldToken"))),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.world = wire["world"]
        self.accounts = _model.objects("WorldAccount", wire["accounts"])
        self.tokens = _model.objects("WorldToken", wire["tokens"])
        self.additional_properties = {} if len(wire) == 3 else self._others(wire)
