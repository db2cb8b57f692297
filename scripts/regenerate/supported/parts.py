"""What each part of a contract must be, whatever it is used for: known by its keys, and what a schema says."""

import difflib
import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import jsonschema_rs
from openapi_python_client.parser.properties import EnumProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.contract import Pointer, pointer_of
from scripts.problem import Problem
from scripts.regenerate import grammar
from scripts.regenerate.supported.view import JSON_TYPES, LONGEST_NAME, View, listed, python_name, resolved

FORMATS: Mapping[str, Sequence[str]] = {
    "string": (
        *("date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference"),
        *("phone", "password", "regex"),
    ),
    "integer": ("int32", "int64"),
    "number": ("float", "double", "int32", "int64"),
}
FORMAT_REMEDIES = {
    "uuid": "leave the format out and state a `pattern`; the client takes it as text",
    "binary": "describe it as a string with `contentEncoding: base64`, where the API takes it so",
    "byte": "write `contentEncoding: base64`, as OpenAPI 3.1 does",
}
# Of two keywords the first is not above the second.
BOUNDS = (("minimum", "maximum"), *((f"min{of}", f"max{of}") for of in ("Length", "Items", "Properties")))
# What every model has.
MODEL_NAMES = ("additional_keys", "additional_properties", "from_dict", "required_keys", "to_dict")


class Parts(View):
    """The parts of a contract."""

    def problems(self) -> Iterator[Problem]:
        for kind, pointer, part in grammar.parts("document", self.contract.data):
            yield from self._part(kind, part, pointer)

    def _part(self, kind: str, part: Any, pointer: Pointer) -> Iterator[Problem]:
        if not isinstance(part, dict):
            if kind != "schema" or pointer[-1] != "additionalProperties" or not isinstance(part, bool):
                what = f"`{pointer[-1]}` is `{part}`, and no {kind}"
                yield self.problem(pointer, what, "write it as a mapping, `{}` where anything goes")
            return
        if kind not in ("path", "response", "media type") and len(str(*pointer[-1:])) > LONGEST_NAME:
            yield self.too_long(str(pointer[-1]), pointer)
        if "$ref" in part and "$ref" in grammar.KEYS[kind]:
            yield from self._reference(kind, part, pointer)
            return
        for key in part.keys() - grammar.KEYS[kind].keys():
            yield self._unknown(kind, key, (*pointer, key))
        if kind == "schema":
            yield from self._schema(part, pointer)
        if kind == "operation" and not isinstance(part.get("x-idempotent", True), bool):
            what = f"`x-idempotent: {part['x-idempotent']}` says neither yes nor no"
            yield self.problem((*pointer, "x-idempotent"), what, "write `true` or `false`: retries go by it")
        if kind == "example" and "value" not in part:
            yield self.problem(pointer, f"the example `{pointer[-1]}` has no `value`", "add one, as it was recorded")

    def _unknown(self, kind: str, key: str, pointer: Pointer) -> Problem:
        known = grammar.WORDS if str(key).startswith("x-") else grammar.KEYS[kind]
        near = difflib.get_close_matches(str(key), known, n=1)
        remedy = grammar.REMEDIES.get(key) or (f"write `{near[0]}`" if near else "leave it out, or say it in words")
        if key in grammar.WORDS:
            remedy = f"take it out: nothing reads it in a {kind}"
        elif str(key).startswith("x-"):
            remedy += "; scripts/regenerate/grammar.py and openapi/README.md have every word of ours"
        article = "an" if kind[0] in "aeiou" else "a"
        return self.problem(pointer, f"{article} {kind} with `{key}` is not supported,", remedy)

    def _reference(self, kind: str, part: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        home = f"#/components/{grammar.SECTIONS[kind]}/"
        reference = str(part["$ref"])
        if reference != home + "".join(map(str, pointer_of(reference)[-1:])):
            what = f"`{reference}` is not the name of a {kind}"
            yield self.problem((*pointer, "$ref"), what, f"put it under `{home}` and refer to it there")
        if pointer[0] == "components" and len(pointer) == 3 and kind != "schema":
            what = f"the {kind} `{pointer[-1]}` only stands for another"
            yield self.problem(pointer, what, "write it out, or refer to the other where this one is used")
        for key in part.keys() - grammar.BESIDE_REFERENCE:
            what = f"`{key}` beside `$ref` is lost"
            yield self.problem((*pointer, key), what, f"move it into a {kind} of its own, or to where `$ref` leads")

    # What a schema must be, whatever it is used for.

    def _schema(self, schema: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        if self._is_endless(schema):
            remedy = "describe an object that has it as a property"
            yield self.problem(pointer, "a schema that holds itself, with no object between,", remedy)
            return
        yield from self._type_and_format(schema, pointer)
        try:
            jsonschema_rs.meta.validate(dict(schema))
        except jsonschema_rs.ValidationError as error:
            what = f"`{error.instance_path[-1]}` is not as JSON Schema has it: {error.message},"
            yield self.problem((*pointer, *error.instance_path), what, "write it as https://json-schema.org tells")
            return
        for low, high in BOUNDS:
            if schema.get(low, -math.inf) > schema.get(high, math.inf):
                what = f"`{low}: {schema[low]}` and `{high}: {schema[high]}`, which nothing fits,"
                yield self.problem((*pointer, low), what, "mend one of the two")
        if "x-personal" in schema:
            yield from self._personal(schema, (*pointer, "x-personal"))
        if "enum" in schema:
            yield from self._enum(schema["enum"], pointer)
        if not isinstance(schema.get("const", ""), (str, int)):
            remedy = "write `const: true`, a text or an integer, or describe it by `minimum` and `maximum`"
            yield self.problem((*pointer, "const"), "a `const` that is no text, integer or boolean", remedy)
        elif not str(schema.get("const", "")).isprintable() or {'"', "\\"} & set(str(schema.get("const", ""))):
            what = f"the `const` {schema['const']!r}, whose characters the generator changes,"
            yield self.problem((*pointer, "const"), what, "describe it by a `pattern`")
        for key, value in schema.items():
            if isinstance(value, float) and not math.isfinite(value):
                yield self.problem((*pointer, key), f"`{key}` is {value}, which JSON can't say", "leave it out")
        if "title" in schema and not ClassName(str(schema["title"]), "").isidentifier():
            what = f"the title `{schema['title']}` can't be the name of a class"
            yield self.problem((*pointer, "title"), what, "write one of letters and digits, or a description instead")
        for index, one in enumerate(schema.get("allOf", ())):
            where, _ = self.followed((*pointer, "allOf", index), one)
            if where == pointer[: len(where)]:
                what = f"`allOf` of {where[-1]}, which it belongs to"
                yield self.problem((*pointer, "allOf", index), what, "write out the properties that are meant")
            if len(schema["allOf"]) > 1 and resolved(self.contract, one).get("additionalProperties") is False:
                what = "`allOf` of what is closed to the properties of the others"
                yield self.problem((*pointer, "allOf", index), what, "write the properties of all in one schema")
        if "default" in schema and not self._allows(schema, schema["default"]):
            what = f"the default `{schema['default']}` is not what the schema allows"
            yield self.problem((*pointer, "default"), what, "write one that is, or leave it out")
        if "array" in listed(schema.get("type", ())) and not {"items", "prefixItems"} & schema.keys():
            yield self.problem(pointer, "an array without `items`", "say of what, `items: {}` where anything goes")
        for keyword in grammar.CHOICES & schema.keys():
            others = {key for key in grammar.CHECKED if key in schema} - {keyword}
            if others and (keyword != "allOf" or len(schema["allOf"]) == 1):
                what = f"`{keyword}` beside `{sorted(others)[0]}`"
                yield self.problem((*pointer, keyword), what, f"write each of the `{keyword}` out in full")
        if len(schema.get("allOf", ())) > 1 and any(self.types(one) != {"object"} for one in schema["allOf"]):
            what = "`allOf` of what is not an object"
            yield self.problem((*pointer, "allOf"), what, "write the keywords of all in one schema")
        yield from self._properties(schema.get("properties", {}), pointer)

    def _personal(self, schema: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        word = schema["x-personal"]
        if word not in grammar.PERSONAL:
            what = f"`x-personal: {word}` says nothing"
            yield self.problem(pointer, what, f"write one of {', '.join(grammar.PERSONAL)}")
        elif not {"string", "number"} & self.types(schema):
            what = "`x-personal` of what is no text and no number"
            yield self.problem(pointer, what, "write it where the texts or integers are described")

    def _is_endless(self, schema: Mapping[str, Any]) -> bool:
        found: dict[int, Any] = {}
        left: list[Any] = [schema]
        while left:
            one = resolved(self.contract, left.pop())
            inner = [one.get("items"), *(part for keyword in grammar.CHOICES for part in one.get(keyword, ()))]
            left += [part for part in map(self.contract.resolve, inner) if id(part) not in found]
            found |= {id(part): part for part in left}
        return id(schema) in found

    def _allows(self, schema: Mapping[str, Any], value: Any) -> bool:
        whole = {**schema, "components": self.contract.data.get("components", {})}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value)

    def _type_and_format(self, schema: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        types = listed(schema.get("type", ()))
        for one in set(types) - set(JSON_TYPES):
            yield self.problem((*pointer, "type"), f"`{one}` is no type", f"write one of {', '.join(JSON_TYPES)}")
        form = schema.get("format")
        known = [name for one in types or FORMATS for name in FORMATS.get(one, ())]
        if form is not None and form not in known:
            near = difflib.get_close_matches(str(form), known, n=1)
            remedy = f"write `{near[0]}`" if near else "leave the format out, and state a `pattern` where there is one"
            yield self.problem(
                (*pointer, "format"), f"the format `{form}` is not supported", FORMAT_REMEDIES.get(str(form), remedy)
            )

    def _enum(self, values: Sequence[Any], pointer: Pointer) -> Iterator[Problem]:
        pointer = (*pointer, "enum")
        given = [value for value in values if value is not None]
        if not given or len({type(value) for value in given}) > 1 or not isinstance(given[0], (str, int)):
            yield self.problem(pointer, "an enum of no or of mixed values", "list texts, or integers, and `null`")
            return
        if isinstance(given[0], bool):
            yield self.problem(pointer, "an enum of booleans", "write `type: boolean`, or `const` for one of them")
            return
        for value in given:
            if isinstance(value, str) and any(unicodedata.category(one)[0] == "C" for one in value):
                yield self.problem(pointer, f"a value with an invisible character, {value!r},", "list it without")
        taken: dict[str, Any] = {}
        for value, name in zip(given, _members(given), strict=True):
            if not name.isidentifier():
                yield self.problem(pointer, f"`{value}` can't be a name in Python", "describe it as text, in words")
            elif name in taken:
                what = f"`{taken[name]}` and `{value}` would both be named `{name}` in Python"
                yield self.problem(pointer, what, "keep one, or describe it as text with a `pattern`")
            taken[name] = value

    def _properties(self, properties: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        taken: dict[str, str] = {}
        for key in properties:
            name = python_name(key)
            where = (*pointer, "properties", key)
            if name != PythonIdentifier(key, prefix="field_"):
                yield self.problem(where, f"Python reads `{key}` as `{name}`", "describe it by `additionalProperties`")
            if name in MODEL_NAMES:
                what = f"the property `{key}` is named as what every model has"
                yield self.problem(where, what, "describe it by `additionalProperties`, where users find it")
            elif name in taken:
                what = f"`{taken[name]}` and `{key}` would both be named `{name}` in Python"
                yield self.problem(where, what, "describe one of them by `additionalProperties`")
            taken[name] = key


def _members(values: Sequence[Any]) -> Iterator[str]:
    """The names that the generator gives the values of an enum, as Python reads them."""
    for index, value in enumerate(values):
        # One at a time, since it raises at twins.
        (name,) = EnumProperty.values_from_list([value], Class(ClassName("X", ""), PythonIdentifier("x", "")), [])
        if isinstance(value, str) and not value[:1].isalpha():
            name = f"VALUE_{index}"
        yield unicodedata.normalize("NFKC", name)
