"""Signs requests as the API wants it: an HMAC of a date and a salt, new for every request."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Generator
from datetime import UTC, datetime

import httpx

SALT_BYTES = 16


def sign(api_key: str, api_secret: str, *, date: str, salt: str) -> str:
    """The value of the `Authorization` header.

    Args:
        api_key: Names the account; sent in the clear.
        api_secret: Keys the HMAC; not sent.
        date: ISO 8601 date-time, at most 15 minutes from the server's clock.
        salt: 12 to 64 bytes that were never sent before.
    """
    signature = hmac.new(api_secret.encode(), (date + salt).encode(), hashlib.sha256).hexdigest()
    return f"HMAC-SHA256 apiKey={api_key}, date={date}, salt={salt}, signature={signature}"


def utc_now() -> datetime:
    return datetime.now(UTC)


def random_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


class SignatureAuth(httpx.Auth):
    """Signs each request that passes, so that none is refused as a `DuplicatedSignature`.

    Args:
        api_key: Names the account.
        api_secret: Keys the signature.
        clock: Gives the time of the signature, with its zone.
        salt: Gives a new salt for each request.
    """

    def __init__(
        self,
        api_key: str,
        api_secret: str,
        *,
        clock: Callable[[], datetime] = utc_now,
        salt: Callable[[], str] = random_salt,
    ) -> None:
        self._api_key = api_key
        self._api_secret = api_secret
        self._clock = clock
        self._salt = salt

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        date = self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        request.headers["Authorization"] = sign(self._api_key, self._api_secret, date=date, salt=self._salt())
        yield request
