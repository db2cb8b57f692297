"""What can change in a contract, and whom each change breaks.

Old callers go on sending what they send: what is no longer accepted breaks them. They go on reading what they read:
what they have never seen breaks them. So a rule has two verdicts, and what breaks callers in one direction asks more of
the provider in the other. A rule and its `mirror` undo each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Whom(StrEnum):
    """Who has to change when the contract does."""

    CALLERS = "callers"
    PROVIDER = "provider"
    NOBODY = "nobody"
    READERS = "readers"  # of the documentation; the wire is as it was


@dataclass(frozen=True)
class Rule:
    """One kind of change.

    Attributes:
        id: What the reports call it.
        what: What happened, with `{name}` for the part that it happened to.
        request: Whom it breaks in what callers send.
        response: Whom it breaks in what they receive.
        mirror: The rule of the opposite change; None where there is none, see `tests/review/test_rules.py`.
        why: The reason, where it is not the one that follows from the direction.
    """

    id: str
    what: str
    request: Whom
    response: Whom
    mirror: str | None
    why: str = ""

    def whom(self, direction: str) -> Whom:
        return self.response if direction == "response" else self.request

    def reason(self, direction: str) -> str:
        return self.why or REASONS["response" if direction == "response" else "request", self.whom(direction)]


REASONS = {
    ("request", Whom.CALLERS): "callers may send what is no longer accepted",
    ("request", Whom.PROVIDER): "the provider has to accept more than before; callers may go on as they do",
    ("request", Whom.NOBODY): "what callers send is accepted as before",
    ("request", Whom.READERS): "the wire is as it was",
    ("response", Whom.CALLERS): "callers may receive what they do not know, or miss what they rely on",
    ("response", Whom.PROVIDER): "the provider promises more than before; callers may go on as they do",
    ("response", Whom.NOBODY): "what callers receive is as before",
    ("response", Whom.READERS): "the wire is as it was",
}

C, P, N, D = Whom.CALLERS, Whom.PROVIDER, Whom.NOBODY, Whom.READERS


def _opposites(stem: str, narrow: tuple[str, str], wide: tuple[str, str]) -> Iterator[Rule]:
    """Two rules: one accepts less than before, the other more."""
    (narrows, what_narrows), (widens, what_widens) = narrow, wide
    yield Rule(f"{stem}-{narrows}", what_narrows, C, P, f"{stem}-{widens}")
    yield Rule(f"{stem}-{widens}", what_widens, P, C, f"{stem}-{narrows}")


def _either(id_: str, what: str, why: str = "") -> Rule:
    """What the change lets in and what it shuts out can't be told: it breaks callers in both directions."""
    return Rule(id_, what, C, C, id_, why)


def _bounds(keyword: str, noun: str) -> Iterator[Rule]:
    raised, lowered = f"the {noun} of {{name}} was raised", f"the {noun} of {{name}} was lowered"
    if keyword.startswith("min"):
        yield from _opposites(keyword, ("raised", raised), ("lowered", lowered))
    else:
        yield from _opposites(keyword, ("lowered", lowered), ("raised", raised))


def _schema_rules() -> Iterator[Rule]:
    yield from _opposites("type", ("narrowed", "{name} takes fewer types"), ("widened", "{name} takes more types"))
    yield _either("type-changed", "{name} has another type")
    yield from _opposites("null", ("refused", "{name} may no longer be null"), ("allowed", "{name} may be null"))
    yield from _opposites("enum", ("values-removed", "{name} lost values"), ("values-added", "{name} has more values"))
    yield from _opposites(
        "enum", ("added", "{name} is limited to a list of values"), ("removed", "{name} takes any value")
    )
    for keyword, noun in (
        ("minimum", "minimum"),
        ("maximum", "maximum"),
        ("min-length", "least length"),
        ("max-length", "greatest length"),
        ("min-items", "least number of items"),
        ("max-items", "greatest number of items"),
        ("min-properties", "least number of properties"),
        ("max-properties", "greatest number of properties"),
    ):
        yield from _bounds(keyword, noun)
    yield from _opposites(
        "multiple-of",
        ("tightened", "{name} must be a multiple of a coarser step"),
        ("loosened", "{name} may be a multiple of a finer step"),
    )
    yield _either("multiple-of-changed", "{name} must be a multiple of another step")
    yield from _opposites(
        "pattern", ("added", "{name} must match a pattern"), ("removed", "{name} need not match a pattern")
    )
    yield _either("pattern-changed", "{name} must match another pattern", "which texts match both can't be told")
    yield from _opposites("format", ("added", "{name} has a format"), ("removed", "{name} has no format any more"))
    yield from _opposites(
        "format", ("narrowed", "{name} has a narrower format"), ("widened", "{name} has a wider format")
    )
    yield _either("format-changed", "{name} has another format")
    yield from _opposites(
        "unique-items", ("added", "the items of {name} must differ"), ("removed", "the items of {name} may repeat")
    )
    yield from _opposites(
        "constraint", ("added", "{name} has a further constraint"), ("removed", "{name} lost a constraint")
    )
    yield from _opposites(
        "constraint",
        ("tightened", "a constraint of {name} is stricter"),
        ("loosened", "a constraint of {name} is less strict"),
    )
    yield _either("constraint-changed", "a constraint of {name} changed", "what fits both can't be told")
    yield from _opposites(
        "additional-properties",
        ("closed", "{name} takes no further properties"),
        ("opened", "{name} takes further properties"),
    )
    yield from _opposites(
        "branch", ("removed", "{name} lost an alternative"), ("added", "{name} has a further alternative")
    )
    yield from _opposites(
        "combinator",
        ("tightened", "{name} must fit exactly one alternative"),
        ("loosened", "{name} may fit several alternatives"),
    )
    yield _either("combinator-changed", "{name} is put together in another way", "what fits both can't be told")
    yield Rule("discriminator-added", "{name} is told apart by a property", C, P, "discriminator-removed")
    yield Rule(
        "discriminator-removed",
        "{name} is no longer told apart by a property",
        P,
        C,
        "discriminator-added",
    )
    yield _either("discriminator-changed", "{name} is told apart by another property")
    yield from _opposites(
        "discriminator-mapping",
        ("removed", "the discriminator of {name} lost a value"),
        ("added", "the discriminator of {name} has a further value"),
    )
    yield _either("discriminator-mapping-changed", "a value of the discriminator of {name} means another schema")
    yield from _property_rules()
    yield Rule(
        "default-added",
        "{name} has a default",
        P,
        N,
        "default-removed",
    )
    yield Rule(
        "default-removed", "{name} has no default any more", C, N, "default-added",
        "callers that leave it out rely on the default",
    )  # fmt: skip
    yield Rule(
        "default-changed", "{name} has another default", C, N, "default-changed",
        "leaving it out means something else than before",
    )  # fmt: skip
    yield Rule("deprecated", "{name} is deprecated", N, N, "undeprecated", "it works as before")
    yield Rule("undeprecated", "{name} is no longer deprecated", N, N, "deprecated", "it works as before")
    yield Rule(
        "eras-dropped",
        "{name} is no longer in every era that it was in",
        N,
        C,
        "eras-added",
    )
    yield Rule("eras-added", "{name} is in further eras", N, P, "eras-dropped")
    yield Rule(
        "error-role-removed", "the error body has another property for a role, or none", N, C, "error-role-added",
        "clients read code, message and field of an error by it",
    )  # fmt: skip
    yield Rule("error-role-added", "the error body has a property for a further role", N, N, "error-role-removed")
    yield Rule(
        "invalid-error-changed", "a violation of {name} is answered with another error", C, N, "invalid-error-changed",
        "callers that decide by the name of the error miss it",
    )  # fmt: skip
    yield Rule("documentation-changed", "the documentation of {name} changed", D, D, "documentation-changed")


def _property_rules() -> Iterator[Rule]:
    yield Rule("property-added", "{name} was added", P, N, "property-removed")
    yield Rule("property-added-required", "{name} was added and is required", C, P, "property-removed")
    yield Rule(
        "property-added-to-closed",
        "{name} was added to an object that was closed",
        P,
        C,
        "property-removed",
    )
    yield Rule(
        "property-added-to-closed-required", "{name} was added, required, to an object that was closed", C, C,
        "property-removed",
    )  # fmt: skip
    yield Rule(
        "property-removed",
        "{name} was removed",
        C,
        C,
        "property-added",
    )
    yield from _opposites(
        "property", ("became-required", "{name} became required"), ("became-optional", "{name} became optional")
    )
    yield Rule(
        "read-only-added",
        "{name} became read-only",
        C,
        N,
        "read-only-removed",
    )
    yield Rule("read-only-removed", "{name} is no longer read-only", P, N, "read-only-added")
    yield Rule(
        "read-only-removed-required",
        "{name} is no longer read-only, and required",
        C,
        N,
        "read-only-added",
    )
    yield Rule("write-only-added", "{name} became write-only", N, C, "write-only-removed")
    yield Rule("write-only-removed", "{name} is no longer write-only", N, N, "write-only-added")
    yield Rule(
        "write-only-removed-required",
        "{name} is no longer write-only, and required",
        N,
        P,
        "write-only-added",
    )


def _operation_rules() -> Iterator[Rule]:
    def rule(id_: str, what: str, whom: Whom, mirror: str | None, why: str = "") -> Rule:
        return Rule(id_, what, whom, whom, mirror, why)

    def sent(id_: str, what: str, request: Whom, received: Whom, mirror: str) -> Rule:
        """A rule of what is sent: by callers, or to them where it is a webhook or a callback."""
        return Rule(id_, what, request, received, mirror)

    yield rule("contract-added", "the contract was added", N, "contract-removed", "no caller knows it yet")
    yield rule("contract-removed", "the contract was removed", C, "contract-added", "its clients have no API any more")
    yield rule("contract-renamed", "the contract has another name", C, "contract-renamed", "the client is named by it")
    yield rule("operation-added", "the operation was added", N, "operation-removed", "no caller knows it yet")
    yield rule("operation-removed", "the operation was removed", C, "operation-added", "whoever calls it gets nothing")
    yield rule(
        "operation-moved", "the operation has another method or path", C, "operation-moved", "callers use the old one"
    )
    yield rule(
        "operation-id-changed", "the operation has another id", C, "operation-id-changed",
        "the method of the Python client is named by it",
    )  # fmt: skip
    yield rule("webhook-added", "the webhook was added", N, "webhook-removed", "nobody has asked for it yet")
    yield rule("webhook-removed", "the webhook was removed", C, "webhook-added", "whoever waits for it waits in vain")
    yield sent("parameter-added", "{name} was added", P, N, "parameter-removed")
    yield sent("parameter-added-required", "{name} was added and is required", C, P, "parameter-removed")
    yield rule(
        "parameter-removed",
        "{name} was removed",
        C,
        "parameter-added",
        "what callers send in it has no effect or is refused",
    )
    yield rule("parameter-moved", "{name} is sent in another place", C, "parameter-moved")
    yield sent("parameter-became-required", "{name} became required", C, P, "parameter-became-optional")
    yield sent("parameter-became-optional", "{name} became optional", P, C, "parameter-became-required")
    yield _either("serialisation-changed", "{name} is written in another way")
    yield sent("request-body-added", "a request body was added", P, N, "request-body-removed")
    yield sent("request-body-added-required", "a required request body was added", C, P, "request-body-removed")
    yield rule("request-body-removed", "the request body was removed", C, "request-body-added")
    yield sent("request-body-became-required", "the request body became required", C, P, "request-body-became-optional")
    yield sent("request-body-became-optional", "the request body became optional", P, C, "request-body-became-required")
    yield Rule("media-type-added", "the media type {name} was added", P, N, "media-type-removed")
    yield Rule("media-type-removed", "the media type {name} was removed", C, C, "media-type-added")
    yield Rule("schema-added", "the schema of {name} was added", C, P, "schema-removed")
    yield Rule("schema-removed", "the schema of {name} was removed", P, C, "schema-added")
    yield Rule(
        "response-added", "the answer {name} was added", P, N, "response-removed",
        "it says what may come; the generated client raises for statuses that it doesn't know, before and after",
    )  # fmt: skip
    yield rule(
        "response-removed", "the answer {name} was removed", C, "response-added", "callers wait for this success"
    )
    yield Rule(
        "error-response-added", "the error {name} was added", P, N, "error-response-removed",
        "callers that handle errors as such handle this one",
    )  # fmt: skip
    yield Rule("error-response-removed", "the error {name} was removed", C, N, "error-response-added")
    yield rule(
        "error-added", "the error name {name} was added", N, "error-removed", "callers handle the status as before"
    )
    yield rule("error-removed", "the error name {name} was removed", N, "error-added", "what handles it is never run")
    yield rule(
        "header-added", "the header {name} was added", N, "header-removed", "callers ignore what they don't know"
    )
    yield rule("header-removed", "the header {name} was removed", C, "header-added", "callers may read it")
    yield Rule("header-became-required", "the header {name} is always sent", C, P, "header-became-optional")
    yield Rule("header-became-optional", "the header {name} may be missing", P, C, "header-became-required")
    yield rule(
        "security-tightened",
        "credentials that were enough are not any more",
        C,
        "security-loosened",
        "callers are refused",
    )
    yield rule(
        "security-loosened",
        "other or fewer credentials are enough",
        P,
        "security-tightened",
        "callers may go on as they do; see that it is meant",
    )
    yield rule(
        "security-scheme-changed",
        "the credentials {name} are sent or checked in another way",
        C,
        "security-scheme-changed",
        "callers are refused",
    )
    yield rule(
        "header-alias-removed",
        "the other name {name} of the credentials' header is gone",
        C,
        "header-alias-added",
        "callers may use it",
    )
    yield rule("header-alias-added", "the credentials' header has the other name {name}", P, "header-alias-removed")
    yield rule(
        "permissions-tightened",
        "the caller needs further or other permissions",
        C,
        "permissions-loosened",
        "callers without them are refused",
    )
    yield rule(
        "permissions-loosened",
        "the caller needs fewer permissions",
        P,
        "permissions-tightened",
        "callers may go on as they do; see that it is meant",
    )
    yield rule(
        "idempotency-lost",
        "repeating the request does harm",
        C,
        "idempotency-gained",
        "callers try again what they may not",
    )
    yield rule(
        "idempotency-gained",
        "repeating the request does no harm",
        P,
        "idempotency-lost",
        "callers will try again; see that the provider means it",
    )
    yield rule("server-removed", "the server {name} was removed", C, "server-added", "callers may use it")
    yield rule("server-added", "the server {name} was added", N, "server-removed", "callers may go on as they do")
    yield rule("server-changed", "the server has another URL", C, "server-changed", "callers use the old one")
    yield rule(
        "server-default-changed",
        "another server stands first",
        N,
        "server-default-changed",
        "new clients use it by default; the old one is still listed",
    )
    yield rule(
        "body-limit-lowered",
        "the largest body that is read is smaller",
        C,
        "body-limit-raised",
        "larger bodies are refused",
    )
    yield rule("body-limit-raised", "the largest body that is read is larger", P, "body-limit-lowered")


RULES = {rule.id: rule for group in (_schema_rules(), _operation_rules()) for rule in group}
