"""A contract read from YAML: its data, the line of each part, its operations."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

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


@dataclass(frozen=True)
class Contract:
    """One OpenAPI document of `openapi/`. `path` is how messages name it."""

    path: Path
    text: list[str]
    data: dict[str, Any]
    node: yaml.MappingNode
    lines: dict[tuple[str, ...], int]

    @property
    def stem(self) -> str:
        return self.path.stem

    def line(self, pointer: Pointer) -> int:
        """The line of the part at `pointer`, or of the nearest part around it that exists."""
        place = tuple(map(str, pointer))
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]

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
        return self.text[self.line(pointer) - 2].strip() == ""


def read(path: Path, shown: Path) -> Contract:
    """Read the contract at `path`; messages name it `shown`. Raises Failed with the line of a YAML error."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        first = path.read_bytes()[: error.start].count(b"\n") + 1
        raise Failed([Problem(shown, first, "yaml", "it is not UTF-8", "save it as UTF-8 text")]) from error
    reader.read(text, shown)
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = Problem(shown, line, "yaml", error.problem or "unreadable", "mend the YAML at this line")
        raise Failed([problem]) from error
    except ValueError as error:
        what, remedy = "a number that is too long, or a date that can't be", "quote it, if it is text"
        raise Failed([Problem(shown, _line_of_odd(node), "yaml", what, remedy)]) from error
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode) or not isinstance(data, dict):
        raise Failed([Problem(shown, 1, "yaml", "not an OpenAPI document", "begin it with `openapi: 3.1.0`")])
    return Contract(shown, text.splitlines(), data, node, dict(_lines((), node)) | {(): 1})


def pointer_of(reference: str) -> Pointer:
    """The path that a local reference such as `#/components/schemas/Account` takes."""
    steps = (unquote(reference) if "%" in reference else reference).removeprefix("#").split("/")[1:]
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def _line_of_odd(node: Any) -> int | None:
    """The line of the scalar that is not what it looks like."""
    if isinstance(node, yaml.ScalarNode):
        try:
            yaml.SafeLoader("").construct_object(node)
        except ValueError:
            return node.start_mark.line + 1
        return None
    parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
    return next(filter(None, map(_line_of_odd, parts)), None)


def _lines(pointer: tuple[str, ...], node: yaml.Node) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*pointer, key.value)
            yield inner, key.start_mark.line + 1
            yield from _lines(inner, value)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            inner = (*pointer, str(index))
            yield inner, value.start_mark.line + 1
            yield from _lines(inner, value)


def _walk(pointer: Pointer, part: Any, skip: frozenset[str]) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, part
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in skip or pointer[-1:] == ("properties",):
                yield from _walk((*pointer, key), value, skip)
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _walk((*pointer, index), value, skip)
