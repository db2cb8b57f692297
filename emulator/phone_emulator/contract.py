"""A contract, read once at the start and turned into what a request needs: routes, validators, answers.

Two views of a schema are taken from the same text. Requests are validated by it as it stands. Answers of the emulator
are validated by a *strict* view for one wire era: every property that the era has is required, and no other is allowed,
so that a misspelt or missing property is found although the contract itself stays open to what a provider adds.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson
import yaml

from phone_emulator.errors import InvalidRequest

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
JSON = "application/json"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,30})", re.ASCII)
_MOST_PROBLEMS = 5

Document = dict[str, Any]
Projection = Callable[[Any], Any]


class ContractError(Exception):
    """A contract lacks something that the emulator needs."""


@dataclass(frozen=True)
class Answer:
    """What is sent back: a status, a JSON body (empty for none) and headers."""

    status: int
    content: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True)
class ErrorAnswer(Answer):
    """A named example of an error response, and which of its properties hold the message and the field."""

    body: Mapping[str, Any]
    roles: Mapping[str, str]

    def filled(self, detail: str | None, field: str) -> Answer:
        """The answer with the detail of one refusal in the place of the example's text."""
        if detail is None:
            return self
        texts = {"message": detail, "field": field}
        body = {**self.body, **{self.roles[role]: text for role, text in texts.items() if role in self.roles}}
        return Answer(self.status, orjson.dumps(body), self.headers)


@dataclass(frozen=True)
class Parameter:
    """A path, query or header parameter."""

    name: str
    location: str
    required: bool
    integer: bool
    validator: jsonschema_rs.Draft202012Validator
    on_invalid: str
    default: Any

    def read(self, text: str) -> Any:
        """The value that a text of the wire stands for; the text itself where it stands for none."""
        return int(text) if self.integer and _INTEGER.fullmatch(text) else text


class Contract:
    """One contract of `openapi/`.

    Args:
        name: Its stem, such as `senderid`.
        era: The wire era whose answers are given.
    """

    def __init__(self, name: str, era: str) -> None:
        self.name = name
        self.era = era
        self.document = _load(name)
        self._schemas = self.document["components"]["schemas"]
        self._defaults = {
            key: {name: prop["default"] for name, prop in schema.get("properties", {}).items() if "default" in prop}
            for key, schema in self._schemas.items()
        }
        self._strict = {key: strict(schema, era) for key, schema in self._schemas.items()}
        self._projections: dict[str, Projection] = {}
        self.on_invalid: str = self.document["x-invalid"]
        self.fallbacks = self.errors_of(self.document["x-fallback-responses"])
        self.operations = {
            item[method]["operationId"]: Operation(self, path, method, item)
            for path, item in self.document["paths"].items()
            for method in METHODS
            if method in item
        }

    @cached_property
    def root(self) -> str:
        """The first path segment, which tells whose wire form an unknown path is answered in."""
        (root,) = {operation.segments[0] for operation in self.operations.values()}
        return root

    def defaults(self, schema: str) -> Document:
        """The properties of a schema that have a default, with it."""
        return self._defaults[schema]

    def of_era(self, schema: str, value: Any) -> Any:
        """A value of a component schema with the properties alone that the wire era has."""
        projection = self._projections.get(schema)
        if projection is None:
            projection = self._projections[schema] = self._projection({"$ref": f"#/components/schemas/{schema}"})
        return projection(value)

    def _projection(self, schema: Any) -> Projection:
        """What drops the properties of other eras from a value of a schema; worked out once, since it is a hot path."""
        schema = self.resolve(schema)
        if "oneOf" in schema:
            schema = self.resolve(schema["oneOf"][0])
        if "items" in schema:
            item = self._projection(schema["items"])
            return _whole if item is _whole else lambda value: value and [item(one) for one in value]
        if "properties" not in schema:
            return _whole
        parts = {key: self._projection(prop) for key, prop in schema["properties"].items() if carries(prop, self.era)}
        if parts.keys() == schema["properties"].keys() and {*parts.values()} == {_whole}:
            return _whole
        # A call of `_whole` for every property would take longer than all the rest.
        return lambda value: (
            value
            and {key: value[key] if part is _whole else part(value[key]) for key, part in parts.items() if key in value}
        )

    def resolve(self, node: Any) -> Any:
        """The node, or what its local `$ref` points to."""
        while isinstance(node, dict) and "$ref" in node:
            target: Any = self.document
            for key in node["$ref"].removeprefix("#/").split("/"):
                target = target[key.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def validator(self, schema: Any, *, answers: bool = False) -> jsonschema_rs.Draft202012Validator:
        """A validator for a schema of this contract, by its strict view when it is for answers."""
        schemas = self._strict if answers else self._schemas
        return jsonschema_rs.Draft202012Validator(
            {"allOf": [schema], "components": {"schemas": schemas}}, validate_formats=True
        )

    def errors_of(self, responses: Mapping[str, Any]) -> dict[str, ErrorAnswer]:
        """Every named example of the responses that are errors."""
        errors = {}
        for status, response in responses.items():
            if status.startswith("2"):
                continue
            document = self.resolve(response)
            media = document["content"][JSON]
            roles = self.resolve(media["schema"])["x-error"]
            headers = constant_headers(document)
            for name, example in media["examples"].items():
                body = self.resolve(example)["value"]
                errors[name] = ErrorAnswer(int(status), orjson.dumps(body), headers, body, roles)
        return errors


class Operation:
    """One operation of a contract."""

    def __init__(self, contract: Contract, path: str, method: str, item: Document) -> None:
        document = item[method]
        self.contract = contract
        self.id: str = document["operationId"]
        self.method = method.upper()
        self.segments = tuple(path.strip("/").split("/"))
        self.permissions: Document | None = document.get("x-permissions")
        self.security: list[str] = [scheme for requirement in document["security"] for scheme in requirement]
        self.body_limit: int = document.get("x-limits", contract.document["x-limits"])["body-bytes"]
        self.documented_errors = contract.errors_of(document["responses"])
        self.errors = {**contract.fallbacks, **self.documented_errors}
        self.parameters = [
            self._parameter(contract.resolve(parameter))
            for parameter in item.get("parameters", []) + document.get("parameters", [])
        ]
        self._read_request_body(contract.resolve(document.get("requestBody")))
        self._read_success(document["responses"])

    def _parameter(self, document: Document) -> Parameter:
        schema = self.contract.resolve(document["schema"])
        return Parameter(
            name=document["name"],
            location=document["in"],
            required=document.get("required", False),
            integer=schema["type"] == "integer",
            validator=self.contract.validator(document["schema"]),
            on_invalid=document.get("x-invalid", self.contract.on_invalid),
            default=schema.get("default"),
        )

    def _read_request_body(self, document: Document | None) -> None:
        self.takes_body = document is not None
        if document is None:
            return
        schema = document["content"][JSON]["schema"]
        self._body_validator = self.contract.validator(schema)
        properties = self.contract.resolve(schema).get("properties", {})
        self._on_invalid = {name: prop["x-invalid"] for name, prop in properties.items() if "x-invalid" in prop}

    def _read_success(self, responses: Document) -> None:
        ((status, response),) = ((status, response) for status, response in responses.items() if status.startswith("2"))
        content = self.contract.resolve(response).get("content")
        self.success = int(status)
        self._answer_validator = content and self.contract.validator(content[JSON]["schema"], answers=True)

    def read_parameters(
        self, path: Mapping[str, str], query: Mapping[str, str], headers: Mapping[str, str]
    ) -> dict[str, Any]:
        """The parameters of a request, by name; an optional one that is absent has its default, or is left out.

        Raises:
            InvalidRequest: One is missing or violates its schema.
        """
        values: dict[str, Any] = {}
        if not self.parameters:
            return values
        sent = {"path": path, "query": query, "header": headers}
        for parameter in self.parameters:
            name = parameter.name.lower() if parameter.location == "header" else parameter.name
            text = sent[parameter.location].get(name)
            if text is None:
                if parameter.required:
                    raise self._invalid(parameter.on_invalid, f"{parameter.name}: is required", parameter.name)
                if parameter.default is not None:
                    values[parameter.name] = parameter.default
                continue
            values[parameter.name] = value = parameter.read(text)
            if parameter.validator.is_valid(value):
                continue
            for error in parameter.validator.iter_errors(value):
                raise self._invalid(parameter.on_invalid, f"{parameter.name}: {error.message}", parameter.name)
        return values

    def read_body(self, content: bytes | bytearray) -> Any:
        """The body of a request, validated.

        Raises:
            InvalidRequest: It is not JSON, or violates its schema; the message tells every problem.
        """
        default = self.contract.on_invalid
        if not content:
            raise self._invalid(default, "body: is required")
        try:
            body = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise self._invalid(default, f"body: is not JSON: {error}") from None
        try:
            if self._body_validator.is_valid(body):
                return body
            problems = list(self._body_validator.iter_errors(body))
        except ValueError:  # the validator's own limit
            raise self._invalid(default, "body: is nested too deeply") from None
        raise self._body_error(problems)

    def _body_error(self, problems: Iterable[jsonschema_rs.ValidationError]) -> InvalidRequest:
        found = [(_field(problem), problem.message) for problem in problems][:_MOST_PROBLEMS]
        named = [self._on_invalid[path[0]] for path, _ in found if path and path[0] in self._on_invalid]
        if len(named) == len(found):
            return InvalidRequest(name=named[0])
        detail = "; ".join(f"{'.'.join(map(str, ('body', *path)))}: {message}" for path, message in found)
        return self._invalid(self.contract.on_invalid, detail, ".".join(map(str, found[0][0])))

    def _invalid(self, example: str, detail: str, field: str = "") -> InvalidRequest:
        return InvalidRequest(detail if example == self.contract.on_invalid else None, field=field, name=example)

    def answer(self, body: Any) -> Answer:
        """The success with this body, validated and encoded.

        Raises:
            ContractError: The contract has no such answer.
        """
        if self._answer_validator is None:
            if body is not None:
                raise ContractError(f"{self.id} documents no body")
            return Answer(self.success, b"", {})
        try:
            if not self._answer_validator.is_valid(body):
                error = next(self._answer_validator.iter_errors(body))
                raise ContractError(f"{self.id} answers against its contract: {error}")
            return Answer(self.success, orjson.dumps(body), {})
        except (TypeError, ValueError) as error:
            raise ContractError(f"{self.id} answers what is no JSON: {error}") from error


def strict(schema: Any, era: str) -> Any:
    """The schema with every object closed and complete for one wire era."""
    if isinstance(schema, list):
        return [strict(item, era) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: strict(value, era) for key, value in schema.items()}
    if "properties" in schema:
        names = [name for name, prop in schema["properties"].items() if carries(prop, era)]
        result |= {
            "properties": {name: result["properties"][name] for name in names},
            "required": names,
            "additionalProperties": False,
        }
    return result


def _whole(value: Any) -> Any:
    return value


def carries(prop: Document, era: str) -> bool:
    """Whether the answers of a wire era have a property."""
    return era in prop.get("x-eras", [era])


def constant_headers(response: Document) -> dict[str, str]:
    """The headers of a response whose value the contract fixes."""
    headers = response.get("headers", {})
    return {name: header["schema"]["const"] for name, header in headers.items() if "const" in header["schema"]}


def _field(problem: jsonschema_rs.ValidationError) -> tuple[str | int, ...]:
    """Path of the property that a problem is about: the missing or unexpected one itself, not the object around it."""
    path = tuple(problem.instance_path)
    kind = problem.kind
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
        return (*path, str(kind.property).strip('"'))
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
        return (*path, kind.unexpected[0])
    return path


@cache
def _load(name: str) -> Document:
    """The contract as it was packaged, or as it stands in the checkout that this runs from; not to be changed."""
    packaged = files("phone_emulator") / "contracts" / f"{name}.yaml"
    source = packaged if packaged.is_file() else Path(__file__).parents[2] / "openapi" / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: Document = yaml.load(source.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe
    return document
