"""Holds arguments against the JSON Schema of the contract, before anything is sent.

It knows every keyword that a request of a contract may have; what docstrings name as not checked it leaves to the API.
"""

import contextlib
import functools
import json
import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from . import _masking
from ._errors import InputProblem
from ._values import Dated

Schema = Mapping[str, Any]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


# How dates are written (RFC 3339, 5.6), what reads them, and what to give.
_DATES: Mapping[str, tuple[str, Callable[[str], Any], str]] = {
    "date": (r"\d{4}-\d\d-\d\d", date.fromisoformat, "date: give a datetime.date"),
    "date-time": (
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
        datetime.fromisoformat,
        "date-time with its zone: give a datetime that has a tzinfo",
    ),
}


def problems(name: str, value: Any, schema: Schema) -> Iterator[InputProblem]:
    """All that is wrong with the JSON `value`, each under its place in the argument `name`."""
    types = _types(schema)
    if not _has_type(value, types):
        yield InputProblem(name, f"{shown(value, name)} is no {' or '.join(types)}")
        return
    if "enum" in schema and not _is_one_of(value, schema["enum"]):
        yield InputProblem(name, f"{shown(value, name)} is not one of {', '.join(map(_text, schema['enum']))}")
    if "const" in schema and not _is_one_of(value, [schema["const"]]):
        yield InputProblem(name, f"{shown(value, name)} is not {_text(schema['const'])}")
    yield from _combined(name, value, schema)
    if isinstance(value, str):
        yield from (InputProblem(name, what) for what in _string(name, value, schema))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from (InputProblem(name, what) for what in _number(value, schema))
    elif isinstance(value, list):
        yield from _array(name, value, schema)
    elif isinstance(value, dict):
        yield from _object(name, value, schema)


def _combined(name: str, value: Any, schema: Schema) -> Iterator[InputProblem]:
    for one in schema.get("allOf", ()):
        yield from problems(name, value, one)
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            yield from _choice(name, value, schema[keyword], only=keyword == "oneOf")
    if "not" in schema and not any(problems(name, value, schema["not"])):
        yield InputProblem(name, f"{shown(value, name)} is what the contract rules out")


def _choice(name: str, value: Any, schemas: Sequence[Schema], *, only: bool) -> list[InputProblem]:
    """What is wrong by the first schema that is for such values, when none of them fits; with `only`, one has to."""
    found = [list(problems(name, value, one)) for one in schemas]
    fitting = found.count([])
    if fitting:
        wrong = InputProblem(name, f"{shown(value, name)} fits {fitting} schemas of one")
        return [wrong] if only and fitting > 1 else []
    alike = (ones for one, ones in zip(schemas, found, strict=True) if _has_type(value, _types(one)))
    return next(alike, [InputProblem(name, f"{shown(value, name)} is of no type that is allowed")])


def _array(name: str, value: Sequence[Any], schema: Schema) -> Iterator[InputProblem]:
    yield from (InputProblem(name, what) for what in _size(len(value), "Items", "items", schema))
    if schema.get("uniqueItems") and len(set(map(_comparable, value))) < len(value):
        yield InputProblem(name, "has the same item twice")
    first = schema.get("prefixItems", ())
    for index, item in enumerate(value):
        yield from problems(f"{name}[{index}]", item, first[index] if index < len(first) else schema.get("items", {}))


def _is_one_of(value: Any, allowed: Sequence[Any]) -> bool:
    return value in allowed and _comparable(value) in map(_comparable, allowed)


def _comparable(value: Any) -> Any:
    """What equals that of another value where JSON has them equal: 1 and 1.0, and not 1 and true."""
    if isinstance(value, list):
        return tuple(map(_comparable, value))
    if isinstance(value, dict):
        return frozenset((key, _comparable(item)) for key, item in value.items())
    return (bool, value) if isinstance(value, bool) else value if isinstance(value, Hashable) else id(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _types(schema: Schema) -> Sequence[str]:
    types: str | Sequence[str] = schema.get("type", ())
    return [types] if isinstance(types, str) else types


def _has_type(value: Any, types: Sequence[str]) -> bool:
    return not types or any(_is(value, one) for one in types)


def shown(value: Any, name: str = "") -> str:
    """A value as a message has it: no secret, and not longer than a line."""
    text = _masking.shown(name, value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _string(name: str, value: str, schema: Schema) -> Iterator[str]:
    yield from _size(len(value), "Length", "characters", schema)
    pattern = schema.get("pattern")
    if pattern and not _compiled(pattern).search(value):
        yield f"{shown(value, name)} does not match {pattern}"
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        yield f"{shown(value, name)} is not text: it has half a character in it"
    if isinstance(value, Dated) and "type" in schema and "format" not in schema:
        yield f"{shown(value, name)} was a date, and a text is asked for: give a str"
    form = schema.get("format", "date-time" if isinstance(value, Dated) and "T" in value else "")
    if form in _DATES and not _is_date(value, form):
        yield f"{shown(value, name)} is no {_DATES[form][2]}"


def _is_date(value: str, form: str) -> bool:
    shape, read, _ = _DATES[form]
    with contextlib.suppress(ValueError):
        return re.fullmatch(shape, value, re.ASCII) is not None and bool(read(value))
    return False


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # In a contract `$` is the very end, not the place before a last newline, and `\d` is one of ten digits.
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), re.ASCII)


def _number(value: float, schema: Schema) -> Iterator[str]:
    if value != value or value in (float("inf"), float("-inf")):
        yield f"{value} is no number that JSON has"
        return
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{value} is less than {schema['minimum']}"
    if "maximum" in schema and value > schema["maximum"]:
        yield f"{value} is more than {schema['maximum']}"
    if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        yield f"{value} is not more than {schema['exclusiveMinimum']}"
    if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
        yield f"{value} is not less than {schema['exclusiveMaximum']}"
    if "multipleOf" in schema and not _is_multiple(value, schema["multipleOf"]):
        yield f"{value} is not a multiple of {schema['multipleOf']}"


def _is_multiple(value: float, of: float) -> bool:
    from fractions import Fraction  # here, because it is seldom wanted, and takes long

    return not Fraction(str(value)) % Fraction(str(of))


def _size(size: int, kind: str, unit: str, schema: Schema) -> Iterator[str]:
    if size < schema.get(f"min{kind}", 0):
        yield f"has {size} {unit}, at least {schema[f'min{kind}']} are needed"
    if f"max{kind}" in schema and size > schema[f"max{kind}"]:
        yield f"has {size} {unit}, at most {schema[f'max{kind}']} are allowed"


def _object(name: str, value: Mapping[str, Any], schema: Schema) -> Iterator[InputProblem]:
    known: Mapping[str, Schema] = schema.get("properties", {})
    others: bool | Schema = schema.get("additionalProperties", True)
    yield from (InputProblem(name, what) for what in _size(len(value), "Properties", "properties", schema))
    for key in schema.get("required", ()):
        if key not in value:
            yield InputProblem(f"{name}.{key}", "is missing")
    for key, item in value.items():
        yield from problems(f"{name}.{key}", key, schema.get("propertyNames", {}))
        if key in known:
            yield from problems(f"{name}.{key}", item, known[key])
        elif others is False:
            yield InputProblem(f"{name}.{key}", "is not known to the API")
        else:
            yield from problems(f"{name}.{key}", item, {} if others is True else others)
