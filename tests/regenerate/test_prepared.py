"""Enums have names of their own before the generator sees them."""

from pathlib import Path
from typing import Any

import pytest

from scripts import contract
from scripts.regenerate.generate import generate
from scripts.regenerate.prepared import prepared
from tests.lint.echo import ECHO, broken
from tests.regenerate.conftest import SETTINGS
from tests.support.documents import ROOT

PLAIN = "        word:\n          type: string\n          maxLength: 20\n"
INLINE = "        word:\n          type: string\n          enum:\n            - HELLO\n            - BYE\n"
TAKEN = "              $ref: '#/components/schemas/CreateEcho'\n"
GIVEN = "                $ref: '#/components/schemas/Echo'\n"


def classes(text: str, folder: Path) -> set[str]:
    """The names of the modules of all classes that are generated."""
    folder.mkdir()
    path = folder / "echo-contract.yaml"
    path.write_text(text, encoding="utf-8")
    for part in ("templates", "carried"):
        (folder / part).symlink_to(ROOT / "openapi" / "generator" / part)
    (folder / "echo.yaml").write_text(SETTINGS, encoding="utf-8")
    client = generate(contract.read(path, Path("echo.yaml")), folder / "echo.yaml", folder / "echo")
    return {file.stem for file in (client.package / "models").glob("[!_]*.py")}


def test_second_use_of_a_schema_renames_no_class(tmp_path: Path) -> None:
    """What callers import is named after where it is written, not after who uses it."""
    once = broken(PLAIN, INLINE)
    twice = broken(GIVEN, GIVEN.replace("Echo'", "CreateEcho'"), once)

    assert "create_echo_word" in classes(once, tmp_path / "once")
    assert "create_echo_word" in classes(twice, tmp_path / "twice")


@pytest.mark.parametrize(
    ("enum", "values", "kinds"),
    [({"type": ["string", "null"], "enum": ["A", None]}, ["A"], "string"), ({"enum": [1, 2, None]}, [1, 2], "integer")],
)
def test_null_is_beside_the_enum(tmp_path: Path, enum: dict[str, Any], values: list[Any], kinds: str) -> None:
    """Not in it, whatever it is of."""
    path = tmp_path / "echo.yaml"
    path.write_text(ECHO, encoding="utf-8")
    one = contract.read(path, Path("echo.yaml"))
    one.data["components"]["schemas"]["Volume"] = enum

    schemas = prepared(one)["components"]["schemas"]

    assert {"oneOf": [{"$ref": "#/components/schemas/VolumeEnum"}, {"type": "null"}]} == schemas["Volume"]
    assert {"title": "Volume", "enum": values, "type": kinds} == schemas["VolumeEnum"]
    assert enum == one.data["components"]["schemas"]["Volume"]
