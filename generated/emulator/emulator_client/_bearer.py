"""Presents an access token with every request: a text, or what a function gives."""

import base64
import inspect
import json
import os
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from typing import Any, Final, NamedTuple

import httpx

from ._errors import PRESENTED, ConfigurationError, Proof, TimedOutError
from ._options import checked_credential, is_visible
from ._transport import running_loop
from ._values import UNSET

# How long before its end a token is renewed: a tenth of its life, and seconds at most.
MARGIN: Final = 0.1
LONGEST_MARGIN: Final = 60.0


class Given(NamedTuple):
    """A token.

    Attributes:
        token: Is sent.
        seconds: How long it is good from now on; None when only a refusal tells.
    """

    token: Any
    seconds: float | None = None


class Held(NamedTuple):
    """The token that is sent.

    Attributes:
        token: That.
        number: Of all that there were, from 1.
        until: When it is renewed, by the clock.
    """

    token: str
    number: int
    until: float


class Wanted(NamedTuple):
    """A wish for a token.

    Attributes:
        refused: The number of the one that was refused, 0 for none.
        deadline: When the call ends that it is for, by the clock.
        clock: Gives seconds, from any origin.
    """

    refused: int = 0
    deadline: float = float("inf")
    clock: Callable[[], float] = time.monotonic


class Tokens:
    """Asks for a token when there is none, when it is about to expire, or when it was refused: once for all who wait.

    Args:
        name: Of the argument that the function was given as.
        ask: Gives one, or what is to be awaited for one, given when the call ends that it is for.
    """

    def __init__(self, name: str, ask: Callable[[float], Any]) -> None:
        self._name = name
        self._ask = ask
        self._held: Held | None = None
        # Of each process, and of each event loop in it.
        self._locks: dict[tuple[int, int], Any] = {}

    def current(self, wanted: Wanted) -> Held:
        """The token to send.

        Raises:
            TimedOutError: Others asked for one, and it did not come before the call had to end.
            ConfigurationError: What was given can't be sent.
        """
        if held := self._good(wanted):
            return held
        lock = self._locks.setdefault((os.getpid(), 0), threading.Lock())
        remaining = wanted.deadline - wanted.clock()
        if not lock.acquire(timeout=min(max(remaining, 0), threading.TIMEOUT_MAX)):
            raise self._late()
        try:
            return self._good(wanted) or self._kept(self._ask(wanted.deadline), wanted)
        finally:
            lock.release()

    async def current_async(self, wanted: Wanted) -> Held:
        """The same under an event loop; a function that is awaited has the time of the call at most."""
        if held := self._good(wanted):
            return held
        import anyio  # here, because a synchronous client has no use for it

        key = (os.getpid(), id(running_loop()))
        lock = self._locks.setdefault(key, anyio.Lock())
        remaining = wanted.deadline - wanted.clock()
        with anyio.move_on_after(max(remaining, 0)):
            async with lock:
                held = self._good(wanted)
                if held is None:
                    given = self._ask(wanted.deadline)
                    held = self._kept(await given if inspect.isawaitable(given) else given, wanted)
                if not lock.statistics().tasks_waiting:
                    self._locks.pop(key, None)
                return held
        raise self._late()

    def _good(self, wanted: Wanted) -> Held | None:
        held = self._held
        return held if held and held.number > wanted.refused and wanted.clock() < held.until else None

    def _kept(self, given: Any, wanted: Wanted) -> Held:
        if inspect.isawaitable(given):
            getattr(given, "close", bool)()
            what = f"{self._name} gives what has to be awaited"
            raise ConfigurationError(f"{what}. Give a function that returns the token, or use the asynchronous client")
        token, seconds = given if isinstance(given, Given) else Given(given)
        if not isinstance(token, str) or not token or not is_visible(token):
            what = type(token).__name__ if token is None or not isinstance(token, str) else "text that no header takes"
            raise ConfigurationError(f"{self._name} gave no token, but {what}. Give a function that returns one")
        number = self._held.number + 1 if self._held else 1
        life = float("inf") if seconds is None else seconds - min(LONGEST_MARGIN, MARGIN * seconds)
        self._held = Held(token, max(number, wanted.refused + 1), wanted.clock() + life)
        return self._held

    def _late(self) -> TimedOutError:
        return TimedOutError(f"{self._name} gave no token in the time of the call. Nothing was sent.")


class BearerAuth(httpx.Auth):
    """Sends `token` as a bearer token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class TokenAuth(httpx.Auth):
    """Sends the current one of `tokens`, which come by `proof`; to ask anew for a refused one is the client's to do."""

    def __init__(self, tokens: Tokens, proof: Proof) -> None:
        self.tokens = tokens
        self.proof = proof

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        yield from BearerAuth(self.tokens.current(Wanted()).token).auth_flow(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        held = await self.tokens.current_async(Wanted())
        for one in BearerAuth(held.token).auth_flow(request):
            yield one


def bearer(name: str, given: Any, variable: str) -> tuple[httpx.Auth, Proof]:
    """What presents a token, a text or what a function gives; and where it comes from.

    Raises:
        ConfigurationError: It is missing, or can't be sent.
    """
    if isinstance(given, TokenAuth):
        return given, given.proof
    if callable(given):
        proof = Proof((f"what {name} gives",), PRESENTED)
        return TokenAuth(Tokens(name, lambda _: given()), proof), proof
    return BearerAuth(checked_credential(name, given, variable)), Proof((variable,), PRESENTED)


class Created:
    """Creates tokens by an operation of the contract.

    Args:
        operation: Is called.
        values: Its arguments.
        token: The attribute of its answer.
        seconds: How long one is good that doesn't say so itself.
        by: The arguments that say who asks, and prove it, each with its variable of the environment.

    Raises:
        ConfigurationError: One of these is missing, or can't be sent.
        InvalidInputError: The operation has no such arguments.
    """

    client: Any = None

    def __init__(
        self, operation: Any, values: tuple[Any, ...], *, token: str, seconds: float, by: Mapping[str, str]
    ) -> None:
        given = {one.argument: value for one, value in zip(operation.parameters, values, strict=True)}
        for name, variable in by.items():
            checked_credential(name, given.pop(name), variable)
        operation.message(values)
        asked = ", ".join(f"{name}={value!r}" for name, value in given.items() if value not in (None, UNSET))
        doubts = "whether they belong together, and what a token may do" + (f" for {asked}" if asked else "")
        self._proof = Proof(tuple(by.values()), doubts)
        self._operation = operation
        self._values = values
        self._token = token
        self._seconds = seconds

    def __call__(self, deadline: float) -> Any:
        return self.client._drive(self._steps(deadline))

    def auth(self) -> TokenAuth:
        return TokenAuth(Tokens(f"{self._operation.name}()", self), self._proof)

    def _steps(self, deadline: float) -> Any:
        answer = yield from self.client._tried(self._operation, self._values, deadline)
        token = getattr(answer.parsed, self._token, None)
        if not isinstance(token, str) or not is_visible(token):
            raise self.client._unexpected(self._operation, answer.response, "it has no token")
        return Given(token, life(token) or self._seconds)


def life(token: str) -> float | None:
    """How many seconds a JWT is good from its issue on, by its own claims; None for what doesn't say."""
    _, _, rest = token.partition(".")
    text = rest.partition(".")[0].encode()
    try:
        claims = json.loads(base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4)))
        seconds = float(claims["exp"] - claims["iat"])
    except (ValueError, TypeError, LookupError):
        return None
    return seconds if seconds > 0 else None
