"""SenderIdClient and AsyncSenderIdClient: a method per operation."""

import os
from typing import Any, Literal, Protocol, Self, TypeVar, cast

import httpx

from . import errors
from ._signature import SignatureAuth
from .api.numbers import create_number, update_number
from .api.papers import request_duplicate_release
from .client import Client
from .models.account import Account
from .models.create_number import CreateNumber
from .models.document_list import DocumentList
from .models.request_duplicate_release import RequestDuplicateRelease
from .models.update_number import UpdateNumber
from .models.update_number_status import UpdateNumberStatus
from .types import UNSET, Unset

BASE_URL = "https://api.solapi.com"
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


class SenderIdClient(Client):
    """Register the phone numbers that a Korean SMS may be sent from.

    Args:
        api_key: `SOLAPI_API_KEY` for from_env().
        api_secret: `SOLAPI_API_SECRET` for from_env().
        base_url: Where the API is; `SOLAPI_BASE_URL` for from_env().
        timeout: Limits of one attempt, in seconds: 5 to connect and 30 for each read and write unless given.
        httpx_args: Whatever else httpx.Client takes, such as proxy, verify or transport.

    Raises:
        errors.ConfigurationError: A credential is missing.
    """

    def __init__(
        self,
        api_key: str,
        api_secret: str,
        *,
        base_url: str = BASE_URL,
        timeout: httpx.Timeout | float | None = TIMEOUT,
        **httpx_args: Any,
    ) -> None:
        if not api_key:
            raise errors.ConfigurationError("api_key is missing. Pass it, or set SOLAPI_API_KEY and use from_env()")
        if not api_secret:
            raise errors.ConfigurationError(
                "api_secret is missing. Pass it, or set SOLAPI_API_SECRET and use from_env()"
            )
        auth = SignatureAuth(api_key, api_secret)
        self._http = httpx.Client(auth=auth, base_url=base_url, timeout=timeout, **httpx_args)

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client with the credentials of the environment.

        Reads `SOLAPI_API_KEY`, `SOLAPI_API_SECRET`, `SOLAPI_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        settings = {
            "api_key": os.environ.get("SOLAPI_API_KEY", ""),
            "api_secret": os.environ.get("SOLAPI_API_SECRET", ""),
            "base_url": os.environ.get("SOLAPI_BASE_URL") or BASE_URL,
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

    def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | Unset = UNSET,
        document_list: DocumentList | Unset = UNSET,
    ) -> Account:
        """Register a number.

        Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as `DUPLICATED`
        when another account already holds it, and can send nothing until its owner is verified.

        Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.

        Args:
            phone_number: A phone number in Korean national form, digits alone: no hyphen, space or country code.
                Matching `^[0-9]{8,12}$`.
            documents: Ids of uploaded documents that prove the ownership of the number.
            document_list: The same in the form that replaced `documents`.

        Returns:
            Account: The account with its new number.

        Raises:
            errors.BadRequestError: 400 InvalidPhoneNumber, InvalidDocumentId, ValidationError. The number or a document
                is not acceptable, or the request is malformed.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists.
            errors.ConflictError: 409 AlreadyRegistered, LimitExceeded. The account can't take this number.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = create_number._get_kwargs(
            body=CreateNumber(
                phone_number=phone_number,
                documents=documents,
                document_list=document_list,
            ),
        )
        response = self._send(request)
        return cast("Account", _read(self, response, create_number._parse_response))

    def update_number(
        self,
        phone_number: str,
        *,
        status: UpdateNumberStatus | Literal["ACTIVE", "INACTIVE"],
    ) -> Account:
        """Switch a number on or off.

        Switches a verified number between `ACTIVE` and `INACTIVE` (발신번호 업데이트). A number in any other status is
        refused with 409 `FailedToUpdate`. Idempotent: switching to the status that it already has succeeds.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`.
            status: No other status can be asked for.

        Returns:
            Account: The account with the number in its new status.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists.
            errors.ConflictError: 409 FailedToUpdate. The number is neither `ACTIVE` nor `INACTIVE`.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = update_number._get_kwargs(
            phone_number=phone_number,
            body=UpdateNumber(
                status=UpdateNumberStatus(status),
            ),
        )
        response = self._send(request)
        return cast("Account", _read(self, response, update_number._parse_response))

    def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | Unset = UNSET,
    ) -> Account:
        """Ask for the release of a number.

        Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number in
        status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays as it was. A
        request that was already approved is refused with 409 `AlreadyApproved`.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`.
            reason: Why the account needs the number (중복 해제 사유).
            name: The person in charge (담당자명).

        Returns:
            Account: The account with the request on its number.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists.
            errors.ConflictError: 409 AlreadyApproved. A release request for this number was already approved.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = request_duplicate_release._get_kwargs(
            phone_number=phone_number,
            body=RequestDuplicateRelease(
                reason=reason,
                name=name,
            ),
        )
        response = self._send(request)
        return cast("Account", _read(self, response, request_duplicate_release._parse_response))


class AsyncSenderIdClient(Client):
    """Register the phone numbers that a Korean SMS may be sent from.

    Args:
        api_key: `SOLAPI_API_KEY` for from_env().
        api_secret: `SOLAPI_API_SECRET` for from_env().
        base_url: Where the API is; `SOLAPI_BASE_URL` for from_env().
        timeout: Limits of one attempt, in seconds: 5 to connect and 30 for each read and write unless given.
        httpx_args: Whatever else httpx.AsyncClient takes, such as proxy, verify or transport.

    Raises:
        errors.ConfigurationError: A credential is missing.
    """

    def __init__(
        self,
        api_key: str,
        api_secret: str,
        *,
        base_url: str = BASE_URL,
        timeout: httpx.Timeout | float | None = TIMEOUT,
        **httpx_args: Any,
    ) -> None:
        if not api_key:
            raise errors.ConfigurationError("api_key is missing. Pass it, or set SOLAPI_API_KEY and use from_env()")
        if not api_secret:
            raise errors.ConfigurationError(
                "api_secret is missing. Pass it, or set SOLAPI_API_SECRET and use from_env()"
            )
        auth = SignatureAuth(api_key, api_secret)
        self._http = httpx.AsyncClient(auth=auth, base_url=base_url, timeout=timeout, **httpx_args)

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client with the credentials of the environment.

        Reads `SOLAPI_API_KEY`, `SOLAPI_API_SECRET`, `SOLAPI_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        settings = {
            "api_key": os.environ.get("SOLAPI_API_KEY", ""),
            "api_secret": os.environ.get("SOLAPI_API_SECRET", ""),
            "base_url": os.environ.get("SOLAPI_BASE_URL") or BASE_URL,
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

    async def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | Unset = UNSET,
        document_list: DocumentList | Unset = UNSET,
    ) -> Account:
        """Register a number.

        Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as `DUPLICATED`
        when another account already holds it, and can send nothing until its owner is verified.

        Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.

        Args:
            phone_number: A phone number in Korean national form, digits alone: no hyphen, space or country code.
                Matching `^[0-9]{8,12}$`.
            documents: Ids of uploaded documents that prove the ownership of the number.
            document_list: The same in the form that replaced `documents`.

        Returns:
            Account: The account with its new number.

        Raises:
            errors.BadRequestError: 400 InvalidPhoneNumber, InvalidDocumentId, ValidationError. The number or a document
                is not acceptable, or the request is malformed.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists.
            errors.ConflictError: 409 AlreadyRegistered, LimitExceeded. The account can't take this number.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = create_number._get_kwargs(
            body=CreateNumber(
                phone_number=phone_number,
                documents=documents,
                document_list=document_list,
            ),
        )
        response = await self._send(request)
        return cast("Account", _read(self, response, create_number._parse_response))

    async def update_number(
        self,
        phone_number: str,
        *,
        status: UpdateNumberStatus | Literal["ACTIVE", "INACTIVE"],
    ) -> Account:
        """Switch a number on or off.

        Switches a verified number between `ACTIVE` and `INACTIVE` (발신번호 업데이트). A number in any other status is
        refused with 409 `FailedToUpdate`. Idempotent: switching to the status that it already has succeeds.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`.
            status: No other status can be asked for.

        Returns:
            Account: The account with the number in its new status.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists.
            errors.ConflictError: 409 FailedToUpdate. The number is neither `ACTIVE` nor `INACTIVE`.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = update_number._get_kwargs(
            phone_number=phone_number,
            body=UpdateNumber(
                status=UpdateNumberStatus(status),
            ),
        )
        response = await self._send(request)
        return cast("Account", _read(self, response, update_number._parse_response))

    async def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | Unset = UNSET,
    ) -> Account:
        """Ask for the release of a number.

        Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number in
        status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays as it was. A
        request that was already approved is refused with 409 `AlreadyApproved`.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`.
            reason: Why the account needs the number (중복 해제 사유).
            name: The person in charge (담당자명).

        Returns:
            Account: The account with the request on its number.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists.
            errors.ConflictError: 409 AlreadyApproved. A release request for this number was already approved.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            httpx.TransportError: There was no answer, a timeout included.
        """
        request = request_duplicate_release._get_kwargs(
            phone_number=phone_number,
            body=RequestDuplicateRelease(
                reason=reason,
                name=name,
            ),
        )
        response = await self._send(request)
        return cast("Account", _read(self, response, request_duplicate_release._parse_response))
