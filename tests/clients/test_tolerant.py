"""Answers that are not as the contract says are read all the same, and nothing of them is lost."""

import copy
import pickle
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pismo_client.models import CreatedPhone
from senderid_client import UNSET
from senderid_client._model import plain
from senderid_client.models import Account, ApprovalRequest, LogEntry, SenderId, SenderIdStatus
from tests.support.documents import payloads

RECORDED = [payload for payload in payloads("*.200") if "senderIds" in payload.body]
SENDER_ID = RECORDED[0].body["senderIds"][0]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def read_all(value: Any) -> None:
    """Ask for every property of a model, and of the models in it."""
    if isinstance(value, list):
        for item in value:
            read_all(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            read_all(getattr(value, field.name))
        repr(value)


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A recorded answer with some of its values replaced, lost, or joined by others."""
    body = copy.deepcopy(draw(st.sampled_from(RECORDED)).body)
    for _ in range(draw(st.integers(1, 4))):
        _mutate(draw, body)
    return body


def _mutate(draw: st.DrawFn, part: Any) -> None:
    key = draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
    if isinstance(part[key], (dict, list)) and part[key] and draw(st.booleans()):
        _mutate(draw, part[key])
        return
    change = draw(st.sampled_from(["replace", "lose", "add"]))
    if change == "replace" or (change == "lose" and len(part) == 1):
        part[key] = draw(JSON)
    elif change == "lose":
        del part[key]
    elif isinstance(part, dict):
        part[draw(st.text(max_size=5))] = draw(JSON)
    else:
        part.append(draw(JSON))


@settings(derandomize=True, database=None, deadline=None, max_examples=150)
@given(body=mutated(), read_first=st.booleans())
def test_mutated_answer_is_read_and_written_back(body: Any, read_first: bool) -> None:
    """No value makes reading raise, and encoding what was decoded gives it back, whether it was looked at or not."""
    before = copy.deepcopy(body)
    account = Account.from_dict(body)
    if read_first:
        read_all(account)

    assert before == account.to_dict()


@pytest.mark.parametrize("payload", RECORDED, ids=lambda payload: payload.name)
def test_recorded_answer_is_typed_throughout(payload: Any) -> None:
    """Dates are dates, statuses are known, requests are objects: in every era."""
    account = Account.from_dict(payload.body)

    assert isinstance(account.date_created, datetime)
    for sender_id in account.sender_ids:
        assert isinstance(sender_id.date_updated, datetime)
        assert sender_id.status.is_known
        assert all(isinstance(entry.create_at, datetime) for entry in sender_id.log or [])
        assert all(isinstance(request, ApprovalRequest) for request in sender_id.approval_documents)


def test_unknown_status_is_its_string() -> None:
    """It prints and compares as such, and says that it is not known; so does a copy."""
    status = SenderId.from_dict({**SENDER_ID, "status": "FROZEN"}).status

    for one in (status, copy.deepcopy(status), pickle.loads(pickle.dumps(status))):  # noqa: S301 - made here
        assert "FROZEN" == one == f"{one}"
        assert isinstance(one, SenderIdStatus)
        assert not one.is_known
    assert SenderIdStatus.PENDING.is_known
    assert SenderIdStatus.PENDING is SenderIdStatus("PENDING")


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("2018-11-20T05:25:27.757Z", datetime(2018, 11, 20, 5, 25, 27, 757000, UTC)),
        ("2018-11-20T14:25:27.757+09:00", datetime(2018, 11, 20, 5, 25, 27, 757000, UTC)),
        ("20181120T052527Z", datetime(2018, 11, 20, 5, 25, 27, tzinfo=UTC)),
        ("2018-11-20 05:25:27.757123+00:00", datetime(2018, 11, 20, 5, 25, 27, 757123, UTC)),
        ("yesterday", "yesterday"),
        (1542691527, 1542691527),
        (None, None),
    ],
    ids=str,
)
def test_date_in_another_form_is_kept(wire: Any, expected: Any) -> None:
    """Any ISO form is a date; what is none stays as it is; each is written back as it came."""
    entry = LogEntry.from_dict({"createAt": wire, "message": ""})

    assert expected == entry.create_at
    assert wire == entry.to_dict()["createAt"]


def test_missing_property_is_unset() -> None:
    """It is false, and not taken for null."""
    account = Account.from_dict({"limit": None})

    values: tuple[Any, ...] = (account.limit, account.account_id, account.sender_ids)
    assert (None, UNSET, UNSET) == values
    assert not account.sender_ids
    assert {"limit": None} == account.to_dict()


def test_what_is_set_is_written() -> None:
    """Beside what was read, at any depth."""
    account = Account.from_dict(copy.deepcopy(RECORDED[0].body))
    account.limit = 9
    account.sender_ids[0].status = SenderIdStatus.ACTIVE
    account.sender_ids[0].date_created = datetime(2020, 1, 1, tzinfo=UTC)
    account["plan"] = "gold"

    expected = copy.deepcopy(RECORDED[0].body) | {"limit": 9, "plan": "gold"}
    expected["senderIds"][0] |= {"status": "ACTIVE", "dateCreated": "2020-01-01T00:00:00.000Z"}
    assert expected == account.to_dict()
    assert ({"plan": "gold"}, True) == (account.additional_properties, "plan" in account)
    del account["plan"]
    assert "plan" not in account.to_dict()


@pytest.mark.parametrize(
    ("instant", "written"),
    [
        (datetime(2020, 1, 1, 9, tzinfo=timezone(timedelta(hours=9))), "2020-01-01T00:00:00.000Z"),
        (datetime(2020, 1, 1, 0, 0, 0, 123456, UTC), "2020-01-01T00:00:00.123456Z"),
        (datetime(2020, 1, 1), "2020-01-01T00:00:00"),  # noqa: DTZ001 - what it means is for the API to say
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9))), "0001-01-01T00:00:00+09:00"),
    ],
    ids=["another zone", "microseconds", "no zone", "before UTC's first year"],
)
def test_instants_are_written_as_the_contracts_write_them(instant: datetime, written: str) -> None:
    """In UTC with milliseconds, and never with less than was given."""
    assert written == plain(instant)


def test_models_compare_by_what_they_hold() -> None:
    """However they were made."""
    made = CreatedPhone(id=7)

    assert made == CreatedPhone.from_dict({"id": 7}) == pickle.loads(pickle.dumps(made))  # noqa: S301 - made here
    assert made != CreatedPhone.from_dict({"id": 7, "number": "1"})
    assert "CreatedPhone(id=7)" == repr(made)


def untouched() -> Account:
    """An account that nobody has looked at."""
    return Account.from_dict(copy.deepcopy(RECORDED[0].body))


@pytest.mark.parametrize(
    "same",
    [
        lambda account: account,
        copy.copy,
        copy.deepcopy,
        lambda account: pickle.loads(pickle.dumps(account)),  # noqa: S301 - made here
        attrs.evolve,
        lambda account: Account.from_dict(account.to_dict()),
    ],
    ids=["itself", "copy", "deepcopy", "pickle", "evolve", "written and read"],
)
def test_model_is_as_good_before_it_is_touched(same: Callable[[Account], Account]) -> None:
    """What is read late shows itself to nobody: not to copies, not to attrs, not to `isinstance`."""
    account = same(untouched())

    assert isinstance(account, Account)
    assert untouched() == account
    assert account == untouched()
    assert account is not None
    assert Account is account.__class__
    assert RECORDED[0].body["accountId"] == account.account_id
    assert Account is type(account)


def test_attrs_knows_models() -> None:
    """Its functions work on them, at any depth, and nothing of an answer is lost."""
    body = {**RECORDED[0].body, "plan": "gold"}
    account = Account.from_dict(body)

    changed = attrs.evolve(account, limit=9)

    assert (9, {"plan": "gold"}) == (changed.limit, changed.additional_properties)
    assert {**body, "limit": 9}.keys() == changed.to_dict().keys()
    assert body["limit"] == account.limit
    as_dict = attrs.asdict(account)
    assert ({"plan": "gold"}, len(body["senderIds"])) == (as_dict["additional_properties"], len(as_dict["sender_ids"]))
    assert SENDER_ID["phoneNumber"] == as_dict["sender_ids"][0]["phone_number"]


@pytest.mark.parametrize("change", [{"limit": 9}, {"senderIds": []}], ids=str)
def test_what_is_set_before_reading_stays(change: dict[str, Any]) -> None:
    """Setting touches too; what is read then doesn't go over it."""
    account = untouched()
    name = {"limit": "limit", "senderIds": "sender_ids"}[next(iter(change))]

    setattr(account, name, next(iter(change.values())))

    assert RECORDED[0].body | change == account.to_dict()
    del account.limit
    assert not hasattr(account, "limit")


def test_repr_shows_all_that_is_there() -> None:
    """What is missing is left out; what is not documented stands behind stars."""
    entry = LogEntry.from_dict({"message": "created", "by": "a person"})

    assert "LogEntry(message='created', **{'by': 'a person'})" == repr(entry)
    assert repr(untouched()).startswith("Account(account_id='")


@pytest.mark.parametrize("wire", ["", {}, [1], ["x"], [[]], [SENDER_ID, None]], ids=repr)
def test_array_that_is_none_is_kept(wire: Any) -> None:
    """An empty string is no empty array, and items of another kind stay where they are."""
    account = Account.from_dict({**RECORDED[0].body, "senderIds": wire})

    found: Any = account.sender_ids

    assert wire == (
        found if not isinstance(found, list) else [getattr(one, "to_dict", lambda one=one: one)() for one in found]
    )
    assert wire == account.to_dict()["senderIds"]


def test_threads_may_share_what_is_not_read_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """One reads, and the others wait for it: none sees half a model, or another one."""
    begun, seen = threading.Event(), []
    read = Account._read

    def slow(self: Account, wire: Any) -> None:
        begun.set()
        time.sleep(0.05)
        read(self, wire)

    monkeypatch.setattr(Account, "_read", slow)
    account = untouched()

    def look() -> None:
        seen.append(account.sender_ids)

    threads = [threading.Thread(target=look) for _ in range(3)]
    threads[0].start()
    begun.wait()
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join()

    assert 3 == len(seen)
    assert 1 == len({id(one) for one in seen})


@pytest.mark.parametrize("values", [{}, {"id": 7, "number": "1"}], ids=["missing", "unknown"])
def test_model_is_made_of_its_properties(values: dict[str, Any]) -> None:
    """A misspelt one is found where it is written."""
    with pytest.raises(TypeError, match="CreatedPhone"):
        CreatedPhone(**values)
