"""Redirects: what was sent is sent once, and credentials stay with the origin that they are for."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from tests.clients.network import BODY, HEAD, Peer, listening, received
from tests.clients.scripted import Script, success
from tests.clients.support import KINDS, Caller, Kind

STATUSES = [301, 302, 303, 307, 308]
KEPT = [307, 308]
ODD = [
    "http://xn--/",
    "http://xn--a/",
    "javascript:alert(1)",
    "http://[::1",
    "http://127.0.0.1:99999/",
    "http:",
    "file:///etc/passwd",
    "http://\u00fc.example",
    "https:no-host",
    "mailto:a@b",
    "http://a b/",
    "/" + "x" * 70_000,
]


@pytest.fixture(params=["follow_redirects", "http_client", "http_client that insists"])
def caller(request: pytest.FixtureRequest) -> Iterator[Callable[..., Caller]]:
    """Makes callers whose redirects are followed, in each way to say so."""

    def make(kind: Kind) -> Caller:
        settings: dict[str, Any] = {"api_key": "key", "api_secret": "secret", "timeout": 20}
        if request.param == "follow_redirects":
            settings["follow_redirects"] = True
        else:
            insistent = "insists" in request.param
            classes: Any = (Insistent, AsyncInsistent) if insistent else (httpx.Client, httpx.AsyncClient)
            settings["http_client"] = classes[kind != "sync"](follow_redirects=True)
            opened.append(settings["http_client"])
        return Caller(kind, SenderIdClient, AsyncSenderIdClient, settings)

    opened: list[Any] = []
    yield make
    for one in opened:
        if isinstance(one, httpx.Client):
            one.close()


class Insistent(httpx.Client):
    """Keeps the credentials wherever it is sent to, as people make it do."""

    def _redirect_headers(self, request: httpx.Request, url: httpx.URL, method: str) -> httpx.Headers:
        return httpx.Headers({**request.headers, "Host": url.netloc.decode()})


class AsyncInsistent(httpx.AsyncClient):
    """The same, to be awaited."""

    _redirect_headers = Insistent._redirect_headers


def redirecting(status: int, location: str) -> Callable[[Peer, socket.socket], None]:
    """A peer that sends on whoever asks for another path than that."""

    def serve(peer: Peer, connection: socket.socket) -> None:
        peer.heads.append(received(connection))
        if peer.heads[-1].split()[1] == location:
            connection.sendall(HEAD + b"Connection: close\r\n\r\n" + BODY)
            return
        head = f"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())

    return serve


def nowhere() -> str:
    """An origin where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", STATUSES)
def test_creation_is_sent_once_whatever_is_behind_a_redirect(
    kind: Kind, caller: Callable[..., Caller], status: int
) -> None:
    """Nobody can tell whether it was carried out before it was sent on."""
    with (
        listening(redirecting(status, nowhere())) as peer,
        pytest.raises(errors.OutcomeUnknownError, match="look whether it was carried out"),
    ):
        caller(kind).but(base_url=f"http://127.0.0.1:{peer.port}")("create_number", phone_number="01012345678")

    assert 1 == len(peer.heads)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", STATUSES)
def test_other_origin_is_never_asked(kind: Kind, caller: Callable[..., Caller], status: int) -> None:
    """Neither the credentials nor the number go there; the error names it."""
    with listening(redirecting(200, "")) as other:
        target = f"http://localhost:{other.port}/take"
        with listening(redirecting(status, target)) as peer, pytest.raises(errors.RedirectedError) as raised:
            caller(kind).but(base_url=f"http://127.0.0.1:{peer.port}")("create_number", phone_number="01012345678")

    assert ([], 1) == (other.heads, len(peer.heads))
    assert f"localhost:{other.port}" in str(raised.value)
    assert status == raised.value.status


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [303, 307, 308])
def test_redirect_within_the_origin_is_followed(kind: Kind, caller: Callable[..., Caller], status: int) -> None:
    """With the credentials, where it was asked for."""
    with listening(redirecting(status, "/elsewhere")) as peer:
        ask = caller(kind).but(base_url=f"http://127.0.0.1:{peer.port}")
        assert "1" == ask("create_number", phone_number="01012345678").account_id

    assert ["POST", "GET" if status == 303 else "POST"] == [head.split()[0] for head in peer.heads]
    assert all("authorization: hmac-sha256" in head.lower() for head in peer.heads)


@pytest.mark.parametrize("status", [301, 302])
def test_answer_to_another_request_is_no_success(script: Script, status: int) -> None:
    """By old custom httpx makes a GET of the POST, and of a PUT after a 302: its answer says nothing of the request."""
    moved = httpx.Response(status, headers={"Location": "/senderid/v1/numbers/"})
    with pytest.raises(errors.RedirectedError, match="made a GET of the request"):
        script.create([moved, success()], follow_redirects=True)

    moved = httpx.Response(302, headers={"Location": "/elsewhere"})
    with pytest.raises(errors.UnexpectedAnswerError, match="made a GET of the request"):
        script.update([moved, success()], follow_redirects=True)


@pytest.mark.parametrize(
    "outcome",
    [
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("slow"),
        httpx.PoolTimeout("busy"),
        httpx.Response(429),
        httpx.Response(503, headers={"Retry-After": "1"}),
        httpx.Response(409, json={"errorCode": "AlreadyRegistered", "errorMessage": "there"}),
        httpx.Response(404),
        httpx.Response(500, json={"errorCode": "InternalError", "errorMessage": "changed nothing"}),
    ],
    ids=repr,
)
@pytest.mark.parametrize("status", KEPT)
def test_failure_behind_a_redirect_leaves_it_open(script: Script, status: int, outcome: Any) -> None:
    """What happened is judged by what was sent first."""
    moved = httpx.Response(status, headers={"Location": "/elsewhere"})
    with pytest.raises(errors.OutcomeUnknownError):
        script.create([moved, outcome], follow_redirects=True)

    assert 2 == len(script.sent)


def test_update_is_repeated_behind_a_redirect(script: Script) -> None:
    """It does no harm."""
    moved = [httpx.Response(307, headers={"Location": "/elsewhere"}) for _ in range(2)]
    account = script.update([moved[0], httpx.ConnectError("refused"), moved[1], success()], follow_redirects=True)

    assert ("1", 4) == (account.account_id, len(script.sent))


def test_endless_redirects_end(script: Script) -> None:
    """With an error of ours, and without another attempt."""
    moved = [httpx.Response(307, headers={"Location": "/elsewhere"}) for _ in range(9)]
    with pytest.raises(errors.OutcomeUnknownError):
        script.create(moved, follow_redirects=True, max_redirects=3)
    with pytest.raises(errors.ConnectionFailedError):
        script.update(moved, follow_redirects=True, max_redirects=3)

    assert 8 == len(script.sent)


@pytest.mark.parametrize("location", ODD, ids=lambda location: ascii(location)[:30])
@pytest.mark.parametrize("follow", [False, True], ids=["stay", "follow"])
def test_odd_location_is_an_answer_like_others(script: Script, follow: bool, location: str) -> None:
    """Nothing of idna or of URLs is raised; what may be repeated isn't, since the answer would be the same."""
    odd = httpx.Response(302, headers=[(b"Location", location.encode())])
    with pytest.raises(errors.RedirectedError):
        script.create([odd], follow_redirects=follow)
    with pytest.raises(errors.UnexpectedAnswerError):
        script.update([odd], follow_redirects=follow)

    assert 2 == len(script.sent)


@pytest.mark.parametrize("location", ODD[:5], ids=ascii)
@pytest.mark.parametrize("follow", [False, True], ids=["stay", "follow"])
def test_odd_location_by_a_client_that_was_given(follow: bool, location: str) -> None:
    """It reads the location, too, and what it raises is told as an error of ours."""
    transport = httpx.MockTransport(lambda _: httpx.Response(302, headers=[(b"Location", location.encode())]))
    with httpx.Client(transport=transport, follow_redirects=follow) as own:
        client = SenderIdClient("key", "secret", http_client=own)
        with pytest.raises(errors.OutcomeUnknownError):
            client.create_number(phone_number="01012345678")


@pytest.mark.parametrize("location", ["https://elsewhere.example/x", "/elsewhere", "https://api.solapi.com/elsewhere"])
def test_redirect_that_is_not_followed_holds_no_credentials(script: Script, location: str) -> None:
    """httpx would keep the next request, with them in it."""
    with pytest.raises(errors.RedirectedError) as raised:
        script.create([httpx.Response(307, headers={"Location": location})])

    assert raised.value.response.next_request is None
    assert location == raised.value.response.headers["Location"]
