"""Databases that hold the state of emulators in tests, and what is in them.

`EMULATOR_DATABASE=postgresql` puts every one of them into a real PostgreSQL.
"""

import os
import sqlite3
from typing import Any

import psycopg

KIND = os.environ.get("EMULATOR_DATABASE", "sqlite")
ON_POSTGRESQL = KIND == "postgresql"
assert KIND in ("sqlite", "postgresql"), f"EMULATOR_DATABASE={KIND}: neither sqlite nor postgresql"

_SQLITE_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_TABLES = r"""
SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'phone\_emulator%'
"""

Rows = dict[str, list[Any]]


class Reader:
    """Reads what is committed, through a connection of its own.

    Args:
        database: Path of an SQLite file, or a PostgreSQL URL.
    """

    def __init__(self, database: str) -> None:
        self._database = database
        self._connection: psycopg.Connection[Any] | None = None
        self._file: sqlite3.Connection | None = None
        self._version: object = None
        self._read: Rows = {}

    def close(self) -> None:
        """Hang up."""
        for connection in (self._connection, self._file):
            if connection is not None:
                connection.close()

    def everything(self) -> Rows:
        """Every row by table, but for what PostgreSQL needs to tell the version of the state."""
        return self._of_postgresql() if "://" in self._database else self._of_sqlite()

    def _of_sqlite(self) -> Rows:
        if self._file is None:
            self._file = sqlite3.connect(f"file:{self._database}?mode=ro", uri=True, check_same_thread=False)
        execute = self._file.execute
        # It is another one whenever something was committed since this connection looked last.
        version = execute("PRAGMA data_version").fetchone()
        if version != self._version:
            names = execute(_SQLITE_TABLES).fetchall()
            self._read = {name: execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}  # noqa: S608
            self._version = version
        return self._read

    def _of_postgresql(self) -> Rows:
        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(self._database, autocommit=True)
        names = [name for (name,) in self._connection.execute(_TABLES)]
        with self._connection.pipeline():
            queries = {name: f'SELECT * FROM "{name}" AS rows ORDER BY rows' for name in names}  # noqa: S608 - as above
            cursors = {name: self._connection.execute(query.encode()) for name, query in queries.items()}
            return {name: cursor.fetchall() for name, cursor in cursors.items()}
