"""What the templates make of every construct that they handle, file by file, and that it works.

After a change of templates that is meant, write the files anew, `.venv/bin/python -m tests.regenerate.golden`, and read
their diff.
"""

import datetime
import importlib
import json
import warnings
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx
import pytest

from scripts.regenerate.rules import CLIENT_METHODS
from scripts.regenerate.supported import MODEL_NAMES
from tests.regenerate.golden import GOLDEN, contents


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


def test_token_that_no_operation_insists_on_is_created(package: Any) -> None:
    """By the call that gives one, which needs none; it is sent with the others."""
    sent: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(201, json={"pass": "p1"}) if request.method == "POST" else httpx.Response(204)

    made = package.ConstructsClient.from_credentials("k", "w", "d", transport=httpx.MockTransport(reply))
    with made as client:
        client.delete_thing("a")

    assert ({"keeper": "k", "word": "w"}, "d") == (json.loads(sent[0].content), sent[0].headers["x-desk"])
    assert [None, "Bearer p1"] == [request.headers.get("Authorization") for request in sent]


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


def test_body_of_nothing_but_options(package: Any) -> None:
    """An object is sent all the same; what is created is returned."""
    answer = httpx.Response(201, json={"content": [1, {"a": None}], "tags": {"a": "b"}})

    box, request = called(package, answer, "create_box")

    assert b"{}" == request.content
    assert "Box(content=[1, {'a': None}], tags={'a': 'b'})" == repr(box)


def test_body_of_every_kind(package: Any) -> None:
    """Objects inside of arrays, dicts of any mapping, null, and any JSON at all."""
    part = importlib.import_module("constructs_client.models").CreateBoxPartsItem(colours=["RED"], tags={"k": "v"})
    given = {
        "shelf": None,
        "weight": 0.5,
        "content": {"a": [None, 1.5]},
        "tags": MappingProxyType({"Retry-After": "3"}),
    }
    answer = httpx.Response(201, json={"content": None, "tags": {}})

    _, request = called(package, answer, "create_box", **given, parts=[part])

    expected = {"shelf": None, "weight": 0.5, "content": {"a": [None, 1.5]}, "tags": {"Retry-After": "3"}}
    assert expected | {"parts": [{"colours": ["RED"], "tags": {"k": "v"}}]} == json.loads(request.content)


def test_body_of_every_kind_is_checked(package: Any) -> None:
    """To the depth of the contract."""
    part = importlib.import_module("constructs_client.models").CreateBoxPartsItem(colours=["BLUE"], size=0)
    wrong = {"shelf": "top", "weight": 0, "tags": {"k": 1}, "parts": [part]}

    with pytest.raises(package.errors.InvalidInputError) as raised:
        called(package, httpx.Response(201), "create_box", **wrong)
    with pytest.raises(package.errors.InvalidInputError, match="weight: 100 is not less than 100"):
        called(package, httpx.Response(201), "create_box", weight=100)

    assert [
        "shelf: 'top' is no integer or null",
        "weight: 0 is not more than 0",
        "tags.k: 1 is no string",
        "parts[0].colours[0]: 'BLUE' is not one of RED, GREEN",
        "parts[0].size: 0 is less than 1",
    ] == [str(problem) for problem in raised.value.problems]


def test_body_is_checked_as_a_whole(package: Any) -> None:
    """Where its properties are arguments, too; the error names them."""
    words = "change_shelf was not sent. body: has 0 properties, at least 1 are needed; it is made of grade, kind, "
    with pytest.raises(package.errors.InvalidInputError, match=words):
        called(package, httpx.Response(200), "change_shelf", "s", kind=None)


@pytest.mark.parametrize(
    ("lid", "wrong"),
    [
        (None, []),
        ("red", []),
        ({"id": 1, "eyes": "GREEN"}, []),
        ("green", ["lid: has 5 characters, at most 3 are allowed"]),
        (["red"], ["lid: ['red'] is of no type that is allowed"]),
        ({"id": "1"}, ["lid.id: '1' is no integer"]),
        ({"id": 1, "eyes": "BLUE"}, ["lid.eyes: 'BLUE' is not one of RED, GREEN"]),
    ],
    ids=repr,
)
def test_one_of_several_schemas_is_checked(package: Any, lid: Any, wrong: list[str]) -> None:
    """What fits one passes; else it is told what is wrong by the one that comes closest."""
    check = importlib.import_module("constructs_client._check")
    operations = importlib.import_module("constructs_client.operations")
    (schema,) = (one.schema for one in operations.CREATE_BOX.parameters if one.argument == "lid")

    assert wrong == [str(problem) for problem in check.problems("lid", lid, schema)]


def test_query_of_every_kind(package: Any) -> None:
    """The path comes first; lists are repeated, each item in its form."""
    query = {"kind": "LARGE", "word": "a&b", "size": [1, 9], "operations": ["x", "y"], "limit": 50, "whole": True}

    boxes, request = called(package, httpx.Response(200, json=[]), "search_box", "box-1", **query)

    assert [] == boxes
    assert (
        b"/boxes/box-1?kind=LARGE&word=a%26b&size=1&size=9&operations=x&operations=y&limit=50&whole=true"
        == request.url.raw_path
    )


def test_none_leaves_out_what_may_not_be_null(package: Any) -> None:
    """In the query and in the body, of both clients, without a warning; null is sent where the contract allows it."""
    none = dict.fromkeys(("kind", "word", "size", "limit", "whole"))
    _, asked = called(package, httpx.Response(200, json=[]), "search_box", "b", operations=["x"], **none)
    box = httpx.Response(201, json={})
    _, created = called(package, box, "create_box", label=None, weight=None, tags=None, parts=None, shelf=None)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        called(package, httpx.Response(200, json=[]), "read_shelf", "s", full=True, place=None)

    assert b"/boxes/b?operations=x" == asked.url.raw_path
    assert {"shelf": None} == json.loads(created.content)
    for client in (package.ConstructsClient, package.AsyncConstructsClient):
        hints = client.create_box.__annotations__
        assert ["str | None", "int | None | Unset"] == [hints["label"], hints["shelf"]]
    with pytest.raises(package.errors.InvalidInputError, match="full: None is no boolean"):
        called(package, httpx.Response(200), "read_shelf", "s", full=None)


def test_query_of_every_kind_is_checked(package: Any) -> None:
    """Patterns, bounds, enums and what is in lists."""
    query = {"kind": "HUGE", "word": "", "size": [0], "operations": "x", "limit": 101, "whole": 1}

    with pytest.raises(package.errors.InvalidInputError) as raised:
        called(package, httpx.Response(200), "search_box", "Box", **query)

    wrong = ["box", "kind", "word", "size[0]", "operations", "limit", "whole"]
    assert wrong == [problem.argument for problem in raised.value.problems]


def test_document_is_put_back_as_it_was_read(package: Any) -> None:
    """Whole, with what the contract doesn't know of it."""
    stock, _ = called(package, httpx.Response(200, json={"count": 2, "new": [1]}), "read_stock", "b")

    _, request = called(package, httpx.Response(204), "write_stock", "b", body=stock)
    with pytest.raises(package.errors.InvalidInputError, match=r"body\.count: -1 is less than 0"):
        called(package, httpx.Response(204), "write_stock", "b", body=type(stock)(count=-1))

    assert {"count": 2, "new": [1]} == json.loads(request.content)


def test_objects_of_any_keys_are_dicts(package: Any) -> None:
    """In arguments and answers, whatever they hold, and back again as they came."""
    models = importlib.import_module("constructs_client.models")
    things = {"a": {"name": "n", "colour": "RED"}}

    filled, request = called(
        package, httpx.Response(200, json=things), "fill_box", "b", body={"first": models.Owner(id=1)}
    )
    wire = {
        "content": 1,
        "tags": {},
        "colours": {"lid": "BLUE"},
        "things": things,
        "inner": {},
        "log": [{"a": 1}],
        "size": 3,
    }
    box = models.Box.from_dict(wire)

    assert {"first": {"id": 1}} == json.loads(request.content)
    assert {"a": models.Thing(name="n", colour=models.Colour.RED)} == filled == box.things
    assert (False, "BLUE", [{"a": 1}], 3) == (box.colours["lid"].is_known, box.colours["lid"], box.log, box.size)
    assert wire == box.to_dict()


@pytest.mark.parametrize("answer", ['["a"]', '"a"', "null"])
def test_answer_that_is_no_object(package: Any, answer: str) -> None:
    """What was promised as a dict is one, or it is an error that says so."""
    with pytest.raises(package.errors.UnexpectedAnswerError, match="not of the documented type"):
        called(package, httpx.Response(200, content=answer), "fill_box", "b", body={})


def test_object_that_holds_itself_is_a_model(package: Any) -> None:
    """As a dict its type would have no end."""
    box = importlib.import_module("constructs_client.models").Box.from_dict({"tree": {"a": {"b": {}}}})

    assert [["a"], ["b"], []] == [one.additional_keys for one in (box.tree, box.tree["a"], box.tree["a"]["b"])]


def test_dict_that_is_not_one_stays_as_it_came(package: Any) -> None:
    """Reading never raises."""
    models = importlib.import_module("constructs_client.models")

    box = models.Box.from_dict({"tags": [1], "colours": None, "things": {"a": 1}})

    assert ([1], None, {"a": 1}) == (box.tags, box.colours, box.things)
    assert {"tags": [1], "colours": None, "things": {"a": 1}} == box.to_dict()


def test_repeating_follows_the_contract(package: Any) -> None:
    """By the words of the description, else by the method of HTTP."""
    operations = importlib.import_module("constructs_client.operations")

    assert [True, True, False] == [
        operation.idempotent for operation in (operations.LIST_THINGS, operations.DELETE_THING, operations.CHANGE_THING)
    ]
    assert "Not idempotent: each change counts." == operations.CHANGE_THING.repeating


def test_parameters_of_a_path_and_of_every_type(package: Any) -> None:
    """Those of a path belong to each of its operations; texts of JSON are the caller's."""
    until = datetime.date(2026, 11, 26)
    answer = httpx.Response(200, json=[{"kind": "휴대폰", "grade": None}])

    (shelf,), request = called(package, answer, "read_shelf", "s 1", full=False, until=until, share=0.5)
    with pytest.raises(package.errors.InvalidInputError, match=r"full: 'no' is no boolean; share: -1 is less than 0"):
        called(package, answer, "read_shelf", "s", full="no", share=-1)
    _, proved = called(package, answer, "read_shelf", "s", full=True, x_proof='{"a": 1}')

    assert b"/shelves/s%201?full=false&until=2026-11-26&share=0.5" == request.url.raw_path
    assert '{"a": 1}' == proved.headers["x-proof"]
    assert (None, True) == (shelf.grade, shelf.kind.is_known)


def test_enum_of_any_text(package: Any) -> None:
    """Korean, quotes and a backslash: each has its name and is read as what it is."""
    models = importlib.import_module("constructs_client.models")

    assert {"휴대폰", 'TWO "WORDS" AND C:\\', "it's"} == set(models.ShelfKind)
    assert models.ShelfKind("휴대폰") is models.ShelfKind.휴대폰


def test_nullable_enum_is_one_enum(package: Any) -> None:
    """Wherever it stands, and however it came to be named: null is no value of it."""
    models = importlib.import_module("constructs_client.models")
    answer = httpx.Response(202, json={"kind": "it's", "grade": "A"})

    shelf, request = called(package, answer, "change_shelf", "s", grade=None)

    assert {"grade": None} == json.loads(request.content)
    assert models.ShelfGrade.A is shelf.grade
    assert [["A", "B"], ["A", "B"]] == [[*models.ShelfGrade], [*models.Grade]]
    annotation = package.ConstructsClient.change_shelf.__annotations__["grade"]
    assert "Grade | Literal['A', 'B'] | None | Unset" == annotation.replace('"', "'")


def test_answer_of_nothing_but_values_of_an_enum(package: Any) -> None:
    """Known or new, asked for without any argument."""
    found, request = called(package, httpx.Response(200, json=["A", None, "C"]), "list_grades")

    assert ("/grades", b"") == (request.url.path, request.content)
    assert ["A", None, "C"] == found
    assert [True, False] == [found[0].is_known, found[2].is_known]


def test_body_has_the_media_type_of_the_contract(package: Any) -> None:
    """A patch is sent as what it is, and its answer is read whichever JSON it is called."""
    answer = httpx.Response(200, json={"kind": "new", "grade": "B"}, headers={"Content-Type": "application/hal+json"})

    shelf, request = called(package, answer, "change_shelf", "s", kind="LARGE")

    assert ("application/merge-patch+json", b'{"kind":"LARGE"}') == (request.headers["Content-Type"], request.content)
    assert (False, "B") == (shelf.kind.is_known, shelf.grade)


def test_delete_with_a_body(package: Any) -> None:
    """It goes out as of any other method."""
    with pytest.warns(DeprecationWarning, match="The API deprecates delete_shelf"):
        _, request = called(package, httpx.Response(204), "delete_shelf", "s", reason="BROKEN", paper="aGk=")

    assert ("DELETE", {"reason": "BROKEN", "paper": "aGk="}) == (request.method, json.loads(request.content))


def test_error_without_a_body(package: Any) -> None:
    """It is the error of its status all the same."""
    with pytest.raises(package.errors.NotFoundError) as raised:
        called(package, httpx.Response(404), "read_shelf", "s", full=True)

    assert raised.value.code is None


WRONG = {
    "holds": ("Boxes", ["holds: 'Boxes' is not Things"]),
    "width": (0.25, ["width: 0.25 is not a multiple of 0.1"]),
    "labels": (
        ["a", "none", "a"],
        ["labels: has the same item twice", "labels[1]: 'none' is what the contract rules out"],
    ),
    "place": (["1", 2, 3], ["place[0]: '1' is no integer", "place[1]: 2 is no string", "place[2]: 3 is no boolean"]),
    "keeper": ({"count": -1}, ["keeper.count: -1 is less than 0", "keeper.name: is missing"]),
    "marks": ({"A": 1}, ["marks.A: 'A' does not match ^[a-z]$"]),
    "grade": ("C", ["grade: 'C' is not one of A, B, null"]),
}
RIGHT = {
    **{"holds": "Things", "width": 0.3, "labels": ["a", "b"], "place": [1, "a", True, False], "marks": {"a": 1}},
    **{"keeper": {"count": 0, "name": "k"}, "grade": None, "note": None},
}


@pytest.mark.parametrize("argument", WRONG)
def test_every_keyword_is_checked(package: Any, argument: str) -> None:
    """Or named in the docstring as one that is not."""
    value, wrong = WRONG[argument]

    with pytest.raises(package.errors.InvalidInputError) as raised:
        called(package, httpx.Response(204), "change_shelf", "s", **{argument: value})

    assert wrong == [str(problem) for problem in raised.value.problems]


def test_what_every_keyword_allows_is_sent(package: Any) -> None:
    """As it was given."""
    answer = httpx.Response(200, json={"kind": "it's", "grade": "A"})

    _, request = called(package, answer, "change_shelf", "s", **RIGHT)

    assert RIGHT == json.loads(request.content)
    assert "Not checked before it is sent: `format: email`." in package.ConstructsClient.change_shelf.__doc__


@pytest.mark.parametrize(
    ("schema", "value", "count"),
    [
        ({"const": 1}, True, 1),
        ({"const": 1}, 1.0, 0),
        ({"enum": [0, None]}, False, 1),
        ({"uniqueItems": True}, [1, True, "1", [1], {"a": 1}], 0),
        ({"uniqueItems": True}, [{"a": [1]}, {"a": [1.0]}], 1),
        ({"multipleOf": 0.01}, 10**40, 0),
        ({"multipleOf": 3}, 10**40, 1),
        ({"oneOf": [{"type": "integer"}, {"minimum": 2}]}, 3, 1),
        ({"anyOf": [{"type": "integer"}, {"minimum": 2}]}, 3, 0),
        ({"minProperties": 1, "maxProperties": 1}, {}, 1),
        ({"pattern": "^\\d$"}, "１", 1),
    ],
)
def test_keyword_means_what_json_schema_says(package: Any, schema: Any, value: Any, count: int) -> None:
    """1 is 1.0 and not true; of `oneOf` exactly one fits; a digit is one of ten."""
    check = importlib.import_module("constructs_client._check")

    assert count == len(list(check.problems("value", value, schema)))


def test_what_is_deprecated_warns_whoever_uses_it(package: Any) -> None:
    """At the line of the caller, of either client, and only what is given."""
    answer = httpx.Response(200, json=[])

    with pytest.warns(DeprecationWarning, match="The API deprecates the argument `place`") as caught:
        called(package, answer, "read_shelf", "s", full=True, place="cellar")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        called(package, answer, "read_shelf", "s", full=True)

    assert [__file__] == [one.filename for one in caught]
    for client in (package.ConstructsClient, package.AsyncConstructsClient):
        assert "The API deprecates delete_shelf." == client.delete_shelf.__deprecated__
        assert "Deprecated: it may go one day." in client.delete_shelf.__doc__
        assert "place: Deprecated. Where it stands." in client.read_shelf.__doc__
    models = importlib.import_module("constructs_client.models")
    assert "place (str | Unset): Deprecated. Where it stands." in models.Shelf.__doc__


def test_names_of_the_client_and_of_models_are_taken(package: Any) -> None:
    """No operation becomes a method of a name that the client has, no property an attribute that every model has."""
    operations = importlib.import_module("constructs_client.operations")
    methods = {value.name for value in vars(operations).values() if isinstance(value, operations.Operation)}
    methods |= {name.lower() for name, value in vars(operations).items() if isinstance(value, operations.Pages)}
    clients = {*dir(package.ConstructsClient), *dir(package.AsyncConstructsClient)} - methods
    model = importlib.import_module("constructs_client._model").Model

    assert {name for name in clients if not name.startswith("_")} <= {*CLIENT_METHODS}
    assert {name for name in dir(model) if not name.startswith("_")} <= {*MODEL_NAMES}
