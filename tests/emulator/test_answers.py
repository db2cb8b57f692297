"""The emulator's check of its own answers: it fails rather than answer against its contract."""

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any

import pytest

from phone_emulator.apis import Call, emulator, pismo, senderid
from phone_emulator.apis.senderid.numbers import LimitExceeded, create_number
from phone_emulator.contract import Contract, load
from phone_emulator.errors import ContractError
from tests.support import mutants
from tests.support.asgi import Caller
from tests.support.callers import DOCUMENT, FIRST, TOKEN
from tests.support.documents import NAMES, Payload, payloads

NUMBER = "01000000000"
PHONE = {"number": "1", "type": "MOBILE"}
INTERNAL_ERROR = (500, "InternalError")
FAILED = "The emulator failed and changed nothing. Its log says how; please report it."

OF_2019 = [payload for payload in payloads("reference-2019.*") if "senderIds" in str(payload.body)]
MUTATIONS = [mutants.misspelt, mutants.missing, mutants.enlarged, mutants.mistyped]

Mutate = Callable[[Any], Iterator[mutants.Mutant]]


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract("senderid", load("senderid"), "2019")


@pytest.mark.parametrize("payload", OF_2019, ids=lambda payload: payload.name)
def test_recorded_answers_pass(payload: Payload, contract: Contract) -> None:
    """What was recorded in 2019 passes the check."""
    contract.operations["createNumber"].answer(payload.body)


@pytest.mark.parametrize("mutate", MUTATIONS)
@pytest.mark.parametrize("payload", OF_2019, ids=lambda payload: payload.name)
def test_mutants_do_not_pass(payload: Payload, mutate: Mutate, contract: Contract) -> None:
    """One property misspelt, missing, added or of a wrong type does not pass, wherever it stands."""
    for _, mutant in mutate(payload.body):
        with pytest.raises(ContractError):
            contract.operations["createNumber"].answer(mutant)


@pytest.mark.parametrize("mutate", MUTATIONS)
@pytest.mark.parametrize("operation", ["createNumber", "requestDuplicateRelease"])
def test_wrong_account(
    operation: str, mutate: Mutate, make_emulator: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong answer of a handler becomes a 500 in the form of the API, and nothing of its call is kept."""
    right = senderid.HANDLERS[operation]
    wrong: list[Any] = []
    monkeypatch.setitem(senderid.HANDLERS, operation, lambda call: (right(call), wrong[0])[1])
    caller = make_emulator()
    if operation == "requestDuplicateRelease":
        caller.create(NUMBER, FIRST, documents=[DOCUMENT])
    (recorded,) = payloads("reference-2019.request-approval.200")
    for _, mutant in islice(mutate(recorded.body), 10):
        wrong[:] = [mutant]
        path = "numbers" if operation == "createNumber" else f"papers/duplicate/{NUMBER}"
        body = {"phoneNumber": NUMBER} if operation == "createNumber" else {"reason": "-"}
        answer = caller.request("POST", f"/senderid/v1/{path}", body=body, account=FIRST, failing=True)
        assert answer.error == INTERNAL_ERROR


@pytest.mark.parametrize("body", [{}, {"id": "1"}, {"id": 2**63}, {"ID": 1}, {"id": 1, "number": "1"}, [], None])
def test_wrong_phone(body: Any, make_emulator: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in the other API's form; the phone can be created afterwards."""
    right = pismo.HANDLERS["createPhone"]
    with monkeypatch.context() as patch:
        patch.setitem(pismo.HANDLERS, "createPhone", lambda call: (right(call), body)[1])
        answer = make_emulator().create_phone(PHONE, token=TOKEN, failing=True)
    assert (answer.status, answer.body) == (500, {"message": FAILED})
    assert make_emulator().create_phone(PHONE, token=TOKEN).status == 200


def test_body_where_none_belongs(make_emulator: Callable[..., Caller], monkeypatch: pytest.MonkeyPatch) -> None:
    """An operation that answers without a body can't answer with one."""
    monkeypatch.setitem(emulator.HANDLERS, "reset", lambda _: {})
    assert make_emulator().request("POST", "/_emulator/worlds/default/reset", failing=True).error == INTERNAL_ERROR


def _crash(call: Call) -> Any:
    create_number(call)
    raise ZeroDivisionError


def _refuse_unknown(call: Call) -> Any:
    create_number(call)
    raise LimitExceeded(name="NoSuchError")


def _answer_surrogates(call: Call) -> Any:
    account = create_number(call)
    account["senderIds"][0]["log"][0]["message"] = "\ud800"
    return account


@pytest.mark.parametrize("handler", [_crash, _refuse_unknown, _answer_surrogates])
def test_failing_handler(
    handler: Callable[[Call], Any],
    make_emulator: Callable[..., Caller],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A handler that crashes, or refuses with an error that nobody documents, is a logged 500 that keeps nothing."""
    with monkeypatch.context() as patch:
        patch.setitem(senderid.HANDLERS, "createNumber", handler)
        failing = make_emulator()
    body = {"phoneNumber": NUMBER}
    answer = failing.request("POST", "/senderid/v1/numbers", body=body, account=FIRST, failing=True)
    assert answer.error == INTERNAL_ERROR
    (record,) = caplog.records
    assert record.getMessage() == "POST /senderid/v1/numbers failed"
    assert record.exc_info is not None
    assert make_emulator().create(NUMBER, FIRST).status == 200


@pytest.mark.parametrize("stem", NAMES)
def test_every_operation_has_a_handler(stem: str, monkeypatch: pytest.MonkeyPatch, make_emulator: Any) -> None:
    """An operation without a handler is found at the start."""
    handlers = import_module(f"phone_emulator.apis.{stem}").HANDLERS
    operation, *_ = handlers
    monkeypatch.delitem(handlers, operation)
    with pytest.raises(ContractError, match=f"^{stem}: .*{operation}"):
        make_emulator()


def test_every_handler_has_an_operation(monkeypatch: pytest.MonkeyPatch, make_emulator: Any) -> None:
    """A handler without an operation is found at the start."""
    monkeypatch.setitem(senderid.HANDLERS, "noSuchOperation", _crash)
    with pytest.raises(ContractError, match="noSuchOperation"):
        make_emulator()
