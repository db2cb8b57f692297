"""Text of a contract stays text, wherever it is written to: the client says it, and none of it runs."""

import builtins
import importlib
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import contract
from scripts.regenerate import quoting, verify
from scripts.regenerate.generate import Generated, generate
from tests.regenerate.golden import CONSTRUCTS, SETTINGS
from tests.support.documents import ROOT

RUN = "__import__('builtins').ran.append(1)"

# Each would run if it got out of its quotes; what one of them opens, another closes.
TEXTS = {
    "docstring": f'x"""+str({RUN})+"""\n"""\n{RUN}\n"""\\"""',
    "string": f'x"+str({RUN})+"\n{RUN}#"',
    "apostrophes": f"x'+str({RUN.replace(chr(39), chr(34))})+'\n'''+str({RUN})+'''\\",
    "template": 'x{{ 1 }}{% endraw %}{# \\N{BULLET} \\u0022 ]\ninjected = "yes"\n```\n| a | <b>',
    "unseen": "x\u202e\x00\x1b\u2028\x85\r\n\t 휴대폰 \U0001f4de\\U0001f4d",
}

WORDS = frozenset(
    (
        *("title", "summary", "description", "x-source", "operationId", "url", "version", "default", "pattern"),
        *("tags", "required", "x-error", "value", "takes", "x-permissions", "x-refuses", "contentMediaType"),
    )
)
RENAMED = frozenset(("properties", "examples", "securitySchemes", "security", "value", "gives"))


def hostile(part: Any, text: str, within: str = "") -> Any:
    """The same contract with the text behind each of its own."""
    if isinstance(part, list):
        return [hostile(one, text, within) for one in part]
    if isinstance(part, str):
        if within in ("enum", "const", "default"):
            return part + seen(text)
        if part.startswith(("$request.body#/", "/")) and within != "paths":
            return part + pointed(text)
        return part + text if within in WORDS else part
    if not isinstance(part, dict):
        return part
    if within in ("x-pages", "x-token"):
        return {key: value + text if isinstance(value, str) else value for key, value in part.items()}
    if within == "x-check":
        return checking(part, text)
    if within == "x-file":
        types = {media_type + text: begun for media_type, begun in part["types"].items()}
        return part | {"name": part["name"] + text, "types": types}
    if within == "where":
        return {key + pointed(text): hostile(value, text) for key, value in part.items()}
    if within == "paths":
        path = text.replace("{", "").replace("}", "")
        return {key + path: hostile(value, text) for key, value in part.items()}
    inherited = within if within in ("value", "x-error", "x-permissions", "x-refuses") else ""
    changed = {
        key + text if within in RENAMED else key: hostile(value, text, inherited or key) for key, value in part.items()
    }
    if part.get("in") == "query":
        changed["name"] += text
    return changed


def checking(part: Any, text: str) -> Any:
    """The same check, of what has the text behind its name, and says it."""
    if isinstance(part, list):
        return [checking(one, text) for one in part]
    if isinstance(part, str):
        return part + text
    if not isinstance(part, dict):
        return part
    kept = ("operationId", "forms", "paper")
    changed = {key: one if key in kept else checking(one, text) for key, one in part.items()}
    changed |= {key: one + text for key, one in part.items() if key == "operationId"}
    if "list" in part:
        changed["list"] = "/holders" + text.replace("~", "~0").replace("/", "~1")
    for name in {"title", "pages"} & part.keys():
        changed[name + text] = changed.pop(name)
    return changed


def pointed(text: str) -> str:
    """It as a part of a JSON Pointer."""
    return text.replace("~", "~0").replace("/", "~1")


def seen(text: str) -> str:
    """What the value of an enum may hold: the generator drops the rest."""
    return "".join(filter(str.isprintable, text))


@pytest.fixture(scope="module", params=TEXTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Generated]:
    """The text, and the client of a contract that is full of it."""
    folder = tmp_path_factory.mktemp("hostile")
    for part in ("templates", "carried"):
        (folder / part).symlink_to(ROOT / "openapi" / "generator" / part)
    named = {"project_name_override": "hostile-client", "package_name_override": "hostile_client"}
    (folder / "hostile.yaml").write_text(yaml.safe_dump(SETTINGS | {"generator": named}), encoding="utf-8")
    text, path = TEXTS[request.param], folder / "contract.yaml"
    document = yaml.safe_load(CONSTRUCTS.read_text(encoding="utf-8"))
    document["components"]["schemas"]["Ticket"] |= {"title": "Stub", "description": "Proves it."}
    path.write_text(yaml.safe_dump(hostile(document, text), allow_unicode=True), encoding="utf-8")
    client = generate(contract.read(path, Path("contract.yaml")), folder / "hostile.yaml", folder / "hostile")
    verify.format_code([client], folder)
    return text, client


@pytest.fixture(scope="module")
def package(made: tuple[str, Generated]) -> Iterator[Any]:
    """The same, with each of its modules imported."""
    _, client = made
    builtins.ran = []  # type: ignore[attr-defined]
    sys.path.insert(0, str(client.folder))
    found = importlib.import_module(client.package.name)
    for module in sorted(client.package.rglob("*.py")):
        if module.name != "tracing.py":
            name = ".".join(module.relative_to(client.folder).with_suffix("").parts).removesuffix(".__init__")
            importlib.import_module(name)
    yield found
    sys.path.remove(str(client.folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == client.package.name]:
        del sys.modules[name]
    del builtins.ran  # type: ignore[attr-defined]


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def test_nothing_runs(package: Any) -> None:
    """The client can be imported, which is all that happens."""
    assert package.ConstructsClient
    assert [] == builtins.ran  # type: ignore[attr-defined]


def test_docstrings_have_the_text(package: Any, made: tuple[str, Generated]) -> None:
    """Whatever is in it, and at the end of one, too."""
    text = words(made[0])
    errors, models = sys.modules[f"{package.__name__}.errors"], sys.modules[f"{package.__name__}.models"]

    assert words(package.__doc__).endswith(text)
    method = words(starting(vars(package.ConstructsClient), "change_thing").__doc__)
    assert f"Change a thing{text}." in method
    assert f"Who asks, <x|y>.{text}" in words(package.ConstructsClient.from_credentials.__doc__)
    assert f"each change counts. {text}" in method
    assert f"429 Busy{text}. Too many requests.{text}" in method
    assert f"429: Busy{text}." in words(errors.RateLimitError.__doc__)
    assert f"Proves it.{text}" in words(starting(vars(models), "Stub").__doc__)
    assert f"Names the search.{text}" in words(starting(vars(models), "Stub").__doc__)
    value = words(seen(made[0]))
    assert f"GREEN{value}, RED{value};" in words(models.Colour.__doc__)


def starting(names: Mapping[str, Any], start: str) -> Any:
    """What has the name that begins so."""
    return next(value for name, value in names.items() if name.startswith(start))


def test_values_are_the_text(package: Any, made: tuple[str, Generated]) -> None:
    """Of enums, paths, parameters, patterns, codes, and what reads an error."""
    text = made[0]
    modules = {name: sys.modules[f"{package.__name__}.{name}"] for name in ("errors", "models", "operations", "facade")}
    search = starting(vars(modules["operations"]), "SEARCH_BOX")
    schemas = {one.name: one.schema for one in search.parameters}

    assert [f"RED{seen(text)}", f"GREEN{seen(text)}"] == sorted(
        (one.value for one in modules["models"].Colour), reverse=True
    )
    assert search.path == "/boxes/{box}" + text.replace("{", "").replace("}", "")
    assert schemas["box"]["pattern"] == f"^[a-z][a-z0-9-]{{0,9}}${text}"
    assert schemas[f"kind{text}"]["enum"] == [f"LARGE{seen(text)}", f"SMALL{seen(text)}"]
    assert f"https://constructs.invalid{text}" == modules["facade"].BASE_URL
    form = modules["errors"].FORM
    assert (f"text{text}", f"code{text}", None) == (form.message, form.code, form.field)
    assert {f"Busy{text}": f"Too many at once{text}"} == form.meanings
    codes = [value for name, value in vars(modules["errors"].Code).items() if name.isupper()]
    assert [f"Busy{text}"] == codes


def test_files_beside_the_code_have_the_text(made: tuple[str, Generated]) -> None:
    """The project's TOML has it as a string, the README on one line, in no other cell of a table."""
    text, client = made
    summary = "Every construct that the templates handle, once." + text

    project = tomllib.loads((client.folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [summary, f"0.1.0{text}"] == [project["description"], project["version"]]
    readme = (client.folder / "README.md").read_text(encoding="utf-8")
    assert f"\n{quoting.line(summary)}\n" in readme
    assert f" | {quoting.line('Change a thing' + text)} |\n" in readme
