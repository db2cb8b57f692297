"""Answers to what was only read, kept for as long as nothing that they depend on changes.

An answer depends on its request, on who sends that, on the state of a world and, where its handler asks for it, on
time. One is kept that nothing was written for; it is forgotten when an operation writes in its world, or when an
operation of the emulator, or another process, writes anywhere.
"""

from typing import Any, NamedTuple

from phone_emulator.apis import Call
from phone_emulator.contract import Operation
from phone_emulator.delivery import Reply
from phone_emulator.exchange import Exchange
from phone_emulator.journal import Repeated

LARGEST = 4 * 2**20
"""Bytes of answers that are kept before all are forgotten."""

_OVERHEAD = 1024
_OTHERS = "SELECT data_version FROM pragma_data_version"

Key = tuple[object, ...]


class _Kept(NamedTuple):
    reply: Reply
    caller: Any
    lapses: str | None


class Answers:
    """What was answered, of a state in a file or in memory."""

    def __init__(self) -> None:
        self._worlds: dict[int, dict[Key, _Kept]] = {}
        self._bytes = 0
        self._version: object = None

    def find(self, key: Key, call: Call) -> Reply | None:
        """What was answered to such a call, if it is still right."""
        memory = call.transaction.memory
        if _OTHERS not in memory:
            memory[_OTHERS] = call.transaction.one(_OTHERS)
            if memory[_OTHERS] != self._version:
                self.forget()
                self._version = memory[_OTHERS]
        kept = self._worlds.get(call.world, {}).get(key)
        if kept is None or (kept.caller is not call.caller and kept.caller != call.caller):
            return None
        return None if kept.lapses is not None and call.has_come(kept.lapses) else kept.reply

    def keep(self, key: Key, call: Call, reply: Reply) -> None:
        """Keep what was answered just now, unless it is of this instant alone, or what it tells may yet be undone."""
        if call.is_fleeting or call.transaction.has_changed:
            return
        again = Reply(Repeated(reply.answer.status, reply.answer.content, reply.answer.headers))
        size = len(reply.answer.content) + len(repr(key)) + _OVERHEAD
        if self._bytes + size > LARGEST:
            self.forget()
        self._bytes += size
        self._worlds.setdefault(call.world, {})[key] = _Kept(again, call.caller, call.lapses)

    def forget(self, world: int | None = None) -> None:
        """Forget the answers of a world, or of all."""
        if world is None:
            self._worlds.clear()
            self._bytes = 0
        else:
            self._worlds.pop(world, None)


def key(exchange: Exchange, operation: Operation) -> Key:
    """Whatever of a request without a body its answer may depend on, but for the credentials."""
    headers = exchange.headers
    return operation, exchange.path, headers.get("host"), *map(headers.get, operation.header_keys)
