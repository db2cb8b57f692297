from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset

if TYPE_CHECKING:
    from ..models.seeded_phone import SeededPhone


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredPhone(_model.Model):
    """A phone.

    Attributes:
        phone (SeededPhone): The phone itself.
        id (int | Unset): Its identifier; made up when left out.
        date (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    phone: SeededPhone
    id: int | Unset = UNSET
    date: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("phone", "phone", _model.model("SeededPhone")),
        _model.Field("id", "id", required=False),
        _model.Field("date", "date", _model.TIMESTAMP, required=False),
    )
    _late: ClassVar[bool] = True

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.phone = _model.an_object("SeededPhone", wire["phone"])
        known = 1
        if "id" in wire:
            self.id = wire["id"]
            known += 1
        else:
            self.id = UNSET
        if "date" in wire:
            self.date = _model.instant(wire["date"])
            known += 1
        else:
            self.date = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
