"""The distributions of a checkout, as their `pyproject.toml` say them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EMULATOR = "emulator"
CLIENTS = "generated"


@dataclass(frozen=True)
class Distribution:
    """What can be installed by itself.

    Attributes:
        folder: Where it stands.
        name: What it is called on an index of packages.
        version: Its version.
        requires: What it needs.
        extras: What each of its extras needs beside that.
    """

    folder: Path
    name: str
    version: str
    requires: Sequence[str]
    extras: Mapping[str, Sequence[str]]

    @property
    def package(self) -> str:
        """What is imported."""
        return self.name.replace("-", "_")

    @property
    def files(self) -> tuple[str, str]:
        """The names of its wheel and of its source distribution."""
        stem = f"{self.package}-{self.version}"
        return f"{stem}-py3-none-any.whl", f"{stem}.tar.gz"


def distributions(root: Path) -> list[Distribution]:
    """All of a checkout, by name."""
    files = [*root.glob(f"{CLIENTS}/*/pyproject.toml"), root / EMULATOR / "pyproject.toml"]
    return sorted(map(_read, files), key=lambda one: one.name)


def _read(file: Path) -> Distribution:
    project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    return Distribution(file.parent, project["name"], project["version"], project["dependencies"], extras)
