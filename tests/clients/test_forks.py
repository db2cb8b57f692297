"""Processes that share a client by a fork share no connection: each gets its own answers."""

import json
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.clients.network import Peer, listening, received_whole

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no fork")


def echo(peer: Peer, connection: socket.socket) -> None:
    """Answers each request of a connection with an account whose id is the number that was sent."""
    peer.heads.append("")
    place = len(peer.heads) - 1
    while True:
        _, body = received_whole(connection)
        number = json.loads(body)["phoneNumber"]
        peer.heads[place] += number[3:5] + " "
        answer = json.dumps({"accountId": number, "limit": 1, "senderIds": []}).encode()
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(answer), answer))


def forking(*arguments: str) -> str:
    """What the process says, which leaves no warning behind."""
    command = [sys.executable, "-W", "error", "-m", "tests.clients.forking", *arguments]
    process = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert (0, "") == (process.returncode, process.stderr)
    return process.stdout


@pytest.mark.parametrize(("forks", "calls"), [(3, 20), pytest.param(10, 150, marks=pytest.mark.deep)])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_each_process_gets_its_own_answers(kind: str, forks: int, calls: int) -> None:
    """A connection carries requests of one process alone, and that of the parent goes on as if nothing had been."""
    with listening(echo) as peer:
        output = forking(kind, f"http://127.0.0.1:{peer.port}", str(forks), str(calls))

    reports = [json.loads(line) for line in output.splitlines()]
    assert 2 * forks == len(reports)
    assert [(0, [])] * len(reports) == [(report["wrong"], report["failed"]) for report in reports]
    carried = [Counter(numbers.split()) for numbers in peer.heads]
    assert [1] * (forks + 1) == [len(processes) for processes in carried]
    assert {"00": forks * calls + 2, **{f"{fork:02}": calls for fork in range(1, forks + 1)}} == sum(
        carried, Counter[str]()
    )


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", ["http_client", "transport"])
def test_what_was_given_is_not_used_in_another_process(kind: str, name: str) -> None:
    """The client can't make it anew: the child is told what to do, and the parent goes on."""
    with listening(echo) as peer:
        output = forking("lend", kind, name, f"http://127.0.0.1:{peer.port}")

    assert f"{name} was made in another process" in output
    assert f"Make it and the client in each process, after the fork, or leave {name} away" in output
    assert output.endswith("the parent goes on")
    assert ["00 00 "] == [numbers.replace("12", "00") for numbers in peer.heads]
