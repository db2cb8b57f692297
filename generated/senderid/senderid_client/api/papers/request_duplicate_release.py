from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.account import Account
from ...models.error import Error
from ...models.request_duplicate_release import RequestDuplicateRelease
from ...types import Response


def _get_kwargs(
    phone_number: str,
    *,
    body: RequestDuplicateRelease,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/senderid/v1/papers/duplicate/{phone_number}".format(
            phone_number=quote(str(phone_number), safe=""),
        ),
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
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: RequestDuplicateRelease,
) -> Response[Account | Error]:
    """Ask for the release of a number

     Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number
    in
    status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays
    as it was. A
    request that was already approved is refused with 409 `AlreadyApproved`.

    Not idempotent: every call is a request of its own, which a person at the provider will read.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.
        body (RequestDuplicateRelease): Why the number should be released.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs(
        phone_number=phone_number,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: RequestDuplicateRelease,
) -> Account | Error | None:
    """Ask for the release of a number

     Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number
    in
    status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays
    as it was. A
    request that was already approved is refused with 409 `AlreadyApproved`.

    Not idempotent: every call is a request of its own, which a person at the provider will read.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.
        body (RequestDuplicateRelease): Why the number should be released.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Account | Error
    """

    return sync_detailed(
        phone_number=phone_number,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: RequestDuplicateRelease,
) -> Response[Account | Error]:
    """Ask for the release of a number

     Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number
    in
    status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays
    as it was. A
    request that was already approved is refused with 409 `AlreadyApproved`.

    Not idempotent: every call is a request of its own, which a person at the provider will read.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.
        body (RequestDuplicateRelease): Why the number should be released.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Account | Error]
    """

    kwargs = _get_kwargs(
        phone_number=phone_number,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    phone_number: str,
    *,
    client: AuthenticatedClient,
    body: RequestDuplicateRelease,
) -> Account | Error | None:
    """Ask for the release of a number

     Asks the provider to release a number that another account holds (중복 발신번호 해제 요청). Meant for a number
    in
    status `DUPLICATED`, yet recorded as accepted for `PENDING` and `ACTIVE` ones too; the status stays
    as it was. A
    request that was already approved is refused with 409 `AlreadyApproved`.

    Not idempotent: every call is a request of its own, which a person at the provider will read.

    Args:
        phone_number (str): A phone number in Korean national form, digits alone: no hyphen, space
            or country code.
        body (RequestDuplicateRelease): Why the number should be released.

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
            body=body,
        )
    ).parsed
