from __future__ import annotations

from .. import _model
from .._model import Unset


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
    """

    account_id: str | Unset = _model.field("accountId", default=_model.UNSET)
    api_key: str | Unset = _model.field("apiKey", default=_model.UNSET)
    api_secret: str | Unset = _model.field("apiSecret", default=_model.UNSET)
    limit: int | Unset = _model.field("limit", default=_model.UNSET)
    documents: list[str] | Unset = _model.field("documents", default=_model.UNSET)
    permissions: list[str] | Unset = _model.field("permissions", default=_model.UNSET)
    roles: list[str] | Unset = _model.field("roles", default=_model.UNSET)
    status: str | Unset = _model.field("status", default=_model.UNSET)
    member_status: str | Unset = _model.field("memberStatus", default=_model.UNSET)
    verified: bool | Unset = _model.field("verified", default=_model.UNSET)
