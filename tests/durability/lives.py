"""Accounts that each live through all that a number, a document and a phone can, and what must be found of them."""

import copy
import json
from base64 import b64encode
from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from threading import Lock, Thread
from typing import Any

import httpx

from phone_emulator import Account
from tests.durability.load import ACCOUNTS, WORLD
from tests.support.callers import TOKEN
from tests.support.connection import Connection, request
from tests.support.signing import sign

Known = dict[str, Any]
_SIZE = 20_000


@dataclass(frozen=True)
class Step:
    """A request, and what it makes of what is known of its account.

    Attributes:
        operation_id: Of the contract; of a request of the control API what is to be read of it, or "".
        method, path, body, headers: The request.
        change: Makes of what was known what is known when it was answered.
        status: Of the answer that says so.
    """

    operation_id: str
    method: str
    path: str
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    change: Callable[[Known], Any] = lambda known: None
    status: int = 200

    @property
    def content(self) -> bytes:
        """The request as it stands on the wire."""
        return request(
            self.method, self.path, self.headers, b"" if self.body is None else json.dumps(self.body).encode()
        )


def nothing() -> Known:
    """What is known of an account at the beginning."""
    return {"numbers": {}, "documents": {}, "phones": {}, "limits": [], "limit": None}


def contents(account: Account, name: str) -> bytes:
    """Of the document of that name."""
    return f"%PDF-{account.account_id}-{name}".encode() * _SIZE


def live(account: Account) -> Generator[Step, Any, None]:
    """The steps of an account, which is sent the body of each answer."""

    def call(operation_id: str, method: str, path: str, change: Any, body: Any = None, **more: Any) -> Step:
        headers = sign(account) | more.pop("headers", {})
        return Step(operation_id, method, f"/senderid/v1{path}", body, headers, change, **more)

    def phone(operation_id: str, method: str, path: str, change: Any, body: Any) -> Step:
        where = f"/accounts/v1/accounts/{account.account_id}/phones{path}"
        return Step(operation_id, method, where, body, {"Authorization": f"Bearer {TOKEN}"}, change)

    def decide(kind: str, decision: str, change: Any) -> Generator[Step, Any, None]:
        waiting = yield Step("", "GET", f"{WORLD}/senderid/requests?accountId={account.account_id}")
        (id_,) = [one["requestId"] for one in waiting if one["kind"] == kind]
        yield Step("", "PATCH", f"{WORLD}/senderid/requests/{id_}", {"decision": decision}, {}, change)

    def upload(name: str) -> Step:
        body = {"file": b64encode(contents(account, name)).decode(), "category": "SENDERID_APPROVAL", "name": name}
        return call(
            "uploadDocument", "POST", "/documents", lambda known: known["documents"].update({name: False}), body
        )

    for index in count():
        number, name = f"010{int(account.account_id):03}{index:05}", f"paper-{index}"

        def settle(known: Known, number: str = number, **values: Any) -> None:
            known["numbers"][number] |= values

        def use(known: Known, name: str = name) -> None:
            known["documents"][name] = True

        uploaded = yield upload(name)
        documents = [uploaded["documentId"]]
        new: dict[str, Any] = {"status": "PENDING", "alias": None, "approvals": [], "release": None, "rings": False}
        created = lambda known, number=number, new=new: known["numbers"].update({number: dict(new)})  # noqa: E731
        yield call("createNumber", "POST", "/numbers", created, {"phoneNumber": number})
        factor: dict[str, Any] = {"authType": "ARS", "extras": {"phoneNumber": number}}
        path, headers = f"/numbers/{number}/authenticate", {"x-mfa-data": json.dumps(factor)}
        rings = lambda known, settle=settle: settle(known, rings=True)  # noqa: E731
        yield call("authenticateNumber", "PUT", path, rings, headers=headers, status=403)
        shown = yield Step("", "GET", f"{WORLD}/senderid/accounts/{account.account_id}/numbers/{number}")
        factor |= {key: shown["call"][key] for key in ("transactionId", "token")}
        verified = lambda known, settle=settle: settle(known, rings=False, status="ACTIVE")  # noqa: E731
        yield call("authenticateNumber", "PUT", path, verified, headers={"x-mfa-data": json.dumps(factor)})
        named = lambda known, settle=settle: settle(known, alias="a")  # noqa: E731
        yield call("setAlias", "POST", "/extra-data/numbers", named, {"senderId": number, "alias": "a"})

        def asked(known: Known, number: str = number, use: Any = use) -> None:
            use(known)
            known["numbers"][number]["approvals"].append("PENDING")

        yield call("requestApproval", "POST", f"/papers/approval/{number}", asked, {"documents": documents})
        approved = lambda known, settle=settle: settle(known, approvals=["APPROVED"])  # noqa: E731
        yield from decide("APPROVAL", "APPROVED", approved)
        wants = lambda known, settle=settle: settle(known, release="PENDING")  # noqa: E731
        body: Any = {"reason": "because"}
        yield call("requestDuplicateRelease", "POST", f"/papers/duplicate/{number}", wants, body)
        rejected = lambda known, settle=settle: settle(known, release="REJECTED")  # noqa: E731
        yield from decide("RELEASE", "REJECTED", rejected)
        off = lambda known, settle=settle: settle(known, status="INACTIVE")  # noqa: E731
        yield call("updateNumber", "PUT", f"/numbers/{number}", off, {"status": "INACTIVE"})
        if index % 2 == 0:
            gone = lambda known, number=number: known["numbers"].pop(number)  # noqa: E731
            yield call("deleteNumber", "DELETE", f"/numbers/{number}", gone)
        uploaded = yield upload(f"waste-{index}")
        thrown = lambda known, index=index: known["documents"].pop(f"waste-{index}")  # noqa: E731
        yield call("deleteDocuments", "DELETE", "/documents", thrown, {"documents": [uploaded["documentId"]]})
        limit = account.limit + 1 + index
        more = lambda known, limit=limit: known["limits"].append([limit, "PENDING"])  # noqa: E731
        body = {"documents": documents, "limit": limit}
        yield call("requestLimitIncrease", "POST", "/papers/limitation", more, body)

        def granted(known: Known, limit: int = limit) -> None:
            known["limits"][-1][1] = "APPROVED"
            known["limit"] = limit

        yield from decide("LIMIT", "APPROVED", granted)
        made = lambda known, index=index: known["phones"].update({str(index): [True, None]})  # noqa: E731
        answer = yield phone("createPhone", "POST", "", made, {"number": f"{index}", "type": "MOBILE"})
        changed = lambda known, index=index: known["phones"].update({str(index): [False, 11]})  # noqa: E731
        yield phone("updatePhone", "PATCH", f"/{answer['id']}", changed, {"active": False, "area_code": 11})


@dataclass
class Life:
    """What an account has sent and was answered.

    Attributes:
        known: What must be found of it.
        answered: The operations that were answered, in their order.
        open: The request that nobody knows of whether it was carried out.
    """

    account: Account
    known: Known = field(default_factory=nothing)
    answered: list[str] = field(default_factory=list)
    open: Step | None = None


class Lives:
    """All of them at once."""

    def __init__(self) -> None:
        self.lives = [Life(account) for account in ACCOUNTS]
        self.wrong: list[str] = []
        self._answers = 0
        self._lock = Lock()

    def run(self, url: str, enough: int, end: Callable[[], None]) -> None:
        """Live until that many steps were answered, and end it then in the midst."""
        with ExitStack() as stack:
            connections = [stack.enter_context(Connection(url)) for _ in self.lives]
            threads = [
                Thread(target=self._live, args=(connection, life, enough, end))
                for connection, life in zip(connections, self.lives, strict=True)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert self.wrong == []
        assert self._answers >= enough

    def _live(self, connection: Connection, life: Life, enough: int, end: Callable[[], None]) -> None:
        steps = live(life.account)
        step = next(steps)
        while True:
            try:
                connection.send(step.content)
                answer = connection.receive()
                body = None if answer is None else answer.body
            except (OSError, ValueError, IndexError):
                answer = None
            with self._lock:
                if answer is None or answer.status >= 500:
                    life.open = step
                    return
                if answer.status != step.status:
                    self.wrong.append(f"{step.method} {step.path}: {answer.status} {body}")
                    return
                step.change(life.known)
                if step.operation_id:
                    life.answered.append(step.operation_id)
                self._answers += 1
                if self._answers == enough:
                    end()
            step = steps.send(body)

    def check(self, url: str) -> None:
        """Nothing that was answered is lost; what nobody knows of was done wholly, with its record, or not at all."""
        with httpx.Client(base_url=url, timeout=30) as client:
            state = client.get(f"{WORLD}/state").json()
            journal: list[Any] = []
            while page := client.get(
                f"{WORLD}/journal", params={"limit": 1000, "after": journal[-1]["id"] if journal else 0}
            ).json():
                journal += page
        for life in self.lives:
            after = copy.deepcopy(life.known)
            if life.open:
                life.open.change(after)
            found = _found(state, life.account)
            operations = [
                entry["operationId"]
                for entry in journal
                if entry["accountId"] == life.account.account_id and entry["operationId"] in OPERATIONS
            ]
            done = [life.open.operation_id] if life.open and life.open.operation_id else []
            assert (found, operations) in ((life.known, life.answered), (after, life.answered + done))


OPERATIONS = {
    *("uploadDocument", "createNumber", "authenticateNumber", "setAlias", "requestApproval", "requestDuplicateRelease"),
    *("updateNumber", "deleteNumber", "deleteDocuments", "requestLimitIncrease", "createPhone", "updatePhone"),
}


def _found(state: Any, account: Account) -> Known:
    """What a state has of an account."""
    known = nothing()
    for kept in state["senderid"]["accounts"]:
        if kept["accountId"] == account.account_id:
            for one in kept["numbers"]:
                known["numbers"][one["phoneNumber"]] = {
                    "status": one["status"],
                    "alias": one["alias"] and one["alias"]["alias"],
                    "approvals": [request["status"] for request in one["approvalDocuments"]],
                    "release": one["unlockDuplicate"]["status"],
                    "rings": one["call"] is not None,
                }
            for one in kept["documents"]:
                assert one["content"] == b64encode(contents(account, one["name"])).decode()
                known["documents"][one["name"]] = one["use"]
            known["limits"] = [[one["limitRequested"], one["status"]] for one in kept["limitationDocuments"]]
            known["limit"] = kept["limit"]
    for one in state["pismo"]["phones"]:
        phone, versions = one["phone"], one["versions"]
        if str(phone["account_id"]) == account.account_id:
            assert len(versions) in (0, 2)
            assert not versions or versions[-1]["phone"] == phone
            known["phones"][phone["number"]] = [phone["active"], phone["area_code"]]
    return known
