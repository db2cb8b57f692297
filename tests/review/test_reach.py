"""A change is one entry however often it is used; it tells every place that it reaches, and its line."""

from pathlib import Path

from scripts.review.document import Document, read
from scripts.review.entries import Entry, Reach, compare

CONTRACT = """\
openapi: 3.1.0
info: {title: Shops, version: 1.0.0}
paths:
  /shops:
    get:
      operationId: listShops
      responses:
        '200':
          description: Fine.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Shop'}}
    post:
      operationId: createShop
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Shop'}
      responses:
        '200': {$ref: '#/components/responses/Shop'}
  /shops/{id}:
    put:
      operationId: updateShop
      parameters:
        - {name: id, in: path, required: true, schema: {$ref: '#/components/schemas/Id'}}
      responses:
        '200': {$ref: '#/components/responses/Shop'}
components:
  responses:
    Shop:
      description: A shop.
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Shop'}
  schemas:
    Id:
      type: string
    Shop:
      type: object
      required:
        - id
      properties:
        id:
          $ref: '#/components/schemas/Id'
          readOnly: true
        name:
          type: string
        parent:
          $ref: '#/components/schemas/Shop'
        state:
          $ref: '#/components/schemas/State'
    State:
      type: string
      enum:
        - OPEN
        - CLOSED
"""


def changed(*replacements: tuple[str, str], base: str = CONTRACT) -> list[Entry]:
    text = base
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return compare(_read(base), _read(text))


def _read(text: str) -> Document:
    return read(text, Path("openapi/shops.yaml"))


def line_of(part: str, text: str = CONTRACT) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_shared_change_is_one_entry_with_its_tree() -> None:
    """A value added to a component that three operations use, one of them twice, and in both directions."""
    (entry,) = changed(("        - CLOSED\n", "        - CLOSED\n        - LOST\n"))

    assert "enum-values-added" == entry.change.rule
    assert [
        Reach("createShop", "request", "request body .state"),
        Reach("createShop", "response", "answer 200 .state"),
        Reach("listShops", "response", "answer 200 [].state"),
        Reach("updateShop", "response", "answer 200 .state"),
    ] == sorted(entry.reaches)
    assert entry.breaking  # as an answer, although not as a request


def test_change_below_read_only_is_not_seen_in_requests() -> None:
    """What callers never send can't break what they send."""
    (entry,) = changed(("    Id:\n      type: string\n", "    Id:\n      type: string\n      maxLength: 9\n"))

    assert {
        ("updateShop", "request"),
        ("createShop", "response"),
        ("listShops", "response"),
        ("updateShop", "response"),
    } == {(reach.operation, reach.direction) for reach in entry.reaches}


def test_line_of_what_changed() -> None:
    """The line in the new contract, and in the old one."""
    (entry,) = changed(("        name:\n          type: string\n", "        name:\n          type: integer\n"))

    assert (line_of("          type: string\n        parent"),) * 2 == (entry.line, entry.base_line)


def test_removal_is_anchored_at_what_stands_there_now() -> None:
    """A removed property is told at the line of the one that took its place."""
    text = CONTRACT.replace("        name:\n          type: string\n", "")
    (entry,) = compare(_read(CONTRACT), _read(text))

    assert line_of("        parent:", text) == entry.line
    assert line_of("        name:") == entry.base_line


def test_removal_of_the_last_is_anchored_at_its_holder() -> None:
    """Where nothing follows, the line of what held it is told."""
    text = CONTRACT.replace("        state:\n          $ref: '#/components/schemas/State'\n", "")
    (entry,) = [entry for entry in compare(_read(CONTRACT), _read(text)) if entry.change.rule == "property-removed"]

    assert line_of("      properties:", text) == entry.line


def test_fingerprint_does_not_move_with_the_lines() -> None:
    """A waiver stays good when something else is written above."""
    change = ("        - CLOSED\n", "        - CLOSED\n        - LOST\n")
    (entry,) = changed(change)
    later = CONTRACT.replace("paths:\n", "servers:\n  - url: https://shops.invalid\npaths:\n")
    (moved,) = changed(change, base=later)

    assert entry.line != moved.line
    assert entry.fingerprint == moved.fingerprint


def test_moved_operation_is_followed() -> None:
    """An operation of the same id under another path is moved, and its inside compared."""
    entries = changed(
        ("  /shops/{id}:", "  /stores/{id}:"), ("    Id:\n      type: string", "    Id:\n      type: integer")
    )

    assert ["operation-moved", "type-changed"] == sorted(entry.change.rule for entry in entries)
    assert all(entry.breaking for entry in entries)


def test_circles_end() -> None:
    """A schema that holds itself, and a reference that leads back to itself, are read once."""
    circle = CONTRACT.replace(
        "    State:\n      type: string\n", "    State:\n      $ref: '#/components/schemas/State'\n"
    )

    assert ["enum-values-added"] == [e.change.rule for e in changed(("- CLOSED", "- CLOSED\n        - LOST"))]
    assert [] == compare(_read(CONTRACT), _read(circle))


def test_two_changes_are_two_entries() -> None:
    """The one that breaks callers comes first."""
    entries = changed(
        ("        - OPEN\n", ""),
        ("        name:\n          type: string\n", "        name:\n          type: integer\n"),
    )

    assert ["type-changed", "enum-values-removed"] == [
        entry.change.rule for entry in sorted(entries, key=lambda entry: entry.line)
    ]
    assert [True, True] == [entry.breaking for entry in entries]


def test_shared_change_of_a_large_contract_is_one_entry() -> None:
    """Five hundred operations that share a schema are reached by one entry."""
    count = 250
    item = CONTRACT[CONTRACT.index("  /shops:\n") : CONTRACT.index("  /shops/{id}:\n")]
    paths = "".join(
        item.replace("/shops", f"/shops{number}")
        .replace("listShops", f"list{number}")
        .replace("createShop", f"create{number}")
        for number in range(count)
    )
    large = CONTRACT.replace(item, paths)

    (entry,) = changed(("        - CLOSED\n", "        - CLOSED\n        - LOST\n"), base=large)

    assert 2 * count + 1 == len(entry.operations)


def test_parameter_written_in_each_operation_is_one_entry() -> None:
    """Its name is told, whether it stands in the operation, in its path or among the components."""
    inline = "      parameters:\n        - {name: page, in: query, schema: {type: integer}}\n"
    text = CONTRACT.replace("      operationId: listShops\n", f"      operationId: listShops\n{inline}")
    text = text.replace("      operationId: createShop\n", f"      operationId: createShop\n{inline}")
    path = inline.replace("      ", "    ", 1).replace("        -", "      -")
    path = f"  /more:\n{path}    get: {{responses: {{}}}}\n"
    text = text.replace("components:\n", f"{path}components:\n")

    (entry,) = compare(_read(text), _read(text.replace("{type: integer}", "{type: integer, format: int32}")))
    (one,) = compare(_read(text), _read(text.replace("{type: integer}", "{type: integer, format: int32}", 1)))

    assert "the query parameter `page` has a format" == entry.what == one.what
    assert ["listShops", "createShop", "GET /more"] == entry.operations
    assert entry.fingerprint != one.fingerprint  # a waiver of one is none of the others


def test_parameter_that_is_a_component_is_named() -> None:
    """As if it stood in the operation."""
    text = CONTRACT.replace(
        "        - {name: id, in: path,",
        "        - {$ref: '#/components/parameters/Id'}\n        - {name: x, in: query,",
    )
    text = text.replace(
        "components:\n", "components:\n  parameters:\n    Id: {name: id, in: path, schema: {type: string}}\n"
    )

    (entry,) = compare(_read(text), _read(text.replace("schema: {type: string}", "schema: {type: integer}")))

    assert "the path parameter `id` has another type" == entry.what


def test_credentials_written_in_each_operation_are_one_entry() -> None:
    """What is said of several operations alike is told once, with all that it reaches."""
    secured = "      operationId: {}\n      security: [{{token: []}}, {{}}]\n"
    text = CONTRACT
    for name in ("listShops", "createShop"):
        text = text.replace(f"      operationId: {name}\n", secured.format(name))

    (entry,) = compare(_read(text), _read(text.replace("[{token: []}, {}]", "[{token: []}]")))

    assert ("security-tightened", ["listShops", "createShop"]) == (entry.change.rule, entry.operations)
