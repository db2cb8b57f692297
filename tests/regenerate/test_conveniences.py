"""What words of a contract make of its operations: methods for many pages, for two steps, of both clients alike."""

import asyncio
import datetime
import decimal
import inspect
import io
import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import httpx
import pytest

from tests.regenerate.golden import generate_constructs

Answer = Callable[[httpx.Request], httpx.Response]


class Caller:
    """Calls methods of a client, sync or async, and keeps what was sent."""

    def __init__(self, package: Any, kind: Literal["sync", "async"]) -> None:
        self.package = package
        self.errors = package.errors
        self.kind = kind
        self.sent: list[httpx.Request] = []

    def call(self, answer: Answer, method: str, *args: Any, options: Any = MappingProxyType({}), **kwargs: Any) -> Any:
        """What a method returns."""
        return self.calls(answer, lambda client: getattr(client.with_options(**options), method)(*args, **kwargs))

    def each(self, answer: Answer, method: str, **kwargs: Any) -> tuple[list[Any], Exception | None]:
        """What a method gives one by one, and how that ended."""
        found: list[Any] = []

        async def gather(items: Any) -> None:
            async for item in items:
                found.append(item)  # noqa: PERF401 - those before an error are kept

        def every(client: Any) -> Any:
            items = getattr(client, method)(**kwargs)
            if self.kind == "async":
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

        if self.kind == "async":
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


class Shelf:
    """Keeps the papers that are written, and loses answers as it is told."""

    def __init__(self, lost: str, late: int = 0) -> None:
        self.papers: list[dict[str, Any]] = []
        self.written = 0
        self._lost = lost
        self._late = late

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.written += 1
            paper = {"colour": "white", **json.loads(request.content)}
            if self._lost != "before":
                self.papers.append(paper | ({"number": int(paper["number"])} if "number" in paper else {}))
            if self._lost == "500":
                return httpx.Response(500)
            raise httpx.ReadError("gone", request=request)
        assert b"kind=written" in request.url.query
        self._late -= 1
        shown = self.papers if self._late < 0 else []
        at = int(request.url.params.get("from", "0"))
        following = str(at + 1) if at + 1 < len(shown) else None
        return httpx.Response(200, json={"all": shown[at : at + 1], "nextPage": following})


def looked_up(caller: Caller, shelf: Answer, **given: Any) -> Any:
    """What the error of a call says when it is asked."""

    def look(client: Any) -> Any:
        try:
            return client.write_paper(**given)
        except caller.errors.OutcomeUnknownError as error:
            return error.look_up()

    async def look_async(client: Any) -> Any:
        try:
            return await client.write_paper(**given)
        except caller.errors.OutcomeUnknownError as error:
            return await error.look_up()

    return caller.calls(shelf, look_async if caller.kind == "async" else look)


@pytest.mark.parametrize("lost", ["after", "500"])
def test_what_was_done_is_found(caller: Caller, lost: str) -> None:
    """On whichever page it is, among others, its number written as one; it is what the call would have returned."""
    shelf = Shelf(lost)
    shelf.papers = [{"name": "other"}, {"name": "one", "number": 8, "colour": "white"}]

    paper = looked_up(caller, shelf, name="one", number="7", words=["b", "a"])

    assert ("Paper", "one", 1) == (type(paper).__name__, paper.name, shelf.written)


def test_what_was_not_done_is_not_there(caller: Caller) -> None:
    """Nor is what looks like it in all but a word."""
    shelf = Shelf("before")
    shelf.papers = [{"name": "one", "colour": "white", "words": ["a", ["c"]]}, {"name": "two", "colour": "white"}]

    assert looked_up(caller, shelf, name="one", words=["a", "b"]) is None
    assert 1 == shelf.written


@pytest.mark.parametrize(
    ("there", "given", "alike"),
    [
        ({"colour": "red"}, {}, False),
        ({}, {}, False),
        ({"colour": None}, {}, False),
        ({"colour": "white"}, {"colour": "red"}, False),
        ({"colour": "white", "number": 7}, {}, False),
        ({"colour": "white"}, {"number": "7"}, False),
        ({"colour": "white", "number": 0}, {"number": "-0x"}, False),
        ({"colour": "white"}, {}, True),
        ({"colour": "white", "number": None}, {}, True),
        ({"colour": "white"}, {"colour": "white"}, True),
        ({"colour": "red", "number": -7}, {"colour": "red", "number": "-7"}, True),
    ],
    ids=str,
)
def test_what_is_left_out_is_compared(
    there: dict[str, Any], given: dict[str, Any], alike: bool, caller: Caller
) -> None:
    """With its default, or with null where it has none: of what was there before, only what looks the same is found."""
    shelf = Shelf("before")
    shelf.papers = [{"name": "one", **there}]

    assert ("one" if alike else None) == getattr(looked_up(caller, shelf, name="one", **given), "name", None)


def test_what_can_not_be_read_is_not_said_to_be_missing(caller: Caller) -> None:
    """The error of the reading is that of the look-up."""

    def reply(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            raise httpx.ReadError("gone", request=request)
        return httpx.Response(429)

    with pytest.raises(caller.errors.RateLimitError):
        looked_up(caller, reply, name="one")


def test_several_that_look_alike(caller: Caller) -> None:
    """None of them is given out as the one that was made."""
    shelf = Shelf("after")
    shelf.papers = [{"name": "one", "colour": "white"}]

    with pytest.raises(caller.errors.Error, match="2 are there that look like what write_paper was to make"):
        looked_up(caller, shelf, name="one")


def test_operation_that_can_not_be_looked_up(caller: Caller) -> None:
    """It says so; so does an error that went to another process."""

    def reply(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("gone", request=request)

    with pytest.raises(caller.errors.OutcomeUnknownError) as raised:
        caller.call(reply, "create_box")
    with pytest.raises(caller.errors.OutcomeUnknownError) as other:
        caller.call(reply, "write_paper", name="one")

    for error in (raised.value, pickle.loads(pickle.dumps(other.value))):  # noqa: S301
        with pytest.raises(caller.errors.Error, match="can't be looked up"):
            error.look_up()


@pytest.mark.parametrize("late", [0, 1, 2])
def test_call_that_looks_by_itself(caller: Caller, late: int) -> None:
    """It returns what it would have, as soon as that is there, and sends the request once."""
    shelf = Shelf("after", late)

    paper = caller.call(shelf, "write_paper", name="one", options={"look_up": True, "retries": patient(caller, 2)})

    assert ("one", 1, late + 1) == (paper.name, shelf.written, len(caller.sent) - 1)


def test_call_that_looks_in_vain(caller: Caller) -> None:
    """Its error says so, and can look again."""
    shelf = Shelf("before")

    with pytest.raises(caller.errors.OutcomeUnknownError, match="It was looked for, 3 times, and was not there yet"):
        caller.call(shelf, "write_paper", name="one", options={"look_up": True, "retries": patient(caller, 2)})

    assert (1, 3) == (shelf.written, len(caller.sent) - 1)


def test_time_is_kept_for_looking(caller: Caller) -> None:
    """A quarter of what the call has; without it the request has all."""
    limits: list[float] = []

    def reply(request: httpx.Request) -> httpx.Response:
        limits.append(float(request.extensions["timeout"]["read"]))
        return httpx.Response(201, json={"name": "one"})

    for look_up in (True, False):
        options = {"look_up": look_up, "timeout": 8, "retries": patient(caller, 0)}
        caller.call(reply, "write_paper", name="one", options=options)

    assert [6, 8] == limits


def patient(caller: Caller, limit: int) -> Any:
    """Retries by a clock that stands still, and waits that take no time."""

    async def sleep_async(seconds: float) -> None:
        pass

    return caller.package.Retries(limit, clock=lambda: 0.0, sleep=lambda seconds: None, sleep_async=sleep_async)


def test_any_other_call(caller: Caller) -> None:
    """Its query and body go out as given, and the JSON of the answer comes back; no body is None."""
    params = {"q": "a&b", "none": None, "whole": True, "each": [1, "2"], "since": datetime.date(2026, 1, 2)}

    answer = caller.call(
        lambda request: httpx.Response(200, json=[1]), "request", "post", "/a b/%2F", params=params, json={"a": None}
    )
    empty = caller.call(lambda request: httpx.Response(204), "request", "DELETE", "/x")

    assert ([1], 200, 1, None) == (answer.parsed, answer.response.status_code, answer.attempts, empty.parsed)
    first, second = caller.sent
    assert b"/a%20b/%2F?q=a%26b&whole=true&each=1&each=2&since=2026-01-02" == first.url.raw_path
    assert ("POST", {"a": None}, "application/json") == (
        first.method,
        json.loads(first.content),
        first.headers["Content-Type"],
    )
    assert (b"", None) == (second.content, second.headers.get("Content-Type"))


ELSEWHERE = [
    *("/x/../y", "/..", "/./x", "/x/%2e%2e/y", "/x/.%2E", "/x/%2e/y", "/x%2f..%2fy", "/x/..;a=1/y", "/x\\..\\y"),
    *("/x%5c..", "//elsewhere.invalid/x", "/x//y", "\\x", "http:/x", "", " /x", "/x#y", "/x?", "/\ud800"),
    *("/x\r\ny", "/x\ty", "/x\0"),
]
ITSELF: list[Any] = []
ITSELF.append(ITSELF)
NESTED: list[Any] = [{"b": 1}, [[1]], [{}]]
UNWRITTEN: list[Any] = [
    *(float("nan"), float("inf"), b"x", {"x"}, object(), int, decimal.Decimal(1), "\ud800", ITSELF, 1j),
    *(datetime.time(1), datetime.datetime(2026, 1, 2)),  # noqa: DTZ001
]


@pytest.mark.parametrize(
    ("method", "path", "params", "content", "wrong"),
    [
        ("GET", "https://elsewhere.invalid/x", None, None, "path"),
        ("GET", "x", None, None, "path"),
        ("GET", "/x?a=1", None, None, "path"),
        *(("GET", path, None, None, "path") for path in ELSEWHERE),
        ("GET", b"/x", None, None, "path"),
        ("GET", None, None, None, "path"),
        ("GET ", "/x", None, None, "method"),
        (None, "/x", None, None, "method"),
        (b"GET", "/x", None, None, "method"),
        ("GET", "/x", "a=1", None, "params"),
        ("GET", "/x", [("a", 1)], None, "params"),
        ("GET", "/x", {1: "a"}, None, "params"),
        *(("POST", "/x", {"a": value}, None, "params") for value in UNWRITTEN),
        *(("POST", "/x", {"a": value}, None, "params") for value in NESTED),
        ("POST", "/x", {"\ud800": "a"}, None, "params"),
        *(("POST", "/x", None, value, "json") for value in UNWRITTEN),
        *(("POST", "/x", None, {"a": [value]}, "json") for value in UNWRITTEN),
        ("POST", "/x", None, {"\ud800": 1}, "json"),
        ("POST", "/x", None, {(1, 2): 1}, "json"),
    ],
)
def test_any_other_call_that_can_not_be_sent(
    caller: Caller, method: str, path: str, params: Any, content: Any, wrong: str
) -> None:
    """Neither to another host nor malformed."""
    with pytest.raises(caller.errors.InvalidInputError) as raised:
        caller.call(lambda request: httpx.Response(200), "request", method, path, params=params, json=content)

    assert [wrong] == [re.split(r"[.\[]", problem.argument)[0] for problem in raised.value.problems]
    assert "codec" not in str(raised.value)
    assert [] == caller.sent


@pytest.mark.parametrize("idempotent", ["false", None, 1])
def test_any_other_call_is_told_by_a_word_alone_whether_it_does_no_harm(caller: Caller, idempotent: Any) -> None:
    """What is true in Python need not mean that it may be sent twice."""
    with pytest.raises(caller.errors.InvalidInputError, match="idempotent"):
        caller.call(lambda request: httpx.Response(200), "request", "POST", "/x", idempotent=idempotent)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", b"/"),
        ("/a/", b"/a/"),
        ("/\u00fc/100%/%2e%41", b"/%C3%BC/100%25/%2e%41"),
        ("/a\\b", b"/a%5Cb"),
        ("/a:b@c", b"/a:b@c"),
    ],
)
def test_path_of_any_other_call(caller: Caller, path: str, target: bytes) -> None:
    """What is escaped already stays so, and what no path has is escaped."""
    caller.call(lambda request: httpx.Response(200, json=1), "request", "GET", path)

    assert [target] == [request.url.raw_path for request in caller.sent]


@pytest.mark.parametrize("idempotent", [False, True])
def test_any_other_call_is_repeated_when_that_does_no_harm(caller: Caller, idempotent: bool) -> None:
    """It is not, unless the caller says so."""
    kind = caller.errors.ServerError if idempotent else caller.errors.ServerOutcomeUnknownError

    with pytest.raises(kind):
        caller.call(
            lambda request: httpx.Response(500),
            "request",
            "GET",
            "/x",
            idempotent=idempotent,
            options={"retries": patient(caller, 2)},
        )

    assert (3 if idempotent else 1) == len(caller.sent)


def added(_: httpx.Request) -> httpx.Response:
    return httpx.Response(201)


def test_file_in_a_body(caller: Caller, tmp_path: Path) -> None:
    """It is sent as base64, under the name of its property, and its own name under that which takes it."""
    path = tmp_path / "one.svg"
    path.write_bytes(b"<svg/>")

    caller.call(added, "add_scan", picture_data=path, pages=2)
    caller.call(added, "add_scan", picture_data=b"<?xml", title=None)
    with io.BytesIO(b"what came before<svg/>") as file:
        file.seek(16)
        caller.call(added, "add_scan", picture_data=file)
    caller.call(added, "add_scan", picture_data=None, title="none")
    with pytest.raises(caller.errors.InvalidInputError, match="body: has 0 properties"):
        caller.call(added, "add_scan")

    assert [json.loads(request.content) for request in caller.sent] == [
        {"picture-data": "PHN2Zy8+", "title": "one.svg", "pages": 2},
        {"picture-data": "PD94bWw="},
        {"picture-data": "PHN2Zy8+"},
        {"title": "none"},
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("one.svg", b"<svg...../>", "has 11 bytes, at most 8 are allowed"),
        ("one.svg", b"", "is empty"),
        ("one.svg", b"svg", "is none of image/svg+xml: it begins with b'svg'"),
        ("one-too-long.svg", b"<svg/>", "title: has 16 characters, at most 12 are allowed; it is the name of the file"),
    ],
)
def test_file_that_the_contract_does_not_allow(
    caller: Caller, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """Bounds, types and the form of a name are those of the contract; nothing is sent."""
    (tmp_path / name).write_bytes(content)

    with pytest.raises(caller.errors.InvalidInputError) as caught:
        caller.call(added, "add_scan", picture_data=tmp_path / name)

    assert words in str(caught.value)
    assert caller.sent == []


def test_what_only_pages_have_is_imported(tmp_path: Path) -> None:
    """The class of their items, where no other method has it."""

    def changed(data: Any) -> None:
        data["components"]["schemas"]["Papers"]["properties"]["all"]["items"] = {"type": "string", "enum": ["A4", "A5"]}

    facade = generate_constructs(tmp_path, changed).package / "facade.py"

    assert "from .models.papers_all_item import PapersAllItem" in facade.read_text(encoding="utf-8")
