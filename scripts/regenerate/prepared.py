"""A contract as the generator takes it: each enum is a schema with a name of its own.

Left inline, an enum would be named after what uses it first, and renamed by a second use; one that may be null would
become several.
"""

import copy
from collections.abc import Iterator
from typing import Any

from openapi_python_client.strings import pascal_case

from scripts.contract import Contract, Pointer
from scripts.regenerate import grammar

# What of an inline enum is about the place where it stands. The default is the API's to apply.
OF_THE_PLACE = ("default", "deprecated", "readOnly", "writeOnly")
# What the name of a schema gets for where it stands in another.
SUFFIXES = {"items": "Item", "additionalProperties": "AdditionalProperty"}
# Where the generator makes no classes.
PASSED_OVER = {"headers", "not", "propertyNames", "contentSchema", "x-fallback-responses"}


def prepared(contract: Contract) -> dict[str, Any]:
    """A copy of the data of a contract, whose enums all stand under `components`."""
    data = copy.deepcopy(contract.data)
    enums = [
        (pointer, schema)
        for kind, pointer, schema in grammar.parts("document", data)
        if kind == "schema" and isinstance(schema, dict) and "enum" in schema and not PASSED_OVER & set(pointer)
    ]
    for pointer, schema in enums:
        nullable = None in schema["enum"]
        if nullable or len(pointer) != 3:
            _move(data, pointer, schema, nullable=nullable)
    return data


def _move(data: dict[str, Any], pointer: Pointer, schema: dict[str, Any], *, nullable: bool) -> None:
    name = class_name(data, pointer)
    enum = {key: value for key, value in schema.items() if key not in OF_THE_PLACE} | {"title": name}
    if nullable:
        enum["enum"] = [value for value in schema["enum"] if value is not None]
        enum["type"] = "string" if isinstance(enum["enum"][0], str) else "integer"
    schemas = data.setdefault("components", {}).setdefault("schemas", {})
    key = next(key for key in _free(name) if key not in schemas)
    schemas[key] = enum
    one_of = [{"$ref": f"#/components/schemas/{key}"}, *([{"type": "null"}] if nullable else [])]
    kept: dict[str, Any] = {key: schema[key] for key in ("deprecated", "description") if key in schema}
    kept |= {"x-default": schema["default"]} if "default" in schema else {}
    schema.clear()
    schema |= kept | {"oneOf": one_of}


def class_name(data: dict[str, Any], pointer: Pointer) -> str:
    """What the class of an inline schema is called, by where it stands."""
    return pascal_case("_".join(_words(data, pointer)))


def _free(name: str) -> Iterator[str]:
    yield f"{name}Enum"
    yield from (f"{name}Enum{number}" for number in range(2, 10_000))


def _words(data: dict[str, Any], pointer: Pointer) -> Iterator[str]:
    """What a schema is called after: the part that it belongs to, and its place in that."""
    match pointer:
        case ("components", "schemas", name, *rest):
            yield str(data["components"]["schemas"][name].get("title", name))
        case ("components", _, name, *rest):
            yield str(name)
        case ("paths", path, "parameters", index, *rest):
            yield from (str(path), str(data["paths"][path]["parameters"][index]["name"]))
        case ("paths", path, method, "parameters", index, *rest):
            operation = data["paths"][path][method]
            yield from (str(operation["operationId"]), str(operation["parameters"][index]["name"]))
        case ("paths", path, method, "requestBody", *rest):
            yield from (str(data["paths"][path][method]["operationId"]), "body")
        case ("paths", path, method, "responses", status, *rest):
            yield from (str(data["paths"][path][method]["operationId"]), "response", str(status))
    steps = iter(rest)
    for step in steps:
        if step in ("properties", "oneOf", "anyOf", "allOf", "prefixItems"):
            yield {"properties": "{}"}.get(str(step), "type_{}").format(next(steps))
        elif step in SUFFIXES:
            yield SUFFIXES[str(step)]
