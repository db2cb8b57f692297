"""What a client is given to prove who calls, by the security scheme of its contract."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.contract import Contract, Operation
from scripts.problem import Failed


@dataclass(frozen=True)
class Scheme:
    """A way to prove who calls.

    Attributes:
        module: The carried module of its `httpx.Auth`.
        auth_class: Name of that.
        takes: What it is made with.
        doubts: What else to look at when it is refused.
    """

    module: str
    auth_class: str
    takes: tuple[str, ...]
    doubts: str


SIGNATURE = Scheme(
    "_signature", "SignatureAuth", ("key", "secret"), "the clock of this machine, and what the account may do"
)
BEARER = Scheme("_bearer", "BearerAuth", ("token",), "whether it is still accepted, and what it may do")
SCHEMES = (SIGNATURE, BEARER)


@dataclass(frozen=True)
class Credentials:
    """What a client is given to prove who calls.

    Attributes:
        scheme: What becomes of it.
        names: The arguments, in the order in which the scheme takes them.
        required: Whether some operation refuses who proves nothing.
    """

    scheme: Scheme
    names: tuple[str, ...]
    required: bool


def credentials(contract: Contract, environment: Mapping[str, str]) -> Credentials:
    """Those of the contract's scheme, under the names that the settings give them."""
    scheme = _scheme(contract)
    names = tuple(name for name in environment if name != "base_url")
    if len(names) != len(scheme.takes):
        what = f"the settings of the client name {len(names)} credentials, and its scheme takes {len(scheme.takes)}"
        remedy = f"name its {' and '.join(scheme.takes)} under `environment` in openapi/generator/{contract.stem}.yaml"
        raise Failed([contract.problem(("components", "securitySchemes"), "credentials", what, remedy)])
    return Credentials(scheme, names, required=any(map(authenticated, contract.operations())))


def authenticated(operation: Operation) -> bool:
    """Whether an operation refuses who proves nothing: `{}` among its requirements stands for nobody in particular."""
    requirements = operation.data.get("security", [])
    return bool(requirements) and {} not in requirements


def _scheme(contract: Contract) -> Scheme:
    schemes = contract.data.get("components", {}).get("securitySchemes", {})
    match list(schemes.values()):
        case [{"x-signature": _}]:
            return SIGNATURE
        case [{"type": "http", "scheme": "bearer"}]:
            return BEARER
    what = "a client has one security scheme, bearer or with x-signature"
    remedy = "describe such a one, or carry another `httpx.Auth` in openapi/generator/carried"
    raise Failed([contract.problem(("components", "securitySchemes"), "security-scheme", what, remedy)])
