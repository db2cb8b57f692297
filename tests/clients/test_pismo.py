"""pismo_client against the emulator over HTTP: what is particular about its operations."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from pismo_client import AsyncPismoClient, PismoClient, errors
from pismo_client.models import CreatedPhone, Phone, PhoneType
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


@pytest.fixture
def account_id(number: str) -> int:
    """An account that no other test uses."""
    return int(number)


@pytest.fixture
def two(call: Caller, account_id: int) -> list[int]:
    """The ids of its phones, of which the second is not in use."""
    phones: list[dict[str, Any]] = [
        {"number": "98765-4321", "type_": "MOBILE", "area_code": 11, "extension": "ext 1", "x_customer_id": 7},
        {"number": "3333-4444", "type_": "COMMERCIAL", "active": False},
    ]
    return [call("create_phone", account_id, **phone).id for phone in phones]


def test_list_phones_gives_what_was_created(call: Caller, account_id: int, two: list[int]) -> None:
    """In that order, as models; codes are texts, and what was not given is None."""
    first, second = call("list_phones", account_id)

    assert isinstance(first, Phone)
    assert two == [first.id, second.id]
    assert (account_id, "98765-4321", "11", "55", "ext 1", 7) == (
        first.account_id,
        first.number,
        first.area_code,
        first.country_code,
        first.extension,
        first.customer_id,
    )
    assert (PhoneType.COMMERCIAL, False, None, None, None) == (
        second.type_,
        second.active,
        second.area_code,
        second.extension,
        second.customer_id,
    )
    assert abs(datetime.now(UTC) - first.created_at) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"active": True}, [0]),
        ({"active": False}, [1]),
        ({"active": None}, [0, 1]),
        ({"type_": "COMMERCIAL"}, [1]),
        ({"type_": PhoneType.MOBILE, "active": True}, [0]),
        ({"type_": "RESIDENTIAL"}, []),
    ],
    ids=str,
)
def test_list_phones_filters(
    asked: dict[str, Any], places: list[int], call: Caller, account_id: int, two: list[int]
) -> None:
    """A false filter is sent, and one that is None is not."""
    assert [two[place] for place in places] == [phone.id for phone in call("list_phones", account_id, **asked)]


def test_list_phones_of_an_unknown_account(call: Caller, account_id: int) -> None:
    """It has none; that is no error."""
    assert [] == call("list_phones", account_id)


def test_get_phone_gives_one_of_the_list(call: Caller, account_id: int, two: list[int]) -> None:
    """The very same."""
    assert call("list_phones", account_id) == [call("get_phone", account_id, id_) for id_ in two]


@pytest.mark.parametrize(("method", "change"), [("get_phone", {}), ("update_phone", {"active": False})])
def test_phone_of_another_account_is_not_found(
    method: str, change: dict[str, Any], call: Caller, account_id: int, two: list[int]
) -> None:
    """The error is of a class of its own, and nothing is changed."""
    with pytest.raises(errors.NotFoundError) as raised:
        call(method, account_id + 10**12, two[0], **change)

    assert "Phone not found" == raised.value.message
    assert call("get_phone", account_id, two[0]).active


def test_update_phone_changes_what_is_given(call: Caller, account_id: int, two: list[int]) -> None:
    """And sends nothing else, so that the rest stays as it was."""
    sent: list[bytes] = []

    def note(request: httpx.Request) -> httpx.Request:
        sent.append(request.content)
        return request

    before = call("get_phone", account_id, two[0]).to_dict()
    updated = call.but(change=note)("update_phone", account_id, two[0], active=False, area_code=21, number=None)

    assert two[0] == updated.id
    assert [{"active": False, "area_code": 21}] == [*map(json.loads, sent)]
    assert before | {"active": False, "area_code": "21"} == call("get_phone", account_id, two[0]).to_dict()


def test_update_phone_into_another_is_a_conflict(call: Caller, account_id: int, two: list[int]) -> None:
    """No account has a phone twice."""
    with pytest.raises(errors.ConflictError):
        call("update_phone", account_id, two[1], number="98765-4321", area_code=11)

    assert "3333-4444" == call("get_phone", account_id, two[1]).number


@pytest.mark.parametrize(
    ("method", "args", "change"),
    [
        ("list_phones", [0], {}),
        ("list_phones", [7], {"active": "yes"}),
        ("list_phones", [7], {"type_": "FAX"}),
        ("get_phone", [7, 0], {}),
        ("get_phone", [7, 2**63], {}),
        ("update_phone", [7, 1], {"country_code": 100_000}),
        ("update_phone", [7, 1], {"number": "eleven"}),
    ],
    ids=str,
)
def test_what_the_contract_refuses_is_not_sent(
    method: str, args: list[int], change: dict[str, Any], call: Caller
) -> None:
    """The client says so itself."""

    def send_nothing(request: httpx.Request) -> httpx.Request:
        raise AssertionError(request)

    with pytest.raises(errors.InvalidInputError):
        call.but(change=send_nothing)(method, *args, **change)


@pytest.mark.parametrize("codes", [("55", "11"), (55, 11), ("55", None), (None, "011")], ids=str)
def test_codes_are_read_in_either_type(codes: tuple[Any, Any]) -> None:
    """What the provider documents as text here and as number there is kept as it came, and written so again."""
    country_code, area_code = codes
    wire = {
        "id": 1,
        "account_id": 7,
        "customer_id": None,
        "org_id": "TN",
        "country_code": country_code,
        "area_code": area_code,
        "number": "98765-4321",
        "type": "MOBILE",
        "extension": None,
        "active": True,
        "created_at": "2026-01-01T00:00:00.000Z",
    }
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=[wire]))
    with PismoClient("token", transport=transport) as client:
        (phone,) = client.list_phones(7)

    assert codes == (phone.country_code, phone.area_code)
    assert wire == phone.to_dict()


def test_token_is_not_in_the_repr() -> None:
    """Whoever logs a client logs no secret."""
    with PismoClient("very-secret") as client:
        assert "very-secret" not in repr(client)


def test_missing_token_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found when the client is made, not when the first request fails."""
    monkeypatch.delenv("PISMO_ACCESS_TOKEN", raising=False)

    with pytest.raises(errors.ConfigurationError, match="PISMO_ACCESS_TOKEN"):
        PismoClient.from_env()
