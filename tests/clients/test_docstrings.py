"""What the docstring of a method says is what the contract says, and its example does what it shows."""

import doctest
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from scripts.regenerate.grammar import WORDS
from tests.answers.recipes import Cook, success
from tests.support.asgi import Caller
from tests.support.clients import clients
from tests.support.documents import NAMES, contract, operations, resolve

STEMS = pytest.mark.parametrize("stem", NAMES)


def methods(client: Callable[..., Any], stem: str) -> dict[str, Callable[..., Any]]:
    """The methods of a client that stand for operations: others call several, and show more than one answer."""
    found = clients(stem)
    names = {found.operation(verb, path).name for verb, path, _ in operations(contract(stem))}
    return {name: method for name, method in vars(client).items() if name in names}


def write_files(part: Any, folder: Path) -> None:
    """A file of the first type for each property that takes one, called as the examples call it."""
    for key, one in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if isinstance(one, dict) and "x-file" in one:
            media_type, (beginning, *_) = next(iter(one["x-file"]["types"].items()))
            (folder / f"{key}.{media_type.partition('/')[2]}").write_bytes(bytes.fromhex(beginning))
        write_files(one, folder)


@STEMS
def test_examples_show_what_happens(
    stem: str, emulator: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As doctests in which `...` stands for anything; what is sent keeps to the contract, and is answered by recipe."""
    monkeypatch.chdir(tmp_path)
    write_files(contract(stem), tmp_path)
    seen = set()

    def answer(request: httpx.Request) -> httpx.Response:
        path, _, query = request.url.raw_path.partition(b"?")
        exchange = emulator.app.begin(request.method, path, query, dict(request.headers))
        operation = exchange.operation
        assert operation is not None, request.url
        operation.read_parameters(exchange.texts, parse_qs(query.decode()), exchange.headers)
        if operation.takes_body:
            operation.read_body(bytearray(request.content))
        seen.add(operation.id)
        emulator.request("POST", "/_emulator/worlds/default/reset")
        answered = Cook(emulator).follow(success(operation.id, stem).lines)
        headers = {name: value for name, value in answered.headers.items() if name != "content-length"}
        return httpx.Response(answered.status, headers=headers, content=answered.content)

    found = clients(stem)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    with found.sync(**found.credentials, transport=httpx.MockTransport(answer)) as client:
        for name, method in methods(found.sync, stem).items():
            for test in doctest.DocTestFinder(recurse=False).find(method, name, globs={"client": client, "Path": Path}):
                runner.run(test)

    assert runner.failures == 0
    assert seen >= {operation["operationId"] for _, _, operation in operations(contract(stem))}


@STEMS
def test_asynchronous_examples_are_the_same(stem: str) -> None:
    """But for `await`, and so is all the rest of the docstring."""
    found = clients(stem)
    kind, twin = (
        {name: inspect.getdoc(method) or "" for name, method in methods(one, stem).items()}
        for one in (found.sync, found.twin)
    )

    assert {name: re.sub(r"(>>> .*?)client\.", r"\1await client.", text) for name, text in kind.items()} == twin


@STEMS
def test_docstring_has_all_that_the_contract_says(stem: str) -> None:
    """Arguments, permissions, each status with the names of its errors and its source, and no word of our own."""
    document = contract(stem)
    found = clients(stem)
    form = found.module.errors.FORM
    for verb, path, operation in operations(document):
        method = methods(found.sync, stem)[found.operation(verb, path).name]
        text = " ".join((inspect.getdoc(method) or "").split())
        arguments = [f"{name}: " for name in inspect.signature(method).parameters if name != "self"]
        expected = [operation["summary"], *(arguments and ["Args:", *arguments])]
        permissions = operation.get("x-permissions", {})
        expected += [f"{name} `{value}`" for name, value in permissions.items() if value is not True]
        assert [] == [word for word in WORDS if word in text]
        for status, reference in operation["responses"].items():
            response = resolve(document, reference)
            if "content" not in response:
                assert "Returns:" not in text
                continue
            sources = response["x-source"]
            names = [one.partition(":")[0] for one in ([sources] if isinstance(sources, str) else sources)]
            codes = [code for content in response["content"].values() for code in content["examples"]]
            for code, of in ((code, form.refusals[code].kind) for code in codes if code in form.refusals):
                if int(status) in form.classes and of is not form.classes[int(status)]:
                    codes = [one for one in codes if one != code]
                    expected.append(f"errors.{of.__name__}: {status} {code}. {form.meanings[code]}. Source: ")
            head = f"{status} {', '.join(codes)}. " if int(status) >= 400 else ""
            section = "Raises:" if head else "Returns:"
            said = " ".join(response["description"].split())
            expected += [section, f"{head}{said} Source: {', '.join(names)}."]

        assert [] == [one for one in expected if one not in text]
