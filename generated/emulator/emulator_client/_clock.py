"""Times that are not one's own: what an answer asks to wait."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def retry_after(response: httpx.Response, now: Callable[[], datetime]) -> float | None:
    """Seconds that the answer asks to wait, given in seconds or as a date (RFC 9110, 10.2.3); None when it doesn't."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now()).total_seconds())
