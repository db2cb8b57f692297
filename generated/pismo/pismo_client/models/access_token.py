from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class AccessToken(_model.Model):
    """An access token.

    Attributes:
        token (str): The token, to be sent as a bearer token.
        server_key (str | Unset): The key of the request.
        tenant (str | Unset): The organization of the platform that an account or a server belongs to.
        program_ids (list[int] | Unset): The programs of the organization that the server reaches.
        roles (list[str] | Unset): What the server may do.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    token: str
    server_key: str | Unset = UNSET
    tenant: str | Unset = UNSET
    program_ids: list[int] | Unset = UNSET
    roles: list[str] | Unset = UNSET
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
        self.token = wire["token"]
        self.server_key = wire["server_key"] if "server_key" in wire else UNSET
        self.tenant = wire["tenant"] if "tenant" in wire else UNSET
        self.program_ids = wire["program_ids"] if "program_ids" in wire else UNSET
        self.roles = wire["roles"] if "roles" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 1
            + (self.server_key is not UNSET)
            + (self.tenant is not UNSET)
            + (self.program_ids is not UNSET)
            + (self.roles is not UNSET)
            else others(self, wire)
        )
