"""What `x-check` of a contract makes: the data of a check that a client can be run for."""

from collections.abc import Mapping, Sequence
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract
from scripts.regenerate import checked
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.credentials import Credentials
from scripts.regenerate.method import Argument, Method, Step

Settings = Mapping[str, str]


def checkup(
    contract: Contract,
    methods: Sequence[Method],
    credentials: Credentials,
    environment: Settings,
    form: Settings | None,
) -> Mapping[str, str]:
    """Each argument of the carried `Checkup` that the contract says, as an expression.

    Args:
        contract: It has the word.
        methods: Of its client.
        credentials: That these take.
        environment: The variable of each.
        form: That of the phone numbers that the list is of, if it is of such.
    """
    word = contract.data["x-check"]
    operations = {operation.id: operation for operation in contract.operations()}
    read = operations[word["operationId"]]
    by_name = {method.name: method for method in methods}
    taken = {part: name for way in credentials.ways for part, name in zip(way.takes, way.names, strict=True)}
    permissions = [str(one) for one in read.data.get("x-permissions", {}).values() if isinstance(one, str)]
    item = contract.resolve(listed(contract, word))["properties"][word["key"]]

    def following(part: Mapping[str, Any] | None) -> str:
        if part is None:
            return "None"
        method = by_name[method_name(operations[part["operationId"]])]
        return _next(method.steps[0] if method.steps else method, part.get("parameters", {}))

    def state(part: Mapping[str, Any], of: Any) -> str:
        return f"State({of!r}, {part['says']!r}, {following(part.get('next'))})"

    lapses = word.get("lapses")
    return {
        "operation": f"operations.{method_name(read).upper()}",
        "ways": repr(tuple(dict(one) for one in credentials.all_ways)),
        "required": repr(credentials.required),
        "address": repr(environment["base_url"]),
        "forms": repr({taken[key]: pattern for key, pattern in word.get("forms", {}).items()}),
        "window": repr(_window(contract)),
        "refuses": f"frozenset({sorted(contract.data.get('x-refuses', {}))!r})",
        "permissions": repr(tuple(permissions)),
        "items": repr(word["list"]),
        "key": repr(word["key"]),
        "argument": repr(str(PythonIdentifier(word["key"], "field_"))),
        "form": f"PhoneForm({', '.join(f'{name}={one!r}' for name, one in form.items())})" if form else "None",
        "before": repr(tuple(word.get("before", ()))),
        "schema": repr(checked.schema(contract, item)),
        "state": repr(word["state"]),
        "good": state(word["good"], word["good"]["is"]),
        "states": "(" + "".join(f"{state(one, one['is'])}, " for one in word["states"]) + ")",
        "absent": state(word["absent"], None),
        "lapses": state(lapses, lapses["at"]) if lapses else "None",
    }


def listed(contract: Contract, word: Mapping[str, Any]) -> Any:
    """The schema of what is listed, if the answer has a list there."""
    read = next((one for one in contract.operations() if one.id == word["operationId"]), None)
    answers = read.data["responses"].items() if read else ()
    contents = (contract.resolve(part).get("content", {}) for status, part in answers if str(status).startswith("2"))
    schemas = (one["schema"] for content in contents for one in content.values())
    part = contract.resolve(next(schemas, {}))
    for step in word["list"].split("/")[1:]:
        part = contract.resolve(part.get("properties", {}).get(step.replace("~1", "/").replace("~0", "~"), {}))
    return part.get("items")


def _window(contract: Contract) -> int | None:
    """Seconds that a clock may be off, where requests are signed."""
    for scheme in contract.data.get("components", {}).get("securitySchemes", {}).values():
        if "x-signature" in scheme:
            return int(scheme["x-signature"]["window-seconds"])
    return None


def _next(call: Method | Step, given: Mapping[str, Any]) -> str:
    positional = tuple(given.get(one.key, ...) for one in call.positional)
    others = call.arguments[len(call.positional) :]
    keywords = {one.name: given.get(one.key, ...) for one in others if _is_said(one, given)}
    return f"Next({call.name!r}, {positional!r}, {keywords!r})"


def _is_said(argument: Argument, given: Mapping[str, Any]) -> bool:
    return argument.required or argument.key in given
