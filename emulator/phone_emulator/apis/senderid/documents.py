"""Documents that prove the ownership of a number (증빙서류)."""

from typing import Any

from phone_emulator.apis import Call
from phone_emulator.apis.senderid.wire import identifier
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError
from phone_emulator.settings import Account

_PURPOSE = "certificateDocument"

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


def refuse_unknown(account: Account, documents: Documents) -> None:
    """Raise InvalidDocumentId for a document that the account never uploaded."""
    if not account.documents.issuperset(document_ids(documents)):
        raise InvalidDocumentId


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
