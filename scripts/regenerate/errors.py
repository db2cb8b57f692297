"""The errors that a contract documents, as the classes of the client's exception tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract, Operation
from scripts.regenerate import wording

ERROR_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    405: "MethodNotAllowedError",
    409: "ConflictError",
    413: "PayloadTooLargeError",
    415: "UnsupportedMediaTypeError",
    422: "UnprocessableContentError",
    429: "RateLimitError",
}

SERVER_ERROR = "ServerError"

# What `x-refuses` tells apart, as the carried `_errors` advises on it.
REFUSED = ("credentials", "address", "clock", "permission")

# Any API may answer with these, whatever its contract says.
ALWAYS = (401, 429, 500)


@dataclass(frozen=True)
class ErrorClass:
    """A class of the client's exception tree: its statuses, each with the names of its errors."""

    name: str
    errors: Mapping[int, tuple[str, ...]]

    @property
    def meaning(self) -> str:
        known = (f"{status}: {', '.join(names) or 'not documented'}." for status, names in self.errors.items())
        return " ".join(["Any 5xx.", *known] if self.name == SERVER_ERROR else known)


def classes(contract: Contract) -> list[ErrorClass]:
    """A class for each documented error status, 5xx sharing one, in the order of the statuses."""
    names: dict[int, dict[str, None]] = {status: {} for status in ALWAYS}
    for status, response in _documented(contract):
        names.setdefault(status, {}).update(dict.fromkeys(wording.error_names(response)))
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for status in sorted(names):
        found.setdefault(error_class(status), {})[status] = tuple(names[status])
    return [ErrorClass(name, errors) for name, errors in found.items()]


def error_class(status: int) -> str:
    return SERVER_ERROR if status >= 500 else ERROR_CLASSES[status]


def roles(contract: Contract) -> dict[str, str]:
    """The property that holds each role of an error: code, message, field."""
    schemas = contract.data.get("components", {}).get("schemas", {}).values()
    return {role: name for schema in schemas for role, name in schema.get("x-error", {}).items()}


def codes(contract: Contract) -> dict[str, tuple[str, str]]:
    """The documented codes: for the name of each constant the code, and what it means."""
    if "code" not in roles(contract):
        return {}
    found = {}
    for _, response in _documented(contract):
        for content in response.get("content", {}).values():
            for name, example in content.get("examples", {}).items():
                found[name] = str(contract.resolve(example).get("summary", ""))
    constant = {name: str(PythonIdentifier(name, prefix="code_")).upper() for name in found}
    return {constant[name]: (name, found[name]) for name in sorted(found)}


def refusals(contract: Contract) -> dict[str, tuple[str, str]]:
    """For each code, or words of a message, in `x-refuses`: what is refused, and the class of such an error."""
    documented = {
        name: error_class(status)
        for status, response in _documented(contract)
        for name in wording.error_names(response)
    }
    usual = error_class(403 if 403 in statuses(contract) else 401)
    return {
        word: (kind, documented.get(word, usual))
        for kind, words in contract.data.get("x-refuses", {}).items()
        for word in words
    }


def statuses(contract: Contract) -> list[int]:
    """The statuses of all documented errors."""
    return sorted({status for status, _ in _documented(contract)})


def responses(contract: Contract, operation: Operation) -> list[tuple[int, dict[str, Any]]]:
    """Each status of the operation with its response, in their order."""
    described = operation.data["responses"].items()
    return sorted((int(status), contract.resolve(response)) for status, response in described)


def _documented(contract: Contract) -> Iterator[tuple[int, dict[str, Any]]]:
    for operation in contract.operations():
        yield from ((status, response) for status, response in responses(contract, operation) if status >= 400)
    for status, response in contract.data.get("x-fallback-responses", {}).items():
        yield int(status), contract.resolve(response)
