from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreateWorld(_model.Model):
    """A world to create.

    Attributes:
        world (str | Unset): Name of a world.
        accounts (list[WorldAccount] | Unset): Its accounts of the sender-ID API.
        tokens (list[WorldToken] | Unset): Its tokens of the Pismo API.
        servers (list[WorldServer] | Unset): Its servers, which the Pismo API gives tokens to.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    world: str | Unset = UNSET
    accounts: list[WorldAccount] | Unset = UNSET
    tokens: list[WorldToken] | Unset = UNSET
    servers: list[WorldServer] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def _read(
        self,
        wire: Any,
        instant: Any = _model.instant,
        day: Any = _model.day,
        one_of: Any = _model.one_of,
        an_object: Any = _model.an_object,
        objects: Any = _model.objects,
        decode: Any = _model.decode,
        others: Any = _model.others,
    ) -> None:
        self.world = wire["world"] if "world" in wire else UNSET
        self.accounts = (objects(WorldAccount, wire["accounts"])) if "accounts" in wire else UNSET
        self.tokens = (objects(WorldToken, wire["tokens"])) if "tokens" in wire else UNSET
        self.servers = (objects(WorldServer, wire["servers"])) if "servers" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 0
            + (self.world is not UNSET)
            + (self.accounts is not UNSET)
            + (self.tokens is not UNSET)
            + (self.servers is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.world_account import WorldAccount
from ..models.world_server import WorldServer
from ..models.world_token import WorldToken
