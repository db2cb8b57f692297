"""What words of a contract make of its operations: methods for many pages, for two steps, of both clients alike."""

import asyncio
import inspect
import json
from collections.abc import Callable
from typing import Any, Literal

import httpx
import pytest

Answer = Callable[[httpx.Request], httpx.Response]


class Caller:
    """Calls methods of a client, sync or async, and keeps what was sent."""

    def __init__(self, package: Any, kind: Literal["sync", "async"]) -> None:
        self.package = package
        self.errors = package.errors
        self._kind = kind
        self.sent: list[httpx.Request] = []

    def call(self, answer: Answer, method: str, *args: Any, **kwargs: Any) -> Any:
        """What a method returns."""
        return self.calls(answer, lambda client: getattr(client, method)(*args, **kwargs))

    def each(self, answer: Answer, method: str, **kwargs: Any) -> tuple[list[Any], Exception | None]:
        """What a method gives one by one, and how that ended."""
        found: list[Any] = []

        async def gather(items: Any) -> None:
            async for item in items:
                found.append(item)  # noqa: PERF401 - those before an error are kept

        def every(client: Any) -> Any:
            items = getattr(client, method)(**kwargs)
            if self._kind == "async":
                return gather(items)
            for item in items:  # those before an error are kept
                found.append(item)  # noqa: PERF402
            return None

        try:
            self.calls(answer, every)
        except self.errors.Error as error:
            return found, error
        return found, None

    def calls(self, answer: Answer, call: Callable[[Any], Any]) -> Any:
        def reply(request: httpx.Request) -> httpx.Response:
            self.sent.append(request)
            return answer(request)

        async def run() -> Any:
            async with self.package.AsyncConstructsClient(transport=httpx.MockTransport(reply), retries=0) as client:
                made = call(client)
                return await made if inspect.isawaitable(made) else made

        if self._kind == "async":
            return asyncio.run(run())
        with self.package.ConstructsClient(transport=httpx.MockTransport(reply), retries=0) as client:
            return call(client)


@pytest.fixture(params=["sync", "async"])
def caller(package: Any, request: pytest.FixtureRequest) -> Caller:
    return Caller(package, request.param)


def pages(*given: dict[str, Any]) -> Answer:
    """Answers with one after the other."""
    left = iter(given)
    return lambda request: httpx.Response(200, json=next(left))


def page(names: str, following: Any = None) -> dict[str, Any]:
    return {"all": [{"name": name} for name in names], "nextPage": following}


def test_items_of_all_pages(caller: Caller) -> None:
    """One by one, in order; each page is asked for by the key of the one before, with the other arguments."""
    found, error = caller.each(pages(page("ab", "k"), page("", "New-Key"), page("c")), "iter_papers", kind="x")

    assert (["a", "b", "c"], None) == ([one.name for one in found], error)
    assert ["kind=x", "kind=x&from=k", "kind=x&from=New-Key"] == [one.url.query.decode() for one in caller.sent]


def test_pages_are_fetched_when_they_are_needed(package: Any) -> None:
    """Whoever stops asks for no more of them."""
    caller = Caller(package, "sync")

    first = caller.calls(pages(page("ab", "k")), lambda client: next(client.iter_papers()))

    assert ("a", 1) == (first.name, len(caller.sent))


@pytest.mark.parametrize("last", [{"all": []}, page(""), page("", "")], ids=["absent", "null", "empty"])
def test_last_page(caller: Caller, last: dict[str, Any]) -> None:
    """It names no other."""
    assert ([], None) == caller.each(pages(last), "iter_papers")


@pytest.mark.parametrize(
    "following",
    [["k", "k"], ["k", "l", "k"], ["s"], [7.5], [{"a": 1}]],
    ids=["itself", "a circle", "start", "number", "object"],
)
def test_page_that_was_there_before(caller: Caller, following: list[Any]) -> None:
    """Is no next one: what came is given, and an error ends it."""
    given = [page("a", key) for key in following]

    found, error = caller.each(pages(*given), "iter_papers", from_="s")

    assert isinstance(error, caller.errors.UnexpectedAnswerError)
    assert len(given) == len(found) == len(caller.sent)
    assert "which was there before or is no key" in str(error)
    assert ("list_papers", "***") == (error.operation, error.request.headers.get("Authorization", "***"))


@pytest.mark.parametrize(
    "answer", [httpx.Response(503), httpx.Response(200, json={"all": None})], ids=["503", "no list"]
)
def test_page_that_can_not_be_read(caller: Caller, answer: httpx.Response) -> None:
    """Its error has the key by which to go on, and the advice says so."""
    answers = iter([httpx.Response(200, json=page("ab", "k")), answer])

    found, error = caller.each(lambda request: next(answers), "iter_papers")

    assert 2 == len(found)
    assert isinstance(error, caller.errors.Error)
    assert "k" == error.page_key
    assert str(error).endswith("go on with from_='k'.")


def test_first_page_that_can_not_be_read(caller: Caller) -> None:
    """There is nowhere to go on, and no argument is sent unchecked."""
    _, error = caller.each(lambda request: httpx.Response(503), "iter_papers")
    _, wrong = caller.each(pages(page("")), "iter_papers", from_="No")

    assert isinstance(error, caller.errors.Error)
    assert (None, False) == (error.page_key, "go on with" in str(error))
    assert isinstance(wrong, caller.errors.InvalidInputError)
    assert 1 == len(caller.sent)


def sealing(request: httpx.Request) -> Any:
    return json.loads(request.headers["x-seal"])


@pytest.mark.parametrize("status", [200, 400, 409, 500])
def test_first_step(caller: Caller, status: int) -> None:
    """Is done as soon as the answer has what the second takes, whatever its status."""
    answer = httpx.Response(status, json={"errorCode": "Sealed", "seal": {"id": "s1"}})

    begun = caller.call(lambda request: answer, "begin_seal", "a/b", loud=True)

    assert (caller.package.BeginSealResult("s1"), "s1") == (begun, begun.seal_id)
    (sent,) = caller.sent
    assert ("PUT", b"/papers/a%2Fb/seal?loud=true") == (sent.method, sent.url.raw_path)
    assert {"of": {"paper": "a/b", "kind": "wax"}} == sealing(sent)


@pytest.mark.parametrize("body", [{}, {"seal": {"id": ""}}, {"seal": {"id": 1}}, {"seal": []}, [], "no"], ids=repr)
@pytest.mark.parametrize("status", [200, 409])
def test_first_step_without_what_it_should_give(caller: Caller, status: int, body: Any) -> None:
    """An error stays the error that it is, and a success is none."""
    with pytest.raises(caller.errors.ApiError) as raised:
        caller.call(lambda request: httpx.Response(status, json=body), "begin_seal", "a")

    kind = caller.errors.ConflictError if status == 409 else caller.errors.UnexpectedAnswerError
    assert (kind, "begin_seal", status) == (type(raised.value), raised.value.operation, raised.value.status)


def test_first_step_whose_outcome_is_unknown(caller: Caller) -> None:
    """It is sent once."""

    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("gone", request=request)

    with pytest.raises(caller.errors.OutcomeUnknownError, match="each call makes a seal"):
        caller.call(broken, "begin_seal", "a")

    assert 1 == len(caller.sent)


def test_second_step(caller: Caller) -> None:
    """It says what the first one said, and what that gave."""
    paper = caller.call(
        lambda request: httpx.Response(200, json={"name": "a"}), "finish_seal", "a", seal_id="s", word="w"
    )

    assert "a" == paper.name
    assert {"of": {"paper": "a", "kind": "wax"}, "sealId": "s", "word": "w"} == sealing(caller.sent[0])


def test_second_step_is_checked(caller: Caller) -> None:
    """By the schema of what the text holds."""
    with pytest.raises(caller.errors.InvalidInputError) as raised:
        caller.call(lambda request: httpx.Response(200), "finish_seal", "a", seal_id=1, word="No")

    assert "finish_seal was not sent. seal_id: 1 is no string; word: 'No' does not match" in str(raised.value)
    assert [] == caller.sent
