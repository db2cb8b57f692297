"""Changes that show only to who reads exactly: statuses of ranges, numbers, duplicate keys, what can't be followed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.review.document import read
from scripts.review.entries import compare
from scripts.review.formats.machine import github
from scripts.review.formats.markdown import markdown
from scripts.review.formats.page import page
from scripts.review.formats.terminal import terminal
from scripts.review.review import Review, review_files
from tests.review.conftest import Checkout

_E, _F = (
    {"description": "No.", "content": {"application/json": {"schema": {"type": one}}}} for one in ("string", "integer")
)
_SUCCESS = {"200": {"description": "Fine."}}


def _document(responses: Any = None, schema: Any = None, **components: Any) -> dict[str, Any]:
    answer = {"description": "Fine.", "content": {"application/json": {"schema": schema or {}}}}
    operation = {"operationId": "look", "responses": responses or {"200": answer}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1.0.0"},
        "paths": {"/a": {"get": operation}},
        "components": {"schemas": components},
    }


def _breaking(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    sides = [read(json.dumps(one), Path("a.json")) for one in (before, after)]
    return [entry.change.rule for entry in compare(*sides) if entry.breaking]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"4XX": _E}, {"4XX": _E, "404": _F}),
        ({"4XX": _E, "404": _F}, {"4XX": _E}),
        ({"default": _E}, {"default": _E, "404": _F}),
        ({"default": _E, "404": _F}, {"default": _E}),
        ({"default": _E}, {"default": _E, "5XX": _F}),
        ({"default": _E, "4XX": _F}, {"default": _E}),
        ({"default": _E, "404": _E}, {"default": _E, "4XX": _F}),
        ({"2XX": _E}, {"2XX": _E, "201": _F}),
        ({"2XX": _E, "201": _F}, {"2XX": _E}),
        ({"4xx": _E}, {"4XX": _E, "404": _F}),
    ],
)
def test_status_that_leaves_or_joins_a_range(before: Any, after: Any) -> None:
    """It is compared with what the range, or `default`, said of it; the same said twice breaks nobody."""
    both = before | after
    plain, more = (json.loads(json.dumps(one).replace("integer", "string")) for one in (before, both))

    assert [] == _breaking(_document(_SUCCESS | plain), _document(_SUCCESS | more))
    assert ["type-changed"] == sorted(set(_breaking(_document(_SUCCESS | before), _document(_SUCCESS | after))))


def test_media_type_that_joins_a_range() -> None:
    """What is said of it now is compared with what the range said."""
    content = {"application/*": {"schema": {"type": "string"}}}
    more = content | {"application/json": {"schema": {"type": "integer"}}}
    before, after = (_document({"200": {"description": "", "content": one}}) for one in (content, more))

    assert ["type-changed"] == _breaking(before, after)
    assert ["type-changed"] == _breaking(after, before)


@pytest.mark.parametrize(("before", "after"), [("1e3", "1e2"), ("1E3", "1E2"), ("1e-6", "1e-7"), ("1000", "1e2")])
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_bound_with_an_exponent(before: str, after: str, name: str) -> None:
    """It is a number, in JSON as in YAML."""
    text = json.dumps(_document(schema={"type": "number", "minimum": 7777}))
    if name == "a.yaml":
        text = "# YAML, as this comment shows\n" + text
    sides = [read(text.replace("7777", bound), Path(name)) for bound in (after, before)]
    none = read(text.replace('"minimum": 7777', '"title": "none"'), Path(name))

    assert ["minimum-lowered"] == [entry.change.rule for entry in compare(*sides[::-1]) if entry.breaking]
    assert ["minimum-lowered"] == [entry.change.rule for entry in compare(sides[0], none) if entry.breaking]


@pytest.mark.parametrize("word", ["NO", "on", "yes", "12:30:45", "2026-11-21", "1_000", "0b1", "y"])
def test_quotes_around_what_is_text_anyway(word: str) -> None:
    """By the core schema of YAML 1.2 it is text without them, too."""
    texts = [f"openapi: 3.1.0\npaths: {{}}\nx: [{one}]\n" for one in (word, f"'{word}'")]

    assert read(texts[0], Path("a.yaml")).data == read(texts[1], Path("a.yaml")).data


@pytest.mark.parametrize(
    ("schema", "components", "why"),
    [
        ({"$ref": "#cat"}, {"Cat": {"$anchor": "cat"}}, "`#cat` is not followed"),
        ({"$ref": "#/components/schemas/Cat"}, {"Cat": {"$id": "https://x.invalid/cat"}}, "`$id` is not followed"),
        ({"$dynamicRef": "#cat"}, {"Cat": {"$dynamicAnchor": "cat"}}, "`$dynamicRef` is not followed"),
        ({"$ref": "#/components/schemas/Dog"}, {"Cat": {}}, "`#/components/schemas/Dog` leads nowhere"),
        ({"type": "string", "maxLength": "9"}, {}, "`maxLength` is a text, and should be a whole number from 0 on"),
        ({"type": "string", "maxLength": None}, {}, "`maxLength` is empty, and should be a whole number from 0 on"),
        ({"type": "integer", "exclusiveMinimum": "9"}, {}, "`exclusiveMinimum` is a text"),
        ({"type": "string", "nullable": "true"}, {}, "`nullable` is a text, and should be true or false"),
        ({"type": 7}, {}, "`type` is a number"),
        ({"type": "string", "maxLength": -1}, {}, "`maxLength` is a number, and should be a whole number from 0 on"),
        ({"type": "array", "maxItems": 2.5}, {}, "`maxItems` is a number, and should be a whole number from 0 on"),
        ({"type": "number", "multipleOf": 0}, {}, "`multipleOf` is a number, and should be a number above 0"),
        ({"type": "object", "properties": ["a"]}, {}, "`properties` is a list, and should be a mapping"),
        ({"$ref": "#/components/schemas/Cat"}, {"Cat": {"$ref": "#/components/schemas/Cat"}}, "leads nowhere"),
        ({"discriminator": {"propertyName": "a", "mapping": {"d": "Dog"}}}, {}, "`Dog` leads nowhere"),
    ],
)
def test_what_is_not_followed_is_said(schema: Any, components: Any, why: str, tmp_path: Path) -> None:
    """It fails the check on either side of two files, and is never told as no change."""
    odd, plain = _document(schema=schema, **components), _document(schema={"type": "string"}, Cat={})
    for before, after in ((plain, odd), (odd, plain)):
        found = _files(tmp_path, json.dumps(before), json.dumps(after))

        assert any(why in problem.what for problem in found.contracts[0].problems)
        assert found.failures
        assert "no change" not in found.verdict


@pytest.mark.parametrize("group", ["schemas", "parameters", "responses", "securitySchemes"])
def test_what_a_reference_leads_to_went_away(group: str, tmp_path: Path) -> None:
    """The reference is as it was, and leads nowhere now."""
    after = _document()
    operation = after["paths"]["/a"]["get"]
    reference = {"$ref": f"#/components/{group}/X"}
    held = {"schemas": _SUCCESS["200"] | {"content": {"application/json": {"schema": reference}}}}
    operation["responses"] = {"200": held.get(group, reference if group == "responses" else _SUCCESS["200"])}
    operation["parameters"] = [reference] if group == "parameters" else []
    operation["security"] = [{"X": []}] if group == "securitySchemes" else []
    whole = {"schemas": _TEXT, "parameters": _parameter("x", _TEXT), "responses": _SUCCESS["200"]}.get(group)
    whole = whole or {"type": "http", "scheme": "basic"}
    before = json.loads(json.dumps(after)) | {"components": {group: {"X": whole}}}

    found = _files(tmp_path, json.dumps(before), json.dumps(after))

    shown = "X" if group == "securitySchemes" else f"#/components/{group}/X"
    assert [f"`{shown}` leads nowhere"] == [problem.what for problem in found.contracts[0].problems]


def _files(folder: Path, before: str, after: str, name: str = "a.json") -> Review:
    for side, text in (("old", before), ("new", after)):
        (folder / side).mkdir(exist_ok=True)
        (folder / side / name).write_text(text, encoding="utf-8")
    return review_files(folder / "old" / name, folder / "new" / name)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"openapi": "4.0.0", "paths": {}}', "`openapi: 4.0.0` is no version that is known"),
        ('{"openapi": "3.1.0", "paths": {}, "paths": {"/a": {}}}', "`paths` stands here and in line 1"),
        ('{"openapi": "3.1.0", "x": ' + "9" * 100_000 + "}", "a number of more than 400 digits"),
        ('{"openapi": "3.1.0", "x": 1e999}', "a number beyond what can be held"),
        ('{"openapi": "3.1.0", "x": NaN}', "`NaN` is no number of JSON"),
        ('{"openapi": "3.1.0", "x": ' + "[" * 100_000, "nested more than 200 levels deep"),
        ('{"openapi": "3.1.0", "x": "\\ud83d"}', "half of a character stands alone"),
        ("{'openapi': 1}", "Expecting property name enclosed in double quotes"),
    ],
)
def test_what_can_not_be_read(text: str, why: str, tmp_path: Path) -> None:
    """The headline doesn't say that nothing changed."""
    found = _files(tmp_path, json.dumps(_document()), text)

    assert why in "".join(problem.what for problem in found.contracts[0].problems)
    assert found.failures
    assert "no change" not in found.verdict


def test_json_that_yaml_can_not_read(tmp_path: Path) -> None:
    """Surrogate pairs, long keys, a raw DEL and a property named `<<` are JSON."""
    schema = (
        '{"type": "object", "description": "\\ud83d\\ude00 \x7f", "properties": {"%s": {}, "<<": {"type": "string"}}}'
    )
    texts = [json.dumps(_document(schema={"type": 7})).replace('{"type": 7}', schema) for _ in range(2)]
    texts[1] = texts[1].replace('"type": "string"', '"type": "integer"')

    found = _files(tmp_path, *texts)

    assert [] == found.contracts[0].problems
    assert ["type-changed"] == [entry.change.rule for entry in found.contracts[0].entries]


@pytest.mark.parametrize("pet", [{"mapping": {"d": "#/components/schemas/Dog"}}, {"mapping": {"d": "Dog"}}, {}])
def test_schema_that_only_a_discriminator_leads_to(pet: dict[str, Any]) -> None:
    """It is compared, whether the mapping names it or its `allOf` does."""
    schemas = {
        "Pet": {
            "type": "object",
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind", **pet},
        },
        "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"bark": {"type": "string"}}}]},
    }
    before = _document(schema={"$ref": "#/components/schemas/Pet"}, **schemas)
    after = json.loads(json.dumps(before).replace('"bark": {"type": "string"', '"bark": {"type": "integer"'))

    assert ["type-changed"] == _breaking(before, after)


def test_discriminator_of_alternatives_that_stand_in_other_files() -> None:
    """Each is named by its reference."""
    sides = []
    for name in ("a.yaml", "b.yaml"):
        branches = [{"$ref": name}, {"$ref": "c.yaml#/Dog"}]
        sides.append(_document(schema={"discriminator": {"propertyName": "kind"}, "oneOf": branches}))

    assert ["constraint-changed"] == _breaking(*sides)


def test_pull_request_that_repairs_the_base(checkout: Checkout) -> None:
    """It is said that nothing could be compared, and the check is green."""
    good = checkout.contract.read_text(encoding="utf-8")
    checkout.contract.write_text("openapi: [", encoding="utf-8")
    base = checkout.commit()
    checkout.contract.write_text(good, encoding="utf-8")

    found = checkout.review(base)

    assert [] == found.failures
    assert "can't be compared" == found.verdict
    assert "it can't be read in" in found.contracts[0].mended[0].what


def _paths(paths: dict[str, Any], server: str = "https://a.invalid") -> dict[str, Any]:
    items = {
        path: {"get": {"operationId": "look", "parameters": parameters, "responses": {"200": {"description": "Fine."}}}}
        for path, parameters in paths.items()
    }
    return _document() | {"paths": items, "servers": [{"url": server}]}


def _parameter(name: str, schema: Any, **keywords: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema} | keywords


_TEXT = {"type": "string"}
_IN_PATH = [_parameter(name, _TEXT, required=True) | {"in": "path"} for name in "ab"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_paths({"/a b": []}), _paths({"/a%20b": []})),
        (_paths({"/v1/a": []}), _paths(server="https://a.invalid/v1", paths={"/a": []})),
        (_paths({"/v1/a/{x}": _IN_PATH[:1]}), _paths(server="https://a.invalid/v1/", paths={"/a/{y}": _IN_PATH[:1]})),
        (
            _paths({"/a": [_parameter("n", _TEXT, explode=True)]}),
            _paths({"/a": [_parameter("n", _TEXT, explode=False)]}),
        ),
        (
            _paths({"/a": [_parameter("n", {"type": "integer", "enum": [1, 2]})]}),
            _paths({"/a": [_parameter("n", {"type": "integer", "enum": [1, 2], "maximum": 2})]}),
        ),
    ],
    ids=["%20", "a prefix", "a prefix before a parameter", "explode of a scalar", "a bound that the values keep"],
)
def test_other_spelling_is_no_change(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Neither forth nor back."""
    sides = [read(json.dumps(one), Path("a.json")) for one in (before, after)]

    assert [] == [entry.change.rule for entry in compare(*sides)]
    assert [] == [entry.change.rule for entry in compare(*sides[::-1])]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_paths({"/t/{a}/{b}": _IN_PATH}), _paths({"/t/{b}/{a}": _IN_PATH})),
        (_paths({"/v1/a": []}), _paths(server="https://a.invalid/v2", paths={"/a": []})),
        (
            _paths({"/a": [_parameter("n", {"type": "array", "items": {}}, explode=True)]}),
            _paths({"/a": [_parameter("n", {"type": "array", "items": {}}, explode=False)]}),
        ),
        (
            _paths({"/a": [_parameter("n", {"type": "integer", "enum": [1, 2]})]}),
            _paths({"/a": [_parameter("n", {"type": "integer", "enum": [1, 2], "maximum": 1})]}),
        ),
    ],
    ids=["swapped parameters", "another prefix", "explode of a list", "a bound that a value breaks"],
)
def test_what_looks_alike_is_a_change(before: dict[str, Any], after: dict[str, Any]) -> None:
    """The siblings of other spellings that are none."""
    assert _breaking(before, after)


def test_part_of_a_form_that_takes_further_types() -> None:
    """Whoever sent one of them may go on; the way back breaks."""
    sides = []
    for types in ("image/png", "image/png, image/jpeg"):
        content = {"multipart/form-data": {"schema": {}, "encoding": {"file": {"contentType": types}}}}
        document = _paths({"/a": []})
        document["paths"]["/a"]["get"]["requestBody"] = {"content": content}
        sides.append(document)

    assert [] == _breaking(*sides)
    assert ["constraint-tightened"] == _breaking(*sides[::-1])


@pytest.mark.parametrize(
    "text",
    [
        *("x](https://a.invalid)", "@octocat", "<img src=x>", "https://a.invalid", "www.a.invalid", "#12", "`` ` @a"),
        *("$x^2$", ":tada:", "# a", "1. a"),
    ],
)
def test_contract_text_is_never_live_in_the_comment(text: str, tmp_path: Path) -> None:
    """Neither as the name of a file, nor as an operation, nor as a version."""
    name = f"{text.replace('/', '')}.json"
    before = _document()
    before["info"]["version"] = text
    after = json.loads(json.dumps(before))
    after["paths"]["/a"]["get"]["operationId"] = text
    after["paths"]["/a"]["get"]["parameters"] = [_parameter(text, _TEXT, required=True)]

    review = _files(tmp_path, json.dumps(before), json.dumps(after), name)
    shown = markdown(review, link="https://host.invalid/blob/1")

    outside = re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)|https://host\.invalid\S*", "", shown)
    assert not re.search(r"(?m)@\w|<img|://|www\.|(?<!&)#\d|[^>]\$|:tada:|^- (#|1\.)", outside)
    assert "<img" not in page(review)


def test_contract_text_steers_nothing(tmp_path: Path) -> None:
    """Neither a terminal by control characters, nor a workflow by a line that looks like a command."""
    before = _document()
    after = json.loads(json.dumps(before))
    odd = "\x1b[2J\r\n::warning::here"
    after["paths"]["/a"]["get"]["parameters"] = [_parameter(odd, _TEXT | {"enum": [odd]}, required=True)]
    after["paths"][f"/{odd}"] = {"get": {"operationId": odd, "responses": {}}}
    after["paths"]["/c"] = {"get": {"responses": {"200": {"description": "", "content": {odd * 20: {}}}}}}
    review = _files(tmp_path, json.dumps(before), json.dumps(after), f"{odd}.json")

    assert "\x1b" not in terminal(review)
    assert not any(
        line.lstrip().startswith("::") for text in (terminal(review), markdown(review)) for line in text.splitlines()
    )
    assert 3 == len(github(review).splitlines())
