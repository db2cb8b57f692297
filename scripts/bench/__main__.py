"""Run the benchmarks: `python -m scripts.bench`, or one of them by its name, with its options."""

import signal
import sys
from collections.abc import Callable, Sequence

from scripts.bench import client, emulator, processes, reads, worlds

_BENCHMARKS: dict[str, Callable[[Sequence[str]], int]] = {
    "client": client.main,
    "worlds": worlds.main,
    "processes": processes.main,
    "emulator": emulator.main,
    "reads": reads.main,
}


def main(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in _BENCHMARKS:
        return _BENCHMARKS[arguments[0]](arguments[1:])
    if arguments:
        print(f'Which benchmark? Say make bench ARGS="{", ".join(_BENCHMARKS)}".', file=sys.stderr)
        return 2
    return max([benchmark([]) for benchmark in _BENCHMARKS.values()])


if __name__ == "__main__":
    # Whoever ends this ends the servers that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
