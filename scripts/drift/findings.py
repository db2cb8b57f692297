"""What can be found in a recording."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.edits import Edit

# How bad it is: the answer is none of the contract, the contract allows it without knowing it, or it is worth knowing.
BREAKS, NEW, NOTE = "breaks", "new", "note"

KINDS = {
    "connection": NOTE,
    "endpoint": BREAKS,
    "status": BREAKS,
    "repeated header": NOTE,
    "content coding": NOTE,
    "transfer coding": NOTE,
    "no body": BREAKS,
    "body": BREAKS,
    "media type": BREAKS,
    "charset": BREAKS,
    "byte order mark": BREAKS,
    "no JSON": BREAKS,
    "error form": BREAKS,
    "error code": NEW,
    "property": NEW,
    "missing": BREAKS,
    "null": BREAKS,
    "type": BREAKS,
    "value": BREAKS,
    "format": BREAKS,
    "pattern": BREAKS,
    "schema": BREAKS,
    "request": NOTE,
    "refused request": BREAKS,
    "page": BREAKS,
    "slow": NOTE,
}


@dataclass(frozen=True)
class Sighting:
    """One thing found in one exchange, or by Redocly in several.

    Attributes:
        operation: `operationId`; empty for what belongs to none.
        kind: One of `KINDS`.
        where: Status and place, such as `200 $.senderIds[].status`.
        what: In words.
        example: How it looks, masked.
        edits: What would cover it in the contract; none where no contract can say it.
        times: In how many exchanges.
    """

    operation: str
    kind: str
    where: str
    what: str
    example: str = ""
    edits: Sequence[Edit] = ()
    times: int = 1

    @property
    def edit(self) -> Edit | None:
        """The edit that says it, of those that only name its source."""
        return next((one for one in self.edits if "x-source" not in one.key and one.pointer != ("x-sources",)), None)


@dataclass
class Entry:
    """The same thing of all exchanges.

    Attributes:
        first: Its first sighting.
        times: In how many exchanges it was seen.
        of: How many exchanges the operation has.
        line: Where the contract would say it.
    """

    first: Sighting
    times: int
    of: int
    line: int

    @property
    def severity(self) -> str:
        """How bad it is."""
        return KINDS[self.first.kind]

    @property
    def share(self) -> str:
        """In how many of how many exchanges."""
        return f"{min(self.times, self.of)} of {self.of}"


@dataclass
class Coverage:
    """What of an operation the recording has shown.

    Attributes:
        operation: `operationId`.
        exchanges: How many there are.
        eras: How many answers were of which wire era.
        answers: The documented statuses that were never seen.
        properties: The documented properties of answers that were never seen, by status and place.
    """

    operation: str
    exchanges: int = 0
    eras: dict[str, int] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    properties: list[str] = field(default_factory=list)


@dataclass
class Drift:
    """One contract beside a recording.

    Attributes:
        path: The contract, as messages name it.
        exchanges: How many are about its API.
        entries: What was found, worst first, by operation.
        coverage: What was seen of each operation.
    """

    path: str
    exchanges: int
    entries: list[Entry]
    coverage: list[Coverage]

    @property
    def breaks(self) -> bool:
        """Whether an answer is none of the contract."""
        return any(one.severity == BREAKS for one in self.entries)
