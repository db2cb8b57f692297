"""Compare operations: which belong together, and what stands around their schemas."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scripts.contract import METHODS, Operation, Pointer
from scripts.review.access import decoded, limits, security, servers, urls_of
from scripts.review.bodies import content
from scripts.review.changes import Change, demanded, one_sided
from scripts.review.document import Document, mapping
from scripts.review.pairs import Schemas
from scripts.review.parameters import headers, names_of, parameters
from scripts.review.places import Found, Pair, Place, documented, label, title

_ANY_PATH = "any other path"


def compare(schemas: Schemas) -> Found:
    """Everything that differs around the schemas, and every pair of schemas that an operation uses."""
    yield from _operations(schemas, "paths")
    yield from _operations(schemas, "webhooks")
    yield from _fallbacks(schemas)


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
            change = Change(f"{noun}-added", label(one), None, (part, one.path, one.method), "", title(one))
            yield Place(label(one), "operation", ""), change
            continue
        moved[origin] = key
        names, names_now = names_of(old[origin].path), names_of(one.path)
        elsewhere = origin != key or (names != names_now and sorted(names) == sorted(names_now))
        places = _place(schemas.base, old[origin], part), _place(schemas.head, one, part)
        shifted = prefixes != ("", "")
        pair = Pair(schemas, old[origin], one, *places, label(one), part == "webhooks", elsewhere, shifted)
        if elsewhere:
            change = Change("operation-moved", pair.label, pair.before, pair.after, title(old[origin]), title(one))
            yield pair.place("operation", ""), change
        yield from _operation(pair)
    for key, one in old.items():
        if key not in new and key not in moved:
            change = Change(f"{noun}-removed", label(one), (part, one.path, one.method), None, title(one), "")
            yield Place(label(one), "operation", ""), change


def _template(path: str) -> str:
    """The path as it is compared: without the names of parameters, and as text that is not encoded."""
    return decoded(re.sub(r"\{[^{}]*\}", "{}", path))


def _prefixes(schemas: Schemas) -> tuple[str, str]:
    """What the paths of either side begin with that the URL of each server of the other side ends with."""
    old, new = ([url.rstrip("/") for url in urls_of(one.data.get("servers"))] for one in (schemas.base, schemas.head))
    for longer, shorter, document in ((old, new, schemas.head), (new, old, schemas.base)):
        paths = mapping(document.data.get("paths"))
        pairs = list(zip(longer, shorter, strict=False))
        prefix = longer[0][len(shorter[0]) :] if longer[0].startswith(f"{shorter[0]}/") else ""
        moved = len(old) == len(new) and all(one == f"{other}{prefix}" for one, other in pairs)
        if prefix and moved and all(path.startswith(f"{prefix}/") for path in paths):
            return ("", prefix) if document is schemas.head else (prefix, "")
    return "", ""


def _place(document: Document, operation: Operation, part: str) -> Pointer:
    return (*document.resolve((part, operation.path)), operation.method)


def _operation(pair: Pair) -> Found:
    same = pair.schemas.unchanged
    if not (pair.before == pair.after and same(pair.before) and same((*pair.before[:-1], "parameters"))):
        yield from _self(pair)
        yield from parameters(pair)
        yield from _request_body(pair)
        yield from _responses(pair)
        yield from _callbacks(pair)
    if not pair.received:
        yield from security(pair)
        yield from servers(pair)
        yield from limits(pair)


def _self(pair: Pair) -> Found:
    old, new = pair.old.data, pair.new.data
    here, sides = pair.place("operation", ""), (pair.before, pair.after)
    if old.get("operationId") != new.get("operationId"):
        yield here, pair.keyword("operation-id-changed", pair.label, *sides, "operationId")
    if old.get("x-idempotent", False) != new.get("x-idempotent", False):
        rule = "idempotency-gained" if new.get("x-idempotent") else "idempotency-lost"
        yield here, pair.keyword(rule, pair.label, *sides, "x-idempotent")
    needed, needed_now = (mapping(one.get("x-permissions")) for one in (old, new))
    if needed != needed_now:
        loosened = all(needed.get(key) == value for key, value in needed_now.items())
        rule = "permissions-loosened" if loosened else "permissions-tightened"
        yield pair.place("request", "credentials"), pair.keyword(rule, pair.label, *sides, "x-permissions")
    yield from documented(pair, here, *sides, name=pair.label)


def _request_body(pair: Pair) -> Found:
    here = pair.place("request", "request body")
    before, after = pair.base.resolve((*pair.before, "requestBody")), pair.head.resolve((*pair.after, "requestBody"))
    old, new = pair.base.held(before), pair.head.held(after)
    if not old and new:
        rule = "request-body-added-required" if new.get("required") else "request-body-added"
        yield here, Change(rule, "the request body", None, after, "", ", ".join(mapping(new.get("content"))))
    elif old and not new:
        types = ", ".join(mapping(old.get("content")))
        yield here, Change("request-body-removed", "the request body", before, None, types, "")
    elif old:
        needed = bool(old.get("required")), bool(new.get("required"))
        yield from ((here, one) for one in demanded("request-body", "the request body", *needed, before, after))
        yield from documented(pair, here, before, after)
        yield from content(pair, here, before, after)


def _responses(pair: Pair) -> Found:
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
            at = (*pair.after, "responses", now)
            yield pair.place("response", where, pair.head.resolve(at)), one_sided(kind, status, None, at)
        elif was and not now and not any(_is_of(one, status) for one in new if one not in old):
            # Else it is made of statuses now.
            yield pair.place("response", where), one_sided(kind, status, (*pair.before, "responses", was), None)


def _said(status: str, statuses: Mapping[str, str]) -> str | None:
    """The key of what is said of a status."""
    wider = (status, f"{status[:1]}XX", "default")
    return next((statuses[one] for one in wider if one in statuses), None)


def _is_of(status: str, range_: str) -> bool:
    return range_.endswith("XX") and status[:1] == range_[:1]


def _statuses(operation: Operation) -> dict[str, str]:
    """The statuses by how they are compared: `4xx` is `4XX`."""
    found = mapping(operation.data.get("responses"))
    return {re.sub("xx$", "XX", str(status)): status for status in found if not str(status).startswith("x-")}


def _response(pair: Pair, where: str, before: Pointer, after: Pointer) -> Found:
    here = pair.place("response", where, after)
    yield from documented(pair, here, before, after)
    yield from headers(pair, here, before, after)
    yield from content(pair, here, before, after)


def _callbacks(pair: Pair) -> Found:
    """What is asked of the caller in each callback: by URL and method; a single one may have another URL now."""
    old, new = _callbacks_of(pair.base, pair.before), _callbacks_of(pair.head, pair.after)
    for name in dict.fromkeys((*old, *new)):
        here = Place(pair.label, "operation", f"callback {name}")
        if name not in old or name not in new:
            at = (*pair.before, "callbacks", name), (*pair.after, "callbacks", name)
            yield here, one_sided("webhook", name, at[0] if name in old else None, at[1])
            continue
        before, after = old[name], new[name]
        if len(before) == len(after) == 1 and list(before) != list(after):
            (was, base), (now, head) = *before.items(), *after.items()
            yield here, Change("operation-moved", f"callback {name}", base, head, was, now)
            yield from _callback(pair, base, head)
            continue
        for asked in dict.fromkeys((*before, *after)):
            if asked in before and asked in after:
                yield from _callback(pair, before[asked], after[asked])
            else:
                yield here, one_sided("webhook", f"{name} {asked}", before.get(asked), after.get(asked))


def _callbacks_of(document: Document, operation: Pointer) -> dict[str, dict[str, Pointer]]:
    """Per callback, where each of its requests stands, by method and URL."""
    found: dict[str, dict[str, Pointer]] = {}
    for name in document.held((*operation, "callbacks")):
        callback = document.resolve((*operation, "callbacks", name))
        items = [(url, document.resolve((*callback, url))) for url in document.held(callback)]
        asked = [(method, url, item) for url, item in items for method in METHODS if method in document.held(item)]
        found[name] = {f"{method.upper()} {url}": (*item, method) for method, url, item in asked}
    return found


def _callback(pair: Pair, before: Pointer, after: Pointer) -> Found:
    old, new = pair.base.at(before), pair.head.at(after)
    sides = replace(pair.old, data=old), replace(pair.new, data=new)
    inner = Pair(pair.schemas, *sides, before, after, pair.label, received=True)
    yield from parameters(inner)
    yield from _request_body(inner)
    yield from _responses(inner)


def _fallbacks(schemas: Schemas) -> Found:
    """The answers that belong to no operation."""
    old, new = (mapping(one.data.get("x-fallback-responses")) for one in (schemas.base, schemas.head))
    nowhere = Operation(_ANY_PATH, "get", {"operationId": _ANY_PATH})
    inner = Pair(schemas, nowhere, nowhere, (), (), _ANY_PATH)
    for status in dict.fromkeys((*old, *new)):
        pointer = ("x-fallback-responses", status)
        if status in old and status in new:
            before, after = schemas.base.resolve(pointer), schemas.head.resolve(pointer)
            yield from _response(inner, f"answer {status}", before, after)
        else:
            change = one_sided("error-response", status, pointer if status in old else None, pointer)
            yield inner.place("response", f"answer {status}"), change
