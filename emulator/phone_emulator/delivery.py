"""The last step of an answer: to send it, or to fail at it as a test has asked."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from phone_emulator.contract import JSON, Answer

HANG_UP = "phone_emulator.hang_up"
"""The ASGI extension by which a server lets the application close a connection: a function of no arguments."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class ConnectionDropped(ConnectionResetError):
    """A test has asked for the loss of an answer; raised where no server is between it and the application."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and the way it takes.

    Attributes:
        answer: What is answered.
        delay_seconds: How long to wait before.
        drop: Whether the connection is closed instead.
        truncate_to: How many bytes of the body are sent before the connection is closed; `None` for all and no closing.
    """

    answer: Answer
    delay_seconds: float = 0
    drop: bool = False
    truncate_to: int | None = None


async def deliver(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer, or fail at it."""
    if reply.delay_seconds:
        await _wait(reply.delay_seconds, receive)
    if reply.drop:
        await _hang_up(scope, receive)
        return
    answer = reply.answer
    await send({"type": "http.response.start", "status": answer.status, "headers": _headers(answer)})
    if reply.truncate_to is None:
        await send({"type": "http.response.body", "body": answer.content})
        return
    await send({"type": "http.response.body", "body": answer.content[: reply.truncate_to], "more_body": True})
    await _hang_up(scope, receive)


def _headers(answer: Answer) -> list[tuple[bytes, bytes]]:
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers.items()]
    if answer.content:
        if not any(name == b"content-type" for name, _ in headers):
            headers.append((b"content-type", JSON.encode()))
        headers.append((b"content-length", str(len(answer.content)).encode()))
    return headers


async def _hang_up(scope: Scope, receive: Receive) -> None:
    hang_up = scope.get("extensions", {}).get(HANG_UP)
    if hang_up is None:
        raise ConnectionDropped("The emulator drops this connection, as a fault says that a test has asked for.")
    hang_up()
    await _disconnection(receive)


async def _wait(seconds: float, receive: Receive) -> None:
    """Let time pass, unless the client goes away: a server that stops waits for nobody who no longer does."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await _disconnection(receive)


async def _disconnection(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
