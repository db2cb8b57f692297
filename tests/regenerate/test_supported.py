"""What can't become a client is refused before one is generated: by its name, at its line, with what to do."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import contract
from scripts.problem import Problem
from scripts.regenerate import grammar, supported
from scripts.regenerate.errors import ERROR_CLASSES
from tests.lint.echo import ECHO, broken, changed_in, line_of
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
    line = line_of(refused["line"], text) if "line" in refused else changed_in(text)
    assert found[0].startswith(f"echo.yaml:{line}: unsupported: ")
    assert " Do this: " in found[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("EchoClient", "the class `EchoClient` of EchoClient would be named as the client"),
        ("Any", "the class `Any` of Any would be named as what the client imports. Do"),
        ("UNSET", "the class `UNSET` of UNSET would be named as what the client imports. Do"),
        ("echo", "Echo and echo would both become the class `Echo`"),
    ],
)
def test_refusal_of_a_class(tmp_path: Path, name: str, words: str) -> None:
    """A schema is not named as something else that a module of the client knows."""
    text = ECHO.replace("Volume", name)

    (found,) = map(str, problems(text, tmp_path))

    line = line_of(f"    {name}:", text)
    assert found.startswith(f"echo.yaml:{line}: unsupported: {words}")


@pytest.mark.parametrize("keyword", ["properties", "oneOf"])
def test_body_that_grows_with_each_level(tmp_path: Path, keyword: str) -> None:
    """It is refused as soon as it is known to be too large, and not looked at to its end."""
    contract = yaml.safe_load(ECHO)
    schemas = contract["components"]["schemas"]
    schemas["CreateEcho"]["properties"]["word"] = {"$ref": "#/components/schemas/L0"}
    for level in range(60):
        inner = {"$ref": f"#/components/schemas/L{level + 1}"}
        parts: Any = {"a": inner, "b": inner} if keyword == "properties" else [inner, inner]
        schemas[f"L{level}"] = {keyword: parts}
    schemas["L60"] = {"type": "string"}

    (found,) = problems(yaml.safe_dump(contract), tmp_path)

    assert found.what.startswith("the body of createEcho is made of more than 10000 parts")


def test_contract_without_operations(tmp_path: Path) -> None:
    """A client would have nothing to do."""
    text = ECHO[: ECHO.index("  /echoes/")].replace("paths:", "paths: {}") + ECHO[ECHO.index("components:") :]

    (found,) = map(str, problems(text, tmp_path))

    assert found.startswith(f"echo.yaml:{line_of('paths:', text)}: unsupported: no operation in the contract")


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "openapi").glob("[!r]*.yaml")), CONSTRUCTS], ids=lambda path: path.stem
)
def test_contracts_are_supported(path: Path) -> None:
    """Those of this project, and the one with every construct."""
    assert [] == supported.problems(contract.read(path, Path(path.name)), "SomeClient", ERROR_CLASSES)


def test_small_contract_is_supported(tmp_path: Path) -> None:
    """The one that the refusals change."""
    assert [] == problems(ECHO, tmp_path)


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


KNOW = "                  description: What only they know.\n"
BODY = "      requestBody:\n        content:\n          application/json:\n            schema: {}\n"
WRONG_WORDS = [
    ("seconds: 60\n        attempts", "seconds: 0\n        attempts", "nothing is good for 0 seconds"),
    ("            - sealId\n", "            - - sealId\n", "is no text in the `contentSchema` of `x-seal`"),
    ("            - sealId\n", "            - word\n", "two arguments of `finishSeal` would have the same name"),
    ("sealId", "count", "`count` is what every result of a step has"),
    ("finishSeal", "close", "`x-steps` of sealPaper makes a method `close`, as the client itself does"),
    (
        "      operationId: sealPaper\n",
        f"      operationId: sealPaper\n{BODY}",
        "sealPaper has a body, which its two calls",
    ),
    (
        "nextPage:\n          type:\n            - string",
        "nextPage:\n          type:\n            - integer",
        "`nextPage` of the",
    ),
    (
        KNOW,
        f"{KNOW}                cls:\n                  type: string\n",
        "`cls` is what from_credentials() takes itself",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "words"), WRONG_WORDS)
def test_refusal_of_a_word(tmp_path: Path, right: str, wrong: str, words: str) -> None:
    """What it says can be what it is taken for."""
    found = map(str, problems(CONSTRUCTS.read_text(encoding="utf-8").replace(right, wrong), tmp_path))

    assert [one for one in found if words in one and " Do this: " in one]


WRONG_CHECKS = {
    "another operation": ("listHolders\n  list", "addScan\n  list", "`addScan` is no operation that reads all at once"),
    "pages": ("listHolders\n  list", "listPapers\n  list", "`listPapers` is no operation that reads all at once"),
    "a parameter": ("listHolders\n  list", "listThings\n  list", "listThings needs `x-trace`, which no check knows"),
    "no list": ("list: /holders", "list: /keepers", "the answer of listHolders has no list of objects at `/keepers`"),
    "a missing key": ("  key: holder\n", "", "`key` of `x-check` is missing"),
    "an unknown key": ("  key: holder\n", "  key: holder\n  colour: red\n", "`colour` is nothing that `x-check` has"),
    "no property": ("key: holder", "key: keeper", "`keeper` is no property of what listHolders lists"),
    "no text": ("key: holder", "key: held", "the key `held` is no text"),
    "no state": ("  state: held", "  state: kept", "`kept` is no property of what listHolders lists"),
    "nothing before": ("    - held\n", "    - kept\n", "`kept` is no property of what listHolders lists"),
    "no end": ("at: until", "at: end", "`end` is no property of what listHolders lists"),
    "no value": ("    - is: 0\n", "    - held: 0\n", "`held` is nothing that `0` has"),
    "no words": ("      says: nobody knows why\n", "", "`says` of `1` is missing"),
    "no such call": ("operationId: sealPaper", "operationId: sellPaper", "`sellPaper` is no operation"),
    "no such argument": ("          pages: 3", "          leaves: 3", "addScan takes no `leaves`"),
    "no such item": ("$item#/holder", "$item#/name", "`$item#/name` is nothing that listHolders lists"),
    "no such request": (
        "$request.path.grade",
        "$request.path.paper",
        "`$request.path.paper` is nothing that a request",
    ),
    "no pattern": ("    token: '[a-z]+'", "    token: '('", "Python can't read the pattern `(`"),
    "a list before": ("    - held\n", "    - - held\n", "is no property of what listHolders lists"),
    "no such credential": ("    token: '[a-z]+'", "    ticket: '[a-z]+'", "`ticket` of `forms` is no credential"),
}


@pytest.mark.parametrize(("right", "wrong", "words"), WRONG_CHECKS.values(), ids=WRONG_CHECKS)
def test_refusal_of_a_check(tmp_path: Path, right: str, wrong: str, words: str) -> None:
    """What it names is there, and can be what it is taken for."""
    before, word, check = CONSTRUCTS.read_text(encoding="utf-8").partition("\nx-check:\n")
    assert problems(before + word + check, tmp_path) == []
    assert check.count(right) == 1

    found = [str(one) for one in problems(before + word + check.replace(right, wrong), tmp_path)]

    assert [one for one in found if words in one and " Do this: " in one], found
