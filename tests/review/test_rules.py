"""The rules as a whole: what breaks callers in one direction does not in the other, and the way back is the reverse."""

from scripts.review.rules import RULES, Whom
from tests.review.battery import OPERATIONS, SCHEMAS


def test_narrowing_breaks_one_side_at_a_time() -> None:
    """What breaks callers in one direction asks more of the provider in the other; what undoes it is the reverse."""
    ways = {(case.forth, case.back) for case in SCHEMAS.values()}
    ways |= {(case.forth, case.back) for case in OPERATIONS.values()}
    undoes = [(RULES[one], RULES[other]) for forth, back in ways for one, other in ((forth, back), (back, forth))]
    lopsided = {
        rule.id
        for rule, mirror in undoes
        if {rule.request, rule.response} == {Whom.CALLERS, Whom.PROVIDER}
        and (rule.response, rule.request) != (mirror.request, mirror.response)
    }

    # What is added may be awaited by nobody, while what is removed was known to callers.
    assert {
        "property-added-required",
        "property-added-to-closed",
        "parameter-added-required",
        "request-body-added-required",
    } == lopsided


def test_every_rule_says_what_and_why() -> None:
    """Its sentence can be filled in, and gives a reason in both directions."""
    for rule in RULES.values():
        assert "{" not in rule.what.format(name="x")
        assert all(rule.reason(direction) for direction in ("request", "response", "operation"))
