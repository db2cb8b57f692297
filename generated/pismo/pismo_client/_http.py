"""The httpx client that a client sends by: made of what its caller gives, with our transport in it."""

import contextlib
import functools
import os
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Self
from urllib.parse import unquote

import httpx

from ._answers import ENCODINGS
from ._errors import ConfigurationError
from ._operation import unsendable
from ._options import OPTIONS, checked, refuse_unknown, tls_context
from ._proxies import Proxy, checked_proxy, proxy_for
from ._sendable import OURS, header, segment
from ._transport import AsyncGate, Gate, Lent, Own

# What a transport is made with, and what its client is.
NETWORK: Final = ("verify", "cert", "trust_env", "http1", "http2", "limits", "proxy")
_CLIENT: Final = (
    "default_encoding",
    "event_hooks",
    "follow_redirects",
    "headers",
    "max_redirects",
    "mounts",
    "transport",
)
# Of them, what httpx takes as it is and fails at later.
_CHECKED: Final = ("event_hooks", "follow_redirects", "max_redirects")
_REFUSED: Final = {
    "auth": "The credentials are arguments of their own",
    "cookies": "Give headers={'Cookie': ...}",
    "params": "Queries are made of arguments alone",
}
# As httpx has them.
_LIMITS: Final = httpx.Limits(max_connections=100, max_keepalive_connections=20)
_CONNECTIONLESS: Final = (httpx.MockTransport, httpx.WSGITransport, httpx.ASGITransport)


class _NoCookies(httpx.Cookies):
    """Keeps none: requests are authenticated one by one, and a jar's lock does not survive a fork."""

    def extract_cookies(self, response: httpx.Response) -> None:
        pass


_NO_COOKIES: Final = _NoCookies()


class Http(httpx.Client):
    """Makes no request whose path an argument has changed, by hand either."""

    cookies = property(lambda _: _NO_COOKIES)

    def __enter__(self) -> Self:
        with _opened(self):
            super().__enter__()
        return self

    def build_request(self, method: str, url: httpx.URL | str, **parts: Any) -> httpx.Request:
        return _request(method, url, lambda: super(Http, self).build_request(method, url, **parts))


class AsyncHttp(httpx.AsyncClient):
    """The same for an asynchronous one."""

    cookies = property(lambda _: _NO_COOKIES)

    async def __aenter__(self) -> Self:
        with _opened(self):
            await super().__aenter__()
        return self

    def build_request(self, method: str, url: httpx.URL | str, **parts: Any) -> httpx.Request:
        return _request(method, url, lambda: super(AsyncHttp, self).build_request(method, url, **parts))


def refuse_closed(client: Any, name: str) -> None:
    """Refuse to send by a client that is closed.

    Raises:
        ConfigurationError: It is.
    """
    if client.is_closed:
        raise ConfigurationError(f"{name} is closed. Make another one, and close it when all calls are done")


@contextlib.contextmanager
def _opened(client: Any) -> Iterator[None]:
    """To open a client is of no use where a request, or whoever shares its connections, has opened it."""
    try:
        yield
    except RuntimeError:
        if client.is_closed:
            raise


class Through(httpx.BaseTransport):
    """Sends by somebody's own client: its proxies, hooks and connections serve; credentials and redirects stay ours."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        refuse_closed(self._client, "http_client")
        with _answering():
            response = self._client.send(request, stream=True, auth=None, follow_redirects=False)
        response.next_request = None
        return response


class AsyncThrough(httpx.AsyncBaseTransport):
    """The same for an asynchronous one."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        refuse_closed(self._client, "http_client")
        with _answering():
            response = await self._client.send(request, stream=True, auth=None, follow_redirects=False)
        response.next_request = None
        return response


class Kind(NamedTuple):
    """What one of the two clients is made of."""

    client: Any
    transport: Any
    gate: Any
    through: Any
    given: Any
    handler: str


SYNC: Final = Kind(Http, httpx.HTTPTransport, Gate, Through, httpx.Client, "handle_request")
ASYNC: Final = Kind(
    AsyncHttp, httpx.AsyncHTTPTransport, AsyncGate, AsyncThrough, httpx.AsyncClient, "handle_async_request"
)


def make(
    kind: Kind,
    base_url: httpx.URL,
    auth: httpx.Auth,
    *,
    agent: str,
    limit: int,
    given: Any = None,
    settings: Mapping[str, Any],
) -> Any:
    """The httpx client.

    Args:
        kind: Which one.
        base_url: Where requests go.
        auth: Puts the credentials into them.
        agent: Who sends them.
        limit: How much of an answer may come, in bytes, unpacked.
        given: Somebody's own client to send by, if any.
        settings: What the caller has for httpx.

    Raises:
        ConfigurationError: Some of it can't be used.
    """
    for name, remedy in _REFUSED.items():
        if name in settings:
            raise ConfigurationError(f"{name} is no option. {remedy}")
    refuse_unknown(settings, (*NETWORK, *_CLIENT, *OPTIONS))
    checked(**{name: settings[name] for name in _CHECKED if name in settings})
    for_client = {name: value for name, value in settings.items() if name in _CLIENT}
    headers: Any = {"User-Agent": agent, "Accept-Encoding": ENCODINGS}
    if given is not None:
        _check_given(kind, given, settings)
        headers = httpx.Headers({**checked(headers=given.headers)["headers"], **httpx.Headers(headers)})
        for_client = {"follow_redirects": given.follow_redirects, "max_redirects": given.max_redirects, **for_client}
    if settings.get("headers"):
        headers = httpx.Headers(headers)
        headers.update(checked(headers=settings["headers"])["headers"])
    client: Any = None
    try:
        gate = kind.gate(_source(kind, base_url, given, settings), limit, lambda: client.follow_redirects)
        mounts = {
            pattern: one and kind.gate(_lent(kind, "mounts", one), limit, lambda: client.follow_redirects)
            for pattern, one in (settings.get("mounts") or {}).items()
        }
        made = {**for_client, "headers": headers, "mounts": mounts, "transport": gate}
        client = kind.client(auth=auth, base_url=base_url, **made)
    except (ImportError, OSError, TypeError, ValueError, AttributeError, httpx.InvalidURL) as error:
        if isinstance(error, ConfigurationError):
            raise
        raise ConfigurationError(f"httpx can't be made with {', '.join(settings)}: {error}") from error
    return client


def _check_given(kind: Kind, given: Any, settings: Mapping[str, Any]) -> None:
    if not isinstance(given, kind.given):
        raise ConfigurationError(f"http_client can't be {given!r:.60}. Give an httpx.{kind.given.__name__}")
    refuse_closed(given, "http_client")
    beside = sorted(settings.keys() & {*NETWORK, "transport", "mounts"})
    if beside:
        raise ConfigurationError(f"{', '.join(beside)} has no effect beside http_client. Give it to that one")


def _source(kind: Kind, base_url: httpx.URL, given: Any, settings: Mapping[str, Any]) -> Own | Lent:
    """Where the transport comes from: the client that was given, or the transport, or out of settings."""
    if given is not None:
        transports = (given._transport, *given._mounts.values())
        one_loop = any(isinstance(one, httpx.AsyncHTTPTransport) for one in transports)
        return Lent(kind.through(given), "http_client", process=os.getpid(), one_loop=one_loop)
    if settings.get("transport") is not None:
        return _lent(kind, "transport", settings["transport"])
    network = {name: settings[name] for name in NETWORK if name in settings}
    trust_env = network.get("trust_env", True)
    proxy = network.pop("proxy", None)
    if proxy is None:
        proxy = proxy_for(base_url) if trust_env else None
    elif not isinstance(proxy, httpx.Proxy):
        proxy = Proxy("proxy", str(proxy))
    if isinstance(proxy, Proxy):
        proxy = checked_proxy(proxy)
    if not network.keys() & {"verify", "cert"}:
        secure = "https" in (base_url.scheme, proxy and proxy.url.scheme)
        network["verify"] = tls_context(http2=bool(network.get("http2")), trust_env=trust_env) if secure else _no_tls()
    return Own(kind.transport, {"limits": _LIMITS, **network, "proxy": proxy}, at_once=bool(proxy or settings))


@functools.cache
def _no_tls() -> ssl.SSLContext:
    """Trusts nobody: plain http has no use for certificates, and reading them takes long."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _lent(kind: Kind, name: str, transport: Any) -> Lent:
    if not callable(getattr(transport, kind.handler, None)):
        raise ConfigurationError(f"{name} can't be {transport!r:.60}. Give one that has {kind.handler}()")
    process = 0 if isinstance(transport, _CONNECTIONLESS) else None
    return Lent(transport, name, process=process, one_loop=isinstance(transport, httpx.AsyncHTTPTransport))


def _request(method: str, url: httpx.URL | str, build: Callable[[], httpx.Request]) -> httpx.Request:
    """A request that can be sent, and whose path is the one that was written.

    Raises:
        InvalidInputError: It isn't.
    """
    try:
        for part in _segments(str(url)):
            segment(unquote(part))
        request = build()
        for name, value in request.headers.items():
            if name.lower() not in OURS:
                header(name, value)
    except (ValueError, TypeError, RecursionError, httpx.InvalidURL) as error:
        raise unsendable(f"this {method.upper()}", "the request", error) from error
    return request


def _segments(url: str) -> list[str]:
    path = re.sub("^[a-z]+://[^/]*", "", url.partition("?")[0]).removeprefix("/")
    return path.split("/") if path else []


@contextlib.contextmanager
def _answering() -> Iterator[None]:
    """What httpx raises on a `Location` that it can't read is an error of the answer."""
    try:
        yield
    except (UnicodeError, httpx.InvalidURL) as error:
        raise httpx.RemoteProtocolError(f"the answer redirects to what is no URL: {error}") from error
