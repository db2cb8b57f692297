from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class KeptPhone(_model.Model):
    """A phone as it is kept; `null` for what was not given and has no default.

    Attributes:
        account_id (int): The account.
        customer_id (int | None): The customer of the header `x-customer-id`.
        area_code (int | None): Area code.
        number (str): Number without country code.
        type_ (str): What the phone is used for.
        extension (None | str): Extension behind the number.
        active (bool): Whether the phone is in use.
        country_code (int): Country calling code.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    account_id: int
    customer_id: int | None
    area_code: int | None
    number: str
    type_: str
    extension: None | str
    active: bool
    country_code: int
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
        self.customer_id = wire["customer_id"]
        self.area_code = wire["area_code"]
        self.number = wire["number"]
        self.type_ = wire["type"]
        self.extension = wire["extension"]
        self.active = wire["active"]
        self.country_code = wire["country_code"]
        self.additional_properties = {} if len(wire) == 8 else others(self, wire)
