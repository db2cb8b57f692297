"""`phone_emulator.testing`: what a test gets over a connection it gets in process, and worlds keep apart."""

import asyncio
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from phone_emulator import create_app
from phone_emulator.testing import ControlError, InProcess, Server, StartError, World
from tests.support.asgi import PATIENCE
from tests.support.signing import sign

NUMBER = "01012345678"
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # used by nobody here; that of httpx takes long to make
PHONE = {"number": "91234-5678", "type": "MOBILE"}
MOMENT = datetime(2030, 1, 31, 12, tzinfo=UTC)

FAULTS: dict[str, dict[str, Any]] = {
    "none": {"delay_seconds": 0.001},
    "documented": {"error": "PhoneCreationFailed"},
    "page": {"answer": {"status": 502, "headers": {"Content-Type": "text/html"}, "text": "<p>"}},
    "empty": {"answer": {"status": 503, "headers": {"Retry-After": "7"}}},
    "bodiless": {"answer": {"status": 204}, "truncate_to": 0},
    "late": {"delay_seconds": 5},
    "lost": {"drop": True},
    "lost after work": {"drop": True, "after_work": True},
    "cut": {"truncate_to": 3},
    "cut before the body": {"truncate_to": 0},
    "cut behind the body": {"truncate_to": 100},
    "cut of nothing": {"answer": {"status": 200}, "truncate_to": 1},
}

Post = Callable[..., httpx.Response]
IMPATIENT = httpx.Timeout(PATIENCE, read=1e-9)


def post(world: World, timeout: httpx.Timeout | float = PATIENCE) -> httpx.Response:
    """Create a phone."""
    with httpx.Client(transport=world.transport, base_url=world.base_url, timeout=timeout, verify=TLS) as client:
        return client.post("/accounts/v1/accounts/1/phones", json=PHONE, headers=bearer(world))


def post_async(world: World, timeout: httpx.Timeout | float = PATIENCE) -> httpx.Response:
    """Create a phone without waiting for it."""

    async def run() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=world.transport, base_url=world.base_url, timeout=timeout, verify=TLS
        ) as client:
            return await client.post("/accounts/v1/accounts/1/phones", json=PHONE, headers=bearer(world))

    return asyncio.run(run())


def bearer(world: World) -> dict[str, str]:
    return {"Authorization": f"Bearer {world.access_token}"}


def outcome(world: World, send: Post, timeout: httpx.Timeout | float) -> tuple[object, ...]:
    """What a caller sees of a request, without what no two requests have in common."""
    try:
        response = send(world, timeout)
    except httpx.HTTPError as error:
        return type(error), str(error) if isinstance(error, httpx.RemoteProtocolError) else ""
    headers = {name: value for name, value in response.headers.items() if name not in ("date", "transfer-encoding")}
    body = response.content if response.status_code != 200 else bool(response.content)
    return response.status_code, {**headers, "content-length": ""}, body


def journal(world: World) -> list[dict[str, Any]]:
    """With what nobody waits for any more, which is carried out all the same."""
    deadline = time.monotonic() + PATIENCE
    while not (entries := world.journal()) and time.monotonic() < deadline:
        pass
    return entries


def create(world: World, number: str = NUMBER, account: int = 0) -> httpx.Response:
    """Register a number."""
    headers = sign(world.accounts[account], date=world.now())
    with httpx.Client(transport=world.transport, base_url=world.base_url, verify=TLS) as client:
        return client.post("/senderid/v1/numbers", json={"phoneNumber": number}, headers=headers)


@pytest.mark.parametrize("send", [post, post_async])
@pytest.mark.parametrize("fault", FAULTS)
def test_both_ways_look_alike(fault: str, send: Post, phone_emulator: World, phone_emulator_in_process: World) -> None:
    """Whatever becomes of a request, its caller sees the same over a connection and in process; the journal too."""
    worlds = phone_emulator, phone_emulator_in_process
    for world in worlds:
        world.fail_next("createPhone", **FAULTS[fault])
    timeout = IMPATIENT if fault == "late" else PATIENCE
    over_connection, in_process = (outcome(world, send, timeout) for world in worlds)
    assert over_connection == in_process
    kept = [[(entry["answer"]["status"], len(world.phones())) for entry in journal(world)] for world in worlds]
    assert kept[0] == kept[1] != []


def test_transport_in_a_running_loop(phone_emulator_in_process: World) -> None:
    """A synchronous client works where an event loop is running already."""

    async def run() -> int:
        return post(phone_emulator_in_process).status_code

    assert asyncio.run(run()) == 200


def test_transport_is_shared(phone_emulator_in_process: World) -> None:
    """Threads share it, each with a client that it closes; every request is answered by itself."""

    def register(index: int) -> int:
        return create(phone_emulator_in_process, f"010{index:08}").status_code

    with ThreadPoolExecutor(8) as threads:
        assert [200] * 24 == list(threads.map(register, range(24)))
    assert len(phone_emulator_in_process.numbers()) == 24


def test_worlds_keep_apart(phone_emulator_server: Server) -> None:
    """The same number of the same account, held in two worlds, faults and clocks set in one."""
    accounts = [{"accountId": "7"}]
    with phone_emulator_server.world(accounts=accounts) as one, phone_emulator_server.world(accounts=accounts) as other:
        one.freeze(MOMENT)
        one.fail_next("createNumber", error="InvalidPhoneNumber")
        assert [create(one).status_code, create(one).status_code, create(other).status_code] == [400, 200, 200]
        one.set_number(NUMBER, status="ACTIVE")
        assert [one.number(NUMBER)["status"], other.number(NUMBER)["status"]] == ["ACTIVE", "PENDING"]
        assert (len(one.journal()), len(other.journal())) == (2, 1)
        assert other.now() < MOMENT == one.now()


def test_world_is_removed(phone_emulator_server: Server) -> None:
    """Nothing of a world is left at its end, and nobody is in it any more."""
    with phone_emulator_server.world() as world:
        pass
    with pytest.raises(ControlError, match="UnknownWorld"):
        world.state()
    assert 401 == post(world).status_code


def test_numbers(phone_emulator_in_process: World) -> None:
    """A world tells its numbers, and decides on them."""
    world = phone_emulator_in_process
    first, second = world.accounts
    create(world)
    create(world, account=1)
    with httpx.Client(transport=world.transport, base_url=world.base_url) as client:
        client.post(f"/senderid/v1/papers/duplicate/{NUMBER}", json={"reason": "-"}, headers=sign(second))

    world.set_number(NUMBER, release="APPROVED", account_id=second.account_id)

    assert "DUPLICATED" == world.number(NUMBER)["status"]
    assert "PENDING" == world.number(NUMBER, account_id=second.account_id)["status"]
    assert [first.account_id] == [number["accountId"] for number in world.numbers(status="DUPLICATED")]
    assert [second.account_id] == [number["accountId"] for number in world.numbers(account_id=second.account_id)]


def test_what_telephones_and_people_know(phone_emulator_in_process: World) -> None:
    """The code of a number that rings, papers that wait, documents and their content: a line each."""
    world = phone_emulator_in_process
    (first, _), content = world.accounts, b"%PDF-1.7"
    create(world)

    def send(method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        with httpx.Client(transport=world.transport, base_url=world.base_url) as client:
            return client.request(method, f"/senderid/v1{path}", json=body, headers=headers | sign(first))

    assert world.ringing(NUMBER) is None
    factor = json.dumps({"authType": "ARS", "extras": {"phoneNumber": NUMBER}})
    started = send("PUT", f"/numbers/{NUMBER}/authenticate", **{"x-mfa-data": factor}).json()
    call = world.ringing(NUMBER)
    assert call is not None
    assert call["transactionId"] == started["mfa"]["transactionId"]

    file = b64encode(content).decode()
    document = send("POST", "/documents", {"file": file, "category": "SENDERID_APPROVAL"}).json()["documentId"]
    assert document in [one["documentId"] for one in world.documents(account_id=first.account_id)]
    assert content == world.content(document)

    send("POST", f"/papers/approval/{NUMBER}", {"documents": [document]})
    (request,) = world.requests()
    assert "APPROVED" == world.decide(request["requestId"], "APPROVED", reason="-")["status"]
    assert "ACTIVE" == world.number(NUMBER)["status"]


def test_clock(phone_emulator_in_process: World) -> None:
    """It is set, stands still, and is moved by seconds or by a timedelta."""
    world = phone_emulator_in_process
    assert MOMENT == world.freeze(MOMENT) == world.now()
    assert MOMENT + timedelta(hours=2) == world.advance(timedelta(hours=2))
    assert MOMENT + timedelta(hours=1, seconds=59.5) == world.advance(-3540.5)
    assert MOMENT <= world.set_clock(MOMENT.isoformat()) <= world.freeze() == world.now()


def test_faults(phone_emulator_in_process: World) -> None:
    """Those that are pending are told and removed, and pick requests by account, number and share."""
    world = phone_emulator_in_process
    world.fail_next("createPhone", error="PhoneCreationFailed", account_id="2", times=None)
    world.fail_next("createPhone", answer={"status": 418}, times=4, share=0.5)
    assert [200, 418, 409, 418, 409] == [post(world).status_code for _ in range(5)]
    assert ["2"] == [pending["fault"]["accountId"] for pending in world.faults()]
    world.clear_faults()
    assert [] == world.faults()


def test_state(phone_emulator_in_process: World, phone_emulator: World) -> None:
    """What one world had, another can have; reset leaves nothing but the credentials."""
    phone_emulator_in_process.freeze(MOMENT)
    post(phone_emulator_in_process)
    state = phone_emulator_in_process.state()

    phone_emulator.restore(state)

    assert state == phone_emulator.state()
    assert phone_emulator_in_process.events(1) == phone_emulator.events(1) != []
    assert phone_emulator.phones(account_id=1) == phone_emulator.phones() != phone_emulator.phones(account_id=2)
    phone_emulator.reset()
    assert [] == phone_emulator.phones()
    assert 200 == post(phone_emulator).status_code


def test_journal(phone_emulator_in_process: World) -> None:
    """It is narrowed by operation, status and number of entries."""
    world = phone_emulator_in_process
    create(world)
    statuses = [post(world).status_code, post(world).status_code]
    assert [200, *statuses] == [entry["answer"]["status"] for entry in world.journal()]
    assert statuses == [entry["answer"]["status"] for entry in world.journal("createPhone")]
    assert ["createPhone"] == [entry["operationId"] for entry in world.journal(status=409)]
    assert statuses[-1:] == [entry["answer"]["status"] for entry in world.journal(limit=1)]


def test_refused_call(phone_emulator_in_process: World) -> None:
    """The error says what is wrong and what there is instead."""
    with pytest.raises(ControlError, match="PhoneCreationFailed") as raised:
        phone_emulator_in_process.fail_next("createPhone", error="Nonsense")
    assert (400, "UnknownFault") == (raised.value.status, raised.value.code)


def test_world_without_credentials(phone_emulator_server: Server) -> None:
    """Whoever asks for credentials that a world was made without is told how to make it with them."""
    with phone_emulator_server.world(accounts=[], tokens=[]) as world:
        with pytest.raises(LookupError, match=r"no account.*accounts=\[\{\}\]"):
            _ = world.api_key
        with pytest.raises(LookupError, match=r"no token.*tokens=\[\{\}\]"):
            _ = world.access_token


def test_application_stays_open() -> None:
    """Whoever made the application closes it: it answers when a world of it has ended."""
    app = create_app()
    emulator = InProcess(app)
    with emulator.world():
        pass
    assert ["default"] == [world["world"] for world in emulator.call("GET", "/_emulator/worlds")]
    app.close()


def kept(server: Server) -> Any:
    """The connection that the next control call goes over."""
    server.call("GET", "/_emulator/worlds")
    ((_, connection),) = server._idle
    return connection


def test_control_calls_share_a_connection(phone_emulator_server: Server) -> None:
    """One at a time is kept; when it was closed meanwhile, the call goes over another."""
    connection = kept(phone_emulator_server)
    assert kept(phone_emulator_server) is connection
    connection.sock.shutdown(socket.SHUT_RDWR)
    assert kept(phone_emulator_server) is not connection


def test_control_calls_after_a_fork(phone_emulator_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process leaves the connections of its parent alone: two on one would read each other's answers."""
    connection = kept(phone_emulator_server)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert kept(phone_emulator_server) is not connection


def test_server_that_can_not_start() -> None:
    """The error is what the command says."""
    with pytest.raises(StartError, match=r"nowhere\.toml"):
        Server(["--settings", "nowhere.toml"])


# A shell starts what runs in its background deaf to Ctrl-C, and so is all that this starts.
TIDY = """
import signal
import time
signal.signal(signal.SIGINT, signal.default_int_handler)
from phone_emulator.testing import Server
with Server() as server, server.world() as world:
    try:
        print(server.base_url, flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print(world.phones(), flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize(("number", "said"), [(signal.SIGINT, "[]\n"), (signal.SIGKILL, "")])
def test_server_ends_with_its_process(number: signal.Signals, said: str, tmp_path: Path) -> None:
    """Ctrl-C leaves it alone until the tests have tidied up; when they are killed, it ends by itself."""
    script = tmp_path / "tidy.py"
    script.write_text(TIDY, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()

        os.killpg(process.pid, number)

        assert said == process.stdout.read()
    wait_until_gone(url)


def wait_until_gone(url: str) -> None:
    """Return once nobody listens at a URL."""
    with httpx.Client(trust_env=False) as client:
        while True:
            try:
                client.get(url)
            except httpx.TransportError:
                return


def test_what_is_missing_is_named() -> None:
    """The emulator itself needs no httpx; who installed it without is told what to install."""
    code = "import sys; sys.modules['httpx'] = None; import phone_emulator.testing"
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert completed.stderr.endswith("ImportError: phone_emulator.testing needs httpx: pip install httpx\n")


def test_servers_of_a_world(phone_emulator_server: Server) -> None:
    """Their credentials create a token that is good in it."""
    with phone_emulator_server.world(servers=[{"serverKey": "mine"}]) as world:
        assert world.server_key == "mine"
        body = {"server_key": world.server_key, "server_secret": world.server_secret}
        token = httpx.post(f"{world.base_url}/passport/v2/s2s/access-token", json=body).json()["token"]
        url = f"{world.base_url}/accounts/v1/accounts/7/phones"
        assert httpx.get(url, headers={"Authorization": f"Bearer {token}"}).json() == []
