from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_phone import CreatePhone
from ...models.created_phone import CreatedPhone
from ...models.error import Error
from ...models.field_error import FieldError
from ...types import UNSET, Response, Unset


def _get_kwargs(
    account_id: int,
    *,
    body: CreatePhone,
    x_customer_id: int | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_customer_id, Unset):
        headers["x-customer-id"] = str(x_customer_id)

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/accounts/v1/accounts/{account_id}/phones".format(
            account_id=quote(str(account_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreatedPhone | Error | FieldError | None:
    if response.status_code == 200:
        response_200 = CreatedPhone.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = FieldError.from_dict(response.json())

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

    if response.status_code == 500:
        response_500 = Error.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CreatedPhone | Error | FieldError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: CreatePhone,
    x_customer_id: int | Unset = UNSET,
) -> Response[CreatedPhone | Error | FieldError]:
    """Create a phone

     Creates a phone for an account and answers with its id. The platform emits the audit event
    `phone_creation`.

    Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

    Args:
        account_id (int):
        x_customer_id (int | Unset):
        body (CreatePhone): A phone to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedPhone | Error | FieldError]
    """

    kwargs = _get_kwargs(
        account_id=account_id,
        body=body,
        x_customer_id=x_customer_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: CreatePhone,
    x_customer_id: int | Unset = UNSET,
) -> CreatedPhone | Error | FieldError | None:
    """Create a phone

     Creates a phone for an account and answers with its id. The platform emits the audit event
    `phone_creation`.

    Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

    Args:
        account_id (int):
        x_customer_id (int | Unset):
        body (CreatePhone): A phone to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedPhone | Error | FieldError
    """

    return sync_detailed(
        account_id=account_id,
        client=client,
        body=body,
        x_customer_id=x_customer_id,
    ).parsed


async def asyncio_detailed(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: CreatePhone,
    x_customer_id: int | Unset = UNSET,
) -> Response[CreatedPhone | Error | FieldError]:
    """Create a phone

     Creates a phone for an account and answers with its id. The platform emits the audit event
    `phone_creation`.

    Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

    Args:
        account_id (int):
        x_customer_id (int | Unset):
        body (CreatePhone): A phone to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedPhone | Error | FieldError]
    """

    kwargs = _get_kwargs(
        account_id=account_id,
        body=body,
        x_customer_id=x_customer_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: CreatePhone,
    x_customer_id: int | Unset = UNSET,
) -> CreatedPhone | Error | FieldError | None:
    """Create a phone

     Creates a phone for an account and answers with its id. The platform emits the audit event
    `phone_creation`.

    Not idempotent, but a phone that the account already has is refused with 409 `PhoneAlreadyExists`.

    Args:
        account_id (int):
        x_customer_id (int | Unset):
        body (CreatePhone): A phone to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedPhone | Error | FieldError
    """

    return (
        await asyncio_detailed(
            account_id=account_id,
            client=client,
            body=body,
            x_customer_id=x_customer_id,
        )
    ).parsed
