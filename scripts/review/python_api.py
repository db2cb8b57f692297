"""The Python API of a generated client as signatures, and what of it appeared, vanished or changed.

It is read from the source, not imported: the old side is a commit, and the new one need not be trustworthy.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.contract import Pointer
from scripts.regenerate.conveniences import method_name
from scripts.review import annotations
from scripts.review.document import Document
from scripts.review.entries import Entry

_PLUMBING = ("to_dict", "from_dict", "additional_keys", "additional_properties")
_MODULES = ("facade", "errors")
_BOTH = frozenset(("given", "got"))
_SAID_OF_ANSWERS = ("response-", "media-type-", "schema-")  # what may change the type that a method returns
_VALUES = tuple("'\"-0123456789")  # how the value of an enum begins


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
        if module.parts[0] == "models" or module.stem in _MODULES:
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
    uses = _uses(before, after)
    bases = {name: kind[6:-1] for name, kind in {**before, **after}.items() if kind.startswith("class(")}
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old != new and not _inside(name, before, after) and not _alike(old, new):
            causes = [entry for entry in entries if _concerns(name, entry, documents)]
            directions = {direction for entry in causes for direction in entry.directions}
            behind = frozenset({"request": "given", "response": "got"}.get(one, "") for one in directions)
            broken = _breaks(old, new, uses.get(name.partition(".")[0]) or behind or None, bases)
            found.append(ApiChange(name, old, new, broken, tuple(entry.fingerprint for entry in causes)))
    return found


def _inside(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether the class around it appeared or vanished, which says enough."""
    owner, dot, _ = name.rpartition(".")
    return bool(dot) and owner in {*before, *after} and (owner in before) is not (owner in after)


def _uses(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Whether objects of a class are given by callers, got by them, or both."""
    found: dict[str, set[str]] = {}
    inner: dict[str, set[str]] = {}
    for dump in (before, after):
        for name, kind in dump.items():
            if kind.startswith("("):
                method = _method(kind)
                given = [one.annotation for one in (*method.args.args, *method.args.kwonlyargs)]
                for one in (used for annotation in given for used in annotations.names(annotation)):
                    found.setdefault(one, set()).add("given")
                for one in annotations.names(method.returns):
                    found.setdefault(one, set()).add("got")
            elif not kind.startswith(("class(", "ClassVar", *_VALUES)):
                inner.setdefault(name.partition(".")[0], set()).update(annotations.names(_type(kind)))
    waiting = list(found)
    while waiting:
        owner = waiting.pop()
        for one in inner.get(owner, ()):
            if not found[owner] <= found.setdefault(one, set()):
                found[one] |= found[owner]
                waiting.append(one)
    return {name: frozenset(uses) for name, uses in found.items()}


def _type(kind: str) -> ast.expr:
    return ast.parse(kind.removesuffix(" = ..."), mode="eval").body


def _method(signature: str) -> ast.FunctionDef:
    (node,) = ast.parse(f"def f{signature}: ...").body
    assert isinstance(node, ast.FunctionDef)
    return node


def _alike(old: str | None, new: str | None) -> bool:
    """Whether two signatures are the same to callers: the order of keywords and of alternatives is not."""
    if not (old and new and old.startswith("(") and new.startswith("(")):
        return False
    shown = []
    for one in (_method(old), _method(new)):
        kinds = {name: (needed, annotations.alike(kind)) for name, (needed, kind) in _arguments(one.args).items()}
        shown.append((*map(ast.unparse, one.args.args), annotations.alike(one.returns), kinds))
    return shown[0] == shown[1]


def _breaks(old: str | None, new: str | None, uses: frozenset[str] | None, bases: Mapping[str, str]) -> bool:
    """Whether code that was right by the old side is not by the new one."""
    if new is None:
        return True
    given, got = ("given" in (uses or _BOTH), "got" in (uses or _BOTH))
    if old is None:  # a further value of an enum is one that whoever gets it has not thought of
        return given if isinstance(new, Demanded) else uses is not None and got and new.startswith(_VALUES)
    if old.startswith("(") and new.startswith("("):
        return not _accepts(old, new, bases)
    if any(one.startswith(("class(", "ClassVar", *_VALUES)) for one in (old, new)):
        return True
    was, now = _type(old), _type(new)
    demanded = isinstance(new, Demanded) and not isinstance(old, Demanded)
    refused = demanded or not annotations.takes(now, was, bases)
    return (given and refused) or (got and not annotations.takes(was, now, bases))


def _accepts(old: str, new: str, bases: Mapping[str, str]) -> bool:
    """Whether every call by the old signature fits the new one, and what it returns fits its use."""
    was, now = _method(old), _method(new)
    if not annotations.takes(was.returns, now.returns, bases):
        return False
    positional = [one.arg for one in was.args.args] == [one.arg for one in now.args.args][: len(was.args.args)]
    olds, news = _arguments(was.args), _arguments(now.args)
    kept = all(name in news and (required or not news[name][0]) for name, (required, _) in olds.items())
    typed = all(annotations.takes(news[name][1], kind, bases) for name, (_, kind) in olds.items() if name in news)
    return positional and kept and typed and not any(news[one][0] for one in set(news) - set(olds))


def _arguments(arguments: ast.arguments) -> dict[str, tuple[bool, ast.expr | None]]:
    """Per argument, whether it is required, and its type."""
    plain, defaults = arguments.args, arguments.defaults
    found = {one.arg: (index < len(plain) - len(defaults), one.annotation) for index, one in enumerate(plain)}
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return found | {one.arg: (default is None, one.annotation) for one, default in pairs}


def _concerns(name: str, entry: Entry, documents: list[Document]) -> bool:
    """Whether the name comes from what the entry changed: a schema, a property of it, an operation that it reaches."""
    owner, _, member = name.partition(".")
    for pointer in [pointer for change in entry.changes for pointer in (change.base, change.head)]:
        schema, property_ = _schema(pointer)
        attribute = str(PythonIdentifier(property_, "field_")) if property_ else member
        if schema and owner == ClassName(schema, "") and member in ("", attribute):
            return True
        if schema and property_ and owner == ClassName(f"{schema} {property_}", ""):
            return True
    if owner.endswith("Error") and entry.change.rule.startswith("error-"):
        return True
    inline = {"request", "operation"} & {*entry.directions} or entry.change.rule.startswith(_SAID_OF_ANSWERS)
    return bool(inline) and name.rpartition(".")[2] in _methods(entry, documents)


def _schema(pointer: Pointer | None) -> tuple[str, str]:
    """The component that a place is in, and the property of it."""
    steps = list(map(str, pointer or ()))
    if steps[:2] != ["components", "schemas"] or len(steps) < 3:
        return "", ""
    return steps[2], steps[steps.index("properties", 3) + 1] if "properties" in steps[3:-1] else ""


def _methods(entry: Entry, documents: list[Document]) -> set[str]:
    reached = {*entry.operations, entry.change.before, entry.change.after}
    return {str(method_name(one)) for document in documents for one in document.operations() if one.id in reached}
