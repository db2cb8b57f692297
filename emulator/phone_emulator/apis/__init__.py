"""What the providers do, a module or package per contract: a handler per operation, named as it in snake_case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from phone_emulator.contract import Contract
from phone_emulator.settings import Settings
from phone_emulator.store import Transaction
from phone_emulator.worlds import Credentials


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is there for every call.

    Attributes:
        settings: Who may call in the world `default`.
        credentials: Who may call in any.
        contracts: Every contract by its stem.
        random: Gives that many random upper-case letters and digits.
        most_worlds: How many worlds there may be.
    """

    settings: Settings
    credentials: Credentials
    contracts: Mapping[str, Contract]
    random: Callable[[int], str]
    most_worlds: int


@dataclass(slots=True)
class Call:
    """One accepted request: its credentials are good and it is as the contract wants it.

    Attributes:
        parameters: Path, query and header parameters, by the name in the contract.
        body: The JSON body; `None` for an operation without one.
        caller: Who sends it: an `Account`, a `Token`, or `None` for the control API.
        world: The world that it happens in.
        transaction: The state; what is done to it is undone when the handler raises.
        now: The time that the world goes by, in UTC.
        system_time: The time of the system, in UTC.
        changes: What the handler changes, for the journal.
        surroundings: What is there for every call.
    """

    parameters: Mapping[str, Any]
    body: Any
    caller: Any
    world: int
    transaction: Transaction
    now: datetime
    system_time: datetime
    changes: list[dict[str, str | None]]
    surroundings: Surroundings

    @property
    def contracts(self) -> Mapping[str, Contract]:
        """Every contract by its stem."""
        return self.surroundings.contracts

    def random(self, length: int) -> str:
        """That many random upper-case letters and digits."""
        return self.surroundings.random(length)

    def one(self, sql: str, *values: object) -> Any:
        """The first row of a query, or `None`; its first value is the world."""
        return self.transaction.one(sql, self.world, *values)

    def all(self, sql: str, *values: object) -> list[Any]:
        """Every row of a query; its first value is the world."""
        return self.transaction.execute(sql, (self.world, *values)).fetchall()

    def page(self, columns: str, table: str, *, after: int, limit: int, **filters: object) -> list[Any]:
        """Rows of a table of the world that have these values, in the order of their ids; no value stands for any."""
        wanted = {name: value for name, value in filters.items() if value is not None}
        conditions = "".join(f" AND {name} = ?" for name in wanted)
        sql = f"SELECT {columns} FROM {table} WHERE world = ? AND id > ?{conditions} ORDER BY id LIMIT ?"  # noqa: S608 - names of this package
        return self.all(sql, after, *wanted.values(), limit)

    def changed(self, resource: str, account_id: object, key: object, before: str | None, after: str | None) -> None:
        """Tell the journal what has changed."""
        change = {"resource": resource, "accountId": str(account_id), "key": str(key)}
        self.changes.append({**change, "before": before, "after": after})


Handler = Callable[[Call], Any]
