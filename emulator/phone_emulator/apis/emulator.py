"""The emulator's own control API: what a provider's people, a voice call or time would do.

Source of every behaviour: the descriptions of `openapi/emulator.yaml`.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from phone_emulator import clock
from phone_emulator.apis import Call, Handler, pismo, senderid
from phone_emulator.errors import WireError

SCHEMA = """
CREATE TABLE IF NOT EXISTS faults (
    id INTEGER PRIMARY KEY,
    operation_id TEXT NOT NULL,
    error TEXT NOT NULL
);
"""
TABLES = ("faults", "clock")

_VALID_MONTHS = 6
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


class UnknownNumber(WireError):
    """The account has not registered the number."""


class HeldElsewhere(WireError):
    """Another account holds the number."""


class NoReleaseRequest(WireError):
    """Nobody asked for the release of the number."""


class ClockOutOfRange(WireError):
    """The time is out of range."""


class UnknownFault(WireError):
    """The operation documents no such error."""


def reset(call: Call) -> None:
    for table in (*senderid.TABLES, *pismo.TABLES, *TABLES, "signatures"):
        call.transaction.execute(f"DELETE FROM {table}")  # noqa: S608 - names of this package's own tables


def add_fault(call: Call) -> None:
    operation_id, error = call.body["operationId"], call.body["error"]
    operations = {
        operation.id: operation for contract in call.contracts.values() for operation in contract.operations.values()
    }
    if operation_id not in operations:
        raise UnknownFault(f"No operation is called {operation_id!r}. There are: {', '.join(operations)}")
    errors = operations[operation_id].documented_errors
    if error not in errors:
        raise UnknownFault(
            f"{operation_id} documents no error {error!r}. Its errors are: {', '.join(errors) or 'none'}"
        )
    call.transaction.execute("INSERT INTO faults (operation_id, error) VALUES (?, ?)", (operation_id, error))


def set_number(call: Call) -> dict[str, Any]:
    account_id, number = call.parameters["accountId"], call.parameters["phoneNumber"]
    senderid.expire(call, account_id)
    sender_id = senderid.find(call.transaction, account_id, number)
    if sender_id is None:
        raise UnknownNumber
    if "release" in call.body:
        _decide_release(call, sender_id)
    if "status" in call.body:
        _set_status(call, account_id, sender_id)
    senderid.save(call, account_id, sender_id)
    return {"phoneNumber": number, "status": sender_id["status"], "release": sender_id["unlockDuplicate"]["status"]}


def get_clock(call: Call) -> dict[str, Any]:
    frozen = call.transaction.one("SELECT frozen FROM clock")
    return {"now": clock.timestamp(call.now), "frozen": frozen is not None and bool(frozen[0])}


def set_clock(call: Call) -> dict[str, Any]:
    try:
        now = datetime.fromisoformat(call.body["now"]).astimezone(UTC)
    except (OverflowError, ValueError):
        raise ClockOutOfRange from None
    return _start_clock(call, now, frozen=call.body.get("frozen", False))


def advance_clock(call: Call) -> dict[str, Any]:
    try:
        now = call.now + timedelta(seconds=call.body["seconds"])
    except OverflowError:
        raise ClockOutOfRange from None
    return _start_clock(call, now, frozen=get_clock(call)["frozen"])


def list_events(call: Call) -> list[dict[str, Any]]:
    return [
        {"event": "phone_creation", "date": date, "object": orjson.loads(document)}
        for date, document in call.transaction.execute(
            "SELECT date, document FROM phones WHERE account_id = ? ORDER BY id", (call.parameters["accountId"],)
        )
    ]


HANDLERS: dict[str, Handler] = {
    "reset": reset,
    "addFault": add_fault,
    "setNumber": set_number,
    "getClock": get_clock,
    "setClock": set_clock,
    "advanceClock": advance_clock,
    "listEvents": list_events,
}


def _start_clock(call: Call, now: datetime, *, frozen: bool) -> dict[str, Any]:
    if not _EARLIEST <= now <= _LATEST:
        raise ClockOutOfRange
    clock.start(call.transaction, now, call.system_time, frozen=frozen)
    return get_clock(replace(call, now=now))


def _decide_release(call: Call, sender_id: senderid.SenderId) -> None:
    request = sender_id["unlockDuplicate"]
    if request["status"] is None:
        raise NoReleaseRequest
    request |= {"status": call.body["release"], "dateUpdated": clock.timestamp(call.now)}
    if request["status"] != "APPROVED" or sender_id["status"] != "DUPLICATED":
        return
    holder = senderid.holder(call.transaction, sender_id["phoneNumber"])
    if holder is not None:
        held = senderid.find(call.transaction, holder, sender_id["phoneNumber"])
        assert held is not None
        held |= {"status": "DUPLICATED", "unlockDuplicate": senderid.release_request(), **senderid.UNVERIFIED}
        senderid.save(call, holder, held)
    sender_id["status"] = "PENDING"


def _set_status(call: Call, account_id: str, sender_id: senderid.SenderId) -> None:
    status = call.body["status"]
    if status != "DUPLICATED" and senderid.holder(call.transaction, sender_id["phoneNumber"]) not in (None, account_id):
        raise HeldElsewhere
    if status == "ACTIVE" and sender_id["status"] in ("PENDING", "DUPLICATED"):
        expiry = _months_later(call.now, _VALID_MONTHS)
        sender_id |= {"method": "ARS", "expireAt": clock.timestamp(expiry)}
        senderid.log(sender_id, call.now, "인증수단 'ARS'로 발신번호 인증이 완료되었습니다.")
    elif status in ("PENDING", "DUPLICATED"):
        sender_id |= senderid.UNVERIFIED
    sender_id["status"] = status


def _months_later(instant: datetime, months: int) -> datetime:
    years, month = divmod(instant.month - 1 + months, 12)
    year, month = instant.year + years, month + 1
    return instant.replace(year=year, month=month, day=min(instant.day, monthrange(year, month)[1]))
