"""An answer on its way: how much of it may come, and until when; where it may redirect to; what is left if it breaks.

It is unpacked here, part by part: httpx would unpack a chunk at once, and a small chunk may hold any size.
"""

import functools
import ssl
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
KEPT: Final = 256 * 1024

_GZIP: Final = zlib.MAX_WBITS + 16
_MAGIC: Final = b"\x1f\x8b"
_UNPACKED: Final = {"gzip", "x-gzip", "deflate"}
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
        self._kept = bytearray()
        self._waiting = bytearray()
        self._arrived = self._unpacked = 0
        if not response.is_stream_consumed:
            self._stream: Any = response.stream
            self._unpack = _unpacking(response.headers)
            response.stream = self
        return response

    def weigh(self, response: httpx.Response) -> httpx.Response:
        """The same for an answer that a transport made up: its body is there already."""
        self._kept += response.content[:KEPT]
        self._count(len(response.content))
        return response

    def outcome(self, error: httpx.RequestError) -> Broken | httpx.RequestError:
        """What an error stands for: an answer that broke off, or none."""
        response, history = self._response, self._history
        if response is not None and response not in history:
            headers = _without_the_body(response.headers)
            content = bytes(self._kept)
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
            yield bytes(self._waiting)
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
            yield bytes(self._waiting)
        except (httpx.RequestError, GeneratorExit):
            raise
        except BaseException as error:
            await self._left(True)
            if isinstance(error, ssl.SSLError):  # which httpcore leaves as it is
                raise httpx.ReadError(str(error)) from error
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
        """What a chunk unpacks to, small ones together: each takes more memory than it has bytes."""
        if len(self._kept) < KEPT:
            self._kept += chunk[: KEPT - len(self._kept)]
        self._arrived += len(chunk)
        if self._arrived > 2 * self._limit + PART:  # of a body that unpacks to nothing
            self._count(self._arrived)
        for part in self._unpack(chunk) if self._unpack else (chunk,):
            self._count(len(part))
            self._waiting += part
            if len(self._waiting) >= PART:
                yield bytes(self._waiting)
                self._waiting.clear()

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
    packed = [name for name in names if name in _UNPACKED or name in _NOT_ASKED_FOR]
    if not packed:
        return None
    headers.pop("Content-Encoding")
    headers.pop("Content-Length", None)
    if len(packed) > 1 or packed[0] not in _UNPACKED:
        return functools.partial(_refuse, ", ".join(packed))
    return _Unpacker(packed[0])


def _refuse(encoding: str, _: bytes) -> Iterator[bytes]:
    raise httpx.DecodingError(f"the answer came in the encoding {encoding}, and was asked for in {ENCODINGS}")


class _Unpacker:
    """Unpacks chunks, split anywhere; several packed one after the other are one body (RFC 1952, 2.2)."""

    def __init__(self, encoding: str) -> None:
        self._gzip = encoding != "deflate"
        self._inflate: Any = None
        self._head = b""
        self._members = 0
        self._over = False

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        data, self._head = self._head + chunk, b""
        while not self._over:
            if self._inflate is None:
                if len(data) < 2:
                    self._head = data
                    return
                self._begin(data)
                continue
            try:
                part = self._inflate.decompress(data, PART)
            except zlib.error as error:
                raise httpx.DecodingError(f"the answer can't be unpacked: {error}") from error
            if part:
                yield part
            data = self._inflate.unconsumed_tail
            if self._inflate.eof:
                data, self._inflate = self._inflate.unused_data, None
            elif not data and len(part) < PART:
                return

    def _begin(self, data: bytes) -> None:
        self._members += 1
        if self._members > 1 and not (self._gzip and data.startswith(_MAGIC)):
            self._over = True  # whatever follows is not of the body
            return
        # Some servers understand deflate without the frame of zlib (RFC 1950, 2.2).
        framed = data[0] % 16 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        window = _GZIP if self._gzip else zlib.MAX_WBITS if framed else -zlib.MAX_WBITS
        self._inflate = zlib.decompressobj(window)
