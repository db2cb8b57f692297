"""What can't become a client is refused before one is generated: by its name, at its line, with what to do."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from scripts import contract
from scripts.problem import Problem
from scripts.regenerate import grammar, patterns, supported
from scripts.regenerate.facade import ERROR_CLASSES
from tests.lint.echo import ECHO, broken, line_of
from tests.regenerate.golden import CONSTRUCTS, GOLDEN
from tests.support.documents import ROOT

REFUSED = yaml.safe_load((Path(__file__).parent / "refused.yaml").read_text(encoding="utf-8"))


def problems(text: str, folder: Path) -> list[Problem]:
    path = folder / "echo.yaml"
    path.write_text(text, encoding="utf-8")
    return supported.problems(contract.read(path, Path("echo.yaml")), "EchoClient", ERROR_CLASSES)


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_refusal(tmp_path: Path, refused: dict[str, str]) -> None:
    """It has the line of what it is about, the place by name, and a remedy."""
    text = broken(refused["replace"], refused["by"])

    found = [str(one) for one in problems(text, tmp_path) if refused["says"] in str(one)]

    assert found, problems(text, tmp_path)
    assert found[0].startswith(f"echo.yaml:{line_of(refused['line'], text)}: unsupported: ")
    assert " Do this: " in found[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("EchoClient", "the class `EchoClient` of EchoClient would be named as the client"),
        ("Any", "the class `Any` of Any would be named as what the client imports. Do"),
        ("echo", "Echo and echo would both become the class `Echo`"),
    ],
)
def test_refusal_of_a_class(tmp_path: Path, name: str, words: str) -> None:
    """A schema is not named as something else that a module of the client knows."""
    text = ECHO.replace("Volume", name)

    (found,) = map(str, problems(text, tmp_path))

    line = line_of(f"    {name}:", text)
    assert found.startswith(f"echo.yaml:{line}: unsupported: {words}")


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "openapi").glob("[!r]*.yaml")), CONSTRUCTS], ids=lambda path: path.stem
)
def test_contracts_are_supported(path: Path) -> None:
    """Those of this project, and the one with every construct."""
    assert [] == supported.problems(contract.read(path, Path(path.name)), "SomeClient", ERROR_CLASSES)


def test_small_contract_is_supported(tmp_path: Path) -> None:
    """The one that the refusals change."""
    assert [] == problems(ECHO, tmp_path)


HARMLESS = (
    *(r"^[a-z][a-z0-9-]{0,9}$", r"^([a-z]+\.)*[a-z]+$", r"^(\d+,)*\d+$", r"^(?:[A-Z]{2}|[0-9]+)$", r"^휴대폰$"),
    *(r"^[a-zA-Z]+( [a-zA-Z]+)*$", r"^(?=.*[a-z]).+$", r"^(\+\d{1,3}[- ]?)?\d{10}$", r"a\+b+", r"^(ab?c){0,30}$"),
    *(r"^[\w.-]+@[\w.-]+$", r"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}$", r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"),
)
ENDLESS = (
    *(r"^(a|a)*$", r"^(\w+\s?)*$", r"^([a-z]+)*$", r"(.*)*", r"((a+)b?)+", r"(a*)*", r"(x+x+)+y", r"(a?){30}"),
    *(r"^(([a-z])+.)+[A-Z]([a-z])+$", r"^(?:(?:a+)+){1,99}$", r"^(\s*\w+\s*)*$", r"^(a|b|ab)*c"),
)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_pattern_is_taken(pattern: str) -> None:
    """Where the parts of a repetition can be told apart, it is done soon."""
    assert patterns.problem(pattern) is None


@pytest.mark.parametrize("pattern", ENDLESS)
def test_pattern_is_refused(pattern: str) -> None:
    """Where they can't, the time doubles with every character."""
    found = patterns.problem(pattern)

    assert found
    assert "may take for ever" in found[0]


def test_words_of_ours_are_explained() -> None:
    """Each that is accepted stands in the table for who writes contracts, and no other."""
    readme = (ROOT / "openapi" / "README.md").read_text(encoding="utf-8")
    explained = {word for row in re.findall(r"(?m)^\| (.*?) \|", readme) for word in re.findall(r"`(x-[a-z-]+)`", row)}

    assert explained == grammar.WORDS


def test_imported_names_are_known() -> None:
    """A schema can't be named as what a module of a client imports, whatever comes to be imported."""
    imported = set()
    for file in GOLDEN.glob("*.txt"):
        if file.name.startswith(("facade", "raw", "operations", "models")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and not re.match(r"models\b", node.module or ""):
                    imported |= {alias.asname or alias.name for alias in node.names}
    classes = {name for name in imported if name[0].isupper() and not name.isupper() and "Constructs" not in name}

    assert set() == classes - supported.MODULE_NAMES
