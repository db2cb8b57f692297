"""Types as annotations say them: which one takes all values of another, as type checkers see it."""

import ast
from collections.abc import Iterator, Mapping

# What a value of a type is as well.
_ALSO = {
    "bool": ("int", "float"),
    "str": ("Sequence[str]",),
    "int": ("float",),
    "datetime.datetime": ("datetime.date",),
    "list": ("Sequence",),
    "dict": ("Mapping",),
}
_COVARIANT = ("Sequence", "Mapping", "type")


def takes(wide: ast.expr | None, narrow: ast.expr | None, bases: Mapping[str, str]) -> bool:
    """Whether every value of the type `narrow` is one of the type `wide`; `bases` has that of each class."""
    kinds = list(_kinds(wide))
    return all(any(_is(one, kind, bases) for kind in kinds) for one in _kinds(narrow))


def names(node: ast.expr | None) -> Iterator[str]:
    """The classes that an annotation names."""
    yield from (part.id for part in ast.walk(node) if isinstance(part, ast.Name)) if node else ()


def alike(node: ast.expr | None) -> str:
    """An annotation, alike for those that mean the same: the order of alternatives says nothing."""
    return " | ".join(sorted({_text(kind) for kind in _kinds(node)}))


def _text(kind: ast.expr) -> str:
    if isinstance(kind, ast.Subscript):
        return f"{ast.unparse(kind.value)}[{', '.join(map(alike, _inner(kind)))}]"
    return ast.unparse(kind)


def _kinds(node: ast.expr | None) -> Iterator[ast.expr]:
    """The alternatives of a type; each value of a Literal is one."""
    match node:
        case None:
            yield ast.Constant(None)
        case ast.BinOp(left, ast.BitOr(), right):
            yield from (*_kinds(left), *_kinds(right))
        case ast.Subscript(ast.Name("Literal"), inner):
            values = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            yield from (ast.Subscript(ast.Name("Literal"), value) for value in values)
        case _:
            yield node


def _inner(kind: ast.Subscript) -> list[ast.expr]:
    return kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]


def _is(one: ast.expr, kind: ast.expr, bases: Mapping[str, str]) -> bool:
    if "Any" in (ast.unparse(one), ast.unparse(kind)) or ast.unparse(kind) == "object" or _text(one) == _text(kind):
        return True
    match one, kind:
        case ast.Subscript(ast.Name("Literal"), ast.Constant(value)), _:
            return ast.unparse(kind) in (type(value).__name__, *_ALSO.get(type(value).__name__, ()))
        case ast.Subscript(), ast.Subscript():
            head, outer = ast.unparse(one.value), ast.unparse(kind.value)
            if outer != head and outer not in _ALSO.get(head, ()):
                return False
            pairs = list(zip(_inner(kind), _inner(one), strict=False))
            # What takes values, such as a list, takes no list of a narrower type.
            return all(
                takes(wide, narrow, bases) and (outer in _COVARIANT or takes(narrow, wide, bases))
                for wide, narrow in pairs
            )
    found = ast.unparse(one)
    above = {"StrEnum": "str", "OpenEnum": "str", "IntEnum": "int"}.get(bases.get(found, ""), found)
    return ast.unparse(kind) in (above, *_ALSO.get(above, ()))
