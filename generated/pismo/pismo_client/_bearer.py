"""Presents an access token with every request."""

from collections.abc import Generator

import httpx


class BearerAuth(httpx.Auth):
    """Sends `access_token` as a bearer token (RFC 6750)."""

    def __init__(self, access_token: str) -> None:
        self._access_token = access_token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._access_token}"
        yield request
