"""What an operation needs: parameters that can be written down, bodies and answers that are JSON."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from scripts.contract import Contract, Operation, Pointer
from scripts.problem import Problem
from scripts.regenerate.supported.view import LONGEST_NAME, View, is_json, parameters, parts_of, python_name, resolved

STYLES = {"query": ("form", True), "path": ("simple", False), "header": ("simple", False)}
# HTTP has them for itself, and so has the client.
OWN_HEADERS = (
    *("accept", "accept-encoding", "authorization", "connection", "content-length", "content-type", "cookie", "expect"),
    *("host", "keep-alive", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"),
)

# Parts of what is sent, which a client holds against its schema written out.
LARGEST = 10_000


class Operations(View):
    """The operations of a contract, whose client has a class for each error of these statuses."""

    def __init__(self, contract: Contract, statuses: Container[int]) -> None:
        super().__init__(contract)
        self._statuses = statuses
        self._left = LARGEST

    def problems(self) -> Iterator[Problem]:
        for operation in self.contract.operations():
            yield from self._operation(operation)

    def _operation(self, operation: Operation) -> Iterator[Problem]:
        if re.search(r"[\s?#]", operation.path):
            what = f"the path of {operation.id} has a character that an address can't have there"
            yield self.problem(operation.pointer[:2], what, "describe what stands behind `?` as query parameters")
        if {".", ".."} & set(operation.path.split("/")):
            what = f"the path of {operation.id} has a `.` or `..`, which leads elsewhere"
            yield self.problem(operation.pointer[:2], what, "write where it leads")
        yield from self._template(operation)
        if len(operation.id) > LONGEST_NAME:
            yield self.too_long(operation.id, (*operation.pointer, "operationId"))
        seen: dict[tuple[str, str], None] = {}
        for pointer, parameter in parameters(self.contract, operation):
            yield from self._parameter(operation, pointer, parameter)
            twin = (str(parameter["in"]), str(parameter["name"]).lower())
            if twin in seen:
                what = f"the parameter `{parameter['name']}` of {operation.id} is described twice"
                yield self.problem(pointer, what, "keep one of the two")
            seen[twin] = None
        yield from self._request(operation)
        yield from self._responses(operation)
        yield from self._arguments(operation)

    def _template(self, operation: Operation) -> Iterator[Problem]:
        """What is wrong with the parameters in a path."""
        named = re.findall("{(.*?)}", operation.path)
        for name in dict.fromkeys(named):
            if named.count(name) > 1 or not re.fullmatch("[A-Za-z_-][A-Za-z0-9_-]*", name):
                fault = "stands there twice" if named.count(name) > 1 else "is no name"
                what = f"`{{{name}}}` in the path of {operation.id} {fault}"
                remedy = "give each place a name of its own, of letters, digits, `_` and `-`, no digit first"
                yield self.problem(operation.pointer[:2], what, remedy)
        described = [str(one["name"]) for _, one in parameters(self.contract, operation) if one["in"] == "path"]
        for name in {*named} ^ {*described}:
            what = f"`{name}` is in the path of {operation.id} or among its parameters, and not in the other"
            yield self.problem(operation.pointer, what, "name the parameter alike in both")

    def _arguments(self, operation: Operation) -> Iterator[Problem]:
        keys = [str(one["name"]) for _, one in parameters(self.contract, operation)]
        _, body = self.followed((), operation.data.get("requestBody", {}))
        for described in body.get("content", {}).values():
            _, schema = self.followed((), described.get("schema", {}))
            keys += schema.get("properties", ["body"])
        names = [*map(python_name, keys)]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            what = f"two arguments of {operation.id} would be named `{name}`"
            yield self.problem(operation.pointer, what, "rename a parameter or a property of the body")

    def _parameter(self, operation: Operation, pointer: Pointer, parameter: Mapping[str, Any]) -> Iterator[Problem]:
        name, place = str(parameter["name"]), str(parameter["in"])
        about = f"the {place} parameter `{name}` of {operation.id}"
        if place not in STYLES:
            yield self.problem((*pointer, "in"), f"{about} is not supported", "ask for it in a header, or leave it out")
            return
        for key, only in zip(("style", "explode"), STYLES[place], strict=True):
            if parameter.get(key, only) != only:
                what = f"`{key}: {_said(parameter[key])}` of {about} is not supported"
                yield self.problem((*pointer, key), what, f"leave it out, which is `{_said(only)}`")
        if place == "path" and parameter.get("required") is not True:
            yield self.problem(pointer, f"{about} may be left out", "write `required: true`")
        if place == "header" and (
            not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or name.lower() in OWN_HEADERS
        ):
            remedy = "describe credentials by a security scheme; the rest is the client's to send"
            yield self.problem((*pointer, "name"), f"{about} can't be set by a caller", remedy)
        if "schema" not in parameter:
            yield self.problem(pointer, f"{about} has no `schema`", "add one, such as `type: string`")
            return
        inner = resolved(self.contract, parameter["schema"])
        if place == "header" and ("const" in inner or inner.get("format") in ("date", "date-time")):
            remedy = "describe it as text, by a `pattern` or in words"
            yield self.problem((*pointer, "schema"), f"{about} is a date, or has one value only", remedy)
        yield from self._parameter_schema(about, place, (*pointer, "schema"), parameter["schema"])
        yield from self._sent(about, (*pointer, "schema"), parameter["schema"], ())

    def _parameter_schema(self, about: str, place: str, pointer: Pointer, part: Any) -> Iterator[Problem]:
        pointer, schema = self.followed(pointer, part)
        types = self.types(schema)
        if place == "query" and types == {"array"} and isinstance(schema.get("items"), dict):
            types = self.types(self.contract.resolve(schema["items"]))
            types |= {"object"} if types & {"array"} else set()
        if place != "query" and types == {"array"}:
            yield self.problem(pointer, f"{about} is an array", "describe it as text, or as a query parameter")
        elif types & {"object", "array"}:
            what = f"{about} may be more than text, a number, a boolean or a list of these"
            yield self.problem(pointer, what, "state its `type`, a parameter for each property of an object")
        elif "null" in types:
            yield self.problem(
                pointer, f"{about} may be null, which can't be written there", "make it optional instead"
            )

    def _request(self, operation: Operation) -> Iterator[Problem]:
        if "requestBody" not in operation.data:
            return
        pointer, body = self.followed((*operation.pointer, "requestBody"), operation.data["requestBody"])
        if operation.method == "get":
            yield self.problem(
                pointer, f"the body of {operation.id}, a GET, is not sent", "ask by parameters, or by POST"
            )
        content = body.get("content", {})
        if len(content) != 1:
            yield self.problem(
                pointer, f"the body of {operation.id} has {len(content)} media types", "keep one of JSON"
            )
        for media_type, described in content.items():
            where = (*pointer, "content", media_type)
            if not is_json(media_type):
                what = f"the body of {operation.id} is `{media_type}`"
                yield self.problem(where, what, "describe it as `application/json`, where the API takes that")
            elif "schema" not in described:
                yield self.problem(where, f"the body of {operation.id} has no `schema`", "add one")
            else:
                yield from self._body(operation, (*where, "schema"), described["schema"])

    def _body(self, operation: Operation, pointer: Pointer, part: Any) -> Iterator[Problem]:
        where, schema = self.followed(pointer, part)
        about = f"the body of {operation.id}"
        if "allOf" in schema:
            yield self.problem((*where, "allOf"), f"`allOf` as {about}", "write its properties out in one schema")
        if "properties" in schema and isinstance(schema.get("type"), list):
            remedy = "write `type: object`, and `required: false` for the body where it may be left out"
            yield self.problem((*where, "type"), f"{about} is an object or something else", remedy)
        _, body = self.followed((), operation.data["requestBody"])
        kinds = self.types(schema)
        if not body.get("required") and 1 < len(kinds) and kinds != self.types({}):
            what = f"{about} may be left out, and may be of several types"
            yield self.problem(where, what, "write `required: true` for it, with a value that stands for none")
        yield from self._sent(about, pointer, part, ())

    def _responses(self, operation: Operation) -> Iterator[Problem]:
        successes = 0
        for status, part in operation.data.get("responses", {}).items():
            pointer = (*operation.pointer, "responses", status)
            number = int(status) if re.fullmatch("[1-5][0-9][0-9]", str(status)) else 0
            successes += 200 <= number < 300
            if not (200 <= number < 300 or 400 <= number < 600):
                remedy = "document what callers get in the end: successes, 2xx, and errors, 4xx and 5xx"
                yield self.problem(
                    pointer, f"the answer {status} of {operation.id} is neither success nor error", remedy
                )
            elif 400 <= number < 500 and number not in self._statuses:
                remedy = "name one in `ERROR_CLASSES` of scripts/regenerate"
                yield self.problem(pointer, f"status {status} of {operation.id} has no exception class", remedy)
            pointer, response = self.followed(pointer, part)
            yield from self._answer(operation, number, pointer, response.get("content", {}))
        if not successes:
            what = f"{operation.id} has no successful answer"
            yield self.problem((*operation.pointer, "responses"), what, "document what it answers when all went well")

    def _answer(self, operation: Operation, status: int, pointer: Pointer, content: Any) -> Iterator[Problem]:
        about = f"the answer {status} of {operation.id}"
        if len(content) > 1 or (content and status in (204, 205)):
            remedy = "keep the one of JSON; 204 and 205 have none"
            yield self.problem((*pointer, "content"), f"{about} has {len(content)} media types", remedy)
        for media_type, described in content.items():
            where = (*pointer, "content", media_type)
            if not is_json(media_type):
                remedy = "describe what a caller gets as JSON, or leave the operation to a tool for such data"
                yield self.problem(where, f"{about} is `{media_type}`", remedy)
            elif "schema" not in described:
                yield self.problem(where, f"{about} has no `schema`", "add one, `{}` where anything goes")
            else:
                yield from self._read(about, (*where, "schema"), described["schema"], set())

    # What a schema must be by its use.

    def _sent(self, about: str, pointer: Pointer, part: Any, passed: tuple[Pointer, ...]) -> Iterator[Problem]:
        pointer, schema = self.followed(pointer, part)
        self._left = self._left - 1 if passed else LARGEST
        if self._left <= 0:
            if not self._left:
                what = f"{about} is made of more than {LARGEST} parts, what is used twice counted twice,"
                yield self.problem(pointer, what, "describe it more simply")
            return
        if pointer in passed:
            yield self.problem(pointer, f"{about} holds itself", "write out how deep it may go")
            return
        for where, one in parts_of(pointer, schema):
            if resolved(self.contract, one).get("readOnly") is True:
                remedy = "give the request a schema of its own, without it"
                yield self.problem(where, f"`{where[-1]}` is `readOnly`, and {about} would need it", remedy)
            yield from self._sent(about, where, one, (*passed, pointer))

    def _read(self, about: str, pointer: Pointer, part: Any, seen: set[Pointer]) -> Iterator[Problem]:
        pointer, schema = self.followed(pointer, part)
        if pointer in seen:
            return
        seen.add(pointer)
        for keyword in {"oneOf", "anyOf", "prefixItems"} & schema.keys():
            types = [kind for one in schema[keyword] for kind in self.types(self.contract.resolve(one))]
            if twins := {kind for kind in types if types.count(kind) > 1}:
                what = f"two of `{keyword}` in {about} may be of type {min(twins)}, and a reader can't tell them apart"
                remedy = "describe one that has the properties of all, those that not all have as optional"
                yield self.problem((*pointer, keyword), what, remedy)
        for where, one in parts_of(pointer, schema):
            if resolved(self.contract, one).get("writeOnly") is True:
                remedy = "give the answer a schema of its own, without it"
                yield self.problem(where, f"`{where[-1]}` is `writeOnly`, and {about} would have it", remedy)
            yield from self._read(about, where, one, seen)


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
