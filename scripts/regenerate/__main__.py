"""Write the clients in generated/ anew from the contracts in openapi/, or check that they are as they would be."""

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from scripts.problem import Failed
from scripts.regenerate import lint
from scripts.regenerate.regenerate import Tree, regenerate, report


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.regenerate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a client is stale")
    parser.add_argument("--root", type=Path, default=lint.ROOT, help="another checkout to work on")
    options = parser.parse_args(arguments)
    tree = Tree(options.root.resolve(), Path(sys.prefix) / "cache" / "mypy-generated")
    start = time.perf_counter()
    try:
        outcomes = regenerate(tree, write=not options.check)
    except Failed as failed:
        print(*failed.problems, sep="\n")
        print(f"{'Failure':>9}  No client was touched.")
        print(f"{'':>9}  Next: do what it says above, then make {'check' if options.check else 'regenerate'}")
        return 1
    except KeyboardInterrupt:
        print(f"{'Failure':>9}  Interrupted.\n{'':>9}  Next: make {'check' if options.check else 'regenerate'}")
        return 130
    print(report(tree, outcomes, write=not options.check, seconds=time.perf_counter() - start))
    return int(options.check and any(outcome.differences for outcome in outcomes))


if __name__ == "__main__":
    # As an exception it unwinds through the clean-up, as an interrupt does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
