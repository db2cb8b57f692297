"""What was asked and answered, kept for whoever wonders why a test failed; without secrets, see `masking`."""

import zlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

import orjson

from phone_emulator.clock import timestamp
from phone_emulator.contract import Answer
from phone_emulator.exchange import Exchange
from phone_emulator.masking import Mask, Shown
from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    world INTEGER NOT NULL,
    operation_id TEXT,
    account_id TEXT,
    status INTEGER NOT NULL,
    document BLOB NOT NULL,
    answer BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS journal_of_world ON journal (world, id);
"""
TABLES = ("journal",)

LARGEST = 16 * 2**20
"""Bytes that the entries of a world may have; an eighth more waits for its removal."""

# The newest entry of a world that is one too many, and the newest that makes it too large, which takes reading all.
_BEYOND_SIZE = "SELECT id FROM journal WHERE world = ? ORDER BY id DESC LIMIT 1 OFFSET ?"
_BEYOND_LARGEST = (
    "SELECT max(id) FROM (SELECT id, sum(length(document) + length(answer)) OVER (ORDER BY id DESC) AS bytes "
    "FROM journal WHERE world = ?) AS newest WHERE bytes > ?"
)
_BODY = 16_384
# Behind these bytes stands the body of an answer; packing pays where it is large, and is the same again and again.
_PLAIN, _PACKED = b"=", b"z"
_SMALL = 1_024
_LINE = 2_048
_HEADERS = 64


class Repeated(Answer):
    """An answer that is given more than once."""

    @cached_property
    def packed(self) -> bytes:
        """Its body as the journal keeps it."""
        content = _beginning(self.content)
        return _PLAIN + content if len(content) < _SMALL else _PACKED + zlib.compress(content)


class Journal:
    """Writes entries, and removes the oldest.

    Args:
        size: How many entries of each world are kept; at most an eighth more wait for their removal. 0 for no journal.
        mask: Knows what may be shown.
    """

    def __init__(self, size: int, mask: Mask) -> None:
        self._size = size
        self._mask = mask
        self._written: defaultdict[int, int] = defaultdict(int)
        self._bytes: defaultdict[int, int] = defaultdict(int)

    def record(self, transaction: Transaction, exchange: Exchange, answer: Answer, now: datetime) -> None:
        """Write an entry at the end of the transaction."""
        if not self._size:
            return
        operation = exchange.operation
        shown = Shown(self._mask, exchange)
        document = orjson.dumps(_document(exchange, shown, answer, now))
        body = _body(shown, answer)
        transaction.write_later(
            "INSERT INTO journal (world, operation_id, account_id, status, document, answer) VALUES (?, ?, ?, ?, ?, ?)",
            exchange.world,
            operation.id if operation else None,
            exchange.account_id,
            answer.status,
            document,
            body,
        )
        world = exchange.world
        self._written[world] += 1
        self._bytes[world] += len(document) + len(body)
        if self._written[world] > self._size // 8:
            self._written[world] = 0
            self._remove(transaction, world, _BEYOND_SIZE, self._size)
        if self._bytes[world] > LARGEST // 8:
            self._bytes[world] = 0
            self._remove(transaction, world, _BEYOND_LARGEST, LARGEST)

    @staticmethod
    def _remove(transaction: Transaction, world: int, newest_beyond: str, most: int) -> None:
        transaction.flush()
        transaction.execute(
            f"DELETE FROM journal WHERE world = ? AND id <= ({newest_beyond})",  # noqa: S608 - a text of this module
            (world, world, most),
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
        f"SELECT id, document, answer FROM journal WHERE world = ? AND id > ?{conditions} ORDER BY id DESC LIMIT ?",  # noqa: S608 - names of this function
        (world, after, *filters.values(), limit),
    ).fetchall()
    return [_entry(*row) for row in reversed(rows)]


def _entry(id_: int, document: bytes, body: bytes) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": id_, **orjson.loads(document)}
    content = zlib.decompress(body[1:]) if body.startswith(_PACKED) else body[1:]
    entry["answer"]["body"] = content.decode(errors="replace")
    return entry


def _body(shown: Shown, answer: Answer) -> bytes:
    """The body of an answer as it is kept: behind a byte that says whether it is packed."""
    if shown.may_hide(answer.content):
        return _PLAIN + _cut(shown.answer(answer.content), _BODY).encode()
    return answer.packed if isinstance(answer, Repeated) else _PLAIN + _beginning(answer.content)


def _beginning(content: bytes) -> bytes:
    return content if len(content) <= _BODY else _cut(content.decode(errors="replace"), _BODY).encode()


def _document(exchange: Exchange, shown: Shown, answer: Answer, now: datetime) -> dict[str, Any]:
    error = exchange.error
    return {
        "date": timestamp(now),
        "operationId": exchange.operation.id if exchange.operation else None,
        "accountId": exchange.account_id,
        "method": _cut(exchange.method, _LINE),
        "path": _cut(shown.path, _LINE),
        "headers": _cut_headers(shown.headers),
        "body": _cut(shown.body, _BODY),
        "valid": exchange.refusal is None and exchange.invalid is None,
        "error": error.name if error else None,
        "detail": _cut(shown.text(error.detail), _LINE) if error and error.detail is not None else None,
        "fault": exchange.fault,
        "changes": exchange.changes,
        "answer": {
            "status": answer.status,
            "headers": _cut_headers(answer.headers),
            "body": "",
        },
        "milliseconds": exchange.milliseconds,
    }


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}\u2026"


def _cut_headers(headers: Mapping[str, str]) -> Mapping[str, str]:
    """The first headers, each as long as it may be."""
    if len(headers) <= _HEADERS and sum(map(len, headers)) + sum(map(len, headers.values())) <= _LINE:
        return headers
    first = islice(headers.items(), _HEADERS)
    return {_cut(name, _LINE): _cut(value, _LINE) for name, value in first}
