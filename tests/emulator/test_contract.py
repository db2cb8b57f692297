"""What the emulator makes of a contract, shown on a made-up one: parameters, routes, answers, and what it refuses."""

import asyncio
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest
import yaml

from phone_emulator import Options, Settings
from phone_emulator.apis import Api, discover
from phone_emulator.app import App, schema
from phone_emulator.contract import Contract, Success
from phone_emulator.errors import ContractError, InvalidRequest, MethodNotAllowed, NotFound
from phone_emulator.routes import Routes
from phone_emulator.store import Store
from tests.support.asgi import Answer, exchange
from tests.support.callers import TOKEN
from tests.support.determinism import Clock, Serial

HEAD = """
components:
  schemas:
    Error:
      type: object
      properties: {errorCode: {type: string}, message: {type: string}}
      x-error: {code: errorCode, message: message}
    Thing:
      type: object
      properties: {name: {type: string}, added: {type: string, x-eras: ['2026']}}
    Owned:
      allOf:
        - $ref: '#/components/schemas/Thing'
        - type: object
          properties: {owner: {$ref: '#/components/schemas/Thing'}}
      properties: {size: {type: integer}}
    Nested:
      allOf: [{$ref: '#/components/schemas/Owned'}, {properties: {depth: {type: integer}}}]
    Either:
      properties: {kind: {type: string}}
      oneOf:
        - properties: {a: {type: integer}}
        - properties: {b: {type: integer}}
    Labels:
      type: object
      properties: {name: {type: string}}
      additionalProperties: {type: string}
x-invalid: Invalid
x-fallback-responses: {}
x-limits: {body-bytes: 100}
"""
REFUSED = """
    '400':
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Error'}
          examples: {Invalid: {value: {errorCode: Invalid, message: ''}}}
"""
ANSWERED = "responses:\n    '200': {}" + REFUSED


def document(**paths: str) -> dict[str, Any]:
    """A contract whose operations are called `GET_things_pid`, after method and path; `pid` is the parameter `{id}`."""
    found: dict[str, Any] = {"paths": {}, **yaml.safe_load(HEAD)}
    for key, text in paths.items():
        method, *segments = key.split("_")
        path = "/made/" + "/".join("{id}" if part == "pid" else part for part in segments)
        item = found["paths"].setdefault(path, {})
        item[method.lower()] = {"operationId": key, "security": [], **yaml.safe_load(text)}
    return found


def contract(era: str = "2026", **paths: str) -> Contract:
    return Contract("made", document(**paths), era)


def listing(parameter: str) -> Contract:
    """A contract of one operation, which takes one parameter."""
    return contract(GET_things=f"parameters: [{{name: x, {parameter}}}]\n{ANSWERED}")


def query(of: Contract, **texts: list[str]) -> Mapping[str, Any]:
    return of.operations["GET_things"].read_parameters({}, texts, {})


@pytest.mark.parametrize(
    ("schema", "texts", "value"),
    [
        ("{type: boolean}", ["true"], True),
        ("{type: boolean}", ["false"], False),
        ("{type: integer}", ["-12"], -12),
        ("{type: number}", ["-12"], -12),
        ("{type: number}", ["0.5"], 0.5),
        ("{type: number}", ["1e3"], 1000.0),
        ("{type: string}", ["true"], "true"),
        ("{type: string}", ["12"], "12"),
        ("{type: string}", [""], ""),
        ("{type: [integer, 'null']}", ["null"], None),
        ("{type: [integer, 'null']}", [""], None),
        ("{type: [integer, 'null']}", ["7"], 7),
        ("{type: [string, 'null']}", [""], ""),
        ("{type: [string, 'null'], enum: [A, null]}", ["null"], None),
        ("{type: [boolean, integer]}", ["7"], 7),
        ("{enum: [1, 2]}", ["2"], 2),
        ("{const: true}", ["true"], True),
        ("{oneOf: [{type: integer}, {type: boolean}]}", ["true"], True),
        ("{type: string, format: date}", ["2026-02-28"], "2026-02-28"),
        ("{type: array, items: {type: string}}", ["a", "b"], ["a", "b"]),
        ("{type: array, items: {type: string}}", ["a,b"], ["a,b"]),
        ("{type: array, items: {type: integer}}", ["1"], [1]),
        ("{type: array, items: {type: boolean}}", ["true", "false"], [True, False]),
        ("{type: array}", ["1"], ["1"]),
        ("{type: array, items: {type: integer}}, explode: false", ["1,2"], [1, 2]),
    ],
)
def test_query(schema: str, texts: list[str], value: Any) -> None:
    """A text of the query is read as what its schema says it is."""
    assert query(listing(f"in: query, schema: {schema}"), x=texts) == {"x": value}


@pytest.mark.parametrize(
    ("schema", "texts"),
    [
        ("{type: boolean}", ["1"]),
        ("{type: boolean}", ["True"]),
        ("{type: boolean}", [""]),
        ("{type: integer}", ["1.5"]),
        ("{type: integer}", [" 1"]),
        ("{type: integer}", ["+1"]),
        ("{type: integer}", ["01"]),
        ("{type: integer}", ["\u0661"]),
        ("{type: number}", ["1e999"]),
        ("{type: number}", ["nan"]),
        ("{type: number}", ["0x1"]),
        ("{type: integer}", ["null"]),
        ("{type: string, format: date}", ["2026-02-30"]),
        ("{type: string, enum: [A]}", ["a"]),
        ("{type: array, items: {type: integer}}", ["1", "x"]),
        ("{type: array, items: {type: integer}, maxItems: 1}", ["1", "2"]),
        ("{type: array, items: {type: integer}}", [""]),
    ],
)
def test_violating_query(schema: str, texts: list[str]) -> None:
    """What is not as the schema says is refused, with the name of the parameter."""
    with pytest.raises(InvalidRequest, match=r"^x: "):
        query(listing(f"in: query, schema: {schema}"), x=texts)


def test_headers_and_paths_are_read_alike() -> None:
    """A header's array stands in one line; the names of headers have no case."""
    parameters = """[{name: id, in: path, required: true, schema: {type: integer}},
        {name: X-Loud, in: header, schema: {type: boolean}},
        {name: X-Tags, in: header, schema: {type: array, items: {type: integer}}}]"""
    operation = contract(GET_pid=f"parameters: {parameters}\n{ANSWERED}").operations["GET_pid"]
    sent = {"x-loud": "true", "x-tags": "1, 2,3"}
    assert operation.read_parameters({"id": "7"}, {}, sent) == {"id": 7, "X-Loud": True, "X-Tags": [1, 2, 3]}


def test_absent_parameters() -> None:
    """An optional one has its default or is left out; a required one is missed."""
    assert query(listing("in: query, schema: {type: boolean}")) == {}
    assert query(listing("in: query, schema: {type: boolean, default: false}")) == {"x": False}
    with pytest.raises(InvalidRequest, match=r"^x: is required$"):
        query(listing("in: query, required: true, schema: {type: array, items: {type: string}}"))


def test_unknown_query_is_refused_where_that_can_be_answered() -> None:
    """The message says what there is; an operation that takes nothing and documents no refusal has none to give."""
    with pytest.raises(InvalidRequest, match=r"^y: is no query parameter of GET_things\. It takes x\."):
        query(listing("in: query, schema: {type: boolean}"), y=["1"])
    with pytest.raises(InvalidRequest, match=r"It takes none\."):
        query(contract(GET_things=ANSWERED), y=["1"])
    assert query(contract(GET_things="responses: {'200': {}}"), y=["1"]) == {}


def test_parameter_of_the_path_item_gives_way_to_that_of_the_operation() -> None:
    """As OpenAPI says."""
    made = document(GET_things=f"parameters: [{{name: x, in: query, schema: {{type: boolean}}}}]\n{ANSWERED}")
    made["paths"]["/made/things"]["parameters"] = [{"name": "x", "in": "query", "schema": {"type": "integer"}}]
    assert query(Contract("made", made, "2026"), x=["true"]) == {"x": True}


@pytest.mark.parametrize(
    ("parameter", "told"),
    [
        ("in: cookie, schema: {type: string}", "cookie"),
        ("in: query, content: {}", "content"),
        ("in: query, style: deepObject, schema: {type: object}", "deepObject"),
        ("in: query, schema: {type: object}", "object"),
        ("in: query, schema: {type: array, items: {type: array}}", "array"),
        ("in: query, schema: {type: [array, string]}", "array or string"),
    ],
)
def test_parameter_that_no_text_stands_for(parameter: str, told: str) -> None:
    """It is refused at the start, with contract, operation and name, rather than at every request."""
    with pytest.raises(ContractError, match=f"^made: GET_things: parameter x: .*{told}"):
        listing(parameter)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_optional_body(method: str) -> None:
    """One that may be left out and is stands for nothing; one that is there is held against its schema."""
    body = "requestBody: {content: {application/json: {schema: {type: object, required: [a]}}}}"
    operation = contract(**{f"{method}_things": f"{body}\n{ANSWERED}"}).operations[f"{method}_things"]
    assert operation.read_body(b"") is None
    assert operation.read_body(b'{"a": 1}') == {"a": 1}
    with pytest.raises(InvalidRequest):
        operation.read_body(b"{}")


SUCCESS = "responses:\n    '200': {{content: {{application/json: {{schema: {schema}}}}}}}"


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (
            "{$ref: '#/components/schemas/Owned'}",
            {"name": "a", "added": "b", "size": 1, "owner": {"name": "c", "added": ""}},
        ),
        ("{type: array, items: {$ref: '#/components/schemas/Thing'}}", [{"name": "a", "added": "b"}]),
        ("{type: array, items: {type: integer}}", []),
        ("{allOf: [{$ref: '#/components/schemas/Thing'}], description: a}", {"name": "a", "added": "b"}),
        ("{$ref: '#/components/schemas/Either'}", {"kind": "a", "b": 1}),
        ("{$ref: '#/components/schemas/Labels'}", {"name": "a", "more": "b"}),
        ("{oneOf: [{$ref: '#/components/schemas/Thing'}, {type: 'null'}]}", None),
        (
            "{type: object, properties: {properties: {type: object, properties: {a: {type: integer}}}}}",
            {"properties": {"a": 1}},
        ),
        (
            "{$ref: '#/components/schemas/Nested'}",
            {"name": "a", "added": "b", "size": 1, "depth": 2, "owner": {"name": "c", "added": ""}},
        ),
    ],
)
def test_strict_view(schema: str, value: Any) -> None:
    """A complete answer passes; one with a property more or less does not, however its schema is composed."""
    operation = contract(GET_things=SUCCESS.format(schema=schema)).operations["GET_things"]
    assert operation.answer(value).status == 200
    for mutant in _mutants(value):
        if "Labels" not in schema or "name" not in mutant:
            with pytest.raises(ContractError):
                operation.answer(mutant)


def _mutants(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [[mutant] for item in value for mutant in _mutants(item)]
    if not isinstance(value, dict):
        return [{}]
    nested = [{**value, name: mutant} for name, item in value.items() if item for mutant in _mutants(item)]
    less = [{key: item for key, item in value.items() if key != name} for name in value]
    return [*less, *[mutant for mutant in nested if mutant != value], {**value, "unknown": 1}]


def test_strict_view_of_another_era() -> None:
    """A property that the era lacks is refused, in parts of a composed schema too, and left out by the projection."""
    made = contract("2019", GET_things=SUCCESS.format(schema="{$ref: '#/components/schemas/Owned'}"))
    old = {"name": "a", "size": 1, "owner": {"name": "c"}}
    new = {**old, "added": "b", "owner": {"name": "c", "added": "d"}}
    assert made.operations["GET_things"].answer(old).status == 200
    with pytest.raises(ContractError):
        made.operations["GET_things"].answer(new)
    assert made.of_era("Owned", new) == old


def test_strict_view_is_of_answers_alone() -> None:
    """What is asked for may lack a property that an answer of the same schema must have."""
    made, thing = contract(GET_things=SUCCESS.format(schema="{}")), {"$ref": "#/components/schemas/Thing"}
    views = [made.validator(thing, answers=answers).is_valid({"name": "a"}) for answers in (True, False, True)]
    assert views == [False, True, False]


def test_several_successes() -> None:
    """The first is meant unless a handler says which."""
    responses = "responses: {'201': {content: {application/json: {schema: {type: integer}}}}, '204': {}}"
    operation = contract(GET_things=responses).operations["GET_things"]
    assert (operation.answer(1).status, operation.answer(Success(201, 1)).status) == (201, 201)
    assert operation.answer(Success(204)).content == b""
    for wrong in (None, Success(204, 1), Success(200)):
        with pytest.raises(ContractError):
            operation.answer(wrong)


@pytest.mark.parametrize("order", [1, -1])
def test_literal_segment_goes_before_a_parameter(order: int) -> None:
    """Whatever their order in the contract, and for methods that the literal path lacks, too."""
    operations = {
        "GET_pid": ANSWERED,
        "PUT_pid": ANSWERED,
        "GET_active": ANSWERED,
        "DELETE_active": ANSWERED,
        "GET_pid_b": ANSWERED,
        "GET_active_pid": ANSWERED,
    }
    made = contract(**dict([*operations.items()][::order]))
    routes = Routes({"made": made}, "made")

    def find(method: str, path: str) -> tuple[str, dict[str, str]]:
        operation, parameters = routes.find(method, path.split("/"))
        return operation.id, parameters

    assert find("GET", "made/active") == ("GET_active", {})
    assert find("GET", "made/inactive") == ("GET_pid", {"id": "inactive"})
    assert find("GET", "made/active/b") == ("GET_active_pid", {"id": "b"})
    assert find("GET", "made/x/b") == ("GET_pid_b", {"id": "x"})
    with pytest.raises(MethodNotAllowed) as caught:
        find("PUT", "made/active")
    assert {*caught.value.allowed} == {"GET", "DELETE"}
    with pytest.raises(NotFound):
        find("GET", "made/x/c")


def test_path_that_begins_with_a_parameter() -> None:
    """It could be anybody's."""
    with pytest.raises(ContractError, match="begins with a parameter"):
        Routes({"made": _at(document(GET_things=ANSWERED), "/{id}")}, "made")


def test_paths_that_differ_in_the_names_of_parameters_alone() -> None:
    """Nobody could say which is meant."""
    made = document(GET_pid=ANSWERED, PUT_things=ANSWERED)
    made["paths"]["/made/{other}"] = made["paths"].pop("/made/things")
    with pytest.raises(ContractError, match="GET_pid and PUT_things are one"):
        Routes({"made": Contract("made", made, "2026")}, "made")


def test_operations_of_one_name() -> None:
    """In one contract they are refused."""
    made = document(GET_pid=ANSWERED, PUT_pid=ANSWERED)
    made["paths"]["/made/{id}"]["put"]["operationId"] = "GET_pid"
    with pytest.raises(ContractError, match=r"^made: two operations are called GET_pid"):
        Contract("made", made, "2026")


@pytest.mark.parametrize(
    ("operation", "told"),
    [
        (f"parameters: [{{name: x, in: query, schema: {{}}, x-invalid: Odd}}]\n{ANSWERED}", "example Odd"),
        ("requestBody: {content: {application/json: {schema: {}}}}\nresponses: {'200': {}}", "example Invalid"),
        ("requestBody: {content: {text/csv: {schema: {}}}}\nresponses: {'200': {}}", "text/csv"),
        ("responses: {'200': {content: {text/csv: {schema: {}}}}}", "text/csv"),
        ("responses: {'302': {}}", "302"),
        ("responses: {}", "success"),
    ],
)
def test_operation_that_can_not_be_answered(operation: str, told: str) -> None:
    """It is refused at the start, in words, rather than at some request."""
    with pytest.raises(ContractError, match=f"^made: POST_things: .*{told}"):
        contract(POST_things=operation)


def _at(made: dict[str, Any], path: str) -> Contract:
    (item,) = made["paths"].values()
    return Contract("made", {**made, "paths": {path: item}}, "2026")


def test_operation_called_like_one_of_the_control_api() -> None:
    """Each has its own handler and its own credentials, and a fault of that name is the provider's."""
    with closing(start(made=made_up("listNumbers", "/made/phones"))) as app:

        def call(method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
            answer = asyncio.run(exchange(app, method, path, {"content-type": "application/json", **headers}, [body]))
            assert answer is not None
            return answer

        assert call("GET", "/made/phones").error == (401, "Unauthorized")
        assert call("GET", "/made/phones", authorization=f"Bearer {TOKEN}").body == "listNumbers"
        assert call("GET", "/_emulator/worlds/default/senderid/numbers").body == []
        fault = b'{"operationId": "listNumbers", "error": "Unauthorized"}'
        assert call("POST", "/_emulator/worlds/default/faults", fault).status == 201
        assert call("GET", "/_emulator/worlds/default/senderid/numbers").body == []
        assert call("GET", "/made/phones", authorization=f"Bearer {TOKEN}").status == 401
        (entry, *_) = call("GET", "/_emulator/worlds/default/journal?operationId=listNumbers").body
        assert entry["path"] == "/made/phones"


def test_operations_of_providers_that_have_one_name() -> None:
    """A fault could not say which it means."""
    with pytest.raises(ContractError, match="both have createPhone"):
        start(made=made_up("createPhone", "/made/phones"))


def test_apis_that_share_a_path() -> None:
    """An unknown path of theirs could be answered in the form of either."""
    with pytest.raises(ContractError, match=r"^/accounts is in \w+ and in \w+"):
        start(made=made_up("makePhone", "/accounts/phones"))


def made_up(operation_id: str, path: str) -> Api:
    """An API with one operation, which wants a token and answers with its name."""
    made = document(GET_things=SUCCESS.format(schema="{type: string}"))
    (item,) = made["paths"].values()
    made["paths"] = {path: item}
    item["get"] |= {"operationId": operation_id, "security": [{"bearer": []}]}
    refusal = yaml.safe_load(REFUSED.replace("Invalid", "Unauthorized"))["400"]
    item["get"]["responses"]["401"] = refusal
    made["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    return Api(made, {operation_id: lambda call: operation_id})


def start(**apis: Api) -> App:
    """The emulator with further APIs."""
    found = {**discover(), **apis}
    store = Store(":memory:", schema(found))
    try:
        return App(found, Settings(), store, Options(), Clock(), Serial())
    except ContractError:
        store.close()
        raise
