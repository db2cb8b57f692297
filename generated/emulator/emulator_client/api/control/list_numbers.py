from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.number_state import NumberState
from ...models.number_status import NumberStatus
from ...types import UNSET, Response, Unset


def _get_kwargs(
    world: str,
    *,
    account_id: str | Unset = UNSET,
    status: NumberStatus | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["accountId"] = account_id

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/_emulator/worlds/{world}/senderid/numbers".format(
            world=quote(str(world), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | list[NumberState] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = NumberState.from_dict(response_200_item_data)

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
) -> Response[Error | list[NumberState]]:
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
    account_id: str | Unset = UNSET,
    status: NumberStatus | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[Error | list[NumberState]]:
    """List numbers

     Answers with the numbers of a world, in the order in which they were registered.

    Args:
        world (str): Name of a world.
        account_id (str | Unset):
        status (NumberStatus | Unset): Status of a number.
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | list[NumberState]]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
        status=status,
        after=after,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    world: str,
    *,
    client: AuthenticatedClient,
    account_id: str | Unset = UNSET,
    status: NumberStatus | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Error | list[NumberState] | None:
    """List numbers

     Answers with the numbers of a world, in the order in which they were registered.

    Args:
        world (str): Name of a world.
        account_id (str | Unset):
        status (NumberStatus | Unset): Status of a number.
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | list[NumberState]
    """

    return sync_detailed(
        world=world,
        client=client,
        account_id=account_id,
        status=status,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    world: str,
    *,
    client: AuthenticatedClient,
    account_id: str | Unset = UNSET,
    status: NumberStatus | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[Error | list[NumberState]]:
    """List numbers

     Answers with the numbers of a world, in the order in which they were registered.

    Args:
        world (str): Name of a world.
        account_id (str | Unset):
        status (NumberStatus | Unset): Status of a number.
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | list[NumberState]]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
        status=status,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    *,
    client: AuthenticatedClient,
    account_id: str | Unset = UNSET,
    status: NumberStatus | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Error | list[NumberState] | None:
    """List numbers

     Answers with the numbers of a world, in the order in which they were registered.

    Args:
        world (str): Name of a world.
        account_id (str | Unset):
        status (NumberStatus | Unset): Status of a number.
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | list[NumberState]
    """

    return (
        await asyncio_detailed(
            world=world,
            client=client,
            account_id=account_id,
            status=status,
            after=after,
            limit=limit,
        )
    ).parsed
