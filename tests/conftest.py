"""Fixtures that tests of every folder share.

| fixture | what it gives |
|---|---|
| `clock` | the time of `app` and `emulator`: stands still until `clock.advance(seconds)` |
| `oracle` | a second opinion about answers, see `tests/support/oracle.py` |
| `app` | the emulator in process, state in memory, time and randomness fixed |
| `emulator` | calls an emulator like `app` whose state is on the disk, emptied for each test, and checks every answer |
| `emulator_of` | the same by wire era |
| `make_emulator` | makes further ones: other settings, other options, another database |
| `database` | gives a database of a name, empty at first, to the test at hand |
| `postgresql` | a real PostgreSQL, one per test process |
| `server` | a real `phone-emulator` process, one per test process; whoever uses it has numbers or accounts of his own |
| `restartable` | such a process for one test alone, which may stop, kill and restart it |

`tests/support/callers.py` has the accounts and the token that every one of them accepts: the emulator's defaults.
"""

import gc
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from phone_emulator import App, Options, Settings, create_app
from tests.support.asgi import Caller
from tests.support.databases import ON_POSTGRESQL
from tests.support.determinism import Clock, Serial
from tests.support.oracle import Oracle
from tests.support.postgresql import PostgreSQL
from tests.support.server import Server

pytest_plugins = ("pytester", "tests.property.summary")


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
def postgresql() -> Iterator[PostgreSQL]:
    with PostgreSQL() as postgresql:
        yield postgresql


@pytest.fixture(scope="session")
def _postgresql(request: pytest.FixtureRequest) -> PostgreSQL | None:
    found: PostgreSQL | None = request.getfixturevalue("postgresql") if ON_POSTGRESQL else None
    return found


Databases = Callable[[str], str]


@contextmanager
def _databases(folder: Path, postgresql: PostgreSQL | None) -> Iterator[Databases]:
    with ExitStack() as stack:

        @cache
        def database(name: str) -> str:
            return str(folder / f"{name}.db") if postgresql is None else stack.enter_context(postgresql.database())

        yield database


@pytest.fixture(scope="session")
def _session_database(_postgresql: PostgreSQL | None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    with _databases(tmp_path_factory.mktemp("session"), _postgresql) as database:
        yield database


@pytest.fixture
def database(_postgresql: PostgreSQL | None, tmp_path: Path) -> Iterator[Databases]:
    with _databases(tmp_path, _postgresql) as database:
        yield database


@pytest.fixture(scope="session")
def _emulators(_clock: Clock, _session_database: Databases) -> Iterator[Callable[[str], Caller]]:
    with ExitStack() as stack:

        @cache
        def of(era: str) -> Caller:
            return _caller(stack, Options(era=era), _session_database(f"emulator-{era}"), _clock)

        yield of


@pytest.fixture
def emulator_of(_emulators: Callable[[str], Caller], clock: Clock) -> Callable[[str], Caller]:
    def emptied(era: str) -> Caller:
        emulator = _emulators(era)
        emulator.reset()
        return emulator

    return emptied


@pytest.fixture
def emulator(emulator_of: Callable[[str], Caller]) -> Caller:
    return emulator_of(Options().era)


def _caller(
    stack: ExitStack, options: Options, database: str, clock: Clock, settings: Settings | None = None
) -> Caller:
    app = create_app(settings, options, database=database, clock=clock, random=Serial())
    stack.callback(app.close)
    caller = Caller(app, clock, Oracle(options.era), database)
    stack.callback(caller.close)
    return caller


@pytest.fixture
def make_emulator(clock: Clock, database: Databases) -> Iterator[Callable[..., Caller]]:
    with ExitStack() as stack:

        def make(settings: Settings | None = None, name: str = "state", **options: Any) -> Caller:
            return _caller(stack, Options(**options), database(name), clock, settings)

        yield make


@pytest.fixture(scope="session")
def server(_session_database: Databases) -> Iterator[Server]:
    server = Server(_session_database("server"))
    yield server
    _, errors = server.stop()
    assert "Traceback" not in errors


@pytest.fixture
def restartable(database: Databases) -> Iterator[Server]:
    server = Server(database("state"))
    yield server
    server.stop()


def pytest_report_header(config: pytest.Config) -> str | None:
    if config.getoption("markexpr") != "not services and not deep":
        return None
    return "without what needs PostgreSQL or a browser (make test-services), or takes long (make test-deep)"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays until the end: no search for garbage goes through it, now or later."""
    gc.disable()
    result = yield
    gc.collect()
    gc.freeze()
    gc.enable()
    return result


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is about the file of SQLite when there is none."""
    for item in items:
        if ON_POSTGRESQL and item.get_closest_marker("sqlite"):
            item.add_marker(pytest.mark.skip(reason="about the file of SQLite"))
