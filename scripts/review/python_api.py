"""The Python API of a generated client as signatures, and what of it appeared, vanished or changed.

It is read from the source, not imported: the old side is a commit, and the new one need not be trustworthy.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.contract import Pointer
from scripts.regenerate.methods import method_name
from scripts.review.document import Document
from scripts.review.entries import Entry

_PLUMBING = ("to_dict", "from_dict", "additional_keys", "additional_properties")
_MODULES = ("facade", "errors")


@dataclass(frozen=True)
class ApiChange:
    """One name of the Python API, before and after; None where it is not there."""

    name: str
    before: str | None
    after: str | None
    breaking: bool
    causes: tuple[str, ...] = field(default=())

    @property
    def fate(self) -> str:
        return "added" if self.before is None else "removed" if self.after is None else "changed"


class Demanded(str):
    """The type of an attribute without a default: whoever makes an object has to give it."""


def signatures(sources: Mapping[str, str]) -> dict[str, str]:
    """Per public name its signature or type, from the modules of a package by path, such as `models/account.py`.

    The asynchronous client has the methods of the other one, and is left out.
    """
    found: dict[str, str] = {}
    for path, text in sources.items():
        module = PurePosixPath(path)
        if module.parts[0] == "api" and module.name != "__init__.py":
            found[".".join(module.with_suffix("").parts)] = "module"
        elif module.parts[0] == "models" or module.stem in _MODULES:
            found |= dict(_module(text))
    return found


def _module(text: str) -> Iterator[tuple[str, str]]:
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith(("_", "Async")):
            yield node.name, f"class({', '.join(map(ast.unparse, node.bases))})"
            yield from _class(node)


def _class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            name, value = part.target.id, _attribute_of(part)
        elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            name, value = part.targets[0].id, ast.unparse(part.value)
        elif isinstance(part, ast.FunctionDef):
            name, value = part.name, _signature(part)
        else:
            continue
        if name == "__init__" or not (name.startswith("_") or name in _PLUMBING):
            yield f"{node.name}.{name}", value


def _attribute_of(node: ast.AnnAssign) -> str:
    """The type, and whether there is a default; which one, and how it is written, is the generator's business."""
    kind, value = ast.unparse(node.annotation), node.value
    if kind.startswith("ClassVar"):
        return kind
    if isinstance(value, ast.Call) and ast.unparse(value.func).endswith("field"):
        optional = any(keyword.arg in ("default", "factory") for keyword in value.keywords)
    else:
        optional = value is not None
    return f"{kind} = ..." if optional else Demanded(kind)


def _signature(node: ast.FunctionDef) -> str:
    arguments = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
    arguments = arguments.removeprefix("cls, ").removeprefix("cls")
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({arguments}){returns}"


def changes(
    before: Mapping[str, str], after: Mapping[str, str], entries: list[Entry], documents: list[Document]
) -> list[ApiChange]:
    """What changed between two dumps, each linked to the entries that caused it by their fingerprints.

    A client that is new is one change.
    """
    if after and not before:
        return [ApiChange("the client", None, f"{len(after)} names", breaking=False)]
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old != new and not _inside(name, before, after):
            causes = [entry for entry in entries if _concerns(name, entry, documents)]
            broken = _breaks(old, new, causes)
            found.append(ApiChange(name, old, new, broken, tuple(entry.fingerprint for entry in causes)))
    return found


def _inside(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether the class around it appeared or vanished, which says enough."""
    owner, dot, _ = name.rpartition(".")
    return bool(dot) and owner in {*before, *after} and (owner in before) is not (owner in after)


def _breaks(old: str | None, new: str | None, causes: list[Entry]) -> bool:
    if new is None:
        return True
    if old is None and not isinstance(new, Demanded):
        return False
    if old and old.startswith("(") and new.startswith("("):
        return not _accepts(old, new)
    return not causes or any(entry.breaking for entry in causes)


def _accepts(old: str, new: str) -> bool:
    """Whether every call by the old signature fits the new one, and returns the same type."""
    was, now = (ast.parse(f"def f{text}: ...").body[0] for text in (old, new))
    assert isinstance(was, ast.FunctionDef)
    assert isinstance(now, ast.FunctionDef)
    if ast.unparse(was.returns or ast.Constant(None)) != ast.unparse(now.returns or ast.Constant(None)):
        return False
    positional = [one.arg for one in was.args.args] == [one.arg for one in now.args.args][: len(was.args.args)]
    old_names, new_names = _arguments(was.args), _arguments(now.args)
    kept = all(name in new_names and (required or not new_names[name][0]) for name, (required, _) in old_names.items())
    typed = all(kind <= new_names[name][1] for name, (_, kind) in old_names.items() if name in new_names)
    return positional and kept and typed and not any(new_names[one][0] for one in set(new_names) - set(old_names))


def _arguments(arguments: ast.arguments) -> dict[str, tuple[bool, frozenset[str]]]:
    """Per argument, whether it is required, and the alternatives of its type."""
    plain, defaults = arguments.args, arguments.defaults
    found = {one.arg: (index < len(plain) - len(defaults), _kinds(one)) for index, one in enumerate(plain)}
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return found | {one.arg: (default is None, _kinds(one)) for one, default in pairs}


def _kinds(argument: ast.arg) -> frozenset[str]:
    node, kinds = argument.annotation, set()
    while isinstance(node, ast.BinOp):
        kinds.add(ast.unparse(node.right))
        node = node.left
    return frozenset(kinds | ({ast.unparse(node)} if node else set()))


def _concerns(name: str, entry: Entry, documents: list[Document]) -> bool:
    """Whether the name comes from what the entry changed: a schema, a property of it, an operation that it reaches."""
    owner, _, member = name.partition(".")
    for pointer in (entry.change.base, entry.change.head):
        schema, property_ = _schema(pointer)
        if (
            schema
            and owner == ClassName(schema, "")
            and (not (member and property_) or member == _attribute(property_))
        ):
            return True
        if schema and property_ and owner == ClassName(f"{schema} {property_}", ""):
            return True
    if owner.endswith("Error") and entry.change.rule.startswith("error-"):
        return True
    inline = {"request", "operation"} & {*entry.directions} or entry.change.rule.endswith(("-added", "-removed"))
    return bool(inline) and name.rpartition(".")[2] in _methods(entry, documents)


def _attribute(property_: str) -> str:
    return str(PythonIdentifier(property_, "field_")) if property_ else ""


def _schema(pointer: Pointer | None) -> tuple[str, str]:
    """The component that a place is in, and the property of it."""
    steps = list(map(str, pointer or ()))
    if steps[:2] != ["components", "schemas"] or len(steps) < 3:
        return "", ""
    return steps[2], steps[steps.index("properties", 3) + 1] if "properties" in steps[3:-1] else ""


def _methods(entry: Entry, documents: list[Document]) -> set[str]:
    reached = {*entry.operations, entry.change.before, entry.change.after}
    return {str(method_name(one)) for document in documents for one in document.operations() if one.id in reached}
