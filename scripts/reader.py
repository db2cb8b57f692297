"""Contracts as data with the line of each part: JSON as JSON, YAML by the core schema of its version 1.2.

Neither depth, nor aliases, nor numbers of a text can exhaust who works on what was read.
"""

import json
import math
import re
from collections.abc import Callable, Iterator
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
_LONGEST = 400  # digits of a number

_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = ("", "~", "null", "Null", "NULL")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]|[-+.0-9eE]+|true|false|null|\n')


@dataclass(frozen=True)
class Plain:
    """A scalar without quotes, as it is written."""

    text: str
    line: int
    is_key: bool


@dataclass(frozen=True)
class Twin:
    """A key that stood in its mapping before, in the line `first`."""

    key: str
    line: int
    first: int


@dataclass
class Written:
    """What a text says, the line of each part, and how scalars and keys of it are written."""

    data: Any = None
    marks: dict[Any, Mark] = field(default_factory=dict)
    plain: list[Plain] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)


def text_of(data: bytes, shown: Path) -> str:
    """The text that the bytes are. Raises Failed with the line that is not UTF-8."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the byte 0x{data[error.start]:02x} is no UTF-8"
        raise Failed([Problem(shown, line, "text", what, "save it as UTF-8 text")]) from error


def read(text: str, shown: Path) -> Written:
    """What a contract says. Raises Failed with the line of an error; messages name it `shown`."""
    reader = _Reader(shown)
    try:
        return reader.read(_json_events(text, shown) if _is_json(text, shown) else yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = Problem(shown, line, "yaml", error.problem or "unreadable", "mend the YAML at this line")
        raise Failed([problem]) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise Failed([Problem(shown, None, "yaml", str(error), "save it as UTF-8 text")]) from error


def _is_json(text: str, shown: Path) -> bool:
    """Whether a text is JSON. Raises Failed where the file is called so and its text is not."""
    if shown.suffix != ".json" and text.lstrip()[:1] != "{":
        return False
    try:
        json.loads(text, parse_int=len, parse_float=len, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        if shown.suffix != ".json":
            return False  # a mapping of YAML may begin so
        raise Failed([Problem(shown, error.lineno, "json", error.msg, "mend the JSON at this line")]) from error
    except RecursionError:
        return True  # the reader says so with the line
    except ValueError as error:
        raise Failed([Problem(shown, None, "json", str(error), "write a number, or null")]) from error
    return True


def _no_constant(name: str) -> None:
    raise ValueError(f"`{name}` is no number of JSON")


def _json_events(text: str, shown: Path) -> Iterator[yaml.Event]:
    """A text of JSON as the events that YAML has for it."""
    line = 0
    for token in _TOKEN.findall(text):
        mark = yaml.Mark("", 0, line, 0, None, 0)
        match token[0]:
            case "\n":
                line += 1
            case ":":
                continue
            case "{":
                yield yaml.MappingStartEvent(None, None, True, mark)
            case "[":
                yield yaml.SequenceStartEvent(None, None, True, mark)
            case "}":
                yield yaml.MappingEndEvent(mark)
            case "]":
                yield yaml.SequenceEndEvent(mark)
            case '"':
                value = json.loads(token, strict=False) if "\\" in token else token[1:-1]
                if not value.isascii() and re.search("[\ud800-\udfff]", value):
                    what, remedy = "half of a character stands alone", "write both halves of the surrogate pair"
                    raise Failed([Problem(shown, line + 1, "json", what, remedy)])
                yield yaml.ScalarEvent(None, None, (False, True), value, mark)
            case _:
                yield yaml.ScalarEvent(None, None, (True, False), token, mark)


@dataclass
class _Open:
    """A mapping or list whose end is not read yet."""

    anchor: str | None
    data: dict[str, Any] | list[Any]
    marks: dict[Any, Mark]
    size: int = 1
    key: str | None = None
    line: int = 1
    merges: bool = False
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
        self._written = Written()
        self._documents = 0

    def read(self, events: Iterator[yaml.Event]) -> Written:
        for event in events:
            read = _EVENTS.get(type(event))
            if read and event.start_mark:
                read(self, event, event.start_mark.line + 1)
        return self._written

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        holder = self._open[-1] if self._open else None
        is_key = bool(holder and isinstance(holder.data, dict) and holder.key is None)
        if event.implicit[0] and not event.implicit[1] and not event.tag:
            self._written.plain.append(Plain(event.value, line, is_key))
        if holder and is_key:
            holder.key, holder.line = event.value, line
            holder.merges = event.value == "<<" and event.implicit[0]
            return
        value = self._value(event, line)
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
        self._put(found.data, found.inner, found.size, line, is_alias=True)

    def _value(self, event: yaml.ScalarEvent, line: int) -> Any:
        """What a scalar is by the core schema."""
        text, kind = event.value, str(event.tag or "").removeprefix("tag:yaml.org,2002:")
        if kind in ("str", "!") or (not kind and event.implicit[1]):
            return text
        if kind in ("", "null") and text in _NULLS:
            return None
        if kind in ("", "bool") and text in _TRUTHS:
            return _TRUTHS[text]
        if kind in ("", "int") and _INTEGER.fullmatch(text):
            if len(text) > _LONGEST:
                raise self._failed(line, f"a number of more than {_LONGEST} digits", "quote it, if it is text")
            return int(text, 0) if text[1:2] in ("o", "x") else int(text)
        if kind in ("", "float") and _FLOAT.fullmatch(text):
            if not math.isfinite(number := float(text)):
                raise self._failed(line, "a number beyond what can be held", "quote it, if it is text")
            return number
        if not kind and not _NO_NUMBER.fullmatch(text):
            return text
        what = f"`{text[:40]}` is no {kind or 'number of JSON'}"
        raise self._failed(line, what, "quote it, if it is text" if not kind else "write it without a tag")

    def _put(self, value: Any, inner: dict[Any, Mark], size: int, line: int, *, is_alias: bool = False) -> None:
        if not self._open:
            self._written.data, self._written.marks = value, inner
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
        if holder.merges and (is_alias or isinstance(value, list)):
            holder.merged += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
        elif key is None:
            raise self._failed(line, "a key is an alias", "write a text as the key")
        else:
            if key in holder.data:
                self._written.twins.append(Twin(key, holder.line, holder.marks[key][0]))
            holder.marks[key] = holder.line, inner
            holder.data[key] = value

    def _document(self, _event: yaml.Event, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
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
