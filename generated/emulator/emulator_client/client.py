"""What the functional modules ask of their `client`."""

from typing import Protocol, TypeAlias

import httpx


class Client(Protocol):
    """EmulatorClient and AsyncEmulatorClient, as the functional modules see them.

    The first serves `sync` and `sync_detailed`, the second `asyncio` and `asyncio_detailed`.
    """

    @property
    def raise_on_unexpected_status(self) -> bool:
        """An undocumented status raises errors.UnexpectedStatus, instead of None as the parsed answer."""
        return True

    def get_httpx_client(self) -> httpx.Client:
        raise TypeError(
            f"{type(self).__name__} is asynchronous: take EmulatorClient here, or asyncio() instead of sync()"
        )

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        raise TypeError(
            f"{type(self).__name__} is synchronous: take AsyncEmulatorClient here, or sync() instead of asyncio()"
        )


AuthenticatedClient: TypeAlias = Client
