from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.phone_creation import PhoneCreation
from ...types import Response


def _get_kwargs(
    world: str,
    account_id: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/_emulator/worlds/{world}/pismo/accounts/{account_id}/events".format(
            world=quote(str(world), safe=""),
            account_id=quote(str(account_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | list[PhoneCreation] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = PhoneCreation.from_dict(response_200_item_data)

            response_200.append(response_200_item)

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


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Error | list[PhoneCreation]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    world: str,
    account_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[Error | list[PhoneCreation]]:
    """List audit events

     Answers with the audit events that the platform would have emitted for an account, oldest first.

    Args:
        world (str): Name of a world.
        account_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | list[PhoneCreation]]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    world: str,
    account_id: int,
    *,
    client: AuthenticatedClient,
) -> Error | list[PhoneCreation] | None:
    """List audit events

     Answers with the audit events that the platform would have emitted for an account, oldest first.

    Args:
        world (str): Name of a world.
        account_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | list[PhoneCreation]
    """

    return sync_detailed(
        world=world,
        account_id=account_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    world: str,
    account_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[Error | list[PhoneCreation]]:
    """List audit events

     Answers with the audit events that the platform would have emitted for an account, oldest first.

    Args:
        world (str): Name of a world.
        account_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | list[PhoneCreation]]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    account_id: int,
    *,
    client: AuthenticatedClient,
) -> Error | list[PhoneCreation] | None:
    """List audit events

     Answers with the audit events that the platform would have emitted for an account, oldest first.

    Args:
        world (str): Name of a world.
        account_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | list[PhoneCreation]
    """

    return (
        await asyncio_detailed(
            world=world,
            account_id=account_id,
            client=client,
        )
    ).parsed
