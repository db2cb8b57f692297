"""How a request proves who sends it: a scheme per kind of `securitySchemes`."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from phone_emulator.contract import Contract, ContractError
from phone_emulator.errors import Unauthorized, WireError
from phone_emulator.settings import Account, Settings, Token
from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS signatures (
    api_key TEXT NOT NULL,
    signature TEXT NOT NULL,
    acceptable_until REAL NOT NULL,
    PRIMARY KEY (api_key, signature)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS signatures_by_age ON signatures (acceptable_until);
"""

_DIGESTS = {"HMAC-SHA256": hashlib.sha256, "HMAC-MD5": hashlib.md5}
_DATE = re.compile(r"\d{4}-?\d\d-?\d\dT\d\d(:?\d\d(:?\d\d(\.\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)", re.ASCII)
_PARAMETER = re.compile(r"\s*([A-Za-z]+)=([^\s,]*)\s*", re.ASCII)


class InvalidAPIKey(WireError):
    """No account has this key."""


class SignatureDoesNotMatch(WireError):
    """The signature was not made with the secret of the key."""


class RequestTimeTooSkewed(WireError):
    """The date of the signature is too far from the server's clock."""


class DuplicatedSignature(WireError):
    """The signature was used before."""


class PermissionDenied(WireError):
    """The key, or the member behind it, may not do this."""


class InactiveAccount(WireError):
    """The account is not active."""


class InactiveMember(WireError):
    """The member is not active."""


class UnverifiedAccount(WireError):
    """The account is not verified."""


class Scheme(Protocol):
    """Finds out who sends a request."""

    def authenticate(self, headers: Mapping[str, str], now: datetime, transaction: Transaction, /) -> Account | Token:
        """Who sends the request.

        Raises:
            WireError: The request does not prove it.
        """


class Signature:
    """A signature that is good for one request.

    Source: the provider's auth reference, as the contract's `x-signature` describes it.
    """

    def __init__(self, document: Mapping[str, Any], accounts: tuple[Account, ...]) -> None:
        rules = document["x-signature"]
        self._digests = {method: _DIGESTS[method] for method in rules["methods"]}
        self._salt = rules["salt-bytes"]
        self._window = timedelta(seconds=rules["window-seconds"])
        self._headers = [name.lower() for name in (document["name"], *document.get("x-aliases", []))]
        self._accounts = {account.api_key: account for account in accounts}

    def authenticate(self, headers: Mapping[str, str], now: datetime, transaction: Transaction) -> Account:
        header = next((headers[name] for name in self._headers if name in headers), None)
        if header is None:
            raise Unauthorized
        method, values = self._parse(header)
        account = self._accounts.get(values["apikey"])
        if account is None:
            raise InvalidAPIKey
        date = _instant(values["date"])
        if abs(now - date) > self._window:
            raise RequestTimeTooSkewed
        signed = _sent(values["date"] + values["salt"])
        expected = hmac.new(account.api_secret.encode(), signed, self._digests[method]).hexdigest()
        signature = values["signature"].lower()
        if not hmac.compare_digest(expected.encode(), _sent(signature)):
            raise SignatureDoesNotMatch
        self._use_up(account, signature, date, now, transaction)
        return account

    def _parse(self, header: str) -> tuple[str, dict[str, str]]:
        method, _, rest = header.strip().partition(" ")
        if method.upper() not in self._digests:
            raise Unauthorized(f"The signature method {method!r} is unknown. Use one of: {', '.join(self._digests)}")
        values = {}
        for part in rest.split(","):
            parameter = _PARAMETER.fullmatch(part)
            if parameter is None:
                raise Unauthorized(f"The signature is unreadable at {part.strip()!r}. Write it as name=value.")
            values[parameter[1].lower()] = parameter[2]
        missing = [name for name in ("apiKey", "date", "salt", "signature") if not values.get(name.lower())]
        if missing:
            raise Unauthorized(f"The signature lacks: {', '.join(missing)}")
        if not self._salt["minimum"] <= len(_sent(values["salt"])) <= self._salt["maximum"]:
            raise Unauthorized(f"The salt must have {self._salt['minimum']} to {self._salt['maximum']} bytes.")
        return method.upper(), values

    def _use_up(
        self, account: Account, signature: str, date: datetime, now: datetime, transaction: Transaction
    ) -> None:
        """Remember the signature for as long as its date stays acceptable."""
        transaction.execute("DELETE FROM signatures WHERE acceptable_until < ?", (now.timestamp(),))
        until = (date + self._window).timestamp()
        cursor = transaction.execute(
            "INSERT OR IGNORE INTO signatures VALUES (?, ?, ?)", (account.api_key, signature, until)
        )
        if not cursor.rowcount:
            raise DuplicatedSignature


class Bearer:
    """A bearer token, known by heart: neither time nor state matters to it."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = {token.token: token for token in tokens}

    def authenticate(self, headers: Mapping[str, str], *unused: object) -> Token:  # noqa: ARG002 - of the protocol
        scheme, _, token = headers.get("authorization", "").strip().partition(" ")
        known = self._tokens.get(token.strip())
        if scheme.lower() != "bearer" or known is None:
            raise Unauthorized
        return known


def permit(account: Account, needed: Mapping[str, Any]) -> None:
    """Let an account pass that has what an operation's `x-permissions` lists.

    Raises:
        WireError: It lacks something; the first in the order of the provider's table.
    """
    if needed["account"] not in account.permissions:
        raise PermissionDenied(f"The key lacks the permission {needed['account']}. Grant it, or use another key.")
    if needed["member"] not in account.roles:
        raise PermissionDenied(f"The member lacks the role {needed['member']}. Grant it, or use another key.")
    if account.status != needed["account-status"]:
        raise InactiveAccount
    if account.member_status != needed["member-status"]:
        raise InactiveMember
    if needed["verified-account"] and not account.verified:
        raise UnverifiedAccount


def schemes(contract: Contract, settings: Settings) -> dict[str, Scheme]:
    """The security schemes of a contract by name."""
    documents = contract.document["components"].get("securitySchemes", {})
    return {name: _scheme(name, document, settings) for name, document in documents.items()}


def _scheme(name: str, document: Mapping[str, Any], settings: Settings) -> Scheme:
    if "x-signature" in document:
        return Signature(document, settings.accounts)
    if document.get("scheme") == "bearer":
        return Bearer(settings.tokens)
    raise ContractError(f"security scheme {name}: neither a bearer token nor an x-signature")


def _sent(text: str) -> bytes:
    """The bytes of a header's text as they were sent."""
    return text.encode("latin-1")


def _instant(text: str) -> datetime:
    """The instant that an ISO 8601 date-time with `Z` or an offset names."""
    with suppress(ValueError, OverflowError):
        if _DATE.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(UTC)
    raise Unauthorized(f"The date {text!r} is no ISO 8601 date-time with Z or an offset, such as 2019-07-01T00:41:48Z.")
