"""Answers that are not as the contract says are read all the same, and nothing of them is lost."""

import copy
import pickle
import typing
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pismo_client.models import CreatedPhone
from senderid_client import UNSET, _codecs
from senderid_client._values import plain
from senderid_client.models import Account, ApprovalRequest, LogEntry, SenderId, SenderIdStatus
from tests.support.documents import payloads

RECORDED = [payload for payload in payloads("*.200") if "senderIds" in payload.body]
SENDER_ID = RECORDED[0].body["senderIds"][0]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


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
@given(body=mutated())
def test_mutated_answer_is_read_and_written_back(body: Any) -> None:
    """No value makes reading raise, and encoding what was decoded gives it back."""
    before = copy.deepcopy(body)
    account = Account.from_dict(body)
    repr(account)

    assert before == account.to_dict()


@pytest.mark.parametrize("payload", RECORDED, ids=lambda payload: payload.name)
def test_recorded_answer_is_typed_throughout(payload: Any) -> None:
    """Dates are dates, statuses are known, requests are objects: in every era. Nothing of it is lost."""
    account = Account.from_dict(payload.body)

    assert isinstance(account.date_created, datetime)
    for sender_id in account.sender_ids:
        assert isinstance(sender_id.date_updated, datetime)
        assert sender_id.status.is_known
        assert all(isinstance(entry.create_at, datetime) for entry in sender_id.log or [])
        assert all(isinstance(request, ApprovalRequest) for request in sender_id.approval_documents)
    assert payload.body == account.to_dict()


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


def read() -> Account:
    """An account as it was answered."""
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
def test_copy_is_as_good_as_the_model(same: Callable[[Account], Account]) -> None:
    """Whichever way it was made."""
    account = same(read())

    assert isinstance(account, Account)
    assert read() == account
    assert account == read()
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
def test_what_is_set_stays(change: dict[str, Any]) -> None:
    """Beside what was read."""
    account = read()
    name = {"limit": "limit", "senderIds": "sender_ids"}[next(iter(change))]

    setattr(account, name, next(iter(change.values())))

    assert RECORDED[0].body | change == account.to_dict()
    del account.limit
    assert not hasattr(account, "limit")


def test_repr_shows_all_that_is_there() -> None:
    """What is missing is left out; what is not documented stands behind stars."""
    entry = LogEntry.from_dict({"message": "created", "by": "a person"})

    assert "LogEntry(message='created', **{'by': 'a person'})" == repr(entry)
    assert repr(read()).startswith("Account(account_id='")


@pytest.mark.parametrize("wire", ["", {}, [1], ["x"], [[]], [SENDER_ID, None]], ids=repr)
def test_array_that_is_none_is_kept(wire: Any) -> None:
    """An empty string is no empty array, and items of another kind stay where they are."""
    account = Account.from_dict({**RECORDED[0].body, "senderIds": wire})

    found: Any = account.sender_ids

    assert wire == (
        found if not isinstance(found, list) else [getattr(one, "to_dict", lambda one=one: one)() for one in found]
    )
    assert wire == account.to_dict()["senderIds"]


def test_a_union_is_what_fits_or_stays_as_it_came() -> None:
    """Never the first of its kinds, whatever came."""
    codec = _codecs.either(_codecs.model("LogEntry"), _codecs.TIMESTAMP)

    assert isinstance(codec.decode({"createAt": "", "message": ""}), LogEntry)
    assert datetime(2020, 1, 1, tzinfo=UTC) == codec.decode("2020-01-01T00:00:00Z")
    for wire in ({"message": ""}, "soon", 7, None):
        assert wire == codec.decode(wire)


@pytest.mark.parametrize("model", [Account, SenderId, LogEntry, CreatedPhone], ids=lambda model: model.__name__)
def test_types_of_a_model_are_known_at_run_time(model: Any) -> None:
    """Libraries that make and check objects by their annotations find all of them."""
    hints = typing.get_type_hints(model)

    assert {field.name for field in attrs.fields(model)} <= hints.keys()
    assert model is attrs.resolve_types(model)


def test_model_is_not_iterable() -> None:
    """Its brackets hold what the contract doesn't know, and are no sequence."""
    model: Any = CreatedPhone(id=7)

    with pytest.raises(TypeError, match="not iterable"):
        list(model)


def test_model_too_deep_to_be_read_is_kept_as_it_came() -> None:
    """Where Python's stack ends; what is around it is read."""
    body: dict[str, Any] = {**SENDER_ID}
    nested: list[Any] = []
    for _ in range(5000):
        nested = [nested]

    assert nested is SenderId.from_dict(body | {"necessaryMeasures": nested}).necessary_measures


@pytest.mark.parametrize("values", [{}, {"id": 7, "number": "1"}], ids=["missing", "unknown"])
def test_model_is_made_of_its_properties(values: dict[str, Any]) -> None:
    """A misspelt one is found where it is written."""
    with pytest.raises(TypeError, match="CreatedPhone"):
        CreatedPhone(**values)
