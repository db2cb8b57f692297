"""Requests that a person at the provider decides on (증빙자료)."""

from typing import Any

from phone_emulator.apis import Call, Handler
from phone_emulator.apis.senderid.accounts import account_document, limit
from phone_emulator.apis.senderid.documents import (
    approval_request,
    document_ids,
    documents_of,
    hand_in,
    refuse_unknown,
)
from phone_emulator.apis.senderid.sender_ids import load, log, own, release_request, save, save_limits
from phone_emulator.apis.senderid.wire import identifier
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError
from phone_emulator.settings import Account


class AlreadyApproved(WireError):
    """The release of the number was approved before."""


class LimitNotHigher(WireError):
    """The limit asked for is not above the present one."""


def request_duplicate_release(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings, sender_id = own(call)
    if sender_id["unlockDuplicate"]["status"] == "APPROVED":
        raise AlreadyApproved
    reason, name = call.body["reason"], call.body.get("name")
    now = timestamp(call.now)
    sender_id["unlockDuplicate"] = release_request() | {
        "duplicateId": identifier(call, "DUP"),
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
    return account_document(call, account, holdings)


def request_approval(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings, sender_id = own(call)
    documents = documents_of(call.body)
    refuse_unknown(call, account, document_ids(documents))
    hand_in(call, account, document_ids(documents))
    sender_id["approvalDocuments"].append(approval_request(call, documents))
    log(sender_id, call.now, "발신번호 증빙자료 요청을 하였습니다.")
    save(call, account.account_id, sender_id, sender_id["status"])
    return account_document(call, account, holdings)


def request_limit_increase(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings = load(call, account.account_id)
    documents: list[str] = call.body["documents"]
    refuse_unknown(call, account, documents)
    present, wanted = limit(account, holdings), call.body["limit"]
    if wanted <= present:
        raise LimitNotHigher(f"The account may hold {present} numbers already. Ask for more.")
    hand_in(call, account, documents)
    now = timestamp(call.now)
    request = {
        "documents": documents,
        "reason": None,
        "status": "PENDING",
        "dateCreated": now,
        "dateUpdated": now,
        "limitationId": identifier(call, "LID"),
        "limitRequested": wanted,
        "limitBeforeRequest": present,
    }
    holdings.account["limitationDocuments"].append(request)
    save_limits(call, account.account_id, holdings.account)
    call.changed("limit", account.account_id, request["limitationId"], None, "PENDING")
    return account_document(call, account, holdings)


HANDLERS: dict[str, Handler] = {
    "requestApproval": request_approval,
    "requestLimitIncrease": request_limit_increase,
    "requestDuplicateRelease": request_duplicate_release,
}
