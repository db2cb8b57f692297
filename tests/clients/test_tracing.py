"""A span for each attempt, by the semantic conventions for HTTP clients, and nothing in it that is secret."""

import asyncio
import subprocess
import sys
from importlib.metadata import version
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode, get_current_span

from senderid_client import AsyncSenderIdClient, SenderIdClient, errors
from senderid_client.tracing import traced
from tests.clients.scripted import ACCOUNT, Body, Script, success, throw
from tests.clients.support import KINDS

NUMBER = "01012345678"
PATH = "/senderid/v1/numbers/{phoneNumber}"


class Spans:
    """Where spans end up."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider(shutdown_on_exit=False)
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    def finished(self) -> list[ReadableSpan]:
        """All that ended, in this order."""
        return list(self._exporter.get_finished_spans())

    def facts(self) -> list[dict[str, Any]]:
        """The attributes of each."""
        return [dict(span.attributes or {}) for span in self.finished()]


@pytest.fixture
def spans() -> Spans:
    return Spans()


@pytest.fixture(params=KINDS)
def script(request: pytest.FixtureRequest, spans: Spans) -> Script:
    """Plays to a traced client of either kind."""
    return Script(request.param, wrap=lambda client: traced(client, spans.provider))


def test_span_of_an_attempt(script: Script, spans: Spans) -> None:
    """Its name and attributes are those of the conventions, with the template where the path would be."""
    script.update([success()])

    (span,) = spans.finished()
    assert (f"PUT {PATH}", SpanKind.CLIENT, StatusCode.UNSET) == (span.name, span.kind, span.status.status_code)
    assert spans.facts() == [
        {
            "http.request.method": "PUT",
            "http.response.status_code": 200,
            "network.protocol.version": "1.1",
            "server.address": "api.solapi.com",
            "server.port": 443,
            "url.full": f"https://api.solapi.com{PATH}",
            "url.template": PATH,
        }
    ]
    scope = span.instrumentation_scope
    assert scope is not None
    assert ("senderid_client", version("senderid-client")) == (scope.name, scope.version)


def test_each_attempt_has_a_span(script: Script, spans: Spans) -> None:
    """Refused, broken off, done: errors are errors, and what was sent before is counted."""
    broken = httpx.Response(200, stream=Body(b"{", end=throw(httpx.ReadError("reset"))))
    script.update([httpx.Response(503), broken, success()])

    first, second, third = spans.finished()
    assert [(503, "503", None), (200, "httpx.ReadError", 1), (200, None, 2)] == [
        (fact["http.response.status_code"], fact.get("error.type"), fact.get("http.request.resend_count"))
        for fact in spans.facts()
    ]
    assert [StatusCode.ERROR, StatusCode.ERROR, StatusCode.UNSET] == [
        span.status.status_code for span in (first, second, third)
    ]
    assert ([], ["exception"], []) == tuple([event.name for event in span.events] for span in (first, second, third))


def test_span_is_current_while_its_attempt_lasts(script: Script, spans: Spans) -> None:
    """A child of the caller's, and a parent of what the transport may trace."""
    seen: list[Any] = []

    def reply(_: httpx.Request) -> httpx.Response:
        seen.append(get_current_span().get_span_context())
        return success()

    with spans.provider.get_tracer("test").start_as_current_span("caller") as caller:
        script.update([reply])
        assert caller is get_current_span()

    attempt, _ = spans.finished()
    assert [attempt.get_span_context()] == seen
    assert attempt.parent == caller.get_span_context()


def test_nothing_secret_is_told(script: Script, spans: Spans) -> None:
    """Not even by an error that quotes the request."""
    with pytest.raises(errors.TransportError):
        script.update([httpx.ConnectError(f"no route to {NUMBER}")] * 3)

    told = "".join(span.to_json() for span in spans.finished())
    assert 3 == told.count("no route to ***")
    assert NUMBER not in told
    assert "signature" not in told
    assert not {"traceparent", "tracestate"} & script.sent[0].headers.keys()


def test_call_that_is_broken_off_has_its_span(spans: Spans) -> None:
    """It ends with the call, and says why."""

    def reply(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    client = traced(SenderIdClient("key", "secret", transport=httpx.MockTransport(reply)), spans.provider)
    with pytest.raises(KeyboardInterrupt):
        client.create_number(phone_number=NUMBER)

    (span,) = spans.finished()
    assert ("KeyboardInterrupt", StatusCode.ERROR) == ((span.attributes or {})["error.type"], span.status.status_code)


def test_cancelled_call_has_its_span(spans: Spans) -> None:
    """The same under asyncio."""

    async def hang(_: httpx.Request) -> httpx.Response:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(0)
        raise AssertionError("it was cancelled")

    async def call() -> None:
        transport = httpx.MockTransport(hang)
        async with AsyncSenderIdClient("key", "secret", transport=transport) as client:
            await traced(client, spans.provider).create_number(phone_number=NUMBER)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(call())

    assert ["asyncio.exceptions.CancelledError"] == [fact["error.type"] for fact in spans.facts()]


def test_base_url_with_a_path_and_credentials(spans: Spans) -> None:
    """The path is told, the credentials are not; a copy with other options is traced too."""
    client = SenderIdClient(
        "key",
        "secret",
        base_url="https://me:hidden@gateway.example:8443/sms/",
        transport=httpx.MockTransport(lambda _: httpx.Response(200, json=ACCOUNT)),
    )
    traced(client, spans.provider).with_options(retries=0).create_number(phone_number=NUMBER)
    client.create_number(phone_number=NUMBER)

    (fact,) = spans.facts()
    assert ("https://gateway.example:8443/sms/senderid/v1/numbers", "gateway.example", 8443) == (
        fact["url.full"],
        fact["server.address"],
        fact["server.port"],
    )


def test_nothing_is_imported_unless_asked_for() -> None:
    """And who asks without the extra is told what to do."""
    code = """
import sys
import senderid_client
assert not any(name.startswith("opentelemetry") for name in sys.modules)
sys.modules["opentelemetry"] = None
try:
    import senderid_client.tracing
except ImportError as error:
    print(error)
"""
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    expected = "OpenTelemetry is missing. Do this: pip install opentelemetry-api\n"
    assert ("", expected) == (completed.stderr, completed.stdout)
