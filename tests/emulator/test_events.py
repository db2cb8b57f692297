"""Audit events of the Pismo platform."""

from tests.support.asgi import Caller
from tests.support.callers import TOKEN


def test_created_phone_emits_an_event(emulator: Caller) -> None:
    """With everything that was sent, the defaults and the customer; only for its account, oldest first."""
    full = {"number": "91234-5678", "type": "MOBILE", "area_code": 11, "extension": "ext 123", "active": False}
    emulator.create_phone(full, account_id=123, token=TOKEN, headers={"x-customer-id": "50624"})
    emulator.create_phone({"number": "1", "type": "COMMERCIAL"}, account_id=123, token=TOKEN)
    emulator.create_phone({"number": "2", "type": "COMMERCIAL"}, account_id=124, token=TOKEN)

    events = emulator.request("GET", "/_emulator/worlds/default/pismo/accounts/123/events").body

    assert [
        {**full, "account_id": 123, "customer_id": 50624, "country_code": "55", "area_code": "11"},
        {
            **dict.fromkeys(["customer_id", "area_code", "extension"]),
            **{"account_id": 123, "number": "1", "type": "COMMERCIAL", "active": True, "country_code": "55"},
        },
    ] == [event["object"] for event in events]
    assert [("phone_creation", "2019-10-28T17:59:25.130Z")] * 2 == [(event["event"], event["date"]) for event in events]


def test_refused_phone_emits_no_event(emulator: Caller) -> None:
    """Nothing was created."""
    for _ in range(2):
        emulator.create_phone({"number": "1", "type": "COMMERCIAL"}, account_id=123, token=TOKEN)

    assert 1 == len(emulator.request("GET", "/_emulator/worlds/default/pismo/accounts/123/events").body)
