"""Compare parameters and headers: what is asked for or sent beside a body."""

import re
from dataclasses import dataclass
from typing import Any

from scripts.contract import Operation, Pointer
from scripts.review.bodies import content
from scripts.review.changes import Change, demanded, one_sided, shown_parameter, text
from scripts.review.document import Document, mapping
from scripts.review.places import Found, Pair, documented
from scripts.review.schema import view

_IGNORED_HEADERS = ("accept", "content-type", "authorization")


@dataclass(frozen=True)
class Parameter:
    pointer: Pointer
    data: dict[str, Any]

    @property
    def shown(self) -> str:
        return shown_parameter(self.data)

    @property
    def required(self) -> bool:
        return self.data.get("in") == "path" or self.data.get("required") is True


def names_of(path: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", path)


def parameters(pair: Pair) -> Found:
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
) -> dict[tuple[str, str], Parameter]:
    """The parameters of the operation by place and name; those of its path unless it overrides them.

    Callers never see the name of a path parameter, so it counts only where the path is another one.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for holder in (at[:-1], at):
        parameters = mapping(document.at(holder)).get("parameters")
        for index in range(len(parameters) if isinstance(parameters, list) else 0):
            pointer = document.resolve((*holder, "parameters", index))
            data = document.at(pointer)
            if isinstance(data, dict) and "name" in data:
                key = _parameter_key(operation, data, named=named)
                if key is not None:
                    found[key] = Parameter(pointer, data)
    return found


def _parameter_key(operation: Operation, data: dict[str, Any], *, named: bool) -> tuple[str, str] | None:
    place, name = str(data.get("in")), str(data["name"])
    if place == "header":
        return None if name.lower() in _IGNORED_HEADERS else (place, name.lower())
    names = names_of(operation.path)
    if place == "path" and name in names and not named:
        return place, str(names.index(name))
    return place, name


def _parameter(pair: Pair, old: Parameter, new: Parameter) -> Found:
    where = new.shown
    places = keyword_place(old, "required"), keyword_place(new, "required")
    for change in demanded("parameter", new.shown, old.required, new.required, *places):
        yield pair.direct("request", where, change)
    before, after = _serialisations(pair, old, new)
    if before != after:
        change = Change("serialisation-changed", new.shown, old.pointer, new.pointer, text(before), text(after))
        yield pair.direct("request", where, change)
    if bool(old.data.get("allowEmptyValue")) != bool(new.data.get("allowEmptyValue")):
        rule = f"constraint-{'removed' if new.data.get('allowEmptyValue') else 'added'}"
        places = keyword_place(old, "allowEmptyValue"), keyword_place(new, "allowEmptyValue")
        yield pair.direct("request", where, Change(rule, f"{new.shown} (allowEmptyValue)", *places))
    yield from documented(pair, "request", where, old.pointer, new.pointer)
    yield from _schema_or_content(pair, "request", where, old, new)


def keyword_place(one: Parameter, keyword: str) -> Pointer:
    return (*one.pointer, keyword) if keyword in one.data else one.pointer


def _serialisation(data: dict[str, Any]) -> dict[str, Any]:
    style = data.get("style") or {"query": "form", "cookie": "form"}.get(str(data.get("in")), "simple")
    return {
        "style": style,
        "explode": data.get("explode", style == "form"),
        "allowReserved": data.get("in") == "query" and data.get("allowReserved", False),
        "by": "content" if "content" in data else "schema",
    }


def _serialisations(pair: Pair, old: Parameter, new: Parameter) -> tuple[dict[str, Any], dict[str, Any]]:
    """How the values of both sides are written: some are written alike with `explode` and without."""
    before, after = _serialisation(old.data), _serialisation(new.data)
    if _is_flat(pair.base, old, before["style"]) and _is_flat(pair.head, new, after["style"]):
        before["explode"] = after["explode"]
    return before, after


def _is_flat(document: Document, one: Parameter, style: str) -> bool:
    """Whether it has single values only, or lists in the style that parts these by commas anyway."""
    types = view(document, ((*one.pointer, "schema"),)).types if "schema" in one.data else None
    return types is not None and not types & ({"object"} if style == "simple" else {"array", "object"})


def _schema_or_content(pair: Pair, direction: str, where: str, old: Parameter, new: Parameter) -> Found:
    if "schema" in old.data and "schema" in new.data:
        yield pair.schema(direction, where, (*old.pointer, "schema"), (*new.pointer, "schema"))
    elif "content" in old.data and "content" in new.data:
        yield from content(pair, direction, where, old.pointer, new.pointer)


def headers(pair: Pair, where: str, before: Pointer, after: Pointer) -> Found:
    old, new = _headers_of(pair.base, before), _headers_of(pair.head, after)
    for name in dict.fromkeys((*old, *new)):
        here = f"{where}, header {(new.get(name) or old[name]).data['name']}"
        shown = (new.get(name) or old[name]).data["name"]
        if name in old and name in new:
            yield from _header(pair, here, shown, old[name], new[name])
        else:
            places = (one[name].pointer if name in one else None for one in (old, new))
            yield pair.direct("response", here, one_sided("header", shown, *places), after)


def _headers_of(document: Document, response: Pointer) -> dict[str, Parameter]:
    headers = mapping(mapping(document.at(response)).get("headers"))
    found = {}
    for name in headers:
        pointer = document.resolve((*response, "headers", name))
        if name.lower() != "content-type":
            found[name.lower()] = Parameter(pointer, {**mapping(document.at(pointer)), "name": name, "in": "header"})
    return found


def _header(pair: Pair, where: str, shown: str, old: Parameter, new: Parameter) -> Found:
    places = keyword_place(old, "required"), keyword_place(new, "required")
    for change in demanded("header", shown, old.required, new.required, *places):
        yield pair.direct("response", where, change)
    before, after = _serialisations(pair, old, new)
    if before != after:
        change = Change("serialisation-changed", f"the header {shown}", old.pointer, new.pointer)
        yield pair.direct("response", where, change)
    yield from documented(pair, "response", where, old.pointer, new.pointer)
    yield from _schema_or_content(pair, "response", where, old, new)
