"""What the journal keeps of requests and answers: enough to see why a test failed, no secret, and not too much."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest

from phone_emulator import AccessToken, Account, Settings, Token, journal
from tests.support.asgi import Caller
from tests.support.callers import FIRST, TOKEN
from tests.support.signing import sign

WORLD = "/_emulator/worlds/default"
NUMBERS = "/senderid/v1/numbers"
PHONES = "/accounts/v1/accounts/1/phones"
PHONE = {"number": "1", "type": "MOBILE"}
SECRET = "s3cr3t-0f/somebody+else="
DATE = "2019-10-28T17:59:25.130Z"
SIGNED = f"apiKey={FIRST.api_key}, date={DATE}, salt=0123456789abcdef"


def entries(emulator: Caller, query: str = "") -> list[Any]:
    found: list[Any] = emulator.request("GET", f"{WORLD}/journal?limit=1000{query}").body
    return found


@pytest.mark.parametrize(
    "value",
    [
        SECRET,
        f"HMAC-SHA256 {SECRET}",
        f"HMAC-SHA256 {SIGNED}, signature={SECRET}",
        f'HMAC-SHA256 {SIGNED}, signature="0,{SECRET}"',
        f"HMAC-SHA256 {SIGNED}, signature=0 {SECRET}",
        f"HMAC-SHA256 {SIGNED}, signature=0, nonce={SECRET}",
        f"HMAC-SHA256 {SIGNED}, {SECRET}=0, signature=0",
        f"HMAC-SHA256 {SIGNED}, signature:{SECRET}",
        f"HMAC-SHA256 apiKey={SECRET}, date={DATE}, salt=0123456789abcdef, signature=0",
        f"HMAC-SHA256 apiKey={FIRST.api_key}, date={SECRET}, salt=0123456789abcdef, signature=0",
        f"HMAC-SHA256 apiKey={FIRST.api_key}, date={DATE}, salt={SECRET}, signature=0",
        f"HMAC-SHA512 {SIGNED}, signature={SECRET}",
        f"{SECRET} {SIGNED}, signature=0",
        f"hmac-md5 {SIGNED}, SIGNATURE={SECRET}",
        f"Bearer {SECRET}",
        f"bearer  {SECRET}",
        f"Basic {SECRET}",
        f"Token {SECRET}",
        f"Digest username={SECRET}",
    ],
)
@pytest.mark.parametrize("name", ["Authorization", "Authentication"])
def test_credentials(name: str, value: str, emulator: Caller) -> None:
    """Of what proves who calls nothing is kept but what the emulator has recognized, however it is garbled."""
    for method, path, body in (("POST", NUMBERS, {"phoneNumber": "01012345678"}), ("POST", PHONES, PHONE)):
        emulator.request(method, path, body=body, headers={name: value})
    assert len(kept := entries(emulator)) == 2
    assert SECRET not in json.dumps(kept)


@pytest.mark.parametrize(
    "name",
    ["X-Api-Key", "X-Auth-Token", "Cookie", "Proxy-Authorization", "Referer", "X-Amz-Security-Token", "apiSecret"],
)
def test_headers(name: str, emulator: Caller) -> None:
    """A header that nothing says to be safe is shown by its name."""
    emulator.request("POST", PHONES, body=PHONE, headers={name: SECRET}, token=TOKEN)
    (entry,) = entries(emulator)
    assert entry["headers"][name.lower()] == "***"
    assert SECRET not in json.dumps(entry)


@pytest.mark.parametrize(
    "query",
    [
        f"access_token={SECRET}",
        f"limit=5&apiKey={SECRET}&type=MOBILE",
        f"{SECRET}",
        f"{SECRET}=1",
        "secret=s3cr3t-0f%2Fsomebody%2Belse%3D",
        "secret=%73%33cr3t-0f/somebody%2Belse=",
    ],
)
def test_query(query: str, emulator: Caller) -> None:
    """A key of the query that no contract has is shown without its value, also where an error repeats it."""
    emulator.request("GET", f"{PHONES}?{query}", token=TOKEN)
    (entry,) = entries(emulator)
    assert "s3cr3t" not in json.dumps(entry)
    assert "%73%33" not in entry["path"]
    assert "type" not in query or "type=" in entry["path"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(PHONE | {"client_secret": SECRET}),
        json.dumps(PHONE | {"nested": {"list": [1, SECRET]}}),
        json.dumps(PHONE | {SECRET: "1"}),
        json.dumps(PHONE | {"client_secret": SECRET * 50}),
        json.dumps({"number": 1, "client_secret": SECRET * 50}),
        json.dumps([SECRET * 50]),
        json.dumps(SECRET * 50),
        json.dumps(SECRET),
        json.dumps([SECRET]),
        json.dumps([PHONE, [SECRET]]),
        json.dumps({"number": "1", "": [PHONE | {"type": SECRET}]}),
        f"client_secret={SECRET}",
        f'{{"number": "{SECRET}"',
        f"<secret>{SECRET}</secret>",
    ],
)
@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded"])
def test_body(content: str, content_type: str, emulator: Caller) -> None:
    """Of a body that is not as the contract wants it what the contract describes is kept; the answer is masked, too."""
    emulator.request("POST", PHONES, content=content.encode(), headers={"content-type": content_type}, token=TOKEN)
    (entry,) = entries(emulator)
    assert "s3cr3t" not in json.dumps(entry)
    assert entry["valid"] is False


@pytest.mark.parametrize("path", ["/_emulator", "/%5Femulator", "/%5F%65mulator", "/_emulato%72"])
def test_control_calls(path: str, emulator: Caller) -> None:
    """They are in no journal, however their path is written: they tell credentials."""
    created = emulator.request("POST", f"{path}/worlds", body={"accounts": [{"apiSecret": SECRET}]})
    assert created.status == 201
    assert entries(emulator) == []


def test_what_is_kept(emulator: Caller) -> None:
    """A request is told as it came, with who signed it and when."""
    body = b'{"phoneNumber":  "01012345678"}'
    headers = sign(FIRST, date=DATE, salt="a" * 20) | {
        "User-Agent": "mine/1",
        "X-Request-Id": "7",
        "X-Customer-Id": "8",
    }
    emulator.request("POST", NUMBERS, content=body, headers={"content-type": "application/json", **headers})
    (entry,) = entries(emulator)
    shown = f"HMAC-SHA256 apiKey={FIRST.api_key}, date={DATE}, salt=***, signature=***"
    assert entry["headers"] == {
        "content-type": "application/json",
        "authorization": shown,
        "user-agent": "mine/1",
        "x-request-id": "7",
        "x-customer-id": "8",
    }
    assert (entry["body"], entry["path"], entry["accountId"]) == (body.decode(), NUMBERS, FIRST.account_id)
    assert json.loads(entry["answer"]["body"])["senderIds"][0]["phoneNumber"] == "01012345678"


def test_what_the_contract_calls_secret(emulator: Caller) -> None:
    """What proves who calls is hidden wherever it is described: here the call that a number gets, and its code."""
    emulator.create("01012345678", FIRST)
    path = f"{NUMBERS}/01012345678/authenticate"
    step = {"authType": "ARS", "extras": {"phoneNumber": "01012345678"}}
    started = emulator.request("PUT", path, account=FIRST, headers={"x-mfa-data": json.dumps(step)})
    (*_, entry) = entries(emulator)
    shown = json.loads(entry["answer"]["body"])
    assert (entry["headers"]["x-mfa-data"], shown["mfa"]["transactionId"]) == ("***", "***")
    assert started.body["mfa"]["transactionId"] not in json.dumps(entry)
    assert shown["errorCode"] == started.body["errorCode"]


def test_documented_query(emulator: Caller) -> None:
    """Parameters that the contract has are kept as they came."""
    emulator.request("GET", f"{PHONES}?type=MOBILE&active=true", token=TOKEN)
    assert entries(emulator)[0]["path"] == f"{PHONES}?type=MOBILE&active=true"


def test_name_of_a_misspelt_property(emulator: Caller) -> None:
    """The name of what the contract doesn't know is told, so that it can be mended."""
    emulator.request("POST", PHONES, body=PHONE | {"areaCode": 11}, token=TOKEN)
    (entry,) = entries(emulator)
    assert json.loads(entry["body"]) == PHONE | {"areaCode": "***"}
    assert "areaCode" in entry["detail"]


def test_entries_have_a_bound(emulator: Caller) -> None:
    """However much a request says, its entry is no larger than some tens of KiB; an error repeats no large value."""
    long = "a" * 60_000
    for sent in ({"body": PHONE | {long: long}}, {"body": PHONE | {"number": long}}, {"body": {"x": [long]}}):
        assert len(emulator.request("POST", PHONES, token=TOKEN, **sent).content) < 4096
    emulator.request("GET", f"{PHONES}?{long}", token=TOKEN)
    emulator.request("GET", f"/{long}", headers={f"x-{number}": "accept" * 9 for number in range(900)})
    emulator.request("GET", PHONES, headers={"user-agent": long}, token=TOKEN)
    kept = entries(emulator)
    assert len(kept) == 6
    assert max(len(orjson.dumps(entry)) for entry in kept) < 65_536


def test_world_has_a_bound(monkeypatch: pytest.MonkeyPatch, make_emulator: Callable[..., Caller]) -> None:
    """The oldest entries go when all together are too large, whatever their number."""
    monkeypatch.setattr(journal, "LARGEST", 20_000)
    emulator = make_emulator()
    for number in range(60):
        emulator.request("GET", f"/{number:02}{'a' * 2000}")
    kept = entries(emulator)
    assert sum(len(orjson.dumps(entry)) for entry in kept) < 20_000 * 9 / 8 + 5_000
    assert [entry["path"][:3] for entry in kept] == [f"/{number:02}" for number in range(60 - len(kept), 60)]
    assert len(kept) >= 4


def test_key_beside_a_token(make_emulator: Callable[..., Caller]) -> None:
    """A key is shown to be that of who calls alone, and not of whoever else signs."""
    emulator = make_emulator(Settings(accounts=(replace(FIRST, access_tokens=(AccessToken("t0ken"),)),)))
    for key in (FIRST.api_key, "S0MEB0DYS"):
        other = sign(Account("1", key, "x"), date=DATE, header="authentication")
        emulator.request("GET", NUMBERS, headers=other, token="t0ken")
    own, others = (entry["headers"]["authentication"] for entry in entries(emulator))
    assert f"apiKey={FIRST.api_key}, date={DATE}, salt=***, signature=***" in own
    assert f"apiKey=***, date={DATE}, salt=***, signature=***" in others


def test_answers_that_are_given_again(make_emulator: Callable[..., Caller]) -> None:
    """What is hidden of the first is hidden of the others."""
    emulator = make_emulator(Settings(tokens=(Token("s3cr3t"),)))
    emulator.create_phone(PHONE | {"extension": "s3cr3t"}, token="s3cr3t")
    answers = [emulator.request("GET", PHONES, token="s3cr3t").content.decode() for _ in range(3)]
    kept = [entry["answer"]["body"] for entry in entries(emulator, "&operationId=listPhones")]
    assert kept == [answer.replace('"s3cr3t"', '"***"') for answer in answers]
    assert "s3cr3t" in answers[0]


def test_long_answers_that_are_given_again(emulator: Caller) -> None:
    """What is cut off of the first is cut off of the others."""
    for number in range(100):
        emulator.create_phone(PHONE | {"number": f"{number}"}, token=TOKEN)
    answers = [emulator.request("GET", PHONES, token=TOKEN).content.decode() for _ in range(3)]
    kept = [entry["answer"]["body"] for entry in entries(emulator, "&operationId=listPhones")]
    assert kept == [answer[:16_384] + "\u2026" for answer in answers]


def test_other_accounts_of_a_key(emulator: Caller) -> None:
    """A key that nobody has may be a secret in the wrong place, and is not kept; one that somebody has is."""
    for account in (Account("1", SECRET, "x"), Account("1", FIRST.api_key, "x")):
        emulator.create("01012345678", account)
    unknown, known = entries(emulator)
    assert "apiKey=***" in unknown["headers"]["authorization"]
    assert f"apiKey={FIRST.api_key}" in known["headers"]["authorization"]
    assert (unknown["error"], known["error"]) == ("InvalidAPIKey", "SignatureDoesNotMatch")
