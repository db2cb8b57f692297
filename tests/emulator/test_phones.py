"""What the Pismo phones API does with phones that exist: listing, reading, changing them."""

from typing import Any

import pytest

from tests.support.asgi import Answer, Caller
from tests.support.callers import TOKEN

MOBILE = {"number": "98765-4321", "type": "MOBILE", "area_code": 11}
OFFICE = {"number": "3333-4444", "type": "COMMERCIAL", "active": False}
WORLD = "/_emulator/worlds/default"


def call(emulator: Caller, method: str, path: str, body: Any = None) -> Answer:
    """A call about the phones of account 7."""
    return emulator.request(method, f"/accounts/v1/accounts/7/phones{path}", body=body, token=TOKEN)


@pytest.fixture
def two(emulator: Caller) -> Caller:
    """Account 7 with two phones, of which the second is not in use; account 8 with another."""
    for account_id, phone in ((7, MOBILE), (7, OFFICE), (8, MOBILE)):
        assert 200 == emulator.create_phone(phone, account_id=account_id, token=TOKEN).status
    return emulator


def test_listed_phone_is_the_one_that_was_created(two: Caller) -> None:
    """With codes as texts, and null for what was never given."""
    first, second = call(two, "GET", "").body

    assert {"id": 1, "account_id": 7, "customer_id": None, "extension": None, "active": True} == {
        name: first[name] for name in ("id", "account_id", "customer_id", "extension", "active")
    }
    assert ("11", "55", "98765-4321", "MOBILE") == tuple(
        first[name] for name in ("area_code", "country_code", "number", "type")
    )
    assert (None, False) == (second["area_code"], second["active"])
    assert first == call(two, "GET", "/1").body


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [1, 2]),
        ("?active=true", [1]),
        ("?active=false", [2]),
        ("?type=COMMERCIAL", [2]),
        ("?type=RESIDENTIAL", []),
        ("?active=true&type=COMMERCIAL", []),
    ],
)
def test_list_is_filtered(query: str, ids: list[int], two: Caller) -> None:
    """Whatever is not asked for is not compared."""
    assert ids == [phone["id"] for phone in call(two, "GET", query).body]


@pytest.mark.parametrize("query", ["?active=1", "?active=True", "?type=mobile", "?page=2"])
def test_list_refuses_what_it_does_not_know(query: str, two: Caller) -> None:
    """Instead of listing everything."""
    assert 400 == call(two, "GET", query).status


@pytest.mark.parametrize("method", ["GET", "PATCH"])
@pytest.mark.parametrize("id_", [3, 4, 2**63 - 1])
def test_phone_of_another_account_is_not_found(method: str, id_: int, two: Caller) -> None:
    """As one that never was."""
    body = {"active": False} if method == "PATCH" else None

    answer = call(two, method, f"/{id_}", body)
    assert (404, {"message": "Phone not found"}) == (answer.status, answer.body)


def test_update_changes_what_is_sent(two: Caller) -> None:
    """And leaves the rest, the country code too, which has a default on creation."""
    before = call(two, "GET", "/1").body

    assert {"id": 1} == call(two, "PATCH", "/1", {"area_code": 21, "active": False}).body
    assert before | {"area_code": "21", "active": False} == call(two, "GET", "/1").body


@pytest.mark.parametrize(
    "body", [{}, {"id": 9}, {"is_active": False}, {"number": None}, {"type": "FAX"}, {"country_code": 100000}], ids=str
)
def test_update_refuses_what_it_does_not_know(body: Any, two: Caller) -> None:
    """Nothing is changed by it."""
    before = call(two, "GET", "/1").body

    assert 400 == call(two, "PATCH", "/1", body).status
    assert before == call(two, "GET", "/1").body


def test_no_account_has_a_phone_twice(two: Caller) -> None:
    """Neither by creating nor by changing one; the same phone may be changed into itself."""
    same = {"number": MOBILE["number"], "area_code": MOBILE["area_code"]}

    assert 409 == call(two, "PATCH", "/2", same).status
    assert OFFICE["number"] == call(two, "GET", "/2").body["number"]
    assert 200 == call(two, "PATCH", "/1", same).status
    assert 200 == call(two, "PATCH", "/1", {"number": "1"}).status
    assert 200 == call(two, "PATCH", "/2", same).status
    assert 409 == two.create_phone(MOBILE, account_id=7, token=TOKEN).status


def test_change_emits_an_event(two: Caller) -> None:
    """With the whole phone as it is then; none where nothing changes."""
    for body in ({"extension": "9"}, {"extension": "9"}, {"active": False}):
        call(two, "PATCH", "/1", body)

    events = two.request("GET", f"{WORLD}/pismo/accounts/7/events").body

    told = [(event["event"], event["object"]["number"], event["object"]["extension"]) for event in events]
    assert ("phone_creation", MOBILE["number"], None) == told[0]
    assert [("phone_change", MOBILE["number"], "9")] * 2 == [one for one in told if one[0] == "phone_change"]
    assert [True, False] == [event["object"]["active"] for event in events if event["event"] == "phone_change"]


def test_changed_phone_is_restored(two: Caller) -> None:
    """With all that it was before."""
    call(two, "PATCH", "/1", {"extension": "9"})
    events = two.request("GET", f"{WORLD}/pismo/accounts/7/events").body
    state = two.request("GET", f"{WORLD}/state").body

    two.request("POST", f"{WORLD}/reset")
    assert [] == call(two, "GET", "").body
    assert 204 == two.request("PUT", f"{WORLD}/state", body=state).status

    assert state == two.request("GET", f"{WORLD}/state").body
    assert events == two.request("GET", f"{WORLD}/pismo/accounts/7/events").body


def test_journal_says_what_changed(two: Caller) -> None:
    """A phone that goes out of use."""
    call(two, "PATCH", "/1", {"active": False})

    (*_, entry) = two.request("GET", f"{WORLD}/journal").body
    assert [{"resource": "phone", "accountId": "7", "key": "1", "before": "active", "after": "inactive"}] == entry[
        "changes"
    ]
