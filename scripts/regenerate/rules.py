"""The house rules that Redocly can't express. A rule takes a contract and yields the problems it finds."""

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import yaml

from scripts.contract import Contract, Pointer, pointer_of
from scripts.problem import Failed, Problem
from scripts.regenerate import grammar, patterns
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.errors import REFUSED

ERAS = ("2018", "2019", "2026")
ROLES = ("code", "message", "field")
OPERATION_KEYS = ("operationId", "summary", "description", "tags", "parameters", "requestBody", "responses", "security")
CLIENT_METHODS = (
    *(
        "aclose",
        "base_url",
        "close",
        "from_credentials",
        "from_env",
        "get_async_httpx_client",
        "get_httpx_client",
        "request",
    ),
    *("raise_on_unexpected_status", "type_checking", "with_options", "with_raw_response"),
)
CONSTRAINTS = frozenset(
    (
        *("enum", "const", "default", "format", "pattern", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    )
)

# What stands under these is data, not contract.
DATA = frozenset(("const", "default", "enum", "example", "value", "x-signature"))

# Scalars that YAML 1.1, YAML 1.2 and JSON read alike.
_SAME_EVERYWHERE = re.compile(r"null|true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_YAML_1_1 = yaml.resolver.Resolver()
_NUMBER_SOMEWHERE = re.compile(r"[-+]?(0o[0-7]+|0x[0-9a-fA-F]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)")


def duplicate_keys(contract: Contract) -> Iterator[Problem]:
    """A mapping has each key once; YAML readers silently keep the last."""
    for twin in contract.written.twins:
        what = f"`{twin.key}` stands here and in line {twin.first}"
        yield Problem(contract.path, twin.line, "duplicate-key", what, "keep one of the two")


def unquoted_scalars(contract: Contract) -> Iterator[Problem]:
    """A scalar is read alike by every YAML reader: 01000000000 is a number to some and `no` is false to others."""
    for scalar in contract.written.plain:
        if _is_text(scalar.text) and not _NUMBER_SOMEWHERE.fullmatch(scalar.text):
            continue
        if not _SAME_EVERYWHERE.fullmatch(scalar.text):
            what = f"readers of YAML disagree about what `{scalar.text}` is"
            remedy = f"quote it, '{scalar.text}', if it is text"
            yield Problem(contract.path, scalar.line, "unquoted-scalar", what, remedy)


def text_keys(contract: Contract) -> Iterator[Problem]:
    """Every key is text; the generator can't read a status that is a number."""
    for key in contract.written.plain:
        if key.is_key and not _is_text(key.text):
            what = f"the key {key.text} is no text"
            yield Problem(contract.path, key.line, "text-key", what, f"quote it, '{key.text}'")


def _is_text(plain: str) -> bool:
    """Whether a scalar is text to readers of YAML 1.1, too."""
    tag = _YAML_1_1.resolve(yaml.ScalarNode, plain, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == "tag:yaml.org,2002:str")


def endless_patterns(contract: Contract) -> Iterator[Problem]:
    """A regular expression is read alike by Python and by ECMA 262, and is soon done; Redocly would try it, too."""
    for pointer, part in contract.walk(skip=DATA):
        if pointer and pointer[-1] == "pattern" and isinstance(part, str) and (fault := patterns.problem(part)):
            yield contract.problem(pointer, "pattern", *fault)


def forms_of_words(contract: Contract) -> Iterator[Problem]:
    """A word of our own is a text, a list or a mapping, as whoever reads it takes for granted."""
    for pointer, part in contract.walk(skip=DATA - {"x-signature"}):
        if pointer and pointer[-1] in grammar.FORMS and pointer[-2:-1] != ("properties",):
            for error in jsonschema_rs.Draft202012Validator(grammar.FORMS[str(pointer[-1])]).iter_errors(part):
                what = f"`{pointer[-1]}` is not as it should be: {error.message}"
                remedy = "write it as openapi/README.md shows"
                yield contract.problem((*pointer, *error.instance_path), "extension", what, remedy)


def version(contract: Contract) -> Iterator[Problem]:
    """A contract is of OpenAPI 3.1; Redocly fails at what is no version, and the generator at any other."""
    said = contract.data.get("openapi")
    if not isinstance(said, str) or not said.startswith("3.1."):
        remedy = "write `3.1.0`, and what is another there as 3.1 has it"
        yield contract.problem(("openapi",), "version", f"`openapi: {said}` is not what a client is made of", remedy)


def references(contract: Contract) -> Iterator[Problem]:
    """A `$ref` leads to a part of the same document, and not back; the generator drops any other in silence."""
    circles: dict[Problem, None] = {}
    for pointer, part in contract.walk():
        if not isinstance(part, dict) or not isinstance(part.get("$ref"), str):
            continue
        reference = part["$ref"]
        if not reference.startswith("#/"):
            remedy = "copy what it leads to into this contract and refer to it with `#/components/...`"
            yield contract.problem((*pointer, "$ref"), "reference", f"`{reference}` leads out of the document", remedy)
        elif not _exists(contract, pointer_of(reference)):
            remedy = _nearest(contract, reference)
            yield contract.problem((*pointer, "$ref"), "reference", f"`{reference}` leads nowhere", remedy)
        else:
            try:
                contract.resolve(part)
            except Failed as failed:
                circles |= dict.fromkeys(failed.problems)
            except (LookupError, TypeError):
                continue  # another on the way leads nowhere
    yield from circles


def operation_layout(contract: Contract) -> Iterator[Problem]:
    """Operations have one key order, extensions last, and a blank line between the blocks."""
    for operation in contract.operations():
        keys = list(operation.data)
        wanted = sorted(keys, key=lambda key: OPERATION_KEYS.index(key) if key in OPERATION_KEYS else 99)
        for key, due in zip(keys, wanted, strict=True):
            if key != due:
                what = f"`{key}` of {operation.id} stands where `{due}` belongs"
                remedy = f"order its keys {', '.join(wanted)}"
                yield contract.problem((*operation.pointer, key), "operation-layout", what, remedy)
                break
        for key in keys[1:]:
            if not contract.blank_above((*operation.pointer, key)):
                what = f"`{key}` of {operation.id} touches the block above it"
                remedy = "put a blank line between the two"
                yield contract.problem((*operation.pointer, key), "operation-layout", what, remedy)


def sources(contract: Contract) -> Iterator[Problem]:
    """Every response, named example and constraint says where it comes from, and the root what that is."""
    known = contract.data.get("x-sources")
    if not isinstance(known, dict) or not all(isinstance(what, str) and what.strip() for what in known.values()):
        what, remedy = "the contract says not what its sources are", "map at its root each name to what it is"
        yield contract.problem(("x-sources",), "source", what, f"{remedy}, such as `emulator: decided by this project`")
        return
    remedy = f"add `x-source:` with one of {', '.join(known)}, then `: ` and a reason where one helps"
    for pointer, kind in _traceable(contract):
        if not _has_source(contract, pointer):
            yield contract.problem(pointer, "source", f"{kind} says not where it comes from", remedy)
    for pointer, part in contract.walk():
        if pointer and pointer[-1] == "x-source":
            for source in part if isinstance(part, list) else [part]:
                if str(source).partition(": ")[0] not in known:
                    told = f"{remedy}, or say under `x-sources` what it is"
                    yield contract.problem(pointer, "source", f"`{source}` names no known source", told)


def error_bodies(contract: Contract) -> Iterator[Problem]:
    """The body of an error is marked with `x-error`, whose roles have one property name throughout the contract."""
    for pointer, response in contract.error_responses():
        for media_type, content in response.get("content", {}).items():
            if "x-error" not in contract.resolve(content.get("schema", {})):
                where = (*pointer, "content", media_type, "schema")
                remedy = "add `x-error: {message: <property>}` to the schema, with code and field where it has them"
                yield contract.problem(where, "error-body", "the body of this error has no x-error", remedy)
    properties: dict[str, str] = {}
    for name, schema in contract.data.get("components", {}).get("schemas", {}).items():
        if "message" not in schema.get("x-error", {"message": None}):
            where = ("components", "schemas", name, "x-error")
            yield contract.problem(where, "error-body", f"{name} has no message", "add `message: <property>`")
        for role, property_ in schema.get("x-error", {}).items():
            where = ("components", "schemas", name, "x-error", role)
            if role not in ROLES:
                remedy = f"use one of {', '.join(ROLES)}"
                yield contract.problem(where, "error-body", f"`{role}` is no role of an error", remedy)
            elif property_ not in schema.get("properties", {}):
                remedy = f"name one of its properties: {', '.join(schema.get('properties', {}))}"
                yield contract.problem(where, "error-body", f"{name} has no property `{property_}`", remedy)
            elif properties.setdefault(role, property_) != property_:
                what = f"`{role}` is `{property_}` here and `{properties[role]}` in another schema"
                yield contract.problem(where, "error-body", what, "give it one name; the client reads it by that")


def error_names(contract: Contract) -> Iterator[Problem]:
    """The example of an error is named as its code, or in PascalCase where errors have no code."""
    for pointer, response in contract.error_responses():
        for media_type, content in response.get("content", {}).items():
            code = contract.resolve(content.get("schema", {})).get("x-error", {}).get("code")
            for name, example in content.get("examples", {}).items():
                where = (*pointer, "content", media_type, "examples", name)
                value = contract.resolve(example).get("value")
                if not isinstance(value, dict):
                    continue  # Redocly says that it is no such error
                if code and value.get(code) != name:
                    what = f"the example `{name}` shows the error `{value.get(code)}`"
                    yield contract.problem(where, "error-name", what, f"name it `{value.get(code)}`")
                elif not re.fullmatch(r"([A-Z][a-z0-9]*)+", name):
                    what = f"the error `{name}` is not named in PascalCase"
                    yield contract.problem(where, "error-name", what, "name it such as `PhoneAlreadyExists`")


def statuses_of_errors(contract: Contract) -> Iterator[Problem]:
    """An operation answers an error with one status in each wire era."""
    for operation in contract.operations():
        known: dict[tuple[str, str], str] = {}
        for status, response in operation.data.get("responses", {}).items():
            contents = contract.resolve(response).get("content", {}).values() if status[0] in "45" else ()
            examples = {name: one for content in contents for name, one in content.get("examples", {}).items()}
            for name, example in examples.items():
                of = [era for era in ERAS if era in contract.resolve(example).get("x-eras", ERAS)]
                twice = [era for era in of if known.setdefault((name, era), status) != status]
                if twice:
                    other = known[name, twice[0]]
                    what = f"{operation.id} answers `{name}` with {other} and with {status} in {', '.join(twice)}"
                    where = (*operation.pointer, "responses", status)
                    yield contract.problem(where, "error-status", what, "keep one, or tell the two apart by `x-eras`")


def method_names(contract: Contract) -> Iterator[Problem]:
    """Each operation becomes a method of its own in the client."""
    taken: dict[str, str] = dict.fromkeys(CLIENT_METHODS, "the client itself")
    for operation in contract.operations():
        name = method_name(operation)
        if name in taken:
            where = (*operation.pointer, "operationId")
            what = f"{operation.id} becomes the method `{name}`, which is taken by {taken[name]}"
            yield contract.problem(where, "method-name", what, "choose another operationId")
        taken[name] = operation.id


def extensions(contract: Contract) -> Iterator[Problem]:
    """`x-eras`, `x-invalid` and `x-refuses` say something that exists."""
    errors = contract.error_names()
    for kind in contract.data.get("x-refuses", {}):
        if kind not in REFUSED:
            what = f"nothing that is refused is called `{kind}`"
            yield contract.problem(("x-refuses", kind), "extension", what, f"name one of {', '.join(REFUSED)}")
    for pointer, part in contract.walk():
        if not pointer:
            continue
        if pointer[-1] == "x-eras" and not (isinstance(part, list) and part and all(one in ERAS for one in part)):
            what = f"`{part}` is no list of wire eras"
            yield contract.problem(pointer, "extension", what, f"list some of {', '.join(map(repr, ERAS))}")
        if pointer[-1] == "x-invalid" and part not in errors:
            what = f"no error is named `{part}`"
            yield contract.problem(pointer, "extension", what, f"name one of {', '.join(sorted(errors))}")


def personal(contract: Contract) -> Iterator[Problem]:
    """Every free text says by `x-personal` what it tells of somebody: a recording masks it by that."""
    for kind, pointer, part in grammar.parts("document", contract.data):
        if kind == "schema" and isinstance(part, dict) and _is_free(part) and "x-personal" not in part:
            what = "a free text without `x-personal`"
            yield contract.problem(pointer, "personal", what, f"add one of {', '.join(grammar.PERSONAL)}")


# These hold for any YAML; the rest need a document that has the form of OpenAPI.
YAML_RULES: tuple[Callable[[Contract], Iterator[Problem]], ...] = (
    duplicate_keys,
    unquoted_scalars,
    text_keys,
    endless_patterns,
    version,
    references,
    forms_of_words,
)
CONTRACT_RULES: tuple[Callable[[Contract], Iterator[Problem]], ...] = (
    operation_layout,
    sources,
    error_bodies,
    error_names,
    statuses_of_errors,
    method_names,
    extensions,
    personal,
)


def _is_free(schema: dict[str, Any]) -> bool:
    """Whether a schema takes texts that nothing foretells: no listed ones, no dates, no files, no documents."""
    types = schema.get("type")
    foretold = {"enum", "const", "contentEncoding", "contentSchema"} & schema.keys()
    is_date = schema.get("format") in ("date", "date-time", "time")
    return "string" in (types if isinstance(types, list) else [types]) and not foretold and not is_date


def _exists(contract: Contract, pointer: Pointer) -> bool:
    try:
        contract.at(pointer)
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _nearest(contract: Contract, reference: str) -> str:
    components = (place for place, _ in contract.walk() if len(place) == 3 and place[0] == "components")
    known = ["#/" + "/".join(map(str, place)) for place in components]
    near = difflib.get_close_matches(reference, known, n=1)
    return f"write `{near[0]}`" if near else "add the component, or refer to one that exists"


def _traceable(contract: Contract) -> Iterator[tuple[Pointer, str]]:
    for pointer, response in contract.responses():
        if "$ref" not in response:
            yield pointer, "the response"
    for pointer, part in contract.walk(skip=DATA):
        if not isinstance(part, dict):
            continue
        if pointer[-2:-1] == ("examples",) and isinstance(pointer[-1], str) and "$ref" not in part:
            yield pointer, "the example"
        elif not {"servers", "examples"} & set(pointer) and _constraint(part):
            yield pointer, f"the constraint `{_constraint(part)}`"


def _constraint(part: dict[str, Any]) -> str | None:
    # A dict under such a key is the schema of a property of that name.
    for key, value in part.items():
        if key in CONSTRAINTS and not isinstance(value, dict):
            return key
    if isinstance(part.get("required"), list):
        return "required"
    return "additionalProperties" if part.get("additionalProperties") is False else None


def _has_source(contract: Contract, pointer: Pointer) -> bool:
    if "x-source" in contract.at(pointer):
        return True
    return pointer[-1] == "schema" and "x-source" in contract.at(pointer[:-1])
