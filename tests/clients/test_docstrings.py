"""What the docstring of a method says is what the contract says, and its example does what it shows."""

import doctest
import inspect
import re
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from emulator_client import AsyncEmulatorClient, EmulatorClient
from emulator_client.models import State
from phone_emulator import Settings, create_app
from phone_emulator.testing import Transport
from pismo_client import AsyncPismoClient, PismoClient
from senderid_client import AsyncSenderIdClient, SenderIdClient
from tests.support.documents import contract, operations, resolve

CLIENTS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "senderid": (SenderIdClient, AsyncSenderIdClient),
    "pismo": (PismoClient, AsyncPismoClient),
    "emulator": (EmulatorClient, AsyncEmulatorClient),
}
DEFAULT = Settings()
ACCOUNT = DEFAULT.accounts[0]
SETTINGS: dict[str, dict[str, Any]] = {
    "senderid": {"api_key": ACCOUNT.api_key, "api_secret": ACCOUNT.api_secret},
    "pismo": {"access_token": DEFAULT.tokens[0].token},
    "emulator": {},
}
_TAKEN = contract("emulator")["paths"]["/_emulator/worlds/{world}/state"]["put"]["requestBody"]["content"]
SEED = State.from_dict(_TAKEN["application/json"]["examples"]["seed"]["value"])
PENDING = State.from_dict(
    {
        "senderid": {
            "accounts": [
                {
                    "accountId": ACCOUNT.account_id,
                    "numbers": [{"phoneNumber": "01000000000", "status": "PENDING"}],
                }
            ]
        }
    }
)
# What must be so before an example works, by method. The examples of a client run in the order of its contract.
BEFORE: dict[str, Callable[[EmulatorClient], object]] = {
    "update_number": lambda control: control.set_number("default", ACCOUNT.account_id, "01000000000", status="ACTIVE"),
    "delete_number": lambda control: control.set_number(
        "default", ACCOUNT.account_id, "01000000000", status="INACTIVE"
    ),
    "request_duplicate_release": lambda control: control.put_state("default", body=PENDING),
    "delete_world": lambda control: control.create_world(world="w-1a2b3c4d"),
    "get_number": lambda control: control.put_state("default", body=SEED),
}


def methods(client: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    """The methods of a client that stand for operations, in the order of its contract."""
    return {name: method for name, method in vars(client).items() if "Example:" in (inspect.getdoc(method) or "")}


@pytest.mark.parametrize("stem", CLIENTS)
def test_examples_show_what_happens(stem: str) -> None:
    """Against an emulator of its own, as doctests in which `...` stands for anything."""
    kind, _ = CLIENTS[stem]
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    app = create_app()
    place: dict[str, Any] = {"base_url": "http://localhost", "transport": Transport(app)}
    with closing(app), kind(**SETTINGS[stem], **place) as client, EmulatorClient(**place) as control:
        for name, method in methods(kind).items():
            if name in BEFORE:
                BEFORE[name](control)
            for test in doctest.DocTestFinder(recurse=False).find(method, name, globs={"client": client}):
                runner.run(test)

    assert runner.tries >= len(list(operations(contract(stem))))
    assert runner.failures == 0


@pytest.mark.parametrize("stem", CLIENTS)
def test_asynchronous_examples_are_the_same(stem: str) -> None:
    """But for `await`, and so is all the rest of the docstring."""
    kind, twin = (
        {name: inspect.getdoc(method) or "" for name, method in methods(one).items()} for one in CLIENTS[stem]
    )

    assert {name: re.sub(r"(>>> .*?)client\.", r"\1await client.", text) for name, text in kind.items()} == twin


@pytest.mark.parametrize("stem", CLIENTS)
def test_docstring_has_all_that_the_contract_says(stem: str) -> None:
    """Every argument, every status with the names of its errors, what is returned, and the source of each answer."""
    document = contract(stem)
    for _, _, operation in operations(document):
        method = methods(CLIENTS[stem][0])[re.sub(r"(?=[A-Z])", "_", operation["operationId"]).lower()]
        text = " ".join((inspect.getdoc(method) or "").split())
        arguments = [f"{name}: " for name in inspect.signature(method).parameters if name != "self"]
        expected = [operation["summary"], *(arguments and ["Args:", *arguments])]
        for status, reference in operation["responses"].items():
            response = resolve(document, reference)
            if "content" not in response:
                assert "Returns:" not in text
                continue
            sources = response["x-source"]
            names = [one.partition(":")[0] for one in ([sources] if isinstance(sources, str) else sources)]
            codes = [code for content in response["content"].values() for code in content["examples"]]
            head = f"{status} {', '.join(codes)}. " if int(status) >= 400 else ""
            section = "Raises:" if head else "Returns:"
            said = " ".join(response["description"].split())
            expected += [section, f"{head}{said} Source: {', '.join(names)}."]

        assert [] == [one for one in expected if one not in text]
