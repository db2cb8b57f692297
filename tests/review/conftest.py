"""A git repository with one small contract, its base committed."""

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from scripts.review.review import Review, review
from scripts.review.sides import sides
from tests.lint.echo import ECHO

TODAY = date(2026, 11, 21)
CHANGELOG = "# Changelog\n\n## [Unreleased]\n"


@dataclass(frozen=True)
class Checkout:
    root: Path

    @property
    def contract(self) -> Path:
        return self.root / "openapi" / "echo.yaml"

    def git(self, *arguments: str) -> str:
        settings = ("-c", "user.name=Test", "-c", "user.email=test@echo.invalid", "-c", "commit.gpgsign=false")
        command = ["git", "-C", str(self.root), *settings, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")
        return self.git("rev-parse", "HEAD").strip()

    def change(self, old: str, new: str) -> None:
        text = self.contract.read_text(encoding="utf-8")
        assert old in text
        self.contract.write_text(text.replace(old, new, 1), encoding="utf-8")

    def review(self, base: str = "main", head: str | None = None, *, extras: bool = False) -> Review:
        return review(*sides(self.root, base, head), base, TODAY, extras=extras)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "checkout")
    made.contract.parent.mkdir(parents=True)
    made.contract.write_text(ECHO, encoding="utf-8")
    (made.root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit()
    return made
