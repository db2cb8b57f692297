"""The phones API of the Pismo platform.

Source of every behaviour: the descriptions and examples of `openapi/pismo.yaml`.
"""

from collections.abc import Mapping
from typing import Any

import orjson

from phone_emulator.apis import Call, Handler
from phone_emulator.clock import timestamp
from phone_emulator.errors import InvalidState, WireError
from phone_emulator.settings import Token

SCHEMA = """
CREATE TABLE IF NOT EXISTS phones (
    world INTEGER NOT NULL,
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    country_code INTEGER NOT NULL,
    area_code INTEGER,
    number TEXT NOT NULL,
    date TEXT NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (world, id)
);
CREATE UNIQUE INDEX IF NOT EXISTS phone_once_per_account
    ON phones (world, account_id, number, country_code, coalesce(area_code, -4294967296));
"""
TABLES = ("phones",)

# What the audit event `phone_creation` tells of a phone.
_AUDITED = ("account_id", "customer_id", "area_code", "number", "type", "extension", "active", "country_code")
_ALL = 2**62


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
    id_ = insert(call, phone, timestamp(call.now))
    if id_ is None:
        raise PhoneAlreadyExists
    call.changed("phone", account_id, id_, None, "active" if phone["active"] else "inactive")
    return {"id": id_}


def insert(call: Call, phone: Mapping[str, Any], date: str, id_: int | None = None) -> int | None:
    """Keep a phone, complete with defaults; its id, the next one of its world unless given, `None` if it is there."""
    if id_ is None:
        last = call.one("SELECT id FROM phones WHERE world = ? ORDER BY id DESC LIMIT 1")
        id_ = last[0] + 1 if last else 1
    inserted = call.transaction.execute(
        "INSERT INTO phones (world, id, account_id, country_code, area_code, number, date, document) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            call.world,
            id_,
            phone["account_id"],
            phone["country_code"],
            phone["area_code"],
            phone["number"],
            date,
            orjson.dumps(phone),
        ),
    )
    return id_ if inserted.rowcount else None


def phones(call: Call, *, account_id: int | None = None, after: int = 0, limit: int = _ALL) -> list[dict[str, Any]]:
    """Phones of a world in the order in which they were created."""
    rows = call.page("id, date, document", "phones", after=after, limit=limit, account_id=account_id)
    return [{"id": id_, "date": date, "phone": orjson.loads(document)} for id_, date, document in rows]


def snapshot(call: Call) -> dict[str, Any]:
    """All that a world has of this API."""
    return {"phones": phones(call)}


def restore(call: Call, state: Mapping[str, Any]) -> None:
    """Fill a world that has nothing of this API.

    Raises:
        InvalidState: A phone is there twice.
    """
    defaults = call.contracts["pismo"].defaults("CreatePhone")
    for item in state.get("phones", []):
        phone = {**dict.fromkeys(_AUDITED), **defaults, **item["phone"]}
        if insert(call, phone, item.get("date", timestamp(call.now)), item.get("id")) is None:
            raise InvalidState(
                f"Phone {phone['number']} of account {phone['account_id']}, or its id, is there twice. Remove one."
            )


HANDLERS: dict[str, Handler] = {"createPhone": create_phone}
