"""Which operation a path and a method mean."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from phone_emulator.contract import Contract, Operation
from phone_emulator.errors import ContractError, MethodNotAllowed, NotFound

Path = Sequence[str]

CONTRACTS = ("_emulator", "contracts")
"""Segments of the path that contracts are read at, before their names."""


class Routes:
    """Finds the operation that a path and a method mean; a literal segment goes before a parameter.

    Args:
        contracts: Every contract by its stem.
        default: The stem of the one in whose wire form paths are answered that none of them knows.
        hidden: Those whose operations are not to be found, but for those that want no credentials.

    Raises:
        ContractError: A path means more than one thing.
    """

    def __init__(self, contracts: Mapping[str, Contract], default: str, hidden: Sequence[str] = ()) -> None:
        self._default = contracts[default]
        self._contracts: dict[str, Contract] = {}
        templates: defaultdict[tuple[str, ...], dict[str, Operation]] = defaultdict(dict)
        for contract in contracts.values():
            for operation in contract.operations.values():
                self._claim(operation)
                if contract.name not in hidden or not operation.security:
                    _add(templates[_shape(operation)], operation)
        self._templates: defaultdict[tuple[str, int], list[dict[str, Operation]]] = defaultdict(list)
        for shape in sorted(templates, key=lambda shape: [not segment for segment in shape]):
            self._templates[shape[0], len(shape)].append(templates[shape])
        self._listed: defaultdict[Contract, list[str]] = defaultdict(list)
        for operations in templates.values():
            first = next(iter(operations.values()))
            self._listed[first.contract].append(f"{' '.join(operations)} /{'/'.join(first.segments)}")

    def contract(self, path: Path) -> Contract:
        """Whose wire form a path is answered in."""
        return self._contracts.get(path[0], self._default)

    def find(self, method: str, path: Path) -> tuple[Operation, dict[str, str]]:
        """The operation, and the texts of its path parameters.

        Raises:
            NotFound: No operation has this path.
            MethodNotAllowed: None that has it has this method.
        """
        found = self._having(path)
        if found is None:
            raise NotFound(self._not_emulated(path))
        operations, parameters = found
        if method not in operations:
            raise MethodNotAllowed([*operations])
        return operations[method], parameters

    def _having(self, path: Path) -> tuple[dict[str, Operation], dict[str, str]] | None:
        """The operations that have a path, by method, and the texts of its parameters."""
        for operations in self._templates.get((path[0], len(path)), ()):
            parameters = _match(next(iter(operations.values())), path)
            if parameters is not None:
                return operations, parameters
        return None

    def _not_emulated(self, path: Path) -> str:
        """What to say of a path that no operation has."""
        if len(path) > 1 and not path[-1] and self._having(path[:-1]):
            return "This path is not emulated: leave out the slash at its end."
        owner = self._contracts.get(path[0])
        if owner is None or owner not in self._listed:
            roots = sorted({f"/{root}" for root, one in self._contracts.items() if one in self._listed})
            where = ", ".join(sorted(contract_path(one.name) for one in self._listed))
            return f"This path is not emulated. What is begins with {', '.join(roots)}; see {where}."
        listed = "; ".join(self._listed[owner])
        return f"This path is not emulated. What is: {listed}; see {contract_path(owner.name)}."

    def _claim(self, operation: Operation) -> None:
        root, contract = operation.segments[0], operation.contract
        if root.startswith("{"):
            raise ContractError(
                f"{contract.name}: {operation.id} begins with a parameter. Begin with a literal segment."
            )
        owner = self._contracts.setdefault(root, contract)
        if owner is not contract:
            raise ContractError(f"/{root} is in {owner.name} and in {contract.name}. Give each API paths of its own.")


def contract_path(name: str) -> str:
    """Where a contract is read."""
    return f"/{'/'.join(CONTRACTS)}/{name}.yaml"


def _shape(operation: Operation) -> tuple[str, ...]:
    """Its segments, empty for a parameter: paths of one shape can't be told apart."""
    return tuple("" if segment.startswith("{") else segment for segment in operation.segments)


def _add(operations: dict[str, Operation], operation: Operation) -> None:
    for other in operations.values():
        if other.segments != operation.segments:
            names = f"{other.id} and {operation.id}"
            raise ContractError(
                f"{operation.contract.name}: the paths of {names} are one. Name their parameters alike."
            )
    operations[operation.method] = operation


def _match(operation: Operation, path: Path) -> dict[str, str] | None:
    parameters = {}
    for expected, actual in zip(operation.segments, path, strict=True):
        if expected.startswith("{") and actual:
            parameters[expected.strip("{}")] = actual
        elif expected != actual:
            return None
    return parameters
