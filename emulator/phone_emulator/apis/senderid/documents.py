"""Documents that prove the ownership of a number (증빙서류): what is kept of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from phone_emulator import uploads
from phone_emulator.apis import Call
from phone_emulator.apis.senderid.sender_ids import open_account
from phone_emulator.apis.senderid.wire import identifier
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError
from phone_emulator.settings import Account

SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    world INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    category TEXT NOT NULL,
    used INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    date_created TEXT NOT NULL,
    file_key TEXT NOT NULL,
    names BLOB NOT NULL,
    UNIQUE (world, account_id, document_id)
);
CREATE INDEX IF NOT EXISTS documents_of_account ON documents (world, account_id, id);
"""
TABLES = ("documents",)

COLUMNS = "account_id, document_id, category, used, date_created, file_key, names"
_PURPOSE = "certificateDocument"
_SETTLED = "SENDERID_APPROVAL"

Documents = dict[str, str | list[str]]


class InvalidDocumentId(WireError):
    """A document was never uploaded."""


def documents_of(body: dict[str, Any]) -> Documents:
    """The documents of a request by purpose, in whichever of the two forms they were given."""
    documents: Documents = dict(body.get("documentList", {}))
    if body.get("documents"):
        documents[_PURPOSE] = [*body["documents"], *document_ids({_PURPOSE: documents.get(_PURPOSE, [])})]
    return documents


def document_ids(documents: Documents) -> list[str]:
    """The ids of documents, whatever they are for."""
    return [id_ for given in documents.values() for id_ in ([given] if isinstance(given, str) else given)]


def refuse_unknown(call: Call, account: Account, ids: Sequence[str]) -> None:
    """Raise InvalidDocumentId for a document that the account has not uploaded."""
    if ids:
        settle(call, account)
        if len(rows(call, account.account_id, ids)) < len({*ids}):
            raise InvalidDocumentId


def hand_in(call: Call, account: Account, ids: Sequence[str]) -> None:
    """Let documents be in use from now on."""
    for id_, row in rows(call, account.account_id, ids).items() if ids else ():
        if not row[3]:
            call.changed("document", account.account_id, id_, "uploaded", "in use")
    if ids:
        call.transaction.execute(
            f"UPDATE documents SET used = 1 WHERE world = ? AND account_id = ? AND document_id IN ({_marks(ids)})",  # noqa: S608 - question marks
            (call.world, account.account_id, *ids),
        )


def rows(call: Call, account_id: str, ids: Sequence[str]) -> dict[str, Any]:
    """Those of some documents that an account has, by their ids."""
    found = call.all(
        f"SELECT {COLUMNS} FROM documents "  # noqa: S608 - as above
        f"WHERE world = ? AND account_id = ? AND document_id IN ({_marks(ids)}) AND gone = 0",
        account_id,
        *ids,
    )
    return {row[1]: row for row in found}


def settle(call: Call, account: Account) -> None:
    """Keep the documents that an account had from the beginning, when it is first asked for some."""
    if not account.documents:
        return
    ids = sorted(account.documents)
    there = call.all(
        f"SELECT document_id FROM documents WHERE world = ? AND account_id = ? AND document_id IN ({_marks(ids)})",  # noqa: S608 - as above
        account.account_id,
        *ids,
    )
    for id_ in ids if len(there) < len(ids) else ():
        if (id_,) not in there:
            name = f"{id_}.pdf"
            insert(call, account.account_id, id_, _SETTLED, call.random(uploads.KEY), name=name, original_name=name)


def insert(
    call: Call,
    account_id: str,
    document_id: str,
    category: str,
    key: str,
    *,
    name: str,
    original_name: str,
    used: bool = False,
    gone: bool = False,
    date: str | None = None,
) -> None:
    """Keep a document."""
    open_account(call, account_id)
    call.transaction.execute(
        f"INSERT INTO documents (world, {COLUMNS}, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - as above
        (
            *(call.world, account_id, document_id, category, int(used), date or timestamp(call.now), key),
            *(orjson.dumps({"name": name, "originalName": original_name}), int(gone)),
        ),
    )


def remove(call: Call, account: Account, row: Any) -> None:
    """Forget a document; of one that its account had from the beginning, that it is gone."""
    _, document_id, _, _, _, key, _ = row
    if document_id in account.documents:
        sql = "UPDATE documents SET gone = 1 WHERE world = ? AND account_id = ? AND document_id = ?"
    else:
        sql = "DELETE FROM documents WHERE world = ? AND account_id = ? AND document_id = ?"
    call.transaction.execute(sql, (call.world, account.account_id, document_id))
    uploads.forget(call.transaction, key)
    call.changed("document", account.account_id, document_id, "uploaded", None)


def forget(call: Call, account_id: str) -> None:
    """Forget the documents of an account."""
    for (key,) in call.all("SELECT file_key FROM documents WHERE world = ? AND account_id = ?", account_id):
        uploads.forget(call.transaction, key)
    call.transaction.execute("DELETE FROM documents WHERE world = ? AND account_id = ?", (call.world, account_id))


def content(call: Call, row: Any) -> tuple[str, bytes] | None:
    """Media type and content of a document, where they are kept."""
    return uploads.content(call.transaction, row[5])


def answered(call: Call, row: Any) -> dict[str, Any]:
    """A document as it is answered."""
    account_id, document_id, category, used, date, key, names = row
    document: Mapping[str, str] = orjson.loads(names)
    ending = document["originalName"].rpartition(".")[2]
    return {
        "documentId": document_id,
        "accountId": account_id,
        "name": document["name"],
        "originalName": document["originalName"],
        "url": "/".join((call.origin, *uploads.PATH, f"{key}.{ending}")),
        "category": category,
        "use": bool(used),
        "dateCreated": date,
    }


def approval_request(call: Call, documents: Documents) -> dict[str, Any]:
    """Documents of a number that wait for somebody to look at them."""
    now = timestamp(call.now)
    return {
        "documents": document_ids(documents),
        "documentList": documents,
        "consignmentDocumentList": None,
        "status": "PENDING",
        "reason": None,
        "dateCreated": now,
        "dateUpdated": now,
        "approvalId": identifier(call, "APD"),
    }


def _marks(ids: Sequence[str]) -> str:
    return ", ".join("?" * len(ids))
