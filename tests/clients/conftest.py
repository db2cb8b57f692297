"""A server whose accounts suit the tests of the clients."""

import os
from collections.abc import Iterator

import pytest

from emulator_client import EmulatorClient
from tests.clients.scripted import Script
from tests.clients.support import KINDS
from tests.support.server import Server

SETTINGS = """
[[account]]
account_id = "1"
api_key = "FIRSTKEY00000001"
api_secret = "first-secret"
documents = ["DOC20181030105615MMXDST163SYMMX3"]
limit = 1000

[[token]]
token = "token"
"""


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of an emulator that has these settings."""
    folder = tmp_path_factory.mktemp("clients")
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    server = Server(folder / "state.db", ["--settings", str(folder / "settings.toml")])
    yield server.url
    assert server.stop() == (0, "")


@pytest.fixture(params=KINDS)
def script(request: pytest.FixtureRequest) -> Script:
    """Plays outcomes to a client of either kind."""
    return Script(request.param)


@pytest.fixture
def control(url: str) -> Iterator[EmulatorClient]:
    """Controls that emulator."""
    with EmulatorClient(base_url=url) as client:
        yield client


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy and no certificates are named."""
    for name in [*os.environ]:
        if name.lower().endswith("_proxy") or name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
            monkeypatch.delenv(name)
