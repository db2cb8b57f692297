"""Compare what stands around the schemas: operations, parameters, bodies, answers, credentials, servers."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from scripts.contract import METHODS, Operation, Pointer
from scripts.review.compare import Change, Key, Schemas, text
from scripts.review.document import Document, mapping
from scripts.review.form import check
from scripts.review.schema import view

_ANY_PATH = "any other path"
_IGNORED_HEADERS = ("accept", "content-type", "authorization")


@dataclass(frozen=True)
class Place:
    """Where in an operation something is: its direction, and the words for it."""

    operation: str
    direction: str
    where: str
    response: Pointer | None = None


@dataclass(frozen=True)
class Root:
    """A pair of schemas that an operation uses directly."""

    place: Place
    key: Key


@dataclass(frozen=True)
class Direct:
    """A change of an operation itself, not of a schema that it uses."""

    place: Place
    change: Change


Found = Iterator[Root | Direct]


@dataclass(frozen=True)
class _Pair:
    """An operation on both sides."""

    schemas: Schemas
    old: Operation
    new: Operation
    part: str = "paths"
    received: bool = False  # a webhook or callback: the provider asks, the caller answers
    moved: bool = False  # its path is another one, or names its parameters in another order
    prefixed: bool = False  # a part of the URL went from the server to the paths, or the other way

    @property
    def base(self) -> Document:
        return self.schemas.base

    @property
    def head(self) -> Document:
        return self.schemas.head

    @property
    def before(self) -> Pointer:
        return (*self.base.resolve((self.part, self.old.path)), self.old.method)

    @property
    def after(self) -> Pointer:
        return (*self.head.resolve((self.part, self.new.path)), self.new.method)

    @property
    def label(self) -> str:
        return label(self.new)

    def place(self, direction: str, where: str, response: Pointer | None = None) -> Place:
        if self.received:
            direction = "response" if direction == "request" else "request"
        return Place(self.label, direction, where, response)

    def direct(self, direction: str, where: str, change: Change, response: Pointer | None = None) -> Direct:
        return Direct(self.place(direction, where, response), change)

    def well_formed(self, found: Found, *part: str) -> Found:
        return self.schemas.well_formed(found, (*self.after, *part))

    def schema(self, direction: str, where: str, base: Pointer, head: Pointer, response: Pointer | None = None) -> Root:
        return Root(self.place(direction, where, response), self.schemas.key((base,), (head,)))


def label(operation: Operation) -> str:
    """What the reports call an operation: its id where it has one."""
    name = operation.data.get("operationId")
    return str(name) if name else f"{operation.method.upper()} {operation.path}"


def compare(schemas: Schemas) -> Found:
    """Everything that differs around the schemas, and every pair of schemas that an operation uses."""
    for part in ("paths", "webhooks"):
        yield from schemas.well_formed(_operations(schemas, part), (part,))
    yield from schemas.well_formed(_fallbacks(schemas), ("x-fallback-responses",))


def _operations(schemas: Schemas, part: str) -> Found:
    prefixes = _prefixes(schemas) if part == "paths" else ("", "")
    old, new = (
        {(one.method, _template(one.path.removeprefix(prefix))): one for one in document.operations(part)}
        for document, prefix in zip((schemas.base, schemas.head), prefixes, strict=True)
    )
    gone = {str(one.data.get("operationId")): key for key, one in old.items() if key not in new}
    noun = "operation" if part == "paths" else "webhook"
    moved: dict[Any, Any] = {}
    for key, one in new.items():
        origin = key if key in old else gone.get(str(one.data.get("operationId", "-")))
        if origin is None:
            change = Change(f"{noun}-added", label(one), None, _place(one, part), "", _title(one))
            yield Direct(Place(label(one), "operation", ""), change)
            continue
        moved[origin] = key
        names, names_now = _names(old[origin].path), _names(one.path)
        elsewhere = origin != key or (names != names_now and sorted(names) == sorted(names_now))
        pair = _Pair(schemas, old[origin], one, part, part == "webhooks", elsewhere, prefixes != ("", ""))
        if elsewhere:
            change = Change("operation-moved", pair.label, pair.before, pair.after, _title(old[origin]), _title(one))
            yield Direct(Place(pair.label, "operation", ""), change)
        yield from _operation(pair)
    for key, one in old.items():
        if key not in new and key not in moved:
            change = Change(f"{noun}-removed", label(one), _place(one, part), None, _title(one), "")
            yield Direct(Place(label(one), "operation", ""), change)


def _template(path: str) -> str:
    """The path as it is compared: without the names of parameters, and as text that is not encoded."""
    return unquote(re.sub(r"\{[^}]*\}", "{}", path))


def _names(path: str) -> list[str]:
    return re.findall(r"\{([^}]*)\}", path)


def _prefixes(schemas: Schemas) -> tuple[str, str]:
    """What the paths of either side begin with that the URL of the other side's only server ends with."""
    servers = [list(_urls(document.data.get("servers"))) for document in (schemas.base, schemas.head)]
    if [len(urls) for urls in servers] == [1, 1]:
        (old,), (new,) = ([url.rstrip("/") for url in urls] for urls in servers)
        for longer, shorter, document in ((old, new, schemas.head), (new, old, schemas.base)):
            prefix = longer[len(shorter) :] if longer.startswith(f"{shorter}/") else ""
            if prefix and all(path.startswith(f"{prefix}/") for path in mapping(document.data.get("paths"))):
                return ("", prefix) if document is schemas.head else (prefix, "")
    return "", ""


def _place(operation: Operation, part: str) -> Pointer:
    return (part, operation.path, operation.method)


def _title(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _operation(pair: _Pair) -> Found:
    if not _untouched(pair):
        yield from pair.well_formed(_self(pair))
        yield from pair.well_formed(_parameters(pair), "parameters")
        yield from pair.well_formed(_request_body(pair), "requestBody")
        yield from pair.well_formed(_responses(pair), "responses")
        yield from pair.well_formed(_callbacks(pair), "callbacks")
    if not pair.received:
        yield from pair.well_formed(_security(pair), "security")
        yield from pair.well_formed(_servers(pair), "servers")
        yield from pair.schemas.well_formed(_limits(pair), ("x-limits",))


def _untouched(pair: _Pair) -> bool:
    same = pair.schemas.unchanged
    return pair.before == pair.after and same(pair.before) and same((*pair.before[:-1], "parameters"))


def _self(pair: _Pair) -> Found:
    old, new = pair.old.data, pair.new.data

    def changed(rule: str, keyword: str, where: str = "") -> Direct:
        before, after = ((*pair.before, keyword) if keyword in old else None), (*pair.after, keyword)
        name = f"{pair.label} ({keyword})" if rule == "documentation-changed" else pair.label
        at = after if keyword in new else None
        return pair.direct("operation", where, Change(rule, name, before, at, _show(old, keyword), _show(new, keyword)))

    if old.get("operationId") != new.get("operationId"):
        yield changed("operation-id-changed", "operationId")
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        yield changed("deprecated" if new.get("deprecated") else "undeprecated", "deprecated")
    for keyword in ("summary", "description", "tags", "externalDocs"):
        if old.get(keyword) != new.get(keyword):
            yield changed("documentation-changed", keyword)
    if old.get("x-idempotent", False) != new.get("x-idempotent", False):
        yield changed("idempotency-gained" if new.get("x-idempotent") else "idempotency-lost", "x-idempotent")
    yield from _permissions(pair)
    others = {key for key in (*old, *new) if key.startswith("x-")} - {"x-idempotent", "x-permissions", "x-invalid"}
    for keyword in sorted(others):
        if old.get(keyword) != new.get(keyword):
            yield changed("documentation-changed", keyword)


def _show(holder: Mapping[str, Any], keyword: str) -> str:
    return text(holder[keyword]) if keyword in holder else ""


def _permissions(pair: _Pair) -> Found:
    old, new = (mapping(one.data.get("x-permissions")) for one in (pair.old, pair.new))
    if old == new:
        return
    loosened = all(old.get(key) == value for key, value in new.items())
    rule = "permissions-loosened" if loosened else "permissions-tightened"
    where = (*pair.before, "x-permissions"), (*pair.after, "x-permissions") if new else None
    yield pair.direct("request", "credentials", Change(rule, pair.label, *where, text(old), text(new)))


# Parameters


@dataclass(frozen=True)
class _Parameter:
    pointer: Pointer
    data: dict[str, Any]

    @property
    def shown(self) -> str:
        return f"the {self.data.get('in')} parameter {self.data.get('name')}"

    @property
    def required(self) -> bool:
        return self.data.get("in") == "path" or self.data.get("required") is True


def _parameters(pair: _Pair) -> Found:
    moved = pair.moved
    old = _parameters_of(pair.base, pair.before, pair.old, named=moved)
    new = _parameters_of(pair.head, pair.after, pair.new, named=moved)
    come = {key: one for key, one in new.items() if key not in old and not (moved and key[0] == "path")}
    for key, one in old.items():
        if key in new:
            yield from _parameter(pair, one, new[key])
            continue
        if moved and key[0] == "path":
            continue  # that the path is another one says it
        place = next((other for other in come if other[1] == key[1] and "path" not in (other[0], key[0])), None)
        if place:
            other = come.pop(place)
            change = Change("parameter-moved", other.shown, one.pointer, other.pointer, key[0], place[0])
        else:
            change = Change("parameter-removed", one.shown, one.pointer, None, str(one.data.get("name")), "")
        yield pair.direct("request", one.shown, change)
    for one in come.values():
        rule = "parameter-added-required" if one.required else "parameter-added"
        change = Change(rule, one.shown, None, one.pointer, "", str(one.data.get("name")))
        yield pair.direct("request", one.shown, change)


def _parameters_of(
    document: Document, at: Pointer, operation: Operation, *, named: bool
) -> dict[tuple[str, str], _Parameter]:
    """The parameters of the operation by place and name; those of its path unless it overrides them.

    Callers never see the name of a path parameter, so it counts only where the path is another one.
    """
    found: dict[tuple[str, str], _Parameter] = {}
    for holder in (at[:-1], at):
        parameters = mapping(document.at(holder)).get("parameters")
        for index in range(len(parameters) if isinstance(parameters, list) else 0):
            pointer = document.resolve((*holder, "parameters", index))
            data = document.at(pointer)
            if isinstance(data, dict) and "name" in data:
                check(data)
                key = _parameter_key(operation, data, named=named)
                if key is not None:
                    found[key] = _Parameter(pointer, data)
    return found


def _parameter_key(operation: Operation, data: dict[str, Any], *, named: bool) -> tuple[str, str] | None:
    place, name = str(data.get("in")), str(data["name"])
    if place == "header":
        return None if name.lower() in _IGNORED_HEADERS else (place, name.lower())
    names = _names(operation.path)
    if place == "path" and name in names and not named:
        return place, str(names.index(name))
    return place, name


def _parameter(pair: _Pair, old: _Parameter, new: _Parameter) -> Found:
    where = new.shown
    if old.required != new.required:
        rule = "parameter-became-required" if new.required else "parameter-became-optional"
        states = ("optional", "required") if new.required else ("required", "optional")
        places = _keyword_place(old, "required"), _keyword_place(new, "required")
        yield pair.direct("request", where, Change(rule, new.shown, *places, *states))
    before, after = _serialisation(old.data), _serialisation(new.data)
    if all(_is_scalar(document, one) for document, one in ((pair.base, old), (pair.head, new))):
        before["explode"] = after["explode"]  # a single value is written alike with and without it
    if before != after:
        change = Change("serialisation-changed", new.shown, old.pointer, new.pointer, text(before), text(after))
        yield pair.direct("request", where, change)
    if bool(old.data.get("allowEmptyValue")) != bool(new.data.get("allowEmptyValue")):
        rule = f"constraint-{'removed' if new.data.get('allowEmptyValue') else 'added'}"
        places = _keyword_place(old, "allowEmptyValue"), _keyword_place(new, "allowEmptyValue")
        yield pair.direct("request", where, Change(rule, f"{new.shown} (allowEmptyValue)", *places))
    yield from _described(pair, "request", where, old, new)
    yield from _schema_or_content(pair, "request", where, old, new)


def _keyword_place(one: _Parameter, keyword: str) -> Pointer:
    return (*one.pointer, keyword) if keyword in one.data else one.pointer


def _serialisation(data: dict[str, Any]) -> dict[str, Any]:
    style = data.get("style") or {"query": "form", "cookie": "form"}.get(str(data.get("in")), "simple")
    return {
        "style": style,
        "explode": data.get("explode", style == "form"),
        "allowReserved": data.get("allowReserved", False),
        "by": "content" if "content" in data else "schema",
    }


def _is_scalar(document: Document, one: _Parameter) -> bool:
    types = view(document, ((*one.pointer, "schema"),)).types if "schema" in one.data else None
    return types is not None and not types & {"array", "object"}


def _described(pair: _Pair, direction: str, where: str, old: _Parameter, new: _Parameter) -> Found:
    if bool(old.data.get("deprecated")) != bool(new.data.get("deprecated")):
        rule = "deprecated" if new.data.get("deprecated") else "undeprecated"
        places = _keyword_place(old, "deprecated"), _keyword_place(new, "deprecated")
        yield pair.direct(direction, where, Change(rule, where, *places))
    if old.data.get("x-invalid") != new.data.get("x-invalid"):
        places = _keyword_place(old, "x-invalid"), _keyword_place(new, "x-invalid")
        values = str(old.data.get("x-invalid", "")), str(new.data.get("x-invalid", ""))
        yield pair.direct(direction, where, Change("invalid-error-changed", where, *places, *values))
    yield from _documented(pair, direction, where, old.pointer, new.pointer)


def _documented(
    pair: _Pair, direction: str, where: str, old: Pointer, new: Pointer, skip: tuple[str, ...] = ()
) -> Found:
    before, after = mapping(pair.base.at(old)), mapping(pair.head.at(new))
    others = sorted({key for key in (*before, *after) if key.startswith("x-")} - {"x-invalid"})
    for keyword in ("description", "summary", "example", "examples", "links", *others):
        if keyword not in skip and _deep(pair.base, before.get(keyword)) != _deep(pair.head, after.get(keyword)):
            at = (*old, keyword) if keyword in before else None, (*new, keyword) if keyword in after else None
            values = _show(before, keyword), _show(after, keyword)
            name = f"{where} ({keyword})"
            yield pair.direct(direction, where, Change("documentation-changed", name, *at, *values))


def _deep(document: Document, part: Any) -> Any:
    """Examples by what they show, not by where they stand."""
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str) and part["$ref"].startswith("#/components/examples/"):
            return document.at(("components", "examples", part["$ref"].rpartition("/")[2]))
        return {key: _deep(document, value) for key, value in part.items()}
    return part


def _schema_or_content(pair: _Pair, direction: str, where: str, old: _Parameter, new: _Parameter) -> Found:
    if "schema" in old.data and "schema" in new.data:
        yield pair.schema(direction, where, (*old.pointer, "schema"), (*new.pointer, "schema"))
    elif "content" in old.data and "content" in new.data:
        yield from _content(pair, direction, where, old.pointer, new.pointer)


# Bodies and answers


def _request_body(pair: _Pair) -> Found:
    place = "request body"
    before, after = pair.base.resolve((*pair.before, "requestBody")), pair.head.resolve((*pair.after, "requestBody"))
    old, new = mapping(pair.base.at(before)), mapping(pair.head.at(after))
    if not old and not new:
        return
    check(old)
    check(new)
    if not old:
        rule = "request-body-added-required" if new.get("required") else "request-body-added"
        yield pair.direct("request", place, Change(rule, "the request body", None, after, "", _types_text(new)))
    elif not new:
        change = Change("request-body-removed", "the request body", before, None, _types_text(old), "")
        yield pair.direct("request", place, change)
    else:
        if bool(old.get("required")) != bool(new.get("required")):
            rule = "request-body-became-required" if new.get("required") else "request-body-became-optional"
            states = ("optional", "required") if new.get("required") else ("required", "optional")
            yield pair.direct("request", place, Change(rule, "the request body", before, after, *states))
        yield from _documented(pair, "request", place, before, after)
        yield from _content(pair, "request", place, before, after)


def _types_text(body: dict[str, Any]) -> str:
    return ", ".join(mapping(body.get("content")))


def _responses(pair: _Pair) -> Found:
    """Each status by what is said of it: by itself, by its range or by `default`, on either side."""
    old, new = _statuses(pair.old), _statuses(pair.new)
    for status in dict.fromkeys((*old, *new)):
        was, now = _said(status, old), _said(status, new)
        kind = "response" if status[:1] in "123" else "error-response"
        where = f"answer {status}"
        if was and now:
            before = pair.base.resolve((*pair.before, "responses", was))
            after = pair.head.resolve((*pair.after, "responses", now))
            yield from _response(pair, where, before, after)
        if now and status not in old and status in new:
            after = (*pair.after, "responses", now)
            change = Change(f"{kind}-added", status, None, after, "", status)
            yield pair.direct("response", where, change, pair.head.resolve(after))
        elif (
            was and not now and not any(_is_of(one, status) for one in new if one not in old)
        ):  # else it is made of statuses now
            change = Change(f"{kind}-removed", status, (*pair.before, "responses", was), None, status, "")
            yield pair.direct("response", where, change)


def _said(status: str, statuses: Mapping[str, str]) -> str | None:
    """The key of what is said of a status."""
    wider = (status, f"{status[:1]}XX", "default")
    return next((statuses[one] for one in wider if one in statuses), None)


def _is_of(status: str, range_: str) -> bool:
    return range_.endswith("XX") and status[:1] == range_[:1]


def _statuses(operation: Operation) -> dict[str, str]:
    """The statuses by how they are compared: `4xx` is `4XX`."""
    return {re.sub("xx$", "XX", str(status)): status for status in mapping(operation.data.get("responses"))}


def _response(pair: _Pair, where: str, before: Pointer, after: Pointer) -> Found:
    yield from _documented(pair, "response", where, before, after)
    yield from _headers(pair, where, before, after)
    yield from _content(pair, "response", where, before, after, response=after)


def _headers(pair: _Pair, where: str, before: Pointer, after: Pointer) -> Found:
    old, new = _headers_of(pair.base, before), _headers_of(pair.head, after)
    for name in dict.fromkeys((*old, *new)):
        here = f"{where}, header {(new.get(name) or old[name]).data['name']}"
        shown = (new.get(name) or old[name]).data["name"]
        if name not in old:
            change = Change("header-added", shown, None, new[name].pointer, "", shown)
            yield pair.direct("response", here, change, after)
        elif name not in new:
            change = Change("header-removed", shown, old[name].pointer, None, shown, "")
            yield pair.direct("response", here, change, after)
        else:
            yield from _header(pair, here, shown, old[name], new[name])


def _headers_of(document: Document, response: Pointer) -> dict[str, _Parameter]:
    headers = mapping(mapping(document.at(response)).get("headers"))
    found = {}
    for name in headers:
        pointer = document.resolve((*response, "headers", name))
        if name.lower() != "content-type":
            check(mapping(document.at(pointer)))
            found[name.lower()] = _Parameter(pointer, {**mapping(document.at(pointer)), "name": name, "in": "header"})
    return found


def _header(pair: _Pair, where: str, shown: str, old: _Parameter, new: _Parameter) -> Found:
    if old.required != new.required:
        rule = "header-became-required" if new.required else "header-became-optional"
        states = ("optional", "required") if new.required else ("required", "optional")
        places = _keyword_place(old, "required"), _keyword_place(new, "required")
        yield pair.direct("response", where, Change(rule, shown, *places, *states))
    if _serialisation(old.data) != _serialisation(new.data):
        change = Change("serialisation-changed", f"the header {shown}", old.pointer, new.pointer)
        yield pair.direct("response", where, change)
    yield from _described(pair, "response", where, old, new)
    yield from _schema_or_content(pair, "response", where, old, new)


def _content(
    pair: _Pair, direction: str, where: str, before: Pointer, after: Pointer, response: Pointer | None = None
) -> Found:
    old, new = (
        {_media_type(name): name for name in mapping(mapping(document.at(pointer)).get("content"))}
        for document, pointer in ((pair.base, before), (pair.head, after))
    )
    sent = pair.place(direction, "").direction == "request"
    for key in dict.fromkeys((*old, *new)):
        was, now = _type_of(key, old), _type_of(key, new)
        base, head = (*before, "content", was or ""), (*after, "content", now or "")
        if was and now:
            yield from _media(pair, direction, where, base, head, response)
        if key in old and key in new:
            continue
        told = not sent and any(key in _ranges(one) for one in {*old} ^ {*new} if (one in old) is not (key in old))
        if now and key not in old and not told and not (sent and was and was not in new):
            yield pair.direct(direction, where, Change("media-type-added", now, None, head, "", now), response)
        elif was and key not in new and not told and not (now and (sent or now in old)):
            yield pair.direct(direction, where, Change("media-type-removed", was, base, None, was, ""), response)


def _media_type(name: str) -> str:
    """The media type as it is compared; JSON is UTF-8 with and without saying so."""
    return re.sub(r"(?<=json);charset=utf-8$", "", re.sub(r"\s+", "", name).lower())


def _type_of(key: str, types: Mapping[str, str]) -> str | None:
    """What is said of a media type: by itself, or by the narrowest range that it is in."""
    return next((types[one] for one in (key, *_ranges(key)) if one in types), None)


def _ranges(key: str) -> list[str]:
    return [one for one in (f"{key.partition('/')[0]}/*", "*/*") if one != key]


def _media(pair: _Pair, direction: str, where: str, base: Pointer, head: Pointer, response: Pointer | None) -> Found:
    old, new = mapping(pair.base.at(base)), mapping(pair.head.at(head))
    errors = direction == "response" and "x-error" in mapping(pair.head.at(pair.head.resolve((*head, "schema"))))
    yield from _documented(pair, direction, where, base, head, skip=("examples",) if errors else ())
    if errors:
        yield from _error_names(pair, where, base, head, response)
    yield from (pair.direct(direction, where, one, response) for one in _encodings(where, base, head, old, new))
    if "schema" in old and "schema" in new:
        yield pair.schema(direction, where, (*base, "schema"), (*head, "schema"), response)
    elif "schema" in old or "schema" in new:
        rule = "schema-added" if "schema" in new else "schema-removed"
        at = (*base, "schema") if "schema" in old else None, (*head, "schema") if "schema" in new else None
        yield pair.direct(direction, where, Change(rule, where, *at), response)


def _encodings(where: str, base: Pointer, head: Pointer, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    was, now = (mapping(one.get("encoding")) for one in (old, new))
    for name in dict.fromkeys((*was, *now)):
        before, after = (dict(mapping(one.get(name))) for one in (was, now))
        if before == after:
            continue
        at = (*base, "encoding", name) if name in was else None, (*head, "encoding", name) if name in now else None
        types, types_now = (
            {one.strip() for one in str(part.pop("contentType", "")).split(",")} for part in (before, after)
        )
        rule = "serialisation-changed"
        if before == after and name in was and name in now and (types < types_now or types > types_now):
            rule = "constraint-loosened" if types < types_now else "constraint-tightened"
        yield Change(rule, f"{where} ({name} encoding)", *at, _show(was, name), _show(now, name))


def _error_names(pair: _Pair, where: str, base: Pointer, head: Pointer, response: Pointer | None) -> Found:
    """The named examples of an error body are the names of the errors."""
    old, new = (mapping(mapping(one).get("examples")) for one in (pair.base.at(base), pair.head.at(head)))
    for name in dict.fromkeys((*old, *new)):
        if name not in old:
            change = Change("error-added", name, None, (*head, "examples", name), "", name)
            yield pair.direct("response", where, change, response)
        elif name not in new:
            change = Change("error-removed", name, (*base, "examples", name), None, name, "")
            yield pair.direct("response", where, change, response)
        elif _deep(pair.base, old[name]) != _deep(pair.head, new[name]):
            at = (*base, "examples", name), (*head, "examples", name)
            change = Change("documentation-changed", f"{where} (example {name})", *at)
            yield pair.direct("response", where, change, response)


def _callbacks(pair: _Pair) -> Found:
    old, new = mapping(pair.old.data.get("callbacks")), mapping(pair.new.data.get("callbacks"))
    for name in dict.fromkeys((*old, *new)):
        before, after = (*pair.before, "callbacks", name), (*pair.after, "callbacks", name)
        if name not in old or name not in new:
            rule = "webhook-added" if name in new else "webhook-removed"
            change = Change(rule, name, before if name in old else None, after if name in new else None)
            yield Direct(Place(pair.label, "operation", f"callback {name}"), change)
            continue
        yield from _asked(pair, name, pair.base.resolve(before), pair.head.resolve(after))


def _asked(pair: _Pair, name: str, before: Pointer, after: Pointer) -> Found:
    """What is asked of the caller in a callback: by URL and method; a single one may have another URL now."""
    old, new = _requests(pair.base, before), _requests(pair.head, after)
    place = Place(pair.label, "operation", f"callback {name}")
    if len(old) == len(new) == 1 and list(old) != list(new):
        (was, base), (now, head) = *old.items(), *new.items()
        yield Direct(place, Change("operation-moved", f"callback {name}", base, head, was, now))
        yield from _callback(pair, base, head)
        return
    for asked in dict.fromkeys((*old, *new)):
        if asked in old and asked in new:
            yield from _callback(pair, old[asked], new[asked])
        else:
            rule = "webhook-added" if asked in new else "webhook-removed"
            yield Direct(place, Change(rule, f"{name} {asked}", old.get(asked), new.get(asked)))


def _requests(document: Document, callback: Pointer) -> dict[str, Pointer]:
    found = {}
    for url in mapping(document.at(callback)):
        item = document.resolve((*callback, url))
        for method in METHODS:
            if isinstance(mapping(document.at(item)).get(method), dict):
                found[f"{method.upper()} {url}"] = (*item, method)
    return found


def _callback(pair: _Pair, before: Pointer, after: Pointer) -> Found:
    old, new = pair.base.at(before), pair.head.at(after)
    inner = _Inner(
        pair.schemas, Operation(pair.old.path, pair.old.method, old), Operation(pair.new.path, pair.new.method, new),
        "callbacks", True, places=(before, after, pair.label),
    )  # fmt: skip
    yield from _parameters(inner)
    yield from _request_body(inner)
    yield from _responses(inner)


@dataclass(frozen=True)
class _Inner(_Pair):
    """An operation inside of another: a callback."""

    places: tuple[Pointer, Pointer, str] = ((), (), "")

    @property
    def before(self) -> Pointer:
        return self.places[0]

    @property
    def after(self) -> Pointer:
        return self.places[1]

    @property
    def label(self) -> str:
        return self.places[2]


def _fallbacks(schemas: Schemas) -> Found:
    """The answers that belong to no operation."""
    old, new = (mapping(one.data.get("x-fallback-responses")) for one in (schemas.base, schemas.head))
    nowhere = Operation(_ANY_PATH, "get", {"operationId": _ANY_PATH})
    inner = _Inner(schemas, nowhere, nowhere, places=((), (), _ANY_PATH))
    for status in dict.fromkeys((*old, *new)):
        pointer = ("x-fallback-responses", status)
        if status in old and status in new:
            before, after = schemas.base.resolve(pointer), schemas.head.resolve(pointer)
            yield from _response(inner, f"answer {status}", before, after)
        else:
            rule = "error-response-added" if status in new else "error-response-removed"
            change = Change(rule, status, pointer if status in old else None, pointer if status in new else None)
            yield inner.direct("response", f"answer {status}", change)


# Credentials, servers, limits


def _security(pair: _Pair) -> Found:
    old, old_at = _own(pair.base, pair.old, pair.before, "security")
    new, new_at = _own(pair.head, pair.new, pair.after, "security")
    if ("security",) in (old_at, new_at):  # what went from the root, or came to it, is one change for all operations
        old_at, new_at = (old_at if old else ("security",)), (new_at if new else ("security",))
    names = _schemes(pair)
    before, after = ([_demand(one, known) for one in part or [{}]] for part, known in ((old, names), (new, {})))
    tightened = any(not any(_enough(one, other) for other in after) for one in before)
    loosened = any(not any(_enough(one, other) for other in before) for one in after)
    if tightened or loosened:
        rule = "security-tightened" if tightened else "security-loosened"
        yield pair.direct(
            "request", "credentials", Change(rule, pair.label, old_at, new_at, text(old or []), text(new or []))
        )
    yield from _scheme_changes(pair, before, after)


def _own(document: Document, operation: Operation, pointer: Pointer, keyword: str) -> tuple[Any, Pointer]:
    """The keyword of the operation, or of its path, or of the document."""
    path = document.resolve(pointer[:-1])
    for holder, at in ((operation.data, pointer), (mapping(document.at(path)), path), (document.data, ())):
        if keyword in holder:
            return holder[keyword], (*at, keyword)
    return None, pointer


def _schemes(pair: _Pair) -> dict[str, str]:
    """Schemes that have another name now: those that are defined as one of the old ones was."""
    old, new = (mapping(mapping(one.data.get("components")).get("securitySchemes")) for one in (pair.base, pair.head))
    come = {name: _definition(one) for name, one in new.items() if name not in old}
    renamed = {}
    for name, one in old.items():
        twin = next((other for other, definition in come.items() if definition == _definition(one)), None)
        if name not in new and twin:
            renamed[name] = twin
    return renamed


def _demand(requirement: Any, renamed: dict[str, str]) -> dict[str, frozenset[str]]:
    return {renamed.get(name, name): frozenset(scopes or ()) for name, scopes in mapping(requirement).items()}


def _enough(credentials: dict[str, frozenset[str]], demand: dict[str, frozenset[str]]) -> bool:
    return all(name in credentials and scopes <= credentials[name] for name, scopes in demand.items())


def _definition(scheme: Any) -> dict[str, Any]:
    """What a caller has to do for a security scheme; flows by their addresses and whether they exist."""
    data = {
        key: value for key, value in mapping(scheme).items() if key not in ("description", "bearerFormat", "x-source")
    }
    data.pop("x-aliases", None)
    data["flows"] = {
        name: {key: value for key, value in mapping(flow).items() if key.endswith("Url")}
        for name, flow in mapping(data.get("flows")).items()
    }
    if isinstance(data.get("scheme"), str):
        data["scheme"] = data["scheme"].lower()
    if data.get("in") == "header":
        data["name"] = str(data.get("name")).lower()
    return data


def _further_flows(was: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether credentials can be had in a further way, and in every old way as before."""
    kept = all(was[key] == now.get(key) for key in was if key != "flows") and was.keys() == now.keys()
    return kept and all(flow.items() <= now["flows"].get(name, {}).items() for name, flow in was["flows"].items())


def _scheme_changes(pair: _Pair, before: list[Any], after: list[Any]) -> Found:
    used = {name for demand in before for name in demand} & {name for demand in after for name in demand}
    for name in sorted(used):
        at = ("components", "securitySchemes", name)
        base, head = pair.base.resolve(at), pair.head.resolve(at)
        old, new = mapping(pair.base.at(base)), mapping(pair.head.at(head))
        if not old or not new:
            continue
        was, now = _definition(old), _definition(new)
        if was != now:
            keyword = next((key for key in (*new, *old) if old.get(key) != new.get(key)), "")
            further = _further_flows(was, now)
            rule = "security-loosened" if further else "security-scheme-changed"
            change = Change(rule, name, base, (*head, keyword), _show(old, keyword), _show(new, keyword))
            yield pair.direct("request", "credentials", change)
        yield from _aliases(pair, base, head, old, new)
        for keyword in ("description", "bearerFormat"):
            if old.get(keyword) != new.get(keyword):
                change = Change("documentation-changed", f"{name} ({keyword})", (*base, keyword), (*head, keyword))
                yield pair.direct("request", "credentials", change)


def _aliases(pair: _Pair, base: Pointer, head: Pointer, old: dict[str, Any], new: dict[str, Any]) -> Found:
    before, after = _aliases_of(old), _aliases_of(new)
    for name in sorted(before ^ after):
        rule = "header-alias-removed" if name in before else "header-alias-added"
        at = (*base, "x-aliases") if before else None, (*head, "x-aliases") if after else None
        values = (name, "") if name in before else ("", name)
        yield pair.direct("request", "credentials", Change(rule, name, *at, *values))


def _aliases_of(scheme: dict[str, Any]) -> set[str]:
    aliases = scheme.get("x-aliases")
    return set(map(str, aliases)) if isinstance(aliases, list | dict) else {str(aliases)} if aliases else set()


def _servers(pair: _Pair) -> Found:
    old, old_at = _own(pair.base, pair.old, pair.before, "servers")
    new, new_at = _own(pair.head, pair.new, pair.after, "servers")
    if pair.prefixed and old_at == new_at == ("servers",):
        return
    before, after = list(_urls(old)), list(_urls(new))
    gone, come = [url for url in before if url not in after], [url for url in after if url not in before]
    if len(gone) == len(come) == 1:
        change = Change(
            "server-changed",
            pair.label,
            _server_at(old_at, before, gone[0]),
            _server_at(new_at, after, come[0]),
            gone[0],
            come[0],
        )
        yield pair.direct("request", "server", change)
        return
    values, values_now = _urls(old), _urls(new)
    for url in [one for one in before if one in after]:
        further = values_now[url] - values[url], values[url] - values_now[url]
        gone, come = [*gone, *sorted(further[1])], [*come, *sorted(further[0])]
    for url in gone:
        yield pair.direct(
            "request", "server", Change("server-removed", url, _server_at(old_at, before, url), None, url, "")
        )
    for url in come:
        yield pair.direct(
            "request", "server", Change("server-added", url, None, _server_at(new_at, after, url), "", url)
        )
    if not gone and before[:1] != after[:1]:
        yield pair.direct(
            "request", "server", Change("server-default-changed", pair.label, old_at, new_at, before[0], after[0])
        )


def _urls(servers: Any) -> dict[str, set[str]]:
    """The URLs with variables at their defaults, and to each those by another value of one variable."""
    found = {}
    for server in servers or [{"url": "/"}]:
        url = str(mapping(server).get("url", "/"))
        variables = mapping(mapping(server).get("variables"))
        defaults = {name: str(variable.get("default", "")) for name, variable in variables.items()}
        others = {
            _url(url, defaults | {name: str(value)})
            for name, variable in variables.items()
            for value in variable.get("enum") or ()
        }
        found[_url(url, defaults)] = others - {_url(url, defaults)}
    return found


def _url(template: str, values: Mapping[str, str]) -> str:
    """The URL as it is compared: a host is not told apart by its case, nor by the port that its scheme implies."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    scheme, separator, rest = template.rstrip("/").rpartition("://")
    host, slash, path = rest.partition("/")
    port = {"https": ":443", "http": ":80"}.get(scheme.lower(), "-")
    return f"{scheme.lower()}{separator}{host.lower().removesuffix(port)}{slash}{path}" or "/"


def _server_at(pointer: Pointer, urls: list[str], url: str) -> Pointer:
    return (*pointer, urls.index(url)) if pointer[-1:] == ("servers",) and url in urls else pointer


def _limits(pair: _Pair) -> Found:
    at = ("x-limits", "body-bytes")
    old, new = pair.base.at(at), pair.head.at(at)
    if old != new and mapping(pair.new.data).get("requestBody"):
        lowered = new is not None and (old is None or new < old)
        rule = "body-limit-lowered" if lowered else "body-limit-raised"
        change = Change(rule, "requests", at if old else None, at if new else None, json.dumps(old), json.dumps(new))
        yield pair.direct("request", "request body", change)
    if pair.base.at(("x-invalid",)) != pair.head.at(("x-invalid",)):
        values = text(pair.base.at(("x-invalid",))), text(pair.head.at(("x-invalid",)))
        yield pair.direct(
            "request", "request", Change("invalid-error-changed", "a request", ("x-invalid",), ("x-invalid",), *values)
        )
