"""Fixtures that tests of every folder share.

| fixture | what it gives |
|---|---|
| `clock` | the time of `app` and `emulator`: stands still until `clock.advance(seconds)` |
| `oracle` | a second opinion about answers, see `tests/support/oracle.py` |
| `app` | the emulator in process, state in memory, time and randomness fixed |
| `emulator` | calls an emulator like `app` whose state is a file, emptied for each test, and checks every answer |
| `make_emulator` | makes further ones: other settings, another database, another wire era |
| `server` | a real `phone-emulator` process, one per test process; whoever uses it has numbers or accounts of his own |
| `restartable` | such a process for one test alone, which may stop, kill and restart it |

`tests/support/callers.py` has the accounts and the token that every one of them accepts: the emulator's defaults.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from phone_emulator import App, Options, Settings, create_app
from tests.support.asgi import Caller
from tests.support.determinism import Clock, Serial
from tests.support.oracle import Oracle
from tests.support.server import Server

pytest_plugins = ("tests.property.summary",)


@pytest.fixture(scope="session")
def _clock() -> Clock:
    return Clock()


@pytest.fixture
def clock(_clock: Clock) -> Clock:
    _clock.reset()
    return _clock


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    return Oracle()


@pytest.fixture
def app(clock: Clock) -> Iterator[App]:
    app = create_app(clock=clock, random=Serial())
    yield app
    app.close()


@pytest.fixture(scope="session")
def _emulator(_clock: Clock, oracle: Oracle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    database = tmp_path_factory.mktemp("emulator") / "state.db"
    app = create_app(database=str(database), clock=_clock, random=Serial())
    caller = Caller(app, _clock, oracle, database)
    yield caller
    caller.close()
    app.close()


@pytest.fixture
def emulator(_emulator: Caller, clock: Clock) -> Caller:
    _emulator.request("POST", "/_emulator/worlds/default/reset")
    return _emulator


@pytest.fixture
def make_emulator(clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Caller]]:
    with ExitStack() as stack:

        def make(settings: Settings | None = None, database: Path = tmp_path / "state.db", **options: Any) -> Caller:
            chosen = Options(**options)
            app = create_app(settings, chosen, database=str(database), clock=clock, random=Serial())
            stack.callback(app.close)
            caller = Caller(app, clock, Oracle(chosen.era), database)
            stack.callback(caller.close)
            return caller

        yield make


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server") / "state.db")
    yield server
    _, errors = server.stop()
    assert "Traceback" not in errors


@pytest.fixture
def restartable(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "state.db")
    yield server
    server.stop()
