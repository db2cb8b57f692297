"""Calls an ASGI application as a server would, and holds every answer against the contracts."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from phone_emulator import Account, App
from tests.support.databases import Reader, Rows
from tests.support.determinism import Clock
from tests.support.oracle import JSON, Oracle
from tests.support.signing import sign

# What a refused request may leave behind: its signature is spent, the fault that it ran into too, and it is on record.
_SPENT = ("signatures", "faults", "journal", "world_uses")
PATIENCE = 10.0

Fields = Mapping[str, str] | Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """An answer as it was sent; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def body(self) -> Any:
        """The JSON body, `None` for none."""
        return json.loads(self.content) if self.content else None

    @property
    def error(self) -> tuple[int, str]:
        """Status and name of a refusal; the name is the message where the API has no codes."""
        return self.status, self.body.get("errorCode", self.body.get("message"))


class Caller:
    """Calls an application.

    Every answer is checked: the contract documents it, and a refusal has changed nothing (unless state is in memory).

    Args:
        app: The application.
        clock: Its clock; requests are signed by it.
        oracle: Knows the contracts.
        database: What holds its state.
    """

    def __init__(self, app: App, clock: Clock, oracle: Oracle, database: str | None = None) -> None:
        self.app = app
        self.clock = clock
        self.oracle = oracle
        self._reader = None if database is None else Reader(database)
        self._runner = asyncio.Runner()

    @property
    def now(self) -> datetime:
        """The time of its clock."""
        return self.clock.now

    def close(self) -> None:
        """Stop calling; the application is left as it is."""
        self._runner.close()
        if self._reader is not None:
            self._reader.close()

    def state(self) -> Rows:
        """Every row that a refused request must leave alone, by table."""
        return {table: rows for table, rows in self.everything().items() if table not in _SPENT}

    def everything(self) -> Rows:
        """Every row that is committed, by table."""
        return {} if self._reader is None else self._reader.everything()

    def request(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        content: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str | None] | None = None,
        account: Account | None = None,
        token: str | None = None,
        failing: bool = False,
    ) -> Answer:
        """Send one request.

        Args:
            method: HTTP method.
            path: Path as it stands in the request line.
            body: Sent as JSON.
            content: Sent as it stands in the place of `body`, a chunk at a time.
            headers: Added to the others, and stronger than they; `None` leaves one out.
            account: Signs the request.
            token: Sent as a bearer token.
            failing: Whether the emulator may say that it failed itself.
        """
        content = b"" if body is None and content is None else json.dumps(body).encode() if content is None else content
        sent: dict[str, str | None] = {"content-type": JSON} if content else {}
        if account is not None:
            sent |= sign(account, date=self.clock.now)
        if token is not None:
            sent["authorization"] = f"Bearer {token}"
        sent |= headers or {}
        kept = {name: value for name, value in sent.items() if value is not None}
        before = self.state()
        answer = self.send(method, path, kept, [content] if isinstance(content, bytes) else content)
        self.oracle.check(method, path, answer.status, answer.headers, answer.content, failing=failing)
        # A call that rings, and a wrong code, are refusals that leave something behind.
        changes = path.endswith("/authenticate")
        assert answer.status < 400 or changes or before == self.state(), f"{answer.content!r} has changed the state"
        return answer

    def fetch(self, url: str) -> Answer:
        """Read what an address of the emulator answers that no contract describes."""
        return self.send("GET", urlsplit(url).path)

    def reset(self) -> None:
        """Empty its world `default`, and remove every other."""
        self.send("POST", "/_emulator/worlds/default/reset")
        for listed in self.send("GET", "/_emulator/worlds").body[1:]:
            self.send("DELETE", f"/_emulator/worlds/{listed['world']}")

    def send(self, method: str, path: str, headers: Fields = (), chunks: Iterable[bytes] = ()) -> Answer:
        """Send one request whose answer nobody checks."""
        answer = self._runner.run(exchange(self.app, method, path, headers, chunks))
        assert answer is not None
        return answer

    def read_account(self, account: Account) -> Answer:
        """Read an account with its numbers."""
        return self.request("GET", "/senderid/v1/numbers", account=account)

    def list_active(self, account: Account) -> Answer:
        """Read the numbers that can send."""
        return self.request("GET", "/senderid/v1/numbers/active", account=account)

    def delete(self, number: str, account: Account) -> Answer:
        """Remove a number."""
        return self.request("DELETE", f"/senderid/v1/numbers/{number}", account=account)

    def create(self, number: str, account: Account, **rest: Any) -> Answer:
        """Register a number."""
        return self.request("POST", "/senderid/v1/numbers", body={"phoneNumber": number, **rest}, account=account)

    def update(self, number: str, account: Account, status: str) -> Answer:
        """Switch a number."""
        return self.request("PUT", f"/senderid/v1/numbers/{number}", body={"status": status}, account=account)

    def request_release(self, number: str, account: Account, **body: Any) -> Answer:
        """Ask for the release of a number."""
        path = f"/senderid/v1/papers/duplicate/{number}"
        return self.request("POST", path, body=body or {"reason": "-"}, account=account)

    def set_number(self, number: str, account: Account, **state: str) -> Answer:
        """Decide what is not in the hands of an account."""
        path = f"/_emulator/worlds/default/senderid/accounts/{account.account_id}/numbers/{number}"
        return self.request("PATCH", path, body=state)

    def create_phone(self, body: Any, *, account_id: int | str = 1, token: str, **rest: Any) -> Answer:
        """Give an account a phone."""
        return self.request("POST", f"/accounts/v1/accounts/{account_id}/phones", body=body, token=token, **rest)


async def exchange(
    app: App, method: str, path: str, headers: Fields, chunks: Iterable[bytes], *, hang_up: bool = False
) -> Answer | None:
    """One request and its answer, as ASGI messages.

    Args:
        app: The application.
        method: HTTP method.
        path: Path as it stands in the request line.
        headers: Headers, or pairs where one comes several times; a text is sent in the bytes of UTF-8.
        chunks: The body, a chunk per message.
        hang_up: The client goes away behind the last chunk, and the body was longer.

    Returns:
        The answer, `None` when there is none.
    """
    fields = list(headers.items()) if isinstance(headers, Mapping) else headers
    parts = list(chunks) or [b""]
    incoming: list[dict[str, Any]] = [
        {"type": "http.request", "body": part, "more_body": hang_up or index < len(parts)}
        for index, part in enumerate(parts, start=1)
    ]
    incoming.append({"type": "http.disconnect"})
    outgoing: list[Any] = []

    async def receive() -> dict[str, Any]:
        return incoming.pop(0)

    async def send(message: Any) -> None:
        outgoing.append(message)

    raw_path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(raw_path),
        "raw_path": raw_path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in fields],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    async with asyncio.timeout(PATIENCE):
        await app(scope, receive, send)
    if not outgoing:
        return None
    start, *bodies = outgoing
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    content = b"".join(message.get("body", b"") for message in bodies)
    return Answer(start["status"], answered, b"" if method == "HEAD" else content)
