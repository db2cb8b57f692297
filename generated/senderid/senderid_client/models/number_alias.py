from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class NumberAlias(_model.Model):
    """The name of a number.

    Attributes:
        account_id (str): Identifier of the account.
        member_id (str): The member of the account that set it.
        sender_id (str): A phone number in Korean national form, digits alone: no hyphen, space or country code.
        extra_info (ExtraInfo): What is kept of a number besides.
        date_created (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime): An instant in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: str
    member_id: str
    sender_id: str
    extra_info: ExtraInfo
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
        self.member_id = wire["memberId"]
        self.sender_id = wire["senderId"]
        self.extra_info = an_object(ExtraInfo, wire["extraInfo"])
        self.date_created = instant(wire["dateCreated"])
        self.date_updated = instant(wire["dateUpdated"])
        self.additional_properties = {} if len(wire) == 6 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.extra_info import ExtraInfo
