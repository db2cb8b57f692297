"""SenderIdClient and AsyncSenderIdClient: a method per operation."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, Self

import httpx

from . import errors
from . import operations as _operations  # an argument may be called operations
from ._answers import MAX_ANSWER_BYTES
from ._client import Api, AsyncClient, SyncClient
from ._options import CONNECT_TIMEOUT, TIMEOUT, Attempt, Options, checked, checked_credential
from ._retries import Retries
from ._signature import SignatureAuth
from ._values import UNSET, Unset

if TYPE_CHECKING:
    from .models.account import Account
    from .models.update_number_status import UpdateNumberStatus
    from .raw import AsyncSenderIdClientWithRawResponse, SenderIdClientWithRawResponse

BASE_URL: Final = "https://api.solapi.com"
API: Final = Api("senderid_client", "senderid-client", "0.1.0", errors.FORM.read)


class SenderIdClient(SyncClient):
    """Register the phone numbers that a Korean SMS may be sent from.

    Args:
        api_key: `SOLAPI_API_KEY` for from_env().
        api_secret: `SOLAPI_API_SECRET` for from_env().
        base_url: Where the API is; `SOLAPI_BASE_URL` for from_env().
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
        api_key: str,
        api_secret: str,
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
        auth = SignatureAuth(
            checked_credential("api_key", api_key, "SOLAPI_API_KEY"),
            checked_credential("api_secret", api_secret, "SOLAPI_API_SECRET"),
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
            allow_insecure_http=allow_insecure_http,
            options=Options(**options),
            http_client=http_client,
            httpx_args=httpx_args,
        )

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

    @property
    def with_raw_response(self) -> SenderIdClientWithRawResponse:
        """The same methods, returning the answer as it came beside what was read from it."""
        from .raw import SenderIdClientWithRawResponse

        return SenderIdClientWithRawResponse(self)

    def get_account(
        self,
    ) -> Account:
        """Read the account and its numbers.

        Answers with the account: its limit, all its numbers with their statuses, and its requests for a higher limit
        (발신번호 조회). An account that has registered nothing yet has the same document without numbers.

        Whether an SMS may be sent from a number, its status says; the numbers alone that it may be sent from are those of
        `listActiveNumbers`. There is no query: a parameter is refused with 400, as integrators have seen it.

        The 2018 page prints 400 `InvalidSenderId`, too, and not when; since in 2026 an account always has its document, only
        a fault makes the emulator answer so.

        Returns:
            Account: The account. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The request has a query, or the account has no
                numbers' document. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied. The signature is refused, or the key lacks what `x-permissions`
                lists. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_account()
            Account(account_id=..., ...)
        """
        return (self._run(_operations.GET_ACCOUNT, ())).parsed

    def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | Unset = UNSET,
        document_list: Mapping[str, list[str] | str] | Unset = UNSET,
    ) -> Account:
        """Register a number.

        Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as `DUPLICATED`
        when another account already holds it, and can send nothing until its owner is verified.

        Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.

        Args:
            phone_number: A phone number in Korean national form, digits alone: no hyphen, space or country code.
                Matching `^[0-9]{8,12}$`. Source: emulator.
            documents: Ids of uploaded documents that prove the ownership of the number. Source: coolsms-2018.
            document_list: The same in the form that replaced `documents`. Source: live-2026.

        Returns:
            Account: The account with its new number. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidPhoneNumber, InvalidDocumentId, ValidationError. The number or a document
                is not acceptable, or the request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 AlreadyRegistered, LimitExceeded. The account can't take this number. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows. Source:
                emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.create_number(phone_number="01000000000")
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.CREATE_NUMBER,
                (
                    phone_number,
                    documents,
                    document_list,
                ),
            )
        ).parsed

    def list_active_numbers(
        self,
    ) -> list[str]:
        """List the numbers that can send.

        Answers with the numbers in status `ACTIVE`, as a bare array (활성화된 발신번호 조회): those that an SMS may be sent
        from. It is empty when there is none.

        The order is not documented: 2018 prints an ascending, 2019 a descending one. This contract decides on the order in
        which they were registered.

        Returns:
            list[str]: The numbers, digits only. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied. The signature is refused, or the key lacks what `x-permissions`
                lists. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_active_numbers()
            [...]
        """
        return (self._run(_operations.LIST_ACTIVE_NUMBERS, ())).parsed

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
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`. Source:
                coolsms-2018, solapi-2019, emulator.
            status: No other status can be asked for. Source: coolsms-2018.

        Returns:
            Account: The account with the number in its new status. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 FailedToUpdate. The number is neither `ACTIVE` nor `INACTIVE`. Source:
                coolsms-2018.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows. Source:
                emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.update_number("01000000000", status="INACTIVE")
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.UPDATE_NUMBER,
                (
                    phone_number,
                    status,
                ),
            )
        ).parsed

    def delete_number(
        self,
        phone_number: str,
    ) -> Account:
        """Remove a number.

        Removes a number from the account (발신번호 삭제), with its requests and its alias. One in status `ACTIVE` is refused
        with 409 `FailedToDelete`: switch it to `INACTIVE` first. In 2026 the account gets an e-mail about it.

        When another account has the number as `DUPLICATED`, the one that registered it first holds it from then on, as
        `PENDING`; no source says so, this contract decides it.

        Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`. Source:
                coolsms-2018, solapi-2019, emulator.

        Returns:
            Account: The account without the number. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 FailedToDelete. The number is `ACTIVE`. Source: coolsms-2018.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.delete_number("01000000000")
            Account(account_id=..., ...)
        """
        return (self._run(_operations.DELETE_NUMBER, (phone_number,))).parsed

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

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`. Source:
                coolsms-2018, solapi-2019, emulator.
            reason: Why the account needs the number (중복 해제 사유).
            name: The person in charge (담당자명).

        Returns:
            Account: The account with the request on its number. Source: coolsms-2018, solapi-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 AlreadyApproved. A release request for this number was already approved. Source:
                coolsms-2018.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows. Source:
                emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.request_duplicate_release("01000000000", reason="부서에 따른 아이디 할당을 위해 필요")
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.REQUEST_DUPLICATE_RELEASE,
                (
                    phone_number,
                    reason,
                    name,
                ),
            )
        ).parsed


class AsyncSenderIdClient(AsyncClient):
    """Register the phone numbers that a Korean SMS may be sent from.

    Args:
        api_key: `SOLAPI_API_KEY` for from_env().
        api_secret: `SOLAPI_API_SECRET` for from_env().
        base_url: Where the API is; `SOLAPI_BASE_URL` for from_env().
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
        api_key: str,
        api_secret: str,
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
        auth = SignatureAuth(
            checked_credential("api_key", api_key, "SOLAPI_API_KEY"),
            checked_credential("api_secret", api_secret, "SOLAPI_API_SECRET"),
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
            allow_insecure_http=allow_insecure_http,
            options=Options(**options),
            http_client=http_client,
            httpx_args=httpx_args,
        )

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

    @property
    def with_raw_response(self) -> AsyncSenderIdClientWithRawResponse:
        """The same methods, returning the answer as it came beside what was read from it."""
        from .raw import AsyncSenderIdClientWithRawResponse

        return AsyncSenderIdClientWithRawResponse(self)

    async def get_account(
        self,
    ) -> Account:
        """Read the account and its numbers.

        Answers with the account: its limit, all its numbers with their statuses, and its requests for a higher limit
        (발신번호 조회). An account that has registered nothing yet has the same document without numbers.

        Whether an SMS may be sent from a number, its status says; the numbers alone that it may be sent from are those of
        `listActiveNumbers`. There is no query: a parameter is refused with 400, as integrators have seen it.

        The 2018 page prints 400 `InvalidSenderId`, too, and not when; since in 2026 an account always has its document, only
        a fault makes the emulator answer so.

        Returns:
            Account: The account. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The request has a query, or the account has no
                numbers' document. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied. The signature is refused, or the key lacks what `x-permissions`
                lists. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_account()
            Account(account_id=..., ...)
        """
        return (await self._run(_operations.GET_ACCOUNT, ())).parsed

    async def create_number(
        self,
        *,
        phone_number: str,
        documents: list[str] | Unset = UNSET,
        document_list: Mapping[str, list[str] | str] | Unset = UNSET,
    ) -> Account:
        """Register a number.

        Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as `DUPLICATED`
        when another account already holds it, and can send nothing until its owner is verified.

        Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.

        Args:
            phone_number: A phone number in Korean national form, digits alone: no hyphen, space or country code.
                Matching `^[0-9]{8,12}$`. Source: emulator.
            documents: Ids of uploaded documents that prove the ownership of the number. Source: coolsms-2018.
            document_list: The same in the form that replaced `documents`. Source: live-2026.

        Returns:
            Account: The account with its new number. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidPhoneNumber, InvalidDocumentId, ValidationError. The number or a document
                is not acceptable, or the request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 AlreadyRegistered, LimitExceeded. The account can't take this number. Source:
                emulator.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows. Source:
                emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.create_number(phone_number="01000000000")
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.CREATE_NUMBER,
                (
                    phone_number,
                    documents,
                    document_list,
                ),
            )
        ).parsed

    async def list_active_numbers(
        self,
    ) -> list[str]:
        """List the numbers that can send.

        Answers with the numbers in status `ACTIVE`, as a bare array (활성화된 발신번호 조회): those that an SMS may be sent
        from. It is empty when there is none.

        The order is not documented: 2018 prints an ascending, 2019 a descending one. This contract decides on the order in
        which they were registered.

        Returns:
            list[str]: The numbers, digits only. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied. The signature is refused, or the key lacks what `x-permissions`
                lists. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_active_numbers()
            [...]
        """
        return (await self._run(_operations.LIST_ACTIVE_NUMBERS, ())).parsed

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
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`. Source:
                coolsms-2018, solapi-2019, emulator.
            status: No other status can be asked for. Source: coolsms-2018.

        Returns:
            Account: The account with the number in its new status. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 FailedToUpdate. The number is neither `ACTIVE` nor `INACTIVE`. Source:
                coolsms-2018.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows. Source:
                emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.update_number("01000000000", status="INACTIVE")
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.UPDATE_NUMBER,
                (
                    phone_number,
                    status,
                ),
            )
        ).parsed

    async def delete_number(
        self,
        phone_number: str,
    ) -> Account:
        """Remove a number.

        Removes a number from the account (발신번호 삭제), with its requests and its alias. One in status `ACTIVE` is refused
        with 409 `FailedToDelete`: switch it to `INACTIVE` first. In 2026 the account gets an e-mail about it.

        When another account has the number as `DUPLICATED`, the one that registered it first holds it from then on, as
        `PENDING`; no source says so, this contract decides it.

        Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`. Source:
                coolsms-2018, solapi-2019, emulator.

        Returns:
            Account: The account without the number. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 FailedToDelete. The number is `ACTIVE`. Source: coolsms-2018.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.delete_number("01000000000")
            Account(account_id=..., ...)
        """
        return (await self._run(_operations.DELETE_NUMBER, (phone_number,))).parsed

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

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Args:
            phone_number: A number that the account has registered, digits only. Matching `^[0-9]{8,12}$`. Source:
                coolsms-2018, solapi-2019, emulator.
            reason: Why the account needs the number (중복 해제 사유).
            name: The person in charge (담당자명).

        Returns:
            Account: The account with the request on its number. Source: coolsms-2018, solapi-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount. The signature
                is refused, or the account lacks what `x-permissions` lists. Source: auth-reference.
            errors.ConflictError: 409 AlreadyApproved. A release request for this number was already approved. Source:
                coolsms-2018.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than `x-limits` allows. Source:
                emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.request_duplicate_release("01000000000", reason="부서에 따른 아이디 할당을 위해 필요")
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.REQUEST_DUPLICATE_RELEASE,
                (
                    phone_number,
                    reason,
                    name,
                ),
            )
        ).parsed
