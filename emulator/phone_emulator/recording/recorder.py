"""A transport of httpx that writes down what passes it, masked before it is kept."""

import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

import httpx

from phone_emulator.contract import Contract, load, stems
from phone_emulator.recording import har
from phone_emulator.recording.har import Exchange
from phone_emulator.recording.masking import Masker
from phone_emulator.settings import Options

# What httpx unpacks depends on what is installed beside it.
_READABLE = {one.strip() for one in httpx.Client().headers["accept-encoding"].split(",")}


class Recorder(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Hands requests on to another transport, and records them and their answers.

    An answer reaches its caller as it came, byte for byte. What is personal is masked in memory, by what the contracts
    say of each property, so that nothing of it reaches a disk. The recording, an HTTP Archive 1.2, is written whole by
    `write`, and whenever a client that uses this is closed. Only its owner may read the file.

        with SenderIdClient.from_env(transport=Recorder("recording.har", httpx.HTTPTransport())) as client:
            ...

    Args:
        path: Where the recording is written.
        transport: What sends the requests: one for `httpx.Client`, or for `httpx.AsyncClient`.
        apis: The APIs whose contracts say what is personal, such as `["senderid"]`; all of them by default.
        key: What pseudonyms are made of; by default a new one, so that those of two recordings have nothing in common.
        now: The time.

    Raises:
        TypeError: The transport is none.
        ValueError: There is no contract of such a name.
        OSError: A file could not be written there, so that the recording would be lost when it is made.
    """

    def __init__(
        self,
        path: str | Path,
        transport: httpx.BaseTransport | httpx.AsyncBaseTransport,
        *,
        apis: list[str] | None = None,
        key: bytes | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.path: Path = Path(path)
        if self.path.is_dir() or not self.path.parent.is_dir():
            what = "is a folder: name a file in it" if self.path.is_dir() else "stands in no folder: make it"
            raise OSError(f"{str(path)!r} {what}, or give another path")
        if not isinstance(transport, (httpx.BaseTransport, httpx.AsyncBaseTransport)):
            raise TypeError(f"transport can't be {transport!r:.60}. Give what sends, such as httpx.HTTPTransport()")
        known = sorted(stems())
        if not {*(apis or ())} <= {*known}:
            raise ValueError(f"apis can't be {apis!r}. Give a list of some of {', '.join(known)}")
        self._transport = transport
        self._masker = Masker(contracts(*(known if apis is None else apis)), key or secrets.token_bytes(32))
        self._now = now
        self._entries: list[dict[str, Any]] = []
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self.close()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self.aclose()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request of `httpx.Client`."""
        if not isinstance(self._transport, httpx.BaseTransport):
            raise TypeError("The transport of this Recorder is for httpx.AsyncClient. Give httpx.HTTPTransport()")
        request.read()
        call = _Call(self, request)
        try:
            response = self._transport.handle_request(request)
        except BaseException as error:
            call.failed(error)
            raise
        return call.watch(response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request of `httpx.AsyncClient`."""
        if not isinstance(self._transport, httpx.AsyncBaseTransport):
            raise TypeError("The transport of this Recorder is for httpx.Client. Give httpx.AsyncHTTPTransport()")
        await request.aread()
        call = _Call(self, request)
        try:
            response = await self._transport.handle_async_request(request)
        except BaseException as error:
            call.failed(error)
            raise
        return call.watch(response)

    def close(self) -> None:
        """Write what was recorded, and close the other transport."""
        self.write()
        if isinstance(self._transport, httpx.BaseTransport):
            self._transport.close()

    async def aclose(self) -> None:
        """Write what was recorded, and close the other transport."""
        self.write()
        if isinstance(self._transport, httpx.AsyncBaseTransport):
            await self._transport.aclose()

    def write(self) -> None:
        """Write what was recorded so far, in the order in which it ended.

        Raises:
            OSError: It can't be written.
        """
        with self._lock:
            har.write(self.path, self._masker.finished(self._entries))

    def started(self) -> str:
        """The time, as recordings write it."""
        return self._now().isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def add(self, exchange: Exchange) -> None:
        """Keep an exchange, masked; its status alone where that fails, which is no reason to fail a call."""
        with self._lock:
            try:
                entry = self._masker.entry(exchange)
            except Exception as error:
                what = f"not masked, and so not kept: {type(error).__name__}"
                bare = Exchange(exchange.method, "http://localhost/", (), b"", exchange.status, (), b"", error=what)
                entry = self._masker.entry(bare)
            self._entries.append(entry)


class _Call:
    """One request on its way."""

    def __init__(self, recorder: Recorder, request: httpx.Request) -> None:
        self._recorder = recorder
        self._request = request
        self._started = recorder.started()
        self._clock = time.perf_counter()
        self._response: httpx.Response | None = None
        self._is_done = False

    def watch(self, response: httpx.Response) -> httpx.Response:
        """The answer, with its body looked at as it is read."""
        self._response = response
        if response.is_closed:  # it was made in this process, and nobody will read it again
            self._keep(response.content)
            return response
        stream = response.stream
        response.stream = _Async(stream, self) if isinstance(stream, httpx.AsyncByteStream) else _Sync(stream, self)
        if isinstance(stream, httpx.AsyncByteStream) and isinstance(stream, httpx.SyncByteStream):
            response.stream = _Both(stream, self)
        return response

    def failed(self, error: BaseException) -> None:
        """Write down that no answer came."""
        self._keep(b"", type(error).__name__)

    def done(self, parts: list[bytes], error: str = "") -> None:
        """Write down what came, once."""
        if self._response:
            self._keep(_unpacked(self._response.headers, b"".join(parts)), error)

    def _keep(self, body: bytes | None, error: str = "") -> None:
        if self._is_done:
            return
        self._is_done = True
        request, response = self._request, self._response
        self._recorder.add(
            Exchange(
                method=request.method,
                url=str(request.url),
                sent=_texts(request.headers),
                content=request.content,
                status=response.status_code if response else 0,
                headers=_texts(response.headers) if response else [],
                body=body,
                started=self._started,
                milliseconds=round((time.perf_counter() - self._clock) * 1000, 3),
                error=error,
            )
        )


class _Watched:
    def __init__(self, stream: Any, call: _Call) -> None:
        self._stream = stream
        self._call = call
        self._parts: list[bytes] = []


class _Sync(_Watched, httpx.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        try:
            for part in self._stream:
                self._parts.append(part)
                yield part
        except BaseException as error:
            self._call.done(self._parts, type(error).__name__)
            raise
        self._call.done(self._parts)

    def close(self) -> None:
        self._call.done(self._parts, "NotReadToItsEnd")
        self._stream.close()


class _Async(_Watched, httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._stream:
                self._parts.append(part)
                yield part
        except BaseException as error:
            self._call.done(self._parts, type(error).__name__)
            raise
        self._call.done(self._parts)

    async def aclose(self) -> None:
        self._call.done(self._parts, "NotReadToItsEnd")
        await self._stream.aclose()


class _Both(_Sync, _Async):
    """What can be read either way, as the body of an answer that was made in this process."""


def _texts(headers: httpx.Headers) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw]


def _unpacked(headers: httpx.Headers, content: bytes) -> bytes | None:
    codings = {one.strip().lower() for one in headers.get("content-encoding", "").split(",")} - {"", "identity"}
    if not codings:
        return content
    if not codings <= _READABLE:
        return None
    try:
        return httpx.Response(200, headers=headers, content=content).content
    except httpx.DecodingError:
        return None


@cache
def _contract(name: str) -> Contract:
    return Contract(name, load(name), Options.era)


def contracts(*names: str) -> list[Contract]:
    """The contracts of these APIs, for their newest wire era."""
    return [_contract(name) for name in names]
