"""Who owns a number: verified by a voice call that says a code, or by what people find out."""

from calendar import monthrange
from datetime import datetime, timedelta
from typing import Any

from phone_emulator.apis import Call, Handler
from phone_emulator.apis.senderid.accounts import account_document
from phone_emulator.apis.senderid.sender_ids import Holdings, SenderId, keep, log, own, save
from phone_emulator.clock import timestamp
from phone_emulator.errors import InvalidRequest, WireError
from phone_emulator.settings import Account

_VALID_MONTHS = 6
_FACTOR = "x-mfa-data"


class MfaRequired(WireError):
    """The number rings."""


class UnknownTransaction(WireError):
    """No call of the number has this transaction."""


class TransactionExpired(WireError):
    """The call was too long ago."""


class TokenDoesNotMatch(WireError):
    """The voice said another code."""


class TooManyAttempts(WireError):
    """The last code that may be tried was wrong, too."""


class FailedToAuthenticate(WireError):
    """Another account holds the number."""


def authenticate_number(call: Call) -> dict[str, Any] | WireError:
    factor = call.parameters[_FACTOR]
    holdings, sender_id = own(call)
    if factor["extras"]["phoneNumber"] != sender_id["phoneNumber"]:
        raise _malformed("extras.phoneNumber", "is not the number of the path")
    given = [name for name in ("transactionId", "token") if name in factor]
    if len(given) == 1:
        raise _malformed(given[0], "comes with the other of transactionId and token")
    if sender_id["status"] == "DUPLICATED":
        raise FailedToAuthenticate
    return _finish(call, holdings, sender_id) if given else _start(call, sender_id)


HANDLERS: dict[str, Handler] = {"authenticateNumber": authenticate_number}


def ringing(sender_id: SenderId, now: datetime) -> dict[str, Any] | None:
    """The call that a number gets just now, as the control API shows it."""
    found = sender_id["call"]
    if found is None or found["expiresAt"] <= timestamp(now):
        return None
    return {name: found[name] for name in ("transactionId", "token", "expiresAt")}


def verify(call: Call, sender_id: SenderId, method: str) -> None:
    """Let the owner of a number be known for six months; one that waits for it becomes ACTIVE."""
    sender_id |= {"method": method, "expireAt": timestamp(_months_later(call.now, _VALID_MONTHS))}
    log(sender_id, call.now, f"인증수단 '{method}'로 발신번호 인증이 완료되었습니다.")
    if sender_id["status"] != "INACTIVE":
        sender_id["status"] = "ACTIVE"


def _start(call: Call, sender_id: SenderId) -> WireError:
    account: Account = call.caller
    transaction_id = f"{int(call.random(26), 36):032x}"[-32:]
    sender_id["call"] = {
        "transactionId": transaction_id,
        "token": f"{int(call.random(8), 36) % 10_000:04}",
        "expiresAt": timestamp(call.now + timedelta(seconds=_steps(call)["seconds"])),
        "attempts": 0,
    }
    keep(call, account.account_id, sender_id)
    call.changed("call", account.account_id, sender_id["phoneNumber"], None, "ringing")
    return MfaRequired(more={"mfa": {"transactionId": transaction_id}})


def _finish(call: Call, holdings: Holdings, sender_id: SenderId) -> dict[str, Any] | WireError:
    account: Account = call.caller
    factor, found = call.parameters[_FACTOR], sender_id["call"]
    if found is None or found["transactionId"] != factor["transactionId"]:
        raise UnknownTransaction
    if found["expiresAt"] <= timestamp(call.now):
        raise TransactionExpired
    if found["token"] != factor["token"]:
        return _wrong(call, sender_id)
    before = sender_id["status"]
    sender_id["call"] = None
    verify(call, sender_id, factor["authType"])
    save(call, account.account_id, sender_id, before)
    return account_document(call, account, holdings)


def _wrong(call: Call, sender_id: SenderId) -> WireError:
    account: Account = call.caller
    sender_id["call"]["attempts"] += 1
    over = sender_id["call"]["attempts"] >= _steps(call)["attempts"]
    if over:
        sender_id["call"] = None
        call.changed("call", account.account_id, sender_id["phoneNumber"], "ringing", None)
    keep(call, account.account_id, sender_id)
    return TooManyAttempts() if over else TokenDoesNotMatch()


def _steps(call: Call) -> dict[str, Any]:
    steps: dict[str, Any] = call.contracts["senderid"].operations["authenticateNumber"].document["x-steps"]
    return steps


def _malformed(name: str, what: str) -> InvalidRequest:
    return InvalidRequest(f"{_FACTOR}.{name}: {what}", field=_FACTOR, name="ValidationError")


def _months_later(instant: datetime, months: int) -> datetime:
    years, month = divmod(instant.month - 1 + months, 12)
    year, month = instant.year + years, month + 1
    return instant.replace(year=year, month=month, day=min(instant.day, monthrange(year, month)[1]))
