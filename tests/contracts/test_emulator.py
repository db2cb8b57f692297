"""What the contract of the control API owes to those who use it; the rest stands in it alone."""

from tests.support import shorthand
from tests.support.documents import contract, operations

DOCUMENT = contract("emulator")


def test_provenance() -> None:
    """Everything is decided here, but for the event of Pismo's guide."""
    found = shorthand.provenance(DOCUMENT)
    assert found.pop("PhoneEvent.event") == "pismo-guide"
    assert {*found.values()} == {"emulator"}


def test_token_is_optional_everywhere() -> None:
    """The emulator asks for one when it was started with one, and then for every operation."""
    assert all(operation["security"] == [{"controlToken": []}, {}] for _, _, operation in operations(DOCUMENT))
