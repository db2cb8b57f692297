"""What holds for every contract."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.definitions import OPENAPI_31

from tests.support.documents import NAMES, Document, contract, operations, resolve, sources
from tests.support.oracle import JSON, Oracle

CONSTRAINTS = {
    "additionalProperties",
    "const",
    "default",
    "enum",
    "maxLength",
    "maximum",
    "minLength",
    "minProperties",
    "minimum",
    "pattern",
}

pytestmark = pytest.mark.parametrize("name", NAMES)


def test_is_openapi(name: str) -> None:
    """The contract is a description as the official schema of OpenAPI 3.1 wants it."""
    assert list(Draft202012Validator(OPENAPI_31).iter_errors(contract(name))) == []


def test_schemas_are_json_schemas(name: str) -> None:
    """Every schema, wherever it stands, is one of JSON Schema 2020-12."""
    for schema in _schemas(contract(name)):
        Draft202012Validator.check_schema(schema)


def test_references_lead_somewhere(name: str) -> None:
    """Every reference stays in the document and leads to something."""
    for node in _nodes(contract(name)):
        if "$ref" in node:
            assert node["$ref"].startswith("#/")
            assert resolve(contract(name), node) is not None


def test_path_parameters_are_described(name: str) -> None:
    """An operation describes exactly the parameters that its path has."""
    for _, path, operation in operations(contract(name)):
        described = [resolve(contract(name), parameter) for parameter in operation.get("parameters", [])]
        in_path = {parameter["name"] for parameter in described if parameter["in"] == "path"}
        assert in_path == set(re.findall(r"\{(\w+)\}", path))


def test_links_lead_to_operations(name: str) -> None:
    """A link names an operation of the contract, parameters that it has, and all of those in its path."""
    document = contract(name)
    parameters = {
        operation["operationId"]: [resolve(document, item) for item in operation.get("parameters", [])]
        for _, _, operation in operations(document)
    }
    for _, _, operation in operations(document):
        for response in operation["responses"].values():
            for link in resolve(document, response).get("links", {}).values():
                there = parameters[link["operationId"]]
                in_path = {parameter["name"] for parameter in there if parameter["in"] == "path"}
                assert in_path <= link.get("parameters", {}).keys() <= {parameter["name"] for parameter in there}


def test_examples_keep_to_their_schemas(name: str, oracle: Oracle) -> None:
    """Every example, of a body as of a property, and every default is what its schema accepts."""
    document = contract(name)
    checked = 0
    for schema, value in _examples(document):
        assert oracle.violations(document, schema, value) == []
        checked += 1
    assert checked > 5


def test_bodies_have_named_examples(name: str) -> None:
    """Every JSON body, of requests as of answers, has examples."""
    for node in _nodes(contract(name)):
        if "content" in node and "schema" in node["content"].get(JSON, {}):
            assert node["content"][JSON]["examples"]


def test_codes_are_named_as_their_examples(name: str) -> None:
    """Where errors have codes, an error's example has the name of its code."""
    document = contract(name)
    for error, example in _errors(document):
        value = resolve(document, example)["value"]
        assert value.get("errorCode", error) == error


def test_answers_tell_their_source(name: str) -> None:
    """Every response and every named example says where it comes from."""
    document = contract(name)
    for _, _, operation in operations(document):
        for response in operation["responses"].values():
            assert set(sources(resolve(document, response))) <= set(document["x-sources"])
    for response in document["x-fallback-responses"].values():
        assert sources(response) == ["emulator"]
    for node in _nodes(document):
        for example in node["examples"].values() if isinstance(node.get("examples"), dict) else ():
            assert set(sources(resolve(document, example))) <= set(document["x-sources"])


def test_constraints_tell_their_source(name: str) -> None:
    """Whatever narrows a parameter or a body says where that comes from, itself or what it is a part of."""
    document = contract(name)
    for component in document["components"]["schemas"].values():
        _assert_traced(component, traced=False)
    for parameter in _parameters(document):
        assert set(sources(parameter)) <= set(document["x-sources"])


def _assert_traced(node: Any, *, traced: bool) -> None:
    if not isinstance(node, dict):
        return
    own = "x-source" in node
    assert own or traced or not node.keys() & CONSTRAINTS, node
    for prop in node.get("properties", {}).values():
        _assert_traced(prop, traced=False)
    for part in ("items", "additionalProperties"):
        _assert_traced(node.get(part), traced=traced or own)
    for branch in node.get("oneOf", []):
        _assert_traced(branch, traced=traced or own)


def _nodes(node: Any) -> Iterator[Document]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for item in node:
            yield from _nodes(item)


def _parameters(document: Document) -> list[Document]:
    used = [
        resolve(document, item) for _, _, operation in operations(document) for item in operation.get("parameters", [])
    ]
    return used + list(document["components"].get("parameters", {}).values())


def _schemas(document: Document) -> Iterator[Any]:
    for node in _nodes(document):
        if isinstance(node.get("schema"), dict):
            yield node["schema"]
    yield from document["components"]["schemas"].values()


def _examples(document: Document) -> Iterator[tuple[Any, Any]]:
    for node in _nodes(document):
        if isinstance(node.get("examples"), list):
            for value in node["examples"]:
                yield node, value
        elif "schema" in node and "examples" in node:
            for example in node["examples"].values():
                yield node["schema"], resolve(document, example)["value"]
        if "default" in node:
            yield node, node["default"]


def _errors(document: Document) -> Iterator[tuple[str, Any]]:
    responses = [
        (status, response)
        for holder in (
            *(operation for _, _, operation in operations(document)),
            {"responses": document["x-fallback-responses"]},
        )
        for status, response in holder["responses"].items()
    ]
    for status, response in responses:
        if status >= "400":
            yield from resolve(document, response)["content"][JSON]["examples"].items()
