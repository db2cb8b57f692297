"""Tell what a recording has that the contracts do not know.

make drift HAR=recording.har
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from phone_emulator.recording.har import HarError
from scripts.drift import report
from scripts.drift.drift import apply, drift
from scripts.problem import Failed
from scripts.regenerate.lint import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make drift", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("recording", type=Path, help="HTTP Archive, of make record or of any other tool")
    parser.add_argument("--contracts", type=Path, default=ROOT / "openapi", help="folder of the contracts")
    parser.add_argument("--format", choices=report.FORMATS, default="terminal", help="default: %(default)s")
    parser.add_argument("--apply", action="store_true", help="write the edits into the contracts")
    options = parser.parse_args(arguments)
    try:
        found = drift(options.recording, options.contracts)
    except HarError as error:
        print(error, file=sys.stderr)
        return 2
    except Failed as failed:
        print(*failed.problems, sep="\n", file=sys.stderr)
        return 2
    print(report.FORMATS[options.format]([one for _, one in found]))
    if options.apply:
        left = [problem for path, one in found for problem in apply(path, one)]
        _say("The edits are made.", *[f"Not this one: {one}" for one in left])
        _say("Next: make regenerate && make review, which tell what this does to callers.")
    elif any(entry.first.edits for _, one in found for entry in one.entries):
        _say("Next: run it again with ARGS=--apply to write these edits, then make regenerate && make review.")
    return int(any(one.breaks for _, one in found))


def _say(*lines: str) -> None:
    """Beside the report, which may be JSON for a program."""
    print(*lines, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
