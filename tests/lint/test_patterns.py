"""Which regular expressions a contract may have."""

import pytest

from scripts.regenerate import patterns

HARMLESS = (
    *(r"^[a-z][a-z0-9-]{0,9}$", r"^([a-z]+\.)*[a-z]+$", r"^(\d+,)*\d+$", r"^(?:[A-Z]{2}|[0-9]+)$", r"^휴대폰$"),
    *(r"^[a-zA-Z]+( [a-zA-Z]+)*$", r"^(?=.*[a-z]).+$", r"^(\+\d{1,3}[- ]?)?\d{10}$", r"a\+b+", r"^(ab?c){0,30}$"),
    *(r"^[\w.-]+@[\w.-]+$", r"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}$", r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"),
)
ENDLESS = (
    *(r"^(a|a)*$", r"^(\w+\s?)*$", r"^([a-z]+)*$", r"(.*)*", r"((a+)b?)+", r"(a*)*", r"(x+x+)+y", r"(a?){30}"),
    *(r"^(([a-z])+.)+[A-Z]([a-z])+$", r"^(?:(?:a+)+){1,99}$", r"^(\s*\w+\s*)*$", r"^(a|b|ab)*c"),
)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_pattern_is_taken(pattern: str) -> None:
    """Where the parts of a repetition can be told apart, it is done soon."""
    assert patterns.problem(pattern) is None


@pytest.mark.parametrize("pattern", ENDLESS)
def test_pattern_is_refused(pattern: str) -> None:
    """Where they can't, the time doubles with every character."""
    found = patterns.problem(pattern)

    assert found
    assert "may take for ever" in found[0]
