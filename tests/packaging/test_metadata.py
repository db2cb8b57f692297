"""What a package index will say of the distributions."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support.documents import ROOT, blocks

DISTRIBUTIONS = sorted(
    path.parent for path in (*ROOT.glob("generated/*/pyproject.toml"), ROOT / "emulator/pyproject.toml")
)

each = pytest.mark.parametrize("folder", DISTRIBUTIONS, ids=lambda folder: folder.relative_to(ROOT).as_posix())


def project(folder: Path) -> dict[str, Any]:
    """The table of that name of a distribution's `pyproject.toml`."""
    found: dict[str, Any] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def test_there_are_four() -> None:
    """An empty list would pass everything."""
    assert ["emulator-client", "phone-emulator", "pismo-client", "senderid-client"] == sorted(
        project(folder)["name"] for folder in DISTRIBUTIONS
    )


@each
def test_says_whose_it_is(folder: Path) -> None:
    """Addresses, authors and Pythons are those of the emulator, whose file is written by hand; it has keywords."""
    ours, emulators = project(folder), project(ROOT / "emulator")

    for key in ("authors", "license", "license-files", "requires-python", "urls"):
        assert emulators[key] == ours[key]
    assert {"Source", "Documentation", "Changelog", "Issues"} == ours["urls"].keys()
    pythons = [one for one in ours["classifiers"] if re.search(r":: 3\.\d+$", one)]
    assert [f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)] == pythons
    assert len(ours["keywords"]) > 3


@each
def test_client_needs_httpx_and_attrs_alone(folder: Path) -> None:
    """What else it can do needs an extra."""
    needed = {re.split(r"[^\w-]", one)[0] for one in project(folder)["dependencies"]}

    assert folder.name == "emulator" or {"httpx", "attrs"} == needed


@each
def test_holds_the_licence(folder: Path) -> None:
    """Word for word."""
    assert (ROOT / "LICENSE").read_bytes() == (folder / "LICENSE").read_bytes()


@each
def test_readme_holds_on_an_index(folder: Path) -> None:
    """First how to install it by name; no link and no picture that leads anywhere only in a checkout."""
    page = folder / "README.md"
    text = page.read_text(encoding="utf-8")

    assert f"pip install {project(folder)['name']}\n" == blocks(page)[0][1].splitlines(keepends=True)[0]
    assert [] == [target for target in re.findall(r"\]\(([^)]+)\)", text) if not target.startswith(("https://", "#"))]
