"""Who may call the emulator: accounts with API keys, and bearer tokens."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

import jsonschema_rs

ERAS = ("2019", "2026")

_TOKEN = re.compile(r"[!-~]+")


class SettingsError(Exception):
    """The settings file can't be used."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How the emulator behaves.

    Attributes:
        era: The wire era of its answers: `"2019"`, or `"2026"` for account documents as they are answered today.
        control: Whether the control API is there.
        control_token: The bearer token that the control API wants; none when `None`.
        journal: How many requests of each world the journal keeps, at least 0.
        worlds: How many worlds there may be, at least 1.
        faults: How many faults may be pending in a world, at least 0.
        idle_seconds: How long a world must be idle by the system's clock to give way to a new one.

    Raises:
        SettingsError: There is no such era, or the token is none.
    """

    era: str = ERAS[-1]
    control: bool = True
    control_token: str | None = field(default=None, repr=False)
    journal: int = 1000
    worlds: int = 1000
    faults: int = 1000
    idle_seconds: float = 86_400

    def __post_init__(self) -> None:
        if self.era not in ERAS:
            raise SettingsError(f"{self.era!r} is no era. Choose from {', '.join(ERAS)}.")
        if self.control_token is not None and not _TOKEN.fullmatch(self.control_token):
            raise SettingsError(
                "The control token is empty or has characters other than the visible ones of ASCII. Choose another, or "
                "leave the option and its variable out where anybody may call."
            )


_PERMISSIONS = frozenset({"senderid:read", "senderid:write"})


@cache
def network(text: str) -> IPv4Network | IPv6Network:
    """The network that an IP address or a text such as `203.0.113.0/24` names; an address is a network of one.

    Raises:
        SettingsError: It names neither.
    """
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise SettingsError(f"{error}. Write an IP address, or a network such as 203.0.113.0/24.") from None


@dataclass(frozen=True)
class AccessToken:
    """An OAuth2 token of an account of the sender-ID API.

    Attributes:
        token: What follows `Bearer ` in the header.
        scopes: What it may do, in the place of the account's `permissions`.
    """

    token: str = field(repr=False)
    scopes: frozenset[str] = _PERMISSIONS


@dataclass(frozen=True)
class Account:
    """An account of the sender-ID API.

    Attributes:
        account_id: Its identifier in answers.
        api_key: Public part of its credentials.
        api_secret: What its signatures are made with.
        limit: How many numbers it may hold, at least 0.
        documents: Ids of the documents that it has uploaded.
        permissions: What its key may do, as the contract's `x-permissions` names it under `account`.
        roles: What the member behind the key may do, as `x-permissions` names it under `member`.
        status: `ACTIVE`, or anything else for an account that the provider has closed.
        member_status: The same for the member.
        verified: Whether the provider has verified who owns the account.
        allowed_addresses: IP addresses, and networks such as `203.0.113.0/24`, that its key may be used from; any when
            there are none.
        access_tokens: OAuth2 tokens that are accepted in the place of its signatures.

    Raises:
        SettingsError: One of these is neither an address nor a network.
    """

    account_id: str
    api_key: str
    api_secret: str = field(repr=False)
    limit: int = 100
    documents: frozenset[str] = frozenset()
    permissions: frozenset[str] = _PERMISSIONS
    roles: frozenset[str] = frozenset({"role-senderid:read", "role-senderid:write"})
    status: str = "ACTIVE"
    member_status: str = "ACTIVE"
    verified: bool = True
    allowed_addresses: frozenset[str] = frozenset()
    access_tokens: tuple[AccessToken, ...] = ()

    def __post_init__(self) -> None:
        for text in self.allowed_addresses:
            network(text)


@dataclass(frozen=True)
class Token:
    """A bearer token of the Pismo API.

    Attributes:
        token: What follows `Bearer ` in the header.
        account_id: The one account that it reaches; every account when `None`.
    """

    token: str = field(repr=False)
    account_id: int | None = None


@dataclass(frozen=True)
class Server:
    """A server that is given bearer tokens of the Pismo API.

    Attributes:
        server_key: Its name.
        server_secret: What proves that it is the server; its tokens are made with it.
    """

    server_key: str
    server_secret: str = field(repr=False)


_DEFAULT_ACCOUNTS = (
    Account(
        account_id="12925149",
        api_key="EMULATORKEY00001",
        api_secret="emulator-secret-of-the-first-account",  # noqa: S106 - public on purpose
        documents=frozenset({"DOC20181030105615MMXDST163SYMMX3"}),
    ),
    Account(
        account_id="12925150",
        api_key="EMULATORKEY00002",
        api_secret="emulator-secret-of-the-second-account",  # noqa: S106 - public on purpose
    ),
)


@dataclass(frozen=True)
class Settings:
    """Everybody who may call the emulator; by default two accounts, one token for every account, and one server."""

    accounts: tuple[Account, ...] = _DEFAULT_ACCOUNTS
    tokens: tuple[Token, ...] = (Token("emulator-token"),)
    servers: tuple[Server, ...] = (Server("emulator-server-key", "emulator-server-secret"),)

    def __post_init__(self) -> None:
        for kind, values in (
            ("account_id", [account.account_id for account in self.accounts]),
            ("api_key", [account.api_key for account in self.accounts]),
            ("token", [token.token for token in self.tokens]),
            ("access token", [one.token for account in self.accounts for one in account.access_tokens]),
            ("server_key", [server.server_key for server in self.servers]),
        ):
            for value, count in Counter(values).items():
                if count > 1:
                    raise SettingsError(f"{kind} {value!r} stands {count} times. Give each its own.")

    @classmethod
    def from_file(cls, path: Path) -> "Settings":
        """Read a TOML file with tables `[[account]]`, `[[token]]` and `[[server]]`; keys are the attributes above.

        Raises:
            SettingsError: It can't be read, is not TOML, or has a key or value that does not belong there.
        """
        try:
            document = _without_dates(tomllib.loads(path.read_text(encoding="utf-8-sig")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path}: {error}") from error
        problems = [_problem(error) for error in _VALIDATOR.iter_errors(document)]
        if problems:
            raise SettingsError(f"{path}: {'; '.join(problems)}. See emulator/README.md for an example.")
        return cls(
            accounts=tuple(_account(item) for item in document.get("account", [])),
            tokens=tuple(Token(**item) for item in document.get("token", [])),
            servers=tuple(Server(**item) for item in document.get("server", [])),
        )


def _without_dates(value: Any) -> Any:
    """TOML as JSON knows it: its dates and times as text."""
    if isinstance(value, dict):
        return {key: _without_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_dates(item) for item in value]
    return value if isinstance(value, str | int | float) else str(value)


def _account(item: dict[str, Any]) -> Account:
    return Account(
        **{**_sets(item), "access_tokens": tuple(AccessToken(**_sets(one)) for one in item.get("access_tokens", []))}
    )


def _sets(item: dict[str, Any]) -> dict[str, Any]:
    return {
        key: frozenset(value) if isinstance(value, list) and key != "access_tokens" else value
        for key, value in item.items()
    }


_TEXT = {"type": "string", "pattern": "^[!-~]+$"}
# A comma ends a parameter of the signature.
_KEY = {"type": "string", "pattern": "^[!-+\\--~]+$"}
_TEXTS = {"type": "array", "items": _TEXT}
_VALIDATOR = jsonschema_rs.Draft202012Validator(
    {
        "type": "object",
        "properties": {
            "account": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "account_id": _TEXT,
                        "api_key": _KEY,
                        "api_secret": _TEXT,
                        "limit": {"type": "integer", "minimum": 0},
                        "documents": _TEXTS,
                        "permissions": _TEXTS,
                        "roles": _TEXTS,
                        "status": _TEXT,
                        "member_status": _TEXT,
                        "verified": {"type": "boolean"},
                        "allowed_addresses": _TEXTS,
                        "access_tokens": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "properties": {"token": _TEXT, "scopes": _TEXTS},
                                "required": ["token"],
                                "additionalProperties": False,
                            },
                        },
                    },
                    "required": ["account_id", "api_key", "api_secret"],
                    "additionalProperties": False,
                },
            },
            "token": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"token": _TEXT, "account_id": {"type": "integer", "minimum": 1}},
                    "required": ["token"],
                    "additionalProperties": False,
                },
            },
            "server": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"server_key": _TEXT, "server_secret": _TEXT},
                    "required": ["server_key", "server_secret"],
                    "additionalProperties": False,
                },
            },
        },
        "additionalProperties": False,
    }
)


def _problem(error: Any) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.instance_path).lstrip(".")
    return f"{path}: {error.message}" if path else str(error.message)
