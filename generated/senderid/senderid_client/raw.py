"""The methods of the clients, returning the answer as it came."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Literal

from . import operations as _operations
from ._client import RawResponse
from .facade import AsyncSenderIdClient, SenderIdClient

if TYPE_CHECKING:
    import datetime

    from .models.account import Account
    from .models.document import Document
    from .models.document_category import DocumentCategory
    from .models.document_page import DocumentPage
    from .models.number_alias import NumberAlias
    from .models.update_number_status import UpdateNumberStatus


class SenderIdClientWithRawResponse:
    """What `SenderIdClient.with_raw_response` gives."""

    def __init__(self, client: SenderIdClient) -> None:
        self._client = client

    def get_account(
        self,
    ) -> RawResponse[Account]:
        """As SenderIdClient.get_account."""
        return (self._client._run(_operations.GET_ACCOUNT, ())).without_credentials()

    def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | None = None,
        document_list: Mapping[str, list[str] | str] | None = None,
    ) -> RawResponse[Account]:
        """As SenderIdClient.create_number."""
        return (
            self._client._run(
                _operations.CREATE_NUMBER,
                (
                    phone_number,
                    documents,
                    document_list,
                ),
            )
        ).without_credentials()

    def list_active_numbers(
        self,
    ) -> RawResponse[list[str]]:
        """As SenderIdClient.list_active_numbers."""
        return (self._client._run(_operations.LIST_ACTIVE_NUMBERS, ())).without_credentials()

    def update_number(
        self,
        phone_number: str,
        *,
        status: UpdateNumberStatus | Literal["ACTIVE", "INACTIVE"],
    ) -> RawResponse[Account]:
        """As SenderIdClient.update_number."""
        return (
            self._client._run(
                _operations.UPDATE_NUMBER,
                (
                    phone_number,
                    status,
                ),
            )
        ).without_credentials()

    def delete_number(
        self,
        phone_number: str,
    ) -> RawResponse[Account]:
        """As SenderIdClient.delete_number."""
        return (self._client._run(_operations.DELETE_NUMBER, (phone_number,))).without_credentials()

    def authenticate_number(
        self,
        phone_number: str,
        *,
        x_mfa_data: str,
    ) -> RawResponse[Account]:
        """As SenderIdClient.authenticate_number."""
        return (
            self._client._run(
                _operations.AUTHENTICATE_NUMBER,
                (
                    phone_number,
                    x_mfa_data,
                ),
            )
        ).without_credentials()

    def set_alias(
        self,
        *,
        sender_id: str,
        alias: str,
    ) -> RawResponse[NumberAlias]:
        """As SenderIdClient.set_alias."""
        return (
            self._client._run(
                _operations.SET_ALIAS,
                (
                    sender_id,
                    alias,
                ),
            )
        ).without_credentials()

    def request_approval(
        self,
        phone_number: str,
        *,
        documents: list[str],
    ) -> RawResponse[Account]:
        """As SenderIdClient.request_approval."""
        return (
            self._client._run(
                _operations.REQUEST_APPROVAL,
                (
                    phone_number,
                    documents,
                ),
            )
        ).without_credentials()

    def request_limit_increase(
        self,
        *,
        documents: list[str],
        limit: int,
    ) -> RawResponse[Account]:
        """As SenderIdClient.request_limit_increase."""
        return (
            self._client._run(
                _operations.REQUEST_LIMIT_INCREASE,
                (
                    documents,
                    limit,
                ),
            )
        ).without_credentials()

    def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | None = None,
    ) -> RawResponse[Account]:
        """As SenderIdClient.request_duplicate_release."""
        return (
            self._client._run(
                _operations.REQUEST_DUPLICATE_RELEASE,
                (
                    phone_number,
                    reason,
                    name,
                ),
            )
        ).without_credentials()

    def list_documents(
        self,
        *,
        document_id: str | None = None,
        category: DocumentCategory
        | Literal["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"]
        | None = None,
        use: bool | None = None,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        start_key: str | None = None,
        limit: int | None = None,
    ) -> RawResponse[DocumentPage]:
        """As SenderIdClient.list_documents."""
        return (
            self._client._run(
                _operations.LIST_DOCUMENTS,
                (
                    document_id,
                    category,
                    use,
                    start_date,
                    end_date,
                    start_key,
                    limit,
                ),
            )
        ).without_credentials()

    def upload_document(
        self,
        *,
        file: bytes | os.PathLike[str] | IO[bytes],
        category: DocumentCategory
        | Literal["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"],
        name: str | None = None,
    ) -> RawResponse[Document]:
        """As SenderIdClient.upload_document."""
        return (
            self._client._run(
                _operations.UPLOAD_DOCUMENT,
                (
                    file,
                    category,
                    name,
                ),
            )
        ).without_credentials()

    def delete_documents(
        self,
        *,
        documents: list[str],
    ) -> RawResponse[list[Document]]:
        """As SenderIdClient.delete_documents."""
        return (self._client._run(_operations.DELETE_DOCUMENTS, (documents,))).without_credentials()

    def get_document(
        self,
        document_id: str,
    ) -> RawResponse[Document]:
        """As SenderIdClient.get_document."""
        return (self._client._run(_operations.GET_DOCUMENT, (document_id,))).without_credentials()


class AsyncSenderIdClientWithRawResponse:
    """What `AsyncSenderIdClient.with_raw_response` gives."""

    def __init__(self, client: AsyncSenderIdClient) -> None:
        self._client = client

    async def get_account(
        self,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.get_account."""
        return (await self._client._run(_operations.GET_ACCOUNT, ())).without_credentials()

    async def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | None = None,
        document_list: Mapping[str, list[str] | str] | None = None,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.create_number."""
        return (
            await self._client._run(
                _operations.CREATE_NUMBER,
                (
                    phone_number,
                    documents,
                    document_list,
                ),
            )
        ).without_credentials()

    async def list_active_numbers(
        self,
    ) -> RawResponse[list[str]]:
        """As AsyncSenderIdClient.list_active_numbers."""
        return (await self._client._run(_operations.LIST_ACTIVE_NUMBERS, ())).without_credentials()

    async def update_number(
        self,
        phone_number: str,
        *,
        status: UpdateNumberStatus | Literal["ACTIVE", "INACTIVE"],
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.update_number."""
        return (
            await self._client._run(
                _operations.UPDATE_NUMBER,
                (
                    phone_number,
                    status,
                ),
            )
        ).without_credentials()

    async def delete_number(
        self,
        phone_number: str,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.delete_number."""
        return (await self._client._run(_operations.DELETE_NUMBER, (phone_number,))).without_credentials()

    async def authenticate_number(
        self,
        phone_number: str,
        *,
        x_mfa_data: str,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.authenticate_number."""
        return (
            await self._client._run(
                _operations.AUTHENTICATE_NUMBER,
                (
                    phone_number,
                    x_mfa_data,
                ),
            )
        ).without_credentials()

    async def set_alias(
        self,
        *,
        sender_id: str,
        alias: str,
    ) -> RawResponse[NumberAlias]:
        """As AsyncSenderIdClient.set_alias."""
        return (
            await self._client._run(
                _operations.SET_ALIAS,
                (
                    sender_id,
                    alias,
                ),
            )
        ).without_credentials()

    async def request_approval(
        self,
        phone_number: str,
        *,
        documents: list[str],
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.request_approval."""
        return (
            await self._client._run(
                _operations.REQUEST_APPROVAL,
                (
                    phone_number,
                    documents,
                ),
            )
        ).without_credentials()

    async def request_limit_increase(
        self,
        *,
        documents: list[str],
        limit: int,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.request_limit_increase."""
        return (
            await self._client._run(
                _operations.REQUEST_LIMIT_INCREASE,
                (
                    documents,
                    limit,
                ),
            )
        ).without_credentials()

    async def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | None = None,
    ) -> RawResponse[Account]:
        """As AsyncSenderIdClient.request_duplicate_release."""
        return (
            await self._client._run(
                _operations.REQUEST_DUPLICATE_RELEASE,
                (
                    phone_number,
                    reason,
                    name,
                ),
            )
        ).without_credentials()

    async def list_documents(
        self,
        *,
        document_id: str | None = None,
        category: DocumentCategory
        | Literal["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"]
        | None = None,
        use: bool | None = None,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        start_key: str | None = None,
        limit: int | None = None,
    ) -> RawResponse[DocumentPage]:
        """As AsyncSenderIdClient.list_documents."""
        return (
            await self._client._run(
                _operations.LIST_DOCUMENTS,
                (
                    document_id,
                    category,
                    use,
                    start_date,
                    end_date,
                    start_key,
                    limit,
                ),
            )
        ).without_credentials()

    async def upload_document(
        self,
        *,
        file: bytes | os.PathLike[str] | IO[bytes],
        category: DocumentCategory
        | Literal["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"],
        name: str | None = None,
    ) -> RawResponse[Document]:
        """As AsyncSenderIdClient.upload_document."""
        return (
            await self._client._run(
                _operations.UPLOAD_DOCUMENT,
                (
                    file,
                    category,
                    name,
                ),
            )
        ).without_credentials()

    async def delete_documents(
        self,
        *,
        documents: list[str],
    ) -> RawResponse[list[Document]]:
        """As AsyncSenderIdClient.delete_documents."""
        return (await self._client._run(_operations.DELETE_DOCUMENTS, (documents,))).without_credentials()

    async def get_document(
        self,
        document_id: str,
    ) -> RawResponse[Document]:
        """As AsyncSenderIdClient.get_document."""
        return (await self._client._run(_operations.GET_DOCUMENT, (document_id,))).without_credentials()
