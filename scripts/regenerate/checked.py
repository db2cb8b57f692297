"""What of the schemas of a request its client checks, as data, and what it leaves to the API."""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.contract import Contract
from scripts.regenerate import grammar

DATES = ("date", "date-time")
# Formats that the type of an argument says, or its bounds.
_SAID_OTHERWISE = (*DATES, "int32", "int64", "float", "double", "password")


def schema(contract: Contract, part: Any) -> dict[str, Any]:
    """What of a schema is checked, without references."""
    resolved = contract.resolve(part)
    found = {}
    for keyword, kind in grammar.CHECKED.items():
        if keyword in resolved:
            found[keyword] = _value(contract, kind, resolved[keyword])
    if resolved.get("format") in DATES:
        found["format"] = resolved["format"]
    return found


def unchecked(contract: Contract, part: Any) -> Iterator[str]:
    """The keywords of a schema that are for the API to judge, each with its value where that says more."""
    resolved = contract.resolve(part)
    if not isinstance(resolved, dict):
        return
    for keyword in filter(resolved.__contains__, grammar.UNCHECKED):
        value = resolved[keyword]
        if value not in _SAID_OTHERWISE and not (keyword == "contentEncoding" and "x-file" in resolved):
            yield f"{keyword}: {value}" if isinstance(value, str) else keyword
    for keyword, kind in grammar.CHECKED.items():
        if kind and keyword in resolved:
            for one in _inner(kind, resolved[keyword]):
                yield from unchecked(contract, one)


def _value(contract: Contract, kind: str, value: Any) -> Any:
    if kind == "schema{}":
        return {name: schema(contract, one) for name, one in value.items()}
    if kind == "schema[]":
        return [schema(contract, one) for one in value]
    return schema(contract, value) if kind == "schema" and isinstance(value, Mapping) else value


def _inner(kind: str, value: Any) -> list[Any]:
    if kind == "schema{}":
        return list(value.values())
    return list(value) if kind == "schema[]" else [value]
