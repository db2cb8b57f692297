"""Every command that a page tells its reader to type is run here as it stands, or is known to be run elsewhere."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from phone_emulator import cli
from phone_emulator.testing import World
from scripts.dist.build import BIN, uv
from scripts.dist.distributions import distributions
from scripts.dist.install import environment
from tests.support.documents import ROOT, blocks
from tests.support.postgresql import PostgreSQL

deep = pytest.mark.deep

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "emulator/README.md")),
    *sorted(path for pattern in ("openapi/**/*.md", "generated/*/*.md", "docs/*.md") for path in ROOT.glob(pattern)),
]
REPOSITORY = tomllib.loads((ROOT / "emulator" / "pyproject.toml").read_text("utf-8"))["project"]["urls"]["Source"]
PATIENCE = 300

# Commands that tests of their own run, or judge as far as they can: tests/recipes and tests/container.
ELSEWHERE = ("pytest ", "python -m unittest", "npm install ", "npx ", "docker ")


@dataclass(frozen=True)
class Block:
    """The commands of one block of a page, which are typed one after the other."""

    page: Path
    commands: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}: {self.commands[0]}"


def shown() -> Iterator[Block]:
    """Every block of commands."""
    for page in PAGES:
        for language, text in blocks(page):
            if language in ("sh", "console", "bash"):
                joined = text.replace("\\\n", " ")
                lines = [re.sub(r"^\$ |\s+#.*$", "", line) for line in joined.splitlines()]
                yield Block(page, tuple(" ".join(line.split()) for line in lines if line))


BLOCKS = list(shown())
CLIENTS = {one.package: one for one in distributions(ROOT) if one.folder.parent.name == "generated"}
RUN_AS_MODULES = sorted(
    {command for block in BLOCKS for command in block.commands if command.split()[:3][-1] in CLIENTS}
)
INSTALLING = [block for block in BLOCKS if block.commands[0].startswith("pip ")]


def test_every_command_is_run_somewhere() -> None:
    """One of another kind wants a test."""
    known = ("pip install ", "phone-emulator", "make ", *(f"python -m {name} " for name in CLIENTS), *ELSEWHERE)
    strangers = [command for block in BLOCKS for command in block.commands if not command.startswith(known)]

    assert [] == strangers
    assert len(INSTALLING) > 8
    assert [] == [str(block) for block in BLOCKS if block.commands[0].startswith("phone-emulator")]


def targets() -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_targets_of_make_are_there() -> None:
    """In a block or within a line; `.ci/run` runs those of the README from a clean clone."""
    within = [(page, text) for page in PAGES for text in re.findall(r"`[^`\n]+`", page.read_text(encoding="utf-8"))]
    typed = [*within, *((block.page, command) for block in BLOCKS for command in block.commands)]
    named = {(page.name, name) for page, text in typed for name in re.findall(r"(?:^|[`&] ?)make ([a-z-]+)", text)}

    assert len(named) > 10
    assert set() == {(page, name) for page, name in named if name not in targets()}
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert {name for page, name in named if page == "README.md"} - {"emulator", "review", "regenerate"} <= set(
        re.findall(r"make ([a-z-]+)", run)
    )


def test_nothing_is_installed_from_where_the_reader_is_not() -> None:
    """A path of the checkout installs nothing elsewhere."""
    texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}

    assert [] == [
        (name, found) for name, text in texts.items() for found in re.findall(r"pip install ['\"]?\.+/", text)
    ]


def test_modules_are_there() -> None:
    """Each `.venv/bin/python -m ...` names one that can be run."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    modules = {name for text in texts for name in re.findall(r"\.venv/bin/python -m ([\w.]+)", text)}

    assert len(modules) > 1
    for name in modules:
        path = ROOT / name.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), name


def test_options_of_the_emulator_are_there() -> None:
    """Wherever a page writes one behind the command."""
    parser = cli._parser()
    known = set(parser._option_string_actions)
    for page in PAGES:
        for command in re.findall(r"phone-emulator((?: -[^`\n]*)+)", page.read_text(encoding="utf-8")):
            assert set() == set(re.findall(r"(?<!\S)--[a-z-]+", command)) - known, f"{page.name}: {command}"


@pytest.mark.parametrize("command", RUN_AS_MODULES)
def test_clients_run_as_modules(command: str, phone_emulator: World) -> None:
    """What is in brackets is left out, and a name in capitals is a number; all may be well, or something to do."""
    words = re.sub(r" \[[^]]*\]", "", command).split()
    words = ["1" if word.isupper() else word for word in words]
    variables = environment(CLIENTS[words[2]], ROOT, phone_emulator)
    done = subprocess.run([sys.executable, *words[1:]], capture_output=True, text=True, env=variables, check=False)

    assert done.returncode in (0, 1)
    assert ("", True) == (done.stderr, phone_emulator.base_url in done.stdout)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel of each distribution, which stands for the index that they will be on."""
    folder = tmp_path_factory.mktemp("index")
    for one in distributions(ROOT):
        uv("build", "--quiet", "--no-build-isolation", "--wheel", "--out-dir", folder, one.folder)
    return folder


@deep
@pytest.mark.parametrize("block", INSTALLING, ids=str)
def test_what_is_installed_works(block: Block, released: Path, tmp_path: Path) -> None:
    """In an environment that holds nothing else, from anywhere; an emulator that is started then answers."""
    variables = fresh(tmp_path, released)
    for command in block.commands:
        if "postgresql://" in command or command.startswith(ELSEWHERE):
            continue  # the former below, with a server
        if command.startswith("pip "):
            run(command, tmp_path, variables)
        else:
            answers(command, tmp_path, variables)
    installed = "import importlib.metadata as m; print(*(d.name for d in m.distributions()))"
    names = run(f'python -c "{installed}"', tmp_path, variables).split()
    ours = {one.package for one in distributions(ROOT) if one.name in " ".join(block.commands)}
    assert ours or block.page.name == "recipes.md"
    for package in ours:
        assert package.replace("_", "-") in names
        run(f"python -c 'import {package}'", tmp_path, variables)


@pytest.mark.services
@pytest.mark.parametrize("block", [one for one in INSTALLING if "postgresql://" in str(one.commands)], ids=str)
def test_emulators_on_postgresql(block: Block, released: Path, tmp_path: Path, postgresql: PostgreSQL) -> None:
    """Started as the page says, but on a database that is there."""
    variables = fresh(tmp_path, released)
    with postgresql.database() as url:
        for command in block.commands:
            if command.startswith("pip "):
                run(command, tmp_path, variables)
            else:
                answers(re.sub(r"postgresql://\S+", url, command.removesuffix(" &")), tmp_path, variables)


def fresh(folder: Path, released: Path) -> dict[str, str]:
    """The variables of a shell in a new environment; git takes the checkout for the repository."""
    run(f"{sys.executable} -m venv {folder / 'venv'}", folder, dict(os.environ))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PHONE_EMULATOR_"))}
    return kept | {
        "PATH": f"{folder / 'venv' / 'bin'}:{os.environ['PATH'].replace(f'{BIN}:', '')}",
        "PIP_FIND_LINKS": f"{os.environ.get('PIP_FIND_LINKS', '')} {released}".strip(),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_QUIET": "1",
        "PYTHONSAFEPATH": "1",
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": f"url.file://{ROOT}.insteadOf",
        "GIT_CONFIG_VALUE_0": REPOSITORY,
        "GIT_CONFIG_KEY_1": "safe.directory",
        "GIT_CONFIG_VALUE_1": "*",
    }


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    """What a command prints, as a shell runs it in that folder."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def answers(command: str, folder: Path, environment: dict[str, str]) -> None:
    """Start an emulator on a free port, and stop it once it has said that it answers."""
    command = re.sub(r"--port \d+", "--port 0", command) if "--port" in command else f"{command} --port 0"
    with subprocess.Popen(
        ["/bin/sh", "-c", f"exec {command}"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert any(line.startswith("Stop with") for line in process.stdout), command
        finally:
            process.terminate()
