"""Which operations only read, and where the arguments of their calls come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.contract import Contract, Operation, pointer_of
from scripts.regenerate.supported.view import parameters


@dataclass(frozen=True)
class Call:
    """A call to make.

    Attributes:
        operation: That only reads.
        arguments: By the name of the parameter its value, or the expression of a link.
        source: The operation whose answer the expressions are about; `None` for none.
    """

    operation: Operation
    arguments: Mapping[str, Any]
    source: Operation | None = None

    def __str__(self) -> str:
        told = f"{self.operation.method.upper()} {self.operation.path} ({self.operation.id})"
        if self.source is None:
            return told
        names = ", ".join(self.arguments)
        return f"{told} with {names} of what {self.source.id} answers"


@dataclass(frozen=True)
class Plan:
    """What is called, in its order, and what can't be.

    Attributes:
        calls: Those to make.
        left: Each operation that only reads and can't be called, with the parameters that nothing gives.
    """

    calls: list[Call]
    left: dict[str, list[str]]


def reads(operation: Operation) -> bool:
    """Whether an operation changes nothing."""
    return operation.method == "get" and operation.data.get("x-idempotent", True) is True


def plan(contract: Contract, given: Mapping[str, str]) -> Plan:
    """All calls of operations that only read.

    Args:
        contract: Of the API.
        given: Values of parameters, by name, that no answer has.
    """
    waiting = {one.id: one for one in contract.operations() if reads(one)}
    calls: list[Call] = []
    for one in list(waiting.values()):
        needed = required(contract, one)
        if needed.keys() <= given.keys():
            values = {name: converted(schema, given[name]) for name, schema in needed.items()}
            calls.append(Call(waiting.pop(one.id), values))
    at = 0
    while at < len(calls):  # those that are found lead to others
        source = calls[at].operation
        for target, arguments in _links(contract, source):
            is_known = any(call.operation.id == target.id and call.source is not None for call in calls)
            if reads(target) and not is_known and required(contract, target).keys() <= arguments.keys():
                waiting.pop(target.id, None)
                calls.append(Call(target, arguments, source))
        at += 1
    left = {one.id: sorted(required(contract, one).keys() - given.keys()) for one in waiting.values()}
    return Plan(calls, left)


def required(contract: Contract, operation: Operation) -> dict[str, Any]:
    """The schemas of the parameters that a call must have, by name."""
    found = (one for _, one in parameters(contract, operation))
    return {one["name"]: contract.resolve(one["schema"]) for one in found if one.get("required")}


def converted(schema: Mapping[str, Any], text: str) -> Any:
    """What a text that somebody gave stands for."""
    return int(text) if schema.get("type") == "integer" and text.lstrip("-").isdecimal() else text


def value(expression: Any, arguments: Mapping[str, Any], body: Any) -> Any:
    """What the expression of a link stands for, `None` where nothing is there.

    Args:
        expression: Of the contract.
        arguments: Of the call that the link is of.
        body: What it was answered.
    """
    text = str(expression)
    if text.startswith("$request."):
        return arguments.get(text.rpartition(".")[2])
    if not text.startswith("$response.body"):
        return expression
    for step in pointer_of(text.partition("#")[2]):
        if isinstance(body, dict):
            body = body.get(step)
        elif isinstance(body, list) and str(step).isdecimal() and int(step) < len(body):
            body = body[int(step)]
        else:
            return None
    return body


def _links(contract: Contract, operation: Operation) -> Iterator[tuple[Operation, Mapping[str, Any]]]:
    known = {one.id: one for one in contract.operations()}
    for status, response in operation.data["responses"].items():
        for link in contract.resolve(response).get("links", {}).values() if status < "300" else ():
            found = contract.resolve(link)
            if found.get("operationId") in known:
                yield known[found["operationId"]], found.get("parameters", {})
