from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.advance_clock import AdvanceClock
from ...models.clock import Clock
from ...models.error import Error
from ...types import Response


def _get_kwargs(
    world: str,
    *,
    body: AdvanceClock,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/_emulator/worlds/{world}/clock/advance".format(
            world=quote(str(world), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
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
    body: AdvanceClock,
) -> Response[Clock | Error]:
    """Let time pass

     Moves the clock on, or back by a negative number of seconds. A frozen clock stays frozen.

    Args:
        world (str): Name of a world.
        body (AdvanceClock): How much time passes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Clock | Error]
    """

    kwargs = _get_kwargs(
        world=world,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    world: str,
    *,
    client: AuthenticatedClient,
    body: AdvanceClock,
) -> Clock | Error | None:
    """Let time pass

     Moves the clock on, or back by a negative number of seconds. A frozen clock stays frozen.

    Args:
        world (str): Name of a world.
        body (AdvanceClock): How much time passes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Clock | Error
    """

    return sync_detailed(
        world=world,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    world: str,
    *,
    client: AuthenticatedClient,
    body: AdvanceClock,
) -> Response[Clock | Error]:
    """Let time pass

     Moves the clock on, or back by a negative number of seconds. A frozen clock stays frozen.

    Args:
        world (str): Name of a world.
        body (AdvanceClock): How much time passes.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Clock | Error]
    """

    kwargs = _get_kwargs(
        world=world,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    *,
    client: AuthenticatedClient,
    body: AdvanceClock,
) -> Clock | Error | None:
    """Let time pass

     Moves the clock on, or back by a negative number of seconds. A frozen clock stays frozen.

    Args:
        world (str): Name of a world.
        body (AdvanceClock): How much time passes.

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
            body=body,
        )
    ).parsed
