"""What was answered is there, whole, however the emulator or its database ends."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.durability.load import ACCOUNTS, CLIENTS, WORLD, Load, check
from tests.support.postgresql import PostgreSQL
from tests.support.server import Server

pytestmark = pytest.mark.services


@pytest.fixture
def database(postgresql: PostgreSQL) -> Iterator[str]:
    with postgresql.database() as url:
        yield url


def kill_in_the_midst(server: Server, enough: int) -> Load:
    """Load a server, and kill it after so many answers."""
    load = Load()
    load.run(server.url, enough, lambda: server.send_signal(signal.SIGKILL))
    server.stop()
    assert len(load.unanswered) == CLIENTS
    return load


def forget(server: Server) -> None:
    assert httpx.post(f"{server.url}{WORLD}/reset").status_code == 204


def test_killed_emulator_on_sqlite(start: Callable[[str], Server], tmp_path: Path) -> None:
    """Killed twenty times in the middle of load, with the last of it only in its log, it has all that it answered."""
    server = start(str(tmp_path / "state.db"))
    for enough in range(1, 400, 20):
        load = kill_in_the_midst(server, enough)
        assert (tmp_path / "state.db-wal").stat().st_size > 0
        server.start()
        check(server.url, load)
        forget(server)


def test_torn_log(start: Callable[[str], Server], tmp_path: Path) -> None:
    """A log whose end did not reach the disk, or not whole, costs the last transactions and halves none."""
    load = kill_in_the_midst(start(str(tmp_path / "state.db")), 200)
    lost = Load([], [sent for sent, _ in load.answered] + load.unanswered)
    log = (tmp_path / "state.db-wal").read_bytes()
    for left in (0, 32, len(log) // 3, len(log) // 2, len(log) - 5000, len(log) - 1):
        folder = tmp_path / f"{left}-bytes"
        folder.mkdir()
        shutil.copy(tmp_path / "state.db", folder)
        (folder / "state.db-wal").write_bytes(log[:left] + b"torn" * 100)
        server = start(str(folder / "state.db"))
        check(server.url, lost)
        server.stop()


def test_killed_emulator_on_postgresql(start: Callable[[str], Server], database: str) -> None:
    """The same holds of a process that kept its state in PostgreSQL, five times."""
    server = start(database)
    for enough in range(1, 250, 50):
        load = kill_in_the_midst(server, enough)
        server.start()
        check(server.url, load, ids_may_skip=True)
        forget(server)
    server.stop()


def test_killed_emulator_beside_another(start: Callable[[str], Server], database: str) -> None:
    """Another one on the same database goes on, and has all that the killed one answered."""
    killed, other = start(database), start(database)
    check(other.url, kill_in_the_midst(killed, 100), ids_may_skip=True)
    other.stop()


def test_crashed_postgresql(start: Callable[[str], Server], postgresql: PostgreSQL, database: str) -> None:
    """PostgreSQL ends without notice in the middle of load: the emulator goes on with all that it answered."""
    server = start(database)
    load = Load()
    load.run(server.url, 200, lambda: postgresql.stop(signal.SIGQUIT))
    postgresql.start()
    check(server.url, load, ids_may_skip=True)
    server.stop()


def test_load_reaches_every_account(start: Callable[[str], Server], tmp_path: Path) -> None:
    """What these tests rest on: every client is answered, and accounts want the same numbers."""
    load = kill_in_the_midst(start(str(tmp_path / "state.db")), 300)
    assert {sent.account for sent, _ in load.answered} == {*ACCOUNTS}
    statuses = {number["status"] for _, body in load.answered for number in body.get("senderIds", [])}
    assert statuses == {"PENDING", "DUPLICATED"}
