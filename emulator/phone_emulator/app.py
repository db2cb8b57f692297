"""The way of a request: route, read, then in one transaction authenticate, validate, handle, and check the answer."""

import logging
import secrets
import string
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_to_bytes

from phone_emulator import clock as clocks
from phone_emulator import security
from phone_emulator.apis import Call, Handler, emulator, pismo, senderid
from phone_emulator.contract import JSON, Answer, Contract, ContractError, Operation
from phone_emulator.errors import (
    Fault,
    InternalError,
    MethodNotAllowed,
    NotFound,
    PayloadTooLarge,
    UnsupportedMediaType,
    WireError,
)
from phone_emulator.settings import Account, Settings
from phone_emulator.store import MEMORY, Store, Transaction

APIS = {"senderid": senderid, "pismo": pismo, "emulator": emulator}
ERAS = ("2019", "2026")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

logger = logging.getLogger("phone_emulator")


class _Disconnected(Exception):
    """The client went away before its request was complete."""


class App:
    """The emulator as an ASGI application.

    Args:
        settings: Who may call it.
        store: Its state.
        era: The wire era of its answers, one of `ERAS`.
        clock: Gives the time, in UTC.
        random: Gives that many random upper-case letters and digits.

    Raises:
        ContractError: Contracts and handlers do not cover each other.
    """

    def __init__(
        self, settings: Settings, store: Store, era: str, clock: Callable[[], datetime], random: Callable[[int], str]
    ) -> None:
        self.settings = settings
        self._store = store
        self._clock = clock
        self._random = random
        self.contracts = {name: Contract(name, era) for name in APIS}
        self._schemes = {name: security.schemes(contract, settings) for name, contract in self.contracts.items()}
        self._handlers = dict(_handlers(self.contracts))
        self._routes = Routes(self.contracts)

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
        contract = self._routes.contract(path)
        try:
            answer = await self._answer(scope, path, contract, receive)
        except _Disconnected:
            return
        except Exception:
            logger.exception("%s %s failed", scope["method"], scope["path"])
            answer = contract.fallbacks[InternalError.__name__]
        await _send(send, answer)

    async def _answer(self, scope: Scope, path: list[str], contract: Contract, receive: Receive) -> Answer:
        errors = contract.fallbacks
        try:
            operation, parameters = self._routes.find(scope["method"], path)
            errors = operation.errors
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            content = await _read(receive, contract.body_limit) if operation.takes_body else b""
            answer: Answer = await self._store.submit(
                lambda transaction: self._perform(operation, parameters, headers, content, transaction)
            )
            return answer
        except MethodNotAllowed as error:
            answer = errors[error.name]
            return Answer(answer.status, answer.content, {"Allow": ", ".join(error.allowed)})
        except WireError as error:
            return errors[error.name].filled(error.detail, error.field)

    def _perform(
        self,
        operation: Operation,
        path: Mapping[str, str],
        headers: Mapping[str, str],
        content: bytes,
        transaction: Transaction,
    ) -> Answer:
        system_time = self._clock()
        now = clocks.read(transaction, system_time)
        caller = self._authenticate(operation, headers, now, transaction)
        parameters = operation.read_parameters(path, headers)
        body = _read_body(operation, headers, content)
        self._fail_on_demand(operation, transaction)
        call = Call(
            parameters, body, caller, transaction, now, system_time, self._random, self.settings, self.contracts
        )
        with transaction.savepoint():
            return operation.answer(self._handlers[operation.id](call))

    def _authenticate(
        self, operation: Operation, headers: Mapping[str, str], now: datetime, transaction: Transaction
    ) -> Any:
        for name in operation.security:
            caller = self._schemes[operation.contract.name][name].authenticate(headers, now, transaction)
            if isinstance(caller, Account) and operation.permissions:
                security.permit(caller, operation.permissions)
            return caller
        return None

    def _fail_on_demand(self, operation: Operation, transaction: Transaction) -> None:
        fault = transaction.one(
            "DELETE FROM faults WHERE id = (SELECT min(id) FROM faults WHERE operation_id = ?) RETURNING error",
            operation.id,
        )
        if fault is not None:
            raise Fault(name=fault[0])


class Routes:
    """Finds the operation that a path and a method mean."""

    def __init__(self, contracts: Mapping[str, Contract]) -> None:
        self._contracts = {contract.root: contract for contract in contracts.values()}
        self._default = contracts["emulator"]
        self._operations = [operation for contract in contracts.values() for operation in contract.operations.values()]

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
        for operation in self._operations:
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
    *,
    database: str = MEMORY,
    era: str = ERAS[0],
    clock: Callable[[], datetime] | None = None,
    random: Callable[[int], str] | None = None,
) -> App:
    """Build the emulator as an ASGI application.

    Args:
        settings: Who may call it; by default two accounts and a token, see `Settings`.
        database: Path of the SQLite file that holds its state, created when absent; by default the process holds it.
        era: `"2019"`, or `"2026"` for the account document as the provider answers it today.
        clock: Gives the time, aware and in UTC; by default the system's.
        random: Gives that many random upper-case letters and digits for identifiers; by default unpredictable ones.

    Raises:
        StoreError: The database can't be used.
    """
    schema = "".join(module.SCHEMA for module in (clocks, security, *APIS.values()))
    return App(settings or Settings(), Store(database, schema), era, clock or _utc_now, random or _random)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random(length: int) -> str:
    return "".join(secrets.choice(string.ascii_uppercase + string.digits) for _ in range(length))


def _handlers(contracts: Mapping[str, Contract]) -> Iterator[tuple[str, Handler]]:
    for name, contract in contracts.items():
        handlers = APIS[name].HANDLERS
        alone = handlers.keys() ^ contract.operations.keys()
        if alone:
            raise ContractError(f"{name}: no handler, or no operation, for {', '.join(sorted(alone))}")
        yield from handlers.items()


def _segments(scope: Scope) -> list[str]:
    """The segments of the path, decoded one by one: an encoded slash does not separate."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    encoded = raw.partition(b"?")[0].removeprefix(b"/").split(b"/")
    return [unquote_to_bytes(segment).decode(errors="replace") for segment in encoded]


def _match(operation: Operation, path: list[str]) -> dict[str, str] | None:
    if len(path) != len(operation.segments):
        return None
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


def _read_body(operation: Operation, headers: Mapping[str, str], content: bytes) -> Any:
    if not operation.takes_body:
        return None
    if content and headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise UnsupportedMediaType
    return operation.read_body(content)


async def _live(receive: Receive, send: Send) -> None:
    """Follow a server's life; the state stays open after it, since test clients start and stop around each request."""
    phase = ""
    while phase != "lifespan.shutdown":
        phase = (await receive())["type"]
        await send({"type": f"{phase}.complete"})


async def _send(send: Send, answer: Answer) -> None:
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers.items()]
    if answer.content:
        headers += [(b"content-type", JSON.encode()), (b"content-length", str(len(answer.content)).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
