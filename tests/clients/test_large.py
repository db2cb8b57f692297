"""An answer is bounded, as it is unpacked: what is larger ends in the error that its outcome deserves."""

import asyncio
import contextlib
import gzip
import json
import socket
import tracemalloc
import zlib
from collections.abc import Callable

import httpx
import pytest

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from tests.clients.network import BODY, Peer, Serve, listening, received
from tests.clients.scripted import ACCOUNT, Body, Script
from tests.clients.support import KINDS, Caller

LIMIT = 1024 * 1024
LARGE = 64 * LIMIT


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _bomb(encoding: str) -> bytes:
    """Sixty-four megabytes in sixty-four kilobytes."""
    window = zlib.MAX_WBITS + 16 if encoding == "gzip" else zlib.MAX_WBITS
    packer = zlib.compressobj(9, wbits=window)
    parts = [packer.compress(b" " * LIMIT) for _ in range(LARGE // LIMIT)]
    return b"".join([*parts, packer.flush()])


def whole(encoding: str, body: bytes, status: int = 200) -> Serve:
    """A peer that answers with this."""

    def serve(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        head = f"HTTP/1.1 {status} X\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)
        peer.answered += 1

    return serve


def endless(chunk: bytes, head: bytes = b"") -> Serve:
    """A peer whose answer has no end."""
    framed = b"%x\r\n%s\r\n" % (len(chunk), chunk)

    def serve(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"Transfer-Encoding: chunked\r\n\r\n")
        while not peer.stopped.is_set():
            connection.sendall(framed)

    return serve


# A block of deflate that is stored and empty: it unpacks to nothing.
EMPTY = b"\x00\x00\x00\xff\xff"

TOO_LARGE: dict[str, Serve] = {
    "endless": endless(b" " * 65536),
    "endless, packed": endless(gzip.compress(b" " * 65536), b"Content-Encoding: gzip\r\n"),
    "gzip bomb": whole("gzip", _bomb("gzip")),
    "deflate bomb": whole("deflate", _bomb("deflate")),
}


@pytest.fixture(params=KINDS)
def caller(request: pytest.FixtureRequest) -> Caller:
    settings = {"api_key": "key", "api_secret": "secret", "timeout": 60, "max_answer_bytes": LIMIT}
    return Caller(request.param, SenderIdClient, AsyncSenderIdClient, settings)


# Of httpx and httpcore, whose generators trio finds when a body is not read to its end.
unread = pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")


@unread
@pytest.mark.parametrize("serve", TOO_LARGE.values(), ids=TOO_LARGE)
def test_memory_stays_within_twice_the_limit(caller: Caller, serve: Serve) -> None:
    """And what was created is said to be; nothing is sent again."""
    with listening(serve) as peer:
        ask = caller.but(base_url=f"http://127.0.0.1:{peer.port}")
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            with pytest.raises(errors.UnexpectedAnswerError, match="max_answer_bytes") as raised:
                ask("create_number", phone_number="01012345678")
            peak = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()

    assert peak < 2 * LIMIT
    assert 1 == len(peer.heads)
    assert "was carried out" in str(raised.value)


@unread
def test_body_that_unpacks_to_nothing_ends(caller: Caller) -> None:
    """However long it goes on."""
    packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"

    def serve(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
        connection.sendall(b"%x\r\n%s\r\n" % (len(packed), packed))
        with contextlib.suppress(OSError):
            while not peer.stopped.is_set():
                connection.sendall(b"%x\r\n%s\r\n" % (len(EMPTY) * 10_000, EMPTY * 10_000))

    with listening(serve) as peer, pytest.raises(errors.UnexpectedAnswerError, match="max_answer_bytes"):
        caller.but(base_url=f"http://127.0.0.1:{peer.port}")("create_number", phone_number="01012345678")


PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "GZIP, identity": ("GZIP, identity", gzip.compress),
    "two members": ("gzip", lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:])),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", _raw_deflate),
    "what follows": ("gzip", lambda body: gzip.compress(body) + b"\0\0junk"),
    "identity": ("identity", bytes),
    "unknown": ("utf-8", bytes),
    "large": ("gzip", lambda body: gzip.compress(body[:-1] + b" " * 500_000 + b"}")),
}


@pytest.mark.parametrize(("encoding", "pack"), PACKED.values(), ids=PACKED)
@pytest.mark.parametrize("bits", [1, 7, 10**6])
def test_packed_answer_is_read(script: Script, encoding: str, pack: Callable[[bytes], bytes], bits: int) -> None:
    """Split anywhere."""
    packed = pack(json.dumps(ACCOUNT).encode())
    parts = [packed[start : start + bits] for start in range(0, len(packed), bits)]
    body = Body(*parts, end=lambda: None)

    account = script.create([httpx.Response(200, headers={"Content-Encoding": encoding}, stream=body)])

    assert "1" == account.account_id


def test_what_can_be_unpacked_is_asked_for(script: Script) -> None:
    """Other encodings are unpacked all at once, whatever is in them."""
    script.create([httpx.Response(200, json=ACCOUNT)])

    assert "gzip, deflate" == script.sent[0].headers["Accept-Encoding"]


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate, br"])
def test_other_encodings_are_refused(script: Script, encoding: str) -> None:
    """The error has the bytes as they came."""
    answer = httpx.Response(200, headers={"Content-Encoding": encoding}, stream=Body(b"\x8b", end=lambda: None))
    with pytest.raises(errors.UnexpectedAnswerError, match=f"encoding {encoding}"):
        script.create([answer])


@pytest.mark.parametrize("made_up", [True, False], ids=["made up", "streamed"])
def test_limit_is_exact(script: Script, made_up: bool) -> None:
    """As many bytes may come, and not one more; per client, and per call."""

    def answer() -> httpx.Response:
        return (
            httpx.Response(200, content=BODY) if made_up else httpx.Response(200, stream=Body(BODY, end=lambda: None))
        )

    assert "1" == script.create([answer()], max_answer_bytes=len(BODY)).account_id
    with pytest.raises(errors.UnexpectedAnswerError, match="max_answer_bytes"):
        script.create([answer()], max_answer_bytes=len(BODY) - 1)

    script.wrap = lambda client: client.with_options(max_answer_bytes=len(BODY))
    assert "1" == script.create([answer()], max_answer_bytes=1).account_id
    script.wrap = lambda client: client.with_options(max_answer_bytes=1)
    with pytest.raises(errors.UnexpectedAnswerError, match="more than 1 bytes"):
        script.create([answer()])


def test_outcome_decides_about_the_error(script: Script) -> None:
    """A refusal that is too long is a refusal; a 5xx leaves it open; and what may be repeated isn't, in vain."""

    def answer(status: int) -> httpx.Response:
        return httpx.Response(status, stream=Body(b" " * 100, end=lambda: None))

    with pytest.raises(errors.ConflictError):
        script.create([answer(409)], max_answer_bytes=99)
    with pytest.raises(errors.ServerOutcomeUnknownError):
        script.create([answer(500)], max_answer_bytes=99)
    with pytest.raises(errors.UnexpectedAnswerError, match="max_answer_bytes"):
        script.update([answer(200)], max_answer_bytes=99)

    assert 3 == len(script.sent)


def test_requests_made_by_hand_are_bounded_too() -> None:
    """By the limit of the client."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Body(b" " * 100, end=lambda: None)))
    with (
        SenderIdClient("key", "secret", transport=transport, max_answer_bytes=99) as client,
        pytest.raises(httpx.RequestError, match="max_answer_bytes"),
    ):
        client.get_httpx_client().get("/anything")


def test_hooks_are_bounded_too() -> None:
    """That read the answer before the client does."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Body(b" " * 100, end=lambda: None)))
    hooks = {"response": [lambda response: response.read()]}
    with (
        SenderIdClient("key", "secret", transport=transport, max_answer_bytes=99, event_hooks=hooks) as client,
        pytest.raises(errors.UnexpectedAnswerError, match="max_answer_bytes"),
    ):
        client.create_number(phone_number="01012345678")


def test_answer_by_a_client_that_was_given_is_bounded() -> None:
    """And its connections go on."""

    async def call() -> None:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Body(b" " * 100, end=lambda: None)))
        async with httpx.AsyncClient(transport=transport) as own:
            client = AsyncSenderIdClient("key", "secret", http_client=own, max_answer_bytes=99)
            await client.create_number(phone_number="01012345678")

    with pytest.raises(errors.UnexpectedAnswerError, match="max_answer_bytes"):
        asyncio.run(call())


def test_start_of_what_is_too_large_is_kept(script: Script) -> None:
    """For whoever wants to see what it was."""
    with pytest.raises(errors.UnexpectedAnswerError) as raised:
        script.create([httpx.Response(200, stream=Body(b"<html>", b" " * 100, end=lambda: None))], max_answer_bytes=99)

    assert raised.value.content.startswith(b"<html>")
