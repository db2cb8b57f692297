from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreateAccessToken(_model.Model):
    """Whose token is wanted, and for what.

    Attributes:
        server_key (str): Names the server.
        server_secret (str): Proves that it is the server.
        account_id (int | Unset): The one account that the token reaches; every account when left out.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    server_key: str
    server_secret: str
    account_id: int | Unset = UNSET
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
        self.server_key = wire["server_key"]
        self.server_secret = wire["server_secret"]
        self.account_id = wire["account_id"] if "account_id" in wire else UNSET
        self.additional_properties = {} if len(wire) == 2 + (self.account_id is not UNSET) else others(self, wire)
