"""What the providers do, one module per contract: a handler per operation, named as it in snake_case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from phone_emulator.contract import Contract
from phone_emulator.settings import Settings
from phone_emulator.store import Transaction


@dataclass(frozen=True, slots=True)
class Call:
    """One accepted request: its credentials are good and it is as the contract wants it.

    Attributes:
        parameters: Path and header parameters, by the name in the contract.
        body: The JSON body; `None` for an operation without one.
        caller: Who sends it: an `Account`, a `Token`, or `None` where anybody may call.
        transaction: The state; what is done to it is undone when the handler raises.
        now: The time that the emulator goes by, in UTC.
        system_time: The time of the system, in UTC.
        random: Gives that many random upper-case letters and digits.
        settings: Everybody who may call.
        contracts: Every contract by its stem.
    """

    parameters: Mapping[str, Any]
    body: Any
    caller: Any
    transaction: Transaction
    now: datetime
    system_time: datetime
    random: Callable[[int], str]
    settings: Settings
    contracts: Mapping[str, Contract]


Handler = Callable[[Call], Any]
