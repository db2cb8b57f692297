"""The workflow that comments on pull requests: nothing that a fork brings runs, or meets a token that can write."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.review.formats.markdown import MARKER

WORKFLOW = Path(__file__).parents[2] / ".github" / "workflows" / "spec-review.yml"


@pytest.fixture(scope="module")
def workflow() -> Any:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def test_permissions_are_given_per_job(workflow: Any) -> None:
    """The job that reads the pull request can't write, and the one that writes doesn't read it."""
    assert {} == workflow["permissions"]
    assert {"contents": "read"} == workflow["jobs"]["review"]["permissions"]
    assert {"pull-requests": "write"} == workflow["jobs"]["comment"]["permissions"]


def test_only_the_base_is_checked_out(workflow: Any) -> None:
    """The head of the pull request is fetched and never becomes the working tree."""
    checkouts = [
        step["with"]["ref"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "checkout" in step.get("uses", "")
    ]

    assert ["${{ github.event.pull_request.base.sha }}"] == checkouts
    commands = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    assert not any(word in command for command in commands for word in ("git checkout", "git switch", "git merge"))


def test_nothing_of_the_pull_request_is_put_into_a_script(workflow: Any) -> None:
    """A value of the event comes as an environment variable: as part of the text it could be a command."""
    commands = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]

    assert [] == [command for command in commands if "${{" in command]


@pytest.mark.parametrize("file", sorted(WORKFLOW.parent.glob("*.yml")), ids=lambda file: file.name)
def test_actions_are_pinned(file: Path) -> None:
    """By commit, with the version that it is: a tag can be moved by whoever holds the action."""
    used = re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))

    assert used
    assert [] == [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[0-9.]+", one)]


def test_comment_is_found_by_the_mark_that_the_report_has() -> None:
    """One comment, written anew, instead of one per push."""
    assert f'startswith("{MARKER}")' in WORKFLOW.read_text(encoding="utf-8")
