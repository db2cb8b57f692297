"""Format the generated clients, and see that they are typed, importable and need nothing but httpx and attrs."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scripts.problem import Failed, Problem
from scripts.regenerate.generate import Generated

# httpx depends on anyio itself.
ALLOWED = {"anyio", "attrs", "httpx"}
# What a module needs that users import by themselves, and that an extra of the client installs.
# Type checkers have typing_extensions without its being installed.
EXTRAS = {"tracing.py": {"opentelemetry"}, "_deprecated.py": {"typing_extensions"}}
FORMATTER = "ruff"
RUFF = ("--isolated", "--quiet", "--no-cache", "--line-length=120", "--target-version=py311")
MYPY = ("--strict", "--config-file=", "--no-error-summary", "--python-version=3.11")
REMEDY = "mend the contract, or the template or carried module in openapi/generator that this comes from"

IMPORT_ALL = """
import importlib, pathlib, sys
for package in map(pathlib.Path, sys.argv[1:]):
    for module in sorted(package.rglob("*.py")):
        name = ".".join(module.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        found = importlib.import_module(name).__file__
        assert pathlib.Path(found) == module, f"{name} was imported from {found}"
"""


def format_code(clients: Sequence[Generated], folder: Path) -> None:
    """Format the clients in place by the pinned ruff, with settings of their own."""
    packages = [str(client.package) for client in clients]
    _run(clients, folder, "format", FORMATTER, "check", *RUFF, "--fix", "--select=F,I,UP", *packages)
    _run(clients, folder, "format", FORMATTER, "format", *RUFF, *packages)


def verify(clients: Sequence[Generated], folder: Path, cache: Path) -> None:
    """Raises Failed when a client is not strictly typed, can't be imported, or imports what it doesn't depend on."""
    problems = [problem for client in clients for problem in foreign_imports(client)]
    if problems:
        raise Failed(problems)
    # Relative to the folder, so that mypy's cache fits the next temporary folder too.
    packages = [str(client.package.relative_to(folder)) for client in clients]
    _run(clients, folder, "types", "mypy", *MYPY, f"--cache-dir={cache}", *packages)
    command = [sys.executable, "-B", "-W", "error", "-c", IMPORT_ALL, *(str(client.package) for client in clients)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(str(client.folder) for client in clients)}
    _check(clients, "import", subprocess.run(command, capture_output=True, text=True, env=environment))


def foreign_imports(client: Generated) -> Iterator[Problem]:
    """Imports of anything but the standard library, httpx, attrs, what an extra installs, and the client itself."""
    for module in sorted(client.package.rglob("*.py")):
        allowed = ALLOWED | EXTRAS.get(module.name, set())
        for name in _imports(ast.parse(module.read_text(encoding="utf-8"))):
            if name not in allowed and name not in sys.stdlib_module_names:
                what = f"{module.relative_to(client.folder)} imports {name}, which the client doesn't depend on"
                yield Problem(client.contract.path, None, "dependency", what, REMEDY)


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def _run(clients: Iterable[Generated], folder: Path, rule: str, tool: str, *arguments: str) -> None:
    command = [sys.executable, "-m", tool, *arguments]
    _check(clients, rule, subprocess.run(command, cwd=folder, capture_output=True, text=True))


def _check(clients: Iterable[Generated], rule: str, process: subprocess.CompletedProcess[str]) -> None:
    if process.returncode:
        output = (process.stdout + process.stderr).strip()
        blamed = next((client.contract.path for client in clients if client.package.name in output), Path("openapi"))
        raise Failed([Problem(blamed, None, rule, output, REMEDY)])
