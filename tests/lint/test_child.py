"""Tools end in time, and with whoever started them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import child
from scripts.problem import Failed
from scripts.regenerate import lint
from tests.lint.echo import ECHO

ROOT = Path(__file__).parents[2]

# Says who it is and who its own child is, and then both would never end.
STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1] + ".part", "w") as file:
    file.write(f"{os.getpid()} {other.pid}")
os.rename(sys.argv[1] + ".part", sys.argv[1])
while True:
    time.sleep(600)
"""
PARENT = """
import sys
from scripts import child
child.run([sys.executable, "-c", *sys.argv[1:]], seconds=600)
"""


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]
    except OSError:
        return False
    return state != "Z"


def soon(what: object) -> bool:
    """Whether something comes true; it is given half a minute."""
    deadline = time.monotonic() + 30
    while not what() and time.monotonic() < deadline:  # type: ignore[operator]
        time.sleep(0.01)
    return bool(what())  # type: ignore[operator]


def test_tool_that_ends_says_what_it_has_to_say() -> None:
    """Its output, its errors, and how it ended."""
    code = "import os, sys; print(os.environ['WORD']); print('no', file=sys.stderr); sys.exit(3)"

    done = child.run([sys.executable, "-c", code], seconds=60, env={"WORD": "yes"})

    assert (3, "yes\n", "no\n") == (done.returncode, done.stdout, done.stderr)


def test_tool_that_never_ends_is_ended_with_what_it_started(tmp_path: Path) -> None:
    """By a signal that can't be ignored."""
    said = tmp_path / "said"

    with pytest.raises(subprocess.TimeoutExpired):
        child.run([sys.executable, "-c", STUBBORN, said], seconds=3)

    assert soon(lambda: not any(map(is_alive, map(int, said.read_text().split()))))


def test_tool_that_computes_for_ever_is_ended() -> None:
    """Even if nobody was left to wait for it."""
    with pytest.raises(subprocess.TimeoutExpired):
        child.run([sys.executable, "-c", "while True: pass"], seconds=1)


@pytest.mark.skipif(sys.platform != "linux", reason="a kill of the parent is told to its children by Linux")
def test_tool_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """So that nothing is left at work when a terminal is closed or a job cancelled."""
    said = tmp_path / "said"
    with subprocess.Popen([sys.executable, "-c", PARENT, STUBBORN, said], cwd=ROOT) as parent:
        assert soon(said.exists)
        tool, other = map(int, said.read_text().split())
        parent.kill()

    gone = soon(lambda: not is_alive(tool))
    os.kill(other, signal.SIGKILL)

    assert gone


def test_redocly_that_never_ends_is_a_problem_of_the_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With words, and without a traceback."""
    tool = tmp_path / "redocly.py"
    tool.write_text("while True: pass\n", encoding="utf-8")
    (tmp_path / "echo.yaml").write_text(ECHO, encoding="utf-8")
    monkeypatch.setattr(lint, "NODE", Path(sys.executable))
    monkeypatch.setattr(lint, "REDOCLY", tool)
    monkeypatch.setattr(lint, "LIMIT", 1)

    with pytest.raises(
        Failed, match=r"^echo\.yaml:1: redocly: Redocly was at it for 1 seconds and was ended\. Do this: look"
    ):
        lint.lint([tmp_path / "echo.yaml"], root=tmp_path)
