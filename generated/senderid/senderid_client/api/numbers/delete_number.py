from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.account import Account
from ...models.error import Error
from ...types import Response


def _get_kwargs(
    phone_number: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/senderid/v1/numbers/{phone_number}".format(
            phone_number=quote(str(phone_number), safe=""),
        ),
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

    if response.status_code == 409:
        response_409 = Error.from_dict(response.json())

        return response_409

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
    phone_number: str,
    *,
    client: AuthenticatedClient,
) -> Response[Account | Error]:
    """Remove a number

     Removes a number from the account (발신번호 삭제), with its requests and its alias. One in status `ACTIVE`
    is refused
    with 409 `FailedToDelete`: switch it to `INACTIVE` first. In 2026 the account gets an e-mail about
    it.

    When another account has the number as `DUPLICATED`, the one that registered it first holds it from
    then on, as
    `PENDING`; no source says so, this contract decides it.

    Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs(
        phone_number=phone_number,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    phone_number: str,
    *,
    client: AuthenticatedClient,
) -> Account | Error | None:
    """Remove a number

     Removes a number from the account (발신번호 삭제), with its requests and its alias. One in status `ACTIVE`
    is refused
    with 409 `FailedToDelete`: switch it to `INACTIVE` first. In 2026 the account gets an e-mail about
    it.

    When another account has the number as `DUPLICATED`, the one that registered it first holds it from
    then on, as
    `PENDING`; no source says so, this contract decides it.

    Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return sync_detailed(
        phone_number=phone_number,
        client=client,
    ).parsed


async def asyncio_detailed(
    phone_number: str,
    *,
    client: AuthenticatedClient,
) -> Response[Account | Error]:
    """Remove a number

     Removes a number from the account (발신번호 삭제), with its requests and its alias. One in status `ACTIVE`
    is refused
    with 409 `FailedToDelete`: switch it to `INACTIVE` first. In 2026 the account gets an e-mail about
    it.

    When another account has the number as `DUPLICATED`, the one that registered it first holds it from
    then on, as
    `PENDING`; no source says so, this contract decides it.

    Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs(
        phone_number=phone_number,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    phone_number: str,
    *,
    client: AuthenticatedClient,
) -> Account | Error | None:
    """Remove a number

     Removes a number from the account (발신번호 삭제), with its requests and its alias. One in status `ACTIVE`
    is refused
    with 409 `FailedToDelete`: switch it to `INACTIVE` first. In 2026 the account gets an e-mail about
    it.

    When another account has the number as `DUPLICATED`, the one that registered it first holds it from
    then on, as
    `PENDING`; no source says so, this contract decides it.

    Not idempotent: a number that is gone is answered with 400 `InvalidSenderId`.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return (
        await asyncio_detailed(
            phone_number=phone_number,
            client=client,
        )
    ).parsed
