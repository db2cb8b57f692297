from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SeededVersion(_model.Model):
    """A phone as it was from some time on.

    Attributes:
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        phone (SeededPhone): The phone itself.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    date: datetime.datetime
    phone: SeededPhone
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
        self.date = instant(wire["date"])
        self.phone = an_object(SeededPhone, wire["phone"])
        self.additional_properties = {} if len(wire) == 2 else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.seeded_phone import SeededPhone
