"""One pass over a contract, before its client is generated: what a client supports, and words about all else.

`grammar` lists what may stand where. Here is what more a part must be, by what an operation uses it for.
"""

import difflib
import math
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from openapi_python_client.parser.properties import EnumProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.contract import Contract, Operation, Pointer, pointer_of
from scripts.problem import Problem
from scripts.regenerate import grammar

# Longer names make names of files that no disk takes.
LONGEST_NAME = 64

FORMATS: Mapping[str, Sequence[str]] = {
    "string": (
        *("date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference"),
        *("phone", "password", "regex"),
    ),
    "integer": ("int32", "int64"),
    "number": ("float", "double", "int32", "int64"),
}
FORMAT_REMEDIES = {
    "uuid": "leave the format out and state a `pattern`; the client takes it as text",
    "binary": "describe it as a string with `contentEncoding: base64`, where the API takes it so",
    "byte": "write `contentEncoding: base64`, as OpenAPI 3.1 does",
}
JSON_TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
STYLES = {"query": ("form", True), "path": ("simple", False), "header": ("simple", False)}
# HTTP has them for itself, and so has the client.
OWN_HEADERS = ("accept", "authorization", "connection", "content-length", "content-type", "host", "transfer-encoding")
# What every model has.
MODEL_NAMES = ("additional_keys", "additional_properties", "from_dict", "required_keys", "to_dict")
# What modules of a client import.
MODULE_NAMES = frozenset(
    (
        *("Any", "Callable", "ClassVar", "Final", "Literal", "Mapping", "Self", "Sequence"),
        *("Api", "AsyncClient", "Attempt", "BearerAuth", "Client", "OpenEnum", "Operation", "Options", "Parameter"),
        *("IntEnum", "PhoneForm", "RawResponse", "Retries", "SignatureAuth", "SyncClient", "Unset"),
    )
)


def problems(contract: Contract, class_name: str, statuses: Container[int]) -> list[Problem]:
    """Everything of a contract that can't become a client.

    Args:
        contract: One that passed lint.
        class_name: Of the client.
        statuses: Of errors, those below 500 that the client has a class for.
    """
    return list(dict.fromkeys(_Pass(contract, class_name, statuses).problems()))


class _Pass:
    def __init__(self, contract: Contract, class_name: str, statuses: Container[int]) -> None:
        self._contract = contract
        self._class_name = class_name
        self._statuses = statuses

    def problems(self) -> Iterator[Problem]:
        parts = grammar.parts("document", self._contract.data)
        found = [problem for kind, pointer, part in parts for problem in self._part(kind, part, pointer)]
        yield from found
        if not found:  # else what is used may not even be there
            yield from self._whole()
            yield from self._servers()
            yield from self._classes()
            for operation in self._contract.operations():
                yield from self._operation(operation)

    def _problem(self, pointer: Pointer, what: str, remedy: str) -> Problem:
        place = self._place(pointer)
        named = place in re.findall(r"[\w/{}-]+", what)
        return self._contract.problem(pointer, "unsupported", what if named else f"{what} in {place}", remedy)

    def _place(self, pointer: Pointer) -> str:
        """The operation that a part belongs to, or the component."""
        match pointer:
            case ("paths", path, method, *_) if method in grammar.KEYS["path"] and method != "parameters":
                return str(self._contract.at(("paths", path, method)).get("operationId", f"{method} {path}"))
            case ("paths", path, *_):
                return str(path)
            case ("components", _, name, *_):
                return str(name)
        return "the contract"

    # What may stand where.

    def _part(self, kind: str, part: Any, pointer: Pointer) -> Iterator[Problem]:
        if not isinstance(part, dict):
            if kind != "schema" or pointer[-1] != "additionalProperties" or not isinstance(part, bool):
                what = f"`{pointer[-1]}` is `{part}`, and no {kind}"
                yield self._problem(pointer, what, "write it as a mapping, `{}` where anything goes")
            return
        if kind not in ("path", "response", "media type") and len(str(pointer[-1:])) > LONGEST_NAME:
            yield self._too_long(str(pointer[-1]), pointer)
        if "$ref" in part and "$ref" in grammar.KEYS[kind]:
            yield from self._reference(kind, part, pointer)
            return
        for key in part.keys() - grammar.KEYS[kind].keys():
            yield self._unknown(kind, key, (*pointer, key))
        if kind == "schema":
            yield from self._schema(part, pointer)
        if kind == "operation" and not isinstance(part.get("x-idempotent", True), bool):
            what = f"`x-idempotent: {part['x-idempotent']}` says neither yes nor no"
            yield self._problem((*pointer, "x-idempotent"), what, "write `true` or `false`: retries go by it")
        if kind == "example" and "value" not in part:
            yield self._problem(pointer, f"the example `{pointer[-1]}` has no `value`", "add one, as it was recorded")

    def _unknown(self, kind: str, key: str, pointer: Pointer) -> Problem:
        known = grammar.WORDS if str(key).startswith("x-") else grammar.KEYS[kind]
        near = difflib.get_close_matches(str(key), known, n=1)
        remedy = grammar.REMEDIES.get(key) or (f"write `{near[0]}`" if near else "leave it out, or say it in words")
        if key in grammar.WORDS:
            remedy = f"take it out: nothing reads it in a {kind}"
        elif str(key).startswith("x-"):
            remedy += "; scripts/regenerate/grammar.py and openapi/README.md have every word of ours"
        article = "an" if kind[0] in "aeiou" else "a"
        return self._problem(pointer, f"{article} {kind} with `{key}` is not supported,", remedy)

    def _too_long(self, name: str, pointer: Pointer) -> Problem:
        what = f"the name `{name[:20]}…` has {len(name)} characters"
        return self._problem(pointer, what, f"choose one of at most {LONGEST_NAME}")

    def _reference(self, kind: str, part: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        home = f"#/components/{grammar.SECTIONS[kind]}/"
        reference = str(part["$ref"])
        if not reference.startswith(home) or len(pointer_of(reference)) != 3:
            what = f"`{reference}` is not the name of a {kind}"
            yield self._problem((*pointer, "$ref"), what, f"put it under `{home}` and refer to it there")
        for key in part.keys() - grammar.BESIDE_REFERENCE:
            what = f"`{key}` beside `$ref` is lost"
            yield self._problem((*pointer, key), what, f"move it into a {kind} of its own, or to where `$ref` leads")

    # What a schema must be, whatever it is used for.

    def _schema(self, schema: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        yield from self._type_and_format(schema, pointer)
        if "enum" in schema:
            yield from self._enum(schema["enum"], pointer)
        if not isinstance(schema.get("const", ""), (str, int)):
            remedy = "write `const: true`, a text or an integer, or describe it by `minimum` and `maximum`"
            yield self._problem((*pointer, "const"), "a `const` that is no text, integer or boolean", remedy)
        for key, value in schema.items():
            if isinstance(value, float) and not math.isfinite(value):
                yield self._problem((*pointer, key), f"`{key}` is {value}, which JSON can't say", "leave it out")
        if "title" in schema and not ClassName(str(schema["title"]), "").isidentifier():
            what = f"the title `{schema['title']}` can't be the name of a class"
            yield self._problem((*pointer, "title"), what, "write one of letters and digits, or a description instead")
        for index, one in enumerate(schema.get("allOf", ())):
            where, _ = self._followed((*pointer, "allOf", index), one)
            if where == pointer[: len(where)]:
                what = f"`allOf` of {where[-1]}, which it belongs to"
                yield self._problem((*pointer, "allOf", index), what, "write out the properties that are meant")
        if "default" in schema and not self._may_be(schema, schema["default"]):
            what = f"the default `{schema['default']}` is not what the schema allows"
            yield self._problem((*pointer, "default"), what, "write one that is, or leave it out")
        if "array" in _listed(schema.get("type", ())) and not {"items", "prefixItems"} & schema.keys():
            yield self._problem(pointer, "an array without `items`", "say of what, `items: {}` where anything goes")
        for keyword in {"oneOf", "anyOf", "allOf"} & schema.keys():
            others = {key for key in grammar.CHECKED if key in schema} - {keyword}
            if others and (keyword != "allOf" or len(schema["allOf"]) == 1):
                what = f"`{keyword}` beside `{sorted(others)[0]}`"
                yield self._problem((*pointer, keyword), what, f"write each of the `{keyword}` out in full")
        if len(schema.get("allOf", ())) > 1 and any(self._types(one) != {"object"} for one in schema["allOf"]):
            what = "`allOf` of what is not an object"
            yield self._problem((*pointer, "allOf"), what, "write the keywords of all in one schema")
        yield from self._properties(schema.get("properties", {}), pointer)

    def _may_be(self, schema: Mapping[str, Any], value: Any) -> bool:
        kind = "number" if _json_type(value) == "integer" else _json_type(value)
        return kind in self._types(schema) and value in schema.get("enum", [value])

    def _type_and_format(self, schema: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        types = _listed(schema.get("type", ()))
        for one in set(types) - set(JSON_TYPES):
            yield self._problem((*pointer, "type"), f"`{one}` is no type", f"write one of {', '.join(JSON_TYPES)}")
        form = schema.get("format")
        known = [name for one in types or FORMATS for name in FORMATS.get(one, ())]
        if form is not None and form not in known:
            near = difflib.get_close_matches(str(form), known, n=1)
            remedy = f"write `{near[0]}`" if near else "leave the format out, and state a `pattern` where there is one"
            yield self._problem(
                (*pointer, "format"), f"the format `{form}` is not supported", FORMAT_REMEDIES.get(str(form), remedy)
            )

    def _enum(self, values: Sequence[Any], pointer: Pointer) -> Iterator[Problem]:
        pointer = (*pointer, "enum")
        given = [value for value in values if value is not None]
        if not given or len({type(value) for value in given}) > 1 or not isinstance(given[0], (str, int)):
            yield self._problem(pointer, "an enum of no or of mixed values", "list texts, or integers, and `null`")
            return
        if isinstance(given[0], bool):
            yield self._problem(pointer, "an enum of booleans", "write `type: boolean`, or `const` for one of them")
            return
        for value in given:
            if isinstance(value, str) and any(unicodedata.category(one)[0] == "C" for one in value):
                yield self._problem(pointer, f"a value with an invisible character, {value!r},", "list it without")
        taken: dict[str, Any] = {}
        for value, name in zip(given, _members(given), strict=True):
            if not name.isidentifier():
                yield self._problem(pointer, f"`{value}` can't be a name in Python", "describe it as text, in words")
            elif name in taken:
                what = f"`{taken[name]}` and `{value}` would both be named `{name}` in Python"
                yield self._problem(pointer, what, "keep one, or describe it as text with a `pattern`")
            taken[name] = value

    def _properties(self, properties: Mapping[str, Any], pointer: Pointer) -> Iterator[Problem]:
        taken: dict[str, str] = {}
        for key in properties:
            name = str(PythonIdentifier(key, prefix="field_"))
            where = (*pointer, "properties", key)
            if name in MODEL_NAMES:
                what = f"the property `{key}` is named as what every model has"
                yield self._problem(where, what, "describe it by `additionalProperties`, where users find it")
            elif name in taken:
                what = f"`{taken[name]}` and `{key}` would both be named `{name}` in Python"
                yield self._problem(where, what, "describe one of them by `additionalProperties`")
            taken[name] = key

    # What a contract needs as a whole.

    def _whole(self) -> Iterator[Problem]:
        if not re.fullmatch(r"[0-9]+(\.[0-9]+){0,3}((a|b|rc)[0-9]+)?", str(self._contract.data["info"]["version"])):
            remedy = "write one such as `1.2.0`, or `1.2.0rc1` for what may still change"
            yield self._problem(("info", "version"), "a version that no package of Python can have", remedy)
        if not list(self._contract.operations()):
            yield self._problem(("paths",), "no operation", "describe one, or remove the settings of the client")
        constants: dict[str, str] = {}
        for pointer, response in self._contract.error_responses():
            for media_type, content in response.get("content", {}).items():
                for name in content.get("examples", {}):
                    constant = str(PythonIdentifier(name, prefix="code_")).upper()
                    if constants.setdefault(constant, name) != name:
                        what = f"the errors `{constants[constant]}` and `{name}` would both be `Code.{constant}`"
                        where = (*pointer, "content", media_type, "examples", name)
                        yield self._problem(where, what, "name one of them otherwise")

    def _servers(self) -> Iterator[Problem]:
        servers = self._contract.data.get("servers", [])
        if not servers:
            yield self._problem((), "no server", "add `servers:` with the address that most callers use")
        for index, server in enumerate(servers):
            url = str(server.get("url", ""))
            if not re.fullmatch(r"https?://[^\s/?#{}]+(/[^\s?#{}]*)?", url):
                what = f"the server `{url}` is no address"
                remedy = "write it out, such as `https://api.example.com`, without variables"
                yield self._problem(("servers", index, "url"), what, remedy)

    def _classes(self) -> Iterator[Problem]:
        """The names of classes, each of which is the name of a module, too."""
        own = self._class_name
        taken = dict.fromkeys(MODULE_NAMES, "what the client imports")
        taken |= dict.fromkeys((own, f"Async{own}", f"{own}WithRawResponse"), "the client")
        modules: dict[str, str] = {}
        for name, schema in self._contract.data.get("components", {}).get("schemas", {}).items():
            if "$ref" in schema:
                continue
            title = str(schema.get("title", name))
            class_name = str(ClassName(title, "field_"))
            where = ("components", "schemas", name)
            if len(title) > LONGEST_NAME:
                yield self._too_long(title, (*where, "title"))
            module = _alike(class_name)
            if class_name in taken:
                what = f"the class `{class_name}` of {name} would be named as {taken[class_name]}"
                yield self._problem(where, what, "give it another name, or a `title`")
            elif module in modules:
                what = f"{modules[module]} and {name} would both become the class `{class_name}`"
                yield self._problem(where, what, "rename one of them")
            modules[module] = name

    # What an operation needs.

    def _operation(self, operation: Operation) -> Iterator[Problem]:
        if re.search(r"[\s?#]", operation.path):
            what = f"the path of {operation.id} has a character that an address can't have there"
            yield self._problem(operation.pointer[:2], what, "describe what stands behind `?` as query parameters")
        if len(operation.id) > LONGEST_NAME:
            yield self._too_long(operation.id, (*operation.pointer, "operationId"))
        seen: dict[tuple[str, str], None] = {}
        for pointer, parameter in parameters(self._contract, operation):
            yield from self._parameter(operation, pointer, parameter)
            twin = (str(parameter["in"]), str(parameter["name"]).lower())
            if twin in seen:
                what = f"the parameter `{parameter['name']}` of {operation.id} is described twice"
                yield self._problem(pointer, what, "keep one of the two")
            seen[twin] = None
        yield from self._request(operation)
        yield from self._responses(operation)
        yield from self._arguments(operation)

    def _arguments(self, operation: Operation) -> Iterator[Problem]:
        keys = [str(one["name"]) for _, one in parameters(self._contract, operation)]
        _, body = self._followed((), operation.data.get("requestBody", {}))
        for described in body.get("content", {}).values():
            _, schema = self._followed((), described.get("schema", {}))
            keys += schema.get("properties", ["body"])
        names = [str(PythonIdentifier(key, prefix="field_")) for key in keys]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            what = f"two arguments of {operation.id} would be named `{name}`"
            yield self._problem(operation.pointer, what, "rename a parameter or a property of the body")

    def _parameter(self, operation: Operation, pointer: Pointer, parameter: Mapping[str, Any]) -> Iterator[Problem]:
        name, place = str(parameter["name"]), str(parameter["in"])
        about = f"the {place} parameter `{name}` of {operation.id}"
        if place not in STYLES:
            yield self._problem(
                (*pointer, "in"), f"{about} is not supported", "ask for it in a header, or leave it out"
            )
            return
        for key, only in zip(("style", "explode"), STYLES[place], strict=True):
            if parameter.get(key, only) != only:
                what = f"`{key}: {_said(parameter[key])}` of {about} is not supported"
                yield self._problem((*pointer, key), what, f"leave it out, which is `{_said(only)}`")
        if place == "header" and (
            not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or name.lower() in OWN_HEADERS
        ):
            remedy = "describe credentials by a security scheme; the rest is the client's to send"
            yield self._problem((*pointer, "name"), f"{about} can't be set by a caller", remedy)
        if "schema" not in parameter:
            yield self._problem(pointer, f"{about} has no `schema`", "add one, such as `type: string`")
            return
        inner = _resolved(self._contract, parameter["schema"])
        if place == "header" and ("const" in inner or inner.get("format") in ("date", "date-time")):
            remedy = "describe it as text, by a `pattern` or in words"
            yield self._problem((*pointer, "schema"), f"{about} is a date, or has one value only", remedy)
        yield from self._parameter_schema(about, place, (*pointer, "schema"), parameter["schema"])
        yield from self._sent(about, (*pointer, "schema"), parameter["schema"], ())

    def _parameter_schema(self, about: str, place: str, pointer: Pointer, part: Any) -> Iterator[Problem]:
        pointer, schema = self._followed(pointer, part)
        types = self._types(schema)
        if place == "query" and types == {"array"} and isinstance(schema.get("items"), dict):
            types = self._types(self._contract.resolve(schema["items"]))
            types |= {"object"} if types & {"array"} else set()
        if place != "query" and types == {"array"}:
            yield self._problem(pointer, f"{about} is an array", "describe it as text, or as a query parameter")
        elif types & {"object", "array"}:
            what = f"{about} may be more than text, a number, a boolean or a list of these"
            yield self._problem(pointer, what, "state its `type`, a parameter for each property of an object")
        elif "null" in types:
            yield self._problem(
                pointer, f"{about} may be null, which can't be written there", "make it optional instead"
            )

    def _request(self, operation: Operation) -> Iterator[Problem]:
        if "requestBody" not in operation.data:
            return
        pointer, body = self._followed((*operation.pointer, "requestBody"), operation.data["requestBody"])
        if operation.method == "get":
            yield self._problem(
                pointer, f"the body of {operation.id}, a GET, is not sent", "ask by parameters, or by POST"
            )
        content = body.get("content", {})
        if len(content) != 1:
            yield self._problem(
                pointer, f"the body of {operation.id} has {len(content)} media types", "keep one of JSON"
            )
        for media_type, described in content.items():
            where = (*pointer, "content", media_type)
            if not is_json(media_type):
                what = f"the body of {operation.id} is `{media_type}`"
                yield self._problem(where, what, "describe it as `application/json`, where the API takes that")
            elif "schema" not in described:
                yield self._problem(where, f"the body of {operation.id} has no `schema`", "add one")
            else:
                yield from self._body(operation, (*where, "schema"), described["schema"])

    def _body(self, operation: Operation, pointer: Pointer, part: Any) -> Iterator[Problem]:
        where, schema = self._followed(pointer, part)
        about = f"the body of {operation.id}"
        if "allOf" in schema:
            yield self._problem((*where, "allOf"), f"`allOf` as {about}", "write its properties out in one schema")
        if "properties" in schema and isinstance(schema.get("type"), list):
            remedy = "write `type: object`, and `required: false` for the body where it may be left out"
            yield self._problem((*where, "type"), f"{about} is an object or something else", remedy)
        _, body = self._followed((), operation.data["requestBody"])
        kinds = self._types(schema)
        if not body.get("required") and 1 < len(kinds) and kinds != self._types({}):
            what = f"{about} may be left out, and may be of several types"
            yield self._problem(where, what, "write `required: true` for it, with a value that stands for none")
        yield from self._sent(about, pointer, part, ())

    def _responses(self, operation: Operation) -> Iterator[Problem]:
        successes = 0
        for status, part in operation.data.get("responses", {}).items():
            pointer = (*operation.pointer, "responses", status)
            number = int(status) if re.fullmatch("[1-5][0-9][0-9]", str(status)) else 0
            successes += 200 <= number < 300
            if not (200 <= number < 300 or 400 <= number < 600):
                remedy = "document what callers get in the end: successes, 2xx, and errors, 4xx and 5xx"
                yield self._problem(
                    pointer, f"the answer {status} of {operation.id} is neither success nor error", remedy
                )
            elif 400 <= number < 500 and number not in self._statuses:
                remedy = "name one in `ERROR_CLASSES` of scripts/regenerate"
                yield self._problem(pointer, f"status {status} of {operation.id} has no exception class", remedy)
            pointer, response = self._followed(pointer, part)
            yield from self._answer(operation, number, pointer, response.get("content", {}))
        if not successes:
            what = f"{operation.id} has no successful answer"
            yield self._problem((*operation.pointer, "responses"), what, "document what it answers when all went well")

    def _answer(self, operation: Operation, status: int, pointer: Pointer, content: Any) -> Iterator[Problem]:
        about = f"the answer {status} of {operation.id}"
        if len(content) > 1 or (content and status in (204, 205)):
            remedy = "keep the one of JSON; 204 and 205 have none"
            yield self._problem((*pointer, "content"), f"{about} has {len(content)} media types", remedy)
        for media_type, described in content.items():
            where = (*pointer, "content", media_type)
            if not is_json(media_type):
                remedy = "describe what a caller gets as JSON, or leave the operation to a tool for such data"
                yield self._problem(where, f"{about} is `{media_type}`", remedy)
            elif "schema" not in described:
                yield self._problem(where, f"{about} has no `schema`", "add one, `{}` where anything goes")
            else:
                yield from self._read(about, (*where, "schema"), described["schema"], set())

    # What a schema must be by its use.

    def _sent(self, about: str, pointer: Pointer, part: Any, passed: tuple[Pointer, ...]) -> Iterator[Problem]:
        pointer, schema = self._followed(pointer, part)
        if pointer in passed:
            yield self._problem(pointer, f"{about} holds itself", "write out how deep it may go")
            return
        for where, one in _parts(pointer, schema):
            if _resolved(self._contract, one).get("readOnly") is True:
                remedy = "give the request a schema of its own, without it"
                yield self._problem(where, f"`{where[-1]}` is `readOnly`, and {about} would need it", remedy)
            yield from self._sent(about, where, one, (*passed, pointer))

    def _read(self, about: str, pointer: Pointer, part: Any, seen: set[Pointer]) -> Iterator[Problem]:
        pointer, schema = self._followed(pointer, part)
        if pointer in seen:
            return
        seen.add(pointer)
        for keyword in {"oneOf", "anyOf", "prefixItems"} & schema.keys():
            types = [kind for one in schema[keyword] for kind in self._types(self._contract.resolve(one))]
            if twins := {kind for kind in types if types.count(kind) > 1}:
                what = f"two of `{keyword}` in {about} may be of type {min(twins)}, and a reader can't tell them apart"
                remedy = "describe one that has the properties of all, those that not all have as optional"
                yield self._problem((*pointer, keyword), what, remedy)
        for where, one in _parts(pointer, schema):
            if _resolved(self._contract, one).get("writeOnly") is True:
                remedy = "give the answer a schema of its own, without it"
                yield self._problem(where, f"`{where[-1]}` is `writeOnly`, and {about} would have it", remedy)
            yield from self._read(about, where, one, seen)

    def _followed(self, pointer: Pointer, part: Any) -> tuple[Pointer, Any]:
        """A part and where it is written."""
        while isinstance(part, dict) and "$ref" in part:
            self._contract.resolve(part)  # which refuses a circle
            pointer = pointer_of(part["$ref"])
            part = self._contract.at(pointer)
        return pointer, part

    def _types(self, part: Any, passed: tuple[int, ...] = ()) -> set[str]:
        """The types of JSON that a value may have; an integer is a number."""
        schema = self._contract.resolve(part)
        if not isinstance(schema, dict) or id(schema) in passed:
            return set(JSON_TYPES)
        passed = (*passed, id(schema))
        found = set(_listed(schema.get("type", ())))
        if not found and ("enum" in schema or "const" in schema):
            found = {_json_type(value) for value in schema.get("enum", [schema.get("const")])}
        for keyword in ("oneOf", "anyOf"):
            found |= {kind for one in schema.get(keyword, ()) for kind in self._types(one, passed)}
        if "allOf" in schema and not found:
            found = set.intersection(*(self._types(one, passed) for one in schema["allOf"]))
        if not found and "properties" in schema:
            found = {"object"}
        found = found or set(JSON_TYPES)
        return {"number" if one == "integer" else one for one in found}


def parameters(contract: Contract, operation: Operation) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """The parameters of an operation, its own and those of its path, and where each is written."""
    path: Pointer = ("paths", operation.path)
    for place, listed in (
        (path, contract.at(path).get("parameters", ())),
        (operation.pointer, operation.data.get("parameters", ())),
    ):
        for index, part in enumerate(listed):
            pointer = pointer_of(part["$ref"]) if "$ref" in part else (*place, "parameters", index)
            yield pointer, contract.resolve(part)


def is_json(media_type: str) -> bool:
    """Whether a body of this media type is JSON; parameters such as a charset say nothing to a reader of JSON."""
    return re.fullmatch(r"application/([a-z0-9.-]+\+)?json", media_type) is not None


def _resolved(contract: Contract, part: Any) -> Mapping[str, Any]:
    schema = contract.resolve(part)
    return schema if isinstance(schema, dict) else {}


def _parts(pointer: Pointer, schema: Any) -> Iterator[tuple[Pointer, Any]]:
    """The schemas of which a schema is made."""
    if not isinstance(schema, dict):
        return
    for key, kind in grammar.CHECKED.items():
        value = schema.get(key)
        if kind == "schema{}" and isinstance(value, dict):
            yield from (((*pointer, key, name), one) for name, one in value.items())
        elif kind == "schema[]" and isinstance(value, list):
            yield from (((*pointer, key, index), one) for index, one in enumerate(value))
        elif kind == "schema" and isinstance(value, dict):
            yield (*pointer, key), value


def _members(values: Sequence[Any]) -> Iterator[str]:
    """The names that the generator gives the values of an enum, as Python reads them."""
    for index, value in enumerate(values):
        # One at a time, since it raises at twins.
        (name,) = EnumProperty.values_from_list([value], Class(ClassName("X", ""), PythonIdentifier("x", "")), [])
        if isinstance(value, str) and not value[:1].isalpha():
            name = f"VALUE_{index}"
        yield unicodedata.normalize("NFKC", name)


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _listed(types: Any) -> Sequence[str]:
    return [types] if isinstance(types, str) else types


def _json_type(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return kinds.get(type(value), "null")
