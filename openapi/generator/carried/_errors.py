"""What the errors of every client share. The classes per status stand in `errors`, made from the contract."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Final, NamedTuple

import httpx

from ._clock import retry_after, utc_now
from ._masking import masked_body


class Error(Exception):
    """Whatever a call raises.

    Attributes:
        operation: Name of the method that was called.
        request: What was sent, its secrets masked; None when nothing was.
        advice: What to do next.
        page_key: Of the page that could not be read, by which `iter_...` goes on; None for the first, and elsewhere.
    """

    operation: str = ""
    request: httpx.Request | None = None
    advice: str = ""
    page_key: str | int | None = None

    def __str__(self) -> str:
        what = self._what()
        end = "" if what.endswith((".", "!", "?", ")")) else "."
        return f"{what}{end} Do this: {self.advice}" if self.advice else what

    def _what(self) -> str:
        return super().__str__()


class Unsettled(Error):
    """A call that may have been carried out, and did not return what it should."""

    _look: Callable[[], Any] | None = None

    def look_up(self) -> Any:
        """What the call would have returned; None when nothing shows that it was carried out, or not yet.

        It is looked for as the contract says, by reading. What was there before the call with the same values can't be
        told from what the call made; where such a thing can't be there twice, it was refused then. The error of an
        asynchronous client is awaited: `await error.look_up()`.

        Raises:
            Error: It can't be read, or the contract doesn't say how this operation is looked up.
        """
        if self._look is None:
            error = Error(f"{self.operation} can't be looked up: the contract doesn't say how, or its client is gone.")
            error.advice = "look by an operation that reads."
            raise error
        return self._look()

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {name: value for name, value in self.__dict__.items() if name != "_look"}
        return (*super().__reduce__()[:2], kept)


class ApiError(Error):
    """The API answered, and not with success.

    Attributes:
        response: The whole answer.
        message: What the API says is wrong.
        code: Name of the error, for programs; None where the API gives none.
        field: What of the request is ill-formed; None where the API doesn't say.
        explanation: What the contract says of this code.
        retry_after: Seconds that the API wants to be left alone for; None when it doesn't say.
        documented: Whether status and body are as the contract says.
    """

    documented: bool = False

    def __init__(
        self,
        response: httpx.Response,
        message: str,
        code: str | None = None,
        field: str | None = None,
        explanation: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(response, message, code, field, explanation, retry_after)
        self.response = response
        self.message = message
        self.code = code
        self.field = field
        self.explanation = explanation
        self.retry_after = retry_after

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def content(self) -> bytes:
        """The body as it came."""
        return self.response.content

    def _what(self) -> str:
        head = " ".join(filter(None, [str(self.status), self.code, self.field]))
        return f"{head}: {self.message}" + (f" ({self.explanation})" if self.explanation else "")


class ServerError(ApiError):
    """The provider failed: any 5xx."""


class UnexpectedAnswerError(ApiError, Unsettled):
    """The answer is not one that the contract documents; the request may have been carried out all the same."""


class OutcomeUnknownError(Unsettled):
    """Nobody can tell whether the request was carried out, and to repeat it blindly may do harm.

    `response` is the answer that left it open, None when there was none; `__cause__` what went wrong.
    """

    response: httpx.Response | None = None


class ServerOutcomeUnknownError(ServerError, OutcomeUnknownError):
    """A 5xx that leaves open whether the request was carried out."""

    response: httpx.Response


class RedirectedError(UnexpectedAnswerError, OutcomeUnknownError):
    """A redirect, or no success behind one: it leaves open whether the request was carried out."""

    response: httpx.Response


class TransportError(Error):
    """There was no whole answer, and nothing can have happened or the operation may be repeated."""


class ConnectionFailedError(TransportError, ConnectionError):
    """The connection could not be made, or broke."""


class TimedOutError(TransportError, TimeoutError):
    """A limit of time was reached; `with_options(timeout=...)` sets another."""

    advice = "try again, or give it more time: with_options(timeout=...)."


class ConfigurationError(ValueError):
    """The client can't be made like this: a credential is missing, or something is unsafe."""


class InputProblem(NamedTuple):
    """One thing wrong with an argument."""

    argument: str
    what: str

    def __str__(self) -> str:
        return f"{self.argument}: {self.what}"


class InvalidInputError(Error, ValueError):
    """The arguments are not what the contract allows; nothing was sent. `problems` has all that is wrong."""

    advice = "mend these, or pass check_inputs=False to let the API judge."

    def __init__(self, operation: str, problems: Sequence[InputProblem]) -> None:
        super().__init__(operation, problems)
        self.operation = operation
        self.problems = tuple(problems)

    def _what(self) -> str:
        return f"{self.operation} was not sent. {'; '.join(map(str, self.problems))}."


# What to look at beside the credentials when they are refused: those that sign, and those that are presented.
SIGNED: Final = "the clock of this machine, and what the account may do"
PRESENTED: Final = "whether it is still accepted, and what it may do"


class Proof(NamedTuple):
    """What a client proves by who calls, for advice.

    Attributes:
        by: Where it comes from: variables of the environment, or what gives it.
        doubts: What else to look at when it is refused.
    """

    by: tuple[str, ...]
    doubts: str

    def __str__(self) -> str:
        return " and ".join(self.by)


class Refusal(NamedTuple):
    """What a code, or words of a message, say is refused, whatever the status.

    Attributes:
        what: `credentials`, `address`, `clock` or `permission`.
        kind: The class of such an error.
    """

    what: str
    kind: type[ApiError]


class ErrorForm(NamedTuple):
    """How the errors of an API are read.

    Attributes:
        classes: The class of each status that has one of its own.
        documented: The statuses that the contract documents.
        message: The property that says what is wrong.
        code: The property that names the error, if any.
        field: The property that names what is ill-formed, if any.
        meanings: What the contract says of each code.
        proof: What proves who calls, where an answer is read by itself.
        refusals: What a code says is refused; a key with a blank is no code but words of a message.
    """

    classes: Mapping[int, type[ApiError]]
    documented: frozenset[int]
    message: str
    code: str | None
    field: str | None
    meanings: Mapping[str, str]
    proof: Proof
    refusals: Mapping[str, Refusal]

    def read(
        self, response: httpx.Response, now: Callable[[], datetime] = utc_now, proof: Proof | None = None
    ) -> ApiError:
        """The error that an unsuccessful answer stands for. Never raises, whatever the body is."""
        proof = proof or self.proof
        status = response.status_code
        body = _object(response)
        message, code = _text(body, self.message), _text(body, self.code)
        refusal = self._refusal(code, message) if 400 <= status < 500 else None
        kind = self.classes.get(status) or (ServerError if status >= 500 else UnexpectedAnswerError)
        kind = refusal.kind if refusal else kind
        error = kind(
            response,
            message or _undocumented(response),
            code,
            _text(body, self.field),
            self.meanings.get(code or "", ""),
            retry_after(response, now),
        )
        error.documented = status in self.documented and message is not None
        error.advice = _refused(refusal.what, error.message, proof) if refusal else _advice(status, error, proof)
        return error

    def refused(self, error: ApiError) -> str | None:
        """What an error refuses: `credentials`, `address`, `clock` or `permission`; None where it refuses nobody."""
        refusal = self._refusal(error.code, error.message) if 400 <= error.status < 500 else None
        if refusal is not None:
            return refusal.what
        return {401: "credentials", 403: "permission"}.get(error.status) if error.documented else None

    def _refusal(self, code: str | None, message: str | None) -> Refusal | None:
        if code and code in self.refusals:
            return self.refusals[code]
        found = (one for words, one in self.refusals.items() if " " in words and words in (message or ""))
        return next(found, None)


def _refused(what: str, message: str, proof: Proof) -> str:
    if what == "address":
        allowed = f"allow the address {_address(message) or 'of this machine'} for this key, or use another key."
        return f"{allowed} A host without a fixed address will be refused again, from its next one."
    if what == "clock":
        return "set the clock of this machine; the key and its secret may well be right."
    if what == "permission":
        return f"look what {proof} may do, and the account and member behind it."
    if len(proof.by) > 1:
        return f"check {proof}: they belong together, and a login or an e-mail address is none of them."
    return f"check {proof}, {proof.doubts}."


def _advice(status: int, error: ApiError, proof: Proof) -> str:
    if status in (401, 403):
        return f"check {proof}, {proof.doubts}."
    if status == 429 or status >= 500:
        wait = "for a while" if error.retry_after is None else f"for {error.retry_after:g} s"
        return f"wait {wait}, then try again."
    if 300 <= status < 400:
        followed = "Redirects are followed with follow_redirects=True, and never to another origin."
        return f"look whether base_url is that of the API. {followed}"
    if isinstance(error, UnexpectedAnswerError):
        return "look at error.content, and whether base_url is that of the API."
    if status == 409:
        return "look how things stand; the same request gets the same answer until they change."
    return "change the request; the same one gets the same answer."


def _address(message: str) -> str:
    """The IP address that a message names, if any."""
    for word in re.findall(r"[0-9A-Fa-f:.]{3,45}", message):
        with suppress(ValueError):
            return str(ip_address(word.rstrip(".")))
    return ""


def _undocumented(response: httpx.Response) -> str:
    what = response.reason_phrase or "an error"
    if 300 <= response.status_code < 400 and "Location" in response.headers:
        return f"{what}, to {masked_body(response.headers['Location'].encode())}."
    return f"{what}, with a body that is not as documented."


def _object(response: httpx.Response) -> Mapping[str, object]:
    try:
        body = response.json()
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _text(body: Mapping[str, object], name: str | None) -> str | None:
    value = body.get(name) if name else None
    return value if isinstance(value, str) else None
