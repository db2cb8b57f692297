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


def _tie(seconds: int) -> None:
    """In the process: end with its parent, even one that is killed, and after so much work at the latest."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
