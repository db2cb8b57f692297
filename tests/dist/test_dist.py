"""What `make dist` lets pass can be installed and used by itself; what can't is named."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from phone_emulator.testing import Server
from scripts.dist import __main__ as dist
from scripts.dist.build import BIN, Broken, build, uv
from scripts.dist.distributions import Distribution, distributions
from scripts.dist.install import RESOLUTIONS, Trial, attempt, example
from tests.support.documents import ROOT

deep = pytest.mark.deep

PROJECT = """\
[project]
name = "tiny"
version = "1.0.0"
description = "Next to nothing."
readme = "README.md"
license = "MIT"
license-files = ["LICENSE"]
requires-python = ">=3.11"
dependencies = ["attrs>=22.2.0"]

[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[tool.hatch.build.targets.wheel]
packages = ["tiny"]
"""
README = """\
# tiny

```python
from tiny import double

number: int = double(2)
assert number == 4
```
"""
CODE = "import attrs\n\nassert attrs\n\n\ndef double(number: int) -> int:\n    return number * 2\n"
RANDOM = """
import os, pathlib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
class Hook(BuildHookInterface):
    def initialize(self, version, build_data):
        pathlib.Path(self.root, "tiny", "seed.py").write_text(f"seed = {os.urandom(4)!r}")
"""


class Checkout:
    """A checkout whose emulator is a distribution of a few lines."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("pyproject.toml", PROJECT)
        self.write("README.md", README)
        self.write("LICENSE", "MIT")
        self.write("tiny/__init__.py", CODE)
        self.write("tiny/py.typed", "")
        subprocess.run(["git", "-C", root, "init", "--quiet"], check=True)  # noqa: S607 - git of the user

    def write(self, name: str, text: str | None) -> None:
        """Write a file of the distribution, or remove it."""
        path = self.root / "emulator" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")

    @property
    def distribution(self) -> Distribution:
        """The distribution as it stands."""
        (found,) = distributions(self.root)
        return found

    def make(self, work: Path) -> None:
        """Build it, install the wheel and use it."""
        into = work / "dist"
        into.mkdir()
        build(self.distribution, self.root, into, work)
        (work / "trial").mkdir()
        trial = Trial(self.distribution, into / self.distribution.files[0], RESOLUTIONS[1])
        with Server() as emulator:
            attempt(trial, emulator, self.root, work / "trial")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_example_needs_no_other_distribution() -> None:
    """Each README has a program that imports its distribution alone; the emulator's comes behind those that don't."""
    known = distributions(ROOT)
    programs = {one.name: example(one, {one.package for one in known}) for one in known}

    assert "Server() as server" in programs["phone-emulator"]


def test_readme_without_a_program(checkout: Checkout) -> None:
    """It is named."""
    checkout.write("README.md", "# tiny\n\n```python\nimport pytest\nimport tiny\n```\n")

    with pytest.raises(Broken, match=r"README\.md has no program that imports tiny alone"):
        example(checkout.distribution, set())


@deep
def test_distributions_of_this_checkout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All four pass, from wheel and sdist, at the lowest and the newest versions; a list of those comes along."""
    assert 0 == dist.main(["--into", str(tmp_path / "dist")]), capsys.readouterr().out

    names = {path.name for path in (tmp_path / "dist").iterdir()}
    known = distributions(ROOT)
    assert {name for one in known for name in (*one.files, f"{one.name}-{one.version}.cdx.json")} == names


@deep
def test_tiny_distribution_passes(checkout: Checkout, tmp_path: Path) -> None:
    """What is changed in the others is what they fail for."""
    (tmp_path / "work").mkdir()
    checkout.make(tmp_path / "work")


# What is written in the place of a file, None for nothing, and what is said of it.
FAULTS: dict[str, tuple[dict[str, str | None], str]] = {
    "licence": ({"LICENSE": None}, "has no licence"),
    "project": ({"pyproject.toml": PROJECT.replace("readme", "readmi")}, "readmi"),
    "description": ({"pyproject.toml": PROJECT.replace('readme = "README.md"', "")}, "long_description"),
    "contents": ({"tiny/no-module.py": ""}, "W004"),
    "bytes": (
        {"pyproject.toml": f"{PROJECT}[tool.hatch.build.hooks.custom]\n", "hatch_build.py": RANDOM},
        "has other bytes when it is built again",
    ),
    "typing": ({"tiny/py.typed": None}, r"py\.typed"),
    "example": ({"README.md": README.replace("== 4", "== 5")}, "AssertionError"),
    "needs": ({"pyproject.toml": PROJECT.replace('"attrs>=22.2.0"', "")}, "No module named 'attrs'"),
}


@deep
@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_a_distribution(fault: str, checkout: Checkout, tmp_path: Path) -> None:
    """Each is found, by the tool whose business it is."""
    files, said = FAULTS[fault]
    for name, text in files.items():
        checkout.write(name, text)
    (tmp_path / "work").mkdir()

    with pytest.raises(Broken, match=said):
        checkout.make(tmp_path / "work")


@deep
def test_types_of_the_emulator_are_told(tmp_path: Path) -> None:
    """Pyright finds the type of 99 % of what it offers, installed as somebody else has it."""
    uv("venv", "--quiet", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    install: list[str | Path] = [BIN / "uv", "pip", "install", "--quiet", "--python", python]
    subprocess.run([*install, f"{ROOT / 'emulator'}[pytest,postgresql]"], check=True)
    pyright: list[str | Path] = [BIN / "node", ROOT / ".venv/node/node_modules/pyright/index.js", "--ignoreexternal"]

    judged = subprocess.run(
        [*pyright, "--verifytypes", "phone_emulator", "--outputjson"],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{python.parent}:{os.environ['PATH']}", "VIRTUAL_ENV": str(python.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(judged.stdout)["typeCompleteness"]
    unknown = [one["name"] for one in found["symbols"] if one["isExported"] and not one["isTypeKnown"]]
    assert found["completenessScore"] >= 0.99, unknown
    assert len(found["symbols"]) > 500
