"""A request on its way through the emulator, and what has become known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from phone_emulator import worlds
from phone_emulator.contract import Operation
from phone_emulator.errors import WireError
from phone_emulator.settings import Account, Token


@dataclass(slots=True)
class Exchange:
    """One request.

    Attributes:
        method: Its method.
        path: Its path and query, as they were sent.
        headers: Its headers, names in lower case.
        content: Its body.
        operation: The operation that it means.
        parameters: Parameters by the name in the contract, once they are found to keep to it.
        body: The JSON body, once it is found to keep to the contract.
        refusal: Why nothing can be made of it, found before anybody looked at its credentials.
        invalid: How it does not keep to its contract; told after its credentials are found good.
        world: The world that it happens in.
        caller: Who sends it.
        account_id: The account that it is about.
        error: The error that it was refused with.
        fault: The fault that it ran into.
        changes: What it changed.
        started: When it was complete, as `perf_counter` tells.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    content: bytes = b""
    operation: Operation | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    refusal: WireError | None = None
    invalid: WireError | None = None
    world: int = worlds.DEFAULT
    caller: Account | Token | None = None
    account_id: str | None = None
    error: WireError | None = None
    fault: int | None = None
    changes: list[dict[str, str | None]] = field(default_factory=list)
    started: float = field(default_factory=perf_counter)

    def begin(self) -> None:
        """Forget what an earlier transaction, which was undone, has found."""
        self.error = self.fault = None
        self.changes = []

    @property
    def milliseconds(self) -> float:
        """How long it has taken so far."""
        return round((perf_counter() - self.started) * 1000, 3)
