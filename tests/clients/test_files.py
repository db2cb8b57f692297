"""Files as arguments: what stands for one, what is refused before it is read whole or sent, and what it costs."""

import asyncio
import contextlib
import gc
import io
import json
import os
import socket
import tempfile
import threading
import tracemalloc
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from emulator_client import EmulatorClient
from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from tests.clients.network import Peer, listening
from tests.clients.scripted import Script
from tests.clients.support import Kind, run

LARGEST = 10_485_760
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==")
LARGE = PNG + bytes(700_000)
DOCUMENT = {"documentId": "DOC1", "category": "SENDERID_APPROVAL"}


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "가입증명원.png"
    path.write_bytes(LARGE)
    return path


def done() -> httpx.Response:
    return httpx.Response(200, json=DOCUMENT)


def upload(script: Script, file: Any, *outcomes: Any, **more: Any) -> Any:
    """Uploads a file, and gives what was sent."""
    options = more.pop("options", {})
    given = {"file": file, "category": "SENDERID_APPROVAL", **more}
    script(outcomes or [done()], "upload_document", given=given, **options)
    return json.loads(script.sent[-1].content)


def refused(script: Script, file: Any, **more: Any) -> errors.InvalidInputError:
    with pytest.raises(errors.InvalidInputError) as caught:
        upload(script, file, **more)
    assert script.sent == []
    return caught.value


class Pipe(io.RawIOBase):
    """What can't seek, gives little at a time, and counts what was taken of it."""

    def __init__(self, content: bytes, at_once: int = 1000) -> None:
        self._left = content
        self._at_once = at_once
        self.taken = 0

    def read(self, size: int = -1, /) -> bytes:
        size = min(self._at_once, len(self._left) if size < 0 else size)
        found, self._left = self._left[:size], self._left[size:]
        self.taken += len(found)
        return found


def opened(path: Path) -> Any:
    return path.open("rb")


def spooled(path: Path) -> Any:
    file = tempfile.SpooledTemporaryFile()  # noqa: SIM115 - closed by what it is given to
    file.write(path.read_bytes())
    file.seek(0)
    return file


FORMS: dict[str, Callable[[Path], Any]] = {
    "bytes": Path.read_bytes,
    "bytearray": lambda path: bytearray(path.read_bytes()),
    "memoryview": lambda path: memoryview(path.read_bytes()),
    "memoryview backwards": lambda path: memoryview(path.read_bytes()[::-1])[::-1],
    "path": lambda path: path,
    "open file": opened,
    "unbuffered": lambda path: path.open("rb", buffering=0),
    "in memory": lambda path: io.BytesIO(path.read_bytes()),
    "spooled": spooled,
    "pipe": lambda path: Pipe(path.read_bytes()),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_forms_of_a_file(script: Script, picture: Path, form: Callable[[Path], Any]) -> None:
    """Whatever stands for a file, its content is sent as one base64; a file object stays open."""
    file = form(picture)

    sent = upload(script, file, name="one")

    assert b64decode(sent.pop("file"), validate=True) == LARGE
    assert sent == {"category": "SENDERID_APPROVAL", "name": "one"}
    if hasattr(file, "close"):
        assert not file.closed
        file.close()


@pytest.mark.parametrize("size", [-2, -1, 0, 1, 2, 3])
def test_ends_of_pieces(size: int) -> None:
    """Pieces make one base64, wherever the file ends."""
    content = PNG + bytes(2 * 196_608 - len(PNG) + size)

    assert upload(Script("sync"), Pipe(content, 65_536))["file"] == b64encode(content).decode()


def named(name: Any) -> io.BytesIO:
    file = io.BytesIO(PNG)
    file.name = name
    return file


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (lambda path: path, "가입증명원.png"),
        (opened, "가입증명원.png"),
        (lambda _: named("some/where/paper.pdf"), "paper.pdf"),
        (lambda _: named(b"paper.pdf"), "paper.pdf"),
        (lambda _: named(7), None),
        (lambda _: named("<stdin>"), None),
        (lambda _: named(""), None),
        (lambda _: io.BytesIO(PNG), None),
        (lambda _: PNG, None),
    ],
    ids=["path", "open file", "path of a file object", "as bytes", "descriptor", "none", "empty", "no name", "bytes"],
)
def test_name_is_that_of_the_file(picture: Path, form: Callable[[Path], Any], name: str | None) -> None:
    """Where it has one, and the caller gives none."""
    file = form(picture)
    assert upload(Script("sync"), file).get("name") == name
    if isinstance(file, io.IOBase):
        file.seek(0)
    assert upload(Script("sync"), file, name="mine")["name"] == "mine"
    if isinstance(file, io.IOBase):
        file.close()


def test_name_that_the_contract_does_not_allow(script: Script) -> None:
    """It is said where it comes from."""
    error = refused(script, named("two\nlines.png"))

    assert [problem.argument for problem in error.problems] == ["name"]
    assert "it is the name of the file: pass name= for another" in str(error)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("paper.png", "'paper.png' may be a path or base64: give pathlib.Path(...), or the bytes themselves"),
        (b64encode(PNG).decode(), "may be a path or base64"),
        (None, "None is no file: give bytes, a path or what open(..., 'rb') returns"),
        (7, "7 is no file"),
        (Path("no") / "where.png", f"there is no file 'no/where.png' in {str(Path.cwd())!r}: give the path of one"),
        (Path("/no/where.png"), "there is no file '/no/where.png': give the path of one"),
        (Path("a\0b"), "can't be opened: embedded null byte"),
        (Path("x" * 300), "can't be opened: "),
        (io.StringIO("text"), "is a file that was opened as text: open it with 'rb'"),
    ],
)
def test_what_is_no_file(script: Script, file: Any, words: str) -> None:
    """It says what, and what to do; no switch makes a request of it."""
    for options in ({}, {"check_inputs": False}):
        error = refused(script, file, options=options)

        assert words in str(error)
        assert str(error).endswith("Do this: mend it: no such request can be sent.")


def test_paths_and_files_that_can_not_be_read(script: Script, tmp_path: Path) -> None:
    """A directory, files that are closed, opened as text or for writing only, and those that fail when read."""
    path = tmp_path / "paper.png"
    path.write_bytes(PNG)
    closed = path.open("rb")
    closed.close()

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if size and size > 100:
                raise OSError(5, "Input/output error")
            return super().read(size)

    class Asynchronous:
        async def read(self, _: int) -> bytes:
            return PNG

    class NotReady(io.BytesIO):
        def read(self, _: int | None = -1, /) -> Any:
            return None

    with path.open() as text, path.open("ab") as written, tempfile.TemporaryFile("w+") as wrapped:
        cases = [
            (tmp_path, f"not sent. file: {str(tmp_path)!r} is a directory: give a file in it"),
            (httpx.Response(200, content=PNG), "can't be read: "),
            (path / "x", "can't be opened: [Errno 20]"),
            (closed, "is a file that is closed: give it while it is open, or its path"),
            (text, "is a file that was opened as text"),
            (wrapped, "is a file that was opened as text"),
            (written, "can't be read: "),
            (Failing(PNG + bytes(200)), "can't be read: [Errno 5] Input/output error. Give bytes, or what open"),
            (Asynchronous(), "is an asynchronous file: give what its read() gives, awaited"),
            (NotReady(), "is a file whose read() gives None"),
        ]
        for file, words in cases:
            assert words in str(refused(script, file)), file


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (
            b"<html>",
            "is none of image/png, image/gif, image/jpeg, application/pdf, image/tiff: it begins with b'<html>'",
        ),
        (PNG[:7], "is none of image/png"),
    ],
    ids=["empty", "type", "cut off"],
)
def test_what_the_contract_does_not_allow(script: Script, tmp_path: Path, content: bytes, words: str) -> None:
    """Of a path and of bytes alike, together with all else that is wrong; the API judges where checks are off."""
    path = tmp_path / "paper.png"
    path.write_bytes(content)

    error = refused(script, path, category="SENDERID-APPROVAL", name="two\nlines")
    assert sorted(problem.argument for problem in error.problems) == ["category", "file", "name"]
    assert f"{str(path)!r} is {words}".replace("is is", "is") in str(error)
    assert str(error).endswith("or pass check_inputs=False to let the API judge.")
    refused(script, content)

    assert b64decode(upload(script, path, options={"check_inputs": False})["file"]) == content


@pytest.fixture
def too_large(tmp_path: Path) -> Iterator[Path]:
    """A file with a byte too many, which takes no room on the disk."""
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.write(PNG)
        file.truncate(LARGEST + 1)
    yield path
    path.unlink()


def test_too_large_is_found_before_it_is_read(script: Script, too_large: Path) -> None:
    """By its size, where it has one; what can't seek is read to a byte more than is allowed."""
    words = "has 10,485,761 bytes, at most 10,485,760 are allowed"
    with too_large.open("rb", buffering=0) as file:
        tracemalloc.start()
        assert f"{str(too_large)!r} {words}" in str(refused(script, too_large))
        assert words in str(refused(script, file))
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        tracemalloc.stop()
        assert file.tell() == 0
    content = bytearray(LARGEST + 1_000_000)
    content[: len(PNG)] = PNG
    assert "has 11,485,760 bytes" in str(refused(script, content))
    pipe = Pipe(bytes(content), at_once=1_000_000)
    assert "has more than 10,485,760 bytes, the most that are allowed" in str(refused(script, pipe))
    assert pipe.taken == LARGEST + 1


def test_largest_is_sent(too_large: Path) -> None:
    """The bound itself is allowed, of a path and of what can't seek."""
    os.truncate(too_large, LARGEST)
    for file in (too_large, Pipe(too_large.read_bytes(), at_once=LARGEST)):
        assert len(upload(Script("sync"), file)["file"]) == (LARGEST + 2) // 3 * 4


def test_file_object_is_read_from_where_it_stands(script: Script) -> None:
    """What was read of it before is not sent; at its end it has nothing, which is said. Refused, it stays there."""
    file = io.BytesIO(b"a header" + PNG)
    file.seek(8)
    assert b64decode(upload(script, file)["file"]) == PNG
    assert file.read() == b""
    script.sent.clear()
    assert "has no bytes: a file object is read from where it stands" in str(refused(script, file))
    file.seek(3)
    assert "it begins with b'eader" in str(refused(script, file))
    assert file.tell() == 3


def test_what_can_not_seek_is_left_alone_when_all_else_is_wrong(script: Script) -> None:
    """Nothing of it is used up for nothing."""
    pipe = Pipe(PNG)
    refused(script, pipe, category="NONE")
    assert pipe.taken == 0
    assert "it begins with" in str(refused(script, Pipe(b"<html>")))


def test_retries_need_no_file(script: Script, picture: Path) -> None:
    """What is sent again is what was sent first, though the file is gone by then."""

    def gone(_: httpx.Request) -> httpx.Response:
        picture.unlink()
        return httpx.Response(429, headers={"Retry-After": "0"})

    upload(script, picture, gone, done())

    first, second = script.sent
    assert first.content == second.content
    assert b64decode(json.loads(second.content)["file"]) == LARGE


def test_time_to_read_is_not_time_of_the_call(script: Script) -> None:
    """A file that comes slowly leaves the call its time."""

    class Slow(Pipe):
        def read(self, size: int = -1, /) -> bytes:
            script.time.seconds += 20
            return super().read(size)

    assert upload(script, Slow(PNG), options={"timeout": 5})["file"]
    assert script.sent[0].extensions["timeout"]["read"] == 5


@pytest.mark.parametrize("kind", ["async", "trio"])
def test_loop_goes_on_while_a_file_is_read(kind: Kind) -> None:
    """It is read in another thread."""
    threads = set()

    class Noting(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            threads.add(threading.get_ident())
            return super().read(size)

    async def call() -> None:
        async with AsyncSenderIdClient("key", "secret", transport=httpx.MockTransport(lambda _: done())) as client:
            raw = client.with_raw_response
            await raw.upload_document(file=Noting(PNG), category="SENDERID_APPROVAL")
            await client.upload_document(file=Noting(PNG), category="SENDERID_APPROVAL")

    run(kind, call)

    assert threads
    assert threading.get_ident() not in threads


def swallow(peer: Peer, connection: socket.socket) -> None:
    """Takes a request without keeping it, and answers with a document."""
    buffer = bytearray(65_536)
    head = b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(1)
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    while length:
        length -= connection.recv_into(buffer, min(len(buffer), length))
    body = json.dumps(DOCUMENT).encode()
    connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    peer.answered += 1


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("form", ["bytes", "path", "open file"])
def test_memory_for_a_file(kind: Kind, form: str, too_large: Path) -> None:
    """At most three times the file for the whole call over a connection, with the bytes that a caller gives."""
    os.truncate(too_large, LARGEST)

    def file() -> Any:
        given = FORMS[form](too_large)
        return stack.enter_context(given) if form == "open file" else given

    def call(url: str) -> None:
        with SenderIdClient("key", "secret", base_url=url) as client:
            client.upload_document(file=file(), category="SENDERID_APPROVAL")

    async def call_async(url: str) -> None:
        async with AsyncSenderIdClient("key", "secret", base_url=url) as client:
            await client.upload_document(file=file(), category="SENDERID_APPROVAL")

    with contextlib.ExitStack() as stack, listening(swallow) as peer:
        url = f"http://127.0.0.1:{peer.port}"
        gc.collect()
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            call(url) if kind == "sync" else asyncio.run(call_async(url))
            peak = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()

    assert peer.answered == 1
    assert peak <= 3 * LARGEST, peak / LARGEST


def test_emulator_takes_it(url: str, control: EmulatorClient, picture: Path) -> None:
    """Name, type and content arrive as they were."""
    with SenderIdClient("FIRSTKEY00000001", "first-secret", base_url=url) as client:
        document = client.upload_document(file=picture, category="SENDERID_APPROVAL")

    assert document.name == "가입증명원.png"
    content = control.get_document_content("default", "1", document.document_id)
    assert (content.media_type, b64decode(content.base64)) == ("image/png", LARGE)
