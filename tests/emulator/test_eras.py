"""The account document as it was answered in 2019, and as it is answered in 2026."""

from typing import Any

import pytest

from phone_emulator import Options, SettingsError
from tests.support.asgi import Caller
from tests.support.callers import DOCUMENT, FIRST, SECOND
from tests.support.documents import payloads


def shape(value: Any) -> Any:
    """The names of the properties, all the way down, with the kind of each value."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return type(value).__name__


@pytest.mark.parametrize(
    ("era", "payload"), [("2019", "reference-2019.create-number.200"), ("2026", "live-2026.create-number.200")]
)
def test_created_number_has_the_shape_of_the_recorded_one(make_emulator: Any, era: str, payload: str) -> None:
    """The same properties with the same kinds of values as the recorded answer of the era."""
    (recorded,) = payloads(payload)
    emulator: Caller = make_emulator(era=era)
    files = {"certificateDocument": [DOCUMENT], "employmentCertificate": DOCUMENT}
    rest = {"documentList": files} if era == "2026" else {}

    assert shape(recorded.body) == shape(emulator.create("01012345678", FIRST, **rest).body)


def test_documents_keep_their_purpose(make_emulator: Any) -> None:
    """What was handed in by purpose is answered by purpose, what was handed in without one as certificates."""
    emulator: Caller = make_emulator(era="2026")
    lists: list[dict[str, Any]] = [
        {"documents": [DOCUMENT]},
        {"documentList": {"employmentCertificate": DOCUMENT}},
        {"documents": [DOCUMENT], "documentList": {"certificateDocument": DOCUMENT}},
    ]
    for index, documents in enumerate(lists):
        answer = emulator.create(f"0101234567{index}", FIRST, **documents)

    answered = [sender_id["approvalDocuments"][0]["documentList"] for sender_id in answer.body["senderIds"]]
    assert [
        {"certificateDocument": [DOCUMENT]},
        {"employmentCertificate": DOCUMENT},
        {"certificateDocument": [DOCUMENT, DOCUMENT]},
    ] == answered


def test_release_request_is_null_until_there_is_one(make_emulator: Any) -> None:
    """In 2026; it was an object of nulls before."""
    emulator: Caller = make_emulator(era="2026")

    before = emulator.create("01012345678", FIRST).body["senderIds"][0]["unlockDuplicate"]
    after = emulator.request_release("01012345678", FIRST, reason="because").body["senderIds"][0]["unlockDuplicate"]

    assert (None, "because") == (before, after["reasonForRequested"])


def test_state_can_be_read_in_either_era(make_emulator: Any) -> None:
    """A number of one era is answered in the form of the other after a restart."""
    make_emulator(era="2026").create("01012345678", FIRST)

    account = make_emulator(era="2019").create("01087654321", FIRST).body

    assert [["발신번호를 생성하였습니다."]] * 2 == [
        [entry["message"] for entry in sender_id["log"]] for sender_id in account["senderIds"]
    ]


def test_holder_and_status_are_the_same_in_2026(make_emulator: Any) -> None:
    """Eras differ in form, not in behaviour."""
    emulator: Caller = make_emulator(era="2026")
    emulator.create("01012345678", FIRST)

    assert "DUPLICATED" == emulator.create("01012345678", SECOND).body["senderIds"][0]["status"]


def test_newest_era_is_the_default(make_emulator: Any) -> None:
    """It is what the provider answers today."""
    emulator: Caller = make_emulator()

    assert "SID_" == emulator.create("01012345678", FIRST).body["senderIds"][0]["handleKey"][:4]


def test_unknown_era() -> None:
    """Whoever asks for an era that there is not learns which there are."""
    with pytest.raises(SettingsError, match=r"'1999'.*2019, 2026"):
        Options(era="1999")
