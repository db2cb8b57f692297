"""Operations on the numbers of an account (발신번호)."""

from typing import Any

from phone_emulator.apis import Beside, Call, Handler
from phone_emulator.apis.senderid.accounts import account_document, limit
from phone_emulator.apis.senderid.documents import (
    Documents,
    approval_request,
    document_ids,
    documents_of,
    hand_in,
    refuse_unknown,
)
from phone_emulator.apis.senderid.sender_ids import (
    SWITCHABLE,
    InvalidSenderId,
    SenderId,
    among,
    delete,
    insert,
    keep,
    load,
    log,
    look_for_account,
    look_for_account_and_holder,
    open_account,
    own,
    release_request,
    save,
)
from phone_emulator.apis.senderid.wire import identifier
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError
from phone_emulator.settings import Account

_CREATED = "발신번호를 생성하였습니다."


class AlreadyRegistered(WireError):
    """The account has registered the number before."""


class LimitExceeded(WireError):
    """The account holds as many numbers as it may."""


class FailedToUpdate(WireError):
    """The number is neither ACTIVE nor INACTIVE."""


class FailedToDelete(WireError):
    """The number is ACTIVE."""


def get_account(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings = load(call, account.account_id)
    if holdings.created is None:
        open_account(call, account.account_id)
    return account_document(call, account, holdings)


def list_active_numbers(call: Call) -> list[str]:
    account: Account = call.caller
    sender_ids = load(call, account.account_id).sender_ids
    return [sender_id["phoneNumber"] for sender_id in sender_ids if sender_id["status"] == "ACTIVE"]


def create_number(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    number: str = call.body["phoneNumber"]
    holdings = load(call, account.account_id)
    documents = documents_of(call.body)
    refuse_unknown(call, account, document_ids(documents))
    if among(holdings.sender_ids, number) is not None:
        raise AlreadyRegistered
    if len(holdings.sender_ids) >= limit(account, holdings):
        raise LimitExceeded
    hand_in(call, account, document_ids(documents))
    sender_id = new(call, number, documents)
    insert(call, account.account_id, sender_id)
    holdings.sender_ids.append(sender_id)
    return account_document(call, account, holdings)


def update_number(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings, sender_id = own(call)
    if sender_id["status"] not in SWITCHABLE:
        raise FailedToUpdate
    status: str = call.body["status"]
    before = sender_id["status"]
    if before != status:
        sender_id["status"] = status
        log(sender_id, call.now, f"발신번호 상태를 '{status}'로 변경하였습니다.")
        save(call, account.account_id, sender_id, before)
    return account_document(call, account, holdings)


def delete_number(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    holdings, sender_id = own(call)
    if sender_id["status"] == "ACTIVE":
        raise FailedToDelete
    delete(call, account.account_id, sender_id)
    holdings.sender_ids.remove(sender_id)
    return account_document(call, account, holdings)


def set_alias(call: Call) -> dict[str, Any]:
    account: Account = call.caller
    sender_id = among(load(call, account.account_id).sender_ids, call.body["senderId"])
    if sender_id is None:
        raise InvalidSenderId
    now = timestamp(call.now)
    before = sender_id["alias"]
    alias = {"alias": call.body["alias"], "dateCreated": before["dateCreated"] if before else now, "dateUpdated": now}
    sender_id["alias"] = alias
    keep(call, account.account_id, sender_id)
    call.changed("alias", account.account_id, sender_id["phoneNumber"], before and before["alias"], alias["alias"])
    return {
        "accountId": account.account_id,
        "memberId": f"MEM{account.account_id}",
        "senderId": sender_id["phoneNumber"],
        "extraInfo": {"alias": alias["alias"]},
        "dateCreated": alias["dateCreated"],
        "dateUpdated": now,
    }


BESIDE: dict[str, Beside] = {
    "getAccount": Beside((), look_for_account),
    "listActiveNumbers": Beside((), look_for_account),
    "createNumber": Beside(("phoneNumber",), look_for_account_and_holder),
    "updateNumber": Beside((), look_for_account),
}
HANDLERS: dict[str, Handler] = {
    "getAccount": get_account,
    "listActiveNumbers": list_active_numbers,
    "createNumber": create_number,
    "updateNumber": update_number,
    "deleteNumber": delete_number,
    "setAlias": set_alias,
}


def new(call: Call, number: str, documents: Documents) -> SenderId:
    """A number as it is when it is registered."""
    now = timestamp(call.now)
    sender_id: SenderId = {
        "unlockDuplicate": release_request(),
        "status": "PENDING",
        "expireAt": None,
        "method": None,
        "log": [],
        "dateCreated": now,
        "dateUpdated": now,
        "approvalDocuments": [approval_request(call, documents)] if document_ids(documents) else [],
        "autoExtension": False,
        "consignment": False,
        "phoneNumber": number,
        "handleKey": identifier(call, "SED"),
        "call": None,
        "alias": None,
    }
    log(sender_id, call.now, _CREATED)
    return sender_id
