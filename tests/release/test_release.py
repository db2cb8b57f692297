"""A release that must not be made is named before its tag is set, and one that may be is not held up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.release.__main__ import main
from tests.lint.echo import ECHO
from tests.review.conftest import Checkout

TODAY = date(2026, 12, 1)
PROJECT = """\
[project]
name = "{name}"
version = "{version}"
dependencies = []
"""
CHANGELOG = """\
# Changelog

## Unreleased

### echo-client and phone-emulator

- Something of both.

## echo-client 0.1.0 - 2026-12-01

- The first.
"""


def write(checkout: Checkout, **texts: str) -> None:
    """Write files, given by the last word of their name, and commit them."""
    places = {
        "client": "generated/echo/pyproject.toml",
        "emulator": "emulator/pyproject.toml",
        "changelog": "CHANGELOG.md",
        "contract": "openapi/echo.yaml",
    }
    for name, text in texts.items():
        path = checkout.root / places[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    checkout.commit()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout with a client that can be released as it stands."""
    made = Checkout(tmp_path / "checkout")
    made.contract.parent.mkdir(parents=True)
    made.git("init", "--quiet", "--initial-branch=main")
    write(
        made,
        contract=ECHO,
        changelog=CHANGELOG,
        client=PROJECT.format(name="echo-client", version="0.1.0"),
        emulator=PROJECT.format(name="phone-emulator", version="0.3.0"),
    )
    return made


@pytest.fixture
def check(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(*arguments: str, name: str = "echo-client") -> tuple[int, str]:
        status = main([name, "--root", str(checkout.root), *arguments], today=TODAY)
        return status, capsys.readouterr().out

    return run


Check = Callable[..., tuple[int, str]]


def test_good_release(checkout: Checkout, check: Check, tmp_path: Path) -> None:
    """It is told which tag to set; what the changelog says of it is the text of the release."""
    file = tmp_path / "text.md"
    status, said = check("--text", str(file))

    assert (0, "- The first.\n") == (status, file.read_text(encoding="utf-8"))
    assert "Next: git tag echo-client/v0.1.0 && git push origin echo-client/v0.1.0\n" in said
    checkout.git("tag", "echo-client/v0.1.0")
    assert 0 == check("--tag", "echo-client/v0.1.0")[0]


def test_no_such_distribution(check: Check) -> None:
    """The known ones are named."""
    status, said = check(name="echo")

    assert 2 == status
    assert "make release-check DIST=echo-client, or one of phone-emulator" in said


def test_tag_of_another_version(check: Check) -> None:
    """It would publish what it doesn't name."""
    status, said = check("--tag", "echo-client/v0.2.0")

    assert 1 == status
    assert "the tag echo-client/v0.2.0 is not echo-client/v0.1.0, which this version has" in said


def test_version_that_was_released(checkout: Checkout, check: Check) -> None:
    """Its tag is that of another commit."""
    checkout.git("tag", "echo-client/v0.1.0")
    write(checkout, changelog=CHANGELOG + "- More.\n")

    assert "echo-client/v0.1.0 is the tag of another commit" in check()[1]


def test_version_below_the_last(checkout: Checkout, check: Check) -> None:
    """By number: 0.0.9 stands below 0.0.10, and a tag that this commit doesn't come from counts for nothing."""
    checkout.git("tag", "echo-client/v0.2.0", write_orphan(checkout))
    assert 0 == check()[0]
    checkout.git("tag", "echo-client/v0.10.0")
    assert "version 0.10.0 was released before. Do this: give it a higher version" in check()[1]


def write_orphan(checkout: Checkout) -> str:
    """A commit of another history."""
    tree = checkout.git("rev-parse", "HEAD^{tree}").strip()
    return checkout.git("commit-tree", tree, "-m", "elsewhere").strip()


@pytest.mark.parametrize("version", ["0.1", "0.1.0rc1", "0.01.0", "v0.1.0"])
def test_version_of_another_form(version: str, checkout: Checkout, check: Check) -> None:
    """Three numbers, as the contract has them."""
    write(checkout, client=PROJECT.format(name="echo-client", version=version))

    said = check()[1]
    assert f"{version!r} is not of the form 1.2.3" in said
    assert f"the client has version {version}, its contract 0.1.0. Do this: make regenerate" in said


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("## echo-client 0.1.0", "## echo-client 0.0.9", "no section for echo-client 0.1.0. Do this: write one: ##"),
        ("## echo-client 0.1.0", "## phone-emulator 0.1.0", "there is no section for echo-client 0.1.0"),
        ("- The first.", "The first.", "echo-client 0.1.0 lists no change"),
        ("2026-12-01", "2026-12-02", "echo-client 0.1.0 has no day that was"),
        ("2026-12-01", "2026-02-30", "echo-client 0.1.0 has no day that was"),
        ("2026-12-01", "today", "echo-client 0.1.0 has no day that was"),
        (
            "## echo-client 0.1.0",
            "## echo-client 0.0.9 - 2026-11-30\n\n- x\n\n## echo-client 0.1.0",
            "stands behind 0.0.9",
        ),
        (
            "### echo-client and phone-emulator",
            "### echo-client",
            "changes of echo-client still stand under Unreleased",
        ),
    ],
)
def test_changelog(old: str, new: str, problem: str, checkout: Checkout, check: Check) -> None:
    """It has a section with a line for each change, the newest first, and nothing is forgotten."""
    assert old in CHANGELOG
    write(checkout, changelog=CHANGELOG.replace(old, new))

    status, said = check()
    assert 1 == status
    assert problem in said


def test_what_is_not_committed(checkout: Checkout, check: Check) -> None:
    """The tag would not hold it."""
    (checkout.root / "left.txt").write_text("-", encoding="utf-8")

    assert "the working tree is not what is committed: ?? left.txt" in check()[1]


@pytest.mark.parametrize(
    ("version", "verdict"),
    [("1.2.1", "is breaking and owes 2.0.0, not 1.2.1"), ("1.3.0", "is breaking and owes 2.0.0"), ("2.0.0", None)],
)
def test_step_that_a_breaking_change_owes(version: str, verdict: str | None, checkout: Checkout, check: Check) -> None:
    """By the review of the contract against the last release."""
    release(checkout, "1.2.0", ECHO)
    release(checkout, version, ECHO.replace("/echoes/", "/sounds/"), tagged=False)

    status, said = check()
    assert (1 if verdict else 0, True) == (status, verdict is None or verdict in said)


def release(checkout: Checkout, version: str, contract: str, *, tagged: bool = True) -> None:
    """Commit a version of the client, with its tag."""
    write(
        checkout,
        contract=contract.replace("version: 0.1.0", f"version: {version}"),
        client=PROJECT.format(name="echo-client", version=version),
        changelog=f"## echo-client {version} - 2026-12-01\n\n- x\n",
    )
    if tagged:
        checkout.git("tag", f"echo-client/v{version}")


def test_folder_without_git(tmp_path: Path, checkout: Checkout, check: Check) -> None:
    """It says what it needs."""
    (checkout.root / ".git").rename(tmp_path / "git")

    status, said = check()
    assert 2 == status
    assert "Next: run it in a clone that has the tags" in said
