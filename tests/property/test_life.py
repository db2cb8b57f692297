"""A model in plain Python foretells what both accounts of a world are answered, whatever they do in whichever order."""

import json
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from phone_emulator import Account, Settings, create_app
from tests.property.load import EVERY_RULE, EXAMPLES
from tests.support.asgi import Answer, Caller
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.determinism import Clock, Serial
from tests.support.oracle import Oracle

LIMIT = 2
ACCOUNTS = [Account(one.account_id, one.api_key, one.api_secret, limit=LIMIT) for one in (FIRST, SECOND)]
NUMBERS = [f"0101111000{place}" for place in range(3)]
WORLD = "/_emulator/worlds/default"
FILE = b64encode(b"%PDF-").decode()
UNKNOWN = "DOC20181030105615MMXDST163SYMMX3"

accounts = st.sampled_from(range(len(ACCOUNTS)))
numbers = st.sampled_from(NUMBERS)
places = st.integers(0, 5)


@dataclass
class Ringing:
    """A call: what names it, its code, and until when and how often the code may be tried."""

    transaction: str
    token: str
    until: datetime
    tries: int = 5


@dataclass
class Number:
    """What is known of a number of an account."""

    order: int
    status: str = "PENDING"
    verified_until: datetime | None = None
    call: Ringing | None = None
    approvals: list[str] = field(default_factory=list)
    release: str | None = None


@dataclass
class Model:
    """What is known of an account."""

    numbers: dict[str, Number] = field(default_factory=dict)
    documents: dict[str, bool] = field(default_factory=dict)  # whether each is in use, in the order of their upload
    limit: int = LIMIT
    wanted: list[tuple[int, str]] = field(default_factory=list)
    phones: dict[int, dict[str, Any]] = field(default_factory=dict)


def months_later(instant: datetime) -> datetime:
    """Six months on, on the last day of a month that has no such day."""
    year, month = divmod(instant.month + 5, 12)
    for day in range(instant.day, 0, -1):
        try:
            return instant.replace(year=instant.year + year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError


class Life(RuleBasedStateMachine):
    """Two accounts, and the people who decide."""

    emulator: Caller
    clock: Clock
    reached: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self._rules_strategy.enabled_rules_strategy = EVERY_RULE

    @initialize()
    def begin(self) -> None:
        self.clock.reset()
        self.emulator.request("POST", f"{WORLD}/reset")
        self.models = [Model() for _ in ACCOUNTS]
        self.registered = 0
        for account, _ in enumerate(ACCOUNTS):  # of nothing little comes
            self.upload(account)
            self.create(account, NUMBERS[0], 0)
            self.create(account, NUMBERS[1 + account], None)

    def call(self, account: int, method: str, path: str, body: Any = None, **more: Any) -> Answer:
        """A call of one of the accounts."""
        answer = self.emulator.request(method, f"/senderid/v1{path}", body=body, account=ACCOUNTS[account], **more)
        self.reached[str(answer.status if answer.status == 200 else answer.error[1])] += 1
        return answer

    def control(self, method: str, path: str, body: Any = None) -> Answer:
        return self.emulator.request(method, f"{WORLD}{path}", body=body)

    def known(self, account: int, place: int) -> str:
        """A document of an account, or one that it never had."""
        documents = [*self.models[account].documents][::-1]
        return documents[place] if place < len(documents) else UNKNOWN

    def holder(self, number: str) -> Number | None:
        held = [one.numbers[number] for one in self.models if number in one.numbers]
        return next((one for one in held if one.status != "DUPLICATED"), None)

    # What accounts do with numbers.

    @rule(account=accounts, number=numbers, place=st.none() | places)
    def create(self, account: int, number: str, place: int | None) -> None:
        model = self.models[account]
        documents = [] if place is None else [self.known(account, place)]
        answer = self.call(account, "POST", "/numbers", {"phoneNumber": number, "documents": documents})
        if UNKNOWN in documents:
            assert (400, "InvalidDocumentId") == answer.error
        elif number in model.numbers:
            assert (409, "AlreadyRegistered") == answer.error
        elif len(model.numbers) >= model.limit:
            assert (409, "LimitExceeded") == answer.error
        else:
            assert 200 == answer.status
            status = "PENDING" if self.holder(number) is None else "DUPLICATED"
            self.registered += 1
            model.numbers[number] = Number(self.registered, status, approvals=["PENDING"] * len(documents))
            model.documents |= dict.fromkeys(documents, True)

    @rule(account=accounts, number=numbers, status=st.sampled_from(["ACTIVE", "INACTIVE"]))
    def switch(self, account: int, number: str, status: str) -> None:
        found = self.models[account].numbers.get(number)
        answer = self.call(account, "PUT", f"/numbers/{number}", {"status": status})
        if found is None:
            assert (400, "InvalidSenderId") == answer.error
        elif found.status not in ("ACTIVE", "INACTIVE"):
            assert (409, "FailedToUpdate") == answer.error
        else:
            assert 200 == answer.status
            found.status = status

    @rule(account=accounts, number=numbers)
    def delete(self, account: int, number: str) -> None:
        model = self.models[account]
        found = model.numbers.get(number)
        answer = self.call(account, "DELETE", f"/numbers/{number}")
        if found is None:
            assert (400, "InvalidSenderId") == answer.error
        elif found.status == "ACTIVE":
            assert (409, "FailedToDelete") == answer.error
        else:
            assert 200 == answer.status
            del model.numbers[number]
            left = [one.numbers[number] for one in self.models if number in one.numbers]
            if left and self.holder(number) is None:
                min(left, key=lambda one: one.order).status = "PENDING"

    @rule(account=accounts, number=numbers)
    def name(self, account: int, number: str) -> None:
        answer = self.call(account, "POST", "/extra-data/numbers", {"senderId": number, "alias": "a"})
        expected = 200 if number in self.models[account].numbers else (400, "InvalidSenderId")
        assert expected == (answer.status if answer.status == 200 else answer.error)

    @rule(account=accounts, number=numbers)
    def ring(self, account: int, number: str) -> None:
        found = self.models[account].numbers.get(number)
        answer = self.authenticate(account, number)
        if found is None:
            assert (400, "InvalidSenderId") == answer.error
        elif found.status == "DUPLICATED":
            assert (409, "FailedToAuthenticate") == answer.error
        else:
            assert (403, "MfaRequired") == answer.error
            path = f"/senderid/accounts/{ACCOUNTS[account].account_id}/numbers/{number}"
            call = self.control("GET", path).body["call"]
            assert call["transactionId"] == answer.body["mfa"]["transactionId"]
            found.call = Ringing(call["transactionId"], call["token"], self.clock.now + timedelta(seconds=300))

    @rule(account=accounts, number=numbers)
    def answer_in_silence(self, account: int, number: str) -> None:
        self.answer_call(account, number, False, 0)

    def answer_call(self, account: int, number: str, wrong: bool, again: int) -> None:
        found = self.models[account].numbers.get(number)
        call = (found and found.call) or Ringing("0" * 32, "0000", self.clock.now, 0)
        token = f"{(int(call.token) + 1) % 10_000:04}" if wrong else call.token
        for _ in range(1 + again * wrong):
            answer = self.authenticate(account, number, transactionId=call.transaction, token=token)
            if found is None:
                assert (400, "InvalidSenderId") == answer.error
            elif found.status == "DUPLICATED":
                assert (409, "FailedToAuthenticate") == answer.error
            elif found.call is None:
                assert (400, "UnknownTransaction") == answer.error
            elif call.until <= self.clock.now:
                assert (400, "TransactionExpired") == answer.error
            elif wrong:
                call.tries -= 1
                assert (400, "TokenDoesNotMatch" if call.tries else "TooManyAttempts") == answer.error
                found.call = call if call.tries else None
            else:
                assert 200 == answer.status
                self.verify(found)
                found.call = None

    @precondition(lambda self: self.ringing())
    @rule(place=places, wrong=st.booleans(), again=st.integers(0, 5), seconds=st.sampled_from([0, 299, 300]))
    def answer_what_rings(self, place: int, wrong: bool, again: int, seconds: int) -> None:
        ringing = self.ringing()
        self.wait(seconds)
        self.answer_call(*ringing[place % len(ringing)], wrong, again)

    def ringing(self) -> list[tuple[int, str]]:
        """The numbers with a call, be it over, by account."""
        return [
            (account, number)
            for account, model in enumerate(self.models)
            for number, one in model.numbers.items()
            if one.call
        ]

    def authenticate(self, account: int, number: str, **more: str) -> Answer:
        factor = {"authType": "ARS", "extras": {"phoneNumber": number}, **more}
        headers = {"x-mfa-data": json.dumps(factor)}
        return self.call(account, "PUT", f"/numbers/{number}/authenticate", headers=headers)

    def verify(self, number: Number) -> None:
        number.verified_until = months_later(self.clock.now)
        if number.status != "INACTIVE":
            number.status = "ACTIVE"

    @rule(seconds=st.sampled_from([1, 299, 300, 100 * 86_400, 184 * 86_400]))
    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds)
        for number in (one for model in self.models for one in model.numbers.values()):
            if number.verified_until and number.verified_until <= self.clock.now:
                number.verified_until = None
                if number.status in ("ACTIVE", "INACTIVE"):
                    number.status = "PENDING"

    @precondition(lambda self: self.active())
    @rule(place=places, deletes=st.booleans())
    def part_with_what_is_active(self, place: int, deletes: bool) -> None:
        account, number = self.active()[place % len(self.active())]
        if not deletes:
            self.switch(account, number, "INACTIVE")
        self.delete(account, number)

    def active(self) -> list[tuple[int, str]]:
        """The numbers that can send, by account."""
        return [
            (account, number)
            for account, model in enumerate(self.models)
            for number, one in model.numbers.items()
            if one.status == "ACTIVE"
        ]

    # What accounts ask for, and people decide.

    @rule(account=accounts, number=numbers, place=places)
    def ask_for_approval(self, account: int, number: str, place: int) -> None:
        model, document = self.models[account], self.known(account, place)
        answer = self.call(account, "POST", f"/papers/approval/{number}", {"documents": [document]})
        if number not in model.numbers:
            assert (400, "InvalidSenderId") == answer.error
        elif document == UNKNOWN:
            assert (400, "InvalidDocumentId") == answer.error
        else:
            assert 200 == answer.status
            model.numbers[number].approvals.append("PENDING")
            model.documents[document] = True

    @rule(account=accounts, number=numbers)
    def ask_for_release(self, account: int, number: str) -> None:
        found = self.models[account].numbers.get(number)
        answer = self.call(account, "POST", f"/papers/duplicate/{number}", {"reason": "because"})
        if found is None:
            assert (400, "InvalidSenderId") == answer.error
        elif found.release == "APPROVED":
            assert (409, "AlreadyApproved") == answer.error
        else:
            assert 200 == answer.status
            found.release = "PENDING"

    @rule(account=accounts, limit=st.integers(1, 4), place=places)
    def ask_for_more(self, account: int, limit: int, place: int) -> None:
        model, document = self.models[account], self.known(account, place)
        answer = self.call(account, "POST", "/papers/limitation", {"documents": [document], "limit": limit})
        if document == UNKNOWN:
            assert (400, "InvalidDocumentId") == answer.error
        elif limit <= model.limit:
            assert (409, "LimitNotHigher") == answer.error
        else:
            assert 200 == answer.status
            model.wanted.append((limit, "PENDING"))
            model.documents[document] = True

    def waiting(self) -> list[tuple[str, int, str | None]]:
        """The requests that wait, by kind, account and number."""
        found: list[tuple[str, int, str | None]] = []
        for account, model in enumerate(self.models):
            found += [("LIMIT", account, None) for _, status in model.wanted if status == "PENDING"]
            for number, one in model.numbers.items():
                found += [("APPROVAL", account, number) for status in one.approvals if status == "PENDING"]
                found += [("RELEASE", account, number)] * (one.release == "PENDING")
        return found

    @precondition(lambda self: self.waiting())
    @rule(place=st.integers(0, 10), decision=st.sampled_from(["APPROVED", "REJECTED"]))
    def decide(self, place: int, decision: str) -> None:
        ids = [one.account_id for one in ACCOUNTS]
        listed = self.control("GET", "/senderid/requests").body
        kinds = [(one["kind"], ids.index(one["accountId"]), one["phoneNumber"]) for one in listed]
        assert sorted(map(str, self.waiting())) == sorted(map(str, kinds))
        kind, account, number = kinds[place % len(kinds)]
        request = listed[place % len(kinds)]
        answer = self.control("PATCH", f"/senderid/requests/{request['requestId']}", {"decision": decision})
        model, id_ = self.models[account], request["requestId"]
        seen = self.call(account, "GET", "/numbers").body
        if kind == "LIMIT":
            place = [one["limitationId"] for one in seen["limitationDocuments"]].index(id_)
            model.wanted[place] = (request["limitRequested"], decision)
            model.limit = max(model.limit, request["limitRequested"]) if decision == "APPROVED" else model.limit
        else:
            found = model.numbers[str(number)]
            if kind == "APPROVAL" and decision == "APPROVED" and found.status == "DUPLICATED":
                assert (409, "HeldElsewhere") == answer.error
                return
            if kind == "APPROVAL":
                (papers,) = (one["approvalDocuments"] for one in seen["senderIds"] if one["phoneNumber"] == number)
                found.approvals[[one["approvalId"] for one in papers].index(id_)] = decision
                if decision == "APPROVED":
                    self.verify(found)
            else:
                found.release = decision
                if decision == "APPROVED" and found.status == "DUPLICATED":
                    held = self.holder(str(number))
                    assert held is not None
                    held.status, held.verified_until, held.release = "DUPLICATED", None, None
                    found.status = "PENDING"
                self.ask_for_release(account, str(number))
        assert 200 == answer.status

    # Documents.

    @rule(account=accounts)
    def upload(self, account: int) -> None:
        answer = self.call(account, "POST", "/documents", {"file": FILE, "category": "SENDERID_APPROVAL"})
        assert 200 == answer.status
        self.models[account].documents[answer.body["documentId"]] = False

    @rule(account=accounts, chosen=st.sets(places, min_size=1, max_size=3))
    def throw_away(self, account: int, chosen: set[int]) -> None:
        model = self.models[account]
        documents = [*{self.known(account, place): None for place in sorted(chosen)}]
        answer = self.call(account, "DELETE", "/documents", {"documents": documents})
        if UNKNOWN in documents:
            assert (400, "InvalidDocumentId") == answer.error
        elif any(model.documents[one] for one in documents):
            assert (409, "DocumentInUse") == answer.error
        else:
            assert documents == [one["documentId"] for one in answer.body]
            for one in documents:
                del model.documents[one]

    @rule(account=accounts, limit=st.integers(1, 3), use=st.none() | st.booleans(), adds=st.booleans())
    def turn_pages(self, account: int, limit: int, use: bool | None, adds: bool) -> None:
        """Each document is on one page, in one order, whatever is added meanwhile."""
        expected = [one for one, used in self.models[account].documents.items() if use in (None, used)]
        query = f"?limit={limit}" + ("" if use is None else f"&use={str(use).lower()}")
        found: list[str] = []
        key = ""
        for _ in range(len(expected) + 1):
            page = self.call(account, "GET", f"/documents{query}{key}").body
            found += [one["documentId"] for one in page["data"]]
            if page["nextKey"] is None:
                break
            assert limit == len(page["data"])
            key = f"&startKey={page['nextKey']}"
            if adds:
                self.upload(account)
        assert expected[::-1] == found

    # Phones.

    phones = st.fixed_dictionaries(
        {"number": st.sampled_from(["1", "2"])},
        optional={"area_code": st.sampled_from([0, 11]), "country_code": st.sampled_from([1, 55])},
    )

    def same(self, one: Any, other: Any) -> bool:
        return all(one.get(key, default) == other.get(key, default) for key, default in SAME.items())

    @rule(account=accounts, phone=phones)
    def create_phone(self, account: int, phone: dict[str, Any]) -> None:
        model = self.models[account]
        answer = self.emulator.create_phone({**phone, "type": "MOBILE"}, account_id=account + 1, token=TOKEN)
        if any(self.same(phone, other) for other in model.phones.values()):
            assert 409 == answer.status
        else:
            assert answer.body["id"] not in [id_ for one in self.models for id_ in one.phones]
            model.phones[answer.body["id"]] = {"active": True, **phone}

    @precondition(lambda self: any(model.phones for model in self.models))
    @rule(account=accounts, place=places, change=phones, active=st.booleans())
    def change_phone(self, account: int, place: int, change: dict[str, Any], active: bool) -> None:
        ids = [id_ for model in self.models for id_ in model.phones]
        id_ = ids[place % len(ids)]
        model, change = self.models[account], {**change, "active": active}
        path = f"/accounts/v1/accounts/{account + 1}/phones/{id_}"
        answer = self.emulator.request("PATCH", path, body=change, token=TOKEN)
        if id_ not in model.phones:
            assert 404 == answer.status
            return
        changed = {**model.phones[id_], **change}
        if any(self.same(changed, other) for key, other in model.phones.items() if key != id_):
            assert 409 == answer.status
        else:
            assert 200 == answer.status
            model.phones[id_] = changed

    # What is seen of it at any time: what was refused has changed nothing.

    @invariant()
    def everything_is_as_foretold(self) -> None:
        for account, model in enumerate(getattr(self, "models", ())):
            seen = self.call(account, "GET", "/numbers").body
            assert [(number, one.status, one.release, one.approvals) for number, one in model.numbers.items()] == [
                (
                    one["phoneNumber"],
                    one["status"],
                    (one["unlockDuplicate"] or {"status": None})["status"],
                    [request["status"] for request in one["approvalDocuments"]],
                )
                for one in seen["senderIds"]
            ]
            limits = [(one["limitRequested"], one["status"]) for one in seen["limitationDocuments"]]
            assert (model.wanted, model.limit) == (limits, seen["limit"])
            active = [number for number, one in model.numbers.items() if one.status == "ACTIVE"]
            assert active == self.call(account, "GET", "/numbers/active").body
            listed = self.call(account, "GET", "/documents?limit=1000").body["data"]
            assert [*model.documents.items()][::-1] == [(one["documentId"], one["use"]) for one in listed]
            phones = self.emulator.request("GET", f"/accounts/v1/accounts/{account + 1}/phones", token=TOKEN).body
            assert [*model.phones] == [one["id"] for one in phones]
            for one in phones:
                told = {"number": one["number"], "active": one["active"]}
                codes = {name: one[name] and int(one[name]) for name in ("area_code", "country_code")}
                assert {"area_code": None, "country_code": 55, **model.phones[one["id"]]} == {**told, **codes}


# What tells two phones apart, and what is meant where it is left out.
SAME = {"number": None, "area_code": None, "country_code": 55}


LIVES = settings(
    max_examples=EXAMPLES // 3,
    stateful_step_count=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
# What a long search is answered, and a short one the half of.
ANSWERS = {
    *("200", "AlreadyApproved", "AlreadyRegistered", "DocumentInUse", "FailedToAuthenticate", "FailedToDelete"),
    *("FailedToUpdate", "InvalidDocumentId", "InvalidSenderId", "LimitExceeded", "LimitNotHigher", "MfaRequired"),
    *("TokenDoesNotMatch", "TooManyAttempts", "TransactionExpired", "UnknownTransaction"),
}


def test_life() -> None:
    """What was created is listed, what was refused changed nothing, statuses move along the documented edges only, a
    number has one holder, and limits and documents in use are kept to.
    """
    clock, reached = Clock(), Counter[str]()
    app = create_app(Settings(accounts=tuple(ACCOUNTS)), clock=clock, random=Serial())
    caller = Caller(app, clock, Oracle())
    machine = type("Machine", (Life,), {"emulator": caller, "clock": clock, "reached": reached})
    try:
        run_state_machine_as_test(machine, settings=LIVES)
    finally:
        caller.close()
        app.close()
    assert reached.keys() <= ANSWERS
    assert len(reached) >= (len(ANSWERS) if EXAMPLES >= 400 else len(ANSWERS) // 2), reached
