"""Signs as the provider's auth reference says; shares no code with the emulator or the clients."""

import hashlib
import hmac
import uuid
from datetime import UTC, datetime
from typing import Protocol

_HASHES = {"HMAC-SHA256": hashlib.sha256, "HMAC-MD5": hashlib.md5}


class KeyPair(Protocol):
    """Credentials of an account."""

    @property
    def api_key(self) -> str: ...
    @property
    def api_secret(self) -> str: ...


def sign(
    account: KeyPair,
    *,
    date: datetime | str | None = None,
    salt: str | None = None,
    method: str = "HMAC-SHA256",
    signature: str | None = None,
    template: str = "{method} apiKey={key}, date={date}, salt={salt}, signature={signature}",
    header: str = "Authorization",
) -> dict[str, str]:
    """The header that signs one request.

    Args:
        account: Whose key and secret.
        date: When it is signed, by default now; a text is sent as it stands.
        salt: By default one that was never used.
        method: `HMAC-SHA256` or `HMAC-MD5`.
        signature: A wrong one in the place of the right one.
        template: How the parts are written down.
        header: Name of the header.
    """
    moment = datetime.now(UTC) if date is None else date
    text = moment if isinstance(moment, str) else moment.isoformat().replace("+00:00", "Z")
    salt = uuid.uuid4().hex if salt is None else salt
    right = hmac.new(account.api_secret.encode(), (text + salt).encode(), _HASHES[method]).hexdigest()
    value = template.format(
        method=method,
        key=account.api_key,
        date=text,
        salt=salt,
        signature=signature if signature is not None else right,
    )
    return {header: value}
