"""What the contract of the control API owes to those who use it; the rest stands in it alone."""

from tests.support.documents import contract, operations

DOCUMENT = contract("emulator")


def test_token_is_optional_everywhere() -> None:
    """The emulator asks for one when it was started with one, and then for every operation but whether it works."""
    open_to_all = [one["operationId"] for _, _, one in operations(DOCUMENT) if not one["security"]]
    rest = [one for _, _, one in operations(DOCUMENT) if one["security"]]
    assert open_to_all == ["getHealth"]
    assert all(operation["security"] == [{"controlToken": []}, {}] for operation in rest)
