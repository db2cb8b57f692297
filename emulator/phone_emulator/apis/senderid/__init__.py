"""The sender-ID API of coolsms and solapi: a module per thing that it is about.

    sender_ids            what is kept of a number
    wire                  how the wire eras show it
    documents  accounts   what is kept of documents, and what numbers are answered with
    verification          how the owner of a number is verified
    numbers  papers  uploaded  the other operations, by their tag in the contract
    decisions             what people decide
    state                 what the control API sees and sets

Each imports only from those above it. Source of every behaviour: the descriptions and examples of
`openapi/senderid.yaml`.
"""

from phone_emulator.apis import Call, Handler
from phone_emulator.apis.senderid import documents, numbers, papers, sender_ids, uploaded, verification
from phone_emulator.apis.senderid.state import restore, snapshot

__all__ = ["BESIDE", "HANDLERS", "SCHEMA", "TABLES", "forget", "restore", "snapshot"]

_KEEPERS = (sender_ids, documents)
SCHEMA = "".join(module.SCHEMA for module in _KEEPERS)
TABLES = tuple(table for module in _KEEPERS for table in module.TABLES)


def forget(call: Call, account_id: str) -> None:
    """Forget an account with its documents, numbers and requests."""
    for module in reversed(_KEEPERS):
        module.forget(call, account_id)


BESIDE = numbers.BESIDE
HANDLERS: dict[str, Handler] = {
    **numbers.HANDLERS,
    **verification.HANDLERS,
    **papers.HANDLERS,
    **uploaded.HANDLERS,
}
