"""schemathesis between `openapi/pismo.yaml` and the emulator."""

from collections.abc import Callable

import pytest

from tests.property.hooks import Case
from tests.property.load import load

schema = load("pismo")


@schema.parametrize()  # type: ignore[untyped-decorator] # schemathesis leaves it so
@pytest.mark.usefixtures("counted")
def test_in_process(case: Case) -> None:
    """Every operation keeps its contract, and gives the very answer that its state asks for."""
    case.call_and_validate()


def test_over_http(schemathesis_cli: Callable[[str, str], None], property_server: str) -> None:
    """The same holds over HTTP, driven by the command line of schemathesis."""
    schemathesis_cli("pismo", property_server)
