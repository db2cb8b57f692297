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
    """400: IllFormattedField."""


class AuthenticationError(ApiError):
    """401: Unauthorized, InvalidCredentials."""


class PermissionDeniedError(ApiError):
    """403: Forbidden."""


class NotFoundError(ApiError):
    """404: PhoneNotFound, NotFound."""


class MethodNotAllowedError(ApiError):
    """405: MethodNotAllowed."""


class ConflictError(ApiError):
    """409: PhoneAlreadyExists."""


class PayloadTooLargeError(ApiError):
    """413: PayloadTooLarge."""


class UnsupportedMediaTypeError(ApiError):
    """415: UnsupportedMediaType."""


class RateLimitError(ApiError):
    """429: not documented."""


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
    message="message",
    code=None,
    field="field",
    meanings={},
    proof=Proof(("PISMO_ACCESS_TOKEN",), PRESENTED),
    refusals={},
)


def from_response(response: httpx.Response) -> ApiError:
    """The error that an unsuccessful answer stands for."""
    return FORM.read(response)


__all__ = (
    "ApiError",
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
