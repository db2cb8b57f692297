"""The phones API of the Pismo platform.

Source of every behaviour: the descriptions and examples of `openapi/pismo.yaml`.
"""

from typing import Any

import orjson

from phone_emulator.apis import Call, Handler
from phone_emulator.errors import WireError
from phone_emulator.settings import Token

SCHEMA = """
CREATE TABLE IF NOT EXISTS phones (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    country_code INTEGER NOT NULL,
    area_code INTEGER,
    number TEXT NOT NULL,
    customer_id INTEGER,
    document BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS phone_once_per_account
    ON phones (account_id, number, country_code, ifnull(area_code, ''));
"""
TABLES = ("phones",)


class Forbidden(WireError):
    """The token is bound to another account."""


class PhoneAlreadyExists(WireError):
    """The account has this phone."""


def create_phone(call: Call) -> dict[str, Any]:
    account_id: int = call.parameters["accountId"]
    token: Token = call.caller
    if token.account_id not in (None, account_id):
        raise Forbidden
    defaults = call.contracts["pismo"].defaults("CreatePhone")
    phone = defaults | call.body
    cursor = call.transaction.execute(
        "INSERT INTO phones (account_id, country_code, area_code, number, customer_id, document) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            account_id,
            phone["country_code"],
            phone.get("area_code"),
            phone["number"],
            call.parameters.get("x-customer-id"),
            orjson.dumps(phone),
        ),
    )
    if not cursor.rowcount:
        raise PhoneAlreadyExists
    return {"id": cursor.lastrowid}


HANDLERS: dict[str, Handler] = {"createPhone": create_phone}
