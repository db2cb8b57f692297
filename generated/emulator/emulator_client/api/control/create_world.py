from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_world import CreateWorld
from ...models.error import Error
from ...models.world import World
from ...types import Response


def _get_kwargs(
    *,
    body: CreateWorld,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/_emulator/worlds",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | World | None:
    if response.status_code == 201:
        response_201 = World.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 409:
        response_409 = Error.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Error.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Error | World]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateWorld,
) -> Response[Error | World]:
    """Create a world

     Opens a world with accounts and tokens, state, clock, faults and journal of its own, and answers
    with its credentials.
    Whoever calls a provider's operation with one of them is in that world.

    Without `accounts` or `tokens` it gets those that the emulator was started with, under fresh
    credentials.

    Args:
        body (CreateWorld): A world to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | World]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateWorld,
) -> Error | World | None:
    """Create a world

     Opens a world with accounts and tokens, state, clock, faults and journal of its own, and answers
    with its credentials.
    Whoever calls a provider's operation with one of them is in that world.

    Without `accounts` or `tokens` it gets those that the emulator was started with, under fresh
    credentials.

    Args:
        body (CreateWorld): A world to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | World
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateWorld,
) -> Response[Error | World]:
    """Create a world

     Opens a world with accounts and tokens, state, clock, faults and journal of its own, and answers
    with its credentials.
    Whoever calls a provider's operation with one of them is in that world.

    Without `accounts` or `tokens` it gets those that the emulator was started with, under fresh
    credentials.

    Args:
        body (CreateWorld): A world to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | World]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateWorld,
) -> Error | World | None:
    """Create a world

     Opens a world with accounts and tokens, state, clock, faults and journal of its own, and answers
    with its credentials.
    Whoever calls a provider's operation with one of them is in that world.

    Without `accounts` or `tokens` it gets those that the emulator was started with, under fresh
    credentials.

    Args:
        body (CreateWorld): A world to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | World
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
