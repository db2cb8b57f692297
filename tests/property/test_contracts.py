"""schemathesis between each provider's contract and the emulator."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.property.hooks import Case
from tests.property.load import load
from tests.support.documents import PROVIDERS, contract, operations


def _in_process(stem: str) -> Any:
    @load(stem).parametrize()  # type: ignore[untyped-decorator] # schemathesis leaves it so
    @pytest.mark.usefixtures("counted")
    def test_in_process(case: Case) -> None:
        """Every operation keeps its contract, and gives the very answer that its state asks for."""
        case.call_and_validate()

    return test_in_process


# schemathesis makes tests of one contract per function.
globals().update({f"test_{stem}_in_process": _in_process(stem) for stem in PROVIDERS})


LINKED = [
    stem
    for stem in PROVIDERS
    if any(
        "links" in answer for *_, operation in operations(contract(stem)) for answer in operation["responses"].values()
    )
]


@pytest.mark.parametrize("stem", LINKED)
def test_links(stem: str, follow_links: Callable[[str], None]) -> None:
    """What a link of a contract says can be done, each operation in the state that those before have made."""
    follow_links(stem)


@pytest.mark.deep
@pytest.mark.parametrize("stem", PROVIDERS)
def test_over_http(stem: str, schemathesis_cli: Callable[[str, str], None], property_server: str) -> None:
    """The same holds over HTTP, driven by the command line of schemathesis."""
    schemathesis_cli(stem, property_server)
