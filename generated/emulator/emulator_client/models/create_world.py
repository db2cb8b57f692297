from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.world_account import WorldAccount
    from ..models.world_token import WorldToken


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreateWorld(_model.Model):
    """A world to create.

    Attributes:
        world (str | Unset): Name of a world.
        accounts (list[WorldAccount] | Unset): Its accounts of the sender-ID API.
        tokens (list[WorldToken] | Unset): Its tokens of the Pismo API.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    world: str | Unset = UNSET
    accounts: list[WorldAccount] | Unset = UNSET
    tokens: list[WorldToken] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("world", "world", required=False),
        _model.Field("accounts", "accounts", _model.array(_model.model("WorldAccount")), required=False),
        _model.Field("tokens", "tokens", _model.array(_model.model("WorldToken")), required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "world" in wire:
            self.world = wire["world"]
            known += 1
        else:
            self.world = UNSET
        if "accounts" in wire:
            self.accounts = _model.objects("WorldAccount", wire["accounts"])
            known += 1
        else:
            self.accounts = UNSET
        if "tokens" in wire:
            self.tokens = _model.objects("WorldToken", wire["tokens"])
            known += 1
        else:
            self.tokens = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
