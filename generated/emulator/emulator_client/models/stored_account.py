from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stored_number import StoredNumber


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

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("account_id", "accountId"),
        _model.Field("date_created", "dateCreated", _model.TIMESTAMP, required=False),
        _model.Field("date_updated", "dateUpdated", _model.TIMESTAMP, required=False),
        _model.Field("numbers", "numbers", _model.array(_model.model("StoredNumber")), required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.account_id = wire["accountId"]
        known = 1
        if "dateCreated" in wire:
            self.date_created = _model.instant(wire["dateCreated"])
            known += 1
        else:
            self.date_created = UNSET
        if "dateUpdated" in wire:
            self.date_updated = _model.instant(wire["dateUpdated"])
            known += 1
        else:
            self.date_updated = UNSET
        if "numbers" in wire:
            self.numbers = _model.objects("StoredNumber", wire["numbers"])
            known += 1
        else:
            self.numbers = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
