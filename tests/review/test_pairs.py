"""Pairs that differ little: what breaks callers is told, and nothing else, in either direction and on the way back."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts import reader
from scripts.review.document import read
from scripts.review.entries import compare
from tests.review.battery import document, things

_FILE = Path(__file__).with_name("pairs.yaml")
_PAIRS = reader.read(_FILE.read_text(encoding="utf-8"), _FILE).data
_BREAKS = {  # in a request there and back, in an answer there and back
    "narrower": [True, False, False, True],
    "wider": [False, True, True, False],
    "another": [True] * 4,
    "the same": [False] * 4,
}


def _breaks(*sides: Any) -> bool:
    return any(entry.breaking for entry in compare(*sides))


@pytest.mark.parametrize("pair", _PAIRS["schemas"], ids=lambda pair: pair["name"])
def test_schemas(pair: Any) -> None:
    """What takes less breaks who sends, what takes more who receives."""
    told = []
    for direction in ("requestBody", "responses"):
        sides = []
        for side in ("before", "after"):
            data = things()
            part = data["paths"]["/things/{thingId}"]["post"][direction]
            (part if direction == "requestBody" else part["200"])["content"]["application/json"] = {
                "schema": pair[side]
            }
            sides.append(document(data))
        told += [_breaks(*sides), _breaks(*sides[::-1])]

    assert _BREAKS[pair["is"]] == told


@pytest.mark.parametrize("pair", _PAIRS["documents"], ids=lambda pair: pair["name"])
def test_documents(pair: Any) -> None:
    """Statuses, paths, prefixes, parameters, parts of forms, discriminators."""
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1.0.0"}}
    sides = [read(json.dumps(head | pair[side]), Path("a.json")) for side in ("before", "after")]

    assert pair["breaks"] == [_breaks(*sides), _breaks(*sides[::-1])]
