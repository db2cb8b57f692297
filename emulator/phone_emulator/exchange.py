"""A request on its way through the emulator, and what has become known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from phone_emulator import packing, worlds
from phone_emulator.contract import Answer, Contract, Operation
from phone_emulator.errors import PayloadTooLarge, WireError
from phone_emulator.settings import Account, Server, Token

LOOPBACK = "127.0.0.1"


@dataclass(slots=True)
class Exchange:
    """One request.

    Attributes:
        method: Its method.
        path: Its path and query, as they were sent.
        query: Its query.
        headers: Its headers, names in lower case.
        contract: In whose wire form it is answered.
        peer: The IP address that it comes from.
        page: A part of the page for browsers that it asks for.
        file_key: The uploaded file that it asks for.
        is_control: Whether it is about the emulator itself, however its path is written.
        content: Its body, unpacked.
        unpacker: What unpacks it, when it is packed.
        received: How many bytes of it have arrived.
        operation: The operation that it means.
        texts: The texts of its path parameters.
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
    query: str
    headers: Mapping[str, str]
    contract: Contract
    peer: str = LOOPBACK
    page: Answer | None = None
    file_key: str | None = None
    is_control: bool = False
    content: bytearray = field(default_factory=bytearray)
    unpacker: packing.Gunzip | None = None
    received: int = 0
    operation: Operation | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    refusal: WireError | None = None
    invalid: WireError | None = None
    world: int = worlds.DEFAULT
    caller: Account | Token | Server | None = None
    account_id: str | None = None
    error: WireError | None = None
    fault: int | None = None
    changes: list[dict[str, str | None]] = field(default_factory=list)
    started: float = field(default_factory=perf_counter)

    @property
    def awaits_body(self) -> bool:
        """Whether its answer depends on a body."""
        return self.operation is not None and self.operation.takes_body and self.refusal is None

    def expect(self, length: int) -> None:
        """Refuse a body of so many bytes, of which nothing has arrived, when that is too many."""
        if self.awaits_body:
            self._refuse_beyond_limit(length)

    def take(self, part: bytes) -> None:
        """Add a part of the body; one that is too large is not kept, and refused."""
        assert self.operation is not None
        self.received += len(part)
        if self.unpacker is not None:
            part = self.unpacker.feed(part, self.operation.limits["body-bytes"] + 1 - len(self.content))
        self.content += part
        self._refuse_beyond_limit(max(self.received, len(self.content)))

    def _refuse_beyond_limit(self, length: int) -> None:
        assert self.operation is not None
        limit = self.operation.limits["body-bytes"]
        if length > limit:
            name = self.operation.limits.get("too-large")
            detail = None if name else f"The body is larger than {limit} bytes. Send a smaller one."
            self.refusal = PayloadTooLarge(detail, name=name)
            self.content = bytearray()

    def begin(self) -> None:
        """Forget what an earlier transaction, which was undone, has found."""
        self.error = self.fault = None
        self.changes = []

    @property
    def milliseconds(self) -> float:
        """How long it has taken so far, to the microsecond."""
        return int((perf_counter() - self.started) * 1e6) / 1000
