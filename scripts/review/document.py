"""An OpenAPI document as data, with the line of each part. libyaml reads it: contracts may be long."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scripts.contract import METHODS, Operation, Pointer, pointer_of
from scripts.problem import Failed, Problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALARS = {"int": yaml.SafeLoader.construct_yaml_int, "float": yaml.SafeLoader.construct_yaml_float}


@dataclass(frozen=True, eq=False)
class Document:
    """One side of a comparison. `path` is how messages name it."""

    path: Path
    text: str
    data: dict[str, Any]
    node: yaml.MappingNode
    _references: dict[Pointer, frozenset[Pointer]] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        return self.path.stem

    @property
    def version(self) -> str:
        return str(self.data.get("info", {}).get("version", ""))

    def at(self, pointer: Pointer) -> Any:
        """The part at `pointer`, None where there is none."""
        part: Any = self.data
        for step in pointer:
            try:
                part = part[int(step)] if isinstance(part, list) else part[step]
            except (KeyError, IndexError, TypeError, ValueError):
                return None
        return part

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

    def line(self, pointer: Pointer) -> int:
        """The line of the part at `pointer`, or of the nearest part around it that exists."""
        node: yaml.Node = self.node
        line = 1
        for step in pointer:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line

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


def read(text: str, shown: Path) -> Document:
    """The document that `text` is. Raises Failed with the line of a YAML error, or when it is no OpenAPI document."""
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = Problem(shown, line, "yaml", error.problem or "unreadable", "mend the YAML at this line")
        raise Failed([problem]) from error
    except yaml.YAMLError as error:
        raise Failed([Problem(shown, None, "yaml", str(error), "save it as UTF-8 text")]) from error
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode) or _child(node, "openapi") is None:
        raise Failed([Problem(shown, 1, "yaml", "not an OpenAPI document", "begin it with `openapi: 3.1.0`")])
    return Document(shown, text, _data(node), node)


def references_in(part: Any) -> Iterator[Pointer]:
    """Where the references in `part` lead."""
    parts = [part]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/"):
                yield pointer_of(reference)
            parts += part.values()
        elif isinstance(part, list):
            parts += part


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and str(step).isdigit() and int(step) < len(node.value):
        value = node.value[int(step)]
        return value.start_mark.line + 1, value
    return None


def _data(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key, value in node.value:
            if key.tag.endswith(":merge"):
                inherited = _data(value)
                for part in inherited if isinstance(inherited, list) else [inherited]:
                    data |= {name: one for name, one in part.items() if name not in data}
            else:
                data[str(key.value)] = _data(value)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [_data(value) for value in node.value]
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return node.value
    if kind == "null":
        return None
    if kind == "bool":
        return node.value.lower() in ("yes", "true", "on")
    if kind in _SCALARS:
        try:
            return _SCALARS[kind](_CONSTRUCTOR, node)  # type: ignore[arg-type]
        except ValueError:
            return node.value
    return node.value


def mapping(part: Any) -> dict[str, Any]:
    """The part where it is a mapping, else an empty one."""
    return part if isinstance(part, dict) else {}


_CONSTRUCTOR = yaml.SafeLoader("")
