"""The sender-ID contract against a table of all that the sources say: neither weaker nor stricter."""

import pytest

from tests.support import shorthand
from tests.support.documents import contract, operations
from tests.support.oracle import Oracle

DOCUMENT = contract("senderid")

SIGNED = [
    "401 (emulator)  Error  Unauthorized  WWW-Authenticate: string HMAC-SHA256",
    "403 (auth-reference)  Error  InvalidAPIKey  SignatureDoesNotMatch  RequestTimeTooSkewed  DuplicatedSignature"
    "  PermissionDenied  InactiveAccount  InactiveMember  UnverifiedAccount",
]
LIMITED = ["413 (emulator)  Error  PayloadTooLarge", "415 (emulator)  Error  UnsupportedMediaType"]

CALLS = {
    "createNumber": [
        "POST /senderid/v1/numbers",
        "security: signature",
        "body: CreateNumber",
        "200 (coolsms-2018, reference-2019, live-2026)  Account",
        "400 (coolsms-2018)  Error  InvalidPhoneNumber  InvalidDocumentId  ValidationError",
        *SIGNED,
        "409 (emulator)  Error  AlreadyRegistered  LimitExceeded",
        *LIMITED,
    ],
    "updateNumber": [
        "PUT /senderid/v1/numbers/{phoneNumber}",
        "security: signature",
        "path phoneNumber: PhoneNumber !InvalidSenderId",
        "body: UpdateNumber",
        "200 (coolsms-2018, reference-2019)  Account",
        "400 (coolsms-2018)  Error  InvalidSenderId  ValidationError",
        *SIGNED,
        "409 (coolsms-2018)  Error  FailedToUpdate",
        *LIMITED,
    ],
    "requestDuplicateRelease": [
        "POST /senderid/v1/papers/duplicate/{phoneNumber}",
        "security: signature",
        "path phoneNumber: PhoneNumber !InvalidSenderId",
        "body: RequestDuplicateRelease",
        "200 (coolsms-2018, solapi-2019)  Account",
        "400 (coolsms-2018)  Error  InvalidSenderId  ValidationError",
        *SIGNED,
        "409 (coolsms-2018)  Error  AlreadyApproved",
        *LIMITED,
    ],
}

SCHEMAS = {
    "PhoneNumber": "string /^[0-9]{8,12}$/",
    "CreateNumber": {
        "phoneNumber": "PhoneNumber !InvalidPhoneNumber",
        "documents?": "[string]",
        "documentList?": "DocumentList",
        "*": "refused",
    },
    "UpdateNumber": {"status": "string ACTIVE|INACTIVE", "*": "refused"},
    "RequestDuplicateRelease": {"reason": "string", "name?": "string", "*": "refused"},
    "Account": {
        "accountId": "string",
        "limit": "integer",
        "limitationDocuments": "[LimitationRequest]",
        "senderIds": "[SenderId]",
        "dateCreated": "Timestamp",
        "dateUpdated": "Timestamp",
    },
    "SenderId": {
        "phoneNumber": "PhoneNumber",
        "handleKey": "string",
        "status": "SenderIdStatus",
        "method": "string|null",
        "expireAt": "string|null date-time",
        "autoExtension?": "boolean @2026",
        "necessaryMeasures?": "[string] @2026",
        "consignment?": "boolean @2026",
        "log?": "[LogEntry] @2018,2019",
        "approvalDocuments": "[ApprovalRequest]",
        "unlockDuplicate": "ReleaseRequest or null",
        "dateCreated": "Timestamp",
        "dateUpdated": "Timestamp",
    },
    "SenderIdStatus": "string PENDING|ACTIVE|INACTIVE|DUPLICATED",
    "LogEntry": {"createAt": "Timestamp", "message": "string"},
    "ReleaseRequest": {
        "duplicateId": "string|null",
        "reason": "string|null",
        "reasonForRequested": "string|null",
        "name": "string|null",
        "status": "ReviewStatus or null",
        "dateCreated": "NullableTimestamp",
        "dateUpdated": "NullableTimestamp",
    },
    "ReviewStatus": "string PENDING|APPROVED|REJECTED",
    "ApprovalRequest": {
        "approvalId": "string",
        "status": "ReviewStatus",
        "reason": "string|null",
        "documents?": "[string] @2018,2019",
        "documentList?": "DocumentList @2026",
        "consignmentDocumentList?": "DocumentList or null @2026",
        "dateCreated": "Timestamp",
        "dateUpdated": "Timestamp",
    },
    "DocumentList": {"*": "string or [string]"},
    "LimitationRequest": {
        "limitationId": "string",
        "limitRequested": "integer",
        "limitBeforeRequest": "integer",
        "documents": "[string]",
        "status": "ReviewStatus",
        "reason": "string|null",
        "dateCreated": "Timestamp",
        "dateUpdated": "Timestamp",
    },
    "Timestamp": "string date-time",
    "NullableTimestamp": "string|null date-time",
    "Error": {
        "errorCode": "string",
        "errorMessage": "string",
        "x-error": "code errorCode, message errorMessage",
    },
}


PROVENANCE = {
    "PhoneNumber": "emulator",
    "CreateNumber": "coolsms-2018, emulator",
    "CreateNumber.documents": "coolsms-2018",
    "CreateNumber.documentList": "live-2026",
    "UpdateNumber": "coolsms-2018, emulator",
    "UpdateNumber.status": "coolsms-2018",
    "RequestDuplicateRelease": "coolsms-2018, solapi-2019, emulator",
    "Account": "coolsms-2018, solapi-2019, live-2026",
    "SenderId": "coolsms-2018, solapi-2019, live-2026",
    "LogEntry": "coolsms-2018, solapi-2019",
    "ReleaseRequest": "coolsms-2018, solapi-2019",
    "ApprovalRequest": "reference-2019, live-2026",
    "LimitationRequest": "reference-2019",
    "Error": "coolsms-2018",
    "SenderId.expireAt": "reference-2019",
    "SenderIdStatus": "coolsms-2018, solapi-2019, live-2026",
    "ReviewStatus": "emulator",
    "DocumentList": "live-2026",
    "Timestamp": "coolsms-2018, solapi-2019",
    "NullableTimestamp": "coolsms-2018, solapi-2019",
    "InvalidPhoneNumber": "coolsms-2018",
    "InvalidDocumentId": "coolsms-2018",
    "InvalidSenderId": "coolsms-2018",
    "FailedToUpdate": "coolsms-2018",
    "AlreadyApproved": "coolsms-2018",
    "InvalidAPIKey": "auth-reference",
    "SignatureDoesNotMatch": "auth-reference",
    "RequestTimeTooSkewed": "auth-reference",
    "DuplicatedSignature": "auth-reference",
    "PermissionDenied": "emulator",
    "InactiveAccount": "emulator",
    "InactiveMember": "emulator",
    "UnverifiedAccount": "emulator",
    "Unauthorized": "emulator",
    "ValidationError": "emulator",
    "AlreadyRegistered": "emulator",
    "LimitExceeded": "emulator",
    "PayloadTooLarge": "emulator",
    "UnsupportedMediaType": "emulator",
    "CreatedIn2018": "coolsms-2018",
    "CreatedIn2019": "reference-2019",
    "CreatedIn2026": "live-2026",
    "SwitchedOffIn2018": "coolsms-2018",
    "SwitchedOffIn2019": "reference-2019",
    "ReleaseRequestedIn2018": "coolsms-2018",
    "ReleaseRequestedIn2019": "solapi-2019",
    "signature": "auth-reference, emulator",
    "createNumber number": "reference-2019",
    "createNumber numberWithDocuments": "emulator",
    "updateNumber switchOff": "reference-2019",
    "requestDuplicateRelease reason": "solapi-2019",
    "requestDuplicateRelease reasonAndName": "coolsms-2018",
    "x-limits": "emulator",
}


def test_provenance() -> None:
    """What is documented and what is decided here are told apart, constraint by constraint, example by example."""
    assert shorthand.provenance(DOCUMENT) == PROVENANCE


def test_operations() -> None:
    """Paths, credentials, parameters, bodies, statuses and errors are the documented ones, each with its source."""
    assert shorthand.calls(DOCUMENT) == CALLS


def test_schemas() -> None:
    """Types, required names, enums, patterns and eras are the documented ones."""
    assert shorthand.schemas(DOCUMENT) == SCHEMAS


def test_servers() -> None:
    """Both brands are listed, the host that answers today first."""
    hosts = ["https://api.solapi.com", "https://api.coolsms.co.kr", "https://rest.coolsms.co.kr"]
    assert [server["url"] for server in DOCUMENT["servers"]] == hosts


def test_signature() -> None:
    """The header, the methods, the salt and the window of 15 minutes are those of the auth reference."""
    scheme = DOCUMENT["components"]["securitySchemes"]["signature"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "Authorization")
    assert scheme["x-aliases"] == ["Authentication"]
    assert scheme["x-signature"] == {
        "methods": ["HMAC-SHA256", "HMAC-MD5"],
        "salt-bytes": {"minimum": 12, "maximum": 64},
        "window-seconds": 900,
    }


def test_permissions() -> None:
    """Every operation writes, and asks for the documented permissions."""
    writes = {
        "account": "senderid:write",
        "member": "role-senderid:write",
        "account-status": "ACTIVE",
        "member-status": "ACTIVE",
        "verified-account": True,
    }
    assert [operation["x-permissions"] for _, _, operation in operations(DOCUMENT)] == [writes] * 3


def test_rules_for_all_operations() -> None:
    """Limits and fallbacks are what the emulator was built for."""
    assert DOCUMENT["x-limits"]["body-bytes"] == 65536
    assert DOCUMENT["x-invalid"] == "ValidationError"
    assert shorthand.fallbacks(DOCUMENT) == [
        "404 (emulator)  Error  NotFound",
        "405 (emulator)  Error  MethodNotAllowed",
        "500 (emulator)  Error  InternalError",
    ]


@pytest.mark.parametrize(
    ("number", "accepted"),
    [
        ("01000000000", True),
        ("15880000", True),
        ("050012345678", True),
        ("1234567", False),
        ("0500123456789", False),
        ("", False),
        ("010-0000-0000", False),
        ("+821000000000", False),
        ("0100000000a", False),
        (" 01000000000", False),
        ("01000000000 ", False),
        ("０１０００００００００", False),
        (1000000000, False),
        (None, False),
    ],
)
def test_phone_number(number: object, accepted: bool, oracle: Oracle) -> None:
    """A phone number is 8 to 12 digits, nothing else."""
    schema = {"$ref": "#/components/schemas/PhoneNumber"}
    assert (oracle.violations(DOCUMENT, schema, number) == []) is accepted


@pytest.mark.parametrize(
    ("value", "accepted"),
    [
        ({}, True),
        ({"certificateDocument": ["DOC_abc123"], "employmentCertificate": "DOC_def456"}, True),
        ({"certificateDocument": []}, True),
        ({"certificateDocument": 1}, False),
        ({"certificateDocument": [1]}, False),
        ({"certificateDocument": None}, False),
        ([], False),
    ],
)
def test_document_list(value: object, accepted: bool, oracle: Oracle) -> None:
    """A document list has an id or several per purpose."""
    schema = {"$ref": "#/components/schemas/DocumentList"}
    assert (oracle.violations(DOCUMENT, schema, value) == []) is accepted
