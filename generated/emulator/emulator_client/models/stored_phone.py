from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class StoredPhone(_model.Model):
    """A phone.

    Attributes:
        phone (SeededPhone): The phone itself.
        id (int | Unset): Its identifier; made up when left out.
        date (datetime.datetime | Unset): An instant, in UTC with milliseconds and `Z`.
        versions (list[SeededVersion] | Unset): What it was in turn, as soon as it was changed; the last is the phone
            itself.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    phone: SeededPhone
    id: int | Unset = UNSET
    date: datetime.datetime | Unset = UNSET
    versions: list[SeededVersion] | Unset = UNSET
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
        self.phone = an_object(SeededPhone, wire["phone"])
        self.id = wire["id"] if "id" in wire else UNSET
        self.date = (instant(wire["date"])) if "date" in wire else UNSET
        self.versions = (objects(SeededVersion, wire["versions"])) if "versions" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire) == 1 + (self.id is not UNSET) + (self.date is not UNSET) + (self.versions is not UNSET)
            else others(self, wire)
        )


# Behind the class, since models may hold each other.
from ..models.seeded_phone import SeededPhone
from ..models.seeded_version import SeededVersion
