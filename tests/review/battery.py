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
    "no null around a component": _narrows(
        "{anyOf: [{$ref: '#/components/schemas/Cat'}, {type: 'null'}]}",
        "{anyOf: [{$ref: '#/components/schemas/Cat'}]}",
        "null-refused",
        "null-allowed",
    ),
    "the alternative that is most alike": _narrows(
        "{anyOf: [{type: string, format: date}, {type: string, format: date-time}]}",
        "{type: string, format: date-time}",
        "branch-removed",
        "branch-added",
    ),
    "a bound that floats can not hold": _narrows(
        "{type: integer, maximum: 9007199254740993}",
        "{type: integer, maximum: 9007199254740992}",
        "maximum-lowered",
        "maximum-raised",
    ),
    "written as an attribute": _either(
        "{type: string}", "{type: string, xml: {attribute: true}}", "serialisation-changed"
    ),
    "nothing at all": _narrows("{type: string}", "false", "type-narrowed", "type-widened"),
    "a truth value for a number": _either("{const: 1}", "{const: true}", "type-changed"),
    "a default that is a truth value": SchemaChange(
        "{default: 1}", "{default: true}", "default-changed", C, N, "default-changed", C, N
    ),
    "a coarser step of decimals": _narrows(
        "{type: number, multipleOf: 0.1}",
        "{type: number, multipleOf: 0.3}",
        "multiple-of-tightened",
        "multiple-of-loosened",
    ),
    "a type of the alternatives fewer": _narrows(
        "{oneOf: [{type: string}, {type: integer}, {type: boolean}]}",
        "{oneOf: [{type: string}, {type: integer}]}",
        "type-narrowed",
        "type-widened",
    ),
    "an alternative of another type fewer": _narrows(
        f"{{oneOf: [{_CAT}, {_DOG}, {{type: array, items: {_BIRD}}}]}}",
        f"{{oneOf: [{_CAT}, {_DOG}]}}",
        "branch-removed",
        "branch-added",
    ),
    "alternatives for a whole object": _narrows(
        "{type: object, properties: {a: {}, b: {}}}",
        "{type: object, properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}",
        "constraint-added",
        "constraint-removed",
    ),
    "more that does not fit": _narrows(
        "{type: string, not: {enum: [A]}}",
        "{type: string, not: {enum: [A, B]}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "one of two that do not fit": _narrows(
        "{allOf: [{not: {const: 1}}]}",
        "{allOf: [{not: {const: 2}}, {not: {const: 1}}]}",
        "constraint-added",
        "constraint-removed",
    ),
    "names of properties": _narrows(
        "{type: object}", "{type: object, propertyNames: {pattern: ^a}}", "constraint-added", "constraint-removed"
    ),
    "shorter names of properties": _narrows(
        "{type: object, propertyNames: {maxLength: 9}}",
        "{type: object, propertyNames: {maxLength: 5}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "a condition": _narrows(
        "{type: object}",
        "{type: object, if: {required: [a]}, then: {required: [b]}}",
        "constraint-added",
        "constraint-removed",
    ),
    "a stricter consequence": _narrows(
        "{type: object, if: {required: [a]}, then: {maxProperties: 3}}",
        "{type: object, if: {required: [a]}, then: {maxProperties: 2}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "a further consequence": _narrows(
        "{type: object, if: {required: [a]}, then: {required: [b]}}",
        "{type: object, if: {required: [a]}, then: {required: [b]}, else: {required: [c]}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "another condition": _either(
        "{type: object, if: {required: [a]}, then: {required: [b]}}",
        "{type: object, if: {required: [c]}, then: {required: [b]}}",
        "constraint-changed",
    ),
    "a further dependency": _narrows(
        "{type: object, dependentRequired: {a: [b]}}",
        "{type: object, dependentRequired: {a: [b, c]}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "another dependency": _either(
        "{type: object, dependentRequired: {a: [b]}}",
        "{type: object, dependentRequired: {a: [c]}}",
        "constraint-changed",
    ),
    "a schema by a property": _narrows(
        "{type: object, dependentSchemas: {a: {maxProperties: 3}}}",
        "{type: object, dependentSchemas: {a: {maxProperties: 2}}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "an item that must be there": _narrows(
        "{type: array}", "{type: array, contains: {const: A}}", "constraint-added", "constraint-removed"
    ),
    "fewer that may be the item": _narrows(
        "{type: array, contains: {enum: [A, B]}}",
        "{type: array, contains: {enum: [A]}}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "more items that must be there": _narrows(
        "{type: array, contains: {const: A}}",
        "{type: array, contains: {const: A}, minContains: 2}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "more that count as too many": _narrows(
        "{type: array, contains: {enum: [A]}, minContains: 0, maxContains: 1}",
        "{type: array, contains: {enum: [A, B]}, minContains: 0, maxContains: 1}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "items of a tuple": _narrows(
        "{type: array}",
        "{type: array, prefixItems: [{type: string}, {type: integer}]}",
        "constraint-added",
        "constraint-removed",
    ),
    "an item of a closed tuple fewer": _narrows(
        "{type: array, prefixItems: [{type: string}, {type: integer}], items: false}",
        "{type: array, prefixItems: [{type: string}], items: false}",
        "type-narrowed",
        "type-widened",
    ),
    "closed by what is left over": _narrows(
        _OPEN,
        _OPEN.replace("}}}", "}}, unevaluatedProperties: false}"),
        "additional-properties-closed",
        "additional-properties-opened",
    ),
    "a pattern of a closed object fewer": _narrows(
        "{type: object, patternProperties: {^x: {type: string}}, additionalProperties: false}",
        "{type: object, additionalProperties: false}",
        "constraint-tightened",
        "constraint-loosened",
    ),
    "an alternative by another name, which tells it apart": _either(
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind}}}}",
        f"{{{_REFERENCES.replace('Cat', 'Tiger')}, discriminator: {{propertyName: kind}}}}",
        "discriminator-mapping-changed",
    ),
    "another value of the discriminator": _either(
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: {{cat: Cat, dog: Dog}}}}}}",
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: {{tom: Cat, dog: Dog}}}}}}",
        "discriminator-mapping-changed",
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
        f"{_OPERATION} parameters 0 style",
        None,
        "pipeDelimited",
        "serialisation-changed",
        C,
        "serialisation-changed",
        C,
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
        f"{_OPERATION} requestBody content",
        "{multipart/form-data: {}}",
        "{multipart/form-data: {encoding: {a: {contentType: image/png}}}}",
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
    "another path": OperationChange(
        "paths",
        "{/a: {get: {operationId: a, responses: {}}}}",
        "{/a/: {get: {operationId: a, responses: {}}}}",
        "operation-moved",
        C,
        "operation-moved",
        C,
    ),
    "another path with a parameter more": OperationChange(
        "paths",
        "{'/a/{b}': {get: {operationId: a, parameters: [{name: b, in: path, required: true, schema: {type: integer}}], "
        "responses: {}}}}",
        "{'/{c}/a/{b}': {get: {operationId: a, parameters: [{name: c, in: path, required: true, schema: "
        "{type: string}}, {name: b, in: path, required: true, schema: {type: integer}}], responses: {}}}}",
        "operation-moved",
        C,
        "operation-moved",
        C,
    ),
    "a parameter without a value": OperationChange(
        f"{_OPERATION} parameters 0 allowEmptyValue", None, "true", "constraint-removed", P, "constraint-added", C
    ),
    "a range of media types of the request": OperationChange(
        f"{_OPERATION} requestBody content",
        "{application/json: {}}",
        "{application/*: {}}",
        "media-type-added",
        P,
        "media-type-removed",
        C,
    ),
    "one media type of a range of the answer": OperationChange(
        f"{_ANSWER} content", "{'*/*': {}}", "{application/json: {}}", "media-type-added", N, "media-type-removed", C
    ),
    "an error in a range": OperationChange(
        f"{_OPERATION} responses",
        "{'404': {description: No.}}",
        "{4XX: {description: No.}}",
        "error-response-added",
        N,
        "error-response-added",
        N,
    ),
    "another way to the credentials": OperationChange(
        "",
        "{security: [{oauth: []}], paths: {/a: {get: {responses: {}}}}, components: {securitySchemes: {oauth: "
        "{type: oauth2, flows: {implicit: {authorizationUrl: 'https://a.invalid', scopes: {}}}}}}}",
        "{security: [{oauth: []}], paths: {/a: {get: {responses: {}}}}, components: {securitySchemes: {oauth: "
        "{type: oauth2, flows: {implicit: {authorizationUrl: 'https://a.invalid', scopes: {}}, "
        "password: {tokenUrl: 'https://a.invalid', scopes: {}}}}}}}",
        "security-loosened",
        P,
        "security-scheme-changed",
        C,
    ),
    "a further value of a server variable": OperationChange(
        "servers 0",
        "{url: 'https://{r}.invalid', variables: {r: {default: eu, enum: [eu]}}}",
        "{url: 'https://{r}.invalid', variables: {r: {default: eu, enum: [eu, us]}}}",
        "server-added",
        N,
        "server-removed",
        C,
    ),
    "a body that a webhook always has": OperationChange(
        "webhooks done post requestBody required",
        None,
        "true",
        "request-body-became-required",
        P,
        "request-body-became-optional",
        C,
    ),
    "a header that a webhook always has": OperationChange(
        "webhooks done post parameters",
        "[{name: X-Sign, in: header, schema: {type: string}}]",
        "[{name: X-Sign, in: header, required: true, schema: {type: string}}]",
        "parameter-became-required",
        P,
        "parameter-became-optional",
        C,
    ),
    "another answer to a webhook": OperationChange(
        "webhooks done post responses 410",
        None,
        "{description: No more.}",
        "error-response-added",
        P,
        "error-response-removed",
        C,
    ),
    "a header that the answer to a webhook always has": OperationChange(
        "webhooks done post responses 200 headers",
        "{X-Seen: {schema: {type: string}}}",
        "{X-Seen: {required: true, schema: {type: string}}}",
        "header-became-required",
        C,
        "header-became-optional",
        P,
    ),
    "a header of a callback": OperationChange(
        f"{_OPERATION} callbacks done http://x post parameters",
        None,
        "[{name: X-Sign, in: header, required: true, schema: {type: string}}]",
        "parameter-added-required",
        P,
        "parameter-removed",
        C,
    ),
    "another URL of a callback": OperationChange(
        f"{_OPERATION} callbacks done",
        "{'http://x': {post: {responses: {}}}}",
        "{'http://y': {post: {responses: {}}}}",
        "operation-moved",
        C,
        "operation-moved",
        C,
    ),
    "a further URL of a callback": OperationChange(
        f"{_OPERATION} callbacks done http://y",
        None,
        "{post: {responses: {}}}",
        "webhook-added",
        N,
        "webhook-removed",
        C,
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
    "a boolean schema that nothing fits": ("false", "{not: {}}"),
    "number and integer": ("{type: number}", "{type: [integer, number]}"),
    "every type": ("{}", "{type: [string, number, boolean, object, array, 'null']}"),
    "null as a constant": ("{type: 'null'}", "{const: null}"),
    "null among three": (
        "{type: [string, integer, 'null']}",
        "{anyOf: [{type: string}, {type: integer}, {type: 'null'}]}",
    ),
    "null inside": (
        "{anyOf: [{anyOf: [{type: string}, {type: 'null'}]}, {type: integer}]}",
        "{type: [string, integer, 'null']}",
    ),
    "types as alternatives": ("{type: [string, integer]}", "{oneOf: [{type: string}, {type: integer}]}"),
    "values as alternatives": (
        "{type: string, enum: [A, B, C]}",
        "{type: string, oneOf: [{const: A}, {enum: [C, B]}]}",
    ),
    "values that a type has anyway": ("{type: string}", "{anyOf: [{type: string, enum: [A]}, {type: string}]}"),
    "both truth values": ("{type: boolean}", "{type: boolean, enum: [true, false]}"),
    "a number as a fraction": ("{enum: [1, 2], title: A}", "{enum: [1.0, 2.0], title: A}"),
    "alternatives inside of alternatives": (
        f"{{anyOf: [{{anyOf: [{_CAT}, {_DOG}]}}, {_BIRD}]}}",
        f"{{anyOf: [{_CAT}, {_DOG}, {_BIRD}]}}",
    ),
    "the same alternative twice": (f"{{anyOf: [{_CAT}, {_CAT}]}}", _CAT),
    "an alternative that all fits": ("{anyOf: [{type: string}, {}]}", "{}"),
    "a bound that integers can not meet": ("{type: integer, maximum: 9}", "{type: integer, exclusiveMaximum: 9.5}"),
    "a bound of another type": ("{type: integer}", "{type: integer, maxLength: 5}"),
    "a step that integers have anyway": ("{type: integer}", "{type: integer, multipleOf: 1}"),
    "two steps": ("{type: integer, multipleOf: 6}", "{allOf: [{type: integer, multipleOf: 2}, {multipleOf: 3}]}"),
    "as many properties as are required": (
        "{type: object, required: [a], properties: {a: {}}}",
        "{type: object, required: [a], properties: {a: {}}, minProperties: 1}",
    ),
    "closed by a schema that nothing fits": (_CLOSED, _CLOSED.replace("false", "{not: {}}")),
    "closed by what is left over": (_CLOSED, _CLOSED.replace("additional", "unevaluated")),
    "names that all fit": ("{type: object}", "{type: object, propertyNames: true}"),
    "no dependency": ("{type: object}", "{type: object, dependentRequired: {a: []}}"),
    "a dependency in another order": (
        "{type: object, dependentRequired: {a: [b, c]}}",
        "{type: object, dependentRequired: {a: [c, b]}}",
    ),
    "a condition without consequence": ("{type: object}", "{type: object, if: {required: [a]}}"),
    "a consequence without condition": ("{type: object}", "{type: object, then: {required: [a]}}"),
    "what does not fit, in another order": (
        "{type: string, not: {enum: [A, B]}}",
        "{type: string, not: {enum: [B, A]}}",
    ),
    "a constant that does not fit": ("{type: string, not: {const: A}}", "{type: string, not: {enum: [A]}}"),
    "items that all fit": ("{type: array}", "{type: array, items: true}"),
    "at least one item": (
        "{type: array, contains: {const: A}}",
        "{type: array, contains: {const: A}, minContains: 1}",
    ),
    "as many items as there may be": ("{type: array}", "{type: array, contains: {const: A}, minContains: 0}"),
    "a tuple that goes on as it did": (
        "{type: array, prefixItems: [{type: string}], items: {type: string}}",
        "{type: array, prefixItems: [{type: string}, {type: string}], items: {type: string}}",
    ),
    "a file in two spellings": (
        "{type: string, format: binary}",
        "{type: string, contentMediaType: application/octet-stream}",
    ),
    "bytes in two spellings": ("{type: string, format: byte}", "{type: string, contentEncoding: base64}"),
    "a reference with an escape": (
        "{$ref: '#/components/schemas/Cat'}",
        "{$ref: '#/components/schemas/%43at'}",
    ),
    "a mapped component by another name": (
        f"{{{_REFERENCES}, discriminator: {{propertyName: kind, mapping: {{cat: Cat, dog: Dog}}}}}}",
        f"{{{_REFERENCES.replace('Cat', 'Tiger')}, discriminator: "
        "{propertyName: kind, mapping: {cat: Tiger, dog: Dog}}}",
    ),
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
    "a path made a component": (
        "paths",
        "{/a: {get: {responses: {'404': {$ref: '#/components/responses/NotFound'}}}}}",
        "{/a: {$ref: '#/components/pathItems/Found'}}",
    ),
    "a callback made a component": (
        f"{_OPERATION} callbacks done",
        "{'http://x': {get: {responses: {}}}}",
        "{$ref: '#/components/callbacks/Done'}",
    ),
    "a range of statuses in small letters": (
        f"{_OPERATION} responses",
        "{4XX: {description: No.}}",
        "{4xx: {description: No.}}",
    ),
    "an encoding that JSON has anyway": (
        f"{_OPERATION} requestBody content",
        "{application/json: {schema: {type: object}}}",
        "{'Application/JSON; charset=UTF-8': {schema: {type: object}}}",
    ),
    "no credentials in two spellings": ("security", None, "[]"),
    "a host in another case": ("servers 0 url", "https://one.invalid/A", "HTTPS://One.invalid/A"),
    "a port that is the default": ("servers 0 url", "https://one.invalid/A", "https://one.invalid:443/A"),
    "a server variable by another name": (
        "servers 0",
        "{url: 'https://{r}.invalid', variables: {r: {default: eu}}}",
        "{url: 'https://{s}.invalid', variables: {s: {default: eu}}}",
    ),
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
  pathItems:
    Found: {get: {responses: {'404': {$ref: '#/components/responses/NotFound'}}}}
  callbacks:
    Done: {'http://x': {get: {responses: {}}}}
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
