from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.clock import Clock
from ...models.error import Error
from ...types import Response


def _get_kwargs(
    world: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/_emulator/worlds/{world}/clock".format(
            world=quote(str(world), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Clock | Error | None:
    if response.status_code == 200:
        response_200 = Clock.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Clock | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    world: str,
    *,
    client: AuthenticatedClient,
) -> Response[Clock | Error]:
    """Read the clock

     Answers with the time that a world goes by.

    Args:
        world (str): Name of a world.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Clock | Error]
    """

    kwargs = _get_kwargs(
        world=world,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    world: str,
    *,
    client: AuthenticatedClient,
) -> Clock | Error | None:
    """Read the clock

     Answers with the time that a world goes by.

    Args:
        world (str): Name of a world.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Clock | Error
    """

    return sync_detailed(
        world=world,
        client=client,
    ).parsed


async def asyncio_detailed(
    world: str,
    *,
    client: AuthenticatedClient,
) -> Response[Clock | Error]:
    """Read the clock

     Answers with the time that a world goes by.

    Args:
        world (str): Name of a world.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Clock | Error]
    """

    kwargs = _get_kwargs(
        world=world,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    *,
    client: AuthenticatedClient,
) -> Clock | Error | None:
    """Read the clock

     Answers with the time that a world goes by.

    Args:
        world (str): Name of a world.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Clock | Error
    """

    return (
        await asyncio_detailed(
            world=world,
            client=client,
        )
    ).parsed
