"""JSON documents as they were written.

orjson reads a whole number that 64 bits don't hold as a fraction, which is another number and may keep to a bound that
the one that was written violates; and it reads `11.0` as a fraction, which JSON Schema calls an integer.
"""

import codecs
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import orjson

DEEPEST = 100
"""How many objects and arrays may be inside each other."""

# At the beginning, behind a name or in an array; a few texts look alike, and are read for nothing by the slower reader.
_INEXACT = re.compile(rb'(?:\A|"\s*:|[\[,])\s*-?[0-9]*(?:[0-9]{19}|[0-9][.eE])')
_SMALLEST, _LARGEST = -(2**63), 2**64 - 1
_SHOWN = 40


def read(content: bytes | bytearray) -> Any:
    """What a document says, with whole numbers as such.

    Raises:
        ValueError: It is not JSON, is nested too deeply, or has a number that can't be kept as it is.
    """
    if content.startswith(codecs.BOM_UTF8):
        raise ValueError("is not JSON: it begins with a byte order mark (BOM). Save it as UTF-8 without one")
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error}") from None
    if content.count(b"{") + content.count(b"[") > DEEPEST and _is_too_deep(document):
        raise ValueError(f"is nested too deeply: more than {DEEPEST} levels")
    if _INEXACT.search(content):
        document = json.loads(content, parse_int=_whole, parse_float=_number)
    return document


def _is_too_deep(document: Any) -> bool:
    level: list[Any] = [document]
    for _ in range(DEEPEST):
        level = [part for parts in level for part in _parts(parts) if isinstance(part, dict | list)]
        if not level:
            return False
    return True


def _parts(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _whole(text: str) -> int:
    # Longer than any that fits; Python itself refuses to read thousands of digits.
    if len(text) > _SHOWN or not _SMALLEST <= (number := int(text)) <= _LARGEST:
        raise _too_long(text)
    return number


def _number(text: str) -> float:
    number = float(text)
    if not number.is_integer():
        return number
    exact = Decimal(text)
    if exact == exact.to_integral_value() and _SMALLEST <= exact <= _LARGEST:
        return int(exact)
    if exact != Decimal(number) and abs(number) <= 2.0**64:
        raise _too_long(text)
    return number


def _too_long(text: str) -> ValueError:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return ValueError(f"has a number that 64 bits do not hold: {shown}")
