"""Redocly's `diff` judges the same changes of schemas; where it judges otherwise, the reason is known."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

from scripts.regenerate.lint import NODE, REDOCLY
from tests.review.battery import SCHEMAS, SchemaChange, schema_of, things

# What it does not look at.
OVERLOOKED = {
    *("a discriminator", "another discriminator"),
    *("a value of the discriminator fewer", "a value of the discriminator swapped"),
    *("read-only", "read-only and required", "write-only", "write-only and required"),
    *("an alternative by another name, which tells it apart", "another value of the discriminator"),
    *("a default", "another default", "a default that is a truth value"),
    *("pattern properties", "a pattern of a closed object fewer", "an item of a closed tuple fewer"),
    *("a further dependency", "another dependency", "more items that must be there", "nothing at all"),
    *("a bound that floats can not hold", "written as an attribute"),
    # Properties of a request that went, and those that a closed answer gained.
    *("a property", "a required property"),
    *("a property of a closed object", "a required property of a closed object"),
    # Words of this project.
    *(
        "an era fewer",
        "of one era",
        "a role of an error",
        "another property for a role",
        "another error for a violation",
    ),
}
# What it judges as if more that fits inside let in more outside.
REVERSED = {"more that does not fit", "more that count as too many"}
# What it calls breaking although all that was accepted still is.
OVERSTATED = {
    *("no null by oneOf", "a constant of two values", "a narrower format", "a narrower float"),
    *("a coarser step", "a coarser step of decimals"),
    *("one alternative of two", "the alternative that is most alike", "exactly one alternative"),
}
WAYS = [(direction, back) for direction in ("request", "response") for back in (False, True)]


def contract(*, head: bool) -> Any:
    """Each case as four operations: in a request and in an answer, forth and back."""
    data = things()
    data["paths"] = {
        f"/case/{number}/{way}": {
            "post": operation(direction, case.before if back is head else case.after, number, way)
        }
        for number, case in enumerate(SCHEMAS.values())
        for way, (direction, back) in enumerate(WAYS)
    }
    return data


def operation(direction: str, schema: str, number: int, way: int) -> Any:
    content = {"content": {"application/json": {"schema": schema_of(schema)}}}
    made: Any = {"operationId": f"case{number}way{way}", "responses": {"200": {"description": "Fine."}}}
    if direction == "request":
        return made | {"requestBody": content}
    made["responses"]["200"] |= content
    return made


def redocly(folder: Path) -> set[tuple[int, int]]:
    """The cases and ways that Redocly calls breaking."""
    for name, head in (("base", False), ("head", True)):
        (folder / f"{name}.json").write_text(json.dumps(contract(head=head)))
    (folder / "redocly.yaml").write_text("extends:\n  - diff-recommended\n")
    process = subprocess.run(
        [NODE, REDOCLY, "diff", "base.json", "head.json", "--config=redocly.yaml", "--format=json", "--fail-on=none"],
        cwd=folder,
        env=os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
        capture_output=True,
        text=True,
        check=True,
    )
    major = [change["path"] for change in json.loads(process.stdout)["changes"] if change["impact"] == "major"]
    found = [re.match(r"#/paths/~1case~1(\d+)~1(\d)/", path) for path in major]
    return {(int(match[1]), int(match[2])) for match in found if match}


def breaking(case: SchemaChange, way: int) -> bool:
    return "callers" == (case.request, case.request_back, case.response, case.response_back)[way]


def test_redocly_agrees_but_for_what_is_known(tmp_path: Path) -> None:
    """Every disagreement is one of the recorded ones, and every recorded one is still there."""
    theirs = redocly(tmp_path)
    judged = [
        (name, breaking(case, way), (number, way) in theirs)
        for number, (name, case) in enumerate(SCHEMAS.items())
        for way in range(len(WAYS))
    ]

    assert OVERLOOKED | REVERSED == {name for name, ours, redocly_says in judged if ours and not redocly_says}
    assert OVERSTATED | REVERSED == {name for name, ours, redocly_says in judged if redocly_says and not ours}
