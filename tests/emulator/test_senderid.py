"""What the sender-ID API does: the life of a number, and the account that every success answers with."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from phone_emulator import Account, Options, Settings, create_app
from tests.support.asgi import Answer, Caller
from tests.support.callers import DOCUMENT, FIRST, SECOND
from tests.support.determinism import Clock
from tests.support.documents import payloads
from tests.support.oracle import Oracle

NUMBER = "01000000000"
STATUSES = ("PENDING", "ACTIVE", "INACTIVE", "DUPLICATED")
REASON = "부서에 따른 아이디 할당을 위해 필요"

INVALID_PHONE_NUMBER, INVALID_DOCUMENT_ID, INVALID_SENDER_ID, FAILED_TO_UPDATE, ALREADY_APPROVED = (
    (payload.status, payload.body)
    for name in (
        "create-number.400-InvalidPhoneNumber",
        "create-number.400-InvalidDocumentId",
        "update-number.400-InvalidSenderId",
        "update-number.409-FailedToUpdate",
        "request-duplicate-unlock.409-AlreadyApproved",
    )
    for payload in payloads(f"coolsms-2018.{name}")
)


@pytest.fixture
def of_2019(emulator_of: Callable[[str], Caller]) -> Caller:
    """An emulator that answers as the provider did when most answers were recorded."""
    return emulator_of("2019")


def bring(emulator: Caller, status: str) -> None:
    """Register the number of the first account and bring it into a status."""
    if status == "DUPLICATED":
        emulator.create(NUMBER, SECOND)
    emulator.create(NUMBER, FIRST)
    if status in ("ACTIVE", "INACTIVE"):
        emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    if status == "INACTIVE":
        emulator.update(NUMBER, FIRST, "INACTIVE")


def sender_id(answer: Answer, number: str = NUMBER) -> Any:
    """The number in the account of an answer."""
    assert answer.status == 200, answer.content
    (found,) = [item for item in answer.body["senderIds"] if item["phoneNumber"] == number]
    return found


def look(emulator: Caller, account: Account = FIRST, number: str = NUMBER) -> Any:
    """The number as it stands, in the account that a further registration answers with."""
    other = f"0100000{len(emulator.state()['sender_ids']):04}"
    return sender_id(emulator.create(other, account), number)


def refusal(answer: Answer) -> tuple[int, Any]:
    return answer.status, answer.body


def mask(value: Any) -> Any:
    """The value without what differs from call to call: random letters, and times."""
    if isinstance(value, dict):
        return {key: mask(item) for key, item in value.items()}
    if isinstance(value, list):
        return [mask(item) for item in value]
    if isinstance(value, str):
        value = re.sub(r"^(SED|DUP|APD)\d{14}[0-9A-Z]{15}$", r"\1", value)
        return re.sub(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", "time", value)
    return value


def test_create_answers_as_recorded(make_emulator: Callable[..., Caller]) -> None:
    """The first number of an account is answered as in 2019, but for ids and times."""
    (recorded,) = payloads("reference-2019.create-number.200")
    emulator = make_emulator(Settings(accounts=(Account("12925149", "KEY", "secret", limit=2),)), era="2019")
    answer = emulator.create(NUMBER, Account("12925149", "KEY", "secret"))
    assert mask(answer.body) == mask(recorded.body)


def test_release_request_answers_as_recorded(make_emulator: Callable[..., Caller]) -> None:
    """A release request is answered as in 2019, but for ids, times and the older entries of the log."""
    (recorded,) = payloads("solapi-2019.request-duplicate-unlock.200")
    account = Account("12925149", "KEY", "secret", limit=2)
    emulator = make_emulator(Settings(accounts=(account,)), era="2019")
    emulator.create(NUMBER, account)
    body = emulator.request_release(NUMBER, account, **recorded.request).body
    body["senderIds"][0]["log"] = body["senderIds"][0]["log"][-1:]
    assert mask(body) == mask(recorded.body)


def test_approval_request_answers_as_recorded(of_2019: Caller) -> None:
    """Documents that come with a number become a request for approval of the form of 2019."""
    (recorded,) = payloads("reference-2019.request-approval.200")
    created = sender_id(of_2019.create(NUMBER, FIRST, documents=[DOCUMENT]))
    assert mask(created["approvalDocuments"]) == mask(recorded.body["senderIds"][0]["approvalDocuments"])


def test_update_logs_as_recorded(of_2019: Caller) -> None:
    """Switching a number off is logged as in 2019."""
    (recorded,) = payloads("reference-2019.update-number.200")
    bring(of_2019, "ACTIVE")
    updated = sender_id(of_2019.update(NUMBER, FIRST, "INACTIVE"))
    assert mask(updated["log"][-1:]) == mask(recorded.body["senderIds"][0]["log"])


def test_verification_as_recorded(of_2019: Caller) -> None:
    """A verified number carries method, expiry and log as in 2019."""
    (recorded,) = payloads("reference-2019.authenticate-number.200")
    (expected,) = (item for item in recorded.body["senderIds"] if item["status"] == "ACTIVE")
    bring(of_2019, "ACTIVE")
    actual = look(of_2019)
    assert [actual["method"], mask(actual["expireAt"])] == [expected["method"], mask(expected["expireAt"])]
    assert mask(actual["log"][-1:]) == mask(expected["log"])


@pytest.mark.parametrize("asked", ["ACTIVE", "INACTIVE"])
@pytest.mark.parametrize("status", STATUSES)
def test_update(status: str, asked: str, emulator: Caller) -> None:
    """Only a number that is ACTIVE or INACTIVE can be switched, in either direction."""
    bring(emulator, status)
    answer = emulator.update(NUMBER, FIRST, asked)
    if status in ("ACTIVE", "INACTIVE"):
        assert sender_id(answer)["status"] == asked
    else:
        assert refusal(answer) == FAILED_TO_UPDATE
        assert look(emulator)["status"] == status


@pytest.mark.parametrize("status", STATUSES)
def test_release_request(status: str, emulator: Caller) -> None:
    """A release can be asked for in every status, which stays as it was."""
    bring(emulator, status)
    answered = sender_id(emulator.request_release(NUMBER, FIRST, reason=REASON))
    assert [answered["status"], answered["unlockDuplicate"]["status"]] == [status, "PENDING"]


@pytest.mark.parametrize("status", STATUSES)
def test_release_request_after_approval(status: str, emulator: Caller) -> None:
    """An approved release can't be asked for again."""
    bring(emulator, status)
    emulator.request_release(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, release="APPROVED")
    assert refusal(emulator.request_release(NUMBER, FIRST)) == ALREADY_APPROVED


@pytest.mark.parametrize("decision", [None, "REJECTED"])
def test_release_request_again(decision: str | None, emulator: Caller) -> None:
    """A release that nobody decided on, or that was rejected, can be asked for again: a request of its own."""
    bring(emulator, "DUPLICATED")
    before = sender_id(emulator.request_release(NUMBER, FIRST, reason="first"))["unlockDuplicate"]
    if decision is not None:
        emulator.set_number(NUMBER, FIRST, release=decision)
    after = sender_id(emulator.request_release(NUMBER, FIRST, reason="second"))["unlockDuplicate"]
    assert [after["status"], after["reasonForRequested"]] == ["PENDING", "second"]
    assert after["duplicateId"] != before["duplicateId"]


def test_release_moves_the_number(emulator: Caller) -> None:
    """An approved release takes the number from its holder, who has it as a duplicate from then on."""
    bring(emulator, "DUPLICATED")
    emulator.request_release(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, release="APPROVED")
    assert [look(emulator, FIRST)["status"], look(emulator, SECOND)["status"]] == ["PENDING", "DUPLICATED"]
    assert emulator.set_number(NUMBER, SECOND, status="ACTIVE").error == (409, "HeldElsewhere")
    assert emulator.set_number(NUMBER, FIRST, status="ACTIVE").status == 200


def test_lost_number_can_be_asked_for_again(emulator: Caller) -> None:
    """An account that lost a number by a release may ask for it in its turn, although it was once given to it."""
    bring(emulator, "DUPLICATED")
    for account in (FIRST, SECOND, FIRST):
        assert emulator.request_release(NUMBER, account).status == 200
        assert emulator.set_number(NUMBER, account, release="APPROVED").body["status"] == "PENDING"


@pytest.mark.parametrize("status", ["PENDING", "DUPLICATED"])
def test_number_without_verification(status: str, emulator: Caller) -> None:
    """A number that waits for its verification, or that another account holds, carries neither method nor expiry."""
    bring(emulator, "ACTIVE")
    emulator.set_number(NUMBER, FIRST, status=status)
    assert [look(emulator)["method"], look(emulator)["expireAt"]] == [None, None]


def test_rejected_release_moves_nothing(emulator: Caller) -> None:
    """A rejected release leaves the number where it is."""
    bring(emulator, "DUPLICATED")
    emulator.request_release(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, release="REJECTED")
    assert [look(emulator, FIRST)["status"], look(emulator, SECOND)["status"]] == ["DUPLICATED", "PENDING"]


def test_number_of_another_account(emulator: Caller) -> None:
    """A number that another account holds is a duplicate; both accounts have it, each under a handle of its own."""
    held = sender_id(emulator.create(NUMBER, SECOND))
    duplicate = sender_id(emulator.create(NUMBER, FIRST))
    assert [held["status"], duplicate["status"]] == ["PENDING", "DUPLICATED"]
    assert held["handleKey"] != duplicate["handleKey"]


def test_accounts_see_only_their_own(emulator: Caller) -> None:
    """An account is answered with its numbers alone, and reaches no other."""
    emulator.create("01011111111", SECOND)
    answer = emulator.create(NUMBER, FIRST)
    assert [answer.body["accountId"], len(answer.body["senderIds"])] == [FIRST.account_id, 1]
    assert refusal(emulator.update("01011111111", FIRST, "ACTIVE")) == INVALID_SENDER_ID
    assert refusal(emulator.request_release("01011111111", FIRST)) == INVALID_SENDER_ID


def test_answers_with_the_whole_account(emulator: Caller) -> None:
    """Every success answers with every number of the account, changed or not, and the limit."""
    for number in ("01000000001", "01000000002", NUMBER):
        emulator.create(number, FIRST)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    for answer in (emulator.update(NUMBER, FIRST, "INACTIVE"), emulator.request_release(NUMBER, FIRST)):
        numbers = [item["phoneNumber"] for item in answer.body["senderIds"]]
        assert numbers == ["01000000001", "01000000002", NUMBER]
        assert [answer.body["limit"], answer.body["limitationDocuments"]] == [FIRST.limit, []]


def test_log(of_2019: Caller, clock: Clock) -> None:
    """Every event is logged in the provider's words of 2019, at its time, in order."""
    of_2019.create(NUMBER, FIRST)
    clock.advance(1)
    of_2019.set_number(NUMBER, FIRST, status="ACTIVE")
    clock.advance(1)
    of_2019.update(NUMBER, FIRST, "INACTIVE")
    clock.advance(1)
    of_2019.update(NUMBER, FIRST, "ACTIVE")
    clock.advance(1)
    of_2019.request_release(NUMBER, FIRST, reason=REASON)
    clock.advance(1)
    answer = of_2019.request_release(NUMBER, FIRST, reason=REASON, name="홍길동")
    assert [(entry["createAt"], entry["message"]) for entry in sender_id(answer)["log"]] == [
        ("2019-10-28T17:59:25.130Z", "발신번호를 생성하였습니다."),
        ("2019-10-28T17:59:26.130Z", "인증수단 'ARS'로 발신번호 인증이 완료되었습니다."),
        ("2019-10-28T17:59:27.130Z", "발신번호 상태를 'INACTIVE'로 변경하였습니다."),
        ("2019-10-28T17:59:28.130Z", "발신번호 상태를 'ACTIVE'로 변경하였습니다."),
        ("2019-10-28T17:59:29.130Z", f"중복 해제 요청을 하였습니다.\n담당자명: undefined\n사유: {REASON}"),
        ("2019-10-28T17:59:30.130Z", f"중복 해제 요청을 하였습니다.\n담당자명: 홍길동\n사유: {REASON}"),
    ]


@pytest.mark.parametrize(
    ("now", "korean"),
    [
        (datetime(2019, 10, 28, 17, 59, 25, 130_000, UTC), "20191029025925"),
        (datetime(2019, 12, 31, 14, 59, 59, 999_999, UTC), "20191231235959"),
        (datetime(2019, 12, 31, 15, 0, tzinfo=UTC), "20200101000000"),
        (datetime(2026, 3, 1, 1, 2, 3, tzinfo=UTC), "20260301100203"),
    ],
)
def test_identifiers(now: datetime, korean: str, of_2019: Caller, clock: Clock) -> None:
    """An identifier is a prefix, the Korean time and upper-case letters and digits: 32 characters in all."""
    clock.advance((now - clock.now).total_seconds())
    of_2019.create(NUMBER, FIRST, documents=[DOCUMENT])
    answered = sender_id(of_2019.request_release(NUMBER, FIRST))
    identifiers = [
        answered["handleKey"],
        answered["unlockDuplicate"]["duplicateId"],
        answered["approvalDocuments"][0]["approvalId"],
    ]
    for prefix, identifier in zip(("SED", "DUP", "APD"), identifiers, strict=True):
        assert re.fullmatch(rf"{prefix}{korean}[0-9A-Z]{{15}}", identifier)
    assert len(set(identifiers)) == 3


def test_identifiers_are_random(clock: Clock) -> None:
    """Without a source of randomness of their own, two emulators make different identifiers of that form."""
    handles = set()
    for _ in range(2):
        with (
            closing(create_app(options=Options(era="2019"), clock=clock)) as app,
            closing(Caller(app, clock, Oracle("2019"))) as caller,
        ):
            handles.add(sender_id(caller.create(NUMBER, FIRST))["handleKey"])
    assert len(handles) == 2
    assert all(re.fullmatch(r"SED20191029025925[0-9A-Z]{15}", handle) for handle in handles)


def test_times(emulator: Caller, clock: Clock) -> None:
    """Creation stays, every change moves the update of the number and of its account, and of no other number."""
    start = "2019-10-28T17:59:25.130Z"
    emulator.create("01000000001", FIRST)
    emulator.create(NUMBER, FIRST)
    clock.advance(0.0019)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    clock.advance(60)
    answer = emulator.update(NUMBER, FIRST, "INACTIVE")
    changed = "2019-10-28T18:00:25.131Z"
    assert [answer.body["dateCreated"], answer.body["dateUpdated"]] == [start, changed]
    assert [sender_id(answer)["dateCreated"], sender_id(answer)["dateUpdated"]] == [start, changed]
    assert sender_id(answer, "01000000001")["dateUpdated"] == start


def test_times_of_a_release_request(emulator: Caller, clock: Clock) -> None:
    """A release request is as old as its call, and updated when it is decided."""
    bring(emulator, "DUPLICATED")
    clock.advance(1)
    request = sender_id(emulator.request_release(NUMBER, FIRST))["unlockDuplicate"]
    assert [request["dateCreated"], request["dateUpdated"]] == ["2019-10-28T17:59:26.130Z"] * 2
    clock.advance(1)
    emulator.set_number(NUMBER, FIRST, release="REJECTED")
    decided = look(emulator)["unlockDuplicate"]
    assert decided == {**request, "status": "REJECTED", "dateUpdated": "2019-10-28T17:59:27.130Z"}


def test_update_is_idempotent(emulator: Caller, clock: Clock) -> None:
    """Switching to the status that a number has succeeds and changes nothing, not even a time."""
    bring(emulator, "INACTIVE")
    before = emulator.state()
    clock.advance(60)
    assert sender_id(emulator.update(NUMBER, FIRST, "INACTIVE"))["status"] == "INACTIVE"
    assert emulator.state() == before


def test_create_again(emulator: Caller) -> None:
    """An account can't register a number twice, in whatever form it asks."""
    emulator.create(NUMBER, FIRST)
    assert emulator.create(NUMBER, FIRST).error == (409, "AlreadyRegistered")
    assert emulator.create(NUMBER, FIRST, documents=[DOCUMENT]).error == (409, "AlreadyRegistered")


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_limit(limit: int, make_emulator: Callable[..., Caller]) -> None:
    """An account holds as many numbers as its limit allows, duplicates included, and no more."""
    account = Account("1", "KEY", "secret", limit=limit)
    emulator = make_emulator(Settings(accounts=(account, SECOND)))
    emulator.create("01000000000", SECOND)
    for index in range(limit):
        assert len(emulator.create(f"0100000000{index}", account).body["senderIds"]) == index + 1
    assert emulator.create("01099999999", account).error == (409, "LimitExceeded")
    assert emulator.create("01099999999", SECOND).status == 200
    for index in range(limit):
        assert emulator.create(f"0100000000{index}", account).error == (409, "AlreadyRegistered")


@pytest.mark.parametrize(
    ("body", "documents"),
    [
        ({}, []),
        ({"documents": []}, []),
        ({"documentList": {}}, []),
        ({"documentList": {"certificateDocument": []}}, []),
        ({"documents": [DOCUMENT]}, [[DOCUMENT]]),
        ({"documentList": {"certificateDocument": [DOCUMENT]}}, [[DOCUMENT]]),
        ({"documentList": {"employmentCertificate": DOCUMENT}}, [[DOCUMENT]]),
    ],
)
def test_documents(body: dict[str, Any], documents: list[list[str]], of_2019: Caller) -> None:
    """Documents that come with a number, in the old form or the new one, become one request for approval."""
    created = sender_id(of_2019.create(NUMBER, FIRST, **body))
    assert [request["documents"] for request in created["approvalDocuments"]] == documents


@pytest.mark.parametrize(
    "body",
    [
        {"documents": ["DOC20181030105615MMXDST163SYMMX4"]},
        {"documents": [DOCUMENT, ""]},
        {"documents": [DOCUMENT.lower()]},
        {"documentList": {"certificateDocument": "DOC_abc123"}},
        {"documentList": {"a": DOCUMENT, "b": [DOCUMENT, "DOC_abc123"]}},
    ],
)
def test_unknown_document(body: dict[str, Any], emulator: Caller) -> None:
    """A document that was never uploaded is refused in the documented words."""
    assert refusal(emulator.create(NUMBER, FIRST, **body)) == INVALID_DOCUMENT_ID


def test_document_of_another_account(emulator: Caller) -> None:
    """A document is known to the account that uploaded it alone."""
    assert refusal(emulator.create(NUMBER, SECOND, documents=[DOCUMENT])) == INVALID_DOCUMENT_ID


@pytest.mark.parametrize(
    "number",
    [
        "",
        "1234567",
        "0500123456789",
        "010-0000-0000",
        "0100000000a",
        "+821000000000",
        "01000000000\n",
        " 01000000000",
        "01000000000 ",
        "０１０００００００００",
        "٠١٠٠٠٠٠٠٠٠٠",
        "\x00",
        1000000000,
        None,
        True,
        ["01000000000"],
        {},
    ],
)
def test_invalid_phone_number(number: Any, emulator: Caller) -> None:
    """What is no phone number is refused in the documented words."""
    assert refusal(emulator.create(number, FIRST)) == INVALID_PHONE_NUMBER


@pytest.mark.parametrize("number", ["15880000", "050012345678"])
def test_valid_phone_number(number: str, emulator: Caller) -> None:
    """The shortest and the longest number are accepted."""
    assert sender_id(emulator.create(number, FIRST), number)["status"] == "PENDING"


@pytest.mark.parametrize(
    "number",
    [
        "01099999999",
        "1234567",
        "abc",
        "%00",
        "%FF",
        "%2F",
        "010%2F0000",
        "01000000000%0A",
        "010%FF00000000",
        "%20",
        "..",
    ],
)
def test_unknown_number(number: str, emulator: Caller) -> None:
    """A number that the account has not registered, or that is none, is refused in the documented words."""
    emulator.create(NUMBER, FIRST)
    assert refusal(emulator.update(number, FIRST, "ACTIVE")) == INVALID_SENDER_ID
    assert refusal(emulator.request_release(number, FIRST)) == INVALID_SENDER_ID


def test_encoded_number(emulator: Caller) -> None:
    """A path means the same with its digits percent-encoded."""
    bring(emulator, "ACTIVE")
    encoded = "".join(f"%{ord(digit):02X}" for digit in NUMBER)
    assert sender_id(emulator.update(encoded, FIRST, "INACTIVE"))["status"] == "INACTIVE"


@pytest.mark.parametrize(
    ("method", "path", "body", "named"),
    [
        ("POST", "/senderid/v1/numbers", {"phonenumber": NUMBER}, "phonenumber"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "limit": 3}, "limit"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documents": DOCUMENT}, "documents"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documents": [1]}, "documents"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documents": None}, "documents"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documentList": {"a": 1}}, "documentList"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documentList": {"a": [1]}}, "documentList"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documentList": {"a": None}}, "documentList"),
        ("POST", "/senderid/v1/numbers", {"phoneNumber": NUMBER, "documentList": []}, "documentList"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}", {}, "status"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}", {"status": "PENDING"}, "status"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}", {"status": "DUPLICATED"}, "status"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}", {"status": "active"}, "status"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}", {"status": None}, "status"),
        ("PUT", f"/senderid/v1/numbers/{NUMBER}", {"status": "ACTIVE", "reason": ""}, "reason"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}", {}, "reason"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}", {"name": "홍길동"}, "reason"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}", {"reason": None}, "reason"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}", {"reason": 1}, "reason"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}", {"reason": "-", "name": None}, "name"),
        ("POST", f"/senderid/v1/papers/duplicate/{NUMBER}", {"reason": "-", "Name": "홍길동"}, "Name"),
    ],
)
def test_malformed_body(method: str, path: str, body: Any, named: str, emulator: Caller) -> None:
    """A body that is not as the contract wants it is refused with a message that names the property."""
    bring(emulator, "ACTIVE")
    answer = emulator.request(method, path, body=body, account=FIRST)
    assert answer.error == (400, "ValidationError")
    assert f"body.{named}" in answer.body["errorMessage"]


@pytest.mark.parametrize("number", ["821012345678", "8221234567", "008221234567", "8215880000", "1012345678", "12345"])
def test_number_that_is_none_at_home(number: str, emulator: Caller) -> None:
    """A country code makes another number of it, and so does a prefix that is left out."""
    assert emulator.create(number, FIRST).error == (400, "InvalidPhoneNumber")
    assert emulator.delete(number, FIRST).error == (400, "InvalidSenderId")


def test_message_tells_every_problem(emulator: Caller) -> None:
    """A body with several things wrong is told all of them at once."""
    answer = emulator.create("1", FIRST, documents=1, extra=2)
    assert answer.error == (400, "ValidationError")
    for name in ("phoneNumber", "documents", "extra"):
        assert f"body.{name}" in answer.body["errorMessage"]


def test_message_stays_short(emulator: Caller) -> None:
    """Of very many problems the message tells the first five."""
    answer = emulator.create(NUMBER, FIRST, documents=[1] * 1000)
    assert answer.error == (400, "ValidationError")
    assert answer.body["errorMessage"].count("body.documents.") == 5


@pytest.mark.parametrize("text", ["", "\x00", "'; DROP TABLE sender_ids; --", "{0} %s \\n", "😀" * 100, "\u2028"])
def test_texts_come_back_as_sent(text: str, of_2019: Caller) -> None:
    """Free texts are kept as they were sent, whatever they hold."""
    of_2019.create(NUMBER, FIRST)
    answered = sender_id(of_2019.request_release(NUMBER, FIRST, reason=text, name=text))
    request = answered["unlockDuplicate"]
    assert [request["reasonForRequested"], request["name"]] == [text, text]
    assert answered["log"][-1]["message"] == f"중복 해제 요청을 하였습니다.\n담당자명: {text}\n사유: {text}"
