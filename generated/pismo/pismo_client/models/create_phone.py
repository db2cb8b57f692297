from __future__ import annotations

from .. import _model
from .._model import Unset
from ..models.create_phone_type import CreatePhoneType


class CreatePhone(_model.Model):
    """A phone to create.

    Attributes:
        number (str): Number without country code, digits with single hyphens between them.
        type_ (CreatePhoneType): What the phone is used for.
        active (bool | Unset): Whether the phone is in use. Default: True.
        area_code (int | Unset): Area code (DDD in Brazil).
        country_code (int | Unset): Country calling code. Default: 55.
        extension (str | Unset): Extension behind the number.
    """

    number: str = _model.field("number")
    type_: CreatePhoneType = _model.field("type", _model.choice(CreatePhoneType))
    active: bool | Unset = _model.field("active", default=_model.UNSET)
    area_code: int | Unset = _model.field("area_code", default=_model.UNSET)
    country_code: int | Unset = _model.field("country_code", default=_model.UNSET)
    extension: str | Unset = _model.field("extension", default=_model.UNSET)
