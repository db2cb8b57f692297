"""The verdicts on the Python API, held by the type checker: callers of the old client, tried on the new one."""

import ast
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts import contract
from scripts.contract import Operation
from scripts.regenerate import verify
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.generate import generate
from scripts.review.document import read
from scripts.review.entries import compare
from scripts.review.python_api import changes, signatures
from tests.lint.echo import ECHO
from tests.regenerate.conftest import SETTINGS
from tests.review.battery import schema_of
from tests.support.documents import ROOT

pytestmark = pytest.mark.deep

_TEXT, _WHOLE, _NUMBER = ({"type": kind, "x-personal": "none"} for kind in ("string", "integer", "number"))
_TIME = _TEXT | {"format": "date-time"}
_DAY = _TEXT | {"format": "date"}
_TWO, _THREE = (_TEXT | {"enum": [*values]} for values in ("AB", "ABC"))
_NO_TEXT = _TEXT | {"type": ["string", "null"]}
_TEXTS, _WHOLES = ({"type": "array", "items": one} for one in (_TEXT, _WHOLE))


@dataclass(frozen=True)
class Witness:
    """A property before and after (None for nothing), and whether it is required then."""

    before: Any
    after: Any
    was_required: bool = True
    is_required: bool = True


WITNESSES = {
    "an integer for a number": Witness(_NUMBER, _WHOLE),
    "a number for an integer": Witness(_WHOLE, _NUMBER),
    "a time for a text": Witness(_TEXT, _TIME),
    "a text for a time": Witness(_TIME, _TEXT),
    "a time for a day": Witness(_DAY, _TIME),
    "a day for a time": Witness(_TIME, _DAY),
    "a further value": Witness(_TWO, _THREE),
    "a value fewer": Witness(_THREE, _TWO),
    "values for a text": Witness(_TEXT, _TWO),
    "a text for values": Witness(_TWO, _TEXT),
    "null beside a text": Witness(_TEXT, _NO_TEXT),
    "no null beside a text": Witness(_NO_TEXT, _TEXT),
    "optional": Witness(_TEXT, _TEXT, True, False),
    "required": Witness(_TEXT, _TEXT, False, True),
    "added": Witness(None, _TEXT, False, False),
    "added and required": Witness(None, _TEXT, False, True),
    "removed": Witness(_TEXT, None),
    "other items": Witness(_TEXTS, _WHOLES),
    "a shorter text": Witness(_TEXT, _TEXT | {"maxLength": 3}),
    "an integer for a text": Witness(_TEXT, _WHOLE),
}
DIRECTIONS = ("given", "got", "inherited")
CASES = [(name, direction) for name in WITNESSES for direction in DIRECTIONS]


def _schema(one: Any, required: bool) -> Any:
    properties = {"other": _TEXT} | ({} if one is None else {"value": one})
    demanded = ["other", *(["value"] if required and one is not None else [])]
    return {"type": "object", "required": demanded, "properties": properties}


def _content(schema: str) -> Any:
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


def _contract(side: str) -> Any:
    """Each case as an operation: the property in what it takes, in what it gives, or in what that inherits."""
    data = schema_of(ECHO)
    answer = data["paths"].popitem()[1]["post"]["responses"]["200"]
    schemas = data["components"]["schemas"]
    for number, (name, direction) in enumerate(CASES):
        one = WITNESSES[name]
        was = side == "before"
        case = f"Case{number}"
        schemas[case] = _schema(one.before if was else one.after, one.was_required if was else one.is_required)
        if direction == "inherited":
            schemas[f"Base{number}"] = schemas[case]
            more = {"type": "object", "properties": {"more": _TEXT}}
            schemas[case] = {"allOf": [{"$ref": f"#/components/schemas/Base{number}"}, more]}
        operation: dict[str, Any] = {
            "operationId": f"callCase{number}",
            "summary": "Call",
            "description": "Calls.",
            "tags": ["echoes"],
        }
        operation |= {"tags": ["echoes"], "security": []}
        operation |= {"responses": {"200": answer | _content("Echo" if direction == "given" else case)}}
        if direction == "given":
            operation["requestBody"] = {"required": True} | _content(case)
        data["paths"][f"/cases/{number}"] = {"post": operation}
    return data


def _generate(data: Any, folder: Path) -> dict[str, str]:
    """The client in a folder, and its modules."""
    folder.mkdir()
    path = folder / "echo-contract.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    for part in ("templates", "carried"):
        (folder / part).symlink_to(ROOT / "openapi" / "generator" / part)
    (folder / "echo.yaml").write_text(SETTINGS, encoding="utf-8")
    client = generate(contract.read(path, Path("echo.json")), folder / "echo.yaml", folder / "echo")
    verify.format_code([client], folder)
    return {
        file.relative_to(client.package).as_posix(): file.read_text(encoding="utf-8")
        for file in client.package.rglob("*.py")
    }


_HEAD = """
import datetime
from typing import Any, Literal, assert_never
from collections.abc import Mapping, Sequence
from echo_client import *
from echo_client.models import *
client = EchoClient(access_token="t")
"""


def _caller(number: int, direction: str, api: dict[str, str]) -> str:
    """What a caller may write by the old client: give the argument or leave it out, read it, tell its values apart."""
    if direction == "given":
        (node,) = ast.parse(f"def f{api[_method(number)]}: ...").body
        assert isinstance(node, ast.FunctionDef)
        pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        kind, default = next(((one.annotation, default) for one, default in pairs if one.arg == "value"), (None, True))
        call = f"client.{_method(number, '')}(other='x'"
        short = f"{call})\n" if default else ""
        give = f"def give(value: {ast.unparse(kind)}) -> None:\n    {call}, value=value)\n" if kind else ""
        return f"{_HEAD}{short}{give}"
    kind_of = api.get(f"Case{number}.value", "").removesuffix(" = ...")
    if not kind_of:
        return f"{_HEAD}print(client.{_method(number, '')}().other)\n"
    values = [name for name in api if name.startswith(f"{kind_of}.")]
    told = "".join(f"    if value is {name}:\n        return 0\n" for name in values)
    tell = (
        f"def tell(value: {kind_of}) -> int:\n{told}    assert_never(value)\nprint({', '.join(values)})\n"
        if values
        else ""
    )
    return f"{_HEAD}def read() -> {kind_of}:\n    return client.{_method(number, '')}().value\n{tell}"


def _method(number: int, owner: str = "EchoClient.") -> str:
    return f"{owner}{method_name(Operation('', '', {'operationId': f'callCase{number}'}))}"


def _refused(programs: dict[int, str], folder: Path) -> dict[int, str]:
    """What the type checker says against each caller."""
    for number, text in programs.items():
        (folder / "echo" / f"caller{number}.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file=", "--no-error-summary", f"--cache-dir={folder / 'cache'}"]
    files = [f"caller{number}.py" for number in programs]
    said = subprocess.run([*command, *files], cwd=folder / "echo", capture_output=True, text=True).stdout
    found: dict[int, str] = {}
    for line in said.splitlines():
        if line.startswith("caller") and ": error:" in line:
            found[int(line.partition(".")[0].removeprefix("caller"))] = line
    return found


def test_verdicts_are_those_of_the_type_checker(tmp_path: Path) -> None:
    """A change that breaks a caller is red, and one that breaks none is not; in both directions, and by inheritance."""
    contracts = [_contract(side) for side in ("before", "after")]
    documents = [read(json.dumps(data), Path("openapi/echo.json")) for data in contracts]
    before, after = (
        signatures(_generate(data, tmp_path / side)) for data, side in zip(contracts, ("old", "new"), strict=True)
    )
    programs = {number: _caller(number, direction, before) for number, (_, direction) in enumerate(CASES)}
    assert {} == _refused(programs, tmp_path / "old")
    refused = _refused(programs, tmp_path / "new")
    red = {change.name for change in changes(before, after, compare(*documents), documents) if change.breaking}

    told = {CASES[number]: any(_is_of(name, number) for name in red) for number in programs}
    assert {CASES[number]: number in refused for number in programs} == told
    assert {True, False} == set(told.values())


def _is_of(name: str, number: int) -> bool:
    owner = name.partition(".")[0]
    return (
        name == _method(number)
        or owner in (f"Case{number}", f"Base{number}")
        or owner.startswith((f"Case{number}V", f"Base{number}V"))
    )
