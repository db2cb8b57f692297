"""Which step of a version a change owes, and whether it was made."""

import re
from enum import IntEnum

Version = tuple[int, int, int]


class Step(IntEnum):
    """How much a change asks of whoever uses what changed."""

    NONE = 0
    COMPATIBLE = 1
    BREAKING = 2

    def part(self, version: str) -> str:
        """The part of the version that this steps: before 1.0.0, one part further right than after it."""
        parts = ("patch", "minor", "major")
        early = (parsed := parse(version)) is not None and parsed[0] == 0
        return "none" if self is Step.NONE else parts[self - 1] if early else parts[self]


def parse(version: str) -> Version | None:
    """`1.2.3` as numbers, None for what is no such version."""
    match = re.fullmatch(r"v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?", version)
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def owed(version: str, step: Step) -> str:
    """The least version that a step from `version` leads to; the same where it is none or can't be told."""
    parsed = parse(version)
    if parsed is None or step is Step.NONE:
        return version
    major, minor, patch = parsed
    part = step.part(version)
    stepped = {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0), "patch": (major, minor, patch + 1)}[part]
    return ".".join(map(str, stepped))


def stepped(before: str, after: str, step: Step) -> bool:
    """Whether `after` is at least what the step from `before` owes."""
    least, now = parse(owed(before, step)), parse(after)
    return step is Step.NONE or (least is not None and now is not None and now >= least)
