"""Answers that get lost, of the emulator itself or on the way: what was done is found, and nothing is done twice."""

import asyncio
import inspect
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from phone_emulator import create_app
from phone_emulator.testing import InProcess, World
from pismo_client import AsyncPismoClient, PismoClient
from pismo_client import Retries as PismoRetries
from pismo_client import errors as pismo_errors
from senderid_client import AsyncSenderIdClient, Retries, SenderIdClient, errors

ROUNDS = [1, pytest.param(50, marks=pytest.mark.deep)]  # of each call, with the look-up and without
# An answer is lost `after` the work was done, or `cut off` then, or `before` it and nothing is done, or while the
# request is `under way`, and is done when somebody has looked twice.
WHEN = ("after", "cut off", "before", "under way")
NUMBER, OTHER = "01000000001", "01000000002"
DOCUMENTS = [f"DOC2018103010561{index}MMXDST163SYMMX3" for index in range(3)]


class OnItsWay(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Counts the requests that change something; late ones arrive when somebody has looked twice."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._waiting: list[httpx.Request] = []
        self._looks = 0
        self.is_late = False
        self.sent = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if late := self._waits(request):
            raise late
        answer: httpx.Response = self._inner.handle_request(request)
        for arriving in self._arriving(request):
            self._inner.handle_request(arriving)
        return answer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if late := self._waits(request):
            raise late
        answer: httpx.Response = await self._inner.handle_async_request(request)
        for arriving in self._arriving(request):
            await self._inner.handle_async_request(arriving)
        return answer

    def _waits(self, request: httpx.Request) -> httpx.ReadTimeout | None:
        if request.method == "GET":
            return None
        self.sent += 1
        self._looks = 0
        if not self.is_late:
            return None
        self._waiting.append(request)
        return httpx.ReadTimeout("lost", request=request)

    def _arriving(self, request: httpx.Request) -> Iterator[httpx.Request]:
        self._looks += request.method == "GET"
        while self._looks == 2 and self._waiting:
            yield self._waiting.pop()


@dataclass(frozen=True, eq=False)
class Call:
    """A call whose answer is lost.

    Attributes:
        method: Of the client.
        operation_id: Of the contract.
        args, kwargs: Its arguments.
        before: What is there before it, and looks almost like what it makes.
        made: What it has made among what is there, from a world.
        is_right: Whether an answer has what was made.
    """

    method: str
    operation_id: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    before: Callable[[Any, World], Any]
    made: Callable[[World], list[Any]]
    is_right: Callable[[Any, Any], bool]

    @property
    def is_pismo(self) -> bool:
        return self.method == "create_phone"


def register(client: SenderIdClient) -> None:
    for number in (NUMBER, OTHER):
        client.create_number(phone_number=number)


def reject(world: World) -> None:
    """Have a person reject all that waits."""
    for request in world.requests():
        world.decide(request["requestId"], "REJECTED", reason="illegible")


def pending(requests: list[Any]) -> list[Any]:
    return [one for one in requests if one["status"] == "PENDING"]


def requested(world: World, *path: str) -> list[Any]:
    """What stands at a place of the account, or of its number."""
    (account,) = (one for one in world.state()["senderid"]["accounts"] if one["accountId"] == world.account_id)
    (number,) = (one for one in account["numbers"] if one["phoneNumber"] == NUMBER)
    return [{"account": account, "number": number}[path[0]][path[1]]]


def create_number() -> Iterator[Call]:
    yield Call(
        "create_number",
        "createNumber",
        (),
        {"phone_number": NUMBER},
        lambda client, _: client.create_number(phone_number=OTHER),
        lambda world: [one for one in world.numbers() if one["phoneNumber"] == NUMBER],
        lambda account, made: made["phoneNumber"] in [one.phone_number for one in account.sender_ids],
    )


def create_phone() -> Iterator[Call]:
    full = {"area_code": 11, "country_code": 1, "extension": "9", "active": False}
    for given in ({}, full, {"area_code": -7}, {"area_code": 0}, {"country_code": 55}, {"country_code": 0}):
        wanted = {"country_code": 55, "area_code": None, **given}

        def before(client: PismoClient, _: World, wanted: dict[str, Any] = wanted) -> None:
            for other in ({}, {"country_code": 1}, {"area_code": 11}, {"area_code": 0}, {"number": "2"}):
                phone: dict[str, Any] = {"number": "1", "country_code": 55, "area_code": None, **other}
                if any(wanted.get(name, "1") != value for name, value in phone.items()):
                    client.create_phone(7, type_="MOBILE", **phone)

        def made(world: World, wanted: dict[str, Any] = wanted) -> list[Any]:
            return [one for one in world.phones() if {"number": "1", **wanted}.items() <= one["phone"].items()]

        kwargs = {"number": "1", "type_": "MOBILE", **given}
        yield Call(
            "create_phone", "createPhone", (7,), kwargs, before, made, lambda phone, made: phone.id == made["id"]
        )


def request_approval() -> Iterator[Call]:
    for documents in (DOCUMENTS[:1], DOCUMENTS[1:]):

        def before(client: SenderIdClient, world: World, documents: list[str] = documents) -> None:
            register(client)
            client.request_approval(NUMBER, documents=documents)
            reject(world)
            client.request_approval(OTHER, documents=documents)
            client.request_approval(NUMBER, documents=[one for one in DOCUMENTS if one not in documents])

        def made(world: World, documents: list[str] = documents) -> list[Any]:
            (found,) = requested(world, "number", "approvalDocuments")
            return [one for one in pending(found) if {*documents} <= {*str(one).split("'")}]

        yield Call(
            "request_approval",
            "requestApproval",
            (NUMBER,),
            {"documents": documents},
            before,
            made,
            lambda account, made: (
                [made["dateCreated"]]
                == [
                    f"{one.date_created:%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"
                    for number in account.sender_ids
                    if number.phone_number == NUMBER
                    for one in number.approval_documents[2:]
                ]
            ),
        )


def request_limit_increase() -> Iterator[Call]:
    def before(client: SenderIdClient, world: World) -> None:
        client.request_limit_increase(limit=30, documents=DOCUMENTS[1:])
        reject(world)
        client.request_limit_increase(limit=31, documents=DOCUMENTS[:1])
        client.request_limit_increase(limit=30, documents=DOCUMENTS[:1])
        register(client)

    def made(world: World) -> list[Any]:
        (found,) = requested(world, "account", "limitationDocuments")
        return [one for one in pending(found) if (one["limitRequested"], one["documents"]) == (30, DOCUMENTS[1:])]

    yield Call(
        "request_limit_increase",
        "requestLimitIncrease",
        (),
        {"limit": 30, "documents": DOCUMENTS[1:]},
        before,
        made,
        lambda account, made: made["limitationId"] in [one.limitation_id for one in account.limitation_documents],
    )


def request_duplicate_release() -> Iterator[Call]:
    for name in (None, "홍길동"):

        def before(client: SenderIdClient, _: World, name: str | None = name) -> None:
            register(client)
            client.request_duplicate_release(OTHER, reason="because", name=name)
            client.request_duplicate_release(NUMBER, reason="because", name="Another")

        def made(world: World, name: str | None = name) -> list[Any]:
            found = requested(world, "number", "unlockDuplicate")
            return [one for one in found if (one["reasonForRequested"], one["name"]) == ("because", name)]

        yield Call(
            "request_duplicate_release",
            "requestDuplicateRelease",
            (NUMBER,),
            {"reason": "because", "name": name},
            before,
            made,
            lambda account, made: (
                made["duplicateId"] in [one.unlock_duplicate.duplicate_id for one in account.sender_ids]
            ),
        )


CALLS = [
    [*calls()]
    for calls in (create_number, create_phone, request_approval, request_limit_increase, request_duplicate_release)
]


class Losing:
    """Makes a call over and over in one world, and loses its answers."""

    def __init__(self, world: World, when: str) -> None:
        self._world = world
        self._when = when
        self.on_its_way = OnItsWay(world.transport)
        self._states: dict[Call, Any] = {}

    def settings(self, call: Call) -> dict[str, Any]:
        """Of a client of the API of a call."""
        if call.is_pismo:
            credentials: dict[str, Any] = {
                "access_token": self._world.access_token,
                "retries": PismoRetries(2, first=0.0),
            }
        else:
            credentials = {"api_key": self._world.api_key, "api_secret": self._world.api_secret}
            credentials["retries"] = Retries(2, first=0.0)
        return {**credentials, "transport": self.on_its_way}

    def prepare(self, call: Call) -> None:
        """Have the next of these calls lose its answer."""
        if call not in self._states:
            self._world.reset()
            make: Any = PismoClient if call.is_pismo else SenderIdClient
            with make(**{**self.settings(call), "transport": self._world.transport}) as client:
                call.before(client, self._world)
            assert [] == call.made(self._world)
            if self._when == "cut off":
                self._world.fail_next(call.operation_id, truncate_to=1)
            elif self._when != "under way":
                self._world.fail_next(call.operation_id, drop=True, after_work=self._when == "after")
            self._states[call] = self._world.state()
        self._world.restore(self._states[call])
        self.on_its_way.sent = 0
        self.on_its_way.is_late = self._when == "under way"

    def check(self, call: Call, found: list[Any]) -> None:
        """Nothing is there twice, and each answer is the right one, or says that nothing is there."""
        made = call.made(self._world)
        assert (1, 0 if self._when == "before" else 1) == (self.on_its_way.sent, len(made))
        assert all(call.is_right(answer, made[0]) for answer in found if answer is not None)


@pytest.fixture(scope="module")
def emulator() -> InProcess:
    return InProcess(create_app())


@pytest.fixture
def world(emulator: InProcess) -> Iterator[World]:
    with emulator.world(accounts=[{"limit": 20, "documents": DOCUMENTS}]) as world:
        yield world


@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("calls", CALLS, ids=lambda calls: calls[0].method)
def test_lost_answers(calls: list[Call], kind: str, when: str, rounds: int, world: World) -> None:
    """Whether the call looks by itself or its error is asked: nothing is done twice, and nothing is found that is not
    there, or not found that is.
    """
    losing = Losing(world, when)
    named: Any = pismo_errors if calls[0].is_pismo else errors
    unknown = named.UnexpectedAnswerError if when == "cut off" else named.OutcomeUnknownError
    there = {"before": [False] * 3, "under way": [False, False, True]}.get(when, [True] * 3)

    async def run(client: Any) -> None:
        for call, looks in [*itertools.product(calls, (False, True))] * rounds:
            losing.prepare(call)
            method = getattr(client.with_options(look_up=looks), call.method)
            if looks and when != "before":
                losing.check(call, [await settled(method(*call.args, **call.kwargs))])
                continue
            with pytest.raises(unknown) as raised:
                await settled(method(*call.args, **call.kwargs))
            assert looks == ("It was looked for, 3 times, and was not there yet" in str(raised.value))
            found = [await settled(raised.value.look_up()) for _ in there]
            assert there == [one is not None for one in found]
            losing.check(call, found)

    clients: Any = (PismoClient, AsyncPismoClient) if calls[0].is_pismo else (SenderIdClient, AsyncSenderIdClient)
    settings = losing.settings(calls[0])

    async def run_async() -> None:
        async with clients[1](**settings) as client:
            await run(client)

    if kind == "async":
        asyncio.run(run_async())
    else:
        with clients[0](**settings) as client, pytest.raises(StopIteration):
            run(client).send(None)  # it waits for nothing


async def settled(answer: Any) -> Any:
    """What either client returns."""
    return await answer if inspect.isawaitable(answer) else answer


@pytest.mark.parametrize("there", [True, False])
def test_phone_that_was_there(there: bool, world: World) -> None:
    """Nothing tells it from one that the call made, whatever else about it is different: the call was refused then."""
    settings: dict[str, Any] = {"access_token": world.access_token, "transport": world.transport, "retries": 0}
    with PismoClient(**settings) as client:
        phone = client.create_phone(7, number="1", type_="MOBILE", extension="9") if there else None
        world.fail_next("createPhone", drop=True, after_work=True)
        with pytest.raises(pismo_errors.OutcomeUnknownError) as raised:
            client.create_phone(7, number="1", type_="MOBILE", extension="8")

        found = raised.value.look_up()

    assert [found.id] == [one["id"] for one in world.phones()]
    assert phone is None or phone.id == found.id
