"""The sender-ID API of coolsms and solapi.

What is stored of a number has the properties of every wire era; an answer gets those of the era that is asked for.

Source of every behaviour: the descriptions and examples of `openapi/senderid.yaml`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import orjson

from phone_emulator.apis import Call, Handler
from phone_emulator.clock import timestamp
from phone_emulator.contract import Contract
from phone_emulator.errors import WireError
from phone_emulator.settings import Account
from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS sender_id_accounts (
    account_id TEXT PRIMARY KEY,
    date_created TEXT NOT NULL,
    date_updated TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sender_ids (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES sender_id_accounts,
    phone_number TEXT NOT NULL,
    status TEXT NOT NULL,
    expires_at TEXT,
    document BLOB NOT NULL,
    UNIQUE (account_id, phone_number)
);
CREATE UNIQUE INDEX IF NOT EXISTS one_holder_per_number ON sender_ids (phone_number) WHERE status <> 'DUPLICATED';
"""
TABLES = ("sender_ids", "sender_id_accounts")

_KOREA = timezone(timedelta(hours=9))
_RANDOM_CHARACTERS = 15
_NEWEST = "2026"
_PURPOSE = "certificateDocument"
_PREFIXES = {"SED": "SID", "APD": "APR", "DUP": "DUP"}
_SWITCHABLE = ("ACTIVE", "INACTIVE")

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
    expire(call, account.account_id)
    documents = _documents(call.body)
    if not account.documents.issuperset(_ids(documents)):
        raise InvalidDocumentId
    if find(call.transaction, account.account_id, number) is not None:
        raise AlreadyRegistered
    if _count(call.transaction, account) >= account.limit:
        raise LimitExceeded
    sender_id = _new(call, number, documents)
    _insert(call, account.account_id, sender_id)
    return _document(call, account)


def update_number(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    sender_id = _own(call)
    if sender_id["status"] not in _SWITCHABLE:
        raise FailedToUpdate
    status: str = call.body["status"]
    if sender_id["status"] != status:
        sender_id["status"] = status
        log(sender_id, call.now, f"발신번호 상태를 '{status}'로 변경하였습니다.")
        save(call, account.account_id, sender_id)
    return _document(call, account)


def request_duplicate_release(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    sender_id = _own(call)
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
    save(call, account.account_id, sender_id)
    return _document(call, account)


HANDLERS: dict[str, Handler] = {
    "createNumber": create_number,
    "updateNumber": update_number,
    "requestDuplicateRelease": request_duplicate_release,
}


def find(transaction: Transaction, account_id: str, number: str) -> SenderId | None:
    """A number of an account."""
    row = transaction.one(
        "SELECT document FROM sender_ids WHERE account_id = ? AND phone_number = ?", account_id, number
    )
    return orjson.loads(row[0]) if row else None


def holder(transaction: Transaction, number: str) -> str | None:
    """The account that holds a number; every other one that registered it has it as DUPLICATED."""
    row = transaction.one("SELECT account_id FROM sender_ids WHERE phone_number = ? AND status <> 'DUPLICATED'", number)
    return row[0] if row else None


def expire(call: Call, account_id: str) -> None:
    """Take the verification from every number of an account whose time has come; its owner must be verified anew."""
    due = call.transaction.execute(
        "SELECT document FROM sender_ids WHERE account_id = ? AND expires_at <= ?", (account_id, timestamp(call.now))
    )
    for (document,) in due.fetchall():
        sender_id = orjson.loads(document)
        sender_id |= UNVERIFIED
        if sender_id["status"] in _SWITCHABLE:
            sender_id["status"] = "PENDING"
            log(sender_id, call.now, "발신번호 인증 유효기간이 만료되었습니다.")
        save(call, account_id, sender_id)


def save(call: Call, account_id: str, sender_id: SenderId) -> None:
    """Write a changed number back."""
    sender_id["dateUpdated"] = timestamp(call.now)
    call.transaction.execute(
        "UPDATE sender_ids SET status = ?, expires_at = ?, document = ? WHERE account_id = ? AND phone_number = ?",
        (sender_id["status"], sender_id["expireAt"], orjson.dumps(sender_id), account_id, sender_id["phoneNumber"]),
    )
    _touch(call, account_id)


def log(sender_id: SenderId, now: datetime, message: str) -> None:
    """Add an event to the life of a number."""
    sender_id["log"].append({"createAt": timestamp(now), "message": message})


def release_request() -> dict[str, Any]:
    """Before anybody has asked for a release."""
    names = ("duplicateId", "reason", "reasonForRequested", "name", "status", "dateCreated", "dateUpdated")
    return dict.fromkeys(names)


def _documents(body: dict[str, Any]) -> Documents:
    """The documents of a request by purpose, in whichever of the two forms they were given."""
    documents: Documents = dict(body.get("documentList", {}))
    if body.get("documents"):
        documents[_PURPOSE] = [*body["documents"], *_ids({_PURPOSE: documents.get(_PURPOSE, [])})]
    return documents


def _ids(documents: Documents) -> list[str]:
    return [id_ for ids in documents.values() for id_ in ([ids] if isinstance(ids, str) else ids)]


def _own(call: Call) -> SenderId:
    expire(call, call.caller.account_id)
    sender_id = find(call.transaction, call.caller.account_id, call.parameters["phoneNumber"])
    if sender_id is None:
        raise InvalidSenderId
    return sender_id


def _count(transaction: Transaction, account: Account) -> int:
    count: int = transaction.one("SELECT count(*) FROM sender_ids WHERE account_id = ?", account.account_id)[0]
    return count


def _new(call: Call, number: str, documents: Documents) -> SenderId:
    now = timestamp(call.now)
    sender_id: SenderId = {
        "unlockDuplicate": release_request(),
        "status": "PENDING" if holder(call.transaction, number) is None else "DUPLICATED",
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
    log(sender_id, call.now, "발신번호를 생성하였습니다.")
    return sender_id


def _insert(call: Call, account_id: str, sender_id: SenderId) -> None:
    _touch(call, account_id)
    call.transaction.execute(
        "INSERT INTO sender_ids (account_id, phone_number, status, document) VALUES (?, ?, ?, ?)",
        (account_id, sender_id["phoneNumber"], sender_id["status"], orjson.dumps(sender_id)),
    )


def _touch(call: Call, account_id: str) -> None:
    call.transaction.execute(
        "INSERT INTO sender_id_accounts VALUES (?1, ?2, ?2) ON CONFLICT DO UPDATE SET date_updated = ?2",
        (account_id, timestamp(call.now)),
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
    return f"{prefix}{call.now.astimezone(_KOREA):%Y%m%d%H%M%S}{call.random(_RANDOM_CHARACTERS)}"


def _document(call: Call, account: Account) -> dict[str, Any]:
    """The account document that every success answers with."""
    contract = call.contracts["senderid"]
    created, updated = call.transaction.one(
        "SELECT date_created, date_updated FROM sender_id_accounts WHERE account_id = ?", account.account_id
    )
    numbers = call.transaction.execute(
        "SELECT document FROM sender_ids WHERE account_id = ? ORDER BY id", (account.account_id,)
    )
    return {
        "accountId": account.account_id,
        "dateCreated": created,
        "dateUpdated": updated,
        "limit": account.limit,
        "limitationDocuments": [],
        "senderIds": [_answered(contract, orjson.loads(document)) for (document,) in numbers],
    }


def _answered(contract: Contract, sender_id: SenderId) -> SenderId:
    """A number as its wire era shows it."""
    if contract.era == _NEWEST:
        waiting = sender_id["status"] == "PENDING"
        sender_id["necessaryMeasures"] = ["BUSINESS_DOCUMENTS"] if waiting else []
        if sender_id["unlockDuplicate"]["status"] is None:
            sender_id["unlockDuplicate"] = None
    answered: SenderId = contract.of_era({"$ref": "#/components/schemas/SenderId"}, sender_id)
    return answered
