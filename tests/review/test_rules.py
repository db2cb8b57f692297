"""The rules as a whole: each has its opposite, and what breaks callers in one direction does not in the other."""

from scripts.review.rules import RULES, Whom

# Rules that are led back to by another one than their mirror: several ways there, one way back.
SEVERAL = {
    "property-added-required": "removing a property is one rule, required or not",
    "property-added-to-closed": "removing a property is one rule, from a closed object or not",
    "property-added-to-closed-required": "both of these",
    "read-only-removed-required": "a required property becomes read-only by the rule of an optional one",
    "write-only-removed-required": "a required property becomes write-only by the rule of an optional one",
    "parameter-added-required": "removing a parameter is one rule, required or not",
    "request-body-added-required": "removing a request body is one rule, required or not",
}


def test_every_rule_has_its_mirror() -> None:
    """What one rule names, another names on the way back; where several lead there, the reason is recorded."""
    assert [] == [rule.id for rule in RULES.values() if rule.mirror not in RULES]
    several = {rule.id for rule in RULES.values() if RULES[str(rule.mirror)].mirror != rule.id}

    assert set(SEVERAL) == several


def test_narrowing_breaks_one_side_at_a_time() -> None:
    """What breaks callers in one direction asks more of the provider in the other, and its mirror is the reverse."""
    lopsided = [
        rule.id
        for rule in RULES.values()
        if {rule.request, rule.response} == {Whom.CALLERS, Whom.PROVIDER}
        and (rule.response, rule.request) != (RULES[str(rule.mirror)].request, RULES[str(rule.mirror)].response)
    ]

    # What is added may be awaited by nobody, while what is removed was known to callers.
    assert [
        "property-added-required",
        "property-added-to-closed",
        "parameter-added-required",
        "request-body-added-required",
    ] == lopsided


def test_every_rule_says_what_and_why() -> None:
    """Its sentence can be filled in, and gives a reason in both directions."""
    for rule in RULES.values():
        assert "{" not in rule.what.format(name="x")
        assert all(rule.reason(direction) for direction in ("request", "response", "operation"))
