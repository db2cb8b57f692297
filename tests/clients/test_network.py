"""Real connections to peers on this machine: certificates, proxies, HTTP/2, and limits of time that hold."""

import ssl
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import trustme

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from senderid_client._options import tls_context
from senderid_client._proxies import may_have_proxies
from tests.clients.network import BODY, HEAD, Peer, Serve, answer, answer_http2, dawdle, listening, tunnel
from tests.clients.support import KINDS, Caller, run

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.fixture(params=KINDS)
def caller(request: pytest.FixtureRequest) -> Caller:
    return Caller(request.param, SenderIdClient, AsyncSenderIdClient, {"api_key": "key", "api_secret": "secret"})


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """What a client that knows the authority is made with."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def serving(authority: trustme.CA, *protocols: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(list(protocols) or ["http/1.1"])
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def plain() -> Iterator[Peer]:
    with listening(answer) as peer:
        yield peer


@pytest.fixture
def secured(authority: trustme.CA) -> Iterator[Peer]:
    with listening(answer, serving(authority)) as peer:
        yield peer


def create(caller: Caller, **settings: Any) -> str:
    """What createNumber returns, of the account its id."""
    account = caller.but(**settings)("create_number", phone_number="01012345678")
    return str(account.account_id)


def is_signed(head: str) -> bool:
    return "authorization: hmac-sha256 apikey=key, " in head.lower()


DAWDLING: dict[str, Serve] = {
    "headers": dawdle(HEAD + b"X: ", b"x", 250, b"\r\n\r\n" + BODY),
    "body": dawdle(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (250 + len(BODY)), b" ", 250, BODY),
    "length of a chunk": dawdle(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x;" % len(BODY),
        b"x",
        250,
        b"\r\n" + BODY + b"\r\n0\r\n\r\n",
    ),
}


# Of httpx and httpcore, whose generators trio finds when a body is not read to its end.
@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
@pytest.mark.parametrize("serve", DAWDLING.values(), ids=DAWDLING)
def test_peer_that_dawdles_does_not_outlast_the_call(caller: Caller, serve: Serve) -> None:
    """Each byte is in time, and the whole is not: the call ends long before the answer, which takes five seconds."""
    with listening(serve) as peer:
        with pytest.raises((errors.OutcomeUnknownError, errors.UnexpectedAnswerError)) as raised:
            create(caller, base_url=f"http://127.0.0.1:{peer.port}", timeout=0.3)

        assert 0 == peer.answered
    assert isinstance(raised.value.__cause__, httpx.ReadTimeout)
    assert 1 == len(peer.heads)


def test_peer_that_takes_its_time_within_the_limit_is_waited_for(caller: Caller) -> None:
    """On a connection that an earlier call made, too: each call has a limit of its own."""
    serve = dawdle(b"", b"", 3, HEAD + b"\r\n" + BODY)

    def twice(peer: Peer, connection: Any) -> None:
        serve(peer, connection)
        serve(peer, connection)

    with listening(twice) as peer:
        settings: dict[str, Any] = {"base_url": f"http://127.0.0.1:{peer.port}", "timeout": 20}
        if caller.kind == "sync":
            with SenderIdClient("key", "secret", **settings) as client:
                calls = [client.create_number(phone_number="01012345678") for _ in range(2)]
        else:
            calls = run(caller.kind, _twice, settings)

    assert ["1", "1"] == [account.account_id for account in calls]
    assert 2 == len(peer.heads)


async def _twice(settings: dict[str, Any]) -> list[Any]:
    async with AsyncSenderIdClient("key", "secret", **settings) as client:
        return [await client.create_number(phone_number="01012345678") for _ in range(2)]


def test_own_authority_is_trusted_when_it_is_given(caller: Caller, secured: Peer, trusting: ssl.SSLContext) -> None:
    """And not when it isn't."""
    url = f"https://127.0.0.1:{secured.port}"

    with pytest.raises(errors.ConnectionFailedError, match="CERTIFICATE_VERIFY_FAILED"):
        create(caller, base_url=url, retries=0)
    assert "1" == create(caller, base_url=url, verify=trusting)
    assert is_signed(secured.heads[0])


def test_own_authority_may_stand_in_the_environment(
    caller: Caller, secured: Peer, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As httpx reads it; whoever doesn't trust the environment doesn't trust the authority."""
    url = f"https://127.0.0.1:{secured.port}"
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)

        assert "1" == create(caller, base_url=url)
        with pytest.raises(errors.ConnectionFailedError):
            create(caller, base_url=url, retries=0, trust_env=False)


def test_certificate_of_a_client_is_not_that_of_others(
    caller: Caller, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shared TLS context never gets one."""
    context = serving(authority)
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    certificate = authority.issue_cert("client").private_key_and_cert_chain_pem
    with listening(answer, context) as peer, authority.cert_pem.tempfile() as trusted, certificate.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", trusted)
        url = f"https://127.0.0.1:{peer.port}"
        with pytest.warns(DeprecationWarning, match="cert"):
            assert "1" == create(caller, base_url=url, cert=file)
        with pytest.raises(errors.Error):
            create(caller, base_url=url, retries=0)

    assert 1 == len(peer.heads)


def test_proxy_forwards_plain_requests(caller: Caller, plain: Peer) -> None:
    """It is asked for the whole URL, and knows its own password; the credentials go through it."""
    proxy = f"http://user:password@127.0.0.1:{plain.port}"

    assert "1" == create(caller, base_url="http://localhost:1/api", proxy=proxy)

    (head,) = plain.heads
    assert head.startswith("POST http://localhost:1/api/senderid/v1/numbers HTTP/1.1")
    assert "proxy-authorization: basic dXNlcjpwYXNzd29yZA==".lower() in head.lower()
    assert is_signed(head)


def test_proxy_tunnels_tls(caller: Caller, secured: Peer, trusting: ssl.SSLContext) -> None:
    """It sees where to, and no credentials of the API."""
    with listening(tunnel) as proxy:
        settings = {"proxy": f"http://127.0.0.1:{proxy.port}", "verify": trusting}

        assert "1" == create(caller, base_url=f"https://127.0.0.1:{secured.port}", **settings)

    assert proxy.heads[0].startswith(f"CONNECT 127.0.0.1:{secured.port} HTTP/1.1")
    assert not is_signed(proxy.heads[0])
    assert is_signed(secured.heads[0])


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_proxy_may_stand_in_the_environment(
    caller: Caller, plain: Peer, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As httpx reads it, and unless the environment is not to be trusted."""
    monkeypatch.setenv(variable, f"127.0.0.1:{plain.port}")
    elsewhere = caller.but(base_url="http://elsewhere.invalid:1", allow_insecure_http=True)

    assert "1" == create(elsewhere)
    with pytest.raises(errors.ConnectionFailedError):
        create(elsewhere, retries=0, trust_env=False)


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [("linux", {}, False), ("linux", {"HTTPS_PROXY": "p"}, True), ("darwin", {}, True), ("win32", {}, True)],
    ids=str,
)
def test_proxies_are_looked_for_where_they_may_be(
    platform: str, variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other systems keep them in their settings too."""
    monkeypatch.setattr("sys.platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert expected is may_have_proxies()


@pytest.mark.parametrize("kind", ["given", "shared"])
def test_http2_is_spoken_where_it_is_asked_for(
    caller: Caller, authority: trustme.CA, trusting: ssl.SSLContext, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the credentials, by a TLS context that is given or by that of all clients with HTTP/2."""
    verify = {"verify": trusting} if kind == "given" else {}
    with listening(answer_http2, serving(authority, "h2")) as peer, authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        versions: list[str] = []
        seen = {"on_attempt": lambda attempt: versions.append(attempt.response.http_version)}
        create(caller, base_url=f"https://127.0.0.1:{peer.port}", http2=True, **verify, **seen)

    assert ["HTTP/2"] == versions
    assert is_signed(peer.heads[0])


def test_http2_has_a_tls_context_of_its_own() -> None:
    """To offer it changes the context: clients without it must not offer it by accident."""
    assert tls_context() is not tls_context(http2=True)
    assert tls_context(http2=True) is tls_context(http2=True)


def test_own_client_is_sent_by(caller: Caller, secured: Peer, trusting: ssl.SSLContext) -> None:
    """Its certificates and proxies serve, and the credentials stay ours."""
    with listening(tunnel) as proxy:
        settings: dict[str, Any] = {"verify": trusting, "proxy": f"http://127.0.0.1:{proxy.port}", "auth": ("a", "b")}
        own = httpx.Client(**settings) if caller.kind == "sync" else httpx.AsyncClient(**settings)

        assert "1" == create(caller, base_url=f"https://127.0.0.1:{secured.port}", http_client=own)

        if isinstance(own, httpx.Client):
            own.close()
    assert 1 == len(proxy.heads)
    assert is_signed(secured.heads[0])


def test_own_transport_is_sent_by(caller: Caller, secured: Peer, trusting: ssl.SSLContext) -> None:
    """Requests come to it with the credentials."""
    kind: Any = httpx.HTTPTransport if caller.kind == "sync" else httpx.AsyncHTTPTransport

    assert "1" == create(caller, base_url=f"https://127.0.0.1:{secured.port}", transport=kind(verify=trusting))
    assert is_signed(secured.heads[0])
