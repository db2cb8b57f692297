from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.number_state import NumberState
from ...models.set_number import SetNumber
from ...types import Response


def _get_kwargs(
    world: str,
    account_id: str,
    phone_number: str,
    *,
    body: SetNumber,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/_emulator/worlds/{world}/senderid/accounts/{account_id}/numbers/{phone_number}".format(
            world=quote(str(world), safe=""),
            account_id=quote(str(account_id), safe=""),
            phone_number=quote(str(phone_number), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | NumberState | None:
    if response.status_code == 200:
        response_200 = NumberState.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Error | NumberState]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    world: str,
    account_id: str,
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: SetNumber,
) -> Response[Error | NumberState]:
    """Set a number's status

     Sets what otherwise a voice call or a person at the provider decides: the status of a number, the
    outcome of its
    release request, or both at once.

    A number that becomes `ACTIVE` from `PENDING` or `DUPLICATED` is verified as by a voice call: it
    gets method `ARS`, an
    expiry six months ahead and an entry in its log; one that becomes `PENDING` or `DUPLICATED` loses
    both. A release that
    is `APPROVED` makes a `DUPLICATED` number `PENDING`, and takes it from the account that held it:
    there it becomes
    `DUPLICATED`, and its release can be requested anew.

    Args:
        world (str): Name of a world.
        account_id (str):
        phone_number (str):
        body (SetNumber): What to set; at least one of the two.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | NumberState]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
        phone_number=phone_number,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    world: str,
    account_id: str,
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: SetNumber,
) -> Error | NumberState | None:
    """Set a number's status

     Sets what otherwise a voice call or a person at the provider decides: the status of a number, the
    outcome of its
    release request, or both at once.

    A number that becomes `ACTIVE` from `PENDING` or `DUPLICATED` is verified as by a voice call: it
    gets method `ARS`, an
    expiry six months ahead and an entry in its log; one that becomes `PENDING` or `DUPLICATED` loses
    both. A release that
    is `APPROVED` makes a `DUPLICATED` number `PENDING`, and takes it from the account that held it:
    there it becomes
    `DUPLICATED`, and its release can be requested anew.

    Args:
        world (str): Name of a world.
        account_id (str):
        phone_number (str):
        body (SetNumber): What to set; at least one of the two.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | NumberState
    """

    return sync_detailed(
        world=world,
        account_id=account_id,
        phone_number=phone_number,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    world: str,
    account_id: str,
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: SetNumber,
) -> Response[Error | NumberState]:
    """Set a number's status

     Sets what otherwise a voice call or a person at the provider decides: the status of a number, the
    outcome of its
    release request, or both at once.

    A number that becomes `ACTIVE` from `PENDING` or `DUPLICATED` is verified as by a voice call: it
    gets method `ARS`, an
    expiry six months ahead and an entry in its log; one that becomes `PENDING` or `DUPLICATED` loses
    both. A release that
    is `APPROVED` makes a `DUPLICATED` number `PENDING`, and takes it from the account that held it:
    there it becomes
    `DUPLICATED`, and its release can be requested anew.

    Args:
        world (str): Name of a world.
        account_id (str):
        phone_number (str):
        body (SetNumber): What to set; at least one of the two.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | NumberState]
    """

    kwargs = _get_kwargs(
        world=world,
        account_id=account_id,
        phone_number=phone_number,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    account_id: str,
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: SetNumber,
) -> Error | NumberState | None:
    """Set a number's status

     Sets what otherwise a voice call or a person at the provider decides: the status of a number, the
    outcome of its
    release request, or both at once.

    A number that becomes `ACTIVE` from `PENDING` or `DUPLICATED` is verified as by a voice call: it
    gets method `ARS`, an
    expiry six months ahead and an entry in its log; one that becomes `PENDING` or `DUPLICATED` loses
    both. A release that
    is `APPROVED` makes a `DUPLICATED` number `PENDING`, and takes it from the account that held it:
    there it becomes
    `DUPLICATED`, and its release can be requested anew.

    Args:
        world (str): Name of a world.
        account_id (str):
        phone_number (str):
        body (SetNumber): What to set; at least one of the two.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | NumberState
    """

    return (
        await asyncio_detailed(
            world=world,
            account_id=account_id,
            phone_number=phone_number,
            client=client,
            body=body,
        )
    ).parsed
