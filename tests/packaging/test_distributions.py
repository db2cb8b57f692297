"""The distributions as somebody else installs them: into an empty environment, from a wheel."""

import subprocess
import sys
from pathlib import Path

from tests.support.documents import ROOT

PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]

CLIENT_NEEDS = {"anyio", "attrs", "certifi", "h11", "httpcore", "httpx", "idna", "typing_extensions"}

USER_CODE = {
    "senderid": """
from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from senderid_client.models import Account

def switch(client: SenderIdClient, number: str) -> str:
    try:
        account: Account = client.update_number(number, status="INACTIVE")
    except errors.ConflictError as error:
        return f"{error.status} {error.code} {error.message}"
    return account.sender_ids[0].status.value

async def create(client: AsyncSenderIdClient) -> Account:
    return await client.create_number(phone_number="01012345678")
""",
    "pismo": """
from pismo_client import AsyncPismoClient, PismoClient

def create(client: PismoClient) -> int:
    return client.create_phone(1, number="91234-5678", type_="MOBILE").id

async def create_too(client: AsyncPismoClient) -> int:
    return (await client.create_phone(1, number="91234-5678", type_="MOBILE", area_code=11)).id
""",
    "emulator": """
from datetime import datetime
from emulator_client import AsyncEmulatorClient, EmulatorClient

def verify(client: EmulatorClient, account: str, number: str) -> str:
    return client.set_number("default", account, number, status="ACTIVE").status

async def stop_time(client: AsyncEmulatorClient) -> datetime:
    return (await client.advance_clock("default", seconds=0.5)).now

client = EmulatorClient(control_token=None)
""",
}


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
    """They come with those two and what they need, import, and type check in the code of their users."""
    folders = [ROOT / "generated" / name for name in USER_CODE]
    python, others = install(folders, tmp_path)
    code = [tmp_path / f"uses_{name}.py" for name in USER_CODE]
    for path, text in zip(code, USER_CODE.values(), strict=True):
        path.write_text(text, encoding="utf-8")

    assert {"httpx", "attrs"} <= others <= CLIENT_NEEDS
    packages = ", ".join(f"{name}_client" for name in USER_CODE)
    run(python, "-c", f"import {packages}; print(*(package.errors for package in ({packages})))")
    mypy: list[str | Path] = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        tmp_path,
        "--python-executable",
        python,
    ]
    assert run(*mypy, *code).startswith("Success")


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
