"""State in one SQLite file, and group commit.

Whatever is waiting when a transaction begins is done in that one transaction, and answered after its commit: an answer
means that the disk has it (`synchronous=FULL`), and sixteen requests pay for one sync.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

MEMORY = ":memory:"
_APPLICATION = 0x70656D75
_FORMAT = 1

Job = Callable[["Transaction"], Any]


class StoreError(Exception):
    """The database can't be used."""


class Transaction:
    """What a job may do with the state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.execute = connection.execute

    def one(self, sql: str, *values: object) -> Any:
        """The first row of a query, or `None`."""
        return self.execute(sql, values).fetchone()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what happens inside when it raises."""
        self.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK TO attempt")
            raise
        finally:
            self.execute("RELEASE attempt")


class _Batch(threading.local):
    """The jobs that wait in one event loop; a thread runs one loop at a time."""

    loop: asyncio.AbstractEventLoop | None = None
    jobs: list[tuple[Job, asyncio.Future[Any]]]


class Store:
    """The state of the emulator.

    Args:
        database: Path of the SQLite file, created when absent; `":memory:"` keeps the state in the process.
        schema: `CREATE ... IF NOT EXISTS` statements of everybody who keeps state here.

    Raises:
        StoreError: The file can't be opened, or is not a database of this version of the emulator.
    """

    def __init__(self, database: str, schema: str) -> None:
        self._batch = _Batch()
        self._writing = threading.Lock()
        try:
            self._connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
            self._prepare(database, schema)
        except sqlite3.Error as error:
            raise StoreError(f"{database}: {error}. Name another file with --database.") from error

    def _prepare(self, database: str, schema: str) -> None:
        found = [
            self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and found != [_APPLICATION, _FORMAT]:
            raise StoreError(
                f"{database}: no database of this emulator, or of another version of it. Name another with --database."
            )
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(
            f"BEGIN;{schema};PRAGMA application_id={_APPLICATION};PRAGMA user_version={_FORMAT};COMMIT"
        )

    def submit(self, job: Job) -> "asyncio.Future[Any]":
        """Run a job in the next transaction; the future has its result, or what it raised, once that is committed.

        A job that raises keeps what it wrote outside of a savepoint.
        """
        loop = asyncio.get_running_loop()
        batch = self._batch
        if batch.loop is not loop:
            batch.loop, batch.jobs = loop, []
        if not batch.jobs:
            loop.call_soon(self._commit, loop)
        future: asyncio.Future[Any] = loop.create_future()
        batch.jobs.append((job, future))
        return future

    def _commit(self, loop: asyncio.AbstractEventLoop) -> None:
        batch = self._batch
        if batch.loop is not loop:
            return
        jobs, batch.jobs = batch.jobs, []
        try:
            with self._writing:
                outcomes = self._run([job for job, _ in jobs])
        except Exception as error:
            outcomes = [(None, error)] * len(jobs)
        for (_, future), (result, raised) in zip(jobs, outcomes, strict=True):
            if future.done():
                continue
            if raised is None:
                future.set_result(result)
            else:
                future.set_exception(raised)

    def _run(self, jobs: list[Job]) -> list[tuple[Any, Exception | None]]:
        outcomes: list[tuple[Any, Exception | None]] = []
        transaction = Transaction(self._connection)
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for job in jobs:
                try:
                    outcomes.append((job(transaction), None))
                except Exception as error:
                    outcomes.append((None, error))
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise
        return outcomes

    def close(self) -> None:
        """Close the file; what was answered is in it."""
        self._connection.close()
