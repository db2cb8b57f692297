"""The account document that every success about a number answers with."""

from typing import Any

from phone_emulator.apis import Call
from phone_emulator.apis.senderid.sender_ids import Holdings
from phone_emulator.apis.senderid.wire import answered
from phone_emulator.clock import timestamp
from phone_emulator.settings import Account


def limit(account: Account, holdings: Holdings) -> int:
    """How many numbers an account may hold: what it was granted, or else began with."""
    granted: int | None = holdings.account["limit"]
    return account.limit if granted is None else granted


def account_document(call: Call, account: Account, before: Holdings) -> dict[str, Any]:
    """The account document that every success answers with; `before` has the dates from before this request."""
    contract = call.contracts["senderid"]
    return {
        "accountId": account.account_id,
        "dateCreated": before.created or timestamp(call.now),
        "dateUpdated": timestamp(call.now) if call.changes else before.updated or timestamp(call.now),
        "limit": limit(account, before),
        "limitationDocuments": before.account["limitationDocuments"],
        "senderIds": [answered(contract, sender_id) for sender_id in before.sender_ids],
    }
