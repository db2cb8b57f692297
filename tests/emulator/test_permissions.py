"""What an account, its key and its member must have, as the provider's table of permissions lists it."""

from dataclasses import replace
from typing import Any

import pytest

from phone_emulator import Account, Settings
from phone_emulator.errors import WireError
from phone_emulator.security import permit
from tests.support.asgi import Caller
from tests.support.callers import FIRST

CASES: list[tuple[dict[str, Any], str]] = [
    ({"permissions": frozenset({"senderid:read"})}, "PermissionDenied"),
    ({"roles": frozenset({"role-senderid:read"})}, "PermissionDenied"),
    ({"status": "INACTIVE"}, "InactiveAccount"),
    ({"member_status": "INACTIVE"}, "InactiveMember"),
    ({"verified": False}, "UnverifiedAccount"),
]


@pytest.mark.parametrize(("lack", "error"), CASES, ids=[next(iter(lack)) for lack, _ in CASES])
@pytest.mark.parametrize("call", ["create", "update", "request_release"])
def test_account_that_lacks_something_is_refused(
    make_emulator: Any, lack: dict[str, Any], error: str, call: str
) -> None:
    """Each condition is checked for each operation, and nothing is changed."""
    account: Account = replace(FIRST, **lack)
    emulator: Caller = make_emulator(Settings(accounts=(account,)))
    rest = {"status": "ACTIVE"} if call == "update" else {}

    answer = getattr(emulator, call)("01012345678", account, **rest)

    assert (403, error) == answer.error


def test_refusal_names_the_permission_that_is_missing(make_emulator: Any) -> None:
    """Whoever reads it knows what to grant."""
    account = replace(FIRST, permissions=frozenset())
    emulator: Caller = make_emulator(Settings(accounts=(account,)))

    assert "senderid:write" in emulator.create("01012345678", account).body["errorMessage"]


LACKING = Account("1", "key", "secret", permissions=frozenset(), status="X", member_status="X", verified=False)
NEEDED = {
    "account": "a",
    "member": "m",
    "account-status": "ACTIVE",
    "member-status": "ACTIVE",
    "verified-account": True,
}


@pytest.mark.parametrize("name", NEEDED)
def test_operation_that_needs_less(name: str) -> None:
    """What an operation does not list nobody needs for it, and what it lists everybody does."""
    permit(LACKING, {})
    with pytest.raises(WireError):
        permit(LACKING, {name: NEEDED[name]})


def test_credentials_are_checked_before_permissions(make_emulator: Any) -> None:
    """A wrong secret says nothing about what the account may do."""
    account = replace(FIRST, verified=False)
    emulator: Caller = make_emulator(Settings(accounts=(account,)))

    answer = emulator.create("01012345678", replace(account, api_secret="wrong"))

    assert (400, "SignatureDoesNotMatch") == answer.error
