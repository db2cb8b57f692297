"""Reading the numbers of an account, and removing one."""

import pytest

from tests.support.asgi import Answer, Caller
from tests.support.callers import FIRST, SECOND

NUMBER, OTHER = "01011112222", "01033334444"


def statuses(answer: Answer) -> dict[str, str]:
    """The numbers of an account with their statuses."""
    assert answer.status == 200
    return {sender_id["phoneNumber"]: sender_id["status"] for sender_id in answer.body["senderIds"]}


def test_new_account(emulator: Caller) -> None:
    """An account that has registered nothing has a document, which stays as it is."""
    answer = emulator.read_account(FIRST)
    assert answer.status == 200
    assert (answer.body["limit"], answer.body["senderIds"]) == (100, [])
    emulator.clock.advance(60)
    assert emulator.read_account(FIRST).body == answer.body


def test_account_is_that_of_the_last_change(emulator: Caller) -> None:
    """What a change answers is what is read afterwards."""
    emulator.create(NUMBER, FIRST)
    changed = emulator.create(OTHER, FIRST)
    emulator.clock.advance(60)
    assert emulator.read_account(FIRST).body == changed.body


def test_active_numbers(emulator: Caller) -> None:
    """Those that are ACTIVE are listed, in the order in which they were registered, until they expire."""
    for number in (OTHER, NUMBER, "01055556666"):
        emulator.create(number, FIRST)
    assert emulator.list_active(FIRST).body == []
    for number in (NUMBER, OTHER):
        emulator.set_number(number, FIRST, status="ACTIVE")
    assert emulator.list_active(FIRST).body == [OTHER, NUMBER]
    emulator.update(OTHER, FIRST, "INACTIVE")
    assert emulator.list_active(FIRST).body == [NUMBER]
    emulator.clock.advance(200 * 24 * 3600)
    assert emulator.list_active(FIRST).body == []


def test_nothing_of_others(emulator: Caller) -> None:
    """Another account's numbers are not listed, and can't be removed."""
    emulator.create(NUMBER, SECOND)
    emulator.set_number(NUMBER, SECOND, status="ACTIVE")
    assert emulator.list_active(FIRST).body == []
    assert statuses(emulator.read_account(FIRST)) == {}
    assert emulator.delete(NUMBER, FIRST).error == (400, "InvalidSenderId")


@pytest.mark.parametrize("status", ["PENDING", "INACTIVE", "DUPLICATED"])
def test_delete(status: str, emulator: Caller) -> None:
    """A number that is not ACTIVE is removed, once, and can be registered again."""
    emulator.create(OTHER, FIRST)
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status=status)
    assert statuses(emulator.delete(NUMBER, FIRST)) == {OTHER: "PENDING"}
    assert emulator.delete(NUMBER, FIRST).error == (400, "InvalidSenderId")
    assert statuses(emulator.create(NUMBER, FIRST)) == {OTHER: "PENDING", NUMBER: "PENDING"}


def test_active_number_stays(emulator: Caller) -> None:
    """One that is ACTIVE is refused, and stays as it is."""
    emulator.create(NUMBER, FIRST)
    emulator.set_number(NUMBER, FIRST, status="ACTIVE")
    assert emulator.delete(NUMBER, FIRST).error == (409, "FailedToDelete")
    assert statuses(emulator.read_account(FIRST)) == {NUMBER: "ACTIVE"}


def test_number_passes_to_the_next(emulator: Caller) -> None:
    """Whoever registered a removed number first of the others holds it from then on, and the journal says so."""
    for account in (FIRST, SECOND):
        emulator.create(NUMBER, account)
    assert statuses(emulator.read_account(SECOND)) == {NUMBER: "DUPLICATED"}
    emulator.delete(NUMBER, FIRST)
    assert statuses(emulator.read_account(SECOND)) == {NUMBER: "PENDING"}
    (entry,) = emulator.request("GET", "/_emulator/worlds/default/journal?operationId=deleteNumber").body
    assert [(change["accountId"], change["before"], change["after"]) for change in entry["changes"]] == [
        (FIRST.account_id, "PENDING", None),
        (SECOND.account_id, "DUPLICATED", "PENDING"),
    ]
    assert statuses(emulator.create(NUMBER, FIRST)) == {NUMBER: "DUPLICATED"}


def test_duplicate_that_goes_takes_nothing_along(emulator: Caller) -> None:
    """The holder keeps a number that one who has it as DUPLICATED removes."""
    for account in (FIRST, SECOND):
        emulator.create(NUMBER, account)
    emulator.delete(NUMBER, SECOND)
    assert statuses(emulator.read_account(FIRST)) == {NUMBER: "PENDING"}


def test_reset_of_the_holder(emulator: Caller) -> None:
    """A number passes on when its holder is reset, too."""
    for account in (FIRST, SECOND):
        emulator.create(NUMBER, account)
    emulator.request("POST", f"/_emulator/worlds/default/accounts/{FIRST.account_id}/reset")
    assert statuses(emulator.read_account(SECOND)) == {NUMBER: "PENDING"}
    assert statuses(emulator.read_account(FIRST)) == {}
