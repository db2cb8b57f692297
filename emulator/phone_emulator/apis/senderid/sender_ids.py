"""What is kept of a number: a document with the properties of every wire era."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from phone_emulator.apis import Call
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError

SCHEMA = """
CREATE TABLE IF NOT EXISTS sender_id_accounts (
    world INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    date_created TEXT NOT NULL,
    date_updated TEXT NOT NULL,
    pending INTEGER NOT NULL DEFAULT 0,
    document BLOB,
    PRIMARY KEY (world, account_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sender_ids (
    id INTEGER PRIMARY KEY,
    world INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    phone_number TEXT NOT NULL,
    status TEXT NOT NULL,
    pending INTEGER NOT NULL,
    document BLOB NOT NULL,
    UNIQUE (world, account_id, phone_number)
);
CREATE UNIQUE INDEX IF NOT EXISTS one_holder_per_number ON sender_ids (world, phone_number)
    WHERE status <> 'DUPLICATED';
CREATE INDEX IF NOT EXISTS waiting_numbers ON sender_ids (world) WHERE pending > 0;
CREATE INDEX IF NOT EXISTS waiting_accounts ON sender_id_accounts (world) WHERE pending > 0;
"""
TABLES = ("sender_ids", "sender_id_accounts")

_HOLDINGS = (
    "SELECT s.id, s.document, a.date_created, a.date_updated, a.document FROM sender_id_accounts a "
    "LEFT JOIN sender_ids s ON s.world = a.world AND s.account_id = a.account_id "
    "WHERE a.world = ? AND a.account_id = ?"
)
_HOLDER = "SELECT account_id FROM sender_ids WHERE world = ? AND phone_number = ? AND status <> 'DUPLICATED'"

_INSERT = """
INSERT INTO sender_ids (world, account_id, phone_number, status, pending, document) VALUES (?, ?, ?, ?, ?, ?)
"""
_UNLESS_HELD = "ON CONFLICT (world, phone_number) WHERE status <> 'DUPLICATED' DO NOTHING"

SWITCHABLE = ("ACTIVE", "INACTIVE")

_EXPIRED = "발신번호 인증 유효기간이 만료되었습니다."
_PASSED_ON = "중복된 발신번호가 해제되었습니다."

UNVERIFIED: Mapping[str, None] = {"method": None, "expireAt": None}

# What is kept of an account besides: the limit that it was granted, and its requests for a higher one.
LIMITS: Mapping[str, Any] = {"limit": None, "limitationDocuments": ()}

SenderId = dict[str, Any]


class InvalidSenderId(WireError):
    """The account has not registered the number."""


class Holdings(NamedTuple):
    """What an account holds.

    Attributes:
        created: When it first did; `None` for never.
        updated: When that last changed.
        sender_ids: Its numbers, in the order in which they were registered.
        account: What else is kept of it, see `LIMITS`.
    """

    created: str | None
    updated: str | None
    sender_ids: list[SenderId]
    account: dict[str, Any]


def own(call: Call) -> tuple[Holdings, SenderId]:
    """What the account holds, and the number among it that the request is about."""
    holdings = load(call, call.caller.account_id)
    sender_id = among(holdings.sender_ids, call.parameters["phoneNumber"])
    if sender_id is None:
        raise InvalidSenderId
    return holdings, sender_id


def find(call: Call, account_id: str, number: str) -> SenderId | None:
    """A number of an account."""
    row = call.one(
        "SELECT document FROM sender_ids WHERE world = ? AND account_id = ? AND phone_number = ?", account_id, number
    )
    return orjson.loads(row[0]) if row else None


def holder(call: Call, number: str) -> str | None:
    """The account that holds a number; every other one that registered it has it as DUPLICATED."""
    row = call.one(_HOLDER, number)
    return row[0] if row else None


def look_for_account(call: Call) -> None:
    """Read ahead what `load` will."""
    call.transaction.foresee(_HOLDINGS, call.world, call.caller.account_id)


def look_for_account_and_holder(call: Call) -> None:
    """Read ahead what `load` and `insert` will."""
    call.transaction.foresee(_HOLDER, call.world, call.body["phoneNumber"])
    look_for_account(call)


def load(call: Call, account_id: str) -> Holdings:
    """What an account holds.

    Numbers whose time has come lose their verification; their owner must be verified anew.
    """
    rows = call.all(_HOLDINGS, account_id)
    # Sorted here: a database takes longer to begin with it than this does for a hundred.
    sender_ids = [orjson.loads(document) for id_, document, *_ in sorted(rows) if id_ is not None]
    for sender_id in sender_ids:
        if sender_id["expireAt"] is not None and call.has_come(sender_id["expireAt"]):
            _expire(call, account_id, sender_id)
    *_, created, updated, account = rows[0] if rows else (None, None, None)
    return Holdings(created, updated, sender_ids, limits(account))


def limits(document: bytes | None) -> dict[str, Any]:
    """What else is kept of an account."""
    found: dict[str, Any] = {**LIMITS, "limitationDocuments": []} if document is None else orjson.loads(document)
    return found


def save_limits(call: Call, account_id: str, account: Mapping[str, Any]) -> None:
    """Write back what else is kept of an account."""
    touch(call, account_id)
    call.transaction.execute(
        "UPDATE sender_id_accounts SET document = ?, pending = ? WHERE world = ? AND account_id = ?",
        (orjson.dumps(account), waiting(account["limitationDocuments"]), call.world, account_id),
    )


def waiting(requests: Iterable[Mapping[str, Any]]) -> int:
    """How many requests wait for a decision."""
    return sum(request["status"] == "PENDING" for request in requests)


def among(sender_ids: list[SenderId], number: str) -> SenderId | None:
    """A number among those of its account."""
    return next((sender_id for sender_id in sender_ids if sender_id["phoneNumber"] == number), None)


def save(call: Call, account_id: str, sender_id: SenderId, before: str) -> None:
    """Write a changed number back; `before` is its status until then."""
    sender_id["dateUpdated"] = timestamp(call.now)
    keep(call, account_id, sender_id)
    touch(call, account_id)
    call.changed("number", account_id, sender_id["phoneNumber"], before, sender_id["status"])


def keep(call: Call, account_id: str, sender_id: SenderId) -> None:
    """Write back what is no change that its account sees."""
    call.transaction.execute(
        "UPDATE sender_ids SET status = ?, pending = ?, document = ? "
        "WHERE world = ? AND account_id = ? AND phone_number = ?",
        (
            sender_id["status"],
            _pending(sender_id),
            orjson.dumps(sender_id),
            call.world,
            account_id,
            sender_id["phoneNumber"],
        ),
    )


def _pending(sender_id: SenderId) -> int:
    return waiting([*sender_id["approvalDocuments"], sender_id["unlockDuplicate"]])


def insert(call: Call, account_id: str, sender_id: SenderId) -> None:
    """Keep a new number, as DUPLICATED where it has a holder."""
    touch(call, account_id)
    number = sender_id["phoneNumber"]

    row = call.world, account_id, number, sender_id["status"], _pending(sender_id), orjson.dumps(sender_id)
    there = _HOLDER, (call.world, number)
    if not call.transaction.insert_unless(there, f"{_INSERT} {_UNLESS_HELD}", *row):
        sender_id["status"] = "DUPLICATED"
        row = *row[:3], sender_id["status"], row[4], orjson.dumps(sender_id)
        call.transaction.execute(_INSERT, row)
    call.changed("number", account_id, number, None, sender_id["status"])


def delete(call: Call, account_id: str, sender_id: SenderId) -> None:
    """Forget a number; the next account that registered it holds it from then on."""
    number = sender_id["phoneNumber"]
    call.transaction.execute(
        "DELETE FROM sender_ids WHERE world = ? AND account_id = ? AND phone_number = ?",
        (call.world, account_id, number),
    )
    touch(call, account_id)
    call.changed("number", account_id, number, sender_id["status"], None)
    if sender_id["status"] != "DUPLICATED":
        pass_on(call, number)


def forget(call: Call, account_id: str) -> None:
    """Forget an account with its numbers; whoever registered one next holds it from then on."""
    rows = call.all(
        "SELECT phone_number FROM sender_ids WHERE world = ? AND account_id = ? AND status <> 'DUPLICATED' ORDER BY id",
        account_id,
    )
    for table in TABLES:
        call.transaction.execute(
            f"DELETE FROM {table} WHERE world = ? AND account_id = ?",  # noqa: S608 - names of this module
            (call.world, account_id),
        )
    for (number,) in rows:
        pass_on(call, number)


def pass_on(call: Call, number: str) -> None:
    """Give a number that nobody holds any more to the account that registered it first of those that still have it."""
    row = call.one(
        "SELECT account_id, document FROM sender_ids WHERE world = ? AND phone_number = ? ORDER BY id LIMIT 1", number
    )
    if row is None:
        return
    account_id, sender_id = row[0], orjson.loads(row[1])
    sender_id["status"] = "PENDING"
    log(sender_id, call.now, _PASSED_ON)
    save(call, account_id, sender_id, "DUPLICATED")


def open_account(call: Call, account_id: str) -> None:
    """Keep that an account is there, since when, though it has registered nothing."""
    now = timestamp(call.now)
    call.transaction.execute(
        "INSERT INTO sender_id_accounts (world, account_id, date_created, date_updated) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (world, account_id) DO NOTHING",
        (call.world, account_id, now, now),
    )


def log(sender_id: SenderId, now: datetime, message: str) -> None:
    """Add an event to the life of a number."""
    sender_id["log"].append({"createAt": timestamp(now), "message": message})


def release_request() -> dict[str, Any]:
    """Before anybody has asked for a release."""
    names = ("duplicateId", "reason", "reasonForRequested", "name", "status", "dateCreated", "dateUpdated")
    return dict.fromkeys(names)


def _expire(call: Call, account_id: str, sender_id: SenderId) -> None:
    before = sender_id["status"]
    sender_id |= UNVERIFIED
    if before in SWITCHABLE:
        sender_id["status"] = "PENDING"
        log(sender_id, call.now, _EXPIRED)
    save(call, account_id, sender_id, before)


def touch(call: Call, account_id: str) -> None:
    """Keep that an account has changed just now."""
    now = timestamp(call.now)
    call.transaction.write(
        "INSERT INTO sender_id_accounts (world, account_id, date_created, date_updated) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (world, account_id) DO UPDATE SET date_updated = excluded.date_updated",
        *(call.world, account_id, now, now),
    )
