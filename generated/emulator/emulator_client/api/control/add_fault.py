from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.fault import Fault
from ...models.pending_fault import PendingFault
from ...types import Response


def _get_kwargs(
    world: str,
    *,
    body: Fault,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/_emulator/worlds/{world}/faults".format(
            world=quote(str(world), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | PendingFault | None:
    if response.status_code == 201:
        response_201 = PendingFault.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

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


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Error | PendingFault]:
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
    body: Fault,
) -> Response[Error | PendingFault]:
    """Make requests fail

     The next accepted requests of an operation, or a share of them, go wrong: they get one of the errors
    that their contract
    documents, or any answer at all; the answer comes late, or is cut off, or the connection is dropped.
    A request that gets
    another answer than its own, or none, changes nothing, unless `afterWork` says that its work is
    done.

    Of several faults that match a request, the one that was added first applies.

    Args:
        world (str): Name of a world.
        body (Fault): Which requests go wrong, and how: at least one of `error`, `answer`, `drop`,
            `delaySeconds` and `truncateTo`, and at
            most one of the first three.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | PendingFault]
    """

    kwargs = _get_kwargs(
        world=world,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    world: str,
    *,
    client: AuthenticatedClient,
    body: Fault,
) -> Error | PendingFault | None:
    """Make requests fail

     The next accepted requests of an operation, or a share of them, go wrong: they get one of the errors
    that their contract
    documents, or any answer at all; the answer comes late, or is cut off, or the connection is dropped.
    A request that gets
    another answer than its own, or none, changes nothing, unless `afterWork` says that its work is
    done.

    Of several faults that match a request, the one that was added first applies.

    Args:
        world (str): Name of a world.
        body (Fault): Which requests go wrong, and how: at least one of `error`, `answer`, `drop`,
            `delaySeconds` and `truncateTo`, and at
            most one of the first three.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | PendingFault
    """

    return sync_detailed(
        world=world,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    world: str,
    *,
    client: AuthenticatedClient,
    body: Fault,
) -> Response[Error | PendingFault]:
    """Make requests fail

     The next accepted requests of an operation, or a share of them, go wrong: they get one of the errors
    that their contract
    documents, or any answer at all; the answer comes late, or is cut off, or the connection is dropped.
    A request that gets
    another answer than its own, or none, changes nothing, unless `afterWork` says that its work is
    done.

    Of several faults that match a request, the one that was added first applies.

    Args:
        world (str): Name of a world.
        body (Fault): Which requests go wrong, and how: at least one of `error`, `answer`, `drop`,
            `delaySeconds` and `truncateTo`, and at
            most one of the first three.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | PendingFault]
    """

    kwargs = _get_kwargs(
        world=world,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    world: str,
    *,
    client: AuthenticatedClient,
    body: Fault,
) -> Error | PendingFault | None:
    """Make requests fail

     The next accepted requests of an operation, or a share of them, go wrong: they get one of the errors
    that their contract
    documents, or any answer at all; the answer comes late, or is cut off, or the connection is dropped.
    A request that gets
    another answer than its own, or none, changes nothing, unless `afterWork` says that its work is
    done.

    Of several faults that match a request, the one that was added first applies.

    Args:
        world (str): Name of a world.
        body (Fault): Which requests go wrong, and how: at least one of `error`, `answer`, `drop`,
            `delaySeconds` and `truncateTo`, and at
            most one of the first three.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | PendingFault
    """

    return (
        await asyncio_detailed(
            world=world,
            client=client,
            body=body,
        )
    ).parsed
