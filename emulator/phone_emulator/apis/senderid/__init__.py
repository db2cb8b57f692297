"""The sender-ID API of coolsms and solapi: a module per thing that it is about.

    sender_ids            what is kept of a number
    wire                  how the wire eras show it
    documents  accounts   what requests name, and what they are answered with
    numbers  papers       the operations, by their tag in the contract
    state                 what the control API sees and sets

Each imports only from those above it. Source of every behaviour: the descriptions and examples of
`openapi/senderid.yaml`.
"""

from phone_emulator.apis import Handler
from phone_emulator.apis.senderid import numbers, papers, sender_ids
from phone_emulator.apis.senderid.state import restore, snapshot

__all__ = ["HANDLERS", "SCHEMA", "TABLES", "restore", "snapshot"]

_KEEPERS = (sender_ids,)
SCHEMA = "".join(module.SCHEMA for module in _KEEPERS)
TABLES = tuple(table for module in _KEEPERS for table in module.TABLES)

HANDLERS: dict[str, Handler] = {**numbers.HANDLERS, **papers.HANDLERS}
