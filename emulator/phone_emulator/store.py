"""State in one database, and group commit.

Whatever is waiting when a transaction begins is done in that one transaction, and answered after its commit: an answer
means that the disk has it, and sixteen requests pay for one sync.

A file has one writer. On PostgreSQL several transactions run at once, here and in other processes: each job says
beforehand what it touches, such as an account, and transactions that touch the same take turns. One that does not say
is alone.
"""

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import takewhile
from time import monotonic, sleep
from typing import Any, NamedTuple, TypeVar

from phone_emulator.databases import BusyError, Cursor, Database, LostError, connect

Result = TypeVar("Result")
Job = Callable[["Transaction"], Any]
Settle = Callable[[Any, Exception | None], object]
_Outcome = tuple[Any, Exception | None]

# Seconds between two looks at a database that another program keeps to itself, and until that is given up.
_PAUSE = 0.005
_PATIENCE = 5.0
# Connections to a server. With a second one, jobs are done while the first one waits for the server's disk.
_CONNECTIONS = 2
# How many jobs make one transaction on a server: what they touch is kept from others for as long as it takes.
_MOST = 64
# How many jobs are worth a transaction beside another one, unless that one takes long; and how long jobs are waited for
# that may follow those that were just done: a client asks again once he is answered.
_ENOUGH = 8
_GATHERING = 0.001
# How often a transaction is done anew that stood in the way of another one, or whose connection was lost.
_TRIES = 5

# Gives nothing where nobody has counted yet.
NEXT = "SELECT nextval(to_regclass(?))"

logger: logging.Logger = logging.getLogger("phone_emulator")


class Foresight(NamedTuple):
    """What is known of a job before it runs.

    Attributes:
        touches: Names of whatever it reads or changes that others may change.
        look_ahead: Reads what the job will, by `Transaction.foresee`; so the jobs of a transaction read together.
        kind: What jobs have in common of which none changes what another one has read ahead, unless the database then
            refuses that; "" for nothing.
    """

    touches: frozenset[str]
    look_ahead: Callable[["Transaction"], None]
    kind: str = ""


Foreseen = dict[tuple[str, tuple[object, ...]], Cursor]


class _Waiting(NamedTuple):
    job: Job
    settle: Settle
    foresight: Foresight | None = None
    loop: asyncio.AbstractEventLoop | None = None


class _Undo(Exception):
    """What was done without care turns out to need it: the transaction must be done again."""


class _Alone(Exception):
    """A job touches more than it said: the transaction must be done again, with no other beside it."""


class Transaction:
    """What a job may do with the state.

    Args:
        database: Where it is.
        careful: Whether attempts can be undone one by one, which costs two statements each.
        alone: Whether no other transaction runs beside it.

    Attributes:
        memory: What jobs of one transaction tell each other, such as the time of a world that was read before. Nobody
            else changes the state meanwhile.
        writes: How many statements have written.
        has_changed: Whether an operation has.
    """

    def __init__(self, database: Database, *, careful: bool = False, alone: bool = True) -> None:
        self._database = database
        self._run = database.execute
        self._careful = careful
        self._alone = alone
        self.writes: int = 0
        self.has_changed: bool = False
        self._foreseen: Foreseen = {}
        self._asked: Foreseen = {}
        self._later: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._hoped: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
        self.memory: dict[Any, Any] = {}

    def execute(self, sql: str, values: Sequence[object] = ()) -> Cursor:
        """Run a statement."""
        if not sql.startswith("SELECT"):
            self.writes += 1
        elif self._foreseen and (found := self._foreseen.pop((sql, tuple(values)), None)):
            return found
        if not (self._alone or self._careful):
            self.flush()
        return self._run(sql, values)

    def look_ahead(self, foresight: Foresight) -> Foreseen:
        """What a job will read, for `expect`."""
        self._foreseen = {}
        foresight.look_ahead(self)
        return self._foreseen

    def expect(self, foreseen: Foreseen) -> None:
        """Hand out to the next job what was read for it; nothing since may have changed that."""
        self._foreseen = foreseen

    def foresee(self, sql: str, *values: object) -> None:
        """Read what the job at hand will ask `execute` for; each is handed out once."""
        key = sql, values
        if key not in self._asked:
            self._asked[key] = self._database.read_ahead(sql, values)
        self._foreseen[key] = self._asked[key]

    def be_alone(self) -> None:
        """See to it that no other transaction runs beside this one, for a job that touches more than it said."""
        if not self._alone:
            raise _Alone

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
        self.writes += 1
        if self._careful:
            return bool(self._run(sql, values).rowcount)
        self._hoped[sql].append(values)
        return True

    def insert_unless(self, there: tuple[str, tuple[object, ...]], sql: str, *values: object) -> bool:
        """Insert a row with a statement that does nothing where there is one; whether it was new.

        Args:
            there: A statement and its values that find such a row, among what the job touches.
            sql: The statement.
            values: Its values.
        """
        if self._alone or self._careful:
            return bool(self.execute(sql, values).rowcount)
        if self.one(there[0], *there[1]) is not None:
            return False
        return self.insert_new(sql, *values)

    def write(self, sql: str, *values: object) -> None:
        """Insert a row, or change what is there, some time before anybody reads it."""
        if self._alone or self._careful:
            self.execute(sql, values)
        else:
            self.writes += 1
            self.write_later(sql, *values)

    def foresee_id(self, table: str, world: int) -> None:
        """Have `next_id` be read together with other things."""
        if not self._alone:
            values = (f"{table}_of_{world}",)
            self._foreseen[NEXT, values] = self._database.read_ahead(NEXT, values)

    def next_id(self, table: str, world: int) -> int:
        """The next id of a table that counts in each world for itself.

        On a server it counts on even when the transaction is undone, so that nobody waits for the other's.
        """
        serial = f"{table}_of_{world}"
        if not self._alone:
            ((found,),) = self.execute(NEXT, (serial,)).fetchall()
            if found is None:
                raise _Alone
            return int(found)
        last = self.one(f"SELECT id FROM {table} WHERE world = ? ORDER BY id DESC LIMIT 1", world)  # noqa: S608 - names of this package
        id_ = last[0] + 1 if last else 1
        if self._database.waits and self.one("SELECT setval(to_regclass(?), ?)", serial, id_) == (None,):
            self.execute(f"CREATE SEQUENCE {serial} START WITH {id_ + 1}")
        return id_

    def forget_ids(self, table: str, world: int) -> None:
        """Count on from what is there."""
        self.be_alone()
        if self._database.waits:
            self.execute(f"DROP SEQUENCE IF EXISTS {table}_of_{world}")

    def flush(self) -> None:
        """Run what was put off."""
        self._asked.clear()
        for sql, rows in self._hoped.items():
            if not self._database.insert_new(sql, rows):
                raise _Undo
        self._hoped.clear()
        for sql, rows in self._later.items():
            self._database.execute_many(sql, rows)
        self._later.clear()

    def attempt(self, work: Callable[[], Result]) -> Result:
        """Do a piece of work, and undo it when it raises."""
        if self._careful:
            return self._in_savepoint(work)
        writes = self.writes
        try:
            return work()
        except Exception as error:
            if self.writes == writes:
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

    Attributes:
        is_shared: Whether transactions run at once, so that it is of use to say what a job touches.

    Raises:
        StoreError: The database can't be opened, or is not one of this version of the emulator.
    """

    def __init__(self, database: str, schema: str) -> None:
        self._batch = _Batch()
        self._writing = threading.Lock()
        self._database = connect(database, schema)
        self._pool = _Pool(self._database) if self._database.waits else None
        self.is_shared: bool = self._pool is not None

    def submit(self, job: Job, settle: Settle, foresight: Foresight | None = None) -> None:
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
        batch.jobs.append(_Waiting(job, settle, foresight, loop))

    def run(self, job: Job, foresight: Foresight | None = None) -> Any:
        """What a job gives in the next transaction, once that is committed; for callers that have no event loop.

        Raises:
            BusyError: Another program keeps the database to itself.
            Exception: Whatever the job has raised.
        """
        outcome: list[_Outcome] = []
        waiting = _Waiting(job, lambda *settled: outcome.append(settled), foresight)
        if self._pool is not None:
            done = threading.Event()

            def settle(*settled: Any) -> None:
                outcome.append(settled)
                done.set()

            self._pool.add([waiting._replace(settle=settle)])
            done.wait()
        else:
            outcome += self._patiently([waiting])
        ((result, error),) = outcome
        if error is not None:
            raise error
        return result

    def _patiently(self, waiting: list[_Waiting]) -> list[_Outcome]:
        until = monotonic() + _PATIENCE
        while True:
            try:
                return self._outcomes(waiting)
            except BusyError as error:
                if monotonic() > until:
                    return [(None, error)] * len(waiting)
                sleep(_PAUSE)

    def _commit(self, loop: asyncio.AbstractEventLoop) -> None:
        batch = self._batch
        if batch.loop is not loop:
            return
        waiting, batch.jobs = batch.jobs, []
        if self._pool is not None:
            batch.busy = False
            self._pool.add(waiting)
            return
        try:
            outcomes = self._outcomes(waiting)
        except BusyError as error:
            batch.busy_since = batch.busy_since or loop.time()
            if loop.time() - batch.busy_since < _PATIENCE:
                batch.jobs = waiting
                loop.call_later(_PAUSE, self._commit, loop)
                return
            outcomes = [(None, error)] * len(waiting)
        batch.busy, batch.busy_since = False, None
        _settle(waiting, outcomes)

    def _outcomes(self, waiting: list[_Waiting]) -> list[_Outcome]:
        with self._writing:
            return _outcomes(self._database, waiting)

    def close(self) -> None:
        """Close the database; what was answered is in it."""
        if self._pool is not None:
            self._pool.close()
        self._database.close()


class _Pool:
    """Connections to a server, each with a thread, and the jobs that wait for them.

    Args:
        database: The first connection; the others are opened when there is use for them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Waiting] = []
        self._threads: list[threading.Thread] = []
        self._idle = self._busy = 0
        self._awaited = 1  # how many must wait until a worker is woken
        self._is_closed = self._has_all = False
        self._changed = threading.Condition()

    def add(self, waiting: list[_Waiting]) -> None:
        """Let jobs wait for their turn."""
        with self._changed:
            self._waiting += waiting
            if len(self._waiting) < self._awaited:
                return
            if self._idle:
                self._changed.notify()
            elif len(self._threads) < _CONNECTIONS:
                thread = threading.Thread(target=self._work, args=(not self._threads,), name="phone-emulator-store")
                self._threads.append(thread)
                thread.start()

    def close(self) -> None:
        """Do what waits, and hang up."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _work(self, is_first: bool) -> None:
        database: Database | None = self._database if is_first else None
        group: list[_Waiting] = []
        while group := self._next(after=group):
            try:
                if database is None:
                    database = self._database.another()
                outcomes = _outcomes(database, group)
            except Exception as error:
                outcomes = [(None, error)] * len(group)
            self._finish()
            _hand_over(group, outcomes)
        if database is not None and not is_first:
            database.close()

    def _next(self, after: list[_Waiting]) -> list[_Waiting]:
        """The jobs of the next transaction, none at the end."""
        with self._changed:
            self._awaited = min(len(after), _ENOUGH)
            self._idle += 1
            self._changed.wait_for(lambda: self._is_closed or len(self._waiting) >= self._awaited, _GATHERING)
            self._awaited, enough = 1, _ENOUGH
            while not (group := self._chosen(enough)) and not (self._is_closed and not self._waiting):
                enough = _ENOUGH if self._changed.wait(_PAUSE if self._waiting else None) else 1
            self._idle -= 1
            self._busy += bool(group)
            return group

    def _chosen(self, enough: int) -> list[_Waiting]:
        """Jobs in the order in which they came; those that do not say what they touch among themselves.

        Args:
            enough: How many it takes where another transaction is under way.
        """
        if self._has_all or not self._waiting:
            return []
        alone = self._waiting[0].foresight is None
        group = [*takewhile(lambda one: (one.foresight is None) is alone, self._waiting[:_MOST])]
        if self._busy and (alone or len(group) < enough):
            return []
        del self._waiting[: len(group)]
        self._has_all = alone
        return group

    def _finish(self) -> None:
        with self._changed:
            self._busy -= 1
            self._has_all = False
            self._changed.notify_all()


def _hand_over(group: list[_Waiting], outcomes: list[_Outcome]) -> None:
    """Settle each job in the event loop that it came from, unless that has ended."""
    loops: defaultdict[asyncio.AbstractEventLoop | None, list[int]] = defaultdict(list)
    for at, one in enumerate(group):
        loops[one.loop].append(at)
    for loop, places in loops.items():
        some = [group[at] for at in places], [outcomes[at] for at in places]
        if loop is None:
            _settle(*some)
            continue
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, *some)


def _outcomes(database: Database, waiting: list[_Waiting]) -> list[_Outcome]:
    """Run jobs in a transaction, as often as it takes."""
    careful = alone = False
    tries = 0
    while True:
        try:
            return _run(database, waiting, careful=careful, alone=alone)
        except _Undo:
            careful = True
        except _Alone:
            alone = True
        except BusyError:
            raise
        except Exception as error:
            tries += 1
            if tries == _TRIES or not (isinstance(error, LostError) or database.is_passing(error)):
                return [(None, database.explained(error))] * len(waiting)


def _run(database: Database, waiting: list[_Waiting], *, careful: bool, alone: bool) -> list[_Outcome]:
    outcomes: list[_Outcome] = []
    touches = None if alone or not database.waits else _touched(waiting)
    transaction = Transaction(database, careful=careful, alone=touches is None)
    database.begin(touches, careful=careful)
    try:
        looks = touches is not None and not careful
        foreseen = _look_ahead(transaction, waiting) if looks else [{}] * len(waiting)
        for one, found in zip(waiting, foreseen, strict=True):
            try:
                if found is None and one.foresight is not None:
                    transaction.flush()
                    found = transaction.look_ahead(one.foresight)
                transaction.expect(found or {})
                outcomes.append((one.job(transaction), None))
            except (_Undo, _Alone):
                raise
            except Exception as error:
                if database.ended or database.is_passing(error):
                    raise
                if database.undoes_all(error) and not careful:
                    raise _Undo from error
                outcomes.append((None, database.explained(error)))
        try:
            transaction.flush()
            database.commit()
        except Exception as error:
            if database.undoes_all(error) and not careful and not database.is_passing(error):
                raise _Undo from error
            raise
    except BaseException:
        database.rollback()
        raise
    return outcomes


def _touched(waiting: list[_Waiting]) -> frozenset[str] | None:
    """What jobs touch; `None` where one of them does not say."""
    touches: set[str] = set()
    for one in waiting:
        if one.foresight is None:
            return None
        touches |= one.foresight.touches
    return frozenset(touches)


def _look_ahead(transaction: Transaction, waiting: list[_Waiting]) -> list[Foreseen | None]:
    """Read what jobs will; `None` for each whose turn to look comes when those before it are done."""
    found: list[Foreseen | None] = []
    kinds: dict[str, str] = {}
    for foresight in [one.foresight for one in waiting]:
        assert foresight is not None
        kind = foresight.kind
        looks = all(name not in kinds or kinds[name] == kind != "" for name in foresight.touches)
        found.append(transaction.look_ahead(foresight) if looks else None)
        kinds |= dict.fromkeys(foresight.touches, kind if looks else "")
    return found


def _settle(waiting: list[_Waiting], outcomes: list[_Outcome]) -> None:
    for one, outcome in zip(waiting, outcomes, strict=True):
        try:
            one.settle(*outcome)
        except Exception:
            logger.exception("An outcome reached nobody")
