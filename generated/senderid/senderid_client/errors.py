"""What a call raises beside httpx's own errors.

ApiError                      the API answered, and not with success
├── BadRequestError           400
├── AuthenticationError       401
├── PermissionDeniedError     403
├── NotFoundError             404
├── MethodNotAllowedError     405
├── ConflictError             409
├── PayloadTooLargeError      413
├── UnsupportedMediaTypeError 415
├── ServerError               500
└── UnexpectedAnswerError     a status or a body that the contract doesn't document

ConfigurationError            a credential is missing; a ValueError
UnexpectedStatus              as UnexpectedAnswerError, from the functional modules
"""

import httpx


class ApiError(Exception):
    """The API answered, and not with success.

    Attributes:
        response: The whole answer.
        message: What the API says is wrong.
        code: Name of the error, for programs; None where the API gives none.
        field: What of the request is ill-formed; None where the API doesn't say.
    """

    def __init__(
        self, response: httpx.Response, message: str, code: str | None = None, field: str | None = None
    ) -> None:
        super().__init__(response, message, code, field)
        self.response = response
        self.message = message
        self.code = code
        self.field = field

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    def __str__(self) -> str:
        return " ".join(filter(None, [str(self.status), self.code, self.field])) + f": {self.message}"


class BadRequestError(ApiError):
    """400: InvalidPhoneNumber, InvalidDocumentId, ValidationError, InvalidSenderId."""


class AuthenticationError(ApiError):
    """401: Unauthorized."""


class PermissionDeniedError(ApiError):
    """403: InvalidAPIKey, SignatureDoesNotMatch, RequestTimeTooSkewed, DuplicatedSignature, PermissionDenied,
    InactiveAccount, InactiveMember, UnverifiedAccount."""


class NotFoundError(ApiError):
    """404: NotFound."""


class MethodNotAllowedError(ApiError):
    """405: MethodNotAllowed."""


class ConflictError(ApiError):
    """409: AlreadyRegistered, LimitExceeded, FailedToUpdate, AlreadyApproved."""


class PayloadTooLargeError(ApiError):
    """413: PayloadTooLarge."""


class UnsupportedMediaTypeError(ApiError):
    """415: UnsupportedMediaType."""


class ServerError(ApiError):
    """500: InternalError."""


class UnexpectedAnswerError(ApiError):
    """The answer is not one that the contract documents; the request may have been carried out all the same."""

    @property
    def content(self) -> bytes:
        """The body as it came."""
        return self.response.content


class ConfigurationError(ValueError):
    """A credential is missing."""


class UnexpectedStatus(Exception):
    """A functional module got a status that the contract doesn't document."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"{self.status_code}: {self.content.decode(errors='replace')}"


_CLASSES: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    405: MethodNotAllowedError,
    409: ConflictError,
    413: PayloadTooLargeError,
    415: UnsupportedMediaTypeError,
    500: ServerError,
}


def from_response(response: httpx.Response) -> ApiError:
    """The error that an unsuccessful answer stands for."""
    error = _CLASSES.get(response.status_code)
    if error is None:
        return UnexpectedAnswerError(response, "this status is not documented")
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict) or not isinstance(body.get("errorMessage"), str):
        return UnexpectedAnswerError(response, "the body of this error is not as documented")
    return error(
        response,
        body["errorMessage"],
        code=body.get("errorCode"),
    )


__all__ = (
    "ApiError",
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "MethodNotAllowedError",
    "ConflictError",
    "PayloadTooLargeError",
    "UnsupportedMediaTypeError",
    "ServerError",
    "ConfigurationError",
    "UnexpectedAnswerError",
    "UnexpectedStatus",
)
