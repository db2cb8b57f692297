from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class WorldServer(_model.Model):
    """A server that the Pismo API gives tokens to; made up when left out.

    Attributes:
        server_key (str | Unset): Its name.
        server_secret (str | Unset): What proves that it is the server; its tokens are made with it.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    server_key: str | Unset = UNSET
    server_secret: str | Unset = UNSET
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
        self.server_key = wire["serverKey"] if "serverKey" in wire else UNSET
        self.server_secret = wire["serverSecret"] if "serverSecret" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire) == 0 + (self.server_key is not UNSET) + (self.server_secret is not UNSET)
            else others(self, wire)
        )
