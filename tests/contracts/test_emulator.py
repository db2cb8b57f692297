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
}

SCHEMAS = {
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
