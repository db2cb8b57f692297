"""The commands of the guide to the real thing do what it says, with the emulator as the provider."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from phone_emulator.testing import Server
from senderid_client import SenderIdClient
from tests.support.documents import ROOT, blocks

GUIDE = ROOT / "docs" / "real.md"
COMMANDS = [text.strip() for language, text in blocks(GUIDE) if language == "sh"]


def test_the_guide_has_each_command() -> None:
    """A list without one would try less than the guide shows."""
    assert ["probe", "record", "drift", "replay"] == [command.split()[1] for command in COMMANDS]


@pytest.mark.deep
def test_commands_of_the_guide(tmp_path: Path) -> None:
    """One after the other, as a reader would paste them."""
    recording = tmp_path / "recording.har"
    with Server() as server, server.world() as world:
        # Beneath another make, which runs these tests, each would say first in which folder it is.
        own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
        env = own | {
            "SOLAPI_API_KEY": world.api_key,
            "SOLAPI_API_SECRET": world.api_secret,
            "SOLAPI_BASE_URL": world.base_url,
            "YES": "1",
        }
        probe, record, drift, replay = (
            command.replace("recording.har", str(recording)).replace("https://api.solapi.com", world.base_url)
            for command in COMMANDS
        )
        assert "nothing that the contract does not know" in _run(probe, env)

        recording.unlink()
        _record(record, env)
        assert "getAccount" in _run(drift, env)
        assert "100 %" in _run(replay, env)
    assert world.api_key not in recording.read_text(encoding="utf-8")


def _run(command: str, env: dict[str, str]) -> str:
    done = subprocess.run(command.split(), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _record(command: str, env: dict[str, str]) -> None:
    """Record two calls of a client, and press Ctrl-C."""
    with subprocess.Popen(
        [*command.split(), "ARGS=--port 0"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        found = re.search(r"through (\S+)\. ", process.stdout.readline())
        assert found
        key, secret = env["SOLAPI_API_KEY"], env["SOLAPI_API_SECRET"]
        with SenderIdClient(key, secret, base_url=found[1]) as client:
            client.create_number(phone_number="010-8765-4321")
            client.get_account()
        os.killpg(process.pid, signal.SIGINT)
        told, _ = process.communicate()
    assert "2 exchanges are in" in told
