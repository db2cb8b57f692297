"""Looks whether everything is set up: `python -m senderid_client check`."""

import sys

from . import errors, operations
from ._checkup import Checkup, Next, State, main
from ._phones import PhoneForm
from .facade import SenderIdClient

CHECKUP = Checkup(
    package="senderid_client",
    client=SenderIdClient,
    errors=errors.FORM,
    operation=operations.GET_ACCOUNT,
    ways=({"api_key": "SOLAPI_API_KEY", "api_secret": "SOLAPI_API_SECRET"}, {"access_token": "SOLAPI_ACCESS_TOKEN"}),
    required=True,
    address="SOLAPI_BASE_URL",
    forms={"api_key": "[0-9A-Z]{16}"},
    window=900,
    refuses=frozenset(["address", "clock", "credentials", "permission"]),
    permissions=("senderid:read", "role-senderid:read"),
    items="/senderIds",
    key="phoneNumber",
    argument="phone_number",
    form=PhoneForm(country_code="82", trunk_prefix="0", separator="", whole="1[568][0-9]{6}"),
    before=(),
    schema={"type": "string", "pattern": "^(0[1-9][0-9]{7,10}|1[0-9]{7})$"},
    state="status",
    good=State("ACTIVE", "SMS may be sent from it", None),
    states=(
        State(
            "PENDING",
            "its owner is not verified yet, by a call or by papers (requestApproval)",
            Next("start_verification", ("$key",), {}),
        ),
        State("INACTIVE", "it was switched off", Next("update_number", ("$key",), {"status": "ACTIVE"})),
        State(
            "DUPLICATED", "another account holds it", Next("request_duplicate_release", ("$key",), {"reason": Ellipsis})
        ),
    ),
    absent=State(None, "this account has not registered it", Next("create_number", (), {"phone_number": "$key"})),
    lapses=State(
        "expireAt",
        "its verification has lapsed, and its owner has to be verified again",
        Next("start_verification", ("$key",), {}),
    ),
)

if __name__ == "__main__":
    sys.exit(main(CHECKUP))
