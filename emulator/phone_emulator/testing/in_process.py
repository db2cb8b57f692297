"""The emulator in the process of a test."""

from phone_emulator.app import App
from phone_emulator.testing.transport import Transport
from phone_emulator.testing.world import Emulator

_HOST = "phone-emulator.localhost"


class InProcess(Emulator):
    """An emulator in this process.

    Args:
        app: The emulator, which stays the caller's to close.
    """

    base_url = f"http://{_HOST}"
    transport: Transport

    def __init__(self, app: App) -> None:
        self.app = app
        self.transport = Transport(app)

    def exchange(self, method: str, path: str, content: bytes | None) -> tuple[int, bytes]:
        """Status and body of the answer to a request, whose body is JSON."""
        # Not through httpx, which takes as long as the emulator.
        target, _, query = path.encode().partition(b"?")
        headers = {"host": _HOST, "content-type": "application/json"}
        exchange = self.app.begin(method, target, query, headers)
        if exchange.awaits_body:
            exchange.take(content or b"")
        answer = self.app.reply_now(exchange).answer
        return answer.status, answer.content
