"""From where a key may be used: an account's list of addresses and networks."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from phone_emulator import Settings
from phone_emulator.security import Forbidden, admit_address
from phone_emulator.settings import SettingsError
from tests.support.asgi import Caller
from tests.support.callers import FIRST

NUMBER = "01012345678"


@pytest.mark.parametrize(
    ("allowed", "peer"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.0/24", "203.0.113.255"),
        ("203.0.113.9/24", "203.0.113.1"),
        ("2001:db8::/32", "2001:db8::1"),
        ("2001:DB8::1", "2001:db8:0::1"),
        ("203.0.113.7", "::ffff:203.0.113.7"),
        ("fe80::1", "fe80::1%eth0"),
    ],
)
def test_allowed_address_is_admitted(allowed: str, peer: str) -> None:
    """Alone or in a network, in any spelling."""
    admit_address(replace(FIRST, allowed_addresses=frozenset({"192.0.2.1", allowed})), peer)


@pytest.mark.parametrize("peer", ["203.0.114.0", "::1", "2001:db8::1"])
def test_other_address_is_refused(peer: str) -> None:
    """With the address in the words of the provider."""
    with pytest.raises(Forbidden, match=rf"^허용되지 않은 IP\({peer}\)로"):
        admit_address(replace(FIRST, allowed_addresses=frozenset({"203.0.113.0/24"})), peer)


@pytest.mark.parametrize(
    "peer", ["testclient", "/", "", "localhost", "127.0.0.1", "::ffff:127.0.0.1", "1.2.3.4.5", "%"]
)
@pytest.mark.parametrize("allowed", ["127.0.0.0/8", "203.0.113.7"])
def test_peer_without_an_address(peer: str, allowed: str) -> None:
    """Who comes by a socket that is a file, or is in the process, comes from loopback."""
    account = replace(FIRST, allowed_addresses=frozenset({allowed}))
    if allowed == "127.0.0.0/8":
        admit_address(account, peer)
    else:
        with pytest.raises(Forbidden, match=r"127\.0\.0\.1"):
            admit_address(account, peer)


def test_refused_address_changes_nothing(make_emulator: Any) -> None:
    """A request in the process comes from loopback; the key and its secret are looked at first."""
    account = replace(FIRST, allowed_addresses=frozenset({"203.0.113.7"}))
    emulator: Caller = make_emulator(Settings(accounts=(account,)))

    assert (400, "SignatureDoesNotMatch") == emulator.create(NUMBER, replace(account, api_secret="wrong")).error
    assert (403, "Forbidden") == emulator.create(NUMBER, account).error
    assert emulator.everything()["sender_ids"] == []


def test_loopback_may_be_allowed(make_emulator: Any) -> None:
    """So that a test of the list can pass, too."""
    account = replace(FIRST, allowed_addresses=frozenset({"127.0.0.0/8"}))
    emulator: Caller = make_emulator(Settings(accounts=(account,)))

    assert emulator.create(NUMBER, account).status == 200


@pytest.mark.parametrize("text", ["localhost", "203.0.113", "203.0.113.0/33", "::1/129", ""])
def test_what_is_no_address_is_refused_at_once(text: str, tmp_path: Path) -> None:
    """In settings and in the control API, which says where."""
    with pytest.raises(SettingsError, match=r"Write an IP address, or a network"):
        replace(FIRST, allowed_addresses=frozenset({text}))
    file = tmp_path / "settings.toml"
    file.write_text(
        f'[[account]]\naccount_id = "1"\napi_key = "k"\napi_secret = "s"\nallowed_addresses = ["{text}"]\n', "utf-8"
    )
    with pytest.raises(SettingsError):
        Settings.from_file(file)


@pytest.mark.parametrize("text", ["localhost", "203.0.113.0/33"])
def test_control_api_refuses_what_is_no_address(text: str, make_emulator: Any) -> None:
    """And opens no world."""
    emulator: Caller = make_emulator()
    body = {"world": "w", "accounts": [{"allowedAddresses": [text]}]}

    answer = emulator.request("POST", "/_emulator/worlds", body=body)

    assert (400, "ValidationError") == answer.error
    assert "allowedAddresses" in answer.body["errorMessage"]
    assert emulator.request("POST", "/_emulator/worlds", body={"world": "w"}).status == 201
