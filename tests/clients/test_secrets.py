"""What a caller may log, pickle or hand on holds no secret, wherever the caller has put one."""

import json
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from emulator_client import EmulatorClient
from pismo_client import PismoClient
from pismo_client.models import AccessToken
from senderid_client import SenderIdClient

Calls = Callable[[Callable[[Any], object]], Any]
SECRET = "0123456789abcdef" * 2
REFUSAL = httpx.MockTransport(lambda _: httpx.Response(400, json={}))


def senderid(hook: Callable[[Any], object]) -> SenderIdClient:
    return SenderIdClient("key", SECRET, transport=REFUSAL, on_attempt=hook)


def pismo(hook: Callable[[Any], object]) -> PismoClient:
    return PismoClient(SECRET, transport=REFUSAL, on_attempt=hook)


@pytest.mark.parametrize(
    "call",
    [
        lambda hook: senderid(hook).finish_verification("01012345678", transaction_id=SECRET, token="1234"),
        lambda hook: senderid(hook).finish_verification("01012345678", transaction_id="-", token=SECRET),
        lambda hook: senderid(hook).request("POST", "/a", params={"access_token": SECRET}, json={"token": SECRET}),
        lambda hook: pismo(hook).create_access_token(server_key="key", server_secret=SECRET),
        lambda hook: pismo(hook).create_access_token(server_key="key", server_secret=SECRET.encode()),  # type: ignore[arg-type]
        lambda hook: pismo(hook).create_access_token(server_key="key", server_secret=[SECRET]),  # type: ignore[arg-type]
        lambda hook: EmulatorClient(transport=REFUSAL).create_world(accounts={"apiSecret": SECRET}),  # type: ignore[arg-type]
    ],
)
def test_errors_and_attempts(call: Calls) -> None:
    """Neither an error nor an attempt, as text or pickled, whether the call was sent or not."""
    seen: list[Any] = []
    with pytest.raises(Exception, match="Do this") as caught:
        call(seen.append)
    for one in (caught.value, *seen):
        assert SECRET not in f"{one!s}{one!r}"
        assert SECRET.encode() not in pickle.dumps(one)


def test_models() -> None:
    """Nor does a model whose answer has more than the contract knows."""
    answer = {
        "server_key": "a",
        "tenant": "b",
        "program_ids": [],
        "roles": [],
        "token": SECRET,
        "refresh_token": SECRET,
    }
    model = AccessToken.from_dict(answer | {"more": json.dumps({"client_secret": SECRET})})
    assert SECRET not in repr(model)
    assert model.token == SECRET
