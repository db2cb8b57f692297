"""What a call raises::

    Error
    ├── ApiError                        the API answered, and not with success
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
    │   ├── PermissionDeniedError       403
    │   ├── NotFoundError               404
    │   ├── MethodNotAllowedError       405
    │   ├── ConflictError               409
    │   ├── PayloadTooLargeError        413
    │   ├── UnsupportedMediaTypeError   415
    │   ├── RateLimitError              429
    │   ├── ServerError                 5xx
    │   │   └── ServerOutcomeUnknownError   (an OutcomeUnknownError too)
    │   └── UnexpectedAnswerError       a status or a body that the contract doesn't document
    │       └── RedirectedError         a redirect, or no success behind one (an OutcomeUnknownError too)
    ├── OutcomeUnknownError             nobody can tell whether the request was carried out
    ├── TransportError                  no whole answer came
    │   ├── ConnectionFailedError       the connection could not be made, or broke; a ConnectionError
    │   └── TimedOutError               a limit of time was reached; a TimeoutError
    └── InvalidInputError               the arguments are not what the contract allows; a ValueError

    ConfigurationError                  a credential is missing, or something is unsafe; a ValueError

An `Error` says what to do next, and holds the request without its credentials.
"""

from typing import Final

import httpx

from ._errors import (
    SIGNED,
    ApiError,
    ConfigurationError,
    ConnectionFailedError,
    Error,
    ErrorForm,
    InputProblem,
    InvalidInputError,
    OutcomeUnknownError,
    Proof,
    RedirectedError,
    Refusal,
    ServerError,
    ServerOutcomeUnknownError,
    TimedOutError,
    TransportError,
    UnexpectedAnswerError,
)


class BadRequestError(ApiError):
    """400: InvalidSenderId, ValidationError, InvalidPhoneNumber, InvalidDocumentId, UnknownTransaction,
    TransactionExpired, TokenDoesNotMatch, TooManyAttempts, InvalidFileType."""


class AuthenticationError(ApiError):
    """401: Unauthorized."""


class PermissionDeniedError(ApiError):
    """400: SignatureDoesNotMatch. 403: InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed,
    DuplicatedSignature, Forbidden, PermissionDenied, InactiveAccount, InactiveMember, UnverifiedAccount,
    MfaRequired."""


class NotFoundError(ApiError):
    """404: NotFound."""


class MethodNotAllowedError(ApiError):
    """405: MethodNotAllowed."""


class ConflictError(ApiError):
    """409: AlreadyRegistered, LimitExceeded, FailedToUpdate, FailedToDelete, FailedToAuthenticate, LimitNotHigher,
    AlreadyApproved, DocumentInUse."""


class PayloadTooLargeError(ApiError):
    """413: PayloadTooLarge, FileSizeTooLarge."""


class UnsupportedMediaTypeError(ApiError):
    """415: UnsupportedMediaType."""


class RateLimitError(ApiError):
    """429: not documented."""


class Code:
    """The documented codes, for comparison with `error.code`."""

    ALREADY_APPROVED: Final = "AlreadyApproved"
    """The release was already approved."""
    ALREADY_REGISTERED: Final = "AlreadyRegistered"
    """The account has registered this number before."""
    DOCUMENT_IN_USE: Final = "DocumentInUse"
    """A document was handed in."""
    DUPLICATED_SIGNATURE: Final = "DuplicatedSignature"
    """The signature was used before."""
    FAILED_TO_AUTHENTICATE: Final = "FailedToAuthenticate"
    """The number is DUPLICATED."""
    FAILED_TO_DELETE: Final = "FailedToDelete"
    """The number is ACTIVE."""
    FAILED_TO_UPDATE: Final = "FailedToUpdate"
    """The number is neither ACTIVE nor INACTIVE."""
    FILE_SIZE_TOO_LARGE: Final = "FileSizeTooLarge"
    """The file is too large."""
    FORBIDDEN: Final = "Forbidden"
    """The key does not allow the address that the request comes from."""
    INACTIVE_ACCOUNT: Final = "InactiveAccount"
    """The account is not ACTIVE."""
    INACTIVE_MEMBER: Final = "InactiveMember"
    """The member is not ACTIVE."""
    INTERNAL_ERROR: Final = "InternalError"
    """A fault of the emulator."""
    INVALID_API_KEY: Final = "InvalidAPIKey"
    """The key is unknown."""
    INVALID_DOCUMENT_ID: Final = "InvalidDocumentId"
    """A document id is unknown."""
    INVALID_FILE_TYPE: Final = "InvalidFileType"
    """The file is of no accepted type."""
    INVALID_PHONE_NUMBER: Final = "InvalidPhoneNumber"
    """The number can't be a sender ID."""
    INVALID_SENDER_ID: Final = "InvalidSenderId"
    """The account holds no such number."""
    LIMIT_EXCEEDED: Final = "LimitExceeded"
    """The account holds as many numbers as it may."""
    LIMIT_NOT_HIGHER: Final = "LimitNotHigher"
    """The limit asked for is not above the present one."""
    METHOD_NOT_ALLOWED: Final = "MethodNotAllowed"
    """Unknown method."""
    MFA_REQUIRED: Final = "MfaRequired"
    """The number rings; say the code that the voice tells."""
    NOT_FOUND: Final = "NotFound"
    """Unknown path."""
    PAYLOAD_TOO_LARGE: Final = "PayloadTooLarge"
    """The body is too large."""
    PERMISSION_DENIED: Final = "PermissionDenied"
    """The key or the member lacks a permission that this call needs."""
    REQUEST_TIME_TOO_SKEWED: Final = "RequestTimeTooSkewed"
    """The date is more than 15 minutes from the server's clock."""
    SIGNATURE_DOES_NOT_MATCH: Final = "SignatureDoesNotMatch"
    """The signature was not made with the secret of this key."""
    TOKEN_DOES_NOT_MATCH: Final = "TokenDoesNotMatch"
    """The code is not the one that the voice said."""
    TOO_MANY_ATTEMPTS: Final = "TooManyAttempts"
    """The last code that may be tried was wrong, too."""
    TRANSACTION_EXPIRED: Final = "TransactionExpired"
    """The call was too long ago."""
    UNAUTHORIZED: Final = "Unauthorized"
    """No readable signature, and no known token."""
    UNKNOWN_TRANSACTION: Final = "UnknownTransaction"
    """The transaction is none of this number."""
    UNSUPPORTED_MEDIA_TYPE: Final = "UnsupportedMediaType"
    """The body is not JSON."""
    UNVERIFIED_ACCOUNT: Final = "UnverifiedAccount"
    """The account is not verified."""
    VALIDATION_ERROR: Final = "ValidationError"
    """The body is malformed."""


FORM: Final = ErrorForm(
    classes={
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        405: MethodNotAllowedError,
        409: ConflictError,
        413: PayloadTooLargeError,
        415: UnsupportedMediaTypeError,
        429: RateLimitError,
        500: ServerError,
    },
    documented=frozenset({400, 401, 403, 404, 405, 409, 413, 415, 500}),
    message="errorMessage",
    code="errorCode",
    field=None,
    meanings={
        "AlreadyApproved": "The release was already approved",
        "AlreadyRegistered": "The account has registered this number before",
        "DocumentInUse": "A document was handed in",
        "DuplicatedSignature": "The signature was used before",
        "FailedToAuthenticate": "The number is DUPLICATED",
        "FailedToDelete": "The number is ACTIVE",
        "FailedToUpdate": "The number is neither ACTIVE nor INACTIVE",
        "FileSizeTooLarge": "The file is too large",
        "Forbidden": "The key does not allow the address that the request comes from",
        "InactiveAccount": "The account is not ACTIVE",
        "InactiveMember": "The member is not ACTIVE",
        "InternalError": "A fault of the emulator",
        "InvalidAPIKey": "The key is unknown",
        "InvalidDocumentId": "A document id is unknown",
        "InvalidFileType": "The file is of no accepted type",
        "InvalidPhoneNumber": "The number can't be a sender ID",
        "InvalidSenderId": "The account holds no such number",
        "LimitExceeded": "The account holds as many numbers as it may",
        "LimitNotHigher": "The limit asked for is not above the present one",
        "MethodNotAllowed": "Unknown method",
        "MfaRequired": "The number rings; say the code that the voice tells",
        "NotFound": "Unknown path",
        "PayloadTooLarge": "The body is too large",
        "PermissionDenied": "The key or the member lacks a permission that this call needs",
        "RequestTimeTooSkewed": "The date is more than 15 minutes from the server's clock",
        "SignatureDoesNotMatch": "The signature was not made with the secret of this key",
        "TokenDoesNotMatch": "The code is not the one that the voice said",
        "TooManyAttempts": "The last code that may be tried was wrong, too",
        "TransactionExpired": "The call was too long ago",
        "Unauthorized": "No readable signature, and no known token",
        "UnknownTransaction": "The transaction is none of this number",
        "UnsupportedMediaType": "The body is not JSON",
        "UnverifiedAccount": "The account is not verified",
        "ValidationError": "The body is malformed",
    },
    proof=Proof(
        (
            "SOLAPI_API_KEY",
            "SOLAPI_API_SECRET",
        ),
        SIGNED,
    ),
    refusals={
        "Unauthorized": Refusal("credentials", AuthenticationError),
        "InvalidAPIKey": Refusal("credentials", PermissionDeniedError),
        "InvalidApiKey": Refusal("credentials", PermissionDeniedError),
        "SignatureDoesNotMatch": Refusal("credentials", PermissionDeniedError),
        "회원 ID가 유효하지 않습니다": Refusal("credentials", PermissionDeniedError),
        "Forbidden": Refusal("address", PermissionDeniedError),
        "InvalidIpAddress": Refusal("address", PermissionDeniedError),
        "허용되지 않은 IP": Refusal("address", PermissionDeniedError),
        "RequestTimeTooSkewed": Refusal("clock", PermissionDeniedError),
        "PermissionDenied": Refusal("permission", PermissionDeniedError),
        "InactiveAccount": Refusal("permission", PermissionDeniedError),
        "InactiveMember": Refusal("permission", PermissionDeniedError),
        "UnverifiedAccount": Refusal("permission", PermissionDeniedError),
    },
)


def from_response(response: httpx.Response) -> ApiError:
    """The error that an unsuccessful answer stands for."""
    return FORM.read(response)


__all__ = (
    "ApiError",
    "Code",
    "ConfigurationError",
    "ConnectionFailedError",
    "Error",
    "InputProblem",
    "InvalidInputError",
    "OutcomeUnknownError",
    "RedirectedError",
    "ServerError",
    "ServerOutcomeUnknownError",
    "TimedOutError",
    "TransportError",
    "UnexpectedAnswerError",
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "MethodNotAllowedError",
    "ConflictError",
    "PayloadTooLargeError",
    "UnsupportedMediaTypeError",
    "RateLimitError",
)
