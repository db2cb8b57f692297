"""What a contract says of a value, wherever it stands in a body: types, listed values, whom it tells of."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

Schema = Mapping[str, Any]

# From what may be shown to what must not be: where several schemas describe a text, the last of theirs counts.
_STRICTER = ("none", "text", "name", "identifier", "phone-number", "secret")


class Shape:
    """All schemas that may describe a value, as one.

    Attributes:
        schemas: They, with what `$ref`, `allOf`, `anyOf` and `oneOf` lead to.
        types: The JSON types that they take; `number` includes `integer`.
        values: The values that they list; empty where they take others.
        personal: What `x-personal` says of a text or number, `""` for nothing.
    """

    def __init__(self, schemas: Sequence[Schema], shapes: "Shapes") -> None:
        self.schemas = schemas
        self._shapes = shapes
        listed = [one for one in schemas if "enum" in one or "const" in one]
        taking = [one for one in schemas if "string" in types_of(one) and one not in listed]
        values = [value for one in listed for value in one.get("enum", [one.get("const")])]
        self.types: set[str] = {kind for one in schemas for kind in types_of(one)}
        self.values: tuple[Any, ...] = () if taking else tuple(values)
        words = [one["x-personal"] for one in schemas if "x-personal" in one]
        self.personal: str = max(words, key=_STRICTER.index, default="")
        self._properties: dict[str, Shape | None] = {}

    @cached_property
    def names(self) -> dict[str, Schema]:
        """The properties that are described, each with where that stands."""
        return {name: prop for one in self.schemas for name, prop in one.get("properties", {}).items()}

    def of_property(self, name: str) -> "Shape | None":
        """What a property may be, `None` for one that is not described."""
        if name not in self._properties:
            found = [one["properties"][name] for one in self.schemas if name in one.get("properties", {})]
            self._properties[name] = self._shapes.of(*found) if found else self.others
        return self._properties[name]

    @cached_property
    def others(self) -> "Shape | None":
        """What properties may be that have no names of their own, where that is described."""
        found = [one["additionalProperties"] for one in self.schemas if _is_schema(one.get("additionalProperties"))]
        return self._shapes.of(*found) if found else None

    @cached_property
    def items(self) -> "Shape | None":
        """What an item of an array may be, where that is described."""
        found = [one["items"] for one in self.schemas if _is_schema(one.get("items"))]
        return self._shapes.of(*found) if found else None

    @cached_property
    def said(self) -> "Shape | None":
        """What a text says that is itself a document of JSON."""
        found = [one["contentSchema"] for one in self.schemas if "contentSchema" in one]
        return self._shapes.of(*found) if found else None

    @cached_property
    def is_date(self) -> bool:
        """Whether a text is a date or a time."""
        return any(one.get("format") in ("date", "date-time", "time") for one in self.schemas)

    @cached_property
    def is_file(self) -> bool:
        """Whether a text is the content of a file."""
        return any("contentEncoding" in one for one in self.schemas)

    @cached_property
    def beginnings(self) -> list[bytes]:
        """The bytes that such a file may begin with."""
        types = [magic for one in self.schemas for magic in one.get("x-file", {}).get("types", {}).values()]
        return [bytes.fromhex(text) for texts in types for text in texts]


class Shapes:
    """The shapes of one contract.

    Args:
        resolve: Follows a `$ref` of it.
    """

    def __init__(self, resolve: Callable[[Any], Any]) -> None:
        self._resolve = resolve
        self._known: dict[tuple[int, ...], Shape] = {}

    def of(self, *schemas: Schema) -> Shape:
        """The shape of a value that these describe."""
        key = tuple(map(id, schemas))
        found = self._known.get(key)
        if found is None:
            flat: dict[int, Schema] = {}
            for one in schemas:
                self._flatten(one, flat)
            found = self._known[key] = Shape(tuple(flat.values()), self)
        return found

    def _flatten(self, schema: Schema, flat: dict[int, Schema]) -> None:
        schema = self._resolve(schema)
        if id(schema) in flat or not isinstance(schema, dict):
            return
        flat[id(schema)] = schema
        for keyword in ("allOf", "anyOf", "oneOf"):
            for one in schema.get(keyword, ()):
                self._flatten(one, flat)


def types_of(schema: Schema) -> list[str]:
    """The types of one schema, none where it says nothing of them."""
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _is_schema(part: object) -> bool:
    return isinstance(part, dict) and bool(part)
