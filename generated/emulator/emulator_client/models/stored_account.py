from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredAccount(_model.Model):
    """An account and its numbers.

    Attributes:
        account_id (str): The account.
        date_created (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        date_updated (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        numbers (list[StoredNumber] | Unset): Its numbers, in the order in which they were registered.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: str
    date_created: datetime.datetime | Unset = UNSET
    date_updated: datetime.datetime | Unset = UNSET
    numbers: list[StoredNumber] | Unset = UNSET
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
        self.date_created = (instant(wire["dateCreated"])) if "dateCreated" in wire else UNSET
        self.date_updated = (instant(wire["dateUpdated"])) if "dateUpdated" in wire else UNSET
        self.numbers = (objects(StoredNumber, wire["numbers"])) if "numbers" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 1 + (self.date_created is not UNSET) + (self.date_updated is not UNSET) + (self.numbers is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.stored_number import StoredNumber
