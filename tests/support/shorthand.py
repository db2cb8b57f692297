"""Writes what a contract demands on a few short lines, so that a test can compare all of it with a table.

A keyword that this module does not know is an error: nothing in a contract may escape the comparison.

    integer 0..99999 = 55       bounds and default
    number over 0 to 1          exclusiveMinimum
    [string] at most 9          maxItems
    object by /^a$/ of string   propertyNames and additionalProperties
    string length 0..15 /^a$/   length and pattern
    string A|B                  enum
    string|null date-time       either type; format
    [string]                    array
    SenderId or null            oneOf; a capital names a schema
    ... @2026                   wire eras that carry it
    ... !InvalidPhoneNumber     the error that a violation gets
"""

from collections.abc import Iterator
from typing import Any

from tests.support.documents import Document, operations, resolve

_ANNOTATIONS = {"description", "summary", "title", "examples", "x-source", "x-error"}
_OBJECT = {"type", "properties", "required", "additionalProperties", "minProperties"}


def schemas(document: Document) -> dict[str, Any]:
    """Every component schema: a line, or for an object a line per property, `?` behind the optional ones."""
    return {name: _component(schema) for name, schema in document["components"]["schemas"].items()}


def calls(document: Document) -> dict[str, list[str]]:
    """Every operation by operationId: its request, and a line per documented answer."""
    return {
        operation["operationId"]: [
            f"{method} {path}",
            f"security: {' or '.join(', '.join(scheme) or 'none' for scheme in operation['security']) or 'none'}",
            *(_parameter(resolve(document, parameter)) for parameter in operation.get("parameters", [])),
            *_body(document, operation),
            *(_answer(document, status, response) for status, response in operation["responses"].items()),
        ]
        for method, path, operation in operations(document)
    }


def fallbacks(document: Document) -> list[str]:
    """A line per answer to a request that no operation takes."""
    return [_answer(document, status, response) for status, response in document["x-fallback-responses"].items()]


def sources(node: Any) -> list[str]:
    """The words of an `x-source`, without their free text."""
    texts = node["x-source"]
    return [text.partition(":")[0] for text in ([texts] if isinstance(texts, str) else texts)]


def provenance(document: Document) -> dict[str, str]:
    """Whatever says where it comes from, but for answers: `CreatePhone.number`, an example by its own name."""
    return {name: ", ".join(sources(node)) for name, node in _traced(document) if "x-source" in node}


def _traced(document: Document) -> Iterator[tuple[str, Document]]:
    for kind in ("parameters", "schemas", "examples", "securitySchemes"):
        for name, node in document["components"].get(kind, {}).items():
            yield name, node
            for prop, schema in node.get("properties", {}).items():
                yield f"{name}.{prop}", schema
    for _, _, operation in operations(document):
        for parameter in operation.get("parameters", []):
            if "$ref" not in parameter:
                yield f"{operation['operationId']} {parameter['name']}", parameter
        for name, example in _examples(document, operation):
            yield f"{operation['operationId']} {name}", example
    yield "x-limits", document["x-limits"]


def _examples(document: Document, operation: Document) -> Iterator[tuple[str, Document]]:
    for part in (operation.get("requestBody", {}), *operation["responses"].values()):
        for media in resolve(document, part).get("content", {}).values():
            yield from ((name, example) for name, example in media["examples"].items() if "$ref" not in example)


def line(schema: Document) -> str:
    """One schema, not an object with properties, on one line."""
    words = []
    rest = {key: value for key, value in schema.items() if key not in _ANNOTATIONS}
    if "$ref" in rest:
        words.append(rest.pop("$ref").rpartition("/")[2])
    if "oneOf" in rest:
        words.append(" or ".join(line(branch) for branch in rest.pop("oneOf")))
    kind = rest.pop("type", None)
    if kind == "array":
        words.append(f"[{line(rest.pop('items'))}]")
    elif kind is not None:
        words.append(kind if isinstance(kind, str) else "|".join(kind))
    words += [str(rest.pop(key)) for key in ("format", "const") if key in rest]
    if "enum" in rest:
        words.append("|".join(rest.pop("enum")))
    if "exclusiveMinimum" in rest:
        words.append(f"over {rest.pop('exclusiveMinimum')} to {rest.pop('maximum')}")
    if rest.keys() & {"minimum", "maximum"}:
        words.append(f"{rest.pop('minimum', '')}..{rest.pop('maximum', '')}")
    if "maxItems" in rest:
        words.append(f"at most {rest.pop('maxItems')}")
    if rest.keys() & {"minLength", "maxLength"}:
        words.append(f"length {rest.pop('minLength', 0)}..{rest.pop('maxLength', '')}")
    if "pattern" in rest:
        words.append(f"/{rest.pop('pattern')}/")
    if "propertyNames" in rest:
        words.append(f"by {line(rest.pop('propertyNames'))}")
    if "additionalProperties" in rest:
        words.append(f"of {line(rest.pop('additionalProperties'))}")
    if "default" in rest:
        words.append(f"= {rest.pop('default')}")
    if "x-eras" in rest:
        words.append(f"@{','.join(rest.pop('x-eras'))}")
    if "x-invalid" in rest:
        words.append(f"!{rest.pop('x-invalid')}")
    assert rest == {}, f"add these to the shorthand: {rest}"
    return " ".join(words)


def _component(schema: Document) -> Any:
    if schema.get("type") != "object":
        return line(schema)
    unknown = schema.keys() - _ANNOTATIONS - _OBJECT
    assert unknown == set(), f"add these to the shorthand: {unknown}"
    required = schema.get("required", [])
    properties = schema.get("properties", {})
    lines = {name if name in required else f"{name}?": line(prop) for name, prop in properties.items()}
    others = schema.get("additionalProperties", True)
    if others is not True:
        lines["*"] = line(others) if others else "refused"
    if "minProperties" in schema:
        lines["at least"] = str(schema["minProperties"])
    if "x-error" in schema:
        lines["x-error"] = ", ".join(f"{role} {name}" for role, name in schema["x-error"].items())
    return lines


def _parameter(parameter: Document) -> str:
    mark = "" if parameter["required"] else "?"
    invalid = f" !{parameter['x-invalid']}" if "x-invalid" in parameter else ""
    return f"{parameter['in']} {parameter['name']}{mark}: {line(parameter['schema'])}{invalid}"


def _body(document: Document, operation: Document) -> list[str]:
    if "requestBody" not in operation:
        return []
    body = resolve(document, operation["requestBody"])
    return [f"body{'' if body.get('required') else '?'}: {_content(body)}"]


def _answer(document: Document, status: str, response: Any) -> str:
    response = resolve(document, response)
    parts = [f"{status} ({', '.join(sources(response))})"]
    if "content" in response:
        parts.append(_content(response))
        if status >= "400":
            parts += response["content"]["application/json"]["examples"]
    for name, header in response.get("headers", {}).items():
        assert header["required"] is True
        parts.append(f"{name}: {line(header['schema'])}")
    return "  ".join(parts)


def _content(node: Document) -> str:
    ((media_type, media),) = node["content"].items()
    assert media_type == "application/json"
    return line(media["schema"])
