from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


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
        allowed_addresses (list[str] | Unset): IP addresses, and networks such as `203.0.113.0/24`, that its key may be
            used from; any when left out or empty. A
            request in the process of the test comes from `127.0.0.1`.
        access_tokens (list[WorldAccessToken] | Unset): OAuth2 tokens that are accepted in the place of its signatures.
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
    allowed_addresses: list[str] | Unset = UNSET
    access_tokens: list[WorldAccessToken] | Unset = UNSET
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
        self.account_id = wire["accountId"] if "accountId" in wire else UNSET
        self.api_key = wire["apiKey"] if "apiKey" in wire else UNSET
        self.api_secret = wire["apiSecret"] if "apiSecret" in wire else UNSET
        self.limit = wire["limit"] if "limit" in wire else UNSET
        self.documents = wire["documents"] if "documents" in wire else UNSET
        self.permissions = wire["permissions"] if "permissions" in wire else UNSET
        self.roles = wire["roles"] if "roles" in wire else UNSET
        self.status = wire["status"] if "status" in wire else UNSET
        self.member_status = wire["memberStatus"] if "memberStatus" in wire else UNSET
        self.verified = wire["verified"] if "verified" in wire else UNSET
        self.allowed_addresses = wire["allowedAddresses"] if "allowedAddresses" in wire else UNSET
        self.access_tokens = (objects(WorldAccessToken, wire["accessTokens"])) if "accessTokens" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 0
            + (self.account_id is not UNSET)
            + (self.api_key is not UNSET)
            + (self.api_secret is not UNSET)
            + (self.limit is not UNSET)
            + (self.documents is not UNSET)
            + (self.permissions is not UNSET)
            + (self.roles is not UNSET)
            + (self.status is not UNSET)
            + (self.member_status is not UNSET)
            + (self.verified is not UNSET)
            + (self.allowed_addresses is not UNSET)
            + (self.access_tokens is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.world_access_token import WorldAccessToken
