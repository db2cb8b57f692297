"""What the tools report: a problem, where it stands, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong, rendered as `openapi/senderid.yaml:12: rule: what. Do this: remedy`."""

    path: Path
    line: int | None
    rule: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.rule}: {self.what.rstrip('.')}. Do this: {self.remedy}"


class Failed(Exception):
    """A stage can't go on; carries the problems that say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
