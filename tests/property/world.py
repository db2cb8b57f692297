"""What surrounds a generated request: an emulator, credentials, a state to meet, and the outcome to expect of it.

schemathesis knows the contracts; this module knows the providers. Before a request that keeps to its contract it brings
the emulator into one of the states that matter, and says what must be answered, to the name of the error. Where it has
no line for an operation, the recipe of the operation's success (`tests/answers`) brings about the state for every other
request, and any answer passes that the contract documents for a valid one.

Where requests follow each other by the links of a contract, the state is what they have made of it, and this module
does only what people do in between: it hears the code that a voice says, and has files and documents to hand in.
"""

import asyncio
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol
from urllib.parse import quote

import httpx

from phone_emulator import Account, App, Settings, Token
from tests.answers.recipes import Cook, Documented, begins, matched, success
from tests.support.asgi import Answer
from tests.support.callers import DOCUMENT, FIRST, SECOND, TOKEN
from tests.support.documents import PROVIDERS, contract, operations
from tests.support.signing import sign

# Those that recipes call with are among them.
OWNER, OTHER = FIRST, SECOND
FULL = Account("12925151", "PROPERTYKEY00003", "secret-of-the-full", limit=0, documents=frozenset({DOCUMENT}))
UNBOUND = Token(TOKEN)
BOUND = Token("bound-token", account_id=9_000_000_000_000_000_000)
SETTINGS = Settings(accounts=(OWNER, OTHER, FULL), tokens=(UNBOUND, BOUND))

_FACTOR = "x-mfa-data"
_PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg=="
_FILES = (
    (_PICTURE, None),
    (f"data:image/png;base64,{_PICTURE}", None),
    ("JVBERi0=", None),
    ("bm8gcGljdHVyZQ==", "InvalidFileType"),
    ("no base64", "ValidationError"),
    ("", "ValidationError"),
)
_PHONES = (
    {"number": "1", "type": "MOBILE", "area_code": 11, "country_code": 55},
    {"number": "2", "type": "COMMERCIAL", "active": False},
    {"number": "3", "type": "MOBILE", "active": False, "extension": "9"},
)
_CONTROL = f"/_emulator/worlds/default/senderid/accounts/{OWNER.account_id}/numbers"


class Send(Protocol):
    """Sends a request to the emulator under test."""

    def __call__(self, method: str, path: str, headers: Mapping[str, str], content: bytes) -> httpx.Response: ...


@contextmanager
def over_http(base_url: str) -> Iterator[Send]:
    """Reach a server."""
    with httpx.Client(base_url=base_url) as client:
        yield lambda method, path, headers, content: client.request(method, path, headers=headers, content=content)


@contextmanager
def in_process(app: App) -> Iterator[Send]:
    """Reach an application without a socket."""
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://emulator")
    with asyncio.Runner() as runner:
        yield lambda method, path, headers, content: runner.run(
            client.request(method, path, headers=headers, content=content)
        )


@dataclass(frozen=True)
class Outcome:
    """What is answered: a status, and the name of the error, `None` for a success."""

    status: int
    error: str | None = None


SUCCESS = Outcome(200)


@dataclass
class World:
    """The emulator, as the next request will find it.

    Attributes:
        send: Reaches it.
        caller: Whose credentials the next request carries, `None` for nobody's.
        request_text: All of the next request.
        headers: Those of the next request, which may be changed.
        documents: Those that the owner may hand in.
    """

    send: Send
    caller: Account | Token | None = None
    request_text: str = ""
    headers: Any = field(default_factory=dict)
    documents: list[str] = field(default_factory=lambda: [DOCUMENT])
    _gone_on: int = 0

    def credentials(self) -> dict[str, str]:
        """Headers that prove the caller; good for one request."""
        if self.caller is None:
            return {}
        if isinstance(self.caller, Token):
            return {"Authorization": f"Bearer {self.caller.token}"}
        return sign(self.caller)

    def begin(self, operation_id: str) -> None:
        """Let the next request be from one who may call an operation."""
        self.caller = _CALLERS[operation_id]

    def prepare(self, operation_id: str, path: dict[str, Any], body: Any) -> Outcome | None:
        """Bring the emulator into a state that the request chooses, and foretell its answer if that can be done."""
        self._control("POST", "/_emulator/worlds/default/reset")
        # What schemathesis has in the place of no body shows its address, another one in each process.
        self.request_text = repr([operation_id, path, body if isinstance(body, dict) else None])
        foretell = _PREPARATIONS.get(operation_id)
        if foretell is not None:
            return foretell(self, path, body)
        if self.choose("recipe", 2):
            self._follow(success(operation_id), path)
        return None

    def forget(self) -> None:
        """Have nothing that was done before."""
        self._control("POST", "/_emulator/worlds/default/reset")
        body = {"file": _PICTURE, "category": "SENDERID_APPROVAL"}
        self._call("POST", "/senderid/v1/documents", sign(OWNER), body)  # that pages of one have another behind them
        self.register(OWNER, "01000000000")
        self.set_number("01000000000", status="ACTIVE")
        self.documents = [DOCUMENT]
        self._gone_on = 0

    def go_on(self, operation_id: str, path: dict[str, Any], query: dict[str, Any], body: Any) -> None:
        """Do what people do before a request that goes by the answers of others."""
        if self._gone_on == _LONGEST:  # the account would be full at some time
            self.forget()
        self._gone_on += 1
        self.request_text = repr([self._gone_on, operation_id])
        if operation_id in _STEPS:
            _STEPS[operation_id](self, path, query, body)

    def learn(self, content: bytes) -> None:
        """Know a document that was uploaded."""
        answer = json.loads(content) if content else None
        if isinstance(answer, dict) and "documentId" in answer:
            self.documents.append(answer["documentId"])

    def choose(self, key: str, variants: int) -> int:
        """A choice that the request itself makes, so that a failure repeats."""
        return zlib.crc32(f"{key} {self.request_text}".encode(errors="surrogatepass")) % variants

    def _follow(self, recipe: Documented, path: dict[str, Any]) -> None:
        """Do what goes before a success, and have the request mean what that is about."""
        *before, last = recipe.lines
        cook = Cook(self)
        for line in before:
            answer = cook.send(line)
            assert answer.status < 300 or begins(answer), f"{recipe}: {line}"
        path |= matched(recipe, last)

    def request(self, method: str, path: str, *, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a request of a recipe."""
        answer = self.send(method, path, headers, content)
        return Answer(answer.status_code, answer.headers, answer.content)

    @property
    def now(self) -> datetime:
        """The time that signatures go by."""
        return datetime.now(UTC)

    def register(self, account: Account, number: str) -> None:
        """Make a number one of an account."""
        self._call("POST", "/senderid/v1/numbers", sign(account), {"phoneNumber": number})

    def set_number(self, number: str, **state: str) -> None:
        """Decide what a voice call or the provider's people decide."""
        self._control("PATCH", f"{_CONTROL}/{number}", state)

    def request_release(self, number: str) -> None:
        """Ask for the release of a number of the owner."""
        self._call("POST", f"/senderid/v1/papers/duplicate/{number}", sign(OWNER), {"reason": "-"})

    def ringing(self, number: str) -> dict[str, str]:
        """What names the call that a number of the owner gets, and the code; nothing while it does not ring."""
        answer = self.send("GET", f"{_CONTROL}/{quote(number, safe='')}", {}, b"")
        call = answer.json().get("call") or {}
        return {name: call[name] for name in ("transactionId", "token") if call}

    def have_called(self, number: str) -> None:
        """Let a number of the owner ring."""
        headers = {**sign(OWNER), _FACTOR: json.dumps(_factor(number))}
        self.send("PUT", f"/senderid/v1/numbers/{quote(number, safe='')}/authenticate", headers, b"")

    def start_call(self, number: str) -> dict[str, str]:
        """Have a number of the owner called: what names the call, and the code."""
        self.have_called(number)
        return self.ringing(number)

    def hand_in(self, document: str) -> None:
        """Let a document of the owner be in use."""
        number = "01099999999"
        body = {"phoneNumber": number, "documents": [document]}
        self._call("POST", "/senderid/v1/numbers", sign(OWNER), body)

    def create_phone(self, account_id: int, body: Any) -> None:
        """Give an account a phone."""
        path = f"/accounts/v1/accounts/{account_id}/phones"
        self._call("POST", path, {"Authorization": f"Bearer {TOKEN}"}, body)

    def _control(self, method: str, path: str, body: Any = None) -> None:
        self._call(method, path, {}, body)

    def _call(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> None:
        request = httpx.Request(method, f"http://emulator{path}", json=body)
        self.send(method, path, {**headers, "Content-Type": "application/json"}, request.read()).raise_for_status()


def _before_create_number(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    number = body["phoneNumber"]
    choice = world.choose(number, 4)
    if choice == 1:
        world.caller = FULL
    elif choice == 2:
        world.register(OWNER, number)
    elif choice == 3:
        world.register(OTHER, number)
    if world.choose(number[::-1], 4):
        body.pop("documents", None)
        body.pop("documentList", None)
    listed = body.get("documentList", {}).values()
    documents = {
        one for ids in (body.get("documents", []), *listed) for one in ([ids] if isinstance(ids, str) else ids)
    }
    if documents - {DOCUMENT}:
        return Outcome(400, "InvalidDocumentId")
    return {1: Outcome(409, "LimitExceeded"), 2: Outcome(409, "AlreadyRegistered")}.get(choice, SUCCESS)


def _register_in_some_status(world: World, number: str) -> str | None:
    statuses = (None, "PENDING", "ACTIVE", "INACTIVE", "DUPLICATED")
    status = statuses[world.choose(number, len(statuses))]
    if status == "DUPLICATED":
        world.register(OTHER, number)
    if status is not None:
        world.register(OWNER, number)
    if status in ("ACTIVE", "INACTIVE"):
        world.set_number(number, status=status)
    return status


def _before_update_number(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    status = _register_in_some_status(world, path["phoneNumber"])
    if status is None:
        return Outcome(400, "InvalidSenderId")
    return SUCCESS if status in ("ACTIVE", "INACTIVE") else Outcome(409, "FailedToUpdate")


def _before_delete_number(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    status = _register_in_some_status(world, path["phoneNumber"])
    if status is None:
        return Outcome(400, "InvalidSenderId")
    return Outcome(409, "FailedToDelete") if status == "ACTIVE" else SUCCESS


def _before_reading(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    world.register(OWNER, "01000000000")
    return SUCCESS


def _before_authenticate_number(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    number = path["phoneNumber"]
    status = _register_in_some_status(world, number)
    factor = _factor(number)
    finishes = world.choose("finish", 2) and status not in (None, "DUPLICATED")
    if finishes:
        factor |= world.start_call(number)
    world.headers[_FACTOR] = json.dumps(factor)
    if status is None:
        return Outcome(400, "InvalidSenderId")
    if status == "DUPLICATED":
        return Outcome(409, "FailedToAuthenticate")
    return SUCCESS if finishes else Outcome(403, "MfaRequired")


def _factor(number: str) -> dict[str, Any]:
    return {"authType": "ARS", "extras": {"phoneNumber": number}}


def _before_upload_document(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    body["file"], error = _FILES[world.choose("file", len(_FILES))]
    return Outcome(400, error) if error else SUCCESS


def _before_request_approval(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    if _register_in_some_status(world, path["phoneNumber"]) is None:
        return Outcome(400, "InvalidSenderId")
    return _of_documents(world, body)


def _before_request_limit_increase(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    outcome = _of_documents(world, body)
    return outcome if outcome.error or body["limit"] > OWNER.limit else Outcome(409, "LimitNotHigher")


def _of_documents(world: World, body: Any) -> Outcome:
    """What documents are answered of which the account has one, and which the request itself may make that one."""
    if world.choose("documents", 2):
        body["documents"] = [DOCUMENT]
    return Outcome(400, "InvalidDocumentId") if {*body["documents"]} - {DOCUMENT} else SUCCESS


def _before_delete_documents(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    outcome = _of_documents(world, body)
    if outcome == SUCCESS and world.choose("use", 2):
        world.hand_in(DOCUMENT)
        return Outcome(409, "DocumentInUse")
    return outcome


def _before_get_document(world: World, path: dict[str, Any], body: Any) -> Outcome:
    if world.choose("documentId", 2):
        path["documentId"] = DOCUMENT
    return SUCCESS if path["documentId"] == DOCUMENT else Outcome(400, "InvalidDocumentId")


def _before_set_alias(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    status = _register_in_some_status(world, body["senderId"])
    return Outcome(400, "InvalidSenderId") if status is None else SUCCESS


def _before_request_duplicate_release(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    number = path["phoneNumber"]
    if _register_in_some_status(world, number) is None:
        return Outcome(400, "InvalidSenderId")
    decisions = (None, "REJECTED", "APPROVED")
    decision = decisions[world.choose(number[::-1], len(decisions))]
    if decision is not None:
        world.request_release(number)
        world.set_number(number, release=decision)
    return Outcome(409, "AlreadyApproved") if decision == "APPROVED" else SUCCESS


def _before_create_phone(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    account_id = int(path["accountId"])
    choice = world.choose(body["number"], 4)
    if choice == 1:
        world.caller = BOUND
    if choice == 2:
        world.create_phone(account_id, body)
        return Outcome(409, "PhoneAlreadyExists")
    return Outcome(403, "Forbidden") if choice == 1 and account_id != BOUND.account_id else SUCCESS


def _before_list_phones(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    for phone in _PHONES:
        world.create_phone(int(path["accountId"]), phone)
    return _of_bound_token(world, path) or SUCCESS


def _before_get_phone(world: World, path: dict[str, Any], body: Any) -> Outcome:
    return _of_bound_token(world, path) or _of_phone(world, path)


def _before_update_phone(world: World, path: dict[str, Any], body: Any) -> Outcome:
    refused = _of_bound_token(world, path)
    outcome = _of_phone(world, path)
    if refused or outcome.error:
        return refused or outcome
    changed = {**_PHONES[0], **body}
    same_as_before = _which_phone(changed) == _which_phone(_PHONES[0])
    if same_as_before or world.choose("another", 2):
        return SUCCESS
    world.create_phone(int(path["accountId"]), {**_which_phone(changed), "type": "COMMERCIAL"})
    return Outcome(409, "PhoneAlreadyExists")


def _of_bound_token(world: World, path: Mapping[str, Any]) -> Outcome | None:
    """The refusal of a token that some requests carry, and that is not of their account."""
    if world.choose("bound", 4):
        return None
    world.caller = BOUND
    return None if int(path["accountId"]) == BOUND.account_id else Outcome(403, "Forbidden")


def _of_phone(world: World, path: dict[str, Any]) -> Outcome:
    """What a phone is answered that may be there, be another account's, or not be at all."""
    account_id = int(path["accountId"])
    choice = world.choose("phone", 4)
    another = account_id + 1 if account_id < 2**63 - 1 else 1
    world.create_phone(another if choice == 0 else account_id, _PHONES[0])
    if choice < 3:
        path["phoneId"] = 1
    return Outcome(404, "PhoneNotFound") if choice == 0 or int(path["phoneId"]) != 1 else SUCCESS


def _before_create_access_token(world: World, path: Mapping[str, Any], body: Any) -> Outcome:
    (server,) = SETTINGS.servers
    choice = world.choose("server", 3)
    if choice:
        body["server_key"] = server.server_key
    if choice == 1:
        body["server_secret"] = server.server_secret
    is_known = (body["server_key"], body["server_secret"]) == (server.server_key, server.server_secret)
    return SUCCESS if is_known else Outcome(401, "InvalidCredentials")


def _which_phone(phone: Mapping[str, Any]) -> dict[str, Any]:
    """What tells a phone of an account from another."""
    return {name: phone[name] for name in ("number", "area_code", "country_code") if name in phone}


_PREPARATIONS: dict[str, Callable[[World, dict[str, Any], Any], Outcome]] = {
    "createNumber": _before_create_number,
    "updateNumber": _before_update_number,
    "deleteNumber": _before_delete_number,
    "authenticateNumber": _before_authenticate_number,
    "uploadDocument": _before_upload_document,
    "requestApproval": _before_request_approval,
    "requestLimitIncrease": _before_request_limit_increase,
    "deleteDocuments": _before_delete_documents,
    "getDocument": _before_get_document,
    "setAlias": _before_set_alias,
    "getAccount": _before_reading,
    "listActiveNumbers": _before_reading,
    "requestDuplicateRelease": _before_request_duplicate_release,
    "createAccessToken": _before_create_access_token,
    "createPhone": _before_create_phone,
    "listPhones": _before_list_phones,
    "getPhone": _before_get_phone,
    "updatePhone": _before_update_phone,
}


def _without_documents(world: World, path: Any, query: Any, body: Any) -> None:
    for name in ("documents", "documentList"):
        body.pop(name, None)


def _with_documents(world: World, path: Any, query: Any, body: Any) -> None:
    if not {*body["documents"]} & {*world.documents}:
        body["documents"] = [DOCUMENT]


def _with_a_file(world: World, path: Any, query: Any, body: Any) -> None:
    body["file"] = next(file for file, error in _FILES if error is None)


def _by_one(world: World, path: Any, query: Any, body: Any) -> None:
    """A page of one document, of all or of those that another answer named."""
    for name in [name for name in query if query[name] not in world.documents]:
        del query[name]
    query["limit"] = 1


def _with_the_code(world: World, path: Any, query: Any, body: Any) -> None:
    number = path["phoneNumber"]
    if world.choose("call", 2):
        world.have_called(number)
    world.headers[_FACTOR] = json.dumps(_factor(number) | world.ringing(number))


_LONGEST = 60
_STEPS: dict[str, Callable[[World, Any, Any, Any], None]] = {
    "createNumber": _without_documents,
    "requestApproval": _with_documents,
    "requestLimitIncrease": _with_documents,
    "deleteDocuments": _with_documents,
    "uploadDocument": _with_a_file,
    "listDocuments": _by_one,
    "authenticateNumber": _with_the_code,
}


def succeeds(status: int, content: bytes) -> bool:
    """Whether a request did what it was for; the first of two steps is refused as it should be."""
    return status < 300 or begins(Answer(status, {}, content))


def _account_of_sender_ids(case: Any, answer: Any) -> None:
    """What was asked for stands in the account that is answered."""
    number = case.path_parameters.get("phoneNumber", case.body.get("phoneNumber"))
    (sender_id,) = (item for item in answer["senderIds"] if item["phoneNumber"] == number)
    asked = {name: case.body[name] for name in ("status",) if name in case.body}
    if "reason" in case.body:
        asked["unlockDuplicate"] = sender_id["unlockDuplicate"] | {
            "reasonForRequested": case.body["reason"],
            "name": case.body.get("name"),
        }
    assert asked == {name: sender_id[name] for name in asked}


def _listed_phones(case: Any, answer: Any) -> None:
    """Those that were asked for are there, and no others, in the order in which they were created."""
    expected = [
        phone["number"]
        for phone in _PHONES
        if case.query.get("type", phone["type"]) == phone["type"]
        and _text(case.query.get("active", phone.get("active", True))) == _text(phone.get("active", True))
    ]
    assert expected == [phone["number"] for phone in answer]


def _text(active: Any) -> str:
    return str(active).lower()


def _id_of_phone(case: Any, answer: Any) -> None:
    """It is that of the path."""
    assert answer == {"id": int(case.path_parameters["phoneId"])}


def _phone(case: Any, answer: Any) -> None:
    """All that the phone was created with stands in it; codes are texts there."""
    texts = {name: str(value) if name.endswith("_code") else value for name, value in _PHONES[0].items()}
    assert texts.items() <= answer.items()


# What more there is to hold against a success than its schema.
HOLDS: dict[str, Callable[[Any, Any], None]] = {
    **dict.fromkeys(("createNumber", "updateNumber", "requestDuplicateRelease"), _account_of_sender_ids),
    "listPhones": _listed_phones,
    "getPhone": _phone,
    "updatePhone": _id_of_phone,
}


def _caller(schemes: Mapping[str, Any], operation: Any) -> Account | Token | None:
    """Who may call an operation."""
    for name in (name for requirement in operation["security"] for name in requirement):
        return OWNER if "x-signature" in schemes[name] else UNBOUND
    return None


_CALLERS = {
    operation["operationId"]: _caller(contract(stem)["components"].get("securitySchemes", {}), operation)
    for stem in PROVIDERS
    for _, _, operation in operations(contract(stem))
}
