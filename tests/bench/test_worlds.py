"""The benchmark of worlds times tests that pass, and those that it was asked for."""

import pytest

from scripts.bench import suite, worlds


def test_ways(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each way that is named, from tests that have passed."""
    assert worlds.main(["--tests", "2", "mock", "in_process"]) == 0
    shown = capsys.readouterr().out
    assert [worlds.WAYS[way] in shown for way in worlds.WAYS] == [True, True, False]
    assert "target: at most 4 ms:" in shown


def test_every_test_but_the_first_is_timed() -> None:
    """The first one starts the emulator."""
    assert len(worlds.measure("in_process", 3)) == 3


def test_tests_that_fail_give_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was refused is quick."""
    monkeypatch.setattr(suite, "NUMBER", "1")
    with pytest.raises(worlds.SuiteError, match="1 failed"):
        worlds.measure("mock", 0)


def test_unknown_way() -> None:
    """It is named."""
    with pytest.raises(SystemExit):
        worlds.main(["by_post"])
