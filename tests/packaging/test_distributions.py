"""The distributions as somebody else installs them: into an empty environment, from a wheel."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.dist.build import BIN, uv
from tests.support.documents import ROOT

PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]

pytestmark = pytest.mark.deep

CLIENT_NEEDS = {"anyio", "attrs", "certifi", "h11", "httpcore", "httpx", "idna", "typing_extensions"}

CLIENTS = ("emulator", "pismo", "senderid")


def run(*command: str | Path) -> str:
    """Standard output of a command that succeeds."""
    completed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stdout + completed.stderr
    return completed.stdout


def build(folders: list[Path], into: Path) -> list[Path]:
    """A wheel of each distribution."""
    folder = into / "wheels"
    run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, *folders)
    return sorted(folder.iterdir())


def install(folders: list[Path], into: Path) -> tuple[Path, set[str]]:
    """Install wheels into a new environment; its Python, and the names of what else came along."""
    wheels = build(folders, into)
    run(sys.executable, "-m", "venv", "--without-pip", into / "venv")
    python = into / "venv" / "bin" / "python"
    before = _installed(python)
    run(*PIP, "--python", python, "install", *wheels)
    return python, _installed(python) - before - {wheel.name.split("-")[0] for wheel in wheels}


def _installed(python: Path) -> set[str]:
    code = "import importlib.metadata as m; print(*{d.name.replace('-', '_') for d in m.distributions()})"
    return set(run(python, "-c", code).split())


def test_clients_need_httpx_and_attrs_alone(tmp_path: Path) -> None:
    """They come with those two and what they need, import, and say that they are typed."""
    python, others = install([ROOT / "generated" / name for name in CLIENTS], tmp_path)

    assert {"httpx", "attrs"} <= others <= CLIENT_NEEDS
    code = """
import importlib, pathlib, sys
for name in sys.argv[1:]:
    package = importlib.import_module(f"{name}_client")
    print(package.errors.__name__, pathlib.Path(package.__file__).with_name("py.typed").exists())
"""
    assert run(python, "-c", code, *CLIENTS).split() == [
        word for name in CLIENTS for word in (f"{name}_client.errors", "True")
    ]


def test_emulator_carries_its_contracts(tmp_path: Path) -> None:
    """Outside of the checkout it still finds them; what it needs beside them is tested elsewhere."""
    wheel = build([ROOT / "emulator"], tmp_path)
    run(*PIP, "install", "--no-deps", "--target", tmp_path / "installed", *wheel)
    code = """
import sys; sys.path.insert(0, sys.argv[1])
import phone_emulator; print(phone_emulator.__file__, *sorted(phone_emulator.create_app().contracts))
"""
    file, *contracts = run(sys.executable, "-I", "-c", code, tmp_path / "installed").split()

    assert Path(file).is_relative_to(tmp_path)
    assert ["emulator", "pismo", "senderid"] == contracts


def test_types_of_the_emulator_are_told(tmp_path: Path) -> None:
    """Pyright finds the type of 99 % of what it offers, installed as somebody else has it."""
    uv("venv", "--quiet", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    run(BIN / "uv", "pip", "install", "--quiet", "--python", python, f"{ROOT / 'emulator'}[pytest,postgresql]")
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
