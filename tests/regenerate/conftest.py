"""A checkout of one small contract, generated once and copied for each test."""

import importlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from scripts.contract import Contract
from scripts.problem import Problem
from scripts.regenerate import lint, verify
from scripts.regenerate.regenerate import Tree, regenerate
from tests.lint.echo import ECHO
from tests.regenerate.golden import generate_constructs

ROOT = Path(__file__).parents[2]

SETTINGS = """\
generator:
  project_name_override: echo-client
  package_name_override: echo_client
client:
  class: EchoClient
  environment:
    access_token: ECHO_ACCESS_TOKEN
    base_url: ECHO_BASE_URL
"""


def tree_at(root: Path) -> Tree:
    # The cache of the checkout knows httpx and attrs already.
    return Tree(root, Path(sys.prefix) / "cache" / "mypy-generated")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pristine")
    for part in ("templates", "carried"):
        source = ROOT / "openapi" / "generator" / part
        shutil.copytree(source, root / "openapi" / "generator" / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "openapi" / "echo.yaml").write_text(ECHO, encoding="utf-8")
    (root / "openapi" / "unsettled.yaml").write_text(ECHO, encoding="utf-8")
    (root / "openapi" / "generator" / "echo.yaml").write_text(SETTINGS, encoding="utf-8")
    regenerate(tree_at(root), write=True)
    return root


_LINTED: dict[tuple[str, ...], list[Problem]] = {}
_redocly = lint.redocly


def linted_once(contracts: Sequence[Contract], *, root: Path) -> list[Problem]:
    """What Redocly finds, which starts once for the same texts."""
    texts = tuple(f"{one.path} {one.text}" for one in contracts)
    if texts not in _LINTED:
        _LINTED[texts] = _redocly(contracts, root=root)
    return _LINTED[texts]


@pytest.fixture
def tree(pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    monkeypatch.setattr(lint, "redocly", linted_once)
    root = tmp_path / "checkout"
    shutil.copytree(pristine, root)
    return tree_at(root)


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The client of `constructs.yaml`, imported."""
    folder = tmp_path_factory.mktemp("golden")
    client = generate_constructs(folder)
    verify.verify([client], folder, Path(sys.prefix) / "cache" / "mypy-generated")
    sys.path.insert(0, str(client.folder))
    yield importlib.import_module("constructs_client")
    sys.path.remove(str(client.folder))
