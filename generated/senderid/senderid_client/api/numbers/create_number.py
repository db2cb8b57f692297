from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.account import Account
from ...models.create_number import CreateNumber
from ...models.error import Error
from ...types import Response


def _get_kwargs(
    *,
    body: CreateNumber,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/senderid/v1/numbers",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Account | Error | None:
    if response.status_code == 200:
        response_200 = Account.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Account | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateNumber,
) -> Response[Account | Error]:
    """Register a number

     Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as
    `DUPLICATED`
    when another account already holds it, and can send nothing until its owner is verified.

    Not idempotent: no source says what a repeated call answers. This contract decides on 409
    `AlreadyRegistered`.

    Args:
        body (CreateNumber): A number to register.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
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
    body: CreateNumber,
) -> Account | Error | None:
    """Register a number

     Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as
    `DUPLICATED`
    when another account already holds it, and can send nothing until its owner is verified.

    Not idempotent: no source says what a repeated call answers. This contract decides on 409
    `AlreadyRegistered`.

    Args:
        body (CreateNumber): A number to register.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateNumber,
) -> Response[Account | Error]:
    """Register a number

     Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as
    `DUPLICATED`
    when another account already holds it, and can send nothing until its owner is verified.

    Not idempotent: no source says what a repeated call answers. This contract decides on 409
    `AlreadyRegistered`.

    Args:
        body (CreateNumber): A number to register.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateNumber,
) -> Account | Error | None:
    """Register a number

     Registers a phone number as a sender ID of the account (발신번호 생성). It starts as `PENDING`, or as
    `DUPLICATED`
    when another account already holds it, and can send nothing until its owner is verified.

    Not idempotent: no source says what a repeated call answers. This contract decides on 409
    `AlreadyRegistered`.

    Args:
        body (CreateNumber): A number to register.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
