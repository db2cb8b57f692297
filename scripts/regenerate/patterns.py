"""Whether a regular expression of a contract can be used: read alike everywhere, and never long at work."""

import re
import warnings
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

# Type checkers know nothing of these two.
codes: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")

# What only Python knows: `\A`, `\Z`, `(?>...)`, `a++`, `(?(1)...)`.
_OF_PYTHON = (codes.ATOMIC_GROUP, codes.POSSESSIVE_REPEAT, codes.GROUPREF_EXISTS)
_PLACES_OF_PYTHON = (codes.AT_BEGINNING_STRING, codes.AT_END_STRING)
_MANY = 20
_SAMPLES = [*map(chr, range(0x7F)), *"éßжא한中　"]


def problem(pattern: str) -> tuple[str, str] | None:
    """What is wrong with it, and what to do; None when nothing is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern, re.ASCII)
            parsed = _parser.parse(pattern, re.ASCII)
    except (re.error, Warning, RecursionError, OverflowError) as error:
        what = f"Python can't read the pattern `{pattern}`: {error}"
        return what, "write it without what only ECMA 262 knows, such as `\\p{L}` or `(?<name>...)`"
    if parsed.state.groupdict or parsed.state.flags != re.ASCII or _is_of_python(parsed):
        return f"only Python reads the pattern `{pattern}`", "write it by what every reader of JSON Schema knows"
    if _explodes(parsed):
        what = f"the pattern `{pattern}` can match one text in ever more ways, so that a check may take for ever"
        return what, "write it so that each character can be matched by one part only"
    return None


def _is_of_python(nodes: Any) -> bool:
    return any(
        code in _OF_PYTHON
        or (code == codes.AT and argument in _PLACES_OF_PYTHON)
        or (code == codes.SUBPATTERN and any(argument[1:3]))
        or any(map(_is_of_python, _inner(code, argument)))
        for code, argument in nodes
    )


def _explodes(nodes: Any) -> bool:
    """Whether a repetition holds what can match the same text in several ways."""
    for code, argument in nodes:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            _, most, body = argument
            if most > _MANY and _is_ambiguous(body):
                return True
        if any(_explodes(inner) for inner in _inner(code, argument)):
            return True
    return False


def _is_ambiguous(body: Any) -> bool:
    """Whether the text of several rounds of this body could be that of fewer, or of other choices."""
    items = list(_flat(body))
    if _is_nullable(items):
        return True
    for code, argument in items:
        if code == codes.BRANCH and _overlap(argument[1]):
            return True
    repeated = [_characters(item) for item in items if _is_long(item)]
    if not repeated:
        return False
    # What has to stand between two rounds, and can't be part of what is repeated, tells them apart.
    fixed = [_characters(item) for item in items if not _is_long(item) and not _is_nullable([item])]
    everything = set().union(*repeated)
    return not any(one and not one & everything for one in fixed)


def _flat(nodes: Any) -> Iterator[tuple[Any, Any]]:
    for code, argument in nodes:
        if code == codes.SUBPATTERN:
            yield from _flat(argument[-1])
        else:
            yield code, argument


def _inner(code: Any, argument: Any) -> Sequence[Any]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        return [argument[2]]
    if code == codes.SUBPATTERN:
        return [argument[-1]]
    if code == codes.BRANCH:
        return list(argument[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return []


def _is_long(item: tuple[Any, Any]) -> bool:
    code, argument = item
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, body = argument
        return (most > _MANY and most != least) or any(map(_is_long, _flat(body)))
    return False


def _is_nullable(nodes: Any) -> bool:
    for code, argument in nodes:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            if argument[0] and not _is_nullable(argument[2]):
                return False
        elif code == codes.SUBPATTERN:
            if not _is_nullable(argument[-1]):
                return False
        elif code == codes.BRANCH:
            if not any(map(_is_nullable, argument[1])):
                return False
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            return False
    return True


def _firsts(nodes: Any) -> set[str]:
    """The characters that a text of these may begin with."""
    found: set[str] = set()
    for item in _flat(nodes):
        code, argument = item
        if code == codes.BRANCH:
            found |= set().union(*map(_firsts, argument[1]))
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            found |= _firsts(argument[2])
        else:
            found |= _characters(item)
        if not _is_nullable([item]):
            break
    return found


def _characters(item: tuple[Any, Any]) -> set[str]:
    """The characters that can be in a text of this, as far as the samples have them."""
    code, argument = item
    if inner := _inner(code, argument):
        return set().union(*(_characters(one) for nodes in inner for one in _flat(nodes)))
    if code == codes.LITERAL:
        return {chr(argument)}
    if code == codes.NOT_LITERAL:
        return {one for one in _SAMPLES if ord(one) != argument}
    if code == codes.ANY:
        return set(_SAMPLES) - {"\n"}
    if code == codes.IN:
        return {one for one in _SAMPLES if _is_in(one, argument)}
    return set()


def _is_in(character: str, members: Any) -> bool:
    found, negated = False, False
    for code, argument in members:
        if code == codes.NEGATE:
            negated = True
        elif code == codes.LITERAL:
            found |= ord(character) == argument
        elif code == codes.RANGE:
            found |= argument[0] <= ord(character) <= argument[1]
        elif code == codes.CATEGORY:
            found |= _has_category(character, argument)
    return found != negated


def _has_category(character: str, category: Any) -> bool:
    kind = str(category).rpartition("_")[2].lower()
    matches = re.match({"digit": r"\d", "space": r"\s", "word": r"\w"}[kind], character, re.ASCII) is not None
    return matches != ("_NOT_" in str(category))


def _overlap(choices: Sequence[Any]) -> bool:
    """Whether more than one of these may be the one to take."""
    firsts = [_firsts(one) for one in choices]
    return sum(map(len, firsts)) > len(set().union(*firsts)) or sum(map(_is_nullable, choices)) > 1
