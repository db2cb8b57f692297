"""What words of a contract take of a request, by the expressions of OpenAPI's links."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.contract import Contract, Operation

Schema = Mapping[str, Any]

_EXPRESSION = re.compile(r"\$request\.(?:(?P<place>path|query|header)\.(?P<name>.+)|body#/(?P<keys>.+))")


def described(contract: Contract, operation: Operation, expression: str) -> Schema | None:
    """The schema of what an expression takes of the requests of an operation, None where they have no such thing."""
    found = _EXPRESSION.fullmatch(expression)
    if found is None:
        return None
    if found["keys"] is None:
        written = [*contract.at(("paths", operation.path)).get("parameters", ()), *operation.data.get("parameters", ())]
        of_name = (one for one in map(contract.resolve, written) if (one["in"], one["name"]) == found.group(1, 2))
        return next((contract.resolve(one.get("schema", {})) for one in of_name), None)
    body = contract.resolve(operation.data.get("requestBody", {}))
    schema: Any = next((one["schema"] for one in body.get("content", {}).values()), {})
    return next(inside(contract, schema, f"/{found['keys']}"), None)


def inside(contract: Contract, schema: Any, pointer: str) -> Iterator[Schema]:
    """The schemas of what a JSON Pointer leads to; none where a schema knows no such thing."""
    return _inside(contract, schema, [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]])


def _inside(contract: Contract, schema: Any, keys: list[str]) -> Iterator[Schema]:
    schema = contract.resolve(schema)
    if not isinstance(schema, dict):
        return
    if not keys:
        yield schema
        return
    if keys[0] in schema.get("properties", {}):
        yield from _inside(contract, schema["properties"][keys[0]], keys[1:])
    elif keys[0].isdecimal() and "items" in schema:
        yield from _inside(contract, schema["items"], keys[1:])
    for keyword in ("allOf", "anyOf", "oneOf"):
        for one in schema.get(keyword, ()):
            yield from _inside(contract, one, keys)
