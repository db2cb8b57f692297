"""Two views of what a contract answers, for one wire era: the strict schema, and the properties that the era has.

A contract stays open to what a provider adds. The emulator's own answers are held to more: of each object every
property that the era has must be there, and no other, so that a misspelt or missing property is found.
"""

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]
Projection = Callable[[Any], Any]
Resolve = Callable[[Any], Any]

_COMPOSITIONS = ("allOf", "anyOf", "oneOf")
_SCHEMAS_BY_NAME = ("properties", "patternProperties", "dependentSchemas")
_LISTS_OF_SCHEMAS = (*_COMPOSITIONS, "prefixItems")
_SCHEMAS = ("items", "additionalProperties", "then", "else")


def carries(part: Mapping[str, Any], era: str) -> bool:
    """Whether the answers of a wire era have a property, or are this error."""
    return era in part.get("x-eras", [era])


class Strict:
    """Makes strict schemas for one wire era.

    Args:
        schemas: The component schemas of the contract.
        era: The wire era.
        resolve: Follows references.

    Attributes:
        components: The same schemas, and under `parts` those that stand in an `allOf`: they say what must be there, and
            the schema around them that nothing else may be.
    """

    def __init__(self, schemas: Mapping[str, Any], era: str, resolve: Resolve) -> None:
        self._era = era
        self._resolve = resolve
        self.components: dict[str, dict[str, Any]] = {
            "schemas": {name: self.view(schema) for name, schema in schemas.items()},
            "parts": {name: self.view(schema, part=True) for name, schema in schemas.items()},
        }

    def view(self, schema: Any, *, part: bool = False) -> Any:
        """A schema with every object complete, and closed unless it is a part of another."""
        if not isinstance(schema, dict):
            return schema
        composed = "allOf" in schema or ("properties" in schema and {"anyOf", "oneOf", "$ref"} & schema.keys())
        result = {key: self._keyword(key, value, part=part or bool(composed)) for key, value in schema.items()}
        if "properties" in schema:
            result["required"] = names = self._names(schema)
            result["properties"] = {name: result["properties"][name] for name in names}
        if (
            not part
            and _describes_properties(schema, self._resolve)
            and not isinstance(schema.get("additionalProperties"), dict)
        ):
            if composed:
                result["unevaluatedProperties"] = False
            elif "properties" in schema:
                result["additionalProperties"] = False
        return result

    def _keyword(self, key: str, value: Any, *, part: bool) -> Any:
        if key == "$ref" and part:
            return value.replace("#/components/schemas/", "#/components/parts/")
        if key in _SCHEMAS_BY_NAME:
            return {name: self.view(schema) for name, schema in value.items()}
        if key in _LISTS_OF_SCHEMAS:
            return [self.view(schema, part=part and key in _COMPOSITIONS) for schema in value]
        return self.view(value) if key in _SCHEMAS else value

    def _names(self, schema: Document) -> list[str]:
        return [name for name, prop in schema["properties"].items() if carries(prop, self._era)]


def _describes_properties(schema: Any, resolve: Resolve) -> bool:
    schema = resolve(schema)
    return "properties" in schema or any(_describes_properties(part, resolve) for part in schema.get("allOf", []))


def projection(schema: Any, era: str, resolve: Resolve) -> Projection:
    """What drops the properties of other eras from a value of a schema; worked out once, since it is a hot path."""
    schema = resolve(schema)
    if "oneOf" in schema:
        schema = resolve(schema["oneOf"][0])
    if "items" in schema:
        item = projection(schema["items"], era, resolve)
        return whole if item is whole else lambda value: value and [item(one) for one in value]
    properties = _properties(schema, resolve)
    parts = {key: projection(prop, era, resolve) for key, prop in properties.items() if carries(prop, era)}
    if parts.keys() == properties.keys() and {*parts.values()} <= {whole}:
        return whole
    # A call of `whole` for every property would take longer than all the rest.
    return lambda value: (
        value
        and {key: value[key] if part is whole else part(value[key]) for key, part in parts.items() if key in value}
    )


def _properties(schema: Any, resolve: Resolve) -> Document:
    """The properties of an object and of what it is composed of."""
    schema = resolve(schema)
    inherited = [_properties(part, resolve) for part in schema.get("allOf", [])]
    return {name: prop for part in (*inherited, schema.get("properties", {})) for name, prop in part.items()}


def whole(value: Any) -> Any:
    """All of a value."""
    return value
