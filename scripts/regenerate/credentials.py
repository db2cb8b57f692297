"""What a client is given to prove who calls, by the security schemes of its contract."""

from collections.abc import Mapping
from dataclasses import dataclass

from openapi_python_client.strings import PythonIdentifier

from scripts.contract import Contract, Operation
from scripts.problem import Failed

# What a scheme is made with.
SIGNATURE = ("key", "secret")
BEARER = ("token",)


@dataclass(frozen=True)
class Way:
    """A scheme with what the client calls its parts.

    Attributes:
        takes: What it is made with.
        variables: The arguments in the order in which the scheme takes them, each with the variable of the environment.
    """

    takes: tuple[str, ...]
    variables: Mapping[str, str]

    @property
    def is_bearer(self) -> bool:
        return self.takes == BEARER

    @property
    def doubts(self) -> str:
        """The constant that says what else to look at when it is refused."""
        return "PRESENTED" if self.is_bearer else "SIGNED"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.variables)


@dataclass(frozen=True)
class Created:
    """How the client creates tokens by itself.

    Attributes:
        way: Which of the client's ways takes one.
        operation_id: The operation that gives one.
        token: The property of its answer.
        seconds: How long one is good that doesn't say so itself.
        names: The arguments that say who asks, and prove it.
        variables: Those that the environment may have, each with its variable.
    """

    way: int
    operation_id: str
    token: str
    seconds: int
    names: tuple[str, ...]
    variables: Mapping[str, str]

    @property
    def by(self) -> Mapping[str, str]:
        """What to call each in a message."""
        return {name: self.variables.get(name, name) for name in self.names}


@dataclass(frozen=True)
class Credentials:
    """What a client is given to prove who calls.

    Attributes:
        ways: Those that there are; any of them will do.
        required: Whether some operation refuses who proves nothing.
        created: How it creates tokens, where the contract says how.
    """

    ways: tuple[Way, ...]
    required: bool
    created: Created | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The arguments of all ways."""
        return tuple(name for way in self.ways for name in way.names)

    @property
    def signed(self) -> bool:
        """Whether requests are signed, in one of the ways."""
        return any(not way.is_bearer for way in self.ways)

    def told(self, name: str) -> str:
        """What there is to say of a variable of the environment, by its argument."""
        if not self.required:
            return "none is sent when it is not set"
        first = self.ways[0].names
        if name not in first:
            return f"in the place of {' and '.join(f'`{one}`' for one in first)}"
        return "required" if len(self.all_ways) == 1 else "required, or what stands in its place"

    @property
    def all_ways(self) -> list[Mapping[str, str]]:
        """The variables of each way by argument, of that by which tokens are created too."""
        created = [self.created.variables] if self.created and self.created.variables else []
        return [*(way.variables for way in self.ways), *created]


def credentials(contract: Contract, environment: Mapping[str, str]) -> Credentials:
    """Those of the contract's schemes, under the names that the settings give them.

    Raises:
        Failed: No client knows such a scheme, or the settings name another number of credentials.
    """
    schemes = contract.data.get("components", {}).get("securitySchemes", {})
    found = {name: _scheme(contract, name, document) for name, document in schemes.items()}
    words = [(way, one["x-token"]) for way, one in enumerate(schemes.values()) if "x-token" in one]
    created = [_created(way, word, environment) for way, word in words]
    apart = {"base_url", *(name for one in created for name in one.variables)}
    names = [name for name in environment if name not in apart]
    wanted = [part for scheme in found.values() for part in scheme]
    if not wanted:
        what, remedy = (
            "a client proves who calls, and the contract has no way to",
            "describe one, such as a bearer token",
        )
        raise Failed([contract.problem(("components", "securitySchemes"), "credentials", what, remedy)])
    if len(names) != len(wanted):
        what = f"the settings of the client name {len(names)} credentials, and its schemes take {len(wanted)}"
        remedy = f"name its {' and '.join(wanted)} under `environment` in openapi/generator/{contract.stem}.yaml"
        raise Failed([contract.problem(("components", "securitySchemes"), "credentials", what, remedy)])
    left = iter(names)
    ways = tuple(
        Way(scheme, {name: environment[name] for _, name in zip(scheme, left, strict=False)})
        for scheme in found.values()
    )
    return Credentials(ways, any(map(authenticated, contract.operations())), next(iter(created), None))


def authenticated(operation: Operation) -> bool:
    """Whether an operation refuses who proves nothing: `{}` among its requirements stands for nobody in particular."""
    requirements = operation.data.get("security", [])
    return bool(requirements) and {} not in requirements


def _created(way: int, word: Mapping[str, object], environment: Mapping[str, str]) -> Created:
    names = [str(PythonIdentifier(str(word[part]), "field_")) for part in ("key", "secret")]
    variables = {name: environment[name] for name in names if name in environment}
    return Created(
        way,
        str(word["operationId"]),
        str(PythonIdentifier(str(word["token"]), "field_")),
        int(str(word["seconds"])),
        tuple(names),
        variables,
    )


def _scheme(contract: Contract, name: str, document: Mapping[str, object]) -> tuple[str, ...]:
    match document:
        case {"x-signature": _}:
            return SIGNATURE
        case {"type": "http", "scheme": "bearer"}:
            return BEARER
    what = "a client knows bearer tokens and schemes with x-signature, and no other"
    remedy = "describe such a one, or carry another `httpx.Auth` in openapi/generator/carried"
    raise Failed([contract.problem(("components", "securitySchemes", name), "security-scheme", what, remedy)])
