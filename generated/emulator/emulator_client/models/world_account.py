from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class WorldAccount(_model.Model):
    """An account of the sender-ID API. What is left out is made up (`accountId`, `apiKey`, `apiSecret`) or that of an
    account
    without restrictions.

    Attributes:
        account_id (str | Unset): Its identifier in answers.
        api_key (str | Unset): Public part of its credentials; without commas, which separate the parts of a signature.
        api_secret (str | Unset): What its signatures are made with.
        limit (int | Unset): How many numbers it may hold. Default: 100.
        documents (list[str] | Unset): Ids of the documents that it has uploaded.
        permissions (list[str] | Unset): What its key may do; reading and writing when left out.
        roles (list[str] | Unset): What the member behind the key may do; reading and writing when left out.
        status (str | Unset): `ACTIVE`, or anything else for an account that the provider has closed. Default: 'ACTIVE'.
        member_status (str | Unset): The same for the member behind the key. Default: 'ACTIVE'.
        verified (bool | Unset): Whether the provider has verified who owns the account. Default: True.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: str | Unset = UNSET
    api_key: str | Unset = UNSET
    api_secret: str | Unset = UNSET
    limit: int | Unset = UNSET
    documents: list[str] | Unset = UNSET
    permissions: list[str] | Unset = UNSET
    roles: list[str] | Unset = UNSET
    status: str | Unset = UNSET
    member_status: str | Unset = UNSET
    verified: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("account_id", "accountId", required=False),
        _model.Field("api_key", "apiKey", required=False),
        _model.Field("api_secret", "apiSecret", required=False),
        _model.Field("limit", "limit", required=False),
        _model.Field("documents", "documents", required=False),
        _model.Field("permissions", "permissions", required=False),
        _model.Field("roles", "roles", required=False),
        _model.Field("status", "status", required=False),
        _model.Field("member_status", "memberStatus", required=False),
        _model.Field("verified", "verified", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        known = 0
        if "accountId" in wire:
            self.account_id = wire["accountId"]
            known += 1
        else:
            self.account_id = UNSET
        if "apiKey" in wire:
            self.api_key = wire["apiKey"]
            known += 1
        else:
            self.api_key = UNSET
        if "apiSecret" in wire:
            self.api_secret = wire["apiSecret"]
            known += 1
        else:
            self.api_secret = UNSET
        if "limit" in wire:
            self.limit = wire["limit"]
            known += 1
        else:
            self.limit = UNSET
        if "documents" in wire:
            self.documents = wire["documents"]
            known += 1
        else:
            self.documents = UNSET
        if "permissions" in wire:
            self.permissions = wire["permissions"]
            known += 1
        else:
            self.permissions = UNSET
        if "roles" in wire:
            self.roles = wire["roles"]
            known += 1
        else:
            self.roles = UNSET
        if "status" in wire:
            self.status = wire["status"]
            known += 1
        else:
            self.status = UNSET
        if "memberStatus" in wire:
            self.member_status = wire["memberStatus"]
            known += 1
        else:
            self.member_status = UNSET
        if "verified" in wire:
            self.verified = wire["verified"]
            known += 1
        else:
            self.verified = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
