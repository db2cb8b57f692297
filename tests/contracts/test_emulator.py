"""The control contract against a table of what the emulator offers."""

from tests.support import shorthand
from tests.support.documents import contract, operations

DOCUMENT = contract("emulator")

REFUSED = [
    "400 (emulator)  Error  ValidationError",
    "401 (emulator)  Error  Unauthorized",
    "404 (emulator)  Error  UnknownWorld",
]
LIMITED = ["413 (emulator)  Error  PayloadTooLarge", "415 (emulator)  Error  UnsupportedMediaType"]
PAGED = ["query after?: integer int64 0..9223372036854775807 = 0", "query limit?: integer 1..1000 = 100"]

# Without the line about security, which is the same everywhere.
CALLS = {
    "listWorlds": [
        "GET /_emulator/worlds",
        "200 (emulator)  [WorldSummary]",
        "400 (emulator)  Error  ValidationError",
        "401 (emulator)  Error  Unauthorized",
    ],
    "createWorld": [
        "POST /_emulator/worlds",
        "body: CreateWorld",
        "201 (emulator)  World",
        "400 (emulator)  Error  ValidationError",
        "401 (emulator)  Error  Unauthorized",
        "409 (emulator)  Error  WorldExists  CredentialInUse  TooManyWorlds",
        *LIMITED,
    ],
    "deleteWorld": [
        "DELETE /_emulator/worlds/{world}",
        "path world: WorldName",
        "204 (emulator)",
        *REFUSED,
        "409 (emulator)  Error  DefaultWorld",
    ],
    "reset": ["POST /_emulator/worlds/{world}/reset", "path world: WorldName", "204 (emulator)", *REFUSED],
    "resetAccount": [
        "POST /_emulator/worlds/{world}/accounts/{accountId}/reset",
        "path world: WorldName",
        "path accountId: string /^[!-~]{1,64}$/",
        "204 (emulator)",
        *REFUSED,
    ],
    "getState": ["GET /_emulator/worlds/{world}/state", "path world: WorldName", "200 (emulator)  State", *REFUSED],
    "putState": [
        "PUT /_emulator/worlds/{world}/state",
        "path world: WorldName",
        "body: State",
        "204 (emulator)",
        "400 (emulator)  Error  ValidationError  InvalidState",
        "401 (emulator)  Error  Unauthorized",
        "404 (emulator)  Error  UnknownWorld",
        *LIMITED,
    ],
    "listNumbers": [
        "GET /_emulator/worlds/{world}/senderid/numbers",
        "path world: WorldName",
        "query accountId?: string /^[!-~]{1,64}$/",
        "query status?: NumberStatus",
        *PAGED,
        "200 (emulator)  [NumberState]",
        *REFUSED,
    ],
    "getNumber": [
        "GET /_emulator/worlds/{world}/senderid/accounts/{accountId}/numbers/{phoneNumber}",
        "path world: WorldName",
        "path accountId: string /^[!-~]{1,64}$/",
        "path phoneNumber: string /^[!-~]{1,64}$/",
        "200 (emulator)  NumberState",
        "400 (emulator)  Error  ValidationError",
        "401 (emulator)  Error  Unauthorized",
        "404 (emulator)  Error  UnknownWorld  UnknownNumber",
    ],
    "setNumber": [
        "PATCH /_emulator/worlds/{world}/senderid/accounts/{accountId}/numbers/{phoneNumber}",
        "path world: WorldName",
        "path accountId: string /^[!-~]{1,64}$/",
        "path phoneNumber: string /^[!-~]{1,64}$/",
        "body: SetNumber",
        "200 (emulator)  NumberState",
        "400 (emulator)  Error  ValidationError",
        "401 (emulator)  Error  Unauthorized",
        "404 (emulator)  Error  UnknownWorld  UnknownNumber",
        "409 (emulator)  Error  HeldElsewhere  NoReleaseRequest",
        *LIMITED,
    ],
    "listPhones": [
        "GET /_emulator/worlds/{world}/pismo/phones",
        "path world: WorldName",
        "query accountId?: integer int64 1..9223372036854775807",
        *PAGED,
        "200 (emulator)  [PhoneState]",
        *REFUSED,
    ],
    "listEvents": [
        "GET /_emulator/worlds/{world}/pismo/accounts/{accountId}/events",
        "path world: WorldName",
        "path accountId: integer int64 1..9223372036854775807",
        "200 (emulator)  [PhoneCreation]",
        *REFUSED,
    ],
    "clearFaults": ["DELETE /_emulator/worlds/{world}/faults", "path world: WorldName", "204 (emulator)", *REFUSED],
    "listFaults": [
        "GET /_emulator/worlds/{world}/faults",
        "path world: WorldName",
        "200 (emulator)  [PendingFault]",
        *REFUSED,
    ],
    "addFault": [
        "POST /_emulator/worlds/{world}/faults",
        "path world: WorldName",
        "body: Fault",
        "201 (emulator)  PendingFault",
        "400 (emulator)  Error  ValidationError  UnknownFault",
        "401 (emulator)  Error  Unauthorized",
        "404 (emulator)  Error  UnknownWorld",
        *LIMITED,
    ],
    "listJournal": [
        "GET /_emulator/worlds/{world}/journal",
        "path world: WorldName",
        "query operationId?: string /^[A-Za-z]{1,64}$/",
        "query status?: integer 100..599",
        "query accountId?: string /^[!-~]{1,64}$/",
        *PAGED,
        "200 (emulator)  [JournalEntry]",
        *REFUSED,
    ],
    "getClock": ["GET /_emulator/worlds/{world}/clock", "path world: WorldName", "200 (emulator)  Clock", *REFUSED],
    "setClock": [
        "PUT /_emulator/worlds/{world}/clock",
        "path world: WorldName",
        "body: SetClock",
        "200 (emulator)  Clock",
        "400 (emulator)  Error  ValidationError  ClockOutOfRange",
        "401 (emulator)  Error  Unauthorized",
        "404 (emulator)  Error  UnknownWorld",
        *LIMITED,
    ],
    "advanceClock": [
        "POST /_emulator/worlds/{world}/clock/advance",
        "path world: WorldName",
        "body: AdvanceClock",
        "200 (emulator)  Clock",
        "400 (emulator)  Error  ValidationError  ClockOutOfRange",
        "401 (emulator)  Error  Unauthorized",
        "404 (emulator)  Error  UnknownWorld",
        *LIMITED,
    ],
}

SCHEMAS = {
    "WorldName": "string /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/",
    "WorldSummary": {
        "world": "WorldName",
        "dateCreated": "Timestamp or null",
        "numbers": "integer",
        "phones": "integer",
    },
    "CreateWorld": {
        "world?": "WorldName",
        "accounts?": "[WorldAccount] at most 1000",
        "tokens?": "[WorldToken] at most 1000",
        "*": "refused",
    },
    "World": {"world": "WorldName", "accounts": "[WorldAccount]", "tokens": "[WorldToken]"},
    "WorldAccount": {
        "accountId?": "string /^[!-~]{1,64}$/",
        "apiKey?": "string /^[!-+\\--~]{1,200}$/",
        "apiSecret?": "string /^[!-~]{1,200}$/",
        "limit?": "integer 0..1000000 = 100",
        "documents?": "[string /^[!-~]{1,200}$/]",
        "permissions?": "[string /^[!-~]{1,200}$/]",
        "roles?": "[string /^[!-~]{1,200}$/]",
        "status?": "string /^[!-~]{1,64}$/ = ACTIVE",
        "memberStatus?": "string /^[!-~]{1,64}$/ = ACTIVE",
        "verified?": "boolean = True",
        "*": "refused",
    },
    "WorldToken": {
        "token?": "string /^[!-~]{1,1000}$/",
        "accountId?": "integer|null int64 1..9223372036854775807",
        "*": "refused",
    },
    "State": {
        "clock?": "SetClock or null",
        "senderid?": "SenderIdState",
        "pismo?": "PismoState",
        "signatures?": "[UsedSignature]",
        "faults?": "[Fault]",
        "*": "refused",
    },
    "SenderIdState": {"accounts?": "[StoredAccount]", "*": "refused"},
    "StoredAccount": {
        "accountId": "string /^[!-~]{1,64}$/",
        "dateCreated?": "Timestamp",
        "dateUpdated?": "Timestamp",
        "numbers?": "[StoredNumber]",
        "*": "refused",
    },
    "StoredNumber": {
        "phoneNumber": "string /^[!-~]{1,64}$/",
        "handleKey?": "string",
        "status": "NumberStatus",
        "method?": "string|null",
        "expireAt?": "Timestamp or null",
        "log?": "[LogEntry]",
        "approvalDocuments?": "[object]",
        "unlockDuplicate?": "object",
        "autoExtension?": "boolean",
        "consignment?": "boolean",
        "dateCreated?": "Timestamp",
        "dateUpdated?": "Timestamp",
        "*": "refused",
    },
    "PismoState": {"phones?": "[StoredPhone]", "*": "refused"},
    "StoredPhone": {
        "id?": "integer int64 1..9007199254740991",
        "date?": "Timestamp",
        "phone": "SeededPhone",
        "*": "refused",
    },
    "SeededPhone": {
        "account_id": "integer int64 1..9223372036854775807",
        "customer_id?": "integer|null int64 -9223372036854775808..9223372036854775807",
        "area_code?": "integer|null int32 -2147483648..2147483647",
        "number": "string /^[0-9-]{1,15}$/",
        "type": "string",
        "extension?": "string|null",
        "active?": "boolean = True",
        "country_code?": "integer int32 -2147483648..2147483647 = 55",
        "*": "refused",
    },
    "UsedSignature": {
        "apiKey": "string /^[!-~]{1,200}$/",
        "signature": "string /^[!-~]{1,200}$/",
        "acceptableUntil": "Timestamp",
        "*": "refused",
    },
    "Clock": {"now": "Timestamp", "frozen": "boolean"},
    "SetClock": {"now": "string date-time", "frozen?": "boolean = False", "*": "refused"},
    "AdvanceClock": {"seconds": "number", "*": "refused"},
    "Timestamp": "string date-time /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$/",
    "PhoneCreation": {"event": "string phone_creation", "date": "Timestamp", "object": "AuditedPhone"},
    "PhoneState": {"id": "integer", "date": "Timestamp", "phone": "AuditedPhone"},
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
    "NumberStatus": "string PENDING|ACTIVE|INACTIVE|DUPLICATED",
    "SetNumber": {"status?": "NumberStatus", "release?": "string APPROVED|REJECTED", "*": "refused", "at least": "1"},
    "NumberState": {
        "id": "integer",
        "accountId": "string",
        "phoneNumber": "string",
        "status": "string",
        "release": "string|null",
        "expireAt": "Timestamp or null",
        "log": "[LogEntry]",
    },
    "LogEntry": {"createAt": "Timestamp", "message": "string"},
    "Fault": {
        "operationId?": "string|null",
        "accountId?": "string|null",
        "times?": "integer|null 1..1000000000 = 1",
        "share?": "number over 0 to 1 = 1",
        "error?": "string|null",
        "answer?": "FaultAnswer or null",
        "drop?": "boolean = False",
        "afterWork?": "boolean = False",
        "delaySeconds?": "number 0..60 = 0",
        "truncateTo?": "integer|null 0..65536",
        "*": "refused",
    },
    "FaultAnswer": {
        "status": "integer 200..599",
        "headers?": "object by /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/ of string /^[ -~]*$/",
        "body?": "",
        "text?": "string|null",
        "*": "refused",
    },
    "PendingFault": {"id": "integer", "seen": "integer", "fault": "Fault"},
    "JournalEntry": {
        "id": "integer",
        "date": "Timestamp",
        "operationId": "string|null",
        "accountId": "string|null",
        "method": "string",
        "path": "string",
        "headers": "object of string",
        "body": "string",
        "valid": "boolean",
        "error": "string|null",
        "detail": "string|null",
        "fault": "integer|null",
        "changes": "[Change]",
        "answer": "JournalAnswer",
        "milliseconds": "number",
    },
    "Change": {
        "resource": "string",
        "accountId": "string",
        "key": "string",
        "before": "string|null",
        "after": "string|null",
    },
    "JournalAnswer": {"status": "integer", "headers": "object of string", "body": "string"},
    "Error": {"errorCode": "string", "errorMessage": "string", "x-error": "code errorCode, message errorMessage"},
}


def test_provenance() -> None:
    """Everything is decided here, but for the event of Pismo's guide."""
    found = shorthand.provenance(DOCUMENT)
    assert found.pop("PhoneCreation.event") == "pismo-guide"
    assert {*found.values()} == {"emulator"}


def test_operations() -> None:
    """Paths, bodies, statuses and errors are those that tests rely on; a control token is accepted everywhere."""
    found = shorthand.calls(DOCUMENT)
    assert {lines.pop(1) for lines in found.values()} == {"security: controlToken or none"}
    assert found == CALLS


def test_body_limits() -> None:
    """The state of a whole world is larger than other bodies."""
    limits = {
        operation["operationId"]: operation["x-limits"]["body-bytes"]
        for _, _, operation in operations(DOCUMENT)
        if "x-limits" in operation
    }
    assert limits == {"putState": 16_777_216}


def test_idempotency() -> None:
    """What happens twice when it is repeated is marked, and so are the resets, whose method does not say it."""
    marked = {
        operation["operationId"]: operation["x-idempotent"]
        for _, _, operation in operations(DOCUMENT)
        if "x-idempotent" in operation
    }
    assert marked == {
        "createWorld": False,
        "advanceClock": False,
        "addFault": False,
        "reset": True,
        "resetAccount": True,
    }


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
