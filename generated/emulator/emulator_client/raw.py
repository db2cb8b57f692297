"""The methods of the clients, returning the answer as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from . import operations as _operations
from ._client import RawResponse
from ._values import UNSET, Unset
from .facade import AsyncEmulatorClient, EmulatorClient

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


class EmulatorClientWithRawResponse:
    """What `EmulatorClient.with_raw_response` gives."""

    def __init__(self, client: EmulatorClient) -> None:
        self._client = client

    def get_health(
        self,
    ) -> RawResponse[Health]:
        """As EmulatorClient.get_health."""
        return (self._client._run(_operations.GET_HEALTH, ())).without_credentials()

    def list_worlds(
        self,
    ) -> RawResponse[list[WorldSummary]]:
        """As EmulatorClient.list_worlds."""
        return (self._client._run(_operations.LIST_WORLDS, ())).without_credentials()

    def create_world(
        self,
        *,
        world: str | None = None,
        accounts: list[WorldAccount] | None = None,
        tokens: list[WorldToken] | None = None,
        servers: list[WorldServer] | None = None,
    ) -> RawResponse[World]:
        """As EmulatorClient.create_world."""
        return (
            self._client._run(
                _operations.CREATE_WORLD,
                (
                    world,
                    accounts,
                    tokens,
                    servers,
                ),
            )
        ).without_credentials()

    def get_world(
        self,
        world: str,
    ) -> RawResponse[World]:
        """As EmulatorClient.get_world."""
        return (self._client._run(_operations.GET_WORLD, (world,))).without_credentials()

    def delete_world(
        self,
        world: str,
    ) -> RawResponse[None]:
        """As EmulatorClient.delete_world."""
        return (self._client._run(_operations.DELETE_WORLD, (world,))).without_credentials()

    def reset(
        self,
        world: str,
    ) -> RawResponse[None]:
        """As EmulatorClient.reset."""
        return (self._client._run(_operations.RESET, (world,))).without_credentials()

    def reset_account(
        self,
        world: str,
        account_id: str,
    ) -> RawResponse[None]:
        """As EmulatorClient.reset_account."""
        return (
            self._client._run(
                _operations.RESET_ACCOUNT,
                (
                    world,
                    account_id,
                ),
            )
        ).without_credentials()

    def get_state(
        self,
        world: str,
    ) -> RawResponse[State]:
        """As EmulatorClient.get_state."""
        return (self._client._run(_operations.GET_STATE, (world,))).without_credentials()

    def put_state(
        self,
        world: str,
        *,
        body: State,
    ) -> RawResponse[None]:
        """As EmulatorClient.put_state."""
        return (
            self._client._run(
                _operations.PUT_STATE,
                (
                    world,
                    body,
                ),
            )
        ).without_credentials()

    def list_numbers(
        self,
        world: str,
        *,
        account_id: str | None = None,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[NumberState]]:
        """As EmulatorClient.list_numbers."""
        return (
            self._client._run(
                _operations.LIST_NUMBERS,
                (
                    world,
                    account_id,
                    status,
                    after,
                    limit,
                ),
            )
        ).without_credentials()

    def get_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
    ) -> RawResponse[NumberState]:
        """As EmulatorClient.get_number."""
        return (
            self._client._run(
                _operations.GET_NUMBER,
                (
                    world,
                    account_id,
                    phone_number,
                ),
            )
        ).without_credentials()

    def set_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
        *,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        release: SetNumberRelease | Literal["APPROVED", "REJECTED"] | None = None,
        method: SetNumberMethod | Literal["ARS", "SELF-CERT", "DOCUMENT"] | None = None,
    ) -> RawResponse[NumberState]:
        """As EmulatorClient.set_number."""
        return (
            self._client._run(
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
        ).without_credentials()

    def list_requests(
        self,
        world: str,
        *,
        account_id: str | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[WaitingRequest]]:
        """As EmulatorClient.list_requests."""
        return (
            self._client._run(
                _operations.LIST_REQUESTS,
                (
                    world,
                    account_id,
                    limit,
                ),
            )
        ).without_credentials()

    def decide_request(
        self,
        world: str,
        request_id: str,
        *,
        decision: DecideRequestDecision | Literal["APPROVED", "REJECTED"],
        reason: None | str | Unset = UNSET,
    ) -> RawResponse[WaitingRequest]:
        """As EmulatorClient.decide_request."""
        return (
            self._client._run(
                _operations.DECIDE_REQUEST,
                (
                    world,
                    request_id,
                    decision,
                    reason,
                ),
            )
        ).without_credentials()

    def list_documents(
        self,
        world: str,
        *,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[DocumentState]]:
        """As EmulatorClient.list_documents."""
        return (
            self._client._run(
                _operations.LIST_DOCUMENTS,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).without_credentials()

    def get_document_content(
        self,
        world: str,
        account_id: str,
        document_id: str,
    ) -> RawResponse[DocumentContent]:
        """As EmulatorClient.get_document_content."""
        return (
            self._client._run(
                _operations.GET_DOCUMENT_CONTENT,
                (
                    world,
                    account_id,
                    document_id,
                ),
            )
        ).without_credentials()

    def list_phones(
        self,
        world: str,
        *,
        account_id: int | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[PhoneState]]:
        """As EmulatorClient.list_phones."""
        return (
            self._client._run(
                _operations.LIST_PHONES,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).without_credentials()

    def list_events(
        self,
        world: str,
        account_id: int,
    ) -> RawResponse[list[PhoneEvent]]:
        """As EmulatorClient.list_events."""
        return (
            self._client._run(
                _operations.LIST_EVENTS,
                (
                    world,
                    account_id,
                ),
            )
        ).without_credentials()

    def list_faults(
        self,
        world: str,
    ) -> RawResponse[list[PendingFault]]:
        """As EmulatorClient.list_faults."""
        return (self._client._run(_operations.LIST_FAULTS, (world,))).without_credentials()

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
    ) -> RawResponse[PendingFault]:
        """As EmulatorClient.add_fault."""
        return (
            self._client._run(
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
        ).without_credentials()

    def clear_faults(
        self,
        world: str,
    ) -> RawResponse[None]:
        """As EmulatorClient.clear_faults."""
        return (self._client._run(_operations.CLEAR_FAULTS, (world,))).without_credentials()

    def list_journal(
        self,
        world: str,
        *,
        operation_id: str | None = None,
        status: int | None = None,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[JournalEntry]]:
        """As EmulatorClient.list_journal."""
        return (
            self._client._run(
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
        ).without_credentials()

    def get_clock(
        self,
        world: str,
    ) -> RawResponse[Clock]:
        """As EmulatorClient.get_clock."""
        return (self._client._run(_operations.GET_CLOCK, (world,))).without_credentials()

    def set_clock(
        self,
        world: str,
        *,
        now: datetime.datetime,
        frozen: bool | None = None,
    ) -> RawResponse[Clock]:
        """As EmulatorClient.set_clock."""
        return (
            self._client._run(
                _operations.SET_CLOCK,
                (
                    world,
                    now,
                    frozen,
                ),
            )
        ).without_credentials()

    def advance_clock(
        self,
        world: str,
        *,
        seconds: float,
    ) -> RawResponse[Clock]:
        """As EmulatorClient.advance_clock."""
        return (
            self._client._run(
                _operations.ADVANCE_CLOCK,
                (
                    world,
                    seconds,
                ),
            )
        ).without_credentials()


class AsyncEmulatorClientWithRawResponse:
    """What `AsyncEmulatorClient.with_raw_response` gives."""

    def __init__(self, client: AsyncEmulatorClient) -> None:
        self._client = client

    async def get_health(
        self,
    ) -> RawResponse[Health]:
        """As AsyncEmulatorClient.get_health."""
        return (await self._client._run(_operations.GET_HEALTH, ())).without_credentials()

    async def list_worlds(
        self,
    ) -> RawResponse[list[WorldSummary]]:
        """As AsyncEmulatorClient.list_worlds."""
        return (await self._client._run(_operations.LIST_WORLDS, ())).without_credentials()

    async def create_world(
        self,
        *,
        world: str | None = None,
        accounts: list[WorldAccount] | None = None,
        tokens: list[WorldToken] | None = None,
        servers: list[WorldServer] | None = None,
    ) -> RawResponse[World]:
        """As AsyncEmulatorClient.create_world."""
        return (
            await self._client._run(
                _operations.CREATE_WORLD,
                (
                    world,
                    accounts,
                    tokens,
                    servers,
                ),
            )
        ).without_credentials()

    async def get_world(
        self,
        world: str,
    ) -> RawResponse[World]:
        """As AsyncEmulatorClient.get_world."""
        return (await self._client._run(_operations.GET_WORLD, (world,))).without_credentials()

    async def delete_world(
        self,
        world: str,
    ) -> RawResponse[None]:
        """As AsyncEmulatorClient.delete_world."""
        return (await self._client._run(_operations.DELETE_WORLD, (world,))).without_credentials()

    async def reset(
        self,
        world: str,
    ) -> RawResponse[None]:
        """As AsyncEmulatorClient.reset."""
        return (await self._client._run(_operations.RESET, (world,))).without_credentials()

    async def reset_account(
        self,
        world: str,
        account_id: str,
    ) -> RawResponse[None]:
        """As AsyncEmulatorClient.reset_account."""
        return (
            await self._client._run(
                _operations.RESET_ACCOUNT,
                (
                    world,
                    account_id,
                ),
            )
        ).without_credentials()

    async def get_state(
        self,
        world: str,
    ) -> RawResponse[State]:
        """As AsyncEmulatorClient.get_state."""
        return (await self._client._run(_operations.GET_STATE, (world,))).without_credentials()

    async def put_state(
        self,
        world: str,
        *,
        body: State,
    ) -> RawResponse[None]:
        """As AsyncEmulatorClient.put_state."""
        return (
            await self._client._run(
                _operations.PUT_STATE,
                (
                    world,
                    body,
                ),
            )
        ).without_credentials()

    async def list_numbers(
        self,
        world: str,
        *,
        account_id: str | None = None,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[NumberState]]:
        """As AsyncEmulatorClient.list_numbers."""
        return (
            await self._client._run(
                _operations.LIST_NUMBERS,
                (
                    world,
                    account_id,
                    status,
                    after,
                    limit,
                ),
            )
        ).without_credentials()

    async def get_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
    ) -> RawResponse[NumberState]:
        """As AsyncEmulatorClient.get_number."""
        return (
            await self._client._run(
                _operations.GET_NUMBER,
                (
                    world,
                    account_id,
                    phone_number,
                ),
            )
        ).without_credentials()

    async def set_number(
        self,
        world: str,
        account_id: str,
        phone_number: str,
        *,
        status: NumberStatus | Literal["PENDING", "ACTIVE", "INACTIVE", "DUPLICATED"] | None = None,
        release: SetNumberRelease | Literal["APPROVED", "REJECTED"] | None = None,
        method: SetNumberMethod | Literal["ARS", "SELF-CERT", "DOCUMENT"] | None = None,
    ) -> RawResponse[NumberState]:
        """As AsyncEmulatorClient.set_number."""
        return (
            await self._client._run(
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
        ).without_credentials()

    async def list_requests(
        self,
        world: str,
        *,
        account_id: str | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[WaitingRequest]]:
        """As AsyncEmulatorClient.list_requests."""
        return (
            await self._client._run(
                _operations.LIST_REQUESTS,
                (
                    world,
                    account_id,
                    limit,
                ),
            )
        ).without_credentials()

    async def decide_request(
        self,
        world: str,
        request_id: str,
        *,
        decision: DecideRequestDecision | Literal["APPROVED", "REJECTED"],
        reason: None | str | Unset = UNSET,
    ) -> RawResponse[WaitingRequest]:
        """As AsyncEmulatorClient.decide_request."""
        return (
            await self._client._run(
                _operations.DECIDE_REQUEST,
                (
                    world,
                    request_id,
                    decision,
                    reason,
                ),
            )
        ).without_credentials()

    async def list_documents(
        self,
        world: str,
        *,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[DocumentState]]:
        """As AsyncEmulatorClient.list_documents."""
        return (
            await self._client._run(
                _operations.LIST_DOCUMENTS,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).without_credentials()

    async def get_document_content(
        self,
        world: str,
        account_id: str,
        document_id: str,
    ) -> RawResponse[DocumentContent]:
        """As AsyncEmulatorClient.get_document_content."""
        return (
            await self._client._run(
                _operations.GET_DOCUMENT_CONTENT,
                (
                    world,
                    account_id,
                    document_id,
                ),
            )
        ).without_credentials()

    async def list_phones(
        self,
        world: str,
        *,
        account_id: int | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[PhoneState]]:
        """As AsyncEmulatorClient.list_phones."""
        return (
            await self._client._run(
                _operations.LIST_PHONES,
                (
                    world,
                    account_id,
                    after,
                    limit,
                ),
            )
        ).without_credentials()

    async def list_events(
        self,
        world: str,
        account_id: int,
    ) -> RawResponse[list[PhoneEvent]]:
        """As AsyncEmulatorClient.list_events."""
        return (
            await self._client._run(
                _operations.LIST_EVENTS,
                (
                    world,
                    account_id,
                ),
            )
        ).without_credentials()

    async def list_faults(
        self,
        world: str,
    ) -> RawResponse[list[PendingFault]]:
        """As AsyncEmulatorClient.list_faults."""
        return (await self._client._run(_operations.LIST_FAULTS, (world,))).without_credentials()

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
    ) -> RawResponse[PendingFault]:
        """As AsyncEmulatorClient.add_fault."""
        return (
            await self._client._run(
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
        ).without_credentials()

    async def clear_faults(
        self,
        world: str,
    ) -> RawResponse[None]:
        """As AsyncEmulatorClient.clear_faults."""
        return (await self._client._run(_operations.CLEAR_FAULTS, (world,))).without_credentials()

    async def list_journal(
        self,
        world: str,
        *,
        operation_id: str | None = None,
        status: int | None = None,
        account_id: str | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[list[JournalEntry]]:
        """As AsyncEmulatorClient.list_journal."""
        return (
            await self._client._run(
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
        ).without_credentials()

    async def get_clock(
        self,
        world: str,
    ) -> RawResponse[Clock]:
        """As AsyncEmulatorClient.get_clock."""
        return (await self._client._run(_operations.GET_CLOCK, (world,))).without_credentials()

    async def set_clock(
        self,
        world: str,
        *,
        now: datetime.datetime,
        frozen: bool | None = None,
    ) -> RawResponse[Clock]:
        """As AsyncEmulatorClient.set_clock."""
        return (
            await self._client._run(
                _operations.SET_CLOCK,
                (
                    world,
                    now,
                    frozen,
                ),
            )
        ).without_credentials()

    async def advance_clock(
        self,
        world: str,
        *,
        seconds: float,
    ) -> RawResponse[Clock]:
        """As AsyncEmulatorClient.advance_clock."""
        return (
            await self._client._run(
                _operations.ADVANCE_CLOCK,
                (
                    world,
                    seconds,
                ),
            )
        ).without_credentials()
