"""The errors that a contract documents, as the classes of the client's exception tree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract, Operation
from scripts.regenerate import wording

ERROR_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    402: "PaymentRequiredError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    405: "MethodNotAllowedError",
    406: "NotAcceptableError",
    408: "RequestTimeoutError",
    409: "ConflictError",
    410: "GoneError",
    412: "PreconditionFailedError",
    413: "PayloadTooLargeError",
    415: "UnsupportedMediaTypeError",
    422: "UnprocessableContentError",
    423: "LockedError",
    428: "PreconditionRequiredError",
    429: "RateLimitError",
    451: "UnavailableForLegalReasonsError",
}

SERVER_ERROR = "ServerError"

# What `x-refuses` tells apart, as the carried `_errors` advises on it.
REFUSED = ("credentials", "address", "clock", "permission")

# Any API may answer with these, whatever its contract says.
ALWAYS = (401, 429, 500)


@dataclass(frozen=True)
class ErrorClass:
    """A class of the client's exception tree.

    Attributes:
        name: Its name.
        errors: Its statuses, each with the names of its errors.
        others: Statuses of other classes, each with the names of the refusals that are of this one nevertheless.
    """

    name: str
    errors: Mapping[int, tuple[str, ...]]
    others: Mapping[int, tuple[str, ...]]

    @property
    def meaning(self) -> str:
        every = sorted([*self.errors.items(), *self.others.items()])
        known = (f"{status}: {', '.join(names) or 'not documented'}." for status, names in every)
        return " ".join(["Any 5xx.", *known] if self.name == SERVER_ERROR else known)


def classes(contract: Contract) -> list[ErrorClass]:
    """A class for each documented error status, 5xx sharing one, in the order of the statuses."""
    names: dict[int, dict[str, None]] = {status: {} for status in ALWAYS}
    for status, response in _documented(contract):
        names.setdefault(status, {}).update(dict.fromkeys(wording.error_names(response)))
    refused = refusals(contract)
    found: dict[str, dict[int, tuple[str, ...]]] = {error_class(status): {} for status in sorted(names)}
    others: dict[str, dict[int, tuple[str, ...]]] = {name: {} for name in found}
    for status in sorted(names):
        own = error_class(status)
        for kind, of_kind in by_class(status, names[status], refused).items():
            (found if kind == own else others)[kind][status] = of_kind
    return [ErrorClass(name, errors, others[name]) for name, errors in found.items()]


def by_class(status: int, names: Iterable[str], refused: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The errors of a status by their class: that of the status, and behind it those of what is refused otherwise."""
    found: dict[str, tuple[str, ...]] = {error_class(status): ()}
    for name in names:
        kind = refused[name][1] if name in refused else error_class(status)
        found[kind] = (*found.get(kind, ()), name)
    return found


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
    """For each code, or words of a message, in `x-refuses`: what is refused, and the class of such an error.

    Where a code is documented with several statuses, the highest makes the class.
    """
    documented = {
        name: error_class(status)
        for status, response in sorted(_documented(contract), key=itemgetter(0))
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
