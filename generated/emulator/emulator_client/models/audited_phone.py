from __future__ import annotations

from .. import _model


class AuditedPhone(_model.Model):
    """The phone that was created; `null` for what was not given and has no default.

    Attributes:
        account_id (int): The account.
        customer_id (int | None): The customer of the header `x-customer-id`.
        area_code (int | None): Area code.
        number (str): Number without country code.
        type_ (str): What the phone is used for.
        extension (None | str): Extension behind the number.
        active (bool): Whether the phone is in use.
        country_code (int): Country calling code.
    """

    account_id: int = _model.field("account_id")
    customer_id: int | None = _model.field("customer_id")
    area_code: int | None = _model.field("area_code")
    number: str = _model.field("number")
    type_: str = _model.field("type")
    extension: None | str = _model.field("extension")
    active: bool = _model.field("active")
    country_code: int = _model.field("country_code")
