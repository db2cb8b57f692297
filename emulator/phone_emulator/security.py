"""How a request proves who sends it: a scheme per kind of `securitySchemes`."""

import hmac
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from ipaddress import ip_address
from typing import Any, NamedTuple, Protocol

from phone_emulator import clock, tokens
from phone_emulator.contract import Contract, Operation
from phone_emulator.errors import ContractError, Unauthorized, WireError
from phone_emulator.exchange import LOOPBACK, Exchange
from phone_emulator.settings import Account, Server, Token, network
from phone_emulator.store import Transaction
from phone_emulator.worlds import DEFAULT, Credentials

SCHEMA = """
CREATE TABLE IF NOT EXISTS signatures (
    world INTEGER NOT NULL,
    acceptable_until TEXT NOT NULL,
    api_key TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (world, acceptable_until, api_key, signature)
) WITHOUT ROWID;
"""
TABLES = ("signatures",)

_DIGESTS = {"HMAC-SHA256": "sha256", "HMAC-MD5": "md5"}
SIGNED = re.compile(
    r"HMAC-(?:SHA256|MD5) apiKey=(\w+), date=([0-9TZ:.+-]{8,40}), salt=([^\W_]{4,}), signature=([^\W_]{4,})", re.ASCII
)
"""The credentials of a request as nearly every client writes them, with a group for each part."""

_NEEDED = ("apiKey", "date", "salt", "signature")
_LOWER = [name.lower() for name in _NEEDED]
_DATE = re.compile(r"\d{4}-?\d\d-?\d\dT\d\d(:?\d\d(:?\d\d(\.\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)", re.ASCII)
_KEPT = timedelta(days=1)
_PORT = re.compile(r":\d*$", re.ASCII)
_OTHER_SITES = ("cross-site", "same-site")


class InvalidCredentials(WireError):
    """No server has this key, or the secret is not its own."""


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


def accepted(now: datetime, transaction: Transaction) -> None:
    """What was shown is proof enough."""


class Identity(NamedTuple):
    """Who a request says it is from.

    Attributes:
        world: The world of that one.
        caller: That one.
        verify: Lets a request pass that is from whom it says, at a time. Else it raises a WireError, for a proof that
            is not good or was used before.
    """

    world: int
    caller: Account | Token | Server | None
    verify: Callable[[datetime, Transaction], None] = accepted


class Scheme(Protocol):
    """Finds out who sends a request."""

    def touches(self, exchange: Exchange, /) -> frozenset[str] | None:
        """Names of what the credentials reach that no other request may touch at the same time; `None` for anything."""

    def identify(self, exchange: Exchange, transaction: Transaction, /) -> Identity:
        """Who a request says it is from.

        Raises:
            WireError: It does not say so readably, or nobody is called so.
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
        # Asked for what a request touches, for what it will read, and when it is handled.
        self._parse = lru_cache(maxsize=256)(self._parsed)

    def touches(self, exchange: Exchange) -> frozenset[str]:
        """Each key is one account's."""
        for name in self._headers:
            if name in exchange.headers:
                with suppress(Unauthorized):
                    return frozenset({f"key {self._parse(exchange.headers[name])['apikey']}"})
        return frozenset()

    def identify(self, exchange: Exchange, transaction: Transaction) -> Identity:
        headers = exchange.headers
        found_in = [name for name in self._headers if name in headers]
        if not found_in:
            raise Unauthorized
        if len(found_in) > 1:
            raise Unauthorized(f"The request is signed in {' and '.join(found_in)}. Send one of them.")
        values = self._parse(headers[found_in[0]])
        found = self._credentials.account(values["apikey"], transaction)
        if found is None:
            raise InvalidAPIKey
        return Identity(*found, partial(self._verify, *found, values))

    def _verify(
        self, world: int, account: Account, values: Mapping[str, str], now: datetime, transaction: Transaction
    ) -> None:
        date = _instant(values["date"])
        if abs(now - date) > self._window:
            raise RequestTimeTooSkewed
        signed = _sent(values["date"] + values["salt"])
        expected = hmac.digest(account.api_secret.encode(), signed, self._digests[values["method"]]).hex()
        signature = values["signature"].lower()
        if not hmac.compare_digest(expected.encode(), _sent(signature)):
            raise SignatureDoesNotMatch
        _forget_old(transaction, world, now)
        if not use_up(transaction, world, account.api_key, signature, _longest(values, date) + self._window):
            raise DuplicatedSignature

    def _parsed(self, header: str) -> Mapping[str, str]:
        method, _, rest = header.strip().partition(" ")
        if method.upper() not in self._digests:
            raise Unauthorized(f"The signature method is unknown. Use one of: {', '.join(self._digests)}")
        usual = SIGNED.fullmatch(header)
        values = dict(zip(_LOWER, usual.groups(), strict=True)) if usual else _parts(rest)
        if not all(map(values.get, _LOWER)):
            missing = [name for name in _NEEDED if not values.get(name.lower())]
            raise Unauthorized(f"The signature lacks: {', '.join(missing)}")
        if not self._salt["minimum"] <= len(values["salt"]) <= self._salt["maximum"]:
            raise Unauthorized(f"The salt must have {self._salt['minimum']} to {self._salt['maximum']} bytes.")
        values["method"] = method.upper()
        return values


class Bearer:
    """A bearer token of the Pismo API: one of the settings, or one that a server was given and that has not expired."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def touches(self, exchange: Exchange) -> frozenset[str]:  # noqa: ARG002 - of the protocol
        """A token may be good for any account."""
        return frozenset()

    def identify(self, exchange: Exchange, transaction: Transaction) -> Identity:
        token = _bearer(exchange.headers)
        found = self._credentials.token(token, transaction)
        if found is not None:
            return Identity(*found)
        issued = tokens.read(token)
        of = self._credentials.server(issued.server_key, transaction) if issued else None
        if issued is None or of is None or not issued.is_by(of[1].server_secret):
            raise Unauthorized
        return Identity(of[0], Token(token, issued.account_id), partial(_refuse_expired, issued))


class AccessTokens:
    """An OAuth2 token of an account of the sender-ID API; neither time nor state matters to it."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def touches(self, exchange: Exchange) -> None:
        """Whose account it is, only the state can tell."""

    def identify(self, exchange: Exchange, transaction: Transaction) -> Identity:
        found = self._credentials.holder(_bearer(exchange.headers), transaction)
        if found is None:
            raise Unauthorized("No account has this bearer token. Look at the token, or sign the request.")
        return Identity(*found)


class Either:
    """A bearer token, or another proof where there is none."""

    def __init__(self, bearer: Scheme, other: Scheme) -> None:
        self._bearer, self._other = bearer, other

    def touches(self, exchange: Exchange) -> frozenset[str] | None:
        """What the proof that is there does."""
        return self._scheme(exchange).touches(exchange)

    def identify(self, exchange: Exchange, transaction: Transaction) -> Identity:
        return self._scheme(exchange).identify(exchange, transaction)

    def _scheme(self, exchange: Exchange) -> Scheme:
        return self._bearer if _bearer(exchange.headers) else self._other


class ServerKey:
    """The key and the secret of a server, which stand in the body of a request for a token.

    Args:
        word: The `x-token` of the contract.
        credentials: Who may call.
    """

    def __init__(self, word: Mapping[str, Any], credentials: Credentials) -> None:
        self._key, self._secret = word["key"], word["secret"]
        self._credentials = credentials

    def touches(self, exchange: Exchange) -> None:
        """Whose it is, only the state can tell."""

    def identify(self, exchange: Exchange, transaction: Transaction) -> Identity:
        if exchange.invalid is not None:  # which is told
            return Identity(DEFAULT, None)
        found = self._credentials.server(exchange.body[self._key], transaction)
        if found is None:
            raise InvalidCredentials
        return Identity(*found, partial(self._verify, found[1], exchange.body[self._secret]))

    @staticmethod
    def _verify(server: Server, secret: str, now: datetime, transaction: Transaction) -> None:  # noqa: ARG004 - as accepted
        if not hmac.compare_digest(server.server_secret.encode(), secret.encode()):
            raise InvalidCredentials


class ControlToken:
    """The token of whoever controls the emulator; anybody does when there is none, but for web pages of others.

    A browser lets every page send requests, to loopback too. It says which page sends them, so pages of another origin
    are refused. A page whose own name was pointed at the emulator (DNS rebinding) counts as the same origin; without a
    token only the name in `Host` gives it away.
    """

    def __init__(self, token: str | None) -> None:
        self._token = token

    def touches(self, exchange: Exchange) -> None:
        """Its operations are alone."""

    def identify(self, exchange: Exchange, transaction: Transaction) -> Identity:  # noqa: ARG002 - of the protocol
        headers = exchange.headers
        _refuse_other_sites(headers)
        if self._token is None:
            _refuse_names(headers)
        if self._token is not None and not hmac.compare_digest(_bearer(headers).encode(), self._token.encode()):
            raise Unauthorized
        return Identity(DEFAULT, None)


def _refuse_expired(issued: tokens.Issued, now: datetime, transaction: Transaction) -> None:  # noqa: ARG001 - as accepted
    if now >= issued.expires_at:
        raise Unauthorized(f"The bearer token expired at {clock.timestamp(issued.expires_at)}. Create another one.")


def use_up(transaction: Transaction, world: int, api_key: str, signature: str, until: datetime) -> bool:
    """Remember a signature; whether it was unknown."""
    return transaction.insert_new(
        "INSERT INTO signatures (world, acceptable_until, api_key, signature) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        *(world, clock.timestamp(until), api_key, signature),
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
    """The security scheme of each operation of a contract, `None` for one that anybody may call.

    Raises:
        ContractError: Nothing here is like what the contract describes.
    """
    documents = contract.document["components"].get("securitySchemes", {})
    signed = any("x-signature" in document for document in documents.values())
    found: dict[str, Scheme] = {}
    giving: dict[str, Scheme] = {}
    for name, document in documents.items():
        if name == "controlToken":
            found[name] = ControlToken(control_token)
        elif "x-signature" in document:
            found[name] = Signature(document, credentials)
        elif document.get("scheme") == "bearer":
            # Beside signatures it is the accounts that have tokens.
            found[name] = AccessTokens(credentials) if signed else Bearer(credentials)
        else:
            raise ContractError(f"security scheme {name}: neither a bearer token nor an x-signature")
        if word := document.get("x-token"):
            giving[word["operationId"]] = ServerKey(word, credentials)
    return {
        one: giving.get(one.id) or _alternatives(one, [found[name] for name in one.security])
        for one in contract.operations.values()
    }


def _alternatives(operation: Operation, found: list[Scheme]) -> Scheme | None:
    bearers = [one for one in found if isinstance(one, AccessTokens)]
    others = [one for one in found if one not in bearers]
    if len(bearers) > 1 or len(others) > 1:
        raise ContractError(
            f"{operation.id}: takes {len(found)} kinds of credentials. Leave it at two, one a bearer token."
        )
    if bearers and others:
        return Either(bearers[0], others[0])
    return next(iter(found), None)


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


def _parts(text: str) -> dict[str, str]:
    """The parts of a signature by name, in whatever order and case they came."""
    values = {}
    for number, part in enumerate(text.split(","), start=1):
        name, equals, value = part.strip(" \t").partition("=")
        if not (equals and name.isalpha() and name.isascii()) or " " in value or "\t" in value:
            raise Unauthorized(f"Part {number} of the signature is unreadable. Write each as name=value.")
        values[name.lower()] = value
    return values


def _longest(values: Mapping[str, str], date: datetime) -> datetime:
    """The date that is kept of a signature: the same one, wherever what is signed is cut into date and salt."""
    if values["date"][-3] in "+-":
        with suppress(Unauthorized):
            return _instant(_DATE.match(values["date"] + values["salt"])[0])  # type: ignore[index]
    return date


def _instant(text: str) -> datetime:
    """The instant that an ISO 8601 date-time with `Z` or an offset names."""
    if _DATE.fullmatch(text):
        with suppress(ValueError, OverflowError):
            instant = datetime.fromisoformat(text)
            return instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    raise Unauthorized("The date is no ISO 8601 date-time with Z or an offset, such as 2019-07-01T00:41:48Z.")
