from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset
from ..models.create_phone_type import CreatePhoneType

_CREATE_PHONE_TYPE = _model.known(CreatePhoneType)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class CreatePhone(_model.Model):
    """A phone to create.

    Attributes:
        number (str): Number without country code, digits with single hyphens between them.
        type_ (CreatePhoneType): What the phone is used for.
        active (bool | Unset): Whether the phone is in use. Default: True.
        area_code (int | Unset): Area code (DDD in Brazil).
        country_code (int | Unset): Country calling code. Default: 55.
        extension (str | Unset): Extension behind the number.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    number: str
    type_: CreatePhoneType
    active: bool | Unset = UNSET
    area_code: int | Unset = UNSET
    country_code: int | Unset = UNSET
    extension: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("number", "number"),
        _model.Field("type_", "type", _model.choice(CreatePhoneType)),
        _model.Field("active", "active", required=False),
        _model.Field("area_code", "area_code", required=False),
        _model.Field("country_code", "country_code", required=False),
        _model.Field("extension", "extension", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.number = wire["number"]
        self.type_ = _CREATE_PHONE_TYPE[wire["type"]]
        known = 2
        if "active" in wire:
            self.active = wire["active"]
            known += 1
        else:
            self.active = UNSET
        if "area_code" in wire:
            self.area_code = wire["area_code"]
            known += 1
        else:
            self.area_code = UNSET
        if "country_code" in wire:
            self.country_code = wire["country_code"]
            known += 1
        else:
            self.country_code = UNSET
        if "extension" in wire:
            self.extension = wire["extension"]
            known += 1
        else:
            self.extension = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
