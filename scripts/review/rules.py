"""What can change in a contract, and whom each change breaks: the table in `rules.toml`.

Old callers go on sending what they send: what is no longer accepted breaks them. They go on reading what they read:
what they have never seen breaks them. So a rule has two verdicts, and what breaks callers in one direction asks more of
the provider in the other.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Whom(StrEnum):
    """Who has to change when the contract does."""

    CALLERS = "callers"
    PROVIDER = "provider"
    NOBODY = "nobody"
    READERS = "readers"  # of the documentation; the wire is as it was


def worst(whoms: Iterable[Whom]) -> Whom:
    """Whom something breaks that breaks all of these."""
    return min(whoms, key=list(Whom).index, default=Whom.READERS)


@dataclass(frozen=True)
class Rule:
    """One kind of change.

    Attributes:
        id: What the reports call it.
        what: What happened, with `{name}` for the part that it happened to.
        request: Whom it breaks in what callers send.
        response: Whom it breaks in what they receive.
        why: The reasons, in a request and in an answer.
    """

    id: str
    what: str
    request: Whom
    response: Whom
    why: tuple[str, str]

    def whom(self, direction: str) -> Whom:
        return self.response if direction == "response" else self.request

    def reason(self, direction: str) -> str:
        return self.why[direction == "response"]


_REASONS = (
    {
        "callers": "callers may send what is no longer accepted",
        "provider": "the provider has to accept more than before; callers may go on as they do",
        "nobody": "what callers send is accepted as before",
        "readers": "the wire is as it was",
    },
    {
        "missing": "what callers rely on may be missing",
        "unknown": "callers may receive what they do not know",
        "provider": "the provider promises more than before; callers may go on as they do",
        "nobody": "what callers receive is as before",
        "readers": "the wire is as it was",
    },
)


def _rule(id_: str, request: str, response: str, what: str, why: str = "") -> Rule:
    reasons = (why, why) if why else (_REASONS[0][request], _REASONS[1][response])
    received = Whom.CALLERS if response in ("missing", "unknown") else Whom(response)
    return Rule(id_, what, Whom(request), received, reasons)


_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
RULES = {id_: _rule(id_, *columns) for id_, columns in _TABLE.items()}
