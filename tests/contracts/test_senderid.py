"""The sender-ID contract against what the sources say and no recorded answer shows."""

from tests.support.documents import contract, operations

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
    """Every operation of the provider's tables asks for what they list."""
    names = ("account", "member", "account-status", "member-status", "verified-account")
    asked = {operation["operationId"]: operation["x-permissions"] for _, _, operation in operations(DOCUMENT)}
    assert {key: tuple(map(asked[key].get, names)) for key in PERMISSIONS} == PERMISSIONS


def test_rules_for_all_operations() -> None:
    """A small operation takes a small body, and what is malformed has one error."""
    assert DOCUMENT["x-limits"]["body-bytes"] == 65536
    assert DOCUMENT["x-invalid"] == "ValidationError"
