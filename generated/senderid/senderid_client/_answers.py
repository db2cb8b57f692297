"""An answer on its way: how much of it may come, and until when; where it may redirect to; what is left if it breaks.

It is unpacked here, part by part: httpx would unpack a chunk at once, and a small chunk may hold any size.
"""

import functools
import time
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Final, NamedTuple

import httpx

MAX_ANSWER_BYTES: Final = 32 * 1024 * 1024
# What is asked for: other encodings can't be unpacked part by part.
ENCODINGS: Final = "gzip, deflate"
PART: Final = 64 * 1024
# How much is kept of an answer that can't be read.
KEPT: Final = 1024 * 1024

_GZIP: Final = zlib.MAX_WBITS + 16
_MAGIC: Final = b"\x1f\x8b"
_WINDOWS: Final = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}
_NOT_ASKED_FOR: Final = {"br", "zstd"}
_OF_THE_BODY: Final = {b"content-encoding", b"content-length", b"transfer-encoding"}


class AnswerTooLarge(httpx.RequestError):
    """More came than `max_answer_bytes`."""


class BehindRedirect(httpx.RequestError):
    """A redirect was followed, and no answer came; what was sent first may have been carried out."""


class Broken(NamedTuple):
    """An answer that began and did not end well: what came of it, and what went wrong."""

    response: httpx.Response
    error: httpx.RequestError


class Unfollowed(httpx.Response):
    """A redirect that is an answer like others: httpx makes no next request of it, which would hold credentials."""

    @property
    def has_redirect_location(self) -> bool:
        return False


class Watch(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Stands in the place of the body of an answer; of several, one after the other, where redirects are followed.

    Args:
        limit: Bytes that may come, unpacked.
        clock: Gives seconds, from any origin.
        deadline: When on the clock all must have come.
    """

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic, deadline: float = float("inf")) -> None:
        self._limit = limit
        self._clock = clock
        self._deadline = deadline
        self._history: list[httpx.Response] = []
        self._response: httpx.Response | None = None

    def over(
        self, request: httpx.Request, response: httpx.Response, left: Callable[[bool], Any], *, follow: bool
    ) -> httpx.Response:
        """The answer, watched.

        Args:
            request: What it answers.
            response: The answer.
            left: Called when its body is done with, and told whether it was interrupted; awaited where that is async.
            follow: Whether httpx follows redirects.
        """
        if response.has_redirect_location:
            if follow and leads_home(request.url, response.headers["Location"]):
                self._history.append(response)
            else:
                response = _unfollowed(response)
        self._request = request
        self._response = response
        self._left = left
        self._kept: list[bytes] = []
        self._arrived = self._unpacked = 0
        if not response.is_stream_consumed:
            self._stream: Any = response.stream
            self._unpack = _unpacking(response.headers)
            response.stream = self
        return response

    def weigh(self, response: httpx.Response) -> httpx.Response:
        """The same for an answer that a transport made up: its body is there already."""
        self._kept.append(response.content[:KEPT])
        self._count(len(response.content))
        return response

    def outcome(self, error: httpx.RequestError) -> Broken | httpx.RequestError:
        """What an error stands for: an answer that broke off, or none."""
        response, history = self._response, self._history
        if response is not None and response not in history:
            headers = _without_the_body(response.headers)
            content = b"".join(self._kept)
            broken = httpx.Response(response.status_code, headers=headers, content=content, request=self._request)
            broken.history = history
            return Broken(broken, error)
        if not history or isinstance(error, httpx.TooManyRedirects):
            return error
        behind = BehindRedirect(f"behind a redirect, {str(error) or type(error).__name__}")
        behind.__cause__ = error
        return behind

    def __iter__(self) -> Iterator[bytes]:
        try:
            for chunk in self._stream:
                yield from self._parts(chunk)
        except (httpx.RequestError, GeneratorExit):
            raise
        except BaseException:
            self._left(True)
            raise

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = self._stream.__aiter__()
        try:
            async for chunk in chunks:
                for part in self._parts(chunk):
                    yield part
        except (httpx.RequestError, GeneratorExit):
            raise
        except BaseException:
            await self._left(True)
            raise
        finally:
            if hasattr(chunks, "aclose"):  # a generator
                await chunks.aclose()

    def close(self) -> None:
        interrupted = True
        try:
            self._stream.close()
            interrupted = False
        finally:
            self._left(interrupted)

    async def aclose(self) -> None:
        interrupted = True
        try:
            await self._stream.aclose()
            interrupted = False
        finally:
            await self._left(interrupted)

    def _parts(self, chunk: bytes) -> Iterator[bytes]:
        if self._arrived < KEPT:
            self._kept.append(chunk[: KEPT - self._arrived])
        self._arrived += len(chunk)
        if self._arrived > 2 * self._limit + PART:  # of a body that unpacks to nothing
            self._count(self._arrived)
        for part in self._unpack(chunk) if self._unpack else (chunk,):
            self._count(len(part))
            yield part

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > self._limit:
            raise AnswerTooLarge(f"the answer has more than {self._limit:,} bytes, which is max_answer_bytes")
        if self._clock() > self._deadline:
            raise httpx.ReadTimeout("the whole call took too long")


def leads_home(url: httpx.URL, location: str) -> bool:
    """Whether a `Location` is of the same origin, so that credentials may go there. Never raises."""
    try:
        given = httpx.URL(location)
        if given.scheme and not given.host:
            return False
        target = url.join(given)
        origin = (target.scheme, target.host, target.port)
    except (httpx.InvalidURL, ValueError, TypeError):  # an IDNAError is a ValueError
        return False
    return origin == (url.scheme, url.host, url.port) and not target.userinfo


def _unfollowed(response: httpx.Response) -> Unfollowed:
    if not response.is_stream_consumed:
        headers, extensions = response.headers, response.extensions
        return Unfollowed(response.status_code, headers=headers, stream=response.stream, extensions=extensions)
    return Unfollowed(response.status_code, headers=_without_the_body(response.headers), content=response.content)


def _without_the_body(headers: httpx.Headers) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers.raw if name.lower() not in _OF_THE_BODY]


def _unpacking(headers: httpx.Headers) -> Callable[[bytes], Iterator[bytes]] | None:
    """What unpacks the chunks of a body; None where that is not needed. Headers that say so are gone then."""
    names = [name.strip().lower() for name in headers.get("Content-Encoding", "").split(",")]
    packed = [name for name in names if name in _WINDOWS or name in _NOT_ASKED_FOR]
    if not packed:
        return None
    headers.pop("Content-Encoding")
    headers.pop("Content-Length", None)
    if len(packed) > 1 or packed[0] not in _WINDOWS:
        return functools.partial(_refuse, ", ".join(packed))
    return _Unpacker(packed[0])


def _refuse(encoding: str, _: bytes) -> Iterator[bytes]:
    raise httpx.DecodingError(f"the answer came in the encoding {encoding}, and was asked for in {ENCODINGS}")


class _Unpacker:
    def __init__(self, encoding: str) -> None:
        self._window = _WINDOWS[encoding]
        self._inflate = zlib.decompressobj(self._window)
        self._begun = False

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        if self._inflate.eof:
            return  # whatever follows is not of the body
        more = True
        while more:
            part = self._part(chunk)
            if part:
                yield part
            chunk = self._inflate.unconsumed_tail
            more = bool(chunk) or len(part) == PART
            rest = self._inflate.unused_data
            if self._inflate.eof and rest.startswith(_MAGIC) and self._window == _GZIP:  # one more beside it
                self._inflate, chunk, more = zlib.decompressobj(self._window), rest, True

    def _part(self, chunk: bytes) -> bytes:
        try:
            part = self._inflate.decompress(chunk, PART)
        except zlib.error as error:
            if self._begun or self._window != zlib.MAX_WBITS:
                raise httpx.DecodingError(f"the answer can't be unpacked: {error}") from error
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)  # as some servers understand deflate
            self._begun = True
            return self._part(chunk)
        self._begun = True
        return part
