"""OpenTelemetry: `traced` gives a client that makes a span for each attempt.

Spans follow the semantic conventions for HTTP clients. They tell the template of a path, never the path itself, and no
header or body: no credential, and no phone number. Their context is not sent to the provider.
"""

from collections.abc import Generator
from typing import Any, Final, TypeVar, cast

import httpx

from ._answers import Broken
from ._client import BaseClient, Outcome, RawResponse, Steps, Try
from ._masking import masked_body
from ._operation import Operation

try:
    from opentelemetry import context, trace
except ImportError as error:
    raise ImportError("OpenTelemetry is missing. Do this: pip install opentelemetry-api") from error

C = TypeVar("C", bound=BaseClient)
T = TypeVar("T")

PORTS: Final = {"http": 80, "https": 443}


def traced(client: C, tracer_provider: trace.TracerProvider | None = None) -> C:
    """A copy of a client that makes a span for each attempt, and shares its connections.

    A span is a child of the current one, and is current itself while its attempt lasts. An answer of 400 or more and a
    failed attempt are errors; `http.request.resend_count` counts what came before.

    Args:
        client: The client, either kind.
        tracer_provider: Makes the spans; by default the global one.
    """
    tracer = trace.get_tracer(client._api.package, client._api.version, tracer_provider)
    twin = client.with_options()
    twin._options = twin._options._replace(around=_Tracing(tracer, client.base_url))
    return twin


class _Tracing:
    """Makes spans around the steps of calls."""

    def __init__(self, tracer: trace.Tracer, base_url: httpx.URL) -> None:
        self._tracer = tracer
        self._origin = f"{base_url.scheme}://{base_url.netloc.decode('ascii')}"
        self._base_path = base_url.path.rstrip("/")
        self._server: dict[str, str | int] = {
            "server.address": base_url.host,
            "server.port": base_url.port or PORTS[base_url.scheme],
        }

    def __call__(self, operation: Operation[T], steps: Steps[T]) -> Steps[T]:
        outcome: Outcome | None = None
        number = 0
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Try):
                    number += 1
                    outcome = yield from self._attempt(operation, step, number)
                else:
                    outcome = yield step
        except StopIteration as done:
            return cast("RawResponse[T]", done.value)
        finally:
            steps.close()

    def _attempt(
        self, operation: Operation[Any], step: Try, number: int
    ) -> Generator[Try, Outcome | None, Outcome | None]:
        template = self._base_path + operation.path
        attributes: dict[str, str | int] = {
            "http.request.method": operation.method,
            "url.full": self._origin + template,
            "url.template": template,
            **self._server,
            **({"http.request.resend_count": number - 1} if number > 1 else {}),
        }
        span = self._tracer.start_span(
            f"{operation.method} {template}", kind=trace.SpanKind.CLIENT, attributes=attributes
        )
        token = context.attach(trace.set_span_in_context(span))
        try:
            outcome = yield step
            _tell(span, outcome)
            return outcome
        except GeneratorExit as end:  # the call was broken off, such as by a cancellation
            _blame(span, end.__context__ or end)
            raise
        finally:
            context.detach(token)
            span.end()


def _tell(span: trace.Span, outcome: Outcome | None) -> None:
    response = outcome if isinstance(outcome, httpx.Response) else None
    error = outcome if isinstance(outcome, httpx.RequestError) else None
    if isinstance(outcome, Broken):
        response, error = outcome
    if response is not None:
        span.set_attribute("http.response.status_code", response.status_code)
        span.set_attribute("network.protocol.version", response.http_version.removeprefix("HTTP/"))
        if response.status_code >= 400:
            span.set_attribute("error.type", str(response.status_code))
            span.set_status(trace.StatusCode.ERROR)
    if error is not None:
        _blame(span, error)


def _blame(span: trace.Span, error: BaseException) -> None:
    """As `record_exception` does, without the traceback, and with numbers masked."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    message = masked_body(str(error).encode(errors="replace"))
    span.add_event("exception", {"exception.type": name, "exception.message": message})
    span.set_attribute("error.type", name)
    span.set_status(trace.StatusCode.ERROR)
