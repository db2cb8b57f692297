"""The view of a contract that the client's templates render: methods, errors, credentials.

Names and types come from the generator, so that they fit its functional modules; words, samples and errors come from
the contract.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.responses import Response
from openapi_python_client.strings import PythonIdentifier

from scripts import wording
from scripts.contract import Contract, Operation
from scripts.problem import Failed

ERROR_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    405: "MethodNotAllowedError",
    409: "ConflictError",
    413: "PayloadTooLargeError",
    415: "UnsupportedMediaTypeError",
    422: "UnprocessableContentError",
    429: "RateLimitError",
}


@dataclass(frozen=True)
class Credentials:
    """How a client proves who calls: the `httpx.Auth` of a carried module and what it takes."""

    module: str
    auth_class: str
    names: tuple[str, ...]


SIGNATURE = Credentials("_signature", "SignatureAuth", ("api_key", "api_secret"))
BEARER = Credentials("_bearer", "BearerAuth", ("access_token",))


@dataclass(frozen=True)
class ErrorClass:
    """A class of the client's exception tree: its statuses, each with the names of its errors."""

    name: str
    errors: Mapping[int, tuple[str, ...]]

    @property
    def meaning(self) -> str:
        return " ".join(f"{status}: {', '.join(names)}." for status, names in self.errors.items())


@dataclass(frozen=True)
class Argument:
    """An argument of a method, and the expression that hands it on to the functional module."""

    name: str
    annotation: str
    default: str | None
    text: str
    expression: str
    sample: str

    @property
    def required(self) -> bool:
        return self.default is None

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")


@dataclass(frozen=True)
class Body:
    """A JSON body whose properties are arguments of the method."""

    class_name: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Method:
    """An operation as a method of the client."""

    name: str
    package: str
    summary: str
    docstring: str
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    body: Body | None
    returns: str
    imports: frozenset[str]

    @property
    def sample(self) -> str:
        """The arguments of a call, after the contract's first examples."""
        body = self.body.arguments if self.body else ()
        return ", ".join([*(argument.sample for argument in self.positional), *_samples(body + self.keywords)])

    @property
    def functional_sample(self) -> str:
        """The same for the functional module."""
        positional = [argument.sample for argument in self.positional]
        body = [f"body={self.body.class_name}({', '.join(_samples(self.body.arguments))})"] if self.body else []
        return ", ".join([*positional, "client=client", *body, *_samples(self.keywords)])


@dataclass(frozen=True)
class Facade:
    """All that the templates render of one contract."""

    contract: Contract
    data: GeneratorData
    class_name: str
    environment: Mapping[str, str]

    @property
    def stem(self) -> str:
        return self.contract.stem

    @property
    def summary(self) -> str:
        info = self.contract.data["info"]
        return str(info.get("summary", info["title"]))

    @property
    def base_url(self) -> str:
        return str(self.contract.data["servers"][0]["url"])

    @cached_property
    def credentials(self) -> Credentials:
        schemes = self.contract.data.get("components", {}).get("securitySchemes", {})
        match list(schemes.values()):
            case [{"x-signature": _}]:
                return SIGNATURE
            case [{"type": "http", "scheme": "bearer"}]:
                return BEARER
        what = "a client has one security scheme, bearer or with x-signature"
        remedy = "describe such a one, or carry another `httpx.Auth` in openapi/generator/carried"
        raise Failed([self.contract.problem(("components", "securitySchemes"), "security-scheme", what, remedy)])

    @cached_property
    def roles(self) -> dict[str, str]:
        """The property that holds each role of an error: code, message, field."""
        schemas = self.contract.data["components"]["schemas"].values()
        return {role: name for schema in schemas for role, name in schema.get("x-error", {}).items()}

    @cached_property
    def errors(self) -> list[ErrorClass]:
        """A class for each documented error status, 5xx sharing one, in the order of the statuses."""
        names: dict[int, dict[str, None]] = {}
        for status, response in self._error_responses():
            names.setdefault(status, {}).update(dict.fromkeys(wording.error_names(response)))
        classes: dict[str, dict[int, tuple[str, ...]]] = {}
        for status in sorted(names):
            classes.setdefault(self.error_class(status), {})[status] = tuple(names[status])
        return [ErrorClass(name, errors) for name, errors in classes.items()]

    def error_class(self, status: int) -> str:
        if status >= 500:
            return "ServerError"
        if status in ERROR_CLASSES:
            return ERROR_CLASSES[status]
        what, remedy = f"status {status} has no exception class", "name one in scripts/facade.py"
        raise Failed([self.contract.problem(("paths",), "error-class", what, remedy)])

    @cached_property
    def methods(self) -> list[Method]:
        operations = {method_name(operation): operation for operation in self.contract.operations()}
        return [self._method(endpoint, operations[endpoint.name]) for endpoint in endpoints(self.data)]

    @cached_property
    def imports(self) -> list[str]:
        return sorted({line for method in self.methods for line in method.imports})

    def _error_responses(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for operation in self.contract.operations():
            yield from ((status, response) for status, response in self._responses(operation) if status >= 400)
        for status, response in self.contract.data.get("x-fallback-responses", {}).items():
            yield int(status), self.contract.resolve(response)

    def _responses(self, operation: Operation) -> list[tuple[int, dict[str, Any]]]:
        responses = operation.data["responses"].items()
        return sorted((int(status), self.contract.resolve(response)) for status, response in responses)

    def _method(self, endpoint: Endpoint, operation: Operation) -> Method:
        positional = tuple(self._parameter(prop, operation) for prop in endpoint.path_parameters)
        others = endpoint.query_parameters + endpoint.header_parameters + endpoint.cookie_parameters
        keywords = tuple(self._parameter(prop, operation) for prop in others)
        body = self._body(endpoint, operation)
        if body is None:
            keywords += tuple(_argument(one.prop, "The body of the request.", ...) for one in endpoint.bodies)
        arguments = (*positional, *(body.arguments if body else ()), *keywords)
        self._refuse_twins(operation, arguments)
        returns = " | ".join(dict.fromkeys(map(_type, _successes(endpoint))))
        raises = [
            (f"errors.{self.error_class(status)}", wording.error(status, response))
            for status, response in self._responses(operation)
            if status >= 400
        ]
        success = next(response for status, response in self._responses(operation) if status < 400)
        return Method(
            name=endpoint.name,
            package=f"api.{endpoint.tags[0]}",
            summary=operation.data["summary"],
            docstring=wording.docstring(
                operation,
                arguments={argument.name: argument.text for argument in arguments},
                returns=None if returns == "None" else (returns, success["description"]),
                raises=raises,
            ),
            positional=positional,
            keywords=keywords,
            body=body,
            returns=returns,
            imports=frozenset(_imports(endpoint)),
        )

    def _parameter(self, prop: Property, operation: Operation) -> Argument:
        parameters = map(self.contract.resolve, operation.data["parameters"])
        parameter = next(one for one in parameters if one["name"] == prop.name)
        schema = self.contract.resolve(parameter["schema"])
        sample = next(iter(schema.get("examples", ())), ...)
        return _argument(prop, wording.argument(parameter, schema), sample)

    def _body(self, endpoint: Endpoint, operation: Operation) -> Body | None:
        match [body.prop for body in endpoint.bodies]:
            case [ModelProperty(required=True) as model] if model.required_properties or model.optional_properties:
                content = next(iter(self.contract.resolve(operation.data["requestBody"])["content"].values()))
                schemas = self.contract.resolve(content["schema"])["properties"]
                example = self.contract.resolve(next(iter(content["examples"].values())))["value"]
                return Body(model.class_info.name, tuple(self._properties(model, schemas, example)))
        return None

    def _properties(
        self, model: ModelProperty, schemas: Mapping[str, Any], example: Mapping[str, Any]
    ) -> Iterator[Argument]:
        for prop in (*(model.required_properties or ()), *(model.optional_properties or ())):
            name = prop.name.get_untrusted_value()
            text = wording.argument(schemas[name], self.contract.resolve(schemas[name]))
            yield _argument(prop, text, example.get(name, ...))

    def _refuse_twins(self, operation: Operation, arguments: tuple[Argument, ...]) -> None:
        names = [argument.name for argument in arguments]
        if twins := {name for name in names if names.count(name) > 1}:
            what = f"two arguments of {operation.id} would be named `{twins.pop()}`"
            remedy = "rename a parameter or a property of the body"
            raise Failed([self.contract.problem(operation.pointer, "argument-name", what, remedy)])


def endpoints(data: GeneratorData) -> Iterator[Endpoint]:
    """The operations that the generator made out."""
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def method_name(operation: Operation) -> PythonIdentifier:
    """The name of an operation in Python."""
    return PythonIdentifier(operation.id, prefix="field_")


def _samples(arguments: tuple[Argument, ...]) -> list[str]:
    return [f"{argument.name}={argument.sample}" for argument in arguments if argument.required]


def _argument(prop: Property, text: str, sample: Any) -> Argument:
    name = str(prop.python_name)
    annotation = prop.get_type_string().as_unembedded_code()
    expression = name
    if isinstance(prop, EnumProperty):
        enum = prop.class_info.name
        choices = ", ".join(json.dumps(value) for value in prop.values.values())
        annotation = annotation.replace(enum, f"{enum} | Literal[{choices}]", 1)
        expression = f"{enum}({name})" if prop.required else f"{name} if isinstance({name}, Unset) else {enum}({name})"
    # A default of the contract is the provider's to apply: what is not given is not sent.
    default = None if prop.required else "UNSET"
    return Argument(name, annotation, default, text, expression, wording.literal(sample))


def _successes(endpoint: Endpoint) -> list[Response]:
    return [one for one in endpoint.responses if one.status_code.range and one.status_code.range[0] < 400]


def _type(response: Response) -> str:
    # Without a body the generator says Any.
    empty = response.source["return_type"] == "None"
    return "None" if empty else response.prop.get_type_string().as_unembedded_code()


def _imports(endpoint: Endpoint) -> Iterator[str]:
    yield f"from .api.{endpoint.tags[0]} import {endpoint.name}"
    props = [*endpoint.list_all_parameters(), *(response.prop for response in _successes(endpoint))]
    for body in endpoint.bodies:
        if isinstance(body.prop, ModelProperty):
            props += [*(body.prop.required_properties or ()), *(body.prop.optional_properties or ())]
    for prop in props:
        yield from prop.get_imports(prefix=".")
        yield from prop.get_lazy_imports(prefix=".")
