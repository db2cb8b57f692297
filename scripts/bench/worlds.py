"""What a test costs that has a world of its own, by the two ways to the emulator, beside one that mocks the transport.

The tests are those of `suite.py`, run by pytest with the plugin of the emulator alone. Times are from the setup to the
end of the teardown, pytest's own share included, and without the first test, at which the emulator starts.
"""

import argparse
import io
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest

from scripts.bench.emulator import verdict

TESTS = 300
WAYS = {"mock": "httpx.MockTransport, two calls", "in_process": "a world in process", "over_a_port": "over a port"}
MILLISECONDS = {"in_process": 4.0, "over_a_port": 9.0}

_SUITE = Path(__file__).with_name("suite.py")
# Nothing but what a user of the plugin has.
_ALONE = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"


class SuiteError(Exception):
    """The tests that were to be timed did not pass."""


class Stopwatch:
    """A plugin of pytest that runs a test many times, and notes how long each took.

    Args:
        turns: How often.
    """

    def __init__(self, turns: int) -> None:
        self._turns = turns
        self.seconds: list[float] = []

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make as many tests of one."""
        metafunc.parametrize("turn", range(self._turns))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Iterator[None]:
        """Time a test."""
        start = time.perf_counter()
        done = yield
        self.seconds.append(time.perf_counter() - start)
        return done


def measure(way: str, tests: int) -> list[float]:
    """Seconds of each test but the first.

    Args:
        way: A key of `WAYS`.
        tests: How many.

    Raises:
        SuiteError: One of them failed.
    """
    stopwatch = Stopwatch(tests + 1)
    said = io.StringIO()
    arguments = ["-q", "-c", os.devnull, f"--rootdir={_SUITE.parent}", "-p", "no:cacheprovider"]
    arguments += ["-p", "phone_emulator.pytest_plugin", "-W", "error", f"{_SUITE}::test_{way}"]
    with _alone(), redirect_stdout(said):
        status = pytest.main(arguments, plugins=[stopwatch])
    if status:
        raise SuiteError(said.getvalue())
    return stopwatch.seconds[1:]


@contextmanager
def _alone() -> Iterator[None]:
    before = os.environ.get(_ALONE)
    os.environ[_ALONE] = "1"
    try:
        yield
    finally:
        del os.environ[_ALONE]
        if before is not None:
            os.environ[_ALONE] = before


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench ARGS=worlds", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ways", nargs="*", metavar="WAY", help=f"which of {', '.join(WAYS)} (default: all)")
    parser.add_argument("--tests", type=int, default=TESTS, help="how many of each (default: %(default)s)")
    options = parser.parse_args(arguments)
    if unknown := sorted({*options.ways} - WAYS.keys()):
        parser.error(f"no way is called {unknown[0]}")
    print(f"{'a test':<42}{'median':>10}{'p90':>10}")
    for way in options.ways or WAYS:
        times = sorted(1e3 * seconds for seconds in measure(way, options.tests))
        median, late = statistics.median(times), times[len(times) * 9 // 10]
        print(f"  {WAYS[way]:<40}{median:>7.2f} ms{late:>7.2f} ms", flush=True)
        if most := MILLISECONDS.get(way):
            verdict(f"at most {most:.0f} ms", f"{median:.1f} ms", met=median <= most)
    return 0
