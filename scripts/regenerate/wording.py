"""What a generated method says of itself, in the words of its contract."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scripts.contract import Operation
from scripts.regenerate import quoting

WIDTH = 112  # what a docstring has beside its indentation

FORMAT_LIMITS = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def docstring(
    operation: Operation,
    *,
    arguments: Mapping[str, str],
    returns: tuple[str, str] | None,
    raises: Sequence[tuple[str, str]],
    harmless: bool,
) -> str:
    """The docstring of a method, without quotes or indentation; `harmless` when it may be repeated."""
    general = [
        ("errors.InvalidInputError", "The arguments are not what the contract allows; nothing was sent."),
        (
            "errors.RateLimitError",
            "429: The API wants to be left alone for a while, and longer than this call may last.",
        ),
        ("errors.ServerError", "Any other 5xx."),
        ("errors.UnexpectedAnswerError", "The answer is not one that the contract documents."),
        *([] if harmless else [("errors.OutcomeUnknownError", "Nobody can tell whether it was carried out.")]),
        ("errors.TransportError", "There was no whole answer, a timeout included."),
    ]
    blocks = (
        f"{operation.data['summary']}.",
        "Deprecated: it may go one day." if operation.data.get("deprecated") else "",
        operation.data["description"].strip(),
        textwrap.fill(_needs(operation.data.get("x-permissions", {})), WIDTH),
        _section("Args", list(arguments.items())),
        _section("Returns", [returns] if returns else []),
        _section("Raises", [*raises, *general]),
    )
    return "\n\n".join(filter(None, blocks))


def argument(described: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """The description of a parameter or property, its own or that of its schema, the bounds, and the source."""
    description = described.get("description") or schema.get("description", "")
    bounds = ", ".join(_bounds(schema))
    said = [
        *(["Deprecated."] if is_deprecated(described, schema) else []),
        *description.split(),
        *([f"{bounds[0].upper()}{bounds[1:]}."] if bounds else []),
    ]
    return sourced(" ".join(said), described if "x-source" in described else schema)


def is_deprecated(described: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether callers should do without a parameter or property."""
    return bool(described.get("deprecated") or schema.get("deprecated"))


def unchecked(keywords: Iterable[str]) -> str:
    """What a client does not check of an argument."""
    named = ", ".join(f"`{one}`" for one in dict.fromkeys(keywords))
    return f" Not checked before it is sent: {named}." if named else ""


def error(status: int, names: Iterable[str], described: str, part: Mapping[str, Any]) -> str:
    """When an error of this status comes, the names that it may have, and the sources of that part of the contract."""
    listed = ", ".join(names)
    return sourced(f"{status} {listed}. {described}" if listed else f"{status}: {described}", part)


def sourced(text: str, part: Mapping[str, Any]) -> str:
    """A text about a part of the contract, and the names of the sources that the part is from."""
    given = part.get("x-source", [])
    names = dict.fromkeys(one.partition(":")[0] for one in ([given] if isinstance(given, str) else given))
    return f"{text} Source: {', '.join(names)}." if names else text


def error_names(response: Mapping[str, Any]) -> list[str]:
    return [name for content in response.get("content", {}).values() for name in content.get("examples", {})]


def repeating(operation: Operation) -> str:
    """What the contract says of repeating an operation that does harm."""
    said = next((one for one in operation.data["description"].split("\n\n") if one.startswith("Not idempotent")), "")
    return " ".join(said.split())


def literal(value: Any) -> str:
    """A value of an example as Python."""
    return "..." if value is ... else quoting.literal(value)


def _bounds(schema: Mapping[str, Any]) -> Iterator[str]:
    lowest, highest = FORMAT_LIMITS.get(schema.get("format", ""), (None, None))
    if schema.get("minimum") not in (None, lowest):
        yield f"at least {schema['minimum']}"
    if schema.get("maximum") not in (None, highest):
        yield f"at most {schema['maximum']}"
    if "exclusiveMinimum" in schema:
        yield f"more than {schema['exclusiveMinimum']}"
    if "exclusiveMaximum" in schema:
        yield f"less than {schema['exclusiveMaximum']}"
    for kind, unit in (("Length", "characters"), ("Items", "items")):
        if f"min{kind}" in schema:
            yield f"at least {schema[f'min{kind}']} {unit}"
        if f"max{kind}" in schema:
            yield f"at most {schema[f'max{kind}']} {unit}"
    if "multipleOf" in schema:
        yield f"a multiple of {schema['multipleOf']}"
    if schema.get("uniqueItems"):
        yield "no item twice"
    if "pattern" in schema:
        yield f"matching `{schema['pattern']}`"
    if "default" in schema:
        yield f"taken as {json.dumps(schema['default'])} when not given"


def _needs(permissions: Mapping[str, Any]) -> str:
    """What the caller has to have."""
    named = [name if value is True else f"{name} `{value}`" for name, value in permissions.items()]
    return f"Needs {', '.join(named)}." if named else ""


def _section(title: str, entries: Sequence[tuple[str, str]]) -> str:
    lines = [line for name, text in entries for line in _entry(f"{name}: {text}")]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def _entry(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 8, break_long_words=False, break_on_hyphens=False
    )
