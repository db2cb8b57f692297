"""The view of a contract that the client's templates render: methods, errors, credentials.

Names and types come from the generator; words, samples and errors come from
the contract.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import Response
from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract, Operation
from scripts.problem import Failed
from scripts.regenerate import checked, models, quoting, supported, wording

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

SERVER_ERROR = "ServerError"

# Any API may answer with these, whatever its contract says.
ALWAYS = (401, 429, 500)


@dataclass(frozen=True)
class Scheme:
    """A way to prove who calls.

    Attributes:
        module: The carried module of its `httpx.Auth`.
        auth_class: Name of that.
        takes: What it is made with.
        doubts: What else to look at when it is refused.
    """

    module: str
    auth_class: str
    takes: tuple[str, ...]
    doubts: str


SIGNATURE = Scheme(
    "_signature", "SignatureAuth", ("key", "secret"), "the clock of this machine, and what the account may do"
)
BEARER = Scheme("_bearer", "BearerAuth", ("token",), "whether it is still accepted, and what it may do")
SCHEMES = (SIGNATURE, BEARER)


@dataclass(frozen=True)
class Credentials:
    """What a client is given to prove who calls.

    Attributes:
        scheme: What becomes of it.
        names: The arguments, in the order in which the scheme takes them.
        required: Whether some operation refuses who proves nothing.
    """

    scheme: Scheme
    names: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class ErrorClass:
    """A class of the client's exception tree: its statuses, each with the names of its errors."""

    name: str
    errors: Mapping[int, tuple[str, ...]]

    @property
    def meaning(self) -> str:
        known = (f"{status}: {', '.join(names) or 'not documented'}." for status, names in self.errors.items())
        return " ".join(["Any 5xx.", *known] if self.name == SERVER_ERROR else known)


@dataclass(frozen=True)
class Argument:
    """An argument of a method, and where it goes in the request."""

    name: str
    annotation: str
    default: str | None
    text: str
    sample: str
    key: str
    place: str
    schema: Mapping[str, Any]
    form: str | None
    deprecated: bool

    @property
    def required(self) -> bool:
        return self.default is None

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")

    @property
    def assignment(self) -> str:
        return f"{self.name}={self.sample}"

    @property
    def parameter(self) -> str:
        """The same as data of the client."""
        form = f", form={self.form}" if self.form else ""
        return f"Parameter({self.name!r}, {self.key!r}, {self.place!r}, {dict(self.schema)!r}{form})"


@dataclass(frozen=True)
class Body:
    """A JSON body whose properties are arguments of the method."""

    class_name: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Method:
    """An operation as a method of the client.

    Attributes:
        media_type: Of the body, where it is not plain JSON.
        answers: For each successful status the expression that reads its body.
        shown: What an interpreter shows of the first of them, as a doctest expects it.
        reader: The method whose answer it takes as a whole.
        idempotent: Whether repeating it does no harm.
        repeating: What the contract says of repeating it, when it does harm.
    """

    name: str
    verb: str
    path: str
    summary: str
    docstring: str
    deprecated: bool
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    body: Body | None
    returns: str
    imports: frozenset[str]
    media_type: str
    answers: Mapping[int, str | None]
    shown: str
    reader: str | None
    idempotent: bool
    repeating: str

    @property
    def constant(self) -> str:
        return self.name.upper()

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All, in the order in which their values are handed on."""
        return (*self.positional, *(self.body.arguments if self.body else ()), *self.keywords)

    @property
    def sample(self) -> str:
        """The arguments of a call, after the contract's first examples."""
        positional = (argument.sample for argument in self.positional)
        return ", ".join([*positional, *self._body_samples(), *_samples(self.keywords)])

    def _body_samples(self) -> list[str]:
        """What every body has, or else what the example has: an empty one shows nothing."""
        arguments = self.body.arguments if self.body else ()
        return _samples(arguments) or [one.assignment for one in arguments if one.sample != "..."]


@dataclass(frozen=True)
class Facade:
    """All that the templates render of one contract."""

    contract: Contract
    data: GeneratorData
    class_name: str
    environment: Mapping[str, str]
    phone_numbers: Mapping[str, Mapping[str, str]]
    guide: str

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
        """Those of the contract's scheme, under the names that the settings give them."""
        scheme = self._scheme()
        names = tuple(name for name in self.environment if name != "base_url")
        if len(names) != len(scheme.takes):
            what = f"the settings of the client name {len(names)} credentials, and its scheme takes {len(scheme.takes)}"
            remedy = f"name its {' and '.join(scheme.takes)} under `environment` in openapi/generator/{self.stem}.yaml"
            raise Failed([self.contract.problem(("components", "securitySchemes"), "credentials", what, remedy)])
        return Credentials(scheme, names, required=any(map(authenticated, self.contract.operations())))

    def _scheme(self) -> Scheme:
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
        schemas = self.contract.data.get("components", {}).get("schemas", {}).values()
        return {role: name for schema in schemas for role, name in schema.get("x-error", {}).items()}

    @cached_property
    def errors(self) -> list[ErrorClass]:
        """A class for each documented error status, 5xx sharing one, in the order of the statuses."""
        names: dict[int, dict[str, None]] = {status: {} for status in ALWAYS}
        for status, response in self._error_responses():
            names.setdefault(status, {}).update(dict.fromkeys(wording.error_names(response)))
        classes: dict[str, dict[int, tuple[str, ...]]] = {}
        for status in sorted(names):
            classes.setdefault(self.error_class(status), {})[status] = tuple(names[status])
        return [ErrorClass(name, errors) for name, errors in classes.items()]

    def error_class(self, status: int) -> str:
        return SERVER_ERROR if status >= 500 else ERROR_CLASSES[status]

    @cached_property
    def codes(self) -> dict[str, tuple[str, str]]:
        """The documented codes: for the name of each constant the code, and what it means."""
        if "code" not in self.roles:
            return {}
        found = {}
        for _, response in self._error_responses():
            for content in response.get("content", {}).values():
                for name, example in content.get("examples", {}).items():
                    found[name] = str(self.contract.resolve(example).get("summary", ""))
        constant = {name: str(PythonIdentifier(name, prefix="code_")).upper() for name in found}
        return {constant[name]: (name, found[name]) for name in sorted(found)}

    @cached_property
    def documented(self) -> list[int]:
        """The statuses of all documented errors."""
        return sorted({status for status, _ in self._error_responses()})

    @property
    def doubts(self) -> str:
        """What to look at when the credentials are refused, for a message."""
        variables = " and ".join(self.environment[name] for name in self.credentials.names)
        return f"{variables}, {self.credentials.scheme.doubts}"

    @cached_property
    def types(self) -> models.Types:
        return models.Types(self.data.models)

    def model(self, model: ModelProperty) -> models.Written:
        """A model, ready to be written down."""
        return self.types.written(model)

    def described(self, model: ModelProperty, prop: Property) -> str:
        """A property of a model, as its docstring lists it."""
        given = (model.data.properties or {}).get(prop.name)
        said = ["Deprecated."] if getattr(given, "deprecated", False) else []
        said += [quoting.plain(prop.description)] if prop.description else []
        said += [f"Default: {prop.default.python_code.as_unembedded_code()}."] if prop.default else []
        said += [f"Example: {quoting.plain(prop.example)}."] if prop.example else []
        return f"{prop.python_name} ({self.types.annotation(prop)}): {' '.join(said)}"

    def model_imports(self, model: ModelProperty, *, lazy: bool = False) -> list[str]:
        """The imports of a model: what it needs at once, or the other models, which only type checkers look at."""
        lines = self.types.imports({*(model.relative_imports or ()), *(model.lazy_imports or ())})
        others = {line for line in lines for other in self.data.models if line.endswith(other.self_import)}
        wanted = others if lazy else lines - others
        own = model.self_import
        return sorted(line.replace("..types import", ".._values import") for line in wanted if not line.endswith(own))

    @cached_property
    def methods(self) -> list[Method]:
        operations = {method_name(operation): operation for operation in self.contract.operations()}
        return [self._method(endpoint, operations[endpoint.name]) for endpoint in endpoints(self.data)]

    @property
    def example(self) -> Method:
        """The method that the README shows: the first that takes a body and returns something, where one does."""
        shown = (method for method in self.methods if method.body and method.returns != "None")
        return next(shown, self.methods[0])

    @cached_property
    def imports(self) -> list[str]:
        """What annotations need."""
        # Those of UNSET the templates have; importing types.py would take longer than the rest.
        return sorted({line for method in self.methods for line in method.imports if ".types import" not in line})

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
        reader = self._reader(operation)
        if body is None:
            keywords += tuple(self._whole_body(endpoint, operation, sample="document" if reader else "..."))
        arguments = (*positional, *(body.arguments if body else ()), *keywords)
        successes = _successes(endpoint)
        returns = " | ".join(dict.fromkeys(map(self._type, successes)))
        raises = [
            (f"errors.{self.error_class(status)}", wording.error(status, response))
            for status, response in self._responses(operation)
            if status >= 400
        ]
        success = next(response for status, response in self._responses(operation) if status < 400)
        return Method(
            name=endpoint.name,
            verb=operation.method.upper(),
            path=operation.path,
            summary=operation.data["summary"],
            docstring=wording.docstring(
                operation,
                arguments={argument.name: argument.text for argument in arguments},
                returns=None if returns == "None" else (returns, wording.sourced(success["description"], success)),
                raises=raises,
                harmless=idempotent(operation),
            ),
            deprecated=operation.data.get("deprecated", False),
            positional=positional,
            keywords=keywords,
            body=body,
            returns=returns,
            imports=frozenset(self._imports(endpoint)),
            media_type=self._media_type(operation),
            answers={int(response.status_code.pattern): self._answer(response) for response in successes},
            shown=_shown(successes[0]),
            reader=method_name(reader) if reader else None,
            idempotent=idempotent(operation),
            repeating="" if idempotent(operation) else wording.repeating(operation),
        )

    def _type(self, response: Response) -> str:
        # Without a body the generator says Any.
        empty = response.source["return_type"] == "None"
        return "None" if empty else self.types.annotation(response.prop)

    def _answer(self, response: Response) -> str | None:
        if self._type(response) == "None":
            return None
        # Models are imported for the first answer, and so are enums.
        return re.sub(r"_codecs\.choice\((\w+)\)", r"_codecs.choice('\1')", self.types.codec(response.prop))

    def _media_type(self, operation: Operation) -> str:
        content = self.contract.resolve(operation.data.get("requestBody", {})).get("content", {})
        return next((str(one) for one in content if one != "application/json"), "")

    def _imports(self, endpoint: Endpoint) -> Iterator[str]:
        props = [*endpoint.list_all_parameters(), *(response.prop for response in _successes(endpoint))]
        for body in endpoint.bodies:
            if isinstance(body.prop, ModelProperty):
                props += models.properties(body.prop)
        for prop in props:
            # The lines of a dict are of models, which stand a folder deeper.
            lines = self.types.imports(prop.get_imports(prefix=".") | prop.get_lazy_imports(prefix="."))
            yield from (line.replace("from ..", "from .") for line in lines)

    def _argument(
        self, prop: Property, text: str, sample: Any, key: str, place: str, described: Mapping[str, Any]
    ) -> Argument:
        annotation = _taken(self.types.annotation(prop), prop)
        # A default of the contract is the provider's to apply: what is not given is not sent.
        default = None if prop.required else "UNSET"
        form = self.phone_numbers.get(key)
        written = f"PhoneForm({', '.join(f'{name}={value!r}' for name, value in form.items())})" if form else None
        name = str(prop.python_name)
        schema = described.get("schema", described)
        text += wording.unchecked(checked.unchecked(self.contract, schema))
        data = checked.schema(self.contract, schema)
        deprecated = wording.is_deprecated(described, self.contract.resolve(schema))
        return Argument(name, annotation, default, text, wording.literal(sample), key, place, data, written, deprecated)

    def _parameter(self, prop: Property, operation: Operation) -> Argument:
        described = supported.parameters(self.contract, operation)
        parameter = next(one for _, one in described if one["name"] == prop.name)
        schema = self.contract.resolve(parameter["schema"])
        own = (self.contract.resolve(example)["value"] for example in parameter.get("examples", {}).values())
        sample = next(itertools.chain(own, schema.get("examples", ())), ...)
        text = wording.argument(parameter, schema)
        return self._argument(prop, text, sample, parameter["name"], parameter["in"], parameter)

    def _whole_body(self, endpoint: Endpoint, operation: Operation, sample: str) -> Iterator[Argument]:
        for one in endpoint.bodies:
            (content,) = self.contract.resolve(operation.data["requestBody"])["content"].values()
            schema = content["schema"]
            resolved = self.contract.resolve(schema)
            text = wording.argument(resolved, resolved) or "The body of the request."
            yield replace(self._argument(one.prop, text, ..., "body", "content", schema), sample=sample)

    def _body(self, endpoint: Endpoint, operation: Operation) -> Body | None:
        match [body.prop for body in endpoint.bodies]:
            case [ModelProperty() as model] if self._is_flat(model) and not self._reader(operation):
                content = next(iter(self.contract.resolve(operation.data["requestBody"])["content"].values()))
                schemas = self.contract.resolve(content["schema"])["properties"]
                examples = map(self.contract.resolve, content.get("examples", {}).values())
                example: Mapping[str, Any] = next((one["value"] for one in examples), {})
                return Body(model.class_info.name, tuple(self._properties(model, schemas, example)))
        return None

    def _is_flat(self, model: ModelProperty) -> bool:
        """Whether the properties of a body become arguments: an object is sent then, if an empty one."""
        return bool(models.properties(model)) and (model.required or not model.required_properties)

    def _reader(self, operation: Operation) -> Operation | None:
        """The GET whose answer a body replaces: that is read, kept and put back as a whole."""
        if operation.method != "put" or "requestBody" not in operation.data:
            return None
        taken = _schemas(self.contract.resolve(operation.data["requestBody"]))
        for one in self.contract.operations():
            if (one.path, one.method) == (operation.path, "get"):
                answers = (response for status, response in self._responses(one) if status < 400)
                return one if any(_schemas(answer) == taken for answer in answers) else None
        return None

    def _properties(
        self, model: ModelProperty, schemas: Mapping[str, Any], example: Mapping[str, Any]
    ) -> Iterator[Argument]:
        for prop in models.properties(model):
            name = prop.name.get_untrusted_value()
            text = wording.argument(schemas[name], self.contract.resolve(schemas[name]))
            yield self._argument(prop, text, example.get(name, ...), name, "body", schemas[name])


def endpoints(data: GeneratorData) -> Iterator[Endpoint]:
    """The operations that the generator made out."""
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def method_name(operation: Operation) -> PythonIdentifier:
    """The name of an operation in Python."""
    return PythonIdentifier(operation.id, prefix="field_")


def authenticated(operation: Operation) -> bool:
    """Whether an operation refuses who proves nothing: `{}` among its requirements stands for nobody in particular."""
    requirements = operation.data.get("security", [])
    return bool(requirements) and {} not in requirements


def idempotent(operation: Operation) -> bool:
    """Whether repeating an operation does no harm: as its contract says, else by its HTTP method (RFC 9110, 9.2.2)."""
    if "x-idempotent" in operation.data:
        return bool(operation.data["x-idempotent"])
    if said := re.search(r"\b(Not i|I)dempotent\b", operation.data.get("description", "")):
        return said[1] == "I"
    return operation.method in ("get", "head", "put", "delete", "options", "trace")


def _schemas(described: Mapping[str, Any]) -> list[Any]:
    return [content["schema"] for content in described.get("content", {}).values()]


def _taken(annotation: str, prop: Property) -> str:
    """The type of an argument: any mapping for a dict, and for an enum also its documented values as they are."""
    choices = {str(enum.class_info.name): _choices(enum) for enum in _enums(prop)}
    annotation = annotation.replace("dict[", "Mapping[")
    if not choices:
        return annotation
    names = "|".join(choices)
    # A list of literals would not take a list of the enum; a sequence of them does.
    annotation = re.sub(rf"\blist\[({names})]", r"Sequence[\1]", annotation)
    return re.sub(rf"\b({names})\b", lambda found: f"{found[0]} | Literal[{choices[found[0]]}]", annotation)


def _choices(enum: EnumProperty) -> str:
    return ", ".join(quoting.literal(quoting.enum_value(value)) for value in enum.values.values())


def _enums(prop: Any) -> Iterator[EnumProperty]:
    match prop:
        case EnumProperty():
            yield prop
        case ListProperty():
            yield from _enums(prop.inner_property)
        case UnionProperty():
            for one in prop.inner_properties:
                yield from _enums(one)


def _samples(arguments: tuple[Argument, ...]) -> list[str]:
    return [argument.assignment for argument in arguments if argument.required]


def _successes(endpoint: Endpoint) -> list[Response]:
    return [one for one in endpoint.responses if one.status_code.range and one.status_code.range[0] < 400]


def _shown(response: Response) -> str:
    match response.prop:
        case ModelProperty() as model:
            names = [f"{prop.python_name}=..." for prop in models.properties(model)]
            return f"{model.class_info.name}({', '.join([*names[:1], '...'] if names[1:] else names)})"
        case ListProperty():
            return "[...]"
    return ""
