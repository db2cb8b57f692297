"""Access tokens that servers are given: JWTs (RFC 7519), signed with the secret of the server.

What a token says is all there is of it: nothing is stored, so that it is as good behind a restart.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from phone_emulator.settings import Server

_HEADER = {"alg": "HS256", "typ": "JWT"}


@dataclass(frozen=True)
class Issued:
    """What a token says.

    Attributes:
        server_key: The server that it was given to.
        account_id: The one account that it reaches; every account when `None`.
        expires_at: When it ceases to be good, in UTC.
        signed: What its signature is of.
        signature: That.
    """

    server_key: str
    account_id: int | None
    expires_at: datetime
    signed: bytes
    signature: bytes

    def is_by(self, secret: str) -> bool:
        """Whether it was signed with a secret."""
        return hmac.compare_digest(_signature(self.signed, secret), self.signature)


def issue(server: Server, account_id: int | None, now: datetime, *, seconds: int, number: str) -> str:
    """A token.

    Args:
        server: Whom it is for.
        account_id: The one account that it reaches; every account when `None`.
        now: The time, in UTC.
        seconds: How long it is good.
        number: Makes it another one than those of the same second.
    """
    issued_at = int(now.timestamp())
    claims: dict[str, Any] = {"sub": server.server_key, "iat": issued_at, "exp": issued_at + seconds, "jti": number}
    if account_id is not None:
        claims["account_id"] = account_id
    signed = b".".join(_encoded(orjson.dumps(part)) for part in (_HEADER, claims))
    return b".".join([signed, _encoded(_signature(signed, server.server_secret))]).decode()


def read(token: str) -> Issued | None:
    """What a token says, whoever signed it; `None` for what is no token of this kind."""
    signed, _, signature = token.encode("utf-8", "replace").rpartition(b".")
    head, _, body = signed.partition(b".")
    try:
        if orjson.loads(_decoded(head)) != _HEADER:
            return None
        claims = orjson.loads(_decoded(body))
        expires_at = datetime.fromtimestamp(0, UTC) + timedelta(seconds=claims["exp"])
        return Issued(claims["sub"], claims.get("account_id"), expires_at, signed, _decoded(signature))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _signature(signed: bytes, secret: str) -> bytes:
    return hmac.new(secret.encode(), signed, hashlib.sha256).digest()


def _encoded(content: bytes) -> bytes:
    return urlsafe_b64encode(content).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    return urlsafe_b64decode(text + b"=" * (-len(text) % 4))
