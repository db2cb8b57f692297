"""Looks whether everything is set up: `python -m pismo_client check`."""

import sys

from . import errors, operations
from ._checkup import Checkup, Next, State, main
from ._phones import PhoneForm
from .facade import PismoClient

CHECKUP = Checkup(
    package="pismo_client",
    client=PismoClient,
    errors=errors.FORM,
    operation=operations.LIST_PHONES,
    ways=(
        {"access_token": "PISMO_ACCESS_TOKEN"},
        {"server_key": "PISMO_SERVER_KEY", "server_secret": "PISMO_SERVER_SECRET"},
    ),
    required=True,
    address="PISMO_BASE_URL",
    forms={},
    window=None,
    refuses=frozenset([]),
    permissions=(),
    items="",
    key="number",
    argument="number",
    form=PhoneForm(country_code="55", trunk_prefix="", separator="-", whole=""),
    before=("country_code", "area_code"),
    schema={"type": "string"},
    state="active",
    good=State(True, "the phone is in use", None),
    states=(
        State(
            False,
            "the phone is not in use",
            Next("update_phone", ("$request.path.accountId", "$item#/id"), {"active": True}),
        ),
    ),
    absent=State(
        None,
        "the account has no such phone",
        Next("create_phone", ("$request.path.accountId",), {"number": "$key", "type_": Ellipsis}),
    ),
    lapses=None,
)

if __name__ == "__main__":
    sys.exit(main(CHECKUP))
