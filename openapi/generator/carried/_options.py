"""What a client is made with: limits, credentials and addresses that are safe."""

import functools
import os
import ssl
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import httpx

from ._answers import MAX_ANSWER_BYTES
from ._errors import ConfigurationError
from ._proxies import hidden, is_address, is_loopback
from ._retries import Retries
from ._sendable import UnsendableError, header

TIMEOUT: Final = 30.0
CONNECT_TIMEOUT: Final = 5.0
# Seconds, about thirty years: systems take no timeout that is much longer.
LONGEST: Final = 1_000_000_000
# The names of what a client takes beside its credentials and the settings of httpx.
OPTIONS: Final = (
    "allow_insecure_http",
    "base_url",
    "check_inputs",
    "connect_timeout",
    "http_client",
    "max_answer_bytes",
    "on_attempt",
    "retries",
    "timeout",
)
_TLS_VARIABLES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")


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
        max_answer_bytes: How much of an answer may come, in bytes, unpacked.
        on_attempt: Called after each attempt.
        around: Wraps the steps of each call; given the operation too.
        look_up: Whether a call looks by itself whether it was carried out, when its outcome is unknown.
    """

    timeout: float | None = TIMEOUT
    connect_timeout: float | None = CONNECT_TIMEOUT
    retries: Retries = Retries()
    headers: Mapping[str, str] = MappingProxyType({})
    check_inputs: bool = True
    max_answer_bytes: int = MAX_ANSWER_BYTES
    on_attempt: Callable[[Attempt], object] | None = None
    around: Callable[..., Any] | None = None
    look_up: bool = False


def checked(**given: Any) -> dict[str, Any]:
    """Options as they may be given, each under its name: a number of retries for Retries, for example.

    Raises:
        ConfigurationError: One of them can't be used.
    """
    return {name: _CHECKS[name](name, value) for name, value in given.items()}


def refuse_unknown(given: Iterable[str], known: Collection[str]) -> None:
    """Names of options that there aren't.

    Raises:
        ConfigurationError: There is one; it says which was meant.
    """
    for name in given:
        if name not in known:
            import difflib  # here, because it is seldom wanted

            alike = difflib.get_close_matches(name, known, 1)
            remedy = f"Did you mean {alike[0]}?" if alike else f"There are: {', '.join(sorted(known))}"
            raise ConfigurationError(f"{name} is no option. {remedy}")


def _seconds(name: str, value: Any) -> float | None:
    if value is None:
        return None
    if not _is_number(value) or not 0 < value <= LONGEST:
        raise _refused(name, value, f"Give seconds, more than 0 and at most {LONGEST:,}, or None for no limit")
    return float(value)


def _retries(name: str, value: Any) -> Retries:
    retries = Retries(value) if _is_whole(value) else value
    if not isinstance(retries, Retries) or not _is_whole(retries.limit) or retries.limit < 0:
        raise _refused(name, value, "Give how often to try again, 0 for never, or Retries(...)")
    for part in ("first", "longest"):
        seconds = getattr(retries, part)
        if not _is_number(seconds) or not 0 <= seconds <= LONGEST:
            raise _refused(f"{name}.{part}", seconds, f"Give seconds, at least 0 and at most {LONGEST:,}")
    for part in ("random", "clock", "now", "sleep", "sleep_async"):
        _function(f"{name}.{part}", getattr(retries, part))
    return retries


def _headers(name: str, value: Any) -> dict[str, str]:
    try:
        pairs = dict(value)
    except (TypeError, ValueError):
        raise _refused(name, value, "Give a mapping of names to values") from None
    try:
        return {key: header(key, item) for key, item in pairs.items()}
    except (UnsendableError, TypeError) as error:
        raise ConfigurationError(f"{name} can't be sent: {error}. Mend it, or leave it away") from None


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _refused(name, value, "Give True or False")
    return value


def _function(name: str, value: Any) -> Any:
    if not callable(value):
        raise _refused(name, value, "Give a function")
    return value


def _hook(name: str, value: Any) -> Any:
    return None if value is None else _function(name, value)


def _bytes(name: str, value: Any) -> int:
    if not _is_whole(value) or value <= 0:
        raise _refused(name, value, "Give a whole number of bytes, more than 0")
    return int(value)


def _count(name: str, value: Any) -> int:
    if not _is_whole(value) or value < 0:
        raise _refused(name, value, "Give a whole number, at least 0")
    return int(value)


def _hooks(name: str, value: Any) -> Any:
    hooks = {} if value is None else value
    if not isinstance(hooks, Mapping) or not hooks.keys() <= {"request", "response"}:
        raise _refused(name, value, "Give lists of functions, under 'request' and 'response'")
    for when, functions in hooks.items():
        for one in functions if isinstance(functions, (list, tuple)) else [functions]:
            _function(f"{name}[{when!r}]", one)
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _refused(name: str, value: Any, remedy: str) -> ConfigurationError:
    return ConfigurationError(f"{name} can't be {value!r:.60}. {remedy}")


_CHECKS: Final[Mapping[str, Callable[[str, Any], Any]]] = {
    "timeout": _seconds,
    "connect_timeout": _seconds,
    "retries": _retries,
    "headers": _headers,
    "check_inputs": _flag,
    "allow_insecure_http": _flag,
    "on_attempt": _hook,
    "max_answer_bytes": _bytes,
    "look_up": _flag,
    "event_hooks": _hooks,
    "follow_redirects": _flag,
    "max_redirects": _count,
}


def checked_credential(name: str, value: object, variable: str) -> str:
    """A credential that can be sent.

    Raises:
        ConfigurationError: It is missing, or has a character that no header takes. The message never shows it.
    """
    if value is None or value == "":
        raise ConfigurationError(f"{name} is missing. Pass it, or set {variable} and use from_env()")
    if not isinstance(value, str):
        raise ConfigurationError(f"{name} is of type {type(value).__name__}, and must be a str")
    if not is_visible(value):
        what = "a space, a line break or another character that is not visible ASCII"
        raise ConfigurationError(f"{name} has {what}. Copy it anew; from_env() reads it from {variable}")
    return value


def is_visible(text: str) -> bool:
    """Whether it is of visible ASCII alone, as credentials in a header are."""
    return all("!" <= character <= "~" for character in text)


def one_way(*ways: Mapping[str, Any]) -> None:
    """Refuse credentials of two ways to prove who calls.

    Raises:
        ConfigurationError: They are of two.
    """
    given = [names for way in ways if (names := [name for name, value in way.items() if value is not None])]
    if len(given) > 1:
        raise ConfigurationError(f"{given[0][0]} and {given[1][0]} are two ways to prove who calls. Give one of them")


def chosen(overrides: Mapping[str, Any], *ways: Mapping[str, str], required: bool) -> dict[str, Any]:
    """The credentials of one way to prove who calls, from the environment; which, `way` says.

    Raises:
        ConfigurationError: There are none of any way, and they are required.
    """
    one = way(overrides, *ways)
    found = {name: os.environ.get(variable) or None for name, variable in one.items()}
    if required and len(ways) > 1 and not any(found.values()) and not one.keys() & overrides.keys():
        raise ConfigurationError(f"nothing says who calls. Set {alternatives(*ways)}, or pass what they stand for")
    return found


def alternatives(*ways: Mapping[str, str]) -> str:
    """The variables of several ways, for a message."""
    return ", or ".join(" and ".join(one.values()) for one in ways)


def way(overrides: Mapping[str, Any], *ways: Mapping[str, str]) -> Mapping[str, str]:
    """The first way to prove who calls that the caller has begun, whose variables are all set, or one of them is.

    Where there is none, the first of all.

    Args:
        overrides: What the caller gives, by argument.
        ways: The arguments of each way, with their variables.
    """
    given = [one for one in ways if one.keys() & overrides.keys()]
    complete = [one for one in ways if all(map(os.environ.get, one.values()))]
    begun = [one for one in ways if any(map(os.environ.get, one.values()))]
    return [*given, *complete, *begun, *ways][0]


def checked_url(base_url: str | httpx.URL, *, allow_insecure_http: bool) -> httpx.URL:
    """A base URL that nobody can listen to. A user and a password in it are left out, as they are nowhere sent.

    Raises:
        ConfigurationError: It is no URL, has a query or a fragment, or is plain http to another machine.
    """
    try:
        url = httpx.URL(base_url)
        host = url.host
        if not is_address(url):
            raise ValueError("host or port can't be connected to")
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        what = "" if "@" in str(base_url) else f": {error}"  # may quote a part of a password
        raise ConfigurationError(f"base_url is no URL{what}. Give one like https://api.example") from None
    if url.scheme not in ("http", "https") or not host:
        raise ConfigurationError(f"base_url {hidden(str(url))!r} is not absolute. Give one like https://api.example")
    if url.userinfo:
        url = url.copy_with(username=None, password=None)
    if url.query or url.fragment or str(base_url).endswith(("?", "#")):
        what = "a query" if url.query else "a fragment"
        raise ConfigurationError(f"base_url {str(url)!r} has {what}, and paths are appended to it. Leave it away")
    if url.scheme == "http" and not allow_insecure_http and not is_loopback(host):
        raise ConfigurationError(
            f"base_url {str(url)!r} would send credentials in the clear. Use https, or pass allow_insecure_http=True"
        )
    return url


def tls_context(*, http2: bool = False, trust_env: bool = True) -> ssl.SSLContext:
    """The TLS context that all clients of a kind share; making one takes longer than most calls.

    Raises:
        ConfigurationError: A variable that it is made by names what can't be used.
    """
    # httpx reads two of the variables, and the ssl module the third: each value has a context of its own. So has
    # HTTP/2, which a connection offers by changing the context.
    return _tls_context(http2, trust_env, *map(os.environ.get, _TLS_VARIABLES))


@functools.cache
def _tls_context(_: bool, trust_env: bool, file: str | None, folder: str | None, log: str | None) -> ssl.SSLContext:
    if log:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).keylog_filename = log
        except (OSError, ValueError) as error:
            raise _unusable("SSLKEYLOGFILE", log, str(error)) from error
    if trust_env and folder and not file and not Path(folder).is_dir():
        raise _unusable("SSL_CERT_DIR", folder, "it is no folder")
    try:
        return httpx.create_ssl_context(trust_env=trust_env)
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        if trust_env and file:
            raise _unusable("SSL_CERT_FILE", file, f"it is no file of certificates: {error}") from error
        raise ConfigurationError(f"the certificates that come with certifi can't be read: {error}") from error


def _unusable(variable: str, value: str, why: str) -> ConfigurationError:
    return ConfigurationError(f"{variable} is {value!r}, which can't be used: {why}. Mend it, or unset it")
