"""The sender-ID API of coolsms and solapi.

What is stored of a number has the properties of every wire era; an answer gets those of the era that is asked for.

Source of every behaviour: the descriptions and examples of `openapi/senderid.yaml`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from phone_emulator.apis import Call, Handler
from phone_emulator.clock import timestamp
from phone_emulator.contract import Contract
from phone_emulator.errors import InvalidState, WireError
from phone_emulator.settings import Account

SCHEMA = """
CREATE TABLE IF NOT EXISTS sender_id_accounts (
    world INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    date_created TEXT NOT NULL,
    date_updated TEXT NOT NULL,
    PRIMARY KEY (world, account_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sender_ids (
    id INTEGER PRIMARY KEY,
    world INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    phone_number TEXT NOT NULL,
    status TEXT NOT NULL,
    document BLOB NOT NULL,
    UNIQUE (world, account_id, phone_number)
);
CREATE UNIQUE INDEX IF NOT EXISTS one_holder_per_number ON sender_ids (world, phone_number)
    WHERE status <> 'DUPLICATED';
"""
TABLES = ("sender_ids", "sender_id_accounts")

_KOREA = timezone(timedelta(hours=9))
_RANDOM_CHARACTERS = 15
_NEWEST = "2026"
_PURPOSE = "certificateDocument"
_PREFIXES = {"SED": "SID", "APD": "APR", "DUP": "DUP"}
_ONLY_DIGITS = str.maketrans("", "", "-T:")
_SWITCHABLE = ("ACTIVE", "INACTIVE")
_CREATED = "발신번호를 생성하였습니다."

UNVERIFIED: Mapping[str, None] = {"method": None, "expireAt": None}

SenderId = dict[str, Any]
Documents = dict[str, str | list[str]]


class InvalidDocumentId(WireError):
    """A document was never uploaded."""


class InvalidSenderId(WireError):
    """The account has not registered the number."""


class AlreadyRegistered(WireError):
    """The account has registered the number before."""


class LimitExceeded(WireError):
    """The account holds as many numbers as it may."""


class FailedToUpdate(WireError):
    """The number is neither ACTIVE nor INACTIVE."""


class AlreadyApproved(WireError):
    """The release of the number was approved before."""


def create_number(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    number: str = call.body["phoneNumber"]
    holdings = load(call, account.account_id)
    documents = _documents(call.body)
    if not account.documents.issuperset(_ids(documents)):
        raise InvalidDocumentId
    if among(holdings.sender_ids, number) is not None:
        raise AlreadyRegistered
    if len(holdings.sender_ids) >= account.limit:
        raise LimitExceeded
    sender_id = _new(call, number, documents)
    _insert(call, account.account_id, sender_id)
    holdings.sender_ids.append(sender_id)
    return _document(call, account, holdings)


def update_number(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings, sender_id = _own(call)
    if sender_id["status"] not in _SWITCHABLE:
        raise FailedToUpdate
    status: str = call.body["status"]
    before = sender_id["status"]
    if before != status:
        sender_id["status"] = status
        log(sender_id, call.now, f"발신번호 상태를 '{status}'로 변경하였습니다.")
        save(call, account.account_id, sender_id, before)
    return _document(call, account, holdings)


def request_duplicate_release(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings, sender_id = _own(call)
    if sender_id["unlockDuplicate"]["status"] == "APPROVED":
        raise AlreadyApproved
    reason, name = call.body["reason"], call.body.get("name")
    now = timestamp(call.now)
    sender_id["unlockDuplicate"] = release_request() | {
        "duplicateId": _identifier(call, "DUP"),
        "reasonForRequested": reason,
        "name": name,
        "status": "PENDING",
        "dateCreated": now,
        "dateUpdated": now,
    }
    # The provider prints an absent name as JavaScript does.
    named = "undefined" if name is None else name
    log(sender_id, call.now, f"중복 해제 요청을 하였습니다.\n담당자명: {named}\n사유: {reason}")
    save(call, account.account_id, sender_id, sender_id["status"])
    return _document(call, account, holdings)


HANDLERS: dict[str, Handler] = {
    "createNumber": create_number,
    "updateNumber": update_number,
    "requestDuplicateRelease": request_duplicate_release,
}


def find(call: Call, account_id: str, number: str) -> SenderId | None:
    """A number of an account."""
    row = call.one(
        "SELECT document FROM sender_ids WHERE world = ? AND account_id = ? AND phone_number = ?", account_id, number
    )
    return orjson.loads(row[0]) if row else None


def holder(call: Call, number: str) -> str | None:
    """The account that holds a number; every other one that registered it has it as DUPLICATED."""
    row = call.one(
        "SELECT account_id FROM sender_ids WHERE world = ? AND phone_number = ? AND status <> 'DUPLICATED'", number
    )
    return row[0] if row else None


class Holdings(NamedTuple):
    """What an account holds.

    Attributes:
        created: When it first did; `None` for never.
        updated: When that last changed.
        sender_ids: Its numbers, in the order in which they were registered.
    """

    created: str | None
    updated: str | None
    sender_ids: list[SenderId]


def load(call: Call, account_id: str) -> Holdings:
    """What an account holds.

    Numbers whose time has come lose their verification; their owner must be verified anew.
    """
    rows = call.all(
        "SELECT s.id, s.document, a.date_created, a.date_updated FROM sender_id_accounts a "
        "LEFT JOIN sender_ids s ON s.world = a.world AND s.account_id = a.account_id "
        "WHERE a.world = ? AND a.account_id = ?",
        account_id,
    )
    # Sorted here: a database takes longer to begin with it than this does for a hundred.
    sender_ids = [orjson.loads(document) for id_, document, *_ in sorted(rows) if id_ is not None]
    now = timestamp(call.now)
    for sender_id in sender_ids:
        if sender_id["expireAt"] is not None and sender_id["expireAt"] <= now:
            _expire(call, account_id, sender_id)
    *_, created, updated = rows[0] if rows else (None, None)
    return Holdings(created, updated, sender_ids)


def among(sender_ids: list[SenderId], number: str) -> SenderId | None:
    """A number among those of its account."""
    return next((sender_id for sender_id in sender_ids if sender_id["phoneNumber"] == number), None)


def save(call: Call, account_id: str, sender_id: SenderId, before: str) -> None:
    """Write a changed number back; `before` is its status until then."""
    sender_id["dateUpdated"] = timestamp(call.now)
    call.transaction.execute(
        "UPDATE sender_ids SET status = ?, document = ? WHERE world = ? AND account_id = ? AND phone_number = ?",
        (
            sender_id["status"],
            orjson.dumps(sender_id),
            call.world,
            account_id,
            sender_id["phoneNumber"],
        ),
    )
    _touch(call, account_id)
    call.changed("number", account_id, sender_id["phoneNumber"], before, sender_id["status"])


def log(sender_id: SenderId, now: datetime, message: str) -> None:
    """Add an event to the life of a number."""
    sender_id["log"].append({"createAt": timestamp(now), "message": message})


def release_request() -> dict[str, Any]:
    """Before anybody has asked for a release."""
    names = ("duplicateId", "reason", "reasonForRequested", "name", "status", "dateCreated", "dateUpdated")
    return dict.fromkeys(names)


def states(
    call: Call, *, account_id: str | None = None, status: str | None = None, after: int = 0, limit: int = 1
) -> list[dict[str, Any]]:
    """Numbers of a world as the control API shows them, in the order in which they were registered."""
    columns = "id, account_id, document"
    rows = call.page(columns, "sender_ids", after=after, limit=limit, account_id=account_id, status=status)
    return [_state(*row) for row in rows]


def state(call: Call, account_id: str, number: str) -> dict[str, Any] | None:
    """The same of one number."""
    row = call.one(
        "SELECT id, account_id, document FROM sender_ids WHERE world = ? AND account_id = ? AND phone_number = ?",
        account_id,
        number,
    )
    return _state(*row) if row else None


def snapshot(call: Call) -> dict[str, Any]:
    """All that a world has of this API."""
    accounts = call.all(
        "SELECT account_id, date_created, date_updated FROM sender_id_accounts WHERE world = ? ORDER BY account_id"
    )
    numbers: dict[str, list[Any]] = {account_id: [] for account_id, *_ in accounts}
    for account_id, document in call.all("SELECT account_id, document FROM sender_ids WHERE world = ? ORDER BY id"):
        numbers[account_id].append(orjson.loads(document))
    return {
        "accounts": [
            {"accountId": id_, "dateCreated": created, "dateUpdated": updated, "numbers": numbers[id_]}
            for id_, created, updated in accounts
        ]
    }


def restore(call: Call, state: Mapping[str, Any]) -> None:
    """Fill a world that has nothing of this API.

    Raises:
        InvalidState: A number has two holders, is twice in an account, or is none that the contract knows.
    """
    for account in state.get("accounts", []):
        account_id = account["accountId"]
        for number in account.get("numbers", []):
            status = "PENDING" if holder(call, number["phoneNumber"]) is None else "DUPLICATED"
            sender_id = {**_new(call, number["phoneNumber"], {}), "status": status, **number}
            _refuse_unlike(call, sender_id)
            _refuse_twins(call, account_id, sender_id)
            _insert(call, account_id, sender_id)
        dates = [account.get(name, timestamp(call.now)) for name in ("dateCreated", "dateUpdated")]
        call.transaction.execute(
            "INSERT INTO sender_id_accounts (world, account_id, date_created, date_updated) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (world, account_id) DO UPDATE SET "
            "date_created = excluded.date_created, date_updated = excluded.date_updated",
            (call.world, account_id, *dates),
        )


def _refuse_unlike(call: Call, sender_id: SenderId) -> None:
    contract = call.contracts["senderid"]
    validator = contract.validator({"$ref": "#/components/schemas/SenderId"}, answers=True)
    for error in validator.iter_errors(_answered(contract, orjson.loads(orjson.dumps(sender_id)))):
        path = ".".join(map(str, error.instance_path))
        raise InvalidState(f"Number {sender_id['phoneNumber']}: {path}: {error.message}")


def _refuse_twins(call: Call, account_id: str, sender_id: SenderId) -> None:
    number = sender_id["phoneNumber"]
    if find(call, account_id, number) is not None:
        raise InvalidState(f"{number} is twice in account {account_id}. Remove one.")
    other = holder(call, number)
    if sender_id["status"] != "DUPLICATED" and other is not None:
        raise InvalidState(
            f"{number} has two holders, {other} and {account_id}. Make it DUPLICATED in all accounts but one."
        )


def _state(id_: int, account_id: str, document: bytes) -> dict[str, Any]:
    sender_id = orjson.loads(document)
    return {
        "id": id_,
        "accountId": account_id,
        **{name: sender_id[name] for name in ("phoneNumber", "status", "expireAt", "log")},
        "release": sender_id["unlockDuplicate"]["status"],
    }


def _documents(body: dict[str, Any]) -> Documents:
    """The documents of a request by purpose, in whichever of the two forms they were given."""
    documents: Documents = dict(body.get("documentList", {}))
    if body.get("documents"):
        documents[_PURPOSE] = [*body["documents"], *_ids({_PURPOSE: documents.get(_PURPOSE, [])})]
    return documents


def _ids(documents: Documents) -> list[str]:
    return [id_ for ids in documents.values() for id_ in ([ids] if isinstance(ids, str) else ids)]


def _own(call: Call) -> tuple[Holdings, SenderId]:
    """What the account holds, and the number among it that the request is about."""
    holdings = load(call, call.caller.account_id)
    sender_id = among(holdings.sender_ids, call.parameters["phoneNumber"])
    if sender_id is None:
        raise InvalidSenderId
    return holdings, sender_id


def _expire(call: Call, account_id: str, sender_id: SenderId) -> None:
    before = sender_id["status"]
    sender_id |= UNVERIFIED
    if before in _SWITCHABLE:
        sender_id["status"] = "PENDING"
        log(sender_id, call.now, "발신번호 인증 유효기간이 만료되었습니다.")
    save(call, account_id, sender_id, before)


def _new(call: Call, number: str, documents: Documents) -> SenderId:
    now = timestamp(call.now)
    sender_id: SenderId = {
        "unlockDuplicate": release_request(),
        "status": "PENDING",
        "expireAt": None,
        "method": None,
        "log": [],
        "dateCreated": now,
        "dateUpdated": now,
        "approvalDocuments": [_approval_request(call, documents)] if _ids(documents) else [],
        "autoExtension": False,
        "consignment": False,
        "phoneNumber": number,
        "handleKey": _identifier(call, "SED"),
    }
    log(sender_id, call.now, _CREATED)
    return sender_id


def _insert(call: Call, account_id: str, sender_id: SenderId) -> None:
    """Keep a new number, as DUPLICATED where it has a holder."""
    _touch(call, account_id)
    number = sender_id["phoneNumber"]

    def insert() -> bool:
        inserted = call.transaction.execute(
            "INSERT INTO sender_ids (world, account_id, phone_number, status, document) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (world, phone_number) WHERE status <> 'DUPLICATED' DO NOTHING",
            (call.world, account_id, number, sender_id["status"], orjson.dumps(sender_id)),
        )
        return bool(inserted.rowcount)

    if not insert():
        sender_id["status"] = "DUPLICATED"
        insert()
    call.changed("number", account_id, number, None, sender_id["status"])


def _touch(call: Call, account_id: str) -> None:
    now = timestamp(call.now)
    call.transaction.execute(
        "INSERT INTO sender_id_accounts (world, account_id, date_created, date_updated) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (world, account_id) DO UPDATE SET date_updated = excluded.date_updated",
        (call.world, account_id, now, now),
    )


def _approval_request(call: Call, documents: Documents) -> dict[str, Any]:
    now = timestamp(call.now)
    return {
        "documents": _ids(documents),
        "documentList": documents,
        "consignmentDocumentList": None,
        "status": "PENDING",
        "reason": None,
        "dateCreated": now,
        "dateUpdated": now,
        "approvalId": _identifier(call, "APD"),
    }


def _identifier(call: Call, prefix: str) -> str:
    if call.contracts["senderid"].era == _NEWEST:
        return f"{_PREFIXES[prefix]}_{call.random(_RANDOM_CHARACTERS).lower()}"
    return f"{prefix}{_seconds_in_korea(call.now)}{call.random(_RANDOM_CHARACTERS)}"


@lru_cache(maxsize=64)
def _seconds_in_korea(instant: datetime) -> str:
    seconds = instant.astimezone(_KOREA).isoformat(timespec="seconds").partition("+")[0]
    return seconds.translate(_ONLY_DIGITS)


def _document(call: Call, account: Account, before: Holdings) -> dict[str, Any]:
    """The account document that every success answers with; `before` has the dates from before this request."""
    contract = call.contracts["senderid"]
    now = timestamp(call.now)
    return {
        "accountId": account.account_id,
        "dateCreated": before.created or now,
        "dateUpdated": now if call.changes else before.updated,
        "limit": account.limit,
        "limitationDocuments": [],
        "senderIds": [_answered(contract, sender_id) for sender_id in before.sender_ids],
    }


def _answered(contract: Contract, sender_id: SenderId) -> SenderId:
    """A number as its wire era shows it."""
    if contract.era == _NEWEST:
        waiting = sender_id["status"] == "PENDING"
        sender_id["necessaryMeasures"] = ["BUSINESS_DOCUMENTS"] if waiting else []
        if sender_id["unlockDuplicate"]["status"] is None:
            sender_id["unlockDuplicate"] = None
    answered: SenderId = contract.of_era("SenderId", sender_id)
    return answered
