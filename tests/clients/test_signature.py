"""Signing, driven by hand: no network, no emulator."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest
import yaml

from senderid_client._signature import SignatureAuth, random_salt, sign

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
CONTRACT = yaml.safe_load((ROOT / "openapi" / "senderid.yaml").read_text(encoding="utf-8"))
HEADER = re.compile(r"HMAC-SHA256 apiKey=(.+), date=(.+), salt=(.+), signature=([0-9a-f]{64})")


def authorize(auth: SignatureAuth) -> tuple[str, ...]:
    """The four parameters that `auth` sends with a request."""
    request = next(auth.auth_flow(httpx.Request("POST", "https://api.example/numbers", json={})))
    match = HEADER.fullmatch(request.headers["Authorization"])
    assert match is not None
    return match.groups()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["what"])
def test_signature_is_the_one_that_openssl_computes(vector: dict[str, str]) -> None:
    """The known answers beside this file come from `openssl dgst -hmac`; each vector holds its command."""
    expected = f"HMAC-SHA256 apiKey=key, date={vector['date']}, salt={vector['salt']}, signature={vector['signature']}"

    assert expected == sign("key", vector["secret"], date=vector["date"], salt=vector["salt"])


@pytest.mark.parametrize(
    "now",
    [
        datetime(2018, 11, 20, 5, 25, 27, 757000, tzinfo=UTC),
        datetime(2018, 11, 20, 14, 25, 27, 757000, tzinfo=timezone(timedelta(hours=9))),
    ],
    ids=["UTC clock", "Korean clock"],
)
def test_request_carries_the_signature_of_its_time_and_salt(now: datetime) -> None:
    """Clock and salt are passed in; the date goes out in UTC with milliseconds and `Z`, whatever zone the clock has."""
    vector = VECTORS[0]
    auth = SignatureAuth("key", vector["secret"], clock=lambda: now, salt=lambda: vector["salt"])

    expected = ("key", vector["date"], vector["salt"], vector["signature"])

    assert expected == authorize(auth)


def test_every_request_has_a_salt_of_its_own() -> None:
    """A signature that was sent before is refused, so that two requests of one instant must differ."""
    now = datetime.now(UTC)
    auth = SignatureAuth("key", "secret", clock=lambda: now)

    signatures = {authorize(auth)[3] for _ in range(100)}

    assert 100 == len(signatures)


def test_a_request_sent_again_is_signed_anew() -> None:
    """A retry of the same request object doesn't repeat its signature."""
    auth = SignatureAuth("key", "secret")
    request = httpx.Request("POST", "https://api.example/numbers")

    first = next(auth.auth_flow(request)).headers["Authorization"]
    second = next(auth.auth_flow(request)).headers["Authorization"]

    assert first != second
    assert 1 == len(request.headers.get_list("Authorization"))


def test_flow_ends_after_one_request() -> None:
    """A refused signature is not tried again by the flow: that is for a retry to decide."""
    request = httpx.Request("POST", "https://api.example/numbers")
    flow = SignatureAuth("key", "secret").auth_flow(request)
    next(flow)

    with pytest.raises(StopIteration):
        flow.send(httpx.Response(403, request=request))


def test_default_clock_is_now() -> None:
    """The date is the time of the request, well inside the window of the contract."""
    before = datetime.now(UTC).replace(microsecond=0)

    _, date, _, _ = authorize(SignatureAuth("key", "secret"))

    assert date.endswith("Z")
    assert before <= datetime.fromisoformat(date) <= datetime.now(UTC)


def test_salt_has_a_length_that_the_contract_allows() -> None:
    """The bounds stand in the contract, in bytes as they are sent."""
    bounds = CONTRACT["components"]["securitySchemes"]["signature"]["x-signature"]["salt-bytes"]

    assert bounds["minimum"] <= len(random_salt().encode()) <= bounds["maximum"]
