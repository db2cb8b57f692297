"""PismoClient and AsyncPismoClient: a method per operation."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast

import httpx

from . import errors
from . import operations as _operations  # an argument may be called operations
from ._answers import MAX_ANSWER_BYTES
from ._bearer import Created, bearer
from ._client import Api, AsyncClient, SyncClient
from ._options import CONNECT_TIMEOUT, TIMEOUT, Attempt, Options, checked, chosen, one_way
from ._retries import Retries

if TYPE_CHECKING:
    from .models.access_token import AccessToken
    from .models.created_phone import CreatedPhone
    from .models.phone import Phone
    from .models.phone_type import PhoneType
    from .models.updated_phone import UpdatedPhone
    from .raw import AsyncPismoClientWithRawResponse, PismoClientWithRawResponse

BASE_URL: Final = "https://sandbox.pismolabs.io"
API: Final = Api("pismo_client", "pismo-client", "0.1.0", errors.FORM.read)


class PismoClient(SyncClient):
    """The phones of an account of the Pismo banking platform.

    Args:
        access_token: A token, or a function that gives one and is asked again when it is refused. `PISMO_ACCESS_TOKEN` for from_env().
        base_url: Where the API is; `PISMO_BASE_URL` for from_env().
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
        errors.ConfigurationError: A credential is missing or can't be sent, or the base URL is not safe.
    """

    _api = API

    def __init__(
        self,
        access_token: str | Callable[[], str],
        *,
        base_url: str | httpx.URL = BASE_URL,
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
        auth, proof = bearer("access_token", access_token, "PISMO_ACCESS_TOKEN")
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

        Reads `PISMO_ACCESS_TOKEN`, `PISMO_SERVER_KEY`, `PISMO_SERVER_SECRET`, `PISMO_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        found = chosen(
            overrides,
            {
                "access_token": "PISMO_ACCESS_TOKEN",
            },
            {
                "server_key": "PISMO_SERVER_KEY",
                "server_secret": "PISMO_SERVER_SECRET",
            },
            required=True,
        )
        settings: dict[str, Any] = {"base_url": os.environ.get("PISMO_BASE_URL") or BASE_URL, **found, **overrides}
        if "server_key" in settings:
            return cls.from_credentials(**settings)
        return cls(**settings)

    @classmethod
    def from_credentials(
        cls,
        server_key: str,
        server_secret: str,
        account_id: int | None = None,
        **settings: Any,
    ) -> Self:
        """A client that creates its tokens by `create_access_token`: the first, one before another expires, or is refused.

        Args:
            server_key: Names the server. At least 1 characters, at most 1000 characters. Source: emulator.
            server_secret: Proves that it is the server. At least 1 characters, at most 1000 characters. Source:
                emulator.
            account_id: The one account that the token reaches; every account when left out. At least 1. Source:
                pismo-guide, pismo-openapi.
            settings: What the constructor takes beside the token.

        Raises:
            errors.InvalidInputError: The API gives no token for such arguments.
            errors.ConfigurationError: server_key or server_secret is missing, or can't be sent; else as for the constructor.
        """
        one_way(
            {"server_key": server_key, "server_secret": server_secret},
            {name: settings.pop(name, None) for name in ("access_token",)},
        )
        source = Created(
            _operations.CREATE_ACCESS_TOKEN,
            (
                server_key,
                server_secret,
                account_id,
            ),
            token="token",
            seconds=3600,
            by={"server_key": "PISMO_SERVER_KEY", "server_secret": "PISMO_SERVER_SECRET"},
        )
        client = cls(access_token=cast("str", source.auth()), **settings)
        source.client = client
        return client

    @property
    def with_raw_response(self) -> PismoClientWithRawResponse:
        """The same methods, returning the answer as it came beside what was read from it."""
        from .raw import PismoClientWithRawResponse

        return PismoClientWithRawResponse(self)

    def list_phones(
        self,
        account_id: int,
        *,
        active: bool | None = None,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"] | None = None,
    ) -> list[Phone]:
        """List phones.

        Lists the phones of an account, inactive ones too, in the order in which they were created.

        How a phone is written in this answer is partly decided here: the provider documents types of its properties, and
        of their names only what its events and requests show.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            active: Whether the phones are in use; all of them without it. Source: pismo-openapi.
            type_: What the phones are used for; anything without it. Source: pismo-openapi.

        Returns:
            list[Phone]: The phones; an empty list for an account that has none. Source: pismo-openapi, emulator.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_phones(123)
            [...]
        """
        return (
            self._run(
                _operations.LIST_PHONES,
                (
                    account_id,
                    active,
                    type_,
                ),
            )
        ).parsed

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
    ) -> CreatedPhone:
        """Create a phone.

        Creates a phone for an account and answers with its id. The platform emits the audit event `phone_creation`.

        Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            number: Number without country code, digits with single hyphens between them. At most 15 characters,
                matching `^[0-9]+(-[0-9]+)*$`. Source: pismo-openapi, emulator.
            type_: What the phone is used for. Source: pismo-openapi.
            active: Whether the phone is in use. Taken as true when not given. Source: pismo-openapi.
            area_code: Area code (DDD in Brazil). Source: pismo-openapi.
            country_code: Country calling code. At least 0, at most 99999, taken as 55 when not given. Source:
                pismo-openapi.
            extension: Extension behind the number. At most 10 characters. Source: pismo-openapi.
            x_customer_id: Identifier of a customer. Source: pismo-openapi.

        Returns:
            CreatedPhone: The phone was created. Source: pismo-openapi.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: pismo-openapi.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.ConflictError: 409 PhoneAlreadyExists. The account already has this phone. Source: pismo-openapi.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.ServerError: 500 PhoneCreationFailed. The phone could not be created. Source: pismo-openapi.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.create_phone(123, number="91234-5678", type_="MOBILE")
            CreatedPhone(id=...)
        """
        return (
            self._run(
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
        ).parsed

    def get_phone(
        self,
        account_id: int,
        phone_id: int,
    ) -> Phone:
        """Get a phone.

        Reads one phone of an account. How it is written is partly decided here, as for `listPhones`.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            phone_id: A phone of the account, as createPhone and listPhones name it. At least 1. Source: pismo-openapi.

        Returns:
            Phone: The phone. Source: emulator.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.NotFoundError: 404 PhoneNotFound. The account has no such phone. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_phone(123, 456)
            Phone(id=..., ...)
        """
        return (
            self._run(
                _operations.GET_PHONE,
                (
                    account_id,
                    phone_id,
                ),
            )
        ).parsed

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
    ) -> UpdatedPhone:
        """Update a phone.

        Changes what is sent of a phone, and leaves the rest as it was. Phones are never removed: one that is no longer in
        use is made inactive with `active`. The platform emits the audit event `phone_change` when something changes.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            phone_id: A phone of the account, as createPhone and listPhones name it. At least 1. Source: pismo-openapi.
            number: Number without country code, digits with single hyphens between them. At most 15 characters,
                matching `^[0-9]+(-[0-9]+)*$`. Source: pismo-openapi, emulator.
            type_: What the phone is used for. Source: pismo-openapi.
            active: Whether the phone is in use. Source: pismo-openapi.
            area_code: Area code (DDD in Brazil). Source: pismo-openapi.
            country_code: Country calling code; what it was when it is left out. At least 0, at most 99999. Source:
                pismo-openapi, emulator.
            extension: Extension behind the number. At most 10 characters. Source: pismo-openapi.

        Returns:
            UpdatedPhone: The phone is as it was asked for. Source: emulator.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.NotFoundError: 404 PhoneNotFound. The account has no such phone. Source: emulator.
            errors.ConflictError: 409 PhoneAlreadyExists. The account has another phone like this. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.update_phone(123, 456, active=False)
            UpdatedPhone(id=...)
        """
        return (
            self._run(
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
        ).parsed

    def create_access_token(
        self,
        *,
        server_key: str,
        server_secret: str,
        account_id: int | None = None,
    ) -> AccessToken:
        """Create an access token.

        Gives an access token for the credentials of a server. With an account, the token reaches that account only.

        The provider asks for such a token for the phones, too. How long one is good the sources don't say of these tokens; it
        is a JWT, whose claims do.

        Args:
            server_key: Names the server. At least 1 characters, at most 1000 characters. Source: emulator.
            server_secret: Proves that it is the server. At least 1 characters, at most 1000 characters. Source:
                emulator.
            account_id: The one account that the token reaches; every account when left out. At least 1. Source:
                pismo-guide, pismo-openapi.

        Returns:
            AccessToken: The token. Source: pismo-guide.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed. Source: pismo-openapi.
            errors.AuthenticationError: 401 InvalidCredentials. Nobody has this key and secret. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.create_access_token(server_key="emulator-server-key", server_secret="emulator-server-secret")
            AccessToken(token=..., ...)
        """
        return (
            self._run(
                _operations.CREATE_ACCESS_TOKEN,
                (
                    server_key,
                    server_secret,
                    account_id,
                ),
            )
        ).parsed


class AsyncPismoClient(AsyncClient):
    """The phones of an account of the Pismo banking platform.

    Args:
        access_token: A token, or a function that gives one and is asked again when it is refused. `PISMO_ACCESS_TOKEN` for from_env().
        base_url: Where the API is; `PISMO_BASE_URL` for from_env().
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
        errors.ConfigurationError: A credential is missing or can't be sent, or the base URL is not safe.
    """

    _api = API

    def __init__(
        self,
        access_token: str | Callable[[], str | Awaitable[str]],
        *,
        base_url: str | httpx.URL = BASE_URL,
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
        auth, proof = bearer("access_token", access_token, "PISMO_ACCESS_TOKEN")
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

        Reads `PISMO_ACCESS_TOKEN`, `PISMO_SERVER_KEY`, `PISMO_SERVER_SECRET`, `PISMO_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        found = chosen(
            overrides,
            {
                "access_token": "PISMO_ACCESS_TOKEN",
            },
            {
                "server_key": "PISMO_SERVER_KEY",
                "server_secret": "PISMO_SERVER_SECRET",
            },
            required=True,
        )
        settings: dict[str, Any] = {"base_url": os.environ.get("PISMO_BASE_URL") or BASE_URL, **found, **overrides}
        if "server_key" in settings:
            return cls.from_credentials(**settings)
        return cls(**settings)

    @classmethod
    def from_credentials(
        cls,
        server_key: str,
        server_secret: str,
        account_id: int | None = None,
        **settings: Any,
    ) -> Self:
        """A client that creates its tokens by `create_access_token`: the first, one before another expires, or is refused.

        Args:
            server_key: Names the server. At least 1 characters, at most 1000 characters. Source: emulator.
            server_secret: Proves that it is the server. At least 1 characters, at most 1000 characters. Source:
                emulator.
            account_id: The one account that the token reaches; every account when left out. At least 1. Source:
                pismo-guide, pismo-openapi.
            settings: What the constructor takes beside the token.

        Raises:
            errors.InvalidInputError: The API gives no token for such arguments.
            errors.ConfigurationError: server_key or server_secret is missing, or can't be sent; else as for the constructor.
        """
        one_way(
            {"server_key": server_key, "server_secret": server_secret},
            {name: settings.pop(name, None) for name in ("access_token",)},
        )
        source = Created(
            _operations.CREATE_ACCESS_TOKEN,
            (
                server_key,
                server_secret,
                account_id,
            ),
            token="token",
            seconds=3600,
            by={"server_key": "PISMO_SERVER_KEY", "server_secret": "PISMO_SERVER_SECRET"},
        )
        client = cls(access_token=cast("str", source.auth()), **settings)
        source.client = client
        return client

    @property
    def with_raw_response(self) -> AsyncPismoClientWithRawResponse:
        """The same methods, returning the answer as it came beside what was read from it."""
        from .raw import AsyncPismoClientWithRawResponse

        return AsyncPismoClientWithRawResponse(self)

    async def list_phones(
        self,
        account_id: int,
        *,
        active: bool | None = None,
        type_: PhoneType | Literal["RESIDENTIAL", "COMMERCIAL", "MOBILE"] | None = None,
    ) -> list[Phone]:
        """List phones.

        Lists the phones of an account, inactive ones too, in the order in which they were created.

        How a phone is written in this answer is partly decided here: the provider documents types of its properties, and
        of their names only what its events and requests show.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            active: Whether the phones are in use; all of them without it. Source: pismo-openapi.
            type_: What the phones are used for; anything without it. Source: pismo-openapi.

        Returns:
            list[Phone]: The phones; an empty list for an account that has none. Source: pismo-openapi, emulator.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_phones(123)
            [...]
        """
        return (
            await self._run(
                _operations.LIST_PHONES,
                (
                    account_id,
                    active,
                    type_,
                ),
            )
        ).parsed

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
    ) -> CreatedPhone:
        """Create a phone.

        Creates a phone for an account and answers with its id. The platform emits the audit event `phone_creation`.

        Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            number: Number without country code, digits with single hyphens between them. At most 15 characters,
                matching `^[0-9]+(-[0-9]+)*$`. Source: pismo-openapi, emulator.
            type_: What the phone is used for. Source: pismo-openapi.
            active: Whether the phone is in use. Taken as true when not given. Source: pismo-openapi.
            area_code: Area code (DDD in Brazil). Source: pismo-openapi.
            country_code: Country calling code. At least 0, at most 99999, taken as 55 when not given. Source:
                pismo-openapi.
            extension: Extension behind the number. At most 10 characters. Source: pismo-openapi.
            x_customer_id: Identifier of a customer. Source: pismo-openapi.

        Returns:
            CreatedPhone: The phone was created. Source: pismo-openapi.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: pismo-openapi.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.ConflictError: 409 PhoneAlreadyExists. The account already has this phone. Source: pismo-openapi.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.ServerError: 500 PhoneCreationFailed. The phone could not be created. Source: pismo-openapi.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.create_phone(123, number="91234-5678", type_="MOBILE")
            CreatedPhone(id=...)
        """
        return (
            await self._run(
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
        ).parsed

    async def get_phone(
        self,
        account_id: int,
        phone_id: int,
    ) -> Phone:
        """Get a phone.

        Reads one phone of an account. How it is written is partly decided here, as for `listPhones`.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            phone_id: A phone of the account, as createPhone and listPhones name it. At least 1. Source: pismo-openapi.

        Returns:
            Phone: The phone. Source: emulator.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.NotFoundError: 404 PhoneNotFound. The account has no such phone. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_phone(123, 456)
            Phone(id=..., ...)
        """
        return (
            await self._run(
                _operations.GET_PHONE,
                (
                    account_id,
                    phone_id,
                ),
            )
        ).parsed

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
    ) -> UpdatedPhone:
        """Update a phone.

        Changes what is sent of a phone, and leaves the rest as it was. Phones are never removed: one that is no longer in
        use is made inactive with `active`. The platform emits the audit event `phone_change` when something changes.

        Args:
            account_id: The account whose phone it is. At least 1. Source: pismo-openapi.
            phone_id: A phone of the account, as createPhone and listPhones name it. At least 1. Source: pismo-openapi.
            number: Number without country code, digits with single hyphens between them. At most 15 characters,
                matching `^[0-9]+(-[0-9]+)*$`. Source: pismo-openapi, emulator.
            type_: What the phone is used for. Source: pismo-openapi.
            active: Whether the phone is in use. Source: pismo-openapi.
            area_code: Area code (DDD in Brazil). Source: pismo-openapi.
            country_code: Country calling code; what it was when it is left out. At least 0, at most 99999. Source:
                pismo-openapi, emulator.
            extension: Extension behind the number. At most 10 characters. Source: pismo-openapi.

        Returns:
            UpdatedPhone: The phone is as it was asked for. Source: emulator.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed; `field` names what is wrong.
                Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no token that is accepted. Source:
                emulator.
            errors.PermissionDeniedError: 403 Forbidden. The token is bound to another account. Source: emulator.
            errors.NotFoundError: 404 PhoneNotFound. The account has no such phone. Source: emulator.
            errors.ConflictError: 409 PhoneAlreadyExists. The account has another phone like this. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.update_phone(123, 456, active=False)
            UpdatedPhone(id=...)
        """
        return (
            await self._run(
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
        ).parsed

    async def create_access_token(
        self,
        *,
        server_key: str,
        server_secret: str,
        account_id: int | None = None,
    ) -> AccessToken:
        """Create an access token.

        Gives an access token for the credentials of a server. With an account, the token reaches that account only.

        The provider asks for such a token for the phones, too. How long one is good the sources don't say of these tokens; it
        is a JWT, whose claims do.

        Args:
            server_key: Names the server. At least 1 characters, at most 1000 characters. Source: emulator.
            server_secret: Proves that it is the server. At least 1 characters, at most 1000 characters. Source:
                emulator.
            account_id: The one account that the token reaches; every account when left out. At least 1. Source:
                pismo-guide, pismo-openapi.

        Returns:
            AccessToken: The token. Source: pismo-guide.

        Raises:
            errors.BadRequestError: 400 IllFormattedField. The request is malformed. Source: pismo-openapi.
            errors.AuthenticationError: 401 InvalidCredentials. Nobody has this key and secret. Source: emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.create_access_token(server_key="emulator-server-key", server_secret="emulator-server-secret")
            AccessToken(token=..., ...)
        """
        return (
            await self._run(
                _operations.CREATE_ACCESS_TOKEN,
                (
                    server_key,
                    server_secret,
                    account_id,
                ),
            )
        ).parsed
