"""What a call raises::

    Error
    ├── ApiError                        the API answered, and not with success
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
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
    PRESENTED,
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
    ServerError,
    ServerOutcomeUnknownError,
    TimedOutError,
    TransportError,
    UnexpectedAnswerError,
)


class BadRequestError(ApiError):
    """400: ValidationError, InvalidState, UnknownFault, ClockOutOfRange."""


class AuthenticationError(ApiError):
    """401: Unauthorized."""


class NotFoundError(ApiError):
    """404: UnknownWorld, UnknownNumber, UnknownRequest, UnknownDocument, UnknownContent, NotFound."""


class MethodNotAllowedError(ApiError):
    """405: MethodNotAllowed."""


class ConflictError(ApiError):
    """409: WorldExists, CredentialInUse, TooManyWorlds, DefaultWorld, HeldElsewhere, NoReleaseRequest, TooManyFaults."""


class PayloadTooLargeError(ApiError):
    """413: PayloadTooLarge."""


class UnsupportedMediaTypeError(ApiError):
    """415: UnsupportedMediaType."""


class RateLimitError(ApiError):
    """429: not documented."""


class Code:
    """The documented codes, for comparison with `error.code`."""

    CLOCK_OUT_OF_RANGE: Final = "ClockOutOfRange"
    """A year that is out of range."""
    CREDENTIAL_IN_USE: Final = "CredentialInUse"
    """The credentials are taken."""
    DEFAULT_WORLD: Final = "DefaultWorld"
    """It is always there."""
    HELD_ELSEWHERE: Final = "HeldElsewhere"
    """Another account holds the number."""
    INTERNAL_ERROR: Final = "InternalError"
    """A fault of the emulator."""
    INVALID_STATE: Final = "InvalidState"
    """A state that can't be."""
    METHOD_NOT_ALLOWED: Final = "MethodNotAllowed"
    """Unknown method."""
    NO_RELEASE_REQUEST: Final = "NoReleaseRequest"
    """Nobody has asked for its release."""
    NOT_FOUND: Final = "NotFound"
    """Unknown path."""
    PAYLOAD_TOO_LARGE: Final = "PayloadTooLarge"
    """The body is too large."""
    TOO_MANY_FAULTS: Final = "TooManyFaults"
    """No more faults."""
    TOO_MANY_WORLDS: Final = "TooManyWorlds"
    """No more worlds."""
    UNAUTHORIZED: Final = "Unauthorized"
    """No control token, or another one."""
    UNAVAILABLE: Final = "Unavailable"
    """The database does not answer."""
    UNKNOWN_CONTENT: Final = "UnknownContent"
    """The content is not kept."""
    UNKNOWN_DOCUMENT: Final = "UnknownDocument"
    """The document was not uploaded."""
    UNKNOWN_FAULT: Final = "UnknownFault"
    """No such operation or error."""
    UNKNOWN_NUMBER: Final = "UnknownNumber"
    """The number is not registered."""
    UNKNOWN_REQUEST: Final = "UnknownRequest"
    """No such request waits."""
    UNKNOWN_WORLD: Final = "UnknownWorld"
    """No such world."""
    UNSUPPORTED_MEDIA_TYPE: Final = "UnsupportedMediaType"
    """The body is not JSON."""
    VALIDATION_ERROR: Final = "ValidationError"
    """The body is malformed."""
    WORLD_EXISTS: Final = "WorldExists"
    """The name is taken."""


FORM: Final = ErrorForm(
    classes={
        400: BadRequestError,
        401: AuthenticationError,
        404: NotFoundError,
        405: MethodNotAllowedError,
        409: ConflictError,
        413: PayloadTooLargeError,
        415: UnsupportedMediaTypeError,
        429: RateLimitError,
        500: ServerError,
        503: ServerError,
    },
    documented=frozenset({400, 401, 404, 405, 409, 413, 415, 500, 503}),
    message="errorMessage",
    code="errorCode",
    field=None,
    meanings={
        "ClockOutOfRange": "A year that is out of range",
        "CredentialInUse": "The credentials are taken",
        "DefaultWorld": "It is always there",
        "HeldElsewhere": "Another account holds the number",
        "InternalError": "A fault of the emulator",
        "InvalidState": "A state that can't be",
        "MethodNotAllowed": "Unknown method",
        "NoReleaseRequest": "Nobody has asked for its release",
        "NotFound": "Unknown path",
        "PayloadTooLarge": "The body is too large",
        "TooManyFaults": "No more faults",
        "TooManyWorlds": "No more worlds",
        "Unauthorized": "No control token, or another one",
        "Unavailable": "The database does not answer",
        "UnknownContent": "The content is not kept",
        "UnknownDocument": "The document was not uploaded",
        "UnknownFault": "No such operation or error",
        "UnknownNumber": "The number is not registered",
        "UnknownRequest": "No such request waits",
        "UnknownWorld": "No such world",
        "UnsupportedMediaType": "The body is not JSON",
        "ValidationError": "The body is malformed",
        "WorldExists": "The name is taken",
    },
    proof=Proof(("PHONE_EMULATOR_CONTROL_TOKEN",), PRESENTED),
    refusals={},
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
    "NotFoundError",
    "MethodNotAllowedError",
    "ConflictError",
    "PayloadTooLargeError",
    "UnsupportedMediaTypeError",
    "RateLimitError",
)
