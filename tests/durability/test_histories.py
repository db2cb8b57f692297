"""Several processes on one PostgreSQL are as one that does a thing at a time, whoever is killed meanwhile."""

import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import psycopg
import pytest

from phone_emulator import Account
from tests.durability.histories import (
    CREATE,
    DELETE,
    FAILED,
    LIST,
    UPDATES,
    VERIFY,
    End,
    Event,
    check,
    check_changes,
    read,
)
from tests.durability.load import write_settings
from tests.support.callers import TOKEN
from tests.support.connection import Connection, request
from tests.support.postgresql import PATIENCE, PostgreSQL
from tests.support.server import Server
from tests.support.signing import sign

PROCESSES, CLIENTS, EACH = 4, 16, 12
LIMIT = 12
ACCOUNTS = [Account(f"{index}", f"KEY{index}", f"secret-{index}", limit=LIMIT) for index in range(1, 5)]
# Whose numbers are changed and deleted, and not those of the others; some are there and verified at first.
CHANGED = ACCOUNTS[-1]
FIRST = {("number", CHANGED.account_id): {f"0109{index:07}": "ACTIVE" for index in range(6)}}
WORLD = "/_emulator/worlds/default"
ROUNDS = [3, pytest.param(20, marks=pytest.mark.deep)]
# What takes the place of the locks of accounts: a process without them, by which the check is checked.
CARELESS = """
import sys
from phone_emulator import postgresql
postgresql._LOCK_SOME = "SELECT 1 WHERE CAST(? AS BIGINT[]) IS NULL"
from phone_emulator.cli import main
sys.exit(main())
"""


class Client(Thread):
    """Sends requests one after the other, each to any of the processes, and notes what it saw.

    Args:
        urls: Where the processes are, at this moment.
        seed: What it does is drawn by this.
    """

    def __init__(self, urls: list[str], seed: int) -> None:
        super().__init__()
        self._urls = urls
        self._draw = random.Random(seed)  # noqa: S311 - a test
        self._seed = seed
        self._ids: dict[str, int] = {}
        self.events: list[Event] = []

    def run(self) -> None:
        for _ in range(EACH):
            self._ask()

    def _ask(self) -> None:
        account = self._draw.choice(ACCOUNTS)
        act, kind = self._draw.choice((CREATE, CREATE, LIST)), self._draw.choice(("number", "phone"))
        number = f"010{self._draw.randrange(30):08}"
        if account is CHANGED:
            number = f"0109{self._draw.randrange(9):07}"
            others = (DELETE, VERIFY) if kind == "number" else (LIST, LIST)
            act = self._draw.choice((CREATE, UPDATES[kind], UPDATES[kind], *others))
            act = act if kind == "number" or act == CREATE or number in self._ids else LIST
        if act == VERIFY:
            self._verify(account, number)
            return
        event = Event(kind, account.account_id, None if act == LIST else number, 0, 0, None)
        if kind == "phone":
            headers = {"Authorization": f"Bearer {TOKEN}"}
            path, body = f"/accounts/v1/accounts/{account.account_id}/phones", {"number": number, "type": "MOBILE"}
        else:
            headers = sign(account)
            path, body = "/senderid/v1/numbers", {"phoneNumber": number}
            event = replace(event, signature=headers["Authorization"].rpartition("signature=")[2])
        content = request("POST", path, headers, json.dumps(body).encode())
        if act == LIST:
            content = request("GET", path, headers)
        elif act != CREATE:
            value = None if act == DELETE else self._draw.choice(("ACTIVE", "INACTIVE"))
            if kind == "phone":
                value = f"{self._seed}-{len(self.events)}"
            event = replace(event, change=act, value=value)
            key = self._ids[number] if kind == "phone" else number
            after = {"extension" if kind == "phone" else "status": value}
            content = request(act.upper(), f"{path}/{key}", headers, json.dumps(after).encode() if value else b"")
        self._send(event, content)
        if event.signature and self._draw.random() < 0.2:
            self._send(event, content)

    def _verify(self, account: Account, number: str) -> None:
        """Have a number ring, and say what the voice says, unless it is gone or rings for another one by then."""
        factor: dict[str, Any] = {"authType": "ARS", "extras": {"phoneNumber": number}}
        for value in (None, "ACTIVE"):
            headers = {**sign(account), "x-mfa-data": json.dumps(factor)}
            signature = headers["Authorization"].rpartition("signature=")[2]
            event = Event(
                "number", account.account_id, number, 0, 0, None, signature=signature, change=VERIFY, value=value
            )
            answer = self._send(event, request("PUT", f"/senderid/v1/numbers/{number}/authenticate", headers))
            shown = self._exchange(
                request("GET", f"{WORLD}/senderid/accounts/{account.account_id}/numbers/{number}", {})
            )
            if answer is None or "mfa" not in answer.body or shown is None or not shown.body.get("call"):
                return
            factor |= {"transactionId": answer.body["mfa"]["transactionId"], "token": shown.body["call"]["token"]}

    def _exchange(self, content: bytes) -> Any:
        """The answer of any of the processes, `None` where nobody gave one."""
        with (
            suppress(OSError, ValueError, IndexError),
            closing(Connection(self._draw.choice(self._urls))) as connection,
        ):
            connection.send(content)
            return connection.receive()

    def _send(self, event: Event, content: bytes) -> Any:
        sent = time.monotonic()
        answer = self._exchange(content)
        seen = time.monotonic()
        if answer is None:
            self.events.append(replace(event, sent=sent, seen=seen))
            return None
        listed, states = None, None
        if answer.status == 200 and event.kind == "number":
            listed = tuple(one["phoneNumber"] for one in answer.body["senderIds"])
            states = {one["phoneNumber"]: one["status"] for one in answer.body["senderIds"]}
        elif answer.status == 200 and event.text is None:
            listed = tuple(one["number"] for one in answer.body)
            states = {one["number"]: one["extension"] for one in answer.body}
            self._ids |= {one["number"]: one["id"] for one in answer.body if event.account == CHANGED.account_id}
        outcome = "" if answer.status == 200 else FAILED if answer.status == 500 else answer.error[1]
        self.events.append(replace(event, sent=sent, seen=seen, outcome=outcome, listed=listed, states=states))
        if outcome == FAILED:
            # The database is away, for longer where much else runs.
            time.sleep(0.1 * sum(event.outcome == FAILED for event in self.events))
        return answer


class Fleet:
    """Processes of the emulator on one database.

    Args:
        url: The database.
        settings: Who may call.
        careless: Whether they keep nobody from what another one touches.
    """

    def __init__(self, url: str, settings: Path, *, careless: bool = False) -> None:
        self._url = url
        arguments = ["--settings", str(settings), "--journal", "100000"]
        self.servers = [Server(url, arguments, script=CARELESS if careless else None) for _ in range(PROCESSES)]

    def close(self) -> None:
        for server in self.servers:
            server.stop()

    def round(self, seed: int, harm: Callable[[random.Random], None] | None = None) -> tuple[list[Event], End]:
        """What clients saw, from an empty state on, and what was there in the end.

        Args:
            seed: What they do is drawn by this.
            harm: What is done to the processes meanwhile.
        """
        self._control("POST", "/reset")
        numbers = [
            {"phoneNumber": number, "status": status} for number, status in FIRST["number", CHANGED.account_id].items()
        ]
        self._control(
            "PUT", "/state", {"senderid": {"accounts": [{"accountId": CHANGED.account_id, "numbers": numbers}]}}
        )
        self.urls = [server.url for server in self.servers]
        clients = [Client(self.urls, seed * 1000 + index) for index in range(PROCESSES * CLIENTS)]
        for client in clients:
            client.start()
        if harm is not None:
            harm(random.Random(seed))  # noqa: S311 - a test
        for client in clients:
            client.join()
        state = self._control("GET", "/state")
        journal: list[Any] = []
        while page := self._control("GET", f"/journal?limit=1000&after={journal[-1]['id'] if journal else 0}"):
            journal += page
        return [event for client in clients for event in client.events], read(state, journal)

    def _control(self, method: str, path: str, body: Any = None) -> Any:
        """The body of an answer of the control API, once the server is there again."""
        until = time.monotonic() + PATIENCE
        while (answer := httpx.request(method, self.servers[0].url + WORLD + path, json=body)).status_code == 500:
            assert time.monotonic() < until, answer.text
            time.sleep(0.05)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def kill_some(self, draw: random.Random) -> None:
        """End connections at the server, kill processes, and now and then one of the server's, which crashes all."""
        crash = draw.randrange(8)
        for step in range(4):
            time.sleep(draw.random() / 4)
            self._end_connection(draw, signal.SIGKILL if step == crash else signal.SIGTERM)
            which = draw.randrange(PROCESSES)
            self.servers[which].stop(signal.SIGKILL)
            self.servers[which].start()
            self.urls[which] = self.servers[which].url

    def _end_connection(self, draw: random.Random, with_signal: int) -> None:
        """End some connections, or kill one's process: all are ended then, and the server is away for a while."""
        sql = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        with closing(psycopg.connect(self._url, autocommit=True)) as connection:
            pids = [pid for (pid,) in connection.execute(sql)]
            for pid in draw.sample(pids, min(len(pids), 1 if with_signal == signal.SIGKILL else 3)):
                with suppress(ProcessLookupError):
                    os.kill(pid, with_signal)
            if with_signal == signal.SIGKILL and pids:
                with suppress(psycopg.Error):
                    connection.execute("SELECT pg_sleep(10)")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(psycopg.Error):
                psycopg.connect(self._url).close()
                return


@pytest.fixture
def fleet(postgresql: PostgreSQL, tmp_path: Path) -> Iterator[Callable[..., Fleet]]:
    settings = tmp_path / "settings.toml"
    write_settings(settings, ACCOUNTS)
    with ExitStack() as stack:
        url = stack.enter_context(postgresql.database())

        def start(**options: Any) -> Fleet:
            return stack.enter_context(closing(Fleet(url, settings, **options)))

        yield start


@pytest.mark.services
@pytest.mark.parametrize("rounds", ROUNDS)
def test_histories(rounds: int, fleet: Callable[..., Fleet]) -> None:
    """Whoever is killed, accounts change in one order that all have seen, limits hold, and nothing answered is lost."""
    processes = fleet()
    done: set[str] = set()
    for seed in range(rounds):
        events, end = processes.round(seed, processes.kill_some)
        check(events, end, LIMIT, FIRST)
        done |= {event.change for event in events if event.outcome == "" and event.states is not None}
        assert sum(event.outcome == "" for event in events) > len(events) / 20, "little was done: it shows nothing"
    assert {"put", DELETE, VERIFY} <= done


@pytest.mark.services
def test_histories_without_locks(fleet: Callable[..., Fleet]) -> None:
    """What the check rests on: processes that do not keep accounts from each other are found out."""
    processes = fleet(careless=True)
    with pytest.raises(AssertionError):  # noqa: PT012 - one of these rounds
        for seed in range(10):
            check(*processes.round(seed), LIMIT, FIRST)


def _number(text: str | None, sent: float, seen: float, outcome: str | None = "", **more: Any) -> Event:
    return Event("number", "1", text, sent, seen, outcome, **more)


GOOD = [
    _number("a", 0, 3, listed=("a",), signature="s"),
    _number("b", 1, 4, listed=("a", "b")),
    _number(None, 3.5, 5, listed=("a",)),
    _number("a", 2, 6, "AlreadyRegistered"),
    _number("c", 5, 7, None),
    _number("a", 6, 8, "DuplicatedSignature", signature="s"),
]
JOURNAL: dict[tuple[str, str, str | None, str], int] = {
    ("number", "1", "a", ""): 1,
    ("number", "1", "b", ""): 1,
    ("number", "1", None, ""): 1,
    ("number", "1", "a", "AlreadyRegistered"): 1,
    ("number", "1", "a", "DuplicatedSignature"): 1,
}
END = End({("number", "1"): ("a", "b")}, {"a": ["1"], "b": ["1"]}, ["s"], JOURNAL)


def test_good_history() -> None:
    """What may be: overlapping requests in either order, and what nobody answered done or not."""
    check(GOOD, END, 2)
    journal = {**JOURNAL, ("number", "1", "c", ""): 1}
    added = {("number", "1"): ("a", "b", "c")}
    check(GOOD, End(added, {**END.holders, "c": ["1"]}, ["s"], journal), 3)


@pytest.mark.parametrize(
    ("events", "end", "limit"),
    [
        ([*GOOD, _number(None, 9, 10, listed=("a",))], END, 2),
        ([*GOOD[:2], _number(None, -2, -1, listed=("a",)), *GOOD[2:]], END, 2),
        ([*GOOD, _number("d", 9, 10)], END, 2),
        ([*GOOD, _number(None, 9, 10, listed=("b", "a"))], END, 2),
        ([*GOOD, _number("c", 9, 10, "AlreadyRegistered")], END, 2),
        ([*GOOD, _number(None, 9, 10, listed=("a", "b"), signature="s")], END, 2),
        ([*GOOD, _number(None, 9, 10, listed=("a", "b"))], END, 2),
        (GOOD, END, 1),
        (GOOD, replace(END, added={("number", "1"): ("a",)}), 2),
        (GOOD, replace(END, added={("number", "1"): ("a", "b", "d")}), 3),
        (GOOD, replace(END, holders={"a": ["1"], "b": []}), 2),
        (GOOD, replace(END, holders={"a": ["1", "2"], "b": ["1"]}), 2),
        (GOOD, replace(END, signatures=[]), 2),
        (GOOD, replace(END, signatures=["s", "s"]), 2),
        (GOOD, replace(END, journal={**JOURNAL, ("number", "1", "a", ""): 2}), 2),
        (GOOD, replace(END, journal={**JOURNAL, ("number", "1", "a", ""): 0}), 2),
    ],
)
def test_bad_history(events: Sequence[Event], end: End, limit: int) -> None:
    """Each kind of what must not be is found."""
    with pytest.raises(AssertionError):
        check(events, end, limit)


def _changed(sent: float, seen: float, change: str, value: str | None, outcome: str | None = "", **more: Any) -> Event:
    return _number("a", sent, seen, outcome, change=change, value=value, **more)


@pytest.mark.parametrize(
    ("explained", "events"),
    [
        (True, [_changed(0, 3, "put", "INACTIVE"), _changed(1, 2, DELETE, None, "FailedToDelete")]),
        (True, [_changed(0, 1, "put", "INACTIVE", None), _changed(8, 9, DELETE, None, states={})]),
        (True, [_changed(0, 1, "put", "INACTIVE", FAILED), _number(None, 2, 3, states={"a": "ACTIVE"})]),
        (True, [_changed(0, 1, "put", "INACTIVE"), _changed(2, 3, VERIFY, "ACTIVE", states={"a": "INACTIVE"})]),
        (True, [_changed(0, 1, DELETE, None, None), _changed(2, 3, VERIFY, None, "MfaRequired")]),
        (False, [_changed(0, 1, "put", "INACTIVE"), _changed(2, 3, VERIFY, "ACTIVE", states={"a": "ACTIVE"})]),
        (False, [_changed(0, 1, DELETE, None, states={}), _changed(2, 3, VERIFY, None, "MfaRequired")]),
        (False, [_changed(0, 1, "put", "INACTIVE"), _number(None, 2, 3, states={"a": "ACTIVE"})]),
        (False, [_changed(0, 1, "put", "INACTIVE", FAILED), _number(None, 2, 3, states={"a": "INACTIVE"})]),
        (False, [_changed(0, 1, "put", "INACTIVE"), _changed(2, 3, DELETE, None, "FailedToDelete")]),
        (False, [_changed(0, 1, DELETE, None)]),
        (False, [_changed(0, 1, DELETE, None, "InvalidSenderId")]),
        (False, [_changed(0, 1, "put", "INACTIVE", "FailedToUpdate")]),
        (False, [_number("a", 0, 1)]),
        (
            False,
            [_changed(0, 1, "put", "INACTIVE"), _changed(2, 3, DELETE, None), _number("a", 4, 5, "AlreadyRegistered")],
        ),
        (False, [_changed(0, 1, "put", "INACTIVE", states={"a": "ACTIVE"})]),
    ],
)
def test_changes(explained: bool, events: Sequence[Event]) -> None:
    """Of a number that was ACTIVE at first: what may be, and each kind of what must not."""
    with nullcontext() if explained else pytest.raises(AssertionError):
        check_changes(events, {"a": "ACTIVE"})
