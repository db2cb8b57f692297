"""Of every contract: what is masked is still what the contract says."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from phone_emulator.contract import JSON, Operation, stems
from phone_emulator.recording import har
from phone_emulator.recording.har import Exchange
from phone_emulator.recording.masking import Described, Masker
from phone_emulator.recording.recorder import contracts

OPERATIONS = [
    pytest.param(operation, id=f"{name} {operation.id}")
    for name in sorted(stems())
    for operation in contracts(name)[0].operations.values()
]


def _bodies(operation: Operation) -> Iterator[tuple[int, Any, Any]]:
    """Status, schema and body of each example: of the answers, and with 0 of the request."""
    resolve = operation.contract.resolve
    parts = [(0, operation.document.get("requestBody", {})), *operation.document["responses"].items()]
    for status, part in parts:
        media = resolve(part).get("content", {}).get(JSON, {})
        for example in media.get("examples", {}).values():
            yield int(status), media["schema"], resolve(example)["value"]


def _exchange(operation: Operation, status: int, body: Any) -> Exchange:
    path = "/".join("7" if part.startswith("{") else part for part in operation.segments)
    content = json.dumps(body).encode()
    headers = [("Content-Type", JSON)]
    sent, came = (b"{}", content) if status else (content, b"{}")
    return Exchange(operation.method, f"https://example.com/{path}", headers, sent, status or 200, headers, came)


def _form(value: Any) -> Any:
    """The properties and types of a value, without what they say."""
    if isinstance(value, dict):
        return {name: _form(one) for name, one in value.items()}
    return [_form(one) for one in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_masked_examples_are_of_the_contract(operation: Operation) -> None:
    """With the same properties and types, and valid by the schemas: patterns, formats and listed values."""
    masker = Masker([operation.contract], bytes(32))
    for status, schema, body in _bodies(operation):
        entry = har.exchange(masker.entry(_exchange(operation, status, body)))
        masked = json.loads((entry.body or b"") if status else entry.content)

        assert _form(masked) == _form(body)
        assert [] == [error.message for error in operation.contract.validator(schema).iter_errors(masked)]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_masked_request_is_of_the_same_operation(operation: Operation) -> None:
    """Its path still leads there, and method and status are what they were."""
    described = Described(operation.contract)

    masked = har.exchange(Masker([operation.contract], bytes(32)).entry(_exchange(operation, 200, {})))

    assert (masked.method, masked.status) == (operation.method, 200)
    assert described.place(masked).operation is operation
