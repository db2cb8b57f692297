"""When to try again, and after how long.

What was refused, or never left this machine, may always be sent again; what may have reached the provider only when
repeating it does no harm. A retry library would be one more dependency, and leave just this decision to be written.
"""

import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import Enum, auto
from typing import NamedTuple

import httpx

from ._answers import AnswerTooLarge
from ._clock import retry_after, utc_now

# The connection was not made, so that nothing was sent.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
# No other attempt fares better.
HOPELESS = (httpx.UnsupportedProtocol, httpx.TooManyRedirects, AnswerTooLarge)
NOT_IMPLEMENTED = 501


async def sleep_async(seconds: float) -> None:
    import anyio  # here, because a synchronous client has no use for it

    await anyio.sleep(seconds)


class Verdict(Enum):
    """What an outcome says of its request."""

    DONE = auto()
    REFUSED = auto()
    UNKNOWN = auto()


class Retries(NamedTuple):
    """How often to try again, and how long to wait before it. `Retries(0)` never does.

    The wait before retry n is random, evenly between 0 and `first * 2**(n-1)`, at most `longest` (full jitter), unless
    the answer says `Retry-After`. No wait goes beyond the time that the whole call has.

    Attributes:
        limit: Attempts after the first.
        first: Seconds.
        longest: Seconds.
        random: Gives a number from 0 to 1.
        clock: Gives seconds, from any origin.
        now: Gives the time, for a `Retry-After` that is a date.
        sleep: Waits seconds, for the synchronous client.
        sleep_async: Waits seconds, for the asynchronous one.
    """

    limit: int = 2
    first: float = 0.5
    longest: float = 8.0
    random: Callable[[], float] = random.random
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = utc_now
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = sleep_async

    def wait(
        self, attempt: int, outcome: httpx.Response | httpx.RequestError, *, idempotent: bool, remaining: float
    ) -> float | None:
        """Seconds until the next attempt; None when there must be none.

        Args:
            attempt: Which one the outcome is of, from 1.
            outcome: The answer, or why there is none.
            idempotent: Whether repeating the request does no harm.
            remaining: Seconds that the call still has.
        """
        if attempt > self.limit or not may_repeat(outcome, idempotent=idempotent):
            return None
        asked = retry_after(outcome, self.now) if isinstance(outcome, httpx.Response) else None
        seconds = self.backoff(attempt) if asked is None else asked
        return seconds if seconds < remaining else None

    def backoff(self, attempt: int) -> float:
        """Seconds until the next attempt, where the answer doesn't say."""
        # A float overflows long after the cap is reached.
        return self.random() * min(self.longest, self.first * 2.0 ** min(attempt - 1, 60))


def judge(outcome: httpx.Response | httpx.RequestError) -> Verdict:
    """Whether the request of this outcome was carried out."""
    if isinstance(outcome, httpx.RequestError):
        return Verdict.REFUSED if isinstance(outcome, NOT_SENT) else Verdict.UNKNOWN
    status = outcome.status_code
    if outcome.is_success and not was_turned(outcome):
        return Verdict.DONE
    if status < 400 or outcome.history:  # who redirects may have carried it out
        return Verdict.UNKNOWN
    if status < 500 or status == NOT_IMPLEMENTED or (status == 503 and "retry-after" in outcome.headers):
        return Verdict.REFUSED
    return Verdict.UNKNOWN


def may_repeat(outcome: httpx.Response | httpx.RequestError, *, idempotent: bool) -> bool:
    """Whether another attempt is safe, and has a chance."""
    if isinstance(outcome, httpx.RequestError):
        return not isinstance(outcome, HOPELESS) and (idempotent or isinstance(outcome, NOT_SENT))
    status = outcome.status_code
    if outcome.history and not idempotent:
        return False
    if status == 429 or (status == 503 and "retry-after" in outcome.headers):
        return True
    return idempotent and status >= 500 and status != NOT_IMPLEMENTED


def was_turned(response: httpx.Response) -> bool:
    """Whether a redirect made another request of it, to which this is the answer.

    To a 303 it is the one that was wanted (RFC 9110, 15.4.4); 301 and 302 make a GET of a POST by old custom alone.
    """
    return any(
        one.status_code != 303 and one.request.method != response.request.method for one in response.history[-1:]
    )
