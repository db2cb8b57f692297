"""Operations on documents (증빙서류)."""

from datetime import UTC, datetime, timedelta
from typing import Any

from phone_emulator import uploads
from phone_emulator.apis import Call, Handler
from phone_emulator.apis.senderid.documents import (
    COLUMNS,
    InvalidDocumentId,
    answered,
    insert,
    remove,
    rows,
    settle,
)
from phone_emulator.apis.senderid.wire import identifier
from phone_emulator.clock import timestamp
from phone_emulator.contract import Operation
from phone_emulator.errors import WireError
from phone_emulator.settings import Account

_STORED_NAME = 15
ENDINGS = {
    "image/png": "png",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "application/pdf": "pdf",
}
_FIRST, _LAST = "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"
_MILLISECOND = timedelta(milliseconds=1)


class InvalidFileType(WireError):
    """The file is of no accepted type."""


class FileSizeTooLarge(WireError):
    """The file is too large."""


class DocumentInUse(WireError):
    """A document was handed in."""


def upload_document(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    file: uploads.File = call.body["file"]
    operation: Operation = call.contracts["senderid"].operations["uploadDocument"]
    assert operation.file is not None
    if file.size > operation.file.largest:
        raise FileSizeTooLarge
    if file.media_type is None:
        raise InvalidFileType
    settle(call, account)
    file.key = file.key or call.random(uploads.KEY)
    uploads.keep(call.transaction, call.world, file, operation.limits["kept-bytes"])
    document_id = identifier(call, "DOC")
    stored = f"{call.random(_STORED_NAME)}.{ENDINGS[file.media_type]}"
    name = call.body.get("name", stored)
    insert(call, account.account_id, document_id, call.body["category"], file.key, name=name, original_name=stored)
    call.changed("document", account.account_id, document_id, None, "uploaded")
    return answered(call, rows(call, account.account_id, [document_id])[document_id])


def list_documents(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    settle(call, account)
    wanted = call.parameters
    conditions, values = ["gone = 0"], []
    for name, condition in (("documentId", "document_id = ?"), ("category", "category = ?"), ("use", "used = ?")):
        if name in wanted:
            conditions.append(condition)
            values.append(int(wanted[name]) if name == "use" else wanted[name])
    for name, condition in (("startDate", "date_created >= ?"), ("endDate", "date_created <= ?")):
        if name in wanted:
            conditions.append(condition)
            values.append(_instant(wanted[name], latest=name == "endDate"))
    if "startKey" in wanted:
        conditions.append("id <= ?")
        values.append(_place(call, account, wanted["startKey"]))
    found = call.all(
        f"SELECT {COLUMNS} FROM documents WHERE world = ? AND account_id = ? AND {' AND '.join(conditions)} "  # noqa: S608 - texts of this function
        "ORDER BY id DESC LIMIT ?",
        account.account_id,
        *values,
        wanted["limit"] + 1,
    )
    page, rest = found[: wanted["limit"]], found[wanted["limit"] :]
    return {"data": [answered(call, row) for row in page], "nextKey": rest[0][1] if rest else None}


def get_document(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    settle(call, account)
    row = rows(call, account.account_id, [call.parameters["documentId"]]).get(call.parameters["documentId"])
    if row is None:
        raise InvalidDocumentId
    return answered(call, row)


def delete_documents(call: Call) -> list[dict[str, Any]]:
    account: Account = call.caller
    settle(call, account)
    ids: list[str] = call.body["documents"]
    found = rows(call, account.account_id, ids)
    if len(found) < len(ids):
        raise InvalidDocumentId
    deleted = [answered(call, found[id_]) for id_ in ids]
    if any(document["use"] for document in deleted):
        raise DocumentInUse
    for id_ in ids:
        remove(call, account, found[id_])
    return deleted


HANDLERS: dict[str, Handler] = {
    "uploadDocument": upload_document,
    "listDocuments": list_documents,
    "getDocument": get_document,
    "deleteDocuments": delete_documents,
}


def _place(call: Call, account: Account, document_id: str) -> int:
    """Where a page begins in the order of documents."""
    row = call.one(
        "SELECT id FROM documents WHERE world = ? AND account_id = ? AND document_id = ? AND gone = 0",
        account.account_id,
        document_id,
    )
    if row is None:
        raise InvalidDocumentId
    place: int = row[0]
    return place


def _instant(text: str, *, latest: bool) -> str:
    """The first, or last, millisecond that an instant lets pass, as timestamps are kept."""
    # A leap second is as good as the one before it.
    instant = datetime.fromisoformat(text.upper().replace(":60", ":59"))
    try:
        whole = instant.replace(microsecond=instant.microsecond // 1000 * 1000)
        if whole != instant and not latest:
            whole += _MILLISECOND
        return timestamp(whole.astimezone(UTC))
    except OverflowError:  # the first or the last year, in another zone
        return _FIRST if instant.year == 1 else _LAST
