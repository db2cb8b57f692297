from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset
from ..models.phone_type import PhoneType

_PHONE_TYPE = _model.Values(PhoneType)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreatePhone(_model.Model):
    """A phone to create.

    Attributes:
        number (str): Number without country code, digits with single hyphens between them.
        type_ (PhoneType): What the phone is used for.
        active (bool | Unset): Whether the phone is in use. Default: True.
        area_code (int | Unset): Area code (DDD in Brazil).
        country_code (int | Unset): Country calling code. Default: 55.
        extension (str | Unset): Extension behind the number.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    number: str
    type_: PhoneType
    active: bool | Unset = UNSET
    area_code: int | Unset = UNSET
    country_code: int | Unset = UNSET
    extension: str | Unset = UNSET
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
        self.number = wire["number"]
        self.type_ = one_of(_PHONE_TYPE, wire["type"])
        self.active = wire["active"] if "active" in wire else UNSET
        self.area_code = wire["area_code"] if "area_code" in wire else UNSET
        self.country_code = wire["country_code"] if "country_code" in wire else UNSET
        self.extension = wire["extension"] if "extension" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 2
            + (self.active is not UNSET)
            + (self.area_code is not UNSET)
            + (self.country_code is not UNSET)
            + (self.extension is not UNSET)
            else others(self, wire)
        )
