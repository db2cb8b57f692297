"""Calls a client, sync or async alike, against a real emulator, and tampers with what it sends."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import httpx
import trio

Kind = Literal["sync", "async", "trio"]
KINDS: tuple[Kind, ...] = ("sync", "async", "trio")
Change = Callable[[httpx.Request], httpx.Request]


class Changed(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Changes each request behind the credentials, and hands it on.

    Args:
        inner: The transport that takes it, for `httpx.Client`, `httpx.AsyncClient` or both.
        change: Tampers with it.
    """

    def __init__(self, inner: Any, change: Change) -> None:
        self._inner = inner
        self._change = change

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response: httpx.Response = self._inner.handle_request(self._change(request))
        return response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response: httpx.Response = await self._inner.handle_async_request(self._change(request))
        return response

    def close(self) -> None:
        self._inner.close()

    async def aclose(self) -> None:
        await self._inner.aclose()


def run(kind: Kind, call: Callable[..., Coroutine[Any, Any, Any]], *args: Any) -> Any:
    """What a coroutine returns under asyncio, or under trio."""
    return trio.run(call, *args) if kind == "trio" else asyncio.run(call(*args))


@dataclass(frozen=True)
class Caller:
    """Calls one of the two clients of an API; a client is made for each call and closed after it.

    Attributes:
        kind: Which of the two, and of the second what runs it.
        sync: The sync class.
        twin: The async one.
        settings: What they are made with.
        auth: Stands in for the credentials, when it is given.
        change: Tampers with each request behind the credentials, when it is given.
    """

    kind: Kind
    sync: Callable[..., Any]
    twin: Callable[..., Any]
    settings: Mapping[str, Any]
    auth: httpx.Auth | None = None
    change: Change | None = None

    def but(self, *, auth: httpx.Auth | None = None, change: Change | None = None, **settings: Any) -> "Caller":
        """The same with something else about it."""
        return replace(self, auth=auth, change=change, settings={**self.settings, **settings})

    def __call__(self, method: str, *args: Any, **kwargs: Any) -> Any:
        """What the method returns."""
        if self.kind != "sync":
            return run(self.kind, self._call_twin, method, args, kwargs)
        transport = {"transport": Changed(httpx.HTTPTransport(), self.change)} if self.change else {}
        with self.sync(**self.settings, **transport) as client:
            if self.auth:
                client.get_httpx_client().auth = self.auth
            return getattr(client, method)(*args, **kwargs)

    async def _call_twin(self, method: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        transport = {"transport": Changed(httpx.AsyncHTTPTransport(), self.change)} if self.change else {}
        async with self.twin(**self.settings, **transport) as client:
            if self.auth:
                client.get_async_httpx_client().auth = self.auth
            return await getattr(client, method)(*args, **kwargs)
