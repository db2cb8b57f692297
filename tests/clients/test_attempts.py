"""What a call does with each thing that can happen to it, sync and async alike, without a network."""

import gzip
import logging
import pickle
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from senderid_client import Attempt, SenderIdClient, errors
from senderid_client._masking import masked_body
from tests.clients.scripted import ACCOUNT, START, Body, Script, Time, success, throw

NEVER_SENT = [
    httpx.ConnectError("refused"),
    httpx.ConnectTimeout("slow"),
    httpx.PoolTimeout("busy"),
    httpx.ProxyError("403"),
]
MAYBE_SENT = [
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("reset"),
    httpx.WriteError("reset"),
    httpx.RemoteProtocolError("Server disconnected without sending a response."),
]


def name(error: Exception) -> str:
    return type(error).__name__


def salts(script: Script) -> set[str]:
    return {request.headers["Authorization"].split("salt=")[1] for request in script.sent}


@pytest.mark.parametrize("error", NEVER_SENT, ids=name)
def test_create_is_tried_again_when_it_was_never_sent(script: Script, error: Exception) -> None:
    """Without a connection nothing can have happened."""
    account = script.create([error, error, success()])

    assert ("1", 3) == (account.account_id, len(script.sent))


@pytest.mark.parametrize("error", MAYBE_SENT, ids=name)
def test_create_is_never_repeated_when_it_may_have_arrived(script: Script, error: Exception) -> None:
    """The caller is told that nobody knows, and what the contract says of repeating it."""
    with pytest.raises(errors.OutcomeUnknownError) as raised:
        script.create([error])

    assert 1 == len(script.sent)
    assert raised.value.__cause__ is error
    assert "look whether it was carried out" in str(raised.value)
    assert "AlreadyRegistered" in str(raised.value)


@pytest.mark.parametrize("error", NEVER_SENT + MAYBE_SENT, ids=name)
def test_update_is_repeated_whatever_happened(script: Script, error: Exception) -> None:
    """Switching a number twice is switching it once."""
    assert "1" == script.update([error, error, success()]).account_id


def test_error_of_the_last_attempt_is_typed(script: Script) -> None:
    """Limits of time and connections have classes of their own, which are Python's too."""
    with pytest.raises(errors.TimedOutError) as slow:
        script.update([httpx.ReadTimeout("slow")] * 3)
    with pytest.raises(errors.ConnectionFailedError) as refused:
        script.create([httpx.ConnectError("refused")] * 3)

    assert isinstance(slow.value, TimeoutError)
    assert isinstance(refused.value, ConnectionError)
    assert 6 == len(script.sent)


@pytest.mark.parametrize(
    "refusal",
    [
        httpx.Response(429),
        httpx.Response(429, headers={"Retry-After": "1"}),
        httpx.Response(503, headers={"Retry-After": "1"}),
    ],
    ids=["429", "429 with Retry-After", "503 with Retry-After"],
)
def test_create_is_tried_again_when_it_was_refused(script: Script, refusal: httpx.Response) -> None:
    """Who asks to come back later has carried nothing out."""
    assert "1" == script.create([refusal, success()]).account_id


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520])
def test_create_is_not_repeated_after_a_server_error(script: Script, status: int) -> None:
    """An undocumented 5xx leaves the outcome open; the error is of either class, and has the answer."""
    with pytest.raises(errors.ServerError) as raised:
        script.create([httpx.Response(status, html="<h1>Oops</h1>")])

    assert isinstance(raised.value, errors.OutcomeUnknownError)
    assert (status, b"<h1>Oops</h1>", 1) == (raised.value.status, raised.value.content, len(script.sent))


def test_documented_server_error_is_no_doubt(script: Script) -> None:
    """The API itself says that it failed."""
    body = {"errorCode": "InternalError", "errorMessage": "changed nothing"}
    with pytest.raises(errors.ServerError) as raised:
        script.create([httpx.Response(500, json=body)])

    assert not isinstance(raised.value, errors.OutcomeUnknownError)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520])
def test_update_is_repeated_after_a_server_error(script: Script, status: int) -> None:
    """At most as often as the policy says."""
    with pytest.raises(errors.ServerError) as raised:
        script.update([httpx.Response(status)] * 3)

    assert not isinstance(raised.value, errors.OutcomeUnknownError)
    assert 3 == len(script.sent)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 501])
def test_refusal_is_final(script: Script, status: int) -> None:
    """The same request gets the same answer."""
    with pytest.raises(errors.ApiError):
        script.update([httpx.Response(status)])

    assert 1 == len(script.sent)


def test_every_attempt_is_signed_anew(script: Script) -> None:
    """A signature that was sent before is refused, even if its request was."""
    script.create([httpx.Response(429)] * 2 + [success()])

    assert (3, 3) == (len(salts(script)), len({request.headers["Authorization"] for request in script.sent}))
    assert 1 == len({request.content for request in script.sent})


def test_zero_retries_is_off(script: Script) -> None:
    """Nothing is sent twice, however safe."""
    with pytest.raises(errors.RateLimitError):
        script.update([httpx.Response(429)], retries=0)

    assert 1 == len(script.sent)


def test_waits_grow_and_are_random(script: Script) -> None:
    """Full jitter: a random part of a limit that doubles, and is bounded."""
    with pytest.raises(errors.ServerError):
        script.update([httpx.Response(500)] * 7, retries=script.time.retries(6, random=0.5), timeout=None)

    assert [0.25, 0.5, 1.0, 2.0, 4.0, 4.0] == script.time.waits


@pytest.mark.parametrize(
    "value", ["3", format_datetime(START + timedelta(seconds=3), usegmt=True)], ids=["seconds", "date"]
)
def test_retry_after_is_honoured(script: Script, value: str) -> None:
    """In either form."""
    script.create([httpx.Response(429, headers={"Retry-After": value}), success()])

    assert [3.0] == script.time.waits


def test_retry_after_beyond_the_deadline_is_not_waited_for(script: Script) -> None:
    """The error comes at once, and says how long."""
    with pytest.raises(errors.RateLimitError, match="wait for 31 s") as raised:
        script.create([httpx.Response(429, headers={"Retry-After": "31"})])

    assert ([], 31.0) == (script.time.waits, raised.value.retry_after)


def test_deadline_bounds_all_attempts(script: Script) -> None:
    """Each attempt has what is left of the whole, at most; none begins when nothing is."""

    def slow(_: httpx.Request) -> httpx.Response:
        script.time.seconds += 4
        return httpx.Response(503)

    with pytest.raises(errors.ServerError):
        script.update([slow] * 9, timeout=10, retries=script.time.retries(9, random=0.0))

    limits = [request.extensions["timeout"] for request in script.sent]
    assert [10, 6, 2] == [limit["read"] for limit in limits]
    assert [5, 5, 2] == [limit["connect"] for limit in limits]


def test_trickling_body_ends_at_the_deadline(script: Script) -> None:
    """A read limit alone would be prolonged by each byte."""

    def pass_time() -> None:
        script.time.seconds += 31

    body = Body(b"[", end=pass_time)
    with pytest.raises(errors.UnexpectedAnswerError) as raised:
        script.create([httpx.Response(200, stream=body)])

    assert (200, b"[") == (raised.value.status, raised.value.content)


def test_success_that_broke_off_says_that_it_was_one(script: Script) -> None:
    """The number was registered: what came of the answer is kept, and nothing is sent again."""
    broken = httpx.RemoteProtocolError("peer closed connection without sending complete message body")
    with pytest.raises(errors.UnexpectedAnswerError, match="was carried out") as raised:
        script.create([httpx.Response(200, stream=Body(b'{"accountId"', end=throw(broken)))])

    assert (200, b'{"accountId"', 1) == (raised.value.status, raised.value.content, len(script.sent))
    assert raised.value.__cause__ is broken


def test_undecodable_encoding_keeps_the_bytes(script: Script) -> None:
    """They are as they came, still compressed."""
    whole = gzip.compress(b"{}")
    damaged = whole[:4] + b"\xff" * (len(whole) - 4)
    answer = httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=Body(damaged, end=lambda: None))
    with pytest.raises(errors.UnexpectedAnswerError) as raised:
        script.create([answer])

    assert damaged == raised.value.content


def test_update_is_repeated_when_the_answer_broke_off(script: Script) -> None:
    """Another attempt is harmless, and may bring the whole answer."""
    body = Body(b"{", end=throw(httpx.ReadError("reset")))

    assert "1" == script.update([httpx.Response(200, stream=body), success()]).account_id


def test_undocumented_success_is_a_success(script: Script) -> None:
    """A provider that begins to say 201 has registered the number all the same."""
    assert "1" == script.create([httpx.Response(201, json=ACCOUNT)]).account_id


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"null", b"\xff\xfe", b"[" * 100_000], ids=repr)
def test_unreadable_success_is_said_to_be_one(script: Script, content: bytes) -> None:
    """Whoever calls must not believe that it failed."""
    with pytest.raises(errors.UnexpectedAnswerError, match="was carried out") as raised:
        script.create([httpx.Response(200, content=content)])

    assert (200, content) == (raised.value.status, raised.value.content)


@pytest.mark.parametrize("content", [b"", b"<html>", b"[1]", b"\xff", b'{"errorCode": 7}'], ids=repr)
def test_error_page_has_the_class_of_its_status(script: Script, content: bytes) -> None:
    """Whatever stands in it."""
    with pytest.raises(errors.AuthenticationError) as raised:
        script.create([httpx.Response(401, content=content)])

    assert (content, None) == (raised.value.content, raised.value.code)
    assert "SOLAPI_API_KEY" in str(raised.value)


def test_error_says_what_the_contract_says_of_its_code(script: Script) -> None:
    """In English too, and ends with what to do."""
    body = {"errorCode": errors.Code.FAILED_TO_UPDATE, "errorMessage": "상태가 아닙니다."}
    with pytest.raises(errors.ConflictError) as raised:
        script.update([httpx.Response(409, json=body)])

    expected = (
        "409 FailedToUpdate: 상태가 아닙니다. (The number is neither ACTIVE nor INACTIVE) "
        "Do this: look how things stand; the same request gets the same answer until they change."
    )
    assert expected == str(raised.value)


@pytest.mark.parametrize(
    "outcome", [httpx.Response(409), httpx.ReadTimeout("slow"), httpx.ConnectError("no")], ids=repr
)
def test_errors_show_no_secret(script: Script, outcome: httpx.Response | Exception) -> None:
    """Neither the error nor what hangs on it holds the signature, and it can be pickled."""
    with pytest.raises(errors.Error) as raised:
        script.create([outcome] * 3)

    error = raised.value
    assert error.request is not None
    requests = [error.request]
    requests += [error.response.request] if isinstance(error, errors.ApiError) else []
    requests += [error.__cause__.request] if isinstance(error.__cause__, httpx.RequestError) else []
    assert {"***"} == {request.headers["Authorization"] for request in requests}
    assert script.sent[0].content == error.request.content
    assert str(error) == str(pickle.loads(pickle.dumps(error)))  # noqa: S301 - made here


def test_attempts_are_logged_without_secrets(script: Script, caplog: pytest.LogCaptureFixture) -> None:
    """A line for each, with operation, status, time and number; bodies at debug, numbers masked."""
    caplog.set_level(logging.DEBUG, "senderid_client")
    script.create([httpx.Response(429, text="later"), success()])

    lines = [record.getMessage() for record in caplog.records if record.name == "senderid_client"]
    assert ["create_number 429 0 ms attempt 1", "create_number 200 0 ms attempt 2"] == lines[::3]
    assert 'create_number sent {"phoneNumber":"***78"}' == lines[1]
    assert "create_number received later" == lines[2]
    assert not [line for line in lines if "signature" in line or "secret" in line]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('"2026-11-27T03:20:31.427Z"', '"2026-11-27T03:20:31.427Z"'),
        ("01012345678", "***78"),
        ("TEL-010-1234-5678", "TEL-***78"),
        ("2026-11-27-01012345678", "***78"),
        ("+82-10-1234-5678T", "+***78T"),
    ],
)
def test_log_tells_a_time_from_a_number(body: str, shown: str) -> None:
    """One says nothing of anybody, and is what somebody looks for in a log."""
    assert shown == masked_body(body.encode())


def test_hook_sees_each_attempt(script: Script) -> None:
    """With the answer or the error, and without the signature."""
    seen: list[Attempt] = []
    script.create([httpx.ConnectError("no"), success()], on_attempt=seen.append)

    first, second = seen
    assert ("create_number", 1, None) == (first.operation, first.number, first.response)
    assert isinstance(first.error, httpx.ConnectError)
    assert second.response is not None
    assert (2, 200, None) == (second.number, second.response.status_code, second.error)
    assert {"***"} == {attempt.request.headers["Authorization"] for attempt in seen}


def test_request_says_who_sends_it(script: Script) -> None:
    """Package, Python and httpx, each with its version."""
    script.create([success()])

    agent = script.sent[0].headers["User-Agent"].split()
    assert ["senderid-client", "python", "httpx"] == [part.split("/")[0] for part in agent]


def scripted(*outcomes: httpx.Response, **settings: object) -> tuple[SenderIdClient, list[httpx.Request]]:
    """A synchronous client, and what it sends."""
    sent: list[httpx.Request] = []
    steps = iter(outcomes)

    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return next(steps)

    transport = httpx.MockTransport(reply)
    return SenderIdClient("key", "secret", transport=transport, retries=Time().retries(), **settings), sent  # type: ignore[arg-type]


def test_options_change_a_copy(script: Script) -> None:
    """The client that they were asked of stays as it was."""
    client, sent = scripted(success(), httpx.Response(429), success(), success())
    hasty = client.with_options(timeout=3, headers={"X-Trace": "7"}, retries=0)

    hasty.create_number(phone_number="01012345678")
    with pytest.raises(errors.RateLimitError):
        hasty.create_number(phone_number="01012345678")
    client.create_number(phone_number="01012345678")
    hasty.with_options(headers={"X-Other": "8"}).create_number(phone_number="01012345678")

    assert ["7", "7", None, "7"] == [request.headers.get("X-Trace") for request in sent]
    assert [None, None, None, "8"] == [request.headers.get("X-Other") for request in sent]
    assert [3, 3, 30, 3] == [request.extensions["timeout"]["read"] for request in sent]


def test_raw_response_has_both() -> None:
    """What was read, and the answer that it was read from."""
    client, _ = scripted(httpx.Response(429), httpx.Response(200, json=ACCOUNT, headers={"X-Request-Id": "r1"}))

    answer = client.with_raw_response.create_number(phone_number="01012345678")

    assert ("1", 200, "r1", 2) == (
        answer.parsed.account_id,
        answer.response.status_code,
        answer.response.headers["X-Request-Id"],
        answer.attempts,
    )


def test_custom_httpx_client_sends_and_credentials_stay(script: Script) -> None:
    """Its hooks and headers serve; its own credentials are not used, and it is not closed."""
    hooked: list[str] = []
    transport = httpx.MockTransport(lambda _: success())
    hooks = {"request": [lambda request: hooked.append(request.headers["Authorization"])]}
    with httpx.Client(
        transport=transport, auth=("user", "password"), headers={"X-Team": "a"}, event_hooks=hooks
    ) as own:
        with SenderIdClient("key", "secret", http_client=own) as client:
            response = client.with_raw_response.create_number(phone_number="01012345678").response

        assert not own.is_closed
    assert hooked[0].startswith("HMAC-SHA256 apiKey=key")
    assert "a" == response.request.headers["X-Team"]
