"""Compare what is sent and answered: media types, their schemas and encodings, the names of errors."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.contract import Pointer
from scripts.review.changes import Change, one_sided
from scripts.review.document import Document
from scripts.review.places import Found, Pair, Place, deep, documented
from scripts.review.schema import view


def content(pair: Pair, here: Place, before: Pointer, after: Pointer) -> Found:
    old, new = (
        {_media_type(name): name for name in document.held((*pointer, "content"))}
        for document, pointer in ((pair.base, before), (pair.head, after))
    )
    sent = here.direction == "request"
    for key in dict.fromkeys((*old, *new)):
        was, now = _type_of(key, old), _type_of(key, new)
        base, head = (*before, "content", was or ""), (*after, "content", now or "")
        if was and now:
            yield from _media(pair, here, base, head)
        if key in old and key in new:
            continue
        told = not sent and any(key in _ranges(one) for one in {*old} ^ {*new} if (one in old) is not (key in old))
        if now and key not in old and not told and not (sent and was and was not in new):
            yield here, one_sided("media-type", now, None, head)
        elif was and key not in new and not told and not (now and (sent or now in old)):
            yield here, one_sided("media-type", was, base, None)


def _media_type(name: str) -> str:
    """The media type as it is compared; JSON is UTF-8 with and without saying so."""
    return re.sub(r"(?<=json);charset=utf-8$", "", re.sub(r"\s+", "", name).lower())


def _type_of(key: str, types: Mapping[str, str]) -> str | None:
    """What is said of a media type: by itself, or by the narrowest range that it is in."""
    return next((types[one] for one in (key, *_ranges(key)) if one in types), None)


def _ranges(key: str) -> list[str]:
    return [one for one in (f"{key.partition('/')[0]}/*", "*/*") if one != key]


def _media(pair: Pair, here: Place, base: Pointer, head: Pointer) -> Found:
    old, new = pair.base.held(base), pair.head.held(head)
    errors = here.response and "x-error" in pair.head.held(pair.head.resolve((*head, "schema")))
    yield from documented(pair, here, base, head, skip=("examples",) if errors else ())
    if errors:
        yield from _error_names(pair, here, base, head)
    yield from ((here, one) for one in _encodings(pair, here.where, base, head))
    if "schema" in old and "schema" in new:
        yield pair.schema(here, base, head)
    elif "schema" in old or "schema" in new:
        yield (
            here,
            pair.keyword(f"schema-{'added' if 'schema' in new else 'removed'}", here.where, base, head, "schema"),
        )


def _encodings(pair: Pair, where: str, base: Pointer, head: Pointer) -> Iterator[Change]:
    was, now = pair.base.held((*base, "encoding")), pair.head.held((*head, "encoding"))
    for name in dict.fromkeys((*was, *now)):
        before, after = _encoding(pair.base, base, name), _encoding(pair.head, head, name)
        if before == after:
            continue
        types, types_now = (
            {one.strip().lower() for one in str(part.pop("contentType", "")).split(",")} for part in (before, after)
        )
        rule = "serialisation-changed"
        if before == after:
            kept, known = _takes(types_now, types), _takes(types, types_now)
            if kept and known:
                continue
            rule = "constraint-loosened" if kept else "constraint-tightened" if known else rule
        yield pair.keyword(rule, f"{where} ({name} encoding)", (*base, "encoding"), (*head, "encoding"), name)


def _encoding(document: Document, media: Pointer, name: str) -> dict[str, Any]:
    """How a part of a form is written, what goes without saying included; nothing of what is no form."""
    kind = str(media[-1]).partition(";")[0].lower()
    if not kind.startswith(("multipart/", "application/x-www-form-urlencoded")):
        return {}
    part = view(document, view(document, ((*media, "schema"),)).properties.get(name, ()))
    flat = part.types is not None and not part.types & {"array", "object"}
    written = dict(document.held((*media, "encoding", name)))
    if kind.startswith("multipart/"):
        binary = part.value("contentEncoding") or part.value("contentMediaType") == "application/octet-stream"
        content_type = "application/octet-stream" if binary else "text/plain" if flat else "application/json"
        return {"contentType": content_type} | written if flat or part.types == frozenset(["object"]) else written
    form = written.get("style", "form") == "form"
    written = {"style": "form", "explode": form, "allowReserved": False} | written
    return {key: value for key, value in written.items() if not (flat and key == "explode")}


def _takes(types: set[str], others: set[str]) -> bool:
    """Whether a list of media types takes all of another one."""
    return all(types & {one, *_ranges(one)} for one in others)


def _error_names(pair: Pair, here: Place, base: Pointer, head: Pointer) -> Found:
    """The named examples of an error body are the names of the errors."""
    old, new = pair.base.held((*base, "examples")), pair.head.held((*head, "examples"))
    for name in dict.fromkeys((*old, *new)):
        at = (*base, "examples", name), (*head, "examples", name)
        if name not in old or name not in new:
            yield here, one_sided("error", name, at[0] if name in old else None, at[1])
        elif deep(pair.base, old[name]) != deep(pair.head, new[name]):
            yield here, Change("documentation-changed", f"{here.where} (example {name})", *at)
