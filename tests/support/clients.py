"""The clients of each contract, and how a request is written as a call of one."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, unquote

import yaml

from scripts.contract import read
from scripts.regenerate import credentials
from tests.support.callers import FIRST, TOKEN
from tests.support.documents import CONTROL, ROOT


@dataclass(frozen=True)
class Clients:
    """The two clients of a contract.

    Attributes:
        sync: The sync class.
        twin: The async one.
        credentials: What either is made with to be let into an emulator without settings.
        environment: The variables that `from_env` reads, by the names of arguments.
        module: The package that they are in.
    """

    sync: Any
    twin: Any
    credentials: Mapping[str, str]
    environment: Mapping[str, str]
    module: Any

    def operation(self, method: str, path: str) -> Any:
        """The operation as data, by its method and path template."""
        found = vars(import_module(f"{self.module.__name__}.operations")).values()
        key = method, path
        return next(one for one in found if (getattr(one, "method", None), getattr(one, "path", None)) == key)


@cache
def clients(stem: str) -> Clients:
    """Those of a contract."""
    settings = yaml.safe_load((ROOT / "openapi" / "generator" / f"{stem}.yaml").read_text(encoding="utf-8"))
    module = import_module(settings["generator"]["package_name_override"])
    name = settings["client"]["class"]
    known = {"api_key": FIRST.api_key, "api_secret": FIRST.api_secret}
    path = ROOT / "openapi" / f"{stem}.yaml"
    environment = settings["client"]["environment"]
    way = credentials.credentials(read(path, path), environment).ways[0]
    given = {one: known.get(one, TOKEN) for one in way.names if stem != CONTROL}
    return Clients(getattr(module, name), getattr(module, f"Async{name}"), given, environment, module)


def arguments(
    operation: Any, target: str, content: bytes, headers: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """What a method is called with to send such a request.

    Args:
        operation: The operation as data.
        target: Path and query.
        content: The JSON body.
        headers: Those that its parameters stand for, names in lower case.
    """
    path, _, query = target.partition("?")
    texts = parse_qs(query, keep_blank_values=True)
    steps = zip(operation.path.split("/"), path.split("/"), strict=True)
    texts |= {name.strip("{}"): [unquote(text)] for name, text in steps if name.startswith("{")}
    body = json.loads(content) if content else None
    found = {}
    for parameter in operation.parameters:
        if parameter.place == "content" and body is not None:
            found[parameter.argument] = body
        elif parameter.place == "body" and body and parameter.name in body:
            found[parameter.argument] = body[parameter.name]
            file = getattr(operation, "file", None)
            if file and parameter.argument == file.argument:
                found[parameter.argument] = b64decode(body[parameter.name])
        elif parameter.place in ("path", "query") and parameter.name in texts:
            found[parameter.argument] = _value(parameter.schema, texts[parameter.name])
        elif parameter.place == "header" and parameter.name.lower() in headers:
            found[parameter.argument] = _value(parameter.schema, [headers[parameter.name.lower()]])
    return found


def _value(schema: Mapping[str, Any], texts: list[str]) -> Any:
    kind = schema.get("type", "string")
    if kind == "array":
        return [_value(schema.get("items", {}), [text]) for text in texts]
    return texts[0] if "string" in kind else json.loads(texts[0])
