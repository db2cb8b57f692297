from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.account import Account
from ...models.error import Error
from ...types import Response


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/senderid/v1/numbers",
    }

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
) -> Response[Account | Error]:
    """Read the account and its numbers

     Answers with the account: its limit, all its numbers with their statuses, and its requests for a
    higher limit
    (발신번호 조회). An account that has registered nothing yet has the same document without numbers.

    Whether an SMS may be sent from a number, its status says; the numbers alone that it may be sent
    from are those of
    `listActiveNumbers`. There is no query: a parameter is refused with 400, as integrators have seen
    it.

    The 2018 page prints 400 `InvalidSenderId`, too, and not when; since in 2026 an account always has
    its document, only
    a fault makes the emulator answer so.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs()

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
) -> Account | Error | None:
    """Read the account and its numbers

     Answers with the account: its limit, all its numbers with their statuses, and its requests for a
    higher limit
    (발신번호 조회). An account that has registered nothing yet has the same document without numbers.

    Whether an SMS may be sent from a number, its status says; the numbers alone that it may be sent
    from are those of
    `listActiveNumbers`. There is no query: a parameter is refused with 400, as integrators have seen
    it.

    The 2018 page prints 400 `InvalidSenderId`, too, and not when; since in 2026 an account always has
    its document, only
    a fault makes the emulator answer so.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[Account | Error]:
    """Read the account and its numbers

     Answers with the account: its limit, all its numbers with their statuses, and its requests for a
    higher limit
    (발신번호 조회). An account that has registered nothing yet has the same document without numbers.

    Whether an SMS may be sent from a number, its status says; the numbers alone that it may be sent
    from are those of
    `listActiveNumbers`. There is no query: a parameter is refused with 400, as integrators have seen
    it.

    The 2018 page prints 400 `InvalidSenderId`, too, and not when; since in 2026 an account always has
    its document, only
    a fault makes the emulator answer so.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs()

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
) -> Account | Error | None:
    """Read the account and its numbers

     Answers with the account: its limit, all its numbers with their statuses, and its requests for a
    higher limit
    (발신번호 조회). An account that has registered nothing yet has the same document without numbers.

    Whether an SMS may be sent from a number, its status says; the numbers alone that it may be sent
    from are those of
    `listActiveNumbers`. There is no query: a parameter is refused with 400, as integrators have seen
    it.

    The 2018 page prints 400 `InvalidSenderId`, too, and not when; since in 2026 an account always has
    its document, only
    a fault makes the emulator answer so.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed
