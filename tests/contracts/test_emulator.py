"""The control contract against a table of what the emulator offers."""

from tests.support import shorthand
from tests.support.documents import contract

DOCUMENT = contract("emulator")

LIMITED = ["413 (emulator)  Error  PayloadTooLarge", "415 (emulator)  Error  UnsupportedMediaType"]

CALLS = {
    "reset": ["POST /_emulator/reset", "security: none", "204 (emulator)"],
    "setNumber": [
        "PATCH /_emulator/senderid/accounts/{accountId}/numbers/{phoneNumber}",
        "security: none",
        "path accountId: string",
        "path phoneNumber: string",
        "body: SetNumber",
        "200 (emulator)  NumberState",
        "400 (emulator)  Error  ValidationError",
        "404 (emulator)  Error  UnknownNumber",
        "409 (emulator)  Error  HeldElsewhere  NoReleaseRequest",
        *LIMITED,
    ],
    "addFault": [
        "POST /_emulator/faults",
        "security: none",
        "body: Fault",
        "204 (emulator)",
        "400 (emulator)  Error  ValidationError  UnknownFault",
        *LIMITED,
    ],
    "getClock": ["GET /_emulator/clock", "security: none", "200 (emulator)  Clock"],
    "setClock": [
        "PUT /_emulator/clock",
        "security: none",
        "body: SetClock",
        "200 (emulator)  Clock",
        "400 (emulator)  Error  ValidationError  ClockOutOfRange",
        *LIMITED,
    ],
    "advanceClock": [
        "POST /_emulator/clock/advance",
        "security: none",
        "body: AdvanceClock",
        "200 (emulator)  Clock",
        "400 (emulator)  Error  ValidationError  ClockOutOfRange",
        *LIMITED,
    ],
    "listEvents": [
        "GET /_emulator/pismo/accounts/{accountId}/events",
        "security: none",
        "path accountId: integer int64 1..9223372036854775807",
        "200 (emulator)  [PhoneCreation]",
        "400 (emulator)  Error  ValidationError",
    ],
}

SCHEMAS = {
    "Clock": {"now": "string date-time", "frozen": "boolean"},
    "SetClock": {"now": "string date-time", "frozen?": "boolean = False", "*": "refused"},
    "AdvanceClock": {"seconds": "number", "*": "refused"},
    "PhoneCreation": {"event": "string phone_creation", "date": "string date-time", "object": "AuditedPhone"},
    "AuditedPhone": {
        "account_id": "integer",
        "customer_id": "integer|null",
        "area_code": "integer|null",
        "number": "string",
        "type": "string",
        "extension": "string|null",
        "active": "boolean",
        "country_code": "integer",
    },
    "SetNumber": {
        "status?": "string PENDING|ACTIVE|INACTIVE|DUPLICATED",
        "release?": "string APPROVED|REJECTED",
        "*": "refused",
        "at least": "1",
    },
    "NumberState": {"phoneNumber": "string", "status": "string", "release": "string|null"},
    "Fault": {"operationId": "string", "error": "string", "*": "refused"},
    "Error": {
        "errorCode": "string",
        "errorMessage": "string",
        "x-error": "code errorCode, message errorMessage",
    },
}


def test_provenance() -> None:
    """Everything is decided here, but for the event of Pismo's guide."""
    found = shorthand.provenance(DOCUMENT)
    assert found.pop("PhoneCreation.event") == "pismo-guide"
    assert {*found.values()} == {"emulator"}


def test_operations() -> None:
    """Paths, bodies, statuses and errors are those that tests rely on; nothing asks for credentials."""
    assert shorthand.calls(DOCUMENT) == CALLS


def test_schemas() -> None:
    """Types, required names and enums are those that tests rely on."""
    assert shorthand.schemas(DOCUMENT) == SCHEMAS


def test_rules_for_all_operations() -> None:
    """Limits and fallbacks are those of the other contracts."""
    assert DOCUMENT["x-limits"]["body-bytes"] == 65536
    assert DOCUMENT["x-invalid"] == "ValidationError"
    assert shorthand.fallbacks(DOCUMENT) == [
        "404 (emulator)  Error  NotFound",
        "405 (emulator)  Error  MethodNotAllowed",
        "500 (emulator)  Error  InternalError",
    ]
