"""What the control API sees and sets of this API."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from phone_emulator import uploads
from phone_emulator.apis import Call
from phone_emulator.apis.senderid import documents
from phone_emulator.apis.senderid.numbers import new
from phone_emulator.apis.senderid.sender_ids import SenderId, find, holder, insert, limits, release_request, save_limits
from phone_emulator.apis.senderid.uploaded import ENDINGS
from phone_emulator.apis.senderid.verification import ringing
from phone_emulator.apis.senderid.wire import answered, identifier
from phone_emulator.clock import timestamp
from phone_emulator.errors import InvalidState


def states(
    call: Call, *, account_id: str | None = None, status: str | None = None, after: int = 0, limit: int = 1
) -> list[dict[str, Any]]:
    """Numbers of a world as the control API shows them, in the order in which they were registered."""
    columns = "id, account_id, document"
    rows = call.page(columns, "sender_ids", after=after, limit=limit, account_id=account_id, status=status)
    return [_state(call.now, *row) for row in rows]


def state(call: Call, account_id: str, number: str) -> dict[str, Any] | None:
    """The same of one number."""
    row = call.one(
        "SELECT id, account_id, document FROM sender_ids WHERE world = ? AND account_id = ? AND phone_number = ?",
        account_id,
        number,
    )
    return _state(call.now, *row) if row else None


def snapshot(call: Call) -> dict[str, Any]:
    """All that a world has of this API."""
    accounts = call.all(
        "SELECT account_id, date_created, date_updated, document FROM sender_id_accounts WHERE world = ? "
        "ORDER BY account_id"
    )
    numbers: dict[str, list[Any]] = {account_id: [] for account_id, *_ in accounts}
    files: defaultdict[str, list[Any]] = defaultdict(list)
    for *row, gone in call.all(f"SELECT {documents.COLUMNS}, gone FROM documents WHERE world = ? ORDER BY id"):  # noqa: S608 - names of a module
        files[row[0]].append(_stored(call, row, gone=bool(gone)))
    for account_id, document in call.all("SELECT account_id, document FROM sender_ids WHERE world = ? ORDER BY id"):
        numbers[account_id].append(orjson.loads(document))
    return {
        "accounts": [
            {
                "accountId": id_,
                "dateCreated": created,
                "dateUpdated": updated,
                "numbers": numbers[id_],
                **limits(document),
                "documents": files[id_],
            }
            for id_, created, updated, document in accounts
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
            sender_id = {**new(call, number["phoneNumber"], {}), "status": status, **number}
            sender_id["unlockDuplicate"] = _release(call, sender_id["unlockDuplicate"])
            _refuse_unlike(call, sender_id)
            _refuse_twins(call, account_id, sender_id)
            insert(call, account_id, sender_id)
        for document in account.get("documents", []):
            _restore_document(call, account_id, document)
        _restore_limits(call, account_id, account)
        dates = [account.get(name, timestamp(call.now)) for name in ("dateCreated", "dateUpdated")]
        call.transaction.execute(
            "INSERT INTO sender_id_accounts (world, account_id, date_created, date_updated) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (world, account_id) DO UPDATE SET "
            "date_created = excluded.date_created, date_updated = excluded.date_updated",
            (call.world, account_id, *dates),
        )


def _release(call: Call, request: Mapping[str, Any]) -> dict[str, Any]:
    """A release request with all that the API gives one that was made."""
    whole = {**release_request(), **request}
    if whole["status"] is not None:
        now = timestamp(call.now)
        made_up = {"duplicateId": identifier(call, "DUP"), "dateCreated": now, "dateUpdated": now}
        whole |= {name: value for name, value in made_up.items() if whole[name] is None}
    return whole


def _restore_limits(call: Call, account_id: str, account: Mapping[str, Any]) -> None:
    kept = {"limit": account.get("limit"), "limitationDocuments": account.get("limitationDocuments", [])}
    for request in kept["limitationDocuments"]:
        if problem := call.contracts["senderid"].problem("LimitationRequest", request):
            raise InvalidState(f"A limit request of account {account_id}: {problem}")
    save_limits(call, account_id, kept)


def _restore_document(call: Call, account_id: str, document: Mapping[str, Any]) -> None:
    id_ = document["documentId"]
    if documents.rows(call, account_id, [id_]):
        raise InvalidState(f"Document {id_} is twice in account {account_id}. Remove one.")
    file = _file(call, id_, document.get("content"))
    ending = ENDINGS[file.media_type] if file.media_type else "pdf"
    documents.insert(
        call,
        account_id,
        id_,
        document.get("category", "SENDERID_APPROVAL"),
        file.key,
        name=document.get("name", id_),
        original_name=document.get("originalName", f"{id_}.{ending}"),
        used=document.get("use", False),
        gone=document.get("gone", False),
        date=document.get("dateCreated"),
    )


def _file(call: Call, document_id: str, text: str | None) -> uploads.File:
    operation = call.contracts["senderid"].operations["uploadDocument"]
    assert operation.file is not None
    if text is None:
        return uploads.File(key=call.random(uploads.KEY))
    encoded = text.encode()
    file = uploads.read(encoded, 0, len(encoded), operation.file)
    if file.problem or file.media_type is None:
        problem = file.problem or "is too large, or of no accepted type"
        raise InvalidState(f"Document {document_id}: its content {problem}.")
    file.key = call.random(uploads.KEY)
    uploads.keep(call.transaction, call.world, file, operation.limits["kept-bytes"])
    return file


def _stored(call: Call, row: Sequence[Any], *, gone: bool) -> dict[str, Any]:
    document = documents.answered(call, row)
    del document["accountId"], document["url"]
    found = documents.content(call, row)
    return {**document, "gone": gone, "content": found and b64encode(found[1]).decode()}


def _refuse_unlike(call: Call, sender_id: SenderId) -> None:
    contract = call.contracts["senderid"]
    if problem := contract.problem("SenderId", answered(contract, orjson.loads(orjson.dumps(sender_id)))):
        raise InvalidState(f"Number {sender_id['phoneNumber']}: {problem}")


def _refuse_twins(call: Call, account_id: str, sender_id: SenderId) -> None:
    number = sender_id["phoneNumber"]
    if find(call, account_id, number) is not None:
        raise InvalidState(f"{number} is twice in account {account_id}. Remove one.")
    other = holder(call, number)
    if sender_id["status"] != "DUPLICATED" and other is not None:
        raise InvalidState(
            f"{number} has two holders, {other} and {account_id}. Make it DUPLICATED in all accounts but one."
        )


def _state(now: datetime, id_: int, account_id: str, document: bytes) -> dict[str, Any]:
    sender_id = orjson.loads(document)
    return {
        "id": id_,
        "accountId": account_id,
        **{name: sender_id[name] for name in ("phoneNumber", "status", "expireAt", "log")},
        "release": sender_id["unlockDuplicate"]["status"],
        "call": ringing(sender_id, now),
        "alias": sender_id["alias"] and sender_id["alias"]["alias"],
    }
