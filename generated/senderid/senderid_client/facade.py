"""SenderIdClient and AsyncSenderIdClient: a method per operation."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any, Final, Literal, NamedTuple, Self

import httpx

from . import _pages, _steps, errors
from . import operations as _operations  # an argument may be called operations
from ._answers import MAX_ANSWER_BYTES
from ._bearer import bearer
from ._client import Api, AsyncClient, SyncClient
from ._errors import SIGNED, Proof
from ._options import CONNECT_TIMEOUT, TIMEOUT, Attempt, Options, checked, checked_credential, chosen, one_way
from ._retries import Retries
from ._signature import SignatureAuth

if TYPE_CHECKING:
    import datetime

    from .models.account import Account
    from .models.document import Document
    from .models.document_category import DocumentCategory
    from .models.document_page import DocumentPage
    from .models.number_alias import NumberAlias
    from .models.update_number_status import UpdateNumberStatus
    from .raw import AsyncSenderIdClientWithRawResponse, SenderIdClientWithRawResponse

BASE_URL: Final = "https://api.solapi.com"
API: Final = Api("senderid_client", "senderid-client", "0.1.0", errors.FORM.read)


class StartVerificationResult(NamedTuple):
    """What the answer to `start_verification` has for the call that follows."""

    transaction_id: str


class SenderIdClient(SyncClient):
    """Register the phone numbers that a Korean SMS may be sent from.

    Args:
        api_key: `SOLAPI_API_KEY` for from_env().
        api_secret: `SOLAPI_API_SECRET` for from_env().
        access_token: A token, or a function that gives one and is asked again when it is refused; in the place of api_key and api_secret. `SOLAPI_ACCESS_TOKEN` for from_env().
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
        api_key: str | None = None,
        api_secret: str | None = None,
        *,
        base_url: str | httpx.URL = BASE_URL,
        access_token: str | Callable[[], str] | None = None,
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
        one_way(
            {
                "api_key": api_key,
                "api_secret": api_secret,
            },
            {
                "access_token": access_token,
            },
        )
        auth: httpx.Auth
        if access_token is not None:
            auth, proof = bearer("access_token", access_token, "SOLAPI_ACCESS_TOKEN")
        else:
            auth, proof = (
                SignatureAuth(
                    checked_credential("api_key", api_key, "SOLAPI_API_KEY"),
                    checked_credential("api_secret", api_secret, "SOLAPI_API_SECRET"),
                ),
                Proof(
                    (
                        "SOLAPI_API_KEY",
                        "SOLAPI_API_SECRET",
                    ),
                    SIGNED,
                ),
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

        Reads `SOLAPI_API_KEY`, `SOLAPI_API_SECRET`, `SOLAPI_ACCESS_TOKEN`, `SOLAPI_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        found = chosen(
            overrides,
            {
                "api_key": "SOLAPI_API_KEY",
                "api_secret": "SOLAPI_API_SECRET",
            },
            {
                "access_token": "SOLAPI_ACCESS_TOKEN",
            },
            required=True,
        )
        settings: dict[str, Any] = {"base_url": os.environ.get("SOLAPI_BASE_URL") or BASE_URL, **found, **overrides}
        return cls(**settings)

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

        Needs account `senderid:read`, member `role-senderid:read`.

        Returns:
            Account: The account. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The request has a query, or the account has no
                numbers' document. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
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
        documents: list[str] | None = None,
        document_list: Mapping[str, list[str] | str] | None = None,
    ) -> Account:
        """Register a number.

        Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as `DUPLICATED`
        when another account already holds it, and can send nothing until its owner is verified.

        Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A phone number in Korean national form, digits alone: no hyphen, space or country code.
                Matching `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: emulator.
            documents: Ids of uploaded documents that prove the ownership of the number. Source: coolsms-2018.
            document_list: The same in the form that replaced `documents`. Source: live-2026.

        Returns:
            Account: The account with its new number. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidPhoneNumber, InvalidDocumentId, ValidationError. The number or a document
                is not acceptable, or the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 AlreadyRegistered, LimitExceeded. The account can't take this number. Source:
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

        Needs account `senderid:read`, member `role-senderid:read`.

        Returns:
            list[str]: The numbers, digits only. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
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

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            status: No other status can be asked for. Source: coolsms-2018.

        Returns:
            Account: The account with the number in its new status. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 FailedToUpdate. The number is neither `ACTIVE` nor `INACTIVE`. Source:
                coolsms-2018.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
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

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.

        Returns:
            Account: The account without the number. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
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

    def authenticate_number(
        self,
        phone_number: str,
        *,
        x_mfa_data: str,
    ) -> Account:
        """Verify the owner of a number by a call.

        Verifies that the account answers the number (발신번호 인증), in two calls with a second factor in the header `x-mfa-data`:

        1. `{"authType": "ARS", "extras": {"phoneNumber": "01000000001"}}`: the number rings, and a voice says a code. The answer is
           an *error*, 403 `MfaRequired`, whose body carries `mfa.transactionId`.
        2. The same with `transactionId` and `token`, the code: the number is verified and becomes `ACTIVE`, by method `ARS`, until
           six months later.

        The provider documents no status, code and message of the first answer: its own Node sample reads it where errors
        arrive, the others read `mfa.transactionId` whatever the status is, and an integrator reports 200 with the same
        `mfa`. A client goes by `mfa.transactionId`.

        Nothing is documented of what follows, so this contract decides: a call is good for 300 seconds and five tries,
        and a new one replaces it; of a number that is `ACTIVE` or `INACTIVE` it renews the verification and leaves the
        status; one that is `DUPLICATED` is refused with 409, since it is another's.

        Not idempotent: each first step is a call that rings, and a code is good once.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            x_mfa_data: The second factor, as a JSON text: `authType` and `extras` to have the number called, the same
                with `transactionId` and `token` to complete it. Source: samples-2021, emulator. Not checked before it
                is sent: `contentMediaType: application/json`, `contentSchema`.

        Returns:
            Account: The account with the number verified. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, UnknownTransaction, TransactionExpired, TokenDoesNotMatch,
                TooManyAttempts, ValidationError. The account holds no such number, the code is not right, or the
                request is malformed. Source: coolsms-2018, emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 MfaRequired, InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The number rings, the signature is refused, or the account lacks what this call needs. Source:
                auth-reference, samples-2021, emulator.
            errors.ConflictError: 409 FailedToAuthenticate. Another account holds the number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.authenticate_number("01000000000", x_mfa_data="{\\"authType\\": \\"ARS\\", \\"extras\\": {\\"phoneNumber\\": \\"01000000000\\"}}")
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.AUTHENTICATE_NUMBER,
                (
                    phone_number,
                    x_mfa_data,
                ),
            )
        ).parsed

    def start_verification(
        self,
        phone_number: str,
    ) -> StartVerificationResult:
        """Have a number called, so that a voice says a code.

        What it begins is good for 300 seconds and 5 tries of `finish_verification`. One of the two calls of `authenticate_number`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.

        Returns:
            StartVerificationResult: What `finish_verification` takes, whatever the status of the answer:
                transaction_id.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, UnknownTransaction, TransactionExpired, TokenDoesNotMatch,
                TooManyAttempts, ValidationError. The account holds no such number, the code is not right, or the
                request is malformed. Source: coolsms-2018, emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 MfaRequired, InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The number rings, the signature is refused, or the account lacks what this call needs. Source:
                auth-reference, samples-2021, emulator.
            errors.ConflictError: 409 FailedToAuthenticate. Another account holds the number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.start_verification("01000000000")
            StartVerificationResult(transaction_id=...)
        """
        given = _steps.begin(self, _operations.START_VERIFICATION, (phone_number,))
        return StartVerificationResult(*given)

    def finish_verification(
        self,
        phone_number: str,
        *,
        transaction_id: str,
        token: str,
    ) -> Account:
        """Verify a number by the code that the voice said.

        Completes what `start_verification` began. One of the two calls of `authenticate_number`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            transaction_id: The call that told the code, `mfa.transactionId` of the first answer. Matching
                `^[0-9a-f]{32}$`. Source: samples-2021.
            token: The code that the voice said; four digits in all samples. Matching `^[0-9]{4,6}$`. Source: emulator.

        Returns:
            Account: The account with the number verified.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, UnknownTransaction, TransactionExpired, TokenDoesNotMatch,
                TooManyAttempts, ValidationError. The account holds no such number, the code is not right, or the
                request is malformed. Source: coolsms-2018, emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 MfaRequired, InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The number rings, the signature is refused, or the account lacks what this call needs. Source:
                auth-reference, samples-2021, emulator.
            errors.ConflictError: 409 FailedToAuthenticate. Another account holds the number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.finish_verification("01000000000", transaction_id=..., token=...)
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.FINISH_VERIFICATION,
                (
                    phone_number,
                    transaction_id,
                    token,
                ),
            )
        ).parsed

    def set_alias(
        self,
        *,
        sender_id: str,
        alias: str,
    ) -> NumberAlias:
        """Name a number.

        Sets or replaces the name that an account gives to one of its numbers (발신번호 별칭 등록), documented in 2026. How a name is read
        or removed is not documented; here it goes with its number. Its length is not documented either; this contract decides on 1
        to 100 characters on one line.

        The permissions are those of the other writes: the page lists none.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            sender_id: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: emulator.
            alias: The name. Matching `^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,100}$`. Source: emulator.

        Returns:
            NumberAlias: The name. Source: live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.set_alias(sender_id="01012345678", alias="고객센터")
            NumberAlias(account_id=..., ...)
        """
        return (
            self._run(
                _operations.SET_ALIAS,
                (
                    sender_id,
                    alias,
                ),
            )
        ).parsed

    def request_approval(
        self,
        phone_number: str,
        *,
        documents: list[str],
    ) -> Account:
        """Hand in papers for a number.

        Hands in documents that prove the ownership of a number, for a person at the provider to approve (증빙자료 요청). The number
        gets a request in `approvalDocuments` and stays as it is; once that is approved, it is verified. The documents are in use
        from then on: no source says since when, this contract decides it.

        In 2026 the answer groups the documents by purpose (`documentList`); the page of the request is not readable, so it is that
        of 2018 and 2019.

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            documents: Ids of uploaded documents that prove the ownership of the number. At least 1 items, at most 100
                items, no item twice. Source: coolsms-2018, emulator.

        Returns:
            Account: The account with the request on its number. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, InvalidDocumentId, ValidationError. The account holds no such
                number or document, or the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
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
            >>> client.request_approval("01000000000", documents=['DOC20181030105615MMXDST163SYMMX3'])
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.REQUEST_APPROVAL,
                (
                    phone_number,
                    documents,
                ),
            )
        ).parsed

    def request_limit_increase(
        self,
        *,
        documents: list[str],
        limit: int,
    ) -> Account:
        """Ask for a higher limit of numbers.

        Asks the provider to let the account hold more numbers, with documents that say why (발신번호 등록 한도 증가 요청). A person
        decides; until then `limit` stays, and the account lists the request in `limitationDocuments`. A limit that is not above the
        present one is refused with 409 `LimitNotHigher`, which no source documents.

        The 2018 page prints 400 `InvalidSenderId`, too, though no number is named; only a fault makes the emulator answer so. It
        lists both properties as query parameters, `limit` as a boolean, and the 2019 page calls it items per page: slips, since the
        samples send a body.

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            documents: Ids of uploaded documents that say why. At least 1 items, at most 100 items, no item twice.
                Source: coolsms-2018, emulator.
            limit: How many numbers the account wants to hold. At least 1, at most 1000000. Source: coolsms-2018,
                emulator.

        Returns:
            Account: The account with the request. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, InvalidDocumentId, ValidationError. The account holds no such
                document, or the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 LimitNotHigher. The limit is not above the present one. Source: emulator.
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
            >>> client.request_limit_increase(documents=['DOC20181030105615MMXDST163SYMMX3'], limit=10)
            Account(account_id=..., ...)
        """
        return (
            self._run(
                _operations.REQUEST_LIMIT_INCREASE,
                (
                    documents,
                    limit,
                ),
            )
        ).parsed

    def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | None = None,
    ) -> Account:
        """Ask for the release of a number.

        Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number in
        status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays as it was. A
        request that was already approved is refused with 409 `AlreadyApproved`.

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            reason: Why the account needs the number (중복 해제 사유).
            name: The person in charge (담당자명).

        Returns:
            Account: The account with the request on its number. Source: coolsms-2018, solapi-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 AlreadyApproved. A release request for this number was already approved. Source:
                coolsms-2018.
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
    ) -> DocumentPage:
        """List documents.

        Answers with the documents of the account, a page at a time (증빙서류 목록 조회), newest first. A page begins with the document
        that `startKey` names: pass the `nextKey` of the page before; it is `null` when nothing follows.

        The order is that of 2019; in 2018 the oldest came first. Undocumented, and decided here: both bounds of the dates are
        inclusive, and a `startKey` that is none of the account's documents is refused with 400 `InvalidDocumentId`.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            document_id: Only the document with this id. Matching `^[!-~]{1,64}$`. Source: coolsms-2018.
            category: Only documents for this. Source: reference-2019, live-2026.
            use: Only documents that were, or were not, handed in. Source: reference-2019, live-2026.
            start_date: Only documents that were uploaded at this instant or later. Source: coolsms-2018, emulator.
            end_date: Only documents that were uploaded at this instant or earlier. Source: coolsms-2018, emulator.
            start_key: The document that the page begins with, the `nextKey` of the page before. Matching
                `^[!-~]{1,64}$`. Source: coolsms-2018, live-2026.
            limit: No more documents than so many. At least 1, at most 1000, taken as 20 when not given. Source:
                live-2026.

        Returns:
            DocumentPage: A page of documents. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. Nothing is known of the `startKey`, or the
                request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.list_documents()
            DocumentPage(data=..., ...)
        """
        return (
            self._run(
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
        ).parsed

    def iter_documents(
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
    ) -> Iterator[Document]:
        """List documents, one by one.

        Fetches a page by `list_documents` when it is needed, from the one that `start_key` names or the first. An
        error on the way has the key of the page that could not be read in `page_key`: everything before was given, and
        `start_key=` goes on with it.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            document_id: Only the document with this id. Matching `^[!-~]{1,64}$`. Source: coolsms-2018.
            category: Only documents for this. Source: reference-2019, live-2026.
            use: Only documents that were, or were not, handed in. Source: reference-2019, live-2026.
            start_date: Only documents that were uploaded at this instant or later. Source: coolsms-2018, emulator.
            end_date: Only documents that were uploaded at this instant or earlier. Source: coolsms-2018, emulator.
            start_key: The document that the page begins with, the `nextKey` of the page before. Matching
                `^[!-~]{1,64}$`. Source: coolsms-2018, live-2026.
            limit: No more documents than so many. At least 1, at most 1000, taken as 20 when not given. Source:
                live-2026.

        Returns:
            Iterator[Document]: Each when it is reached; an AsyncIterator of an asynchronous client.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. Nothing is known of the `startKey`, or the
                request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.UnexpectedAnswerError: A page names one that was there before as the next.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> for item in client.iter_documents():
            ...     print(item)
        """
        return _pages.each(
            self,
            _operations.LIST_DOCUMENTS,
            _operations.ITER_DOCUMENTS,
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

    def upload_document(
        self,
        *,
        file: bytes | os.PathLike[str] | IO[bytes],
        category: DocumentCategory
        | Literal["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"],
        name: str | None = None,
    ) -> Document:
        """Upload a document.

        Uploads a file that proves something about a number or an account (증빙서류 업로드), as base64 in JSON: bare, as in 2019, or as
        a data URI, as in 2026. It is a png, gif, jpg, jpeg, pdf, tif or tiff, which its first bytes tell: any other is refused with
        400 `InvalidFileType`. It may have 10 MB, 10,485,760 bytes, in 2026 (700 KB in 2018): a larger one is refused with 413
        `FileSizeTooLarge`, whose Korean text is still that of 2018. Whether the bound is of the file or of its base64 no source
        says; this contract decides on the file. One that is empty or not base64 is malformed, 400 `ValidationError`.

        Without a `name` the document is named by 15 random characters and the ending of its type, as its `originalName` always is:
        the request has no other name to take. The emulator keeps the content of the newest documents of each world, 32 MiB in all,
        and `url` leads to it.

        The permission is the one that the provider's table lists, though it is one to read.

        Not idempotent: every call makes a document of its own.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            file: Bytes, a path, or a binary file object, which is read from where it stands and stays open. At most
                10,485,760 bytes, of image/png, image/gif, image/jpeg, application/pdf, image/tiff. `name` is that of
                the file where it is left out. What is sent: The file as base64, bare or as a data URI. Source:
                reference-2019, live-2026.
            category: What a document is for: approval of a number, a higher limit, identification, or use on behalf of
                another. The 2018 text writes hyphens, its own answers and everything later underscores. Source:
                live-2026.
            name: What the document is called; a random name when left out. Matching
                `^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,255}$`. Source: coolsms-2018, emulator.

        Returns:
            Document: The document. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidFileType, ValidationError. The file is of no accepted type, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.PayloadTooLargeError: 413 FileSizeTooLarge. The file is too large. Source: coolsms-2018.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.upload_document(file=Path("file.png"), category="SENDERID_APPROVAL")
            Document(document_id=..., ...)
        """
        return (
            self._run(
                _operations.UPLOAD_DOCUMENT,
                (
                    file,
                    category,
                    name,
                ),
            )
        ).parsed

    def delete_documents(
        self,
        *,
        documents: list[str],
    ) -> list[Document]:
        """Remove documents.

        Removes documents of the account and answers with them as they were (증빙서류 삭제), in the order of the request. A DELETE with
        a body, as documented. All or none: when one of them is unknown, 400 `InvalidDocumentId`, or in use, 409 `DocumentInUse`,
        every one stays. The latter, like the refusal of an empty list, no source documents.

        Not idempotent: a document that is gone is answered with 400 `InvalidDocumentId`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            documents: Their ids. At least 1 items, at most 100 items, no item twice. Source: coolsms-2018, emulator.

        Returns:
            list[Document]: The documents that are gone. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. The account has not uploaded one of them, or
                the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 DocumentInUse. One of them was handed in. Source: emulator.
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
            >>> client.delete_documents(documents=['DOC20181030105615MMXDST163SYMMX3'])
            [...]
        """
        return (self._run(_operations.DELETE_DOCUMENTS, (documents,))).parsed

    def get_document(
        self,
        document_id: str,
    ) -> Document:
        """Read a document.

        Answers with a document of the account (증빙서류 조회); its content is at its `url`.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            document_id: A document that the account has uploaded. Matching `^[!-~]{1,64}$`. Source: coolsms-2018,
                emulator.

        Returns:
            Document: The document. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. The account has no such document, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> client.get_document("DOC20181030105615MMXDST163SYMMX3")
            Document(document_id=..., ...)
        """
        return (self._run(_operations.GET_DOCUMENT, (document_id,))).parsed


class AsyncSenderIdClient(AsyncClient):
    """Register the phone numbers that a Korean SMS may be sent from.

    Args:
        api_key: `SOLAPI_API_KEY` for from_env().
        api_secret: `SOLAPI_API_SECRET` for from_env().
        access_token: A token, or a function that gives one and is asked again when it is refused; in the place of api_key and api_secret. `SOLAPI_ACCESS_TOKEN` for from_env().
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
        api_key: str | None = None,
        api_secret: str | None = None,
        *,
        base_url: str | httpx.URL = BASE_URL,
        access_token: str | Callable[[], str | Awaitable[str]] | None = None,
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
        one_way(
            {
                "api_key": api_key,
                "api_secret": api_secret,
            },
            {
                "access_token": access_token,
            },
        )
        auth: httpx.Auth
        if access_token is not None:
            auth, proof = bearer("access_token", access_token, "SOLAPI_ACCESS_TOKEN")
        else:
            auth, proof = (
                SignatureAuth(
                    checked_credential("api_key", api_key, "SOLAPI_API_KEY"),
                    checked_credential("api_secret", api_secret, "SOLAPI_API_SECRET"),
                ),
                Proof(
                    (
                        "SOLAPI_API_KEY",
                        "SOLAPI_API_SECRET",
                    ),
                    SIGNED,
                ),
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

        Reads `SOLAPI_API_KEY`, `SOLAPI_API_SECRET`, `SOLAPI_ACCESS_TOKEN`, `SOLAPI_BASE_URL`; `overrides` go before, and to the constructor.

        Raises:
            errors.ConfigurationError: A credential is neither set nor given.
        """
        found = chosen(
            overrides,
            {
                "api_key": "SOLAPI_API_KEY",
                "api_secret": "SOLAPI_API_SECRET",
            },
            {
                "access_token": "SOLAPI_ACCESS_TOKEN",
            },
            required=True,
        )
        settings: dict[str, Any] = {"base_url": os.environ.get("SOLAPI_BASE_URL") or BASE_URL, **found, **overrides}
        return cls(**settings)

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

        Needs account `senderid:read`, member `role-senderid:read`.

        Returns:
            Account: The account. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The request has a query, or the account has no
                numbers' document. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
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
        documents: list[str] | None = None,
        document_list: Mapping[str, list[str] | str] | None = None,
    ) -> Account:
        """Register a number.

        Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as `DUPLICATED`
        when another account already holds it, and can send nothing until its owner is verified.

        Not idempotent: no source says what a repeated call answers. This contract decides on 409 `AlreadyRegistered`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A phone number in Korean national form, digits alone: no hyphen, space or country code.
                Matching `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: emulator.
            documents: Ids of uploaded documents that prove the ownership of the number. Source: coolsms-2018.
            document_list: The same in the form that replaced `documents`. Source: live-2026.

        Returns:
            Account: The account with its new number. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidPhoneNumber, InvalidDocumentId, ValidationError. The number or a document
                is not acceptable, or the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 AlreadyRegistered, LimitExceeded. The account can't take this number. Source:
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

        Needs account `senderid:read`, member `role-senderid:read`.

        Returns:
            list[str]: The numbers, digits only. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 ValidationError. The request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
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

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            status: No other status can be asked for. Source: coolsms-2018.

        Returns:
            Account: The account with the number in its new status. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 FailedToUpdate. The number is neither `ACTIVE` nor `INACTIVE`. Source:
                coolsms-2018.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
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

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.

        Returns:
            Account: The account without the number. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
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

    async def authenticate_number(
        self,
        phone_number: str,
        *,
        x_mfa_data: str,
    ) -> Account:
        """Verify the owner of a number by a call.

        Verifies that the account answers the number (발신번호 인증), in two calls with a second factor in the header `x-mfa-data`:

        1. `{"authType": "ARS", "extras": {"phoneNumber": "01000000001"}}`: the number rings, and a voice says a code. The answer is
           an *error*, 403 `MfaRequired`, whose body carries `mfa.transactionId`.
        2. The same with `transactionId` and `token`, the code: the number is verified and becomes `ACTIVE`, by method `ARS`, until
           six months later.

        The provider documents no status, code and message of the first answer: its own Node sample reads it where errors
        arrive, the others read `mfa.transactionId` whatever the status is, and an integrator reports 200 with the same
        `mfa`. A client goes by `mfa.transactionId`.

        Nothing is documented of what follows, so this contract decides: a call is good for 300 seconds and five tries,
        and a new one replaces it; of a number that is `ACTIVE` or `INACTIVE` it renews the verification and leaves the
        status; one that is `DUPLICATED` is refused with 409, since it is another's.

        Not idempotent: each first step is a call that rings, and a code is good once.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            x_mfa_data: The second factor, as a JSON text: `authType` and `extras` to have the number called, the same
                with `transactionId` and `token` to complete it. Source: samples-2021, emulator. Not checked before it
                is sent: `contentMediaType: application/json`, `contentSchema`.

        Returns:
            Account: The account with the number verified. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, UnknownTransaction, TransactionExpired, TokenDoesNotMatch,
                TooManyAttempts, ValidationError. The account holds no such number, the code is not right, or the
                request is malformed. Source: coolsms-2018, emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 MfaRequired, InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The number rings, the signature is refused, or the account lacks what this call needs. Source:
                auth-reference, samples-2021, emulator.
            errors.ConflictError: 409 FailedToAuthenticate. Another account holds the number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.authenticate_number("01000000000", x_mfa_data="{\\"authType\\": \\"ARS\\", \\"extras\\": {\\"phoneNumber\\": \\"01000000000\\"}}")
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.AUTHENTICATE_NUMBER,
                (
                    phone_number,
                    x_mfa_data,
                ),
            )
        ).parsed

    async def start_verification(
        self,
        phone_number: str,
    ) -> StartVerificationResult:
        """Have a number called, so that a voice says a code.

        What it begins is good for 300 seconds and 5 tries of `finish_verification`. One of the two calls of `authenticate_number`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.

        Returns:
            StartVerificationResult: What `finish_verification` takes, whatever the status of the answer:
                transaction_id.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, UnknownTransaction, TransactionExpired, TokenDoesNotMatch,
                TooManyAttempts, ValidationError. The account holds no such number, the code is not right, or the
                request is malformed. Source: coolsms-2018, emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 MfaRequired, InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The number rings, the signature is refused, or the account lacks what this call needs. Source:
                auth-reference, samples-2021, emulator.
            errors.ConflictError: 409 FailedToAuthenticate. Another account holds the number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.start_verification("01000000000")
            StartVerificationResult(transaction_id=...)
        """
        given = await _steps.begin_async(self, _operations.START_VERIFICATION, (phone_number,))
        return StartVerificationResult(*given)

    async def finish_verification(
        self,
        phone_number: str,
        *,
        transaction_id: str,
        token: str,
    ) -> Account:
        """Verify a number by the code that the voice said.

        Completes what `start_verification` began. One of the two calls of `authenticate_number`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            transaction_id: The call that told the code, `mfa.transactionId` of the first answer. Matching
                `^[0-9a-f]{32}$`. Source: samples-2021.
            token: The code that the voice said; four digits in all samples. Matching `^[0-9]{4,6}$`. Source: emulator.

        Returns:
            Account: The account with the number verified.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, UnknownTransaction, TransactionExpired, TokenDoesNotMatch,
                TooManyAttempts, ValidationError. The account holds no such number, the code is not right, or the
                request is malformed. Source: coolsms-2018, emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 MfaRequired, InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The number rings, the signature is refused, or the account lacks what this call needs. Source:
                auth-reference, samples-2021, emulator.
            errors.ConflictError: 409 FailedToAuthenticate. Another account holds the number. Source: emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.finish_verification("01000000000", transaction_id=..., token=...)
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.FINISH_VERIFICATION,
                (
                    phone_number,
                    transaction_id,
                    token,
                ),
            )
        ).parsed

    async def set_alias(
        self,
        *,
        sender_id: str,
        alias: str,
    ) -> NumberAlias:
        """Name a number.

        Sets or replaces the name that an account gives to one of its numbers (발신번호 별칭 등록), documented in 2026. How a name is read
        or removed is not documented; here it goes with its number. Its length is not documented either; this contract decides on 1
        to 100 characters on one line.

        The permissions are those of the other writes: the page lists none.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            sender_id: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: emulator.
            alias: The name. Matching `^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,100}$`. Source: emulator.

        Returns:
            NumberAlias: The name. Source: live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.PayloadTooLargeError: 413 PayloadTooLarge. The body is larger than it may be. Source: emulator.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.set_alias(sender_id="01012345678", alias="고객센터")
            NumberAlias(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.SET_ALIAS,
                (
                    sender_id,
                    alias,
                ),
            )
        ).parsed

    async def request_approval(
        self,
        phone_number: str,
        *,
        documents: list[str],
    ) -> Account:
        """Hand in papers for a number.

        Hands in documents that prove the ownership of a number, for a person at the provider to approve (증빙자료 요청). The number
        gets a request in `approvalDocuments` and stays as it is; once that is approved, it is verified. The documents are in use
        from then on: no source says since when, this contract decides it.

        In 2026 the answer groups the documents by purpose (`documentList`); the page of the request is not readable, so it is that
        of 2018 and 2019.

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            documents: Ids of uploaded documents that prove the ownership of the number. At least 1 items, at most 100
                items, no item twice. Source: coolsms-2018, emulator.

        Returns:
            Account: The account with the request on its number. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, InvalidDocumentId, ValidationError. The account holds no such
                number or document, or the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
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
            >>> await client.request_approval("01000000000", documents=['DOC20181030105615MMXDST163SYMMX3'])
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.REQUEST_APPROVAL,
                (
                    phone_number,
                    documents,
                ),
            )
        ).parsed

    async def request_limit_increase(
        self,
        *,
        documents: list[str],
        limit: int,
    ) -> Account:
        """Ask for a higher limit of numbers.

        Asks the provider to let the account hold more numbers, with documents that say why (발신번호 등록 한도 증가 요청). A person
        decides; until then `limit` stays, and the account lists the request in `limitationDocuments`. A limit that is not above the
        present one is refused with 409 `LimitNotHigher`, which no source documents.

        The 2018 page prints 400 `InvalidSenderId`, too, though no number is named; only a fault makes the emulator answer so. It
        lists both properties as query parameters, `limit` as a boolean, and the 2019 page calls it items per page: slips, since the
        samples send a body.

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            documents: Ids of uploaded documents that say why. At least 1 items, at most 100 items, no item twice.
                Source: coolsms-2018, emulator.
            limit: How many numbers the account wants to hold. At least 1, at most 1000000. Source: coolsms-2018,
                emulator.

        Returns:
            Account: The account with the request. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, InvalidDocumentId, ValidationError. The account holds no such
                document, or the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 LimitNotHigher. The limit is not above the present one. Source: emulator.
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
            >>> await client.request_limit_increase(documents=['DOC20181030105615MMXDST163SYMMX3'], limit=10)
            Account(account_id=..., ...)
        """
        return (
            await self._run(
                _operations.REQUEST_LIMIT_INCREASE,
                (
                    documents,
                    limit,
                ),
            )
        ).parsed

    async def request_duplicate_release(
        self,
        phone_number: str,
        *,
        reason: str,
        name: str | None = None,
    ) -> Account:
        """Ask for the release of a number.

        Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number in
        status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays as it was. A
        request that was already approved is refused with 409 `AlreadyApproved`.

        Not idempotent: every call is a request of its own, which a person at the provider will read.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            phone_number: A number that the account has registered, digits only. Matching
                `^(0[1-9][0-9]{7,10}|1[0-9]{7})$`. Source: coolsms-2018, solapi-2019, emulator.
            reason: Why the account needs the number (중복 해제 사유).
            name: The person in charge (담당자명).

        Returns:
            Account: The account with the request on its number. Source: coolsms-2018, solapi-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidSenderId, ValidationError. The account holds no such number, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 AlreadyApproved. A release request for this number was already approved. Source:
                coolsms-2018.
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
    ) -> DocumentPage:
        """List documents.

        Answers with the documents of the account, a page at a time (증빙서류 목록 조회), newest first. A page begins with the document
        that `startKey` names: pass the `nextKey` of the page before; it is `null` when nothing follows.

        The order is that of 2019; in 2018 the oldest came first. Undocumented, and decided here: both bounds of the dates are
        inclusive, and a `startKey` that is none of the account's documents is refused with 400 `InvalidDocumentId`.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            document_id: Only the document with this id. Matching `^[!-~]{1,64}$`. Source: coolsms-2018.
            category: Only documents for this. Source: reference-2019, live-2026.
            use: Only documents that were, or were not, handed in. Source: reference-2019, live-2026.
            start_date: Only documents that were uploaded at this instant or later. Source: coolsms-2018, emulator.
            end_date: Only documents that were uploaded at this instant or earlier. Source: coolsms-2018, emulator.
            start_key: The document that the page begins with, the `nextKey` of the page before. Matching
                `^[!-~]{1,64}$`. Source: coolsms-2018, live-2026.
            limit: No more documents than so many. At least 1, at most 1000, taken as 20 when not given. Source:
                live-2026.

        Returns:
            DocumentPage: A page of documents. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. Nothing is known of the `startKey`, or the
                request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.list_documents()
            DocumentPage(data=..., ...)
        """
        return (
            await self._run(
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
        ).parsed

    def iter_documents(
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
    ) -> AsyncIterator[Document]:
        """List documents, one by one.

        Fetches a page by `list_documents` when it is needed, from the one that `start_key` names or the first. An
        error on the way has the key of the page that could not be read in `page_key`: everything before was given, and
        `start_key=` goes on with it.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            document_id: Only the document with this id. Matching `^[!-~]{1,64}$`. Source: coolsms-2018.
            category: Only documents for this. Source: reference-2019, live-2026.
            use: Only documents that were, or were not, handed in. Source: reference-2019, live-2026.
            start_date: Only documents that were uploaded at this instant or later. Source: coolsms-2018, emulator.
            end_date: Only documents that were uploaded at this instant or earlier. Source: coolsms-2018, emulator.
            start_key: The document that the page begins with, the `nextKey` of the page before. Matching
                `^[!-~]{1,64}$`. Source: coolsms-2018, live-2026.
            limit: No more documents than so many. At least 1, at most 1000, taken as 20 when not given. Source:
                live-2026.

        Returns:
            Iterator[Document]: Each when it is reached; an AsyncIterator of an asynchronous client.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. Nothing is known of the `startKey`, or the
                request is malformed. Source: emulator.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.UnexpectedAnswerError: A page names one that was there before as the next.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> async for item in client.iter_documents():
            ...     print(item)
        """
        return _pages.each_async(
            self,
            _operations.LIST_DOCUMENTS,
            _operations.ITER_DOCUMENTS,
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

    async def upload_document(
        self,
        *,
        file: bytes | os.PathLike[str] | IO[bytes],
        category: DocumentCategory
        | Literal["SENDERID_APPROVAL", "SENDERID_LIMITATION", "SENDERID_IDENTIFICATION", "SENDERID_CONSIGNMENT"],
        name: str | None = None,
    ) -> Document:
        """Upload a document.

        Uploads a file that proves something about a number or an account (증빙서류 업로드), as base64 in JSON: bare, as in 2019, or as
        a data URI, as in 2026. It is a png, gif, jpg, jpeg, pdf, tif or tiff, which its first bytes tell: any other is refused with
        400 `InvalidFileType`. It may have 10 MB, 10,485,760 bytes, in 2026 (700 KB in 2018): a larger one is refused with 413
        `FileSizeTooLarge`, whose Korean text is still that of 2018. Whether the bound is of the file or of its base64 no source
        says; this contract decides on the file. One that is empty or not base64 is malformed, 400 `ValidationError`.

        Without a `name` the document is named by 15 random characters and the ending of its type, as its `originalName` always is:
        the request has no other name to take. The emulator keeps the content of the newest documents of each world, 32 MiB in all,
        and `url` leads to it.

        The permission is the one that the provider's table lists, though it is one to read.

        Not idempotent: every call makes a document of its own.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            file: Bytes, a path, or a binary file object, which is read from where it stands and stays open. At most
                10,485,760 bytes, of image/png, image/gif, image/jpeg, application/pdf, image/tiff. `name` is that of
                the file where it is left out. What is sent: The file as base64, bare or as a data URI. Source:
                reference-2019, live-2026.
            category: What a document is for: approval of a number, a higher limit, identification, or use on behalf of
                another. The 2018 text writes hyphens, its own answers and everything later underscores. Source:
                live-2026.
            name: What the document is called; a random name when left out. Matching
                `^[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,255}$`. Source: coolsms-2018, emulator.

        Returns:
            Document: The document. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidFileType, ValidationError. The file is of no accepted type, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.PayloadTooLargeError: 413 FileSizeTooLarge. The file is too large. Source: coolsms-2018.
            errors.UnsupportedMediaTypeError: 415 UnsupportedMediaType. The body is not declared as JSON. Source:
                emulator.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.upload_document(file=Path("file.png"), category="SENDERID_APPROVAL")
            Document(document_id=..., ...)
        """
        return (
            await self._run(
                _operations.UPLOAD_DOCUMENT,
                (
                    file,
                    category,
                    name,
                ),
            )
        ).parsed

    async def delete_documents(
        self,
        *,
        documents: list[str],
    ) -> list[Document]:
        """Remove documents.

        Removes documents of the account and answers with them as they were (증빙서류 삭제), in the order of the request. A DELETE with
        a body, as documented. All or none: when one of them is unknown, 400 `InvalidDocumentId`, or in use, 409 `DocumentInUse`,
        every one stays. The latter, like the refusal of an empty list, no source documents.

        Not idempotent: a document that is gone is answered with 400 `InvalidDocumentId`.

        Needs account `senderid:write`, member `role-senderid:write`, account-status `ACTIVE`, member-status `ACTIVE`,
        verified-account.

        Args:
            documents: Their ids. At least 1 items, at most 100 items, no item twice. Source: coolsms-2018, emulator.

        Returns:
            list[Document]: The documents that are gone. Source: coolsms-2018, reference-2019.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. The account has not uploaded one of them, or
                the request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount.
                The signature is refused, or the account lacks what this call needs. Source: auth-reference.
            errors.ConflictError: 409 DocumentInUse. One of them was handed in. Source: emulator.
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
            >>> await client.delete_documents(documents=['DOC20181030105615MMXDST163SYMMX3'])
            [...]
        """
        return (await self._run(_operations.DELETE_DOCUMENTS, (documents,))).parsed

    async def get_document(
        self,
        document_id: str,
    ) -> Document:
        """Read a document.

        Answers with a document of the account (증빙서류 조회); its content is at its `url`.

        Needs account `senderid:read`, member `role-senderid:read`.

        Args:
            document_id: A document that the account has uploaded. Matching `^[!-~]{1,64}$`. Source: coolsms-2018,
                emulator.

        Returns:
            Document: The document. Source: coolsms-2018, reference-2019, live-2026.

        Raises:
            errors.BadRequestError: 400 InvalidDocumentId, ValidationError. The account has no such document, or the
                request is malformed. Source: coolsms-2018.
            errors.PermissionDeniedError: 400 SignatureDoesNotMatch. The signature was not made with the secret of this
                key. Source: emulator.
            errors.AuthenticationError: 401 Unauthorized. The request carries no readable signature. Source: emulator.
            errors.PermissionDeniedError: 403 InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
                DuplicatedSignature, Forbidden, PermissionDenied. The signature is refused, or the key lacks what this
                call needs. Source: auth-reference.
            errors.InvalidInputError: The arguments are not what the contract allows; nothing was sent.
            errors.RateLimitError: 429: The API wants to be left alone for a while, and longer than this call may last.
            errors.ServerError: Any other 5xx.
            errors.UnexpectedAnswerError: The answer is not one that the contract documents.
            errors.TransportError: There was no whole answer, a timeout included.

        Example:
            >>> await client.get_document("DOC20181030105615MMXDST163SYMMX3")
            Document(document_id=..., ...)
        """
        return (await self._run(_operations.GET_DOCUMENT, (document_id,))).parsed
