"""Single changes of a contract, as data: what changed, the rule that names it, and whom it breaks.

A change of a schema is written once, with both verdicts, and tried in four ways: in a request and in an answer, forth
and back.
"""

import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.review.document import Document, read

C, P, N, D = "callers", "provider", "nobody", "readers"


@dataclass(frozen=True)
class SchemaChange:
    """A schema before and after, and what the review says of it.

    Attributes:
        forth: The rule from before to after.
        request: Whom that breaks in a request.
        response: Whom that breaks in an answer.
        back: The rule of the way back.
        request_back: Whom the way back breaks in a request.
        response_back: Whom the way back breaks in an answer.
    """

    before: str
    after: str
    forth: str
    request: str
    response: str
    back: str
    request_back: str
    response_back: str


@dataclass(frozen=True)
class OperationChange:
    """Steps to a value of the contract and the value there before and after (None for nothing), and what is said."""

    at: str
    before: str | None
    after: str | None
    forth: str
    whom: str
    back: str
    whom_back: str


def _narrows(before: str, after: str, forth: str, back: str) -> SchemaChange:
    return SchemaChange(before, after, forth, C, P, back, P, C)


def _either(before: str, after: str, rule: str) -> SchemaChange:
    return SchemaChange(before, after, rule, C, C, rule, C, C)


_REFERENCES = "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]"
_OPEN = "{type: object, properties: {a: {type: string}}}"
_CLOSED = "{type: object, properties: {a: {type: string}}, additionalProperties: false}"
_CAT = "{title: Cat, type: object, properties: {meow: {type: string}}}"
_DOG = "{title: Dog, type: object, properties: {bark: {type: string}}}"
_BIRD = "{title: Bird, type: object, properties: {wings: {type: integer}}}"

SCHEMAS = {
    "integer for number": _narrows("{type: number}", "{type: integer}", "type-narrowed", "type-widened"),
    "one type of two": _narrows("{type: [string, integer]}", "{type: string}", "type-narrowed", "type-widened"),
    "a type at all": _narrows("{}", "{type: string}", "type-narrowed", "type-widened"),
    "another type": _either("{type: string}", "{type: integer}", "type-changed"),
    "an array for one": _either("{type: string}", "{type: array, items: {type: string}}", "type-changed"),
    "boolean for string": _either("{type: boolean}", "{type: string}", "type-changed"),
    "no null": _narrows("{type: [string, 'null']}", "{type: string}", "null-refused", "null-allowed"),
    "no null by oneOf": _narrows(
        "{oneOf: [{type: string}, {type: 'null'}]}", "{type: string}", "null-refused", "null-allowed"
    ),
    "no null of three": _narrows(
        "{oneOf: [{type: string}, {type: integer}, {type: 'null'}]}",
        "{oneOf: [{type: string}, {type: integer}]}",
        "null-refused",
        "null-allowed",
    ),
    "no null in an enum": _narrows(
        "{type: [string, 'null'], enum: [A, null]}", "{type: string, enum: [A]}", "null-refused", "null-allowed"
    ),
    "a value fewer": _narrows(
        "{type: string, enum: [A, B]}", "{type: string, enum: [A]}", "enum-values-removed", "enum-values-added"
    ),
    "a number fewer": _narrows("{enum: [1, 2, 3]}", "{enum: [1, 3]}", "enum-values-removed", "enum-values-added"),
    "a constant of two values": _narrows(
        "{type: string, enum: [A, B]}", "{type: string, const: B}", "enum-values-removed", "enum-values-added"
    ),
    "a list of values": _narrows("{type: string}", "{type: string, enum: [A, B]}", "enum-added", "enum-removed"),
    "a constant": _narrows("{type: string}", "{type: string, const: A}", "enum-added", "enum-removed"),
    "a minimum": _narrows("{type: integer}", "{type: integer, minimum: 3}", "minimum-raised", "minimum-lowered"),
    "a higher minimum": _narrows(
        "{type: integer, minimum: 3}", "{type: integer, minimum: 4}", "minimum-raised", "minimum-lowered"
    ),
    "an exclusive minimum": _narrows(
        "{type: number, minimum: 3}", "{type: number, exclusiveMinimum: 3}", "minimum-raised", "minimum-lowered"
    ),
    "a maximum": _narrows("{type: number}", "{type: number, maximum: 3}", "maximum-lowered", "maximum-raised"),
    "a lower maximum": _narrows(
        "{type: number, maximum: 3}", "{type: number, maximum: 2.5}", "maximum-lowered", "maximum-raised"
    ),
    "an exclusive maximum": _narrows(
        "{type: number, maximum: 3}", "{type: number, exclusiveMaximum: 3}", "maximum-lowered", "maximum-raised"
    ),
    "a least length": _narrows(
        "{type: string}", "{type: string, minLength: 1}", "min-length-raised", "min-length-lowered"
    ),
    "a greater least length": _narrows(
        "{type: string, minLength: 1}", "{type: string, minLength: 2}", "min-length-raised", "min-length-lowered"
    ),
    "a greatest length": _narrows(
        "{type: string}", "{type: string, maxLength: 9}", "max-length-lowered", "max-length-raised"
    ),
    "a smaller greatest length": _narrows(
        "{type: string, maxLength: 9}", "{type: string, maxLength: 8}", "max-length-lowered", "max-length-raised"
    ),
    "a least number of items": _narrows(
        "{type: array, items: {}}", "{type: array, items: {}, minItems: 1}", "min-items-raised", "min-items-lowered"
    ),
    "a greatest number of items": _narrows(
        "{type: array, items: {}, maxItems: 9}",
        "{type: array, items: {}, maxItems: 8}",
        "max-items-lowered",
        "max-items-raised",
    ),
    "a least number of properties": _narrows(
        "{type: object}", "{type: object, minProperties: 1}", "min-properties-raised", "min-properties-lowered"
    ),
    "a greatest number of properties": _narrows(
        "{type: object}", "{type: object, maxProperties: 1}", "max-properties-lowered", "max-properties-raised"
    ),
    "a step": _narrows(
        "{type: number}", "{type: number, multipleOf: 5}", "multiple-of-tightened", "multiple-of-loosened"
    ),
    "a coarser step": _narrows(
        "{type: integer, multipleOf: 5}",
        "{type: integer, multipleOf: 10}",
        "multiple-of-tightened",
        "multiple-of-loosened",
    ),
    "another step": _either("{type: integer, multipleOf: 5}", "{type: integer, multipleOf: 7}", "multiple-of-changed"),
    "a pattern": _narrows("{type: string}", "{type: string, pattern: ^a}", "pattern-added", "pattern-removed"),
    "another pattern": _either("{type: string, pattern: ^a}", "{type: string, pattern: ^b}", "pattern-changed"),
    "a format": _narrows("{type: string}", "{type: string, format: uuid}", "format-added", "format-removed"),
    "a narrower format": _narrows(
        "{type: integer, format: int64}", "{type: integer, format: int32}", "format-narrowed", "format-widened"
    ),
    "a narrower float": _narrows(
        "{type: number, format: double}", "{type: number, format: float}", "format-narrowed", "format-widened"
    ),
    "another format": _either("{type: string, format: date}", "{type: string, format: date-time}", "format-changed"),
    "items that differ": _narrows(
        "{type: array, items: {}}",
        "{type: array, items: {}, uniqueItems: true}",
        "unique-items-added",
        "unique-items-removed",
    ),
    "items of a schema": _narrows(
        "{type: array}", "{type: array, items: {type: string}}", "constraint-added", "constraint-removed"
    ),
    "narrower items": _narrows(
        "{type: array, items: {type: string}}",
        "{type: array, items: {type: string, maxLength: 3}}",
        "max-length-lowered",
        "max-length-raised",
    ),
    "a further constraint": _narrows(
        "{type: string}", "{type: string, not: {const: A}}", "constraint-added", "constraint-removed"
    ),
    "another constraint": _either(
        "{type: string, not: {const: A}}", "{type: string, not: {const: B}}", "constraint-changed"
    ),
    "a dependency": _narrows(
        "{type: object}", "{type: object, dependentRequired: {a: [b]}}", "constraint-added", "constraint-removed"
    ),
    "closed": _narrows(_OPEN, _CLOSED, "additional-properties-closed", "additional-properties-opened"),
    "further properties of a schema": _narrows(
        "{type: object}",
        "{type: object, additionalProperties: {type: string}}",
        "constraint-added",
        "constraint-removed",
    ),
    "narrower further properties": _narrows(
        "{type: object, additionalProperties: {type: [string, integer]}}",
        "{type: object, additionalProperties: {type: string}}",
        "type-narrowed",
        "type-widened",
    ),
    "pattern properties": _narrows(
        "{type: object}",
        "{type: object, patternProperties: {^x: {type: string}}}",
        "constraint-added",
        "constraint-removed",
    ),
    "an alternative fewer": _narrows(
        f"{{oneOf: [{_CAT}, {_DOG}, {_BIRD}]}}", f"{{oneOf: [{_CAT}, {_DOG}]}}", "branch-removed", "branch-added"
    ),
    "one alternative of two": _narrows(f"{{anyOf: [{_CAT}, {_DOG}]}}", _CAT, "branch-removed", "branch-added"),
    "exactly one alternative": _narrows(
        f"{{anyOf: [{_CAT}, {_DOG}]}}", f"{{oneOf: [{_CAT}, {_DOG}]}}", "combinator-tightened", "combinator-loosened"
    ),
    "inside of an alternative": _narrows(
        f"{{oneOf: [{_CAT}, {_DOG}]}}",
        f"{{oneOf: [{_CAT}, {_DOG.replace('}}}', ', maxLength: 3}}}')}]}}",
        "max-length-lowered",
        "max-length-raised",
    ),
    "put together in another way": _either(
        f"{{oneOf: [{_CAT}, {_DOG}]}}", _BIRD.replace("Bird", "Pets"), "combinator-changed"
    ),
    "a discriminator": SchemaChange(
        f"{{oneOf: [{_CAT}, {_DOG}]}}",
        f"{{oneOf: [{_CAT}, {_DOG}], discriminator: {{propertyName: kind}}}}",
        "discriminator-added",
        C,
        P,
        "discriminator-removed",
        P,
        C,
    ),
    "another discriminator": _either(
        f"{{oneOf: [{_CAT}, {_DOG}], discriminator: {{propertyName: kind}}}}",
        f"{{oneOf: [{_CAT}, {_DOG}], discriminator: {{propertyName: type}}}}",
        "discriminator-changed",
    ),
    "a value of the discriminator fewer": _narrows(
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: "
        "{cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat'}}}",
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: {{cat: '#/components/schemas/Cat'}}}}}}",
        "discriminator-mapping-removed",
        "discriminator-mapping-added",
    ),
    "a value of the discriminator swapped": _either(
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: "
        "{x: '#/components/schemas/Cat', cat: Cat, dog: Dog}}}",
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: "
        "{x: '#/components/schemas/Dog', cat: Cat, dog: Dog}}}",
        "discriminator-mapping-changed",
    ),
    "a property": SchemaChange("{type: object}", _OPEN, "property-added", P, N, "property-removed", C, C),
    "a required property": SchemaChange(
        "{type: object}",
        "{type: object, required: [a], properties: {a: {type: string}}}",
        "property-added-required",
        C,
        P,
        "property-removed",
        C,
        C,
    ),
    "a property of a closed object": SchemaChange(
        "{type: object, additionalProperties: false}",
        _CLOSED,
        "property-added-to-closed",
        P,
        C,
        "property-removed",
        C,
        C,
    ),
    "a required property of a closed object": SchemaChange(
        "{type: object, additionalProperties: false}",
        "{type: object, additionalProperties: false, required: [a], properties: {a: {type: string}}}",
        "property-added-to-closed-required",
        C,
        C,
        "property-removed",
        C,
        C,
    ),
    "a property demanded": _narrows(
        _OPEN,
        "{type: object, required: [a], properties: {a: {type: string}}}",
        "property-became-required",
        "property-became-optional",
    ),
    "a name demanded that has no schema": _narrows(
        "{type: object}", "{type: object, required: [a]}", "property-became-required", "property-became-optional"
    ),
    "a property deep inside": _narrows(
        "{properties: {a: {items: {properties: {b: {type: string}}}}}}",
        "{properties: {a: {items: {properties: {b: {type: string, maxLength: 1}}}}}}",
        "max-length-lowered",
        "max-length-raised",
    ),
    "read-only": SchemaChange(
        _OPEN,
        "{type: object, properties: {a: {type: string, readOnly: true}}}",
        "read-only-added",
        C,
        N,
        "read-only-removed",
        P,
        N,
    ),
    "read-only and required": SchemaChange(
        "{type: object, required: [a], properties: {a: {type: string}}}",
        "{type: object, required: [a], properties: {a: {type: string, readOnly: true}}}",
        "read-only-added",
        C,
        N,
        "read-only-removed-required",
        C,
        N,
    ),
    "write-only": SchemaChange(
        _OPEN,
        "{type: object, properties: {a: {type: string, writeOnly: true}}}",
        "write-only-added",
        N,
        C,
        "write-only-removed",
        N,
        N,
    ),
    "write-only and required": SchemaChange(
        "{type: object, required: [a], properties: {a: {type: string}}}",
        "{type: object, required: [a], properties: {a: {type: string, writeOnly: true}}}",
        "write-only-added",
        N,
        C,
        "write-only-removed-required",
        N,
        P,
    ),
    "a default": SchemaChange(
        "{type: integer}", "{type: integer, default: 5}", "default-added", P, N, "default-removed", C, N
    ),
    "another default": SchemaChange(
        "{type: integer, default: 4}",
        "{type: integer, default: 5}",
        "default-changed",
        C,
        N,
        "default-changed",
        C,
        N,
    ),
    "deprecated": SchemaChange(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string, deprecated: true}}}",
        "deprecated",
        N,
        N,
        "undeprecated",
        N,
        N,
    ),
    "an era fewer": SchemaChange(
        "{type: object, properties: {a: {type: string, x-eras: ['2018', '2019']}}}",
        "{type: object, properties: {a: {type: string, x-eras: ['2018']}}}",
        "eras-dropped",
        N,
        C,
        "eras-added",
        N,
        P,
    ),
    "of one era": SchemaChange(
        _OPEN,
        "{type: object, properties: {a: {type: string, x-eras: ['2018']}}}",
        "eras-dropped",
        N,
        C,
        "eras-added",
        N,
        P,
    ),
    "a role of an error": SchemaChange(
        "{type: object, x-error: {message: a}}",
        "{type: object, x-error: {message: a, code: b}}",
        "error-role-added",
        N,
        N,
        "error-role-removed",
        N,
        C,
    ),
    "another property for a role": SchemaChange(
        "{type: object, x-error: {message: a}}",
        "{type: object, x-error: {message: b}}",
        "error-role-removed",
        N,
        C,
        "error-role-removed",
        N,
        C,
    ),
    "another error for a violation": SchemaChange(
        "{type: string, x-invalid: A}",
        "{type: string, x-invalid: B}",
        "invalid-error-changed",
        C,
        N,
        "invalid-error-changed",
        C,
        N,
    ),
    "a description": SchemaChange(
        "{type: string, description: A}",
        "{type: string, description: B}",
        "documentation-changed",
        D,
        D,
        "documentation-changed",
        D,
        D,
    ),
    "a title": SchemaChange(
        "{type: string}", "{type: string, title: B}", "documentation-changed", D, D, "documentation-changed", D, D
    ),
    "an example": SchemaChange(
        "{type: string, examples: [A]}",
        "{type: string, examples: [B]}",
        "documentation-changed",
        D,
        D,
        "documentation-changed",
        D,
        D,
    ),
    "a source": SchemaChange(
        "{type: string, x-source: emulator}",
        "{type: string, x-source: live-2026}",
        "documentation-changed",
        D,
        D,
        "documentation-changed",
        D,
        D,
    ),
}

_OPERATION = "paths /things/{thingId} post"
_ANSWER = f"{_OPERATION} responses 200"
_JSON = "content application/json"
_SCHEME = "components securitySchemes token"

OPERATIONS = {
    "an operation": OperationChange(
        "paths /more",
        None,
        "{get: {responses: {'200': {description: Fine.}}}}",
        "operation-added",
        N,
        "operation-removed",
        C,
    ),
    "a method": OperationChange(
        "paths /things/{thingId} get",
        None,
        "{operationId: getThing, responses: {'200': {description: Fine.}}}",
        "operation-added",
        N,
        "operation-removed",
        C,
    ),
    "another id": OperationChange(
        f"{_OPERATION} operationId", "createThing", "makeThing", "operation-id-changed", C, "operation-id-changed", C
    ),
    "no id": OperationChange(
        f"{_OPERATION} operationId", "createThing", None, "operation-id-changed", C, "operation-id-changed", C
    ),
    "deprecated": OperationChange(f"{_OPERATION} deprecated", None, "true", "deprecated", N, "undeprecated", N),
    "another summary": OperationChange(
        f"{_OPERATION} summary", None, "Make", "documentation-changed", D, "documentation-changed", D
    ),
    "another tag": OperationChange(
        f"{_OPERATION} tags", "[things]", "[stuff]", "documentation-changed", D, "documentation-changed", D
    ),
    "another text of an answer": OperationChange(
        f"{_ANSWER} description", "Fine.", "Good.", "documentation-changed", D, "documentation-changed", D
    ),
    "a further permission": OperationChange(
        f"{_OPERATION} x-permissions member", None, "write", "permissions-tightened", C, "permissions-loosened", P
    ),
    "another permission": OperationChange(
        f"{_OPERATION} x-permissions account", "write", "read", "permissions-tightened", C, "permissions-tightened", C
    ),
    "repeating it does no harm": OperationChange(
        f"{_OPERATION} x-idempotent", None, "true", "idempotency-gained", P, "idempotency-lost", C
    ),
    "an optional query parameter": OperationChange(
        f"{_OPERATION} parameters 1",
        None,
        "{name: q, in: query, schema: {type: string}}",
        "parameter-added",
        P,
        "parameter-removed",
        C,
    ),
    "a required query parameter": OperationChange(
        f"{_OPERATION} parameters 1",
        None,
        "{name: q, in: query, required: true, schema: {type: string}}",
        "parameter-added-required",
        C,
        "parameter-removed",
        C,
    ),
    "an optional header parameter": OperationChange(
        f"{_OPERATION} parameters 1",
        None,
        "{name: X-Q, in: header, schema: {type: string}}",
        "parameter-added",
        P,
        "parameter-removed",
        C,
    ),
    "a required cookie": OperationChange(
        f"{_OPERATION} parameters 1",
        None,
        "{name: q, in: cookie, required: true, schema: {type: string}}",
        "parameter-added-required",
        C,
        "parameter-removed",
        C,
    ),
    "a parameter demanded": OperationChange(
        f"{_OPERATION} parameters 0 required",
        None,
        "true",
        "parameter-became-required",
        C,
        "parameter-became-optional",
        P,
    ),
    "a parameter in another place": OperationChange(
        f"{_OPERATION} parameters 0 in", "query", "header", "parameter-moved", C, "parameter-moved", C
    ),
    "another style": OperationChange(
        f"{_OPERATION} parameters 0 explode", None, "false", "serialisation-changed", C, "serialisation-changed", C
    ),
    "a parameter by content": OperationChange(
        f"{_OPERATION} parameters 0",
        "{name: page, in: query, schema: {type: integer}}",
        "{name: page, in: query, content: {application/json: {schema: {type: integer}}}}",
        "serialisation-changed",
        C,
        "serialisation-changed",
        C,
    ),
    "a parameter deprecated": OperationChange(
        f"{_OPERATION} parameters 0 deprecated", None, "true", "deprecated", N, "undeprecated", N
    ),
    "a parameter's default": OperationChange(
        f"{_OPERATION} parameters 0 schema default", "1", "2", "default-changed", C, "default-changed", C
    ),
    "a parameter's maximum": OperationChange(
        f"{_OPERATION} parameters 0 schema maximum", None, "9", "maximum-lowered", C, "maximum-raised", P
    ),
    "a parameter's type": OperationChange(
        f"{_OPERATION} parameters 0 schema type", "integer", "string", "type-changed", C, "type-changed", C
    ),
    "a path parameter's pattern": OperationChange(
        "paths /things/{thingId} parameters 0 schema pattern", None, "^a", "pattern-added", C, "pattern-removed", P
    ),
    "another error for a parameter": OperationChange(
        f"{_OPERATION} parameters 0 x-invalid", None, "Bad", "invalid-error-changed", C, "invalid-error-changed", C
    ),
    "an optional request body": OperationChange(
        "paths /things get requestBody",
        None,
        "{content: {application/json: {schema: {type: object}}}}",
        "request-body-added",
        P,
        "request-body-removed",
        C,
    ),
    "a required request body": OperationChange(
        "paths /things get requestBody",
        None,
        "{required: true, content: {application/json: {schema: {type: object}}}}",
        "request-body-added-required",
        C,
        "request-body-removed",
        C,
    ),
    "a request body demanded": OperationChange(
        f"{_OPERATION} requestBody required",
        None,
        "true",
        "request-body-became-required",
        C,
        "request-body-became-optional",
        P,
    ),
    "a media type of the request": OperationChange(
        f"{_OPERATION} requestBody content text/csv",
        None,
        "{schema: {type: string}}",
        "media-type-added",
        P,
        "media-type-removed",
        C,
    ),
    "a media type of the answer": OperationChange(
        f"{_ANSWER} content text/csv", None, "{schema: {type: string}}", "media-type-added", N, "media-type-removed", C
    ),
    "a schema of the request": OperationChange(
        f"{_OPERATION} requestBody {_JSON} schema", None, "{type: object}", "schema-added", C, "schema-removed", P
    ),
    "a schema of the answer": OperationChange(
        f"paths /things get responses 200 {_JSON} schema",
        None,
        "{type: object}",
        "schema-added",
        P,
        "schema-removed",
        C,
    ),
    "an encoding": OperationChange(
        f"{_OPERATION} requestBody {_JSON} encoding",
        None,
        "{a: {contentType: image/png}}",
        "serialisation-changed",
        C,
        "serialisation-changed",
        C,
    ),
    "a success": OperationChange(
        f"{_OPERATION} responses 202", None, "{description: Later.}", "response-added", N, "response-removed", C
    ),
    "an error": OperationChange(
        f"{_OPERATION} responses 409",
        None,
        "{description: No.}",
        "error-response-added",
        N,
        "error-response-removed",
        N,
    ),
    "a default answer": OperationChange(
        f"{_OPERATION} responses default",
        None,
        "{description: No.}",
        "error-response-added",
        N,
        "error-response-removed",
        N,
    ),
    "the name of an error": OperationChange(
        f"{_OPERATION} responses 400 {_JSON} examples Worse",
        None,
        "{value: {message: Worse.}}",
        "error-added",
        N,
        "error-removed",
        N,
    ),
    "a header of the answer": OperationChange(
        f"{_ANSWER} headers X-Left", None, "{schema: {type: integer}}", "header-added", N, "header-removed", C
    ),
    "a header of the answer demanded": OperationChange(
        f"{_ANSWER} headers X-Rate required", None, "true", "header-became-required", P, "header-became-optional", C
    ),
    "a header's enum": OperationChange(
        f"{_ANSWER} headers X-Rate schema enum", None, "[1, 2]", "enum-added", P, "enum-removed", C
    ),
    "a header's type": OperationChange(
        f"{_ANSWER} headers X-Rate schema type", "integer", "string", "type-changed", C, "type-changed", C
    ),
    "credentials": OperationChange(
        "paths /things get security", None, "[{token: []}]", "security-tightened", C, "security-loosened", P
    ),
    "credentials for everything": OperationChange(
        "security", None, "[{token: []}]", "security-tightened", C, "security-loosened", P
    ),
    "two credentials at once": OperationChange(
        f"{_OPERATION} security",
        "[{token: []}]",
        "[{token: [], key: []}]",
        "security-tightened",
        C,
        "security-loosened",
        P,
    ),
    "one of two credentials": OperationChange(
        f"{_OPERATION} security",
        "[{token: []}, {key: []}]",
        "[{token: []}]",
        "security-tightened",
        C,
        "security-loosened",
        P,
    ),
    "other credentials": OperationChange(
        f"{_OPERATION} security", "[{token: []}]", "[{key: []}]", "security-tightened", C, "security-tightened", C
    ),
    "a further scope": OperationChange(
        f"{_OPERATION} security",
        "[{oauth: [read]}]",
        "[{oauth: [read, write]}]",
        "security-tightened",
        C,
        "security-loosened",
        P,
    ),
    "credentials not needed after all": OperationChange(
        f"{_OPERATION} security",
        "[{token: []}, {}]",
        "[{token: []}]",
        "security-tightened",
        C,
        "security-loosened",
        P,
    ),
    "another scheme": OperationChange(
        f"{_SCHEME} scheme", "bearer", "basic", "security-scheme-changed", C, "security-scheme-changed", C
    ),
    "another signature": OperationChange(
        f"{_SCHEME} x-signature", None, "{salt-bytes: 12}", "security-scheme-changed", C, "security-scheme-changed", C
    ),
    "another name of the header": OperationChange(
        f"{_SCHEME} x-aliases", None, "[Authentication]", "header-alias-added", P, "header-alias-removed", C
    ),
    "another text of a scheme": OperationChange(
        f"{_SCHEME} description", None, "A token.", "documentation-changed", D, "documentation-changed", D
    ),
    "a server": OperationChange(
        "servers 1", None, "{url: 'https://two.invalid'}", "server-added", N, "server-removed", C
    ),
    "another server": OperationChange(
        "servers 0 url", "https://one.invalid", "https://two.invalid", "server-changed", C, "server-changed", C
    ),
    "another version in the server": OperationChange(
        "servers 0 url", "https://one.invalid/v1", "https://one.invalid/v2", "server-changed", C, "server-changed", C
    ),
    "another server first": OperationChange(
        "servers",
        "[{url: 'https://a.invalid'}, {url: 'https://b.invalid'}]",
        "[{url: 'https://b.invalid'}, {url: 'https://a.invalid'}]",
        "server-default-changed",
        N,
        "server-default-changed",
        N,
    ),
    "another default of a server variable": OperationChange(
        "servers 0",
        "{url: 'https://{r}.invalid', variables: {r: {default: eu}}}",
        "{url: 'https://{r}.invalid', variables: {r: {default: us}}}",
        "server-changed",
        C,
        "server-changed",
        C,
    ),
    "a smaller limit": OperationChange(
        "x-limits body-bytes", "100", "50", "body-limit-lowered", C, "body-limit-raised", P
    ),
    "another error for any violation": OperationChange(
        "x-invalid", "Bad", "Worse", "invalid-error-changed", C, "invalid-error-changed", C
    ),
    "a fallback answer": OperationChange(
        "x-fallback-responses 405", None, "{description: No.}", "error-response-added", N, "error-response-removed", N
    ),
    "a webhook": OperationChange(
        "webhooks gone",
        None,
        "{post: {operationId: gone, responses: {'200': {description: Fine.}}}}",
        "webhook-added",
        N,
        "webhook-removed",
        C,
    ),
    "a property of a webhook": OperationChange(
        f"webhooks done post requestBody {_JSON} schema enum",
        "[A, B]",
        "[A]",
        "enum-values-removed",
        P,
        "enum-values-added",
        C,
    ),
    "a property of the answer to a webhook": OperationChange(
        f"webhooks done post responses 200 {_JSON} schema maxLength",
        None,
        "5",
        "max-length-lowered",
        C,
        "max-length-raised",
        P,
    ),
    "a property of a callback": OperationChange(
        f"{_OPERATION} callbacks done http://x post requestBody {_JSON} schema enum",
        "[A, B]",
        "[A]",
        "enum-values-removed",
        P,
        "enum-values-added",
        C,
    ),
}

# Two spellings of the same schema.
SCHEMA_REFACTORS = {
    "null in two spellings": ("{type: [string, 'null']}", "{oneOf: [{type: string}, {type: 'null'}]}"),
    "null by anyOf": ("{type: [string, 'null']}", "{anyOf: [{type: string}, {type: 'null'}]}"),
    "null first": ("{type: [string, 'null']}", "{oneOf: [{type: 'null'}, {type: string}]}"),
    "null of a reference": (
        "{oneOf: [{$ref: '#/components/schemas/Cat'}, {type: 'null'}]}",
        "{anyOf: [{type: 'null'}, {$ref: '#/components/schemas/Cat'}]}",
    ),
    "a list of one type": ("{type: string}", "{type: [string]}"),
    "types in another order": ("{type: [integer, string]}", "{type: [string, integer]}"),
    "a single allOf": ("{$ref: '#/components/schemas/Cat'}", "{allOf: [{$ref: '#/components/schemas/Cat'}]}"),
    "a single oneOf": ("{type: string}", "{oneOf: [{type: string}]}"),
    "an object taken apart": (
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}",
        "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, "
        "{type: object, properties: {b: {type: integer}}}]}",
    ),
    "a component written out": (
        "{$ref: '#/components/schemas/Cat'}",
        "{type: object, properties: {meow: {type: string}}}",
    ),
    "a component by another name": ("{$ref: '#/components/schemas/Cat'}", "{$ref: '#/components/schemas/Tiger'}"),
    "a reference to a reference": ("{$ref: '#/components/schemas/Cat'}", "{$ref: '#/components/schemas/Alias'}"),
    "a constant for a list of one": ("{type: string, enum: [A]}", "{type: string, const: A}"),
    "values in another order": ("{enum: [A, B]}", "{enum: [B, A]}"),
    "the type that values imply": ("{enum: [A, B]}", "{type: string, enum: [A, B]}"),
    "the type that properties imply": ("{properties: {a: {}}}", "{type: object, properties: {a: {}}}"),
    "the type that items imply": ("{items: {type: string}}", "{type: array, items: {type: string}}"),
    "properties in another order": (
        "{type: object, properties: {a: {}, b: {}}}",
        "{type: object, properties: {b: {}, a: {}}}",
    ),
    "required in another order": (
        "{type: object, required: [a, b], properties: {a: {}, b: {}}}",
        "{type: object, required: [b, a], properties: {a: {}, b: {}}}",
    ),
    "nothing required": ("{type: object}", "{type: object, required: []}"),
    "open as it was": ("{type: object}", "{type: object, additionalProperties: true}"),
    "open by an empty schema": ("{type: object}", "{type: object, additionalProperties: {}}"),
    "a least length of none": ("{type: string}", "{type: string, minLength: 0}"),
    "no least number of items": ("{type: array}", "{type: array, minItems: 0}"),
    "items that may repeat": ("{type: array}", "{type: array, uniqueItems: false}"),
    "not deprecated": ("{type: string}", "{type: string, deprecated: false}"),
    "not read-only": ("{type: string}", "{type: string, readOnly: false}"),
    "a bound of integers": ("{type: integer, minimum: 1}", "{type: integer, exclusiveMinimum: 0}"),
    "an upper bound of integers": ("{type: integer, maximum: 9}", "{type: integer, exclusiveMaximum: 10}"),
    "a bound as a fraction": ("{type: number, minimum: 1}", "{type: number, minimum: 1.0}"),
    "alternatives in another order": (f"{{oneOf: [{_CAT}, {_DOG}]}}", f"{{oneOf: [{_DOG}, {_CAT}]}}"),
    "a mapping that says what is so": (
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind}}}}",
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: "
        "{Cat: '#/components/schemas/Cat', Dog: Dog}}}",
    ),
    "a boolean schema": ("{}", "true"),
}

# Steps, before and after: the same operation in other words.
OPERATION_REFACTORS = {
    "a parameter hoisted to its path": (
        "paths /things",
        "{get: {parameters: [{name: q, in: query, schema: {type: string}}], responses: {'200': {description: Fine.}}}}",
        "{parameters: [{name: q, in: query, schema: {type: string}}], get: {responses: {'200': {description: Fine.}}}}",
    ),
    "a parameter made a component": (
        f"{_OPERATION} parameters 0",
        "{name: limit, in: query, schema: {type: integer}}",
        "{$ref: '#/components/parameters/Limit'}",
    ),
    "an answer made a component": (
        f"{_OPERATION} responses 404",
        "{description: Nothing there.}",
        "{$ref: '#/components/responses/NotFound'}",
    ),
    "a header in another case": (
        f"{_OPERATION} parameters 0",
        "{name: X-Thing, in: header, schema: {type: string}}",
        "{name: x-thing, in: header, schema: {type: string}}",
    ),
    "a style that is the default": (f"{_OPERATION} parameters 0 style", None, "form"),
    "not required": (f"{_OPERATION} requestBody required", None, "false"),
    "an operation not deprecated": (f"{_OPERATION} deprecated", None, "false"),
    "a header parameter that is ignored": (
        f"{_OPERATION} parameters 1",
        None,
        "{name: Content-Type, in: header, schema: {type: string}}",
    ),
    "credentials from the root": (
        "",
        "{security: [{token: []}], paths: {/a: {get: {responses: {}}}}}",
        "{paths: {/a: {get: {responses: {}, security: [{token: []}]}}}}",
    ),
    "credentials in another order": (f"{_OPERATION} security", "[{token: []}, {key: []}]", "[{key: []}, {token: []}]"),
    "a server with a slash": ("servers 0 url", "https://one.invalid", "https://one.invalid/"),
    "a component that nobody uses": ("components schemas Unused", None, "{type: string}"),
    "another version of the contract": ("info version", "1.0.0", "2.0.0"),
    "a path parameter by another name": (
        "paths",
        "{'/a/{b}': {get: {parameters: [{name: b, in: path, required: true, schema: {type: string}}], responses: {}}}}",
        "{'/a/{c}': {get: {parameters: [{name: c, in: path, required: true, schema: {type: string}}], responses: {}}}}",
    ),
}

_THINGS = """
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
servers:
  - url: https://one.invalid
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200': {description: Fine., content: {application/json: {}}}
  /things/{thingId}:
    parameters:
      - {name: thingId, in: path, required: true, schema: {type: string}}
    post:
      operationId: createThing
      tags: [things]
      x-permissions: {account: write}
      parameters:
        - {name: page, in: query, schema: {type: integer, default: 1}}
      requestBody:
        content: {application/json: {}}
      responses:
        '200':
          description: Fine.
          headers: {X-Rate: {schema: {type: integer}}}
          content: {application/json: {}}
        '400':
          description: No.
          content:
            application/json:
              schema: {type: object, properties: {message: {type: string}}, x-error: {message: message}}
              examples: {Bad: {value: {message: Bad.}}}
        '404': {description: Nothing there.}
      security: [{token: []}]
      callbacks:
        done:
          http://x:
            post:
              requestBody: {content: {application/json: {schema: {type: string, enum: [A, B]}}}}
              responses: {'200': {description: Fine.}}
webhooks:
  done:
    post:
      operationId: done
      requestBody: {content: {application/json: {schema: {type: string, enum: [A, B]}}}}
      responses: {'200': {description: Fine., content: {application/json: {schema: {type: string}}}}}
components:
  parameters:
    Limit: {name: limit, in: query, schema: {type: integer}}
  responses:
    NotFound: {description: Nothing there.}
  schemas:
    Cat: {type: object, properties: {meow: {type: string}}}
    Tiger: {type: object, properties: {meow: {type: string}}}
    Dog: {type: object, properties: {bark: {type: string}}}
    Alias: {$ref: '#/components/schemas/Cat'}
  securitySchemes:
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
    oauth: {type: oauth2, flows: {}}
x-invalid: Bad
x-limits: {body-bytes: 100}
x-fallback-responses:
  '404': {description: No such path.}
"""


def schema_of(text: str) -> Any:
    """The YAML of a case as data."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - it is the safe one


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATA = schema_of(_THINGS)


def document(data: Any) -> Document:
    return read(json.dumps(data), Path("openapi/things.yaml"))


def things() -> Any:
    return copy.deepcopy(_DATA)


def with_schema(schema: str, direction: str) -> Document:
    """The contract with a schema in the request body or in an answer of `createThing`."""
    data = things()
    operation = data["paths"]["/things/{thingId}"]["post"]
    holder = operation["requestBody"] if direction == "request" else operation["responses"]["200"]
    holder["content"]["application/json"] = {"schema": schema_of(schema)}
    return document(data)


def with_value(at: str, value: str | None) -> Document:
    """The contract with a value at some steps, or without one."""
    data = things()
    if not at:
        return document(data | schema_of(value or "{}"))
    *steps, last = at.split(" ")
    holder = data
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
    if isinstance(holder, list):
        holder[int(last) :] = [] if value is None else [schema_of(value)]
    elif value is None:
        holder.pop(last, None)
    else:
        holder[last] = schema_of(value)
    return document(data)
