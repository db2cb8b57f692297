"""How a request proves who sends it: a scheme per kind of `securitySchemes`."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any, NamedTuple, Protocol

from phone_emulator import clock
from phone_emulator.contract import Contract, Operation
from phone_emulator.errors import ContractError, Unauthorized, WireError
from phone_emulator.exchange import LOOPBACK
from phone_emulator.settings import Account, Token, network
from phone_emulator.store import Transaction
from phone_emulator.worlds import DEFAULT, Credentials

SCHEMA = """
CREATE TABLE IF NOT EXISTS signatures (
    api_key TEXT NOT NULL,
    signature TEXT NOT NULL,
    world INTEGER NOT NULL,
    acceptable_until TEXT NOT NULL,
    PRIMARY KEY (api_key, signature)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS signatures_by_age ON signatures (world, acceptable_until);
"""
TABLES = ("signatures",)

_DIGESTS = {"HMAC-SHA256": hashlib.sha256, "HMAC-MD5": hashlib.md5}
_NEEDED = ("apiKey", "date", "salt", "signature")
_LOWER = [name.lower() for name in _NEEDED]
_DATE = re.compile(r"\d{4}-?\d\d-?\d\dT\d\d(:?\d\d(:?\d\d(\.\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)", re.ASCII)
_KEPT = timedelta(days=1)
_PORT = re.compile(r":\d*$", re.ASCII)
_OTHER_SITES = ("cross-site", "same-site")


class InvalidAPIKey(WireError):
    """No account has this key."""


class SignatureDoesNotMatch(WireError):
    """The signature was not made with the secret of the key."""


class RequestTimeTooSkewed(WireError):
    """The date of the signature is too far from the server's clock."""


class DuplicatedSignature(WireError):
    """The signature was used before."""


class Forbidden(WireError):
    """The key does not allow the address that the request comes from."""


class PermissionDenied(WireError):
    """The key, or the member behind it, may not do this."""


class InactiveAccount(WireError):
    """The account is not active."""


class InactiveMember(WireError):
    """The member is not active."""


class UnverifiedAccount(WireError):
    """The account is not verified."""


class Identity(NamedTuple):
    """Who a request says it is from, and what it shows for it."""

    world: int
    caller: Account | Token | None
    proof: Mapping[str, str] = {}


class Scheme(Protocol):
    """Finds out who sends a request."""

    def identify(self, headers: Mapping[str, str], transaction: Transaction, /) -> Identity:
        """Who a request says it is from.

        Raises:
            WireError: It does not say so readably, or nobody is called so.
        """

    def verify(self, identity: Identity, now: datetime, transaction: Transaction, /) -> None:
        """Let a request pass that is from whom it says.

        Raises:
            WireError: Its proof is not good, or was used before.
        """


class Signature:
    """A signature that is good for one request.

    Source: the provider's auth reference, as the contract's `x-signature` describes it.
    """

    def __init__(self, document: Mapping[str, Any], credentials: Credentials) -> None:
        rules = document["x-signature"]
        self._digests = {method: _DIGESTS[method] for method in rules["methods"]}
        self._salt = rules["salt-bytes"]
        self._window = timedelta(seconds=rules["window-seconds"])
        self._headers = [name.lower() for name in (document["name"], *document.get("x-aliases", []))]
        self._credentials = credentials

    def identify(self, headers: Mapping[str, str], transaction: Transaction) -> Identity:
        found_in = [name for name in self._headers if name in headers]
        if not found_in:
            raise Unauthorized
        if len(found_in) > 1:
            raise Unauthorized(f"The request is signed in {' and '.join(found_in)}. Send one of them.")
        values = self._parse(headers[found_in[0]])
        found = self._credentials.account(values["apikey"], transaction)
        if found is None:
            raise InvalidAPIKey
        return Identity(*found, values)

    def verify(self, identity: Identity, now: datetime, transaction: Transaction) -> None:
        world, account, values = identity
        assert isinstance(account, Account)
        date = _instant(values["date"])
        if abs(now - date) > self._window:
            raise RequestTimeTooSkewed
        signed = _sent(values["date"] + values["salt"])
        expected = hmac.new(account.api_secret.encode(), signed, self._digests[values["method"]]).hexdigest()
        signature = values["signature"].lower()
        if not hmac.compare_digest(expected.encode(), _sent(signature)):
            raise SignatureDoesNotMatch
        _forget_old(transaction, world, now)
        if not use_up(transaction, world, account.api_key, signature, date + self._window):
            raise DuplicatedSignature

    def _parse(self, header: str) -> dict[str, str]:
        method, _, rest = header.strip().partition(" ")
        if method.upper() not in self._digests:
            raise Unauthorized(f"The signature method is unknown. Use one of: {', '.join(self._digests)}")
        values = {}
        for number, part in enumerate(rest.split(","), start=1):
            text = part.strip(" \t")
            name, equals, value = text.partition("=")
            if not (equals and name.isalpha() and name.isascii()) or " " in value or "\t" in value:
                raise Unauthorized(f"Part {number} of the signature is unreadable. Write each as name=value.")
            values[name.lower()] = value
        if not all(map(values.get, _LOWER)):
            missing = [name for name in _NEEDED if not values.get(name.lower())]
            raise Unauthorized(f"The signature lacks: {', '.join(missing)}")
        if not self._salt["minimum"] <= len(values["salt"]) <= self._salt["maximum"]:
            raise Unauthorized(f"The salt must have {self._salt['minimum']} to {self._salt['maximum']} bytes.")
        values["method"] = method.upper()
        return values


class Bearer:
    """A bearer token of the Pismo API; neither time nor state matters to it."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def identify(self, headers: Mapping[str, str], transaction: Transaction) -> Identity:
        found = self._credentials.token(_bearer(headers), transaction)
        if found is None:
            raise Unauthorized
        return Identity(*found)

    def verify(self, *unused: object) -> None:
        """A token that is known is proof enough."""


class ControlToken:
    """The token of whoever controls the emulator; anybody does when there is none, but for web pages of others.

    A browser lets every page send requests, to loopback too. It says which page sends them, so pages of another origin
    are refused. A page whose own name was pointed at the emulator (DNS rebinding) counts as the same origin; without a
    token only the name in `Host` gives it away.
    """

    def __init__(self, token: str | None) -> None:
        self._token = token

    def identify(self, headers: Mapping[str, str], transaction: Transaction) -> Identity:  # noqa: ARG002 - of the protocol
        _refuse_other_sites(headers)
        if self._token is None:
            _refuse_names(headers)
        if self._token is not None and not hmac.compare_digest(_bearer(headers).encode(), self._token.encode()):
            raise Unauthorized
        return Identity(DEFAULT, None)

    def verify(self, *unused: object) -> None:
        """A token that is known is proof enough."""


def use_up(transaction: Transaction, world: int, api_key: str, signature: str, until: datetime) -> bool:
    """Remember a signature; whether it was unknown."""
    return transaction.insert_new(
        "INSERT INTO signatures (api_key, signature, world, acceptable_until) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        api_key,
        signature,
        world,
        clock.timestamp(until),
    )


def used(transaction: Transaction, world: int) -> list[dict[str, str]]:
    """Every signature that is remembered, as the control API writes it."""
    transaction.flush()
    rows = transaction.execute(
        "SELECT api_key, signature, acceptable_until FROM signatures WHERE world = ? "
        "ORDER BY acceptable_until, signature",
        (world,),
    )
    return [{"apiKey": key, "signature": text, "acceptableUntil": until} for key, text, until in rows.fetchall()]


def _forget_old(transaction: Transaction, world: int, now: datetime) -> None:
    """Forget signatures that are refused by their date, whose time a system's clock that is put right does not bring
    back; under a clock that a test may set back, none is."""
    key = ("signatures", world)
    if key not in transaction.memory and not clock.is_set(transaction, world):
        transaction.memory[key] = True
        transaction.execute(
            "DELETE FROM signatures WHERE world = ? AND acceptable_until < ?", (world, clock.timestamp(now - _KEPT))
        )


def admit_address(account: Account, peer: str) -> None:
    """Let an account pass whose key allows the address that a request comes from.

    Raises:
        WireError: It does not.
    """
    if not account.allowed_addresses:
        return
    name = peer.partition("%")[0]
    # Who comes through a socket that is a file, or calls the application in the process, is on this machine.
    address = ip_address(name if _is_address(name) else LOOPBACK)
    address = getattr(address, "ipv4_mapped", None) or address
    if not any(address in network(text) for text in account.allowed_addresses):
        raise Forbidden(f"허용되지 않은 IP({address})로 접근하고 있습니다.")


def permit(account: Account, needed: Mapping[str, Any]) -> None:
    """Let an account pass that has what an operation's `x-permissions` lists.

    Raises:
        WireError: It lacks something; the first in the order of the provider's table.
    """
    permission, role = needed.get("account"), needed.get("member")
    if permission is not None and permission not in account.permissions:
        raise PermissionDenied(f"The key lacks the permission {permission}. Grant it, or use another key.")
    if role is not None and role not in account.roles:
        raise PermissionDenied(f"The member lacks the role {role}. Grant it, or use another key.")
    if account.status != needed.get("account-status", account.status):
        raise InactiveAccount
    if account.member_status != needed.get("member-status", account.member_status):
        raise InactiveMember
    if needed.get("verified-account") and not account.verified:
        raise UnverifiedAccount


def schemes(contract: Contract, credentials: Credentials, control_token: str | None) -> dict[Operation, Scheme | None]:
    """The security scheme of each operation of a contract, `None` for one that anybody may call."""
    documents = contract.document["components"].get("securitySchemes", {})
    found = {name: _scheme(name, document, credentials, control_token) for name, document in documents.items()}
    operations = contract.operations.values()
    return {one: found[one.security[0]] if one.security else None for one in operations}


def _scheme(name: str, document: Mapping[str, Any], credentials: Credentials, control_token: str | None) -> Scheme:
    if name == "controlToken":
        return ControlToken(control_token)
    if "x-signature" in document:
        return Signature(document, credentials)
    if document.get("scheme") == "bearer":
        return Bearer(credentials)
    raise ContractError(f"security scheme {name}: neither a bearer token nor an x-signature")


def _refuse_other_sites(headers: Mapping[str, str]) -> None:
    """Refuse what a browser sends for a page of another origin."""
    host = headers.get("host", "").lower()
    origin = headers.get("origin", f"http://{host}").lower().partition("://")[2]
    if origin != host or headers.get("sec-fetch-site") in _OTHER_SITES:
        raise Unauthorized("Web pages of another origin may not control the emulator. Call it from a script instead.")


def _refuse_names(headers: Mapping[str, str]) -> None:
    """Refuse a `Host` that any site's owner could have pointed here: a dotted name, but for those of loopback."""
    name = _PORT.sub("", headers.get("host", ""))
    if "." in name and not name.lower().endswith(".localhost") and not _is_address(name.strip("[]")):
        raise Unauthorized(
            f"The name {name!r} could be any web page's. Use an IP address or a name without dots, such as localhost, "
            "or start the emulator with --control-token."
        )


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _bearer(headers: Mapping[str, str]) -> str:
    scheme, _, token = headers.get("authorization", "").strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _sent(text: str) -> bytes:
    """The bytes of a header's text as they were sent."""
    return text.encode("latin-1")


def _instant(text: str) -> datetime:
    """The instant that an ISO 8601 date-time with `Z` or an offset names."""
    if _DATE.fullmatch(text):
        with suppress(ValueError, OverflowError):
            instant = datetime.fromisoformat(text)
            return instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    raise Unauthorized("The date is no ISO 8601 date-time with Z or an offset, such as 2019-07-01T00:41:48Z.")
