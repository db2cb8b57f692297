"""Build the reference site.

python -m scripts.docs [--into site]
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from scripts.docs import links
from scripts.docs.site import Broken, build
from scripts.regenerate.lint import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.docs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--into", type=Path, default=ROOT / "site", help="where to; emptied first (default: site)")
    into = parser.parse_args(arguments).into.resolve()
    start = time.perf_counter()
    try:
        pages = build(into)
    except Broken as broken:
        print(broken)
        print(
            f"{'Failure':>9}  The site is not as it should be.\n{'':>9}  Next: mend what it says above, then make docs"
        )
        return 1
    print(f"{'Success':>9}  {pages} pages, every link checked, in {time.perf_counter() - start:.1f} s")
    print(f"{'':>9}  Next: open {os.path.relpath(into / links.INDEX)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
