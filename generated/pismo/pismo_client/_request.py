"""What a request says, by the expressions of OpenAPI's links: `$request.path.accountId`, `$request.body#/number`."""

from collections.abc import Mapping
from typing import Any

from ._operation import Operation
from ._values import UNSET


def value(expression: Any, operation: Operation[Any], wires: tuple[Any, ...]) -> Any:
    """What an expression stands for: UNSET where it was not given, and whatever is no expression for itself.

    Args:
        expression: Of the contract.
        operation: That was called.
        wires: Its arguments as they were sent.
    """
    if isinstance(expression, Mapping):
        inner = {key: value(one, operation, wires) for key, one in expression.items()}
        return {key: one for key, one in inner.items() if one is not UNSET}
    if not isinstance(expression, str) or not expression.startswith("$request."):
        return expression
    place, _, rest = expression.removeprefix("$request.").partition("#" if "body#" in expression else ".")
    name, *inner_names = pointed(rest) if place == "body" else [rest]
    for parameter, wire in zip(operation.parameters, wires, strict=True):
        if parameter.place == place and parameter.name == name:
            return at(wire, inner_names)
        if parameter.place == "content" and place == "body":
            return at(wire, [name, *inner_names])
    return UNSET


def pointed(pointer: str) -> list[str]:
    """The steps of a JSON Pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def at(document: Any, steps: list[str]) -> Any:
    """What stands there in a JSON document, UNSET where nothing does."""
    for step in steps:
        if isinstance(document, Mapping) and step in document:
            document = document[step]
        elif isinstance(document, list) and step.isdecimal() and int(step) < len(document):
            document = document[int(step)]
        else:
            return UNSET
    return document
