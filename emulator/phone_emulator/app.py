"""The way of a request: route, read, then in one transaction authenticate, validate, handle, and check the answer."""

import logging
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from string import ascii_uppercase, digits
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes

from phone_emulator import clock as clocks
from phone_emulator import faults, journal, page, security, worlds
from phone_emulator.apis import Call, Handler, Surroundings, emulator, pismo, senderid
from phone_emulator.contract import JSON, Answer, Contract, ContractError, Operation
from phone_emulator.databases import MEMORY, StoreError
from phone_emulator.delivery import Receive, Reply, Scope, Send, deliver
from phone_emulator.errors import (
    InternalError,
    MethodNotAllowed,
    NotFound,
    PayloadTooLarge,
    UnsupportedMediaType,
    WireError,
)
from phone_emulator.exchange import Exchange
from phone_emulator.settings import Account, Options, Settings
from phone_emulator.store import Store, Transaction

APIS = {"senderid": senderid, "pismo": pismo, "emulator": emulator}
CONTROL = "emulator"

# A symbol for each byte; 32 of them, so that each comes as often as the others.
_SYMBOLS = (ascii_uppercase + digits)[-32:].encode() * 8

logger = logging.getLogger("phone_emulator")


class _Disconnected(Exception):
    """The client went away before its request was complete."""


class App:
    """The emulator as an ASGI application.

    Args:
        settings: Who may call it.
        store: Its state.
        options: How it behaves.
        clock: Gives the time, in UTC.
        random: Gives that many random upper-case letters and digits.

    Raises:
        ContractError: Contracts and handlers do not cover each other.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        options: Options,
        clock: Callable[[], datetime],
        random: Callable[[int], str],
    ) -> None:
        self._store = store
        self._clock = clock
        self.contracts = {name: Contract(name, options.era) for name in APIS}
        credentials = worlds.Credentials(settings)
        self._surroundings = Surroundings(settings, credentials, self.contracts, random, options.worlds)
        self._schemes = {
            name: security.schemes(contract, credentials, options.control_token)
            for name, contract in self.contracts.items()
        }
        self._handlers = dict(_handlers(self.contracts))
        self._routes = Routes(self.contracts, hidden=() if options.control else (CONTROL,))
        self._journal = journal.Journal(options.journal)
        asks_for_token = options.control_token is not None
        self._pages = page.answers(self.contracts, asks_for_token=asks_for_token) if options.control else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the life of the server."""
        if scope["type"] == "http":
            await self._serve(scope, receive, send)
        elif scope["type"] == "lifespan":
            await _live(receive, send)
        else:
            raise NotImplementedError(f"no {scope['type']} here")

    def close(self) -> None:
        """Close the state; nothing can be answered afterwards."""
        self._store.close()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = _segments(scope)
        seen = self._pages.get(tuple(path))
        if seen is not None and scope["method"] in ("GET", "HEAD"):
            await deliver(Reply(seen), scope, receive, send)
            return
        contract = self._routes.contract(path)
        try:
            reply = await self._answer(scope, path, contract, receive)
        except _Disconnected:
            return
        except Exception as error:
            told = f": {error}" if isinstance(error, StoreError) else ""
            logger.error("%s %s failed%s", scope["method"], scope["path"], told, exc_info=not told)
            reply = Reply(contract.fallbacks[InternalError.__name__])
        await deliver(reply, scope, receive, send)

    async def _answer(self, scope: Scope, path: list[str], contract: Contract, receive: Receive) -> Reply:
        exchange = Exchange(
            method=scope["method"],
            path=_target(scope),
            headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
        )
        try:
            exchange.operation, parameters = self._routes.find(exchange.method, path)
            if exchange.operation.takes_body:
                exchange.content = await _read(receive, exchange.operation.body_limit)
            _read_request(exchange, parameters, scope["query_string"])
        except WireError as error:
            exchange.refusal = error
        reply: Reply = await self._store.submit(lambda transaction: self._perform(exchange, contract, transaction))
        return reply

    def _perform(self, exchange: Exchange, contract: Contract, transaction: Transaction) -> Reply:
        exchange.begin()
        system_time = self._clock()
        errors = exchange.operation.errors if exchange.operation else contract.fallbacks
        try:
            reply = self._reply(exchange, system_time, transaction)
        except WireError as error:
            exchange.error = error
            reply = Reply(_refused(error, errors))
        if not exchange.path.startswith("/_emulator"):
            now = clocks.read(transaction, exchange.world, system_time)
            self._journal.record(transaction, exchange, reply.answer, now)
        return reply

    def _reply(self, exchange: Exchange, system_time: datetime, transaction: Transaction) -> Reply:
        operation = exchange.operation
        if exchange.refusal is not None or operation is None:
            raise exchange.refusal or NotFound
        now = self._admit(exchange, operation, system_time, transaction)
        if exchange.invalid is not None:
            raise exchange.invalid
        call = Call(
            exchange.parameters,
            exchange.body,
            exchange.caller,
            exchange.world,
            transaction,
            now,
            system_time,
            exchange.changes,
            self._surroundings,
        )
        if operation.contract.name == CONTROL:
            return Reply(self._work(operation, call))
        exchange.account_id = exchange.account_id or str(exchange.parameters["accountId"])
        fault = faults.draw(transaction, exchange.world, operation.id, exchange.account_id)
        if fault is None:
            return Reply(self._work(operation, call))
        return self._fail(exchange, fault, operation, call)

    def _admit(
        self, exchange: Exchange, operation: Operation, system_time: datetime, transaction: Transaction
    ) -> datetime:
        """Find out who sends a request, whether that one may, and the time of the world that the request is in."""
        for name in operation.security:
            scheme = self._schemes[operation.contract.name][name]
            identity = scheme.identify(exchange.headers, transaction)
            exchange.world, exchange.caller = identity.world, identity.caller
            if isinstance(identity.caller, Account):
                exchange.account_id = identity.caller.account_id
            now = clocks.read(transaction, exchange.world, system_time)
            scheme.verify(identity, now, transaction)
            if isinstance(identity.caller, Account) and operation.permissions:
                security.permit(identity.caller, operation.permissions)
            return now
        return clocks.read(transaction, exchange.world, system_time)

    def _work(self, operation: Operation, call: Call) -> Answer:
        handler = self._handlers[operation.id]
        return call.transaction.attempt(lambda: operation.answer(handler(call)))

    def _fail(self, exchange: Exchange, fault: faults.Fault, operation: Operation, call: Call) -> Reply:
        """Do what a request asks for, unless its fault keeps it from that, and answer as the fault says."""
        exchange.fault = fault.id
        answer = Answer(operation.success, b"", {})
        if fault.works:
            try:
                answer = self._work(operation, call)
            except WireError as error:
                exchange.error = error
                answer = _refused(error, operation.errors)
        return Reply(
            fault.replaced(answer, operation.errors),
            fault.document["delaySeconds"],
            fault.document["drop"],
            fault.document["truncateTo"],
        )


class Routes:
    """Finds the operation that a path and a method mean.

    Args:
        contracts: Every contract by its stem.
        hidden: Those whose operations are not to be found.
    """

    def __init__(self, contracts: Mapping[str, Contract], hidden: tuple[str, ...] = ()) -> None:
        self._contracts = {contract.root: contract for contract in contracts.values()}
        self._default = contracts[CONTROL]
        self._operations: defaultdict[tuple[str, int], list[Operation]] = defaultdict(list)
        for name, contract in contracts.items():
            for operation in contract.operations.values() if name not in hidden else ():
                self._operations[operation.segments[0], len(operation.segments)].append(operation)

    def contract(self, path: list[str]) -> Contract:
        """Whose wire form a path is answered in."""
        return self._contracts.get(path[0], self._default)

    def find(self, method: str, path: list[str]) -> tuple[Operation, dict[str, str]]:
        """The operation, and the texts of its path parameters.

        Raises:
            NotFound: No operation has this path.
            MethodNotAllowed: None that has it has this method.
        """
        allowed = []
        for operation in self._operations.get((path[0], len(path)), ()):
            parameters = _match(operation, path)
            if parameters is None:
                continue
            if operation.method == method:
                return operation, parameters
            allowed.append(operation.method)
        if allowed:
            raise MethodNotAllowed(allowed)
        raise NotFound


def create_app(
    settings: Settings | None = None,
    options: Options | None = None,
    *,
    database: str = MEMORY,
    clock: Callable[[], datetime] | None = None,
    random: Callable[[int], str] | None = None,
) -> App:
    """Build the emulator as an ASGI application.

    Args:
        settings: Who may call it; by default two accounts and a token, see `Settings`.
        options: How it behaves, see `Options`.
        database: Path of the SQLite file that holds its state, created when absent, or the URL of a PostgreSQL
            database; by default the process holds it.
        clock: Gives the time, aware and in UTC; by default the system's.
        random: Gives that many random upper-case letters and digits for identifiers; by default unpredictable ones.

    Raises:
        StoreError: The database can't be used.
    """
    schema = "".join(module.SCHEMA for module in (worlds, security, clocks, faults, journal, senderid, pismo))
    store = Store(database, schema)
    try:
        return App(settings or Settings(), store, options or Options(), clock or _utc_now, random or _random)
    except BaseException:
        store.close()
        raise


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random(length: int) -> str:
    return secrets.token_bytes(length).translate(_SYMBOLS).decode()


def _handlers(contracts: Mapping[str, Contract]) -> Iterator[tuple[str, Handler]]:
    for name, contract in contracts.items():
        handlers = APIS[name].HANDLERS
        alone = handlers.keys() ^ contract.operations.keys()
        if alone:
            raise ContractError(f"{name}: no handler, or no operation, for {', '.join(sorted(alone))}")
        yield from handlers.items()


def _target(scope: Scope) -> str:
    """Path and query as they were sent."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = raw.partition(b"?")[0].decode("latin-1")
    query: str = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def _segments(scope: Scope) -> list[str]:
    """The segments of the path, decoded one by one: an encoded slash does not separate."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    encoded = raw.partition(b"?")[0].removeprefix(b"/").split(b"/")
    if b"%" not in raw:
        return [segment.decode(errors="replace") for segment in encoded]
    return [unquote_to_bytes(segment).decode(errors="replace") for segment in encoded]


def _match(operation: Operation, path: list[str]) -> dict[str, str] | None:
    parameters = {}
    for expected, actual in zip(operation.segments, path, strict=True):
        if expected.startswith("{"):
            parameters[expected.strip("{}")] = actual
        elif expected != actual:
            return None
    return parameters


async def _read(receive: Receive, limit: int) -> bytes:
    content = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Disconnected
        content += message.get("body", b"")
        if len(content) > limit:
            raise PayloadTooLarge(f"The body is larger than {limit} bytes. Send a smaller one.")
        more = message.get("more_body", False)
    return bytes(content)


def _read_request(exchange: Exchange, path: Mapping[str, str], query: bytes) -> None:
    """Read parameters and body; what is wrong with them is told after the credentials are found good."""
    assert exchange.operation is not None
    try:
        texts = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True)) if query else {}
        exchange.parameters = exchange.operation.read_parameters(path, texts, exchange.headers)
        exchange.body = _read_body(exchange.operation, exchange.headers, exchange.content)
    except WireError as error:
        exchange.invalid = error


def _read_body(operation: Operation, headers: Mapping[str, str], content: bytes) -> Any:
    if not operation.takes_body:
        return None
    if content and headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise UnsupportedMediaType
    return operation.read_body(content)


def _refused(error: WireError, errors: Mapping[str, Any]) -> Answer:
    if isinstance(error, MethodNotAllowed):
        answer = errors[error.name]
        return Answer(answer.status, answer.content, {"Allow": ", ".join(error.allowed)})
    filled: Answer = errors[error.name].filled(error.detail, error.field)
    return filled


async def _live(receive: Receive, send: Send) -> None:
    """Follow a server's life; the state stays open after it, since test clients start and stop around each request."""
    phase = ""
    while phase != "lifespan.shutdown":
        phase = (await receive())["type"]
        await send({"type": f"{phase}.complete"})
