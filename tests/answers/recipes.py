"""Recipes for the documented answers: requests to an emulator that has just started, the last of which is answered so.

A file per contract, by operation and then by the status of a success or the name of an error. Under `any` stands what
holds for every operation that has no line of its own. A line is a request:

    [second account] POST /senderid/v1/numbers {"phoneNumber": "01012345678"}

It is signed for the first account that the emulator has by default, or carries its token; the brackets say what is
different, see `_DIFFERENT`, or add a header, `[x-mfa-data: …]`. `<token>` stands for the `token` that an answer before
has given last. `REQUEST` stands for the last request of the operation's success. A line of
`phone-emulator` says what the emulator is started with.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

import yaml

from phone_emulator import Account, Options
from phone_emulator.settings import ERAS
from tests.support.asgi import Answer
from tests.support.callers import FIRST, SECOND, TOKEN
from tests.support.documents import PROVIDERS, contract, operations, resolve
from tests.support.signing import sign

PATH = Path(__file__).parent
ANY = "any"
_LINE = re.compile(
    r"(?:\[(?!x-)(?P<different>[^\]]+)\] )?(?:\[(?P<header>x-[a-z-]+): (?P<value>[^\]]+)\] )?"
    r"(?P<method>[A-Z]+) (?P<path>/\S*)(?: (?P<body>.+))?",
    re.DOTALL,
)
_KNOWN = re.compile(r"<(\w+)>")


class NoRecipe(Exception):
    """An answer is documented that nobody can bring about."""


@dataclass(frozen=True)
class Documented:
    """An answer that a contract documents.

    Attributes:
        stem: Of the contract.
        operation_id: Of the operation, `any` for an answer to what no operation takes.
        status: Its status.
        name: Of the error, empty for a success.
        era: The wire era that answers so, the newest of them.
        roles: Which property of its body is the `code`, the `message`, the `field`, as `x-error` says; codes are names.
    """

    stem: str
    operation_id: str
    status: int
    name: str
    era: str = Options.era
    roles: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        """Its recipe.

        Raises:
            NoRecipe: There is none.
        """
        found = _recipes(self.stem)
        own = found.get(self.operation_id, {})
        key = self.name or self.status
        lines = own.get(key) or (found[ANY].get(key) if self.name else None)
        if lines is None:
            raise NoRecipe(
                f"{self.where} has no recipe for {key} of {self.operation_id}. Add the requests that bring it about."
            )
        start = [] if self.era == Options.era else [f"phone-emulator --era {self.era}"]
        return start + [
            line.replace("REQUEST", success(self.operation_id, self.stem).lines[-1]) if "REQUEST" in line else line
            for line in _listed(lines)
        ]

    @property
    def where(self) -> str:
        """The file that its recipe is in."""
        return f"tests/answers/{self.stem}.yaml"


def documented(stem: str) -> Iterator[Documented]:
    """Every answer of a contract, in its order; those for failures of the emulator itself are none to be had."""
    document = contract(stem)
    found = {operation["operationId"]: operation["responses"] for _, _, operation in operations(document)}
    fallbacks = {status: answer for status, answer in document["x-fallback-responses"].items() if status != "500"}
    for operation_id, responses in {**found, ANY: fallbacks}.items():
        for status, reference in responses.items():
            if status == "503":
                continue
            if int(status) < 400:
                yield Documented(stem, operation_id, int(status), "")
                continue
            media = resolve(document, reference)["content"]["application/json"]
            roles = resolve(document, media["schema"])["x-error"]
            for name, example in media["examples"].items():
                eras = resolve(document, example).get("x-eras", ERAS)
                era = next(era for era in reversed(ERAS) if era in eras)
                yield Documented(stem, operation_id, int(status), name, era, roles)


def success(operation_id: str, stem: str = "") -> Documented:
    """The first success of an operation, by default of a provider's."""
    for name in [stem] if stem else PROVIDERS:
        for one in documented(name):
            if one.operation_id == operation_id and not one.name:
                return one
    raise NoRecipe(f"No operation of {stem or 'a provider'} is called {operation_id}.")


def place(answer: Documented) -> tuple[str, str]:
    """Method and path template of its operation."""
    found = operations(contract(answer.stem))
    return next((method, path) for method, path, one in found if one["operationId"] == answer.operation_id)


def read(line: str) -> tuple[str, str, bytes]:
    """Method, path and body of a line."""
    found = _LINE.fullmatch(line)
    assert found, f"neither a request nor a start: {line}"
    return found["method"], found["path"], (found["body"] or "").encode()


def headers_in(line: str) -> dict[str, str]:
    """The headers that its brackets add."""
    found = _LINE.fullmatch(line)
    return {found["header"]: found["value"]} if found and found["header"] else {}


def different_in(line: str) -> str | None:
    """What its brackets say."""
    found = _LINE.fullmatch(line)
    return found["different"] if found else None


def matched(answer: Documented, line: str) -> dict[str, str]:
    """The path parameters of a line of its recipe."""
    pairs = zip(place(answer)[1].split("/"), read(line)[1].partition("?")[0].split("/"), strict=True)
    return {expected.strip("{}"): unquote(actual) for expected, actual in pairs if expected.startswith("{")}


def unused(stem: str) -> set[tuple[str, Any]]:
    """Recipes of which no documented answer makes use."""
    recipes = _recipes(stem)
    there = {(operation_id, key) for operation_id, own in recipes.items() for key in own}
    keys = ((one.operation_id, one.name or one.status) for one in documented(stem))
    return there - {(operation_id if key in recipes.get(operation_id, {}) else ANY, key) for operation_id, key in keys}


@cache
def _recipes(stem: str) -> Mapping[str, Any]:
    recipes: dict[str, Any] = yaml.safe_load((PATH / f"{stem}.yaml").read_text(encoding="utf-8"))
    return recipes


def _listed(recipe: str | list[str]) -> list[str]:
    return [recipe] if isinstance(recipe, str) else recipe


@dataclass(frozen=True)
class Request:
    """What is sent.

    Attributes:
        method: HTTP method.
        path: Path and query.
        body: Its bytes.
        account: Signs it, unless it goes elsewhere than to the sender-ID API.
        token: Is sent with it, where it goes to Pismo's.
        headers: Added to those that it has anyway.
        age: How long ago it was signed.
    """

    method: str
    path: str
    body: bytes = b""
    account: Account | None = FIRST
    token: str | None = TOKEN
    headers: Mapping[str, str] | None = None
    age: timedelta = timedelta()


Different = Callable[[Request, re.Match[str]], Request]
_DIFFERENT: dict[str, Different] = {
    r"second account": lambda request, _: replace(request, account=SECOND),
    r"no credentials": lambda request, _: replace(request, account=None, token=None),
    r"unknown key": lambda request, _: replace(request, account=replace(FIRST, api_key="NOBODYSKEY000000")),
    r"wrong secret": lambda request, _: replace(request, account=replace(FIRST, api_secret="another")),
    r"signed (\d+) minutes ago": lambda request, found: replace(request, age=timedelta(minutes=int(found[1]))),
    r"text/plain": lambda request, _: replace(
        request, headers={**(request.headers or {}), "content-type": "text/plain"}
    ),
    r"body (.*)": lambda request, found: replace(request, body=found[1].encode()),
    r"(\d+) spaces behind the body": lambda request, found: replace(request, body=request.body + b" " * int(found[1])),
    r"default: (\S+)": lambda request, found: replace(request, path=request.path.replace("default", found[1])),
}


class Sender(Protocol):
    """Reaches an emulator."""

    @property
    def now(self) -> datetime:
        """The time that signatures go by."""

    def request(self, method: str, path: str, *, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a request."""


class Cook:
    """Follows recipes.

    Args:
        caller: Calls an emulator.
    """

    def __init__(self, caller: Sender) -> None:
        self._caller = caller
        self._last: Mapping[str, str] = {}
        self._new: Mapping[str, Any] = {}
        self._known: dict[str, str] = {}

    def follow(self, lines: list[str]) -> Answer:
        """Send the requests; what the last is answered with. Those before it must succeed, but for one sent twice."""
        *before, last = lines
        for line in before:
            answer = self.send(line)
            assert answer.status < 300 or line == last or last.startswith("[same signature]") or begins(answer), line
        return self.send(last)

    def filled(self, line: str) -> str:
        """The line with what answers before have given."""
        return _KNOWN.sub(lambda found: self._known.get(found[1], found[0]), line)

    def send(self, line: str) -> Answer:
        """Send the request of a line."""
        line = self.filled(line)
        request = Request(*read(line), headers=headers_in(line))
        different = different_in(line)
        if different not in (None, "same signature", "new account", "new token"):
            request = _changed(request, different)
        headers = self._credentials(request, different)
        self._last = headers
        answer = self._caller.request(
            request.method,
            request.path,
            content=request.body,
            headers={
                **({"content-type": "application/json"} if request.body else {}),
                **headers,
                **(request.headers or {}),
            },
        )
        self._known |= _texts(answer.content)
        if request.path == "/_emulator/worlds" and answer.status == 201:
            self._new = answer.body
        return answer

    def _credentials(self, request: Request, different: str | None) -> Mapping[str, str]:
        if different == "same signature":
            return self._last
        schemes = _schemes(request.path)
        if any("x-signature" in scheme for scheme in schemes):
            account = request.account
            if different == "new account":
                (made,) = self._new["accounts"]
                account = replace(FIRST, api_key=made["apiKey"], api_secret=made["apiSecret"])
            return {} if account is None else sign(account, date=self._caller.now - request.age)
        if schemes:
            token = self._new["tokens"][0]["token"] if different == "new token" else request.token
            return {} if token is None else {"authorization": f"Bearer {token}"}
        return {}


def _schemes(path: str) -> list[Mapping[str, Any]]:
    """The security schemes of the provider whose path it is; none for one of nobody's or of the control API."""
    root = path.split("/")[1]
    for document in map(contract, PROVIDERS):
        if any(template.split("/")[1] == root for template in document["paths"]):
            return [*document["components"].get("securitySchemes", {}).values()]
    return []


def begins(answer: Answer) -> bool:
    """Whether a refusal is the first of two steps."""
    return answer.status == 403 and "mfa" in answer.body


def _texts(content: bytes) -> dict[str, str]:
    """The texts of an answer by the names of their properties."""
    found: dict[str, str] = {}

    def keep(document: dict[str, Any]) -> dict[str, Any]:
        found.update({name: value for name, value in document.items() if isinstance(value, str)})
        return document

    with suppress(ValueError):
        json.loads(content, object_hook=keep)
    return found


def _changed(request: Request, different: str) -> Request:
    for pattern, change in _DIFFERENT.items():
        if found := re.fullmatch(pattern, different):
            return change(request, found)
    raise AssertionError(f"nothing is known of [{different}]")
