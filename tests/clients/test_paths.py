"""An argument in a path is one segment of it, or nothing is sent."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from emulator_client import AsyncEmulatorClient, EmulatorClient, errors
from senderid_client import SenderIdClient
from senderid_client import errors as senderid_errors

LEADING_ELSEWHERE = [
    "",
    ".",
    "..",
    "/",
    "a/",
    "a//b",
    "a/../b",
    "../x",
    "..\\x",
    "%2e%2e",
    "%2E.",
    "..%2fx",
    "%2F",
    "a%5c.",
    "..;x=1",
]
ONE_SEGMENT = [
    "a/b",
    "a\\b",
    "...",
    ".a",
    "a..b",
    "x?y#z",
    "a;b",
    "a b",
    "100%",
    "\u00fc",
    "\n",
    "{account}",
    "~",
    "a%zz",
]

Call = Callable[[str, list[httpx.Request]], None]


def kept(sent: list[httpx.Request]) -> Any:
    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    return httpx.MockTransport(reply)


def by_method(account: str, sent: list[httpx.Request]) -> None:
    with EmulatorClient(transport=kept(sent), check_inputs=False) as client:
        client.reset_account("world", account)


def checked(account: str, sent: list[httpx.Request]) -> None:
    with EmulatorClient(transport=kept(sent)) as client:
        client.reset_account("world", account)


def raw(account: str, sent: list[httpx.Request]) -> None:
    with EmulatorClient(transport=kept(sent)) as client:
        client.with_raw_response.reset_account("world", account)


def awaited(account: str, sent: list[httpx.Request]) -> None:
    async def call() -> None:
        async with AsyncEmulatorClient(transport=kept(sent), check_inputs=False) as client:
            await client.reset_account("world", account)

    asyncio.run(call())


WAYS: dict[str, Call] = {"method": by_method, "method, checked": checked, "raw": raw, "awaited": awaited}


@pytest.mark.parametrize("call", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("account", LEADING_ELSEWHERE, ids=ascii)
def test_argument_that_would_lead_elsewhere_is_not_sent(call: Call, account: str) -> None:
    """Such as `..`, which httpx folds: it empties the whole world instead of an account."""
    sent: list[httpx.Request] = []
    with pytest.raises(errors.InvalidInputError):
        call(account, sent)

    assert [] == sent


@pytest.mark.parametrize("call", [by_method, awaited], ids=["method", "awaited"])
@pytest.mark.parametrize("account", ONE_SEGMENT, ids=ascii)
def test_other_arguments_arrive_as_they_are(call: Call, account: str) -> None:
    """Quoted, in the one place that is theirs."""
    sent: list[httpx.Request] = []
    call(account, sent)

    (path,) = [httpx.URL(f"http://x{request.url.raw_path.decode()}").raw_path.decode() for request in sent]
    segments = [httpx.URL(f"http://x/{segment}").path[1:] for segment in path.split("/")]
    assert account in segments
    assert sent[0].url.raw_path.count(b"/") == b"/_emulator/worlds/world/accounts/x/state".count(b"/")


def test_error_says_which_argument() -> None:
    """And that there is no way to send it."""
    with EmulatorClient(transport=kept([])) as client, pytest.raises(errors.InvalidInputError) as raised:
        client.reset_account("world", "..")

    assert "reset_account was not sent. account_id: '..' would lead to another path." in str(raised.value)
    assert "no such request can be sent" in str(raised.value)


def test_other_client_and_other_arguments() -> None:
    """It is no matter of one operation."""
    sent: list[httpx.Request] = []
    with SenderIdClient("key", "secret", transport=kept(sent), check_inputs=False) as client:
        with pytest.raises(senderid_errors.InvalidInputError):
            client.update_number("..", status="ACTIVE")
        with pytest.raises(senderid_errors.InvalidInputError, match="half a character"):
            client.update_number("\ud800", status="ACTIVE")
        with pytest.raises(senderid_errors.InvalidInputError, match="too long"):
            client.update_number("0" * 70_000, status="ACTIVE")

    assert [] == sent
