"""pismo_client against the emulator over HTTP: what is particular about its operation."""

import json
from typing import Any

import httpx
import pytest

from pismo_client import AsyncPismoClient, PismoClient, errors
from pismo_client.models import CreatedPhone
from tests.clients.support import KINDS, Caller, Kind, without_credentials


@pytest.fixture(params=KINDS)
def call(request: pytest.FixtureRequest, url: str) -> Caller:
    """Calls either client."""
    kind: Kind = request.param
    return Caller(kind, PismoClient, AsyncPismoClient, {"access_token": "token", "base_url": url})


def create(call: Caller, number: str, **rest: Any) -> CreatedPhone:
    """A call that succeeds."""
    phone: CreatedPhone = call("create_phone", 1, number=number, type_="MOBILE", **rest)
    return phone


def test_ill_formatted_field_is_named(call: Caller, number: str) -> None:
    """The error says which field to mend."""
    with pytest.raises(errors.BadRequestError) as raised:
        create(call.but(check_inputs=False), number, extension="longer than ten")

    assert "extension" == raised.value.field


def test_missing_token_is_refused(call: Caller, number: str) -> None:
    """A request that lost its header on the way is told apart from a wrong token by nothing."""
    with pytest.raises(errors.AuthenticationError):
        create(call.but(change=without_credentials), number)


def test_create_phone_returns_its_id(call: Caller, number: str) -> None:
    """Each phone has an id of its own."""
    ids = {create(call, number, area_code=area_code).id for area_code in (11, 21)}

    assert 2 == len(ids)


def test_create_phone_sends_everything(call: Caller, number: str) -> None:
    """What is given is sent under its name in the contract; what is not given is not sent, default or not."""
    sent: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Request:
        sent.append(request)
        return request

    create(call.but(change=note), number, area_code=11, extension="ext 1", active=False, x_customer_id=7)
    create(call.but(change=note), f"{number}0")

    full, short = sent
    assert "7" == full.headers["x-customer-id"]
    expected = {"number": number, "type": "MOBILE", "active": False, "area_code": 11, "extension": "ext 1"}
    assert expected == json.loads(full.content)
    assert "x-customer-id" not in short.headers
    assert {"number": f"{number}0", "type": "MOBILE"} == json.loads(short.content)


def test_token_is_not_in_the_repr() -> None:
    """Whoever logs a client logs no secret."""
    with PismoClient("very-secret") as client:
        assert "very-secret" not in repr(client)


def test_missing_token_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found when the client is made, not when the first request fails."""
    monkeypatch.delenv("PISMO_ACCESS_TOKEN", raising=False)

    with pytest.raises(errors.ConfigurationError, match="PISMO_ACCESS_TOKEN"):
        PismoClient.from_env()
