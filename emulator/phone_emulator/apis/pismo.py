"""The phones API of the Pismo platform.

Source of every behaviour: the descriptions and examples of `openapi/pismo.yaml`.
"""

from collections.abc import Mapping
from typing import Any

import orjson

from phone_emulator import tokens
from phone_emulator.apis import Beside, Call, Handler
from phone_emulator.clock import timestamp
from phone_emulator.errors import InvalidState, WireError
from phone_emulator.settings import Server, Token

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
    versions BLOB,
    PRIMARY KEY (world, id)
);
CREATE UNIQUE INDEX IF NOT EXISTS phone_once_per_account
    ON phones (world, account_id, number, country_code, coalesce(area_code, -4294967296));
"""
COUNTED = "phones"
TABLES = (COUNTED,)

# What the audit events tell of a phone.
_AUDITED = ("account_id", "customer_id", "area_code", "number", "type", "extension", "active", "country_code")
# What answers and events write as texts, and requests as numbers.
_TEXTS = ("area_code", "country_code")
_ALL = 2**62
_COLUMNS = "id, date, document, versions"
_ONE = f"SELECT {_COLUMNS} FROM phones WHERE world = ? AND id = ? AND account_id = ?"  # noqa: S608 - names of this module
_NO_AREA = -4294967296  # as the index has it
_SAME = (
    "SELECT id FROM phones WHERE world = ? AND account_id = ? AND number = ? AND country_code = ? "
    "AND coalesce(area_code, -4294967296) = ?"
)


class Forbidden(WireError):
    """The token is bound to another account."""


class PhoneAlreadyExists(WireError):
    """The account has this phone."""


class PhoneNotFound(WireError):
    """The account has no such phone."""


def create_access_token(call: Call) -> dict[str, Any]:
    server: Server = call.caller
    components = call.contracts["pismo"].document["components"]
    seconds = components["securitySchemes"]["bearer"]["x-token"]["seconds"]
    (roles,) = components["schemas"]["AccessToken"]["properties"]["roles"]["examples"]
    return {
        "server_key": server.server_key,
        "tenant": _organization(call),
        "program_ids": [],
        "roles": roles,
        "token": tokens.issue(server, call.body.get("account_id"), call.now, seconds=seconds, number=call.random(16)),
    }


def create_phone(call: Call) -> dict[str, Any]:
    account_id = _account(call)
    phone = _new(call)
    id_ = insert(call, phone, timestamp(call.now))
    if id_ is None:
        raise PhoneAlreadyExists
    call.changed("phone", account_id, id_, None, "active" if phone["active"] else "inactive")
    return {"id": id_}


def _new(call: Call) -> dict[str, Any]:
    """A phone as it is created, complete with defaults."""
    return {
        **dict.fromkeys(_AUDITED),
        **call.contracts["pismo"].defaults("CreatePhone"),
        **call.body,
        "account_id": call.parameters["accountId"],
        "customer_id": call.parameters.get("x-customer-id"),
    }


def list_phones(call: Call) -> list[dict[str, Any]]:
    active, type_ = call.parameters.get("active"), call.parameters.get("type")
    return [
        _answered(call, item)
        for item in phones(call, account_id=_account(call))
        if active in (None, item["phone"]["active"]) and type_ in (None, item["phone"]["type"])
    ]


def get_phone(call: Call) -> dict[str, Any]:
    return _answered(call, _own(call))


def update_phone(call: Call) -> dict[str, Any]:
    item = _own(call)
    before, id_ = item["phone"], item["id"]
    phone = {**before, **call.body}
    if phone != before:
        _replace(call, item, phone)
        states = ["active" if one["active"] else "inactive" for one in (before, phone)]
        call.changed("phone", phone["account_id"], id_, *states)
    return {"id": id_}


def insert(call: Call, phone: Mapping[str, Any], date: str, id_: int | None = None) -> int | None:
    """Keep a phone, complete with defaults; its id, the next one of its world unless given, `None` if it is there."""
    if id_ is None:
        id_ = call.transaction.next_id(COUNTED, call.world)
    inserted = call.transaction.insert_unless(
        (_SAME, _same(call.world, phone)),
        "INSERT INTO phones (world, id, account_id, country_code, area_code, number, date, document) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        call.world,
        id_,
        phone["account_id"],
        phone["country_code"],
        phone["area_code"],
        phone["number"],
        date,
        orjson.dumps(phone),
    )
    return id_ if inserted else None


def _same(world: int, phone: Mapping[str, Any]) -> tuple[object, ...]:
    """What tells a phone from the others of its account, as `_SAME` asks for it."""
    area_code = _NO_AREA if phone["area_code"] is None else phone["area_code"]
    return world, phone["account_id"], phone["number"], phone["country_code"], area_code


def _account(call: Call) -> int:
    """The account of a request, which its token must reach."""
    account_id: int = call.parameters["accountId"]
    token: Token = call.caller
    if token.account_id not in (None, account_id):
        raise Forbidden
    return account_id


def _own(call: Call) -> dict[str, Any]:
    """The phone of a request's path."""
    row = call.one(_ONE, call.parameters["phoneId"], _account(call))
    if row is None:
        raise PhoneNotFound
    return _item(row)


def _replace(call: Call, item: Mapping[str, Any], phone: Mapping[str, Any]) -> None:
    """Keep another version of a phone, unless the account has such a phone."""
    same = call.transaction.one(_SAME, *_same(call.world, phone))
    if same not in (None, (item["id"],)):
        raise PhoneAlreadyExists
    first = [{"date": item["date"], "phone": item["phone"]}]
    versions = [*(item["versions"] or first), {"date": timestamp(call.now), "phone": phone}]
    call.transaction.execute(
        "UPDATE phones SET country_code = ?, area_code = ?, number = ?, document = ?, versions = ? "
        "WHERE world = ? AND id = ?",
        (
            phone["country_code"],
            phone["area_code"],
            phone["number"],
            orjson.dumps(phone),
            orjson.dumps(versions),
            call.world,
            item["id"],
        ),
    )


def _answered(call: Call, item: Mapping[str, Any]) -> dict[str, Any]:
    """A phone as the API answers with it."""
    return {"id": item["id"], "org_id": _organization(call), **_as_texts(item["phone"]), "created_at": item["date"]}


def _organization(call: Call) -> str:
    organization: str
    (organization,) = call.contracts["pismo"].document["components"]["schemas"]["OrganizationId"]["examples"]
    return organization


def _as_texts(phone: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if name in _TEXTS and value is not None else value for name, value in phone.items()}


def events(call: Call, account_id: int) -> list[dict[str, Any]]:
    """The audit events of an account, oldest first."""
    found = []
    for item in phones(call, account_id=account_id):
        for number, version in enumerate(item["versions"] or [item]):
            event = "phone_change" if number else "phone_creation"
            found.append({"event": event, "date": version["date"], "object": _as_texts(version["phone"])})
    return sorted(found, key=lambda event: event["date"])


def phones(call: Call, *, account_id: int | None = None, after: int = 0, limit: int = _ALL) -> list[dict[str, Any]]:
    """Phones of a world in the order in which they were created."""
    return [*map(_item, call.page(_COLUMNS, "phones", after=after, limit=limit, account_id=account_id))]


def _item(row: tuple[Any, ...]) -> dict[str, Any]:
    id_, date, document, versions = row
    earlier = orjson.loads(versions) if versions else []
    return {"id": id_, "date": date, "phone": orjson.loads(document), "versions": earlier}


def forget(call: Call, account_id: str) -> None:
    """Forget the phones of an account."""
    if account_id.isdecimal() and int(account_id) < 2**63:
        call.transaction.execute("DELETE FROM phones WHERE world = ? AND account_id = ?", (call.world, int(account_id)))


def snapshot(call: Call) -> dict[str, Any]:
    """All that a world has of this API."""
    return {"phones": phones(call)}


def restore(call: Call, state: Mapping[str, Any]) -> None:
    """Fill a world that has nothing of this API.

    Raises:
        InvalidState: A phone is there twice.
    """
    defaults = call.contracts["pismo"].defaults("CreatePhone")

    def complete(phone: Mapping[str, Any]) -> dict[str, Any]:
        return {**dict.fromkeys(_AUDITED), **defaults, **phone}

    for item in state.get("phones", []):
        phone = complete(item["phone"])
        id_ = insert(call, phone, item.get("date", timestamp(call.now)), item.get("id"))
        if id_ is None:
            raise InvalidState(
                f"Phone {phone['number']} of account {phone['account_id']}, or its id, is there twice. Remove one."
            )
        whole = {"id": id_, "phone": phone, "date": timestamp(call.now)}
        if problem := call.contracts["pismo"].problem("Phone", _answered(call, whole)):
            raise InvalidState(f"Phone {phone['number']} of account {phone['account_id']}: {problem}")
        if versions := [{**one, "phone": complete(one["phone"])} for one in item.get("versions", [])]:
            call.transaction.execute(
                "UPDATE phones SET versions = ? WHERE world = ? AND id = ?", (orjson.dumps(versions), call.world, id_)
            )
    call.transaction.forget_ids(COUNTED, call.world)


def _look_for_same(call: Call) -> None:
    call.transaction.foresee(_SAME, *_same(call.world, _new(call)))
    call.transaction.foresee_id(COUNTED, call.world)


def _look_for_one(call: Call) -> None:
    call.transaction.foresee(_ONE, call.world, call.parameters["phoneId"], call.parameters["accountId"])


def _look_nowhere(_: Call) -> None:
    pass


BESIDE: dict[str, Beside] = {
    "createPhone": Beside(("accountId",), _look_for_same, is_hopeful=True),
    "listPhones": Beside(("accountId",), _look_nowhere),
    "getPhone": Beside(("accountId",), _look_for_one),
    "updatePhone": Beside(("accountId",), _look_for_one),
}
HANDLERS: dict[str, Handler] = {
    "createAccessToken": create_access_token,
    "createPhone": create_phone,
    "listPhones": list_phones,
    "getPhone": get_phone,
    "updatePhone": update_phone,
}
