"""How quick the emulator is beside Prism, on the same contracts, in one run.

Every answer is a success, every phone, number and signature a new one. Contenders take turns, each started anew for
each round, and figures are medians of the rounds. What is stored is on the disk of this checkout.
"""

import argparse
import itertools
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from scripts.bench import contenders
from scripts.bench.contenders import Server
from scripts.bench.load import Figures, Load, numbers, phones, send
from scripts.bench.seed import seed

TIMES_PRISM_STATIC = 2.5
TIMES_PRISM_DYNAMIC = 5.5
SECONDS_TO_START = 0.5
RESIDENT_MEGABYTES = 80
TIMES_SLOWER_WHEN_FULL = 1.3

CONNECTIONS = 16
FILE, MEMORY, STATIC, DYNAMIC = "emulator, SQLite file", "emulator, :memory:", "Prism, static", "Prism, dynamic"
# So many that an answer holds few numbers, however quick the emulator is.
_ACCOUNTS = 20_000
_ROOT = Path(__file__).parents[2]
_FUNCTIONS_SHOWN = 15
_SYNCS = 50

Start = Callable[[], AbstractContextManager[Server]]


@dataclass(frozen=True)
class Extent:
    """How much is measured: rounds and their seconds, starts, requests before memory is looked at, numbers stored."""

    rounds: int = 3
    seconds: int = 5
    warm_up: int = 2
    starts: int = 5
    requests: int = 1_000_000
    numbers: int = 1_000_000
    accounts: int = 300_000


QUICK = Extent(rounds=1, seconds=2, warm_up=1, starts=3, requests=20_000, numbers=50_000, accounts=15_000)


@dataclass(frozen=True)
class Operation:
    """An operation, the stem of its contract, and requests for it."""

    title: str
    contract: str
    load: Load


class Bench:
    """What all measurements share.

    Args:
        folder: For databases and settings.
        extent: How much is measured.
    """

    def __init__(self, folder: Path, extent: Extent) -> None:
        self.folder = folder
        self.extent = extent
        accounts = contenders.accounts(_ACCOUNTS)
        self.create_phone = Operation("create phone", "pismo", phones())
        self.create_number = Operation("create number", "senderid", numbers(accounts))
        self._few, self._many = folder / "few.toml", folder / "many.toml"
        contenders.write_settings(self._few, accounts[:1])
        contenders.write_settings(self._many, accounts)
        self._serial = itertools.count()

    def file(self) -> Path:
        """A database that is not there yet."""
        return self.folder / f"{next(self._serial)}.db"

    def emulator(
        self, operation: Operation, database: Path | str, *, few: bool = False, samples: Path | None = None
    ) -> AbstractContextManager[Server]:
        """Start the emulator, with few accounts or as many as it needs."""
        settings = self._few if few else self._many
        return contenders.emulator(database, settings, next(operation.load()), samples=samples)

    def prism(self, operation: Operation, *, dynamic: bool) -> AbstractContextManager[Server]:
        """Start Prism."""
        return contenders.prism(operation.contract, next(operation.load()), dynamic=dynamic)

    def starts(self, operation: Operation) -> dict[str, Start]:
        """All that are compared, by the name in the table."""
        return {
            FILE: lambda: self.emulator(operation, self.file()),
            MEMORY: lambda: self.emulator(operation, ":memory:"),
            STATIC: lambda: self.prism(operation, dynamic=False),
            DYNAMIC: lambda: self.prism(operation, dynamic=True),
        }

    def in_turns(
        self, load: Load, starts: Mapping[str, Start], *, rounds: int, connections: int = CONNECTIONS
    ) -> dict[str, Figures]:
        """The median figures of each, forwards in one round and backwards in the next."""
        found: dict[str, list[Figures]] = {name: [] for name in starts}
        for number in range(rounds):
            for name in list(starts)[:: -1 if number % 2 else 1]:
                with starts[name]() as server:
                    send(load, server.port, connections=connections, seconds=self.extent.warm_up)
                    found[name].append(send(load, server.port, connections=connections, seconds=self.extent.seconds))
        return {name: Figures.median(figures) for name, figures in found.items()}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench ARGS=emulator", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="measure little: to see that it runs, not for figures")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_ROOT / ".venv") as name:
        bench = Bench(Path(name), QUICK if options.quick else Extent())
        show_machine(bench)
        show_first_answer(bench)
        for operation in (bench.create_phone, bench.create_number):
            show_beside_prism(bench, operation)
        show_when_full(bench)
        show_resident(bench)
        show_functions(bench)
    return 0


def show_machine(bench: Bench) -> None:
    """What the figures depend on."""
    path = bench.folder / "synced"
    times = []
    with path.open("wb") as file:
        for _ in range(_SYNCS):
            file.write(bytes(4096))
            file.flush()
            start = time.perf_counter()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - start)
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, ", end="")
    print(f"a sync of the disk takes {statistics.median(times) * 1e6:.0f} µs, ", end="")
    print(f"load before this {os.getloadavg()[0]:.1f}")


def show_first_answer(bench: Bench) -> None:
    """Seconds from the command to the first answer."""
    operation = bench.create_phone
    starts: dict[str, Start] = {
        FILE: lambda: bench.emulator(operation, bench.file(), few=True),
        STATIC: lambda: bench.prism(operation, dynamic=False),
    }
    seconds: dict[str, list[float]] = {name: [] for name in starts}
    for _ in range(bench.extent.starts):
        for name, start in starts.items():
            with start() as server:
                seconds[name].append(server.start)
    print(f"\n{'start to first answer':<42}{'seconds':>10}")
    for name, taken in seconds.items():
        print(f"  {name:<40}{statistics.median(taken):>10.2f}")
    median = statistics.median(seconds[FILE])
    verdict(f"under {SECONDS_TO_START} s", f"{median:.2f} s", met=median < SECONDS_TO_START)


def show_beside_prism(bench: Bench, operation: Operation) -> None:
    """Requests per second and times to answer, with many connections and with two."""
    starts = bench.starts(operation)
    found = bench.in_turns(operation.load, starts, rounds=bench.extent.rounds)
    table(f"{operation.title}, {CONNECTIONS} connections", found)
    ours, static, dynamic = found[FILE], found[STATIC], found[DYNAMIC]
    for times, prism, name in ((TIMES_PRISM_STATIC, static, STATIC), (TIMES_PRISM_DYNAMIC, dynamic, DYNAMIC)):
        ratio = ours.rate / prism.rate
        verdict(f"{times} times {name}", f"{ratio:.2f} times", met=ratio >= times)
    verdict(f"p99 no worse than {STATIC}", f"{ours.p99:.1f} of {static.p99:.1f} ms", met=ours.p99 <= static.p99)
    few = {name: starts[name] for name in (FILE, STATIC)}
    two = bench.in_turns(operation.load, few, rounds=1, connections=2)
    table(f"{operation.title}, 2 connections", two)


def show_when_full(bench: Bench) -> None:
    """Requests per second with much stored, beside nothing stored."""
    operation, extent = bench.create_number, bench.extent
    empty, full = bench.file(), bench.file()
    with bench.emulator(operation, full):
        pass
    seed(full, extent.numbers, extent.accounts)
    starts: dict[str, Start] = {
        "no other numbers stored": lambda: bench.emulator(operation, empty),
        f"{extent.numbers:,} of {extent.accounts:,} accounts": lambda: bench.emulator(operation, full),
    }
    found = bench.in_turns(operation.load, starts, rounds=bench.extent.rounds)
    table(f"{operation.title}, {CONNECTIONS} connections", found)
    without, with_ = found.values()
    slower = without.rate / with_.rate
    verdict(
        f"at most {TIMES_SLOWER_WHEN_FULL} times slower", f"{slower:.2f} times", met=slower <= TIMES_SLOWER_WHEN_FULL
    )


def show_resident(bench: Bench) -> None:
    """Memory after many requests, one in ten of them a number."""
    print(f"\n{'resident memory':<42}{'MB':>10}")
    with bench.emulator(bench.create_phone, bench.file()) as server:
        print(f"  {f'at the start, with {_ACCOUNTS:,} accounts':<40}{server.resident():>10.0f}")
        answers = 0
        for operation, until in ((bench.create_number, 0.1), (bench.create_phone, 1.0)):
            while answers < until * bench.extent.requests:
                figures = send(operation.load, server.port, connections=CONNECTIONS, seconds=2 * bench.extent.seconds)
                answers += figures.answers
        resident = server.resident()
    print(f"  {f'after {answers:,} requests':<40}{resident:>10.0f}")
    verdict(f"under {RESIDENT_MEGABYTES} MB", f"{resident:.0f} MB", met=resident < RESIDENT_MEGABYTES)


def show_functions(bench: Bench) -> None:
    """In which functions of the emulator the time goes."""
    for operation in (bench.create_phone, bench.create_number):
        samples = bench.folder / f"{operation.contract}.json"
        with bench.emulator(operation, bench.file(), samples=samples) as server:
            figures = send(operation.load, server.port, connections=CONNECTIONS, seconds=bench.extent.seconds)
        seconds = json.loads(samples.read_text(encoding="utf-8"))
        print(f"\n{f'{operation.title}: where the time goes':<52}{'µs':>9}{'share':>8}")
        for name, spent in sorted(seconds.items(), key=lambda item: -item[1])[:_FUNCTIONS_SHOWN]:
            print(f"  {name:<50}{spent / figures.answers * 1e6:>9.1f}{spent / sum(seconds.values()):>8.1%}")


def table(title: str, found: Mapping[str, Figures]) -> None:
    """A line for each, with how many times as quick the first one is."""
    print(f"\n{title:<42}{'requests/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}")
    first = next(iter(found.values()))
    for name, figures in found.items():
        print(
            f"  {name:<40}{figures.rate:>10,.0f}{figures.p50:>9.2f}{figures.p99:>9.2f}{first.rate / figures.rate:>8.2f}"
        )


def verdict(target: str, found: str, *, met: bool) -> None:
    """Whether a target is met."""
    print(f"  target: {target + ':':<38}{found}, {'met' if met else 'missed'}", flush=True)
