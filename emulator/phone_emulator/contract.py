"""A contract, read once at the start and turned into what a request needs: operations, validators, answers.

Requests are validated by its schemas as they stand, answers of the emulator by the strict view of them, see `eras`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson
import yaml

from phone_emulator import documents
from phone_emulator.eras import Projection, Strict, carries, projection
from phone_emulator.errors import ContractError, InvalidRequest, WireError
from phone_emulator.parameters import Parameter, parameter
from phone_emulator.uploads import File, Rule, cut, read

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
JSON = "application/json"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,39}(\[\])?")
"""A name that somebody gave to something, and not the thing itself."""

_MOST_PROBLEMS = 5
SHORTENED = " … "
"""Stands in the place of the middle of a long text."""

_LONGEST_TEXT = 400
_LONGEST_NAME = 80
# Headers that mean something here and that no parameter is about.
_SINGLE = {"content-type", "host", "origin", "sec-fetch-site"}

Document = dict[str, Any]


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

    def filled(self, error: WireError) -> Answer:
        """The answer with the detail of one refusal in the place of the example's text."""
        if error.detail is None and not error.more:
            return self
        texts = {"message": error.detail, "field": error.field} if error.detail is not None else {}
        named = {self.roles[role]: text for role, text in texts.items() if role in self.roles}
        body = {**self.body, **named, **error.more}
        return Answer(self.status, orjson.dumps(body), self.headers)


@dataclass(frozen=True, slots=True)
class Success:
    """What a handler returns where its operation documents several successes: which one, and its body."""

    status: int
    body: Any = None


class Contract:
    """One contract of `openapi/`.

    Args:
        name: Its stem, such as `senderid`.
        document: What it says, see `load`.
        era: The wire era whose answers are given.

    Raises:
        ContractError: It has what the emulator can't do, or lacks what it needs.
    """

    def __init__(self, name: str, document: Document, era: str) -> None:
        self.name = name
        self.era = era
        self.document = document
        self._schemas = self.document["components"]["schemas"]
        self._defaults = {
            key: {name: prop["default"] for name, prop in schema.get("properties", {}).items() if "default" in prop}
            for key, schema in self._schemas.items()
        }
        self._strict = Strict(self._schemas, era, self.resolve)
        self._projections: dict[str, Projection] = {}
        self._validators: dict[tuple[str, bool], jsonschema_rs.Draft202012Validator] = {}
        self.on_invalid: str = self.document["x-invalid"]
        self.fallbacks: dict[str, ErrorAnswer] = self.errors_of(self.document["x-fallback-responses"])
        self.operations: dict[str, Operation] = {}
        for operation in self._read_operations():
            if operation.id in self.operations:
                raise ContractError(f"{name}: two operations are called {operation.id}. Rename one.")
            self.operations[operation.id] = operation

    def _read_operations(self) -> Iterator["Operation"]:
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    try:
                        yield Operation(self, path, method, item)
                    except ContractError as error:
                        raise ContractError(f"{self.name}: {item[method]['operationId']}: {error}") from None

    @cached_property
    def query_credentials(self) -> frozenset[str]:
        """The query keys that carry credentials, which are no parameters of an operation."""
        schemes = self.document["components"].get("securitySchemes", {}).values()
        return frozenset(scheme["name"] for scheme in schemes if scheme.get("in") == "query")

    @cached_property
    def credential_headers(self) -> frozenset[str]:
        """The names, in lower case, of the headers that carry credentials."""
        found = {"authorization"}
        for scheme in self.document["components"].get("securitySchemes", {}).values():
            if scheme.get("in") == "header":
                found |= {scheme["name"].lower(), *(name.lower() for name in scheme.get("x-aliases", []))}
        return frozenset(found)

    def defaults(self, schema: str) -> Document:
        """The properties of a schema that have a default, with it."""
        return self._defaults[schema]

    def of_era(self, schema: str, value: Any) -> Any:
        """A value of a component schema with the properties alone that the wire era has."""
        project = self._projections.get(schema)
        if project is None:
            reference = {"$ref": f"#/components/schemas/{schema}"}
            project = self._projections[schema] = projection(reference, self.era, self.resolve)
        return project(value)

    def resolve(self, node: Any) -> Any:
        """The node, or what its local `$ref` points to."""
        while isinstance(node, dict) and "$ref" in node:
            target: Any = self.document
            for key in node["$ref"].removeprefix("#/").split("/"):
                target = target[key.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def validator(self, schema: Any, *, answers: bool = False) -> jsonschema_rs.Draft202012Validator:
        """A validator for a schema of this contract, by its strict view when it is for answers; made once of each."""
        key = str(schema), answers
        if key not in self._validators:
            components = self._strict.components if answers else {"schemas": self._schemas}
            whole = {"allOf": [self._strict.view(schema) if answers else schema], "components": components}
            self._validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return self._validators[key]

    def problem(self, schema: str, value: Any) -> str | None:
        """What keeps a value from being answered as one of a component schema."""
        validator = self.validator({"$ref": f"#/components/schemas/{schema}"}, answers=True)
        for error in () if validator.is_valid(value) else validator.iter_errors(value):
            return ": ".join(filter(None, (".".join(map(str, error.instance_path)), _told(error))))
        return None

    def errors_of(self, responses: Mapping[str, Any]) -> dict[str, ErrorAnswer]:
        """Every named example of the responses that are errors in the wire era."""
        errors = {}
        for status, response in responses.items():
            if status.startswith("2"):
                continue
            document = self.resolve(response)
            media = document.get("content", {}).get(JSON, {})
            roles = self.resolve(media.get("schema", {})).get("x-error")
            if roles is None or "examples" not in media:
                raise ContractError(
                    f"the answer {status} has no named JSON examples of a schema with x-error. Add them."
                )
            headers = constant_headers(document)
            for name, example in media["examples"].items():
                example = self.resolve(example)
                if not carries(example, self.era):
                    continue
                body = example["value"]
                errors[name] = ErrorAnswer(int(status), orjson.dumps(body), headers, body, roles)
        return errors


class Operation:
    """One operation of a contract."""

    def __init__(self, contract: Contract, path: str, method: str, item: Document) -> None:
        document = item[method]
        self.contract = contract
        self.document: Document = document
        self.id: str = document["operationId"]
        self.method: str = method.upper()
        self.segments: tuple[str, ...] = tuple(path.strip("/").split("/"))
        self.permissions: Document | None = document.get("x-permissions")
        self.security: list[str] = [scheme for requirement in document["security"] for scheme in requirement]
        self.limits: Document = document.get("x-limits", contract.document["x-limits"])
        self.documented_errors: dict[str, ErrorAnswer] = contract.errors_of(document["responses"])
        self.errors: dict[str, ErrorAnswer] = {**contract.fallbacks, **self.documented_errors}
        declared = map(contract.resolve, item.get("parameters", []) + document.get("parameters", []))
        self.parameters: list[Parameter] = [
            parameter(one, contract.resolve, contract.validator, contract.on_invalid)
            for one in {(one["in"], one["name"]): one for one in declared}.values()
        ]
        single = {one.key for one in self.parameters if one.location == "header" and not one.is_list}
        self._single = single | contract.credential_headers | _SINGLE
        self.header_keys: list[str] = [one.key for one in self.parameters if one.location == "header"]
        self._query = {one.name for one in self.parameters if one.location == "query"}
        self._read_request_body(contract.resolve(document.get("requestBody")))
        self._read_successes(document["responses"])
        self._refuse_unanswerable()

    def _read_request_body(self, document: Document | None) -> None:
        self.takes_body: bool = document is not None
        self._needs_body = bool(document and document.get("required"))
        self._on_invalid: dict[str, str] = {}
        self.file: Rule | None = None
        if document is None:
            return
        schema = _json(document)
        self._body_validator = self.contract.validator(schema)
        properties = self.contract.resolve(schema).get("properties", {})
        self.file = Rule.of(self.contract.resolve(schema))
        self._on_invalid = {name: prop["x-invalid"] for name, prop in properties.items() if "x-invalid" in prop}

    def _read_successes(self, responses: Document) -> None:
        """Of each success its validator, `None` where it has no body."""
        self._successes: dict[int, jsonschema_rs.Draft202012Validator | None] = {}
        for status, response in responses.items():
            if status.startswith("2"):
                document = self.contract.resolve(response)
                has_body = "content" in document
                self._successes[int(status)] = (
                    self.contract.validator(_json(document), answers=True) if has_body else None
                )
        if not self._successes:
            raise ContractError("no success is documented. Add a response with a status from 200 to 299.")
        self.success: int = next(iter(self._successes))

    def _refuse_unanswerable(self) -> None:
        """What is wrong with a request must have an answer."""
        if not self.parameters and not self.takes_body:
            return
        named = {self.contract.on_invalid, *self._on_invalid.values(), *(one.on_invalid for one in self.parameters)}
        if missing := sorted(named - self.errors.keys()):
            raise ContractError(f"no response has the example {missing[0]}, which x-invalid names. Add it.")

    def read_parameters(
        self, path: Mapping[str, str], query: Mapping[str, Sequence[str]], headers: Mapping[str, str]
    ) -> dict[str, Any]:
        """The parameters of a request, by name; an optional one that is absent has its default, or is left out.

        Args:
            path: The text of each path parameter.
            query: The texts of each key of the query, in their order.
            headers: The headers, names in lower case.

        Raises:
            InvalidRequest: One is missing, violates its schema, or is none of the contract.
        """
        values: dict[str, Any] = {}
        for one in self.parameters:
            sent = headers if one.location == "header" else path
            texts = query.get(one.key) if one.location == "query" else [sent[one.key]] if one.key in sent else None
            if texts is not None:
                if len(texts) > 1 and not (one.is_list and one.is_exploded):
                    raise self._invalid(one.on_invalid, f"{one.name}: came {len(texts)} times. Send it once.", one.name)
                values[one.name] = value = one.read(texts)
                if not one.validator.is_valid(value):
                    error = next(one.validator.iter_errors(value))
                    raise self._invalid(one.on_invalid, f"{one.name}: {_told(error)}", one.name)
            elif one.required:
                raise self._invalid(one.on_invalid, f"{one.name}: is required", one.name)
            elif one.default is not None:
                values[one.name] = one.default
        if query:
            self._refuse_unknown(query)
        return values

    def refuse_repeated(self, repeated: frozenset[str]) -> None:
        """Refuse a header that came more than once where the last one would decide.

        Raises:
            InvalidRequest: Such a header is among these.
        """
        for name in sorted(repeated & self._single):
            if self.contract.on_invalid in self.errors:
                raise self._invalid(self.contract.on_invalid, f"{name}: came more than once. Send it once.", name)

    def malformed(self, detail: str) -> InvalidRequest:
        """The refusal of a body that can't be read."""
        return self._invalid(self.contract.on_invalid, f"body: {detail}")

    def _refuse_unknown(self, query: Mapping[str, Sequence[str]]) -> None:
        for name, texts in query.items():
            if name in self.contract.query_credentials and len(texts) > 1:
                raise self._invalid(self.contract.on_invalid, f"{name}: came {len(texts)} times. Send it once.", name)
        unknown = [name for name in query if name not in self._query and name not in self.contract.query_credentials]
        # An operation without parameters and body may document no answer to a request that is not as it wants it.
        if unknown and self.contract.on_invalid in self.errors:
            known = f"It takes {', '.join(sorted(self._query))}" if self._query else "It takes none"
            # What does not look like a name may be a value that came alone.
            name = unknown[0] if NAME.fullmatch(unknown[0]) else "query"
            detail = f"{name}: is no query parameter of {self.id}. {known}."
            raise self._invalid(self.contract.on_invalid, detail, name)

    def read_body(self, content: bytes | bytearray) -> Any:
        """The body of a request, validated; `None` where it may be left out and is.

        Args:
            content: The body; what is cut out of it is a file, which stands as a `File` in the body that is returned.

        Raises:
            InvalidRequest: It is not JSON, or violates its schema; the message tells every problem.
        """
        if self.file is None:
            return self._read_json(content)
        content = content if isinstance(content, bytearray) else bytearray(content)
        found = cut(content, self.file)
        body = self._read_json(content)
        name = self.file.name
        if body is not None and name in body:
            body[name] = self._file(body[name], found, self.file)
        return body

    def _file(self, text: str, found: tuple[str, File] | None, rule: Rule) -> File:
        if found is not None and found[0] == text:
            file = found[1]
        else:  # the name of the property was written in a way of its own
            encoded = text.encode()
            file = read(encoded, 0, len(encoded), rule)
        if file.problem:
            raise self._invalid(self.contract.on_invalid, f"body.{rule.name}: {file.problem}", rule.name)
        return file

    def _read_json(self, content: bytes | bytearray) -> Any:
        default = self.contract.on_invalid
        if not content:
            if not self._needs_body:
                return None
            raise self._invalid(default, "body: is required")
        try:
            body = documents.read(content)
        except ValueError as error:
            raise self._invalid(default, f"body: {error}") from None
        if self._body_validator.is_valid(body):
            return body
        raise self._body_error(self._body_validator.iter_errors(body))

    def _body_error(self, problems: Iterable[jsonschema_rs.ValidationError]) -> InvalidRequest:
        found = [(_field(problem), _told(problem)) for problem in islice(problems, _MOST_PROBLEMS)]
        named = [self._on_invalid[path[0]] for path, _ in found if path and path[0] in self._on_invalid]
        if len(named) == len(found):
            return InvalidRequest(name=named[0])
        where = [".".join(_short(str(step)) for step in path) for path, _ in found]
        told = [
            f"{'.'.join(filter(None, ('body', name)))}: {text}" for name, (_, text) in zip(where, found, strict=True)
        ]
        return self._invalid(self.contract.on_invalid, "; ".join(told), where[0])

    def _invalid(self, example: str, detail: str, field: str = "") -> InvalidRequest:
        return InvalidRequest(detail if example == self.contract.on_invalid else None, field=field, name=example)

    def answer(self, result: Any) -> Answer:
        """The success that a handler's result makes, validated and encoded.

        Args:
            result: The body of the first success that is documented, or a `Success`.

        Raises:
            ContractError: The contract has no such answer.
        """
        status, body = (result.status, result.body) if isinstance(result, Success) else (self.success, result)
        if status not in self._successes:
            raise ContractError(f"{self.id} documents no success {status}")
        validator = self._successes[status]
        if validator is None:
            if body is not None:
                raise ContractError(f"{self.id} documents no body")
            return Answer(status, b"", {})
        try:
            if not validator.is_valid(body):
                error = next(validator.iter_errors(body))
                raise ContractError(f"{self.id} answers against its contract: {error}")
            return Answer(status, orjson.dumps(body), {})
        except (TypeError, ValueError) as error:
            raise ContractError(f"{self.id} answers what is no JSON: {error}") from error


def constant_headers(response: Document) -> dict[str, str]:
    """The headers of a response whose value the contract fixes."""
    headers = response.get("headers", {})
    return {name: header["schema"]["const"] for name, header in headers.items() if "const" in header["schema"]}


def _json(document: Document) -> Any:
    """The schema of a body, which is JSON."""
    content = document["content"]
    if JSON not in content:
        raise ContractError(f"a body of {', '.join(content)} can't be read or answered. Use {JSON}.")
    return content[JSON]["schema"]


def _told(problem: jsonschema_rs.ValidationError) -> str:
    """What is wrong; a large value that it repeats is left out in the middle."""
    return _short(problem.message, _LONGEST_TEXT)


def _short(text: str, longest: int = _LONGEST_NAME) -> str:
    return text if len(text) <= longest else f"{text[: longest // 2]}{SHORTENED}{text[-longest // 2 :]}"


def _field(problem: jsonschema_rs.ValidationError) -> tuple[str | int, ...]:
    """Path of the property that a problem is about: the missing or unexpected one itself, not the object around it."""
    path = tuple(problem.instance_path)
    kind = problem.kind
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
        return (*path, str(kind.property).strip('"'))
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
        return (*path, kind.unexpected[0])
    return path


def stems() -> set[str]:
    """The names of the contracts that there are."""
    names = {file.name for file in _folder().iterdir() if file.name.endswith(".yaml")}
    return {name.removesuffix(".yaml") for name in names} - {"redocly"}


def text(name: str) -> bytes:
    """What stands in the file of a contract."""
    return (_folder() / f"{name}.yaml").read_bytes()


@cache
def load(name: str) -> Document:
    """What a contract says; not to be changed."""
    text = (_folder() / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: Document = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe
    return document


def _folder() -> Traversable:
    """Where the contracts were packaged, or stand in the checkout that this runs from."""
    packaged = files("phone_emulator") / "contracts"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "openapi"
