"""The benchmark of processes measures them on a schema of its own, of which nothing is left."""

import shutil
from pathlib import Path

import psycopg
import pytest

from scripts.bench import contenders, load, processes
from tests.support.postgresql import PostgreSQL


def test_no_database(capsys: pytest.CaptureFixture[str]) -> None:
    """Who names none is told how."""
    assert processes.main([]) == 0
    assert "--database postgresql://" in capsys.readouterr().out


@pytest.mark.services
def test_schema(postgresql: PostgreSQL) -> None:
    """It is empty at first, beside what the database has, and gone at the end."""
    with postgresql.database() as url:
        with processes.schema(url) as own, psycopg.connect(own) as connection:
            assert connection.execute("SELECT current_schema()").fetchone() == ("phone_emulator_bench",)
            connection.execute("CREATE TABLE phones (mine TEXT)")
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT to_regnamespace('phone_emulator_bench')").fetchone() == (None,)


@pytest.mark.services
@pytest.mark.skipif(shutil.which("wrk") is None, reason="no wrk")
def test_figures(postgresql: PostgreSQL, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two processes answer what is sent to them, each request with success."""
    settings = tmp_path / "settings.toml"
    contenders.write_settings(settings, contenders.accounts(1))
    with postgresql.database() as url, processes.schema(url) as own:
        assert processes.measure(own, settings, load.phones(), 2, 1).answers > 0
