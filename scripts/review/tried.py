"""What a changed contract was tried with: the tests of the contract, the property tests, and those of the clients."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from scripts.problem import Failed, Problem

_OF_A_CONTRACT = ("contracts", "property")  # folders of tests that name their contract in module, function or case
_OF_CLIENTS = "clients"


@dataclass(frozen=True)
class Tried:
    """How the tests of some contracts came out; `failed` holds their names."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        if not self.passed and not self.failed:
            return "no contract test was run"
        if not self.failed:
            return f"{self.passed} contract tests pass"
        return f"{len(self.failed)} of {self.passed + len(self.failed)} contract tests fail"


def run(root: Path, stems: Sequence[str]) -> Tried:
    """Run the tests of these contracts in the checkout at `root`. Raises Failed when pytest does not come to an end."""
    folders = [root / "tests" / folder for folder in (*_OF_A_CONTRACT, _OF_CLIENTS)]
    found = [str(folder) for folder in folders if folder.exists()]
    which = f"-k {' or '.join([*stems, _OF_CLIENTS])}"
    if not stems or not found:
        return Tried()
    with tempfile.TemporaryDirectory() as name:
        results = Path(name) / "results.xml"
        command = [sys.executable, "-m", "pytest", "--quiet", f"--junitxml={results}", which, *found]
        process = subprocess.run(command, cwd=root, capture_output=True, text=True)
        if not results.exists():
            said = (process.stderr or process.stdout).strip().splitlines()
            what = f"pytest ended with {process.returncode}: {said[-1] if said else 'nothing said'}"
            raise Failed([Problem(Path("tests"), None, "tests", what, "make test")])
        return read(results, stems)


def read(results: Path, stems: Sequence[str]) -> Tried:
    """What a JUnit file tells of the tests of these contracts. Raises Failed when it is none."""
    try:
        root = ElementTree.parse(results).getroot()  # noqa: S314 - expat bounds what entities expand to
    except (OSError, ElementTree.ParseError) as error:
        problem = Problem(
            results, None, "tests", str(error), "make test ARGS=--junitxml=results.xml writes such a file"
        )
        raise Failed([problem]) from error
    cases = [case for case in root.iter("testcase") if _belongs(case, stems)]
    failed = [_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = sum(case.find("skipped") is not None for case in cases)
    return Tried(len({_name(case) for case in cases} - set(failed)) - skipped, list(dict.fromkeys(failed)))


def _belongs(case: ElementTree.Element, stems: Sequence[str]) -> bool:
    modules = list(_modules(case))
    if _OF_CLIENTS in modules:
        return bool(stems)
    named = any(re.search(rf"(?<![a-z0-9]){re.escape(stem)}(?![a-z0-9])", _name(case)) for stem in stems)
    return named and any(folder in modules for folder in _OF_A_CONTRACT)


def _modules(case: ElementTree.Element) -> Iterator[str]:
    """The steps of the module of a test; of one that couldn't be imported, its name is the module."""
    yield from (case.get("classname") or case.get("name") or "").split(".")


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname') or ''}::{case.get('name') or ''}".removeprefix("::")
