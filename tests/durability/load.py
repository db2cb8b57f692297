"""Many clients at once, who note what they were answered; and what must then be found."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import httpx

from phone_emulator import Account
from tests.support.callers import TOKEN
from tests.support.connection import Connection, request
from tests.support.signing import sign

CLIENTS = 12
ACCOUNTS = [Account(f"{index}", f"KEY{index}", f"secret-{index}", limit=10_000) for index in range(1, CLIENTS + 1)]
WORLD = "/_emulator/worlds/default"


def write_settings(path: Path, accounts: Sequence[Account] = ACCOUNTS) -> None:
    """A settings file with these accounts."""
    lines = [f'token = [{{token = "{TOKEN}"}}]']
    for account in accounts:
        key = f'api_key = "{account.api_key}"\napi_secret = "{account.api_secret}"\nlimit = {account.limit}'
        lines.append(f'[[account]]\naccount_id = "{account.account_id}"\n{key}')
    path.write_text("\n".join(lines), encoding="utf-8")


@dataclass(frozen=True)
class Sent:
    """A request that creates a number or a phone.

    Attributes:
        kind: `"number"` or `"phone"`.
        account: Whose it is.
        text: The number.
        headers: Its credentials.
    """

    kind: str
    account: Account
    text: str
    headers: dict[str, str]

    @property
    def content(self) -> bytes:
        """The request as it stands on the wire."""
        if self.kind == "number":
            body = json.dumps({"phoneNumber": self.text}).encode()
            return request("POST", "/senderid/v1/numbers", self.headers, body)
        body = json.dumps({"number": self.text, "type": "MOBILE"}).encode()
        return request("POST", f"/accounts/v1/accounts/{self.account.account_id}/phones", self.headers, body)


@dataclass
class Load:
    """What clients have sent and were answered.

    Attributes:
        answered: Requests that were accepted, with the body of the answer.
        unanswered: Requests of which nobody knows whether they were.
    """

    answered: list[tuple[Sent, Any]] = field(default_factory=list)
    unanswered: list[Sent] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def run(self, url: str, enough: int, end: Callable[[], None]) -> None:
        """Send from every client until that many requests were accepted, and end it then in the midst."""
        with ExitStack() as stack:
            # All of them before the first request, as nobody may be left to connect to after it.
            connections = [stack.enter_context(Connection(url)) for _ in ACCOUNTS]
            clients = [
                Thread(target=self._send, args=(connection, account, enough, end))
                for connection, account in zip(connections, ACCOUNTS, strict=True)
            ]
            for client in clients:
                client.start()
            for client in clients:
                client.join()

    def _send(self, connection: Connection, account: Account, enough: int, end: Callable[[], None]) -> None:
        for sent in _requests(account):
            try:
                connection.send(sent.content)
                answer = connection.receive()
                body = None if answer is None or answer.status != 200 else answer.body
            except (OSError, ValueError, IndexError):
                body = None
            with self._lock:
                if body is None:
                    self.unanswered.append(sent)
                    return
                self.answered.append((sent, body))
                if len(self.answered) == enough:
                    end()


def _requests(account: Account) -> Iterator[Sent]:
    """Phones and numbers in turn; every account wants each third of the numbers."""
    for index in count():
        yield Sent("phone", account, f"{index}", {"Authorization": f"Bearer {TOKEN}"})
        place = 0 if index % 3 == 0 else int(account.account_id)
        yield Sent("number", account, f"010{place:03}{index:05}", sign(account))


def check(url: str, load: Load, *, ids_may_skip: bool = False) -> None:
    """Nothing that was answered is lost, nothing is half there, and nobody can use a signature again.

    Args:
        url: An emulator, whose state began empty, after the load.
        load: What it was.
        ids_may_skip: Whether ids of phones may be missing that were never answered.
    """
    with httpx.Client(base_url=url) as client:
        state = client.get(f"{WORLD}/state").json()
        journal = [entry for entry in _pages(client, f"{WORLD}/journal") if entry["operationId"]]
        phones = _pages(client, f"{WORLD}/pismo/phones")
        numbers = _pages(client, f"{WORLD}/senderid/numbers")
        events = [
            event
            for account in ACCOUNTS
            for event in client.get(f"{WORLD}/pismo/accounts/{account.account_id}/events").json()
        ]
    of_phones = [entry for entry in journal if entry["operationId"] == "createPhone"]
    _check_phones(load, phones, events, of_phones, may_skip=ids_may_skip)
    created = [entry for entry in journal if entry["operationId"] == "createNumber"]
    _check_numbers(load, numbers, state["senderid"]["accounts"], created)
    assert state["pismo"]["phones"] == phones
    used = {(item["apiKey"], item["signature"]) for item in state["signatures"]}
    assert len(used) == len(state["signatures"]) == len(created)
    _check_signatures(url, load)


def _check_phones(load: Load, phones: list[Any], events: list[Any], journal: list[Any], *, may_skip: bool) -> None:
    kept = {phone["id"]: (str(phone["phone"]["account_id"]), phone["phone"]["number"]) for phone in phones}
    assert list(kept) == sorted(kept)
    assert len(kept) == len(phones)
    # PostgreSQL counts on for what was killed, so that nobody waits for another one's ids.
    assert may_skip or [*kept] == [*range(1, len(phones) + 1)]
    for sent, body in load.answered:
        if sent.kind == "phone":
            assert kept[body["id"]] == (sent.account.account_id, sent.text)
    _check_surplus(load, "phone", set(kept.values()))
    told = {(str(event["object"]["account_id"]), event["object"]["number"]) for event in events}
    assert told == set(kept.values())
    assert len(events) == len(phones)
    recorded = {json.loads(entry["answer"]["body"])["id"]: entry["accountId"] for entry in journal}
    assert recorded == {id_: account for id_, (account, _) in kept.items()}
    assert len(journal) == len(phones)


def _check_numbers(load: Load, numbers: list[Any], accounts: list[Any], journal: list[Any]) -> None:
    kept = {(number["accountId"], number["phoneNumber"]): number["status"] for number in numbers}
    whole = {account["accountId"]: account["numbers"] for account in accounts}
    for sent, body in load.answered:
        if sent.kind == "number":
            registered = body["senderIds"]
            assert [sent.account.account_id, sent.text] == [body["accountId"], registered[-1]["phoneNumber"]]
            assert kept[body["accountId"], sent.text] == registered[-1]["status"]
            ids = [number["handleKey"] for number in whole[body["accountId"]]]
            assert [number["handleKey"] for number in registered] == ids[: len(registered)]
    _check_surplus(load, "number", set(kept))
    holders = [number for (_, number), status in kept.items() if status != "DUPLICATED"]
    assert len(holders) == len(set(holders)) == len({number for _, number in kept})
    recorded = [(entry["accountId"], json.loads(entry["body"])["phoneNumber"]) for entry in journal]
    listed = [(id_, number["phoneNumber"]) for id_, of_one in whole.items() for number in of_one]
    assert sorted(recorded) == sorted(listed) == sorted(kept)


def _check_surplus(load: Load, kind: str, kept: set[tuple[str, str]]) -> None:
    """What is there and was not answered is what nobody knows about."""
    answered = {(sent.account.account_id, sent.text) for sent, _ in load.answered if sent.kind == kind}
    unanswered = {(sent.account.account_id, sent.text) for sent in load.unanswered if sent.kind == kind}
    assert answered <= kept <= answered | unanswered


def _check_signatures(url: str, load: Load) -> None:
    with Connection(url) as connection:
        for sent, _ in load.answered:
            if sent.kind == "number":
                connection.send(sent.content)
                answer = connection.receive()
                assert answer is not None
                assert answer.error[1] == "DuplicatedSignature"


def _pages(client: httpx.Client, path: str) -> list[Any]:
    found: list[Any] = []
    while page := client.get(path, params={"limit": 1000, "after": found[-1]["id"] if found else 0}).json():
        found += page
    return found
