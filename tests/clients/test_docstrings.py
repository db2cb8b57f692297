"""What the docstring of a method says is what the contract says, and its example does what it shows."""

import doctest
import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

from pismo_client import AsyncPismoClient, PismoClient
from senderid_client import AsyncSenderIdClient, SenderIdClient
from tests.clients.conftest import Control
from tests.support.documents import contract, operations, resolve

CLIENTS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "senderid": (SenderIdClient, AsyncSenderIdClient),
    "pismo": (PismoClient, AsyncPismoClient),
}
SETTINGS: dict[str, dict[str, Any]] = {
    "senderid": {"api_key": "EXAMPLEKEY000007", "api_secret": "example-secret"},
    "pismo": {"access_token": "token"},
}
# What must be so before an example works, by method. The examples of a client run in the order of its contract.
BEFORE: dict[str, Callable[[Control], object]] = {
    "update_number": lambda control: control("PATCH", "senderid/accounts/7/numbers/01000000000", {"status": "ACTIVE"}),
}


def methods(client: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    """The methods of a client that stand for operations, in the order of its contract."""
    return {name: method for name, method in vars(client).items() if "Example:" in (inspect.getdoc(method) or "")}


@pytest.mark.parametrize("stem", CLIENTS)
def test_examples_show_what_happens(stem: str, url: str, control: Control) -> None:
    """Against the emulator, as doctests in which `...` stands for anything."""
    kind, _ = CLIENTS[stem]
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    with kind(**SETTINGS[stem], base_url=url) as client:
        for name, method in methods(kind).items():
            if name in BEFORE:
                BEFORE[name](control)
            for test in doctest.DocTestFinder(recurse=False).find(method, name, globs={"client": client}):
                runner.run(test)

    assert len(list(operations(contract(stem)))) == runner.tries
    assert 0 == runner.failures


@pytest.mark.parametrize("stem", CLIENTS)
def test_asynchronous_examples_are_the_same(stem: str) -> None:
    """But for `await`, and so is all the rest of the docstring."""
    kind, twin = (
        {name: inspect.getdoc(method) or "" for name, method in methods(one).items()} for one in CLIENTS[stem]
    )

    assert {name: text.replace(">>> ", ">>> await ") for name, text in kind.items()} == twin


@pytest.mark.parametrize("stem", CLIENTS)
def test_docstring_has_all_that_the_contract_says(stem: str) -> None:
    """Every argument, every status with the names of its errors, what is returned, and the source of each answer."""
    document = contract(stem)
    for _, _, operation in operations(document):
        method = methods(CLIENTS[stem][0])[re.sub(r"(?=[A-Z])", "_", operation["operationId"]).lower()]
        text = " ".join((inspect.getdoc(method) or "").split())
        arguments = [f"{name}: " for name in inspect.signature(method).parameters if name != "self"]
        expected = [operation["summary"], "Args:", *arguments, "Returns:", "Raises:"]
        for status, reference in operation["responses"].items():
            response = resolve(document, reference)
            sources = response["x-source"]
            names = [one.partition(":")[0] for one in ([sources] if isinstance(sources, str) else sources)]
            codes = [code for content in response["content"].values() for code in content["examples"]]
            head = f"{status} {', '.join(codes)}. " if int(status) >= 400 else ""
            expected.append(f"{head}{response['description']} Source: {', '.join(names)}.")

        assert [] == [one for one in expected if one not in text]
