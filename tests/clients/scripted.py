"""A client, sync or async alike, whose transport plays a script; time passes only when the script or a wait says so."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from senderid_client import AsyncSenderIdClient, Retries, SenderIdClient
from tests.clients.support import Kind, run

START = datetime(2026, 11, 21, 9, 0, 0, tzinfo=UTC)
ACCOUNT = {"accountId": "1", "limit": 2, "senderIds": []}

Outcome = httpx.Response | Exception
Play = Callable[[httpx.Request], Outcome]


@dataclass
class Time:
    """A clock that stands still, and notes each wait."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    def retries(self, limit: int = 2, random: float = 0.5) -> Retries:
        """The default policy with this clock."""
        return Retries(
            limit, random=lambda: random, clock=self.clock, now=self.now, sleep=self.sleep, sleep_async=self.sleep_async
        )


@dataclass
class Script:
    """Plays outcomes one after the other, and keeps what was sent; `wrap` is done to each client first."""

    kind: Kind
    wrap: Callable[[Any], Any] = lambda client: client
    time: Time = field(default_factory=Time)
    sent: list[httpx.Request] = field(default_factory=list)

    def __call__(self, outcomes: Sequence[Outcome | Play], method: str, *args: Any, **options: Any) -> Any:
        """What the method does when the transport does all this; `options` are those of the client and `given`."""
        given = options.pop("given", {})
        settings = {"retries": self.time.retries(), **options}
        steps = iter(outcomes)
        if self.kind == "sync":
            transport = httpx.MockTransport(lambda request: self._play(request, steps))
            with SenderIdClient("key", "secret", transport=transport, **settings) as client:
                return getattr(self.wrap(client), method)(*args, **given)
        return run(self.kind, self._call, steps, method, args, given, settings)

    async def _call(
        self, steps: Iterator[Outcome | Play], method: str, args: Any, given: Any, settings: dict[str, Any]
    ) -> Any:
        async def reply(request: httpx.Request) -> httpx.Response:
            return self._play(request, steps)

        async with AsyncSenderIdClient("key", "secret", transport=httpx.MockTransport(reply), **settings) as client:
            return await getattr(self.wrap(client), method)(*args, **given)

    def _play(self, request: httpx.Request, steps: Iterator[Outcome | Play]) -> httpx.Response:
        kept = httpx.Request(request.method, request.url, headers=request.headers, content=request.content)
        kept.extensions.update(request.extensions)
        self.sent.append(kept)
        step = next(steps)
        outcome = step(request) if callable(step) else step
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def create(self, outcomes: Sequence[Outcome | Play], **options: Any) -> Any:
        """createNumber, which must not be repeated blindly."""
        return self(outcomes, "create_number", given={"phone_number": "01012345678"}, **options)

    def update(self, outcomes: Sequence[Outcome | Play], **options: Any) -> Any:
        """updateNumber, which may be."""
        return self(outcomes, "update_number", "01012345678", given={"status": "INACTIVE"}, **options)


def success() -> httpx.Response:
    """An account."""
    return httpx.Response(200, json=ACCOUNT)


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body whose last part is an action, such as an error."""

    def __init__(self, *parts: bytes, end: Callable[[], object]) -> None:
        self._parts = parts
        self._end = end

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts
        self._end()
        yield b""

    async def __aiter__(self) -> Any:
        for part in self:
            yield part


def throw(error: Exception) -> Callable[[], object]:
    """An action that raises."""

    def act() -> object:
        raise error

    return act
