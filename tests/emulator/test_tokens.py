"""Access tokens that servers are given, and OAuth2 tokens of accounts."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from phone_emulator import AccessToken, Account, Server, Settings, Token
from tests.support.asgi import Answer, Caller
from tests.support.callers import FIRST
from tests.support.determinism import Clock

TOKENS = "/passport/v2/s2s/access-token"
SERVER = Server("a-server", "its-secret")
BODY = {"server_key": SERVER.server_key, "server_secret": SERVER.server_secret}
NUMBERS = "/senderid/v1/numbers"


@pytest.fixture
def served(make_emulator: Callable[..., Caller]) -> Caller:
    return make_emulator(Settings(servers=(SERVER,)))


def create(caller: Caller, **body: Any) -> str:
    answer = caller.request("POST", TOKENS, body={**BODY, **body})
    assert answer.status == 200
    token: str = answer.body["token"]
    return token


def listed(caller: Caller, token: str, account_id: int = 7) -> Answer:
    return caller.request("GET", f"/accounts/v1/accounts/{account_id}/phones", token=token)


def claims(token: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return found


def test_token_reaches_every_account(served: Caller) -> None:
    """One that was created for none in particular."""
    token = create(served)
    assert [200, 200] == [listed(served, token, account).status for account in (7, 8)]


def test_token_of_an_account_reaches_that_alone(served: Caller) -> None:
    """Another is forbidden, as with a token of the settings."""
    token = create(served, account_id=7)
    assert (200, 403) == (listed(served, token, 7).status, listed(served, token, 8).status)
    assert 7 == claims(token)["account_id"]


def test_token_ends_by_the_clock_of_its_world(served: Caller, clock: Clock) -> None:
    """To the second; the refusal says when it did, and another token is good."""
    token = create(served)
    clock.advance(3599)
    assert 200 == listed(served, token).status
    clock.advance(1)
    refused = listed(served, token)
    assert 401 == refused.status
    assert "expired at" in refused.body["message"]
    assert 3600 == claims(token)["exp"] - claims(token)["iat"]
    assert 200 == listed(served, create(served)).status


def test_each_token_is_another(served: Caller) -> None:
    """Those of one second, too."""
    assert 3 == len({create(served) for _ in range(3)})


@pytest.mark.parametrize("body", [{**BODY, "server_secret": "another"}, {**BODY, "server_key": "nobody"}])
def test_unknown_server(served: Caller, body: dict[str, str]) -> None:
    """A wrong secret and an unknown key are refused alike."""
    answer = served.request("POST", TOKENS, body=body)
    assert (401, "Bearer") == (answer.status, answer.headers["www-authenticate"])


def _of_another(token: str) -> str:
    head, _, signature = token.split(".")
    content = json.dumps(claims(token) | {"account_id": 8}).encode()
    return ".".join([head, base64.urlsafe_b64encode(content).decode().rstrip("="), signature])


def _unsigned(token: str) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    return ".".join([head, token.split(".")[1], ""])


FORGED = {
    "other claims": _of_another,
    "no signature": _unsigned,
    "half of it": lambda token: token[: len(token) // 2],
    "no claims": lambda token: token.split(".")[0] + "..",
    "not base64": lambda token: "ä.ö.ü".encode().decode("latin-1"),
    "claims that are a list": lambda token: token.split(".")[0] + "." + base64.urlsafe_b64encode(b"[]").decode() + ".x",
    "an end that is no number": lambda token: (
        token.split(".")[0] + "." + base64.urlsafe_b64encode(b'{"sub": "a-server", "exp": "x"}').decode() + ".x"
    ),
    "an end that never comes": lambda token: (
        token.split(".")[0] + "." + base64.urlsafe_b64encode(b'{"sub": "a-server", "exp": 1e300}').decode() + ".x"
    ),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_forged_token(served: Caller, forge: Callable[[str], str]) -> None:
    """Whatever is no token of a server is refused."""
    assert 401 == listed(served, forge(create(served, account_id=7)), 8).status


def test_token_survives_a_restart(make_emulator: Callable[..., Caller]) -> None:
    """It says all there is of it."""
    token = create(make_emulator(Settings(servers=(SERVER,))))
    assert 200 == listed(make_emulator(Settings(servers=(SERVER,))), token).status


def test_servers_of_worlds_are_apart(emulator: Caller) -> None:
    """A token is good in the world of its server, which is made up when it is left out."""
    (server,) = emulator.request("POST", "/_emulator/worlds", body={"world": "one"}).body["servers"]
    answer = emulator.request(
        "POST", TOKENS, body={"server_key": server["serverKey"], "server_secret": server["serverSecret"]}
    )
    token = answer.body["token"]
    emulator.create_phone({"number": "1", "type": "MOBILE"}, account_id=7, token=token)
    assert 1 == len(listed(emulator, token).body)
    assert [] == listed(emulator, Settings().tokens[0].token).body
    assert 1 == len(emulator.request("GET", "/_emulator/worlds/one/pismo/phones").body)


def test_server_key_is_one_worlds(emulator: Caller) -> None:
    """Two can't share one."""
    body = {"servers": [{"serverKey": "same"}, {"serverKey": "same"}]}
    assert (409, 201) == (
        emulator.request("POST", "/_emulator/worlds", body=body).status,
        emulator.request("POST", "/_emulator/worlds", body={"servers": body["servers"][:1]}).status,
    )
    taken = {"servers": [{"serverKey": Settings().servers[0].server_key}]}
    assert 409 == emulator.request("POST", "/_emulator/worlds", body=taken).status


READER = AccessToken("reads", frozenset({"senderid:read"}))
WRITER = AccessToken("writes")


@pytest.fixture
def held(make_emulator: Callable[..., Caller]) -> Caller:
    account = Account(
        "1", "KEY", "secret", access_tokens=(READER, WRITER), allowed_addresses=frozenset({"203.0.113.7"})
    )
    return make_emulator(Settings(accounts=(account,)))


def test_token_in_the_place_of_a_signature(held: Caller) -> None:
    """It reads and creates for its account, as often as it is sent, and from any address."""
    for number in ("01000000001", "01000000002"):
        body = {"phoneNumber": number}
        assert 200 == held.request("POST", NUMBERS, body=body, token=WRITER.token).status
    account = held.request("GET", NUMBERS, token=READER.token).body
    assert ("1", 2) == (account["accountId"], len(account["senderIds"]))


def test_scopes_are_permissions(held: Caller) -> None:
    """What the key may do does not matter."""
    answer = held.request("POST", NUMBERS, body={"phoneNumber": "01000000001"}, token=READER.token)
    assert (403, "PermissionDenied") == answer.error


def test_unknown_token(held: Caller) -> None:
    """It is told as a missing signature is, with what to look at."""
    answer = held.request("GET", NUMBERS, token="nobody's")
    assert (401, "Unauthorized") == answer.error
    assert "bearer token" in answer.body["errorMessage"]


def test_tokens_of_one_provider_are_none_of_another(held: Caller, served: Caller) -> None:
    """Neither way."""
    assert 401 == listed(held, WRITER.token).status
    assert 401 == held.request("GET", NUMBERS, token=Settings().tokens[0].token).status
    assert 401 == served.request("GET", NUMBERS, token=create(served)).status


def test_tokens_of_a_world(emulator: Caller) -> None:
    """They are the world's as keys are, made up when they are left out, and nobody else's."""
    body = {"accounts": [{"accessTokens": [{"scopes": ["senderid:read"]}, {}]}]}
    (account,) = emulator.request("POST", "/_emulator/worlds", body=body).body["accounts"]
    first, second = account["accessTokens"]
    assert (["senderid:read"], ["senderid:read", "senderid:write"]) == (first["scopes"], second["scopes"])
    assert 200 == emulator.request("GET", NUMBERS, token=first["token"]).status
    again = {"accounts": [{"accessTokens": [{"token": second["token"]}]}]}
    assert 409 == emulator.request("POST", "/_emulator/worlds", body=again).status


def test_settings_file(tmp_path: Any) -> None:
    """Servers and tokens of accounts are read from it."""
    path = tmp_path / "settings.toml"
    path.write_text(
        '[[account]]\naccount_id = "1"\napi_key = "K"\napi_secret = "S"\n'
        'access_tokens = [{ token = "t", scopes = ["senderid:read"] }, { token = "u" }]\n'
        '[[server]]\nserver_key = "k"\nserver_secret = "s"\n'
    )
    settings = Settings.from_file(path)
    assert (AccessToken("t", frozenset({"senderid:read"})), AccessToken("u")) == settings.accounts[0].access_tokens
    assert (Server("k", "s"),) == settings.servers
    assert () == settings.tokens
    assert Token("x") not in settings.tokens


def test_first_account_has_no_token() -> None:
    """Nobody calls by OAuth2 who was given nothing for it."""
    assert () == FIRST.access_tokens
