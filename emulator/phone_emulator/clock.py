"""The time of the emulator: the system's, or what a test has set.

A set clock is kept as what it showed and what the system showed at that moment, so that it survives a restart.
"""

from datetime import datetime

from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS clock (
    shown TEXT NOT NULL,
    set_at TEXT NOT NULL,
    frozen INTEGER NOT NULL
);
"""


def read(transaction: Transaction, system_time: datetime) -> datetime:
    """The time that the emulator goes by, in UTC."""
    row = transaction.one("SELECT shown, set_at, frozen FROM clock")
    if row is None:
        return system_time
    shown, set_at = (datetime.fromisoformat(text) for text in row[:2])
    return shown if row[2] else shown + (system_time - set_at)


def start(transaction: Transaction, shown: datetime, system_time: datetime, *, frozen: bool) -> None:
    """Set the clock; it goes on from there unless it is frozen."""
    transaction.execute("DELETE FROM clock")
    transaction.execute("INSERT INTO clock VALUES (?, ?, ?)", (shown.isoformat(), system_time.isoformat(), int(frozen)))


def timestamp(instant: datetime) -> str:
    """An instant as every API writes it: UTC with milliseconds and `Z`."""
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
