"""What the providers do: for each contract a module or package of its name, with a handler per operation.

It has `HANDLERS`, the handlers by `operationId`, and where it keeps state `SCHEMA`, statements that create its tables
unless they are there, `TABLES`, their names, and where accounts have state `forget`, which removes that of one. Every
table has a column `world`. `BESIDE` has those operations that may run beside others, see `Beside`. What a handler
answers is kept while its world stays as it is, see `answers`: it knows nothing but its call.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from phone_emulator.clock import timestamp
from phone_emulator.contract import Contract, Document, load, stems
from phone_emulator.errors import ContractError
from phone_emulator.settings import Settings
from phone_emulator.store import Transaction
from phone_emulator.worlds import Credentials, Uses


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is there for every call.

    Attributes:
        settings: Who may call in the world `default`.
        credentials: Who may call in any.
        contracts: Every contract by its stem.
        tables: Names of all tables that hold state of a world.
        random: Gives that many random upper-case letters and digits.
        forgets: What removes all that an account of that id has, of each API that has accounts.
        most_worlds: How many worlds there may be.
        most_faults: How many faults may be pending in a world.
        uses: When each world was used.
    """

    settings: Settings
    credentials: Credentials
    contracts: Mapping[str, Contract]
    tables: Sequence[str]
    random: Callable[[int], str]
    forgets: Sequence[Callable[["Call", str], None]]
    most_worlds: int
    most_faults: int
    uses: Uses


@dataclass(slots=True)
class Call:
    """One accepted request: its credentials are good and it is as the contract wants it.

    Attributes:
        parameters: Path, query and header parameters, by the name in the contract.
        body: The JSON body; `None` for an operation without one.
        caller: Who sends it: an `Account`, a `Token`, a `Server`, or `None` for the control API.
        world: The world that it happens in.
        transaction: The state; what is done to it is undone when the handler raises.
        time: The time that the world goes by, see `now`.
        system_time: The time of the system, in UTC.
        changes: What the handler changes, for the journal.
        surroundings: What is there for every call.
        origin: Where the caller reaches the emulator, such as `http://127.0.0.1:8080`.
        is_fleeting: Whether the answer may be right this once: `now` or something random was asked for.
        lapses: The first instant of those that `has_come` was asked for that has not.
    """

    parameters: Mapping[str, Any]
    body: Any
    caller: Any
    world: int
    transaction: Transaction
    time: datetime
    system_time: datetime
    changes: list[dict[str, str | None]]
    surroundings: Surroundings
    origin: str = "http://localhost"
    is_fleeting: bool = False
    lapses: str | None = None

    @property
    def contracts(self) -> Mapping[str, Contract]:
        """Every contract by its stem."""
        return self.surroundings.contracts

    @property
    def now(self) -> datetime:
        """The time that the world goes by, in UTC."""
        self.is_fleeting = True
        return self.time

    def has_come(self, instant: str) -> bool:
        """Whether an instant, as `timestamp` writes it, is not in the future of the world."""
        if instant <= timestamp(self.time):
            return True
        self.lapses = min(self.lapses or instant, instant)
        return False

    def random(self, length: int) -> str:
        """That many random upper-case letters and digits."""
        self.is_fleeting = True
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


class Beside(NamedTuple):
    """How an operation may run at the same time as others, where the database allows that.

    It touches nothing but what the account of its caller has, and what its request names here.

    Attributes:
        names: Parameters or properties of the body; two requests with the same value of one never run at once.
        look_ahead: Reads by `Transaction.foresee` what the handler will.
        is_hopeful: Whether no other request of the operation changes what one has read ahead, unless the database then
            refuses that.
    """

    names: tuple[str, ...]
    look_ahead: Callable[[Call], None]
    is_hopeful: bool = False


@dataclass(frozen=True)
class Api:
    """One API.

    Attributes:
        document: Its contract.
        handlers: What its operations do, by `operationId`.
        schema: Statements that create its tables unless they are there.
        tables: Their names.
        forget: Removes from a world what an account of an id has.
        beside: The operations that may run beside others, by `operationId`.
    """

    document: Document
    handlers: Mapping[str, Handler]
    schema: str = ""
    tables: tuple[str, ...] = ()
    forget: Callable[[Call, str], None] | None = None
    beside: Mapping[str, Beside] = field(default_factory=dict)
    _contracts: dict[str, Contract] = field(default_factory=dict, init=False, compare=False)

    def contract(self, name: str, era: str) -> Contract:
        """What its contract gives for a wire era; made once, since it takes a tenth of a second.

        Args:
            name: The stem of the contract.
            era: The wire era.

        Raises:
            ContractError: The contract has what the emulator can't do, or lacks what it needs.
        """
        if era not in self._contracts:
            self._contracts[era] = Contract(name, self.document, era)
        return self._contracts[era]


@cache
def discover() -> Mapping[str, Api]:
    """Every API by the stem of its contract.

    Raises:
        ContractError: A contract has no module here, or a module no contract.
    """
    names = [module.name for module in iter_modules(__path__)]
    if alone := sorted(stems().symmetric_difference(names)):
        raise ContractError(f"{alone[0]}: openapi/{alone[0]}.yaml and phone_emulator/apis/{alone[0]} need each other.")
    return {name: _api(name) for name in names}


def _api(name: str) -> Api:
    module = import_module(f"{__name__}.{name}")
    return Api(
        load(name),
        module.HANDLERS,
        getattr(module, "SCHEMA", ""),
        getattr(module, "TABLES", ()),
        getattr(module, "forget", None),
        getattr(module, "BESIDE", {}),
    )
