"""The proxy that the environment names for a base URL.

httpx looks at all of them, whether its requests use them or not, and knows fewer forms of `NO_PROXY` than curl.
"""

import functools
import ipaddress
import os
import re
import sys
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.request import getproxies

import httpx

from ._errors import ConfigurationError

PORTS: Final = {"http": 80, "https": 443}
_SCHEMES: Final = ("http", "https", "socks5", "socks5h")
_NAMES: Final = ("http_proxy", "https_proxy", "all_proxy")
# What getproxies() goes by where the system has no settings.
_READ: Final = (*_NAMES, "no_proxy", *(name.upper() for name in (*_NAMES, "no_proxy")), "REQUEST_METHOD")
_USERINFO = re.compile(r"^([^:/]*://)?.*@", re.DOTALL)


class Proxy(NamedTuple):
    """A proxy, and the variable or argument that names it."""

    name: str
    url: str


def proxy_for(url: httpx.URL) -> Proxy | None:
    """What the environment wants requests to this URL to go by; None for nothing.

    As with curl, the variable of the scheme goes before `ALL_PROXY`, and `NO_PROXY` lists names with all below them,
    addresses and networks (`10.0.0.0/8`, `fd00::/8`, `[::1]`). Loopback has no proxy.
    """
    if not may_have_proxies() or is_loopback(url.host):
        return None
    named = _named()
    for scheme in (url.scheme, "all"):
        if named.get(scheme):
            break
    else:
        return None
    if any(_covers(pattern, url) for pattern in re.split(r"[\s,]+", named.get("no", ""))):
        return None
    value = named[scheme]
    return Proxy(_variable(scheme), value if "://" in value else f"http://{value}")


def checked_proxy(proxy: Proxy) -> httpx.Proxy:
    """The proxy as httpx takes it.

    Raises:
        ConfigurationError: It can't be used. The message shows no password.
    """
    what = f"{proxy.name} names the proxy {hidden(proxy.url)!r}"
    change = f"Mend {proxy.name}, or " + (
        "leave it away" if proxy.name == "proxy" else "list the host in NO_PROXY, or pass trust_env=False"
    )
    try:
        made = httpx.Proxy(proxy.url)
        usable = bool(made.url.host)
        if not is_address(made.url):
            raise ValueError("address")
    except (httpx.InvalidURL, ValueError) as error:
        reason = (
            f"whose scheme is none of {', '.join(_SCHEMES)}" if "Unknown scheme" in str(error) else "which is no URL"
        )
        raise ConfigurationError(f"{what}, {reason}. {change}") from None
    if not usable:
        raise ConfigurationError(f"{what}, which has no host. {change}")
    if made.url.scheme.startswith("socks") and not _has_socksio():
        raise ConfigurationError(f"{what}, for which socksio is missing. Do this: pip install 'httpx[socks]'")
    return made


def is_address(url: httpx.URL) -> bool:
    """Whether host and port of a URL could be connected to; httpx takes more than that."""
    labels = url.raw_host.removesuffix(b".").split(b".")
    named = not url.host or all(0 < len(label) < 64 for label in labels)  # as DNS has them (RFC 1035, 2.3.4)
    return named and "%" not in url.host.partition("%25")[0] and (url.port or 0) < 65536


def hidden(url: str) -> str:
    """A URL for a message: without user and password."""
    return _USERINFO.sub(r"\1***@", url)


def is_loopback(host: str) -> bool:
    """Whether requests to this host stay on this machine."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def may_have_proxies() -> bool:
    """Whether there may be any, which are settings of some systems."""
    return _has_settings() or any(name in os.environ or name.upper() in os.environ for name in _NAMES)


def _named() -> Mapping[str, str]:
    """The proxies by scheme, and under `no` who has none."""
    if _has_settings():
        return getproxies()
    return _read(tuple(map(os.environ.get, _READ)))


@functools.lru_cache(maxsize=8)
def _read(_: tuple[str | None, ...]) -> Mapping[str, str]:
    # It goes through the whole environment, which takes as long as building a client: once for each value.
    return getproxies()


def _has_settings() -> bool:
    return sys.platform in ("darwin", "win32")


def _has_socksio() -> bool:
    import importlib.util  # here, because it is seldom wanted

    return importlib.util.find_spec("socksio") is not None


def _variable(scheme: str) -> str:
    name = f"{scheme}_proxy"
    return name if os.environ.get(name) else name.upper()


def _covers(pattern: str, url: httpx.URL) -> bool:
    """Whether an entry of `NO_PROXY` is for this URL."""
    if pattern == "*":
        return True
    scheme, _, pattern = pattern.rpartition("://")
    if not pattern or (scheme and scheme.lower() not in (url.scheme, "all")):
        return False
    pattern, port = _without_port(pattern)
    if port and int(port) != (url.port or PORTS[url.scheme]):
        return False
    try:
        address = ipaddress.ip_address(url.host)
    except ValueError:
        name, host = pattern.strip(".").lower(), url.host.rstrip(".").lower()
        name = name.removeprefix("*.")
        return bool(name) and (host == name or host.endswith(f".{name}"))
    try:
        return address in ipaddress.ip_network(pattern, strict=False)
    except ValueError:
        return False


def _without_port(pattern: str) -> tuple[str, str]:
    bracketed = re.fullmatch(r"\[([^]]*)\](/\d+)?(?::(\d+))?", pattern)
    if bracketed:
        return bracketed[1] + (bracketed[2] or ""), bracketed[3] or ""
    host, _, port = pattern.rpartition(":")
    return (host, port) if host and ":" not in host and port.isdigit() else (pattern, "")
