"""The contracts, the recorded answers and the pages, read from their files."""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from phone_emulator import Options

ROOT = Path(__file__).parents[2]
CONTROL = "emulator"
PROVIDERS = tuple(sorted({file.stem for file in (ROOT / "openapi").glob("*.yaml")} - {CONTROL, "redocly"}))
NAMES = (*PROVIDERS, CONTROL)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}

Document = dict[str, Any]


@dataclass(frozen=True)
class Payload:
    """A recorded request or answer.

    Attributes:
        name: File name without `.json`.
        operation: Method and path template as the source prints them.
        status: Status of the answer; `None` for a request.
        body: Body of the answer.
        request: Body of the request, where the source shows one.
    """

    name: str
    operation: str
    status: int | None
    body: Any
    request: Any


@cache
def contract(name: str) -> Document:
    """The contract of that stem; not to be changed."""
    text = (ROOT / "openapi" / f"{name}.yaml").read_text(encoding="utf-8")
    document: Document = yaml.load(text, Loader=_LOADER)  # noqa: S506 - it is the safe one
    return document


def sources(node: Any) -> list[str]:
    """The words of an `x-source`, without their free text."""
    texts = node["x-source"]
    return [text.partition(":")[0] for text in ([texts] if isinstance(texts, str) else texts)]


def resolve(document: Document, node: Any) -> Any:
    """The node, or what its local reference points to."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Method, path template and description of every operation."""
    for path, item in document["paths"].items():
        for method in (key for key in item if key in _METHODS):
            yield method.upper(), path, item[method]


def find(operation_id: str) -> Document:
    """The operation of a provider that has this id."""
    found = (operation for stem in PROVIDERS for _, _, operation in operations(contract(stem)))
    return next(operation for operation in found if operation["operationId"] == operation_id)


def documented_errors(name: str) -> Iterator[tuple[str, int, str, Any]]:
    """Every error of every operation in the newest era: operationId, status, the name of its example, and that body."""
    document, era = contract(name), Options.era
    for _, _, operation in operations(document):
        for status, reference in operation["responses"].items():
            if status >= "400":
                examples = resolve(document, reference)["content"]["application/json"]["examples"]
                for error, example in ((name, resolve(document, one)) for name, one in examples.items()):
                    if era in example.get("x-eras", [era]):
                        yield operation["operationId"], int(status), error, example["value"]


def blocks(page: Path) -> list[tuple[str, str]]:
    """Language and text of the code blocks of a Markdown page."""
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [(language, textwrap.dedent(text)) for _, language, text in found]


def payloads(pattern: str = "*") -> list[Payload]:
    """The recorded payloads whose name matches a glob pattern."""
    found = []
    for file in sorted((ROOT / "tests" / "payloads").glob(f"{pattern}.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        found.append(
            Payload(file.stem, record["operation"], record.get("status"), record.get("body"), record.get("request"))
        )
    assert found, f"no payload is called {pattern}"
    return found
