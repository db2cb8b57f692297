"""A server whose accounts suit the tests of the clients."""

from collections.abc import Iterator

import pytest

from emulator_client import EmulatorClient
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


@pytest.fixture
def control(url: str) -> Iterator[EmulatorClient]:
    """Controls that emulator."""
    with EmulatorClient(base_url=url) as client:
        yield client
