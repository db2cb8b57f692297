"""Options are checked where they are given, what can't be sent is refused, and what is handed out holds no secrets."""

import asyncio
import pickle
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from emulator_client import EmulatorClient
from emulator_client import errors as emulator_errors
from senderid_client import AsyncSenderIdClient, Retries, SenderIdClient, errors
from tests.clients.scripted import ACCOUNT, Script, success

WRONG: dict[str, list[Any]] = {
    "timeout": [httpx.Timeout(5), -1, 0, True, "5", float("nan"), float("inf"), 10**12, (1, 2)],
    "connect_timeout": [httpx.Timeout(5), -1, 0, "5", float("nan")],
    "retries": [None, -1, True, 1.5, "2", Retries(-1), Retries(first=-1.0), Retries(longest=float("nan"))],
    "check_inputs": [None, "no", 0],
    "max_answer_bytes": [None, 0, -1, 1.5, True, "32"],
}
GIVEN_ONCE: dict[str, list[Any]] = {
    "allow_insecure_http": [None, "false", 0],
    "on_attempt": [7, "print"],
    "http_client": ["client", httpx.MockTransport(lambda _: success())],
    "transport": ["transport", 7],
    "event_hooks": [7, [print], {"request": 7}, {"request": [7]}, {"response": [print, None]}, {"requests": [print]}],
    "follow_redirects": [None, "no", 1],
    "max_redirects": [None, -1, True, 1.5, "2"],
    "base_url": [None, 7, b"https://api.example", "https://a..b", "https://.", "https://" + 64 * "a"],
    "api_key": [None, "", 7, b"key"],
    "follow_redirect": [True],
    "timeot": [3],
    "auth": [("user", "password")],
    "cookies": [{"a": "b"}],
    "params": [{"a": "b"}],
}
UNSENDABLE = [
    {"X-Request-Id": "42 "},
    {"X-Request-Id": " 42"},
    {"X-Request-Id": "4\n2"},
    {"X-Request-Id": "4\r\nX: y"},
    {"X-Request-Id": "\u0000"},
    {"X-Request-Id": "\ud55c\uae00"},
    {"X-Request-Id": "caf\u00e9"},
    {"X-Request-Id": 42},
    {"X-Request-Id": None},
    {"X Request": "42"},
    {"": "42"},
    {"X-\ud55c": "42"},
    {"Content-Length": "7"},
    {"Transfer-Encoding": "chunked"},
    {7: "42"},
    "X-Request-Id: 42",
    7,
]


def _name(value: object) -> str:
    """The same in each process that collects the tests."""
    return value if isinstance(value, str) else type(value).__name__


@pytest.fixture(params=[SenderIdClient, AsyncSenderIdClient], ids=["sync", "async"])
def make(request: pytest.FixtureRequest) -> Callable[..., Any]:
    def client(**settings: Any) -> Any:
        return request.param(**{"api_key": "key", "api_secret": "secret", **settings})

    return client


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in (WRONG | GIVEN_ONCE).items() for value in values], ids=_name
)
def test_option_that_can_not_be_used_is_named(make: Callable[..., Any], name: str, value: Any) -> None:
    """By the constructor and by with_options, in one sentence about it and one about what to do."""
    with pytest.raises(errors.ConfigurationError, match=name):
        make(**{name: value})
    if name in WRONG:
        with pytest.raises(errors.ConfigurationError, match=name):
            make().with_options(**{name: value})


def test_misspelt_option_is_told_from_what_was_meant(make: Callable[..., Any]) -> None:
    """In the constructor, from_env and with_options."""
    with pytest.raises(errors.ConfigurationError, match=r"timeot is no option\. Did you mean timeout\?"):
        make(timeot=3)
    with pytest.raises(errors.ConfigurationError, match=r"retry is no option\. Did you mean retries\?"):
        make().with_options(retry=3)


@pytest.mark.parametrize("headers", UNSENDABLE, ids=ascii)
def test_headers_that_can_not_be_sent_are_refused(make: Callable[..., Any], headers: Any) -> None:
    """Where they are given, to a client or a copy."""
    with pytest.raises(errors.ConfigurationError, match="headers"):
        make(headers=headers)
    with pytest.raises(errors.ConfigurationError, match="headers"):
        make().with_options(headers=headers)


@pytest.mark.parametrize("url", ["https://api.example?a=b", "https://api.example/x#y", "https://api.example?"])
def test_base_url_with_more_than_a_path_is_refused(make: Callable[..., Any], url: str) -> None:
    """Requests would go elsewhere."""
    with pytest.raises(errors.ConfigurationError, match="Leave it away"):
        make(base_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://me:hunter2@h",
        "http://me:hunter2@h.example",
        "me:hunter2@h",
        "https://me:hun/ter2@h",
        "https://me:hunter2@[",
    ],
)
def test_password_in_a_base_url_is_not_shown(make: Callable[..., Any], url: str) -> None:
    """Nor a part of it."""
    with pytest.raises(errors.ConfigurationError) as raised:
        make(base_url=url)

    assert "ter2" not in str(raised.value) + repr(raised.value)


def test_password_in_a_base_url_goes_nowhere(script: Script) -> None:
    """Credentials are arguments of their own."""
    with pytest.raises(errors.ConflictError) as raised:
        script.create([httpx.Response(409)], base_url="https://me:hunter2@api.example")

    error = raised.value
    assert error.request is not None
    assert "https://api.example/senderid/v1/numbers" == str(error.request.url) == str(error.response.request.url)


def holds(secret: str, value: Any) -> bool:
    """Whether a pickle of it does, or what one comes to from it."""
    shown = pickle.dumps(value)
    return any(one.encode() in shown for one in (secret, "hunter2", "signature="))


def test_what_is_handed_out_holds_no_credentials(script: Script) -> None:
    """Neither an answer with its request, nor what the hook gets, nor an error."""
    seen: list[Any] = []
    headers = {"X-Api-Key": "hunter2", "Cookie": "hunter2"}
    script.wrap = lambda client: client.with_raw_response
    answer = script.create([httpx.Response(429), success()], headers=headers, on_attempt=seen.append)
    raw = script.create([success()], headers=headers)
    script.wrap = lambda client: client
    with pytest.raises(errors.RedirectedError) as raised:
        script.create([httpx.Response(307, headers={"Location": "/elsewhere"})], headers=headers)

    attempts = [one.response for one in seen]
    assert [False] * 5 == [holds("secret", one) for one in (answer, raw, raised.value, *attempts)]
    assert raised.value.response.next_request is None
    assert "***" == answer.response.request.headers["Authorization"] == attempts[0].request.headers["X-Api-Key"]


@pytest.mark.parametrize(
    "value",
    [
        "Wed, 21 Oct 2099 07:28:00 +99999999999999",
        "9" * 400,
        "9" * 5000,
        "-1",
        "1.5",
        "\u0663",
        "Wed, 21 Oct 99999 07:28:00 GMT",
        "soon",
        "",
        "Fri, 31 Dec 9999 23:59:59 -2359",
        "Mon, 01 Jan 0001 00:00:00 +2359",
    ],
    ids=lambda value: ascii(value)[:40],
)
@pytest.mark.parametrize("status", [400, 429])
def test_odd_retry_after_is_no_trouble(script: Script, status: int, value: str) -> None:
    """It counts as not given, or as past."""
    answers = [httpx.Response(status, headers=[(b"Retry-After", value.encode())]) for _ in range(3)]
    with pytest.raises(errors.ApiError) as raised:
        script.create(answers)

    assert raised.value.retry_after in (None, 0.0)
    assert "e+" not in str(raised.value)


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object(), 10**5000], ids=["nan", "set", "object", "long"])
def test_value_that_json_has_not_is_refused(script: Script, value: Any) -> None:
    """Even where inputs are not checked."""
    with pytest.raises(errors.InvalidInputError, match="no such request can be sent"):
        script([success()], "create_number", given={"phone_number": value}, check_inputs=False)

    assert [] == script.sent


def test_time_without_a_zone_is_refused() -> None:
    """It is another instant wherever it is read."""
    with (
        EmulatorClient(transport=httpx.MockTransport(lambda _: httpx.Response(500))) as client,
        pytest.raises(emulator_errors.InvalidInputError, match="no date-time with its zone"),
    ):
        client.set_clock("default", now=datetime(2026, 11, 21, 9))  # noqa: DTZ001 - that is the point


def test_no_line_of_httpx_tells_of_our_requests(caplog: pytest.LogCaptureFixture) -> None:
    """It would hold the number; requests of others are told of as ever."""
    caplog.set_level("INFO")
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=ACCOUNT))
    with httpx.Client(transport=transport) as own:
        own.get("https://elsewhere.example/01087654321")
        SenderIdClient("key", "secret", http_client=own).update_number("01012345678", status="ACTIVE")
    with SenderIdClient("key", "secret", transport=transport) as client:
        client.update_number("01012345678", status="ACTIVE")
        client.get_httpx_client().get("/01012345678")

    async def call() -> None:
        async with AsyncSenderIdClient("key", "secret", transport=transport) as twin:
            await twin.update_number("01012345678", status="ACTIVE")

    asyncio.run(call())

    assert ["https://elsewhere.example/01087654321"] == [
        str(record.args[1]) for record in caplog.records if record.name == "httpx" and isinstance(record.args, tuple)
    ]
    assert "01012345678" not in caplog.text
