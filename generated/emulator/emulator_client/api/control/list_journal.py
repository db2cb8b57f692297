from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.journal_entry import JournalEntry
from ...types import UNSET, Response, Unset


def _get_kwargs(
    world: str,
    *,
    operation_id: str | Unset = UNSET,
    status: int | Unset = UNSET,
    account_id: str | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["operationId"] = operation_id

    params["status"] = status

    params["accountId"] = account_id

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/_emulator/worlds/{world}/journal".format(
            world=quote(str(world), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | list[JournalEntry] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = JournalEntry.from_dict(response_200_item_data)

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
) -> Response[Error | list[JournalEntry]]:
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
    operation_id: str | Unset = UNSET,
    status: int | Unset = UNSET,
    account_id: str | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[Error | list[JournalEntry]]:
    """Read the journal

     Answers with the newest requests to the providers' operations and their answers, oldest first.
    Secrets are masked. A
    request whose credentials are unknown is in the journal of the world `default`.

    Args:
        world (str): Name of a world.
        operation_id (str | Unset):
        status (int | Unset):
        account_id (str | Unset):
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | list[JournalEntry]]
    """

    kwargs = _get_kwargs(
        world=world,
        operation_id=operation_id,
        status=status,
        account_id=account_id,
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
    operation_id: str | Unset = UNSET,
    status: int | Unset = UNSET,
    account_id: str | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Error | list[JournalEntry] | None:
    """Read the journal

     Answers with the newest requests to the providers' operations and their answers, oldest first.
    Secrets are masked. A
    request whose credentials are unknown is in the journal of the world `default`.

    Args:
        world (str): Name of a world.
        operation_id (str | Unset):
        status (int | Unset):
        account_id (str | Unset):
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | list[JournalEntry]
    """

    return sync_detailed(
        world=world,
        client=client,
        operation_id=operation_id,
        status=status,
        account_id=account_id,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    world: str,
    *,
    client: AuthenticatedClient,
    operation_id: str | Unset = UNSET,
    status: int | Unset = UNSET,
    account_id: str | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[Error | list[JournalEntry]]:
    """Read the journal

     Answers with the newest requests to the providers' operations and their answers, oldest first.
    Secrets are masked. A
    request whose credentials are unknown is in the journal of the world `default`.

    Args:
        world (str): Name of a world.
        operation_id (str | Unset):
        status (int | Unset):
        account_id (str | Unset):
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | list[JournalEntry]]
    """

    kwargs = _get_kwargs(
        world=world,
        operation_id=operation_id,
        status=status,
        account_id=account_id,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    *,
    client: AuthenticatedClient,
    operation_id: str | Unset = UNSET,
    status: int | Unset = UNSET,
    account_id: str | Unset = UNSET,
    after: int | Unset = 0,
    limit: int | Unset = 100,
) -> Error | list[JournalEntry] | None:
    """Read the journal

     Answers with the newest requests to the providers' operations and their answers, oldest first.
    Secrets are masked. A
    request whose credentials are unknown is in the journal of the world `default`.

    Args:
        world (str): Name of a world.
        operation_id (str | Unset):
        status (int | Unset):
        account_id (str | Unset):
        after (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | list[JournalEntry]
    """

    return (
        await asyncio_detailed(
            world=world,
            client=client,
            operation_id=operation_id,
            status=status,
            account_id=account_id,
            after=after,
            limit=limit,
        )
    ).parsed
