"""Each single change is one entry, with its rule and whom it breaks, forth and back; a refactor is none."""

from pathlib import Path

import pytest

from scripts.review.document import read
from scripts.review.entries import Entry, compare
from scripts.review.rules import RULES
from tests.review.battery import (
    OPERATION_REFACTORS,
    OPERATIONS,
    SCHEMA_REFACTORS,
    SCHEMAS,
    document,
    things,
    with_schema,
    with_value,
)


def told(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.change.rule, entry.whom.value) for entry in entries]


@pytest.mark.parametrize("direction", ["request", "response"])
@pytest.mark.parametrize("what", SCHEMAS)
def test_change_of_a_schema(what: str, direction: str) -> None:
    """What callers send is judged contravariantly, what they receive covariantly."""
    case = SCHEMAS[what]
    before, after = with_schema(case.before, direction), with_schema(case.after, direction)
    forth, back = (case.request, case.request_back) if direction == "request" else (case.response, case.response_back)

    assert [(case.forth, forth)] == told(compare(before, after))
    assert [(case.back, back)] == told(compare(after, before))


@pytest.mark.parametrize("what", OPERATIONS)
def test_change_of_an_operation(what: str) -> None:
    """What stands around the schemas: operations, parameters, bodies, answers, credentials, servers."""
    case = OPERATIONS[what]
    before, after = with_value(case.at, case.before), with_value(case.at, case.after)

    assert [(case.forth, case.whom)] == told(compare(before, after))
    assert [(case.back, case.whom_back)] == told(compare(after, before))


@pytest.mark.parametrize("direction", ["request", "response"])
@pytest.mark.parametrize("what", SCHEMA_REFACTORS)
def test_refactor_of_a_schema_is_silent(what: str, direction: str) -> None:
    """Another spelling of the same schema is no change."""
    before, after = (with_schema(schema, direction) for schema in SCHEMA_REFACTORS[what])

    assert before.text != after.text
    assert [] == told(compare(before, after))
    assert [] == told(compare(after, before))


@pytest.mark.parametrize("what", OPERATION_REFACTORS)
def test_refactor_of_an_operation_is_silent(what: str) -> None:
    """Another spelling of the same operation is no change."""
    at, *values = OPERATION_REFACTORS[what]
    before, after = (with_value(at, value) for value in values)

    assert before.text != after.text
    assert [] == told(compare(before, after))
    assert [] == told(compare(after, before))


def test_every_rule_is_tried() -> None:
    """A rule without a case would be a claim that nobody checks."""
    tried = {rule for case in SCHEMAS.values() for rule in (case.forth, case.back)}
    tried |= {rule for case in OPERATIONS.values() for rule in (case.forth, case.back)}

    elsewhere = {"contract-added", "contract-removed", "contract-renamed"}
    assert elsewhere == set(RULES) - tried  # these are in test_review.py


def test_battery_is_large_enough() -> None:
    """Each case is tried forth and back, and a schema in both directions."""
    assert 150 <= 4 * len(SCHEMAS) + 2 * len(OPERATIONS)


def test_reference_to_another_file() -> None:
    """What stands there is not read: another one breaks callers in both directions."""
    for direction in ("request", "response"):
        cat, dog = (with_schema(f"{{$ref: 'other.yaml#/{name}'}}", direction) for name in ("Cat", "Dog"))

        assert [("constraint-changed", "callers")] == told(compare(cat, dog))


def test_nothing_changed() -> None:
    """A contract that is as it was has no entry."""
    assert [] == compare(document(things()), document(things()))


def test_status_as_a_number_is_silent() -> None:
    """YAML reads an unquoted status as a number; it is the same status."""
    before = "openapi: 3.1.0\npaths: {/a: {get: {responses: {'200': {description: Fine.}}}}}\n"
    sides = [read(text, Path("a.yaml")) for text in (before, before.replace("'200'", "200"))]

    assert [] == told(compare(*sides))
