"""What is wrong with a release before it is made: version, tag, changelog, and what changed for callers."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts import contract
from scripts.dist.distributions import CLIENTS, EMULATOR, Distribution
from scripts.problem import Failed, Problem
from scripts.release import changelog
from scripts.review import versions
from scripts.review.review import review
from scripts.review.sides import Side

CHANGELOG = Path("CHANGELOG.md")
_VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")


@dataclass(frozen=True)
class Release:
    """A distribution that is to be released as it stands in a checkout.

    Attributes:
        root: The checkout.
        distribution: What is released.
        today: The day.
        tag: The tag that was set for it, None before.
    """

    root: Path
    distribution: Distribution
    today: date
    tag: str | None = None

    @property
    def due_tag(self) -> str:
        """The tag that it is released by."""
        return f"{self.distribution.name}/v{self.distribution.version}"

    @property
    def contract(self) -> Path:
        """The contract that says what it is to others: a client's own, and the control API of the emulator."""
        folder = self.distribution.folder
        return self.root / "openapi" / f"{folder.name if folder.parent.name == CLIENTS else EMULATOR}.yaml"

    @property
    def is_client(self) -> bool:
        """Whether its version is that of its contract."""
        return self.distribution.folder.parent.name == CLIENTS


def problems(release: Release) -> list[Problem]:
    """All that speaks against it, nothing when it can be made."""
    return [
        *_of_the_version(release),
        *_of_the_tag(release),
        *_of_the_checkout(release),
        *_of_the_changelog(release),
        *_of_the_changes(release),
    ]


def text(release: Release) -> str:
    """What the changelog says of it, empty where it says nothing."""
    return next((one.text for one in _releases(release) if one.version == release.distribution.version), "")


def _of_the_version(release: Release) -> Iterator[Problem]:
    where, version = release.distribution.folder / "pyproject.toml", release.distribution.version
    if not _VERSION.fullmatch(version):
        yield _problem(release, where, "version", f"{version!r} is not of the form 1.2.3", "write three numbers")
    if release.is_client:
        stated = contract.read(release.contract, release.contract.relative_to(release.root)).data["info"]["version"]
        if stated != version:
            what = f"the client has version {version}, its contract {stated}"
            yield _problem(release, where, "version", what, "make regenerate")


def _of_the_tag(release: Release) -> Iterator[Problem]:
    where = release.distribution.folder / "pyproject.toml"
    if release.tag not in (None, release.due_tag):
        what = f"the tag {release.tag} is not {release.due_tag}, which this version has"
        yield _problem(release, where, "tag", what, f"remove the tag, and set one: git tag {release.due_tag}")
    if release.due_tag in _tags(release) and _commit(release, release.due_tag) != _commit(release, "HEAD"):
        what = f"{release.due_tag} is the tag of another commit: this version was released before"
        yield _problem(release, where, "tag", what, "give it a higher version")
    newest = _newest(release)
    if newest and not _number(newest) < _number(release.distribution.version):
        what = f"version {newest} was released before"
        yield _problem(release, where, "version", what, "give it a higher version")


def _of_the_checkout(release: Release) -> Iterator[Problem]:
    for line in _git(release, "status", "--porcelain").splitlines()[:1]:
        what = f"the working tree is not what is committed: {line.strip()}"
        yield Problem(Path(), None, "checkout", what, "commit it, or take it back")


def _of_the_changelog(release: Release) -> Iterator[Problem]:
    name, version = release.distribution.name, release.distribution.version
    title = f"## {name} {version} - {release.today}"
    own = _releases(release)
    found = next((one for one in own if one.version == version), None)
    if found is None:
        yield Problem(CHANGELOG, None, "changelog", f"there is no section for {name} {version}", f"write one: {title}")
        return
    if not re.search(r"^[-*] \S", found.text, re.MULTILINE):
        yield Problem(CHANGELOG, None, "changelog", f"{name} {version} lists no change", "write a line for each")
    if found.day is None or found.day > release.today:
        what = f"{name} {version} has no day that was"
        yield Problem(CHANGELOG, None, "changelog", what, f"write the day of the release: {title}")
    if own[0] is not found:
        what = f"{name} {version} stands behind {own[0].version}"
        yield Problem(CHANGELOG, None, "changelog", what, "write the newest first")
    if changelog.unreleased(_changelog(release), name):
        what = f"changes of {name} still stand under {changelog.UNRELEASED}"
        yield Problem(CHANGELOG, None, "changelog", what, f"move them to {title}")


def _of_the_changes(release: Release) -> Iterator[Problem]:
    """A review against the last release: whether the version made the step that the changes owe."""
    newest = _newest(release)
    if newest is None:
        return
    tag, version = f"{release.distribution.name}/v{newest}", release.distribution.version
    base = Side(release.root, _commit(release, tag))
    path = release.contract.relative_to(release.root)
    try:
        found = review(base, Side(release.root), tag, release.today, extras=release.is_client)
    except Failed as failed:
        yield from failed.problems
        return
    for one in found.contracts:
        if Path(one.path) != path:
            continue
        yield from one.problems
        step = one.client_step if release.is_client else one.step
        if not versions.stepped(newest, version, step):
            kind = "breaking" if step is versions.Step.BREAKING else "compatible"
            what = f"what changed since {newest} is {kind} and owes {versions.owed(newest, step)}, not {version}"
            remedy = f"look at it: make review BASE={tag}; then write that version"
            yield _problem(release, release.contract, "step", what, remedy)


def _releases(release: Release) -> list[changelog.Release]:
    return [one for one in changelog.releases(_changelog(release)) if one.name == release.distribution.name]


def _changelog(release: Release) -> str:
    return (release.root / CHANGELOG).read_text(encoding="utf-8")


def _newest(release: Release) -> str | None:
    """The highest version that was released on the way to this commit, by its tags."""
    prefix = f"{release.distribution.name}/v"
    before = [tag.removeprefix(prefix) for tag in _tags(release, "--merged=HEAD") if tag != release.due_tag]
    return max(before, key=_number, default=None)


def _number(version: str) -> versions.Version:
    return versions.parse(version) or (0, 0, 0)


def _commit(release: Release, name: str) -> str:
    return _git(release, "rev-parse", f"{name}^{{commit}}")


def _tags(release: Release, *which: str) -> list[str]:
    return _git(release, "tag", "--list", *which, f"{release.distribution.name}/v*").splitlines()


def _problem(release: Release, path: Path, rule: str, what: str, remedy: str) -> Problem:
    return Problem(path.relative_to(release.root), None, rule, what, remedy)


def _git(release: Release, *arguments: str) -> str:
    command = ["git", "-C", str(release.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
