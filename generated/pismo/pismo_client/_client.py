"""What the clients of every API do alike: send, time, try again, read, report.

`BaseClient._attempts` decides everything and does no input or output: it yields what to send or how long to wait, and
is sent what came of it. `SyncClient` and `AsyncClient` do what it says.
"""

import functools
import json
import logging
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Generic, NamedTuple, Never, NoReturn, Self, TypeVar, cast

import httpx

from . import _errors
from ._answers import Broken, Watch
from ._bearer import BearerAuth, Held, TokenAuth, Tokens, Wanted
from ._http import ASYNC, SYNC, Kind, make, refuse_closed
from ._masking import masked_body, masked_request, masked_response
from ._operation import Message, Operation, unsendable
from ._options import Attempt, Options, checked, checked_url, refuse_unknown
from ._retries import Retries, Verdict, judge, was_turned
from ._transport import Remaining, Unlogged

T = TypeVar("T")

LOOK_FIRST = "look whether it was carried out before you repeat it."
TRY_LATER = "try again later; if it goes on, look at the connection and at base_url."

# Of a body, in bytes.
PIECE: Final = 256 * 1024

PLATFORM: Final = f"python/{'.'.join(map(str, sys.version_info[:3]))} httpx/{httpx.__version__}"


class _Content(httpx.ByteStream):
    """A body to send: in pieces, since whoever sends a piece copies it.

    Where httpx's breaks off it is a generator that nobody closes, which trio warns of.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        if len(self._content) <= PIECE:
            return iter((self._content,))
        return (self._content[at : at + PIECE] for at in range(0, len(self._content), PIECE))

    def __aiter__(self) -> Any:
        return _Pieces(iter(self))


class _Pieces:
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._left = pieces

    async def __anext__(self) -> bytes:
        for piece in self._left:
            return piece
        raise StopAsyncIteration


# In the place of a stream that is at its end, and holds on to its request and connection.
_READ: Final = httpx.ByteStream(b"")


class _Unchanged:
    """What with_options() is not given."""


UNCHANGED: Final = _Unchanged()


class Api(NamedTuple):
    """What of a client the contract says.

    Attributes:
        package: Its name, which is also that of its logger.
        distribution: Its name in `User-Agent`.
        version: Likewise.
        error: Makes the error that an answer stands for; it is given the time too, and what proves who calls.
    """

    package: str
    distribution: str
    version: str
    error: Callable[[httpx.Response, Callable[[], datetime], _errors.Proof | None], _errors.ApiError]


class RawResponse(NamedTuple, Generic[T]):
    """An answer as it came, and what was read from it.

    Attributes:
        parsed: What the method returns without `with_raw_response`.
        response: Status, headers and body.
        attempts: How many it took.
    """

    parsed: T
    response: httpx.Response
    attempts: int

    def without_credentials(self) -> Self:
        """The same, whose response tells of a request without them."""
        masked_response(self.response)
        return self


class Try(NamedTuple):
    """A request to send, what watches its answer, and what puts the credentials into it."""

    request: httpx.Request
    watch: Watch
    auth: Any = httpx.USE_CLIENT_DEFAULT


Outcome = httpx.Response | Broken | httpx.RequestError
Step = Try | Wanted | float
Steps = Generator[Step, Any, RawResponse[T]]


class BaseClient:
    """The part of a client that neither waits nor sends."""

    _api: Api
    _kind: Kind
    _http: Any

    def __init__(
        self,
        auth: httpx.Auth,
        base_url: str | httpx.URL,
        *,
        proof: _errors.Proof | None,
        allow_insecure_http: bool,
        options: Options,
        http_client: Any,
        httpx_args: dict[str, Any],
    ) -> None:
        checked(allow_insecure_http=allow_insecure_http)
        self._base_url = checked_url(base_url, allow_insecure_http=allow_insecure_http)
        self._proof = proof
        self._options = options
        self._log = logging.getLogger(self._api.package)
        self._urls: dict[str, httpx.URL] = {}
        self._tokens = auth.tokens if isinstance(auth, TokenAuth) else None
        agent = f"{self._api.distribution}/{self._api.version} {PLATFORM}"
        limit = options.max_answer_bytes
        self._http = make(
            self._kind, self._base_url, auth, agent=agent, limit=limit, given=http_client, settings=httpx_args
        )
        self._prepare_headers(self._http.headers)

    @property
    def base_url(self) -> httpx.URL:
        """Where requests go."""
        return self._base_url

    def with_options(
        self,
        *,
        timeout: float | _Unchanged | None = UNCHANGED,
        connect_timeout: float | _Unchanged | None = UNCHANGED,
        retries: Retries | int | _Unchanged = UNCHANGED,
        headers: Mapping[str, str] | _Unchanged = UNCHANGED,
        check_inputs: bool | _Unchanged = UNCHANGED,
        max_answer_bytes: int | _Unchanged = UNCHANGED,
        look_up: bool | _Unchanged = UNCHANGED,
        **unknown: Never,
    ) -> Self:
        """A copy of this client that has other limits and shares its connections; closing either closes both.

        Args:
            timeout: Seconds for a whole call, waits between attempts included; None for no limit.
            connect_timeout: Seconds to wait for a connection; None for as long as the whole call has.
            retries: How often to try again, 0 for never, or Retries for all about it.
            headers: Sent beside the others.
            check_inputs: Whether arguments are held against the contract before they are sent.
            max_answer_bytes: How much of an answer may come, in bytes, unpacked.
            look_up: Whether a call whose outcome is unknown, or whose success can't be read, looks by itself whether it
                was carried out, where the contract says how. A quarter of its time is kept for that.

        Raises:
            errors.ConfigurationError: There is no such option, or it can't have that value.
        """
        options = self._options
        given: dict[str, Any] = {
            "timeout": timeout,
            "connect_timeout": connect_timeout,
            "retries": retries,
            "headers": headers,
            "check_inputs": check_inputs,
            "max_answer_bytes": max_answer_bytes,
            "look_up": look_up,
        }
        refuse_unknown(unknown, given)
        changes = checked(**{name: value for name, value in given.items() if value is not UNCHANGED})
        if isinstance(retries, int):
            changes["retries"] = options.retries._replace(limit=retries)
        if "headers" in changes:
            changes["headers"] = {**options.headers, **changes["headers"]}
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._options = options._replace(**changes)
        twin._prepare_headers(self._headers)
        return twin

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds credentials: make a new one instead of pickling it")

    def _prepare_headers(self, base: httpx.Headers) -> None:
        self._headers = httpx.Headers(base)
        self._headers.update(self._options.headers)
        self._headers.setdefault("Host", self._base_url.netloc.decode("ascii"))
        self._json_headers = httpx.Headers(self._headers)
        self._json_headers["Content-Type"] = "application/json"

    def _request(self, operation: Operation[Any], message: Message) -> httpx.Request:
        url = self._urls.get(message.target)
        if url is None:
            try:
                url = Unlogged(str(self._base_url).rstrip("/") + message.target)
            except httpx.InvalidURL as error:
                raise unsendable(operation.name, "the arguments", error) from error
            if message.target == operation.path:  # those are few
                self._urls[message.target] = url
        content = message.content
        headers = httpx.Headers(self._headers if content is None else self._json_headers)
        for name, value in message.headers:
            headers[name] = value
        if content is None:
            return httpx.Request(operation.method, url, headers=headers)
        # As a stream httpx takes it as it is, in half the time: the headers are complete.
        headers["Content-Length"] = str(len(content))
        request = httpx.Request(operation.method, url, headers=headers, stream=httpx.ByteStream(content))
        request.read()  # for hooks that look at its content
        request.stream = _Content(content)
        return request

    def _refuse_closed(self) -> None:
        refuse_closed(self._http, f"this {type(self).__name__}")

    def _drive(self, steps: Generator[Step, Any, Any]) -> Any:
        """Do what the steps say, and return what they return; to be awaited where the client is."""
        raise NotImplementedError

    def _deadline(self) -> float:
        """When a call that begins now has to end, by the clock."""
        timeout = self._options.timeout
        return float("inf") if timeout is None else self._options.retries.clock() + timeout

    def _steps(self, operation: Operation[T], values: tuple[Any, ...]) -> Steps[T]:
        if operation.look_up is not None:
            return cast("Steps[T]", operation.look_up.steps(self, operation, values))
        return self._tried(operation, values, self._deadline())

    def _tried(self, operation: Operation[T], values: tuple[Any, ...], deadline: float) -> Steps[T]:
        steps, around = self._attempts(operation, values, deadline), self._options.around
        return cast("Steps[T]", around(operation, steps)) if around else steps

    def _attempts(self, operation: Operation[T], values: tuple[Any, ...], deadline: float) -> Steps[T]:
        """Yields each request to send, each time to wait, each wish for a token; is sent the outcome, or the token."""
        self._refuse_closed()
        options = self._options
        retries = options.retries
        message = operation.message(values, check=options.check_inputs)
        request = self._request(operation, message)
        clock = retries.clock
        number = renewed = 0
        auth: Any = None if operation.public else httpx.USE_CLIENT_DEFAULT
        held: Held | None = None
        if self._tokens is not None and not operation.public:
            held = yield Wanted(0, deadline, clock)
        while True:
            if held is not None:
                auth = BearerAuth(held.token)
            number += 1
            begin = clock()
            request.extensions["timeout"] = _limits(options, deadline, begin)
            request.extensions["watch"] = watch = Watch(options.max_answer_bytes, clock, deadline)
            outcome = cast("Outcome", (yield Try(request, watch, auth)))
            now = clock()
            self._report(operation, number, request, outcome, now - begin)
            if isinstance(outcome, httpx.Response) and judge(outcome) is Verdict.DONE:
                return RawResponse(self._read(operation, outcome), outcome, number)
            if held is not None and not renewed and _is_unknown(outcome):
                renewed = 1
                held = yield Wanted(held.number, deadline, clock)
                continue
            attempt = number - renewed
            wait = retries.wait(attempt, _gist(outcome), idempotent=operation.idempotent, remaining=deadline - now)
            if wait is None:
                raise self._error(operation, request, outcome)
            yield wait

    def _read(self, operation: Operation[T], response: httpx.Response) -> T:
        answers = operation.answers
        codec = answers.get(response.status_code, next(iter(answers.values())))
        if codec is None or (operation.bodiless and not response.content):
            return cast("T", None)
        try:
            body = json.loads(response.content)
        except (ValueError, RecursionError) as error:
            raise self._unexpected(operation, response, "its body is not JSON") from error
        return self._decoded(operation, response, body)

    def _decoded(self, operation: Operation[T], response: httpx.Response, body: Any) -> T:
        codec = operation.answers.get(response.status_code, next(iter(operation.answers.values())))
        if codec is None or not codec.takes(body):
            raise self._unexpected(operation, response, "its body is not of the documented type")
        return cast("T", codec.decode(body))

    def _unexpected(self, operation: Operation[Any], response: httpx.Response, what: str) -> _errors.Error:
        done = "The API says that the request was carried out, but "
        error = _errors.UnexpectedAnswerError(response, f"{done}{what}.")
        error.advice = "read error.content; " + (TRY_LATER if operation.idempotent else LOOK_FIRST)
        return self._about(error, operation, response.request)

    def _error(self, operation: Operation[Any], request: httpx.Request, outcome: Outcome) -> _errors.Error:
        if isinstance(outcome, Broken):
            outcome.error.request = masked_request(request)
            if outcome.response.is_success and not was_turned(outcome.response):
                error = self._unexpected(operation, outcome.response, f"its body broke off ({outcome.error!r})")
            else:
                error = self._refusal(operation, outcome.response)
            error.__cause__ = outcome.error
        elif isinstance(outcome, httpx.Response):
            error = self._refusal(operation, outcome)
        else:
            error = _silence(operation, outcome)
        return self._about(error, operation, request)

    def _about(self, error: _errors.Error, operation: Operation[Any], request: httpx.Request) -> _errors.Error:
        error.operation = operation.name
        error.request = masked_request(request)
        if isinstance(error, _errors.ApiError):
            masked_response(error.response)
        if isinstance(error.__cause__, httpx.RequestError):
            error.__cause__.request = error.request
        return error

    def _refusal(self, operation: Operation[Any], response: httpx.Response) -> _errors.Error:
        error = self._api.error(response, self._options.retries.now, self._proof)
        if was_turned(response):
            what = f"a redirect made a {response.request.method} of the request, and this is the answer to that."
            error = _errors.UnexpectedAnswerError(response, what)
        redirected = response.history or response.status_code < 400
        unknown = judge(response) is Verdict.UNKNOWN and (redirected or not error.documented)
        if operation.idempotent or not unknown:
            return error
        kind = _errors.ServerOutcomeUnknownError if response.is_server_error else _errors.RedirectedError
        uncertain = kind(*error.args)
        uncertain.advice = " ".join(filter(None, [LOOK_FIRST, operation.repeating, error.advice if redirected else ""]))
        return uncertain

    def _report(
        self, operation: Operation[Any], number: int, request: httpx.Request, outcome: Outcome, seconds: float
    ) -> None:
        log, hook = self._log, self._options.on_attempt
        if hook is None and not log.isEnabledFor(logging.INFO):
            return
        response = outcome if isinstance(outcome, httpx.Response) else None
        error = outcome if isinstance(outcome, httpx.RequestError) else None
        if isinstance(outcome, Broken):
            response, error = outcome
        said = [response.status_code] if response is not None else []
        status = " ".join(map(str, [*said, *([type(error).__name__] if error else [])]))
        log.info("%s %s %.0f ms attempt %d", operation.name, status, seconds * 1000, number)
        if log.isEnabledFor(logging.DEBUG):
            log.debug("%s sent %s", operation.name, masked_body(request.content))
            if response is not None:
                log.debug("%s received %s", operation.name, masked_body(response.content))
        if hook:
            masked = masked_request(request)
            if response is not None:
                masked_response(response)
            if error is not None:
                error.request = masked
            hook(Attempt(operation.name, number, seconds, masked, response, error))


class SyncClient(BaseClient):
    """A client that waits for each answer. Threads may share it."""

    _kind = SYNC
    _http: httpx.Client

    def __enter__(self) -> Self:
        self._refuse_closed()
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

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        idempotent: bool = False,
    ) -> RawResponse[Any]:
        """Call what the client has no method for: signed, tried again, timed and reported as all calls are.

        Args:
            method: Of HTTP.
            path: From that of the base URL on, such as `/messages/v4/list`.
            params: The query; None leaves one out, and a list is repeated.
            json: The body, as JSON; None for no body.
            idempotent: Whether repeating it does no harm, so that it may be tried again whatever happened.

        Returns:
            RawResponse: Its `parsed` is the JSON of the answer, None without a body.

        Raises:
            errors.InvalidInputError: No such request can be sent.
            errors.ApiError: The answer is not one of success, or not JSON.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.
        """
        from ._call import Call  # here, because it is seldom wanted

        return self._run(Call(method, path, idempotent=idempotent), (params, json))

    def _run(self, operation: Operation[T], values: tuple[Any, ...]) -> RawResponse[T]:
        if operation.blocks:
            operation = operation.ready(values, check=self._options.check_inputs)
        return cast("RawResponse[T]", self._drive(self._steps(operation, values)))

    def _drive(self, steps: Generator[Step, Any, Any]) -> Any:
        retries = self._options.retries
        outcome: Outcome | Held | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Try):
                    outcome = self._send(step)
                elif isinstance(step, Wanted):
                    outcome = cast("Tokens", self._tokens).current(step)
                else:
                    outcome = retries.sleep(step)
        except StopIteration as done:
            return done.value
        finally:
            steps.close()

    def _send(self, step: Try) -> Outcome:
        try:
            response = self._http.send(step.request, stream=True, auth=step.auth)
            try:
                response.read()
            finally:
                response.close()
        except httpx.RequestError as error:
            return step.watch.outcome(error)
        response.stream = _READ
        return response


class AsyncClient(BaseClient):
    """A client to be awaited, under asyncio."""

    _kind = ASYNC
    _http: httpx.AsyncClient

    async def __aenter__(self) -> Self:
        self._refuse_closed()
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

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        idempotent: bool = False,
    ) -> RawResponse[Any]:
        """Call what the client has no method for: signed, tried again, timed and reported as all calls are.

        Args:
            method: Of HTTP.
            path: From that of the base URL on, such as `/messages/v4/list`.
            params: The query; None leaves one out, and a list is repeated.
            json: The body, as JSON; None for no body.
            idempotent: Whether repeating it does no harm, so that it may be tried again whatever happened.

        Returns:
            RawResponse: Its `parsed` is the JSON of the answer, None without a body.

        Raises:
            errors.InvalidInputError: No such request can be sent.
            errors.ApiError: The answer is not one of success, or not JSON.
            errors.OutcomeUnknownError: Nobody can tell whether it was carried out.
            errors.TransportError: There was no whole answer, a timeout included.
        """
        from ._call import Call

        return await self._run(Call(method, path, idempotent=idempotent), (params, json))

    async def _run(self, operation: Operation[T], values: tuple[Any, ...]) -> RawResponse[T]:
        if operation.blocks:
            import anyio.to_thread  # here, because it is seldom wanted

            ready = functools.partial(operation.ready, values, check=self._options.check_inputs)
            operation = await anyio.to_thread.run_sync(ready)
        return cast("RawResponse[T]", await self._drive(self._steps(operation, values)))

    async def _drive(self, steps: Generator[Step, Any, Any]) -> Any:
        retries = self._options.retries
        outcome: Outcome | Held | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Try):
                    outcome = await self._send(step)
                elif isinstance(step, Wanted):
                    outcome = await cast("Tokens", self._tokens).current_async(step)
                else:
                    outcome = None
                    await retries.sleep_async(step)
        except StopIteration as done:
            return done.value
        finally:
            steps.close()

    async def _send(self, step: Try) -> Outcome:
        try:
            response = await self._http.send(step.request, stream=True, auth=step.auth)
            try:
                await response.aread()
            finally:
                await response.aclose()
        except httpx.RequestError as error:
            return step.watch.outcome(error)
        response.stream = _READ
        return response


def _limits(options: Options, deadline: float, now: float) -> dict[str, float | None]:
    """The limits of one attempt, in the form that transports read."""
    whole = None if options.timeout is None else Remaining(deadline, options.retries.clock, now)
    connect = min((limit for limit in (options.connect_timeout, whole) if limit is not None), default=None)
    return {"connect": connect, "read": whole, "write": whole, "pool": connect}


def _gist(outcome: Outcome) -> httpx.Response | httpx.RequestError:
    """What of an outcome decides about another attempt: of a broken answer its status, when that says no."""
    if not isinstance(outcome, Broken):
        return outcome
    return outcome.error if outcome.response.is_success else outcome.response


def _is_unknown(outcome: Outcome) -> bool:
    """Whether it says that the token is not known, or no more, so that nothing was done."""
    answer = _gist(outcome)
    return isinstance(answer, httpx.Response) and answer.status_code == 401 and not answer.history


def _silence(operation: Operation[Any], cause: httpx.RequestError) -> _errors.Error:
    """The error for no answer at all."""
    what = _words(cause)
    error: _errors.Error
    if judge(cause) is Verdict.UNKNOWN and not operation.idempotent:
        error = _errors.OutcomeUnknownError(f"{operation.name} was sent, and no answer came: {what}.")
        error.advice = " ".join(filter(None, [LOOK_FIRST, operation.repeating]))
    elif isinstance(cause, httpx.TimeoutException):
        error = _errors.TimedOutError(f"{operation.name} took too long: {what}.")
    else:
        error = _errors.ConnectionFailedError(f"{operation.name} got no answer: {what}.")
        error.advice = TRY_LATER
    error.__cause__ = cause
    return error


def _words(error: Exception) -> str:
    """What an error says, or one behind it: some have no words of their own."""
    behind: BaseException | None = error
    while isinstance(behind, Exception):
        if str(behind):
            return str(behind).rstrip(".")
        behind = behind.__cause__ or behind.__context__
    return type(error).__name__
