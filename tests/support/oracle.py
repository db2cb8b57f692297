"""A second opinion about answers: the contracts, read without the emulator's code, and Python's own jsonschema."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator, FormatChecker

from tests.support.documents import NAMES, Document, contract, operations, resolve, sources

JSON = "application/json"
_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date-time")
def _is_timestamp(value: object) -> bool:
    """Every recorded timestamp is UTC with milliseconds and `Z`."""
    return not isinstance(value, str) or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value) is not None


class Oracle:
    """Holds answers against the contracts.

    Args:
        era: The wire era that the strict view is of.
    """

    def __init__(self, era: str = "2026") -> None:
        self.era = era
        self._contracts = {path.split("/")[1]: contract(name) for name in NAMES for path in contract(name)["paths"]}

    def problems(self, method: str, path: str, status: int, body: Any, *, strict: bool = True) -> list[str]:
        """What is wrong with an answer; nothing when the list is empty.

        Args:
            method: Method of the request.
            path: Its path, encoded or as a template.
            status: Status of the answer.
            body: JSON body of the answer, `None` for none.
            strict: Also refuse properties that the contract does not name, and miss those that the era has.
        """
        document, response = self._response(method, path, status)
        if response is None:
            return [f"no {status} is documented for {method} {path}"]
        if "content" not in response:
            return [] if body is None else [f"{status} has no body"]
        return self.violations(document, response["content"][JSON]["schema"], body, strict=strict)

    def violations(self, document: Document, schema: Any, value: Any, *, strict: bool = False) -> list[str]:
        """Where a value violates a schema of a contract."""
        whole = {"allOf": [schema], "components": document["components"]}
        validator = Draft202012Validator(whole, format_checker=_FORMATS)
        found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
        return [*found, *_unlike_its_era(document, self.era, schema, value, "$")] if strict else found

    def check(
        self, method: str, path: str, status: int, headers: Mapping[str, str], content: bytes, *, failing: bool = False
    ) -> None:
        """Assert that an answer is one that its contract documents, by the strict view and to the name of the error.

        Args:
            method: Method of the request.
            path: Its path, encoded.
            status: Status of the answer.
            headers: Its headers, names in lower case.
            content: Its body; to HEAD there is none.
            failing: Whether the emulator may say that it failed itself.
        """
        document, response = self._response(method, path, status, failing=failing)
        assert response is not None, f"no {status} is documented for {method} {path}: {content!r}"
        for name, header in response.get("headers", {}).items():
            assert header["schema"]["const"] == headers.get(name.lower())
        if method == "HEAD" or "content" not in response:
            assert content == b""
            return
        assert headers["content-type"] == JSON
        assert headers["content-length"] == str(len(content))
        body = json.loads(content)
        assert self.violations(document, response["content"][JSON]["schema"], body, strict=status < 400) == []
        if status >= 400:
            examples = response["content"][JSON]["examples"]
            errors = {name: resolve(document, item) for name, item in examples.items()}
            of_era = {name: one for name, one in errors.items() if self.era in one.get("x-eras", [self.era])}
            assert _is_one_of(body, of_era), body

    def _response(
        self, method: str, path: str, status: int, *, failing: bool = False
    ) -> tuple[Document, Document | None]:
        segments = [unquote(segment) for segment in path.partition("?")[0].removeprefix("/").split("/")]
        document = self._contracts.get(segments[0], contract("emulator"))
        here = dict(_operations_at(document, segments))
        fallbacks = document["x-fallback-responses"]
        if failing and status == 500:
            return document, fallbacks["500"]
        if method in here:
            responses = here[method]["responses"]
        else:
            responses = {key: fallbacks[key] for key in (["405"] if here else ["404"])}
        return document, resolve(document, responses.get(str(status)))


def _is_one_of(body: Any, errors: Mapping[str, Document]) -> bool:
    """Whether an error is one of those named; of one that the provider documents, whether it is so word for word."""
    if "errorCode" in body:
        errors = {name: error for name, error in errors.items() if name == body["errorCode"]}
    return any(
        body == error["value"] or (sources(error) == ["emulator"] and body.keys() == error["value"].keys())
        for error in errors.values()
    )


def _operations_at(document: Document, path: list[str]) -> Iterator[tuple[str, Document]]:
    """The operations of the path that a request means: of those that fit the one whose literal parts come first."""
    fitting = [template for template in document["paths"] if _fits(template.removeprefix("/").split("/"), path)]
    meant = min(fitting, key=lambda template: [part.startswith("{") for part in template.split("/")], default=None)
    yield from ((method, operation) for method, template, operation in operations(document) if template == meant)


def _fits(template: list[str], path: list[str]) -> bool:
    return len(template) == len(path) and all(
        (part.startswith("{") and given) or part == given for part, given in zip(template, path, strict=True)
    )


def _unlike_its_era(document: Document, era: str, schema: Any, value: Any, path: str) -> Iterator[str]:
    """Properties that the era has and a value lacks, and those that it has too many."""
    schema = resolve(document, schema)
    for branch in schema.get("oneOf", []):
        yield from _unlike_its_era(document, era, branch, value, path)
    properties = _properties(document, schema)
    if isinstance(value, dict) and properties:
        known = {name for name, prop in properties.items() if era in prop.get("x-eras", [era])}
        yield from (f"{path}.{name}: is missing" for name in sorted(known - value.keys()))
        yield from (f"{path}.{name}: is unknown" for name in sorted(value.keys() - known))
        for name in sorted(known & value.keys()):
            yield from _unlike_its_era(document, era, properties[name], value[name], f"{path}.{name}")
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from _unlike_its_era(document, era, schema["items"], item, f"{path}[{index}]")


def _properties(document: Document, schema: Any) -> dict[str, Any]:
    """Those of an object and of all that it is composed of."""
    schema = resolve(document, schema)
    found: dict[str, Any] = {}
    for part in schema.get("allOf", []):
        found |= _properties(document, part)
    return {**found, **schema.get("properties", {})}
