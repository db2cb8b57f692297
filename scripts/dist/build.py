"""Builds a distribution, twice, and looks over what came of it."""

import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from scripts import child
from scripts.dist.distributions import Distribution

BIN = Path(sysconfig.get_path("scripts"))
LIMIT = 300  # seconds, for a tool


class Broken(Exception):
    """A distribution must not be published; the text says why."""


def build(distribution: Distribution, root: Path, into: Path, work: Path) -> None:
    """Build wheel and sdist into the folder `into`, with a list of what they need, and look them over.

    Args:
        distribution: The distribution.
        root: The checkout that it is of.
        into: Where the files go.
        work: An empty folder to work in.

    Raises:
        Broken: A build fails, or gives other bytes the second time, or a file is not as an index wants it.
    """
    run([BIN / "validate-pyproject", distribution.folder / "pyproject.toml"])
    trees = [work / "first", work / "second"]
    for tree in trees:
        copy(root, tree)
        # The wheel is made from the sdist, so that what is missing there is noticed.
        options = ("--quiet", "--no-build-isolation", "--out-dir", tree / "dist")
        uv("build", *options, tree / distribution.folder.relative_to(root))
    for name in distribution.files:
        first, second = ((tree / "dist" / name).read_bytes() for tree in trees)
        if first != second:
            raise Broken(f"{name} has other bytes when it is built again. Compare {' and '.join(map(str, trees))}")
        shutil.copyfile(trees[0] / "dist" / name, into / name)
    wheel, sdist = (into / name for name in distribution.files)
    run([BIN / "twine", "--no-color", "check", "--strict", wheel, sdist])
    run([BIN / "check-wheel-contents", "--no-config", wheel])
    if not any(name.endswith(".dist-info/licenses/LICENSE") for name in ZipFile(wheel).namelist()):
        raise Broken(f"{wheel.name} has no licence. Put one into {distribution.folder / 'LICENSE'}")
    bill = bill_of_materials(replace(distribution, folder=trees[0] / distribution.folder.relative_to(root)))
    (into / f"{distribution.name}-{distribution.version}.cdx.json").write_text(bill, encoding="utf-8")


def copy(root: Path, into: Path) -> None:
    """Copy what git knows of a checkout, as it stands: no file that only lies about, no times, no permissions."""
    try:
        listed = run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
    except FileNotFoundError as error:
        raise Broken("git is missing, which tells what belongs to a distribution. Install it.") from error
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, into / name)


def bill_of_materials(distribution: Distribution) -> str:
    """What a distribution and its extras need, at the versions of today, in the form of CycloneDX."""
    options = ["--quiet", "--preview-features", "sbom-export", "--format", "cyclonedx1.5", "--all-extras"]
    bill = json.loads(uv("export", *options, "--project", distribution.folder))
    # They would be others each time, and the form does without.
    bill.pop("serialNumber", None)
    bill["metadata"].pop("timestamp", None)
    return f"{json.dumps(bill, indent=2)}\n"


def uv(*arguments: str | Path) -> str:
    """Run uv with the Python that runs this; what it prints."""
    verb = 2 if arguments[0] in ("pip", "venv") else 1
    return run([BIN / "uv", *arguments[:verb], "--python", sys.executable, *arguments[verb:]])


def run(command: Sequence[str | Path], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a tool; what it prints.

    Raises:
        Broken: It fails; with all that it says.
    """
    try:
        completed = child.run(command, seconds=LIMIT, cwd=cwd, env=env)
    except subprocess.TimeoutExpired as expired:
        raise Broken(f"{Path(command[0]).name} was at it for {LIMIT} seconds and was ended") from expired
    if completed.returncode:
        said = (completed.stdout + completed.stderr).strip()
        raise Broken(f"{' '.join(map(str, (Path(command[0]).name, *command[1:])))}\n{said}")
    return completed.stdout
