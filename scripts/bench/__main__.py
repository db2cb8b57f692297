"""Run the benchmarks: `python -m scripts.bench`, or one of them by its name, with its options."""

import signal
import sys
from collections.abc import Callable, Sequence

from scripts.bench import client, emulator, processes, reads, worlds
from scripts.bench.load import LoadError, NoWrk

_BENCHMARKS: dict[str, Callable[[Sequence[str]], int]] = {
    "client": client.main,
    "worlds": worlds.main,
    "processes": processes.main,
    "emulator": emulator.main,
    "reads": reads.main,
}


def main(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in _BENCHMARKS:
        return _run(arguments[0], arguments[1:])
    if arguments:
        print(f'Which benchmark? Say make bench ARGS="{", ".join(_BENCHMARKS)}".', file=sys.stderr)
        return 2
    return max([_run(name, []) for name in _BENCHMARKS])


def _run(name: str, arguments: Sequence[str]) -> int:
    try:
        return _BENCHMARKS[name](arguments)
    except NoWrk as missing:
        print(f"\n{missing}")
        return 0
    except LoadError as error:
        print(f"\nStopped, since figures would mean nothing: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    # Whoever ends this ends the servers that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
