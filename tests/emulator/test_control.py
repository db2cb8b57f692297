"""The calls that bring the emulator into the state that a test needs."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.answers.recipes import ANY, Cook, Documented, documented, success
from tests.support.asgi import Answer, Caller
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.determinism import Clock
from tests.support.documents import PROVIDERS
from tests.support.signing import sign

NUMBER = "01000000000"
PHONE = {"number": "11912345678", "type": "MOBILE"}
STATUSES = ("PENDING", "ACTIVE", "INACTIVE", "DUPLICATED")

FAULTS = [answer for stem in PROVIDERS for answer in documented(stem) if answer.name and answer.operation_id != ANY]


def add_fault(emulator: Caller, operation_id: str, error: str) -> Any:
    return emulator.request(
        "POST", "/_emulator/worlds/default/faults", body={"operationId": operation_id, "error": error}
    )


def state_of(answer: Answer) -> tuple[str, str, str | None]:
    """Number, status and release of an answer about a number."""
    assert answer.status == 200
    return answer.body["phoneNumber"], answer.body["status"], answer.body["release"]


def messages(emulator: Caller) -> list[str]:
    """What the log of the number says."""
    (found,) = emulator.request("GET", "/_emulator/worlds/default/senderid/numbers").body
    return [entry["message"] for entry in found["log"]]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("before", STATUSES)
def test_set_status(before: str, status: str, emulator: Caller) -> None:
    """A number that nobody else holds comes from every status into every other, and the answer says so."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status=before)
    answer = emulator.set_number(NUMBER, FIRST, status=status)
    assert state_of(answer) == (NUMBER, status, None)


@pytest.mark.parametrize("before", ["PENDING", "DUPLICATED"])
def test_activation_verifies(before: str, emulator: Caller) -> None:
    """A number that becomes ACTIVE is verified by a voice call for six months."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status=before)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    (found,) = emulator.update(NUMBER, FIRST, "ACTIVE").body["senderIds"]
    assert [found["method"], found["expireAt"]] == ["ARS", "2020-04-28T17:59:25.130Z"]
    assert messages(emulator)[-1] == "인증수단 'ARS'로 발신번호 인증이 완료되었습니다."


def test_activation_from_inactive_verifies_nothing(emulator: Caller, clock: Clock) -> None:
    """A number that was only switched off is not verified again."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    emulator.set_number(NUMBER, FIRST, status="INACTIVE")
    clock.advance(3600)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    (found,) = emulator.update(NUMBER, FIRST, "ACTIVE").body["senderIds"]
    assert [found["expireAt"], len(messages(emulator))] == ["2020-04-28T17:59:25.130Z", 2]


@pytest.mark.parametrize(
    ("now", "expiry"),
    [
        (datetime(2019, 8, 31, 12, tzinfo=UTC), "2020-02-29T12:00:00.000Z"),
        (datetime(2018, 8, 31, 12, tzinfo=UTC), "2019-02-28T12:00:00.000Z"),
        (datetime(2019, 6, 30, 12, tzinfo=UTC), "2019-12-30T12:00:00.000Z"),
        (datetime(2019, 7, 1, tzinfo=UTC), "2020-01-01T00:00:00.000Z"),
        (datetime(2019, 12, 31, 23, 59, 59, 999_000, UTC), "2020-06-30T23:59:59.999Z"),
    ],
)
def test_expiry(now: datetime, expiry: str, emulator: Caller, clock: Clock) -> None:
    """Six months end on the same day, or on the last one of a shorter month."""
    clock.advance((now - clock.now).total_seconds())
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    assert emulator.update(NUMBER, FIRST, "ACTIVE").body["senderIds"][0]["expireAt"] == expiry


@pytest.mark.parametrize("status", ["PENDING", "ACTIVE", "INACTIVE"])
def test_number_has_one_holder(status: str, emulator: Caller) -> None:
    """A number that another account holds stays a duplicate."""
    emulator.create(NUMBER, FIRST)
    emulator.create(NUMBER, SECOND)
    assert emulator.set_number(NUMBER, SECOND, status=status).error == (409, "HeldElsewhere")
    assert emulator.set_number(NUMBER, SECOND, status="DUPLICATED").status == 200


def test_holder_gives_a_number_up(emulator: Caller) -> None:
    """When the holder's number becomes a duplicate, another account can hold it."""
    emulator.create(NUMBER, FIRST)
    emulator.create(NUMBER, SECOND)
    emulator.set_number(NUMBER, FIRST, status="DUPLICATED")
    assert emulator.set_number(NUMBER, SECOND, status="ACTIVE").status == 200
    assert emulator.set_number(NUMBER, FIRST, status="PENDING").error == (409, "HeldElsewhere")


def test_release_and_status_at_once(emulator: Caller) -> None:
    """An approved release and a verification in one call: the number is taken, then active."""
    emulator.create(NUMBER, SECOND)
    emulator.create(NUMBER, FIRST)
    emulator.request_release(NUMBER, FIRST)
    answer = emulator.set_number(NUMBER, FIRST, release="APPROVED", status="ACTIVE")
    assert state_of(answer) == (NUMBER, "ACTIVE", "APPROVED")
    assert emulator.update(NUMBER, SECOND, "ACTIVE").error == (409, "FailedToUpdate")


def test_half_a_change_is_none(emulator: Caller) -> None:
    """When the status is refused, the release in the same call is not decided either."""
    emulator.create(NUMBER, SECOND)
    emulator.create(NUMBER, FIRST)
    emulator.request_release(NUMBER, FIRST)
    answer = emulator.set_number(NUMBER, FIRST, release="REJECTED", status="ACTIVE")
    assert answer.error == (409, "HeldElsewhere")


@pytest.mark.parametrize("status", ["PENDING", "ACTIVE", "INACTIVE"])
def test_release_of_a_number_that_is_held(status: str, emulator: Caller) -> None:
    """Approving the release of a number that the account holds itself leaves its status as it was."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status=status)
    emulator.request_release(NUMBER, FIRST)
    answer = emulator.set_number(NUMBER, FIRST, release="APPROVED")
    assert state_of(answer) == (NUMBER, status, "APPROVED")


def test_release_is_decided_again(emulator: Caller) -> None:
    """A rejected release may be approved after all."""
    emulator.create(NUMBER, SECOND)
    emulator.create(NUMBER, FIRST)
    emulator.request_release(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, release="REJECTED")
    answer = emulator.set_number(NUMBER, FIRST, release="APPROVED")
    assert state_of(answer) == (NUMBER, "PENDING", "APPROVED")


@pytest.mark.parametrize(
    ("account_id", "number"),
    [(FIRST.account_id, "01099999999"), (SECOND.account_id, NUMBER), ("nobody", NUMBER), (FIRST.account_id, "%2B")],
)
def test_unknown_number(account_id: str, number: str, emulator: Caller) -> None:
    """Only a registered number of an account has a state."""
    emulator.create(NUMBER, FIRST)
    path = f"/_emulator/worlds/default/senderid/accounts/{account_id}/numbers/{number}"
    assert emulator.request("PATCH", path, body={"status": "ACTIVE"}).error == (404, "UnknownNumber")


@pytest.mark.parametrize(
    "body",
    [{}, {"status": "BLOCKED"}, {"status": None}, {"release": "PENDING"}, {"status": "ACTIVE", "expireAt": None}, []],
)
def test_malformed_state(body: Any, emulator: Caller) -> None:
    """A state that no number can have is refused."""
    emulator.create(NUMBER, FIRST)
    path = f"/_emulator/worlds/default/senderid/accounts/{FIRST.account_id}/numbers/{NUMBER}"
    assert emulator.request("PATCH", path, body=body).error == (400, "ValidationError")


def test_reset(emulator: Caller) -> None:
    """A reset forgets numbers, phones, used signatures and faults; credentials stay."""
    headers = sign(FIRST, date=emulator.clock.now)
    path, body = "/senderid/v1/numbers", {"phoneNumber": NUMBER}
    assert emulator.request("POST", path, body=body, headers=headers).status == 200
    emulator.create_phone(PHONE, token=TOKEN)
    add_fault(emulator, "createNumber", "LimitExceeded")
    answer = emulator.request("POST", "/_emulator/worlds/default/reset")
    assert (answer.status, answer.content) == (204, b"")
    left = {table: rows for table, rows in emulator.everything().items() if rows}
    assert left == {"worlds": [(1, "default", None)]}
    assert emulator.request("POST", path, body=body, headers=headers).status == 200
    assert emulator.create_phone(PHONE, token=TOKEN).body == {"id": 1}


@pytest.mark.sqlite
@pytest.mark.parametrize("stem", PROVIDERS)
def test_reset_account(stem: str, make_emulator: Callable[..., Caller], database: Callable[[str], str]) -> None:
    """Whatever a provider keeps of an account, in whichever table, is gone with the account."""
    emulator = make_emulator(name=stem)
    for operation_id in {answer.operation_id for answer in documented(stem)} - {ANY}:
        cook = Cook(emulator)
        for line in success(operation_id).lines:
            cook.send(line)
        kept = accounts_kept(database(stem))
        for account_id in set().union(*kept.values()):
            emulator.request("POST", f"/_emulator/worlds/default/accounts/{account_id}/reset")
        assert not any(accounts_kept(database(stem)).values())


def accounts_kept(database: str) -> dict[str, set[str]]:
    """The ids of the accounts that a table has rows of, but for what is about requests."""
    found = {}
    with closing(sqlite3.connect(database)) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if "account_id" in columns and table not in ("faults", "journal"):
                rows = connection.execute(f"SELECT account_id FROM {table}")  # noqa: S608 - names of the database
                found[table] = {str(account_id) for (account_id,) in rows if account_id is not None}
    assert found
    return found


@pytest.mark.parametrize("answer", FAULTS, ids=lambda answer: f"{answer.operation_id}-{answer.status}-{answer.name}")
def test_fault(answer: Documented, emulator_of: Callable[[str], Caller]) -> None:
    """Every documented error of every operation comes on demand, as its era answers it, once, and changes nothing."""
    *before, last = success(answer.operation_id).lines
    emulator = emulator_of(answer.era)
    cook = Cook(emulator)
    for line in before:
        cook.send(line)
    last = cook.filled(last)  # the answer of a fault has texts, too
    assert add_fault(emulator, answer.operation_id, answer.name).status == 201
    refused = cook.send(last)
    assert refused.status == answer.status
    if "code" in answer.roles:
        assert refused.body[answer.roles["code"]] == answer.name
    assert cook.send(last).status < 300


@pytest.mark.parametrize("name", ["", "X Y", "X:", "X\r\nEvil", "X\n", "한글"])
def test_fault_with_no_header(name: str, emulator: Caller) -> None:
    """What can't be the name of a header is refused, rather than sent as whatever it would be taken for."""
    fault = {"answer": {"status": 200, "headers": {name: "1"}}}
    answer = emulator.request("POST", "/_emulator/worlds/default/faults", body=fault)
    assert answer.error == (400, "ValidationError")


@pytest.mark.parametrize("operation_id", ["createNumber", "updateNumber", "createPhone"])
def test_fault_of_every_operation(operation_id: str, emulator: Caller) -> None:
    """What the emulator answers whatever the operation is can be asked for, too, as lists of its errors say."""
    for error in ("InternalError", "NotFound"):
        assert add_fault(emulator, operation_id, error).status == 201


def test_internal_error(emulator: Caller) -> None:
    """Such a fault is answered as the contract has it."""
    add_fault(emulator, "createNumber", "InternalError")
    body = {"phoneNumber": NUMBER}
    answer = emulator.request("POST", "/senderid/v1/numbers", body=body, account=FIRST, failing=True)
    assert answer.error == (500, "InternalError")
    assert emulator.create(NUMBER, FIRST).status == 200


def test_faults_wait_for_an_accepted_request(emulator: Caller) -> None:
    """A request that is refused anyway uses no fault up, nor does one of another operation."""
    add_fault(emulator, "createNumber", "LimitExceeded")
    emulator.create("not a number", FIRST)
    emulator.request("POST", "/senderid/v1/numbers", body={"phoneNumber": NUMBER})
    assert emulator.create_phone(PHONE, token=TOKEN).status == 200
    assert emulator.create(NUMBER, FIRST).error == (409, "LimitExceeded")


def test_faults_are_used_up_in_order(emulator: Caller) -> None:
    """Faults of one operation come in the order in which they were added."""
    errors = ["InvalidDocumentId", "LimitExceeded", "AlreadyRegistered"]
    for error in errors:
        add_fault(emulator, "createNumber", error)
    answers = [emulator.create(NUMBER, FIRST) for _ in range(4)]
    assert [answer.body.get("errorCode") for answer in answers] == [*errors, None]


@pytest.mark.parametrize(
    ("operation_id", "error", "told"),
    [
        ("createPhone", "InvalidSenderId", "PhoneCreationFailed"),
        ("createPhone", "", "PhoneCreationFailed"),
        ("reset", "ValidationError", "createPhone"),
        ("updateNumber", "InvalidPhoneNumber", "FailedToUpdate"),
        ("deletePhone", "PhoneCreationFailed", "createPhone"),
        ("", "", "createPhone"),
    ],
)
def test_unknown_fault(operation_id: str, error: str, told: str, emulator: Caller) -> None:
    """A fault that no contract documents is refused, and the message lists what there is."""
    answer = add_fault(emulator, operation_id, error)
    assert answer.error == (400, "UnknownFault")
    assert told in answer.body["errorMessage"]
