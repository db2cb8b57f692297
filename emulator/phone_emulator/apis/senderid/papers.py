"""Requests that a person at the provider decides on (증빙자료)."""

from typing import Any

from phone_emulator.apis import Call, Handler
from phone_emulator.apis.senderid.accounts import account_document
from phone_emulator.apis.senderid.sender_ids import log, own, release_request, save
from phone_emulator.apis.senderid.wire import identifier
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError
from phone_emulator.settings import Account


class AlreadyApproved(WireError):
    """The release of the number was approved before."""


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


HANDLERS: dict[str, Handler] = {"requestDuplicateRelease": request_duplicate_release}
