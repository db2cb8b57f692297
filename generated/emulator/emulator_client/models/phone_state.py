from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class PhoneState(_model.Model):
    """A phone as it is stored.

    Attributes:
        id (int): Its identifier.
        date (datetime.datetime): An instant, in UTC with milliseconds and `Z`.
        phone (KeptPhone): A phone as it is kept; `null` for what was not given and has no default.
        versions (list[PhoneVersion] | Unset): What it was in turn, as soon as it was changed.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    date: datetime.datetime
    phone: KeptPhone
    versions: list[PhoneVersion] | Unset = UNSET
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
        self.id = wire["id"]
        self.date = instant(wire["date"])
        self.phone = an_object(KeptPhone, wire["phone"])
        self.versions = (objects(PhoneVersion, wire["versions"])) if "versions" in wire else UNSET
        self.additional_properties = {} if len(wire) == 3 + (self.versions is not UNSET) else others(self, wire)


# Behind the class, since models may hold each other.
from ..models.kept_phone import KeptPhone
from ..models.phone_version import PhoneVersion
