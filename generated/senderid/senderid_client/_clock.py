"""Times that are not one's own: what an answer asks to wait."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

# Seconds.
LONGEST_WAIT: Final = 366 * 24 * 60 * 60


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def retry_after(response: httpx.Response, now: Callable[[], datetime]) -> float | None:
    """Seconds that the answer asks to wait, given in seconds or as a date (RFC 9110, 10.2.3); None when it doesn't.

    More than a year is nothing that anybody means: it counts as not given.
    """
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        seconds = float(value)
    else:
        try:
            then = parsedate_to_datetime(value)
            seconds = max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now()).total_seconds())
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return seconds if seconds <= LONGEST_WAIT else None
