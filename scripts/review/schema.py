"""One schema as what it means: references followed, `allOf` merged, every spelling of null and of a bound made one.

Two schemas that mean the same give the same view, however they are written. Each part keeps the pointer to where it is
written.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Any

import jsonschema_rs

from scripts.contract import Pointer, pointer_of
from scripts.review.document import Document, mapping, references_in

Parts = tuple[Pointer, ...]

_COUNTS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
BOUNDS = ("minimum", "maximum", *_COUNTS)
# Keywords whose values are compared as they stand: what was added constrains, what was removed frees.
OPAQUE = ("dependentRequired", "contentEncoding", "contentMediaType", "$ref")
DOCUMENTATION = ("title", "description", "examples", "example", "externalDocs")
# Keywords that say something of values of these types only.
APPLIES = {
    keyword: types
    for types, keywords in {
        ("integer", "number"): ("minimum", "maximum", "multipleOf"),
        ("string",): ("minLength", "maxLength", "pattern"),
        ("array",): ("minItems", "maxItems", "uniqueItems"),
        ("object",): ("minProperties", "maxProperties"),
    }.items()
    for keyword in keywords
}
# What lets some of a list of values in, and not others.
_LIMITS = (
    *("format", *APPLIES, "exclusiveMinimum", "exclusiveMaximum", "not", "if", "then", "else", "contains"),
    *("minContains", "maxContains", "propertyNames", "required", "properties", "patternProperties"),
    *("additionalProperties", "items", "prefixItems", "oneOf", "anyOf"),
)
COMBINATORS = ("oneOf", "anyOf")
# What formats of version 3.0 are called in 3.1.
_SPELLED = {"byte": ("contentEncoding", "base64"), "binary": ("contentMediaType", "application/octet-stream")}
_EVERY_TYPE = frozenset(("string", "number", "boolean", "object", "array"))
_FLAGS = ("uniqueItems", "deprecated", "readOnly", "writeOnly")
_PLAIN = {"type", "enum", "const", "deprecated", *DOCUMENTATION}
_OBJECT = ("properties", "required", "additionalProperties", "patternProperties", "minProperties", "maxProperties")
_ARRAY = ("items", "prefixItems", "minItems", "maxItems", "uniqueItems")


@dataclass(frozen=True)
class Found:
    """A value and where it is written."""

    value: Any
    pointer: Pointer


@dataclass
class View:
    """What a schema means.

    Attributes:
        parts: Where it is written: more than one place when references and `allOf` put it together.
        types: The JSON types it takes beside null; None for any.
        null: Whether it takes null.
        enum: Its values beside null, by their JSON text; None when it is not limited to a list.
        keywords: Whatever else constrains or describes it.
        properties: Per name, where its schemas are written.
        required: Per name, where it is said.
        additional: False, or where the schemas of further properties are; an empty tuple for any.
        children: Further subschemas by a label: items, patterns, positions.
        tests: Subschemas that a value is tried against, by keyword: `not`, `if`, `contains` and the like.
        branches: `oneOf` or `anyOf` beside null, and where each alternative is written.
        derived: Whether the types are those that the alternatives take together.
        written: Where each keyword is written.
        pieces: The schemas that it is put together from.
    """

    parts: Parts
    types: frozenset[str] | None = None
    null: bool = True
    enum: dict[str, Any] | None = None
    keywords: dict[str, Found] = field(default_factory=dict)
    properties: dict[str, Parts] = field(default_factory=dict)
    required: dict[str, Pointer] = field(default_factory=dict)
    additional: Parts | None = ()
    children: dict[str, Parts] = field(default_factory=dict)
    tests: dict[str, Parts] = field(default_factory=dict)
    branches: list[tuple[str, Parts]] = field(default_factory=list)
    derived: bool = False
    written: dict[str, Pointer] = field(default_factory=dict)
    pieces: list[dict[str, Any]] = field(default_factory=list)

    @property
    def pointer(self) -> Pointer:
        return self.parts[0]

    def where(self, *keywords: str) -> Pointer:
        """Where one of the keywords is written, or else the schema."""
        return next((self.written[keyword] for keyword in keywords if keyword in self.written), self.pointer)

    def value(self, keyword: str) -> Any:
        found = self.keywords.get(keyword)
        return found.value if found else None


def view(document: Document, pointers: Parts) -> View:
    """The view of the conjunction of the schemas at `pointers`."""
    passed: set[tuple[Pointer, bool]] = set()
    parts = [part for pointer in pointers for part in _parts(document, pointer, False, passed)]
    merged = View(tuple(dict.fromkeys(pointer for pointer, _, _ in parts)) or pointers)
    for pointer, schema, nullable in parts:
        _merge(merged, pointer, _plain(schema), nullable)
    merged.pieces = [schema for _, schema, _ in parts]
    if merged.enum and (kept := kept_by(document, merged, list(merged.enum.values()))) is not None:
        merged.enum = {text: merged.enum[text] for text in map(canonical, kept)}
    if merged.types is None and merged.branches:
        merged.types = _types_of_branches(document, merged.branches)
        merged.derived = True
    _settle(merged)
    return merged


def kebab(keyword: str) -> str:
    """A keyword as the names of rules have it: `min-length`."""
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", keyword)


def kept_by(document: Document, one: View, values: list[Any]) -> list[Any] | None:
    """The values that all else that limits a schema lets in; None where that can't be told."""
    limits = [{key: schema[key] for key in _LIMITS if key in schema} for schema in one.pieces]
    if one.types is not None:
        values = [value for value in values if _both(one.types, frozenset([_type_name(value)]))]
    if not any(limits):
        return values
    if any(references_in(limits)):
        return None
    old = str(document.data.get("openapi", "")).startswith("3.0")
    try:
        tried = (jsonschema_rs.Draft4Validator if old else jsonschema_rs.Draft202012Validator)({"allOf": limits})
        return [value for value in values if tried.is_valid(value)]
    except ValueError:
        return None


def _types_of_branches(document: Document, branches: list[tuple[str, Parts]]) -> frozenset[str] | None:
    """The types that the alternatives take together; None when one of them takes any or can't be told."""
    types: frozenset[str] = frozenset()
    for branch in branches[0][1]:
        found = [_types(schema)[0] for _, schema, _ in _parts(document, branch, False, set())]
        known = next((one for one in found if one is not None), None)
        if known is None:
            return None
        types |= known
    return types


def _parts(
    document: Document, pointer: Pointer, nullable: bool, passed: set[tuple[Pointer, bool]]
) -> Iterator[tuple[Pointer, dict[str, Any], bool]]:
    """Each piece that the schema at `pointer` is put together from, and whether null is let in around it."""
    schema = document.at(pointer)
    if (pointer, nullable) in passed or schema is None:
        return
    passed.add((pointer, nullable))
    if schema is False:
        yield pointer, {"type": []}, False
    if not isinstance(schema, dict):
        return
    reference = schema.get("$ref", "")
    followed = reference.startswith("#/")
    beside = {key: value for key, value in schema.items() if key != "allOf" and not (key == "$ref" and followed)}
    if reference and str(document.data.get("openapi", "")).startswith("3.0"):
        beside = {} if followed else {"$ref": reference}  # version 3.0 ignores what stands beside a reference
    nullable |= schema.get("nullable") is True
    if mapping(beside.get("not")).keys() == {"not"}:
        yield from _parts(document, (*pointer, "not", "not"), nullable, passed)
        del beside["not"]
    single = _single(pointer, beside)
    if single:
        keyword, inner, with_null = single
        beside = {key: value for key, value in beside.items() if key != keyword}
        if beside:
            yield pointer, beside, nullable or with_null
        yield from _parts(document, inner, nullable or with_null, passed)
        if with_null and not beside:
            yield pointer, {}, True  # the same schema without null has other parts
    elif beside or not ("$ref" in schema or "allOf" in schema):
        yield pointer, beside, nullable
    if followed:
        yield from _parts(document, pointer_of(reference), nullable, passed)
    for index in range(len(schema.get("allOf", ()))):
        yield from _parts(document, (*pointer, "allOf", index), nullable, passed)


def _single(pointer: Pointer, schema: dict[str, Any]) -> tuple[str, Pointer, bool] | None:
    """The one alternative beside null of a `oneOf` or `anyOf`."""
    for keyword in _combinators(schema):
        branches = list(_alternatives(pointer, keyword, schema))
        real = [inner for inner, one in branches if not _is_null(one)]
        if len(real) == 1:
            return keyword, real[0], len(branches) > 1
    return None


def _combinators(schema: dict[str, Any]) -> list[str]:
    return [keyword for keyword in COMBINATORS if keyword in schema]


def _alternatives(pointer: Pointer, keyword: str, schema: dict[str, Any]) -> list[tuple[Pointer, Any]]:
    """The alternatives, with those inside of one in its place; of the other combinator if types tell all apart."""
    alike, every = (list(_flat(pointer, keyword, schema, inside)) for inside in ((keyword,), COMBINATORS))
    return every if len(every) > len(alike) and _told_apart([branch for _, branch in every]) else alike


def _told_apart(branches: list[Any]) -> bool:
    plain = all(isinstance(one, dict) and not one.keys() & {"$ref", "allOf", *COMBINATORS} for one in branches)
    return plain and apart([_types(one)[0] for one in branches if not _is_null(one)])


def apart(kinds: list[frozenset[str] | None]) -> bool:
    """Whether no value has two of the types."""
    known = [one | ({"integer"} if "number" in one else set()) for one in kinds if one is not None]
    return len(known) == len(kinds) and sum(map(len, known)) == len(frozenset().union(*known))


def _flat(
    pointer: Pointer, keyword: str, schema: dict[str, Any], inside: Sequence[str]
) -> Iterator[tuple[Pointer, Any]]:
    seen: list[Any] = []
    for index, branch in enumerate(schema[keyword] if isinstance(schema[keyword], list) else ()):
        inner = (*pointer, keyword, index)
        within = next((one for one in inside if one in mapping(branch) and len(branch) == 1), None)
        if within:
            yield from _flat(inner, within, branch, inside)
        elif keyword == "oneOf" or branch not in seen:
            seen.append(branch)
            yield inner, branch


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with alternatives that are but types, or but values, written as such."""
    for keyword in _combinators(schema):
        union = _union(keyword, schema)
        if union is not None and not (union.keys() & schema.keys()) and not ("enum" in union and "const" in schema):
            schema = schema | {keyword: _documented(keyword, schema)} | union
    return schema


def _union(keyword: str, schema: dict[str, Any]) -> dict[str, Any] | None:
    """What the alternatives are together: types or values; None when there is more to them."""
    branches = [branch for _, branch in _alternatives((), keyword, schema)]
    if keyword == "anyOf" and any(branch in ({}, True) for branch in branches):
        return {}
    plain = [branch for branch in branches if isinstance(branch, dict) and branch.keys() <= _PLAIN]
    if not branches or len(plain) < len(branches):
        return None
    types = [name for branch in plain if not _values(branch) for name in _list(branch.get("type", []))]
    values = [value for branch in plain for value in _values(branch) or () if _type_name(value) not in types]
    texts = [*types, *map(canonical, values)]
    if all(not _values(branch) and "type" not in branch for branch in plain) or (values and set(types) - {"null"}):
        return None
    if keyword == "oneOf" and (len(set(texts)) < len(texts) or {"integer", "number"} <= set(types)):
        return None
    return {"enum": [*values, *([None] if "null" in types else [])]} if values else {"type": types}


def _documented(keyword: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What is said of each of the types or values."""
    told = {
        canonical(_values(branch) or branch.get("type")): {key: branch[key] for key in DOCUMENTATION if key in branch}
        for _, branch in _alternatives((), keyword, schema)
        if isinstance(branch, dict)
    }
    return {which: words for which, words in told.items() if words}


def _values(schema: dict[str, Any]) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def canonical(value: Any) -> str:
    """A value as JSON: alike for values that are the same, however their numbers and keys are written."""
    return json.dumps(_alike(value), sort_keys=True, default=str)


def _alike(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_alike(one) for one in value]
    return {key: _alike(one) for key, one in value.items()} if isinstance(value, dict) else value


def _is_null(schema: Any) -> bool:
    return isinstance(schema, dict) and (
        schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None] or schema.get("const", 0) is None
    )


def _merge(merged: View, pointer: Pointer, schema: dict[str, Any], nullable: bool) -> None:
    for keyword in schema:
        merged.written.setdefault(keyword, (*pointer, keyword))
    types, null, enum = _types(schema)
    merged.null &= null or nullable
    if types is not None:
        merged.types = types if merged.types is None else _both(merged.types, types)
    if enum is not None:
        known = enum if merged.enum is None else merged.enum
        merged.enum = {text: value for text, value in enum.items() if text in known}
    for keyword, found in _keywords(pointer, schema):
        _merge_keyword(merged, keyword, found)
    _merge_children(merged, pointer, schema)


def _types(schema: dict[str, Any]) -> tuple[frozenset[str] | None, bool, dict[str, Any] | None]:
    named = schema.get("type")
    types = None if named is None else frozenset(_list(named))
    if schema.get("not") in ({}, True):
        types = frozenset()
    values = _values(schema)
    null = types is None or "null" in types
    enum = None
    if values is not None:
        null &= None in values
        enum = {canonical(value): value for value in values if value is not None}
    if types is None:
        types = _implied(schema, enum)
        null &= types is None or enum is not None
    elif types == {"null"}:
        enum = {} if enum is None else enum
    branches = [branch for keyword in _combinators(schema) for _, branch in _alternatives((), keyword, schema)]
    if branches and types is None:
        null = any(_is_null(branch) for branch in branches)
    return _together(types), null, enum


def _together(types: frozenset[str] | None) -> frozenset[str] | None:
    """The types beside null: an integer is a number, and all of them are any."""
    if types is None:
        return None
    types = types - {"null"} - ({"integer"} if "number" in types else set())
    return None if types == _EVERY_TYPE else types


def _implied(schema: dict[str, Any], enum: dict[str, Any] | None) -> frozenset[str] | None:
    """The type that a schema without `type` can only be meant for."""
    if enum is not None:
        return frozenset(map(_type_name, enum.values()))
    for name, keywords in (("object", _OBJECT), ("array", _ARRAY)):
        if any(keyword in schema for keyword in keywords):
            return frozenset([name])
    return None


_TYPE_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


def _type_name(value: Any) -> str:
    if value is None:
        return "null"
    return "integer" if isinstance(value, float) and value.is_integer() else _TYPE_NAMES.get(type(value), "string")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _both(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    common = one & other
    if "integer" in one ^ other and "number" in one | other:
        common |= {"integer"}
    return common


def _keywords(pointer: Pointer, schema: dict[str, Any]) -> Iterator[tuple[str, Found]]:
    for keyword in ("minimum", "maximum"):
        exclusive = f"exclusive{keyword.capitalize()}"
        for name in (keyword, exclusive):
            if name in schema and not isinstance(schema[name], bool):
                strict = name == exclusive or schema.get(exclusive) is True
                yield keyword, Found(_Bound(schema[name], strict), (*pointer, name))
    for keyword in _COUNTS:
        if schema.get(keyword, 0) or (keyword in schema and keyword.startswith("max")):
            yield keyword, Found(_Bound(schema[keyword], False), (*pointer, keyword))
    for keyword in (*_combinators(schema), *_FLAGS):
        if schema.get(keyword) and not isinstance(schema[keyword], list):  # alternatives as `_plain` leaves them
            yield keyword, Found(schema[keyword], (*pointer, keyword))
    for keyword in ("pattern", "format", "multipleOf", "default", "discriminator", "xml", *OPAQUE, *DOCUMENTATION):
        if keyword == "format" and schema.get(keyword) in _SPELLED:
            yield _SPELLED[schema[keyword]][0], Found(_SPELLED[schema[keyword]][1], (*pointer, keyword))
        elif keyword == "dependentRequired":
            demands = {name: sorted(set(names)) for name, names in schema.get(keyword, {}).items() if names}
            if demands:
                yield keyword, Found(demands, (*pointer, keyword))
        elif keyword in schema:
            yield keyword, Found(schema[keyword], (*pointer, keyword))
    for keyword, value in schema.items():
        if keyword.startswith("x-"):
            yield keyword, Found(value, (*pointer, keyword))


@dataclass(frozen=True)
class _Bound:
    value: float
    strict: bool

    def __str__(self) -> str:
        return f"{self.value}{' (exclusive)' if self.strict else ''}"


def _merge_keyword(merged: View, keyword: str, found: Found) -> None:
    present = merged.keywords.get(keyword)
    if present is None:
        merged.keywords[keyword] = found
    elif keyword in BOUNDS:
        if tighter(keyword, found.value, present.value):
            merged.keywords[keyword] = found
    elif keyword == "multipleOf":
        merged.keywords[keyword] = Found(_common_multiple(present.value, found.value), present.pointer)
    elif keyword == "pattern" and present.value != found.value:
        both = sorted({str(present.value), str(found.value)})
        merged.keywords[keyword] = Found(" and ".join(both), present.pointer)


def step_of(value: Any) -> Fraction:
    """A `multipleOf` as the number that is written, not the one nearest to it."""
    return Fraction(str(value))


def _common_multiple(one: Any, other: Any) -> int | float:
    first, second = step_of(one), step_of(other)
    common = Fraction(lcm(first.numerator, second.numerator), gcd(first.denominator, second.denominator))
    return int(common) if common.denominator == 1 else float(common)


def tighter(keyword: str, one: _Bound | None, other: _Bound | None) -> bool:
    """Whether the bound `one` lets in less than `other`; None is no bound."""
    if one is None or other is None:
        return one is not None and other is None
    if one.value == other.value:
        return one.strict and not other.strict
    return (one.value > other.value) is keyword.startswith("min")


def _merge_children(merged: View, pointer: Pointer, schema: dict[str, Any]) -> None:
    for name in schema.get("properties", {}):
        merged.properties[name] = (*merged.properties.get(name, ()), (*pointer, "properties", name))
    for index, name in enumerate(_list(schema.get("required", []))):
        merged.required.setdefault(str(name), (*pointer, "required", index))
    additional = schema.get("additionalProperties", schema.get("unevaluatedProperties", True))
    keyword = "additionalProperties" if "additionalProperties" in schema else "unevaluatedProperties"
    if additional is False or additional == {"not": {}}:
        merged.additional = None
    elif isinstance(additional, dict) and additional and merged.additional is not None:
        merged.additional = (*merged.additional, (*pointer, keyword))
    keyword = "items" if "items" in schema else "unevaluatedItems"
    if schema.get(keyword) is False or (isinstance(schema.get(keyword), dict) and schema[keyword]):
        merged.children["[]"] = (*merged.children.get("[]", ()), (*pointer, keyword))
    for index in range(len(schema.get("prefixItems", ()))):
        label = f"[{index}]"
        merged.children[label] = (*merged.children.get(label, ()), (*pointer, "prefixItems", index))
    for pattern in schema.get("patternProperties", {}):
        label = f".<{pattern}>"
        merged.children[label] = (*merged.children.get(label, ()), (*pointer, "patternProperties", pattern))
    for keyword in _tests(schema):
        merged.tests[keyword] = (*merged.tests.get(keyword, ()), (*pointer, *keyword.split(" ", 1)))
    for keyword in _combinators(schema):
        branches = list(_alternatives(pointer, keyword, schema))
        if branches:
            merged.branches.append((keyword, tuple(inner for inner, branch in branches if not _is_null(branch))))


def _tests(schema: dict[str, Any]) -> Iterator[str]:
    """The keywords that try a value against a subschema, unless every value passes."""
    if schema.get("not", False) not in (False, True, {}):
        yield "not"
    if "if" in schema and ("then" in schema or "else" in schema):
        yield "if"
    if "contains" in schema and (schema.get("minContains", 1) or "maxContains" in schema):
        yield "contains"
    if schema.get("propertyNames", True) not in (True, {}, {"type": "string"}):
        yield "propertyNames"
    if "contentSchema" in schema:
        yield "contentSchema"
    for name in schema.get("dependentSchemas", {}):
        yield f"dependentSchemas {name}"


def _settle(merged: View) -> None:
    """What limits nothing, as other keywords say it already, is left out; bounds of integers are made inclusive."""
    if merged.types is not None:
        for keyword in APPLIES.keys() & merged.keywords.keys():
            if not merged.types.intersection(APPLIES[keyword]):
                del merged.keywords[keyword]
        if merged.types == {"integer"}:
            _settle_integer(merged)
    if merged.types == frozenset(["boolean"]) and merged.enum is not None and len(merged.enum) == 2:
        merged.enum = None
    least = merged.keywords.get("minProperties")
    if least and least.value.value <= len(merged.required):
        del merged.keywords["minProperties"]


def _settle_integer(merged: View) -> None:
    for keyword, step, inclusive in (("minimum", 1, ceil), ("maximum", -1, floor)):
        found = merged.keywords.get(keyword)
        if found:
            whole = inclusive(found.value.value)
            beyond = found.value.strict and whole == found.value.value
            merged.keywords[keyword] = Found(_Bound(whole + step * beyond, False), found.pointer)
    if (found := merged.keywords.get("multipleOf")) and step_of(found.value).numerator == 1:
        del merged.keywords["multipleOf"]
