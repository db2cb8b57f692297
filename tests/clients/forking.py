"""A process that calls, forks, and calls on in both processes with the same client; run by test_forks.

Prints a line of JSON per process: how many answers were another's, and what failed.
"""

import asyncio
import json
import os
import sys
from typing import Any

import httpx

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors


def main(kind: str, url: str, forks: int, calls: int) -> None:
    loop = asyncio.new_event_loop()
    client: Any = (SenderIdClient if kind == "sync" else AsyncSenderIdClient)("key", "secret", base_url=url)

    def call(number: str) -> str:
        made = client.create_number(phone_number=number)
        return str((made if kind == "sync" else loop.run_until_complete(made)).account_id)

    call("01000000000")
    children = []
    for fork in range(1, forks + 1):
        pid = os.fork()
        if pid == 0:
            parents, loop = loop, asyncio.new_event_loop()
            report(fork, call, calls)
            if kind == "sync":
                client.close()
            else:
                loop.run_until_complete(client.aclose())
            loop.close()
            os._exit(parents.is_closed())
        children.append(pid)
        report(0, call, calls)
    if any(os.waitpid(pid, 0)[1] for pid in children):
        sys.exit("a child failed")
    call("01000000000")
    if kind == "async":
        loop.run_until_complete(client.aclose())
    else:
        client.close()
    loop.close()


def report(process: int, call: Any, calls: int) -> None:
    wrong, failed = 0, []
    for number in (f"010{process:02}{each:06}" for each in range(calls)):
        try:
            wrong += call(number) != number
        except Exception as error:  # whatever it is counts
            failed.append(repr(error))
    os.write(1, json.dumps({"process": process, "wrong": wrong, "failed": failed}).encode() + b"\n")


def lend(kind: str, name: str, url: str) -> None:
    """What the child is told of a client that was given something with connections."""
    loop, parents = asyncio.new_event_loop(), None
    if kind == "sync":
        lent: Any = httpx.Client() if name == "http_client" else httpx.HTTPTransport()
        client: Any = SenderIdClient("key", "secret", base_url=url, **{name: lent})
    else:
        lent = httpx.AsyncClient() if name == "http_client" else httpx.AsyncHTTPTransport()
        client = AsyncSenderIdClient("key", "secret", base_url=url, **{name: lent})

    def call() -> None:
        made = client.create_number(phone_number="01012345678")
        if kind == "async":
            loop.run_until_complete(made)

    call()
    pid = os.fork()
    if pid == 0:
        parents, loop = loop, asyncio.new_event_loop()
        try:
            call()
        except errors.ConfigurationError as error:
            os.write(1, str(error).encode())
        os._exit(parents.is_closed())
    os.waitpid(pid, 0)
    call()
    client.close() if kind == "sync" else loop.run_until_complete(client.aclose())
    if name == "http_client":
        lent.close() if kind == "sync" else loop.run_until_complete(lent.aclose())
    loop.close()
    os.write(1, b"\nthe parent goes on")


if __name__ == "__main__":
    if sys.argv[1] == "lend":
        lend(*sys.argv[2:])
    else:
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
