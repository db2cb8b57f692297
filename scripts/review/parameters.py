"""Compare parameters and headers: what is asked for or sent beside a body."""

import re
from dataclasses import dataclass, replace
from typing import Any

from scripts.contract import Operation, Pointer
from scripts.review.bodies import content
from scripts.review.changes import Change, demanded, one_sided, shown_parameter, text
from scripts.review.document import Document
from scripts.review.places import Found, Pair, Place, documented
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
        return self.data["in"] == "path" or self.data.get("required") is True


def names_of(path: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", path)


def parameters(pair: Pair) -> Found:
    old = _parameters_of(pair.base, pair.before, pair.old, named=pair.moved)
    new = _parameters_of(pair.head, pair.after, pair.new, named=pair.moved)
    come = {key: one for key, one in new.items() if key not in old and not (pair.moved and key[0] == "path")}
    for key, one in old.items():
        here = pair.place("request", one.shown)
        if key in new:
            yield from _parameter(pair, pair.place("request", new[key].shown), new[key].shown, one, new[key])
        elif pair.moved and key[0] == "path":
            continue  # that the path is another one says it
        elif place := next((other for other in come if other[1] == key[1] and "path" not in (other[0], key[0])), None):
            other = come.pop(place)
            yield here, Change("parameter-moved", other.shown, one.pointer, other.pointer, key[0], place[0])
        else:
            yield here, Change("parameter-removed", one.shown, one.pointer, None, one.data["name"], "")
    for one in come.values():
        rule = "parameter-added-required" if one.required else "parameter-added"
        yield pair.place("request", one.shown), Change(rule, one.shown, None, one.pointer, "", one.data["name"])


def _parameters_of(
    document: Document, at: Pointer, operation: Operation, *, named: bool
) -> dict[tuple[str, str], Parameter]:
    """The parameters of the operation by place and name; those of its path unless it overrides them.

    Callers never see the name of a path parameter, so it counts only where the path is another one.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for holder in (at[:-1], at):
        for index in range(len(document.held(holder).get("parameters", ()))):
            pointer = document.resolve((*holder, "parameters", index))
            data = document.held(pointer)
            if {"name", "in"} <= data.keys():
                key = _parameter_key(operation, data, named=named)
                if key is not None:
                    found[key] = Parameter(pointer, data)
    return found


def _parameter_key(operation: Operation, data: dict[str, Any], *, named: bool) -> tuple[str, str] | None:
    place, name = data["in"], data["name"]
    if place == "header":
        return None if name.lower() in _IGNORED_HEADERS else (place, name.lower())
    names = names_of(operation.path)
    if place == "path" and name in names and not named:
        return place, str(names.index(name))
    return place, name


def _parameter(pair: Pair, here: Place, shown: str, old: Parameter, new: Parameter) -> Found:
    """A parameter or a header on both sides."""
    noun = "parameter" if here.response is None else "header"
    at, at_now = ((*one.pointer, "required") if "required" in one.data else one.pointer for one in (old, new))
    yield from ((here, change) for change in demanded(noun, shown, old.required, new.required, at, at_now))
    before, after = _serialisations(pair, old, new)
    if before != after:
        told = shown if here.response is None else f"the header {shown}"
        yield here, Change("serialisation-changed", told, old.pointer, new.pointer, text(before), text(after))
    if bool(old.data.get("allowEmptyValue")) != bool(new.data.get("allowEmptyValue")):
        rule = f"constraint-{'removed' if new.data.get('allowEmptyValue') else 'added'}"
        yield here, pair.keyword(rule, f"{shown} (allowEmptyValue)", old.pointer, new.pointer, "allowEmptyValue")
    yield from documented(pair, here, old.pointer, new.pointer)
    if "schema" in old.data and "schema" in new.data:
        yield pair.schema(here, old.pointer, new.pointer)
    elif "content" in old.data and "content" in new.data:
        yield from content(pair, here, old.pointer, new.pointer)


def _serialisation(data: dict[str, Any]) -> dict[str, Any]:
    style = data.get("style") or {"query": "form", "cookie": "form"}.get(data["in"], "simple")
    return {
        "style": style,
        "explode": data.get("explode", style == "form"),
        "allowReserved": data["in"] == "query" and data.get("allowReserved", False),
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


def headers(pair: Pair, answer: Place, before: Pointer, after: Pointer) -> Found:
    old, new = _headers_of(pair.base, before), _headers_of(pair.head, after)
    for name in dict.fromkeys((*old, *new)):
        shown = (new.get(name) or old[name]).data["name"]
        here = replace(answer, where=f"{answer.where}, header {shown}")
        if name in old and name in new:
            yield from _parameter(pair, here, shown, old[name], new[name])
        else:
            yield here, one_sided("header", shown, *(one[name].pointer if name in one else None for one in (old, new)))


def _headers_of(document: Document, response: Pointer) -> dict[str, Parameter]:
    found = {}
    for name in document.held((*response, "headers")):
        pointer = document.resolve((*response, "headers", name))
        if name.lower() != "content-type":
            found[name.lower()] = Parameter(pointer, {**document.held(pointer), "name": name, "in": "header"})
    return found
