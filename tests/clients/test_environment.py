"""The environment: what it names is used where it applies, refused where it can't be, and else not looked at."""

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from senderid_client._proxies import proxy_for
from tests.clients.network import answer, listening

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
URL = "https://api.example"

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.fixture(params=[SenderIdClient, AsyncSenderIdClient], ids=["sync", "async"])
def make(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Makes a client."""

    def client(**settings: Any) -> Any:
        return request.param("key", "secret", **{"base_url": URL, **settings})

    return client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "empty.pem").write_text("")
    (tmp_path / "words.pem").write_text("no certificate")
    return tmp_path


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("SSL_CERT_FILE", "missing.pem"),
        ("SSL_CERT_FILE", "words.pem"),
        ("SSL_CERT_FILE", "empty.pem"),
        ("SSL_CERT_FILE", "."),
        ("SSL_CERT_DIR", "missing"),
        ("SSL_CERT_DIR", "words.pem"),
        ("SSLKEYLOGFILE", "missing/keys.log"),
        ("SSLKEYLOGFILE", "."),
    ],
)
def test_unusable_file_is_named(
    make: Callable[..., Any], folder: Path, variable: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variable, value and remedy."""
    monkeypatch.setenv(variable, str(folder / name))
    with pytest.raises(errors.ConfigurationError, match="Mend it, or unset it") as raised:
        make()

    assert f"{variable} is {str(folder / name)!r}" in str(raised.value)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"])
def test_files_are_not_looked_at_without_tls(
    make: Callable[..., Any], folder: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain http has no use for them; nor has a client that is given its own context or transport."""
    monkeypatch.setenv(variable, str(folder / "missing" / "file"))

    make(base_url="http://localhost:1")
    make(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    make(transport=httpx.MockTransport(lambda _: httpx.Response(200)))


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_files_are_not_looked_at_where_the_environment_is_not_trusted(
    make: Callable[..., Any], folder: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ssl module reads SSLKEYLOGFILE all the same."""
    monkeypatch.setenv(variable, str(folder / "missing" / "file"))

    make(trust_env=False)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("junk://proxy.example", "scheme is none of http, https, socks5, socks5h"),
        ("ftp://proxy.example:21", "scheme is none of"),
        ("socks4://proxy.example", "scheme is none of"),
        ("http://[::1", "no URL"),
        ("http://proxy.example:port", "no URL"),
        ("http://proxy.example:99999", "no URL"),
        ("http://proxy..example", "no URL"),
        ("http://", "has no host"),
        ("http://:8080", "has no host"),
        ("http://user:hunter2@[", "no URL"),
        ("junk://user:hun/ter2@proxy.example", "no URL"),
        ("socks5://user:hunter2@proxy.example", "pip install 'httpx\\[socks\\]'"),
        ("socks5h://proxy.example", "pip install 'httpx\\[socks\\]'"),
        ("http://xn--/", "no URL"),
    ],
)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_unusable_proxy_is_named(
    make: Callable[..., Any], variable: str, value: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variable, value without its password, and remedy."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(errors.ConfigurationError, match=why) as raised:
        make()

    assert str(raised.value).startswith(f"{variable} names the proxy ")
    assert "hunter2" not in str(raised.value)
    assert "ter2" not in str(raised.value)


@pytest.mark.parametrize("value", ["junk://x", "socks5://proxy.example", "http://[", "http://"])
def test_proxy_that_is_not_used_is_not_looked_at(
    make: Callable[..., Any], value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with it."""
    monkeypatch.setenv("HTTP_PROXY", value)
    make()
    monkeypatch.setenv("HTTPS_PROXY", value)
    monkeypatch.setenv("ALL_PROXY", value)
    with pytest.raises(errors.ConfigurationError):
        make()
    make(trust_env=False)
    make(base_url="http://127.0.0.1:8080")
    make(transport=httpx.MockTransport(lambda _: httpx.Response(200)))
    monkeypatch.setenv("NO_PROXY", "api.example")
    make()


@pytest.mark.parametrize("proxy", ["junk://x", "http://", "socks5://proxy.example", "http://["])
def test_proxy_that_is_given_is_named_too(make: Callable[..., Any], proxy: str) -> None:
    """By the argument."""
    with pytest.raises(errors.ConfigurationError, match=r"^proxy names the proxy"):
        make(proxy=proxy)


COVERED = [
    ("*", URL),
    ("a.example,*", URL),
    ("api.example", URL),
    ("API.Example", URL),
    ("example", URL),
    (".example", URL),
    (".api.example", URL),
    ("*.example", URL),
    ("api.example.", URL),
    ("api.example", "https://api.example./"),
    ("a.test, api.example", URL),
    ("a.test api.example", URL),
    (" , ,api.example", URL),
    ("api.example:443", URL),
    ("api.example:8443", "https://api.example:8443"),
    ("https://api.example", URL),
    ("10.0.0.0/8", "https://10.1.2.3"),
    ("10.1.2.3/8", "https://10.200.0.1"),
    ("10.1.2.3", "https://10.1.2.3"),
    ("10.1.2.3:443", "https://10.1.2.3"),
    ("192.168.0.0/16,fd00::/8", "https://[fd12::1]"),
    ("fd00::/8", "https://[fd00::1]"),
    ("[fd00::]/8", "https://[fd00::1]"),
    ("fd00::1", "https://[fd00::1]"),
    ("[fd00::1]", "https://[fd00::1]"),
    ("[fd00::1]:443", "https://[fd00::1]"),
    ("FD00:0:0::1", "https://[fd00::1]"),
    ("2001:db8::/32", "https://[2001:db8:1::5]:8443"),
    ("::/0", "https://[2001:db8::1]"),
]
UNCOVERED = [
    ("", URL),
    (",", URL),
    (".", URL),
    ("pi.example", URL),
    ("x.api.example", URL),
    ("api.example:8443", URL),
    ("http://api.example", URL),
    ("10.0.0.0/8", "https://11.0.0.1"),
    ("10.0.0.0/8", "https://[fd00::1]"),
    ("10.0.0.0/8", URL),
    ("10.0.0.0/99", "https://10.0.0.1"),
    ("10.0.0.0/x", "https://10.0.0.1"),
    ("fd00::/8", "https://[2001:db8::1]"),
    ("fd00::/999", "https://[fd00::1]"),
    ("[::1]", URL),
    ("[::1", "https://[fd00::1]"),
    ("fd00::1", "https://10.0.0.1"),
    ("1.2.3", "https://10.1.2.3"),
    ("::1]:x", URL),
    ("://", URL),
]


@pytest.mark.parametrize(
    ("patterns", "url", "covered"), [(*pair, True) for pair in COVERED] + [(*pair, False) for pair in UNCOVERED]
)
@pytest.mark.parametrize("variable", ["NO_PROXY", "no_proxy"])
def test_no_proxy_is_read_as_curl_reads_it(
    variable: str, patterns: str, url: str, covered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names with all below them, addresses and networks of either version, in brackets and without."""
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv(variable, patterns)

    assert covered is (proxy_for(httpx.URL(url)) is None)
    SenderIdClient("key", "secret", base_url=url).close()


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "localhost.", "a.localhost", "127.0.0.1", "127.8.9.1", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_loopback_has_no_proxy(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed requests to the emulator would go in the clear through another machine."""
    for name in PROXIES[:3]:
        monkeypatch.setenv(name, "http://proxy.example:3128")

    assert proxy_for(httpx.URL(f"http://{host}:8080")) is None
    assert proxy_for(httpx.URL(f"https://{host}:8443")) is None


def test_variable_of_the_scheme_goes_before() -> None:
    """As with curl; the lower-case one before the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALL_PROXY", "http://all.example")
        assert ("ALL_PROXY", "http://all.example") == proxy_for(httpx.URL(URL))
        patch.setenv("HTTPS_PROXY", "upper.example:1")
        assert ("HTTPS_PROXY", "http://upper.example:1") == proxy_for(httpx.URL(URL))
        patch.setenv("https_proxy", "http://lower.example")
        assert ("https_proxy", "http://lower.example") == proxy_for(httpx.URL(URL))


def test_environment_is_looked_at_anew_when_it_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of the environment is kept only as long as it is the same; a script of a web server is one."""
    url = httpx.URL("http://api.example")
    monkeypatch.setenv("HTTP_PROXY", "http://first.example:3128")
    first = proxy_for(url)
    monkeypatch.setenv("HTTP_PROXY", "http://second.example:3128")
    second = proxy_for(url)
    monkeypatch.setenv("NO_PROXY", "api.example")
    covered = proxy_for(url)
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("REQUEST_METHOD", "GET")
    by_header = proxy_for(url)

    assert first is not None
    assert second is not None
    assert (first.url, second.url) == ("http://first.example:3128", "http://second.example:3128")
    assert (covered, by_header) == (None, None)


def test_signed_request_to_loopback_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the wire, whatever proxy is named."""
    with listening(answer) as proxy, listening(answer) as peer:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        with SenderIdClient("key", "secret", base_url=f"http://localhost:{peer.port}") as client:
            client.create_number(phone_number="01012345678")

    assert ([], 1) == (proxy.heads, len(peer.heads))
