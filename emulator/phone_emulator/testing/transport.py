"""What hands requests to an emulator in the process of a test, without a socket."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import httpx

from phone_emulator.app import App
from phone_emulator.delivery import Reply, declares_length, headers
from phone_emulator.exchange import Exchange
from phone_emulator.heads import combined


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Hands the requests of `httpx.Client` and `httpx.AsyncClient` to an emulator in this process.

    What a fault does to a connection shows as it does over one: `httpx.RemoteProtocolError` for an answer that is lost
    or cut off, `httpx.ReadTimeout` for one that takes longer than the client waits.

    Any number of clients, threads and event loops may share it, and closing a client does it no harm. A synchronous
    request is answered in the thread of its caller, which also works where an event loop is running; an asynchronous
    one on the loop of its caller, which is asyncio's.

    Args:
        app: The emulator, which stays the caller's to close.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of `httpx.Client`."""
        request.read()
        reply = self._app.reply_now(self._complete(request))
        patience = _patience(request)
        if patience is not None and reply.delay_seconds >= patience:
            time.sleep(patience)
            raise _late(request)
        if reply.delay_seconds:
            time.sleep(reply.delay_seconds)
        return _delivered(reply, request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of `httpx.AsyncClient`."""
        await request.aread()
        try:
            async with asyncio.timeout(_patience(request)):
                reply = await self._app.reply(self._complete(request))
                if reply.delay_seconds:
                    await asyncio.sleep(reply.delay_seconds)
        except TimeoutError as error:
            raise _late(request) from error
        return _delivered(reply, request)

    def _complete(self, request: httpx.Request) -> Exchange:
        path, _, query = request.url.raw_path.partition(b"?")
        fields = [(name.lower().decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        named, repeated = combined(fields)
        exchange = self._app.begin(request.method, path, query, named, repeated=repeated)
        if exchange.awaits_body:
            exchange.take(request.content)
        return exchange


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that ends as it would over a connection: well, or with what went wrong."""

    def __init__(self, content: bytes, failure: str) -> None:
        self._content = content
        self._failure = failure

    def __iter__(self) -> Iterator[bytes]:
        if self._content:
            yield self._content
        if self._failure:
            raise httpx.RemoteProtocolError(self._failure)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


def _patience(request: httpx.Request) -> float | None:
    """How many seconds a client waits for an answer; `None` for as long as it takes."""
    seconds: float | None = request.extensions.get("timeout", {}).get("read")
    return seconds


def _late(request: httpx.Request) -> httpx.ReadTimeout:
    return httpx.ReadTimeout("timed out", request=request)


def _delivered(reply: Reply, request: httpx.Request) -> httpx.Response:
    """The answer as it arrives over a connection."""
    if reply.drop:
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
    answer = reply.answer
    sent = headers(answer.headers, has_content=bool(answer.content))
    if declares_length(answer):
        sent.append((b"content-length", b"%d" % len(answer.content)))
    content = answer.content[: reply.truncate_to]
    failure = "" if reply.truncate_to is None else _missing(len(content), len(answer.content))
    return httpx.Response(answer.status, headers=sent, stream=_Body(content, failure), request=request)


def _missing(received: int, declared: int) -> str:
    """What is wrong with a body that a connection was closed behind, as httpcore puts it; nothing when it is whole."""
    if received == declared:
        return ""
    how = f"received {received} bytes, expected {declared}"
    return f"peer closed connection without sending complete message body ({how})"
