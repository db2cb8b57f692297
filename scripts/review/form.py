"""What has not the form of OpenAPI in a part of a contract, in words."""

from collections.abc import Iterator
from typing import Any

from scripts.contract import METHODS, Pointer

_MAPPING, _LIST, _TEXT, _NUMBER, _TRUTH = "a mapping", "a list", "a text", "a number", "true or false"
_COUNT, _STEP = "a whole number from 0 on", "a number above 0"
_KINDS: dict[str, tuple[type, ...]] = {
    _TRUTH: (bool,),
    _NUMBER: (int, float),
    _TEXT: (str,),
    _LIST: (list,),
    _MAPPING: (dict,),
}
_SCHEMA = (_MAPPING, _TRUTH)
_COUNTS = [f"{end}{what}" for end in ("min", "max") for what in ("Length", "Items", "Properties", "Contains")]
_SCHEMAS = ("not", "if", "then", "else", "items", "contains", "propertyNames", "unevaluatedItems", "schema")
_OBJECTS = (*METHODS, "info", "requestBody", "discriminator", "components", "x-limits")

# What stands behind a keyword.
_SINGLE: dict[str, tuple[str, ...]] = {
    "type": (_TEXT, _LIST),
    "required": (_LIST, _TRUTH),
    "additionalProperties": _SCHEMA,
    "unevaluatedProperties": _SCHEMA,
    **dict.fromkeys(_SCHEMAS, _SCHEMA),
    **dict.fromkeys(("minimum", "maximum", "body-bytes"), (_NUMBER,)),
    **dict.fromkeys(_COUNTS, (_COUNT,)),
    "multipleOf": (_STEP,),
    **dict.fromkeys(_OBJECTS, (_MAPPING,)),
    **dict.fromkeys(
        ("$ref", "pattern", "format", "name", "in", "operationId", "style", "url", "propertyName"), (_TEXT,)
    ),
    **dict.fromkeys(("uniqueItems", "deprecated", "readOnly", "writeOnly", "explode"), (_TRUTH,)),
    **dict.fromkeys(("nullable", "allowReserved", "allowEmptyValue"), (_TRUTH,)),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), (_NUMBER, _TRUTH)),
    "enum": (_LIST,),
}
# Keywords of lists, and what each item is.
_ITEMS = {
    **dict.fromkeys(("allOf", "oneOf", "anyOf", "prefixItems"), _SCHEMA),
    **dict.fromkeys(("parameters", "servers", "security"), (_MAPPING,)),
    "required": (_TEXT,),
    "type": (_TEXT,),
}
_OF_SCHEMAS = ("properties", "patternProperties", "dependentSchemas", "$defs", "schemas")
# Keywords of mappings whose keys are names, and what stands behind each name.
_NAMED = {
    **dict.fromkeys(_OF_SCHEMAS, _SCHEMA),
    **dict.fromkeys(("paths", "webhooks", "responses", "content", "headers", "callbacks", "encoding"), (_MAPPING,)),
    **dict.fromkeys(("securitySchemes", "flows", "variables", "requestBodies", "pathItems"), (_MAPPING,)),
    "dependentRequired": (_LIST,),
    "scopes": (_TEXT,),
    "mapping": (_TEXT,),
    "component": (_MAPPING,),  # no keyword, but what `components` has beside schemas
    "security requirement": (_LIST,),  # nor this, but an item of `security`
}
_WANTED = {**dict.fromkeys(_NAMED, (_MAPPING,)), **dict.fromkeys(_ITEMS, (_LIST,)), **_SINGLE}
_ANYTHING = ("example", "examples", "value", "default", "enum", "const", "links")
_DEMANDED = {"parameters": ("name", "in"), "servers": ("url",)}  # of each in these lists


def check(part: dict[str, Any]) -> None:
    """Raise TypeError when a keyword of the part has a value of another kind than OpenAPI wants there."""
    for keyword, value in part.items():
        wanted = _WANTED.get(keyword)
        if wanted and not _fits(value, wanted):
            raise TypeError(keyword)


def misfits(data: dict[str, Any]) -> Iterator[tuple[Pointer, str]]:
    """Every value of a document that is of another kind than OpenAPI wants there, and what is wrong."""
    yield from _inside(data, ())


def misfit(part: Any, pointer: Pointer) -> tuple[Pointer, str] | None:
    """The first value of the part at `pointer` that is of another kind than OpenAPI wants there, and what is wrong."""
    holder = str(pointer[-2]) if len(pointer) > 1 else ""
    if pointer and holder not in _NAMED and isinstance(pointer[-1], str):
        return next(_behind(pointer[-1], part, pointer), None)
    return next(_inside(part, pointer), None)


def _inside(part: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _behind(str(key), value, (*pointer, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _inside(value, (*pointer, index))


def _behind(keyword: str, value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """What does not fit behind a keyword."""
    wanted = _WANTED.get(keyword, ())
    if wanted and not _fits(value, wanted):
        yield pointer, f"`{keyword}` is {_kind(value)}, and should be {' or '.join(wanted)}"
        return
    if keyword in _ANYTHING or (keyword.startswith("x-") and keyword != "x-limits"):
        return
    if keyword == "components":
        for group, holder in value.items():
            yield from _behind("schemas" if group == "schemas" else "component", holder, (*pointer, group))
        return
    if keyword == "discriminator" and _lacking(("propertyName",), value):
        yield pointer, "`discriminator` has no `propertyName`"
    inner = _NAMED.get(keyword, ()) if isinstance(value, dict) else _ITEMS.get(keyword, ())
    if not inner:
        yield from _inside(value, pointer)
        return
    for name, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if keyword not in _OF_SCHEMAS and str(name).startswith("x-"):
            continue
        lacking = _lacking(_DEMANDED.get(keyword, ()), one)
        if lacking:
            yield (*pointer, name), f"one of `{keyword}` has no `{lacking[0]}`"
        elif _fits(one, inner):
            at = (*pointer, name)
            yield from _behind("security requirement", one, at) if keyword == "security" else _inside(one, at)
        else:
            yield (
                (*pointer, name),
                f"`{name}` of `{keyword.partition(' ')[0]}` is {_kind(one)}, and should be {' or '.join(inner)}",
            )


def _lacking(keywords: tuple[str, ...], part: Any) -> list[str]:
    return [one for one in keywords if isinstance(part, dict) and not part.keys() & {one, "$ref"}]


def _fits(value: Any, wanted: tuple[str, ...]) -> bool:
    kind = _kind(value)
    counted = kind == _NUMBER and _COUNT in wanted and value >= 0 and value == int(value)
    return kind in wanted or bool(counted or (kind == _NUMBER and _STEP in wanted and value > 0))


def _kind(value: Any) -> str:
    return next((name for name, types in _KINDS.items() if isinstance(value, types)), "empty")
