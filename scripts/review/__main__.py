"""Tell what changed in the contracts since a commit, and whom it breaks.

With `--files` two files are compared that need not belong to a repository. Exit status: 0 when nothing breaks callers
without a waiver, 1 when something does, 2 when there is nothing to compare.
"""

import argparse
import gc
import io
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.problem import Failed, Problem
from scripts.regenerate import lint
from scripts.review import waivers
from scripts.review.formats.machine import as_json, github
from scripts.review.formats.markdown import markdown
from scripts.review.formats.page import page
from scripts.review.formats.terminal import terminal
from scripts.review.review import Review, drop_merged, review, review_files
from scripts.review.sides import Side, sides

FORMATS: dict[str, Callable[[Review], str]] = {
    "markdown": markdown,
    "html": page,
    "json": as_json,
    "github": github,
}


def main(arguments: Sequence[str] | None = None, *, today: date | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.waive and not (options.reason and options.asked_by and options.until):
        parser.error("--waive wants --reason, --asked-by and --until")
    now = today or datetime.now(UTC).date()
    if options.waive and options.until < now:
        parser.error(f"--until {options.until} is over: name a day to come")
    if options.files and options.waive:
        parser.error("--files compares two files alone: there are no waivers of them")
    try:
        with _limited(options.seconds):
            found = review_files(*options.files) if options.files else _review(options, now)
        if options.waive:
            return _waive(found, Side(options.root.resolve(), options.head), options)
        if not options.head:
            drop_merged(found, Side(options.root.resolve()))
        with _limited(options.seconds):
            for wanted in options.format or ["terminal"]:
                _write(wanted, found, options)
    except Failed as failed:
        print(*(" ".join(str(problem).split()) for problem in failed.problems), sep="\n", file=sys.stderr)
        return 2
    return int(bool(found.failures))


class _Late(BaseException):
    """Whatever handles the faults of a contract lets this pass."""


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """End what takes longer, whatever a contract holds. Raises Failed with a word about it."""

    def end(_signal: int, _frame: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    except _Late:
        what = f"it took longer than {seconds} seconds and was ended"
        remedy = "look for aliases that stand for much and patterns that never end, or give it more --seconds"
        raise Failed([Problem(Path("review"), None, "time", what, remedy)]) from None
    except RecursionError:
        what, remedy = "its schemas lead on through more references than can be followed", "write some of them out"
        raise Failed([Problem(Path("review"), None, "depth", what, remedy)]) from None
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _review(options: argparse.Namespace, today: date) -> Review:
    base, head = sides(options.root.resolve(), options.base, options.head)
    return review(base, head, options.base, today, extras=not (options.quick or options.waive))


def _write(wanted: str, found: Review, options: argparse.Namespace) -> None:
    colour = options.color
    name, _, file = wanted.partition("=")
    if name == "terminal":
        painted = colour == "always" or (colour == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ)
        width = min(shutil.get_terminal_size((100, 24)).columns, 140)
        text = terminal(found, width=width, colour=painted and not file)
    elif name == "markdown":
        text = markdown(found, link=options.link)
    else:
        text = FORMATS[name](found)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # of a terminal that can't show a character
    if file:
        Path(file).write_text(f"{text}\n", encoding="utf-8")
    else:
        print(text)


def _waive(found: Review, head: Side, options: argparse.Namespace) -> int:
    """Append a waiver to the file beside its contract."""
    for one in found.contracts:
        for entry in one.entries:
            if entry.fingerprint == options.waive and entry.fingerprint in one.waivers:
                until = one.waivers[entry.fingerprint].until
                print(f"{options.waive} is waived until {until} already.\nNext: change its entry in the file")
                return 2
            if entry.breaking and entry.fingerprint == options.waive:
                path = waivers.path_of(one.stem)
                written = head.read(path)
                text = waivers.entry_text(entry, options.reason, options.asked_by, options.until)
                whole = f"{written.rstrip()}\n\n{text}" if written and written.strip() else text
                (head.root / path).write_text(whole, encoding="utf-8")
                print(f"{path}: accepted until {options.until}: {entry.what}.\nNext: commit it with the contract")
                return 0
    print(f"No breaking change has the fingerprint {options.waive}.\nNext: make review shows those that there are")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.review", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "base", nargs="?", default="origin/main", help="the commit to compare with; default: origin/main"
    )
    parser.add_argument("--head", help="a commit to review; default: the working tree")
    parser.add_argument(
        "--files", nargs=2, type=Path, metavar=("OLD", "NEW"), help="compare two files, of whatever project, instead"
    )
    parser.add_argument("--root", type=Path, default=lint.ROOT, help="another checkout to work on")
    parser.add_argument(
        "--format",
        action="append",
        type=_format,
        metavar="NAME[=FILE]",
        help=f"{', '.join(('terminal', *FORMATS))}; may be given several times; default: terminal",
    )
    parser.add_argument("--link", help="link the lines of the markdown to files under this address, …/blob/<commit>")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--quick", action="store_true", help="compare only: don't lint, don't generate clients")
    parser.add_argument("--seconds", type=int, default=300, help="how long it may take; default: 300")
    group = parser.add_argument_group("accept a breaking change")
    group.add_argument("--waive", metavar="FINGERPRINT", help="write its waiver")
    group.add_argument("--reason", help="why it may break callers")
    group.add_argument("--asked-by", help="who asked for it")
    group.add_argument("--until", type=date.fromisoformat, help="the last day of the waiver, such as 2027-01-31")
    return parser


def _format(text: str) -> str:
    if text.partition("=")[0] not in ("terminal", *FORMATS):
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(('terminal', *FORMATS))}")
    return text


if __name__ == "__main__":
    gc.disable()  # all that is read lives until the end: looking for garbage in it takes a third of the time
    sys.exit(main())
