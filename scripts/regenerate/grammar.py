"""What may stand in a contract that a client is made of: for each kind of part its keys, and what kind these lead to.

`""` leads to what is data or text, `x` to a part of kind x, `x[]` to a list and `x{}` to a mapping of such.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.contract import Pointer


def _texts(keys: str) -> dict[str, str]:
    """Keys that lead to what is data or text."""
    return dict.fromkeys(keys.split(), "")


TEXTS = _texts("summary description")

# What beside a `$ref` is about the place where it stands.
BESIDE_REFERENCE = frozenset(("$ref", "summary", "description", "deprecated", "x-source", "x-eras", "x-invalid"))

# The keywords of JSON Schema that a client holds its arguments against.
CHECKED: Mapping[str, str] = {
    **_texts(
        "type enum const pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf"
    ),
    **_texts("minItems maxItems uniqueItems minProperties maxProperties required"),
    "properties": "schema{}",
    **dict.fromkeys(("propertyNames", "additionalProperties", "items"), "schema"),
    **dict.fromkeys(("prefixItems", "oneOf", "anyOf", "allOf"), "schema[]"),
    "not": "schema",
}

CHOICES = frozenset(("oneOf", "anyOf", "allOf"))

# Those that say more than the check knows; a docstring names them.
UNCHECKED: Mapping[str, str] = {**_texts("format contentEncoding contentMediaType"), "contentSchema": "schema"}

ABOUT_A_SCHEMA: Mapping[str, str] = {
    **_texts("$ref $comment title description default examples deprecated readOnly writeOnly"),
    **_texts("x-source x-eras x-error x-invalid x-file x-personal"),
}

_TEXT = {"type": "string", "minLength": 1}
_MAPPING = {"type": "object"}
_NUMBER = {"type": "integer", "minimum": 1}
_CONTENT = {"properties": {"schema": _MAPPING, "examples": {**_MAPPING, "additionalProperties": _MAPPING}}}
_RESPONSE = {"required": ["description"], "properties": {"content": {"additionalProperties": _MAPPING | _CONTENT}}}
_LIMITS = {"body-bytes": _NUMBER, "kept-bytes": _NUMBER, "too-large": _TEXT, "x-source": {}}

# What our own words are, as JSON Schema, where whoever reads them could not tell what is wrong.
FORMS: Mapping[str, dict[str, Any]] = {
    "x-aliases": {"type": "array", "items": _TEXT},
    "x-error": {**_MAPPING, "additionalProperties": _TEXT},
    "x-fallback-responses": {
        **_MAPPING,
        "patternProperties": {"^[45][0-9]{2}$": _MAPPING | _RESPONSE},
        "additionalProperties": False,
    },
    "x-invalid": _TEXT,
    "x-limits": {**_MAPPING, "properties": _LIMITS, "additionalProperties": False},
    "x-permissions": {**_MAPPING, "additionalProperties": {"type": ["string", "boolean"]}},
    "x-refuses": {**_MAPPING, "additionalProperties": {"type": "array", "items": _TEXT}},
    "x-signature": {**_MAPPING, "required": ["window-seconds"], "properties": {"window-seconds": _NUMBER}},
}

# What a text, or a number, may tell of somebody: `none` tells nothing, and is recorded as it is.
PERSONAL = ("phone-number", "identifier", "name", "text", "secret", "none")

KEYS: Mapping[str, Mapping[str, str]] = {
    "document": {
        **_texts("openapi externalDocs security x-invalid x-limits x-refuses x-check x-source x-sources"),
        **{"info": "info", "servers": "server[]", "tags": "tag[]", "paths": "path{}", "components": "components"},
        "x-fallback-responses": "response{}",
    },
    "info": {**TEXTS, **_texts("title version termsOfService contact license x-source")},
    "server": _texts("url description x-source"),
    "tag": {**TEXTS, **_texts("name externalDocs x-source")},
    "path": {
        **TEXTS,
        **dict.fromkeys(("get", "put", "post", "patch", "delete"), "operation"),
        "parameters": "parameter[]",
    },
    "operation": {
        **TEXTS,
        **_texts("operationId tags externalDocs deprecated security"),
        **{"parameters": "parameter[]", "requestBody": "request body", "responses": "response{}"},
        **_texts("x-idempotent x-permissions x-limits x-source x-pages x-steps x-look-up"),
    },
    "parameter": {
        **_texts("$ref name in required description deprecated style explode x-source x-invalid"),
        **{"schema": "schema", "examples": "example{}"},
    },
    "request body": {**_texts("$ref description required x-source"), "content": "media type{}"},
    "media type": {"schema": "schema", "examples": "example{}", "x-source": ""},
    "response": {
        **{**TEXTS, **_texts("$ref x-source")},
        **{"content": "media type{}", "headers": "header{}", "links": "link{}"},
    },
    "header": {
        **_texts("$ref description required deprecated style explode x-source"),
        **{"schema": "schema", "examples": "example{}"},
    },
    "link": _texts("$ref operationId operationRef parameters requestBody description x-source"),
    "example": {**TEXTS, **_texts("$ref value x-source x-eras")},
    "schema": {**CHECKED, **UNCHECKED, **ABOUT_A_SCHEMA},
    "security scheme": _texts(
        "$ref type scheme bearerFormat description name in flows x-signature x-aliases x-token x-source"
    ),
    "components": {
        **{"schemas": "schema{}", "responses": "response{}", "parameters": "parameter{}", "examples": "example{}"},
        **{"requestBodies": "request body{}", "headers": "header{}", "links": "link{}"},
        "securitySchemes": "security scheme{}",
    },
}

# Where the parts of a kind stand that others refer to.
SECTIONS: Mapping[str, str] = {
    kind.removesuffix("{}"): section for section, kind in KEYS["components"].items() if kind.endswith("{}")
}

# Every word of our own, whatever part it belongs to.
WORDS = frozenset(key for keys in KEYS.values() for key in keys if key.startswith("x-"))

# What to do about a key that is in none of these, where more can be said than to leave it out.
REMEDIES: Mapping[str, str] = {
    "nullable": "write `type: [..., 'null']`, as OpenAPI 3.1 does",
    "example": "put it under `examples`, with a name",
    "externalValue": "write the example itself under `value`",
    "discriminator": "describe one object that has the properties of all, those that not all have as optional",
    "patternProperties": "describe such properties by `additionalProperties`",
    "$defs": "put it under `components`, and refer to it there",
    "$id": "refer to schemas by where they stand, `#/components/schemas/...`",
    "$anchor": "refer to schemas by where they stand, `#/components/schemas/...`",
    "if": "describe one object, and in words when a property is needed",
    "variables": "write a server for each value, or the one that most callers use",
    "servers": "write the server at the top of the contract, or another contract for this one",
    "callbacks": "describe what the API calls in a contract of its own",
    "webhooks": "describe what the API calls in a contract of its own",
    "encoding": "send what JSON can say",
    "allowReserved": "leave it out: reserved characters of a value are escaped",
    "allowEmptyValue": "leave it out, and state whether the parameter is `required`",
    "content": "describe the value by `schema`, as a string with `contentMediaType` where it is a document",
    "head": "leave it out: a client asks by GET",
    "options": "leave it out: no caller needs it",
    "trace": "leave it out: no caller needs it",
    "$ref": "write out here what it leads to",
}


def parts(kind: str, part: Any, pointer: Pointer = ()) -> Iterator[tuple[str, Pointer, Any]]:
    """A part and all parts of it, as they are written: each with its kind and where it stands."""
    if kind.endswith("{}"):
        for name, one in part.items():
            yield from parts(kind.removesuffix("{}"), one, (*pointer, name))
    elif kind.endswith("[]"):
        for index, one in enumerate(part):
            yield from parts(kind.removesuffix("[]"), one, (*pointer, index))
    else:
        yield kind, pointer, part
        inner = KEYS[kind] if isinstance(part, dict) and "$ref" not in part else {}
        for key, leads_to in inner.items():
            if leads_to and key in part:
                yield from parts(leads_to, part[key], (*pointer, key))
