"""An OpenAPI document as data, with the line of each part."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from scripts import reader
from scripts.contract import METHODS, Operation, Pointer, Source, pointer_of
from scripts.problem import Failed, Problem

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Document(Source):
    """One side of a comparison."""

    _references: dict[Pointer, frozenset[Pointer]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def version(self) -> str:
        return str(mapping(self.data.get("info")).get("version", ""))

    def at(self, pointer: Pointer) -> Any:
        """The part at `pointer`, None where there is none."""
        part: Any = self.data
        for step in pointer:
            try:
                part = part[int(step)] if isinstance(part, list) else part[step]
            except (KeyError, IndexError, TypeError, ValueError):
                return None
        return part

    def held(self, pointer: Pointer) -> dict[str, Any]:
        """The mapping at `pointer`, an empty one where there is none."""
        return mapping(self.at(pointer))

    def resolve(self, pointer: Pointer) -> Pointer:
        """`pointer`, or where the local `$ref` that stands there leads; a circle ends where it closes."""
        passed = set()
        while isinstance(part := self.at(pointer), dict) and isinstance(part.get("$ref"), str):
            target = pointer_of(part["$ref"])
            if target in passed or not part["$ref"].startswith("#/"):
                break
            passed.add(target)
            pointer = target
        return pointer

    def leave_out(self, place: Pointer) -> None:
        """Take what stands at a place out of the data: from a list, the whole list."""
        while isinstance(place[-1], int):
            place = place[:-1]
        mapping(self.at(place[:-1])).pop(str(place[-1]), None)

    def operations(self, part: str = "paths") -> Iterator[Operation]:
        """The operations under `paths` or `webhooks`."""
        for path, item in mapping(self.data.get(part)).items():
            resolved = self.at(self.resolve((part, path))) if isinstance(item, dict) else {}
            for method in METHODS:
                if isinstance(mapping(resolved).get(method), dict):
                    yield Operation(path, method, resolved[method])

    def references(self, pointer: Pointer) -> frozenset[Pointer]:
        """Where the references in the part at `pointer` lead, not what stands there in turn."""
        if pointer not in self._references:
            self._references[pointer] = frozenset(references_in(self.at(pointer)))
        return self._references[pointer]


_VERSIONS = re.compile(r"3\.[01](\.[0-9]+)?([-+].*)?")


def read(text: str, shown: Path) -> Document:
    """The document that `text` is. Raises Failed with the line of a mistake, or when it is no OpenAPI document."""
    written = reader.read(text, shown)
    if not isinstance(written.data, dict) or "openapi" not in written.data:
        raise Failed([Problem(shown, 1, "yaml", "not an OpenAPI document", "begin it with `openapi: 3.1.0`")])
    document = Document(shown, text, written.data, written)
    if not _VERSIONS.fullmatch(str(version := written.data["openapi"])):
        what = f"`openapi: {str(version)[:40]}` is no version that is known"
        raise Failed([Problem(shown, document.line(("openapi",)), "openapi", what, "write it in OpenAPI 3.0 or 3.1")])
    return document


def reached(start: Iterable[T], onward: Callable[[T], Iterable[T]]) -> list[T]:
    """What `start` leads to, step by step, itself included; each once."""
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        further = [one for one in onward(waiting.pop()) if one not in found]
        found |= dict.fromkeys(further)
        waiting += further
    return list(found)


def same(one: Any, other: Any) -> bool:
    """Whether two parts are equal; other than in Python, true is not the number 1."""
    return bool(one == other) and repr(one) == repr(other)


def references_in(part: Any) -> Iterator[Pointer]:
    """Where the references in `part` lead."""
    parts = [part]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/"):
                yield pointer_of(reference)
            if "propertyName" in part and isinstance(part.get("mapping"), dict):
                yield from filter(None, map(mapped, part["mapping"].values()))
            parts += part.values()
        elif isinstance(part, list):
            parts += part


def mapped(target: Any) -> Pointer | None:
    """Where a value of a discriminator's mapping leads: a reference, or the name of a schema."""
    if not isinstance(target, str):
        return None
    if target.startswith("#/"):
        return pointer_of(target)
    return ("components", "schemas", target) if re.fullmatch(r"[\w.-]+", target) else None


def mapping(part: Any) -> dict[str, Any]:
    """The part where it is a mapping, else an empty one."""
    return part if isinstance(part, dict) else {}
