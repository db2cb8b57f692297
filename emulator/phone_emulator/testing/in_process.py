"""The emulator in the process of a test."""

import httpx

from phone_emulator.app import App
from phone_emulator.testing.transport import Transport
from phone_emulator.testing.world import Emulator


class InProcess(Emulator):
    """An emulator in this process.

    Args:
        app: The emulator, which stays the caller's to close.
    """

    base_url = "http://phone-emulator.localhost"
    transport: Transport

    def __init__(self, app: App) -> None:
        self.app = app
        self.transport = Transport(app)

    def exchange(self, method: str, path: str, content: bytes | None) -> tuple[int, bytes]:
        """Status and body of the answer to a request, whose body is JSON."""
        headers = {"Content-Type": "application/json"}
        request = httpx.Request(method, self.base_url + path, headers=headers, content=content)
        response = self.transport.handle_request(request)
        return response.status_code, response.read()
