"""State in one database, and group commit.

Whatever is waiting when a transaction begins is done in that one transaction, and answered after its commit: an answer
means that the disk has it, and sixteen requests pay for one sync.
"""

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from typing import Any, TypeVar

from phone_emulator.databases import BusyError, Cursor, Database, connect

Result = TypeVar("Result")
Job = Callable[["Transaction"], Any]
Settle = Callable[[Any, Exception | None], object]
_Waiting = tuple[Job, Settle]
_Outcome = tuple[Any, Exception | None]

# Seconds between two looks at a database that another program keeps to itself, and until that is given up.
_PAUSE = 0.005
_PATIENCE = 5.0

logger: logging.Logger = logging.getLogger("phone_emulator")


class _Undo(Exception):
    """What was done without care turns out to need it: the transaction must be done again."""


class Transaction:
    """What a job may do with the state.

    Args:
        database: Where it is.
        careful: Whether attempts can be undone one by one, which costs two statements each.

    Attributes:
        memory: What jobs of one transaction tell each other, such as the time of a world that was read before. Nobody
            else changes the state meanwhile.
    """

    def __init__(self, database: Database, *, careful: bool = False) -> None:
        self._database = database
        self._run = database.execute
        self._careful = careful
        self._writes = 0
        self._later: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._hoped: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
        self.memory: dict[Any, Any] = {}

    def execute(self, sql: str, values: Sequence[object] = ()) -> Cursor:
        """Run a statement."""
        if not sql.startswith("SELECT"):
            self._writes += 1
        return self._run(sql, values)

    def one(self, sql: str, *values: object) -> Any:
        """The first row of a statement, or `None`."""
        return self.execute(sql, values).fetchone()

    def write_later(self, sql: str, *values: object) -> None:
        """Run a statement at the end of the transaction, together with its like; it is kept whatever a job raises."""
        self._later[sql].append(values)

    def insert_new(self, sql: str, *values: object) -> bool:
        """Insert a row with a statement that does nothing where there is one; whether it was new.

        It is put off like the others, in the hope that it is new. When it turns out that one was not, the transaction
        is done again with care, which tells each row for itself.
        """
        self._writes += 1
        if self._careful:
            return bool(self._run(sql, values).rowcount)
        self._hoped[sql].append(values)
        return True

    def flush(self) -> None:
        """Run what was put off."""
        for sql, rows in self._hoped.items():
            if self._database.execute_many(sql, rows).rowcount != len(rows):
                raise _Undo
        self._hoped.clear()
        for sql, rows in self._later.items():
            self._database.execute_many(sql, rows)
        self._later.clear()

    def attempt(self, work: Callable[[], Result]) -> Result:
        """Do a piece of work, and undo it when it raises."""
        if self._careful:
            return self._in_savepoint(work)
        writes = self._writes
        try:
            return work()
        except Exception as error:
            if self._writes == writes:
                raise
            raise _Undo from error

    def _in_savepoint(self, work: Callable[[], Result]) -> Result:
        self.execute("SAVEPOINT attempt")
        try:
            return work()
        except BaseException:
            if not self._database.ended:
                self.execute("ROLLBACK TO SAVEPOINT attempt")
            self.memory.clear()
            raise
        finally:
            if not self._database.ended:
                self.execute("RELEASE SAVEPOINT attempt")


class _Batch(threading.local):
    """The jobs that wait in one event loop; a thread runs one loop at a time."""

    loop: asyncio.AbstractEventLoop | None = None
    jobs: list[_Waiting]
    busy: bool
    busy_since: float | None = None


class Store:
    """The state of the emulator.

    Args:
        database: A PostgreSQL URL, the path of an SQLite file, or `":memory:"`.
        schema: `CREATE ... IF NOT EXISTS` statements of everybody who keeps state here.

    Raises:
        StoreError: The database can't be opened, or is not one of this version of the emulator.
    """

    def __init__(self, database: str, schema: str) -> None:
        self._batch = _Batch()
        self._writing = threading.Lock()
        self._database = connect(database, schema)
        self._thread = ThreadPoolExecutor(1, "phone-emulator-store") if self._database.waits else None

    def submit(self, job: Job, settle: Settle) -> None:
        """Run a job in the next transaction; `settle` gets its result, or what it raised, once that is committed.

        A job that raises keeps what it wrote outside of an attempt. It may run twice; nothing of the first run is kept.
        """
        loop = asyncio.get_running_loop()
        batch = self._batch
        if batch.loop is not loop:
            batch.loop, batch.jobs, batch.busy, batch.busy_since = loop, [], False, None
        if not batch.busy:
            batch.busy = True
            loop.call_soon(self._commit, loop)
        batch.jobs.append((job, settle))

    def run(self, job: Job) -> Any:
        """What a job gives in a transaction of its own, once that is committed; for callers that have no event loop.

        Raises:
            BusyError: Another program keeps the database to itself.
            Exception: Whatever the job has raised.
        """
        since = monotonic()
        while True:
            try:
                ((result, error),) = self._outcomes([job])
                break
            except BusyError:
                if monotonic() - since >= _PATIENCE:
                    raise
                sleep(_PAUSE)
        if error is not None:
            raise error
        return result

    def _commit(self, loop: asyncio.AbstractEventLoop) -> None:
        batch = self._batch
        if batch.loop is not loop:
            return
        waiting, batch.jobs = batch.jobs, []
        jobs = [job for job, _ in waiting]
        if self._thread is None:
            try:
                outcomes = self._outcomes(jobs)
            except BusyError as error:
                batch.busy_since = batch.busy_since or loop.time()
                if loop.time() - batch.busy_since < _PATIENCE:
                    batch.jobs = waiting
                    loop.call_later(_PAUSE, self._commit, loop)
                    return
                outcomes = [(None, error)] * len(jobs)
            batch.busy, batch.busy_since = False, None
            _settle(waiting, outcomes)
            return

        def go_on(done: "asyncio.Future[list[_Outcome]]") -> None:
            batch.busy = bool(batch.jobs)
            if batch.busy:
                self._commit(loop)
            _settle(waiting, done.result())

        loop.run_in_executor(self._thread, self._outcomes, jobs).add_done_callback(go_on)

    def _outcomes(self, jobs: list[Job]) -> list[_Outcome]:
        try:
            with self._writing:
                try:
                    return self._run(jobs, careful=False)
                except _Undo:
                    return self._run(jobs, careful=True)
        except BusyError:
            raise
        except Exception as error:
            return [(None, self._database.explained(error))] * len(jobs)

    def _run(self, jobs: list[Job], *, careful: bool) -> list[_Outcome]:
        outcomes: list[_Outcome] = []
        transaction = Transaction(self._database, careful=careful)
        self._database.begin()
        try:
            for job in jobs:
                try:
                    outcomes.append((job(transaction), None))
                except _Undo:
                    raise
                except Exception as error:
                    if self._database.ended:
                        raise
                    outcomes.append((None, self._database.explained(error)))
            transaction.flush()
            self._database.commit()
        except BaseException:
            self._database.rollback()
            raise
        return outcomes

    def close(self) -> None:
        """Close the database; what was answered is in it."""
        if self._thread is not None:
            self._thread.shutdown()
        self._database.close()


def _settle(waiting: list[_Waiting], outcomes: list[_Outcome]) -> None:
    for (_, settle), outcome in zip(waiting, outcomes, strict=True):
        try:
            settle(*outcome)
        except Exception:
            logger.exception("An outcome reached nobody")
