"""An operation of the contract as data: where its arguments go, what they may be, what its answers hold."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, Literal, NamedTuple, Protocol, Self, TypeVar
from urllib.parse import urlencode

from . import _sendable
from ._check import Schema, problems
from ._codecs import Codec
from ._errors import InputProblem, InvalidInputError
from ._phones import PhoneForm
from ._values import UNSET, Dated, plain

T_co = TypeVar("T_co", covariant=True)

# As compact as httpx writes it.
_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Parameter(NamedTuple):
    """An argument of a method.

    Attributes:
        argument: Its name in Python.
        name: Its name in the API.
        place: Where it goes: `body` is a property of the JSON body, `content` the body as a whole.
        schema: What the contract allows.
        form: That of a phone number.
        optional: Whether None leaves it out, as UNSET does.
    """

    argument: str
    name: str
    place: Literal["path", "query", "header", "body", "content"]
    schema: Schema
    form: PhoneForm | None = None
    optional: bool = False


class Lookable(Protocol):
    """How an operation is looked up."""

    def steps(self, client: Any, operation: Any, values: tuple[Any, ...]) -> Any:
        """The steps of a call of it."""
        ...


class Message(NamedTuple):
    """What a request is made of."""

    target: str
    headers: Sequence[tuple[str, str]]
    content: bytes | None


class Operation(Generic[T_co]):
    """One operation.

    Args:
        name: Of the method.
        method: Of HTTP, in capitals.
        path: Its template.
        parameters: In the order in which the method hands their values on.
        body: What the contract says of the body as a whole, where its properties are parameters.
        media_type: Of the body, where it is not plain JSON.
        answers: How the JSON of each successful status is read; None for one without a body.
        idempotent: Whether repeating it does no harm.
        repeating: What the contract says of repeating it.
        look_up: How to see whether it was carried out, where the contract says so.
        public: Whether anybody may call it, so that no credentials are sent.
    """

    bodiless = False  # whether a success may lack its body
    blocks = False  # whether arguments may take long to read

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        *,
        parameters: tuple[Parameter, ...],
        answers: Mapping[int, Codec | None],
        idempotent: bool,
        body: Schema = MappingProxyType({}),
        media_type: str = "",
        repeating: str = "",
        look_up: Lookable | None = None,
        public: bool = False,
    ) -> None:
        self.name = name
        self.method = method
        self.path = path
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.idempotent = idempotent
        self.media_type = media_type
        self.repeating = repeating
        self.look_up = look_up
        self.public = public
        self._flat = any(parameter.place == "body" for parameter in parameters)

    def ready(self, values: tuple[Any, ...], *, check: bool) -> Self:  # noqa: ARG002
        """The same for one call, with all read that stands behind its arguments."""
        return self

    def message(self, values: tuple[Any, ...], *, check: bool = True) -> Message:
        """The request that stands for these arguments.

        Raises:
            InvalidInputError: With all that is wrong, when `check` is set; else with what can't be sent.
        """
        return self._message(values, check=check)

    def _message(
        self, values: tuple[Any, ...], *, check: bool, read: Mapping[str, Any] = MappingProxyType({})
    ) -> Message:
        """The same; `read` stands in the body already."""
        wires = self.wires(values)
        if check:
            self._check(wires, read)
        path, query, headers, body = self.path, [], [], {}
        content: Any = {} if self._flat else UNSET
        argument = "body"
        try:
            for parameter, wire in zip(self.parameters, wires, strict=True):
                argument, name, place, *_ = parameter
                if wire is UNSET:
                    if place == "path":
                        raise _sendable.UnsendableError("is missing")
                elif place == "body":
                    body[name] = wire
                elif place == "content":
                    content = wire
                elif place == "path":
                    path = path.replace("{" + name + "}", _sendable.segment(text(wire)))
                elif place == "header":
                    headers.append((name, _sendable.header(name, text(wire))))
                else:
                    query += [
                        (name, _sendable.query(text(one))) for one in (wire if isinstance(wire, list) else [wire])
                    ]
            argument, content = "body", body if self._flat else content
            whole = None if content is UNSET else encoded(content)
        except (ValueError, TypeError, RecursionError) as error:  # as JSON has no such value
            raise unsendable(self.name, argument, error) from error
        if whole is not None and self.media_type:
            headers.append(("Content-Type", self.media_type))
        return Message(f"{path}?{urlencode(query)}" if query else path, headers, whole)

    def wires(self, values: tuple[Any, ...]) -> list[Any]:
        """Arguments as they are sent, UNSET for what is left out.

        Raises:
            InvalidInputError: One can't be.
        """
        found = []
        for parameter, value in zip(self.parameters, values, strict=True):
            try:
                found.append(formed(parameter, value))
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                raise unsendable(self.name, parameter.argument, error) from error
        return found

    def _check(self, wires: list[Any], read: Mapping[str, Any] = MappingProxyType({})) -> None:
        found: list[InputProblem] = []
        for parameter, wire in zip(self.parameters, wires, strict=True):
            if wire is not UNSET:
                found += problems(parameter.argument, wire, parameter.schema)
            elif not parameter.optional and parameter.name not in read and any(problems("", None, parameter.schema)):
                found.append(InputProblem(parameter.argument, "is missing"))
        if self.body:
            of_body = [(one, wire) for one, wire in zip(self.parameters, wires, strict=True) if one.place == "body"]
            body = {**read, **{one.name: wire for one, wire in of_body if wire is not UNSET}}
            arguments = ", ".join(one.argument for one, _ in of_body)
            found += [
                one._replace(what=f"{one.what}; it is made of {arguments}") for one in problems("body", body, self.body)
            ]
        if found:
            raise InvalidInputError(self.name, found)


def unsendable(operation: str, argument: str, error: Exception) -> InvalidInputError:
    """The error for what can't be sent, however little is checked."""
    what = "holds itself, or is nested too deeply" if isinstance(error, RecursionError) else str(error)
    refused = InvalidInputError(operation, [InputProblem(argument, what)])
    refused.advice = "mend it: no such request can be sent."
    return refused


def formed(parameter: Parameter, value: Any) -> Any:
    """An argument as it is sent, UNSET when it is left out."""
    if value is None and parameter.optional:
        return UNSET
    if type(value) is not str:
        value = plain(value, Dated)
    is_text = isinstance(value, str) and not isinstance(value, Dated)
    return parameter.form.apply(value) if parameter.form and is_text else value


def text(wire: Any) -> str:
    """A value as it stands in a path, a query or a header."""
    return wire if isinstance(wire, str) else _dumps(wire)


def encoded(content: Any) -> bytes:
    """A body."""
    return _sendable.encoded(_dumps(content))
