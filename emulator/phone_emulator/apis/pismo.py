"""The phones API of the Pismo platform.

Source of every behaviour: the descriptions and examples of `openapi/pismo.yaml`.
"""

from typing import Any

import orjson

from phone_emulator.apis import Call, Handler
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError
from phone_emulator.settings import Token

SCHEMA = """
CREATE TABLE IF NOT EXISTS phones (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    country_code INTEGER NOT NULL,
    area_code INTEGER,
    number TEXT NOT NULL,
    date TEXT NOT NULL,
    document BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS phone_once_per_account
    ON phones (account_id, number, country_code, ifnull(area_code, ''));
"""
TABLES = ("phones",)

# What the audit event `phone_creation` tells of a phone.
_AUDITED = ("account_id", "customer_id", "area_code", "number", "type", "extension", "active", "country_code")


class Forbidden(WireError):
    """The token is bound to another account."""


class PhoneAlreadyExists(WireError):
    """The account has this phone."""


def create_phone(call: Call) -> dict[str, Any]:
    account_id: int = call.parameters["accountId"]
    token: Token = call.caller
    if token.account_id not in (None, account_id):
        raise Forbidden
    phone = {
        **dict.fromkeys(_AUDITED),
        **call.contracts["pismo"].defaults("CreatePhone"),
        **call.body,
        "account_id": account_id,
        "customer_id": call.parameters.get("x-customer-id"),
    }
    cursor = call.transaction.execute(
        "INSERT INTO phones (account_id, country_code, area_code, number, date, document) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            account_id,
            phone["country_code"],
            phone["area_code"],
            phone["number"],
            timestamp(call.now),
            orjson.dumps(phone),
        ),
    )
    if not cursor.rowcount:
        raise PhoneAlreadyExists
    return {"id": cursor.lastrowid}


HANDLERS: dict[str, Handler] = {"createPhone": create_phone}
