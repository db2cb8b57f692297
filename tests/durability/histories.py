"""What clients of several emulators saw, and whether one emulator that does a thing at a time could have shown it.

What an account has only grows where nobody changes it: a history of it is the order in which things were added. Whoever
saw so many of them saw them between the moment that the last of these was added and the moment that the next one was.

Where things are changed and deleted, each is for itself: an order of what was done to it and seen of it is looked for.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

LIST, CREATE, DELETE, VERIFY = "list", "create", "delete", "verify"
UPDATES = {"number": "put", "phone": "patch"}
CHANGES = (*UPDATES.values(), DELETE)
FAILED = "InternalError"
_CREATED = {"number": "PENDING", "phone": None}
# What a refusal says of the number that it is about.
_SAYS: dict[str, Callable[[str | None], bool]] = {
    "AlreadyRegistered": lambda state: state != ABSENT,
    "Phone number already exists": lambda state: state != ABSENT,
    "InvalidSenderId": lambda state: state == ABSENT,
    "MfaRequired": lambda state: state != ABSENT,
    "FailedToUpdate": lambda state: state == "PENDING",
    "FailedToDelete": lambda state: state == "ACTIVE",
}
# What a number must not be for a change to succeed.
_REFUSES = {("number", "put"): "PENDING", ("number", DELETE): "ACTIVE"}
ABSENT = "absent"
_FOREVER = float("inf")


@dataclass(frozen=True)
class Event:
    """A request and what its client saw.

    Attributes:
        kind: `"number"` or `"phone"`.
        account: Whose it is.
        text: The number that is created or changed; `None` where all of them are listed.
        sent: When it was sent.
        seen: When it was answered.
        outcome: Name of the refusal, "" for success, `None` where nobody answered.
        listed: The numbers of the account as the answer has them, where it has them.
        signature: What it was signed with, "" for nothing.
        change: What is done to the number, of `CHANGES` or `VERIFY`, "" where it is created or listed.
        value: What it is changed to: the status of a number, the extension of a phone, which is set once; `None` for
            the first step of a verification, which only has it ring.
        states: The same of every number of the account as the answer has them, where it has them.
    """

    kind: str
    account: str
    text: str | None
    sent: float
    seen: float
    outcome: str | None
    listed: tuple[str, ...] | None = None
    signature: str = ""
    change: str = ""
    value: str | None = None
    states: Mapping[str, str | None] | None = None

    @property
    def named(self) -> str | None:
        """What it is called in the journal."""
        if self.change == VERIFY:
            return "put authenticate"
        return f"{self.change} {self.value if self.kind == 'phone' else self.text}" if self.change else self.text


@dataclass(frozen=True)
class End:
    """What was there in the end.

    Attributes:
        added: The numbers of each kind and account, in the order in which they were added.
        holders: The accounts that hold each number.
        signatures: Every signature that was used.
        journal: How often each request and its outcome are in the journal: kind, account, what it is named, outcome.
        states: What each number of each kind and account was in the end, as events have it.
    """

    added: Mapping[tuple[str, str], Sequence[str]]
    holders: Mapping[str, Sequence[str]]
    signatures: Sequence[str]
    journal: Mapping[tuple[str, str, str | None, str], int]
    states: Mapping[tuple[str, str], Mapping[str, str | None]] = field(default_factory=dict)


def check(
    events: Sequence[Event],
    end: End,
    limit: int,
    first: Mapping[tuple[str, str], Mapping[str, str | None]] = MappingProxyType({}),
) -> None:
    """Hold a history against what must be.

    Args:
        events: What clients saw.
        end: What was there afterwards.
        limit: How many numbers an account may have.
        first: What was there before of those whose numbers are changed, by kind and account, as events have it.

    Raises:
        AssertionError: It could not have come about one thing at a time, or something was lost.
    """
    accounts = defaultdict(list)
    for event in events:
        accounts[event.kind, event.account].append(event)
    for key, own in accounts.items():
        if any(event.change for event in own):
            last = Event(*key, None, _FOREVER, _FOREVER, "", states=end.states.get(key, {}))
            check_changes([*own, last], first.get(key, {}))
        else:
            _check_account(own, end.added.get(key, ()))
    for (kind, account), added in end.added.items():
        assert len(added) == len({*added}), f"twice: {account}"
        assert kind != "number" or len(added) <= limit, f"beyond the limit: {account}"
    registered = {number for (kind, _), added in end.added.items() if kind == "number" for number in added}
    assert {*end.holders} == registered
    assert all(len(holders) == 1 for holders in end.holders.values()), "not one holder"
    _check_signatures(events, end.signatures)
    _check_journal(events, end.journal)


def _check_account(events: Sequence[Event], added: Sequence[str]) -> None:
    place = {text: index for index, text in enumerate(added)}
    earliest = [-_FOREVER] * len(added)  # when each was added
    latest = [_FOREVER] * len(added)
    asked = defaultdict(list)
    for event in events:
        if event.text is not None and event.outcome in ("", None):
            asked[event.text].append(event)
    for text, index in place.items():
        assert asked[text], f"nobody asked for {text}: {[event for event in events if event.text == text]}"
        done = [event for event in asked[text] if event.outcome == ""]
        assert len(done) <= 1, f"created twice: {text}"
        earliest[index] = min(event.sent for event in (done or asked[text]))
        latest[index] = done[0].seen if done else _FOREVER
    for event in events:
        least, most = _bounds(event, added, place)
        if least:
            latest[least - 1] = min(latest[least - 1], event.seen)
        if most < len(added):
            earliest[most] = max(earliest[most], event.sent)
    moment = -_FOREVER
    for index, text in enumerate(added):
        moment = max(moment, earliest[index])
        last = min(latest[index:])
        assert moment <= last, f"no order explains {text}: added after {moment} and before {last}"


def _bounds(event: Event, added: Sequence[str], place: Mapping[str, int]) -> tuple[int, int]:
    """How many were there at least and at most at some moment while a request was under way."""
    if event.listed is not None:
        assert tuple(added[: len(event.listed)]) == event.listed, f"listed what was not there so: {event}"
        # A creation lists itself: it was there when it was seen, and not yet when it was sent.
        return len(event.listed), len(event.listed)
    if event.outcome == "" and event.text is not None:
        assert event.text in place, f"lost: {event}"
        return place[event.text] + 1, place[event.text] + 1
    if event.outcome in ("AlreadyRegistered", "Phone number already exists"):
        assert event.text is not None
        assert event.text in place, f"refused for what is not there: {event}"
        return place[event.text] + 1, len(added)
    return 0, len(added)


def check_changes(events: Sequence[Event], first: Mapping[str, str | None]) -> None:
    """Hold what was done to numbers of an account, and seen of them, against what they were at first.

    Raises:
        AssertionError: There is no order of it.
    """
    for number in {event.text for event in events if event.text is not None}:
        own = [event for event in events if event.text in (None, number) or event.states is not None]
        own.sort(key=lambda event: event.sent)
        assert _explained(own, number, first.get(number, ABSENT)), f"no order explains {number}: {own}"


def _explained(events: Sequence[Event], number: str, first: str | None) -> bool:
    """Whether there is an order of events, of which one comes before another that was sent after it was seen."""
    begun, known = [((1 << len(events)) - 1, first)], set()
    until = [_FOREVER if event.outcome is None else event.seen for event in events]
    while begun:
        left, state = begun.pop()
        places = [place for place in range(len(events)) if left >> place & 1]
        if all(events[place].outcome is None for place in places):
            return True
        deadline = min(until[place] for place in places)
        for place in places:
            if events[place].sent > deadline:
                break
            for following in _following(events[place], number, state):
                step = left & ~(1 << place), following
                if step not in known:
                    known.add(step)
                    begun.append(step)
    return False


def _following(event: Event, number: str, state: str | None) -> list[str | None]:
    """What a number may be once an event has happened to it, or was seen of it."""
    following = [state]
    if event.text == number and event.outcome in ("", None):
        done = event.value if event.change in UPDATES.values() else ABSENT if event.change else _CREATED[event.kind]
        may = (
            state == ABSENT
            if not event.change
            else state not in (ABSENT, _REFUSES.get((event.kind, event.change), ABSENT))
        )
        if event.change == VERIFY:
            done = "ACTIVE" if event.value and state != "INACTIVE" else state
        following = [done] if may else []
    elif event.text == number and event.outcome in _SAYS and not _SAYS[event.outcome](state):
        following = []
    if event.states is not None:
        following = [one for one in following if one == event.states.get(number, ABSENT)]
    return following


def _check_signatures(events: Sequence[Event], kept: Sequence[str]) -> None:
    unused = ("DuplicatedSignature", FAILED, None)
    used = Counter(event.signature for event in events if event.signature and event.outcome not in unused)
    twice = {signature for signature, times in used.items() if times > 1}
    assert not twice, f"a signature was good twice: {[event for event in events if event.signature in twice]}"
    assert {*used} <= {*kept}, "a signature was forgotten"
    assert len(kept) == len({*kept})


def _about(events: Iterable[Event], key: tuple[object, ...]) -> list[Event]:
    return [event for event in events if (event.kind, event.account, event.named) == key]


def _check_journal(events: Sequence[Event], journal: Mapping[tuple[str, str, str | None, str], int]) -> None:
    answered: Counter[Any] = Counter()
    unknown: Counter[Any] = Counter()
    for event in events:
        if event.outcome is None:
            unknown[event.kind, event.account, event.named] += 1
        elif event.outcome != FAILED:
            answered[event.kind, event.account, event.named, event.outcome] += 1
    surplus: Counter[Any] = Counter()
    for key in {*answered, *journal}:
        more = journal.get(key, 0) - answered[key]
        assert more >= 0, f"not in the journal: {key}, {_about(events, key[:3])}"
        surplus[key[:3]] += more
    for key, more in surplus.items():
        assert more <= unknown[key], f"in the journal, and nobody asked: {key}, {_about(events, key)}"


def read(state: Mapping[str, Any], journal: Iterable[Mapping[str, Any]]) -> End:
    """What was there, by the documents of the control API."""
    added: dict[tuple[str, str], list[str]] = {}
    states: defaultdict[tuple[str, str], dict[str, str | None]] = defaultdict(dict)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for account in state["senderid"]["accounts"]:
        id_ = account["accountId"]
        added["number", id_] = [number["phoneNumber"] for number in account["numbers"]]
        states["number", id_] = {number["phoneNumber"]: number["status"] for number in account["numbers"]}
        for number in account["numbers"]:
            holders[number["phoneNumber"]] += [id_] if number["status"] != "DUPLICATED" else []
    for item in state["pismo"]["phones"]:
        phone = item["phone"]
        added.setdefault(("phone", str(phone["account_id"])), []).append(phone["number"])
        states["phone", str(phone["account_id"])][phone["number"]] = phone["extension"]
    entries: Counter[tuple[str, str, str | None, str]] = Counter()
    for entry in journal:
        kind = "number" if "/senderid/" in entry["path"] else "phone"
        body = json.loads(entry["body"]) if entry["body"] else {}
        text = body.get("phoneNumber", body.get("number"))
        if (method := entry["method"].lower()) in CHANGES:
            text = f"{method} {body.get('extension') or entry['path'].rpartition('/')[2]}"
        entries[kind, entry["accountId"], text, _name(entry)] += 1
    return End(added, holders, [item["signature"] for item in state["signatures"]], entries, states)


def _name(entry: Mapping[str, Any]) -> str:
    """Refusals are told by their code, those of phones by their text."""
    if entry["answer"]["status"] == 200:
        return ""
    document = json.loads(entry["answer"]["body"])
    name: str = document.get("errorCode", document.get("message"))
    return name
