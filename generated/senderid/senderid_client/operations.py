"""The operations of the contract as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _codecs
from ._operation import Operation, Parameter
from ._phones import PhoneForm

if TYPE_CHECKING:
    from .models.account import Account

GET_ACCOUNT: Operation[Account] = Operation(
    "get_account",
    "GET",
    "/senderid/v1/numbers",
    parameters=(),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=True,
)
CREATE_NUMBER: Operation[Account] = Operation(
    "create_number",
    "POST",
    "/senderid/v1/numbers",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "body",
            {"type": "string", "pattern": "^[0-9]{8,12}$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("documents", "documents", "body", {"type": "array", "items": {"type": "string"}}),
        Parameter(
            "document_list",
            "documentList",
            "body",
            {
                "type": "object",
                "additionalProperties": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            },
        ),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.",
)
LIST_ACTIVE_NUMBERS: Operation[list[str]] = Operation(
    "list_active_numbers",
    "GET",
    "/senderid/v1/numbers/active",
    parameters=(),
    answers={
        200: _codecs.AS_IT_IS,
    },
    idempotent=True,
)
UPDATE_NUMBER: Operation[Account] = Operation(
    "update_number",
    "PUT",
    "/senderid/v1/numbers/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^[0-9]{8,12}$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("status", "status", "body", {"type": "string", "enum": ["ACTIVE", "INACTIVE"]}),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=True,
)
DELETE_NUMBER: Operation[Account] = Operation(
    "delete_number",
    "DELETE",
    "/senderid/v1/numbers/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^[0-9]{8,12}$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.",
)
REQUEST_DUPLICATE_RELEASE: Operation[Account] = Operation(
    "request_duplicate_release",
    "POST",
    "/senderid/v1/papers/duplicate/{phoneNumber}",
    parameters=(
        Parameter(
            "phone_number",
            "phoneNumber",
            "path",
            {"type": "string", "pattern": "^[0-9]{8,12}$"},
            form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
        ),
        Parameter("reason", "reason", "body", {"type": "string"}),
        Parameter("name", "name", "body", {"type": "string"}),
    ),
    answers={
        200: _codecs.model("Account"),
    },
    idempotent=False,
    repeating="Not idempotent: every call is a request of its own, which a person at the provider will read.",
)
