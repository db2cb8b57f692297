"""How far the emulator answers as what was recorded."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import phone_emulator
from phone_emulator.contract import Contract, load
from phone_emulator.recording import har
from phone_emulator.recording.masking import Described
from phone_emulator.settings import ERAS
from phone_emulator.testing import InProcess, Recorder
from pismo_client import PismoClient
from scripts.replay.__main__ import main, markdown, terminal
from scripts.replay.compare import Difference, differences
from scripts.replay.replay import Replay, Replayed
from senderid_client import SenderIdClient, errors

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "tests" / "payloads" / "sources.har"
NUMBER = "01087654321"
PNG = bytes.fromhex("89504e470d0a1a0a") + bytes(60)


@pytest.fixture(scope="module")
def replay() -> Replay:
    return Replay()


@pytest.fixture(scope="module")
def sources(replay: Replay) -> Replayed:
    """What the sources have recorded, beside the emulator."""
    return replay.run(SOURCES)


def test_emulator_answers_the_sources_as_the_page_says(sources: Replayed) -> None:
    """The table of the guide is what is found, each operation with its share: none falls unseen."""
    guide = (ROOT / "docs" / "real.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in markdown(sources) if line.count("|") == 5]

    assert [line for line in table if line not in guide] == []
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"gives {sources.agreeing} of these {len(sources.compared)} answers alike" in readme
    assert sources.unknown == sources.lost == []


def test_every_difference_has_its_reason(sources: Replayed) -> None:
    """The guide names each recorded answer that the emulator does not give, and no other."""
    guide = (ROOT / "docs" / "real.md").read_text(encoding="utf-8")
    differing = {one.note for one in sources.compared if one.differences}

    named = {one.note for one in sources.compared if f"`{one.note}`" in guide}

    assert named == differing


def test_every_exchange_of_the_emulator_is_answered_again(tmp_path: Path, replay: Replay) -> None:
    """A recording of the emulator itself, masked, tells enough of the state that it met: all answers are alike."""
    emulator = InProcess(phone_emulator.create_app())
    recorder = Recorder(tmp_path / "r.har", emulator.transport)
    with emulator.world() as world:
        options: dict[str, Any] = {"base_url": world.base_url, "transport": recorder}
        with (
            SenderIdClient(world.api_key, world.api_secret, **options) as senderid,
            PismoClient(world.access_token, **options) as pismo,
        ):
            _live(senderid, world)
            phone = pismo.create_phone(7, number="98765-4321", type_="MOBILE", area_code=11)
            pismo.get_phone(7, phone.id)
            pismo.update_phone(7, phone.id, active=False)
            pismo.list_phones(7)

    found = replay.run(tmp_path / "r.har")

    assert len(found.compared) == 16
    assert {one.number: one.differences for one in found.compared if one.differences} == {}
    assert "100 %" in "\n".join(terminal(found))


def _live(client: SenderIdClient, world: Any) -> None:
    """Many calls of an account."""
    client.create_number(phone_number=NUMBER)
    with pytest.raises(errors.Error):
        client.create_number(phone_number=NUMBER)
    with pytest.raises(errors.Error):
        client.update_number(NUMBER, status="ACTIVE")
    with pytest.raises(errors.Error):
        client.delete_number("01000000009")
    document = client.upload_document(file=PNG, category="SENDERID_APPROVAL", name="paper")
    client.request_approval(NUMBER, documents=[document.document_id])
    call = client.start_verification(NUMBER)
    heard = world.ringing(NUMBER)
    client.finish_verification(NUMBER, transaction_id=call.transaction_id, token=heard["token"])
    client.update_number(NUMBER, status="INACTIVE")
    client.list_active_numbers()
    client.list_documents()
    client.get_account()


ACCOUNT = {"accountId": "1", "limit": 2, "limitationDocuments": [], "dateCreated": "x", "dateUpdated": "x"}


def _account(*numbers: dict[str, Any]) -> dict[str, Any]:
    return {**ACCOUNT, "senderIds": list(numbers)}


ONE = {"phoneNumber": "01000000001", "status": "ACTIVE", "method": "ARS"}
TWO = {"phoneNumber": "01000000002", "status": "PENDING", "method": None}

UNLIKE: dict[str, tuple[Any, Any, Difference]] = {
    "a property more": (
        _account({**ONE, "new": 1}),
        _account(ONE),
        Difference("$.senderIds[].new", "number", "absent"),
    ),
    "a property less": (
        _account(ONE),
        _account({**ONE, "log": []}),
        Difference("$.senderIds[].log", "absent", "array"),
    ),
    "another type": ({**_account(), "limit": "2"}, _account(), Difference("$.limit", "string", "number")),
    "null": (_account(ONE), _account({**ONE, "method": None}), Difference("$.senderIds[].method", "string", "null")),
    "another listed value": (
        _account(ONE),
        _account({**ONE, "status": "INACTIVE"}),
        Difference("$.senderIds[].status", "ACTIVE", "INACTIVE"),
    ),
    "an item less": (_account(ONE, TWO), _account(ONE), Difference("$.senderIds", "2 items", "1 items")),
    "another order": (
        _account(ONE, TWO),
        _account(TWO, ONE),
        Difference("$.senderIds (order)", "01000000001, 01000000002", "01000000002, 01000000001"),
    ),
    "no body": (None, _account(), Difference("$", "null", "object")),
}


def _differences(provider: Any, emulator: Any) -> Iterator[Difference]:
    described = Described(Contract("senderid", load("senderid"), ERAS[-1]))
    shape = described.answer(described.contract.operations["getAccount"], 200)
    return differences(provider, emulator, shape)


@pytest.mark.parametrize("what", UNLIKE)
def test_difference_is_found(what: str) -> None:
    """With where it is and both sides, and nothing else is."""
    provider, emulator, expected = UNLIKE[what]

    assert [expected] == list(_differences(provider, emulator))


def test_other_values_are_no_difference() -> None:
    """Ids, dates, words and counts are those of whoever answers."""
    other = {**_account(ONE), "accountId": "2", "limit": 7, "dateCreated": "y"}

    assert [] == list(_differences(_account(ONE), other))


def test_answer_that_no_emulator_gives(tmp_path: Path, replay: Replay, capsys: pytest.CaptureFixture[str]) -> None:
    """Status and code are told with both sides; what is no operation, and what got no answer, is named."""
    answers: Iterator[httpx.Response | Exception] = iter(
        [
            httpx.Response(418, json={"errorCode": "Teapot", "errorMessage": "short and stout"}),
            httpx.Response(200, json={}),
            httpx.ReadTimeout("slow"),
        ]
    )

    def answer(_: httpx.Request) -> httpx.Response:
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    with Recorder(tmp_path / "r.har", httpx.MockTransport(answer)) as recorder:
        recorder.handle_request(httpx.Request("GET", "https://api.solapi.com/senderid/v1/numbers"))
        recorder.handle_request(httpx.Request("GET", "https://api.solapi.com/messages/v4/list"))
        with pytest.raises(httpx.ReadTimeout):
            recorder.handle_request(httpx.Request("GET", "https://api.solapi.com/senderid/v1/numbers/active"))

    assert main([str(tmp_path / "r.har")]) == 0

    told = capsys.readouterr().out
    assert "status: the provider 418, the emulator 200" in told
    assert "code: the provider Teapot, the emulator none" in told
    assert "No contract has GET /" in told
    assert "Nothing was answered to GET /senderid/v1/numbers/active" in told


ODD: list[Any] = [
    None,
    5,
    "text",
    [],
    [5],
    [{}],
    {},
    {"senderIds": 5},
    {"senderIds": [{}]},
    {"senderIds": [5]},
    {"data": [{}]},
]


@pytest.mark.parametrize("path", ["senderid/v1/numbers", "senderid/v1/documents", "accounts/v1/accounts/7/phones/8"])
def test_answers_of_no_known_form(tmp_path: Path, replay: Replay, path: str) -> None:
    """Each is a difference, and none ends the replay."""
    answers = iter(ODD)
    with Recorder(
        tmp_path / "r.har", httpx.MockTransport(lambda _: httpx.Response(200, json=next(answers)))
    ) as recorder:
        for _ in ODD:
            recorder.handle_request(httpx.Request("GET", f"https://api.solapi.com/{path}"))

    found = replay.run(tmp_path / "r.har")

    assert len(ODD) == len([one for one in found.compared if one.differences])


def test_sources_are_a_recording() -> None:
    """Each exchange says which page it is of, and its answer is that of the page, word for word."""
    by_name = {one.note: json.loads(one.body or b"null") for one in har.read(SOURCES)}

    for path in (ROOT / "tests" / "payloads").glob("*.json"):
        recorded = json.loads(path.read_text(encoding="utf-8"))
        if "body" in recorded and isinstance(recorded["status"], int):
            assert by_name[path.stem] == recorded["body"]


def test_what_is_no_recording(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused with words and a status of its own."""
    assert main([str(tmp_path / "none.har")]) == 2
    assert "Name a recording" in capsys.readouterr().err
