"""The emulator in a process of its own, for as long as tests need it.

A process, and not a thread: it has an interpreter of its own, so that tests may fork, stop their own clock or patch
asyncio and sockets, and need not share the interpreter with it.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from http.client import HTTPConnection
from types import TracebackType
from typing import IO, Self
from urllib.parse import urlsplit

from phone_emulator.testing.world import Emulator

_PATIENCE = 30.0
_GRACE = 10.0


class StartError(Exception):
    """The emulator did not start; the text says why."""


class Server(Emulator):
    """Serves on a free port of loopback until it is closed.

    It ends with the process that started it, however that one ends, and keeps its state in memory.

    Args:
        arguments: Further arguments of the command `phone-emulator`, such as `["--era", "2019"]`.

    Raises:
        StartError: It can't start.
    """

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        # -P: a module of the tests that is called like one of the emulator's must not take its place.
        command = [sys.executable, "-P", "-m", "phone_emulator", "--port", "0", "--until-eof"]
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open for as long as the process writes
        self._process = subprocess.Popen(
            [*command, "--database", ":memory:", *arguments],
            # What is meant for an emulator that somebody else starts is not meant for this one.
            env={name: value for name, value in os.environ.items() if not name.startswith("PHONE_EMULATOR_")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            # Out of the reach of Ctrl-C: tests that are interrupted still tidy up their worlds.
            process_group=0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._idle: list[tuple[int, HTTPConnection]] = []
        self.base_url: str = self._read_url()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop it, once it has finished what it has begun; again for nothing."""
        # Not by the end of its standard input alone: a process that the tests have forked may hold that open.
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _pipe(self._process.stdin).close()
        _pipe(self._process.stdout).close()
        self._errors.close()
        while self._idle:
            self._idle.pop()[1].close()

    def exchange(self, method: str, path: str, content: bytes | None) -> tuple[int, bytes]:
        """Status and body of the answer to a request, whose body is JSON."""
        # Not httpx, which the tests may have mocked.
        while (connection := self._kept()) is not None:
            try:
                return self._exchange(connection, method, path, content)
            except (ConnectionResetError, BrokenPipeError):
                pass  # closed for idleness while this was on its way: what the emulator reads it answers
        parts = urlsplit(self.base_url)
        assert parts.hostname is not None
        return self._exchange(HTTPConnection(parts.hostname, parts.port, timeout=_PATIENCE), method, path, content)

    def _kept(self) -> HTTPConnection | None:
        """A connection of this process that nobody uses now; those that a process had before it forked stay its own."""
        while self._idle:
            process, connection = self._idle.pop()
            if process == os.getpid():
                return connection
            connection.close()
        return None

    def _exchange(self, connection: HTTPConnection, method: str, path: str, content: bytes | None) -> tuple[int, bytes]:
        try:
            connection.request(method, path, content, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = response.status, response.read()
        except BaseException:
            connection.close()
            raise
        if connection.sock is not None:
            self._idle.append((os.getpid(), connection))
        return answer

    def _read_url(self) -> str:
        lines = []
        for line in _pipe(self._process.stdout):
            lines.append(line.decode())
            if line.startswith(b"Stop with"):
                break
        found = re.search(r"http://\S+", "".join(lines))
        if found is None:
            self._process.wait()
            self._errors.seek(0)
            said = self._errors.read().decode(errors="replace").strip()
            self.close()
            raise StartError(said.rpartition("phone-emulator: ")[2])
        return found[0]


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
