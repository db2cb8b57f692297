"""Installs a distribution alone into a fresh environment, and uses it as its README says."""

import os
import re
import sys
import textwrap
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

import yaml

from phone_emulator.testing import Server, World
from scripts.dist.build import BIN, Broken, run, uv
from scripts.dist.distributions import CLIENTS, Distribution, distributions

RESOLUTIONS = ("lowest-direct", "highest")
"""Which versions of what it needs, by uv's names: the lowest that it says it runs on, and the newest."""

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Trial:
    """A distribution from one of its files, with one choice of what it needs."""

    distribution: Distribution
    file: Path
    resolution: str

    def __str__(self) -> str:
        return f"{self.file.name} with what it needs at {self.resolution.removesuffix('-direct')}"


def trials(distribution: Distribution, folder: Path) -> list[Trial]:
    """Every way to install what was built into a folder."""
    return [Trial(distribution, folder / name, one) for name in distribution.files for one in RESOLUTIONS]


def attempt(trial: Trial, emulator: Server, root: Path, work: Path) -> None:
    """Install it without anything else and import it; with its extras, run the example of its README, check its types.

    Args:
        trial: What to install.
        emulator: What the example calls.
        root: The checkout, which knows how a client is told where to call.
        work: An empty folder.

    Raises:
        Broken: Any of it fails.
    """
    one = trial.distribution
    bare, full = work / "bare", work / "full"
    install(trial, bare, extras=False)
    isolated(bare, "-c", f"import {one.package}", cwd=work)
    install(trial, full, extras=True)
    program = work / "example.py"
    program.write_text(example(one, {other.package for other in distributions(root)}), encoding="utf-8")
    with emulator.world() as world:
        isolated(full, program, cwd=work, env=environment(one, root, world))
    cache = Path(sys.prefix) / "cache" / f"mypy-dist-{one.package}-{trial.resolution}-{trial.file.suffix[1:]}"
    options: list[str | Path] = ["--strict", "--no-error-summary", "--config-file", os.devnull, "--cache-dir", cache]
    run([BIN / "mypy", *options, "--python-executable", python(full), program], cwd=work)


def install(trial: Trial, into: Path, *, extras: bool) -> None:
    """Into a new environment, which holds nothing else."""
    one = trial.distribution
    chosen = one.extras if extras else {}
    names = f"[{','.join(chosen)}]" if chosen else ""
    # As arguments, so that the lowest of them is what is asked for and not only allowed.
    needs = [*one.requires, *(need for extra in chosen.values() for need in extra)]
    uv("venv", "--quiet", into)
    options = ("--quiet", "--python", python(into), "--resolution", trial.resolution)
    run([BIN / "uv", "pip", "install", *options, f"{one.name}{names} @ {trial.file.resolve().as_uri()}", *needs])


def example(distribution: Distribution, ours: Set[str]) -> str:
    """The first program of its README that needs neither another distribution of ours nor pytest."""
    text = (distribution.folder / "README.md").read_text(encoding="utf-8")
    for block in _BLOCK.findall(text):
        imported = set(re.findall(r"^ *(?:from|import) (\w+)", block, re.MULTILINE))
        if imported & {*ours, "pytest"} == {distribution.package}:
            return textwrap.dedent(block)
    raise Broken(f"{distribution.folder / 'README.md'} has no program that imports {distribution.package} alone")


def environment(distribution: Distribution, root: Path, world: World) -> dict[str, str]:
    """The variables that tell a client where to call and with which credentials."""
    if distribution.folder.parent != root / CLIENTS:
        return {}
    settings = root / "openapi" / "generator" / f"{distribution.folder.name}.yaml"
    variables = yaml.safe_load(settings.read_text(encoding="utf-8"))["client"]["environment"]
    return {variable: getattr(world, argument, "") for argument, variable in variables.items()}


def python(environment: Path) -> Path:
    """The interpreter of an environment."""
    return environment / "bin" / "python"


def isolated(environment: Path, *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run its interpreter, which sees nothing of this one."""
    hidden = {"PYTHONPATH": "", "PYTHONSAFEPATH": "1"}
    return run([python(environment), *arguments], cwd=cwd, env=hidden | (env or {}))
