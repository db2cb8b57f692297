"""senderid_client against the emulator over HTTP: what is particular about its operations."""

from datetime import datetime
from typing import Any

import httpx
import pytest

from emulator_client import EmulatorClient
from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from senderid_client.models import Account, SenderIdStatus
from tests.clients.support import KINDS, Caller, Kind
from tests.support.documents import payloads

DOCUMENT = "DOC20181030105615MMXDST163SYMMX3"
FIRST = ("FIRSTKEY00000001", "first-secret")


@pytest.fixture(params=KINDS)
def call(request: pytest.FixtureRequest, url: str) -> Caller:
    """Calls either client."""
    kind: Kind = request.param
    return Caller(
        kind, SenderIdClient, AsyncSenderIdClient, {"api_key": FIRST[0], "api_secret": FIRST[1], "base_url": url}
    )


def create(call: Caller, number: str) -> Account:
    """A call that succeeds."""
    account: Account = call("create_number", phone_number=number)
    return account


def test_create_number_returns_the_account(call: Caller, number: str) -> None:
    """The new number is the last of the account, and pending."""
    account = create(call, number)

    sender_id = account.sender_ids[-1]
    assert ("1", number, SenderIdStatus.PENDING) == (account.account_id, sender_id.phone_number, sender_id.status)


def test_create_number_sends_documents(call: Caller, number: str) -> None:
    """Ids of documents travel in either form."""
    listed = {"certificateDocument": [DOCUMENT]}

    account = call("create_number", phone_number=number, documents=[DOCUMENT], document_list=listed)

    (request,) = account.sender_ids[-1].approval_documents
    assert [DOCUMENT, DOCUMENT] == request.document_list["certificateDocument"]


@pytest.mark.parametrize("status", ["ACTIVE", "INACTIVE"])
def test_update_number_switches_a_verified_number(
    call: Caller, control: EmulatorClient, number: str, status: str
) -> None:
    """A status may be given as a string, and is read as an enum that equals it."""
    create(call, number)
    control.set_number("default", "1", number, status="ACTIVE")

    account = call("update_number", number, status=status)

    assert status == account.sender_ids[-1].status


def test_request_duplicate_release_returns_the_request(call: Caller, number: str) -> None:
    """Korean arrives as it was sent."""
    create(call, number)

    account = call("request_duplicate_release", number, reason="부서에 따른 아이디 할당을 위해 필요", name="홍길동")

    request = account.sender_ids[-1].unlock_duplicate
    assert ("부서에 따른 아이디 할당을 위해 필요", "홍길동", "PENDING") == (
        request.reason_for_requested,
        request.name,
        request.status,
    )


def test_one_client_signs_every_request_anew(url: str, number: str) -> None:
    """A client that is used again is not refused as DuplicatedSignature."""
    with SenderIdClient(*FIRST, base_url=url) as client:
        client.create_number(phone_number=number)
        for _ in range(3):
            client.request_duplicate_release(number, reason="because")


@pytest.mark.parametrize(
    "payload",
    [payload for payload in payloads("*.200") if "senderIds" in payload.body],
    ids=lambda payload: payload.name,
)
def test_recorded_account_decodes_and_encodes(payload: Any) -> None:
    """Answers of 2018, 2019 and 2026 are read, and nothing of them is lost but the spelling of UTC."""
    account = Account.from_dict(payload.body)

    assert payload.body == _with_z(account.to_dict())


def test_unknown_property_is_kept() -> None:
    """What a provider adds later can be read, and is not lost when the answer is written down again."""
    (payload,) = payloads("live-2026.create-number.200")
    body = {**payload.body, "plan": "gold"}

    account = Account.from_dict(body)

    assert "gold" == account["plan"] == account.to_dict()["plan"]


def _with_z(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_z(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_z(item) for item in value]
    if isinstance(value, str) and value.endswith("+00:00"):
        return datetime.fromisoformat(value).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<h1>Welcome</h1>"),
        httpx.Response(200, json=[]),
        httpx.Response(200, content=b"\xff"),
        httpx.Response(204),
        httpx.Response(502, html="<h1>Bad gateway</h1>"),
        httpx.Response(520),
        httpx.Response(409, json={"error": "?"}),
        httpx.Response(400, content=b""),
    ],
    ids=lambda answer: f"{answer.status_code} {answer.content[:20]!r}",
)
def test_undocumented_answer_is_a_typed_error(answer: httpx.Response) -> None:
    """Whatever arrives, the error still carries the status and the raw body."""
    transport = httpx.MockTransport(lambda request: answer)
    with SenderIdClient(*FIRST, transport=transport) as client, pytest.raises(errors.ApiError) as raised:
        client.create_number(phone_number="01012345678")

    assert (answer.status_code, answer.content) == (raised.value.status, raised.value.response.content)


def test_secret_is_not_in_the_repr() -> None:
    """Whoever logs a client logs no secret."""
    with SenderIdClient(*FIRST) as client:
        assert "first-secret" not in repr(client)


@pytest.mark.parametrize("missing", ["SOLAPI_API_KEY", "SOLAPI_API_SECRET"])
def test_missing_credential_names_its_variable(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """It is found when the client is made, not when the first request fails."""
    monkeypatch.setenv("SOLAPI_API_KEY", "key")
    monkeypatch.setenv("SOLAPI_API_SECRET", "secret")
    monkeypatch.delenv(missing)

    with pytest.raises(errors.ConfigurationError, match=missing):
        SenderIdClient.from_env()


def test_environment_configures_the_client(monkeypatch: pytest.MonkeyPatch, url: str, number: str) -> None:
    """Key, secret and base URL are all that it takes."""
    monkeypatch.setenv("SOLAPI_API_KEY", FIRST[0])
    monkeypatch.setenv("SOLAPI_API_SECRET", FIRST[1])
    monkeypatch.setenv("SOLAPI_BASE_URL", url)

    with SenderIdClient.from_env() as client:
        assert number == client.create_number(phone_number=number).sender_ids[-1].phone_number
