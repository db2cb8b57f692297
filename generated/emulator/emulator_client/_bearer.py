"""Presents an access token with every request."""

from collections.abc import Generator

import httpx


class BearerAuth(httpx.Auth):
    """Sends `token` as a bearer token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request
