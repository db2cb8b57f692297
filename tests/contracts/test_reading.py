"""Emulator and tools read a contract each by itself: both must see the same values in it."""

import pytest

from phone_emulator.contract import load
from scripts import contract
from scripts.regenerate import lint

STEMS = [path.stem for path in lint.contracts_in(lint.ROOT / "openapi")]


@pytest.mark.parametrize("stem", STEMS)
def test_emulator_reads_what_the_tools_read(stem: str) -> None:
    """A number is the same number to both, and a text the same text."""
    path = lint.ROOT / "openapi" / f"{stem}.yaml"

    assert repr(contract.read(path, path).data) == repr(load(stem))
