"""A probe calls what only reads, with arguments of earlier answers, and says so first."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from phone_emulator.testing import Server, World
from pismo_client import PismoClient
from scripts import contract as contracts
from scripts.probe.__main__ import main
from scripts.probe.plan import plan, reads
from senderid_client import SenderIdClient

ROOT = Path(__file__).parents[2]
PDF = b"%PDF-1.4\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as found:
        yield found


@pytest.fixture
def world(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[World]:
    """A world whose credentials the environment has, and a folder of its own to work in."""
    with server.world() as found:
        for name, value in {
            "SOLAPI_API_KEY": found.api_key,
            "SOLAPI_API_SECRET": found.api_secret,
            "SOLAPI_BASE_URL": found.base_url,
            "PISMO_ACCESS_TOKEN": found.access_token,
            "PISMO_BASE_URL": found.base_url,
        }.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("YES", "1")
        monkeypatch.chdir(tmp_path)
        yield found


def test_probe_of_an_account(world: World, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It says what it calls, calls it once, follows links, records without secrets, and ends with the drift report."""
    with SenderIdClient(world.api_key, world.api_secret, base_url=world.base_url) as client:
        client.create_number(phone_number="01087654321")
        client.upload_document(file=PDF, category="SENDERID_APPROVAL", name="paper")
    before = len(world.journal())

    assert main(["senderid"]) == 0

    told = capfd.readouterr().out
    called = [(one["method"], one["path"].partition("?")[0]) for one in world.journal()[before:]]
    assert {method for method, _ in called} == {"GET"}
    assert (
        called[:3]
        == [("GET", "/senderid/v1/numbers"), ("GET", "/senderid/v1/numbers/active"), ("GET", "/senderid/v1/documents")]
        or len(called) == 4
    )
    assert "GET /senderid/v1/documents/{documentId} (getDocument) with documentId of what listDocuments answers" in told
    assert re.search(r"getDocument +200", told)
    assert "left out: the answer of listDocuments has no startKey" in told
    assert "4 exchanges, nothing that the contract does not know" in told
    written = (tmp_path / "recording.har").read_text(encoding="utf-8")
    assert not any(secret in written for secret in (world.api_key, world.account_id, "01087654321", "paper"))


@pytest.mark.deep
def test_probe_of_what_needs_an_argument(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    """What no answer has is asked for by name; with it, the rest is found by links."""
    with PismoClient(world.access_token, base_url=world.base_url) as client:
        client.create_phone(7, number="98765-4321", type_="MOBILE")

    assert main(["pismo"]) == 2
    assert 'not listPhones: nothing gives accountId. Add ARGS="accountId=...".' in capfd.readouterr().out
    assert main(["pismo", "accountId=7"]) == 0
    told = capfd.readouterr().out
    assert re.search(r"listPhones +200", told)
    assert re.search(r"getPhone +200", told)


@pytest.mark.deep
def test_probe_tells_of_refusals(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    """A call that is refused does not end it."""
    world.fail_next("getAccount", error="InvalidSenderId")

    assert main(["senderid"]) == 0

    told = capfd.readouterr().out
    assert re.search(r"getAccount +400 InvalidSenderId", told)
    assert re.search(r"listActiveNumbers +200", told)


def test_probe_asks_first(world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Where nobody can say yes, nothing is called."""
    monkeypatch.delenv("YES")

    assert main(["senderid"]) == 2

    assert "Set YES=1" in capfd.readouterr().err
    assert world.journal() == []


def test_probe_without_credentials(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which variables it wants; and which contracts there are."""
    monkeypatch.delenv("SOLAPI_API_KEY", raising=False)

    assert main(["senderid"]) == 2
    assert "SOLAPI_API_KEY" in capsys.readouterr().err
    assert main(["nobody"]) == 2
    assert "Name one of emulator, pismo, senderid" in capsys.readouterr().err


def test_probe_that_could_not_be_kept_or_understood(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is called for a recording that has no place, or with an argument that has no value."""
    assert main(["senderid", "--har", "nowhere/recording.har"]) == 2
    assert "'nowhere/recording.har' stands in no folder: make it" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main(["pismo", "accountId"])
    assert (caught.value.code, world.journal()) == (2, [])
    assert "'accountId' has no value: write accountId=..." in capsys.readouterr().err


@pytest.mark.parametrize("api", ["senderid", "pismo", "emulator"])
def test_nothing_is_called_that_writes(api: str) -> None:
    """Whatever links lead to: each planned call is a GET that does no harm, and each of those is planned or named."""
    path = ROOT / "openapi" / f"{api}.yaml"
    contract = contracts.read(path, path)

    found = plan(contract, {})

    assert {call.operation.method for call in found.calls} <= {"get"}
    named = {call.operation.id for call in found.calls} | found.left.keys()
    assert named == {one.id for one in contract.operations() if reads(one)}
