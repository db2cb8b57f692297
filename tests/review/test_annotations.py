"""Which type takes which: as the type checker says it of functions that hand one on as the other."""

import ast
from pathlib import Path

import pytest
from mypy import api

from scripts.review.annotations import alike, takes
from tests.support.documents import ROOT

_HEAD = """
import datetime
from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import Any, Literal
class Unset: ...
class Volume(StrEnum):
    LOUD = "LOUD"
class OpenEnum(StrEnum): ...
class Mood(OpenEnum):
    GAY = "GAY"
class Level(IntEnum):
    ONE = 1
class Echo: ...
class Noise: ...
"""
_BASES = {"Volume": "StrEnum", "Mood": "OpenEnum", "Level": "IntEnum", "Echo": "", "Noise": "", "Unset": ""}
_TYPES = (
    "str", "int", "float", "bool", "None", "Any", "object", "datetime.date", "datetime.datetime", "Volume", "Level",
    "Mood", "Echo", "Noise", "str | None", "str | int", "int | Unset", "float | Unset", "Echo | Noise", "Volume | None",
    'Literal["A"]', 'Literal["A", "B"]', 'Volume | Literal["A"]', "Literal[1]", "list[int]", "list[float]",
    "list[str | int]", "list[int | str]", "list[Any]", "Sequence[int]", "Sequence[float]", "list[Volume]",
    "Sequence[str]", "dict[str, int]",
    "dict[str, float]", "Mapping[str, int]", "Mapping[str, float]", "Mapping[str, Any]", "list[list[int]]",
    "Sequence[list[int]]", "Sequence[Sequence[float]]", "list[Echo] | None",
)  # fmt: skip


def _expression(kind: str) -> ast.expr:
    return ast.parse(kind, mode="eval").body


def test_types_as_the_type_checker_takes_them(tmp_path: Path) -> None:
    """Each pair of types is a function that returns what it was given: right, or an error at its line."""
    pairs = [(wide, narrow) for wide in _TYPES for narrow in _TYPES]
    file = tmp_path / "pairs.py"
    redefined = "# type: ignore[no-redef]"
    functions = [f"def f(value: {narrow}) -> {wide}: return value  {redefined}" for wide, narrow in pairs]
    file.write_text("\n".join([_HEAD, *functions]), encoding="utf-8")
    cache = f"--cache-dir={ROOT / '.venv' / 'cache' / 'mypy-review'}"
    said, _, _ = api.run([str(file), "--strict", "--no-warn-unused-ignores", cache])
    wrong = {int(line.split(":")[1]) for line in said.splitlines() if "[return-value]" in line}
    assert wrong

    told = {pair: takes(_expression(pair[0]), _expression(pair[1]), _BASES) for pair in pairs}

    first = _HEAD.count("\n") + 2
    assert {pair: number not in wrong for number, pair in enumerate(pairs, first)} == told


@pytest.mark.parametrize(("one", "other"), [("int | str", "str | int"), ("list[int | None]", "list[None | int]")])
def test_order_of_alternatives(one: str, other: str) -> None:
    """It says nothing."""
    assert alike(_expression(one)) == alike(_expression(other))
