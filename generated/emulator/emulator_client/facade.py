"""EmulatorClient and AsyncEmulatorClient: a method per operation."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, Literal, Self

import httpx

from . import errors
from . import operations as _operations  # an argument may be called operations
from ._answers import MAX_ANSWER_BYTES
from ._bearer import bearer
from ._client import Api, AsyncClient, SyncClient
from ._options import CONNECT_TIMEOUT, TIMEOUT, Attempt, Options, checked, chosen
from ._retries import Retries
from ._values import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from .models.clock import Clock
    from .models.decide_request_decision import DecideRequestDecision
    from .models.document_content import DocumentContent
    from .models.document_state import DocumentState
    from .models.fault_answer import FaultAnswer
    from .models.health import Health
    from .models.journal_entry import JournalEntry
    from .models.number_state import NumberState
    from .models.number_status import NumberStatus
    from .models.pending_fault import PendingFault
    from .models.phone_event import PhoneEvent
    from .models.phone_state import PhoneState
    from .models.set_number_method import SetNumberMethod
    from .models.set_number_release import SetNumberRelease
    from .models.state import State
    from .models.waiting_request import WaitingRequest
    from .models.world import World
    from .models.world_account import WorldAccount
    from .models.world_server import WorldServer
    from .models.world_summary import WorldSummary
    from .models.world_token import WorldToken
    from .raw import AsyncEmulatorClientWithRawResponse, EmulatorClientWithRawResponse

BASE_URL: Final = "http://127.0.0.1:8080"
API: Final = Api("emulator_client", "emulator-client", "0.1.0", errors.FORM.read)


class EmulatorClient(SyncClient):
    """Bring the emulator into the state that a test needs.

    Args:
        control_token: A token, or a function that gives one and is asked again when it is refused. `PHONE_EMULATOR_CONTROL_TOKEN` for from_env(). None where the API asks for none.
        base_url: Where the API is; `PHONE_EMULATOR_URL` for from_env().
        timeout: Seconds for a whole call, waits between attempts included; None for no limit.
        connect_timeout: Seconds to wait for a connection, of each attempt.
        retries: How often to try again, 0 for never, or Retries for all about it.
        check_inputs: Whether arguments are held against the contract before they are sent.
        max_answer_bytes: How much of an answer may come, in bytes, unpacked.
        allow_insecure_http: Whether credentials may go in the clear to another machine.
        on_attempt: Called after each attempt.
        http_client: A client to send by, which stays yours to close; its own credentials are not used.
        httpx_args: Whatever else httpx.Client takes, such as headers, proxy, verify, http2 or transport.

    Raises:
        errors.ConfigurationError: A credential can't be sent, or the base URL is not safe.
    """

    _api = API

    def __init__(
        self,
        *,
        base_url: str | httpx.URL = BASE_URL,
        control_token: str | Callable[[], str] | None = None,
        timeout: float | None = TIMEOUT,
        connect_timeout: float | None = CONNECT_TIMEOUT,
        retries: Retries | int = Retries(),
        check_inputs: bool = True,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
        allow_insecure_http: bool = False,
        on_attempt: Callable[[Attempt], object] | None = None,
        http_client: httpx.Client | None = None,
        **httpx_args: Any,
    ) -> None:
        auth, proof = (
            (httpx.Auth(), None)
            if control_token is None
            else bearer("control_token", control_token, "PHONE_EMULATOR_CONTROL_TOKEN")
        )
        options = checked(
            timeout=timeout,
            connect_timeout=connect_timeout,
            retries=retries,
            check_inputs=check_inputs,
            max_answer_bytes=max_answer_bytes,
            on_attempt=on_attempt,
        )
        super().__init__(
            auth,
            base_url,
            proof=proof,
            allow_insecure_http=allow_insecure_http,
            options=Options(**options),
            http_client=http_client,
            httpx_args=httpx_args,
        )

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client with the credentials of the environment.

        Reads `PHONE_EMULATOR_CONTROL_TOKEN`, `PHONE_EMULATOR_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: As for the constructor.
        """
        found = chosen(
            overrides,
            {
                "control_token": "PHONE_EMULATOR_CONTROL_TOKEN",
            },
            required=False,
        )
        settings: dict[str, Any] = {"base_url": os.environ.get("PHONE_EMULATOR_URL") or BASE_URL, **found, **overrides}
        return cls(**settings)

    @property
    def with_raw_response(self) -> EmulatorClientWithRawResponse:
        """The same methods, returning the answer as it came beside what was read from it."""
        from .raw import EmulatorClientWithRawResponse

        return EmulatorClientWithRawResponse(self)

    def get_health(
        self,
    ) -> Health:
        """Ask whether the emulator works.

        Answers whether a transaction can begin, which every other request needs; after a second without one it can't. It is not
        in the journal.

        Returns:
            Health: A transaction has begun. Source: emulator.

        Raises:
            errors.ServerError: 503 Unavailable. No transaction can begin. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_health()
            Health(status=...)
        """
        return (self._run(_operations.GET_HEALTH, ())).parsed

    def list_worlds(
        self,
    ) -> list[WorldSummary]:
        """List worlds.

        Answers with every world, oldest first, without credentials.

        Returns:
            list[WorldSummary]: The worlds. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_worlds()
            [...]
        """
        return (self._run(_operations.LIST_WORLDS, ())).parsed

    def create_world(
        self,
        *,
        world: str | None = None,
        accounts: list[WorldAccount] | None = None,
        tokens: list[WorldToken] | None = None,
        servers: list[WorldServer] | None = None,
    ) -> World:
        """Create a world.

        Opens a world with accounts and tokens, state, clock, faults and journal of its own, and answers with its credentials.
        Whoever calls a provider's operation with one of them is in that world.

        Where there are as many worlds as there may be, one that was idle for longer than a day (`--idle`), by the system's
        clock, gives way: the one that was idle longest, never `default`.

        Without `accounts`, `tokens` or `servers` it gets those that the emulator was started with, under fresh credentials.

        Args:
            world: Name of a world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            accounts: Its accounts of the sender-ID API. At most 1000 items. Source: emulator.
            tokens: Its tokens of the Pismo API. At most 1000 items. Source: emulator.
            servers: Its servers, which the Pismo API gives tokens to. At most 1000 items. Source: emulator.

        Returns:
            World: The world, with its credentials. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.ConflictError: 409 WorldExists, CredentialInUse, TooManyWorlds. There can't be such a world. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.create_world()
            World(world=..., ...)
        """
        return (
            self._run(
                _operations.CREATE_WORLD,
                (
                    world,
                    accounts,
                    tokens,
                    servers,
                ),
            )
        ).parsed

    def get_world(
        self,
        world: str,
    ) -> World:
        """Read the credentials of a world.

        Answers with the accounts, tokens and servers of a world. Whoever calls a provider's operation with one of them is in
        that world; they are made up, and open nothing but this emulator.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            World: The world with its credentials. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_world("default")
            World(world=..., ...)
        """
        return (self._run(_operations.GET_WORLD, (world,))).parsed

    def delete_world(
        self,
        world: str,
    ) -> None:
        """Remove a world.

        Removes a world and all that is in it; its credentials are unknown from then on.

        Args:
            world: The world, any but `default`. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.ConflictError: 409 DefaultWorld. The world is always there. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.delete_world("w-1a2b3c4d")
        """
        (self._run(_operations.DELETE_WORLD, (world,))).parsed

    def reset(
        self,
        world: str,
    ) -> None:
        """Forget everything.

        Removes every number, document, phone, used signature, pending fault and entry of the journal of a world, and goes by the system's
        clock again. Accounts and credentials stay.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.reset("default")
        """
        (self._run(_operations.RESET, (world,))).parsed

    def reset_account(
        self,
        world: str,
        account_id: str,
    ) -> None:
        """Forget one account.

        Removes the numbers, documents and requests of an account of the sender-ID API and the phones of a Pismo account of that id. A number that another
        account has as `DUPLICATED` passes to that one, as when its holder removes it. Clock, faults, used
        signatures and journal stay.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.reset_account("default", "12925149")
        """
        (
            self._run(
                _operations.RESET_ACCOUNT,
                (
                    world,
                    account_id,
                ),
            )
        ).parsed

    def get_state(
        self,
        world: str,
    ) -> State:
        """Take a snapshot.

        Answers with the whole state of a world as one document, which `putState` takes back: there, in another world or in
        another emulator. Credentials and the journal are not part of it.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            State: The state. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_state("default")
            State(clock=..., ...)
        """
        return (self._run(_operations.GET_STATE, (world,))).parsed

    def put_state(
        self,
        world: str,
        *,
        body: State,
    ) -> None:
        """Restore a snapshot, or seed.

        Replaces the state of a world by a document: one that `getState` has answered, or one written by hand, in which most is
        optional. What the document does not name is empty afterwards. A document that is refused changes nothing.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            body: The state of a world. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, InvalidState. The document is malformed, or describes a state
                that can't be. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> document = client.get_state("default")
            >>> client.put_state("default", body=document)
        """
        (
            self._run(
                _operations.PUT_STATE,
                (
                    world,
                    body,
                ),
            )
        ).parsed

    def list_numbers(
        self,
        world: str,
        *,
        account_id: str | None = None,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[NumberState]:
        """List numbers.

        Answers with the numbers of a world, in the order in which they were registered.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            status: Only those with this status. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[NumberState]: The numbers. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_numbers("default")
            [...]
        """
        return (
            self._run(
                _operations.LIST_NUMBERS,
                (
                    world,
                    account_id,
                    status,
                    after,
                    limit,
                ),
            )
        ).parsed

    def get_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
    ) -> NumberState:
        """Read a number.

        Answers with the state of a number as the owner will find it, by the clock of its world.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.
            phone_number: The number, as it was registered. Matching `^[!-~]{1,64}$`. Source: emulator.

        Returns:
            NumberState: The number. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownNumber. No such world or account, or it has not registered
                this number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_number("default", "12925149", "01012345678")
            NumberState(id=..., ...)
        """
        return (
            self._run(
                _operations.GET_NUMBER,
                (
                    world,
                    account_id,
                    phone_number,
                ),
            )
        ).parsed

    def set_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
        *,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        release: SetNumberRelease | Literal["APPROVED", "REJECTED"] | None = None,
        method: SetNumberMethod | Literal["ARS", "SELF-CERT", "DOCUMENT"] | None = None,
    ) -> NumberState:
        """Set a number's status.

        Sets what otherwise a voice call or a person at the provider decides: the status of a number, the outcome of its
        release request, or both at once.

        A number that becomes `ACTIVE` from `PENDING` or `DUPLICATED` is verified as by a voice call, or by another `method`: it
        gets method `ARS` then, an expiry six months ahead and an entry in its log; one that becomes `PENDING` or `DUPLICATED` loses both. A release that
        is `APPROVED` makes a `DUPLICATED` number `PENDING`, and takes it from the account that held it: there it becomes
        `DUPLICATED`, and its release can be requested anew.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.
            phone_number: The number, as it was registered. Matching `^[!-~]{1,64}$`. Source: emulator.
            status: Status of a number. Source: emulator.
            release: The outcome of its release request. Source: emulator.
            method: How its owner is verified where it becomes `ACTIVE`; without it by a voice call, `ARS`. Source:
                emulator.

        Returns:
            NumberState: The number as it is now. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownNumber. No such world or account, or it has not registered
                this number. Source: emulator.
            errors.ConflictError: 409 HeldElsewhere, NoReleaseRequest. The number can't come into this state. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.set_number("default", "12925149", "01012345678", status="ACTIVE")
            NumberState(id=..., ...)
        """
        return (
            self._run(
                _operations.SET_NUMBER,
                (
                    world,
                    account_id,
                    phone_number,
                    status,
                    release,
                    method,
                ),
            )
        ).parsed

    def list_requests(
        self,
        world: str,
        *,
        account_id: str | None = None,
        limit: int | None = None,
    ) -> list[WaitingRequest]:
        """List requests that wait.

        Answers with the requests of the sender-ID API that wait for a person to decide, oldest first: for approval by papers, for the
        release of a number, and for a higher limit.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[WaitingRequest]: The requests. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_requests("default")
            [...]
        """
        return (
            self._run(
                _operations.LIST_REQUESTS,
                (
                    world,
                    account_id,
                    limit,
                ),
            )
        ).parsed

    def decide_request(
        self,
        world: str,
        request_id: str,
        *,
        decision: DecideRequestDecision | Literal["APPROVED", "REJECTED"],
        reason: None | str | Unset = UNSET,
    ) -> WaitingRequest:
        """Approve or reject a request.

        Decides what a person at the provider would, and answers with the request as it is now.

        Papers that are approved verify the owner of the number, by method `DOCUMENT`, for six months: it becomes `ACTIVE` unless its
        owner has switched it off. A release that is approved makes a `DUPLICATED` number `PENDING` and takes it from its holder. A
        limit that is approved is the account's from then on, unless that is higher already. What is rejected changes nothing but
        the request.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            request_id: The request, as its account sees it called. Matching `^[!-~]{1,64}$`. Source: emulator.
            decision: What becomes of the request. Source: emulator.
            reason: Why, for the account to read. At most 1000 characters. Source: emulator.

        Returns:
            WaitingRequest: The request. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownRequest. No such world, or no such request waits in it.
                Source: emulator.
            errors.ConflictError: 409 HeldElsewhere. The papers are for a number that another account holds. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.decide_request("default", "APR_4qx2emulatork", decision="APPROVED")
            WaitingRequest(request_id=..., ...)
        """
        return (
            self._run(
                _operations.DECIDE_REQUEST,
                (
                    world,
                    request_id,
                    decision,
                    reason,
                ),
            )
        ).parsed

    def list_documents(
        self,
        world: str,
        *,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[DocumentState]:
        """List documents.

        Answers with the uploaded documents of a world, in the order in which they were uploaded.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[DocumentState]: The documents. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_documents("default")
            [...]
        """
        return (
            self._run(
                _operations.LIST_DOCUMENTS,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).parsed

    def get_document_content(
        self,
        world: str,
        account_id: str,
        document_id: str,
    ) -> DocumentContent:
        """Read the content of a document.

        Answers with the content of a document as base64; its `url` answers with the bytes themselves.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.
            document_id: The document. Matching `^[!-~]{1,64}$`. Source: emulator.

        Returns:
            DocumentContent: The content. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownDocument, UnknownContent. No such world or document, or its
                content is not kept (any more). Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_document_content("default", "12925149", "DOC_4qx2emulatork")
            DocumentContent(media_type=..., ...)
        """
        return (
            self._run(
                _operations.GET_DOCUMENT_CONTENT,
                (
                    world,
                    account_id,
                    document_id,
                ),
            )
        ).parsed

    def list_phones(
        self,
        world: str,
        *,
        account_id: int | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[PhoneState]:
        """List phones.

        Answers with the phones of a world, in the order in which they were created.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. At least 1. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[PhoneState]: The phones. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_phones("default")
            [...]
        """
        return (
            self._run(
                _operations.LIST_PHONES,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).parsed

    def list_events(
        self,
        world: str,
        account_id: int,
    ) -> list[PhoneEvent]:
        """List audit events.

        Answers with the audit events that the platform would have emitted for an account, oldest first.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account that got the phones. At least 1. Source: emulator.

        Returns:
            list[PhoneEvent]: The events. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_events("default", 123)
            [...]
        """
        return (
            self._run(
                _operations.LIST_EVENTS,
                (
                    world,
                    account_id,
                ),
            )
        ).parsed

    def list_faults(
        self,
        world: str,
    ) -> list[PendingFault]:
        """List faults.

        Answers with the faults that are pending, in the order in which they were added.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            list[PendingFault]: The faults. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_faults("default")
            [...]
        """
        return (self._run(_operations.LIST_FAULTS, (world,))).parsed

    def add_fault(
        self,
        world: str,
        *,
        operation_id: None | str | Unset = UNSET,
        account_id: None | str | Unset = UNSET,
        times: int | None | Unset = UNSET,
        share: float | None = None,
        error: None | str | Unset = UNSET,
        answer: FaultAnswer | None | Unset = UNSET,
        drop: bool | None = None,
        after_work: bool | None = None,
        delay_seconds: float | None = None,
        truncate_to: int | None | Unset = UNSET,
    ) -> PendingFault:
        """Make requests fail.

        The next accepted requests of an operation, or a share of them, go wrong: they get one of the errors that their contract
        documents, or any answer at all; the answer comes late, or is cut off, or the connection is dropped. A request that gets
        another answer than its own, or none, changes nothing, unless `afterWork` says that its work is done.

        Of several faults that match a request, the one that was added first applies. No more than 1,000 (`--faults`) can be pending.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            operation_id: The operation to fail, as its contract names it; any when `null`.
            account_id: The account whose requests fail; any when `null`.
            times: How many requests of those that match are looked at; all of them when `null`. At least 1, at most
                1000000000, taken as 1 when not given. Source: emulator.
            share: Which share of them fails, evenly spread; of 0.25 every fourth. At most 1, more than 0, taken as 1
                when not given. Source: emulator.
            error: The error to answer with, as the contract of the operation names its example.
            answer: The answer in the place of the right one.
            drop: Whether the connection is closed without an answer. Taken as false when not given. Source: emulator.
            after_work: Whether the request does its work before it gets another answer, or none. Taken as false when
                not given. Source: emulator.
            delay_seconds: How long the answer takes. At least 0, at most 60, taken as 0 when not given. Source:
                emulator.
            truncate_to: How many bytes of the body arrive before the connection is closed. At least 0, at most 65536.
                Source: emulator.

        Returns:
            PendingFault: The fault is pending. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, UnknownFault. The request is malformed, or no request can fail
                like this. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.ConflictError: 409 TooManyFaults. As many faults are pending as may be. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.add_fault("default", operation_id="createPhone", error="PhoneCreationFailed")
            PendingFault(id=..., ...)
        """
        return (
            self._run(
                _operations.ADD_FAULT,
                (
                    world,
                    operation_id,
                    account_id,
                    times,
                    share,
                    error,
                    answer,
                    drop,
                    after_work,
                    delay_seconds,
                    truncate_to,
                ),
            )
        ).parsed

    def clear_faults(
        self,
        world: str,
    ) -> None:
        """Remove faults.

        Removes every pending fault of a world.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.clear_faults("default")
        """
        (self._run(_operations.CLEAR_FAULTS, (world,))).parsed

    def list_journal(
        self,
        world: str,
        *,
        operation_id: str | None = None,
        status: int | None = None,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[JournalEntry]:
        """Read the journal.

        Answers with the newest requests to the providers' operations and their answers, oldest first. What is not known to be
        without secrets is masked, and what is long cut off. A request whose credentials are unknown is in the journal of the world
        `default`.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            operation_id: Only those of this operation. Matching `^[A-Za-z]{1,64}$`. Source: emulator.
            status: Only those that were answered with this status. At least 100, at most 599. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[JournalEntry]: The entries. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_journal("default")
            [...]
        """
        return (
            self._run(
                _operations.LIST_JOURNAL,
                (
                    world,
                    operation_id,
                    status,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).parsed

    def get_clock(
        self,
        world: str,
    ) -> Clock:
        """Read the clock.

        Answers with the time that a world goes by.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            Clock: The time. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_clock("default")
            Clock(now=..., ...)
        """
        return (self._run(_operations.GET_CLOCK, (world,))).parsed

    def set_clock(
        self,
        world: str,
        *,
        now: datetime.datetime,
        frozen: bool | None = None,
    ) -> Clock:
        """Set the clock.

        Sets the time that a world goes by; it goes on from there unless it is frozen, and stands still at the end of the year
        9998. Numbers expire by this clock, and signatures must be dated by it.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            now: An instant with `Z` or an offset. Source: emulator.
            frozen: Whether it stands still from then on. Taken as false when not given. Source: emulator.

        Returns:
            Clock: The time. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, ClockOutOfRange. The request is malformed, or the time is out
                of range. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.set_clock("default", now="2019-10-28T17:59:25.130Z")
            Clock(now=..., ...)
        """
        return (
            self._run(
                _operations.SET_CLOCK,
                (
                    world,
                    now,
                    frozen,
                ),
            )
        ).parsed

    def advance_clock(
        self,
        world: str,
        *,
        seconds: float,
    ) -> Clock:
        """Let time pass.

        Moves the clock on, or back by a negative number of seconds. A frozen clock stays frozen.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            seconds: Seconds, fractions included.

        Returns:
            Clock: The time. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, ClockOutOfRange. The request is malformed, or the time is out
                of range. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.advance_clock("default", seconds=3600)
            Clock(now=..., ...)
        """
        return (
            self._run(
                _operations.ADVANCE_CLOCK,
                (
                    world,
                    seconds,
                ),
            )
        ).parsed


class AsyncEmulatorClient(AsyncClient):
    """Bring the emulator into the state that a test needs.

    Args:
        control_token: A token, or a function that gives one and is asked again when it is refused. `PHONE_EMULATOR_CONTROL_TOKEN` for from_env(). None where the API asks for none.
        base_url: Where the API is; `PHONE_EMULATOR_URL` for from_env().
        timeout: Seconds for a whole call, waits between attempts included; None for no limit.
        connect_timeout: Seconds to wait for a connection, of each attempt.
        retries: How often to try again, 0 for never, or Retries for all about it.
        check_inputs: Whether arguments are held against the contract before they are sent.
        max_answer_bytes: How much of an answer may come, in bytes, unpacked.
        allow_insecure_http: Whether credentials may go in the clear to another machine.
        on_attempt: Called after each attempt.
        http_client: A client to send by, which stays yours to close; its own credentials are not used.
        httpx_args: Whatever else httpx.AsyncClient takes, such as headers, proxy, verify, http2 or transport.

    Raises:
        errors.ConfigurationError: A credential can't be sent, or the base URL is not safe.
    """

    _api = API

    def __init__(
        self,
        *,
        base_url: str | httpx.URL = BASE_URL,
        control_token: str | Callable[[], str | Awaitable[str]] | None = None,
        timeout: float | None = TIMEOUT,
        connect_timeout: float | None = CONNECT_TIMEOUT,
        retries: Retries | int = Retries(),
        check_inputs: bool = True,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
        allow_insecure_http: bool = False,
        on_attempt: Callable[[Attempt], object] | None = None,
        http_client: httpx.AsyncClient | None = None,
        **httpx_args: Any,
    ) -> None:
        auth, proof = (
            (httpx.Auth(), None)
            if control_token is None
            else bearer("control_token", control_token, "PHONE_EMULATOR_CONTROL_TOKEN")
        )
        options = checked(
            timeout=timeout,
            connect_timeout=connect_timeout,
            retries=retries,
            check_inputs=check_inputs,
            max_answer_bytes=max_answer_bytes,
            on_attempt=on_attempt,
        )
        super().__init__(
            auth,
            base_url,
            proof=proof,
            allow_insecure_http=allow_insecure_http,
            options=Options(**options),
            http_client=http_client,
            httpx_args=httpx_args,
        )

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client with the credentials of the environment.

        Reads `PHONE_EMULATOR_CONTROL_TOKEN`, `PHONE_EMULATOR_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: As for the constructor.
        """
        found = chosen(
            overrides,
            {
                "control_token": "PHONE_EMULATOR_CONTROL_TOKEN",
            },
            required=False,
        )
        settings: dict[str, Any] = {"base_url": os.environ.get("PHONE_EMULATOR_URL") or BASE_URL, **found, **overrides}
        return cls(**settings)

    @property
    def with_raw_response(self) -> AsyncEmulatorClientWithRawResponse:
        """The same methods, returning the answer as it came beside what was read from it."""
        from .raw import AsyncEmulatorClientWithRawResponse

        return AsyncEmulatorClientWithRawResponse(self)

    async def get_health(
        self,
    ) -> Health:
        """Ask whether the emulator works.

        Answers whether a transaction can begin, which every other request needs; after a second without one it can't. It is not
        in the journal.

        Returns:
            Health: A transaction has begun. Source: emulator.

        Raises:
            errors.ServerError: 503 Unavailable. No transaction can begin. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_health()
            Health(status=...)
        """
        return (await self._run(_operations.GET_HEALTH, ())).parsed

    async def list_worlds(
        self,
    ) -> list[WorldSummary]:
        """List worlds.

        Answers with every world, oldest first, without credentials.

        Returns:
            list[WorldSummary]: The worlds. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_worlds()
            [...]
        """
        return (await self._run(_operations.LIST_WORLDS, ())).parsed

    async def create_world(
        self,
        *,
        world: str | None = None,
        accounts: list[WorldAccount] | None = None,
        tokens: list[WorldToken] | None = None,
        servers: list[WorldServer] | None = None,
    ) -> World:
        """Create a world.

        Opens a world with accounts and tokens, state, clock, faults and journal of its own, and answers with its credentials.
        Whoever calls a provider's operation with one of them is in that world.

        Where there are as many worlds as there may be, one that was idle for longer than a day (`--idle`), by the system's
        clock, gives way: the one that was idle longest, never `default`.

        Without `accounts`, `tokens` or `servers` it gets those that the emulator was started with, under fresh credentials.

        Args:
            world: Name of a world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            accounts: Its accounts of the sender-ID API. At most 1000 items. Source: emulator.
            tokens: Its tokens of the Pismo API. At most 1000 items. Source: emulator.
            servers: Its servers, which the Pismo API gives tokens to. At most 1000 items. Source: emulator.

        Returns:
            World: The world, with its credentials. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.ConflictError: 409 WorldExists, CredentialInUse, TooManyWorlds. There can't be such a world. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.create_world()
            World(world=..., ...)
        """
        return (
            await self._run(
                _operations.CREATE_WORLD,
                (
                    world,
                    accounts,
                    tokens,
                    servers,
                ),
            )
        ).parsed

    async def get_world(
        self,
        world: str,
    ) -> World:
        """Read the credentials of a world.

        Answers with the accounts, tokens and servers of a world. Whoever calls a provider's operation with one of them is in
        that world; they are made up, and open nothing but this emulator.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            World: The world with its credentials. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_world("default")
            World(world=..., ...)
        """
        return (await self._run(_operations.GET_WORLD, (world,))).parsed

    async def delete_world(
        self,
        world: str,
    ) -> None:
        """Remove a world.

        Removes a world and all that is in it; its credentials are unknown from then on.

        Args:
            world: The world, any but `default`. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.ConflictError: 409 DefaultWorld. The world is always there. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.delete_world("w-1a2b3c4d")
        """
        (await self._run(_operations.DELETE_WORLD, (world,))).parsed

    async def reset(
        self,
        world: str,
    ) -> None:
        """Forget everything.

        Removes every number, document, phone, used signature, pending fault and entry of the journal of a world, and goes by the system's
        clock again. Accounts and credentials stay.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.reset("default")
        """
        (await self._run(_operations.RESET, (world,))).parsed

    async def reset_account(
        self,
        world: str,
        account_id: str,
    ) -> None:
        """Forget one account.

        Removes the numbers, documents and requests of an account of the sender-ID API and the phones of a Pismo account of that id. A number that another
        account has as `DUPLICATED` passes to that one, as when its holder removes it. Clock, faults, used
        signatures and journal stay.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.reset_account("default", "12925149")
        """
        (
            await self._run(
                _operations.RESET_ACCOUNT,
                (
                    world,
                    account_id,
                ),
            )
        ).parsed

    async def get_state(
        self,
        world: str,
    ) -> State:
        """Take a snapshot.

        Answers with the whole state of a world as one document, which `putState` takes back: there, in another world or in
        another emulator. Credentials and the journal are not part of it.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            State: The state. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_state("default")
            State(clock=..., ...)
        """
        return (await self._run(_operations.GET_STATE, (world,))).parsed

    async def put_state(
        self,
        world: str,
        *,
        body: State,
    ) -> None:
        """Restore a snapshot, or seed.

        Replaces the state of a world by a document: one that `getState` has answered, or one written by hand, in which most is
        optional. What the document does not name is empty afterwards. A document that is refused changes nothing.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            body: The state of a world. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, InvalidState. The document is malformed, or describes a state
                that can't be. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> document = await client.get_state("default")
            >>> await client.put_state("default", body=document)
        """
        (
            await self._run(
                _operations.PUT_STATE,
                (
                    world,
                    body,
                ),
            )
        ).parsed

    async def list_numbers(
        self,
        world: str,
        *,
        account_id: str | None = None,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[NumberState]:
        """List numbers.

        Answers with the numbers of a world, in the order in which they were registered.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            status: Only those with this status. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[NumberState]: The numbers. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_numbers("default")
            [...]
        """
        return (
            await self._run(
                _operations.LIST_NUMBERS,
                (
                    world,
                    account_id,
                    status,
                    after,
                    limit,
                ),
            )
        ).parsed

    async def get_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
    ) -> NumberState:
        """Read a number.

        Answers with the state of a number as the owner will find it, by the clock of its world.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.
            phone_number: The number, as it was registered. Matching `^[!-~]{1,64}$`. Source: emulator.

        Returns:
            NumberState: The number. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownNumber. No such world or account, or it has not registered
                this number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_number("default", "12925149", "01012345678")
            NumberState(id=..., ...)
        """
        return (
            await self._run(
                _operations.GET_NUMBER,
                (
                    world,
                    account_id,
                    phone_number,
                ),
            )
        ).parsed

    async def set_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
        *,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        release: SetNumberRelease | Literal["APPROVED", "REJECTED"] | None = None,
        method: SetNumberMethod | Literal["ARS", "SELF-CERT", "DOCUMENT"] | None = None,
    ) -> NumberState:
        """Set a number's status.

        Sets what otherwise a voice call or a person at the provider decides: the status of a number, the outcome of its
        release request, or both at once.

        A number that becomes `ACTIVE` from `PENDING` or `DUPLICATED` is verified as by a voice call, or by another `method`: it
        gets method `ARS` then, an expiry six months ahead and an entry in its log; one that becomes `PENDING` or `DUPLICATED` loses both. A release that
        is `APPROVED` makes a `DUPLICATED` number `PENDING`, and takes it from the account that held it: there it becomes
        `DUPLICATED`, and its release can be requested anew.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.
            phone_number: The number, as it was registered. Matching `^[!-~]{1,64}$`. Source: emulator.
            status: Status of a number. Source: emulator.
            release: The outcome of its release request. Source: emulator.
            method: How its owner is verified where it becomes `ACTIVE`; without it by a voice call, `ARS`. Source:
                emulator.

        Returns:
            NumberState: The number as it is now. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownNumber. No such world or account, or it has not registered
                this number. Source: emulator.
            errors.ConflictError: 409 HeldElsewhere, NoReleaseRequest. The number can't come into this state. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.set_number("default", "12925149", "01012345678", status="ACTIVE")
            NumberState(id=..., ...)
        """
        return (
            await self._run(
                _operations.SET_NUMBER,
                (
                    world,
                    account_id,
                    phone_number,
                    status,
                    release,
                    method,
                ),
            )
        ).parsed

    async def list_requests(
        self,
        world: str,
        *,
        account_id: str | None = None,
        limit: int | None = None,
    ) -> list[WaitingRequest]:
        """List requests that wait.

        Answers with the requests of the sender-ID API that wait for a person to decide, oldest first: for approval by papers, for the
        release of a number, and for a higher limit.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[WaitingRequest]: The requests. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_requests("default")
            [...]
        """
        return (
            await self._run(
                _operations.LIST_REQUESTS,
                (
                    world,
                    account_id,
                    limit,
                ),
            )
        ).parsed

    async def decide_request(
        self,
        world: str,
        request_id: str,
        *,
        decision: DecideRequestDecision | Literal["APPROVED", "REJECTED"],
        reason: None | str | Unset = UNSET,
    ) -> WaitingRequest:
        """Approve or reject a request.

        Decides what a person at the provider would, and answers with the request as it is now.

        Papers that are approved verify the owner of the number, by method `DOCUMENT`, for six months: it becomes `ACTIVE` unless its
        owner has switched it off. A release that is approved makes a `DUPLICATED` number `PENDING` and takes it from its holder. A
        limit that is approved is the account's from then on, unless that is higher already. What is rejected changes nothing but
        the request.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            request_id: The request, as its account sees it called. Matching `^[!-~]{1,64}$`. Source: emulator.
            decision: What becomes of the request. Source: emulator.
            reason: Why, for the account to read. At most 1000 characters. Source: emulator.

        Returns:
            WaitingRequest: The request. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownRequest. No such world, or no such request waits in it.
                Source: emulator.
            errors.ConflictError: 409 HeldElsewhere. The papers are for a number that another account holds. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.decide_request("default", "APR_4qx2emulatork", decision="APPROVED")
            WaitingRequest(request_id=..., ...)
        """
        return (
            await self._run(
                _operations.DECIDE_REQUEST,
                (
                    world,
                    request_id,
                    decision,
                    reason,
                ),
            )
        ).parsed

    async def list_documents(
        self,
        world: str,
        *,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[DocumentState]:
        """List documents.

        Answers with the uploaded documents of a world, in the order in which they were uploaded.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[DocumentState]: The documents. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_documents("default")
            [...]
        """
        return (
            await self._run(
                _operations.LIST_DOCUMENTS,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).parsed

    async def get_document_content(
        self,
        world: str,
        account_id: str,
        document_id: str,
    ) -> DocumentContent:
        """Read the content of a document.

        Answers with the content of a document as base64; its `url` answers with the bytes themselves.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account. Matching `^[!-~]{1,64}$`. Source: emulator.
            document_id: The document. Matching `^[!-~]{1,64}$`. Source: emulator.

        Returns:
            DocumentContent: The content. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld, UnknownDocument, UnknownContent. No such world or document, or its
                content is not kept (any more). Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_document_content("default", "12925149", "DOC_4qx2emulatork")
            DocumentContent(media_type=..., ...)
        """
        return (
            await self._run(
                _operations.GET_DOCUMENT_CONTENT,
                (
                    world,
                    account_id,
                    document_id,
                ),
            )
        ).parsed

    async def list_phones(
        self,
        world: str,
        *,
        account_id: int | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[PhoneState]:
        """List phones.

        Answers with the phones of a world, in the order in which they were created.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: Only those of this account. At least 1. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[PhoneState]: The phones. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_phones("default")
            [...]
        """
        return (
            await self._run(
                _operations.LIST_PHONES,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).parsed

    async def list_events(
        self,
        world: str,
        account_id: int,
    ) -> list[PhoneEvent]:
        """List audit events.

        Answers with the audit events that the platform would have emitted for an account, oldest first.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            account_id: The account that got the phones. At least 1. Source: emulator.

        Returns:
            list[PhoneEvent]: The events. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_events("default", 123)
            [...]
        """
        return (
            await self._run(
                _operations.LIST_EVENTS,
                (
                    world,
                    account_id,
                ),
            )
        ).parsed

    async def list_faults(
        self,
        world: str,
    ) -> list[PendingFault]:
        """List faults.

        Answers with the faults that are pending, in the order in which they were added.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            list[PendingFault]: The faults. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_faults("default")
            [...]
        """
        return (await self._run(_operations.LIST_FAULTS, (world,))).parsed

    async def add_fault(
        self,
        world: str,
        *,
        operation_id: None | str | Unset = UNSET,
        account_id: None | str | Unset = UNSET,
        times: int | None | Unset = UNSET,
        share: float | None = None,
        error: None | str | Unset = UNSET,
        answer: FaultAnswer | None | Unset = UNSET,
        drop: bool | None = None,
        after_work: bool | None = None,
        delay_seconds: float | None = None,
        truncate_to: int | None | Unset = UNSET,
    ) -> PendingFault:
        """Make requests fail.

        The next accepted requests of an operation, or a share of them, go wrong: they get one of the errors that their contract
        documents, or any answer at all; the answer comes late, or is cut off, or the connection is dropped. A request that gets
        another answer than its own, or none, changes nothing, unless `afterWork` says that its work is done.

        Of several faults that match a request, the one that was added first applies. No more than 1,000 (`--faults`) can be pending.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            operation_id: The operation to fail, as its contract names it; any when `null`.
            account_id: The account whose requests fail; any when `null`.
            times: How many requests of those that match are looked at; all of them when `null`. At least 1, at most
                1000000000, taken as 1 when not given. Source: emulator.
            share: Which share of them fails, evenly spread; of 0.25 every fourth. At most 1, more than 0, taken as 1
                when not given. Source: emulator.
            error: The error to answer with, as the contract of the operation names its example.
            answer: The answer in the place of the right one.
            drop: Whether the connection is closed without an answer. Taken as false when not given. Source: emulator.
            after_work: Whether the request does its work before it gets another answer, or none. Taken as false when
                not given. Source: emulator.
            delay_seconds: How long the answer takes. At least 0, at most 60, taken as 0 when not given. Source:
                emulator.
            truncate_to: How many bytes of the body arrive before the connection is closed. At least 0, at most 65536.
                Source: emulator.

        Returns:
            PendingFault: The fault is pending. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, UnknownFault. The request is malformed, or no request can fail
                like this. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.ConflictError: 409 TooManyFaults. As many faults are pending as may be. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.add_fault("default", operation_id="createPhone", error="PhoneCreationFailed")
            PendingFault(id=..., ...)
        """
        return (
            await self._run(
                _operations.ADD_FAULT,
                (
                    world,
                    operation_id,
                    account_id,
                    times,
                    share,
                    error,
                    answer,
                    drop,
                    after_work,
                    delay_seconds,
                    truncate_to,
                ),
            )
        ).parsed

    async def clear_faults(
        self,
        world: str,
    ) -> None:
        """Remove faults.

        Removes every pending fault of a world.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.clear_faults("default")
        """
        (await self._run(_operations.CLEAR_FAULTS, (world,))).parsed

    async def list_journal(
        self,
        world: str,
        *,
        operation_id: str | None = None,
        status: int | None = None,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[JournalEntry]:
        """Read the journal.

        Answers with the newest requests to the providers' operations and their answers, oldest first. What is not known to be
        without secrets is masked, and what is long cut off. A request whose credentials are unknown is in the journal of the world
        `default`.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            operation_id: Only those of this operation. Matching `^[A-Za-z]{1,64}$`. Source: emulator.
            status: Only those that were answered with this status. At least 100, at most 599. Source: emulator.
            account_id: Only those of this account. Matching `^[!-~]{1,64}$`. Source: emulator.
            after: Only those behind the one with this `id`. At least 0, taken as 0 when not given. Source: emulator.
            limit: No more than so many. At least 1, at most 1000, taken as 100 when not given. Source: emulator.

        Returns:
            list[JournalEntry]: The entries. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_journal("default")
            [...]
        """
        return (
            await self._run(
                _operations.LIST_JOURNAL,
                (
                    world,
                    operation_id,
                    status,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).parsed

    async def get_clock(
        self,
        world: str,
    ) -> Clock:
        """Read the clock.

        Answers with the time that a world goes by.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.

        Returns:
            Clock: The time. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_clock("default")
            Clock(now=..., ...)
        """
        return (await self._run(_operations.GET_CLOCK, (world,))).parsed

    async def set_clock(
        self,
        world: str,
        *,
        now: datetime.datetime,
        frozen: bool | None = None,
    ) -> Clock:
        """Set the clock.

        Sets the time that a world goes by; it goes on from there unless it is frozen, and stands still at the end of the year
        9998. Numbers expire by this clock, and signatures must be dated by it.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            now: An instant with `Z` or an offset. Source: emulator.
            frozen: Whether it stands still from then on. Taken as false when not given. Source: emulator.

        Returns:
            Clock: The time. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, ClockOutOfRange. The request is malformed, or the time is out
                of range. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.set_clock("default", now="2019-10-28T17:59:25.130Z")
            Clock(now=..., ...)
        """
        return (
            await self._run(
                _operations.SET_CLOCK,
                (
                    world,
                    now,
                    frozen,
                ),
            )
        ).parsed

    async def advance_clock(
        self,
        world: str,
        *,
        seconds: float,
    ) -> Clock:
        """Let time pass.

        Moves the clock on, or back by a negative number of seconds. A frozen clock stays frozen.

        Args:
            world: The world. Matching `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`. Source: emulator.
            seconds: Seconds, fractions included.

        Returns:
            Clock: The time. Source: emulator.

        Raises:
            errors.BadRequestError: 400 ValidationError, ClockOutOfRange. The request is malformed, or the time is out
                of range. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The emulator was started with a control token, and the request
                does not carry it; or a web page of another origin may have sent it.  Source: emulator.
            errors.NotFoundError: 404 UnknownWorld. There is no such world. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.advance_clock("default", seconds=3600)
            Clock(now=..., ...)
        """
        return (
            await self._run(
                _operations.ADVANCE_CLOCK,
                (
                    world,
                    seconds,
                ),
            )
        ).parsed
