"""Fixtures for pytest: the emulator in a process of its own or in that of the tests, and a world for each test.

| fixture | scope | what it gives |
|---|---|---|
| `phone_emulator` | test | a world in `phone_emulator_server` |
| `phone_emulator_server` | session | `phone_emulator.testing.Server`, one in each process of pytest-xdist |
| `phone_emulator_in_process` | test | a world in `phone_emulator_app`; clients need its `transport` |
| `phone_emulator_transport` | session | `phone_emulator.testing.Transport` to that application, for `httpx` |
| `phone_emulator_app` | session | the ASGI application in the process of the tests |

pytest imports this module at every start, so it imports nothing of the emulator until a fixture is used.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from phone_emulator import App
    from phone_emulator.testing import Emulator, InProcess, Server, Transport, World
    from phone_emulator.testing.report import Watch

_MEMORY = ":memory:"
_OPTIONS = {
    "settings": "TOML file of accounts and tokens that worlds begin with",
    "era": "year of the account documents answered",
    "database": f"where state is kept: a file, {_MEMORY} (the default), or a postgresql:// URL",
}

_watches = pytest.StashKey[dict[str, "Watch"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Each option is one of the command line, or of the configuration file."""
    group = parser.getgroup("phone-emulator", "phone-emulator")
    for name, meaning in _OPTIONS.items():
        group.addoption(f"--phone-emulator-{name}", metavar=name.upper(), help=meaning)
        parser.addini(f"phone_emulator_{name}", meaning)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark."""
    config.addinivalue_line(
        "markers",
        "phone_emulator(accounts=None, tokens=None, servers=None): what its world has, as the control API writes it",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell in the report of a test that failed what it has asked the emulator."""
    report = yield
    if report.failed:
        for watch in item.stash.get(_watches, {}).values():
            report.sections += watch.sections()
    return report


@pytest.fixture(scope="session")
def phone_emulator_server(pytestconfig: pytest.Config) -> Iterator[Server]:
    """The emulator in a process of its own, on a free port of loopback."""
    from phone_emulator.testing import Server, StartError

    options = {name: _option(pytestconfig, name) for name in _OPTIONS}
    arguments = [text for name, value in options.items() if value for text in (f"--{name}", value)]
    try:
        server = Server(arguments)
    except StartError as error:
        pytest.fail(f"phone-emulator did not start. {error}", pytrace=False)
    with server:
        yield server


@pytest.fixture
def phone_emulator(phone_emulator_server: Server, request: pytest.FixtureRequest) -> Iterator[World]:
    """A world of its own for this test: base URL, credentials, and what the control API can do to it."""
    with _world(phone_emulator_server, request) as world:
        yield world


@pytest.fixture(scope="session")
def phone_emulator_app(pytestconfig: pytest.Config) -> Iterator[App]:
    """The emulator as an ASGI application in this process."""
    from phone_emulator import Options, Settings, SettingsError, StoreError, create_app

    path, era, database = (_option(pytestconfig, name) for name in _OPTIONS)
    try:
        settings = Settings.from_file(Path(path)) if path else None
        options = Options(era=era) if era else None
        app = create_app(settings, options, database=database or _MEMORY)
    except (SettingsError, StoreError) as error:
        pytest.fail(f"phone-emulator did not start. {error}", pytrace=False)
    with closing(app):
        yield app


@pytest.fixture(scope="session")
def _phone_emulator_in_process(phone_emulator_app: App) -> InProcess:
    from phone_emulator.testing import InProcess

    return InProcess(phone_emulator_app)


@pytest.fixture(scope="session")
def phone_emulator_transport(_phone_emulator_in_process: InProcess) -> Transport:
    """What sends the requests of `httpx.Client` and `httpx.AsyncClient` to `phone_emulator_app`."""
    return _phone_emulator_in_process.transport


@pytest.fixture
def phone_emulator_in_process(_phone_emulator_in_process: InProcess, request: pytest.FixtureRequest) -> Iterator[World]:
    """The same as `phone_emulator` without a socket: clients send by its `transport`."""
    with _world(_phone_emulator_in_process, request) as world:
        yield world


@contextmanager
def _world(emulator: Emulator, request: pytest.FixtureRequest) -> Iterator[World]:
    """The world of a test, made as its mark says; the report of the test tells what happened in it."""
    from phone_emulator.testing import ControlError
    from phone_emulator.testing.report import Watch

    mark = request.node.get_closest_marker("phone_emulator")
    watches = request.node.stash.setdefault(_watches, {})
    with ExitStack() as stack:
        try:
            world = stack.enter_context(emulator.world(*mark.args, **mark.kwargs) if mark else emulator.world())
        except (ControlError, TypeError) as error:
            pytest.fail(f"phone-emulator can't make a world for this test. {error}", pytrace=False)
        watches[world.name] = Watch(emulator, world)
        stack.callback(watches.pop, world.name)
        yield world


def _option(config: pytest.Config, name: str) -> str | None:
    """What the command line says, or else the configuration file, whose paths are counted from its folder."""
    key = f"phone_emulator_{name}"
    folder = config.invocation_params.dir
    given: str | None = config.getoption(key)
    if given is None:
        folder = config.inipath.parent if config.inipath else config.rootpath
        given = config.getini(key)
    if not given or name == "era" or given == _MEMORY or "://" in given:
        return given or None
    path = folder / given
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and name == "database":
        path = path.with_stem(f"{path.stem}-{worker}")
    return str(path)
