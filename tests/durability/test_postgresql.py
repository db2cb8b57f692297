"""What is different where state is in PostgreSQL: other programs reach it, and it may stop before the emulator does."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import httpx
import psycopg
import pytest

import phone_emulator.postgresql
from phone_emulator import StoreError, create_app
from phone_emulator.databases import UnknownOutcomeError, connect, without_password
from phone_emulator.postgresql import PostgreSQL as PostgreSQLConnection
from phone_emulator.store import Foresight, Store, Transaction
from phone_emulator.testing import InProcess
from tests.support.asgi import PATIENCE, Caller
from tests.support.callers import FIRST, TOKEN
from tests.support.determinism import Clock, Serial
from tests.support.jobs import run
from tests.support.oracle import Oracle
from tests.support.postgresql import PostgreSQL

pytestmark = pytest.mark.services

NOTES = "CREATE TABLE IF NOT EXISTS notes (text TEXT PRIMARY KEY);"
FAILING_ONCE = "SELECT 1 / (nextval('failures') - 1)"


@pytest.fixture
def url(postgresql: PostgreSQL) -> Iterator[str]:
    with postgresql.database() as url:
        yield url


def ask(url: str, statement: str) -> list[Any]:
    """What another program gets for a statement."""
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def write(text: str) -> Callable[[Transaction], str]:
    def job(transaction: Transaction) -> str:
        transaction.execute("INSERT INTO notes VALUES (?)", (text,))
        return text

    return job


def test_failed_statement_fails_its_transaction(url: str) -> None:
    """PostgreSQL undoes all of it without a word: nobody is told that anything was done, and the next one works."""
    with closing(Store(url, NOTES)) as store:
        outcomes = run(store, write("a"), write("a"), write("b"))
        assert [isinstance(outcome, Exception) for outcome in outcomes] == [True] * 3
        assert run(store, write("c")) == ["c"]
    assert ask(url, "SELECT text FROM notes") == [("c",)]


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGQUIT])
def test_server_that_comes_back(with_signal: int, postgresql: PostgreSQL, url: str, clock: Clock) -> None:
    """While PostgreSQL is away every request fails and says why; once it is back the emulator goes on by itself."""
    app = create_app(database=url, clock=clock, random=Serial())
    with closing(app), closing(Caller(app, clock, Oracle())) as caller:
        phone = {"number": "1", "type": "MOBILE"}
        assert caller.create_phone(phone, token=TOKEN).body == {"id": 1}
        postgresql.stop(with_signal)
        try:
            assert caller.create_phone({**phone, "number": "2"}, token=TOKEN, failing=True).status == 500
        finally:
            postgresql.start()
        assert caller.create_phone(phone, token=TOKEN).status == 409
        assert caller.create_phone({**phone, "number": "2"}, token=TOKEN).body["id"] > 1


def test_log_says_that_the_server_is_away(
    postgresql: PostgreSQL, url: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """The log names the database and the reason in a line, without a traceback."""
    app = create_app(database=url, clock=clock, random=Serial())
    with closing(app), closing(Caller(app, clock, Oracle())) as caller:
        postgresql.stop()
        try:
            caller.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN, failing=True)
        finally:
            postgresql.start()
    (record,) = [record for record in caplog.records if record.name == "phone_emulator"]
    assert not record.exc_info
    assert f"failed: {url}: " in record.getMessage()
    assert "\n" not in record.getMessage()


def test_connection_that_was_ended(url: str, clock: Clock) -> None:
    """A connection that an administrator ends between two requests is made anew, and nobody notices."""
    app = create_app(database=url, clock=clock, random=Serial())
    with closing(app), closing(Caller(app, clock, Oracle())) as caller:
        caller.create("01000000000", FIRST)
        ask(
            url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
            "current_database()",
        )
        assert caller.create("01000000001", FIRST).status == 200


def test_defaults_of_the_server(url: str, clock: Clock) -> None:
    """Answers wait for the disk, and everybody sees what was done before, whatever the database has as its defaults."""
    ((name,),) = ask(url, "SELECT current_database()")
    for setting in ("synchronous_commit = off", "default_transaction_isolation = 'repeatable read'"):
        ask(url, f"ALTER DATABASE {name} SET {setting}")
    written = "pg_current_wal_insert_lsn() - '0/0'"
    try:
        with closing(Store(url, NOTES)) as store:
            for text in ("a", "b", "c"):
                _, isolation, position = run(
                    store,
                    write(text),
                    lambda transaction: transaction.one("SHOW transaction_isolation")[0],
                    lambda transaction: transaction.one(f"SELECT CAST({written} AS BIGINT)")[0],
                )
                assert ask(url, "SELECT pg_current_wal_flush_lsn() - '0/0'")[0][0] > position
                assert isolation == "read committed"
    finally:
        ask(url, f"ALTER DATABASE {name} RESET ALL")


@pytest.mark.parametrize(
    "rows",
    [
        [("a", 1, b"\0\xff"), ("\N{HANGUL SYLLABLE GA},{}", -(2**63), b"")],
        [("a", None, None), ("b", 2**63 - 1, b"b"), ("c", None, None)],
        [("a", None, b"a"), ("b", None, b"b")],
        [("a", 1, b"a"), ("b", "2", b"b")],
        [("a", 1, b"a")],
    ],
)
def test_rows_that_go_together(rows: list[tuple[Any, ...]], url: str) -> None:
    """What is inserted or read ahead in one statement is what it is one by one, each reader gets his own rows."""
    with closing(
        connect(url, "CREATE TABLE IF NOT EXISTS rows (text TEXT PRIMARY KEY, number INTEGER, bytes BLOB)")
    ) as it:
        it.begin()
        insert = "INSERT INTO rows (text, number, bytes) VALUES (?, ?, ?) ON CONFLICT (text) DO UPDATE SET number = 0"
        it.execute_many(insert, [*rows, rows[0]])
        reading = "SELECT text, number, bytes FROM rows WHERE text = ? ORDER BY number"
        found = [it.read_ahead(reading, (text,)) for text in [*(row[0] for row in rows), "z", rows[0][0]]]
        there = [(text, number if number is None else int(number), content) for text, number, content in rows]
        assert [one.fetchall() for one in found] == [*([row] for row in there), [], [there[0]]]
        assert [one.rowcount for one in found[-2:]] == [0, 1]
        it.commit()
    assert sorted(ask(url, "SELECT * FROM rows")) == sorted(there)


def test_texts_are_sorted_as_sqlite_does(url: str) -> None:
    """The order of texts is that of their bytes, not that of a language."""
    with closing(Store(url, NOTES)) as store:
        texts = ["a", "B", "가", "_"]
        run(store, *map(write, texts))
        (rows,) = run(store, lambda transaction: transaction.execute("SELECT text FROM notes ORDER BY text").fetchall())
    assert [text for (text,) in rows] == sorted(texts)
    assert [text for (text,) in ask(url, 'SELECT text FROM notes ORDER BY text COLLATE "default"')] != sorted(texts)


def test_nul_is_in_no_text(url: str, clock: Clock) -> None:
    """PostgreSQL takes no NUL: whoever asks for a name that has one is told that there is none such."""
    app = create_app(database=url, clock=clock, random=Serial())
    with closing(app), closing(Caller(app, clock, Oracle())) as caller:
        assert caller.create_phone({}, token="a\0b").status == 401
        assert caller.request("GET", "/_emulator/worlds/%00/clock").status in (400, 404)
        body = {"reason": "\0", "name": "\0"}
        caller.create("01000000000", FIRST)
        assert caller.request_release("01000000000", FIRST, **body).status == 200


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("CREATE TABLE phones (mine TEXT)", "another program"),
        ("CREATE TABLE phone_emulator (format BIGINT); INSERT INTO phone_emulator VALUES (1)", "another version"),
        ("CREATE TABLE phone_emulator (mine TEXT)", "format"),
    ],
)
def test_foreign_database(statement: str, problem: str, url: str) -> None:
    """A database of another program or of another version is refused and not touched."""
    ask(url, statement)
    count = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    before = ask(url, count)
    with pytest.raises(StoreError, match=rf"postgresql://.*{problem}.*--database"):
        create_app(database=url)
    assert ask(url, count) == before


def test_schema_of_its_own(url: str) -> None:
    """In a schema of its own it stays beside the tables of another program."""
    ask(url, "CREATE TABLE phones (mine TEXT); CREATE SCHEMA emulator")
    with closing(connect(f"{url}&options=-csearch_path%3Demulator", NOTES)):
        assert ask(url, "SELECT count(*) FROM emulator.notes") == [(0,)]
    ask(url, "DROP SCHEMA emulator CASCADE")


@pytest.mark.parametrize(
    "database",
    [
        "postgresql://somebody:secret@127.0.0.1:1/emulator",
        "postgres://127.0.0.1:1/emulator?user=somebody&password=secret",
        "postgresql://somebody:secret@127.0.0.1:port/emulator",
    ],
)
def test_unreachable(database: str) -> None:
    """A server that does not answer is named with the reason, and without the password."""
    with pytest.raises(StoreError, match=r"127\.0\.0\.1.*--database") as raised:
        create_app(database=database)
    assert "secret" not in str(raised.value)
    assert "secret" not in without_password(database)


def lose(monkeypatch: pytest.MonkeyPatch, url: str, *, kept: bool) -> None:
    """Lose the connection at the next commit, when PostgreSQL has done it or before it hears of it."""
    commit = PostgreSQLConnection.commit
    losses = iter(["once"])

    def lost(connection: PostgreSQLConnection) -> None:
        def wait() -> None:
            del connection.__dict__["wait"]
            if kept:
                connection.wait()
            else:
                ask(url, f"SELECT pg_terminate_backend({connection._process[0]}, 5000)")
            raise connection._lost(psycopg.OperationalError("the line is dead"))

        if next(losses, None):
            connection.__dict__["wait"] = wait
        commit(connection)

    monkeypatch.setattr(PostgreSQLConnection, "commit", lost)


@pytest.mark.parametrize("kept", [True, False])
def test_connection_that_is_lost_at_a_commit(kept: bool, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked up whether the commit was one; what was not kept is done again. Either way it is there once."""
    runs = []

    def note(transaction: Transaction) -> str:
        runs.append("run")
        return write("a")(transaction)

    with closing(Store(url, NOTES)) as store:
        lose(monkeypatch, url, kept=kept)
        assert run(store, note) == ["a"]
    assert ask(url, "SELECT text FROM notes") == [("a",)]
    assert len(runs) == (1 if kept else 2)


def test_disk_that_nobody_heard_of(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed is not done again when the wait for the disk fails: it is waited for anew, or nobody knows."""
    with closing(Store(url, NOTES)) as store:
        monkeypatch.setattr(phone_emulator.postgresql, "_PATIENCE", 0)
        with monkeypatch.context() as patch:
            patch.setattr(phone_emulator.postgresql, "_FLUSH", "SELECT 1 / 0")
            assert [type(outcome) for outcome in run(store, write("a"))] == [UnknownOutcomeError]
        with monkeypatch.context() as patch:
            patch.setattr(phone_emulator.postgresql, "_FLUSH", FAILING_ONCE)
            ask(url, "CREATE SEQUENCE failures START 1")
            assert run(store, write("b")) == ["b"]
    assert ask(url, "SELECT text FROM notes") == [("a",), ("b",)]


def test_transaction_that_takes_long(url: str) -> None:
    """What touches something else need not wait for it, little as it may be."""
    begun, over = threading.Event(), threading.Event()

    def wait(_: Transaction) -> bool:
        begun.set()
        return over.wait(PATIENCE)

    async def submit(store: Store) -> bool:
        loop = asyncio.get_running_loop()
        in_time: asyncio.Future[bool] = loop.create_future()
        store.submit(wait, lambda found, _: in_time.set_result(found), Foresight(frozenset({"a"}), lambda _: None))
        await loop.run_in_executor(None, begun.wait, PATIENCE)
        store.submit(lambda _: over.set(), lambda *_: None, Foresight(frozenset({"b"}), lambda _: None))
        return await in_time

    with closing(Store(url, NOTES)) as store:
        assert asyncio.run(submit(store))


def test_commit_that_nobody_can_look_up(
    postgresql: PostgreSQL, url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the server stays away nobody knows, and nobody is told anything: the connection is closed."""
    app = create_app(database=url, clock=clock, random=Serial())
    emulator = InProcess(app)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with closing(app), httpx.Client(transport=emulator.transport, base_url=emulator.base_url) as client:
        monkeypatch.setattr(phone_emulator.postgresql, "_PATIENCE", 0)
        with monkeypatch.context() as patch:
            lose(patch, url, kept=True)
            patch.setattr(PostgreSQLConnection, "_open", lambda _: psycopg.connect("host=/nowhere"))
            with pytest.raises(httpx.RemoteProtocolError):
                client.post("/accounts/v1/accounts/1/phones", json={"number": "1", "type": "MOBILE"}, headers=headers)
        assert client.get("/accounts/v1/accounts/1/phones", headers=headers).json()[0]["number"] == "1"


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("ALTER ROLE emulator IN DATABASE {} SET default_transaction_read_only = on", "read-only"),
        ("DROP TABLE phones", "does not exist"),
    ],
)
def test_server_that_refuses_to_write(
    statement: str, word: str, postgresql: PostgreSQL, url: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that became read-only, or lost its tables: the log says so in a line."""
    app = create_app(database=url, clock=clock, random=Serial())
    ((name,),) = ask(url, "SELECT current_database()")
    with closing(app), closing(Caller(app, clock, Oracle())) as caller:
        ask(url, statement.format(name))
        try:
            ask(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
            assert caller.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN, failing=True).status == 500
        finally:
            ask(postgresql.url("postgres"), f"ALTER ROLE emulator IN DATABASE {name} RESET ALL")
    (record,) = [record for record in caplog.records if record.name == "phone_emulator"]
    assert word in record.getMessage()
    assert record.exc_info is None
