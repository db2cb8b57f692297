"""Audit events of the Pismo platform."""

from typing import Any

import pytest

from tests.support.asgi import Caller
from tests.support.callers import TOKEN
from tests.support.documents import Payload, contract, payloads
from tests.support.oracle import Oracle

CREATION, CHANGE = (payloads(f"pismo.event-audit-phone-{kind}")[0] for kind in ("creation", "change"))


def told(emulator: Caller, account_id: int) -> list[dict[str, Any]]:
    """The events of an account."""
    events: list[dict[str, Any]] = emulator.request(
        "GET", f"/_emulator/worlds/default/pismo/accounts/{account_id}/events"
    ).body
    return events


def sent(recorded: Payload) -> dict[str, Any]:
    """The request that a recorded event tells of: codes are numbers there."""
    phone = {name: value for name, value in recorded.body["object"].items() if not name.endswith("_id")}
    return phone | {name: int(phone[name]) for name in ("area_code", "country_code")}


def create(emulator: Caller, recorded: Payload, phone: dict[str, Any]) -> Any:
    """Create a phone for the account and the customer of a recorded event; its id."""
    account_id, customer_id = (recorded.body["object"][name] for name in ("account_id", "customer_id"))
    headers = {"x-customer-id": str(customer_id)}
    return emulator.create_phone(phone, account_id=account_id, token=TOKEN, headers=headers).body["id"]


def test_creation_is_told_as_recorded(emulator: Caller) -> None:
    """Property by property, in its types."""
    create(emulator, CREATION, sent(CREATION))

    (event,) = told(emulator, CREATION.body["object"]["account_id"])
    assert CREATION.operation.endswith(f"type {event['event']}")
    assert CREATION.body["object"] == event["object"]


def test_change_is_told_as_recorded(emulator: Caller) -> None:
    """With the phone as it is then, whatever of it was changed."""
    account_id = CHANGE.body["object"]["account_id"]
    id_ = create(emulator, CHANGE, {"number": "1", "type": "COMMERCIAL", "active": False})
    path = f"/accounts/v1/accounts/{account_id}/phones/{id_}"
    assert 200 == emulator.request(CHANGE.body["method"], path, body=sent(CHANGE), token=TOKEN).status

    (event,) = (one for one in told(emulator, account_id) if one["event"] != "phone_creation")
    assert CHANGE.operation.endswith(f"type {event['event']}")
    assert CHANGE.body["object"] == event["object"]


@pytest.mark.parametrize("recorded", [CREATION, CHANGE], ids=lambda recorded: recorded.name)
def test_recorded_event_is_in_the_contract(recorded: Payload, oracle: Oracle) -> None:
    """Its object has the properties that the contract names, and no others."""
    schema = contract("emulator")["components"]["schemas"]["PhoneEvent"]["properties"]["object"]
    assert [] == oracle.violations(contract("emulator"), schema, recorded.body["object"], strict=True)


def test_created_phone_emits_an_event(emulator: Caller) -> None:
    """With everything that was sent, the defaults and the customer; only for its account, oldest first."""
    full = {"number": "91234-5678", "type": "MOBILE", "area_code": 11, "extension": "ext 123", "active": False}
    emulator.create_phone(full, account_id=123, token=TOKEN, headers={"x-customer-id": "50624"})
    emulator.create_phone({"number": "1", "type": "COMMERCIAL"}, account_id=123, token=TOKEN)
    emulator.create_phone({"number": "2", "type": "COMMERCIAL"}, account_id=124, token=TOKEN)

    events = told(emulator, 123)

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

    assert 1 == len(told(emulator, 123))
