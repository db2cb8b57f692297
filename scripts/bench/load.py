"""Requests that are each sent once, and wrk, which sends them.

A creation is only a creation the first time, and a signature is good for one use: so every request is made before the
run, by a counter that never goes back, and written to a file that wrk reads.
"""

import hmac
import itertools
import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from phone_emulator import Account

TOKEN = "bench-token"  # noqa: S105 - of a server that lives for a benchmark
# More than any contender answers: a file must not run out.
_MOST_PER_SECOND = 25_000
_SENDER = Path(__file__).with_name("send.lua")

Load = Callable[[], Iterator[bytes]]


class LoadError(Exception):
    """What was measured is not what was meant to be measured."""


class NoWrk(Exception):
    """There is no wrk on this machine."""

    def __init__(self) -> None:
        super().__init__("This takes wrk: install it, such as by apt-get install wrk, and run this again.")


@dataclass(frozen=True)
class Figures:
    """What wrk saw.

    Attributes:
        rate: Answers per second.
        p50: Median time to an answer, in milliseconds.
        p99: The time in which 99 of 100 are answered, in milliseconds.
        answers: How many there were; every one was a success.
    """

    rate: float
    p50: float
    p99: float
    answers: int

    @classmethod
    def median(cls, rounds: Sequence["Figures"]) -> "Figures":
        """The median of each figure."""
        rate, p50, p99 = (
            statistics.median(getattr(figures, name) for figures in rounds) for name in ("rate", "p50", "p99")
        )
        return cls(rate, p50, p99, sum(figures.answers for figures in rounds))


def phones(accounts: int = 1000) -> Load:
    """Create phones, each a new one, for so many accounts in turn."""
    serial = itertools.count(1)

    def load() -> Iterator[bytes]:
        for number in serial:
            path = f"/accounts/v1/accounts/{1_000_000 + number % accounts}/phones"
            yield _post(path, f"Bearer {TOKEN}", f'{{"type":"MOBILE","area_code":11,"number":"{number:015}"}}')

    return load


def numbers(accounts: tuple[Account, ...]) -> Load:
    """Create numbers, each a new one, for each account in turn: an answer holds all numbers of its account."""
    serial = itertools.count(1)

    def load() -> Iterator[bytes]:
        for number, date in zip(serial, _dates(), strict=False):
            account = accounts[number % len(accounts)]
            signature = _signature(account, date, f"{number:032}")
            yield _post("/senderid/v1/numbers", signature, f'{{"phoneNumber":"010{_scattered(number):09}"}}')

    return load


def reads(path: str, account: Account | None) -> Load:
    """Read a path, signed anew each time for an account, and with the token without one."""
    serial = itertools.count(1)

    def load() -> Iterator[bytes]:
        for number, date in zip(serial, _dates(), strict=False):
            proof = _signature(account, date, f"{number:032}") if account else f"Bearer {TOKEN}"
            yield f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {proof}\r\n\r\n".encode()

    return load


def send(load: Load, port: int, *, connections: int, seconds: int) -> Figures:
    """Send requests for some seconds, each connection the next one as soon as the last is answered.

    Raises:
        LoadError: Not every answer was a success.
        NoWrk: It can't be done.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        raise NoWrk
    with tempfile.NamedTemporaryFile(prefix="bench-") as file:
        size = _write(load, file, seconds * _MOST_PER_SECOND)
        command = [wrk, "--threads=1", f"--connections={connections}", f"--duration={seconds}s", "--timeout=10s"]
        command += [f"--script={_SENDER}", f"http://127.0.0.1:{port}", "--", file.name, str(size)]
        completed = subprocess.run(command, capture_output=True, text=True, check=True)
    return read(completed.stdout)


def read(report: str) -> Figures:
    """The figures in what `send.lua` reported.

    Raises:
        LoadError: Not every answer was a success, or requests were sent twice.
    """
    found = json.loads(report.splitlines()[-1])
    if found["ran_out"]:
        raise LoadError("requests ran out, and were sent twice: the server is quicker than was thought possible")
    if found["refused"] or found["lost"] or not found["answers"]:
        raise LoadError("of {answers} requests {refused} were refused, and {lost} got no answer".format_map(found))
    return Figures(found["answers"] / found["seconds"], found["p50"], found["p99"], found["answers"])


def _write(load: Load, file: IO[bytes], count: int) -> int:
    """Write requests, one behind the other, and return the bytes of each."""
    sizes = set()
    for request in itertools.islice(load(), count):
        sizes.add(len(request))
        file.write(request)
    file.flush()
    (size,) = sizes
    return size


def _scattered(serial: int) -> int:
    """Another number below 10**9 for each that there is: what is stored side by side was not created in that order."""
    return serial * 3**18 % 10**9


def _dates() -> Iterator[str]:
    """When requests are signed: each a little later than the one before, as those of a client are."""
    now = datetime.now(UTC)
    for number in itertools.count():
        date = now + timedelta(seconds=number / _MOST_PER_SECOND)
        yield date.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _signature(account: Account, date: str, salt: str) -> str:
    """The value of `Authorization`."""
    signature = hmac.digest(account.api_secret.encode(), (date + salt).encode(), "sha256").hex()
    return f"HMAC-SHA256 apiKey={account.api_key}, date={date}, salt={salt}, signature={signature}"


def _post(path: str, authorization: str, body: str) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {authorization}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()
