from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._model import UNSET, Unset


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class SeededPhone(_model.Model):
    """The phone itself.

    Attributes:
        account_id (int): The account.
        number (str): Number without country code.
        type_ (str): What the phone is used for.
        customer_id (int | None | Unset): The customer of the header `x-customer-id`.
        area_code (int | None | Unset): Area code.
        extension (None | str | Unset): Extension behind the number.
        active (bool | Unset): Whether the phone is in use. Default: True.
        country_code (int | Unset): Country calling code. Default: 55.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: int
    number: str
    type_: str
    customer_id: int | None | Unset = UNSET
    area_code: int | None | Unset = UNSET
    extension: None | str | Unset = UNSET
    active: bool | Unset = UNSET
    country_code: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[_model.Field, ...]] = (
        _model.Field("account_id", "account_id"),
        _model.Field("number", "number"),
        _model.Field("type_", "type"),
        _model.Field("customer_id", "customer_id", required=False),
        _model.Field("area_code", "area_code", required=False),
        _model.Field("extension", "extension", required=False),
        _model.Field("active", "active", required=False),
        _model.Field("country_code", "country_code", required=False),
    )

    def _read(self, wire: Mapping[str, Any]) -> None:
        self.account_id = wire["account_id"]
        self.number = wire["number"]
        self.type_ = wire["type"]
        known = 3
        if "customer_id" in wire:
            self.customer_id = wire["customer_id"]
            known += 1
        else:
            self.customer_id = UNSET
        if "area_code" in wire:
            self.area_code = wire["area_code"]
            known += 1
        else:
            self.area_code = UNSET
        if "extension" in wire:
            self.extension = wire["extension"]
            known += 1
        else:
            self.extension = UNSET
        if "active" in wire:
            self.active = wire["active"]
            known += 1
        else:
            self.active = UNSET
        if "country_code" in wire:
            self.country_code = wire["country_code"]
            known += 1
        else:
            self.country_code = UNSET
        self.additional_properties = {} if len(wire) == known else self._others(wire)
