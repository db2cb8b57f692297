"""A real `phone-emulator` in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

COMMAND = Path(sys.executable).parent / "phone-emulator"
PATIENCE = 10.0


class Server:
    """Serves on a free port from the start on, until it is stopped.

    Args:
        database: File of its state.
        arguments: Further arguments of the command.
        script: Python that is run in the place of the command.

    Attributes:
        url: Base URL, as its banner says.
        banner: All that it printed at the start.
    """

    def __init__(self, database: Path | str, arguments: Sequence[str] = (), *, script: str | None = None) -> None:
        command = [str(COMMAND)] if script is None else [sys.executable, "-c", script]
        self._command = [*command, "--port", "0", "--database", str(database), *arguments]
        self.start()

    def start(self) -> None:
        """Start it, on another port than before."""
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open for as long as the process writes
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._errors, text=True
        )
        assert self._process.stdout is not None
        lines = []
        for line in self._process.stdout:
            lines.append(line)
            if line.startswith("Stop with"):
                break
        self.banner = "".join(lines)
        found = re.search(r"http://\S+", self.banner)
        assert found is not None, f"no URL in the banner: {self.banner!r} {self._read_errors()!r}"
        self.url = found[0]

    def send_signal(self, with_signal: int) -> None:
        """Send it a signal, if it is there, and don't wait."""
        if self._process.poll() is None:
            os.kill(self._process.pid, with_signal)

    def stop(self, with_signal: int = signal.SIGTERM) -> tuple[int, str]:
        """Stop it; exit status and what it wrote to standard error."""
        self.send_signal(with_signal)
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return status, self._read_errors()

    def restart(self, with_signal: int = signal.SIGTERM) -> None:
        """Stop it and start it anew on the same database."""
        self.stop(with_signal)
        self.start()

    def _read_errors(self) -> str:
        if self._errors.closed:
            return ""
        with self._errors as errors:
            errors.seek(0)
            return errors.read().decode()
