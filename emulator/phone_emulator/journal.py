"""What was asked and answered, kept for whoever wonders why a test failed."""

from collections import defaultdict
from datetime import datetime
from typing import Any

import orjson

from phone_emulator.clock import timestamp
from phone_emulator.contract import Answer
from phone_emulator.exchange import Exchange
from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    world INTEGER NOT NULL,
    operation_id TEXT,
    account_id TEXT,
    status INTEGER NOT NULL,
    document BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS journal_of_world ON journal (world, id);
"""
TABLES = ("journal",)

_LONGEST = 16_384
_SIGNATURE = "signature="
_SECRETS = frozenset({"authorization", "authentication", "proxy-authorization", "cookie"})


class Journal:
    """Writes entries, and removes the oldest.

    Args:
        size: How many entries of each world are kept; at most an eighth more wait for their removal. 0 for no journal.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._written: defaultdict[int, int] = defaultdict(int)

    def record(self, transaction: Transaction, exchange: Exchange, answer: Answer, now: datetime) -> None:
        """Write an entry at the end of the transaction."""
        if not self._size:
            return
        operation = exchange.operation
        transaction.write_later(
            "INSERT INTO journal (world, operation_id, account_id, status, document) VALUES (?, ?, ?, ?, ?)",
            exchange.world,
            operation.id if operation else None,
            exchange.account_id,
            answer.status,
            orjson.dumps(_document(exchange, answer, now)),
        )
        self._written[exchange.world] += 1
        if self._written[exchange.world] > self._size // 8:
            self._written[exchange.world] = 0
            self._trim(transaction, exchange.world)

    def _trim(self, transaction: Transaction, world: int) -> None:
        transaction.flush()
        transaction.execute(
            "DELETE FROM journal WHERE world = ? AND id <= "
            "(SELECT id FROM journal WHERE world = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (world, world, self._size),
        )


def entries(
    transaction: Transaction,
    world: int,
    *,
    operation_id: str | None,
    account_id: str | None,
    status: int | None,
    after: int,
    limit: int,
) -> list[dict[str, Any]]:
    """The newest entries that match, oldest first."""
    transaction.flush()
    wanted = {"operation_id": operation_id, "account_id": account_id, "status": status}
    filters = {name: value for name, value in wanted.items() if value is not None}
    conditions = "".join(f" AND {name} = ?" for name in filters)
    rows = transaction.execute(
        f"SELECT id, document FROM journal WHERE world = ? AND id > ?{conditions} ORDER BY id DESC LIMIT ?",  # noqa: S608 - names of this function
        (world, after, *filters.values(), limit),
    ).fetchall()
    return [{"id": id_, **orjson.loads(document)} for id_, document in reversed(rows)]


def _document(exchange: Exchange, answer: Answer, now: datetime) -> dict[str, Any]:
    error = exchange.error
    return {
        "date": timestamp(now),
        "operationId": exchange.operation.id if exchange.operation else None,
        "accountId": exchange.account_id,
        "method": exchange.method,
        "path": exchange.path,
        "headers": {name: _masked(value) if name in _SECRETS else value for name, value in exchange.headers.items()},
        "body": _text(exchange.content),
        "valid": exchange.refusal is None and exchange.invalid is None,
        "error": error.name if error else None,
        "detail": error.detail if error else None,
        "fault": exchange.fault,
        "changes": exchange.changes,
        "answer": {"status": answer.status, "headers": answer.headers, "body": _text(answer.content)},
        "milliseconds": exchange.milliseconds,
    }


def _masked(value: str) -> str:
    """A header's value without what must stay secret; who signed and when is not."""
    if _SIGNATURE in value.lower():
        return ",".join(map(_without_signature, value.split(",")))
    scheme, space, _ = value.partition(" ")
    return f"{scheme}{space}***" if space else "***"


def _without_signature(parameter: str) -> str:
    start = parameter.lower().find(_SIGNATURE)
    return parameter if start < 0 else f"{parameter[: start + len(_SIGNATURE)]}***"


def _text(content: bytes | bytearray) -> str:
    return content[:_LONGEST].decode(errors="replace")
