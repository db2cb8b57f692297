"""The Pismo contract against a table of all that the sources say: neither weaker nor stricter."""

from typing import Any

import pytest

from tests.support import shorthand
from tests.support.documents import contract
from tests.support.oracle import Oracle

DOCUMENT = contract("pismo")
INT32 = 2**31
INT64 = 2**63

CALLS = {
    "createPhone": [
        "POST /accounts/v1/accounts/{accountId}/phones",
        "security: bearer",
        "path accountId: integer int64 1..9223372036854775807",
        "header x-customer-id?: integer int64 -9223372036854775808..9223372036854775807",
        "body: CreatePhone",
        "200 (pismo-openapi)  CreatedPhone",
        "400 (pismo-openapi)  FieldError  IllFormattedField",
        "401 (emulator)  Error  Unauthorized  WWW-Authenticate: string Bearer",
        "403 (emulator)  Error  Forbidden",
        "409 (pismo-openapi)  Error  PhoneAlreadyExists",
        "413 (emulator)  Error  PayloadTooLarge",
        "415 (emulator)  Error  UnsupportedMediaType",
        "500 (pismo-openapi)  Error  PhoneCreationFailed",
    ]
}

SCHEMAS = {
    "CreatePhone": {
        "number": "string length 0..15 /^[0-9]+(-[0-9]+)*$/",
        "type": "string RESIDENTIAL|COMMERCIAL|MOBILE",
        "active?": "boolean = True",
        "area_code?": "integer int32 -2147483648..2147483647",
        "country_code?": "integer 0..99999 = 55",
        "extension?": "string length 0..10",
        "*": "refused",
    },
    "CreatedPhone": {"id": "integer int64 -9223372036854775808..9223372036854775807"},
    "FieldError": {"message": "string", "field": "string", "x-error": "message message, field field"},
    "Error": {"message": "string", "x-error": "message message"},
}


SAMPLES = {
    "number": "11912345678",
    "type": "MOBILE",
    "active": False,
    "area_code": 11,
    "country_code": 38,
    "extension": "ext. 9",
    "id": 8714,
    "accountId": 123,
    "x-customer-id": 50624,
}

PROVENANCE = {
    "AccountId": "pismo-openapi",
    "CustomerId": "pismo-openapi",
    "CreatePhone": "pismo-openapi, emulator",
    "CreatedPhone": "pismo-openapi",
    "FieldError": "pismo-openapi",
    "Error": "pismo-openapi",
    "CreatePhone.number": "pismo-openapi, emulator",
    "CreatePhone.type": "pismo-openapi",
    "CreatePhone.active": "pismo-openapi",
    "CreatePhone.area_code": "pismo-openapi",
    "CreatePhone.country_code": "pismo-openapi",
    "CreatePhone.extension": "pismo-openapi",
    "CreatedPhone.id": "pismo-openapi",
    "bearer": "pismo-openapi, pismo-guide",
    "createPhone mobile": "pismo-openapi",
    "createPhone shortest": "emulator",
    "createPhone created": "pismo-openapi",
    "createPhone IllFormattedField": "emulator",
    "createPhone Unauthorized": "emulator",
    "createPhone Forbidden": "emulator",
    "createPhone PhoneAlreadyExists": "pismo-openapi",
    "createPhone PayloadTooLarge": "emulator",
    "createPhone UnsupportedMediaType": "emulator",
    "createPhone PhoneCreationFailed": "pismo-openapi",
    "x-limits": "emulator",
}


def test_provenance() -> None:
    """What is documented and what is decided here are told apart, constraint by constraint, example by example."""
    assert shorthand.provenance(DOCUMENT) == PROVENANCE


def test_operations() -> None:
    """Path, credentials, parameters, body, statuses and errors are the documented ones, each with its source."""
    assert shorthand.calls(DOCUMENT) == CALLS


def test_schemas() -> None:
    """Types, required names, enums, bounds and defaults are the documented ones."""
    assert shorthand.schemas(DOCUMENT) == SCHEMAS


def test_samples() -> None:
    """The samples that the provider gives for properties and parameters stand beside them."""
    components = DOCUMENT["components"]
    properties = (
        components["schemas"]["CreatePhone"]["properties"] | components["schemas"]["CreatedPhone"]["properties"]
    )
    parameters = {parameter["name"]: parameter["schema"] for parameter in components["parameters"].values()}
    assert {name: schema["examples"][0] for name, schema in (properties | parameters).items()} == SAMPLES


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
    assert shorthand.fallbacks(DOCUMENT) == [
        "404 (emulator)  Error  NotFound",
        "405 (emulator)  Error  MethodNotAllowed",
        "500 (emulator)  Error  InternalError",
    ]


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
