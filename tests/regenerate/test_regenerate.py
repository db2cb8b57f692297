"""`make regenerate` and `make check` on a small checkout of their own."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import contract
from scripts.problem import Failed
from scripts.regenerate import __main__, regenerate, swap, verify
from scripts.regenerate.regenerate import Tree
from tests.lint.echo import ECHO, broken, line_of
from tests.regenerate.conftest import ROOT

State = dict[str, tuple[int, bytes]]


def state(tree: Tree) -> State:
    """Every file of the checkout, with its time of change."""
    files = (path for path in tree.root.rglob("*") if path.is_file())
    return {str(path.relative_to(tree.root)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def run(tree: Tree, *arguments: str) -> int:
    return __main__.main(["--root", str(tree.root), *arguments])


def test_second_run_changes_nothing(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a byte and not a time of change; nothing temporary stays."""
    before = state(tree)

    assert 0 == run(tree)

    assert before == state(tree)
    fresh, verdict = capsys.readouterr().out.splitlines()
    assert ["Fresh", "echo", "1", "operation", "4", "models"] == fresh.split()[:6]
    assert verdict.strip().startswith("Success  1 client, 0 replaced, in ")


def test_changed_contract_replaces_the_client_wholesale(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """What the contract no longer asks for goes, and so does whatever else stood there."""
    (tree.generated / "echo" / "stray.py").write_text("")
    (tree.openapi / "echo.yaml").write_text(ECHO.replace("Volume", "Loudness"), encoding="utf-8")

    assert 0 == run(tree)

    assert not (tree.generated / "echo" / "stray.py").exists()
    models = {path.name for path in (tree.generated / "echo" / "echo_client" / "models").glob("*.py")}
    assert {"__init__.py", "create_echo.py", "echo.py", "error.py", "loudness.py"} == models
    output = capsys.readouterr().out
    assert "generated/echo/stray.py (gone)" in output
    assert "generated/echo/echo_client/models/loudness.py (new)" in output
    assert 0 == run(tree, "--check")


def test_check_of_a_stale_client_names_the_files_and_the_next_command(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """It writes nothing, exits 1 and ends with the command to type."""
    (tree.generated / "echo" / "echo_client" / "facade.py").write_text("# edited\n", encoding="utf-8")
    before = state(tree)

    assert 1 == run(tree, "--check")

    assert before == state(tree)
    lines = capsys.readouterr().out.splitlines()
    assert "Stale" == lines[0].split()[0]
    assert "generated/echo/echo_client/facade.py (changed)" == lines[1].strip()
    assert "Next: make regenerate" == lines[-1].strip()


BROKEN_CONTRACTS = {
    "broken YAML": (
        ("      summary: Create an echo\n", "      summary: Create an echo: again\n"),
        ("summary: Create an echo: again", "mend the YAML at this line"),
    ),
    "broken reference": (
        ("#/components/schemas/CreateEcho", "#/components/schemas/CreatEcho"),
        ("CreatEcho", "write `#/components/schemas/CreateEcho`"),
    ),
    "example that is not valid": (
        ("                    volume: LOUD\n", "                    volume: SHRILL\n"),
        ("volume: SHRILL", "make the example or the schema right"),
    ),
    "schema that the generator doesn't support": (
        ("      type: string\n      enum:\n        - LOUD\n", "      enum:\n        - 1\n        - LOUD\n"),
        ("      enum:", "list texts, or integers, and `null`"),
    ),
    "security scheme that no client knows": (
        ("      scheme: bearer\n", "      scheme: basic\n"),
        ("    bearer:", "carry another `httpx.Auth`"),
    ),
}


@pytest.mark.parametrize(("change", "expected"), BROKEN_CONTRACTS.values(), ids=BROKEN_CONTRACTS)
def test_broken_contract_leaves_the_client_alone(
    tree: Tree, capsys: pytest.CaptureFixture[str], change: tuple[str, str], expected: tuple[str, str]
) -> None:
    """The message names contract and line, and ends with what to do."""
    text = broken(*change)
    (tree.openapi / "echo.yaml").write_text(text, encoding="utf-8")
    before = state(tree)
    place, remedy = expected

    assert 1 == run(tree)

    assert before == state(tree)
    output = capsys.readouterr().out
    assert f"openapi/echo.yaml:{line_of(place, text)}: " in output
    assert remedy in output
    assert "Next: do what it says above, then make regenerate" == output.splitlines()[-1].strip()


def test_credentials_without_names_are_a_failure(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """The settings of a client name as many arguments as its scheme takes."""
    settings = tree.settings / "echo.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("    access_token: ECHO_ACCESS_TOKEN\n", ""), encoding="utf-8")

    assert 1 == run(tree)

    output = capsys.readouterr().out
    assert f"openapi/echo.yaml:{line_of('  securitySchemes:')}: credentials: " in output
    assert "name its token under `environment` in openapi/generator/echo.yaml" in output


BROKEN_CODE = {
    "a type that is wrong": ("answer: int = 'one'\n", "types", "Incompatible types in assignment"),
    "a module that can't be imported": ("assert ()\n", "import", "AssertionError"),
    "a dependency that is not declared": ("import yaml\n\nprint(yaml)\n", "dependency", "imports yaml"),
    "code that can't be parsed": ("def\n", "format", "invalid-syntax"),
}


@pytest.mark.parametrize(("code", "rule", "what"), BROKEN_CODE.values(), ids=BROKEN_CODE)
def test_broken_code_leaves_the_client_alone(
    tree: Tree, capsys: pytest.CaptureFixture[str], code: str, rule: str, what: str
) -> None:
    """The client is formatted, typed, importable and self-contained before it replaces anything."""
    carried = tree.settings / "carried" / "_bearer.py"
    carried.write_text(carried.read_text(encoding="utf-8") + code, encoding="utf-8")
    before = state(tree)

    assert 1 == run(tree)

    assert before == state(tree)
    output = capsys.readouterr().out
    assert f"openapi/echo.yaml: {rule}: " in output
    assert what in output
    assert "openapi/generator" in output


def test_missing_tool_is_a_failure(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ruff nothing would be formatted; that must not pass for success."""
    monkeypatch.setattr(verify, "FORMATTER", "no_such_formatter")
    before = state(tree)

    with pytest.raises(Failed, match="No module named no_such_formatter"):
        regenerate.regenerate(tree, write=True)

    assert before == state(tree)


def test_client_without_contract_is_found(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """A client that nothing regenerates would rot unseen."""
    (tree.generated / "silence").mkdir()

    assert 1 == run(tree, "--check")

    assert "generated/silence: orphan: " in capsys.readouterr().out


def test_contract_without_settings_has_no_client(tree: Tree) -> None:
    """A contract that no client is wanted of is linted and otherwise left alone."""
    assert (tree.openapi / "unsettled.yaml").exists()
    assert ["echo"] == [path.name for path in tree.generated.iterdir()]


def test_failed_replacement_is_a_failure(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that can't be moved is reported, not thrown at the user."""

    def refuse(*_: object) -> None:
        raise PermissionError("generated/echo is in use")

    monkeypatch.setattr(verify, "verify", lambda *_: None)
    monkeypatch.setattr(swap, "replace", refuse)

    assert 1 == run(tree)

    assert "generated: replace: generated/echo is in use" in capsys.readouterr().out


INTERRUPTED = """
import os, runpy, sys
from scripts.regenerate import verify
number = int(sys.argv.pop())
verify.format_code = lambda *_: os.kill(os.getpid(), number)
runpy.run_module("scripts.regenerate", run_name="__main__")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_interrupt_leaves_nothing_behind(tree: Tree, number: signal.Signals) -> None:
    """While the new client is made, the old one is untouched; then the temporary folder is gone."""
    (tree.openapi / "echo.yaml").write_text(broken("Repeats a word", "Repeats words"), encoding="utf-8")
    before = state(tree)

    command = [sys.executable, "-c", INTERRUPTED, "--root", str(tree.root), str(int(number))]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert 128 + number == process.returncode, process
    assert before == state(tree)


def test_contract_is_found_by_its_line() -> None:
    """A part that doesn't exist has the line of what is around it."""
    path = ROOT / "openapi" / "pismo.yaml"
    pismo = contract.read(path, Path("openapi/pismo.yaml"))

    paths = path.read_text(encoding="utf-8").splitlines().index("paths:") + 1

    assert paths == pismo.line(("paths", "/no/such/path", "get"))
