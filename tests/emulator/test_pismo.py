"""What the Pismo phones API does: creating phones, and which two are the same."""

from typing import Any

import pytest

from tests.support.asgi import Caller
from tests.support.callers import TOKEN
from tests.support.documents import payloads

PHONE = {"number": "11912345678", "type": "MOBILE"}
INT32 = 2**31
INT64 = 2**63

(PHONE_ALREADY_EXISTS,) = ((payload.status, payload.body) for payload in payloads("pismo.create-phone.409"))
(PHONE_CREATION_FAILED,) = ((payload.status, payload.body) for payload in payloads("pismo.create-phone.500"))


def test_sample_request(emulator: Caller) -> None:
    """The provider's sample request creates a phone and is answered with its id alone."""
    (sample,) = payloads("pismo.create-phone.request")
    answer = emulator.create_phone(sample.request, token=TOKEN)
    assert (answer.status, list(answer.body)) == (200, ["id"])


def test_ids_differ(emulator: Caller) -> None:
    """Every phone has an id of its own, also across accounts."""
    ids = [
        emulator.create_phone(PHONE | {"area_code": code}, account_id=account, token=TOKEN).body["id"]
        for code in range(3)
        for account in (1, 2)
    ]
    assert len(set(ids)) == 6


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"type": "COMMERCIAL"}, True),
        ({"active": False}, True),
        ({"extension": "9"}, True),
        ({"country_code": 55}, True),
        ({"country_code": 1}, False),
        ({"country_code": 0}, False),
        ({"area_code": 11}, False),
        ({"area_code": 0}, False),
        ({"area_code": -1}, False),
        ({"number": "1191234567"}, False),
        ({"number": "11912345679"}, False),
        ({"number": "11-912345678"}, False),
        ({"number": "011912345678"}, False),
    ],
)
def test_same_phone(change: dict[str, Any], same: bool, emulator: Caller) -> None:
    """Two phones of an account are the same by country code, area code and number alone."""
    emulator.create_phone(PHONE, token=TOKEN)
    answer = emulator.create_phone(PHONE | change, token=TOKEN)
    assert answer.status == (409 if same else 200)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"area_code": 11}, {"area_code": 11}),
        ({"area_code": 11}, {"area_code": 11.0}),
        ({"area_code": 0}, {"area_code": -0.0}),
        ({"country_code": 55.0}, {}),
        ({"country_code": 1, "area_code": 212}, {"area_code": 212, "country_code": 1}),
    ],
)
def test_same_phone_in_other_words(first: dict[str, Any], second: dict[str, Any], emulator: Caller) -> None:
    """How a number is written, or the order of properties, makes no other phone."""
    emulator.create_phone(PHONE | first, token=TOKEN)
    answer = emulator.create_phone(PHONE | second, token=TOKEN)
    assert (answer.status, answer.body) == PHONE_ALREADY_EXISTS


def test_same_phone_of_another_account(emulator: Caller) -> None:
    """Two accounts may have the same phone."""
    for account_id in (1, 2, INT64 - 1):
        assert emulator.create_phone(PHONE, account_id=account_id, token=TOKEN).status == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": "1" * 16}, "number"),
        ({"number": ""}, "number"),
        ({"number": "-1"}, "number"),
        ({"number": "1-"}, "number"),
        ({"number": "1--1"}, "number"),
        ({"number": "1 1"}, "number"),
        ({"number": "1\n"}, "number"),
        ({"number": "+5511"}, "number"),
        ({"number": "٣"}, "number"),
        ({"number": 11912345678}, "number"),
        ({"number": None}, "number"),
        ({"type": "FAX"}, "type"),
        ({"type": "mobile"}, "type"),
        ({"type": ""}, "type"),
        ({"type": ["MOBILE"]}, "type"),
        ({"type": None}, "type"),
        ({"active": "true"}, "active"),
        ({"active": 1}, "active"),
        ({"active": None}, "active"),
        ({"area_code": -INT32 - 1}, "area_code"),
        ({"area_code": INT32}, "area_code"),
        ({"area_code": 10**40}, ""),  # no number that JSON readers agree on: the body as a whole is refused
        ({"area_code": 11.5}, "area_code"),
        ({"area_code": "11"}, "area_code"),
        ({"area_code": True}, "area_code"),
        ({"area_code": None}, "area_code"),
        ({"country_code": "55"}, "country_code"),
        ({"country_code": -1}, "country_code"),
        ({"country_code": 100000}, "country_code"),
        ({"country_code": None}, "country_code"),
        ({"extension": "12345678901"}, "extension"),
        ({"extension": 9}, "extension"),
        ({"areaCode": 11}, "areaCode"),
        ({"id": 1}, "id"),
    ],
)
def test_malformed_property(change: dict[str, Any], field: str, emulator: Caller) -> None:
    """A property out of bounds is refused, and `field` names it."""
    answer = emulator.create_phone(PHONE | change, token=TOKEN)
    assert (answer.status, answer.body["field"]) == (400, field)


def test_several_malformed_properties(emulator: Caller) -> None:
    """The message tells of all of them, and `field` names the first that it tells of."""
    answer = emulator.create_phone({"number": "", "type": "FAX"}, token=TOKEN)
    assert answer.body["field"] == "number"
    assert answer.body["message"].startswith("body.number: ")
    assert "body.type: " in answer.body["message"]


@pytest.mark.parametrize(
    "change",
    [
        {"number": "1"},
        {"number": "1" * 15},
        {"number": "91234-5678"},
        {"type": "RESIDENTIAL"},
        {"type": "COMMERCIAL"},
        {"active": False},
        {"area_code": -INT32},
        {"area_code": INT32 - 1},
        {"country_code": 0},
        {"country_code": 99999},
        {"extension": ""},
        {"extension": "1234567890"},
        {"extension": "내선번호일이삼사오육"},
        {"extension": "😀" * 10},
    ],
)
def test_bounds(change: dict[str, Any], emulator: Caller) -> None:
    """A property on its bound is accepted."""
    assert emulator.create_phone(PHONE | change, token=TOKEN).status == 200


@pytest.mark.parametrize("absent", ["number", "type"])
def test_missing_property(absent: str, emulator: Caller) -> None:
    """A missing property is refused, and `field` names it."""
    phone = {name: value for name, value in PHONE.items() if name != absent}
    answer = emulator.create_phone(phone, token=TOKEN)
    assert (answer.status, answer.body["field"]) == (400, absent)


@pytest.mark.parametrize("account_id", ["1", "%31", str(INT64 - 1)])
def test_account_id(account_id: str, emulator: Caller) -> None:
    """Every 64-bit integer from 1 on is an account."""
    assert emulator.create_phone(PHONE, account_id=account_id, token=TOKEN).status == 200


@pytest.mark.parametrize(
    "account_id",
    [
        "0",
        "-1",
        "abc",
        "1.0",
        "1e3",
        "01",
        "+1",
        "%EF%BC%91",
        "1%D9%A3",
        "1%2F2",
        "%00",
        "%FF",
        str(INT64),
        "9" * 400,
        "1%20",
    ],
    ids=lambda account_id: account_id[:20],
)
def test_malformed_account_id(account_id: str, emulator: Caller) -> None:
    """Anything else in its place is refused, and `field` names it."""
    answer = emulator.create_phone(PHONE, account_id=account_id, token=TOKEN)
    assert (answer.status, answer.body["field"]) == (400, "accountId")


@pytest.mark.parametrize("customer_id", ["50624", "0", "-1", str(-INT64), str(INT64 - 1)])
def test_customer_id(customer_id: str, emulator: Caller) -> None:
    """Every 64-bit integer is a customer, whom a phone does not depend on."""
    headers = {"x-customer-id": customer_id}
    assert emulator.create_phone(PHONE, token=TOKEN, headers=headers).status == 200
    answer = emulator.create_phone(PHONE, token=TOKEN)
    assert (answer.status, answer.body) == PHONE_ALREADY_EXISTS


@pytest.mark.parametrize(
    "customer_id",
    ["", "abc", "1.0", "0x10", "１", "1٣", str(INT64), str(-INT64 - 1), "9" * 400],
    ids=lambda customer_id: ascii(customer_id)[:20],
)
def test_malformed_customer_id(customer_id: str, emulator: Caller) -> None:
    """Anything else in its place is refused, and `field` names the header."""
    answer = emulator.create_phone(PHONE, token=TOKEN, headers={"x-customer-id": customer_id})
    assert (answer.status, answer.body["field"]) == (400, "x-customer-id")


def test_documented_failure(emulator: Caller) -> None:
    """The documented 500 comes on demand, in the provider's words, once."""
    emulator.request(
        "POST", "/_emulator/worlds/default/faults", body={"operationId": "createPhone", "error": "PhoneCreationFailed"}
    )
    answer = emulator.create_phone(PHONE, token=TOKEN)
    assert (answer.status, answer.body) == PHONE_CREATION_FAILED
    assert emulator.create_phone(PHONE, token=TOKEN).status == 200
