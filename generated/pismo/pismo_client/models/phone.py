from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _model
from ..models.phone_type import PhoneType

_PHONE_TYPE = _model.Values(PhoneType)


@_attrs_define(kw_only=True, repr=False, getstate_setstate=False)
class Phone(_model.Model):
    """A phone of an account. The names of its properties are decided here, after the provider's requests and events,
    since the page that documents them can't be read to its end.

    Attributes:
        id (int): Identifier of the phone.
        account_id (int): The account whose phone it is.
        customer_id (int | None): The customer who was named when the phone was created.
        org_id (str): The organization of the platform that an account or a server belongs to.
        country_code (int | None | str): Country calling code; documented as text here and as a number in requests.
        area_code (int | None | str): Area code; documented as text here and as a number in requests.
        number (str): Number without country code.
        type_ (PhoneType): What the phone is used for.
        extension (None | str): Extension behind the number.
        active (bool): Whether the phone is in use.
        created_at (datetime.datetime): When the phone was created, an instant in UTC.
        additional_properties (dict[str, Any]): What the contract doesn't know of.
    """

    id: int
    account_id: int
    customer_id: int | None
    org_id: str
    country_code: int | None | str
    area_code: int | None | str
    number: str
    type_: PhoneType
    extension: None | str
    active: bool
    created_at: datetime.datetime
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
        self.account_id = wire["account_id"]
        self.customer_id = wire["customer_id"]
        self.org_id = wire["org_id"]
        self.country_code = wire["country_code"]
        self.area_code = wire["area_code"]
        self.number = wire["number"]
        self.type_ = one_of(_PHONE_TYPE, wire["type"])
        self.extension = wire["extension"]
        self.active = wire["active"]
        self.created_at = instant(wire["created_at"])
        self.additional_properties = {} if len(wire) == 11 else others(self, wire)
