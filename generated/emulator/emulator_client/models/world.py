from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class World(_model.Model):
    """A world with its credentials.

    Attributes:
        world (str): Name of a world.
        accounts (list[WorldAccount]): Its accounts of the sender-ID API.
        tokens (list[WorldToken]): Its tokens of the Pismo API.
        servers (list[WorldServer]): Its servers, which the Pismo API gives tokens to.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    world: str
    accounts: list[WorldAccount]
    tokens: list[WorldToken]
    servers: list[WorldServer]
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
        self.world = wire["world"]
        self.accounts = objects(WorldAccount, wire["accounts"])
        self.tokens = objects(WorldToken, wire["tokens"])
        self.servers = objects(WorldServer, wire["servers"])
        self.additional_properties = {} if len(wire) == 4 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.world_account import WorldAccount
from ..models.world_server import WorldServer
from ..models.world_token import WorldToken
