"""Every documented answer of every operation is to be had, by the request that the table shows."""

import asyncio
import json
import shlex
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from tests.answers import recipes
from tests.answers.recipes import ANY, Cook, Documented, documented, success, unused
from tests.answers.table import PAGE, page
from tests.support.asgi import Answer, Caller
from tests.support.clients import Clients, arguments, clients
from tests.support.documents import NAMES, contract, operations

ANSWERS = [answer for stem in NAMES for answer in documented(stem)]


@pytest.mark.parametrize(
    "answer",
    ANSWERS,
    ids=lambda answer: f"{answer.stem}-{answer.operation_id}-{answer.status}-{answer.name or 'success'}",
)
def test_answer_is_to_be_had(answer: Documented, start: Callable[[list[str]], Caller]) -> None:
    """To the name of the error; it is as the contract documents it, and both clients tell it as it is."""
    first, *others = answer.lines
    options = shlex.split(first)[1:] if first.startswith("phone-emulator") else []

    answered = Cook(start(options)).follow(others if options else [first, *others])

    assert answered.status == answer.status
    if "code" in answer.roles:
        assert answer.name == answered.body[answer.roles["code"]]
    if answer.operation_id != ANY:
        for call in (_call, _call_twin):
            _assert_told(answer, answered, call)


def _assert_told(answer: Documented, answered: Answer, call: Callable[[Documented, httpx.MockTransport], Any]) -> None:
    """A client returns a success, and raises an error as the class of its status, with all that its body says."""
    headers = {name: value for name, value in answered.headers.items() if name != "content-length"}
    sent = []

    def play(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(answered.status, headers=headers, content=answered.content)

    if not answer.name:
        assert _plain(call(answer, httpx.MockTransport(play))) == _plain(answered.body)
        (request,) = sent
        _assert_alike(request, *recipes.read(answer.lines[-1]))
        assert recipes.headers_in(answer.lines[-1]).items() <= dict(request.headers).items()
        return
    errors = clients(answer.stem).module.errors
    with pytest.raises(errors.ApiError) as raised:
        call(answer, httpx.MockTransport(play))
    # Of an error that eras answer with different statuses, the highest makes the class.
    status = max(one.status for one in ANSWERS if (one.stem, one.name) == (answer.stem, answer.name))
    kind = _CLASSES[status] if status < 500 else "ServerError"
    told = {"status": raised.value.status, **{role: getattr(raised.value, role) for role in answer.roles}}
    assert told == {"status": answer.status, **{role: answered.body[name] for role, name in answer.roles.items()}}
    assert isinstance(raised.value, getattr(errors, kind))


def _assert_alike(request: httpx.Request, method: str, path: str, content: bytes) -> None:
    assert (request.method, request.url.path) == (method, httpx.URL(path).path)
    assert request.url.params == httpx.URL(path).params
    assert (json.loads(request.content) if request.content else None) == (json.loads(content) if content else None)


_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    413: "PayloadTooLargeError",
    415: "UnsupportedMediaTypeError",
    429: "RateLimitError",
}


def _call(answer: Documented, transport: httpx.MockTransport) -> Any:
    found, method, given = _method(answer)
    with found.sync(**found.credentials, transport=transport, retries=0) as client:
        return getattr(client, method)(**given)


def _call_twin(answer: Documented, transport: httpx.MockTransport) -> Any:
    found, method, given = _method(answer)

    async def call() -> Any:
        async with found.twin(**found.credentials, transport=transport, retries=0) as client:
            return await getattr(client, method)(**given)

    return asyncio.run(call())


def _method(answer: Documented) -> tuple[Clients, str, dict[str, Any]]:
    """The method of its operation, and what it is called with so that it succeeds."""
    found = clients(answer.stem)
    operation = found.operation(*recipes.place(answer))
    line = success(answer.operation_id, answer.stem).lines[-1]
    _, path, content = recipes.read(line)
    return found, operation.name, arguments(operation, path, content, recipes.headers_in(line))


def _plain(value: Any) -> Any:
    """A value as JSON, its times in one spelling."""
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str) and value.endswith(("Z", "+00:00")):
        return datetime.fromisoformat(value)
    return value


@pytest.mark.parametrize("stem", NAMES)
def test_every_recipe_is_walked(stem: str) -> None:
    """One for an answer that is documented no more would tell of what isn't there."""
    assert unused(stem) == set()
    assert {answer.operation_id for answer in documented(stem)} > {
        operation["operationId"] for _, _, operation in operations(contract(stem))
    }


def test_errors_without_a_code_have_a_status_each() -> None:
    """Or else the walk could not tell them apart."""
    errors = [(one.stem, one.operation_id, one.status) for one in ANSWERS if one.name and "code" not in one.roles]
    assert len(errors) == len(set(errors))


@pytest.mark.parametrize("key", ["AlreadyRegistered", 200])
def test_missing_recipe(key: str | int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told with operation and file."""
    answers = (one for one in documented("senderid") if one.operation_id == "createNumber")
    answer = next(one for one in answers if key in (one.name, one.status))
    monkeypatch.setattr(recipes, "_recipes", lambda stem: {"any": {}})
    with pytest.raises(
        recipes.NoRecipe, match=rf"^tests/answers/senderid\.yaml has no recipe for {key} of createNumber"
    ):
        answer.lines  # noqa: B018 - it raises


def test_table_is_fresh() -> None:
    """`python -m tests.answers` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()
