"""An operation as a method of the client, with its arguments: what the templates write down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Argument:
    """An argument of a method, and where it goes in the request.

    Attributes:
        file_name: What the file of its sample is called, if it takes one.
    """

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
    file_name: str = ""

    @property
    def is_file(self) -> bool:
        return bool(self.file_name)

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
    def given(self) -> str:
        """Whether a caller gives it, as an expression."""
        return "True" if self.required else f"{self.name} is not {self.default}"

    @property
    def parameter(self) -> str:
        """The same as data of the client."""
        form = f", form={self.form}" if self.form else ""
        optional = ", optional=True" if self.default == "None" else ""
        return f"Parameter({self.name!r}, {self.key!r}, {self.place!r}, {dict(self.schema)!r}{form}{optional})"


@dataclass(frozen=True)
class Body:
    """A JSON body whose properties are arguments of the method; `schema` has what is checked of it as a whole."""

    class_name: str
    arguments: tuple[Argument, ...]
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class Pages:
    """How the items on the pages of a method are given one by one.

    Attributes:
        name: Of the method that does.
        item: The type of an item.
        items, next: Attributes of a page.
        argument: Takes the key of a page.
    """

    name: str
    item: str
    items: str
    next: str
    argument: str
    docstring: str


@dataclass(frozen=True)
class LookUp:
    """How to see whether an operation was carried out.

    Attributes:
        read: The method that reads.
        data: The same as data of the client.
    """

    read: str
    data: str


@dataclass(frozen=True)
class Step:
    """One call of an operation that is called twice.

    Attributes:
        result: The class of what the first call gives; none for the last.
        parameter: The argument of the operation that is made of these.
        value: What stands in it in each call.
        takes: What stands in it beside that.
        gives: For each attribute of the result where the answer has it, as a JSON Pointer.
    """

    name: str
    summary: str
    docstring: str
    result: str
    parameter: str
    value: Mapping[str, Any]
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    takes: tuple[Argument, ...]
    gives: Mapping[str, str]
    body: None = None

    @property
    def constant(self) -> str:
        return self.name.upper()

    @property
    def arguments(self) -> tuple[Argument, ...]:
        return (*self.positional, *self.keywords)

    @property
    def sample(self) -> str:
        return ", ".join([*(argument.sample for argument in self.positional), *samples(self.keywords)])


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
        pages: How what it lists is given one by one.
        steps: The calls that it is made by, where it is called twice.
        look_up: How to see whether it was carried out.
        file: What the contract says of the file in its body, as data of the client.
        public: Whether anybody may call it.
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
    pages: Pages | None = None
    steps: tuple[Step, ...] = ()
    look_up: LookUp | None = None
    file: str = ""
    public: bool = False

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
        return ", ".join([*positional, *self._body_samples(), *samples(self.keywords)])

    def _body_samples(self) -> list[str]:
        """What every body has, or else what the example has: an empty one shows nothing."""
        arguments = self.body.arguments if self.body else ()
        return samples(arguments) or [one.assignment for one in arguments if one.sample != "..."]


def samples(arguments: tuple[Argument, ...]) -> list[str]:
    return [argument.assignment for argument in arguments if argument.required]
