"""What has not the form of OpenAPI in a contract, in words."""

from collections.abc import Iterator
from typing import Any

from scripts.contract import METHODS, Pointer

_MAPPING, _LIST, _TEXT, _NUMBER, _TRUTH = "a mapping", "a list", "a text", "a number", "true or false"
_COUNT, _STEP, _TEXTS = "a whole number from 0 on", "a number above 0", "a list of texts"
_KINDS = {_TRUTH: bool, _NUMBER: int | float, _TEXT: str, _LIST: list, _MAPPING: dict}
_SCHEMA = (_MAPPING, _TRUTH)


def _table(rows: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {keyword: kinds for keywords, kinds in rows.items() for keyword in keywords.split(" ")}


_OF_SCHEMAS = _table({"properties patternProperties dependentSchemas $defs schemas": _SCHEMA})
# Keywords of mappings whose keys are names, and what stands behind each name; what `components` has beside schemas, and
# an item of `security`, go by names of ours.
_NAMED = (
    _OF_SCHEMAS
    | {"security requirement": (_TEXTS,)}
    | _table(
        {
            "paths webhooks responses x-fallback-responses content headers callbacks encoding component": (_MAPPING,),
            "securitySchemes flows variables requestBodies pathItems": (_MAPPING,),
            "dependentRequired": (_TEXTS,),
            "scopes mapping": (_TEXT,),
        }
    )
)
# Keywords of lists, and what each item is.
_ITEMS = _table(
    {
        "allOf oneOf anyOf prefixItems": _SCHEMA,
        "parameters servers security": (_MAPPING,),
        "required type": (_TEXT,),
    }
)
# What stands behind a keyword.
_WANTED = {**dict.fromkeys(_NAMED, (_MAPPING,)), **dict.fromkeys(_ITEMS, (_LIST,))} | _table(
    {
        "not if then else items contains propertyNames schema": _SCHEMA,
        "additionalProperties unevaluatedItems unevaluatedProperties": _SCHEMA,
        "$ref pattern format name in operationId style url propertyName": (_TEXT,),
        "uniqueItems deprecated readOnly writeOnly nullable": (_TRUTH,),
        "explode allowReserved allowEmptyValue": (_TRUTH,),
        "minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains": (_COUNT,),
        "minimum maximum body-bytes": (_NUMBER,),
        "exclusiveMinimum exclusiveMaximum": (_NUMBER, _TRUTH),
        "multipleOf": (_STEP,),
        "enum": (_LIST,),
        "type": (_TEXT, _LIST),
        "required": (_LIST, _TRUTH),
        f"info requestBody discriminator components x-limits {' '.join(METHODS)}": (_MAPPING,),
    }
)
_EXTENSIBLE = ("paths", "responses", "x-fallback-responses", "flows")  # which may have further words beside the names
_ANYTHING = ("example", "examples", "value", "default", "enum", "const", "links")
_DEMANDED = {"parameters": ("name", "in"), "servers": ("url",)}  # of each in these lists


def objects(part: Any, pointer: Pointer = (), keyword: str = "") -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every mapping of a document whose keys are keywords, not names, with its place; none inside of data."""
    if isinstance(part, list):
        for index, one in enumerate(part):
            yield from objects(one, (*pointer, index), "security requirement" if keyword == "security" else "")
    elif isinstance(part, dict):
        named = keyword in _NAMED or pointer[:-1] == ("components",)
        if not named:
            yield pointer, part
        for key, value in part.items():
            extensible = not named or keyword in _EXTENSIBLE
            if not (extensible and _is_extension(key)) and (named or key not in _ANYTHING):
                yield from objects(value, (*pointer, key), "" if named else key)


def misfits(data: dict[str, Any]) -> Iterator[tuple[Pointer, str]]:
    """Every value of a document that is of another kind than OpenAPI wants there, and what is wrong."""
    for pointer, part in objects(data):
        for keyword, value in part.items():
            if pointer == ("components",) and not _is_extension(keyword):
                yield from _misfits("schemas" if keyword == "schemas" else "component", value, (*pointer, keyword))
            else:
                yield from _misfits(keyword, value, (*pointer, keyword))


def _is_extension(keyword: str) -> bool:
    return keyword.startswith("x-") and keyword not in _WANTED


def _misfits(keyword: str, value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """What does not fit behind a keyword."""
    wanted = _WANTED.get(keyword, ())
    if wanted and not _fits(value, wanted):
        yield pointer, f"`{keyword}` is {_kind(value)}, and should be {' or '.join(wanted)}"
        return
    if keyword == "discriminator" and _lacking(("propertyName",), value):
        yield pointer, "`discriminator` has no `propertyName`"
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inner = (_NAMED if isinstance(value, dict) else _ITEMS).get(keyword, ())
    for name, one in items if inner else ():
        at = (*pointer, name)
        if lacking := _lacking(_DEMANDED.get(keyword, ()), one):
            yield at, f"one of `{keyword}` has no `{lacking[0]}`"
        elif not _fits(one, inner) and not (keyword in _EXTENSIBLE and str(name).startswith("x-")):
            yield at, f"`{name}` of `{keyword.split()[0]}` is {_kind(one)}, and should be {' or '.join(inner)}"
        elif keyword == "security":
            yield from _misfits("security requirement", one, at)


def _lacking(keywords: tuple[str, ...], part: Any) -> list[str]:
    return [one for one in keywords if isinstance(part, dict) and not part.keys() & {one, "$ref"}]


def _fits(value: Any, wanted: tuple[str, ...]) -> bool:
    kind = _kind(value)
    if kind == _NUMBER:
        counted = _COUNT in wanted and value >= 0 and value == int(value)
        return kind in wanted or counted or (_STEP in wanted and value > 0)
    return kind in wanted or (kind == _LIST and _TEXTS in wanted and all(isinstance(one, str) for one in value))


def _kind(value: Any) -> str:
    return next((name for name, types in _KINDS.items() if isinstance(value, types)), "empty")
