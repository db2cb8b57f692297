"""An asynchronous client works in any number of event loops, and leaves nothing of one to another."""

import asyncio
import gc
import threading
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
import trio

from senderid_client import AsyncSenderIdClient, errors
from tests.clients.network import Peer, answer, listening
from tests.clients.scripted import success
from tests.clients.support import Kind, run
from tests.clients.test_forks import echo

Run = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]


def by_hand(call: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Closes the loop over whatever it has open."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(call())
    finally:
        loop.close()


def by_asyncio(call: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    return asyncio.run(call())


RUNS: dict[str, Run] = {"asyncio.run": by_asyncio, "loop.close": by_hand, "trio.run": trio.run}


@pytest.fixture
def peer() -> Iterator[Peer]:
    with listening(echo) as peer:
        yield peer


@pytest.fixture(params=["async", "trio"])
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """No loop, transport or socket warns that it was not closed."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield
        gc.collect()
    assert [] == [str(one.message) for one in seen]


def numbers(peer: Peer) -> list[list[str]]:
    """What each connection carried."""
    return [one.split() for one in peer.heads]


@pytest.mark.parametrize("runner", RUNS.values(), ids=RUNS)
def test_one_loop_after_the_other(peer: Peer, runner: Run) -> None:
    """Each has connections of its own; those of a loop that is gone are dropped."""
    client = AsyncSenderIdClient("key", "secret", base_url=f"http://127.0.0.1:{peer.port}")

    async def call() -> list[str]:
        return [(await client.create_number(phone_number="01012345678")).account_id for _ in range(2)]

    assert [["01012345678"] * 2] * 5 == [runner(call) for _ in range(5)]
    runner(client.aclose)
    assert [["12", "12"]] * 5 == numbers(peer)


def test_kinds_of_loops_take_turns(peer: Peer) -> None:
    """Under asyncio and trio alike."""
    client = AsyncSenderIdClient("key", "secret", base_url=f"http://127.0.0.1:{peer.port}")

    async def call() -> str:
        return str((await client.create_number(phone_number="01012345678")).account_id)

    assert {"01012345678"} == {runner(call) for runner in (*RUNS.values(), *RUNS.values())}
    by_asyncio(client.aclose)


def test_loops_at_once(peer: Peer) -> None:
    """In several threads, with several calls at once in each."""
    client = AsyncSenderIdClient("key", "secret", base_url=f"http://127.0.0.1:{peer.port}")
    threads, calls = 6, 20
    together = threading.Barrier(threads)

    async def call(number: str) -> bool:
        return str((await client.create_number(phone_number=number)).account_id) == number

    async def all_of(thread: int) -> list[bool]:
        own = [f"010{thread:02}{each:06}" for each in range(calls)]
        first = await call(own[0])
        together.wait(60)
        return [first, *(await asyncio.gather(*map(call, own[1:])))]

    with ThreadPoolExecutor(threads) as executor:
        found = list(executor.map(lambda thread: asyncio.run(all_of(thread)), range(threads)))
    by_asyncio(client.aclose)

    assert [[True] * calls] * threads == found
    assert all(len(set(one)) == 1 for one in numbers(peer))


def test_a_loop_does_not_disturb_the_connections_of_another(peer: Peer) -> None:
    """They are used on when it is gone, and closed by their own."""
    client = AsyncSenderIdClient("key", "secret", base_url=f"http://127.0.0.1:{peer.port}")

    async def call() -> None:
        await client.create_number(phone_number="01012345678")

    async def outer() -> None:
        await call()
        thread = threading.Thread(target=asyncio.run, args=(call(),))
        thread.start()
        await asyncio.to_thread(thread.join)
        await call()
        await client.aclose()

    asyncio.run(outer())

    assert [["12"] * 2, ["12"]] == sorted(numbers(peer), reverse=True)


@pytest.mark.parametrize("name", ["http_client", "transport"])
def test_what_was_given_stays_in_its_loop(peer: Peer, name: str) -> None:
    """Its connections can't be made anew: the second loop is told before anything is sent."""
    given: Any = httpx.AsyncClient() if name == "http_client" else httpx.AsyncHTTPTransport()
    client = AsyncSenderIdClient("key", "secret", base_url=f"http://127.0.0.1:{peer.port}", **{name: given})

    async def call() -> None:
        await client.create_number(phone_number="01012345678")

    with asyncio.Runner() as runner:
        runner.run(call())
        with (
            pytest.raises(errors.ConfigurationError, match=f"{name} was used in another event loop"),
            ThreadPoolExecutor(1) as executor,
        ):
            executor.submit(asyncio.run, call()).result()
        runner.run(call())
        runner.run(client.aclose())
        runner.run(given.aclose())

    assert [["12", "12"]] == numbers(peer)


@pytest.mark.parametrize("name", ["http_client", "transport"])
def test_what_has_no_connections_goes_anywhere(name: str) -> None:
    """Such as the transports of tests."""
    transport = httpx.MockTransport(lambda _: success())
    given: Any = httpx.AsyncClient(transport=transport) if name == "http_client" else transport
    client = AsyncSenderIdClient("key", "secret", **{name: given})

    async def call() -> str:
        return str((await client.create_number(phone_number="01012345678")).account_id)

    assert ["1", "1", "1"] == [by_asyncio(call), by_hand(call), trio.run(call)]


def test_retries_sleep_by_what_runs() -> None:
    """Under trio as under asyncio, with nothing passed in."""
    answers: list[httpx.Response] = []
    client = AsyncSenderIdClient("key", "secret", transport=httpx.MockTransport(lambda _: answers.pop()))

    async def call() -> str:
        answers[:] = [success(), httpx.Response(429, headers={"Retry-After": "0"}), httpx.Response(429)]
        quick = client.with_options(retries=client._options.retries._replace(first=0.001))
        return str((await quick.create_number(phone_number="01012345678")).account_id)

    assert ["1", "1"] == [asyncio.run(call()), trio.run(call)]


def small(peer: Peer) -> AsyncSenderIdClient:
    """A client with one connection, for which nobody waits long."""
    limits, url = httpx.Limits(max_connections=1), f"http://127.0.0.1:{peer.port}"
    return AsyncSenderIdClient("key", "secret", base_url=url, limits=limits, retries=0, connect_timeout=3)


async def register(client: AsyncSenderIdClient) -> None:
    await client.create_number(phone_number="01012345678")


def test_cancelled_as_its_turn_comes(kind: Kind) -> None:
    """The connection that a waiting call was just given goes to the next."""
    with listening(answer) as peer:
        client = small(peer)
        if kind == "trio":
            trio.run(_cancel_the_second_in_trio, client)
        else:
            asyncio.run(_cancel_the_second(client))

    assert 3 == len(peer.heads)


async def _cancel_the_second(client: AsyncSenderIdClient) -> None:
    async def first() -> None:
        await register(client)
        second.cancel()

    begun = asyncio.create_task(first())
    await asyncio.sleep(0)
    second = asyncio.create_task(register(client))
    third = asyncio.create_task(register(client))
    await asyncio.gather(begun, third)
    await asyncio.gather(second, return_exceptions=True)
    assert second.cancelled()
    await register(client)
    await client.aclose()


async def _cancel_the_second_in_trio(client: AsyncSenderIdClient) -> None:
    scope = trio.CancelScope()

    async def first() -> None:
        await register(client)
        scope.cancel()

    async def second() -> None:
        with scope:
            await register(client)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(first)
        await trio.lowlevel.checkpoint()
        nursery.start_soon(second)
        await trio.lowlevel.checkpoint()
        nursery.start_soon(register, client)
    await register(client)
    await client.aclose()


@pytest.mark.parametrize("steps", range(1, 40, 3))
def test_cancelled_whenever_it_is(kind: Kind, steps: int) -> None:
    """After any number of steps: the one connection serves on."""

    async def some() -> None:
        client = small(echoing)
        for serial in range(3):
            await _cancelled_after(kind, steps + serial, client)
            await register(client)
        await client.aclose()

    with listening(echo) as echoing:
        run(kind, some)


async def _cancelled_after(kind: Kind, steps: int, client: AsyncSenderIdClient) -> None:
    if kind == "trio":
        async with trio.open_nursery() as nursery:
            nursery.start_soon(register, client)
            for _ in range(steps):
                await trio.lowlevel.checkpoint()
            nursery.cancel_scope.cancel()
        return
    call = asyncio.create_task(register(client))
    for _ in range(steps):
        await asyncio.sleep(0)
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
