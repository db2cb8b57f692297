"""Tell how far the emulator answers as a recording does.

make replay HAR=recording.har
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from phone_emulator.recording.har import HarError
from scripts.replay.replay import Compared, Replay, Replayed


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make replay", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("recording", type=Path, help="HTTP Archive, such as one of make record")
    parser.add_argument("--markdown", action="store_true", help="write the table for a page")
    options = parser.parse_args(arguments)
    try:
        replayed = Replay().run(options.recording)
    except HarError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(markdown(replayed) if options.markdown else terminal(replayed)))
    return 0


def terminal(replayed: Replayed) -> Iterator[str]:
    """The report for a terminal."""
    yield f"{'operation':<26}{'exchanges':>10}{'alike':>8}{'share':>8}"
    for operation, found in replayed.by_operation():
        alike = _alike(found)
        yield f"{operation:<26}{len(found):>10}{alike:>8}{_share(alike, len(found)):>8}"
    yield f"{'all':<26}{len(replayed.compared):>10}{replayed.agreeing:>8}{_whole(replayed):>8}"
    for one in replayed.compared:
        if one.differences:
            yield f"\n{one.operation}, exchange {one.number}: {one.status}, {one.note or 'answered as in ' + one.era}"
        for difference in one.differences:
            yield f"    {difference.where}: the provider {difference.provider}, the emulator {difference.emulator}"
    yield from _left_out(replayed, "\n")


def markdown(replayed: Replayed) -> Iterator[str]:
    """The report for a page."""
    yield "| operation | exchanges | alike | share |"
    yield "|---|---|---|---|"
    for operation, found in replayed.by_operation():
        yield f"| `{operation}` | {len(found)} | {_alike(found)} | {_share(_alike(found), len(found))} |"
    yield f"| all | {len(replayed.compared)} | {replayed.agreeing} | {_whole(replayed)} |"
    if replayed.agreeing < len(replayed.compared):
        yield ""
        yield "| operation | recorded | where | provider | emulator |"
        yield "|---|---|---|---|---|"
    for one in replayed.compared:
        for difference in one.differences:
            cells = (f"`{difference.where}`", difference.provider, difference.emulator)
            yield f"| `{one.operation}` | {one.note or one.number} | {' | '.join(cells)} |"
    yield from _left_out(replayed, "")


def _left_out(replayed: Replayed, above: str) -> Iterator[str]:
    by_fault = [one for one in replayed.compared if one.by_fault]
    if by_fault:
        names = ", ".join(f"{one.operation} {one.status}" for one in by_fault)
        yield f"{above}No state brings these about, so a fault did: {names}."
    for what, found in (("No contract has", replayed.unknown), ("Nothing was answered to", replayed.lost)):
        if found:
            yield f"{above}{what} {', '.join(dict.fromkeys(found))}, which was left out."


def _alike(found: Sequence[Compared]) -> int:
    return sum(not one.differences for one in found)


def _share(alike: int, of: int) -> str:
    return f"{100 * alike // of} %"


def _whole(replayed: Replayed) -> str:
    return _share(replayed.agreeing, len(replayed.compared)) if replayed.compared else "-"


if __name__ == "__main__":
    sys.exit(main())
