"""The methods of the clients, returning the answer as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from . import operations as _operations
from ._client import RawResponse
from .facade import AsyncPismoClient, PismoClient

if TYPE_CHECKING:
    from .models.create_phone_type import CreatePhoneType
    from .models.created_phone import CreatedPhone


class PismoClientWithRawResponse:
    """What `PismoClient.with_raw_response` gives."""

    def __init__(self, client: PismoClient) -> None:
        self._client = client

    def create_phone(
        self,
        account_id: int,
        *,
        number: str,
        type_: CreatePhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"],
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


class AsyncPismoClientWithRawResponse:
    """What `AsyncPismoClient.with_raw_response` gives."""

    def __init__(self, client: AsyncPismoClient) -> None:
        self._client = client

    async def create_phone(
        self,
        account_id: int,
        *,
        number: str,
        type_: CreatePhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"],
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
