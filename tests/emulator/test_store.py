"""What becomes of the state: it survives, whole changes at a time, and nothing else touches it."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest

from phone_emulator import App, StoreError, create_app, databases
from phone_emulator import store as stores
from phone_emulator.store import Store, Transaction
from tests.support.asgi import PATIENCE, Answer, Caller, exchange
from tests.support.callers import FIRST, TOKEN
from tests.support.databases import ON_POSTGRESQL, Reader
from tests.support.jobs import run, submit

PHONES = "/accounts/v1/accounts/1/phones"
HEADERS = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
SCHEMA = "CREATE TABLE IF NOT EXISTS notes (text TEXT PRIMARY KEY);"
# A key that is checked at the commit: the one way to make a commit fail that needs no broken disk.
FAILING_SCHEMA = f"""
{"" if ON_POSTGRESQL else "COMMIT; PRAGMA foreign_keys = ON; BEGIN;"}
{SCHEMA}
CREATE TABLE IF NOT EXISTS answers (text TEXT REFERENCES notes DEFERRABLE INITIALLY DEFERRED);
"""
INTEGRITY = (sqlite3.IntegrityError, psycopg.IntegrityError)

Notes = Callable[[], list[str]]


@pytest.fixture
def store(database: Callable[[str], str]) -> Iterator[Store]:
    store = Store(database("notes"), FAILING_SCHEMA)
    yield store
    store.close()


@pytest.fixture
def notes(database: Callable[[str], str]) -> Iterator[Notes]:
    """What another process would see."""
    with closing(Reader(database("notes"))) as reader:
        yield lambda: sorted(text for (text,) in reader.everything()["notes"])


def write(text: str) -> Callable[[Transaction], str]:
    def job(transaction: Transaction) -> str:
        transaction.execute("INSERT INTO notes VALUES (?)", (text,))
        return text

    return job


def insert_new(text: str) -> Callable[[Transaction], bool]:
    def job(transaction: Transaction) -> bool:
        return transaction.insert_new("INSERT INTO notes VALUES (?) ON CONFLICT DO NOTHING", text)

    return job


def test_jobs_are_answered_after_their_commit(store: Store, notes: Notes) -> None:
    """A job's result is there when any other process can see what it wrote."""

    async def look() -> tuple[str, list[str]]:
        return await submit(store, write("a")), notes()

    assert asyncio.run(look()) == ("a", ["a"])


def test_group_commit(store: Store, notes: Notes) -> None:
    """Jobs that wait together share a transaction: the later ones run before the earlier ones are committed."""
    seen = []

    def look(transaction: Transaction) -> int:
        seen.append(notes())
        count: int = transaction.one("SELECT count(*) FROM notes")[0]
        return count

    assert run(store, write("a"), look, write("b"), look) == ["a", 1, "b", 2]
    assert seen == [[], []]
    assert notes() == ["a", "b"]


@pytest.mark.parametrize("there", [[], ["a"]], ids=["empty", "with a"])
@pytest.mark.parametrize("texts", ["a", "ab", "aa", "baa", "abab"])
def test_insert_new(texts: str, there: list[str], store: Store, notes: Notes) -> None:
    """A row that was put off is told apart from one that was there, whichever of them comes first."""
    run(store, *map(write, there))
    outcomes = run(store, *map(insert_new, texts), write("c"))
    new = [text not in there and text not in texts[:index] for index, text in enumerate(texts)]
    assert outcomes == [*new, "c"]
    assert notes() == sorted({*there, *texts, "c"})


def test_insert_new_in_an_attempt(store: Store, notes: Notes) -> None:
    """A row that was put off goes with the attempt that it belongs to."""

    def fail(transaction: Transaction) -> None:
        def work() -> None:
            insert_new("a")(transaction)
            raise KeyError

        with suppress(KeyError):
            transaction.attempt(work)

    assert run(store, insert_new("b"), fail, insert_new("a"), insert_new("b")) == [True, None, True, False]
    assert notes() == ["a", "b"]


@pytest.mark.sqlite
def test_commits_reach_the_disk(store: Store) -> None:
    """A commit waits for the disk, so that what was answered outlives a power cut."""
    full = 2
    assert run(store, lambda transaction: transaction.one("PRAGMA synchronous")) == [(full,)]


@pytest.mark.sqlite
def test_log_starts_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed gets from the log into the file while commits go on, so that neither grows without bound."""
    monkeypatch.setattr(databases, "_COMMITS", 1)
    monkeypatch.setattr(databases, "_LONG_LOG", 16)
    path, size, count = tmp_path / "log.db", 20_000, 200
    with closing(Store(str(path), SCHEMA)) as store:
        for number in range(count):
            run(store, write(f"{number} {'-' * size}"))
        assert (tmp_path / "log.db-wal").stat().st_size < size * count / 2
        assert path.stat().st_size > size * count / 2

    assert not (tmp_path / "log.db-wal").exists()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (count,)


def test_job_that_fails_fails_alone(store: Store, notes: Notes) -> None:
    """Of jobs that share a transaction one may raise; the others are committed."""

    def fail(transaction: Transaction) -> None:
        raise ZeroDivisionError

    first, failed, last = run(store, write("a"), fail, write("b"))
    assert (first, last) == ("a", "b")
    assert isinstance(failed, ZeroDivisionError)
    assert notes() == ["a", "b"]


def test_attempt(store: Store, notes: Notes) -> None:
    """What a job writes in an attempt is undone when it raises there; what it wrote before is kept."""

    def fail(transaction: Transaction) -> None:
        write("undone")(transaction)
        raise ZeroDivisionError

    def job(transaction: Transaction) -> None:
        write("kept")(transaction)
        transaction.attempt(lambda: fail(transaction))

    first, failed, last = run(store, write("a"), job, write("b"))
    assert (first, last) == ("a", "b")
    assert isinstance(failed, ZeroDivisionError)
    assert notes() == ["a", "b", "kept"]


def test_attempt_that_wrote_nothing(store: Store) -> None:
    """An attempt that raises before it writes is no reason to run the others again."""
    runs = []

    def refuse(transaction: Transaction) -> None:
        transaction.attempt(lambda: transaction.execute("SELECT 1").fetchall()[1])

    outcomes = run(store, lambda _: runs.append("once"), refuse)
    assert [type(outcome) for outcome in outcomes] == [type(None), IndexError]
    assert runs == ["once"]


def test_commit_that_fails(store: Store, notes: Notes) -> None:
    """When the commit fails, every job of the transaction fails and leaves nothing; the next one works."""

    def dangle(transaction: Transaction) -> None:
        transaction.execute("INSERT INTO answers VALUES ('of nothing')")

    outcomes = run(store, write("a"), dangle, write("b"))
    assert [isinstance(outcome, INTEGRITY) for outcome in outcomes] == [True] * 3
    assert notes() == []
    assert run(store, write("c")) == ["c"]
    assert notes() == ["c"]


@pytest.mark.sqlite
@pytest.mark.parametrize("in_attempt", [False, True])
def test_full_disk(in_attempt: bool, store: Store, notes: Notes) -> None:
    """SQLite undoes a transaction that finds no room: all of its jobs fail in words, and none is there by half."""

    def job(text: str) -> Callable[[Transaction], str]:
        def work(transaction: Transaction) -> str:
            return transaction.attempt(lambda: write(text)(transaction)) if in_attempt else write(text)(transaction)

        return work

    run(store, lambda transaction: transaction.execute("PRAGMA max_page_count = 50"))
    told = run(store, job("first"), job("a" * 1_000_000), job("last"))
    assert [isinstance(error, StoreError) for error in told] == [True] * 3
    assert all("notes.db: database or disk is full" in str(error) for error in told)
    assert notes() == []
    assert run(store, job("later")) == ["later"]
    assert notes() == ["later"]


@pytest.mark.sqlite
def test_busy_database(
    store: Store, notes: Notes, database: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program writes to the file and does not end, jobs fail in words; then they go on."""
    monkeypatch.setattr(stores, "_PATIENCE", 0)
    with closing(sqlite3.connect(database("notes"))) as other:
        other.execute("BEGIN IMMEDIATE")
        (told,) = run(store, write("refused"))
    assert isinstance(told, StoreError)
    assert "notes.db: database is locked" in str(told)
    assert run(store, write("later")) == ["later"]
    assert notes() == ["later"]


@pytest.mark.sqlite
def test_event_loop_goes_on_beside_a_busy_database(store: Store, notes: Notes, database: Callable[[str], str]) -> None:
    """Whatever else the event loop has to do is done while another program writes, and its end is noticed."""

    async def write_meanwhile() -> list[Any]:
        jobs = [submit(store, write("first"))]
        for _ in range(10):
            await asyncio.sleep(0)
        jobs.append(submit(store, write("second")))
        await asyncio.sleep(0)
        assert not any(job.done() for job in jobs)
        other.rollback()
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*jobs)

    with closing(sqlite3.connect(database("notes"))) as other:
        other.execute("BEGIN IMMEDIATE")
        assert asyncio.run(write_meanwhile()) == ["first", "second"]
    assert notes() == ["first", "second"]


@pytest.mark.sqlite
def test_caller_without_a_loop_waits_for_a_busy_database(
    store: Store, notes: Notes, database: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its job is done as soon as the other program is."""
    with closing(sqlite3.connect(database("notes"))) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(stores, "sleep", lambda _: other.rollback())
        assert store.run(write("a")) == "a"
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(stores, "_PATIENCE", 0)
        with pytest.raises(StoreError, match=r"notes\.db: database is locked"):
            store.run(write("b"))
    assert notes() == ["a"]


def _remove(file: Path) -> None:
    file.unlink()


def _replace(file: Path) -> None:
    content = file.read_bytes()
    file.rename(file.with_suffix(".old"))
    file.write_bytes(content)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _remove_log(file: Path) -> None:
    file.with_name(f"{file.name}-wal").unlink()


@pytest.mark.sqlite
@pytest.mark.parametrize("vandalize", [_remove, _replace, _empty, _remove_log])
def test_file_that_is_gone(vandalize: Callable[[Path], None], store: Store, database: Callable[[str], str]) -> None:
    """Nothing is written to a file that nobody will find: who takes it away is told so by every job."""
    run(store, write("a"))
    vandalize(Path(database("notes")))
    for told in run(store, write("b"), write("c")):
        assert isinstance(told, StoreError)
        assert "notes.db" in str(told)
        assert "Put it back" in str(told)


@pytest.mark.sqlite
def test_file_that_comes_back(store: Store, notes: Notes, database: Callable[[str], str]) -> None:
    """A file that is put back is written to as before."""
    file = Path(database("notes"))
    file.rename(file.with_suffix(".away"))
    assert isinstance(run(store, write("a"))[0], StoreError)
    file.with_suffix(".away").rename(file)
    assert run(store, write("b")) == ["b"]
    assert notes() == ["b"]


@pytest.mark.sqlite
def test_damaged_file(tmp_path: Path) -> None:
    """A file with rubbish inside is told of in one line, not as a failure of the emulator's code."""
    name = str(tmp_path / "notes.db")
    with closing(Store(name, SCHEMA)) as store:
        run(store, *(write(f"{index:04}" * 100) for index in range(100)))
    content = bytearray(Path(name).read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    Path(name).write_bytes(content)
    with closing(Store(name, SCHEMA)) as store:
        told = run(
            store, lambda transaction: transaction.execute("SELECT * FROM notes").fetchall(), write("0000" * 100)
        )
    assert [isinstance(error, StoreError) for error in told] == [True] * 2
    assert all("notes.db: database disk image is malformed" in str(error) for error in told)


@pytest.mark.sqlite
def test_read_only_file() -> None:
    """A file that may only be read is refused at the start."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "notes.db"
        Store(str(file), SCHEMA).close()
        file.chmod(0o444)
        with _without_privileges(), pytest.raises(StoreError, match=r"notes\.db: .*readonly.*--database"):
            Store(str(file), SCHEMA)


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Be somebody whom the modes of files hold back."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_transaction_that_ends_early(store: Store, notes: Notes) -> None:
    """When a job ends the transaction, all of it fails, and the next one works."""

    def end(transaction: Transaction) -> None:
        transaction.execute("ROLLBACK")

    outcomes = run(store, write("a"), end)
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [True] * 2
    assert run(store, write("b")) == ["b"]
    assert notes() == ["b"]


def test_caller_that_gives_up(app: App) -> None:
    """A request that is cancelled while it waits does not disturb the others, and is done all the same."""

    async def create() -> Answer | None:
        return await exchange(app, "POST", PHONES, HEADERS, [b'{"number": "1", "type": "MOBILE"}'])

    async def give_up() -> Answer | None:
        task = asyncio.create_task(create())
        await asyncio.sleep(0)
        task.cancel()
        return await create()

    answer = asyncio.run(give_up())
    assert answer is not None
    assert answer.status == 409


def test_loop_that_ends_early(store: Store, notes: Notes) -> None:
    """Jobs of an event loop that ended before their turn are forgotten; the next loop is served."""

    async def leave() -> None:
        submit(store, write("a"))

    loop = asyncio.new_event_loop()
    loop.run_until_complete(leave())
    loop.close()
    assert run(store, write("b")) == ["b"]
    assert "b" in notes()


def test_two_event_loops(app: App) -> None:
    """Two threads, an event loop in each, may share an app: of parallel phones exactly one is created."""
    answers: list[Answer | None] = []
    ready = threading.Barrier(2)

    async def create() -> list[Answer | None]:
        bodies = [f'{{"number": "{number}", "type": "MOBILE"}}'.encode() for number in range(50)]
        return await asyncio.gather(*(exchange(app, "POST", PHONES, HEADERS, [body]) for body in bodies))

    def work() -> None:
        ready.wait()
        answers.extend(asyncio.run(create()))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status for answer in answers if answer) == [200] * 50 + [409] * 50


def test_state_survives(make_emulator: Callable[..., Caller]) -> None:
    """Numbers, their history and phones are as they were when the emulator is started anew."""
    before = make_emulator(name="survives")
    before.create("01000000000", FIRST)
    before.set_number("01000000000", FIRST, status="ACTIVE")
    answered = before.update("01000000000", FIRST, "INACTIVE").body
    before.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN)
    before.request(
        "POST", "/_emulator/worlds/default/faults", body={"operationId": "createNumber", "error": "LimitExceeded"}
    )
    everything = before.everything()
    before.app.close()
    after = make_emulator(name="survives")
    assert after.everything() == everything
    assert after.update("01000000000", FIRST, "INACTIVE").body == answered
    assert after.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN).status == 409
    assert after.create("01000000001", FIRST).error == (409, "LimitExceeded")


def test_memory_is_forgotten(app: App) -> None:
    """Without a file every emulator begins empty, and two of them share nothing."""
    headers = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    other = create_app()
    for each in (app, other):
        body = b'{"number": "1", "type": "MOBILE"}'
        answer = asyncio.run(exchange(each, "POST", "/accounts/v1/accounts/1/phones", headers, [body]))
        assert answer is not None
        assert answer.status == 200
    other.close()


@pytest.mark.sqlite
def test_closed_emulator_leaves_one_file(make_emulator: Callable[..., Caller], tmp_path: Path) -> None:
    """A closed emulator leaves its database and nothing beside it."""
    emulator = make_emulator(name="alone")
    emulator.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN)
    emulator.close()
    emulator.app.close()
    assert [file.name for file in tmp_path.iterdir()] == ["alone.db"]


def _foreign(path: Path, user_version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"CREATE TABLE mine (a); PRAGMA user_version={user_version}")


@pytest.mark.sqlite
@pytest.mark.parametrize("user_version", [0, 1, 2, 99])
def test_foreign_database(user_version: int, tmp_path: Path) -> None:
    """A database of another program or of another version is refused and not touched."""
    file = tmp_path / "foreign.db"
    _foreign(file, user_version)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"foreign\.db: .*--database"):
        create_app(database=str(file))
    assert file.read_bytes() == before


@pytest.mark.sqlite
@pytest.mark.parametrize("content", [b"no database", b"{}" * 5000, b"\x00" * 4096])
def test_other_file(content: bytes, tmp_path: Path) -> None:
    """A file that is no database is refused and not touched."""
    file = tmp_path / "other.db"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"other\.db: .*--database"):
        create_app(database=str(file))
    assert file.read_bytes() == content


@pytest.mark.sqlite
@pytest.mark.parametrize("path", [".", "missing/state.db"])
def test_unusable_path(path: str, tmp_path: Path) -> None:
    """A path that can't hold a database is refused."""
    with pytest.raises(StoreError, match="--database"):
        create_app(database=str(tmp_path / path))


@pytest.mark.sqlite
def test_empty_file(make_emulator: Callable[..., Caller], tmp_path: Path) -> None:
    """An empty file is a database that nothing was written to."""
    (tmp_path / "empty.db").touch()
    emulator = make_emulator(name="empty")
    assert emulator.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN).status == 200
