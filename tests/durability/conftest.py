"""An emulator for the accounts that the load and the lives are about."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.durability.load import write_settings
from tests.support.server import Server


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Server]]:
    """Starts an emulator with these accounts and a journal of all of it."""
    settings = tmp_path / "settings.toml"
    write_settings(settings)
    with ExitStack() as stack:

        def start(database: str) -> Server:
            server = Server(database, ["--settings", str(settings), "--journal", "100000"])
            stack.callback(server.stop)
            return server

        yield start
