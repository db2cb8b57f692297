"""Processes of the emulator on one PostgreSQL, beside one on a file.

The database is the caller's, and may hold anything: each contender has a schema of its own, which is removed.
Connections are as many for all processes together as for one.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import psycopg

from scripts.bench import contenders
from scripts.bench.emulator import CONNECTIONS, verdict
from scripts.bench.load import Figures, Load, numbers, phones, send

FILE = "one on a file"
PROCESSES = {"one on PostgreSQL": 1, "two": 2, "four": 4}
_ACCOUNTS = 20_000
_SCHEMA = "phone_emulator_bench"


@contextmanager
def schema(url: str) -> Iterator[str]:
    """The URL of a schema of its own in a database, empty at first and removed at the end."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {_SCHEMA}".encode())
        try:
            option = quote(f"-csearch_path={_SCHEMA}", safe="")
            yield f"{url}{'&' if '?' in url else '?'}options={option}"
        finally:
            connection.execute(f"DROP SCHEMA {_SCHEMA} CASCADE".encode())


def measure(database: str, settings: Path, load: Load, processes: int, seconds: int) -> Figures:
    """What wrk saw of all processes on a database together.

    Raises:
        LoadError: Not every answer was a success.
        NoWrk: It can't be measured.
    """
    with ExitStack() as stack, ThreadPoolExecutor(processes) as pool:
        starts = [contenders.emulator(database, settings, next(load())) for _ in range(processes)]
        ports = [stack.enter_context(start).port for start in starts]
        for duration in (1, seconds):
            sent = partial(send, load, connections=CONNECTIONS // processes, seconds=duration)
            found = list(pool.map(sent, ports))
    rate, answers = sum(one.rate for one in found), sum(one.answers for one in found)
    return Figures(rate, max(one.p50 for one in found), max(one.p99 for one in found), answers)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench ARGS=processes", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--database", metavar="URL", help="URL of a PostgreSQL database")
    parser.add_argument("--seconds", type=int, default=5, help="how long each is measured (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.database is None:
        print('Processes are measured on a PostgreSQL: make bench ARGS="processes --database postgresql://..."')
        return 0
    accounts = contenders.accounts(_ACCOUNTS)
    loads = {
        "create phone": phones(),
        "create phone, one account": phones(accounts=1),
        "create number": numbers(accounts),
    }
    with tempfile.TemporaryDirectory(prefix="bench-", dir=Path(__file__).parents[2] / ".venv") as name:
        contenders.write_settings(Path(name) / "settings.toml", accounts)
        for title, load in loads.items():
            show(title, load, Path(name), options.database, options.seconds)
    return 0


def show(title: str, load: Load, folder: Path, url: str, seconds: int) -> None:
    """A line for each number of processes, and what is to be reached."""
    settings = folder / "settings.toml"
    print(f"\n{title:<42}{'requests/s':>10}{'p99 ms':>9}")
    found = {FILE: measure(str(folder / f"{title}.db"), settings, load, 1, seconds)}
    for name, processes in PROCESSES.items():
        with schema(url) as database:
            found[name] = measure(database, settings, load, processes, seconds)
    for name, figures in found.items():
        print(f"  {name:<40}{figures.rate:>10,.0f}{figures.p99:>9.1f}", flush=True)
    file, one, two, four = (figures.rate for figures in found.values())
    for text, ratio, least in (
        ("one, 0.5 times a file", one / file, 0.5),
        ("two, 1.5 times one", two / one, 1.5),
        ("four, no slower than two", four / two, 1.0),
    ):
        verdict(text, f"{ratio:.2f} times", met=ratio >= least)
