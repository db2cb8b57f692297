"""The methods of the clients, returning the answer as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from . import operations as _operations
from ._client import RawResponse
from .facade import AsyncPismoClient, PismoClient

if TYPE_CHECKING:
    from .models.access_token import AccessToken
    from .models.created_phone import CreatedPhone
    from .models.phone import Phone
    from .models.phone_type import PhoneType
    from .models.updated_phone import UpdatedPhone


class PismoClientWithRawResponse:
    """What `PismoClient.with_raw_response` gives."""

    def __init__(self, client: PismoClient) -> None:
        self._client = client

    def list_phones(
        self,
        account_id: int,
        *,
        active: bool | None = None,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"] | None = None,
    ) -> RawResponse[list[Phone]]:
        """As PismoClient.list_phones."""
        return (
            self._client._run(
                _operations.LIST_PHONES,
                (
                    account_id,
                    active,
                    type_,
                ),
            )
        ).without_credentials()

    def create_phone(
        self,
        account_id: int,
        *,
        number: str,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"],
        active: bool | None = None,
        area_code: int | None = None,
        country_code: int | None = None,
        extension: str | None = None,
        x_customer_id: int | None = None,
    ) -> RawResponse[CreatedPhone]:
        """As PismoClient.create_phone."""
        return (
            self._client._run(
                _operations.CREATE_PHONE,
                (
                    account_id,
                    number,
                    type_,
                    active,
                    area_code,
                    country_code,
                    extension,
                    x_customer_id,
                ),
            )
        ).without_credentials()

    def get_phone(
        self,
        account_id: int,
        phone_id: int,
    ) -> RawResponse[Phone]:
        """As PismoClient.get_phone."""
        return (
            self._client._run(
                _operations.GET_PHONE,
                (
                    account_id,
                    phone_id,
                ),
            )
        ).without_credentials()

    def update_phone(
        self,
        account_id: int,
        phone_id: int,
        *,
        number: str | None = None,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"] | None = None,
        active: bool | None = None,
        area_code: int | None = None,
        country_code: int | None = None,
        extension: str | None = None,
    ) -> RawResponse[UpdatedPhone]:
        """As PismoClient.update_phone."""
        return (
            self._client._run(
                _operations.UPDATE_PHONE,
                (
                    account_id,
                    phone_id,
                    number,
                    type_,
                    active,
                    area_code,
                    country_code,
                    extension,
                ),
            )
        ).without_credentials()

    def create_access_token(
        self,
        *,
        server_key: str,
        server_secret: str,
        account_id: int | None = None,
    ) -> RawResponse[AccessToken]:
        """As PismoClient.create_access_token."""
        return (
            self._client._run(
                _operations.CREATE_ACCESS_TOKEN,
                (
                    server_key,
                    server_secret,
                    account_id,
                ),
            )
        ).without_credentials()


class AsyncPismoClientWithRawResponse:
    """What `AsyncPismoClient.with_raw_response` gives."""

    def __init__(self, client: AsyncPismoClient) -> None:
        self._client = client

    async def list_phones(
        self,
        account_id: int,
        *,
        active: bool | None = None,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"] | None = None,
    ) -> RawResponse[list[Phone]]:
        """As AsyncPismoClient.list_phones."""
        return (
            await self._client._run(
                _operations.LIST_PHONES,
                (
                    account_id,
                    active,
                    type_,
                ),
            )
        ).without_credentials()

    async def create_phone(
        self,
        account_id: int,
        *,
        number: str,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"],
        active: bool | None = None,
        area_code: int | None = None,
        country_code: int | None = None,
        extension: str | None = None,
        x_customer_id: int | None = None,
    ) -> RawResponse[CreatedPhone]:
        """As AsyncPismoClient.create_phone."""
        return (
            await self._client._run(
                _operations.CREATE_PHONE,
                (
                    account_id,
                    number,
                    type_,
                    active,
                    area_code,
                    country_code,
                    extension,
                    x_customer_id,
                ),
            )
        ).without_credentials()

    async def get_phone(
        self,
        account_id: int,
        phone_id: int,
    ) -> RawResponse[Phone]:
        """As AsyncPismoClient.get_phone."""
        return (
            await self._client._run(
                _operations.GET_PHONE,
                (
                    account_id,
                    phone_id,
                ),
            )
        ).without_credentials()

    async def update_phone(
        self,
        account_id: int,
        phone_id: int,
        *,
        number: str | None = None,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"] | None = None,
        active: bool | None = None,
        area_code: int | None = None,
        country_code: int | None = None,
        extension: str | None = None,
    ) -> RawResponse[UpdatedPhone]:
        """As AsyncPismoClient.update_phone."""
        return (
            await self._client._run(
                _operations.UPDATE_PHONE,
                (
                    account_id,
                    phone_id,
                    number,
                    type_,
                    active,
                    area_code,
                    country_code,
                    extension,
                ),
            )
        ).without_credentials()

    async def create_access_token(
        self,
        *,
        server_key: str,
        server_secret: str,
        account_id: int | None = None,
    ) -> RawResponse[AccessToken]:
        """As AsyncPismoClient.create_access_token."""
        return (
            await self._client._run(
                _operations.CREATE_ACCESS_TOKEN,
                (
                    server_key,
                    server_secret,
                    account_id,
                ),
            )
        ).without_credentials()
