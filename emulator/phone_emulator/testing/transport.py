"""What hands requests to an emulator in the process of a test, without a socket."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import unquote

import httpx

from phone_emulator.app import App
from phone_emulator.delivery import ConnectionDropped

T = TypeVar("T")


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Hands the requests of `httpx.Client` and `httpx.AsyncClient` to an emulator in this process.

    What a fault does to a connection shows as it does over one: `httpx.RemoteProtocolError` for an answer that is lost
    or cut off, `httpx.ReadTimeout` for one that takes longer than the client waits.

    Any number of clients, threads and event loops may share it, and closing a client does it no harm. A synchronous
    request runs on an event loop of its own, which also works where one is running already; an asynchronous one runs on
    the loop of its caller, which is asyncio's.

    Args:
        app: The emulator, which stays the caller's to close.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of `httpx.Client`."""
        request.read()
        return _run(self._answer(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of `httpx.AsyncClient`."""
        await request.aread()
        return await self._answer(request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        incoming = [{"type": "http.request", "body": request.content}]
        outgoing: list[Any] = []
        dropped = False

        async def receive() -> dict[str, Any]:
            if incoming:
                return incoming.pop()
            await asyncio.Event().wait()  # forever: who goes away cancels the request
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            outgoing.append(message)

        try:
            async with asyncio.timeout(request.extensions.get("timeout", {}).get("read")):
                await self._app(_scope(request), receive, send)
        except TimeoutError as error:
            raise httpx.ReadTimeout("timed out", request=request) from error
        except ConnectionDropped:
            dropped = True
        if not outgoing:
            raise httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
        start, *bodies = outgoing
        content = b"".join(message["body"] for message in bodies)
        headers = httpx.Headers(start["headers"])
        failure = _missing(headers, content) if dropped else ""
        return httpx.Response(start["status"], headers=headers, stream=_Body(content, failure), request=request)


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


def _missing(headers: httpx.Headers, content: bytes) -> str:
    """What is wrong with a body that a connection was closed behind, as httpcore puts it; nothing when it is whole."""
    declared = int(headers.get("content-length", 0))
    if declared == len(content):
        return ""
    how = f"received {len(content)} bytes, expected {declared}"
    return f"peer closed connection without sending complete message body ({how})"


def _scope(request: httpx.Request) -> dict[str, Any]:
    raw_path, _, query = request.url.raw_path.partition(b"?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": unquote(raw_path.decode("ascii")),
        "raw_path": raw_path,
        "query_string": query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("127.0.0.1", 1),
        "server": (request.url.host, request.url.port),
    }


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Do some work on an event loop of its own; in a thread of its own where one is running already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _run_here(work)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_run_here, work).result()


def _run_here(work: Coroutine[Any, Any, T]) -> T:
    # asyncio.run() takes twice as long, for signals and tasks that there are none of.
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()
