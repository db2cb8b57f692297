from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class WorldAccessToken(_model.Model):
    """An OAuth2 token of an account of the sender-ID API.

    Attributes:
        token (str | Unset): What follows `Bearer` in the header; made up when left out.
        scopes (list[str] | Unset): What it may do, in the place of the permissions of the key; reading and writing when
            left out.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    token: str | Unset = UNSET
    scopes: list[str] | Unset = UNSET
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
        self.token = wire["token"] if "token" in wire else UNSET
        self.scopes = wire["scopes"] if "scopes" in wire else UNSET
        self.additional_properties = (
            {} if len(wire) == 0 + (self.token is not UNSET) + (self.scopes is not UNSET) else others(self, wire)
        )
