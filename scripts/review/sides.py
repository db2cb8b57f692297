"""The two sides of a review, read without a checkout: a commit, or the working tree."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from subprocess import CalledProcessError

from scripts.problem import Failed, Problem
from scripts.reader import text_of


@dataclass(frozen=True)
class Side:
    """The files of a checkout at `root`: those of a commit, or where that is None those of the working tree."""

    root: Path
    commit: str | None = None

    def read(self, path: str) -> str | None:
        """The text of a file, None where there is none. Raises Failed when it is no text."""
        try:
            if self.commit:
                return text_of(_git(self.root, "show", f"{self.commit}:{path}"), Path(path))
            return text_of((self.root / path).read_bytes(), Path(path))
        except (FileNotFoundError, CalledProcessError):
            return None

    def lines(self, path: str) -> set[str]:
        """The lines of a file, none where it is missing or no text."""
        try:
            return set((self.read(path) or "").splitlines())
        except Failed:
            return set()

    def files(self, folder: str) -> list[str]:
        """The paths of all files under a folder, sorted."""
        if self.commit:
            listed = _git(self.root, "ls-tree", "-r", "-z", "--name-only", self.commit, "--", f"{folder}/")
            return sorted(filter(None, listed.decode("utf-8").split("\0")))
        found = (path for path in (self.root / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def contracts(self) -> dict[str, str]:
        """The paths of the contracts in `openapi/`, by stem."""
        found = [PurePosixPath(path) for path in self.files("openapi")]
        return {
            path.stem: str(path)
            for path in found
            if len(path.parts) == 2 and path.suffix == ".yaml" and path.name != "redocly.yaml"
        }

    def write(self, folder: str, into: Path) -> None:
        """Copy the files under a folder into another place, with their paths."""
        for path in self.files(folder):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            (into / path).write_text(self.read(path) or "", encoding="utf-8")


def sides(root: Path, base: str, head: str | None) -> tuple[Side, Side]:
    """The commit where `head` left `base`; and `head`, or the working tree. Raises Failed when there is none."""
    tip = _commit(root, base)
    commit = _commit(root, head) if head else None
    with suppress(CalledProcessError):  # a shallow clone doesn't know it; the tip of the base is the next best
        tip = _git(root, "merge-base", tip, commit or "HEAD").decode().strip()
    return Side(root, tip), Side(root, commit)


def changed(base: Side, head: Side) -> Iterator[str]:
    """The paths that differ between the sides, those that git doesn't track yet included."""
    arguments = [base.commit or "HEAD", *([head.commit] if head.commit else [])]
    yield from filter(None, _git(base.root, "diff", "-z", "--name-only", *arguments).decode().split("\0"))
    if head.commit is None:
        untracked = _git(base.root, "ls-files", "-z", "--others", "--exclude-standard").decode()
        yield from filter(None, untracked.split("\0"))


def _commit(root: Path, name: str) -> str:
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except CalledProcessError as error:
        what = f"there is no commit `{name}`"
        remedy = "`git fetch` it, or name another one: make review BASE=<commit>"
        raise Failed([Problem(Path("BASE"), None, "commit", what, remedy)]) from error


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]  # git of the user
    return subprocess.run(command, capture_output=True, check=True).stdout
