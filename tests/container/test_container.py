"""The image of the emulator, as far as it can be tried without an engine: its steps, in fresh folders."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from phone_emulator import cli
from tests.container import steps
from tests.support.callers import TOKEN
from tests.support.documents import ROOT
from tests.support.postgresql import PostgreSQL

deep = pytest.mark.deep
CONTAINERFILE = ROOT / "Containerfile"
PHONE = {"number": "91234-5678", "type": "MOBILE"}
AS = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> steps.Stage:
    """The last stage, built."""
    work = tmp_path_factory.mktemp("image")
    # In the image, python is that of the base; here, one that knows nothing of the checkout.
    (work / "base").mkdir()
    subprocess.run([sys.executable, "-m", "venv", work / "base"], check=True)
    before = os.environ["PATH"]
    os.environ["PATH"] = f"{work / 'base' / 'bin'}:{before}"
    try:
        return steps.build(CONTAINERFILE, work)
    finally:
        os.environ["PATH"] = before


def free_port() -> str:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return str(listener.getsockname()[1])


@contextmanager
def running(stage: steps.Stage, **variables: str) -> Iterator[tuple[str, subprocess.Popen[str], dict[str, str]]]:
    """A container that runs until the end of the block: its address, its process, its environment."""
    environment = (
        stage.variables() | {"PHONE_EMULATOR_HOST": "127.0.0.1", "PHONE_EMULATOR_PORT": free_port()} | variables
    )
    entry = steps.command(stage, "ENTRYPOINT")
    executable = shutil.which(entry[0], path=environment["PATH"])
    assert executable is not None
    process = subprocess.Popen(
        [executable, *entry[1:]], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("Stop with"):
                break
        yield f"http://127.0.0.1:{environment['PHONE_EMULATOR_PORT']}", process, environment
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def health(stage: steps.Stage, environment: dict[str, str]) -> int:
    """The exit status of the health check."""
    check = steps.command(stage, "HEALTHCHECK")
    executable = shutil.which(check[0], path=environment["PATH"])
    assert executable is not None
    return subprocess.run([executable, *check[1:]], env=environment, capture_output=True, check=False).returncode


@deep
@pytest.mark.parametrize(
    "variables", [{}, {"PHONE_EMULATOR_CONTROL_TOKEN": "t"}, {"PHONE_EMULATOR_NO_CONTROL": "1"}], ids=str
)
def test_image_serves_and_is_healthy(stage: steps.Stage, variables: dict[str, str]) -> None:
    """What it serves is kept in its volume; it is healthy as long as it answers, whatever its options."""
    state = Path(stage.inside("/state"))
    for left in state.iterdir():
        left.unlink()
    with running(stage, **variables) as (url, process, environment):
        assert httpx.post(f"{url}/accounts/v1/accounts/1/phones", json=PHONE, headers=AS).status_code == 200
        assert 0 == health(stage, environment)
        process.send_signal(signal.SIGTERM)
        process.wait()
        assert 0 != health(stage, environment)
    assert ["phone-emulator.db"] == [path.name for path in state.iterdir()]
    with running(stage, **variables) as (url, _, _):
        assert [PHONE["number"]] == [
            one["number"] for one in httpx.get(f"{url}/accounts/v1/accounts/1/phones", headers=AS).json()
        ]


@deep
def test_image_stops_soon(stage: steps.Stage) -> None:
    """An engine that asks it to stop need not kill it, though an answer be due and half a request be there."""
    with (
        running(stage) as (url, process, _),
        socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))) as half,
    ):
        half.send(b"POST /accounts/v1/accounts/1/phones HTTP/1.1\r\n")
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert 0 == process.wait()
        print(f"stopped after {time.monotonic() - start:.2f} s")


@deep
def test_image_holds_the_emulator_alone(stage: steps.Stage) -> None:
    """With what it needs, at the versions that the tests run with; nothing installs further packages there."""
    python = Path(stage.inside("/opt/phone-emulator/bin/python"))
    code = "import importlib.metadata as m; print(*sorted(f'{d.name.lower()}=={d.version}' for d in m.distributions()))"
    installed = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.split()

    names = {one.partition("==")[0].replace("_", "-") for one in installed}
    assert {"phone-emulator", "psycopg", "psycopg-binary", "uvicorn"} <= names
    assert set() == names & {"pip", "pytest", "httpx", "setuptools"}
    locked = set(re.findall(r"^([a-z][^ ;]*==[^ ;]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert [] == [
        one for one in installed if one.replace("_", "-") not in locked and not one.startswith("phone-emulator")
    ]


def test_image_runs_as_nobody() -> None:
    """Not as root, told to stop by the signal that it knows, with its state where the volume is."""
    text = CONTAINERFILE.read_text(encoding="utf-8")
    last = text[text.rindex("\nFROM ") :]

    assert "\nUSER 10001:10001\n" in last
    assert "STOPSIGNAL" not in last
    assert "\nVOLUME /state\n" in last
    assert "RUN" not in last


def emulators(compose: dict[str, Any]) -> list[dict[str, Any]]:
    """The services that are emulators."""
    return [one for one in compose["services"].values() if one["image"] == "phone-emulator"]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return found


def test_variables_of_the_image_are_options() -> None:
    """Each variable of the Containerfile and of the compose file is one that the emulator reads."""
    known = {f"PHONE_EMULATOR_{name.upper()}" for name in vars(cli._parser().parse_args([]))}
    text = CONTAINERFILE.read_text(encoding="utf-8") + (ROOT / "compose.yaml").read_text(encoding="utf-8")

    named = set(re.findall(r"PHONE_EMULATOR_[A-Z_]+", text))
    assert len(named) > 2
    assert set() == named - known


def test_emulators_of_the_compose_file_are_reached_from_this_machine_alone(compose: dict[str, Any]) -> None:
    """Their control API wants no token."""
    ports = [port for one in emulators(compose) for port in one["ports"]]

    assert 2 == len(ports)
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.services
def test_emulators_of_the_compose_file_share_a_state(compose: dict[str, Any], postgresql: PostgreSQL) -> None:
    """What one stores the other knows; here on a PostgreSQL of the tests, by the checkout's emulator."""
    user = compose["services"]["database"]["environment"]
    expected = "postgresql://{POSTGRES_USER}:{POSTGRES_PASSWORD}@database/{POSTGRES_DB}".format(**user)
    assert [expected] * 2 == [one["environment"]["PHONE_EMULATOR_DATABASE"] for one in emulators(compose)]
    stage = steps.Stage("", Path("/"), Path("/"), {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"})
    stage.rest["ENTRYPOINT"] = '["phone-emulator"]'
    with (
        postgresql.database() as url,
        running(stage, PHONE_EMULATOR_DATABASE=url) as (first, _, _),
        running(stage, PHONE_EMULATOR_DATABASE=url) as (second, _, _),
    ):
        assert httpx.post(f"{first}/accounts/v1/accounts/1/phones", json=PHONE, headers=AS).status_code == 200
        phones = httpx.get(f"{second}/accounts/v1/accounts/1/phones", headers=AS).json()
    assert [PHONE["number"]] == [one["number"] for one in phones]
