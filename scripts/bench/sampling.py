"""The emulator with a look at it every other millisecond: which of its functions is at work.

`python -m scripts.bench.sampling FILE ...` runs `phone-emulator ...`, and at the end writes to a file the seconds that
each function took while it served. What Python's own and other libraries do counts for the function of the emulator
that called them.
"""

import json
import signal
import sys
import time
from asyncio import runners
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType

import phone_emulator
from phone_emulator import cli

SERVER = "uvicorn, uvloop, sockets"
_PERIOD = 0.002
_PACKAGE = str(Path(phone_emulator.__file__).parent)


@contextmanager
def looking() -> Iterator[dict[str, float]]:
    """The seconds that each function takes until the end of the block."""
    seconds: dict[str, float] = defaultdict(float)
    last, last_of_processor = time.perf_counter(), time.process_time()

    def look(_: int, frame: FrameType | None) -> None:
        # A look comes late when a call into C takes long, such as a commit: that call gets all of the time.
        nonlocal last, last_of_processor
        now, now_of_processor = time.perf_counter(), time.process_time()
        function = _function(frame)
        if function == SERVER:
            # Most of the rest is waiting for a request.
            seconds[function] += now_of_processor - last_of_processor
        elif function is not None:
            seconds[function] += now - last
        last, last_of_processor = now, now_of_processor

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _PERIOD, _PERIOD)
    try:
        yield seconds
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _function(frame: FrameType | None) -> str | None:
    """The innermost function of the emulator that is at work; `None` before it serves."""
    stack = list(_stack(frame))
    if not any(code.co_filename == runners.__file__ for code in stack):
        return None
    code = next(code for code in stack if code.co_filename.startswith(_PACKAGE))
    return SERVER if code.co_filename == cli.__file__ else f"{Path(code.co_filename).stem}.{code.co_qualname}"


def _stack(frame: FrameType | None) -> Iterator[CodeType]:
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back


def main(report: str, *arguments: str) -> int:
    with looking() as seconds:
        try:
            return cli.main(arguments)
        finally:
            Path(report).write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
