"""What was answered is there, whole, of everything that an account can do, when the emulator is killed in the midst."""

import signal
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.durability.lives import OPERATIONS, Lives
from tests.durability.load import WORLD
from tests.support.postgresql import PostgreSQL
from tests.support.server import Server


def kill_in_the_midst(server: Server, enough: int) -> Lives:
    """Let accounts live, kill the server after so many answers, and start it again."""
    lives = Lives()
    lives.run(server.url, enough, lambda: server.send_signal(signal.SIGKILL))
    server.stop()
    server.start()
    return lives


@pytest.mark.sqlite
def test_killed_on_sqlite(start: Callable[[str], Server], tmp_path: Path) -> None:
    """Once, when every operation that changes something was answered or under way."""
    server = start(str(tmp_path / "state.db"))
    lives = kill_in_the_midst(server, 300)
    lives.check(server.url)
    assert {operation for life in lives.lives for operation in life.answered} == OPERATIONS


@pytest.mark.services
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_again_and_again(
    kind: str, start: Callable[[str], Server], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """After few steps and after many."""
    with ExitStack() as stack:
        database = str(tmp_path / "state.db")
        if kind == "postgresql":
            postgresql: PostgreSQL = request.getfixturevalue("postgresql")
            database = stack.enter_context(postgresql.database())
        server = start(database)
        for enough in range(1, 500, 41):
            lives = kill_in_the_midst(server, enough)
            lives.check(server.url)
            assert httpx.post(f"{server.url}{WORLD}/reset").status_code == 204
        server.stop()


@pytest.mark.services
def test_crashed_postgresql(start: Callable[[str], Server], postgresql: PostgreSQL) -> None:
    """The same where the database ends without notice."""
    with postgresql.database() as database:
        server = start(database)
        lives = Lives()
        lives.run(server.url, 300, lambda: postgresql.stop(signal.SIGQUIT))
        postgresql.start()
        lives.check(server.url)
        server.stop()
