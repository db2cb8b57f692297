"""Faults that a test has asked for: which requests they hit, and what becomes of those."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import orjson

from phone_emulator.contract import Answer
from phone_emulator.store import Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS faults (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    world INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    document BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS faults_of_world ON faults (world, id);
"""
TABLES = ("faults",)

_PENDING = "SELECT id, seen, document FROM faults WHERE world = ? ORDER BY id"

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that hits the request at hand, see `Fault` in `openapi/emulator.yaml`."""

    id: int
    document: Document

    @property
    def answers(self) -> bool:
        """Whether the request gets another answer than its own, or none."""
        return any(self.document[name] not in (None, False) for name in ("error", "answer", "drop"))

    @property
    def works(self) -> bool:
        """Whether the request does what it asks for."""
        return bool(self.document["afterWork"]) or not self.answers

    def replaced(self, answer: Answer, errors: Mapping[str, Answer]) -> Answer:
        """What is answered in the place of the right answer."""
        if self.document["error"]:
            return errors[self.document["error"]]
        other = self.document["answer"]
        if other is None:
            return answer
        text, body = other["text"], other["body"]
        content = text.encode() if text is not None else b"" if body is None else orjson.dumps(body)
        return Answer(other["status"], content, other["headers"])


@lru_cache(maxsize=4096)
def _read(document: bytes) -> Document:
    """A fault that is kept; not to be changed."""
    found: Document = orjson.loads(document)
    return found


def add(transaction: Transaction, world: int, fault: Document, seen: int = 0) -> int:
    """Keep a complete fault for the requests to come; its id."""
    id_: int = transaction.one(
        "INSERT INTO faults (world, seen, document) VALUES (?, ?, ?) RETURNING id", world, seen, orjson.dumps(fault)
    )[0]
    transaction.memory.pop(("faults", world), None)
    return id_


def foresee(transaction: Transaction, world: int) -> None:
    """Have the faults of a world read together with other things."""
    transaction.foresee(_PENDING, world)


def pending(transaction: Transaction, world: int) -> list[tuple[int, int, Document]]:
    """Id, requests seen, and fault, in the order in which they were added."""
    key = ("faults", world)
    if key not in transaction.memory:
        rows = transaction.execute(_PENDING, (world,))
        transaction.memory[key] = [(id_, seen, _read(document)) for id_, seen, document in rows.fetchall()]
    found: list[tuple[int, int, Document]] = transaction.memory[key]
    return found


def draw(transaction: Transaction, world: int, operation_id: str, account_id: str | None) -> Fault | None:
    """The fault that hits a request, if any: the first that matches and whose share it is in."""
    for id_, seen, fault in pending(transaction, world):
        if fault["operationId"] in (None, operation_id) and fault["accountId"] in (None, account_id):
            transaction.be_alone()
            _count(transaction, world, id_, seen + 1, fault)
            if _is_in_share(seen + 1, fault["share"]):
                return Fault(id_, fault)
    return None


def _is_in_share(number: int, share: float) -> bool:
    """Whether the request of this number is hit: as many are as the share makes, evenly spread."""
    exact = Fraction(str(share))
    return int(number * exact) > int((number - 1) * exact)


def _count(transaction: Transaction, world: int, id_: int, seen: int, fault: Document) -> None:
    if seen == fault["times"]:
        transaction.execute("DELETE FROM faults WHERE id = ?", (id_,))
    else:
        transaction.execute("UPDATE faults SET seen = ? WHERE id = ?", (seen, id_))
    transaction.memory.pop(("faults", world), None)
