"""What a client is made with: limits, credentials and addresses that are safe."""

import functools
import ipaddress
import os
import ssl
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import httpx

from ._errors import ConfigurationError
from ._retries import Retries

TIMEOUT: Final = 30.0
CONNECT_TIMEOUT: Final = 5.0


class Attempt(NamedTuple):
    """One attempt of a call, as the hook `on_attempt` gets it.

    Attributes:
        operation: Name of the method.
        number: From 1.
        seconds: How long it took.
        request: What was sent, its secrets masked.
        response: The answer; None when there was none.
        error: Why there was none.
    """

    operation: str
    number: int
    seconds: float
    request: httpx.Request
    response: httpx.Response | None
    error: httpx.RequestError | None


class Options(NamedTuple):
    """What `with_options` can set.

    Attributes:
        timeout: Seconds for a whole call, waits between attempts included; None for no limit.
        connect_timeout: Seconds to wait for a connection, of each attempt.
        retries: When to try again.
        headers: Sent with every request.
        check_inputs: Whether arguments are held against the contract before they are sent.
        on_attempt: Called after each attempt.
        around: Wraps the steps of each call; given the operation too.
    """

    timeout: float | None = TIMEOUT
    connect_timeout: float | None = CONNECT_TIMEOUT
    retries: Retries = Retries()
    headers: Mapping[str, str] = MappingProxyType({})
    check_inputs: bool = True
    on_attempt: Callable[[Attempt], object] | None = None
    around: Callable[..., Any] | None = None


def retries_of(retries: Retries | int) -> Retries:
    """A number is that of attempts after the first."""
    return Retries(retries) if isinstance(retries, int) else retries


def checked_credential(name: str, value: str | None, variable: str) -> str:
    """A credential that can be sent.

    Raises:
        ConfigurationError: It is missing, or has a character that no header takes. The message never shows it.
    """
    if not value:
        raise ConfigurationError(f"{name} is missing. Pass it, or set {variable} and use from_env()")
    if not all("!" <= character <= "~" for character in value):
        what = "a space, a line break or another character that is not visible ASCII"
        raise ConfigurationError(f"{name} has {what}. Copy it anew; from_env() reads it from {variable}")
    return value


def checked_url(base_url: str | httpx.URL, *, allow_insecure_http: bool) -> httpx.URL:
    """A base URL that nobody can listen to.

    Raises:
        ConfigurationError: It is no URL, or plain http to another machine.
    """
    try:
        url = httpx.URL(base_url)
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"base_url is no URL: {error}. Give one like https://api.example") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigurationError(f"base_url {str(url)!r} is not absolute. Give one like https://api.example")
    if url.scheme == "http" and not allow_insecure_http and not is_loopback(url.host):
        raise ConfigurationError(
            f"base_url {str(url)!r} would send credentials in the clear. Use https, or pass allow_insecure_http=True"
        )
    return url


def is_loopback(host: str) -> bool:
    """Whether requests to this host stay on this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def tls_context(*, http2: bool = False, trust_env: bool = True) -> ssl.SSLContext:
    """The TLS context that all clients of a kind share; making one takes longer than most calls."""
    # httpx reads both variables: each value has a context of its own. So has HTTP/2, which a connection offers by
    # changing the context.
    variables = ("SSL_CERT_FILE", "SSL_CERT_DIR") if trust_env else ()
    return _tls_context(http2, trust_env, *map(os.environ.get, variables))


@functools.cache
def _tls_context(_: bool, trust_env: bool, *__: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=trust_env)


def may_have_proxies() -> bool:
    """Whether the environment may name proxies: to look for them as httpx does takes as long as making the client."""
    names = ("http_proxy", "https_proxy", "all_proxy")
    return sys.platform in ("darwin", "win32") or any(
        name in os.environ or name.upper() in os.environ for name in names
    )
