"""The emulator's own control API: what a provider's people or time would do, and ways to look on.

Source of every behaviour: the descriptions of `openapi/emulator.yaml`.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from phone_emulator import clock, faults, journal, security, uploads, worlds
from phone_emulator.apis import Call, Handler, pismo, senderid
from phone_emulator.apis.senderid import decisions, documents, sender_ids, verification
from phone_emulator.apis.senderid import state as number_states
from phone_emulator.errors import InvalidRequest, InvalidState, WireError
from phone_emulator.settings import Account, Server, SettingsError, Token

_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FRAMING = ("content-length", "transfer-encoding", "connection")


class UnknownWorld(WireError):
    """There is no such world."""


class WorldExists(WireError):
    """There is a world of this name."""


class CredentialInUse(WireError):
    """Somebody has this API key, token or server key."""


class TooManyWorlds(WireError):
    """There are as many worlds as there may be."""


class TooManyFaults(WireError):
    """As many faults are pending as may be."""


class DefaultWorld(WireError):
    """The world is always there."""


class UnknownNumber(WireError):
    """The account has not registered the number."""


class UnknownDocument(WireError):
    """The account has not uploaded the document."""


class UnknownContent(WireError):
    """The content of the document is not kept."""


class NoReleaseRequest(WireError):
    """Nobody asked for the release of the number."""


class ClockOutOfRange(WireError):
    """The time is out of range."""


class UnknownFault(WireError):
    """No request can fail like this."""


def get_health(call: Call) -> dict[str, str]:  # noqa: ARG001 - of every handler
    return {"status": "up"}


def list_worlds(call: Call) -> list[dict[str, Any]]:
    return [
        {
            "world": name,
            "dateCreated": date,
            "numbers": call.transaction.one("SELECT count(*) FROM sender_ids WHERE world = ?", id_)[0],
            "phones": call.transaction.one("SELECT count(*) FROM phones WHERE world = ?", id_)[0],
        }
        for id_, name, date in worlds.every(call.transaction)
    ]


def create_world(call: Call) -> dict[str, Any]:
    name = call.body.get("world") or f"w-{call.random(12).lower()}"
    if worlds.find(call.transaction, name) is not None:
        raise WorldExists
    if worlds.count(call.transaction) >= call.surroundings.most_worlds:
        _make_place(call)
    accounts = [_account(call, item) for item in call.body.get("accounts", _own_accounts(call))]
    tokens = [_token(call, item) for item in call.body.get("tokens", _own_tokens(call))]
    servers = [_server(call, item) for item in call.body.get("servers", [{}] * len(call.surroundings.settings.servers))]
    _refuse_shared(call, accounts, tokens, servers)
    worlds.create(call.transaction, name, clock.timestamp(call.system_time), [*accounts, *tokens, *servers])
    return _told(name, [*accounts, *tokens, *servers])


def get_world(call: Call) -> dict[str, Any]:
    settings = call.surroundings.settings
    if call.world == worlds.DEFAULT:
        return _told(call.parameters["world"], [*settings.accounts, *settings.tokens, *settings.servers])
    return _told(call.parameters["world"], worlds.kept(call.transaction, call.world))


def _told(name: str, credentials: Sequence[worlds.Credential]) -> dict[str, Any]:
    """A world with its credentials."""
    return {
        "world": name,
        "accounts": [worlds.to_wire(one) for one in credentials if isinstance(one, Account)],
        "tokens": [worlds.to_wire(one) for one in credentials if isinstance(one, Token)],
        "servers": [worlds.to_wire(one) for one in credentials if isinstance(one, Server)],
    }


def delete_world(call: Call) -> None:
    if call.world == worlds.DEFAULT:
        raise DefaultWorld
    _remove(call)


def reset(call: Call) -> None:
    _empty(call, call.surroundings.tables)


def reset_account(call: Call) -> None:
    for forget in call.surroundings.forgets:
        forget(call, call.parameters["accountId"])


def get_state(call: Call) -> dict[str, Any]:
    is_set = clock.is_set(call.transaction, call.world)
    return {
        "clock": get_clock(call) if is_set else None,
        "senderid": senderid.snapshot(call),
        "pismo": pismo.snapshot(call),
        "signatures": security.used(call.transaction, call.world),
        "faults": [fault for _, _, fault in faults.pending(call.transaction, call.world)],
    }


def put_state(call: Call) -> None:
    state = call.body
    _empty(call, [table for table in call.surroundings.tables if table not in journal.TABLES])
    call = _with_clock(call, state.get("clock"))
    senderid.restore(call, state.get("senderid", {}))
    pismo.restore(call, state.get("pismo", {}))
    for item in state.get("signatures", []):
        until = datetime.fromisoformat(item["acceptableUntil"])
        security.use_up(call.transaction, call.world, item["apiKey"], item["signature"], until)
    _add_faults(call, state.get("faults", []))
    contract = call.contracts["emulator"]
    waiting = [contract.problem("WaitingRequest", one) for one in _waiting(call)]
    for problem in filter(None, (contract.problem("State", get_state(call)), *waiting)):
        raise InvalidState(problem)


def list_numbers(call: Call) -> list[dict[str, Any]]:
    return number_states.states(
        call,
        account_id=call.parameters.get("accountId"),
        status=call.parameters.get("status"),
        after=call.parameters["after"],
        limit=call.parameters["limit"],
    )


def get_number(call: Call) -> dict[str, Any]:
    account_id = call.parameters["accountId"]
    sender_ids.load(call, account_id)
    state = number_states.state(call, account_id, call.parameters["phoneNumber"])
    if state is None:
        raise UnknownNumber
    return state


def set_number(call: Call) -> dict[str, Any]:
    account_id, number = call.parameters["accountId"], call.parameters["phoneNumber"]
    sender_id = sender_ids.among(sender_ids.load(call, account_id).sender_ids, number)
    if sender_id is None:
        raise UnknownNumber
    before = sender_id["status"]
    if "release" in call.body:
        _decide_release(call, sender_id)
    if "status" in call.body:
        _set_status(call, account_id, sender_id)
    sender_ids.save(call, account_id, sender_id, before)
    return get_number(call)


def list_requests(call: Call) -> list[dict[str, Any]]:
    return _waiting(call, call.parameters.get("accountId"))[: call.parameters["limit"]]


def decide_request(call: Call) -> dict[str, Any]:
    return decisions.decide(call, call.parameters["requestId"], call.body["decision"], call.body.get("reason"))


def list_documents(call: Call) -> list[dict[str, Any]]:
    rows = call.page(
        f"id, {documents.COLUMNS}",
        "documents",
        after=call.parameters["after"],
        limit=call.parameters["limit"],
        account_id=call.parameters.get("accountId"),
        gone=0,
    )
    return [{"id": id_, **documents.answered(call, row)} for id_, *row in rows]


def get_document_content(call: Call) -> dict[str, Any]:
    document_id = call.parameters["documentId"]
    row = documents.rows(call, call.parameters["accountId"], [document_id]).get(document_id)
    if row is None:
        raise UnknownDocument
    found = documents.content(call, row)
    if found is None:
        raise UnknownContent
    media_type, content = found
    return {"mediaType": media_type, "size": len(content), "base64": b64encode(content).decode()}


def list_phones(call: Call) -> list[dict[str, Any]]:
    return pismo.phones(
        call,
        account_id=call.parameters.get("accountId"),
        after=call.parameters["after"],
        limit=call.parameters["limit"],
    )


def list_events(call: Call) -> list[dict[str, Any]]:
    return pismo.events(call, call.parameters["accountId"])


def list_faults(call: Call) -> list[dict[str, Any]]:
    return [
        {"id": id_, "seen": seen, "fault": fault} for id_, seen, fault in faults.pending(call.transaction, call.world)
    ]


def add_fault(call: Call) -> dict[str, Any]:
    fault = _complete_fault(call)
    _refuse_unlikely(call, fault)
    if len(faults.pending(call.transaction, call.world)) >= call.surroundings.most_faults:
        raise TooManyFaults
    return {"id": faults.add(call.transaction, call.world, fault), "seen": 0, "fault": fault}


def clear_faults(call: Call) -> None:
    _empty(call, faults.TABLES)


def list_journal(call: Call) -> list[dict[str, Any]]:
    return journal.entries(
        call.transaction,
        call.world,
        operation_id=call.parameters.get("operationId"),
        account_id=call.parameters.get("accountId"),
        status=call.parameters.get("status"),
        after=call.parameters["after"],
        limit=call.parameters["limit"],
    )


def get_clock(call: Call) -> dict[str, Any]:
    return {"now": clock.timestamp(call.now), "frozen": clock.is_frozen(call.transaction, call.world)}


def set_clock(call: Call) -> dict[str, Any]:
    try:
        now = datetime.fromisoformat(call.body["now"].upper()).astimezone(UTC)
    except (OverflowError, ValueError):
        raise ClockOutOfRange from None
    return _start_clock(call, now, frozen=call.body.get("frozen", False))


def advance_clock(call: Call) -> dict[str, Any]:
    try:
        now = call.now + timedelta(seconds=call.body["seconds"])
    except OverflowError:
        raise ClockOutOfRange from None
    return _start_clock(call, now, frozen=clock.is_frozen(call.transaction, call.world))


def _in_world(handler: Handler) -> Handler:
    """Handle a call in the world that its path names, by the time of that world."""

    def handle(call: Call) -> Any:
        world = worlds.find(call.transaction, call.parameters["world"])
        if world is None:
            raise UnknownWorld
        call.surroundings.uses.note(call.transaction, world, call.system_time)
        return handler(replace(call, world=world, time=clock.read(call.transaction, world, call.system_time)))

    return handle


_IN_WORLDS: dict[str, Callable[[Call], Any]] = {
    "getWorld": get_world,
    "deleteWorld": delete_world,
    "reset": reset,
    "resetAccount": reset_account,
    "getState": get_state,
    "putState": put_state,
    "listNumbers": list_numbers,
    "getNumber": get_number,
    "setNumber": set_number,
    "listRequests": list_requests,
    "decideRequest": decide_request,
    "listDocuments": list_documents,
    "getDocumentContent": get_document_content,
    "listPhones": list_phones,
    "listEvents": list_events,
    "listFaults": list_faults,
    "addFault": add_fault,
    "clearFaults": clear_faults,
    "listJournal": list_journal,
    "getClock": get_clock,
    "setClock": set_clock,
    "advanceClock": advance_clock,
}

HANDLERS: dict[str, Handler] = {
    "getHealth": get_health,
    "listWorlds": list_worlds,
    "createWorld": create_world,
    **{operation_id: _in_world(handler) for operation_id, handler in _IN_WORLDS.items()},
}


def _make_place(call: Call) -> None:
    """Remove the world that was idle longest."""
    idle = call.surroundings.uses.idlest(call.transaction, call.system_time)
    if idle is None:
        raise TooManyWorlds
    _remove(replace(call, world=idle))


def _remove(call: Call) -> None:
    _empty(call, call.surroundings.tables)
    worlds.delete(call.transaction, call.world)


def _empty(call: Call, tables: Sequence[str]) -> None:
    call.transaction.flush()
    for table in tables:
        call.transaction.execute(f"DELETE FROM {table} WHERE world = ?", (call.world,))  # noqa: S608 - as above
    call.transaction.forget_ids(pismo.COUNTED, call.world)
    uploads.sweep(call.transaction)
    call.transaction.memory.clear()


def _with_clock(call: Call, document: dict[str, Any] | None) -> Call:
    """The same call after the clock was set."""
    if document is None:
        return replace(call, time=call.system_time)
    try:
        now = set_clock(replace(call, body=document))["now"]
    except ClockOutOfRange:
        raise InvalidState(f"clock: {document['now']} is out of range. Keep to the years 1970 to 9998.") from None
    return replace(call, time=datetime.fromisoformat(now))


def _add_faults(call: Call, documents: list[dict[str, Any]]) -> None:
    for document in documents:
        try:
            add_fault(replace(call, body=document))
        except UnknownFault as error:
            raise InvalidState(f"faults: {error.detail}") from None
        except TooManyFaults:
            most = call.surroundings.most_faults
            raise InvalidState(f"faults: There are {len(documents)}, and no more than {most} can be pending.") from None


def _waiting(call: Call, account_id: str | None = None) -> list[dict[str, Any]]:
    return [one.document() for one in decisions.waiting(call, account_id)]


def _own_accounts(call: Call) -> list[dict[str, Any]]:
    """The accounts that the emulator was started with, without their credentials."""
    found = [worlds.to_wire(account) for account in call.surroundings.settings.accounts]
    for account in found:
        del account["apiKey"], account["apiSecret"]
        account["accessTokens"] = [{"scopes": one["scopes"]} for one in account["accessTokens"]]
    return found


def _own_tokens(call: Call) -> list[dict[str, Any]]:
    return [{"accountId": token.account_id} for token in call.surroundings.settings.tokens]


def _account(call: Call, item: dict[str, Any]) -> Account:
    made_up = {
        "accountId": str(int(call.random(6), 36) % 90_000_000 + 10_000_000),
        "apiKey": call.random(16),
        "apiSecret": call.random(32),
    }
    given = [{"token": call.random(32)} | one for one in item.get("accessTokens", [])]
    try:
        return worlds.from_wire(Account, {**made_up, **item, "accessTokens": given})
    except SettingsError as error:
        raise InvalidRequest(
            f"body.accounts: allowedAddresses: {error}", name=call.contracts["emulator"].on_invalid
        ) from None


def _token(call: Call, item: dict[str, Any]) -> Token:
    return worlds.from_wire(Token, {"token": call.random(32)} | item)


def _server(call: Call, item: dict[str, Any]) -> Server:
    return worlds.from_wire(Server, {"serverKey": call.random(16), "serverSecret": call.random(32)} | item)


def _refuse_shared(call: Call, accounts: list[Account], tokens: list[Token], servers: list[Server]) -> None:
    """Each API key, token and server key is one world's, and means one of these in it."""
    given = (
        [account.api_key for account in accounts],
        [token.token for token in tokens],
        [one.token for account in accounts for one in account.access_tokens],
        [server.server_key for server in servers],
    )
    ids = [account.account_id for account in accounts]
    if any(len(set(texts)) < len(texts) for texts in (*given, ids)):
        raise CredentialInUse
    credentials: list[worlds.Credential] = [*accounts, *tokens, *servers]
    if any(call.surroundings.credentials.taken(one, call.transaction) for one in credentials):
        raise CredentialInUse


def _complete_fault(call: Call) -> dict[str, Any]:
    """A fault with every property."""
    nothing = dict.fromkeys(("operationId", "accountId", "error", "answer", "truncateTo"))
    fault = {**nothing, **call.contracts["emulator"].defaults("Fault"), **call.body}
    if fault["answer"]:
        fault["answer"] = {"headers": {}, "body": None, "text": None, **fault["answer"]}
    return fault


def _refuse_unlikely(call: Call, fault: dict[str, Any]) -> None:
    answers = [name for name in ("error", "answer", "drop") if fault[name] not in (None, False)]
    if len(answers) > 1:
        raise UnknownFault(f"A request can't have {' and '.join(answers)}. Keep one of them.")
    if not answers and not fault["delaySeconds"] and fault["truncateTo"] is None:
        raise UnknownFault("Nothing goes wrong. Give error, answer, drop, delaySeconds or truncateTo.")
    if fault["answer"]:
        _refuse_headers(fault["answer"])
    _refuse_unknown(call, fault)


def _refuse_headers(answer: dict[str, Any]) -> None:
    for name in answer["headers"]:
        if not _HEADER.fullmatch(name):
            raise UnknownFault(f"{name!r} is no name of a header.")
        if name.lower() in _FRAMING:
            raise UnknownFault(f"The header {name} is the server's to set. Leave it out; truncateTo cuts a body off.")
    if answer["text"] is not None and answer["body"] is not None:
        raise UnknownFault("The answer has body and text. Keep one of them.")


def _refuse_unknown(call: Call, fault: dict[str, Any]) -> None:
    operations = {
        operation.id: operation
        for name, contract in call.contracts.items()
        if name != "emulator"
        for operation in contract.operations.values()
    }
    operation_id, error = fault["operationId"], fault["error"]
    if operation_id is None:
        if error is not None:
            raise UnknownFault(f"{error} is an error of some operation. Name it in operationId.")
        return
    if operation_id not in operations:
        raise UnknownFault(f"No operation is called {operation_id!r}. There are: {', '.join(operations)}")
    operation = operations[operation_id]
    errors = operation.documented_errors | operation.errors
    if error is not None and error not in errors:
        raise UnknownFault(f"{operation_id} has no error {error!r}. Its errors are: {', '.join(errors)}")


def _start_clock(call: Call, now: datetime, *, frozen: bool) -> dict[str, Any]:
    if not clock.EARLIEST <= now <= clock.LATEST:
        raise ClockOutOfRange
    clock.start(call.transaction, call.world, now, call.system_time, frozen=frozen)
    return get_clock(replace(call, time=now))


def _decide_release(call: Call, sender_id: sender_ids.SenderId) -> None:
    request = sender_id["unlockDuplicate"]
    if request["status"] is None:
        raise NoReleaseRequest
    request |= {"status": call.body["release"], "dateUpdated": clock.timestamp(call.now)}
    if request["status"] == "APPROVED":
        decisions.release(call, sender_id)


def _set_status(call: Call, account_id: str, sender_id: sender_ids.SenderId) -> None:
    status = call.body["status"]
    if status != "DUPLICATED" and sender_ids.holder(call, sender_id["phoneNumber"]) not in (None, account_id):
        raise decisions.HeldElsewhere
    if status == "ACTIVE" and sender_id["status"] in ("PENDING", "DUPLICATED"):
        verification.verify(call, sender_id, call.body.get("method", "ARS"))
    elif status in ("PENDING", "DUPLICATED"):
        sender_id |= sender_ids.UNVERIFIED
    sender_id["status"] = status
