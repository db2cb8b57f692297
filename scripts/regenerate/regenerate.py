"""Write the clients in generated/ anew from the contracts in openapi/, or check that they are as they would be.

Every client is generated into a temporary folder, checked for completeness, formatted, type-checked and imported before
any is replaced.
"""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.contract import Contract
from scripts.problem import Failed, Problem
from scripts.regenerate import lint, supported, swap, verify
from scripts.regenerate.errors import ERROR_CLASSES
from scripts.regenerate.generate import Generated, generate


@dataclass(frozen=True)
class Tree:
    """A checkout: contracts and generator settings in, clients out."""

    root: Path
    cache: Path

    @property
    def openapi(self) -> Path:
        return self.root / "openapi"

    @property
    def settings(self) -> Path:
        return self.openapi / "generator"

    @property
    def generated(self) -> Path:
        return self.root / "generated"


@dataclass(frozen=True)
class Outcome:
    """What became of one client, and how long its generation took."""

    client: Generated
    present: Path
    differences: list[str]
    seconds: float


def regenerate(tree: Tree, *, write: bool) -> list[Outcome]:
    """Generate, verify and compare every client; with `write`, replace those that differ.

    Raises Failed, with everything left as it was, when a contract or a client is not in order.
    """
    contracts = lint.lint(lint.contracts_in(tree.openapi), root=tree.root)
    configured = _configured(tree, contracts)
    if problems := [problem for contract in configured for problem in _unsupported(tree, contract)]:
        raise Failed(problems)
    with tempfile.TemporaryDirectory(prefix=".regenerate-", dir=tree.root) as name:
        folder = Path(name)
        outcomes = _outcomes(tree, configured, folder)
        if write:
            attic = folder / "attic"
            attic.mkdir()
            stale = [outcome for outcome in outcomes if outcome.differences]
            _replace([(outcome.client.folder, outcome.present) for outcome in stale], attic)
    return outcomes


def _replace(pairs: Sequence[tuple[Path, Path]], attic: Path) -> None:
    try:
        swap.replace(pairs, attic)
    except OSError as error:
        remedy = "make generated/ writable for you"
        raise Failed([Problem(Path("generated"), None, "replace", str(error), remedy)]) from error


def _configured(tree: Tree, contracts: Sequence[Contract]) -> list[Contract]:
    """The contracts that have a client, with an error for every client or setting that has no contract."""
    stems = {path.stem for path in tree.settings.glob("*.yaml")}
    clients = {path.name for path in tree.generated.glob("*/")}
    known = {contract.stem for contract in contracts}
    orphans = [tree.settings / f"{stem}.yaml" for stem in stems - known]
    orphans += [tree.generated / name for name in clients - stems]
    if orphans:
        what, remedy = "there is no contract of this name", "write the contract, or remove this with `git rm -r`"
        raise Failed(Problem(path.relative_to(tree.root), None, "orphan", what, remedy) for path in orphans)
    return [contract for contract in contracts if contract.stem in stems]


def _unsupported(tree: Tree, contract: Contract) -> list[Problem]:
    settings = yaml.safe_load((tree.settings / f"{contract.stem}.yaml").read_text(encoding="utf-8"))
    return supported.problems(contract, settings["client"]["class"], ERROR_CLASSES)


def _outcomes(tree: Tree, contracts: Sequence[Contract], folder: Path) -> list[Outcome]:
    timed = [_timed(tree, contract, folder) for contract in contracts]
    clients = [client for client, _ in timed]
    if clients:
        verify.format_code(clients, folder)
        verify.verify(clients, folder, tree.cache)
    presents = [tree.generated / client.contract.stem for client in clients]
    return [
        Outcome(client, present, swap.differences(client.folder, present), seconds)
        for (client, seconds), present in zip(timed, presents, strict=True)
    ]


def _timed(tree: Tree, contract: Contract, folder: Path) -> tuple[Generated, float]:
    start = time.perf_counter()
    client = generate(contract, tree.settings / f"{contract.stem}.yaml", folder / contract.stem)
    return client, time.perf_counter() - start


def report(tree: Tree, outcomes: Sequence[Outcome], *, write: bool, seconds: float) -> str:
    """One line per client, then the verdict and what to do next."""
    lines = []
    width = max((len(outcome.client.contract.stem) for outcome in outcomes), default=0)
    for outcome in outcomes:
        state = ("Changed" if write else "Stale") if outcome.differences else "Fresh"
        client = outcome.client
        counts = f"{_count(client.operations, 'operation'):>13}  {_count(client.models, 'model'):>10}"
        lines.append(f"{state:>9}  {client.contract.stem:<{width}}  {counts}  {outcome.seconds:5.1f} s")
        place = outcome.present.relative_to(tree.root)
        lines += [f"{'':>9}    {place}/{difference}" for difference in outcome.differences]
    stale = sum(bool(outcome.differences) for outcome in outcomes)
    failed = stale and not write
    clients = _count(len(outcomes), "client")
    verdict = f"{clients}, {stale} {'replaced' if write else 'stale'}, in {seconds:.1f} s"
    lines.append(f"{'Failure' if failed else 'Success':>9}  {verdict}")
    if failed:
        lines.append(f"{'':>9}  Next: make regenerate")
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
