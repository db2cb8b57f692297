"""Parameters of an operation: what the texts of a path, a query and headers stand for, by their schemas."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import jsonschema_rs

from phone_emulator import documents
from phone_emulator.errors import ContractError

_BOOLEANS = {"true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,30})", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?", re.ASCII)
_TYPES = {type(None): "null", bool: "boolean", int: "integer", float: "number", str: "string"}
_STYLES = {"path": "simple", "query": "form", "header": "simple"}

Document = Mapping[str, Any]
Resolve = Callable[[Any], Any]


@dataclass(frozen=True)
class Parameter:
    """A path, query or header parameter.

    Attributes:
        name: As the contract has it.
        location: `path`, `query` or `header`.
        required: Whether a request must have it.
        types: What one text may stand for: names of JSON types.
        is_list: Whether it is an array of these.
        is_exploded: Whether each item of an array stands for itself, `a=1&a=2`, rather than `a=1,2`.
        validator: Of its schema.
        on_invalid: The error that answers a violation.
        default: What stands for an absent one, if anything.
        is_json: Whether its text is a JSON document, which the validator is for.
        schema: What the contract says of it.
    """

    name: str
    location: str
    required: bool
    types: frozenset[str]
    is_list: bool
    is_exploded: bool
    validator: jsonschema_rs.Draft202012Validator
    on_invalid: str
    default: Any
    is_json: bool
    schema: Document

    @property
    def key(self) -> str:
        """Its name as requests are looked through for it."""
        return self.name.lower() if self.location == "header" else self.name

    def read(self, texts: Sequence[str]) -> Any:
        """The value that texts of the wire stand for; a text itself where it stands for nothing else."""
        if self.is_json:
            return _json(texts[-1])
        if not self.is_list:
            return self._value(texts[-1])
        items = texts if self.is_exploded else [item.strip() for item in texts[-1].split(",")]
        return [self._value(item) for item in items]

    def _value(self, text: str) -> Any:
        if "null" in self.types and (text == "null" or (not text and "string" not in self.types)):
            return None
        if "boolean" in self.types and text in _BOOLEANS:
            return _BOOLEANS[text]
        if self.types & {"integer", "number"} and _INTEGER.fullmatch(text):
            return int(text)
        if "number" in self.types and _NUMBER.fullmatch(text) and isfinite(number := float(text)):
            return number
        return text


def parameter(
    document: Document, resolve: Resolve, validator: Callable[[Any], jsonschema_rs.Draft202012Validator], invalid: str
) -> Parameter:
    """Read a parameter of a contract.

    Args:
        document: The parameter object.
        resolve: Follows references.
        validator: Makes a validator of a schema.
        invalid: The error that answers a violation, unless the parameter names another.

    Raises:
        ContractError: Requests can't be read for such a parameter.
    """
    name, location = document["name"], document["in"]
    if location not in _STYLES:
        raise ContractError(f"parameter {name}: one in {location} can't be read. Put it in path, query or header.")
    if "schema" not in document:
        raise ContractError(f"parameter {name}: one with content can't be read. Give it a schema.")
    if document.get("style", _STYLES[location]) != _STYLES[location]:
        raise ContractError(f"parameter {name}: the style {document['style']} can't be read. Leave it out.")
    schema = resolve(document["schema"])
    is_json = schema.get("contentMediaType") == "application/json"
    types = _types(schema, resolve)
    items = frozenset(_types(schema.get("items", {}), resolve)) if "array" in types else frozenset()
    if {"object", "array"} & items or "object" in types or (items and types - {"array"}):
        raise ContractError(f"parameter {name}: no text stands for {' or '.join(sorted({*types, *items}))}.")
    return Parameter(
        name=name,
        location=location,
        required=document.get("required", False),
        types=items or frozenset(types),
        is_list=bool(items),
        is_exploded=location == "query" and document.get("explode", True),
        validator=validator(schema.get("contentSchema", True) if is_json else document["schema"]),
        on_invalid=document.get("x-invalid", invalid),
        default=schema.get("default"),
        is_json=is_json,
        schema=schema,
    )


def _json(text: str) -> Any:
    """What a JSON text says; the text itself where it is none."""
    try:
        return documents.read(text.encode("latin-1"))
    except ValueError:
        return text


def _types(schema: Any, resolve: Resolve) -> set[str]:
    """The JSON types that a schema lets pass, a string where it does not say."""
    schema = resolve(schema)
    declared = schema.get("type")
    if declared is not None:
        return {declared} if isinstance(declared, str) else {*declared}
    return set(_implied(schema, resolve)) or {"string"}


def _implied(schema: Document, resolve: Resolve) -> Iterator[str]:
    for value in schema.get("enum", [schema["const"]] if "const" in schema else []):
        yield _TYPES[type(value)]
    for key in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(key, []):
            yield from _types(branch, resolve)
