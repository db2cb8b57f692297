"""A contract as those look at it who say what of it is supported."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract, Operation, Pointer, pointer_of
from scripts.problem import Problem
from scripts.regenerate import grammar

# Longer names make names of files that no disk takes.
LONGEST_NAME = 64
JSON_TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")


class View:
    """A contract, and what several want to know of its parts."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._types: dict[int, tuple[Any, set[str]]] = {}

    def problem(self, pointer: Pointer, what: str, remedy: str) -> Problem:
        place = self.place(pointer)
        named = place in re.findall(r"[\w/{}-]+", what)
        return self.contract.problem(pointer, "unsupported", what if named else f"{what} in {place}", remedy)

    def place(self, pointer: Pointer) -> str:
        """The operation that a part belongs to, or the component."""
        match pointer:
            case ("paths", path, method, *_) if method in grammar.KEYS["path"] and method != "parameters":
                return str(self.contract.at(("paths", path, method)).get("operationId", f"{method} {path}"))
            case ("paths", path, *_):
                return str(path)
            case ("components", _, name, *_):
                return str(name)
        return "the contract"

    def too_long(self, name: str, pointer: Pointer) -> Problem:
        what = f"the name `{name[:20]}…` has {len(name)} characters"
        return self.problem(pointer, what, f"choose one of at most {LONGEST_NAME}")

    def followed(self, pointer: Pointer, part: Any) -> tuple[Pointer, Any]:
        """A part and where it is written."""
        while isinstance(part, dict) and "$ref" in part:
            self.contract.resolve(part)  # which refuses a circle
            pointer = pointer_of(part["$ref"])
            part = self.contract.at(pointer)
        return pointer, part

    def types(self, part: Any) -> set[str]:
        """The types of JSON that a value may have; an integer is a number."""
        schema = self.contract.resolve(part)
        if not isinstance(schema, dict):
            return set(JSON_TYPES)
        # Each once, whatever refers to it, and any type where it holds itself.
        if id(schema) not in self._types:
            self._types[id(schema)] = schema, set(JSON_TYPES)
            self._types[id(schema)] = schema, self._types_of(schema)
        return {*self._types[id(schema)][1]}

    def _types_of(self, schema: Mapping[str, Any]) -> set[str]:
        found = set(listed(schema.get("type", ())))
        if not found and ("enum" in schema or "const" in schema):
            found = {json_type(value) for value in schema.get("enum", [schema.get("const")])}
        for keyword in ("oneOf", "anyOf"):
            found |= {kind for one in schema.get(keyword, ()) for kind in self.types(one)}
        if "allOf" in schema and not found:
            found = set.intersection(*map(self.types, schema["allOf"]))
        if not found and "properties" in schema:
            found = {"object"}
        found = found or set(JSON_TYPES)
        return {"number" if one == "integer" else one for one in found}


def parameters(contract: Contract, operation: Operation) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """The parameters of an operation, its own and those of its path, and where each is written."""
    path: Pointer = ("paths", operation.path)
    for place, listed in (
        (path, contract.at(path).get("parameters", ())),
        (operation.pointer, operation.data.get("parameters", ())),
    ):
        for index, part in enumerate(listed):
            pointer = pointer_of(part["$ref"]) if "$ref" in part else (*place, "parameters", index)
            yield pointer, contract.resolve(part)


def is_json(media_type: str) -> bool:
    """Whether a body of this media type is JSON; parameters such as a charset say nothing to a reader of JSON."""
    return re.fullmatch(r"application/([a-z0-9.-]+\+)?json", media_type) is not None


def resolved(contract: Contract, part: Any) -> Mapping[str, Any]:
    schema = contract.resolve(part)
    return schema if isinstance(schema, dict) else {}


def parts_of(pointer: Pointer, schema: Any) -> Iterator[tuple[Pointer, Any]]:
    """The schemas of which a schema is made."""
    if not isinstance(schema, dict):
        return
    for key, kind in grammar.CHECKED.items():
        value = schema.get(key)
        if kind == "schema{}" and isinstance(value, dict):
            yield from (((*pointer, key, name), one) for name, one in value.items())
        elif kind == "schema[]" and isinstance(value, list):
            yield from (((*pointer, key, index), one) for index, one in enumerate(value))
        elif kind == "schema" and isinstance(value, dict):
            yield (*pointer, key), value


def python_name(key: str) -> str:
    """What a parameter or property is called in Python, as Python itself reads it."""
    return unicodedata.normalize("NFKC", PythonIdentifier(key, prefix="field_"))


def listed(types: Any) -> Sequence[str]:
    return [types] if isinstance(types, str) else types


def json_type(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return kinds.get(type(value), "null")
