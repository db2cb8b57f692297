"""Time and randomness that a test holds in its hand."""

from datetime import UTC, datetime, timedelta
from itertools import count


class Clock:
    """Stands still until it is advanced."""

    START = datetime(2019, 10, 28, 17, 59, 25, 130_000, tzinfo=UTC)

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self._now = self.START

    @property
    def now(self) -> datetime:
        """The time, in UTC."""
        return self._now

    def __call__(self) -> datetime:
        """The time, in UTC."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass, or go back."""
        self._now += timedelta(seconds=seconds)


class Serial:
    """Upper-case hexadecimal numbers, counted up from 1, in the place of random letters and digits."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, length: int) -> str:
        """The next number, `length` characters long."""
        return f"{next(self._numbers):0{length}X}"
