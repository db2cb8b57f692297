"""Lint contracts: the rules of openapi/redocly.yaml, then those of scripts/regenerate/rules.py.

python -m scripts.regenerate.lint [contract ...]      all contracts in openapi/ when none is named
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts import child, contract
from scripts.contract import Contract, pointer_of
from scripts.problem import Failed, Problem
from scripts.regenerate import rules

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "openapi" / "redocly.yaml"
NODE = Path(sys.prefix) / "bin" / "node"
REDOCLY = Path(sys.prefix) / "node" / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js"

QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
LIMIT = 60  # seconds; all contracts of this project take three

REMEDIES = {
    "no-invalid-media-type-examples": "make the example or the schema right; a recorded example is right",
    "no-invalid-schema-examples": "make the example or the schema right; a recorded example is right",
    "no-invalid-parameter-examples": "make the example or the schema right; a recorded example is right",
    "no-unused-components": "use the component or remove it",
    "path-parameters-defined": "name the parameter alike in the path and in `parameters`",
    "security-defined": "name a scheme of `components.securitySchemes` under the operation's `security`",
}


def contracts_in(folder: Path) -> list[Path]:
    """The contracts of an `openapi/` folder."""
    return sorted(path for path in folder.glob("*.yaml") if path.name != CONFIG.name)


def lint(paths: Iterable[Path], *, root: Path = ROOT) -> list[Contract]:
    """Read and check contracts; messages name them relative to `root`. Raises Failed with every problem found."""
    problems: list[Problem] = []
    contracts: list[Contract] = []
    for path in paths:
        try:
            one = contract.read(path, path.relative_to(root) if path.is_relative_to(root) else path)
        except Failed as failed:
            problems += failed.problems
            continue
        found = [problem for rule in rules.YAML_RULES for problem in rule(one)]
        problems += found
        if not found:
            contracts.append(one)
    problems += check(contracts, root=root)
    if problems:
        raise Failed(problems)
    return contracts


def check(contracts: Sequence[Contract], *, root: Path = ROOT) -> Iterator[Problem]:
    """What Redocly and the house rules find in contracts that could be read."""
    found = redocly(contracts, root=root)
    yield from found
    misshapen = {problem.path for problem in found if problem.rule == "struct"}
    for one in contracts:
        if one.path not in misshapen:
            for rule in rules.CONTRACT_RULES:
                yield from rule(one)


def redocly(contracts: Sequence[Contract], *, root: Path = ROOT) -> list[Problem]:
    """What Redocly finds by openapi/redocly.yaml."""
    if not contracts:
        return []
    if not REDOCLY.exists():
        raise Failed([Problem(REDOCLY, None, "set-up", "Redocly is not installed", "run `make regenerate`")])
    command: list[str | Path]
    command = [NODE, REDOCLY, "lint", "--format=json", f"--config={CONFIG}", *(str(one.path) for one in contracts)]
    try:
        process = child.run(command, seconds=LIMIT, cwd=root, env=QUIET)
    except subprocess.TimeoutExpired as expired:
        done = len(list(_documents(_text(expired.output))))
        what = f"Redocly was at it for {LIMIT} seconds and was ended"
        remedy = "look for a `pattern` or an example that takes for ever to check, the last part that was changed first"
        raise Failed([contracts[min(done, len(contracts) - 1)].problem((), "redocly", what, remedy)]) from expired
    reports = list(_documents(process.stdout))
    if len(reports) != len(contracts):
        what = f"Redocly failed: {process.stderr.strip() or process.stdout.strip()}"
        raise Failed([Problem(CONFIG, None, "redocly", what, "mend the configuration or the contract that it names")])
    return [
        _problem(one, finding) for one, report in zip(contracts, reports, strict=True) for finding in report["problems"]
    ]


def _problem(one: Contract, finding: dict[str, Any]) -> Problem:
    rule = finding["ruleId"]
    pointer = pointer_of(finding["location"][0].get("pointer") or "#/")
    what, _, remedy = finding["message"].partition(" Do this: ")
    if not remedy:
        remedy = REMEDIES.get(rule, f"read up on {rule} in Redocly's list of rules")
    if finding["suggest"] and rule == "struct":
        remedy = f"write `{finding['suggest'][0]}`"
    return one.problem(pointer, rule, what, remedy)


def _text(output: str | bytes | None) -> str:
    # What was gathered before a time limit comes as bytes.
    return output.decode(errors="replace") if isinstance(output, bytes) else output or ""


def _documents(text: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    position = text.find("{")
    while position >= 0:
        document, end = decoder.raw_decode(text, position)
        yield document
        position = text.find("{", end)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.regenerate.lint", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("contract", nargs="*", type=Path, help="default: all in openapi/")
    paths = parser.parse_args(arguments).contract or contracts_in(ROOT / "openapi")
    try:
        lint(path.resolve() for path in paths)
    except Failed as failed:
        print(*failed.problems, sep="\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
