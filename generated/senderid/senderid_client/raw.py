"""The methods of the clients, returning the answer as it came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from . import operations as _operations
from ._client import RawResponse
from ._values import UNSET, Unset
from .facade import AsyncSenderIdClient, SenderIdClient

if TYPE_CHECKING:
    from .models.account import Account
    from .models.update_number_status import UpdateNumberStatus


class SenderIdClientWithRawResponse:
    """What `SenderIdClient.with_raw_response` gives."""

    def __init__(self, client: SenderIdClient) -> None:
        self._client = client

    def get_account(
        self,
    ) -> RawResponse[Account]:
        """As SenderIdClient.get_account."""
        return self._client._run(_operations.GET_ACCOUNT, ())

    def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | Unset = UNSET,
        document_list: Mapping[str, list[str] | str] | Unset = UNSET,
    ) -> RawResponse[Account]:
        """As SenderIdClient.create_number."""
        return self._client._run(
            _operations.CREATE_NUMBER,
            (
                phone_number,
                documents,
                document_list,
            ),
        )

    def list_active_numbers(
        self,
    ) -> RawResponse[list[str]]:
        """As SenderIdClient.list_active_numbers."""
        return self._client._run(_operations.LIST_ACTIVE_NUMBERS, ())

    def update_number(
        self,
        phone_number: str,
        *,
        status: UpdateNumberStatus | Literal["ACTIVE", "INACTIVE"],
    ) -> RawResponse[Account]:
        """As SenderIdClient.update_number."""
        return self._client._run(
            _operations.UPDATE_NUMBER,
            (
                phone_number,
                status,
            ),
        )

    def delete_number(
        self,
        phone_number: str,
    ) -> RawResponse[Account]:
        """As SenderIdClient.delete_number."""
        return self._client._run(_operations.DELETE_NUMBER, (phone_number,))

    def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | Unset = UNSET,
    ) -> RawResponse[Account]:
        """As SenderIdClient.request_duplicate_release."""
        return self._client._run(
            _operations.REQUEST_DUPLICATE_RELEASE,
            (
                phone_number,
                reason,
                name,
            ),
        )


class AsyncSenderIdClientWithRawResponse:
    """What `AsyncSenderIdClient.with_raw_response` gives."""

    def __init__(self, client: AsyncSenderIdClient) -> None:
        self._client = client

    async def get_account(
        self,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.get_account."""
        return await self._client._run(_operations.GET_ACCOUNT, ())

    async def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | Unset = UNSET,
        document_list: Mapping[str, list[str] | str] | Unset = UNSET,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.create_number."""
        return await self._client._run(
            _operations.CREATE_NUMBER,
            (
                phone_number,
                documents,
                document_list,
            ),
        )

    async def list_active_numbers(
        self,
    ) -> RawResponse[list[str]]:
        """As AsyncSenderIdClient.list_active_numbers."""
        return await self._client._run(_operations.LIST_ACTIVE_NUMBERS, ())

    async def update_number(
        self,
        phone_number: str,
        *,
        status: UpdateNumberStatus | Literal["ACTIVE", "INACTIVE"],
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.update_number."""
        return await self._client._run(
            _operations.UPDATE_NUMBER,
            (
                phone_number,
                status,
            ),
        )

    async def delete_number(
        self,
        phone_number: str,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.delete_number."""
        return await self._client._run(_operations.DELETE_NUMBER, (phone_number,))

    async def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | Unset = UNSET,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.request_duplicate_release."""
        return await self._client._run(
            _operations.REQUEST_DUPLICATE_RELEASE,
            (
                phone_number,
                reason,
                name,
            ),
        )
