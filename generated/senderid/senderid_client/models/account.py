from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model

if TYPE_CHECKING:
    from ..models.limitation_request import LimitationRequest
    from ..models.sender_id import SenderId


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Account(_model.Model):
    """The account as far as sender IDs are concerned.

    Attributes:
        account_id (str): Identifier of the account.
        limit (int): How many numbers the account may hold.
        limitation_documents (list[LimitationRequest]): Requests for a higher limit.
        sender_ids (list[SenderId]): Every number of the account, in no particular order.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: str
    limit: int
    limitation_documents: list[LimitationRequest]
    sender_ids: list[SenderId]
    date_created: datetime.datetime
    date_updated: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("account_id", "accountId"),
        _model.Field("limit", "limit"),
        _model.Field("limitation_documents", "limitationDocuments", _model.array(_model.model("LimitationRequest"))),
        _model.Field("sender_ids", "senderIds", _model.array(_model.model("SenderId"))),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.account_id = wire["accountId"]
        self.limit = wire["limit"]
        self.limitation_documents = _model.objects("LimitationRequest", wire["limitationDocuments"])
        self.sender_ids = _model.objects("SenderId", wire["senderIds"])
        self.date_created = _model.instant(wire["dateCreated"])
        self.date_updated = _model.instant(wire["dateUpdated"])
        self.additional_properties = {} if len(wire) == 6 else self._others(wire)
