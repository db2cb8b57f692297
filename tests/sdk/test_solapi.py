"""Who never read our docs points the provider's own SDK at the emulator, and it works."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from solapi.lib.authenticator import Authenticator  # type: ignore[import-untyped]
from solapi.lib.fetcher import RequestMethod, default_fetcher  # type: ignore[import-untyped]

from tests.support.callers import FIRST
from tests.support.server import Server

NUMBER = "01012345678"
NUMBERS = "/senderid/v1/numbers"
PNG = base64.b64encode(bytes.fromhex("89504e470d0a1a0a") + b"certificate").decode()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(tmp_path_factory.mktemp("sdk") / "state.db")
    yield server.url
    assert (0, "") == server.stop()


class Sdk:
    """Calls an API as the SDK does."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __call__(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of a success. Raises Exception with code and message of anything else."""
        keys = {"api_key": FIRST.api_key, "api_secret": FIRST.api_secret}
        return default_fetcher(keys, {"method": RequestMethod(method), "url": self._url + path}, body)

    def authenticate(self, number: str, **step: str) -> tuple[int, Any]:
        """A step of a verification: the SDK's samples send it themselves, with a header its fetcher lacks."""
        headers = {
            "Authorization": Authenticator(FIRST.api_key, FIRST.api_secret).get_auth_info(),
            "x-mfa-data": json.dumps({"authType": "ARS", "extras": {"phoneNumber": number}, **step}),
        }
        answer = httpx.put(f"{self._url}{NUMBERS}/{number}/authenticate", headers=headers)
        return answer.status_code, answer.json()


def test_whole_life_of_a_number(url: str) -> None:
    """Created, verified, listed, switched, proved by papers, removed; documents come, are listed and go."""
    sdk = Sdk(url)
    assert [] == sdk("GET", NUMBERS)["senderIds"]
    (created,) = sdk("POST", NUMBERS, {"phoneNumber": NUMBER})["senderIds"]
    assert ("PENDING", NUMBER) == (created["status"], created["phoneNumber"])
    assert [] == sdk("GET", f"{NUMBERS}/active")

    _, rings = sdk.authenticate(NUMBER)
    heard = f"{url}/_emulator/worlds/default/senderid/accounts/{FIRST.account_id}/numbers/{NUMBER}"
    token = httpx.get(heard).json()["call"]["token"]
    status, account = sdk.authenticate(NUMBER, transactionId=rings["mfa"]["transactionId"], token=token)
    assert (200, ["ACTIVE"]) == (status, [one["status"] for one in account["senderIds"]])
    assert [NUMBER] == sdk("GET", f"{NUMBERS}/active")

    document = sdk("POST", "/senderid/v1/documents", {"file": PNG, "category": "SENDERID_APPROVAL", "name": "a.png"})
    newest, *_ = sdk("GET", "/senderid/v1/documents")["data"]
    assert document == newest
    assert document == sdk("GET", f"/senderid/v1/documents/{document['documentId']}")
    asked = sdk("POST", f"/senderid/v1/papers/approval/{NUMBER}", {"documents": [document["documentId"]]})
    assert ["PENDING"] == [one["status"] for one in asked["senderIds"][0]["approvalDocuments"]]

    with pytest.raises(Exception, match="FailedToDelete"):
        sdk("DELETE", f"{NUMBERS}/{NUMBER}")
    (switched,) = sdk("PUT", f"{NUMBERS}/{NUMBER}", {"status": "INACTIVE"})["senderIds"]
    assert "INACTIVE" == switched["status"]
    assert [] == sdk("DELETE", f"{NUMBERS}/{NUMBER}")["senderIds"]


def test_errors_have_the_form_that_the_sdk_reads(url: str) -> None:
    """Code and message of a refusal come out as its exception."""
    with pytest.raises(Exception, match="InvalidPhoneNumber") as raised:
        Sdk(url)("POST", NUMBERS, {"phoneNumber": "1"})

    code, message = raised.value.args
    assert ("InvalidPhoneNumber", True) == (code, bool(message))


def test_sdk_is_the_provider_s() -> None:
    """It is no module of this project."""
    assert "site-packages" in Path(default_fetcher.__code__.co_filename).parts
