from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.create_phone_type import CreatePhoneType
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreatePhone")


@_attrs_define
class CreatePhone:
    """A phone to create.

    Attributes:
        number (str): Number without country code, digits with single hyphens between them.
        type_ (CreatePhoneType): What the phone is used for.
        active (bool | Unset): Whether the phone is in use. Default: True.
        area_code (int | Unset): Area code (DDD in Brazil).
        country_code (int | Unset): Country calling code. Default: 55.
        extension (str | Unset): Extension behind the number.
    """

    number: str
    type_: CreatePhoneType
    active: bool | Unset = True
    area_code: int | Unset = UNSET
    country_code: int | Unset = 55
    extension: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        type_ = self.type_.value

        active = self.active

        area_code = self.area_code

        country_code = self.country_code

        extension = self.extension

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "type": type_,
            }
        )
        if active is not UNSET:
            field_dict["active"] = active
        if area_code is not UNSET:
            field_dict["area_code"] = area_code
        if country_code is not UNSET:
            field_dict["country_code"] = country_code
        if extension is not UNSET:
            field_dict["extension"] = extension

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        type_ = CreatePhoneType(d.pop("type"))

        active = d.pop("active", UNSET)

        area_code = d.pop("area_code", UNSET)

        country_code = d.pop("country_code", UNSET)

        extension = d.pop("extension", UNSET)

        create_phone = cls(
            number=number,
            type_=type_,
            active=active,
            area_code=area_code,
            country_code=country_code,
            extension=extension,
        )

        return create_phone
