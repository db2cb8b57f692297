"""Whom the control API trusts among web pages: a browser lets every page send requests, to loopback too."""

from collections.abc import Callable

import pytest

from tests.support.asgi import Caller

RESET = "/_emulator/worlds/default/reset"
HOST = "127.0.0.1:8080"

OTHERS = {
    "another site, as the browser says": {"sec-fetch-site": "cross-site"},
    "another port, as the browser says": {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:3000"},
    "another site": {"origin": "https://evil.example"},
    "another port": {"origin": "http://127.0.0.1:3000"},
    "a page that hides where it is from": {"origin": "null"},
    "an origin that is none": {"origin": "http://[::1"},
}

NAMES = [
    "evil.example:8080",
    "evil.example",
    "EVIL.EXAMPLE",
    "evil.example.",
    "localhost.",
    "127.0.0.1.evil.example:8080",
]

OWN = [
    "tests.localhost:8080",
    "127.0.0.1:8080",
    "127.0.0.1",
    "[::1]:8080",
    "[::1]",
    "localhost:8080",
    "emulator",
    "192.168.1.20:8080",
]


@pytest.mark.parametrize("headers", OTHERS.values(), ids=list(OTHERS))
@pytest.mark.parametrize("token", [None, "control"])
def test_other_origin(token: str | None, headers: dict[str, str], make_emulator: Callable[..., Caller]) -> None:
    """A page of another origin controls nothing, not even with the token, and is told what to do."""
    answer = make_emulator(control_token=token).request(
        "POST", RESET, headers={"host": HOST, **headers}, token="control"
    )
    assert answer.error == (401, "Unauthorized")
    assert "Call it from a script instead." in answer.body["errorMessage"]


@pytest.mark.parametrize("site", ["same-origin", "none"])
@pytest.mark.parametrize("host", OWN)
def test_own_origin(site: str, host: str, emulator: Caller) -> None:
    """A page of the same origin does, under every address and every name that nobody else can own."""
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": site}
    assert emulator.request("POST", RESET, headers=headers).status == 204


def test_no_browser(emulator: Caller) -> None:
    """What is no browser sends neither header, and need not name a host."""
    assert emulator.request("POST", RESET).status == 204


@pytest.mark.parametrize("name", NAMES)
def test_name_of_somebody(name: str, emulator: Caller) -> None:
    """A name that its owner may have pointed here is refused, although the page counts as the emulator's own."""
    headers = {"host": name, "origin": f"http://{name}", "sec-fetch-site": "same-origin"}
    answer = emulator.request("POST", RESET, headers=headers)
    assert answer.error == (401, "Unauthorized")
    assert "--control-token" in answer.body["errorMessage"]


@pytest.mark.parametrize("name", NAMES)
def test_name_with_token(name: str, make_emulator: Callable[..., Caller]) -> None:
    """With a control token any name will do: no page of others has the token."""
    headers = {"host": name, "origin": f"https://{name}".lower(), "sec-fetch-site": "same-origin"}
    answer = make_emulator(control_token="control").request("POST", RESET, headers=headers, token="control")
    assert answer.status == 204


def test_providers_operations(emulator: Caller) -> None:
    """The providers' operations are as open to web pages as their credentials make them."""
    headers = {"host": "evil.example", "sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    phone = {"number": "1", "type": "MOBILE"}
    assert emulator.create_phone(phone, token="emulator-token", headers=headers).status == 200
