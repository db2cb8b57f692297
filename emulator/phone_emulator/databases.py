"""The two kinds of database that can hold the state, behind one set of SQL texts.

The texts are written for SQLite, with `?` for values, in the part of SQL that PostgreSQL shares; the few words that it
spells differently are translated once per text.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

MEMORY = ":memory:"
APPLICATION = 0x70656D75
FORMAT = 4
# How many commits the log is left alone for, and how many of its pages (of 4 KiB) are to be started again.
_COMMITS = 64
_LONG_LOG = 4096
_POSTGRESQL = ("postgresql://", "postgres://")
# Of an error code of SQLite the part that says what kind of error it is, and the kinds of a file that is none any more.
_KIND = 0xFF
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PASSWORD = re.compile(r"\b(password=)[^&]*")


class StoreError(Exception):
    """The database can't be used."""


class BusyError(StoreError):
    """Another program keeps the database to itself; in a moment it may not."""


class LostError(Exception):
    """The connection to the server is lost, and nothing of the transaction is kept."""


class UnknownOutcomeError(StoreError):
    """The connection to the server was lost at a commit: nobody knows whether it was one."""


class Cursor(Protocol):
    """The rows of a statement."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


Execute = Callable[..., Cursor]


class Database(Protocol):
    """One connection.

    Attributes:
        waits: Whether a statement waits for another process, which an event loop must not.
    """

    waits: bool

    def another(self) -> "Database": ...
    def begin(self, touches: frozenset[str] | None = None, *, careful: bool = False) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...
    def explained(self, error: Exception) -> Exception: ...
    def undoes_all(self, error: Exception) -> bool: ...
    def is_passing(self, error: Exception) -> bool: ...
    def insert_new(self, sql: str, rows: list[tuple[object, ...]]) -> bool: ...
    def read_ahead(self, sql: str, values: Sequence[object]) -> Cursor: ...
    @property
    def ended(self) -> bool: ...
    @property
    def execute(self) -> Execute: ...
    @property
    def execute_many(self) -> Callable[[str, Iterable[Sequence[object]]], object]: ...


def connect(database: str, schema: str) -> Database:
    """Open a database, and create what is missing in it.

    Args:
        database: A PostgreSQL URL, the path of an SQLite file, or `":memory:"`.
        schema: `CREATE ... IF NOT EXISTS` statements.

    Raises:
        StoreError: It can't be opened, or is not one of this version of the emulator.
    """
    if not database.startswith(_POSTGRESQL):
        return SQLite(database, schema)
    from phone_emulator.postgresql import PostgreSQL

    return PostgreSQL(database, schema)


class _Checkpoints:
    """Moves the write-ahead log of an SQLite file into the file, in a thread beside the commits.

    SQLite itself would do it within a commit, which every request of that commit then waits for.

    Args:
        database: Path of the file.
        connection: That of the commits, which no longer does it.
    """

    def __init__(self, database: str, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        self._of_commits = connection
        self._own = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
        self._thread = ThreadPoolExecutor(1, "phone-emulator-checkpoints")
        self._under_way: Future[int] | None = None
        self._commits = 0

    def after_commit(self) -> None:
        """Begin to move what there is, now and then; finish where the log is long, so that it starts again."""
        self._commits += 1
        if self._under_way is None:
            if self._commits % _COMMITS == 0:
                self._under_way = self._thread.submit(self._move, self._own)
        elif self._under_way.done():
            if self._under_way.result() >= _LONG_LOG:
                self._move(self._of_commits)
            self._under_way = None

    def close(self) -> None:
        """Wait for what is under way."""
        self._thread.shutdown()
        self._own.close()

    def _move(self, connection: sqlite3.Connection) -> int:
        try:
            _, pages, _ = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except sqlite3.Error:
            return 0  # such as a full disk: what is committed is safe in the log, and this is tried again
        return int(pages)


class SQLite:
    """One file with write-ahead log, synchronized at every commit."""

    waits = False

    def __init__(self, database: str, schema: str) -> None:
        if not database:
            raise StoreError("The name of the database is empty. Name a file with --database.")
        self._database = database
        try:
            self._connection = sqlite3.connect(
                database, isolation_level=None, check_same_thread=False, cached_statements=256
            )
            try:
                self._prepare(database, schema)
                self._checkpoints = None if database == MEMORY else _Checkpoints(database, self._connection)
                # Who waits inside of SQLite waits with the whole event loop.
                self._connection.execute("PRAGMA busy_timeout=0")
                self._files = [] if database == MEMORY else [(file, _identity(file)) for file in _files(database)]
            except BaseException:
                self._connection.close()
                raise
        except sqlite3.Error as error:
            raise StoreError(f"{database}: {error}. Name another file with --database.") from error
        self.execute: Execute = self._connection.execute
        self.execute_many: Callable[[str, Iterable[Sequence[object]]], Cursor] = self._connection.executemany

    def _prepare(self, database: str, schema: str) -> None:
        found = [
            self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and found != [APPLICATION, FORMAT]:
            raise StoreError(
                f"{database}: no database of this emulator, or of another version of it. Name another with --database."
            )
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(
            f"BEGIN;{schema};PRAGMA application_id={APPLICATION};PRAGMA user_version={FORMAT};COMMIT"
        )

    def another(self) -> "SQLite":
        """There is one writer."""
        return self

    def begin(self, touches: frozenset[str] | None = None, *, careful: bool = False) -> None:  # noqa: ARG002 - of the protocol
        """Begin, as the only writer.

        Raises:
            BusyError: Another program writes to the file.
            StoreError: The file is no longer where it was: what is written would be nowhere.
        """
        for file, identity in self._files:
            if _identity(file) != identity:
                raise StoreError(
                    f"{file}: it was removed, replaced or emptied while the emulator ran. Put it back, or start anew."
                )
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _KIND == sqlite3.SQLITE_BUSY:
                raise BusyError(str(self.explained(error))) from None
            raise

    def commit(self) -> None:
        """Have everything on the disk."""
        self._connection.execute("COMMIT")
        if self._checkpoints is not None:
            self._checkpoints.after_commit()

    def rollback(self) -> None:
        """Undo everything since `begin`."""
        self._connection.rollback()

    @property
    def ended(self) -> bool:
        """Whether everything since `begin` was undone, as SQLite does by itself when the disk is full."""
        return not self._connection.in_transaction

    def insert_new(self, sql: str, rows: list[tuple[object, ...]]) -> bool:
        """Insert rows with a statement that does nothing where there is one; whether all of them were new."""
        return self.execute_many(sql, rows).rowcount == len(rows)

    def read_ahead(self, sql: str, values: Sequence[object]) -> Cursor:
        """Run a statement."""
        return self.execute(sql, values)

    def undoes_all(self, error: Exception) -> bool:  # noqa: ARG002 - of the protocol
        """Whether an error undoes the whole transaction, and not its statement alone."""
        return False

    def is_passing(self, error: Exception) -> bool:  # noqa: ARG002 - of the protocol
        """Whether the same transaction may well succeed the next time."""
        return False

    def explained(self, error: Exception) -> Exception:
        """The error of a statement in words, where it is not the statement's fault."""
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            return StoreError(
                f"{self._database}: {error}. See who else uses it, and whether there is room on the disk."
            )
        if isinstance(error, sqlite3.DatabaseError) and error.sqlite_errorcode & _KIND in _DAMAGED:
            return StoreError(f"{self._database}: {error}. Put a copy of it in its place, or another, and start anew.")
        return error

    def close(self) -> None:
        """Close the file."""
        if self._checkpoints is not None:
            self._checkpoints.close()
        self._connection.close()


def _files(database: str) -> tuple[Path, Path]:
    """The file of a database, and its write-ahead log, which is there as long as it is open."""
    return Path(database).absolute(), Path(f"{database}-wal").absolute()


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; `None` where there is none, or nothing in it."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size or file.name.endswith("-wal") else None


def without_password(database: str) -> str:
    """The name of a database as it may be shown."""
    scheme, separator, rest = database.partition("://")
    if not separator:
        return database
    credentials, at, place = rest.rpartition("@")
    return scheme + separator + credentials.partition(":")[0] + at + _PASSWORD.sub(r"\1***", place)
