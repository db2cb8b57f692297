"""What the sender-ID client costs beside plain httpx and OpenAPI Generator's: medians, and ratios within one run.

All send by a transport in memory, which answers with the same bytes. Times are of the processor, and rounds alternate,
so that a busy machine changes no ratio.
"""

import argparse
import asyncio
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from operator import attrgetter
from pathlib import Path

import attrs
import httpx

from phone_emulator.testing import Recorder
from scripts.bench import openapi_generator
from senderid_client import AsyncSenderIdClient, SenderIdClient
from senderid_client.models import Account, LogEntry, ReleaseRequest, SenderId

URL = "https://api.solapi.com/senderid/v1/numbers"
NUMBER = "01012345678"
ROUNDS = 300
BATCH = 5
IMPORTS = 15
# httpx imports the packages of its command line when they are there, as they are where this project is developed.
WITHOUT_EXTRAS = "import sys; sys.modules['click'] = None"

_ACCOUNT, _SENDER_ID, _RELEASE, _ENTRY = (
    attrgetter(*(field.name for field in attrs.fields(model)))
    for model in (Account, SenderId, ReleaseRequest, LogEntry)
)

Timings = dict[str, list[float]]


def answer(sender_ids: int) -> bytes:
    """An account as the API answers, with so many numbers."""
    none = dict.fromkeys(
        ("duplicateId", "reason", "reasonForRequested", "name", "status", "dateCreated", "dateUpdated"), None
    )
    date = "2019-10-28T17:59:25.136Z"
    sender_id = {
        "unlockDuplicate": none,
        "status": "PENDING",
        "expireAt": None,
        "method": None,
        "log": [{"createAt": date, "message": "created"}],
        "dateCreated": date,
        "dateUpdated": date,
        "approvalDocuments": [],
        "phoneNumber": NUMBER,
        "handleKey": "SED20191029025925FG8NV9M7HJC0CSH",
    }
    account = {
        "accountId": "12925149",
        "dateCreated": date,
        "dateUpdated": date,
        "limit": 2,
        "limitationDocuments": [],
        "senderIds": [sender_id] * sender_ids,
    }
    return json.dumps(account).encode()


def read_all(account: Account) -> None:
    """Read every property of the account, and of all in it."""
    _ACCOUNT(account)
    for sender_id in account.sender_ids:
        _SENDER_ID(sender_id)
        _RELEASE(sender_id.unlock_duplicate)
        for entry in sender_id.log or ():
            _ENTRY(entry)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make bench ARGS=client", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is timed (default: %(default)s)")
    options = parser.parse_args(arguments)
    gc.disable()
    print(f"{'':<42}{'median':>10}{'ratio':>8}")
    for sender_ids in (1, 100):
        body = answer(sender_ids)
        print(f"{sender_ids} sender ID{'s' if sender_ids > 1 else ''}, {len(body):,} bytes")
        report(sync_calls(body, options.rounds))
        report(asyncio.run(async_calls(body, options.rounds)))
    print("1 sender ID, recorded")
    report(recorded(answer(1), options.rounds))
    print("building a client after the first")
    report(building(options.rounds))
    print("import, as a process of its own")
    report(imports(IMPORTS))
    return 0


def report(timings: Timings) -> None:
    """A line for each, with its ratio to the first."""
    medians = {name: statistics.median(times) for name, times in timings.items()}
    base = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"  {name:<40}{median * 1e6:>7.0f} µs{median / base:>8.2f}")


def timed(calls: dict[str, Callable[[], object]], rounds: int, batch: int = BATCH) -> Timings:
    """Seconds of each call, in turns."""
    timings: Timings = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.process_time()
            for _ in range(batch):
                call()
            timings[name].append((time.process_time() - start) / batch)
        gc.collect(0)
    return timings


def sync_calls(body: bytes, rounds: int) -> Timings:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
    with httpx.Client(transport=transport) as plain, SenderIdClient("key", "secret", transport=transport) as client:

        def create() -> Account:
            return client.create_number(phone_number=NUMBER)

        calls: dict[str, Callable[[], object]] = {
            "httpx.Client.post + json.loads": lambda: json.loads(plain.post(URL, json={"phoneNumber": NUMBER}).content),
            "SenderIdClient, signed": create,
            "SenderIdClient, signed, all of it read": lambda: read_all(create()),
            "OpenAPI Generator's, not signed": openapi_generator.create(body, NUMBER),
        }
        return timed(calls, rounds)


async def async_calls(body: bytes, rounds: int) -> Timings:
    async def reply(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=body)

    transport = httpx.MockTransport(reply)
    async with (
        httpx.AsyncClient(transport=transport) as plain,
        AsyncSenderIdClient("key", "secret", transport=transport) as client,
    ):

        async def post() -> object:
            return json.loads((await plain.post(URL, json={"phoneNumber": NUMBER})).content)

        async def create() -> object:
            return await client.create_number(phone_number=NUMBER)

        calls: dict[str, Callable[[], Awaitable[object]]] = {
            "httpx.AsyncClient.post + json.loads": post,
            "AsyncSenderIdClient, signed": create,
        }
        timings: Timings = {name: [] for name in calls}
        for _ in range(rounds):
            for name, call in calls.items():
                start = time.process_time()
                for _ in range(BATCH):
                    await call()
                timings[name].append((time.process_time() - start) / BATCH)
            gc.collect(0)
        return timings


def recorded(body: bytes, rounds: int) -> Timings:
    """A call through a `Recorder`, which masks and keeps it, beside one without."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
    with tempfile.TemporaryDirectory() as folder:
        recorder = Recorder(Path(folder) / "recording.har", transport)
        with (
            SenderIdClient("key", "secret", transport=transport) as plain,
            SenderIdClient("key", "secret", transport=recorder) as client,
        ):
            calls: dict[str, Callable[[], object]] = {
                "SenderIdClient, signed": lambda: plain.create_number(phone_number=NUMBER),
                "SenderIdClient through a Recorder": lambda: client.create_number(phone_number=NUMBER),
            }
            return timed(calls, rounds)


def building(rounds: int) -> Timings:
    SenderIdClient("key", "secret").close()

    def build() -> None:
        SenderIdClient("key", "secret").close()

    return timed({"SenderIdClient(...)": build}, rounds)


def imports(rounds: int) -> Timings:
    statements = {
        "import httpx": "import httpx",
        "from senderid_client import SenderIdClient": "from senderid_client import SenderIdClient",
        "the same, and its models": "from senderid_client import SenderIdClient, models",
    }
    timings: Timings = {name: [] for name in statements}
    for _ in range(rounds):
        for name, statement in statements.items():
            start = _spent_by_children()
            subprocess.run([sys.executable, "-c", f"{WITHOUT_EXTRAS}; {statement}"], check=True)
            timings[name].append(_spent_by_children() - start)
    return timings


def _spent_by_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
