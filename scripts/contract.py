"""A contract: its data, the line of each part, its operations."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scripts import reader
from scripts.problem import Failed, Problem

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

Pointer = tuple[str | int, ...]


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    path: str
    method: str
    data: dict[str, Any]

    @property
    def pointer(self) -> Pointer:
        return ("paths", self.path, self.method)

    @property
    def id(self) -> str:
        return str(self.data.get("operationId", f"{self.method} {self.path}"))


@dataclass(frozen=True, eq=False)
class Source:
    """A document with the lines of its parts. `path` is how messages name it."""

    path: Path
    text: str
    data: dict[str, Any]
    written: reader.Written

    @property
    def stem(self) -> str:
        return self.path.stem

    def line(self, pointer: Pointer) -> int:
        """The line of the part at `pointer`, or of the nearest part around it that exists."""
        line, marks = 1, self.written.marks
        for step in pointer:
            found = marks.get(step) or marks.get(str(step)) or marks.get(_index(step))
            if found is None:
                break
            line, marks = found
        return line


@dataclass(frozen=True, eq=False)
class Contract(Source):
    """One OpenAPI document of `openapi/`, in the form that lint wants."""

    def problem(self, pointer: Pointer, rule: str, what: str, remedy: str) -> Problem:
        return Problem(self.path, self.line(pointer), rule, what, remedy)

    def operations(self) -> Iterator[Operation]:
        for path, item in self.data.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    yield Operation(path, method, item[method])

    def resolve(self, part: Any) -> Any:
        """`part`, or what its local `$ref` leads to. Raises Failed when that leads back to itself."""
        passed: list[str] = []
        while isinstance(part, dict) and "$ref" in part:
            reference = part["$ref"]
            if reference in passed:
                what = f"`{reference}` leads back to itself"
                raise Failed([self.problem(pointer_of(reference), "reference", what, "write out what it stands for")])
            passed.append(reference)
            part = self.at(pointer_of(reference))
        return part

    def at(self, pointer: Pointer) -> Any:
        part: Any = self.data
        for step in pointer:
            part = part[step]
        return part

    def walk(self, skip: frozenset[str] = frozenset()) -> Iterator[tuple[Pointer, Any]]:
        """Every part of the document with its pointer, from the top down, except what stands under the keys `skip`."""
        yield from _walk((), self.data, skip)

    def responses(self) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Every response with its pointer, one behind a `$ref` as the reference that it is."""
        for operation in self.operations():
            for status, response in operation.data.get("responses", {}).items():
                yield (*operation.pointer, "responses", status), response
        for name, response in self.data.get("components", {}).get("responses", {}).items():
            yield ("components", "responses", name), response
        for status, response in self.data.get("x-fallback-responses", {}).items():
            yield ("x-fallback-responses", status), response

    def error_responses(self) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Every response to an error, each once, where it is written."""
        seen = set()
        for pointer, response in self.responses():
            place = pointer_of(response["$ref"]) if "$ref" in response else pointer
            if str(pointer[-1])[0] in "45" and place not in seen:
                seen.add(place)
                yield place, self.resolve(response)

    def error_names(self) -> set[str]:
        """The names of all errors: those of the examples of error responses."""
        contents = (
            content for _, response in self.error_responses() for content in response.get("content", {}).values()
        )
        return {name for content in contents for name in content.get("examples", {})}

    def blank_above(self, pointer: Pointer) -> bool:
        return self._lines[self.line(pointer) - 2].strip() == ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()


def read(path: Path, shown: Path) -> Contract:
    """Read the contract at `path`; messages name it `shown`. Raises Failed with the line of what can't be read."""
    text = reader.text_of(path.read_bytes(), shown)
    written = reader.read(text, shown)
    if not isinstance(written.data, dict):
        raise Failed([Problem(shown, 1, "yaml", "not an OpenAPI document", "begin it with `openapi: 3.1.0`")])
    return Contract(shown, text, written.data, written)


def pointer_of(reference: str) -> Pointer:
    """The path that a local reference such as `#/components/schemas/Account` takes."""
    steps = (unquote(reference) if "%" in reference else reference).removeprefix("#").split("/")[1:]
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def _index(step: str | int) -> int | None:
    return int(step) if str(step).isdecimal() else None


def _walk(pointer: Pointer, part: Any, skip: frozenset[str]) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, part
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in skip or pointer[-1:] == ("properties",):
                yield from _walk((*pointer, key), value, skip)
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _walk((*pointer, index), value, skip)
