"""How quick reading is: the emulator beside Prism, and a client that goes through pages beside a loop by hand.

What is read of the emulator was created by requests before, and Prism answers with an example of the contract. The
client and the loop are answered from memory, and their times are of the processor.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from phone_emulator import Account
from pismo_client import PismoClient
from scripts.bench import client, contenders
from scripts.bench.emulator import CONNECTIONS, FILE, QUICK, STATIC, Bench, Extent, table, verdict
from scripts.bench.load import TOKEN, Load, reads
from senderid_client import SenderIdClient

TIMES_PRISM = 2.0
TIMES_LOOP = 1.3
PAGES, PER_PAGE = 100, 100
ROUNDS = 20
FEW = 10
_ROOT = Path(__file__).parents[2]
_PHONES = "/accounts/v1/accounts/7/phones"
_DOCUMENTS = "/senderid/v1/documents"


@dataclass(frozen=True)
class Reading:
    """Something that is read, and what is there before.

    Attributes:
        title: Of its row.
        contract: The stem of its contract.
        load: Requests for it.
        prepare: Makes what is read, at a base URL.
    """

    title: str
    contract: str
    load: Load
    prepare: Callable[[str], None]


def readings(account: Account) -> list[Reading]:
    """All that are measured, of one account."""

    def senderid(base_url: str) -> SenderIdClient:
        return SenderIdClient(account.api_key, account.api_secret, base_url=base_url)

    def register(count: int) -> Callable[[str], None]:
        def prepare(base_url: str) -> None:
            with senderid(base_url) as caller:
                for index in range(count):
                    caller.create_number(phone_number=f"010{index:08}")

        return prepare

    def upload(base_url: str) -> None:
        with senderid(base_url) as caller:
            for _ in range(FEW):
                caller.upload_document(file=b"%PDF-", category="SENDERID_APPROVAL")

    def create(base_url: str) -> None:
        with PismoClient(TOKEN, base_url=base_url) as caller:
            for index in range(FEW):
                caller.create_phone(7, number=f"{index}", type_="MOBILE")

    return [
        Reading("getAccount, 1 number", "senderid", reads("/senderid/v1/numbers", account), register(1)),
        Reading("getAccount, 100 numbers", "senderid", reads("/senderid/v1/numbers", account), register(100)),
        Reading(f"listDocuments, {FEW} files", "senderid", reads(_DOCUMENTS, account), upload),
        Reading(f"listPhones, {FEW} phones", "pismo", reads(_PHONES, None), create),
    ]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench ARGS=reads", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="measure little: to see that it runs, not for figures")
    parser.add_argument("only", nargs="*", help="words of the rows to measure, such as listPhones (default: all)")
    options = parser.parse_args(arguments)

    def wanted(title: str) -> bool:
        return not options.only or any(word in title for word in options.only)

    if wanted("iter_documents"):
        show_pages(2 if options.quick else ROUNDS)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_ROOT / ".venv") as name:
        folder = Path(name)
        (account,) = contenders.accounts(1)[:1]
        settings = folder / "settings.toml"
        contenders.write_settings(settings, [account])
        bench = Bench(folder, QUICK if options.quick else Extent())
        for reading in readings(account):
            if wanted(reading.title):
                show_beside_prism(bench, reading, settings)
    return 0


def show_beside_prism(bench: Bench, reading: Reading, settings: Path) -> None:
    """Requests per second of one reading."""
    database = bench.file()
    with contenders.emulator(database, settings, next(reading.load())) as server:
        reading.prepare(f"http://127.0.0.1:{server.port}")
    found = bench.in_turns(
        reading.load,
        {
            FILE: lambda: contenders.emulator(database, settings, next(reading.load())),
            STATIC: lambda: contenders.prism(reading.contract, next(reading.load()), dynamic=False),
        },
        rounds=bench.extent.rounds,
    )
    table(f"{reading.title}, {CONNECTIONS} connections", found)
    ratio = found[FILE].rate / found[STATIC].rate
    verdict(f"{TIMES_PRISM} times {STATIC}", f"{ratio:.2f} times", met=ratio >= TIMES_PRISM)


def show_pages(rounds: int) -> None:
    """Processor time of all pages, by the client and by hand."""
    timings = client.timed(page_calls(), rounds, batch=1)
    print(f"{f'{PAGES * PER_PAGE:,} documents on {PAGES} pages':<42}{'median':>10}{'ratio':>8}")
    client.report(timings)
    by_hand, by_client = (sorted(times)[len(times) // 2] for times in timings.values())
    ratio = by_client / by_hand
    verdict(f"at most {TIMES_LOOP} times the loop", f"{ratio:.2f} times", met=ratio <= TIMES_LOOP)


def page_calls() -> dict[str, Callable[[], object]]:
    """What goes through all pages and counts the documents, by hand and by the client."""
    transport = httpx.MockTransport(_page)
    plain = httpx.Client(transport=transport, base_url="https://api.solapi.com")
    caller = SenderIdClient("key", "secret", transport=transport)

    def by_hand() -> int:
        return sum(1 for _ in _by_hand(plain))

    def by_client() -> int:
        return sum(1 for _ in caller.iter_documents(limit=PER_PAGE))

    return {"httpx.Client.get + json.loads, a loop": by_hand, "iter_documents": by_client}


def _by_hand(plain: httpx.Client) -> Iterator[Any]:
    params: dict[str, Any] = {"limit": PER_PAGE}
    while True:
        page = json.loads(plain.get(_DOCUMENTS, params=params).content)
        yield from page["data"]
        if page["nextKey"] is None:
            return
        params["startKey"] = page["nextKey"]


def _document(index: int) -> dict[str, Any]:
    return {
        "documentId": f"DOC_{index:015}",
        "accountId": "12925149",
        "name": "통신서비스이용증명원",
        "url": f"https://storage.example.com/documents/DOC_{index:015}.png",
        "originalName": "certificate.png",
        "category": "SENDERID_APPROVAL",
        "use": index % 2 == 0,
        "dateCreated": "2024-07-01T12:00:00.000Z",
    }


def _bodies() -> Iterator[bytes]:
    for page in range(PAGES):
        data = [_document(page * PER_PAGE + index) for index in range(PER_PAGE)]
        following = f"DOC_{(page + 1) * PER_PAGE:015}" if page + 1 < PAGES else None
        yield json.dumps({"data": data, "nextKey": following}).encode()


_PAGES = [*_bodies()]


def _page(request: httpx.Request) -> httpx.Response:
    key = request.url.params.get("startKey", "DOC_0")
    return httpx.Response(200, content=_PAGES[int(key.removeprefix("DOC_")) // PER_PAGE])
