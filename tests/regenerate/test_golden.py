"""What the templates make of every construct that they handle, file by file, and that it works.

After a change of templates that is meant, write the files anew, `.venv/bin/python -m tests.regenerate.golden`, and read
their diff.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts import verify
from tests.regenerate.golden import GOLDEN, contents, generate_constructs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("golden")


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    """The generated package, imported."""
    client = generate_constructs(folder)
    verify.verify([client], folder, Path(sys.prefix) / "cache" / "mypy-generated")
    sys.path.insert(0, str(client.folder))
    yield importlib.import_module("constructs_client")
    sys.path.remove(str(client.folder))


def test_output_is_as_it_was(package: Any) -> None:
    """Nothing but what was meant changes in the generated files."""
    expected = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}

    assert expected == contents(Path(package.__file__).parent)


def called(package: Any, answer: httpx.Response, method: str, *args: Any, **kwargs: Any) -> tuple[Any, httpx.Request]:
    """What the method returns, and what it sent."""
    sent: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer

    with package.ConstructsClient(transport=httpx.MockTransport(reply)) as client:
        return getattr(client, method)(*args, **kwargs), sent[0]


@pytest.mark.parametrize(
    ("environment", "given", "expected"),
    [
        ({}, {}, None),
        ({}, {"pass_token": "given"}, "Bearer given"),
        ({"CONSTRUCTS_PASS_TOKEN": "set"}, {}, "Bearer set"),
        ({"CONSTRUCTS_PASS_TOKEN": "set"}, {"pass_token": None}, None),
        ({"CONSTRUCTS_PASS_TOKEN": ""}, {}, None),
    ],
    ids=["none", "given", "set", "set and not wanted", "set to nothing"],
)
def test_credential_that_no_operation_insists_on(
    package: Any, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], given: dict[str, Any], expected: str
) -> None:
    """Without one nothing is sent in its place; with one it is sent as ever."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    sent: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    with package.ConstructsClient.from_env(transport=httpx.MockTransport(reply), **given) as client:
        client.delete_thing("a")

    assert expected == sent[0].headers.get("Authorization")


def test_optional_credential_must_be_one_that_can_be_sent(package: Any) -> None:
    """What is given is meant: an empty one is a mistake."""
    with pytest.raises(package.errors.ConfigurationError, match="CONSTRUCTS_PASS_TOKEN"):
        package.ConstructsClient(pass_token="")


def test_query_header_and_array(package: Any) -> None:
    """A list is repeated, what is not given is left out, and each item of the answer is read."""
    answer = httpx.Response(200, json=[{"name": None, "colour": "BLUE", "parts": [{"name": "p", "colour": "RED"}]}])

    (thing,), request = called(package, answer, "list_things", colour=["RED", "GREEN"], x_trace=7)

    assert ("colour=RED&colour=GREEN", "7") == (request.url.query.decode(), request.headers["x-trace"])
    assert (None, "BLUE", False, "p") == (thing.name, thing.colour, thing.colour.is_known, thing.parts[0].name)


def test_each_success_has_its_type(package: Any) -> None:
    """By its status."""
    ticket, _ = called(package, httpx.Response(202, json={"ticket": "t1"}), "list_things", x_trace=7)

    assert "Ticket(ticket='t1')" == repr(ticket)


def test_answer_without_body(package: Any) -> None:
    """Nothing is returned, and nothing is sent but the request."""
    returned, request = called(package, httpx.Response(204), "delete_thing", "a/b")

    assert (None, b"/things/a%2Fb", b"") == (returned, request.url.raw_path, request.content)


def test_nested_body(package: Any) -> None:
    """Models in arguments go out as JSON, null as null; either kind of owner is read."""
    models = importlib.import_module("constructs_client.models")
    owner = models.Owner(id=1)
    owner["eyes"] = models.Colour.GREEN
    answer = httpx.Response(200, json={"name": "n", "colour": "RED", "owner": {"id": 1, "eyes": "GREEN"}})

    thing, request = called(package, answer, "change_thing", "t", name=None, colour="RED", owner=owner)

    assert {"name": None, "colour": "RED", "owner": {"id": 1, "eyes": "GREEN"}} == json.loads(request.content)
    assert owner == thing.owner
    assert models.Colour.GREEN is thing.owner["eyes"]


def test_repeating_follows_the_contract(package: Any) -> None:
    """By the words of the description, else by the method of HTTP."""
    operations = importlib.import_module("constructs_client.operations")

    assert [True, True, False] == [
        operation.idempotent for operation in (operations.LIST_THINGS, operations.DELETE_THING, operations.CHANGE_THING)
    ]
    assert "Not idempotent: each change counts." == operations.CHANGE_THING.repeating
