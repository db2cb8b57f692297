"""The way of a request: route, read, then in one transaction authenticate, validate, handle, and check the answer."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from string import ascii_uppercase, digits
from typing import Any
from urllib.parse import parse_qs, unquote_to_bytes

from phone_emulator import answers, faults, heads, journal, masking, packing, page, security, uploads, worlds
from phone_emulator import clock as clocks
from phone_emulator.apis import Api, Beside, Call, Handler, Surroundings, discover
from phone_emulator.contract import JSON, Answer, Contract, Operation, stems, text
from phone_emulator.databases import MEMORY, StoreError, UnknownOutcomeError
from phone_emulator.delivery import Receive, Reply, Scope, Send, deliver
from phone_emulator.errors import (
    ContractError,
    InternalError,
    MethodNotAllowed,
    NotFound,
    Unavailable,
    UnsupportedMediaType,
    WireError,
)
from phone_emulator.exchange import LOOPBACK, Exchange
from phone_emulator.routes import CONTRACTS, Routes
from phone_emulator.settings import Account, Options, Settings
from phone_emulator.store import Foresight, Store, Transaction

CONTROL = "emulator"
_KEEPERS = (worlds, security, clocks, faults, journal, uploads)

# Seconds that somebody waits who asks whether the emulator works.
_PATIENCE = 1.0
_MOST_DIGITS = 18
# Bytes of a path of which what it means is kept.
_SHORT_PATH = 256
# A symbol for each byte; 32 of them, so that each comes as often as the others.
_SYMBOLS = (ascii_uppercase + digits)[-32:].encode() * 8

logger: logging.Logger = logging.getLogger("phone_emulator")


class App:
    """The emulator as an ASGI application.

    Args:
        apis: What it emulates, by the stem of the contract.
        settings: Who may call it.
        store: Its state, see `schema`.
        options: How it behaves.
        clock: Gives the time, in UTC.
        random: Gives that many random upper-case letters and digits.

    Raises:
        ContractError: Contracts and handlers do not cover each other.
    """

    def __init__(
        self,
        apis: Mapping[str, Api],
        settings: Settings,
        store: Store,
        options: Options,
        clock: Callable[[], datetime],
        random: Callable[[int], str],
    ) -> None:
        self._store = store
        self._clock = clock
        self.contracts: dict[str, Contract] = {name: api.contract(name, options.era) for name, api in apis.items()}
        credentials = worlds.Credentials(settings)
        forgets = [api.forget for api in apis.values() if api.forget is not None]
        self._surroundings = Surroundings(
            settings,
            credentials,
            self.contracts,
            _tables(apis),
            random,
            forgets,
            options.worlds,
            options.faults,
            worlds.Uses(timedelta(seconds=options.idle_seconds)),
        )
        self._schemes = {
            operation: scheme
            for contract in self.contracts.values()
            for operation, scheme in security.schemes(contract, credentials, options.control_token).items()
        }
        self._handlers = dict(_handlers(apis, self.contracts))
        self._beside = {
            contract.operations[id_]: beside
            for name, contract in self.contracts.items()
            for id_, beside in apis[name].beside.items()
        }
        self._routes = Routes(self.contracts, CONTROL, hidden=() if options.control else (CONTROL,))
        self._find = lru_cache(maxsize=1024)(self._routes.find)
        self._answers = answers.Answers()
        self._arrivals: set[asyncio.Future[None]] = set()
        self._journal = journal.Journal(options.journal, masking.Mask(self.contracts))
        self._control_token = options.control_token
        asks_for_token = options.control_token is not None
        self._pages = _contract_files(self.contracts)
        if options.control:
            self._pages |= page.answers(self.contracts, asks_for_token=asks_for_token)

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

    async def restore(self, state: bytes) -> str | None:
        """Bring the default world into a state, which is that of `putState`, whether the control API is offered or not.

        Args:
            state: The JSON of it.

        Returns:
            What is wrong with it, in which case nothing was changed; `None` when it is the state now.
        """
        operation = self.contracts[CONTROL].operations["putState"]
        headers = {"content-type": JSON, "authorization": f"Bearer {self._control_token}"}
        exchange = Exchange(
            "PUT", "/_emulator/worlds/default/state", "", headers, self.contracts[CONTROL], is_control=True
        )
        exchange.operation, exchange.texts = operation, {"world": "default"}
        if exchange.awaits_body:
            exchange.take(state)
        replied: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self.answer(exchange, replied.set_result)
        reply = await replied
        if exchange.error is None and reply.answer.status != operation.success:
            return "the emulator failed at it, and its console says why"
        return None if exchange.error is None else str(exchange.error).rstrip(".")

    def begin(
        self,
        method: str,
        path: bytes,
        query: bytes,
        headers: Mapping[str, str],
        *,
        repeated: frozenset[str] = frozenset(),
        peer: str = LOOPBACK,
    ) -> Exchange:
        """Find out what a request means whose body is still to come.

        Args:
            method: Its method.
            path: Its path as it was sent.
            query: Its query as it was sent.
            headers: Its headers, names in lower case.
            repeated: Names of headers that came more than once, whose values are joined.
            peer: The IP address that it comes from.
        """
        is_short = len(path) < _SHORT_PATH
        segments = _short_segments(path) if is_short else _segments(path)
        text, query_text = path.decode("latin-1"), query.decode("latin-1")
        exchange = Exchange(
            method,
            f"{text}?{query_text}" if query else text,
            query_text,
            headers,
            self._routes.contract(segments),
            peer,
            self._pages.get(segments) if method in ("GET", "HEAD") else None,
            is_control=segments[0] == uploads.PATH[0],
        )
        if method in ("GET", "HEAD") and segments == ("",) and _wants_page(headers) and (page.ROOT in self._pages):
            exchange.page = page.LEAD
        if exchange.page is None and segments[:-1] == uploads.PATH and method in ("GET", "HEAD"):
            exchange.file_key = segments[-1].partition(".")[0]
            return exchange
        try:
            exchange.operation, exchange.texts = (self._find if is_short else self._routes.find)(method, segments)
            if repeated:
                exchange.operation.refuse_repeated(repeated)
            if exchange.operation.takes_body:
                exchange.expect(_number(headers.get("content-length", "")))
                exchange.unpacker = packing.unpacker(headers)
        except WireError as error:
            exchange.refusal = error.kept()
        return exchange

    def answer(self, exchange: Exchange, settle: Callable[[Reply], object]) -> None:
        """Answer a request that is complete; `settle` gets the reply, not before this returns.

        What fails in the emulator itself is logged, and answered as such.
        """
        soon = asyncio.get_running_loop().call_soon
        if exchange.page is not None:
            soon(settle, Reply(exchange.page))
            return
        operation = exchange.operation if exchange.refusal is None else None
        if operation is not None and operation.file is not None and len(exchange.content) > uploads.SMALL:
            arrival = asyncio.ensure_future(self._answer_with_file(exchange, operation, operation.file.name, settle))
            self._arrivals.add(arrival)
            arrival.add_done_callback(self._arrivals.discard)
            return
        try:
            if operation is not None:
                _read_request(exchange, operation)
        except Exception as error:
            soon(settle, _failed(exchange, error))
            return
        if operation is not None and Unavailable.__name__ in operation.documented_errors:
            settle = _within(_PATIENCE, exchange, settle)
        self._submit(exchange, settle)

    async def reply(self, exchange: Exchange) -> Reply:
        """The reply to a request that is complete; who stops waiting for it does not keep it from being done."""
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()

        def settle(found: Reply) -> None:
            if not reply.done():
                reply.set_result(found)

        self.answer(exchange, settle)
        return await reply

    def reply_now(self, exchange: Exchange) -> Reply:
        """The reply to a request that is complete, in the thread of a caller who has no event loop, or has one wait."""
        if exchange.page is not None:
            return Reply(exchange.page)
        try:
            if exchange.operation is not None and exchange.refusal is None:
                _read_request(exchange, exchange.operation)
            reply: Reply = self._store.run(partial(self._perform, exchange), self._foresight(exchange))
        except Exception as error:
            return _failed(exchange, error)
        return reply

    async def _answer_with_file(
        self, exchange: Exchange, operation: Operation, name: str, settle: Callable[[Reply], object]
    ) -> None:
        """Read a large body in a thread and store its file by parts before the rest, so that nobody waits for it."""
        try:
            await asyncio.get_running_loop().run_in_executor(None, _read_request, exchange, operation)
            file = exchange.body[name] if exchange.body is not None else uploads.File()
            file.key = self._surroundings.random(uploads.KEY)
            if file.media_type is not None:
                await self._do(lambda transaction: uploads.begin(transaction, file))
                for part in uploads.taken(file.parts):
                    await self._do(partial(uploads.add, key=file.key, part=part))
            replied: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
            self._submit(exchange, replied.set_result)
            reply = await replied
            while await self._do(lambda transaction: uploads.discard(transaction, file.key)):
                pass
        except Exception as error:
            reply = _failed(exchange, error)
        settle(reply)

    async def _do(self, job: Callable[[Transaction], Any]) -> Any:
        """What a job gives that is a transaction of its own."""
        outcome: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def done(result: Any, error: Exception | None) -> None:
            if error is None:
                outcome.set_result(result)
            else:
                outcome.set_exception(error)

        self._store.submit(job, done)
        return await outcome

    def _submit(self, exchange: Exchange, settle: Callable[[Reply], object]) -> None:
        def perform(transaction: Transaction) -> Reply:
            return self._perform(exchange, transaction)

        def done(reply: Any, error: Exception | None) -> None:
            settle(reply if error is None else _failed(exchange, error))

        self._store.submit(perform, done, self._foresight(exchange))

    def _foresight(self, exchange: Exchange) -> Foresight | None:
        """What is known of a request that may run beside others."""
        operation = exchange.operation
        beside = self._beside.get(operation) if operation and self._store.is_shared else None
        if operation is None or beside is None or exchange.refusal is not None:
            return None
        scheme = self._schemes[operation]
        if scheme is None:
            return None
        body = exchange.body if isinstance(exchange.body, dict) else {}
        named = ((name, exchange.parameters.get(name, body.get(name))) for name in beside.names)
        touches = scheme.touches(exchange)
        if touches is None:
            return None
        return Foresight(
            touches | {f"{name} {value}" for name, value in named},
            partial(self._look_ahead, exchange, scheme, beside),
            operation.id if beside.is_hopeful else "",
        )

    def _look_ahead(
        self, exchange: Exchange, scheme: security.Scheme, beside: Beside, transaction: Transaction
    ) -> None:
        """Read together with other requests what this one needs, if it is what it says."""
        try:
            world, caller, _ = scheme.identify(exchange, transaction)
        except WireError:
            return
        clocks.foresee(transaction, world)
        faults.foresee(transaction, world)
        if exchange.invalid is None:
            values = exchange.parameters, exchange.body, caller, world, transaction
            now = transaction.memory.setdefault("time", self._clock())
            beside.look_ahead(Call(*values, now, now, [], self._surroundings))

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: bytes = scope.get("raw_path") or scope["path"].encode()
        fields = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        headers, repeated = heads.combined(fields)
        target = path.partition(b"?")[0], scope["query_string"]
        peer = (scope.get("client") or (LOOPBACK,))[0]
        exchange = self.begin(scope["method"], *target, headers, repeated=repeated, peer=peer)
        more = True
        while more and exchange.awaits_body:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            exchange.take(message.get("body", b""))
            more = message.get("more_body", False)
        await deliver(await self.reply(exchange), receive, send)

    def _perform(self, exchange: Exchange, transaction: Transaction) -> Reply:
        exchange.begin()
        # One for a whole transaction: whatever happens in it happens at once.
        system_time = transaction.memory.get("time")
        if system_time is None:
            system_time = transaction.memory["time"] = self._clock()
        if exchange.file_key is not None:
            return Reply(_file(uploads.content(transaction, exchange.file_key), exchange))
        try:
            reply = self._reply(exchange, system_time, transaction)
        except WireError as error:
            exchange.error = error.kept()
            errors = exchange.operation.errors if exchange.operation else exchange.contract.fallbacks
            reply = Reply(_refused(error, errors))
        if not exchange.is_control:
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
            f"http://{exchange.headers.get('host', 'localhost')}",
        )
        if operation.contract.name == CONTROL:
            return Reply(self._work(operation, call))
        if exchange.account_id is None and "accountId" in exchange.parameters:
            exchange.account_id = str(exchange.parameters["accountId"])
        fault = faults.draw(transaction, exchange.world, operation.id, exchange.account_id)
        if fault is None:
            return self._read(operation, call, answers.key(exchange, operation))
        return self._fail(exchange, fault, operation, call)

    def _admit(
        self, exchange: Exchange, operation: Operation, system_time: datetime, transaction: Transaction
    ) -> datetime:
        """Find out who sends a request, whether that one may, and the time of the world that the request is in."""
        scheme = self._schemes[operation]
        if scheme is None:
            return clocks.read(transaction, exchange.world, system_time)
        identity = scheme.identify(exchange, transaction)
        exchange.world, exchange.caller = identity.world, identity.caller
        self._surroundings.uses.note(transaction, exchange.world, system_time)
        if isinstance(identity.caller, Account):
            exchange.account_id = identity.caller.account_id
        now = clocks.read(transaction, exchange.world, system_time)
        identity.verify(now, transaction)
        if isinstance(identity.caller, Account):
            security.admit_address(identity.caller, exchange.peer)
        if isinstance(identity.caller, Account) and operation.permissions:
            security.permit(identity.caller, operation.permissions)
        return now

    def _read(self, operation: Operation, call: Call, key: answers.Key) -> Reply:
        """What was answered before, or what a request asks for is done."""
        if operation.takes_body or self._store.is_shared:
            return Reply(self._work(operation, call))
        reply = self._answers.find(key, call)
        if reply is None:
            reply = Reply(self._work(operation, call))
            self._answers.keep(key, call, reply)
        return reply

    def _work(self, operation: Operation, call: Call) -> Answer:
        handler = self._handlers[operation]

        def work() -> Answer | WireError:
            result = handler(call)
            return result if isinstance(result, WireError) else operation.answer(result)

        transaction = call.transaction
        writes = transaction.writes
        try:
            outcome = transaction.attempt(work)
        finally:
            if transaction.writes != writes:
                transaction.has_changed = True
                self._answers.forget(None if operation.contract.name == CONTROL else call.world)
        if isinstance(outcome, WireError):
            raise outcome
        return outcome

    def _fail(self, exchange: Exchange, fault: faults.Fault, operation: Operation, call: Call) -> Reply:
        """Do what a request asks for, unless its fault keeps it from that, and answer as the fault says."""
        exchange.fault = fault.id
        answer = Answer(operation.success, b"", {})
        if fault.works:
            try:
                answer = self._work(operation, call)
            except WireError as error:
                exchange.error = error.kept()
                answer = _refused(error, operation.errors)
        return Reply(
            fault.replaced(answer, operation.errors),
            fault.document["delaySeconds"],
            fault.document["drop"],
            fault.document["truncateTo"],
        )


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
    apis = discover()
    store = Store(database, schema(apis))
    try:
        return App(apis, settings or Settings(), store, options or Options(), clock or _utc_now, random or _random)
    except BaseException:
        store.close()
        raise


def schema(apis: Mapping[str, Api]) -> str:
    """The statements that create every table."""
    return "".join([*(keeper.SCHEMA for keeper in _KEEPERS), *(api.schema for api in apis.values())])


def _tables(apis: Mapping[str, Api]) -> list[str]:
    kept = [keeper.TABLES for keeper in _KEEPERS if keeper is not worlds]
    return [table for tables in (*kept, *(api.tables for api in apis.values())) for table in tables]


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random(length: int) -> str:
    return secrets.token_bytes(length).translate(_SYMBOLS).decode()


def _handlers(apis: Mapping[str, Api], contracts: Mapping[str, Contract]) -> Iterator[tuple[Operation, Handler]]:
    providers: dict[str, Operation] = {}
    for name, contract in contracts.items():
        handlers = apis[name].handlers
        alone = handlers.keys() ^ contract.operations.keys()
        if alone:
            raise ContractError(f"{name}: no handler, or no operation, for {', '.join(sorted(alone))}")
        for id_, operation in contract.operations.items():
            other = operation if name == CONTROL else providers.setdefault(id_, operation)
            if other is not operation:
                names = f"{other.contract.name} and {name}"
                raise ContractError(f"{names} both have {id_}, and faults name it alone. Rename one.")
            yield operation, handlers[id_]


def _segments(path: bytes) -> tuple[str, ...]:
    """The segments of a path, decoded one by one: an encoded slash does not separate."""
    found = path.removeprefix(b"/").split(b"/")
    return tuple(unquote_to_bytes(segment).decode(errors="replace") for segment in found)


_short_segments = lru_cache(maxsize=1024)(_segments)


def _read_request(exchange: Exchange, operation: Operation) -> None:
    """Read parameters and body; what is wrong with them is told after the credentials are found good."""
    try:
        query = parse_qs(exchange.query, keep_blank_values=True) if exchange.query else {}
        exchange.parameters = operation.read_parameters(exchange.texts, query, exchange.headers)
        if operation.takes_body:
            exchange.body = _read_body(operation, exchange)
    except WireError as error:
        exchange.invalid = error.kept()


def _number(text: str) -> int:
    """What a header says in digits; 0 where it does not."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0


def _read_body(operation: Operation, exchange: Exchange) -> Any:
    declared = exchange.headers.get("content-type", "")
    if declared != JSON and exchange.content and declared.partition(";")[0].strip().lower() != JSON:
        raise UnsupportedMediaType
    if unknown := packing.unknown(exchange.headers):
        raise UnsupportedMediaType(f"The body is packed by {unknown[:40]}, which is not read. Pack it by gzip, or not.")
    if exchange.unpacker is not None and exchange.received:
        exchange.unpacker.end()
    if exchange.unpacker is not None and exchange.unpacker.problem:
        raise operation.malformed(exchange.unpacker.problem)
    return operation.read_body(exchange.content)


def _failed(exchange: Exchange, error: Exception) -> Reply:
    """The answer to a request that the emulator itself has failed at."""
    told = f": {error}" if isinstance(error, StoreError) else ""
    operation = exchange.operation
    if isinstance(error, StoreError) and operation is not None and Unavailable.__name__ in operation.documented_errors:
        return Reply(_refused(Unavailable(str(error)), operation.errors))
    path = exchange.path.partition("?")[0]
    logger.error("%s %s failed%s", exchange.method, path, told, exc_info=None if told else error)
    # Whoever is told of a failure takes it that nothing was done; who gets no answer looks before he asks again.
    return Reply(exchange.contract.fallbacks[InternalError.__name__], drop=isinstance(error, UnknownOutcomeError))


def _within(seconds: float, exchange: Exchange, settle: Callable[[Reply], object]) -> Callable[[Reply], object]:
    """Settles a request that an answer about the database is wanted of, with or without one."""

    def settle_once(reply: Reply) -> None:
        if not timer.cancelled():
            timer.cancel()
            settle(reply)

    def give_up() -> None:
        settle_once(Reply(exchange.operation.errors[Unavailable.__name__]))  # type: ignore[union-attr]

    timer = asyncio.get_running_loop().call_later(seconds, give_up)
    return settle_once


def _wants_page(headers: Mapping[str, str]) -> bool:
    """Whether it is a browser that asks, which shows pages."""
    return "text/html" in headers.get("accept", "")


def _contract_files(contracts: Mapping[str, Contract]) -> dict[tuple[str, ...], Answer]:
    """The contracts that stand in files, by the segments of their paths."""
    headers = {"content-type": "application/yaml", "x-content-type-options": "nosniff"}
    return {(*CONTRACTS, f"{name}.yaml"): Answer(200, text(name), headers) for name in contracts if name in stems()}


def _file(found: tuple[str, bytes] | None, exchange: Exchange) -> Answer:
    """A file as browsers get it: as what its beginning says, and nothing that runs."""
    if found is None:
        return exchange.contract.fallbacks[NotFound.__name__]
    media_type, content = found
    return Answer(200, content, {"content-type": media_type, "x-content-type-options": "nosniff"})


def _refused(error: WireError, errors: Mapping[str, Any]) -> Answer:
    if isinstance(error, MethodNotAllowed):
        answer = errors[error.name]
        return Answer(answer.status, answer.content, {"Allow": ", ".join(error.allowed)})
    filled: Answer = errors[error.name].filled(error)
    return filled


async def _live(receive: Receive, send: Send) -> None:
    """Follow a server's life; the state stays open after it, since test clients start and stop around each request."""
    phase = ""
    while phase != "lifespan.shutdown":
        phase = (await receive())["type"]
        await send({"type": f"{phase}.complete"})
