from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...types import Response


def _get_kwargs(
    world: str,
    account_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/_emulator/worlds/{world}/accounts/{account_id}/reset".format(
            world=quote(str(world), safe=""),
            account_id=quote(str(account_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Error | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    world: str,
    account_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | Error]:
    """Forget one account

     Removes the numbers of an account of the sender-ID API and the phones of a Pismo account of that id.
    A number that another
    account has as `DUPLICATED` passes to that one, as when its holder removes it. Clock, faults, used
    signatures and journal stay.

    Args:
        world (str): Name of a world.
        account_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Error]
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
    account_id: str,
    *,
    client: AuthenticatedClient,
) -> Any | Error | None:
    """Forget one account

     Removes the numbers of an account of the sender-ID API and the phones of a Pismo account of that id.
    A number that another
    account has as `DUPLICATED` passes to that one, as when its holder removes it. Clock, faults, used
    signatures and journal stay.

    Args:
        world (str): Name of a world.
        account_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Error
    """

    return sync_detailed(
        world=world,
        account_id=account_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    world: str,
    account_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | Error]:
    """Forget one account

     Removes the numbers of an account of the sender-ID API and the phones of a Pismo account of that id.
    A number that another
    account has as `DUPLICATED` passes to that one, as when its holder removes it. Clock, faults, used
    signatures and journal stay.

    Args:
        world (str): Name of a world.
        account_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Error]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    account_id: str,
    *,
    client: AuthenticatedClient,
) -> Any | Error | None:
    """Forget one account

     Removes the numbers of an account of the sender-ID API and the phones of a Pismo account of that id.
    A number that another
    account has as `DUPLICATED` passes to that one, as when its holder removes it. Clock, faults, used
    signatures and journal stay.

    Args:
        world (str): Name of a world.
        account_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Error
    """

    return (
        await asyncio_detailed(
            world=world,
            account_id=account_id,
            client=client,
        )
    ).parsed
