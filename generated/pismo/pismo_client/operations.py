"""The operations of the contract as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _codecs
from ._look_up import Find, LookUp
from ._operation import Operation, Parameter
from ._phones import PhoneForm

if TYPE_CHECKING:
    from .models.access_token import AccessToken
    from .models.created_phone import CreatedPhone
    from .models.phone import Phone
    from .models.updated_phone import UpdatedPhone

LIST_PHONES: Operation[list[Phone]] = Operation(
    "list_phones",
    "GET",
    "/accounts/v1/accounts/{accountId}/phones",
    parameters=(
        Parameter("account_id", "accountId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
        Parameter("active", "active", "query", {"type": "boolean"}, optional=True),
        Parameter(
            "type_", "type", "query", {"type": "string", "enum": ["RESIDENTIAL", "COMMERCIAL", "MOBILE"]}, optional=True
        ),
    ),
    answers={
        200: _codecs.array(_codecs.model("Phone")),
    },
    idempotent=True,
)
CREATE_PHONE: Operation[CreatedPhone] = Operation(
    "create_phone",
    "POST",
    "/accounts/v1/accounts/{accountId}/phones",
    parameters=(
        Parameter("account_id", "accountId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
        Parameter(
            "number",
            "number",
            "body",
            {"type": "string", "pattern": "^[0-9]+(-[0-9]+)*$", "maxLength": 15},
            form=PhoneForm(country_code="55", trunk_prefix="", separator="-", whole=""),
        ),
        Parameter("type_", "type", "body", {"type": "string", "enum": ["RESIDENTIAL", "COMMERCIAL", "MOBILE"]}),
        Parameter("active", "active", "body", {"type": "boolean"}, optional=True),
        Parameter(
            "area_code",
            "area_code",
            "body",
            {"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
            optional=True,
        ),
        Parameter(
            "country_code", "country_code", "body", {"type": "integer", "minimum": 0, "maximum": 99999}, optional=True
        ),
        Parameter("extension", "extension", "body", {"type": "string", "maxLength": 10}, optional=True),
        Parameter(
            "x_customer_id",
            "x-customer-id",
            "header",
            {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807},
            optional=True,
        ),
    ),
    answers={
        200: _codecs.model("CreatedPhone"),
    },
    idempotent=False,
    repeating="Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.",
    look_up=LookUp(
        lambda: LIST_PHONES,
        {"account_id": "$request.path.accountId"},
        (
            Find(
                "",
                {
                    "/number": "$request.body#/number",
                    "/area_code": "$request.body#/area_code",
                    "/country_code": "$request.body#/country_code",
                    "/type": "$request.body#/type",
                },
                defaults={"/country_code": 55},
            ),
        ),
        whole=False,
    ),
)
GET_PHONE: Operation[Phone] = Operation(
    "get_phone",
    "GET",
    "/accounts/v1/accounts/{accountId}/phones/{phoneId}",
    parameters=(
        Parameter("account_id", "accountId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
        Parameter("phone_id", "phoneId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
    ),
    answers={
        200: _codecs.model("Phone"),
    },
    idempotent=True,
)
UPDATE_PHONE: Operation[UpdatedPhone] = Operation(
    "update_phone",
    "PATCH",
    "/accounts/v1/accounts/{accountId}/phones/{phoneId}",
    parameters=(
        Parameter("account_id", "accountId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
        Parameter("phone_id", "phoneId", "path", {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}),
        Parameter(
            "number",
            "number",
            "body",
            {"type": "string", "pattern": "^[0-9]+(-[0-9]+)*$", "maxLength": 15},
            form=PhoneForm(country_code="55", trunk_prefix="", separator="-", whole=""),
            optional=True,
        ),
        Parameter(
            "type_", "type", "body", {"type": "string", "enum": ["RESIDENTIAL", "COMMERCIAL", "MOBILE"]}, optional=True
        ),
        Parameter("active", "active", "body", {"type": "boolean"}, optional=True),
        Parameter(
            "area_code",
            "area_code",
            "body",
            {"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
            optional=True,
        ),
        Parameter(
            "country_code", "country_code", "body", {"type": "integer", "minimum": 0, "maximum": 99999}, optional=True
        ),
        Parameter("extension", "extension", "body", {"type": "string", "maxLength": 10}, optional=True),
    ),
    body={"minProperties": 1},
    answers={
        200: _codecs.model("UpdatedPhone"),
    },
    idempotent=True,
)
CREATE_ACCESS_TOKEN: Operation[AccessToken] = Operation(
    "create_access_token",
    "POST",
    "/passport/v2/s2s/access-token",
    parameters=(
        Parameter("server_key", "server_key", "body", {"type": "string", "minLength": 1, "maxLength": 1000}),
        Parameter("server_secret", "server_secret", "body", {"type": "string", "minLength": 1, "maxLength": 1000}),
        Parameter(
            "account_id",
            "account_id",
            "body",
            {"type": "integer", "minimum": 1, "maximum": 9223372036854775807},
            optional=True,
        ),
    ),
    answers={
        200: _codecs.model("AccessToken"),
    },
    idempotent=True,
    public=True,
)
