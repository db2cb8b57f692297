"""Compare what stands around a call: credentials, servers, limits."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from scripts.contract import Operation, Pointer
from scripts.review.changes import Change, one_sided, text
from scripts.review.document import Document, mapping
from scripts.review.places import Found, Pair, documented

_CREDENTIALS = ("x-signature", "x-source")  # what is no documentation of a security scheme


def security(pair: Pair) -> Found:
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
        change = Change(rule, pair.label, old_at, new_at, text(old or []), text(new or []))
        yield pair.place("request", "credentials"), change
    yield from _scheme_changes(pair, before, after)


def _own(document: Document, operation: Operation, pointer: Pointer, keyword: str) -> tuple[Any, Pointer]:
    """The keyword of the operation, or of its path, or of the document."""
    path = document.resolve(pointer[:-1])
    for holder, at in ((operation.data, pointer), (document.held(path), path), (document.data, ())):
        if keyword in holder:
            return holder[keyword], (*at, keyword)
    return None, pointer


def _schemes(pair: Pair) -> dict[str, str]:
    """Schemes that have another name now: those that are defined as one of the old ones was."""
    old, new = (one.held(("components", "securitySchemes")) for one in (pair.base, pair.head))
    gone = {name: _definition(one) for name, one in old.items() if name not in new}
    come = {name: _definition(one) for name, one in new.items() if name not in old}
    twins = {name: [other for other, two in come.items() if two == one] for name, one in gone.items()}
    return {name: found[0] for name, found in twins.items() if found}


def _demand(requirement: Any, renamed: dict[str, str]) -> dict[str, frozenset[str]]:
    return {renamed.get(name, name): frozenset(scopes or ()) for name, scopes in mapping(requirement).items()}


def _enough(credentials: dict[str, frozenset[str]], demand: dict[str, frozenset[str]]) -> bool:
    return all(name in credentials and scopes <= credentials[name] for name, scopes in demand.items())


def _definition(scheme: Any) -> dict[str, Any]:
    """What a caller has to do for a security scheme; flows by their addresses and whether they exist."""
    said = ("description", "bearerFormat", "x-source", "x-aliases")
    data = {key: value for key, value in mapping(scheme).items() if key not in said}
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


def _scheme_changes(pair: Pair, before: list[Any], after: list[Any]) -> Found:
    here = pair.place("request", "credentials")
    used = {name for demand in before for name in demand} & {name for demand in after for name in demand}
    for name in sorted(used):
        at = ("components", "securitySchemes", name)
        base, head = pair.base.resolve(at), pair.head.resolve(at)
        old, new = pair.base.held(base), pair.head.held(head)
        if not old or not new:
            continue
        was, now = _definition(old), _definition(new)
        if was != now:
            keyword = next((key for key in (*new, *old) if old.get(key) != new.get(key)), "")
            rule = "security-loosened" if _further_flows(was, now) else "security-scheme-changed"
            yield here, pair.keyword(rule, name, base, head, keyword)
        aliases, aliases_now = _aliases_of(old), _aliases_of(new)
        for one in sorted(aliases ^ aliases_now):
            places = (*base, "x-aliases") if one in aliases else None, (*head, "x-aliases")
            yield here, one_sided("header-alias", one, *places)
        yield from documented(pair, here, base, head, _CREDENTIALS, name)


def _aliases_of(scheme: dict[str, Any]) -> set[str]:
    aliases = scheme.get("x-aliases")
    return set(map(str, aliases)) if isinstance(aliases, list | dict) else {str(aliases)} if aliases else set()


def servers(pair: Pair) -> Found:
    here = pair.place("request", "server")
    old, old_at = _own(pair.base, pair.old, pair.before, "servers")
    new, new_at = _own(pair.head, pair.new, pair.after, "servers")
    if pair.prefixed and old_at in (("servers",), pair.before) and new_at in (("servers",), pair.after):
        return
    before, after = urls_of(old), urls_of(new)
    gone, come = [url for url in before if url not in after], [url for url in after if url not in before]
    if len(gone) == len(come) == 1:
        places = _server_at(old_at, before, gone[0]), _server_at(new_at, after, come[0])
        yield here, Change("server-changed", pair.label, *places, gone[0], come[0])
        return
    for url in [one for one in before if one in after]:
        further = after[url] - before[url], before[url] - after[url]
        gone, come = [*gone, *sorted(further[1])], [*come, *sorted(further[0])]
    for url in gone:
        yield here, one_sided("server", url, _server_at(old_at, before, url), None)
    for url in come:
        yield here, one_sided("server", url, None, _server_at(new_at, after, url))
    first, first_now = next(iter(before)), next(iter(after))
    if not gone and first != first_now:
        yield here, Change("server-default-changed", pair.label, old_at, new_at, first, first_now)


def urls_of(servers: Any) -> dict[str, set[str]]:
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
    return f"{scheme.lower()}{separator}{host.lower().removesuffix(port)}{slash}{decoded(path)}" or "/"


_RESERVED = re.compile("%(2[13-9A-CF]|3[ABDF]|40|5[BD])", re.IGNORECASE)  # what is not the same as its escape


def decoded(path: str) -> str:
    """The path as text that is not encoded, where that says the same."""
    return unquote(re.sub(_RESERVED, lambda escape: f"%25{escape[1].upper()}", path))


def _server_at(pointer: Pointer, urls: Mapping[str, Any], url: str) -> Pointer:
    return (*pointer, list(urls).index(url)) if pointer[-1:] == ("servers",) and url in urls else pointer


def limits(pair: Pair) -> Found:
    old, new = (one.at(("x-limits", "body-bytes")) for one in (pair.base, pair.head))
    if old != new and "requestBody" in pair.new.data:
        rule = "body-limit-lowered" if new is not None and (old is None or new < old) else "body-limit-raised"
        change = pair.keyword(rule, "requests", ("x-limits",), ("x-limits",), "body-bytes")
        yield pair.place("request", "request body"), change
    if pair.base.data.get("x-invalid") != pair.head.data.get("x-invalid"):
        yield pair.place("request", "request"), pair.keyword("invalid-error-changed", "a request", (), (), "x-invalid")
