"""Does by hand what an engine does with a Containerfile: its steps, in folders of a test.

It knows the instructions that ours uses, and an absolute path of the image is a folder of the test. What it can't show
is what the base image lacks, and that nothing else of the machine is seen.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_STEP = re.compile(r"^([A-Z]+)\s+((?:.*\\\n)*.*)$", re.MULTILINE)
_TOPS = ("/src", "/opt", "/state")
LIMIT = 300


@dataclass
class Stage:
    """A stage of the build.

    Attributes:
        name: What later stages call it.
        root: The folder that is its `/`.
        folder: Where its commands run.
        environment: Its variables.
        rest: What only counts once it runs: `ENTRYPOINT`, `HEALTHCHECK`, `USER` and so on, as they are written.
    """

    name: str
    root: Path
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    rest: dict[str, str] = field(default_factory=dict)

    def inside(self, text: str) -> str:
        """A text in which absolute paths of the image are those of the test."""
        return re.sub(rf"(?<![\w.])({'|'.join(_TOPS)})(?=[/ :]|$)", lambda found: f"{self.root}{found[1]}", text)

    def variables(self) -> dict[str, str]:
        """The environment of what runs in it."""
        return {name: self.inside(value) for name, value in self.environment.items()}


def build(containerfile: Path, work: Path) -> Stage:
    """Take every step of a Containerfile; the last stage."""
    stages: list[Stage] = []
    text = re.sub(r"^ *#.*\n", "", containerfile.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for instruction, arguments in _STEP.findall(text):
        if instruction == "FROM":
            root = work / str(len(stages))
            root.mkdir()
            path = {"PATH": os.environ["PATH"]}
            stages.append(Stage(arguments.partition(" AS ")[2], root, root, path))
            continue
        _take(instruction, arguments, stages[-1], {one.name: one for one in stages}, containerfile.parent)
    return stages[-1]


def _take(instruction: str, arguments: str, stage: Stage, stages: dict[str, Stage], context: Path) -> None:
    if instruction == "WORKDIR":
        stage.folder = Path(stage.inside(arguments))
        stage.folder.mkdir(parents=True)
    elif instruction == "COPY":
        options = dict(one[2:].split("=", 1) for one in arguments.split() if one.startswith("--"))
        source, target = (one for one in arguments.split() if not one.startswith("--"))
        origin = stages[options["from"]].root / source[1:] if "from" in options else context / source
        goal = Path(stage.inside(target)) if target.startswith("/") else stage.folder / target
        _copy(origin, goal / origin.name if target.endswith("/") and origin.is_file() else goal)
    elif instruction == "ENV":
        for name, value in (pair.split("=", 1) for pair in shlex.split(arguments.replace("\\\n", " "))):
            stage.environment[name] = value.replace("$PATH", stage.environment["PATH"])
    elif instruction == "RUN":
        script = stage.inside(arguments)
        subprocess.run(
            ["/bin/sh", "-euc", script], cwd=stage.folder, env=_clean(stage.variables()), timeout=LIMIT, check=True
        )
    else:
        stage.rest[instruction] = arguments


def _copy(origin: Path, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    if origin.is_dir():
        shutil.copytree(origin, goal, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(origin, goal)


def _clean(environment: dict[str, str]) -> dict[str, str]:
    """The environment of a step: where this machine's pip finds packages is no business of the Containerfile."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "HOME", "LANG"))}
    return kept | environment


def command(stage: Stage, instruction: str) -> list[str]:
    """The command that an `ENTRYPOINT` or the `CMD` of a `HEALTHCHECK` gives in the form of JSON."""
    written = stage.rest[instruction].replace("\\\n", "")
    found: list[str] = json.loads(written[written.index("[") :])
    return found
