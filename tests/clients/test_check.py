"""`python -m <client> check`: each step says how things stand and what to do, in order, and only reads."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trustme

import pismo_client.__main__ as pismo
import senderid_client.__main__ as senderid
from emulator_client import EmulatorClient
from emulator_client.models import WorldAccount, WorldToken
from pismo_client import PismoClient
from pismo_client._checkup import main as pismo_main
from senderid_client import SenderIdClient
from senderid_client._checkup import main as senderid_main
from tests.clients.network import Peer, Serve, listening, received
from tests.clients.test_network import serving
from tests.support.clients import clients
from tests.support.documents import NAMES, contract

NUMBER = "01012345678"
KEY, SECRET, TOKEN = "NOBODYSKEY000001", "secret-that-nobody-may-see", "token-that-nobody-may-see"
STEPS = ["variables", "connection", "clock", "credentials", "address", "rights", "list"]


class Found(NamedTuple):
    """What a check found: its exit status, what it printed, and each step by its name."""

    status: int
    text: str
    steps: Mapping[str, Any]
    items: list[Any]

    @property
    def bad(self) -> list[str]:
        return [name for name, step in self.steps.items() if step["result"] == "bad"]

    def says(self, name: str) -> str:
        return f"{self.steps[name]['says']} -> {self.steps[name]['next']}"


@pytest.fixture(autouse=True)
def _environment(bare_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLAPI_API_KEY", KEY)
    monkeypatch.setenv("SOLAPI_API_SECRET", SECRET)
    monkeypatch.setenv("PISMO_ACCESS_TOKEN", TOKEN)


Check = Callable[..., Found]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    """Runs a check with these variables, in both forms; neither shows a secret."""

    def run(*arguments: str, of: Any = senderid, **variables: str) -> Found:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        run_it: Any = senderid_main if of is senderid else pismo_main
        status = run_it(of.CHECKUP, ["check", *arguments])
        text = capsys.readouterr().out
        assert run_it(of.CHECKUP, ["check", *arguments, "--json"]) == status
        printed = capsys.readouterr().out
        for secret in ("SOLAPI_API_SECRET", "PISMO_ACCESS_TOKEN"):
            if len(os.environ[secret]) > 5 and os.environ[secret] not in IMPLAUSIBLE:
                assert os.environ[secret] not in text + printed
        document = json.loads(printed)
        assert document["good"] == (status == 0)
        steps = {step["name"]: step for step in document["steps"]}
        found = Found(status, text, steps, document["items"])
        reached = [step["result"] != "unknown" for step in document["steps"]]
        assert status == (1 if found.bad or not all(reached) else 0)
        for step in document["steps"]:
            assert step["says"] or step["result"] == "unknown"
            assert bool(step["next"]) == (step["result"] == "bad")
            said = "".join(one if one.isprintable() else " " for one in step["says"])
            assert said in text or step["name"] == "clock"  # which went on
        return found

    return run


class World(NamedTuple):
    """A world of the emulator, and what its first account and token are."""

    control: EmulatorClient
    name: str
    account: WorldAccount
    variables: dict[str, str]

    def client(self) -> SenderIdClient:
        return SenderIdClient.from_env()


@pytest.fixture
def world(url: str, control: EmulatorClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., World]]:
    """Makes a world whose account is as it is told, and sets the variables."""
    made: list[str] = []

    def make(**account: Any) -> World:
        one = control.create_world(accounts=[WorldAccount(**account), WorldAccount()], tokens=[WorldToken()])
        made.append(one.world)
        first = one.accounts[0]
        variables = {
            "SOLAPI_API_KEY": str(first.api_key),
            "SOLAPI_API_SECRET": str(first.api_secret),
            "SOLAPI_BASE_URL": url,
            "PISMO_ACCESS_TOKEN": str(one.tokens[0].token),
            "PISMO_BASE_URL": url,
        }
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return World(control, one.world, first, variables)

    yield make
    for name in made:
        control.delete_world(name)


def test_all_is_good(check: Check, world: Callable[..., World]) -> None:
    """Every step is, in order; the numbers are listed with their states; only reads were made."""
    here = world()
    with here.client() as client:
        client.create_number(phone_number=NUMBER)
    here.control.set_number(here.name, str(here.account.account_id), NUMBER, status="ACTIVE")
    before = len(here.control.list_journal(here.name))

    found = check("010-1234-5678")

    assert (found.status, [*found.steps]) == (0, [*STEPS, "phone_number"])
    assert found.items[0]["key"] == NUMBER
    assert found.items[0]["state"] == "ACTIVE"
    assert found.items[0]["until"]
    assert f"{NUMBER}  ACTIVE" in found.text
    assert found.says("phone_number") == f"{NUMBER} is ACTIVE: SMS may be sent from it -> "
    assert "senderid:read" in found.says("rights")
    entries = here.control.list_journal(here.name)[before:]
    assert {entry.method for entry in entries} == {"GET"}


@pytest.mark.parametrize("form", [["010-1234-5678"], ["+82", "10", "1234", "5678"], ["+82 (0)10-1234-5678"], [NUMBER]])
def test_number_in_whatever_form(check: Check, world: Callable[..., World], form: list[str]) -> None:
    """It is the one that is registered without them."""
    with world().client() as client:
        client.create_number(phone_number=NUMBER)

    assert check(*form).says("phone_number").startswith(f"{NUMBER} is PENDING")


def test_number_that_may_not_be_used(check: Check, world: Callable[..., World]) -> None:
    """Why not, and which call comes next: for each state, and where there is no such number."""
    here = world()
    control, account = here.control, str(here.account.account_id)
    with here.client() as client:
        client.create_number(phone_number=NUMBER)
    expected = {
        "PENDING": ("its owner is not verified yet", f"call client.start_verification('{NUMBER}')"),
        "INACTIVE": ("it was switched off", f"call client.update_number('{NUMBER}', status='ACTIVE')"),
        "DUPLICATED": ("another account holds it", f"call client.request_duplicate_release('{NUMBER}', reason=...)"),
    }
    for status, (says, then) in expected.items():
        if status == "INACTIVE":
            control.set_number(here.name, account, NUMBER, status="ACTIVE")
        control.set_number(here.name, account, NUMBER, status=status)  # type: ignore[arg-type]
        found = check(NUMBER)
        assert found.bad == ["phone_number"]
        assert f"{NUMBER} is {status}: {says}" in found.text
        assert found.steps["phone_number"]["next"] == then

    found = check("010-9999-9999")
    assert found.bad == ["phone_number"]
    assert found.says("phone_number") == (
        "01099999999 is not in the list: this account has not registered it"
        " -> call client.create_number(phone_number='01099999999')"
    )


def test_no_number_is_no_fault(check: Check, world: Callable[..., World]) -> None:
    """Whoever asks for none is told that there is none."""
    world()

    found = check()

    assert (found.status, found.says("list")) == (0, "it is empty -> ")


IMPLAUSIBLE = {
    "": "is not set",
    "me@example.com": "is an e-mail address",
    "undefined": "is the word 'undefined'",
    "None": "is the word 'None'",
    "null": "is the word 'null'",
    '"NCS0000000000000"': "has quotes around it",
    "'NCS0000000000000": "has quotes around it",
    "NCS0000000000000 ": "has a blank or a line break at an end",
    "NCS0000000000000\n": "has a blank or a line break at an end",
    "NCS00000 0000000": "has a blank",
    "<your key>": "is a placeholder",
    "${API_KEY}": "is a placeholder",
    "YOUR_API_KEY": "is a placeholder",
    "xxxxxxxx": "is a placeholder",
    "Bearer abc": "begins with Bearer",
    "비밀": "has a blank, a line break or another character",
}


@pytest.mark.parametrize(("value", "words"), IMPLAUSIBLE.items())
def test_what_is_no_credential_never_leaves(check: Check, value: str, words: str) -> None:
    """In the place of any of them: no connection is made, and the value isn't shown."""
    with listening(lambda peer, connection: peer.heads.append(received(connection))) as peer:
        url = f"http://127.0.0.1:{peer.port}"
        for variable in ("SOLAPI_API_KEY", "SOLAPI_API_SECRET"):
            others = {"SOLAPI_API_KEY": KEY, "SOLAPI_API_SECRET": SECRET, variable: value}
            found = check(SOLAPI_BASE_URL=url, **others)
            assert found.bad == ["variables"]
            assert f"{variable} {words}" in found.text
            assert "set SOLAPI_API_KEY and SOLAPI_API_SECRET" in found.text
        found = check("7", of=pismo, PISMO_BASE_URL=url, PISMO_ACCESS_TOKEN=value)
        assert found.bad == ["variables"]
        assert f"PISMO_ACCESS_TOKEN {words}" in found.text

    assert peer.heads == []


@pytest.mark.parametrize(
    ("key", "secret", "words"), [(SECRET, KEY, "look swapped"), (KEY, KEY, "are the same")], ids=["swapped", "the same"]
)
def test_pair_that_is_none(check: Check, key: str, secret: str, words: str) -> None:
    """A pair in each other's place is no more sent than one that is the same twice."""
    found = check(SOLAPI_API_KEY=key, SOLAPI_API_SECRET=secret, SOLAPI_BASE_URL="http://127.0.0.1:1")

    assert found.bad == ["variables"]
    assert f"SOLAPI_API_KEY and SOLAPI_API_SECRET {words}" in found.text


def test_nothing_is_set(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    """Then each way to prove who calls is named, and in the help, too."""
    nothing = dict.fromkeys(("SOLAPI_API_KEY", "SOLAPI_API_SECRET", "PISMO_ACCESS_TOKEN"), "")
    ways = {
        senderid: "SOLAPI_API_KEY and SOLAPI_API_SECRET, or SOLAPI_ACCESS_TOKEN",
        pismo: "PISMO_ACCESS_TOKEN, or PISMO_SERVER_KEY and PISMO_SERVER_SECRET",
    }
    for of, named in ways.items():
        arguments = ["7"] if of is pismo else []
        assert (
            check(*arguments, of=of, **nothing).steps["variables"]["next"] == f"set {named} to what the provider shows"
        )
        run_it: Any = senderid_main if of is senderid else pismo_main
        with pytest.raises(SystemExit):
            run_it(of.CHECKUP, ["check", "--help"])
        assert named in " ".join(capsys.readouterr().out.split())


def test_words_that_a_script_left_are_no_pair(check: Check) -> None:
    """What is no credential is not compared with another."""
    found = check(SOLAPI_API_KEY="undefined", SOLAPI_API_SECRET="undefined")

    assert found.text.count("is the word 'undefined'") == 2
    assert "are the same" not in found.text


@pytest.fixture
def unused_port() -> Iterator[int]:
    with socket.socket() as bound:  # it does not listen, and nobody else is given its port
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


def test_addresses_that_lead_nowhere(check: Check, unused_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with each, and which variable to look at."""
    monkeypatch.setattr("senderid_client._retries.Retries.backoff", lambda *_: 0.0)
    with listening(lambda _, connection: connection.sendall(b"SSH-2.0-x\r\n")) as peer:
        cases = {
            f"http://127.0.0.1:{unused_port}": f"nothing listens at 127.0.0.1:{unused_port}",
            "https://nowhere.invalid": "no address is known of nowhere.invalid",
            f"https://127.0.0.1:{peer.port}": "does not speak TLS",
            "http://api.example": "would send credentials in the clear",
            "api.example": "is not absolute",
        }
        for url, words in cases.items():
            found = check(NUMBER, SOLAPI_BASE_URL=url)
            assert found.bad == ["connection"], url
            assert words in found.says("connection")
            assert found.steps["phone_number"]["result"] == "unknown"


def test_certificates(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that nobody vouches for, one of another host, and a file of certificates that is none."""
    monkeypatch.setattr("senderid_client._retries.Retries.backoff", lambda *_: 0.0)
    authority = trustme.CA()
    with authority.cert_pem.tempfile() as file, listening(says(200, {}), serving(authority)) as peer:
        untrusted = check(SOLAPI_BASE_URL=f"https://127.0.0.1:{peer.port}")
        elsewhere = check(SOLAPI_BASE_URL=f"https://localhost:{peer.port}", SSL_CERT_FILE=file)
    unread = check(SOLAPI_BASE_URL="https://127.0.0.1:1", SSL_CERT_FILE="/nowhere")

    assert untrusted.bad == elsewhere.bad == unread.bad == ["connection"]
    assert "the certificate of 127.0.0.1 is refused" in untrusted.says("connection")
    assert "name its certificates in SSL_CERT_FILE" in untrusted.says("connection")
    assert "the certificate of localhost is refused: Hostname mismatch" in elsewhere.says("connection")
    assert elsewhere.steps["connection"]["next"] == "look whether SOLAPI_BASE_URL is the address of the API"
    assert "SSL_CERT_FILE is '/nowhere', which can't be used" in unread.says("connection")


def test_proxies(check: Check, unused_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that isn't there, one that refuses, and one that is none; its password is not shown."""
    monkeypatch.setattr("senderid_client._retries.Retries.backoff", lambda *_: 0.0)

    def refuse(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    with listening(refuse) as peer:
        proxies = {
            f"http://me:hidden@127.0.0.1:{unused_port}": "Connection refused",
            f"http://me:hidden@127.0.0.1:{peer.port}": "407 Proxy Authentication Required",
            "ftp://me:hidden@127.0.0.1": "whose scheme is none of",
        }
        for proxy, words in proxies.items():
            found = check(SOLAPI_BASE_URL="https://api.example", HTTPS_PROXY=proxy)
            assert found.bad == ["connection"]
            assert words in found.says("connection")
            assert "mend HTTPS_PROXY, or list" in found.says("connection")
            assert "hidden" not in found.text


def says(status: int, body: Any, **headers: str) -> Serve:
    """Answers so."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    def serve(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        lines = [f"{name}: {value}\r\n" for name, value in ({"Connection": "close"} | headers).items()]
        head = f"HTTP/1.1 {status} X\r\n{''.join(lines)}Content-Length: {len(content)}\r\n\r\n"
        connection.sendall(head.encode() + content)

    return serve


def answered(check: Check, serve: Serve, *arguments: str, of: Any = senderid) -> Found:
    """What is found when this answers."""
    with listening(serve) as peer:
        url = f"http://127.0.0.1:{peer.port}"
        return check(*arguments, of=of, SOLAPI_BASE_URL=url, PISMO_BASE_URL=url)


def refusal(code: str, message: str = "…") -> dict[str, str]:
    return {"errorCode": code, "errorMessage": message}


@pytest.mark.parametrize("minutes", [-16, 16])
def test_clock_that_is_off(check: Check, minutes: int) -> None:
    """By the date of the answer, with how much; whatever the code says."""
    date = format_datetime(datetime.now(UTC) - timedelta(minutes=minutes), usegmt=True)
    for code in ("RequestTimeTooSkewed", "SignatureDoesNotMatch"):
        found = answered(check, says(403, refusal(code), Date=date), NUMBER)
        assert found.bad == ["clock"]
        assert f"s {'ahead' if minutes > 0 else 'behind'}; 900 s are allowed" in found.says("clock")
        assert "set the clock of this machine" in found.says("clock")


def test_clock_that_the_server_refuses(check: Check, world: Callable[..., World]) -> None:
    """By its code, where the date of the answer tells otherwise."""
    here = world()
    here.control.set_clock(here.name, now=datetime.now(UTC) + timedelta(hours=1))

    assert check().bad == ["clock"]


def test_credentials_that_are_refused(check: Check, world: Callable[..., World]) -> None:
    """An unknown key and a secret of another: they belong together."""
    here = world()
    for variables in ({"SOLAPI_API_KEY": KEY}, {"SOLAPI_API_SECRET": SECRET}):
        found = check(NUMBER, **{**here.variables, **variables})
        assert found.bad == ["credentials"]
        assert "check SOLAPI_API_KEY and SOLAPI_API_SECRET: they belong together" in found.says("credentials")
        assert found.steps["connection"]["result"] == found.steps["clock"]["result"] == "good"
    found = answered(check, says(403, refusal("SignatureDoesNotMatch")))
    assert found.bad == ["credentials"]
    found = answered(check, says(400, refusal("X", "회원 ID가 유효하지 않습니다")))
    assert found.bad == ["credentials"]
    found = check("7", of=pismo, PISMO_BASE_URL=here.variables["PISMO_BASE_URL"], PISMO_ACCESS_TOKEN=TOKEN)
    assert (found.bad, [*found.steps][-1]) == (["credentials"], "list")
    assert "check PISMO_ACCESS_TOKEN, whether" in found.says("credentials")
    pair = {"PISMO_ACCESS_TOKEN": "", "PISMO_SERVER_KEY": "some-key", "PISMO_SERVER_SECRET": ""}
    found = check("7", of=pismo, **pair)
    assert found.says("variables").startswith("PISMO_SERVER_SECRET is not set -> set PISMO_SERVER_KEY and PISMO_SERV")
    found = check("7", of=pismo, **pair | {"PISMO_SERVER_SECRET": "some-secret"})
    assert found.bad == ["credentials"]
    assert "check PISMO_SERVER_KEY and PISMO_SERVER_SECRET, whether they belong together" in found.says("credentials")


def test_address_that_is_not_allowed(check: Check, world: Callable[..., World]) -> None:
    """It is named, and key and secret are good."""
    world(allowed_addresses=["203.0.113.0/24"])

    found = check(NUMBER)

    assert found.bad == ["address"]
    assert found.steps["credentials"]["result"] == "good"
    assert "allow the address 127.0.0.1 for this key" in found.says("address")
    assert "A host without a fixed address will be refused again" in found.says("address")


def test_rights_that_are_missing(check: Check, world: Callable[..., World]) -> None:
    """Of the key and of the member behind it, and a closed account; what is needed is said."""
    accounts: list[dict[str, Any]] = [{"permissions": []}, {"roles": []}, {"permissions": ["senderid:write"]}]
    for account in accounts:
        world(**account)
        found = check(NUMBER)
        assert found.bad == ["rights"], account
        assert found.steps["address"]["result"] == "good"
        assert "it needs senderid:read, role-senderid:read" in found.says("rights")
        assert found.steps["phone_number"]["result"] == "unknown"


def test_token_of_another_account(check: Check, url: str, control: EmulatorClient) -> None:
    """It is accepted, and may not reach this one."""
    made = control.create_world(tokens=[WorldToken(account_id=8)])
    variables = {"PISMO_BASE_URL": url, "PISMO_ACCESS_TOKEN": str(made.tokens[0].token)}

    assert check("8", of=pismo, **variables).status == 0
    assert check("7", of=pismo, **variables).bad == ["rights"]
    control.delete_world(made.world)


UNREADABLE: dict[str, Serve] = {
    "failure": says(500, refusal("InternalError")),
    "too many": says(429, refusal("Busy"), **{"Retry-After": "3600"}),
    "another path": says(404, b"<html>not here</html>"),
    "redirect": says(302, b"", Location="https://elsewhere.example/"),
    "bad request": says(400, refusal("ValidationError")),
    "page of a proxy": says(403, b"<html>blocked</html>"),
    "page of another": says(401, b"<html>log in</html>"),
    "a page": says(200, b"<html>log in</html>"),
    "another object": says(200, {"data": []}),
    "a bare array": says(200, []),
    "texts": says(200, {"accountId": "1", "senderIds": [NUMBER]}),
    "no keys": says(200, {"accountId": "1", "senderIds": [{"number": NUMBER}]}),
    "an object": says(200, {"accountId": "1", "senderIds": {NUMBER: "ACTIVE"}}),
}


@pytest.mark.parametrize("serve", UNREADABLE.values(), ids=UNREADABLE)
def test_unread_list_is_not_an_empty_one(check: Check, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be read says nothing of a number, least of all that it isn't registered."""
    monkeypatch.setattr("senderid_client._retries.Retries.backoff", lambda *_: 0.0)

    found = answered(check, serve, NUMBER)

    assert found.bad == ["list"]
    assert "it could not be read: " in found.says("list")
    assert f"Nothing is known of {NUMBER}." in found.says("list")
    assert found.steps["phone_number"]["result"] == "unknown"
    assert "registered" not in found.text


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            {"status": "ACTIVE", "expireAt": "2020-01-01T00:00:00.000Z"},
            "until 2020-01-01T00:00:00.000Z: its verification has",
        ),
        ({"status": "BLOCKED"}, "is BLOCKED, which the contract doesn't know -> ask the provider"),
        ({}, "is status: null, which the contract doesn't know"),
    ],
    ids=["lapsed", "a new state", "no state"],
)
def test_states_beside_those_of_the_contract(check: Check, item: dict[str, Any], words: str) -> None:
    """A verification that has lapsed is none, and what nobody knows is not good."""
    account = {"accountId": "1", "limit": 1, "senderIds": [{"phoneNumber": NUMBER, **item}]}

    found = answered(check, says(200, account), NUMBER)

    assert found.bad == ["phone_number"]
    assert words in found.says("phone_number")


def test_lapse_is_judged_by_the_clock_of_the_server(check: Check) -> None:
    """As long as it is not over there, it isn't."""
    item = {"phoneNumber": NUMBER, "status": "ACTIVE", "expireAt": "2020-01-01T00:00:00.000Z"}
    date = "Wed, 01 Jan 2019 00:00:00 GMT"

    assert answered(check, says(200, {"accountId": "1", "senderIds": [item]}, Date=date), NUMBER).status == 0


def test_address_of_something_else(check: Check) -> None:
    """Where the API has no such path, the address is to be looked at, and not the request."""
    for status in (404, 405):
        found = answered(check, says(status, refusal("NotFound")))
        assert found.bad == ["list"]
        assert found.steps["list"]["next"] == "look whether SOLAPI_BASE_URL is the address of the API"


def test_account_without_numbers(check: Check) -> None:
    """Null is an empty list."""
    found = answered(check, says(200, {"accountId": "1", "senderIds": None}), NUMBER)

    assert found.says("list") == "it is empty -> "
    assert found.says("phone_number").startswith(f"{NUMBER} is not in the list")


def test_several_of_one_number(check: Check) -> None:
    """One that may be used is enough."""
    phones = [
        {"number": "98765-4321", "active": active, "area_code": area} for active, area in ((False, "11"), (True, "12"))
    ]

    found = answered(check, says(200, phones), "7", "98765-4321", of=pismo)

    assert found.says("number") == "98765-4321 is active: true: the phone is in use -> "


def test_clock_that_no_signature_has(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where requests are not signed, a time that is refused is that of the credentials."""
    with listening(says(403, refusal("RequestTimeTooSkewed"))) as peer:
        monkeypatch.setenv("SOLAPI_BASE_URL", f"http://127.0.0.1:{peer.port}")
        assert senderid_main(senderid.CHECKUP._replace(window=None), ["check"]) == 1

    text = capsys.readouterr().out
    assert not re.search(r"^\S+ +clock", text, re.MULTILINE)
    assert "BAD   credentials  403 RequestTimeTooSkewed" in text


def test_many_numbers(check: Check) -> None:
    """Twenty are shown, and how many there are more; all of them in JSON."""
    items = [{"phoneNumber": f"010{number:08}", "status": "ACTIVE"} for number in range(25)]

    found = answered(check, says(200, {"accountId": "1", "senderIds": items}))

    assert found.text.count("ACTIVE") == 21
    assert "and 5 more, which --json shows" in found.text
    assert len(found.items) == 25


def test_what_an_answer_repeats_is_not_shown(check: Check) -> None:
    """Neither a secret nor what would move a terminal."""
    body = refusal("X", f"no such secret: {SECRET}\x1b[2J")

    found = answered(check, says(400, body))

    assert "no such secret: *** [2J" in found.text
    assert "\x1b" not in found.text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ("98765-4321", 1),
        ("987654321", 1),
        ("11 98765-4321", 1),
        ("+55 11 98765-4321", 1),
        ("12 98765-4321", None),
        ("8765-4321", None),
    ],
)
def test_phone_with_what_stands_before_it(
    check: Check, world: Callable[..., World], form: str, status: int | None
) -> None:
    """Area and country code may stand before the number, and must be those of the phone."""
    world()
    with PismoClient.from_env() as client:
        phone = client.create_phone(7, number="98765-4321", type_="MOBILE", area_code=11, active=False)

    found = check("7", form, of=pismo)

    assert found.bad == ["number"]
    then = (
        "call client.create_phone(7, number="
        if status is None
        else f"call client.update_phone(7, {phone.id}, active=True)"
    )
    assert found.steps["number"]["next"].startswith(then)


@pytest.mark.parametrize(
    "arguments",
    [["check", "abc"], ["check", "1"], ["check", ""], ["check", "", " "], ["check", "--what"], [], ["look"]],
    ids=["no number", "too short", "empty", "blank", "an option", "nothing", "another command"],
)
def test_wrong_command_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It exits with 2, and says what is wrong; nothing is sent."""
    with pytest.raises(SystemExit) as caught:
        senderid_main(senderid.CHECKUP, arguments)

    assert caught.value.code == 2
    assert "usage: python -m senderid_client" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "the following arguments are required: ACCOUNT_ID\n"),
        *(([one], f"argument ACCOUNT_ID: {one!r} is no whole number") for one in ("x", "", "7_0", "+7", " 7", "７")),
        (["9" * 5000], "argument ACCOUNT_ID: '999"),
        (["0"], "account_id: 0 is less than 1"),
        (["7", "call me"], "NUMBER: 'call me' is no number"),
        (["7", ""], "NUMBER: is empty: give one, or leave it out"),
    ],
)
def test_wrong_arguments_of_the_operation(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the contract doesn't allow is no set-up that is bad; what may be left out is not called for."""
    with pytest.raises(SystemExit) as caught:
        pismo_main(pismo.CHECKUP, ["check", *arguments])

    assert caught.value.code == 2
    assert f"error: {words}" in capsys.readouterr().err


def test_blank_key_of_whatever_form(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where keys are no phone numbers, as a script leaves one that found nothing."""
    with pytest.raises(SystemExit):
        pismo_main(pismo.CHECKUP._replace(form=None), ["check", "7", " "])

    assert "NUMBER: is empty" in capsys.readouterr().err


def test_module_is_run(world: Callable[..., World], monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user runs it, wherever its output goes, and whatever the API says."""
    world()
    monkeypatch.setenv("SOLAPI_API_SECRET", SECRET)
    command = [sys.executable, "-m", "senderid_client", "check"]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert (done.returncode, done.stderr) == (1, b"")
    assert rb"400 SignatureDoesNotMatch: \uc0dd" in done.stdout


@pytest.mark.parametrize("stem", NAMES)
def test_only_a_contract_with_the_word_has_a_check(stem: str) -> None:
    """A client of another can't be run."""
    folder = sys.modules[clients(stem).sync.__module__.partition(".")[0]].__path__[0]
    has_check = "x-check" in contract(stem)

    assert [Path(folder, name).exists() for name in ("__main__.py", "_checkup.py")] == [has_check, has_check]
