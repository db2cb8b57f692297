"""Who is let in to the Pismo API."""

from collections.abc import Callable

import pytest

from phone_emulator import Settings, Token
from tests.support.asgi import Caller
from tests.support.callers import BOUND, TOKEN

PATH = "/accounts/v1/accounts/123/phones"
PHONE = {"number": "11912345678", "type": "MOBILE"}


def status(emulator: Caller, authorization: str | None, path: str = PATH) -> int:
    headers = {} if authorization is None else {"Authorization": authorization}
    return emulator.request("POST", path, body=PHONE, headers=headers).status


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "bEaReR"])
def test_scheme(scheme: str, emulator: Caller) -> None:
    """The scheme is read without regard to case."""
    assert status(emulator, f"{scheme} {TOKEN}") == 200


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        TOKEN,
        "Bearer",
        "Bearer ",
        "Bearer nobody",
        f"Bearer {TOKEN.upper()}",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN} {TOKEN}",
        f"Bearer {TOKEN},",
        f"Bearer{TOKEN}",
        f"Basic {TOKEN}",
        f"Token {TOKEN}",
        "Bearer é",
        "Bearer \x00",
        f"Bearer {'a' * 60_000}",
        "HMAC-SHA256 apiKey=a, date=b, salt=c, signature=d",
    ],
    ids=lambda authorization: ascii(authorization)[:40],
)
def test_refused(authorization: str | None, emulator: Caller) -> None:
    """Without a known token after the scheme nobody is let in."""
    assert status(emulator, authorization) == 401


def test_old_header_name_is_of_the_other_api(emulator: Caller) -> None:
    """A token in a header of another name is none."""
    assert emulator.request("POST", PATH, body=PHONE, headers={"Authentication": f"Bearer {TOKEN}"}).status == 401


def test_credentials_come_first(emulator: Caller) -> None:
    """Credentials are asked for before anything else is looked at."""
    malformed = {"content-type": "text/plain"}
    path = "/accounts/v1/accounts/abc/phones"
    assert emulator.request("POST", path, content=b"{", headers=malformed).status == 401


@pytest.mark.parametrize(
    ("token", "account", "expected"),
    [
        (BOUND.token, "123", 200),
        (BOUND.token, "124", 403),
        (BOUND.token, "1230", 403),
        ("free", "123", 200),
        ("free", "9223372036854775807", 200),
        ("at the end", "9223372036854775807", 200),
        ("at the end", "9223372036854775806", 403),
    ],
)
def test_bound_token(token: str, account: str, expected: int, make_emulator: Callable[..., Caller]) -> None:
    """A bound token reaches its own account alone, any other token every account."""
    emulator = make_emulator(Settings(tokens=(BOUND, Token("free"), Token("at the end", 9223372036854775807))))
    assert status(emulator, f"Bearer {token}", f"/accounts/v1/accounts/{account}/phones") == expected


def test_no_tokens(make_emulator: Callable[..., Caller]) -> None:
    """Without tokens nobody is let in."""
    assert status(make_emulator(Settings(tokens=())), f"Bearer {TOKEN}") == 401
