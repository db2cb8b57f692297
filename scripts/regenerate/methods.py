"""Make methods of the operations: names and types from the generator, words, samples and errors from the contract."""

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
from scripts.regenerate import checked, conveniences, errors, models, quoting, supported, wording
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.method import Argument, Body, Method, Step

# What of the schema of a body its arguments say.
_OF_ARGUMENTS = ("type", "properties", "required", "additionalProperties")


@dataclass(frozen=True)
class Methods:
    """What methods are made of."""

    contract: Contract
    types: models.Types
    phone_numbers: Mapping[str, Mapping[str, str]]

    def of(self, data: GeneratorData) -> list[Method]:
        operations = {method_name(operation): operation for operation in self.contract.operations()}
        return [self._method(endpoint, operations[endpoint.name]) for endpoint in endpoints(data)]

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
        raises = self._raises(operation)
        success = next(response for status, response in errors.responses(self.contract, operation) if status < 400)
        method = Method(
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
            imports=frozenset(self._imports(endpoint, operation)),
            media_type=self._media_type(operation),
            answers={int(response.status_code.pattern): self._answer(response) for response in successes},
            shown=_shown(successes[0]),
            reader=method_name(reader) if reader else None,
            idempotent=idempotent(operation),
            repeating="" if idempotent(operation) else wording.repeating(operation),
            public=operation.data.get("security") == [],
        )
        if "x-pages" in operation.data:
            page = _successes(endpoint)[0].prop
            method = replace(method, pages=conveniences.pages(self.types, page, operation, method, raises))
        if "x-steps" in operation.data:
            method = replace(method, steps=self._steps(operation, method, success["description"]))
        if "x-look-up" in operation.data:
            method = replace(method, look_up=conveniences.look_up(self.contract, operation))
        if body:
            method = replace(
                method, file=conveniences.file(self.contract, body.arguments, self._schemas_of_body(operation))
            )
        return method

    def _steps(self, operation: Operation, method: Method, returns: str) -> tuple[Step, ...]:
        word = operation.data["x-steps"]
        described = (one for _, one in supported.parameters(self.contract, operation))
        text = next(one for one in described if one["name"] == word["parameter"])
        said = self.contract.resolve(self.contract.resolve(text["schema"])["contentSchema"])["properties"]
        takes = tuple(self._taken(key, said[key]) for key in word["finish"]["takes"])
        return conveniences.Stepped(operation, method, takes, returns, self._raises(operation)).steps()

    def _raises(self, operation: Operation) -> list[tuple[str, str]]:
        return [one for answer in errors.responses(self.contract, operation) for one in self._raised(*answer)]

    def _raised(self, status: int, response: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if status < 400:
            return
        contents = response.get("content", {}).values()
        examples = {name: one for content in contents for name, one in content.get("examples", {}).items()}
        for kind, names in errors.by_class(status, examples, self._refusals).items():
            if kind == errors.error_class(status):
                yield f"errors.{kind}", wording.error(status, names, response["description"], response)
                continue
            for name in names:  # what the response describes are the others
                example = self.contract.resolve(examples[name])
                described = f"{example['summary']}." if "summary" in example else response["description"]
                yield f"errors.{kind}", wording.error(status, [name], described, example)

    @cached_property
    def _refusals(self) -> dict[str, tuple[str, str]]:
        return errors.refusals(self.contract)

    def _taken(self, key: str, part: Any) -> Argument:
        schema = self.contract.resolve(part)
        name = str(PythonIdentifier(key, "field_"))
        sample = wording.literal(next(iter(schema.get("examples", ())), ...))
        data = checked.schema(self.contract, part)
        text = wording.argument(schema, schema) + wording.unchecked(checked.unchecked(self.contract, part))
        return Argument(name, "str", None, text, sample, key, "body", data, None, wording.is_deprecated({}, schema))

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

    def _imports(self, endpoint: Endpoint, operation: Operation) -> Iterator[str]:
        props = [*endpoint.list_all_parameters(), *(response.prop for response in _successes(endpoint))]
        for body in endpoint.bodies:
            if isinstance(body.prop, ModelProperty):
                props += models.properties(body.prop)
        if "x-pages" in operation.data:
            pages = (response.prop for response in _successes(endpoint))
            props += [prop for page in pages if isinstance(page, ModelProperty) for prop in models.properties(page)]
        for prop in props:
            # The lines of a dict are of models, which stand a folder deeper.
            lines = self.types.imports(prop.get_imports(prefix=".") | prop.get_lazy_imports(prefix="."))
            yield from (line.replace("from ..", "from .") for line in lines)

    def _argument(
        self, prop: Property, text: str, sample: Any, key: str, place: str, described: Mapping[str, Any]
    ) -> Argument:
        annotation = _taken(self.types.annotation(prop), prop)
        schema = described.get("schema", described)
        # A default of the contract is the provider's to apply: what is not given is not sent. None stands for that,
        # where null is nothing that could be sent.
        default = None if prop.required else "UNSET"
        if default and not self._may_be_null(schema):
            annotation, default = annotation.removesuffix(" | Unset") + " | None", "None"
        form = self.phone_numbers.get(key)
        written = f"PhoneForm({', '.join(f'{name}={value!r}' for name, value in form.items())})" if form else None
        name = str(prop.python_name)
        text += wording.unchecked(checked.unchecked(self.contract, schema))
        data = checked.schema(self.contract, schema)
        deprecated = wording.is_deprecated(described, self.contract.resolve(schema))
        return Argument(name, annotation, default, text, wording.literal(sample), key, place, data, written, deprecated)

    def _may_be_null(self, schema: Any) -> bool:
        return "null" in supported.View(self.contract).types(schema)

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
                schemas = self._schemas_of_body(operation)
                examples = map(self.contract.resolve, content.get("examples", {}).values())
                example: Mapping[str, Any] = next((one["value"] for one in examples), {})
                whole = checked.schema(self.contract, content["schema"])
                kept = {key: value for key, value in whole.items() if key not in _OF_ARGUMENTS}
                return Body(model.class_info.name, tuple(self._properties(model, schemas, example)), kept)
        return None

    def _schemas_of_body(self, operation: Operation) -> Mapping[str, Any]:
        content = next(iter(self.contract.resolve(operation.data["requestBody"])["content"].values()))
        schemas: Mapping[str, Any] = self.contract.resolve(content["schema"])["properties"]
        return schemas

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
                answers = (response for status, response in errors.responses(self.contract, one) if status < 400)
                return one if any(_schemas(answer) == taken for answer in answers) else None
        return None

    def _properties(
        self, model: ModelProperty, schemas: Mapping[str, Any], example: Mapping[str, Any]
    ) -> Iterator[Argument]:
        for prop in models.properties(model):
            name = prop.name.get_untrusted_value()
            text = wording.argument(schemas[name], self.contract.resolve(schemas[name]))
            argument = self._argument(prop, text, example.get(name, ...), name, "body", schemas[name])
            word = self.contract.resolve(schemas[name]).get("x-file")
            yield conveniences.file_argument(argument, word) if word else argument


def endpoints(data: GeneratorData) -> Iterator[Endpoint]:
    """The operations that the generator made out."""
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.endpoints


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
    annotation = models.in_code(r"\bdict\[", "Mapping[", annotation)
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
