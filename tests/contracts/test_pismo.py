"""The Pismo contract against what the sources say and no recorded answer shows."""

from typing import Any

import pytest

from pismo_client.models import Phone
from tests.support.documents import contract
from tests.support.oracle import Oracle

DOCUMENT = contract("pismo")
INT32 = 2**31
INT64 = 2**63


def test_server() -> None:
    """The provider's sandbox is the server."""
    assert [server["url"] for server in DOCUMENT["servers"]] == ["https://sandbox.pismolabs.io"]


def test_bearer() -> None:
    """A JSON web token is the bearer."""
    scheme = DOCUMENT["components"]["securitySchemes"]["bearer"]
    assert (scheme["type"], scheme["scheme"], scheme["bearerFormat"]) == ("http", "bearer", "JWT")


def test_rules_for_all_operations() -> None:
    """Limits and fallbacks are what the emulator was built for."""
    assert DOCUMENT["x-limits"]["body-bytes"] == 65536
    assert DOCUMENT["x-invalid"] == "IllFormattedField"


@pytest.mark.parametrize(
    ("change", "accepted"),
    [
        ({}, True),
        ({"number": "91234-5678"}, True),
        ({"number": "1"}, True),
        ({"number": "1" * 15}, True),
        ({"number": "1" * 16}, False),
        ({"number": ""}, False),
        ({"number": "-1"}, False),
        ({"number": "1-"}, False),
        ({"number": "1--1"}, False),
        ({"number": "1 1"}, False),
        ({"number": 11912345678}, False),
        ({"type": "RESIDENTIAL"}, True),
        ({"type": "COMMERCIAL"}, True),
        ({"type": "mobile"}, False),
        ({"type": None}, False),
        ({"active": False}, True),
        ({"active": "true"}, False),
        ({"active": 1}, False),
        ({"active": None}, False),
        ({"area_code": -INT32}, True),
        ({"area_code": -INT32 - 1}, False),
        ({"area_code": INT32 - 1}, True),
        ({"area_code": INT32}, False),
        ({"area_code": 11.5}, False),
        ({"area_code": "11"}, False),
        ({"area_code": None}, False),
        ({"country_code": 0}, True),
        ({"country_code": -1}, False),
        ({"country_code": 99999}, True),
        ({"country_code": 100000}, False),
        ({"country_code": "55"}, False),
        ({"extension": ""}, True),
        ({"extension": "1234567890"}, True),
        ({"extension": "내선번호일이삼사오육"}, True),
        ({"extension": "12345678901"}, False),
        ({"extension": 9}, False),
        ({"areaCode": 11}, False),
    ],
)
def test_create_phone(change: dict[str, Any], accepted: bool, oracle: Oracle) -> None:
    """The bounds of a phone are where the provider documents them."""
    phone = {"number": "11912345678", "type": "MOBILE", **change}
    assert (oracle.violations(DOCUMENT, {"$ref": "#/components/schemas/CreatePhone"}, phone) == []) is accepted


@pytest.mark.parametrize("absent", ["number", "type"])
def test_create_phone_requires(absent: str, oracle: Oracle) -> None:
    """A phone has a number and a type."""
    phone = {"number": "11912345678", "type": "MOBILE"}
    del phone[absent]
    assert oracle.violations(DOCUMENT, {"$ref": "#/components/schemas/CreatePhone"}, phone) != []


@pytest.mark.parametrize(
    ("parameter", "value", "accepted"),
    [
        ("AccountId", 1, True),
        ("AccountId", 0, False),
        ("AccountId", INT64 - 1, True),
        ("AccountId", INT64, False),
        ("AccountId", "1", False),
        ("CustomerId", -INT64, True),
        ("CustomerId", -INT64 - 1, False),
        ("CustomerId", INT64 - 1, True),
        ("CustomerId", INT64, False),
    ],
)
def test_parameters(parameter: str, value: object, accepted: bool, oracle: Oracle) -> None:
    """Identifiers are 64-bit integers, an account's from 1 on."""
    schema = DOCUMENT["components"]["parameters"][parameter]["schema"]
    assert (oracle.violations(DOCUMENT, schema, value) == []) is accepted


@pytest.mark.parametrize(
    ("value", "accepted"), [(-INT64, True), (-INT64 - 1, False), (INT64 - 1, True), (INT64, False), ("8714", False)]
)
def test_created_phone(value: object, accepted: bool, oracle: Oracle) -> None:
    """The id of a phone is a 64-bit integer."""
    schema = {"$ref": "#/components/schemas/CreatedPhone"}
    assert (oracle.violations(DOCUMENT, schema, {"id": value}) == []) is accepted


@pytest.mark.parametrize("absent", ["number", "type", "active", "area_code", "country_code", "extension"])
def test_update_phone_requires_nothing(absent: str, oracle: Oracle) -> None:
    """Any of them may be left as it is, but not all."""
    change = {
        "number": "11912345678",
        "type": "MOBILE",
        "active": False,
        "area_code": 11,
        "country_code": 55,
        "extension": "9",
    }
    schema = {"$ref": "#/components/schemas/UpdatePhone"}
    assert [] == oracle.violations(DOCUMENT, schema, {name: change[name] for name in change if name != absent})
    assert [] != oracle.violations(DOCUMENT, schema, {})
    assert [] != oracle.violations(DOCUMENT, schema, {"is_active": False})


@pytest.mark.parametrize("code", ["51", 51, None], ids=repr)
@pytest.mark.parametrize("name", ["area_code", "country_code"])
def test_codes_are_read_in_either_type(name: str, code: object, oracle: Oracle) -> None:
    """The list documents texts where requests have numbers, and the client loses neither."""
    example = DOCUMENT["paths"]["/accounts/v1/accounts/{accountId}/phones/{phoneId}"]["get"]["responses"]["200"]
    phone = example["content"]["application/json"]["examples"]["mobile"]["value"] | {name: code}

    assert [] == oracle.violations(DOCUMENT, {"$ref": "#/components/schemas/Phone"}, phone)
    read = Phone.from_dict(phone)
    assert code == getattr(read, name)
    assert phone == read.to_dict()
