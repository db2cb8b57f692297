from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


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
        self.account_id = wire["accountId"]
        self.limit = wire["limit"]
        self.limitation_documents = objects(LimitationRequest, wire["limitationDocuments"])
        self.sender_ids = objects(SenderId, wire["senderIds"])
        self.date_created = instant(wire["dateCreated"])
        self.date_updated = instant(wire["dateUpdated"])
        self.additional_properties = {} if len(wire) == 6 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.limitation_request import LimitationRequest
from ..models.sender_id import SenderId
