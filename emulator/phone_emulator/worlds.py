"""Worlds: each has accounts and tokens, state, clock, faults and journal of its own.

Whatever is stored has a column `world`. Which world a request is in, its credentials tell: those of `default` are the
settings of the emulator, those of the others are kept with the state.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, TypeVar

import orjson

from phone_emulator.clock import timestamp
from phone_emulator.settings import AccessToken, Account, Server, Settings, Token
from phone_emulator.store import Transaction

DEFAULT = 1
_SHARE = 24

SCHEMA = """
CREATE TABLE IF NOT EXISTS worlds (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    date_created TEXT
);
CREATE TABLE IF NOT EXISTS credentials (
    credential TEXT PRIMARY KEY,
    world INTEGER NOT NULL,
    document BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS credentials_of_world ON credentials (world);
CREATE TABLE IF NOT EXISTS world_uses (
    world INTEGER PRIMARY KEY,
    date_used TEXT NOT NULL
);
INSERT INTO worlds (id, name) VALUES (1, 'default') ON CONFLICT DO NOTHING;
"""

Credential = Account | Token | Server
Kind = TypeVar("Kind", Account, Token, Server)
Made = TypeVar("Made", Account, Token, Server, AccessToken)


class Credentials:
    """Finds the account, token or server that a credential stands for, and its world.

    Args:
        settings: Those of the world `default`.
    """

    def __init__(self, settings: Settings) -> None:
        settled: list[Credential] = [*settings.accounts, *settings.tokens, *settings.servers]
        self._settled = {name: one for credential in settled for name, one in _named(credential)}

    def account(self, api_key: str, transaction: Transaction) -> tuple[int, Account] | None:
        """The account with an API key."""
        return self._find(f"key {api_key}", Account, transaction)

    def token(self, token: str, transaction: Transaction) -> tuple[int, Token] | None:
        """A token with its bounds."""
        return self._find(f"token {token}", Token, transaction)

    def holder(self, access_token: str, transaction: Transaction) -> tuple[int, Account] | None:
        """The account with an OAuth2 token, with what the token may do and from anywhere."""
        return self._find(f"access {access_token}", Account, transaction)

    def server(self, server_key: str, transaction: Transaction) -> tuple[int, Server] | None:
        """The server with a key."""
        return self._find(f"server {server_key}", Server, transaction)

    def taken(self, credential: Credential, transaction: Transaction) -> bool:
        """Whether somebody has the same credential, or one of them."""
        return any(
            name in self._settled or transaction.one("SELECT 1 FROM credentials WHERE credential = ?", name)
            for name, _ in _named(credential)
        )

    def _find(self, name: str, kind: type[Kind], transaction: Transaction) -> tuple[int, Kind] | None:
        settled = self._settled.get(name)
        if isinstance(settled, kind):
            return DEFAULT, settled
        row = transaction.one("SELECT world, document FROM credentials WHERE credential = ?", name)
        return (row[0], from_wire(kind, orjson.loads(row[1]))) if row else None


class Uses:
    """Knows when worlds were used last, so that one that nobody has used for long can give way.

    It is written down now and then, since for every request it would be much: a world counts as used a little longer.

    Args:
        idle: How long a world must not have been used.
    """

    def __init__(self, idle: timedelta) -> None:
        self._idle = idle
        self._noted: dict[int, datetime] = {}

    def note(self, transaction: Transaction, world: int, now: datetime) -> None:
        """A world is used, at a time of the system's clock."""
        noted = self._noted.get(world)
        if world == DEFAULT or (noted is not None and abs(now - noted) * _SHARE < self._idle):
            return
        self._noted[world] = now
        transaction.write_later(
            "INSERT INTO world_uses (world, date_used) VALUES (?, ?) "
            "ON CONFLICT (world) DO UPDATE SET date_used = excluded.date_used",
            world,
            timestamp(now),
        )

    def idlest(self, transaction: Transaction, now: datetime) -> int | None:
        """The world that was idle longest, if for long enough."""
        transaction.flush()
        try:
            latest = now - self._idle - self._idle / _SHARE
        except OverflowError:
            return None
        row = transaction.one(
            "SELECT id, coalesce(date_used, date_created) AS used FROM worlds LEFT JOIN world_uses ON world = id "
            "WHERE id <> ? ORDER BY used LIMIT 1",
            DEFAULT,
        )
        return row[0] if row and row[1] < timestamp(latest) else None


def create(transaction: Transaction, name: str, date: str, credentials: list[Credential]) -> None:
    """Open a world; its name and its credentials are nobody else's."""
    (world,) = transaction.one("SELECT max(id) + 1 FROM worlds")
    transaction.execute("INSERT INTO worlds (id, name, date_created) VALUES (?, ?, ?)", (world, name, date))
    for credential in credentials:
        for shown, one in _named(credential):
            transaction.execute(
                "INSERT INTO credentials (credential, world, document) VALUES (?, ?, ?)",
                (shown, world, orjson.dumps(to_wire(one))),
            )


def find(transaction: Transaction, name: str) -> int | None:
    """The id of a world."""
    row = transaction.one("SELECT id FROM worlds WHERE name = ?", name)
    return row[0] if row else None


def count(transaction: Transaction) -> int:
    """How many worlds there are."""
    number: int = transaction.one("SELECT count(*) FROM worlds")[0]
    return number


def every(transaction: Transaction) -> Iterator[tuple[int, str, str | None]]:
    """Id, name and date of every world, oldest first."""
    yield from transaction.execute("SELECT id, name, date_created FROM worlds ORDER BY id").fetchall()


def kept(transaction: Transaction, world: int) -> list[Credential]:
    """The credentials of a world that are kept with the state."""
    rows = transaction.execute(
        "SELECT credential, document FROM credentials WHERE world = ? ORDER BY credential", (world,)
    ).fetchall()
    readers: dict[str, Callable[[Mapping[str, Any]], Credential]] = {
        "key": partial(from_wire, Account),
        "token": partial(from_wire, Token),
        "server": partial(from_wire, Server),
    }
    found = ((readers.get(name.partition(" ")[0]), orjson.loads(document)) for name, document in rows)
    return [read(document) for read, document in found if read is not None]


def delete(transaction: Transaction, world: int) -> None:
    """Forget a world and its credentials; what is stored in it is others' to remove."""
    transaction.execute("DELETE FROM credentials WHERE world = ?", (world,))
    transaction.execute("DELETE FROM world_uses WHERE world = ?", (world,))
    transaction.execute("DELETE FROM worlds WHERE id = ?", (world,))


def to_wire(credential: Credential | AccessToken) -> dict[str, Any]:
    """An account, token or server as the control API writes it."""
    return {_camel(field.name): _wire(getattr(credential, field.name)) for field in fields(credential)}


def _wire(value: Any) -> Any:
    if isinstance(value, tuple):
        return [*map(to_wire, value)]
    return sorted(value) if isinstance(value, frozenset) else value


def from_wire(kind: type[Made], document: Mapping[str, Any]) -> Made:
    """The account, token or server of a complete document of the control API."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        if _camel(field.name) in document:
            value = document[_camel(field.name)]
            if field.name == "access_tokens":
                value = tuple(from_wire(AccessToken, one) for one in value)
            values[field.name] = frozenset(value) if isinstance(value, list) else value
    return kind(**values)


def _named(credential: Credential) -> Iterator[tuple[str, Credential]]:
    """What a request can show of a credential, and whom it then stands for."""
    match credential:
        case Account():
            yield f"key {credential.api_key}", credential
            for one in credential.access_tokens:
                by_it = replace(credential, permissions=one.scopes, allowed_addresses=frozenset(), access_tokens=())
                yield f"access {one.token}", by_it
        case Token(token=token):
            yield f"token {token}", credential
        case Server(server_key=key):
            yield f"server {key}", credential


@cache
def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))
