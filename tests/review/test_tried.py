"""The tests of a contract are run, or taken from the results of another run; those that fail are told by name."""

from pathlib import Path

import pytest

from scripts.problem import Failed
from scripts.review import __main__ as command
from scripts.review import tried
from scripts.review.formats.markdown import markdown
from scripts.review.tried import Tried
from tests.review.conftest import TODAY, Checkout

RESULTS = """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" tests="10">
  <testcase classname="tests.contracts.test_echo" name="test_good"/>
  <testcase classname="tests.contracts.test_echo" name="test_bad[`@all`]"><failure message="no">no</failure></testcase>
  <testcase classname="tests.property.test_echo" name="test_odd"><error message="no">no</error></testcase>
  <testcase classname="tests.property.test_echo" name="test_not_here"><skipped/></testcase>
  <testcase classname="tests.property.test_contracts" name="test_echo_in_process[POST /echo]"/>
  <testcase classname="tests.property.test_contracts" name="test_over_http[echo]"/>
  <testcase classname="tests.property.test_contracts" name="test_over_http[echoes]"/>
  <testcase classname="tests.clients.test_attempts" name="test_client"/>
  <testcase classname="tests.contracts.test_other" name="test_other"><failure message="no">no</failure></testcase>
  <testcase classname="tests.emulator.test_echo" name="test_emulator"><failure message="no">no</failure></testcase>
  <testcase classname="" name="tests.contracts.test_echo"><error message="can't be imported">no</error></testcase>
</testsuite></testsuites>
"""
FAILED = [
    "tests.contracts.test_echo::test_bad[`@all`]",
    "tests.property.test_echo::test_odd",
    "tests.contracts.test_echo",
]


def results(folder: Path, text: str = RESULTS) -> Path:
    file = folder / "results.xml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def bare_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checkout is no copy of this one: its tests want none of the plugins, which take their time."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def test_results_of_another_run(tmp_path: Path) -> None:
    """Tests of the contract, property tests and those of the clients count; other contracts and folders don't."""
    assert Tried(4, FAILED) == tried.read(results(tmp_path), ["echo"])
    assert Tried() == tried.read(results(tmp_path), [])


@pytest.mark.parametrize("text", ["", "no XML", "<testsuites>"])
def test_results_that_can_not_be_read(text: str, tmp_path: Path) -> None:
    """The file is named."""
    with pytest.raises(Failed, match=r"results\.xml: tests: "):
        tried.read(results(tmp_path, text), ["echo"])


def test_failing_tests_fail_the_check(checkout: Checkout, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict counts them, the report names them, and what to do next is to mend them."""
    checkout.change("          maxLength: 20\n", "          maxLength: 30\n")
    arguments = ["main", f"--root={checkout.root}", "--quick", f"--test-results={results(tmp_path)}"]

    assert 1 == command.main([*arguments, f"--format=markdown={tmp_path / 'comment.md'}"], today=TODAY)
    assert 1 == command.main(arguments, today=TODAY)

    told = " ".join(capsys.readouterr().out.split())
    assert "3 of 7 contract tests fail" in told
    assert " ".join(["Contract tests that fail", *FAILED]) in told
    assert told.endswith("Next: mend what fails: make test")
    assert "- ``tests.contracts.test_echo::test_bad[`@all`]``" in (tmp_path / "comment.md").read_text(encoding="utf-8")


def test_tests_are_run_on_request(checkout: Checkout, bare_pytest: None) -> None:
    """Those of the changed contract, in the working tree; when nothing changed there are none to run."""
    checkout.change("          maxLength: 20\n", "          maxLength: 30\n")
    for folder, module in (("contracts", "test_echo"), ("contracts", "test_other"), ("clients", "test_all")):
        (checkout.root / "tests" / folder).mkdir(parents=True, exist_ok=True)
        text = f"def test_{module}_is_bad(): assert {module == 'test_other'}\ndef test_good(): pass\n"
        (checkout.root / "tests" / folder / f"{module}.py").write_text(text)

    found = checkout.review()
    found.tried = tried.run(checkout.root, found.changed)

    assert 2 == found.tried.passed
    assert ["test_test_all_is_bad", "test_test_echo_is_bad"] == sorted(
        name.split("::")[1] for name in found.tried.failed
    )
    assert "2 of 4 contract tests fail" in markdown(found)
    assert Tried() == tried.run(checkout.root, [])


def test_tests_that_can_not_be_run(checkout: Checkout, bare_pytest: None) -> None:
    """What pytest said last is told."""
    (checkout.root / "pytest.ini").write_text("no ini")
    (checkout.root / "tests" / "clients").mkdir(parents=True)

    with pytest.raises(Failed, match="pytest ended with"):
        tried.run(checkout.root, ["echo"])
