"""Edits of a contract in place: what is not about them keeps its words, its order and its comments."""

from dataclasses import dataclass
from typing import Any

import yaml

from scripts.contract import Pointer

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDTH = 120


class NotEditable(ValueError):
    """A part is not there, or is written in a way that can't be changed line by line."""


@dataclass(frozen=True)
class Edit:
    """One change of a contract.

    Attributes:
        do: `insert` a key, `append` an item, `replace` the value of a key, `remove` a key, or `drop` an item.
        pointer: The mapping or list that it is about.
        key: The key, or the item to drop; nothing for an item to append.
        value: What the key or the new item says.
        before: The key that a new one goes in front of, where there is such a one; last without.
        apart: Whether a blank line goes behind a new key.
    """

    do: str
    pointer: Pointer
    key: str = ""
    value: Any = None
    before: str = ""
    apart: bool = False

    def __str__(self) -> str:
        place = "/".join(map(str, self.pointer)) or "the root"
        match self.do:
            case "append":
                return f"append to {place}: {_flow(self.value)}"
            case "drop":
                return f"take `{self.key}` out of {place}"
            case "remove":
                return f"remove `{self.key}` from {place}"
            case _:
                return f"{self.do} in {place}: {_flow({self.key: self.value})}"


def apply(text: str, edit: Edit) -> str:
    """The text with one edit made.

    Raises:
        NotEditable: There is nothing that it could be made to.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    lines = text.splitlines()
    if edit.do == "append":
        node = _at(text, edit.pointer, yaml.SequenceNode)
        return _put(lines, _end(lines, node), 0, _written([edit.value], node.start_mark.column))
    if edit.do == "drop":
        return _drop(text, lines, edit)
    node = _at(text, edit.pointer, yaml.MappingNode)
    indent = node.value[0][0].start_mark.column
    pairs = {key.value: (key.start_mark.line, _end(lines, value)) for key, value in node.value}
    if edit.do == "insert":
        if edit.key in pairs:
            raise NotEditable(f"{'/'.join(map(str, edit.pointer))} has `{edit.key}` already.")
        at = pairs[edit.before][0] if edit.before in pairs else _end(lines, node)
        return _put(lines, at, 0, [*_written({edit.key: edit.value}, indent), *([""] if edit.apart else [])])
    if edit.key not in pairs:
        raise NotEditable(f"{'/'.join(map(str, edit.pointer))} has no `{edit.key}`.")
    first, end = pairs[edit.key]
    if node.value[0][0].value == edit.key and lines[first].lstrip().startswith("- "):
        raise NotEditable(f"`{edit.key}` stands in the line of a list's item.")
    return _put(lines, first, end - first, [] if edit.do == "remove" else _written({edit.key: edit.value}, indent))


def _drop(text: str, lines: list[str], edit: Edit) -> str:
    """Without one item; without the list where it was the only one."""
    node = _at(text, edit.pointer, yaml.SequenceNode)
    found = [one for one in node.value if one.value == edit.key]
    if not found:
        raise NotEditable(f"{'/'.join(map(str, edit.pointer))} has no `{edit.key}`.")
    if len(node.value) == 1:
        return apply(text, Edit("remove", edit.pointer[:-1], str(edit.pointer[-1])))
    return _put(lines, found[0].start_mark.line, 1, [])


def _at(text: str, pointer: Pointer, kind: type[Any]) -> Any:
    node = yaml.compose(text, Loader=_LOADER)
    for step in pointer:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and str(step).isdecimal() and int(step) < len(node.value):
            node = node.value[int(step)]
        else:
            node = None
    if not isinstance(node, kind) or node.flow_style or not node.value:
        what = "mapping" if kind is yaml.MappingNode else "list"
        raise NotEditable(f"{'/'.join(map(str, pointer)) or 'the root'} is no {what} in block style.")
    return node


def _end(lines: list[str], node: Any) -> int:
    """The line behind a value; the parser sees the end of a block only where something else begins."""
    is_block = getattr(node, "flow_style", None) is False or getattr(node, "style", None) in ("|", ">")
    if not is_block:
        return int(node.end_mark.line) + 1
    last = int(node.end_mark.line) - 1
    while last > node.start_mark.line and (not lines[last].strip() or lines[last].lstrip().startswith("#")):
        last -= 1
    return last + 1


def _written(value: Any, indent: int) -> list[str]:
    said = yaml.dump(value, Dumper=_Dumper, width=_WIDTH - indent, allow_unicode=True, sort_keys=False)
    return [" " * indent + line if line else line for line in said.splitlines()]


def _put(lines: list[str], at: int, gone: int, more: list[str]) -> str:
    return "\n".join([*lines[:at], *more, *lines[at + gone :]]) + "\n"


def _flow(value: Any) -> str:
    said: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return said.removesuffix("...\n").strip()


class _Dumper(yaml.SafeDumper):
    """Indents the items of a list, as the contracts do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - of the protocol
        super().increase_indent(flow, False)
