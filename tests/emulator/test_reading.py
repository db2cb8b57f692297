"""What is read out of the bytes of a connection: requests of HTTP/1.1 as RFC 9112 has them, and nothing else."""

import re
from collections.abc import Iterator
from random import Random

import h11
import pytest

from phone_emulator.heads import Head, Refused
from phone_emulator.wire import Reader

LARGEST = 65_536
BODY = b'{"number": "1", "type": "MOBILE"}'

# As the JDK 17 and 21 and curl 7.88 send them; a body without a length that they know comes in chunks.
UPGRADES = {
    "java 17": b"POST /x HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nContent-Length: 33\r\nHost: 127.0.0.1\r\n"
    b"HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA\r\nUpgrade: h2c\r\n"
    b"User-Agent: Java-http-client/17.0.15\r\nAuthorization: Bearer t\r\n\r\n" + BODY,
    "java 17, chunks": b"POST /x HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nHost: 127.0.0.1\r\n"
    b"HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA\r\nTransfer-encoding: chunked\r\n"
    b"Upgrade: h2c\r\nUser-Agent: Java-http-client/17.0.15\r\n\r\n21\r\n" + BODY + b"\r\n0\r\n\r\n",
    "java 21": b"POST /x HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nContent-Length: 33\r\nHost: localhost\r\n"
    b"HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA\r\nUpgrade: h2c\r\n"
    b"User-Agent: Java-http-client/21.0.5\r\n\r\n" + BODY,
    "curl": b"POST /x HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n"
    b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n"
    b"Content-Type: application/json\r\nContent-Length: 33\r\n\r\n" + BODY,
    "tls": b"POST /x HTTP/1.1\r\nHost: a\r\nUpgrade: TLS/1.2\r\nConnection: upgrade\r\nContent-Length: 33\r\n\r\n"
    + BODY,
}

Read = tuple[str, bytes, bytes]


class Receiver:
    """Keeps the method, the target and the body of every request that has ended."""

    def __init__(self) -> None:
        self.requests: list[Read] = []
        self.heads: list[Head] = []
        self._body = b""

    def on_head(self, head: Head) -> None:
        self.heads.append(head)
        self._body = b""

    def on_body(self, part: bytes) -> None:
        self._body += part

    def on_end(self) -> None:
        head = self.heads[-1]
        self.requests.append((head.method, head.path + b"?" * bool(head.query) + head.query, self._body))


def read(*parts: bytes) -> Receiver:
    receiver = Receiver()
    reader = Reader(receiver, LARGEST)
    for part in parts:
        reader.feed(part)
    return receiver


def get(*lines: str, version: str = "1.1") -> bytes:
    """A request without a body, and with these headers."""
    return "\r\n".join([f"GET / HTTP/{version}", *lines, "", ""]).encode("latin-1")


def chunked(rest: bytes) -> bytes:
    return b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + rest


@pytest.mark.parametrize("sent", UPGRADES.values(), ids=list(UPGRADES))
def test_upgrade_is_ignored(sent: bytes) -> None:
    """Who would rather speak something else is read as if he had not, wherever it is cut, and so is the next."""
    expected = [("POST", b"/x", BODY), ("GET", b"/", b"")] * 2
    stream = (sent + get("Host: a")) * 2
    for at in range(len(stream)):
        assert read(stream[:at], stream[at:]).requests == expected, at
    assert read(*(bytes([byte]) for byte in stream)).requests == expected


def test_upgraded_bytes_smuggle_nothing() -> None:
    """What is inside a body is never a request, whatever was asked for in front of it."""
    inner = get("Host: a")
    head = b"POST /x HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: h2c\r\nContent-Length: %d\r\n\r\n" % len(
        inner
    )
    assert read(head + inner + inner).requests == [("POST", b"/x", inner), ("GET", b"/", b"")]


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        (get(), "Host is missing"),
        (get("Host: a", "Host: a"), "Host came twice"),
        (get("Host: a", "host: b"), "Host came twice"),
        (get("Host: a b"), "names no host"),
        (get("Host: a, b"), "names no host"),
        *((get(f"Host: {host}"), "names no host") for host in ("user@a", "a:b", "a:1:2", "[::1", "::1", "a%zz", "[]")),
        (get("Host: a", "Content-Length: 1", "Content-Length: 1"), "two lengths"),
        (get("Host: a", "Content-Length: 1", "Transfer-Encoding: chunked"), "two lengths"),
        (get("Host: a", "Content-Length: 1, 1"), "no number"),
        (get("Host: a", "Content-Length: +1"), "no number"),
        (get("Host: a", "Content-Length: -1"), "no number"),
        (get("Host: a", "Content-Length: \xb2"), "no number"),
        (get("Host: a", "Content-Length:"), "no number"),
        (get("Host: a", "Content-Length: " + "9" * 30), "no number"),
        (get("Host: a", "Transfer-Encoding: gzip"), "is not read here"),
        (get("Host: a", "Transfer-Encoding: gzip, chunked"), "is not read here"),
        (get("Host: a", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"), "is not read here"),
        (get("Host: a", "Transfer-Encoding: xchunked"), "is not read here"),
        (get("Transfer-Encoding: chunked", version="1.0"), "HTTP/1.0 has no"),
        (get("Host: a", "X : 1"), "no header"),
        (get("Host: a", ": 1"), "no header"),
        (get("Host: a", "X"), "no header"),
        (get("Host: a", "X: a\x00b"), "no header"),
        (get("Host: a", "X: a", " b"), "second line"),
        (get(" Host: a"), "second line"),
        (get("Host: a").replace(b"\r\n", b"\n"), "LF alone"),
        (get("Host: a").replace(b"\r\n", b"\r"), "CR alone"),
        (get("Host: a", "X: a\rb"), "CR alone"),
        (b"get / HTTP/1.1\r\n", "upper case"),
        (b"Post / HTTP/1.1\r\n", "upper case"),
        (b"GET / HTTP/2.0\r\n", "'HTTP/2.0' is not spoken"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "'HTTP/2.0' is not spoken"),
        (b"GET / HTTP/0.9\r\n", "'HTTP/0.9' is not spoken"),
        (b"GET / RTSP/1.0\r\n", "'RTSP/1.0' where HTTP/1.1 belongs"),
        (b"GET / http/1.1\r\n", "'http/1.1' where HTTP/1.1 belongs"),
        (b"GET / HTTP/1.1 \r\n", "no request line"),
        (b"GET  / HTTP/1.1\r\n", "no request line"),
        (b"GET /a b HTTP/1.1\r\n", "no request line"),
        (b"GET /\r\n", "no version"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "no request line"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "Look for https"),
        (b"\x05\x01\x00", "no request line"),
        (b"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", "no path"),
        (b"GET a HTTP/1.1\r\nHost: a\r\n\r\n", "no path"),
        (b"GET http://evil@a/ HTTP/1.1\r\nHost: a\r\n\r\n", "names no host"),
        (b"GET http://a:b/ HTTP/1.1\r\nHost: a\r\n\r\n", "names no host"),
        (b"GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n", "no path"),
        (b"GET http://:80/a HTTP/1.1\r\nHost: a\r\n\r\n", "no path"),
        (chunked(b"zz\r\n"), "size of a chunk"),
        (chunked(b"\r\n"), "size of a chunk"),
        (chunked(b"-1\r\n"), "size of a chunk"),
        (chunked(b"0x1\r\n"), "size of a chunk"),
        (chunked(b"1" * 17 + b"\r\n"), "size of a chunk"),
        (chunked(b"1\r\nab"), None),
        (chunked(b"1\r\nabc"), "longer than its size"),
        (chunked(b"0\r\nGET / HTTP/1.1\r\n\r\n"), "no header"),
    ],
    ids=lambda value: ascii(value)[:60],
)
def test_what_is_no_request(sent: bytes, word: str | None) -> None:
    """It is refused with one sentence that says which it was, in one go or byte by byte."""
    for parts in ([sent], [bytes([byte]) for byte in sent]):
        if word is None:
            assert read(*parts).requests == []
            continue
        with pytest.raises(Refused) as refused:
            read(*parts)
        assert 400 <= refused.value.status <= 501
        assert word in refused.value.text
        assert ("https" in refused.value.text) == ("https" in word)


@pytest.mark.parametrize("half", [b"\n", b"\r", b"\r\r\n", b"\n\r"])
def test_half_of_a_line_end(half: bytes) -> None:
    """Where it ends a line, nothing behind that is read, and the refusal says so at once, however it is cut."""
    stream = b"\r\n" + get("Host: a", "X: 1") + chunked(b"1;a\r\na\r\n0\r\nX: 1\r\nY: 2\r\n\r\n") + get("Host: a")
    for end in re.finditer(b"\r\n", stream[:-4]):
        sent = stream[: end.start()] + half + stream[end.end() :]
        for parts in ([sent], [bytes([byte]) for byte in sent]):
            with pytest.raises(Refused, match=r"(LF|CR) alone, where CR and LF belong|A chunk is longer"):
                read(*parts)


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /" + b"a" * LARGEST,
        b"\r\n" * LARGEST,
        get("Host: a", "X: " + "a" * LARGEST),
        chunked(b"0\r\nX: " + b"a" * LARGEST),
        chunked(b"0\r\n" + b"X: a\r\n" * LARGEST),
        chunked(b"1;" + b"a" * LARGEST),
        chunked(b"1;%b\r\na\r\n" % (b"a" * 1000) * 100),
    ],
    ids=["path", "empty lines", "header", "trailer", "trailers", "chunk extension", "chunk extensions"],
)
def test_nothing_is_endless(sent: bytes) -> None:
    """Whatever is around a body is bounded, and refused as soon as it is too much."""
    receiver = Receiver()
    reader = Reader(receiver, LARGEST)
    pieces = [sent[at : at + 4096] for at in range(0, len(sent), 4096)]
    with pytest.raises(Refused, match=r"more than \d+ bytes") as refused:
        list(map(reader.feed, pieces))
    assert refused.value.status in (400, 431)
    assert receiver.requests == []


def test_trailers_are_dropped() -> None:
    """They are no headers, not of this request and not of the next."""
    trailers = b"0\r\nAuthorization: Bearer t\r\nOrigin: http://a\r\nContent-Type: text/plain\r\n\r\n"
    receiver = read(chunked(b"1\r\na\r\n" + trailers) + get("Host: a"))
    assert receiver.requests == [("POST", b"/", b"a"), ("GET", b"/", b"")]
    assert [head.headers for head in receiver.heads] == [{"host": "a", "transfer-encoding": "chunked"}, {"host": "a"}]


def test_whole_url_as_target() -> None:
    """The host in it counts in the place of the header's."""
    (head,) = read(b"GET HTTP://b.example:80/c?d#e HTTP/1.1\r\nHost: a\r\n\r\n").heads
    assert (head.path, head.query, head.headers) == (b"/c", b"d", {"host": "b.example:80"})


@pytest.mark.parametrize(
    ("sent", "expects", "is_last"),
    [
        (get("Host: a", "Expect: 100-Continue", "Content-Length: 1"), True, False),
        (get("Expect: 100-continue", "Content-Length: 1", version="1.0"), False, True),
        (get("Host: a", "Connection: keep-alive, Close"), False, True),
        (get("Connection: keep-alive", version="1.0"), False, True),
        (get("Host: a", version="1.7"), False, False),
    ],
)
def test_what_a_head_says(sent: bytes, expects: bool, is_last: bool) -> None:
    """Whether the client waits for a word, which nobody of HTTP/1.0 knows, and whether the connection ends."""
    (head,) = read(sent).heads
    assert (head.expects, head.is_last) == (expects, is_last)


def test_repeated_headers() -> None:
    """The values of one that comes several times are joined, and it is named."""
    (head,) = read(get("Host: a", "Accept: b", "X: 1", "accept:c", "Accept:")).heads
    assert head.headers == {"host": "a", "accept": "b, c, ", "x": "1"}
    assert head.repeated == frozenset({"accept"})


def mutants(number: int) -> Iterator[bytes]:
    """Requests with a few pieces replaced, repeated or left out."""
    random = Random(1)  # noqa: S311 - no secrets
    pieces = [*(bytes([byte]) for byte in b"\r\n :,01;\x00\t\x0b"), b"\r\n", b"\r\n\r\n", b"chunked", b"HTTP/1.0"]
    pieces += [b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n", b"Host: a\r\n", b"GET / HTTP/1.1\r\n"]
    streams = [*UPGRADES.values(), chunked(b"3;x=y\r\nabc\r\n0\r\nX: y\r\n\r\n"), get("Host: a", "X: 1", "Y: 2")]
    for _ in range(number):
        stream = random.choice(streams) + random.choice(streams)
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(stream))
            stream = stream[:at] + random.choice(pieces) + stream[at + random.choice([0, 0, 1, 2, 8]) :]
        yield stream


def read_by_another(stream: bytes) -> list[Read]:
    """The same, as h11 reads it."""
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST)
    connection.receive_data(re.sub(rb"\A(\r\n)+", b"", stream))
    found: list[Read] = []
    while True:
        try:
            event = connection.next_event()
        except h11.RemoteProtocolError as error:
            # The empty line that may stand in front of a request is none to it.
            return found if "no request line" in str(error) else [*found, ("", b"", str(error).encode())]
        if isinstance(event, h11.Request):
            method, target, body = event.method.decode(), event.target, b""
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage):
            found.append((method, target, body))
            connection.send(h11.Response(status_code=200, headers=[("content-length", "0")]))
            connection.send(h11.EndOfMessage())
            if connection.our_state is not h11.DONE:
                return found
            connection.start_next_cycle()
        else:
            return found


def test_second_opinion() -> None:
    """Of thousands of requests that were tampered with, all that are read at all are read as by another reader."""
    accepted = 0
    for stream in mutants(4000):
        receiver = Receiver()
        reader = Reader(receiver, LARGEST)
        try:
            reader.feed(stream)
        except Refused:
            continue
        if receiver.requests:
            accepted += 1
            other = read_by_another(stream)
            assert other, stream
            assert receiver.requests[: len(other)] == other[: len(receiver.requests)], stream
    assert accepted > 500
