"""Tell, without a network, what is wrong with a release before its tag is set.

python -m scripts.release NAME [--tag NAME/v1.2.3] [--text FILE]
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.dist.distributions import distributions
from scripts.regenerate.lint import ROOT
from scripts.release.check import Release, problems, text


def main(arguments: Sequence[str] | None = None, *, today: date | None = None) -> int:
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    known = {one.name: one for one in distributions(root)}
    if options.name not in known:
        print(f"There is no distribution {options.name!r}.\nNext: make release-check DIST={min(known)}, or", end=" ")
        print(f"one of {', '.join(sorted(known)[1:])}")
        return 2
    release = Release(root, known[options.name], today or datetime.now(UTC).date(), options.tag)
    try:
        found = problems(release)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or error
        print(f"git can't tell what was released: {str(said).strip()}\nNext: run it in a clone that has the tags")
        return 2
    if found:
        print(*found, sep="\n")
        print(f"{'Failure':>9}  {release.distribution.name} {release.distribution.version} can't be released.")
        print(f"{'':>9}  Next: do what it says above, then make release-check DIST={release.distribution.name}")
        return 1
    if options.text:
        options.text.write_text(f"{text(release)}\n", encoding="utf-8")
    print(f"{'Success':>9}  {release.distribution.name} {release.distribution.version} can be released.")
    print(f"{'':>9}  Next: git tag {release.due_tag} && git push origin {release.due_tag}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.release", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", help="the distribution, such as senderid-client")
    parser.add_argument("--tag", help="the tag that was set; it must be that of the version")
    parser.add_argument("--text", type=Path, metavar="FILE", help="write what the changelog says of it there")
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout to look at")
    return parser


if __name__ == "__main__":
    sys.exit(main())
