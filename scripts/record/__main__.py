"""Record what callers of an API ask and are answered, without anything personal.

make record API=senderid TO=https://api.solapi.com
"""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from phone_emulator.recording.har import HarError
from scripts.record.proxy import NotRecorded, Proxy, masked

PORT = 4040
_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make record", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("api", help="name of the contract that says what is personal, such as senderid")
    parser.add_argument("to", help="where requests go, such as https://api.solapi.com")
    parser.add_argument("--har", type=Path, default=Path("recording.har"), help="default: %(default)s")
    parser.add_argument(
        "--port", type=int, default=PORT, help="of loopback; 0 for any that is free (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    if problem := _problem(options.to, options.har):
        print(problem, file=sys.stderr)
        return 2
    stopped = threading.Event()
    before = {one: signal.signal(one, lambda *_: stopped.set()) for one in _ENDS}
    try:
        return _record(options.api, options.to, options.har, options.port, stopped)
    except (NotRecorded, HarError) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _record(api: str, to: str, har: Path, port: int, stopped: threading.Event) -> int:
    with Proxy(to, port) as proxy:
        print(
            f"Recording what goes to {to} through {proxy.url}. Point your client there; stop with Ctrl-C.", flush=True
        )
        while not stopped.wait(0.2) and proxy.is_alive:
            pass
        lost = proxy.stop()
        number = masked(proxy.har, har, api, lost)
    print(f"{number} exchange{'s are' if number != 1 else ' is'} in {har}, without anything personal.")
    if lost:
        print(f"Requests without an answer, whose callers were told so with 502: {len(lost)}.")
    print(f"Next: make drift HAR={har}")
    return 0


def _problem(to: str, har: Path) -> str | None:
    """Why it can't begin."""
    parts = urlsplit(to)
    is_local = parts.hostname in ("127.0.0.1", "::1", "localhost")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"{to} is no base URL. Write one such as TO=https://api.solapi.com."
    if parts.scheme == "http" and not is_local:
        return f"{to} would send credentials in the clear. Write https://{parts.netloc}."
    if not har.absolute().parent.is_dir():
        return f"There is no folder {har.absolute().parent}. Make it first, or name another file."
    return None


if __name__ == "__main__":
    sys.exit(main())
