"""What a machine may lack: tests that need it carry the marker `services`, and `make test-services` runs them."""

import os
from typing import NoReturn

import pytest

REQUIRED = os.environ.get("EMULATOR_SERVICES") == "required"


def lacking(what: str, packages: str) -> NoReturn:
    """Skip the test at hand, or fail it where `EMULATOR_SERVICES=required` says that everything is there.

    Args:
        what: Name of what is not there.
        packages: Debian packages that bring it.
    """
    reason = f"no {what} on this machine. Install the packages {packages}."
    if REQUIRED:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
