"""The sender-ID contract against what the sources say and no recorded answer shows."""

import pytest

from tests.support.documents import contract, operations
from tests.support.oracle import Oracle

DOCUMENT = contract("senderid")

READ = ("senderid:read", "role-senderid:read", None, None, None)
WRITE = ("senderid:write", "role-senderid:write", "ACTIVE", "ACTIVE", True)

# As the provider's tables list them, but for updateNumber: see the head of the contract.
PERMISSIONS = {
    "getAccount": READ,
    "listActiveNumbers": READ,
    "createNumber": WRITE,
    "updateNumber": WRITE,
    "deleteNumber": WRITE,
    "authenticateNumber": WRITE,
    "requestApproval": WRITE,
    "requestLimitIncrease": WRITE,
    "requestDuplicateRelease": WRITE,
    "uploadDocument": READ,
    "listDocuments": READ,
    "getDocument": READ,
    "deleteDocuments": WRITE,
    "setAlias": WRITE,
}


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
    """Every operation asks for the permissions of the provider's tables."""
    names = ("account", "member", "account-status", "member-status", "verified-account")
    asked = {operation["operationId"]: operation["x-permissions"] for _, _, operation in operations(DOCUMENT)}
    assert {key: tuple(map(value.get, names)) for key, value in asked.items()} == PERMISSIONS


def test_rules_for_all_operations() -> None:
    """A small operation takes a small body, and what is malformed has one error."""
    assert DOCUMENT["x-limits"]["body-bytes"] == 65536
    assert DOCUMENT["x-invalid"] == "ValidationError"


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
