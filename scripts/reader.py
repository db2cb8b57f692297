"""YAML as data with the line of each part; neither depth nor aliases of it can exhaust who works on that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from scripts.problem import Failed, Problem

# The line of a part, and the marks of the parts in it by key or index.
Mark: TypeAlias = "tuple[int, dict[Any, Mark]]"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 200  # levels: deeper than any contract, and less than what recursion can bear
_LARGEST = 20_000_000  # parts, with all that aliases stand for
_SCALARS = {"int": yaml.SafeLoader.construct_yaml_int, "float": yaml.SafeLoader.construct_yaml_float}


def read(text: str, shown: Path) -> tuple[Any, dict[Any, Mark]]:
    """The data of a YAML text and its marks. Raises Failed with the line of an error; messages name it `shown`."""
    try:
        return _Reader(shown).read(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = Problem(shown, line, "yaml", error.problem or "unreadable", "mend the YAML at this line")
        raise Failed([problem]) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise Failed([Problem(shown, None, "yaml", str(error), "save it as UTF-8 text")]) from error


@dataclass
class _Open:
    """A mapping or list whose end is not read yet."""

    anchor: str | None
    data: dict[str, Any] | list[Any]
    marks: dict[Any, Mark]
    size: int = 1
    key: str | None = None
    line: int = 1
    merged: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class _Anchor:
    data: Any
    inner: dict[Any, Mark]
    size: int


class _Reader:
    """Builds data and lines from the events of the parser, without recursion."""

    def __init__(self, shown: Path) -> None:
        self._shown = shown
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchor | None] = {}
        self._root: tuple[Any, dict[Any, Mark]] | None = None

    def read(self, text: str) -> tuple[Any, dict[Any, Mark]]:
        for event in yaml.parse(text, Loader=_LOADER):
            read = _EVENTS.get(type(event))
            if read and event.start_mark:
                read(self, event, event.start_mark.line + 1)
        return self._root or (None, {})

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        holder = self._open[-1] if self._open else None
        if holder and isinstance(holder.data, dict) and holder.key is None:
            holder.key, holder.line = event.value, line
            return
        value = _scalar(event)
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(value, {}, 1)
        self._put(value, {}, 1, line)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, line: int) -> None:
        holder = self._open[-1] if self._open else None
        if holder and isinstance(holder.data, dict) and holder.key is None:
            raise self._failed(line, "a key is a mapping or a list", "write a text as the key")
        if len(self._open) >= _DEEPEST:
            raise self._failed(
                line, f"nested more than {_DEEPEST} levels deep", "give the inner parts names of their own"
            )
        if holder and isinstance(holder.data, list):
            holder.line = line
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(_Open(event.anchor, {} if isinstance(event, yaml.MappingStartEvent) else [], {}))

    def _end(self, _event: yaml.Event, _line: int) -> None:
        one = self._open.pop()
        if isinstance(one.data, dict):
            for part in one.merged:
                one.data |= {name: value for name, value in part.items() if name not in one.data}
        if one.anchor:
            self._anchors[one.anchor] = _Anchor(one.data, one.marks, one.size)
        self._put(one.data, one.marks, one.size, self._open[-1].line if self._open else 1)

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        name = str(event.anchor)
        found = self._anchors.get(name)
        if found is None:
            fault = "stands inside of what it stands for" if name in self._anchors else "stands for nothing"
            raise self._failed(line, f"`*{name}` {fault}", "write out what it stands for")
        self._put(found.data, found.inner, found.size, line)

    def _put(self, value: Any, inner: dict[Any, Mark], size: int, line: int) -> None:
        if not self._open:
            self._root = value, inner
            return
        holder = self._open[-1]
        holder.size += size
        if holder.size > _LARGEST:
            raise self._failed(line, "its aliases stand for too much", "write out what they stand for")
        if isinstance(holder.data, list):
            holder.marks[len(holder.data)] = line, inner
            holder.data.append(value)
            return
        key, holder.key = holder.key, None
        if key == "<<":
            holder.merged += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
        elif key is None:
            raise self._failed(line, "a key is an alias", "write a text as the key")
        else:
            holder.marks[key] = holder.line, inner
            holder.data[key] = value

    def _document(self, _event: yaml.Event, line: int) -> None:
        if self._root:
            raise self._failed(line, "a second document begins", "keep one contract per file")

    def _failed(self, line: int, what: str, remedy: str) -> Failed:
        return Failed([Problem(self._shown, line, "yaml", what, remedy)])


_EVENTS: dict[Any, Callable[[_Reader, Any, int], None]] = {
    yaml.ScalarEvent: _Reader._scalar,
    yaml.MappingStartEvent: _Reader._begin,
    yaml.SequenceStartEvent: _Reader._begin,
    yaml.MappingEndEvent: _Reader._end,
    yaml.SequenceEndEvent: _Reader._end,
    yaml.AliasEvent: _Reader._alias,
    yaml.DocumentStartEvent: _Reader._document,
}


def _scalar(event: yaml.ScalarEvent) -> Any:
    if event.implicit[1]:
        return event.value
    tag = event.tag
    if event.implicit[0]:
        resolvers = _RESOLVERS.get(event.value[:1], ())
        tag = next((tag for tag, pattern in resolvers if pattern.match(event.value)), None)
    kind = str(tag or "str").rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return event.value.lower() in ("yes", "true", "on")
    if kind in _SCALARS:
        try:
            return _SCALARS[kind](_CONSTRUCTOR, yaml.ScalarNode(tag, event.value))  # type: ignore[arg-type]
        except ValueError:
            return event.value
    return event.value


_CONSTRUCTOR = yaml.SafeLoader("")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
