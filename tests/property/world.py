"""What surrounds a generated request: an emulator, credentials, a state to meet, and the outcome to expect of it.

schemathesis knows the contracts; this module knows the providers. Before a request that keeps to its contract it brings
the emulator into one of the states that matter, and says what must be answered, to the name of the error.
"""

import asyncio
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

from phone_emulator import Account, App, Settings, Token
from tests.support.signing import sign

DOCUMENT = "DOC20181030105615MMXDST163SYMMX3"
OWNER = Account("12925149", "PROPERTYKEY00001", "secret-of-the-owner", limit=100, documents=frozenset({DOCUMENT}))
OTHER = Account("12925150", "PROPERTYKEY00002", "secret-of-the-other", limit=100)
FULL = Account("12925151", "PROPERTYKEY00003", "secret-of-the-full", limit=0, documents=frozenset({DOCUMENT}))
TOKEN = Token("property-token")
BOUND = Token("bound-token", account_id=9_000_000_000_000_000_000)
SETTINGS = Settings(accounts=(OWNER, OTHER, FULL), tokens=(TOKEN, BOUND))

_CONTROL = f"/_emulator/worlds/default/senderid/accounts/{OWNER.account_id}/numbers"


class Send(Protocol):
    """Sends a request to the emulator under test."""

    def __call__(self, method: str, path: str, headers: Mapping[str, str], content: bytes) -> httpx.Response: ...


@contextmanager
def over_http(base_url: str) -> Iterator[Send]:
    """Reach a server."""
    with httpx.Client(base_url=base_url) as client:
        yield lambda method, path, headers, content: client.request(method, path, headers=headers, content=content)


@contextmanager
def in_process(app: App) -> Iterator[Send]:
    """Reach an application without a socket."""
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://emulator")
    with asyncio.Runner() as runner:
        yield lambda method, path, headers, content: runner.run(
            client.request(method, path, headers=headers, content=content)
        )


@dataclass(frozen=True)
class Outcome:
    """What is answered: a status, and the name of the error, `None` for a success."""

    status: int
    error: str | None = None


SUCCESS = Outcome(200)


@dataclass
class World:
    """The emulator, as the next request will find it.

    Attributes:
        send: Reaches it.
        caller: Whose credentials the next request carries.
    """

    send: Send
    caller: Account | Token = field(default=OWNER)

    def credentials(self) -> dict[str, str]:
        """Headers that prove the caller; good for one request."""
        if isinstance(self.caller, Token):
            return {"Authorization": f"Bearer {self.caller.token}"}
        return sign(self.caller)

    def prepare(self, operation_id: str, path: Mapping[str, Any], body: Any) -> Outcome:
        """Bring the emulator into a state, chosen by the request itself, and foretell its answer."""
        self._control("POST", "/_emulator/worlds/default/reset")
        return _PREPARATIONS[operation_id](self, path, body)

    def spoil(self, operation_id: str, path: Mapping[str, Any]) -> str:
        """After a success, make the same request a conflict; the name of the error."""
        if operation_id == "updateNumber":
            self.set_number(path["phoneNumber"], status="PENDING")
        elif operation_id == "requestDuplicateRelease":
            self.set_number(path["phoneNumber"], release="APPROVED")
        return _CONFLICTS[operation_id]

    def register(self, account: Account, number: str) -> None:
        """Make a number one of an account."""
        self._call("POST", "/senderid/v1/numbers", sign(account), {"phoneNumber": number})

    def set_number(self, number: str, **state: str) -> None:
        """Decide what a voice call or the provider's people decide."""
        self._control("PATCH", f"{_CONTROL}/{number}", state)

    def request_release(self, number: str) -> None:
        """Ask for the release of a number of the owner."""
        self._call("POST", f"/senderid/v1/papers/duplicate/{number}", sign(OWNER), {"reason": "-"})

    def fail_next(self, operation_id: str, error: str) -> None:
        """Make the next request of an operation fail."""
        self._control("POST", "/_emulator/worlds/default/faults", {"operationId": operation_id, "error": error})

    def create_phone(self, account_id: int, body: Any) -> None:
        """Give an account a phone."""
        path = f"/accounts/v1/accounts/{account_id}/phones"
        self._call("POST", path, {"Authorization": f"Bearer {TOKEN.token}"}, body)

    def _control(self, method: str, path: str, body: Any = None) -> None:
        self._call(method, path, {}, body)

    def _call(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> None:
        request = httpx.Request(method, f"http://emulator{path}", json=body)
        self.send(method, path, {**headers, "Content-Type": "application/json"}, request.read()).raise_for_status()


def _choose(key: str, variants: int) -> int:
    """A choice that the request itself makes, so that a failure repeats."""
    return zlib.crc32(key.encode()) % variants


def _before_create_number(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    world.caller = OWNER
    number = body["phoneNumber"]
    choice = _choose(number, 4)
    if choice == 1:
        world.caller = FULL
    elif choice == 2:
        world.register(OWNER, number)
    elif choice == 3:
        world.register(OTHER, number)
    if _choose(number[::-1], 2):
        body.pop("documents", None)
        body.pop("documentList", None)
    listed = body.get("documentList", {}).values()
    documents = {
        one for ids in (body.get("documents", []), *listed) for one in ([ids] if isinstance(ids, str) else ids)
    }
    if documents - {DOCUMENT}:
        return Outcome(400, "InvalidDocumentId")
    return {1: Outcome(409, "LimitExceeded"), 2: Outcome(409, "AlreadyRegistered")}.get(choice, SUCCESS)


def _register_in_some_status(world: World, number: str) -> str | None:
    world.caller = OWNER
    statuses = (None, "PENDING", "ACTIVE", "INACTIVE", "DUPLICATED")
    status = statuses[_choose(number, len(statuses))]
    if status == "DUPLICATED":
        world.register(OTHER, number)
    if status is not None:
        world.register(OWNER, number)
    if status in ("ACTIVE", "INACTIVE"):
        world.set_number(number, status=status)
    return status


def _before_update_number(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    status = _register_in_some_status(world, path["phoneNumber"])
    if status is None:
        return Outcome(400, "InvalidSenderId")
    return SUCCESS if status in ("ACTIVE", "INACTIVE") else Outcome(409, "FailedToUpdate")


def _before_request_duplicate_release(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    number = path["phoneNumber"]
    if _register_in_some_status(world, number) is None:
        return Outcome(400, "InvalidSenderId")
    decisions = (None, "REJECTED", "APPROVED")
    decision = decisions[_choose(number[::-1], len(decisions))]
    if decision is not None:
        world.request_release(number)
        world.set_number(number, release=decision)
    return Outcome(409, "AlreadyApproved") if decision == "APPROVED" else SUCCESS


def _before_create_phone(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    account_id = int(path["accountId"])
    choice = _choose(body["number"], 4)
    world.caller = BOUND if choice == 1 else TOKEN
    if choice == 2:
        world.create_phone(account_id, body)
        return Outcome(409, "PhoneAlreadyExists")
    return Outcome(403, "Forbidden") if choice == 1 and account_id != BOUND.account_id else SUCCESS


_CONFLICTS = {
    "createNumber": "AlreadyRegistered",
    "updateNumber": "FailedToUpdate",
    "requestDuplicateRelease": "AlreadyApproved",
    "createPhone": "PhoneAlreadyExists",
}

_PREPARATIONS: dict[str, Callable[[World, Mapping[str, Any], Any], Outcome]] = {
    "createNumber": _before_create_number,
    "updateNumber": _before_update_number,
    "requestDuplicateRelease": _before_request_duplicate_release,
    "createPhone": _before_create_phone,
}
