"""What stands between httpx and connections: whose they are, and what may come and go by them.

A connection belongs to the process that opened it, and to its event loop: used by another, it gives one the answers of
the other. So there is a pool for each, opened on first use.
"""

import contextlib
import functools
import logging
import os
import ssl
import sys
import weakref
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final, Self

import httpx

from ._answers import Watch
from ._errors import ConfigurationError

# Of a limit of time: none at all would mean not to wait for what is there.
SHORTEST: Final = 0.001
# How httpcore names the events of a connection that was made, or secured.
NEW_STREAM: Final = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")

# Of other processes, from before a fork. To close them is theirs, and so is to collect them.
_inherited: list[object] = []


class Unlogged(httpx.URL):
    """A URL of ours: it may hold a phone number, so that httpx writes no line about it."""


def _is_loggable(record: logging.LogRecord) -> bool:
    return not (isinstance(record.args, tuple) and any(isinstance(arg, Unlogged) for arg in record.args))


logging.getLogger("httpx").addFilter(_is_loggable)


class Remaining(float):
    """The seconds that a call had left when an attempt began; it knows how many there are now.

    Transports take it as the limit of a single read. A peer that sends a byte now and then would prolong that forever.
    """

    _deadline: float
    _clock: Callable[[], float]

    def __new__(cls, deadline: float, clock: Callable[[], float], now: float) -> Self:
        self = super().__new__(cls, max(deadline - now, SHORTEST))
        self._deadline = deadline
        self._clock = clock
        return self

    def now(self) -> float:
        return max(self._deadline - self._clock(), SHORTEST)


class Pool:
    """The connections of one process, or of one event loop in it.

    Attributes:
        transport: Has them.
        loop: The loop; None in the synchronous client.
        calls: Those that are under way.
        ended: Takes no more of them.
    """

    def __init__(self, transport: Any, loop: Any = None) -> None:
        self.transport = transport
        self.loop = loop
        self.calls: set[Watch] = set()
        self.ended = False
        self.places: Places | None = None
        self.streams: weakref.WeakSet[Any] = weakref.WeakSet()
        self.ender: Any = None

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Give reads and writes of a new connection only the time that their call has left."""
        if not event.endswith(NEW_STREAM):
            return
        stream = info["return_value"]
        self.streams.add(stream)
        for name in ("read", "write"):
            setattr(stream, name, _within_the_call(getattr(stream, name)))

    async def trace_async(self, event: str, info: Mapping[str, Any]) -> None:
        self.trace(event, info)


def _within_the_call(act: Callable[[Any, float | None], Any]) -> Callable[..., Any]:
    def bound(data: Any, timeout: float | None = None) -> Any:
        return act(data, timeout.now() if isinstance(timeout, Remaining) else timeout)

    return bound


class Own:
    """Makes a transport for each pool.

    Attributes:
        lent: Whether transports are somebody else's.
        places: How many calls may be under way at once; None where the transport itself sees to it.
    """

    lent = False

    def __init__(self, make: Callable[..., Any], settings: Mapping[str, Any], *, at_once: bool) -> None:
        self._make = functools.partial(make, **settings)
        # What can't be used is found where it is given. Unused, it has no connections, and any process may take it.
        self._first = [self._make()] if at_once else []
        self.places: int | None = None if settings.get("http2") else settings["limits"].max_connections

    def __call__(self) -> Any:
        return self._first.pop() if self._first else self._make()


class Lent:
    """Hands on a transport that was given.

    Args:
        transport: The transport.
        name: The argument that it was given as.
        process: The only one that may use it; None for that of the first use, and 0 for any.
        one_loop: Whether the event loop of the first use is the only one that may.
    """

    lent = True
    places = None

    def __init__(self, transport: Any, name: str, *, process: int | None, one_loop: bool) -> None:
        self._transport = transport
        self._name = name
        self._process = process
        self._one_loop = one_loop
        self._loop: Any = None

    def __call__(self, loop: Any = None) -> Any:
        if self._process is None:
            self._process = os.getpid()
        if self._process not in (0, os.getpid()):
            self._refuse("was made in another process, whose connections it shares", "process, after the fork")
        if self._one_loop and loop is not None:
            self._loop = self._loop or loop
            if self._loop is not loop:
                self._refuse("was used in another event loop, which its connections belong to", "event loop")
        return self._transport

    def _refuse(self, what: str, whole: str) -> None:
        raise ConfigurationError(
            f"{self._name} {what}. Nothing was sent. Make it and the client in each {whole},"
            f" or leave {self._name} away: the client then has connections of its own for each"
        )


class _Gate:
    """What the gates of both kinds do alike."""

    def __init__(self, source: Own | Lent, limit: int, follows: Callable[[], bool]) -> None:
        self._source = source
        self._limit = limit
        self._follows = follows
        self._pools: dict[tuple[int, int], Pool] = {}

    def _current(self, loop: Any = None) -> Pool:
        """The pool of this process and this loop."""
        key = (os.getpid(), id(loop))
        pool = self._pools.get(key)
        if pool is None:
            self._drop()
            transport = self._source(loop) if isinstance(self._source, Lent) else self._source()
            pool = self._pools.setdefault(key, Pool(transport, loop))
        return pool

    def _drop(self) -> None:
        """Let go of pools that nobody can use any more."""
        for key, pool in [*self._pools.items()]:
            if key[0] != os.getpid():
                _inherited.append(self._pools.pop(key, None))
            elif pool.loop is not None and getattr(pool.loop, "is_closed", bool)():
                self._pools.pop(key, None)
                if not self._source.lent:
                    _abandon(pool)

    def _unused(self) -> Pool | None:
        """What was lent and never used is closed, too, but in a process that it isn't of."""
        with contextlib.suppress(ConfigurationError):
            return Pool(self._source(), None) if isinstance(self._source, Lent) else None
        return None

    def _forget(self, pool: Pool) -> None:
        key = (os.getpid(), id(pool.loop))
        if self._pools.get(key) is pool:
            del self._pools[key]

    def _watch(self, request: httpx.Request) -> Watch:
        if not isinstance(request.url, Unlogged):
            request.url = Unlogged(request.url)
        watch: Watch | None = request.extensions.get("watch")
        return Watch(self._limit) if watch is None else watch

    def _left(self, pool: Pool, watch: Watch, interrupted: bool) -> bool:
        """Note that a call is over; whether its pool is done with.

        A call that is interrupted, as by a cancellation, may leave its place in httpcore's pool taken for good
        (encode/httpcore 1093): later calls get a new pool, and the old one is closed with the last call of it.
        """
        pool.calls.discard(watch)
        if interrupted and not self._source.lent and not pool.ended:
            pool.ended = True
            self._forget(pool)
        return pool.ended and not pool.calls


class Gate(_Gate, httpx.BaseTransport):
    """The transport of a synchronous client."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        watch = self._watch(request)
        pool = self._current()
        pool.calls.add(watch)

        def left(interrupted: bool) -> None:
            if self._left(pool, watch, interrupted):
                pool.transport.close()

        request.extensions["trace"] = pool.trace
        try:
            response = pool.transport.handle_request(request)
        except BaseException as error:
            left(not isinstance(error, httpx.RequestError))
            raise
        response = watch.over(request, response, left, follow=self._follows())
        if response.is_stream_consumed:
            left(False)
            watch.weigh(response)
        return response

    def __enter__(self) -> Self:
        if self._source.lent:
            self._current().transport.__enter__()
        return self

    def close(self) -> None:
        pool = self._pools.pop((os.getpid(), id(None)), None) or self._unused()
        self._drop()
        if pool is not None:
            pool.transport.close()


class AsyncGate(_Gate, httpx.AsyncBaseTransport):
    """The transport of an asynchronous client."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        watch = self._watch(request)
        pool = await self._pool_with_a_place(request)
        pool.calls.add(watch)

        async def left(interrupted: bool) -> None:
            if pool.places and watch in pool.calls:
                pool.places.give()
            if self._left(pool, watch, interrupted):
                await self._end(pool)

        request.extensions["trace"] = pool.trace_async
        try:
            response = await pool.transport.handle_async_request(request)
        except BaseException as error:
            await left(not isinstance(error, httpx.RequestError))
            if isinstance(error, ssl.SSLError):  # which httpcore leaves as it is
                raise httpx.ReadError(str(error), request=request) from error
            if self._source.lent and isinstance(error, RuntimeError) and "loop" in str(error):
                what = f"a connection belongs to another event loop ({error})"
                raise httpx.ReadError(what, request=request) from error
            raise
        response = watch.over(request, response, left, follow=self._follows())
        if response.is_stream_consumed:
            await left(False)
            watch.weigh(response)
        return response

    async def __aenter__(self) -> Self:
        if self._source.lent:
            await (await self._pool_of_the_loop()).transport.__aenter__()
        return self

    async def aclose(self) -> None:
        pool = self._pools.pop((os.getpid(), id(running_loop())), None) or self._unused()
        self._drop()
        if pool is not None:
            await self._end(pool)

    async def _pool_with_a_place(self, request: httpx.Request) -> Pool:
        while True:
            pool = await self._pool_of_the_loop()
            if not pool.places:
                return pool
            await pool.places.take(request)
            if not pool.ended:
                return pool
            pool.places.give()

    async def _pool_of_the_loop(self) -> Pool:
        pool = self._current(running_loop())
        if pool.ender is None and not self._source.lent:
            if self._source.places is not None:
                pool.places = Places(self._source.places)
            pool.ender = self._until_the_loop_ends(pool)
            await anext(pool.ender)
        return pool

    async def _until_the_loop_ends(self, pool: Pool) -> AsyncIterator[None]:
        """Closes the pool when the loop closes its asynchronous generators, which is the last that it does."""
        try:
            yield
        finally:
            self._forget(pool)
            with contextlib.suppress(Exception):
                await pool.transport.aclose()

    async def _end(self, pool: Pool) -> None:
        import anyio  # here, because a synchronous client has no use for it

        with anyio.CancelScope(shield=True):
            await (pool.ender or pool.transport).aclose()


class Places:
    """As many calls as a pool has connections: to wait here for one is safe, where to be cancelled costs no place.

    In httpcore it does: a request that is cancelled while it waits may have got a new connection, which stays taken.
    """

    def __init__(self, places: int) -> None:
        self._free = places
        self._waiting: deque[Any] = deque()

    async def take(self, request: httpx.Request) -> None:
        """Wait for a place, as long as the request may wait for a connection."""
        if self._free:
            self._free -= 1
            return
        import anyio

        turn = anyio.Event()
        self._waiting.append(turn)
        try:
            with anyio.fail_after(request.extensions.get("timeout", {}).get("pool")):
                await turn.wait()
        except BaseException as error:
            if turn.is_set():
                self.give()
            else:
                self._waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise httpx.PoolTimeout("no connection became free", request=request) from error
            raise

    def give(self) -> None:
        """Let go of a place: it is for who has waited longest."""
        if self._waiting:
            self._waiting.popleft().set()
        else:
            self._free += 1


def running_loop() -> Any:
    """The event loop of asyncio that this is called in, or the token of the run of trio."""
    trio = sys.modules.get("trio")
    if trio is not None:
        with contextlib.suppress(RuntimeError):
            return trio.lowlevel.current_trio_token()
    import asyncio

    return asyncio.get_running_loop()


def _abandon(pool: Pool) -> None:
    """Close the sockets of a loop that was closed over them: they would warn when they are collected.

    There is no open way to them any more, since all ways lead through the loop.
    """
    for stream in [*pool.streams]:
        inner: Any = getattr(stream, "_stream", None)
        while hasattr(inner, "transport_stream"):
            inner = inner.transport_stream
        with contextlib.suppress(Exception):
            inner._transport._call_connection_lost(None)
