"""The contracts against what the providers were seen to answer."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support import mutants
from tests.support.documents import Payload, contract, payloads, resolve
from tests.support.oracle import JSON, Oracle

NUMBERS = "/senderid/v1/numbers"
SENDERID = [
    *payloads("coolsms-2018.*"),
    *payloads("solapi-2019.*"),
    *payloads("reference-2019.*"),
    *payloads("live-2026.*"),
]
PISMO = payloads("pismo.create-phone.[45]*")
ACCOUNTS = [
    payload
    for payload in payloads("reference-2019.*")
    if isinstance(payload.body, dict) and "senderIds" in payload.body
]
ERRORS = [payload for payload in SENDERID + PISMO if payload.status != 200]
OF_2019 = [*ACCOUNTS, *payloads("solapi-2019.*")]
# Among them they have every object that an answer can hold.
RICHEST = [*payloads("reference-2019.request-*"), *payloads("solapi-2019.*")]


@pytest.fixture
def oracle() -> Oracle:
    """Most answers were recorded in 2019."""
    return Oracle("2019")


def named(found: list[Payload]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("payload", found, ids=lambda payload: payload.name)


@named(SENDERID + PISMO)
def test_recorded_answer_is_accepted(payload: Payload, oracle: Oracle) -> None:
    """The contract accepts every recorded answer of its operations."""
    method, _, path = payload.operation.partition(" ")
    assert payload.status is not None
    assert oracle.problems(method, _template(path), payload.status, payload.body, strict=False) == []


@named(ACCOUNTS)
def test_recorded_account_is_accepted(payload: Payload, oracle: Oracle) -> None:
    """The account has the same form in the answers of operations that the contract does not have yet."""
    assert oracle.problems("POST", NUMBERS, 200, payload.body, strict=False) == []


def test_recorded_request_is_accepted(oracle: Oracle) -> None:
    """The contract accepts the provider's sample request."""
    (sample,) = payloads("pismo.create-phone.request")
    document = contract("pismo")
    assert oracle.violations(document, {"$ref": "#/components/schemas/CreatePhone"}, sample.request) == []


@named(ERRORS)
def test_documented_error_stands_word_for_word(payload: Payload) -> None:
    """A documented error is an example of its response, code and message as recorded."""
    assert payload.body in _examples(payload)


@named([payload for payload in SENDERID if payload.status == 200])
def test_recorded_answer_is_an_example(payload: Payload) -> None:
    """Examples of successes are the recorded answers."""
    assert payload.body in _examples(payload)


@named([payload for payload in [*SENDERID, *payloads("pismo.create-phone.request")] if payload.request])
def test_sample_request_is_an_example(payload: Payload) -> None:
    """The providers' sample requests are examples of the contract."""
    examples = _operation(payload)["requestBody"]["content"][JSON]["examples"].values()
    shown = [example["value"] for example in examples]
    if "file" in payload.request:  # cut off where it was recorded
        shown = [value | {"file": payload.request["file"]} for value in shown]
    assert payload.request in shown


@named(OF_2019)
def test_strict_view_accepts_the_era(payload: Payload, oracle: Oracle) -> None:
    """The strict view accepts what was recorded in 2019."""
    assert oracle.problems("POST", NUMBERS, 200, payload.body) == []


def test_strict_view_is_of_one_era(oracle: Oracle) -> None:
    """The strict view of 2019 refuses the answer of 2026, for what it lacks and for what it adds."""
    (grown,) = payloads("live-2026.create-number.*")
    problems = oracle.problems("POST", NUMBERS, 200, grown.body)
    assert {"$.senderIds[0].log: is missing", "$.senderIds[0].consignment: is unknown"} <= set(problems)


@pytest.mark.parametrize("mutate", [mutants.misspelt, mutants.missing, mutants.enlarged, mutants.mistyped])
@named(RICHEST)
def test_strict_view_refuses(
    payload: Payload, mutate: Callable[[Any], Iterator[mutants.Mutant]], oracle: Oracle
) -> None:
    """The strict view refuses an answer with one property misspelt, missing, added or of a wrong type."""
    survivors = [name for name, mutant in mutate(payload.body) if not oracle.problems("POST", NUMBERS, 200, mutant)]
    assert survivors == []


@named(RICHEST)
def test_contract_refuses_wrong_types(payload: Payload, oracle: Oracle) -> None:
    """The contract itself, open as it is, refuses a wrong type of every documented property."""
    survivors = [
        name
        for name, mutant in mutants.mistyped(payload.body)
        if not oracle.problems("POST", NUMBERS, 200, mutant, strict=False)
    ]
    assert survivors == []


@named(RICHEST)
def test_contract_misses_what_every_era_has(payload: Payload, oracle: Oracle) -> None:
    """The contract refuses an answer without a property that all recorded answers have, and no other."""
    eras = ("log", "documents", "unlockDuplicate.duplicateId")
    for name, mutant in mutants.missing(payload.body):
        optional = name.endswith(eras) and not name.startswith("$.limitationDocuments")
        assert (oracle.problems("POST", NUMBERS, 200, mutant, strict=False) == []) is optional, name


@named([*RICHEST, *payloads("live-2026.*")])
def test_contract_stays_open(payload: Payload, oracle: Oracle) -> None:
    """The contract accepts properties that the provider may add, in every object of an answer."""
    method, _, path = payload.operation.partition(" ")
    refused = {
        name: problems
        for name, mutant in mutants.enlarged(payload.body)
        if (problems := oracle.problems(method, _template(path), 200, mutant, strict=False))
    }
    # The values of a document list are document ids by purpose.
    assert [name for name in refused if "ocumentList." not in name] == []


def _template(path: str) -> str:
    return re.sub(r":(\w+)", r"{\1}", path)


def _document(payload: Payload) -> Any:
    return contract("pismo" if " /accounts/" in payload.operation else "senderid")


def _operation(payload: Payload) -> Any:
    method, _, path = payload.operation.partition(" ")
    return _document(payload)["paths"][_template(path)][method.lower()]


def _examples(payload: Payload) -> list[Any]:
    document = _document(payload)
    response = resolve(document, _operation(payload)["responses"][str(payload.status)])
    return [resolve(document, example)["value"] for example in response["content"][JSON]["examples"].values()]
