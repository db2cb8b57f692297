"""One schema as what it means: references followed, `allOf` merged, every spelling of null and of a bound made one.

Two schemas that mean the same give the same view, however they are written. Each part keeps the pointer to where it is
written.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from scripts.contract import Pointer, pointer_of
from scripts.review.document import FORM_ERRORS, Document, Malformed, mapping

Parts = tuple[Pointer, ...]

BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "minLength": "min-length",
    "maxLength": "max-length",
    "minItems": "min-items",
    "maxItems": "max-items",
    "minProperties": "min-properties",
    "maxProperties": "max-properties",
}
# Keywords whose values are compared as they stand: what was added constrains, what was removed frees.
OPAQUE = (
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "xml",
)
DOCUMENTATION = ("title", "description", "examples", "example", "externalDocs")
_FLAGS = ("uniqueItems", "deprecated", "readOnly", "writeOnly")
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
        branches: `oneOf` or `anyOf` beside null, and where each alternative is written.
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
    branches: list[tuple[str, Parts]] = field(default_factory=list)
    written: dict[str, Pointer] = field(default_factory=dict)

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
    """The view of the conjunction of the schemas at `pointers`. Raises Malformed when one has not the form of it."""
    parts = [part for pointer in pointers for part in _parts(document, pointer, False, frozenset())]
    merged = View(tuple(dict.fromkeys(pointer for pointer, _, _ in parts)) or pointers)
    for pointer, schema, nullable in parts:
        with _form_of(document, pointer):
            _merge(merged, pointer, schema, nullable)
    if merged.types is None and merged.branches:
        merged.types = _types_of_branches(document, merged.branches)
    _settle(merged)
    return merged


@contextmanager
def _form_of(document: Document, pointer: Pointer) -> Iterator[None]:
    try:
        yield
    except FORM_ERRORS as error:
        raise Malformed(document, pointer, error) from error


def _types_of_branches(document: Document, branches: list[tuple[str, Parts]]) -> frozenset[str] | None:
    """The types that the alternatives take together; None when one of them takes any or can't be told."""
    types: frozenset[str] = frozenset()
    for branch in branches[0][1]:
        found = [_types(schema)[0] for _, schema, _ in _parts(document, branch, False, frozenset())]
        known = next((one for one in found if one is not None), None)
        if known is None:
            return None
        types |= known
    return types


def _parts(
    document: Document, pointer: Pointer, nullable: bool, passed: frozenset[Pointer]
) -> Iterator[tuple[Pointer, dict[str, Any], bool]]:
    """Each piece that the schema at `pointer` is put together from, and whether null is let in around it."""
    with _form_of(document, pointer):
        yield from _pieces(document, pointer, nullable, passed)


def _pieces(
    document: Document, pointer: Pointer, nullable: bool, passed: frozenset[Pointer]
) -> Iterator[tuple[Pointer, dict[str, Any], bool]]:
    schema = document.at(pointer)
    if pointer in passed or schema is None:
        return
    passed |= {pointer}
    if schema is False:
        yield pointer, {"not": {}}, False
    if not isinstance(schema, dict):
        return
    reference = schema.get("$ref")
    beside = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
    if reference is not None and str(document.data.get("openapi", "")).startswith("3.0"):
        beside = {}  # version 3.0 ignores what stands beside a reference
    nullable |= schema.get("nullable") is True
    single = _single(pointer, beside)
    if single:
        keyword, inner, with_null = single
        beside = {key: value for key, value in beside.items() if key != keyword}
        if beside:
            yield pointer, beside, nullable or with_null
        yield from _parts(document, inner, nullable or with_null, passed)
    elif beside or not ("$ref" in schema or "allOf" in schema):
        yield pointer, beside, nullable
    if isinstance(reference, str) and reference.startswith("#/"):
        yield from _parts(document, pointer_of(reference), nullable, passed)
    for index in range(len(schema.get("allOf") or ())):
        yield from _parts(document, (*pointer, "allOf", index), nullable, passed)


def _single(pointer: Pointer, schema: dict[str, Any]) -> tuple[str, Pointer, bool] | None:
    """The one alternative beside null of a `oneOf` or `anyOf`."""
    for keyword in ("oneOf", "anyOf"):
        branches = schema.get(keyword)
        if isinstance(branches, list):
            real = [(*pointer, keyword, index) for index, one in enumerate(branches) if not _is_null(one)]
            if len(real) == 1:
                return keyword, real[0], len(branches) > 1
    return None


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
        merged.enum = (
            enum if merged.enum is None else {text: value for text, value in enum.items() if text in merged.enum}
        )
    for keyword, found in _keywords(pointer, schema):
        _merge_keyword(merged, keyword, found)
    _merge_children(merged, pointer, schema)


def _types(schema: dict[str, Any]) -> tuple[frozenset[str] | None, bool, dict[str, Any] | None]:
    named = schema.get("type")
    types = None if named is None else frozenset(one for one in _list(named) if isinstance(one, str))
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    null = types is None or "null" in types
    enum = None
    if isinstance(values, list):
        null &= None in values
        enum = {json.dumps(value, sort_keys=True, default=str): value for value in values if value is not None}
    if types is None:
        types = _implied(schema, enum)
        null &= types is None or enum is not None
    elif types == {"null"}:
        enum = {} if enum is None else enum
    branches = [branch for keyword in ("oneOf", "anyOf") for branch in schema.get(keyword) or ()]
    if branches and types is None:
        null = any(_is_null(branch) for branch in branches)
    return (types - {"null"} if types is not None else None), null, enum


def _implied(schema: dict[str, Any], enum: dict[str, Any] | None) -> frozenset[str] | None:
    """The type that a schema without `type` can only be meant for."""
    if enum:
        return frozenset(_TYPE_NAMES.get(type(value), "object") for value in enum.values())
    for name, keywords in (("object", _OBJECT), ("array", _ARRAY)):
        if any(keyword in schema for keyword in keywords):
            return frozenset([name])
    return None


_TYPE_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


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
            limit = schema.get(name)
            if isinstance(limit, int | float) and not isinstance(limit, bool):
                strict = name == exclusive or schema.get(exclusive) is True
                yield keyword, Found(_Bound(limit, strict), (*pointer, name))
    for keyword in BOUNDS:
        if keyword not in ("minimum", "maximum") and schema.get(keyword) is not None:
            if keyword.startswith("min") and schema[keyword] == 0:
                continue
            yield keyword, Found(_Bound(schema[keyword], False), (*pointer, keyword))
    for keyword in _FLAGS:
        if schema.get(keyword) is True:
            yield keyword, Found(True, (*pointer, keyword))
    for keyword in ("pattern", "format", "multipleOf", "default", "discriminator", *OPAQUE, *DOCUMENTATION):
        if keyword in schema:
            yield keyword, Found(schema[keyword], (*pointer, keyword))
    for keyword, value in schema.items():
        if keyword.startswith("x-"):
            yield keyword, Found(value, (*pointer, keyword))


@dataclass(frozen=True)
class _Bound:
    value: float
    strict: bool

    def __str__(self) -> str:
        return f"{'beyond ' if self.strict else ''}{self.value}"


def _merge_keyword(merged: View, keyword: str, found: Found) -> None:
    present = merged.keywords.get(keyword)
    if present is None:
        merged.keywords[keyword] = found
    elif keyword in BOUNDS:
        if tighter(keyword, found.value, present.value):
            merged.keywords[keyword] = found
    elif keyword in ("pattern", "multipleOf", "not") and present.value != found.value:
        both = sorted({str(present.value), str(found.value)})
        merged.keywords[keyword] = Found(" and ".join(both), present.pointer)


def tighter(keyword: str, one: _Bound | None, other: _Bound | None) -> bool:
    """Whether the bound `one` lets in less than `other`; None is no bound."""
    if one is None or other is None:
        return one is not None and other is None
    if one.value == other.value:
        return one.strict and not other.strict
    return (one.value > other.value) is keyword.startswith("min")


def _merge_children(merged: View, pointer: Pointer, schema: dict[str, Any]) -> None:
    for name in mapping(schema.get("properties")):
        merged.properties[name] = (*merged.properties.get(name, ()), (*pointer, "properties", name))
    for index, name in enumerate(_list(schema.get("required", []))):
        merged.required.setdefault(str(name), (*pointer, "required", index))
    additional = schema.get("additionalProperties", True)
    if additional is False:
        merged.additional = None
    elif isinstance(additional, dict) and additional and merged.additional is not None:
        merged.additional = (*merged.additional, (*pointer, "additionalProperties"))
    if isinstance(schema.get("items"), dict | bool):
        merged.children["[]"] = (*merged.children.get("[]", ()), (*pointer, "items"))
    for index in range(len(schema.get("prefixItems") or ())):
        label = f"[{index}]"
        merged.children[label] = (*merged.children.get(label, ()), (*pointer, "prefixItems", index))
    for pattern in mapping(schema.get("patternProperties")):
        label = f".<{pattern}>"
        merged.children[label] = (*merged.children.get(label, ()), (*pointer, "patternProperties", pattern))
    for keyword in ("oneOf", "anyOf"):
        branches = schema.get(keyword)
        if isinstance(branches, list) and branches:
            real = tuple((*pointer, keyword, index) for index, branch in enumerate(branches) if not _is_null(branch))
            merged.branches.append((keyword, real))


def _settle(merged: View) -> None:
    """Bounds of integers are made inclusive; what can't be null by its values isn't."""
    if merged.types is not None and merged.types == {"integer"}:
        for keyword, step in (("minimum", 1), ("maximum", -1)):
            found = merged.keywords.get(keyword)
            if found and found.value.strict and float(found.value.value).is_integer():
                merged.keywords[keyword] = Found(_Bound(int(found.value.value) + step, False), found.pointer)
