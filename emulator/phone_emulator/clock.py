"""The time of a world: the system's, or what a test has set.

A set clock is kept as what it showed and what the system showed at that moment, so that it survives a restart.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS clocks (
    world INTEGER PRIMARY KEY,
    shown TEXT NOT NULL,
    set_at TEXT NOT NULL,
    frozen INTEGER NOT NULL
);
"""
TABLES = ("clocks",)

_CLOCK = "SELECT shown, set_at, frozen FROM clocks WHERE world = ?"


EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""A time that clocks can be set to; one that runs back to it stays there."""

LATEST = datetime(9999, 1, 1, tzinfo=UTC)
"""The same at the other end, so far from the end of the calendar that whatever is due later has a date."""


def read(transaction: Transaction, world: int, system_time: datetime) -> datetime:
    """The time that a world goes by, in UTC."""
    row = _row(transaction, world)
    if row is None:
        return system_time
    shown, set_at = (datetime.fromisoformat(text) for text in row[:2])
    if row[2]:
        return shown
    try:
        return min(max(shown + (system_time - set_at), EARLIEST), LATEST)
    except OverflowError:
        return LATEST


def foresee(transaction: Transaction, world: int) -> None:
    """Have the time of a world read together with other things."""
    transaction.foresee(_CLOCK, world)


def is_set(transaction: Transaction, world: int) -> bool:
    """Whether a world goes by another clock than the system's."""
    return _row(transaction, world) is not None


def is_frozen(transaction: Transaction, world: int) -> bool:
    """Whether the time of a world stands still."""
    row = _row(transaction, world)
    return row is not None and bool(row[2])


def start(transaction: Transaction, world: int, shown: datetime, system_time: datetime, *, frozen: bool) -> None:
    """Set the clock of a world; it goes on from there unless it is frozen."""
    transaction.execute("DELETE FROM clocks WHERE world = ?", (world,))
    transaction.execute(
        "INSERT INTO clocks (world, shown, set_at, frozen) VALUES (?, ?, ?, ?)",
        (world, shown.isoformat(), system_time.isoformat(), int(frozen)),
    )
    transaction.memory.pop(("clock", world), None)


@lru_cache(maxsize=64)
def timestamp(instant: datetime) -> str:
    """An instant as every API writes it: UTC with milliseconds and `Z`."""
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _row(transaction: Transaction, world: int) -> Any:
    key = ("clock", world)
    if key not in transaction.memory:
        transaction.memory[key] = transaction.one(_CLOCK, world)
    return transaction.memory[key]
