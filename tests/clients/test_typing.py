"""Code written against the clients passes the strictest checks of both type checkers, with nothing to narrow."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.documents import ROOT

PYRIGHT = ROOT / ".venv" / "node" / "node_modules" / "pyright" / "index.js"

USER_CODE = """\
import io
from datetime import datetime
from pathlib import Path
from typing import IO, assert_type

import attrs
import httpx
from emulator_client import AsyncEmulatorClient, EmulatorClient
from emulator_client.models import Clock, FaultAnswer, PhoneEvent, WorldAccount
from pismo_client import AsyncPismoClient, PismoClient
from senderid_client import AsyncSenderIdClient, Attempt, RawResponse, Retries, SenderIdClient, errors
from senderid_client.models import Account, CreateNumber, Document, SenderIdStatus


def register(client: SenderIdClient, number: str) -> str:
    try:
        account = client.with_options(timeout=5, retries=Retries(3)).create_number(phone_number=number)
    except errors.OutcomeUnknownError as error:
        return error.advice
    except errors.ConflictError as error:
        return f"{error.status} {error.message}" if error.code == errors.Code.ALREADY_REGISTERED else ""
    except errors.InvalidInputError as error:
        return ", ".join(problem.argument for problem in error.problems)
    assert_type(account, Account)
    sender_id = account.sender_ids[0]
    assert_type(sender_id.date_created, datetime)
    assert_type(sender_id.expire_at, datetime | None)
    assert_type(sender_id.status, SenderIdStatus)
    if sender_id.log:
        assert_type(sender_id.log[0].message, str)
    assert_type(attrs.evolve(account, limit=9), Account)
    print(attrs.asdict(account))
    return sender_id.status


def raw(client: SenderIdClient) -> httpx.Response:
    answer = client.with_raw_response.update_number("01012345678", status="ACTIVE")
    assert_type(answer, RawResponse[Account])
    return answer.response


def papers(client: SenderIdClient, number: str) -> Account:
    for document in client.iter_documents(category=None, limit=100):
        assert_type(document, Document)
    call = client.start_verification(number)
    assert_type(call.transaction_id, str)
    return client.finish_verification(number, transaction_id=call.transaction_id, token="1586")


async def papers_twin(client: AsyncSenderIdClient, number: str) -> Account:
    async for document in client.iter_documents(use=True):
        assert_type(document, Document)
    call = await client.start_verification(number)
    return await client.finish_verification(number, transaction_id=call.transaction_id, token="1586")


async def twins(senderid: AsyncSenderIdClient, pismo: AsyncPismoClient) -> int:
    assert_type(await senderid.request_duplicate_release("01012345678", reason="because"), Account)
    return (await pismo.create_phone(1, number="91234-5678", type_="MOBILE")).id


def upload(client: SenderIdClient, temporary: IO[bytes]) -> Document:
    with open("paper.pdf", "rb") as file:
        client.upload_document(file=file, category="SENDERID_APPROVAL")
    client.upload_document(file=Path("paper.pdf"), category="SENDERID_APPROVAL", name=None)
    client.upload_document(file=io.BytesIO(b"%PDF-"), category="SENDERID_APPROVAL", name="paper")
    client.upload_document(file=temporary, category="SENDERID_APPROVAL")
    return client.upload_document(file=b"%PDF-", category="SENDERID_APPROVAL")


def control(emulator: EmulatorClient, now: datetime) -> list[PhoneEvent]:
    world = emulator.create_world(accounts=[WorldAccount(limit=1)]).world
    emulator.put_state(world, body=emulator.get_state("default"))
    answer = FaultAnswer(status=503, headers={"Retry-After": "1"}, body=[None, {"a": 1.5}])
    emulator.add_fault(world, operation_id="createPhone", answer=answer, share=0.5)
    assert_type(emulator.set_number(world, "1", "01012345678", release="APPROVED").release, str | None)
    assert_type(emulator.set_clock(world, now=now, frozen=True), Clock)
    for entry in emulator.list_journal(world, operation_id="createPhone", status=409, limit=50, after=17):
        assert_type(entry.headers, dict[str, str])
    return emulator.list_events(world, 7)


async def control_too(emulator: AsyncEmulatorClient) -> Clock:
    await emulator.add_fault("default", operation_id="createPhone", error="PhoneEventFailed")
    return (await emulator.with_raw_response.get_clock("default")).parsed


def report(attempt: Attempt) -> None:
    print(attempt.operation, attempt.number)


emulator = EmulatorClient(base_url="http://127.0.0.1:8081", control_token=None)
client = PismoClient("token", on_attempt=lambda attempt: print(attempt.seconds))
other = SenderIdClient.from_env(on_attempt=report)
body = CreateNumber(phone_number="01012345678")
"""

# What is wrong with each line, and must be said by both.
MISTAKES = {
    "an unknown argument": "client.create_phone(1, number='1', type_='MOBILE', colour='red')",
    "a missing argument": "client.create_phone(1, number='1')",
    "a value that is not of the enum": "client.create_phone(1, number='1', type_='FAX')",
    "a property that isn't there": "print(other.create_number(phone_number='1').plan)",
    "a credential in the place of an argument": "EmulatorClient('token')",
    "a text for a file": "other.upload_document(file='paper.pdf', category='SENDERID_APPROVAL')",
    "a file of text": "other.upload_document(file=open('paper.pdf'), category='SENDERID_APPROVAL')",
    "a result where there is none": "print(emulator.reset('default').status)",
    "a model with a missing property": "CreateNumber()",
    "a property of another type": "CreateNumber(phone_number=1)",
}


def checked_by_mypy(file: Path) -> subprocess.CompletedProcess[str]:
    cache = ROOT / ".venv" / "cache" / "mypy-user"
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={cache}", file.name]
    return subprocess.run(command, cwd=file.parent, capture_output=True, text=True, check=False)


def checked_by_pyright(file: Path) -> subprocess.CompletedProcess[str]:
    settings = file.with_name("pyrightconfig.json")
    settings.write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    node = Path(sys.executable).with_name("node")
    command = [str(node), str(PYRIGHT), "--pythonpath", sys.executable, file.name]
    return subprocess.run(command, cwd=file.parent, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("check", [checked_by_mypy, checked_by_pyright], ids=["mypy", "pyright"])
def test_user_code_is_typed(check: Callable[[Path], subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """Strictly, each mistake is found, and right code passes."""
    file = tmp_path / "user_code.py"
    right = USER_CODE.count("\n")
    file.write_text(USER_CODE + "\n".join(MISTAKES.values()) + "\n", encoding="utf-8")

    output = check(file).stdout

    wrong = [number for number in range(1, right + len(MISTAKES) + 1) if f"user_code.py:{number}:" in output]
    assert [*range(right + 1, right + len(MISTAKES) + 1)] == wrong, output
