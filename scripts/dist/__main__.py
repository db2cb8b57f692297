"""Build the distributions, look them over, and install and use each by itself.

python -m scripts.dist [--into dist] [NAME...]
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from phone_emulator.testing import Server
from scripts.dist.build import Broken, build
from scripts.dist.distributions import Distribution, distributions
from scripts.dist.install import Trial, attempt, trials
from scripts.regenerate.lint import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    known = distributions(ROOT)
    parser = argparse.ArgumentParser(prog="python -m scripts.dist", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="where to; emptied first (default: dist)")
    parser.add_argument("name", nargs="*", choices=[[], *(one.name for one in known)], help="which (default: all)")
    options = parser.parse_args(arguments)
    chosen = [one for one in known if not options.name or one.name in options.name]
    start = time.perf_counter()
    shutil.rmtree(options.into, ignore_errors=True)
    options.into.mkdir(parents=True)
    failed = [broken for one in chosen for broken in _make(one, options.into)]
    if failed:
        print(*failed, sep="\n")
        print(f"{'Failure':>9}  Nothing of this must be published.")
        print(f"{'':>9}  Next: mend what it says above, then make dist")
        return 1
    seconds = time.perf_counter() - start
    print(f"{'Success':>9}  {len(chosen)} built twice, the same bytes, and tried, in {seconds:.1f} s")
    print(f"{'':>9}  Next: make release-check DIST={chosen[-1].name}")
    return 0


def _make(distribution: Distribution, into: Path) -> list[Broken]:
    """Build one and try it in every way; what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="dist-") as name:
        work = Path(name)
        try:
            build(distribution, ROOT, into, work)
        except Broken as broken:
            return [broken]
        with Server() as emulator, ThreadPoolExecutor(2) as pool:

            def result(trial: Trial) -> Broken | None:
                folder = work / f"{trial.resolution}{trial.file.suffix}"
                folder.mkdir()
                try:
                    attempt(trial, emulator, ROOT, folder)
                except Broken as broken:
                    return Broken(f"{trial}: {broken}")
                return None

            found = [broken for broken in pool.map(result, trials(distribution, into)) if broken]
    sizes = " + ".join(f"{(into / file).stat().st_size // 1024} KB" for file in distribution.files)
    print(f"{'Failed' if found else 'Built':>9}  {distribution.name} {distribution.version}  {sizes}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
