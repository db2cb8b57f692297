"""PismoClient and AsyncPismoClient: a method per operation."""

import os
from typing import Any, Literal, Protocol, Self, TypeVar, cast

import httpx

from . import errors
from ._bearer import BearerAuth
from .api.phones import create_phone
from .client import Client
from .models.create_phone import CreatePhone
from .models.create_phone_type import CreatePhoneType
from .models.created_phone import CreatedPhone
from .types import UNSET, Unset

BASE_URL = "https://sandbox.pismolabs.io"
TIMEOUT = httpx.Timeout(30.0, connect=5.0)

_T_co = TypeVar("_T_co", covariant=True)


class _Parser(Protocol[_T_co]):
    def __call__(self, *, client: Client, response: httpx.Response) -> _T_co: ...


def _read(client: Client, response: httpx.Response, parse: _Parser[_T_co]) -> _T_co:
    if not response.is_success:
        raise errors.from_response(response)
    try:
        return parse(client=client, response=response)
    except errors.UnexpectedStatus as error:
        raise errors.UnexpectedAnswerError(response, "this status is not documented") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # what from_dict makes of another body
        raise errors.UnexpectedAnswerError(response, f"the body is not as documented: {error!r}") from error


class PismoClient(Client):
    """Give an account of the Pismo banking platform a phone.

    Args:
        access_token: `PISMO_ACCESS_TOKEN` for from_env().
        base_url: Where the API is; `PISMO_BASE_URL` for from_env().
        timeout: Limits of one attempt, in seconds: 5 to connect and 30 for each read and write unless given.
        httpx_args: Whatever else httpx.Client takes, such as proxy, verify or transport.

    Raises:
        errors.ConfigurationError: A credential is missing.
    """

    def __init__(
        self,
        access_token: str,
        *,
        base_url: str = BASE_URL,
        timeout: httpx.Timeout | float | None = TIMEOUT,
        **httpx_args: Any,
    ) -> None:
        if not access_token:
            raise errors.ConfigurationError(
                "access_token is missing. Pass it, or set PISMO_ACCESS_TOKEN and use from_env()"
            )
        auth = BearerAuth(access_token)
        self._http = httpx.Client(auth=auth, base_url=base_url, timeout=timeout, **httpx_args)

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client with the credentials of the environment.

        Reads `PISMO_ACCESS_TOKEN`, `PISMO_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        settings = {
            "access_token": os.environ.get("PISMO_ACCESS_TOKEN", ""),
            "base_url": os.environ.get("PISMO_BASE_URL") or BASE_URL,
        }
        return cls(**{**settings, **overrides})

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._http.base_url!r})"

    def __enter__(self) -> Self:
        self._http.__enter__()
        return self

    def __exit__(self, *exc_info: Any) -> None:
        self._http.__exit__(*exc_info)

    def close(self) -> None:
        """Close the connections; `with` does so at its end."""
        self._http.close()

    def get_httpx_client(self) -> httpx.Client:
        """The httpx client that sends the requests, and authenticates each."""
        return self._http

    def _send(self, request: dict[str, Any]) -> httpx.Response:
        """One attempt, authenticated by itself."""
        return self._http.request(**request)

    def create_phone(
        self,
        account_id: int,
        *,
        number: str,
        type_: CreatePhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"],
        active: bool | Unset = UNSET,
        area_code: int | Unset = UNSET,
        country_code: int | Unset = UNSET,
        extension: str | Unset = UNSET,
        x_customer_id: int | Unset = UNSET,
    ) -> CreatedPhone:
        """Create a phone.

        Creates a phone for an account and answers with its id. The platform emits the audit event `phone_creation`.

        Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

        Args:
            account_id: The account to create the phone for. At least 1.
            number: Number without country code, digits with single hyphens between them. At most 15 characters,
                matching `^[0-9]+(-[0-9]+)*$`.
            type_: What the phone is used for.
            active: Whether the phone is in use. Taken as true when not given.
            area_code: Area code (DDD in Brazil).
            country_code: Country calling code. At least 0, at most 99999, taken as 55 when not given.
            extension: Extension behind the number. At most 10 characters.
            x_customer_id: The customer on whose behalf the phone is created.

        Returns:
            CreatedPhone: The phone was created.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account.
            errors.ConflictError: 409 PhoneAlreadyExists. The account already has this phone.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.ServerError: 500 PhoneCreationFailed. The phone could not be created.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = create_phone._get_kwargs(
            account_id=account_id,
            x_customer_id=x_customer_id,
            body=CreatePhone(
                number=number,
                type_=CreatePhoneType(type_),
                active=active,
                area_code=area_code,
                country_code=country_code,
                extension=extension,
            ),
        )
        response = self._send(request)
        return cast("CreatedPhone", _read(self, response, create_phone._parse_response))


class AsyncPismoClient(Client):
    """Give an account of the Pismo banking platform a phone.

    Args:
        access_token: `PISMO_ACCESS_TOKEN` for from_env().
        base_url: Where the API is; `PISMO_BASE_URL` for from_env().
        timeout: Limits of one attempt, in seconds: 5 to connect and 30 for each read and write unless given.
        httpx_args: Whatever else httpx.AsyncClient takes, such as proxy, verify or transport.

    Raises:
        errors.ConfigurationError: A credential is missing.
    """

    def __init__(
        self,
        access_token: str,
        *,
        base_url: str = BASE_URL,
        timeout: httpx.Timeout | float | None = TIMEOUT,
        **httpx_args: Any,
    ) -> None:
        if not access_token:
            raise errors.ConfigurationError(
                "access_token is missing. Pass it, or set PISMO_ACCESS_TOKEN and use from_env()"
            )
        auth = BearerAuth(access_token)
        self._http = httpx.AsyncClient(auth=auth, base_url=base_url, timeout=timeout, **httpx_args)

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client with the credentials of the environment.

        Reads `PISMO_ACCESS_TOKEN`, `PISMO_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        settings = {
            "access_token": os.environ.get("PISMO_ACCESS_TOKEN", ""),
            "base_url": os.environ.get("PISMO_BASE_URL") or BASE_URL,
        }
        return cls(**{**settings, **overrides})

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._http.base_url!r})"

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(self, *exc_info: Any) -> None:
        await self._http.__aexit__(*exc_info)

    async def aclose(self) -> None:
        """Close the connections; `async with` does so at its end."""
        await self._http.aclose()

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The httpx client that sends the requests, and authenticates each."""
        return self._http

    async def _send(self, request: dict[str, Any]) -> httpx.Response:
        """One attempt, authenticated by itself."""
        return await self._http.request(**request)

    async def create_phone(
        self,
        account_id: int,
        *,
        number: str,
        type_: CreatePhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"],
        active: bool | Unset = UNSET,
        area_code: int | Unset = UNSET,
        country_code: int | Unset = UNSET,
        extension: str | Unset = UNSET,
        x_customer_id: int | Unset = UNSET,
    ) -> CreatedPhone:
        """Create a phone.

        Creates a phone for an account and answers with its id. The platform emits the audit event `phone_creation`.

        Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

        Args:
            account_id: The account to create the phone for. At least 1.
            number: Number without country code, digits with single hyphens between them. At most 15 characters,
                matching `^[0-9]+(-[0-9]+)*$`.
            type_: What the phone is used for.
            active: Whether the phone is in use. Taken as true when not given.
            area_code: Area code (DDD in Brazil).
            country_code: Country calling code. At least 0, at most 99999, taken as 55 when not given.
            extension: Extension behind the number. At most 10 characters.
            x_customer_id: The customer on whose behalf the phone is created.

        Returns:
            CreatedPhone: The phone was created.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account.
            errors.ConflictError: 409 PhoneAlreadyExists. The account already has this phone.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.ServerError: 500 PhoneCreationFailed. The phone could not be created.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = create_phone._get_kwargs(
            account_id=account_id,
            x_customer_id=x_customer_id,
            body=CreatePhone(
                number=number,
                type_=CreatePhoneType(type_),
                active=active,
                area_code=area_code,
                country_code=country_code,
                extension=extension,
            ),
        )
        response = await self._send(request)
        return cast("CreatedPhone", _read(self, response, create_phone._parse_response))
