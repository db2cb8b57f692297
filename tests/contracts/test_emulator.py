"""What the contract of the control API owes to those who use it; the rest stands in it alone."""

from tests.support.documents import contract, operations

DOCUMENT = contract("emulator")


def test_token_is_optional_everywhere() -> None:
    """The emulator asks for one when it was started with one, and then for every operation."""
    assert all(operation["security"] == [{"controlToken": []}, {}] for _, _, operation in operations(DOCUMENT))
