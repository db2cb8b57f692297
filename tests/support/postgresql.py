"""A PostgreSQL of the tests' own, in a temporary folder, on a Unix socket alone."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

import psycopg

from tests.support.services import lacking

PATIENCE = 30.0
_OLDEST = 15
_FOLDERS = "/usr/lib/postgresql/*/bin"
_LOCALE = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
_USER = "emulator"


class PostgreSQL:
    """Serves from the start on, until it is closed; nothing of it is left then.

    Its texts are sorted as a person in the USA would, which is not how SQLite does it.
    """

    def __init__(self) -> None:
        self._binaries = _binaries()
        self._serial = count(1)
        self._free: list[str] = []
        self._folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._log = self._folder / "log"
        # PostgreSQL refuses to run as root.
        self._owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        try:
            if self._owner is not None:
                os.chown(self._folder, self._owner.pw_uid, self._owner.pw_gid)
            initdb = self._spawn("initdb", "--auth=trust", f"--username={_USER}", "--encoding=UTF8", *_LOCALE)
            assert initdb.wait(PATIENCE) == 0, self._log.read_text(encoding="utf-8")
            self.start()
        except BaseException:
            shutil.rmtree(self._folder)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self._folder)

    def url(self, database: str) -> str:
        """The URL of a database."""
        return f"postgresql://{_USER}@/{database}?{urlencode({'host': self._folder})}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of an empty database, which is somebody else's afterwards."""
        if not self._free:
            self._free.append(f"emulator_{next(self._serial)}")
            self._execute("postgres", f"CREATE DATABASE {self._free[-1]}")
        name = self._free.pop()
        yield self.url(name)
        self._execute(name, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        self._free.append(name)

    def start(self) -> None:
        """Start it, on the same socket as before."""
        self._process = self._spawn("postgres", "-k", str(self._folder), "-c", "listen_addresses=")
        self._wait()

    def stop(self, with_signal: int = signal.SIGINT) -> None:
        """Stop it: `SIGINT` in an orderly way, `SIGQUIT` as if it had crashed."""
        if self._process.poll() is None:
            self._process.send_signal(with_signal)
        self._process.wait(PATIENCE)

    def _spawn(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [self._binaries / program, "-D", self._folder / "data", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self._owner and self._owner.pw_uid,
                group=self._owner and self._owner.pw_gid,
                extra_groups=self._owner and [],
            )

    def _execute(self, database: str, statements: str) -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statements.encode())

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                log = self._log.read_text(encoding="utf-8", errors="replace")
                assert self._process.poll() is None, log
                assert time.monotonic() < until, log
                time.sleep(0.02)
            else:
                return


def _binaries() -> Path:
    """The folder of the newest PostgreSQL that Debian or Ubuntu has installed."""
    found: Iterable[Path] = Path("/").glob(_FOLDERS.lstrip("/"))
    versions = {int(folder.parent.name): folder for folder in found if folder.parent.name.isdigit()}
    newest = max(versions, default=0)
    if newest < _OLDEST:
        lacking(f"PostgreSQL {_OLDEST} or later in {_FOLDERS}", "postgresql")
    return versions[newest]
