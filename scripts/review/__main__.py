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
    "terminal": terminal,
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
            if options.files:
                found = review_files(*options.files)
            else:
                base, head = sides(options.root.resolve(), options.base, options.head)
                found = review(base, head, options.base, now, extras=not (options.quick or options.waive))
            if options.waive:
                return _waive(found, head, options)
            if not options.head:
                drop_merged(found, Side(options.root.resolve()))
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


def _write(wanted: str, found: Review, options: argparse.Namespace) -> None:
    name, _, file = wanted.partition("=")
    if name == "terminal":
        wants = options.color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        width = min(shutil.get_terminal_size((100, 24)).columns, 140)
        text = terminal(found, width=width, colour=not file and (wants or options.color == "always"))
    else:
        text = markdown(found, link=options.link) if name == "markdown" else FORMATS[name](found)
    if file:
        Path(file).write_text(f"{text}\n", encoding="utf-8")
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # of a terminal that can't show a character
    print(text)


def _waive(found: Review, head: Side, options: argparse.Namespace) -> int:
    """Append a waiver to the file beside its contract."""
    entries = [(one, entry) for one in found.contracts for entry in one.entries if entry.breaking]
    one, entry = next((pair for pair in entries if pair[1].fingerprint == options.waive), (None, None))
    if one is None or entry is None:
        told = f"No breaking change has the fingerprint {options.waive}.\nNext: make review shows those that there are"
    elif waiver := one.waivers.get(options.waive):
        told = f"{options.waive} is waived until {waiver.until} already.\nNext: change its entry in the file"
    else:
        path = waivers.path_of(one.stem)
        written = (head.read(path) or "").rstrip()
        text = waivers.entry_text(entry, options.reason, options.asked_by, options.until)
        (head.root / path).write_text(f"{written}\n\n{text}" if written else text, encoding="utf-8")
        print(f"{path}: accepted until {options.until}: {entry.what}.\nNext: commit it with the contract")
        return 0
    print(told)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.review", description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("base", nargs="?", default="origin/main", help="the commit to compare with; default: origin/main")
    add("--head", help="a commit to review; default: the working tree")
    files = "compare two files, of whatever project, instead"
    add("--files", nargs=2, type=Path, metavar=("OLD", "NEW"), help=files)
    add("--root", type=Path, default=lint.ROOT, help="another checkout to work on")
    formats = f"{', '.join(FORMATS)}; may be given several times; default: terminal"
    add("--format", action="append", type=_format, metavar="NAME[=FILE]", help=formats)
    add("--link", help="link the lines of the markdown to files under this address, …/blob/<commit>")
    add("--color", choices=("auto", "always", "never"), default="auto")
    add("--quick", action="store_true", help="compare only: don't lint, don't generate clients")
    add("--seconds", type=int, default=300, help="how long it may take; default: 300")
    group = parser.add_argument_group("accept a breaking change")
    group.add_argument("--waive", metavar="FINGERPRINT", help="write its waiver")
    group.add_argument("--reason", help="why it may break callers")
    group.add_argument("--asked-by", help="who asked for it")
    group.add_argument("--until", type=date.fromisoformat, help="the last day of the waiver, such as 2027-01-31")
    return parser


def _format(text: str) -> str:
    if text.partition("=")[0] not in FORMATS:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(FORMATS)}")
    return text


if __name__ == "__main__":
    gc.disable()  # all that is read lives until the end: looking for garbage in it takes a third of the time
    sys.exit(main())
