"""The workflow that comments on pull requests: nothing that a fork brings runs, or meets a token that can write."""

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
    assert {"read"} == set(workflow["jobs"]["review"]["permissions"].values())
    assert {"pull-requests": "write"} == workflow["jobs"]["comment"]["permissions"]


def test_only_the_base_is_checked_out(workflow: Any) -> None:
    """The head of the pull request is fetched and never becomes the working tree."""
    checkouts = [
        step["with"]["ref"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "checkout" in step.get("uses", "")
    ]

    assert ["${{ github.event.pull_request.base.sha || github.sha }}"] == checkouts
    commands = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    assert not any(word in command for command in commands for word in ("git checkout", "git switch", "git merge"))


def test_nothing_of_the_pull_request_is_put_into_a_script(workflow: Any) -> None:
    """A value of the event comes as an environment variable: as part of the text it could be a command."""
    commands = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]

    assert [] == [command for command in commands if "${{" in command]


def test_number_of_the_pull_request_is_not_trusted(workflow: Any) -> None:
    """Results of CI are written by the pull request: another one's number is refused before anything is told."""
    commands = " ".join(step.get("run", "") for step in workflow["jobs"]["review"]["steps"])

    assert '[[ "$NUMBER" =~ ^[0-9]+$ ]]' in commands
    assert commands.index('test "$(git rev-parse refs/review/head)" = "$HEAD"') < commands.index("number=$NUMBER")
    assert "${{ needs.review.outputs.number }}" == workflow["jobs"]["comment"]["steps"][-1]["env"]["NUMBER"]


def test_results_come_from_a_run_that_can_do_nothing() -> None:
    """CI runs the tests of pull requests, with a token that reads, and hands on what this workflow awaits."""
    ci = yaml.safe_load((WORKFLOW.parent / "ci.yml").read_text(encoding="utf-8"))
    artifacts = [step["with"] for step in ci["jobs"]["test"]["steps"] if "upload-artifact" in step.get("uses", "")]

    assert {"contents": "read"} == ci["permissions"]
    assert [{"name": "results", "path": "results"}] == artifacts
    assert "--junitxml=results/tests.xml" in str(ci["jobs"]["test"]["steps"])
    assert "results/number" in str(ci["jobs"]["test"]["steps"])


def test_comment_is_found_by_the_mark_that_the_report_has() -> None:
    """One comment, written anew, instead of one per push."""
    assert f'startswith("{MARKER}")' in WORKFLOW.read_text(encoding="utf-8")
