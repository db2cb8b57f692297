from __future__ import annotations

from .. import _model
from .._model import Unset


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
    """

    account_id: int = _model.field("account_id")
    number: str = _model.field("number")
    type_: str = _model.field("type")
    customer_id: int | None | Unset = _model.field("customer_id", default=_model.UNSET)
    area_code: int | None | Unset = _model.field("area_code", default=_model.UNSET)
    extension: None | str | Unset = _model.field("extension", default=_model.UNSET)
    active: bool | Unset = _model.field("active", default=_model.UNSET)
    country_code: int | Unset = _model.field("country_code", default=_model.UNSET)
