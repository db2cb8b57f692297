"""Jobs of a store, awaited."""

import asyncio
from collections.abc import Callable
from typing import Any

from phone_emulator.store import Store, Transaction
from tests.support.asgi import PATIENCE

Job = Callable[[Transaction], Any]


def submit(store: Store, job: Job) -> asyncio.Future[Any]:
    """Submit a job; the future has what it returned or raised."""
    future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def settle(result: Any, error: Exception | None) -> None:
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)

    store.submit(job, settle)
    return future


def run(store: Store, *jobs: Job) -> list[Any]:
    """Submit jobs at once; what each returned or raised."""

    async def run() -> list[Any]:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*(submit(store, job) for job in jobs), return_exceptions=True)

    return asyncio.run(run())
