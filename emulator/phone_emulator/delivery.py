"""The last step of an answer: to send it, or to fail at it as a test has asked."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from phone_emulator.contract import JSON, Answer

_BODILESS = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class ConnectionDropped(ConnectionResetError):
    """A test has asked for the loss of an answer, and ASGI has no way to close a connection."""


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


async def deliver(reply: Reply, receive: Receive, send: Send) -> None:
    """Send an answer by ASGI.

    Raises:
        ConnectionDropped: It gets lost, or is cut off.
    """
    if reply.delay_seconds:
        await _wait(reply.delay_seconds, receive)
    answer = reply.answer
    if not reply.drop:
        sent = headers(answer.headers, has_content=bool(answer.content))
        if declares_length(answer):
            sent.append((b"content-length", b"%d" % len(answer.content)))
        await send({"type": "http.response.start", "status": answer.status, "headers": sent})
        await send(
            {
                "type": "http.response.body",
                "body": answer.content[: reply.truncate_to],
                "more_body": reply.truncate_to is not None,
            }
        )
    if reply.drop or reply.truncate_to is not None:
        raise ConnectionDropped("The emulator drops this connection, as a fault says that a test has asked for.")


def headers(named: Mapping[str, str], *, has_content: bool) -> list[tuple[bytes, bytes]]:
    """The headers of an answer as they are sent, but for the length of its body."""
    sent = [(name.lower().encode(), value.encode()) for name, value in named.items()]
    if has_content and not any(name == b"content-type" for name, _ in sent):
        sent.append((b"content-type", JSON.encode()))
    return sent


def declares_length(answer: Answer) -> bool:
    """Whether an answer tells how long its body is; some statuses mean that there is none."""
    return bool(answer.content) or answer.status not in _BODILESS


async def _wait(seconds: float, receive: Receive) -> None:
    """Let time pass, unless the client goes away: a server that stops waits for nobody who no longer does."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
