"""Fixtures of the page in a browser.

| fixture | what it gives |
|---|---|
| `chrome` | a Chromium without a window, one per test process |
| `downloads` | the folder of what it downloads |
| `world` | a new world of the shared server |
| `page` | the page in Chromium, showing `world`; fails when the browser has found anything wrong with it |
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from scripts.docs.chromium import PACKAGES, NoChromiumError, start
from tests.page.support import Page, World
from tests.support.server import Server
from tests.support.services import lacking


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def chrome(downloads: Path) -> Iterator[Chrome]:
    try:
        chrome = start(downloads)
    except NoChromiumError:
        lacking("Chromium", PACKAGES)
    with chrome:
        yield chrome


@pytest.fixture
def world(server: Server) -> Iterator[World]:
    with World(server.url) as world:
        yield world


@pytest.fixture
def page(chrome: Chrome, world: World) -> Iterator[Page]:
    page = Page(chrome)
    page.open(world.url, world.name)
    yield page
    assert page.complaints() == []
