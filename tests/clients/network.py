"""Peers on this machine for the clients to connect to: servers, with TLS and without, proxies, and one that dawdles."""

import contextlib
import json
import select
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import h2.config
import h2.connection
import h2.events

BODY = json.dumps({"accountId": "1", "limit": 2, "senderIds": []}).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n" % len(BODY)


@dataclass
class Peer:
    """What listens on a port.

    Attributes:
        heads: That of each request, as text.
        answered: How many answers went out to their end.
        stopped: No more is wanted of it.
    """

    port: int
    heads: list[str] = field(default_factory=list)
    answered: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)


Serve = Callable[[Peer, socket.socket], None]


@contextlib.contextmanager
def listening(serve: Serve, context: ssl.SSLContext | None = None) -> Iterator[Peer]:
    """A peer that serves each connection in a thread of its own."""
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        peer = Peer(server.getsockname()[1])

        def serve_one(connection: socket.socket) -> None:
            with contextlib.suppress(OSError), connection:
                if context is None:
                    serve(peer, connection)
                    return
                with context.wrap_socket(connection, server_side=True) as secured:
                    serve(peer, secured)

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    threads.append(threading.Thread(target=serve_one, args=(connection,), daemon=True))
                    threads[-1].start()

        acceptor = threading.Thread(target=accept, daemon=True)
        acceptor.start()
        try:
            yield peer
        finally:
            peer.stopped.set()
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            for thread in (acceptor, *threads):
                thread.join(10)


def received(connection: socket.socket) -> str:
    """The head of a request; its body comes with it or is read to its end."""
    return received_whole(connection)[0]


def received_whole(connection: socket.socket) -> tuple[str, bytes]:
    """The head and the body of a request."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while lengths and len(body) < int(lengths[0]):
        body += _some(connection)
    return head.decode(), body


def _some(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    if not data:
        raise ConnectionError
    return data


def answer(peer: Peer, connection: socket.socket) -> None:
    """Answers a request with an account; as a proxy, in place of the server that was asked for."""
    peer.heads.append(received(connection))
    connection.sendall(HEAD + b"Connection: close\r\n\r\n" + BODY)


def dawdle(sent_at_once: bytes, bit: bytes, times: int, rest: bytes) -> Serve:
    """Answers in full, but keeps a caller waiting by a bit every 20 ms."""

    def serve(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        connection.sendall(sent_at_once)
        for _ in range(times):
            connection.sendall(bit)
            peer.stopped.wait(0.02)
        connection.sendall(rest)
        peer.answered += 1

    return serve


def tunnel(peer: Peer, connection: socket.socket) -> None:
    """A proxy that connects to where CONNECT says, and passes on what comes from either side."""
    peer.heads.append(received(connection))
    target = urlsplit(f"//{peer.heads[-1].split()[1]}")
    with socket.create_connection((target.hostname, target.port)) as server:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        other = {connection: server, server: connection}
        while True:
            for ready in select.select([*other], [], [])[0]:
                other[ready].sendall(_some(ready))


def answer_http2(peer: Peer, connection: socket.socket) -> None:
    """The same account in HTTP/2."""
    http = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    http.initiate_connection()
    connection.sendall(http.data_to_send())
    while True:
        for event in http.receive_data(_some(connection)):
            if isinstance(event, h2.events.RequestReceived):
                headers = [(name.decode(), value.decode()) for name, value in event.headers or []]
                peer.heads.append("\n".join(f"{name}: {value}" for name, value in headers))
            if isinstance(event, h2.events.StreamEnded):
                assert event.stream_id
                http.send_headers(event.stream_id, [(":status", "200"), ("content-type", "application/json")])
                http.send_data(event.stream_id, BODY, end_stream=True)
        connection.sendall(http.data_to_send())
