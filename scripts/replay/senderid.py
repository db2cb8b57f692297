"""What exchanges of the sender-ID API tell of the account that they met."""

import json
from collections.abc import Callable
from typing import Any

from scripts.replay.given import Asked, Document, Given

_ACCOUNT = "12925149"
_NUMBER = (
    *("phoneNumber", "handleKey", "status", "method", "expireAt", "log", "approvalDocuments", "unlockDuplicate"),
    *("autoExtension", "consignment", "dateCreated", "dateUpdated"),
)
_DOCUMENT = ("documentId", "category", "name", "originalName", "use", "dateCreated")
_SWITCHED = {"ACTIVE": "INACTIVE", "INACTIVE": "ACTIVE"}
_TEST_NETWORK = "198.51.100.0/24"

_APPROVED = {
    **{"duplicateId": "DUP20181120161327RIBHFBFB2X4BJJL", "status": "APPROVED", "name": None, "reason": None},
    **dict.fromkeys(("dateCreated", "dateUpdated"), "2018-11-20T07:13:27.531Z"),
    "reasonForRequested": "",
}

# The state of a number that a refusal names, where the refusal says more than that it is there.
_REFUSED: dict[str, Document] = {
    "FailedToUpdate": {"status": "PENDING"},
    "FailedToDelete": {"status": "ACTIVE"},
    "FailedToAuthenticate": {"status": "DUPLICATED"},
    "AlreadyApproved": {"status": "PENDING", "unlockDuplicate": _APPROVED},
}
_ABSENT = "InvalidSenderId"
_NO_NUMBER_NAMED = ("getAccount", "requestLimitIncrease")


def given(asked: Asked) -> Given:
    """The account before the request: as the answer has it, without what the request did to it."""
    account_id = str(_found(asked.body, "accountId") or _ACCOUNT)
    found = Given(account={"accountId": account_id}, token={})
    account: Document = {"accountId": account_id, "numbers": [], "documents": _handed_in(asked)}
    if asked.status < 400:
        _as_answered(asked, account, found)
    else:
        _as_refused(asked, account, found)
    found.state = {"senderid": {"accounts": [account]}}
    return found


def _as_answered(asked: Asked, account: Document, found: Given) -> None:
    body = asked.body
    if isinstance(body, dict) and "senderIds" in body:
        found.account["limit"] = body["limit"]
        account["numbers"] = [_stored(one) for one in body["senderIds"]]
        account["limitationDocuments"] = body["limitationDocuments"]
        account |= {name: body[name] for name in ("dateCreated", "dateUpdated") if name in body}
    elif isinstance(body, dict) and isinstance(body.get("data"), list):
        more = [{"documentId": body["nextKey"]}] if body.get("nextKey") else []
        # In the order in which they were uploaded; where dates don't tell, the newest stands first in a page.
        turned = body["data"][::-1]
        uploaded = sorted(turned, key=lambda one: one["dateCreated"])
        account["documents"] = [*more, *map(_document, uploaded)]
    elif isinstance(body, dict) and "documentId" in body:
        account["documents"] = [_document(body)]
    elif isinstance(body, list) and body and isinstance(body[0], dict):
        account["documents"] = [{**_document(one), "use": False} for one in body]
    elif isinstance(body, list):
        account["numbers"] = [{"phoneNumber": number, "status": "ACTIVE"} for number in body]
    if "documentId" in asked.path and not account["documents"]:
        account["documents"] = [{"documentId": asked.path["documentId"]}]
    for one in _named(asked, account) if asked.operation in _LOGGED else ():
        one["log"] = one.get("log", [])[:-1]
    undo = _UNDO.get(asked.operation)
    if undo:
        undo(asked, account)


def _as_refused(asked: Asked, account: Document, found: Given) -> None:
    number = _number(asked)
    if asked.code == _ABSENT:
        found.fault = _ABSENT if asked.operation in _NO_NUMBER_NAMED else None
    elif asked.code == "SignatureDoesNotMatch":
        found.secret = "not the secret of this account"  # noqa: S105 - of nobody
    elif asked.code in ("Forbidden", "InvalidIpAddress"):
        found.account["allowedAddresses"] = [_TEST_NETWORK]
    elif asked.code == "LimitExceeded":
        found.account["limit"] = 0
    elif number and asked.operation != "createNumber":
        account["numbers"] = [{"phoneNumber": number, "status": "PENDING", **_REFUSED.get(asked.code, {})}]
    elif number and asked.code == "AlreadyRegistered":
        account["numbers"] = [{"phoneNumber": number, "status": "PENDING"}]
    if asked.code == "InvalidDocumentId":
        account["documents"] = []


def _without_number(asked: Asked, account: Document) -> None:
    account["numbers"] = [one for one in account["numbers"] if one["phoneNumber"] != _number(asked)]


def _with_number(asked: Asked, account: Document) -> None:
    if not _named(asked, account):
        account["numbers"].append({"phoneNumber": _number(asked), "status": "INACTIVE"})


def _switched_back(asked: Asked, account: Document) -> None:
    for one in _named(asked, account):
        one["status"] = _SWITCHED.get(one["status"], one["status"])


def _not_asked_for(asked: Asked, account: Document) -> None:
    for one in _named(asked, account):
        one.pop("unlockDuplicate", None)


def _without_papers(asked: Asked, account: Document) -> None:
    for one in _named(asked, account):
        one["approvalDocuments"] = one.get("approvalDocuments", [])[:-1]


def _with_lower_limit(asked: Asked, account: Document) -> None:  # noqa: ARG001 - one of several
    account["limitationDocuments"] = account.get("limitationDocuments", [])[:-1]


def _called(asked: Asked, account: Document) -> None:
    said = json.loads(asked.headers.get("x-mfa-data", "{}"))
    call = {"expiresAt": "9999-12-31T00:00:00.000Z", "attempts": 0}
    for one in _named(asked, account):
        one |= {"status": "PENDING", "method": None, "expireAt": None}
        if "transactionId" in said:
            one["call"] = call | {name: said[name] for name in ("transactionId", "token")}


def _without_documents(asked: Asked, account: Document) -> None:  # noqa: ARG001 - one of several
    account["documents"] = []


_UNDO: dict[str, Callable[[Asked, Document], None]] = {
    "createNumber": _without_number,
    "updateNumber": _switched_back,
    "deleteNumber": _with_number,
    "setAlias": _with_number,
    "authenticateNumber": _called,
    "requestApproval": _without_papers,
    "requestDuplicateRelease": _not_asked_for,
    "requestLimitIncrease": _with_lower_limit,
    "uploadDocument": _without_documents,
}

# What writes an event into the log of its number.
_LOGGED = ("updateNumber", "authenticateNumber", "requestApproval", "requestDuplicateRelease")


def _named(asked: Asked, account: Document) -> list[Document]:
    return [one for one in account["numbers"] if one["phoneNumber"] == _number(asked)]


def _number(asked: Asked) -> str | None:
    """The number that the request is about."""
    sent = asked.sent if isinstance(asked.sent, dict) else {}
    return asked.path.get("phoneNumber") or sent.get("phoneNumber") or sent.get("senderId")


def _handed_in(asked: Asked) -> list[Document]:
    """The documents that a request names, which are there unless it was refused for one."""
    sent = asked.sent if isinstance(asked.sent, dict) else {}
    listed = sent.get("documentList", {}).values()
    ids = [*sent.get("documents", []), *(id_ for one in listed for id_ in ([one] if isinstance(one, str) else one))]
    return [{"documentId": one} for one in dict.fromkeys(ids)]


def _stored(sender_id: Document) -> Document:
    """A number as the emulator stores it; a release that nobody has asked for is none."""
    stored = {name: sender_id[name] for name in _NUMBER if sender_id.get(name) is not None or name == "method"}
    if not stored.get("unlockDuplicate", {}).get("status"):
        stored.pop("unlockDuplicate", None)
    return stored


def _document(document: Document) -> Document:
    return {name: document[name] for name in _DOCUMENT if name in document}


def _found(body: Any, name: str) -> Any:
    """A property of an answer, or of the first item of a list of its."""
    if isinstance(body, dict):
        return body.get(name) or _found(body.get("data"), name)
    return _found(body[0], name) if isinstance(body, list) and body else None
