"""The recorder hands on what comes as it came, and writes it whole or not at all."""

import asyncio
import gzip
import json
import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from phone_emulator import create_app
from phone_emulator.recording import har
from phone_emulator.testing import InProcess, Recorder
from senderid_client import AsyncSenderIdClient, SenderIdClient

NUMBERS = "https://api.solapi.com/senderid/v1/numbers"


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, which may end with an error."""

    def __init__(self, *pieces: bytes, error: Exception | None = None) -> None:
        self.pieces = pieces
        self.error = error

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces
        if self.error:
            raise self.error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


class Answers(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers with what it was given, or fails with it."""

    def __init__(self, answer: httpx.Response | Exception) -> None:
        self.answer = answer

    def handle_request(self, _: httpx.Request) -> httpx.Response:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


def packed(content: bytes) -> httpx.Response:
    """An answer that comes packed, in three pieces."""
    data = gzip.compress(content)
    return httpx.Response(
        200,
        headers=[
            ("content-type", "application/json"),
            ("content-encoding", "gzip"),
            ("x-twice", "1"),
            ("x-twice", "2"),
        ],
        stream=Pieces(data[:3], data[3:9], data[9:]),
    )


def test_answer_reaches_the_caller_as_it_came(tmp_path: Path) -> None:
    """Status, headers, and every byte as it was packed; the recording has it unpacked."""
    came = packed(b'{"limit": 3}')
    expected = b"".join(came.stream)  # type: ignore[arg-type]

    with httpx.Client(transport=Recorder(tmp_path / "r.har", Answers(came))) as client:
        with client.stream("GET", NUMBERS) as answer:
            raw = b"".join(answer.iter_raw())
        headers = answer.headers.raw

    assert raw == expected
    assert headers == came.headers.raw
    (exchange,) = har.read(tmp_path / "r.har")
    assert exchange.status == 200
    assert json.loads(exchange.body or b"") == {"limit": 3}


def test_asynchronous_answer(tmp_path: Path) -> None:
    """The same of `httpx.AsyncClient`, which closes the recorder itself."""

    async def call() -> bytes:
        async with httpx.AsyncClient(
            transport=Recorder(tmp_path / "r.har", Answers(packed(b'{"limit": 4}')))
        ) as client:
            return (await client.get(NUMBERS)).content

    assert asyncio.run(call()) == b'{"limit": 4}'
    (exchange,) = har.read(tmp_path / "r.har")
    assert json.loads(exchange.body or b"") == {"limit": 4}


@pytest.mark.parametrize("answer", [httpx.ReadTimeout("slow"), httpx.ConnectError("down")])
def test_no_answer(tmp_path: Path, answer: Exception) -> None:
    """What went wrong reaches the caller, and is written down without its words."""
    with (
        httpx.Client(transport=Recorder(tmp_path / "r.har", Answers(answer))) as client,
        pytest.raises(type(answer)) as raised,
    ):
        client.get(NUMBERS)

    assert raised.value is answer
    (exchange,) = har.read(tmp_path / "r.har")
    assert (exchange.status, exchange.error) == (0, type(answer).__name__)


def test_body_that_is_cut_off(tmp_path: Path) -> None:
    """What came of it is kept, and how it ended."""
    error = httpx.RemoteProtocolError("closed")
    answer = httpx.Response(200, stream=Pieces(b'{"limit"', error=error))

    with (
        httpx.Client(transport=Recorder(tmp_path / "r.har", Answers(answer))) as client,
        pytest.raises(httpx.RemoteProtocolError) as raised,
    ):
        client.get(NUMBERS)

    assert raised.value is error
    (exchange,) = har.read(tmp_path / "r.har")
    assert (exchange.status, exchange.error, len(exchange.body or b"")) == (200, "RemoteProtocolError", 8)


def test_body_that_is_not_read(tmp_path: Path) -> None:
    """A caller may go before the end, and the recording says so."""
    with (
        httpx.Client(transport=Recorder(tmp_path / "r.har", Answers(packed(b"{}")))) as client,
        client.stream("GET", NUMBERS),
    ):
        pass

    (exchange,) = har.read(tmp_path / "r.har")
    assert exchange.error == "NotReadToItsEnd"


@pytest.mark.parametrize("is_async", [False, True])
def test_client_through_a_recorder(tmp_path: Path, is_async: bool) -> None:
    """The generated clients work as they do without, and every attempt is in the recording."""
    emulator = InProcess(create_app())
    with emulator.world() as world:
        recorder = Recorder(tmp_path / "r.har", emulator.transport)

        async def call() -> list[str]:
            async with AsyncSenderIdClient(
                world.api_key, world.api_secret, base_url=world.base_url, transport=recorder
            ) as client:
                await client.create_number(phone_number="010-1234-5678")
                return await client.list_active_numbers()

        if is_async:
            asyncio.run(call())
        else:
            with SenderIdClient(world.api_key, world.api_secret, base_url=world.base_url, transport=recorder) as client:
                client.create_number(phone_number="010-1234-5678")
                client.list_active_numbers()

    assert [(one.method, one.status) for one in har.read(tmp_path / "r.har")] == [("POST", 200), ("GET", 200)]
    written = (tmp_path / "r.har").read_text()
    assert world.api_key not in written
    assert "12345678" not in written


def test_recording_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where it can't be written, what was there still is, and nothing lies about; only its owner may read it."""
    path = tmp_path / "r.har"
    har.write(path, [])
    before = path.read_bytes()

    with pytest.raises(TypeError):
        har.write(path, [{"not": object()}])

    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["r.har"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nothing", "is no HTTP Archive"),
        ('{"log": {}}', "is no HTTP Archive"),
        ('{"log": {"entries": [{}]}}', "no HTTP"),
    ],
)
def test_what_is_no_recording(tmp_path: Path, text: str, words: str) -> None:
    """It is refused with the file's name and what to do."""
    (tmp_path / "x.har").write_text(text)

    with pytest.raises(har.HarError, match=words):
        har.read(tmp_path / "x.har")
    with pytest.raises(har.HarError, match="Name a recording"):
        har.read(tmp_path / "y.har")


def test_what_would_lose_the_recording(tmp_path: Path) -> None:
    """It is refused before anything is sent, with what to do."""
    cases: list[tuple[Path, Any, Any, type[Exception], str]] = [
        (tmp_path, Answers(packed(b"")), None, OSError, "is a folder: name a file in it"),
        (tmp_path / "x" / "r.har", Answers(packed(b"")), None, OSError, "stands in no folder: make it"),
        (tmp_path / "r.har", "senderid", None, TypeError, "transport can't be 'senderid'"),
        (tmp_path / "r.har", httpx.Client(), None, TypeError, "Give what sends, such as httpx.HTTPTransport()"),
        (tmp_path / "r.har", Answers(packed(b"")), "senderid", ValueError, "Give a list of some of emulator, pismo"),
        (tmp_path / "r.har", Answers(packed(b"")), ["nobody"], ValueError, "apis can't be ['nobody']"),
    ]
    for path, transport, apis, kind, words in cases:
        with pytest.raises(kind) as raised:
            Recorder(path, transport, apis=apis)
        assert words in str(raised.value)


def test_transport_of_the_other_client(tmp_path: Path) -> None:
    """It is named; httpx would fail in the middle of a call."""
    with (
        httpx.Client(transport=Recorder(tmp_path / "r.har", httpx.AsyncHTTPTransport())) as client,
        pytest.raises(TypeError, match=r"Give httpx.HTTPTransport\(\)"),
    ):
        client.get(NUMBERS)

    async def call() -> None:
        async with httpx.AsyncClient(transport=Recorder(tmp_path / "r.har", httpx.HTTPTransport())) as client:
            await client.get(NUMBERS)

    with pytest.raises(TypeError, match=r"Give httpx.AsyncHTTPTransport\(\)"):
        asyncio.run(call())
