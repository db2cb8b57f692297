"""Databases that hold the state of emulators in tests, and what is in them.

`EMULATOR_DATABASE=postgresql` puts every one of them into a real PostgreSQL.
"""

import os
import sqlite3
from contextlib import closing
from typing import Any

import psycopg

KIND = os.environ.get("EMULATOR_DATABASE", "sqlite")
ON_POSTGRESQL = KIND == "postgresql"
assert KIND in ("sqlite", "postgresql"), f"EMULATOR_DATABASE={KIND}: neither sqlite nor postgresql"

_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'phone_emulator'
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

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()

    def everything(self) -> Rows:
        """Every row by table, but for what PostgreSQL needs to tell the version of the state."""
        return self._of_postgresql() if "://" in self._database else self._of_sqlite()

    def _of_sqlite(self) -> Rows:
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            ).fetchall()
            return {
                name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - names of tables
                for (name,) in tables
            }

    def _of_postgresql(self) -> Rows:
        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(self._database, autocommit=True)
        names = [name for (name,) in self._connection.execute(_TABLES)]
        with self._connection.pipeline():
            queries = {name: f'SELECT * FROM "{name}" AS rows ORDER BY rows' for name in names}  # noqa: S608 - as above
            cursors = {name: self._connection.execute(query.encode()) for name, query in queries.items()}
            return {name: cursor.fetchall() for name, cursor in cursors.items()}
