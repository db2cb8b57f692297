"""What people at the provider decide: whose number it is, who gets it, and how many an account may hold."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from phone_emulator.apis import Call
from phone_emulator.apis.senderid.sender_ids import (
    UNVERIFIED,
    SenderId,
    find,
    holder,
    limits,
    release_request,
    save,
    save_limits,
)
from phone_emulator.apis.senderid.verification import verify
from phone_emulator.clock import timestamp
from phone_emulator.errors import WireError

_NUMBER = ("APPROVAL", "RELEASE")
_IDS = {"APPROVAL": "approvalId", "RELEASE": "duplicateId", "LIMIT": "limitationId"}


class HeldElsewhere(WireError):
    """Another account holds the number."""


class UnknownRequest(WireError):
    """No such request waits."""


class Waiting(NamedTuple):
    """A request that waits.

    Attributes:
        kind: `APPROVAL`, `RELEASE` or `LIMIT`.
        account_id: Who asks.
        request: The request itself, a part of `kept`.
        kept: The number that it is about, or what is kept of the account.
    """

    kind: str
    account_id: str
    request: dict[str, Any]
    kept: dict[str, Any]

    @property
    def id(self) -> str:
        """Its identifier."""
        found: str = self.request[_IDS[self.kind]]
        return found

    def document(self) -> dict[str, Any]:
        """The request as the control API shows it."""
        return {
            "requestId": self.id,
            "kind": self.kind,
            "accountId": self.account_id,
            "phoneNumber": self.kept["phoneNumber"] if self.kind in _NUMBER else None,
            "documents": self.request.get("documents", []),
            **{name: self.request.get(name) for name in ("limitRequested", "reasonForRequested", "name")},
            **{name: self.request[name] for name in ("status", "reason", "dateCreated")},
        }


def waiting(call: Call, account_id: str | None = None) -> list[Waiting]:
    """The requests of a world, or of an account of it, that wait, oldest first."""
    found = [one for one in _waiting(call) if one.request["status"] == "PENDING"]
    own = [one for one in found if account_id in (None, one.account_id)]
    return sorted(own, key=lambda one: one.request["dateCreated"])


def decide(call: Call, request_id: str, decision: str, reason: str | None) -> dict[str, Any]:
    """Approve or reject a request; the request as it is then.

    Raises:
        UnknownRequest: No such request waits.
        HeldElsewhere: Papers can't verify the owner of a number that another account holds.
    """
    for one in waiting(call):
        if one.id == request_id:
            break
    else:
        raise UnknownRequest
    one.request.update({"status": decision, "reason": reason, "dateUpdated": timestamp(call.now)})
    if one.kind == "LIMIT":
        _settle_limit(call, one)
    else:
        before = one.kept["status"]
        if decision == "APPROVED":
            if one.kind == "RELEASE":
                release(call, one.kept)
            else:
                _verify_by_papers(call, one.kept)
        save(call, one.account_id, one.kept, before)
    call.changed("request", one.account_id, one.id, "PENDING", decision)
    return one.document()


def release(call: Call, sender_id: SenderId) -> None:
    """Take a number from its holder for one who has it as DUPLICATED, and is to be saved."""
    if sender_id["status"] != "DUPLICATED":
        return
    other = holder(call, sender_id["phoneNumber"])
    if other is not None:
        held = find(call, other, sender_id["phoneNumber"])
        assert held is not None
        before = held["status"]
        held |= {"status": "DUPLICATED", "unlockDuplicate": release_request(), **UNVERIFIED}
        save(call, other, held, before)
    sender_id["status"] = "PENDING"


def _waiting(call: Call) -> Iterator[Waiting]:
    for account_id, document in call.all(
        "SELECT account_id, document FROM sender_ids WHERE world = ? AND pending > 0 ORDER BY id"
    ):
        sender_id = orjson.loads(document)
        for request in sender_id["approvalDocuments"]:
            yield Waiting("APPROVAL", account_id, request, sender_id)
        yield Waiting("RELEASE", account_id, sender_id["unlockDuplicate"], sender_id)
    for account_id, document in call.all(
        "SELECT account_id, document FROM sender_id_accounts WHERE world = ? AND pending > 0 ORDER BY account_id"
    ):
        account = limits(document)
        for request in account["limitationDocuments"]:
            yield Waiting("LIMIT", account_id, request, account)


def _verify_by_papers(call: Call, sender_id: SenderId) -> None:
    if sender_id["status"] == "DUPLICATED":
        raise HeldElsewhere
    verify(call, sender_id, "DOCUMENT")


def _settle_limit(call: Call, one: Waiting) -> None:
    if one.request["status"] == "APPROVED":
        present = one.kept["limit"]
        before = one.request["limitBeforeRequest"] if present is None else present
        one.kept["limit"] = max(before, one.request["limitRequested"])
        call.changed("limit", one.account_id, one.id, str(before), str(one.kept["limit"]))
    save_limits(call, one.account_id, one.kept)
