"""A world for one test, and what the control API can do to it."""

import json
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlencode

from phone_emulator.settings import Account, Server, Token
from phone_emulator.worlds import from_wire

if TYPE_CHECKING:
    from phone_emulator.testing.transport import Transport

_MOST = 1000

Document = dict[str, Any]
T = TypeVar("T")


class ControlError(Exception):
    """The control API refuses a call.

    Attributes:
        status: Status of the answer.
        code: Name of the error, as `openapi/emulator.yaml` gives it.
        message: What is wrong, and what to do.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        self.status = status
        self.code = code
        self.message = message
        super().__init__(f"{status} {code}: {message}")


class Emulator(ABC):
    """An emulator that a test can call.

    Attributes:
        base_url: Where clients send requests.
        transport: What httpx sends them by; `None` for a connection.
    """

    base_url: str
    transport: "Transport | None" = None

    @abstractmethod
    def exchange(self, method: str, path: str, content: bytes | None) -> tuple[int, bytes]:
        """Status and body of the answer to a request, whose body is JSON."""

    def call(self, method: str, path: str, body: object = None) -> Any:
        """What a call of the control API answers, `None` for nothing.

        Args:
            method: HTTP method.
            path: Path and query, from `/_emulator` on.
            body: Sent as JSON; nothing when `None`.

        Raises:
            ControlError: It is refused.
        """
        status, content = self.exchange(method, path, None if body is None else json.dumps(body).encode())
        answer: Any = json.loads(content) if content else None
        if status >= 400:
            raise ControlError(status, answer["errorCode"], answer["errorMessage"])
        return answer

    @contextmanager
    def world(
        self,
        *,
        accounts: Sequence[Document] | None = None,
        tokens: Sequence[Document] | None = None,
        servers: Sequence[Document] | None = None,
    ) -> Iterator["World"]:
        """A new world, which is removed at the end.

        Args:
            accounts: Its accounts as `WorldAccount` in `openapi/emulator.yaml`; by default those of the emulator, under
                fresh credentials.
            tokens: Its tokens as `WorldToken`; likewise.
            servers: Its servers as `WorldServer`; likewise.

        Raises:
            ControlError: There can't be such a world.
        """
        given = _given(accounts=accounts, tokens=tokens, servers=servers)
        world = World(self, self.call("POST", "/_emulator/worlds", given))
        try:
            yield world
        finally:
            world.call("DELETE")


class World:
    """A world that nobody else is in: its own accounts, numbers, phones, clock, faults and journal.

    What is answered here are the documents of `openapi/emulator.yaml`; what is refused raises `ControlError`.

    Attributes:
        name: Its name in the control API.
        accounts: Its accounts of the sender-ID API.
        tokens: Its tokens of the Pismo API.
        servers: Its servers, which the Pismo API gives tokens to.
        failures: How requests fail that `fail_next` has picked, by the id of the fault, which the journal names.
    """

    def __init__(self, emulator: Emulator, document: Mapping[str, Any]) -> None:
        self._emulator = emulator
        self.name: str = document["world"]
        self.accounts: tuple[Account, ...] = tuple(from_wire(Account, item) for item in document["accounts"])
        self.tokens: tuple[Token, ...] = tuple(from_wire(Token, item) for item in document["tokens"])
        self.servers: tuple[Server, ...] = tuple(from_wire(Server, item) for item in document["servers"])
        self.failures: dict[int, Document] = {}

    def __repr__(self) -> str:
        return f"World({self.name!r} of {self.base_url})"

    @property
    def base_url(self) -> str:
        """Where clients send requests."""
        return self._emulator.base_url

    @property
    def transport(self) -> "Transport | None":
        """What `httpx.Client` or `httpx.AsyncClient` sends them by; `None` for a connection."""
        return self._emulator.transport

    @property
    def api_key(self) -> str:
        """That of the first account."""
        return _first(self.accounts, "account").api_key

    @property
    def api_secret(self) -> str:
        """That of the first account."""
        return _first(self.accounts, "account").api_secret

    @property
    def account_id(self) -> str:
        """That of the first account."""
        return _first(self.accounts, "account").account_id

    @property
    def access_token(self) -> str:
        """The first token."""
        return _first(self.tokens, "token").token

    @property
    def server_key(self) -> str:
        """That of the first server."""
        return _first(self.servers, "server").server_key

    @property
    def server_secret(self) -> str:
        """That of the first server."""
        return _first(self.servers, "server").server_secret

    def numbers(self, *, account_id: str | None = None, status: str | None = None) -> list[Document]:
        """The numbers, or those of an account or with a status, in the order of their registration."""
        return self._list("/senderid/numbers", accountId=account_id, status=status)

    def number(self, phone_number: str, *, account_id: str | None = None) -> Document:
        """A number of an account, by default of the first."""
        found: Document = self.call("GET", self._number(phone_number, account_id))
        return found

    def set_number(
        self,
        phone_number: str,
        *,
        status: str | None = None,
        release: str | None = None,
        method: str | None = None,
        account_id: str | None = None,
    ) -> Document:
        """Decide what is not in the hands of an account: the number as it is now.

        Args:
            phone_number: The number, as it was registered.
            status: `PENDING`, `ACTIVE` (its owner is verified), `INACTIVE` or `DUPLICATED`.
            release: What becomes of its release request: `APPROVED` or `REJECTED`.
            method: How its owner is verified where it becomes `ACTIVE`: `ARS`, `SELF-CERT` or `DOCUMENT`.
            account_id: Whose number, by default that of the first account.
        """
        path = self._number(phone_number, account_id)
        now: Document = self.call("PATCH", path, _given(status=status, release=release, method=method))
        return now

    def ringing(self, phone_number: str, *, account_id: str | None = None) -> Document | None:
        """The call that a number gets: `transactionId`, `token`, `expiresAt`; `None` when it does not ring."""
        found: Document | None = self.number(phone_number, account_id=account_id)["call"]
        return found

    def requests(self, *, account_id: str | None = None) -> list[Document]:
        """The requests that wait for a person to decide, or those of an account, oldest first."""
        return self._list("/senderid/requests", accountId=account_id)

    def decide(self, request_id: str, decision: str, *, reason: str | None = None) -> Document:
        """Decide what a person at the provider would: the request as it is now.

        Args:
            request_id: The request, as `requests` lists it.
            decision: `APPROVED` or `REJECTED`.
            reason: Why, for the account to read.
        """
        path = f"/senderid/requests/{quote(request_id, safe='')}"
        now: Document = self.call("PATCH", path, _given(decision=decision, reason=reason))
        return now

    def documents(self, *, account_id: str | None = None) -> list[Document]:
        """The uploaded documents, or those of an account, in the order of their upload."""
        return self._list("/senderid/documents", accountId=account_id)

    def content(self, document_id: str, *, account_id: str | None = None) -> bytes:
        """The content of a document of an account, by default of the first."""
        account = quote(self.account_id if account_id is None else account_id, safe="")
        path = f"/senderid/accounts/{account}/documents/{quote(document_id, safe='')}/content"
        return b64decode(self.call("GET", path)["base64"])

    def phones(self, *, account_id: int | None = None) -> list[Document]:
        """The phones, or those of an account, in the order of their creation."""
        return self._list("/pismo/phones", accountId=account_id)

    def events(self, account_id: int) -> list[Document]:
        """The audit events of a Pismo account, oldest first."""
        found: list[Document] = self.call("GET", f"/pismo/accounts/{account_id}/events")
        return found

    def now(self) -> datetime:
        """The time that the world goes by."""
        return _instant(self.call("GET", "/clock"))

    def set_clock(self, now: datetime | str, *, frozen: bool = False) -> datetime:
        """Set the time, given with its zone; it goes on from there unless it is frozen."""
        text = now if isinstance(now, str) else now.isoformat()
        return _instant(self.call("PUT", "/clock", {"now": text, "frozen": frozen}))

    def freeze(self, now: datetime | str | None = None) -> datetime:
        """Stop the clock, at the time that it shows or at another; that time."""
        return self.set_clock(self.now() if now is None else now, frozen=True)

    def advance(self, by: timedelta | float) -> datetime:
        """Let time pass, back by a negative number of seconds; the time afterwards. A frozen clock stays frozen."""
        seconds = by.total_seconds() if isinstance(by, timedelta) else by
        return _instant(self.call("POST", "/clock/advance", {"seconds": seconds}))

    def fail_next(
        self,
        operation_id: str | None = None,
        *,
        error: str | None = None,
        answer: Document | None = None,
        drop: bool = False,
        after_work: bool = False,
        delay_seconds: float = 0,
        truncate_to: int | None = None,
        times: int | None = 1,
        share: float = 1,
        account_id: str | None = None,
    ) -> Document:
        """Make accepted requests go wrong; the fault that is pending.

        Args:
            operation_id: Only those of this operation, such as `"createPhone"`.
            error: They get this error of the operation's contract, such as `"PhoneCreationFailed"`.
            answer: They get another answer: `status`, and if need be `headers`, and `body` (JSON) or `text`.
            drop: Their connection is closed without an answer.
            after_work: They do their work before that.
            delay_seconds: How long the answer takes, up to 60 seconds.
            truncate_to: How many bytes of the body arrive before the connection is closed.
            times: How many requests are looked at; all of them when `None`.
            share: Which share of these fails, evenly spread: of 0.25 every fourth.
            account_id: Only those of this account.
        """
        how = _given(
            error=error,
            answer=answer,
            drop=drop or None,
            afterWork=after_work or None,
            delaySeconds=delay_seconds or None,
            truncateTo=truncate_to,
        )
        which = {"operationId": operation_id, "accountId": account_id, "times": times, "share": share}
        pending: Document = self.call("POST", "/faults", {**which, **how})
        self.failures[pending["id"]] = how
        return pending

    def faults(self) -> list[Document]:
        """The faults that are pending."""
        found: list[Document] = self.call("GET", "/faults")
        return found

    def clear_faults(self) -> None:
        """Let nothing go wrong any more."""
        self.call("DELETE", "/faults")

    def journal(
        self, operation_id: str | None = None, *, status: int | None = None, limit: int = _MOST
    ) -> list[Document]:
        """The newest requests and their answers, oldest first.

        Args:
            operation_id: Only those of this operation.
            status: Only those that were answered with this status.
            limit: No more than so many, up to 1000.
        """
        return self._list("/journal", operationId=operation_id, status=status, limit=limit)

    def state(self) -> Document:
        """The whole state but credentials and journal, for `restore`."""
        found: Document = self.call("GET", "/state")
        return found

    def restore(self, state: Document) -> None:
        """Replace the state by one that `state` has answered, here or elsewhere, or by one written by hand."""
        self.call("PUT", "/state", state)

    def reset(self) -> None:
        """Forget everything but accounts and credentials."""
        self.call("POST", "/reset")

    def call(self, method: str, path: str = "", body: object = None) -> Any:
        """What a call of the control API about this world answers.

        Args:
            method: HTTP method.
            path: Path and query behind the name of the world.
            body: Sent as JSON; nothing when `None`.
        """
        return self._emulator.call(method, f"/_emulator/worlds/{self.name}{path}", body)

    def _list(self, path: str, **filters: object) -> list[Document]:
        query = urlencode(_given(**{"limit": _MOST, **filters}))
        found: list[Document] = self.call("GET", f"{path}?{query}")
        return found

    def _number(self, phone_number: str, account_id: str | None) -> str:
        account = quote(self.account_id if account_id is None else account_id, safe="")
        return f"/senderid/accounts/{account}/numbers/{quote(phone_number, safe='')}"


def _given(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _first(items: tuple[T, ...], what: str) -> T:
    if not items:
        raise LookupError(f"This world has no {what}. Give it one when it is made: world({what}s=[{{}}]).")
    return items[0]


def _instant(clock: Document) -> datetime:
    return datetime.fromisoformat(clock["now"])
