"""Tools that are run as processes: within a limit of time, and never longer than who started them."""

import ctypes
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def run(
    command: Sequence[str | Path], *, seconds: int, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a tool and gather what it says.

    Args:
        command: The tool and its arguments.
        seconds: How long it may take, and how long it may compute.
        cwd: Where it runs; here without one.
        env: Variables beside those of this process.

    Raises:
        subprocess.TimeoutExpired: It took longer, and was ended with all that it had started.
    """
    with subprocess.Popen(
        command,
        cwd=cwd,
        env=os.environ | dict(env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: _tie(seconds),
    ) as process:
        try:
            output, errors = process.communicate(timeout=seconds)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode == -signal.SIGXCPU:
        raise subprocess.TimeoutExpired(process.args, seconds, output, errors)
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def start(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start a tool that runs until it is told to end, or who started it does; what it writes nobody else can read.

    Args:
        command: The tool and its arguments.
        cwd: Where it runs.
        env: Variables beside those of this process.
    """
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=os.environ | dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        umask=0o077,
        start_new_session=True,
        preexec_fn=_tie_to_parent,
    )


def _tie(seconds: int) -> None:
    """In the process: end with its parent, and after so much work at the latest."""
    _tie_to_parent()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _tie_to_parent() -> None:
    """In the process: end with its parent, even one that is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
