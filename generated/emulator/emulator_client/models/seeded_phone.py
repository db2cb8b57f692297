from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from .._values import UNSET, Unset


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
        self.account_id = wire["account_id"]
        self.number = wire["number"]
        self.type_ = wire["type"]
        self.customer_id = wire["customer_id"] if "customer_id" in wire else UNSET
        self.area_code = wire["area_code"] if "area_code" in wire else UNSET
        self.extension = wire["extension"] if "extension" in wire else UNSET
        self.active = wire["active"] if "active" in wire else UNSET
        self.country_code = wire["country_code"] if "country_code" in wire else UNSET
        self.additional_properties = (
            {}
            if len(wire)
            == 3
            + (self.customer_id is not UNSET)
            + (self.area_code is not UNSET)
            + (self.extension is not UNSET)
            + (self.active is not UNSET)
            + (self.country_code is not UNSET)
            else others(self, wire)
        )
