"""Methods that make several calls, or one that reads as what happens: made of the words of a contract."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from openapi_python_client.parser.properties import ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.contract import Contract, Operation
from scripts.regenerate import expressions, models, quoting, wording
from scripts.regenerate.method import Argument, LookUp, Method, Pages, Step

Raises = Sequence[tuple[str, str]]


def method_name(operation: Operation) -> PythonIdentifier:
    """The name of an operation in Python."""
    return PythonIdentifier(operation.id, prefix="field_")


def iterator_name(operation: Operation) -> str:
    """Of the method that gives what an operation lists one by one."""
    return f"iter_{method_name(operation).removeprefix('list_')}"


def step_names(operation: Operation) -> list[str]:
    """Of the two methods of an operation that is called twice."""
    word = operation.data["x-steps"]
    return [str(PythonIdentifier(word[step]["name"], "field_")) for step in ("start", "finish")]


def step_result(operation: Operation) -> str:
    """The class of what the first of them gives."""
    return f"{ClassName(operation.data['x-steps']['start']['name'], 'field_')}Result"


def pages(types: models.Types, page: Property, operation: Operation, method: Method, raises: Raises) -> Pages:
    """How what a method lists is given one by one, where an answer of it is such a page."""
    word = operation.data["x-pages"]
    assert isinstance(page, ModelProperty)
    props = {prop.name: prop for prop in models.properties(page)}
    items = props[word["items"]]
    several = items.inner_properties if isinstance(items, UnionProperty) else [items]
    item = types.annotation(next(one.inner_property for one in several if isinstance(one, ListProperty)))
    argument = next(one for one in method.keywords if one.key == word["parameter"])
    described = f"""\
Fetches a page by `{method.name}` when it is needed, from the one that `{argument.name}` names or the first. An
error on the way has the key of the page that could not be read in `page_key`: everything before was given, and
`{argument.name}=` goes on with it."""
    endless = ("errors.UnexpectedAnswerError", "A page names one that was there before as the next.")
    return Pages(
        name=iterator_name(operation),
        item=item,
        items=str(items.python_name),
        next=str(props[word["next"]].python_name),
        argument=argument.name,
        docstring=wording.docstring(
            _saying(operation, f"{operation.data['summary']}, one by one", described),
            arguments={one.name: one.text for one in method.arguments},
            returns=(f"Iterator[{item}]", "Each when it is reached; an AsyncIterator of an asynchronous client."),
            raises=[*raises, endless],
            harmless=method.idempotent,
        ),
    )


def look_up(contract: Contract, operation: Operation) -> LookUp:
    """How to see whether an operation was carried out."""
    word = operation.data["x-look-up"]
    read = next(one for one in contract.operations() if one.id == word["operationId"])
    arguments = {_argument(name): expression for name, expression in word.get("parameters", {}).items()}
    find = "".join(f"{_find(contract, operation, one)}, " for one in word["find"])
    paged = read.data.get("x-pages")
    pages = f", pages={(paged['next'], _argument(paged['parameter']))!r}" if paged else ""
    whole = word["answer"] == "whole"
    name = method_name(read)
    data = f"LookUp(lambda: {name.upper()}, {arguments!r}, ({find}), whole={whole}{pages})"
    return LookUp(str(name), data)


def file_argument(argument: Argument, word: Mapping[str, Any]) -> Argument:
    """The argument for a file, which the contract has as base64."""
    largest, types = word["largest-bytes"], ", ".join(word["types"])
    name = f" `{_argument(word['name'])}` is that of the file where it is left out." if "name" in word else ""
    file_name = f"{argument.key}.{re.sub(r'[^a-z0-9].*', '', next(iter(word['types'])).partition('/')[2])}"
    return replace(
        argument,
        annotation="bytes | os.PathLike[str] | IO[bytes]" + (" | None" if argument.default else ""),
        text="Bytes, a path, or a binary file object, which is read from where it stands and stays open. At most"
        f" {largest:,} bytes, of {types}.{name} What is sent: {argument.text}",
        sample=f"Path({quoting.literal(file_name)})",
        file_name=file_name,
    )


def file(contract: Contract, arguments: Sequence[Argument], schemas: Mapping[str, Any]) -> str:
    """What a contract says of the file in a body, as data of the client; nothing where there is none."""
    for argument in arguments:
        if word := contract.resolve(schemas[argument.key]).get("x-file"):
            types = {kind: tuple(map(bytes.fromhex, begun)) for kind, begun in word["types"].items()}
            name = repr(_argument(word["name"])) if "name" in word else None
            return f"FileForm({argument.name!r}, {word['largest-bytes']}, {types!r}, {name})"
    return ""


def _argument(key: str) -> str:
    return str(PythonIdentifier(key, "field_"))


def _find(contract: Contract, operation: Operation, step: Mapping[str, Any]) -> str:
    where = step.get("where", {})
    said = {place: expressions.described(contract, operation, str(one)) or {} for place, one in where.items()}
    defaults = {place: schema["default"] for place, schema in said.items() if "default" in schema}
    more = f", defaults={defaults!r}" if defaults else ""
    more += f", holds={step['holds']!r}" if "holds" in step else ""
    return f"Find({step['in']!r}, {where!r}{more})"


@dataclass(frozen=True)
class Stepped:
    """An operation that is called twice, and the method of it."""

    operation: Operation
    method: Method
    takes: tuple[Argument, ...]
    returns: str
    raises: Raises

    def steps(self) -> tuple[Step, Step]:
        word = self.operation.data["x-steps"]
        start, finish = step_names(self.operation)
        good = f"What it begins is good for {word['seconds']} seconds and {word['attempts']} tries of `{finish}`."
        gives = {str(PythonIdentifier(key, "field_")): pointer for key, pointer in word["start"]["gives"].items()}
        result = step_result(self.operation)
        done = (self.method.returns, self.returns)
        given = (result, f"What `{finish}` takes, whatever the status of the answer: {', '.join(gives)}.")
        return (
            self._step(start, word["start"]["summary"], good, (), given, gives),
            self._step(finish, word["finish"]["summary"], f"Completes what `{start}` began.", self.takes, done, {}),
        )

    def _step(
        self,
        name: str,
        summary: str,
        more: str,
        takes: tuple[Argument, ...],
        returns: tuple[str, str],
        gives: Mapping[str, str],
    ) -> Step:
        word = self.operation.data["x-steps"]
        text = next(one for one in self.method.keywords if one.key == word["parameter"])
        keywords = tuple(one for one in self.method.keywords if one != text) + takes
        arguments = (*self.method.positional, *keywords)
        return Step(
            name=name,
            summary=summary,
            docstring=wording.docstring(
                _saying(self.operation, summary, f"{more} One of the two calls of `{self.method.name}`."),
                arguments={one.name: one.text for one in arguments},
                returns=returns,
                raises=self.raises,
                harmless=self.method.idempotent,
            ),
            result=step_result(self.operation) if gives else "",
            parameter=text.name,
            value=word["value"],
            positional=self.method.positional,
            keywords=keywords,
            takes=takes,
            gives=gives,
        )


def _saying(operation: Operation, summary: str, description: str) -> Operation:
    return replace(operation, data={**operation.data, "summary": summary, "description": description})
