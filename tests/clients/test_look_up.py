"""Answers that get lost, in front of the emulator: what was done is found, and nothing is done twice."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from phone_emulator import create_app
from phone_emulator.testing import InProcess, World
from senderid_client import AsyncSenderIdClient, Retries, SenderIdClient, errors
from senderid_client.models import Account

ROUNDS = [20, pytest.param(500, marks=pytest.mark.deep)]
PATIENT = Retries(4, first=0.0)


class Lossy(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Loses the answer to each request that changes something.

    Args:
        inner: The transport that takes the others.
        when: What becomes of the request: `after` its work was done the answer is lost, `before` it nothing is done,
            and what is `under way` is done when somebody has looked twice.
    """

    def __init__(self, inner: Any, when: str) -> None:
        self._inner = inner
        self._when = when
        self._looks = 0
        self.waiting: list[httpx.Request] = []
        self.sent = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            self._looks += 1
            response: httpx.Response = self._inner.handle_request(request)
            if self._looks == 2:
                self.arrive()
            return response
        self.sent += 1
        self._looks = 0
        if self._when == "after":
            self._inner.handle_request(request)
        if self._when == "under way":
            self.waiting.append(request)
        raise httpx.ReadError("lost", request=request)

    def arrive(self) -> None:
        """Do what is under way."""
        while self.waiting:
            self._inner.handle_request(self.waiting.pop())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


class Caller:
    """Calls either client through what loses answers."""

    def __init__(self, kind: str, world: World, when: str) -> None:
        self.lossy = Lossy(world.transport, when)
        self._kind = kind
        self._key, self._secret = world.api_key, world.api_secret

    def __call__(self, call: Callable[[Any], Any]) -> Any:
        settings: Any = {"transport": self.lossy, "retries": PATIENT}

        async def run() -> Any:
            async with AsyncSenderIdClient(self._key, self._secret, **settings) as client:
                return await call(client)

        if self._kind == "async":
            return asyncio.run(run())
        with SenderIdClient(self._key, self._secret, **settings) as client:
            return call(client)

    def look_up(self, method: str, *args: Any, **kwargs: Any) -> list[Any]:
        """What the error of a call says, before and after what is under way has arrived."""

        def look(client: SenderIdClient) -> list[Any]:
            with pytest.raises(errors.OutcomeUnknownError) as raised:
                getattr(client, method)(*args, **kwargs)
            return [raised.value.look_up() for _ in range(3)]

        async def look_async(client: AsyncSenderIdClient) -> list[Any]:
            with pytest.raises(errors.OutcomeUnknownError) as raised:
                await getattr(client, method)(*args, **kwargs)
            return [await raised.value.look_up() for _ in range(3)]

        found: list[Any] = self(look_async if self._kind == "async" else look)
        return found


@pytest.fixture
def world() -> Any:
    with InProcess(create_app()).world(accounts=[{"limit": 1000}]) as world:
        yield world


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("when", ["after", "before", "under way"])
def test_creation_that_looks_by_itself(world: World, kind: str, when: str, rounds: int) -> None:
    """Whatever is lost: no number twice, none that is missing though it is there, and each sent once."""
    caller = Caller(kind, world, when)
    numbers = [f"010{index:08}" for index in range(rounds)]
    found: list[Any] = []

    for number in numbers:

        def create(client: Any, number: str = number) -> Any:
            return client.with_options(look_up=True).create_number(phone_number=number)

        if when == "before":
            with pytest.raises(errors.OutcomeUnknownError, match="It was looked for, 5 times, and was not there yet"):
                caller(create)
        else:
            found.append(caller(create))

    there = [document["phoneNumber"] for document in world.numbers()]
    assert (rounds, sorted(there)) == (caller.lossy.sent, [] if when == "before" else numbers)
    for number, account in zip(numbers, found, strict=when != "before"):
        assert isinstance(account, Account)
        assert number in [one.phone_number for one in account.sender_ids]


@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("when", ["after", "before", "under way"])
def test_error_that_is_asked(world: World, kind: str, when: str, rounds: int) -> None:
    """It says what is there, and that something is not there for as long as it isn't."""
    caller = Caller(kind, world, when)

    for index in range(rounds):
        found = caller.look_up("create_number", phone_number=f"010-0000-{index:04}")

        there = {"after": [True, True, True], "before": [False] * 3, "under way": [False, False, True]}[when]
        assert there == [isinstance(one, Account) for one in found]
        assert [None] * there.count(False) == [one for one in found if not isinstance(one, Account)]

    assert (rounds, 0 if when == "before" else rounds) == (caller.lossy.sent, len(world.numbers()))
