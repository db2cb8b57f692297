"""How schemathesis reaches the emulator: in process through its pytest plugin, over HTTP through its command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.specs.openapi.checks import ignored_auth

from tests.answers.recipes import success
from tests.property import hooks
from tests.property.load import APP, CONFIG, EVERY_RULE, EXAMPLES, OPENAPI, ROOT, links, load
from tests.property.world import SETTINGS, in_process
from tests.support.documents import find
from tests.support.server import Server

Record = Callable[[str, object], None]

# Sequences are tried by these at a time, until each link has led to a success.
SEQUENCES = settings(
    max_examples=4,
    stateful_step_count=40,
    phases=[Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
_FEWEST, _MOST = EXAMPLES // 30, 40
_SCHEMATHESIS: list[str | Path] = [Path(sys.executable).parent / "schemathesis", "--config-file", CONFIG]


@pytest.fixture
def counted(record_property: Record) -> Iterator[None]:
    """Runs the cases of one operation in process; at the end, it must have reached what it claims to test."""
    with in_process(APP) as send:
        run = hooks.start(send)
        yield
    _settle(run.tally(), record_property, "in process")


@pytest.fixture
def follow_links(record_property: Record) -> Callable[[str], None]:
    """Follows the links of a contract in process; at the end, each must have led to a success."""

    def follow(name: str) -> None:
        with in_process(APP) as send:
            run = hooks.start(send)

            class Machine(load(name).as_state_machine()):  # type: ignore[misc] # made of the contract
                def setup(self) -> None:
                    run.world.forget()
                    self._rules_strategy.enabled_rules_strategy = EVERY_RULE

                def validate_response(self, response: Any, case: Any, *_: Any, **__: Any) -> None:
                    # That nobody gets in without credentials, the cases of each operation show; it is three requests.
                    case.validate_response(response, excluded_checks=[ignored_auth], recorder=self.recorder)

            for attempt in range(_MOST):
                if attempt >= _FEWEST and all(run.reached[link] for link in links(name)):
                    break
                seed(attempt)(Machine).run(settings=SEQUENCES)
        _settle_links(name, run.tally(), record_property, "in process")

    return follow


@pytest.fixture
def schemathesis_cli(tmp_path: Path, record_property: Record) -> Callable[[str, str], None]:
    """Runs schemathesis over a contract against a base URL, as anybody would from a shell."""

    def run(name: str, base_url: str) -> None:
        tally = tmp_path / "tally.json"
        completed = subprocess.run(
            [*_SCHEMATHESIS, "run", OPENAPI / f"{name}.yaml", "--url", base_url, "--max-examples", str(EXAMPLES)],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "SCHEMATHESIS_HOOKS": "tests.property.hooks",
                "PROPERTY_BASE_URL": base_url,
                "PROPERTY_TALLY": str(tally),
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert completed.returncode == 0, completed.stdout + completed.stderr
        counts = json.loads(tally.read_text(encoding="utf-8"))
        _settle(counts, record_property, "over HTTP")
        # Of the rules that its command line leaves out at random a long chain needs every one: all are held in process.
        _record_links(name, counts, record_property, "over HTTP")
        assert counts["reached"] or not links(name)

    return run


def _settle(tally: dict[str, Any], record_property: Record, way: str) -> None:
    """Record how many cases ran, and fail when the run did not reach what it claims to test."""
    for operation_id in sorted({name for name, *_ in tally["cases"]}):
        cases = {(phase, mode): count for name, phase, mode, count in tally["cases"] if name == operation_id}
        counts = sum(cases.values()), tally["foretold"][operation_id], tally["accepted"][operation_id]
        record_property("schemathesis", [operation_id, way, *counts])
        assert cases.keys() >= _phases(operation_id), f"{operation_id}: only {sorted(cases)} ran"
        assert counts[-1] > 0, f"{operation_id}: no request succeeded. {success(operation_id).where} has its recipe."


def _settle_links(name: str, tally: dict[str, Any], record_property: Record, way: str) -> None:
    """Record how often each link was followed, and fail where one never led to a success."""
    _record_links(name, tally, record_property, way)
    never = sorted(link for link in links(name) if not tally["reached"].get(link))
    assert never == [], "no request that followed these links succeeded"


def _record_links(name: str, tally: dict[str, Any], record_property: Record, way: str) -> None:
    for link in sorted(links(name)):
        record_property(
            "schemathesis links", [link, way, tally["followed"].get(link, 0), tally["reached"].get(link, 0)]
        )


def _phases(operation_id: str) -> set[tuple[str, str]]:
    """What there is to try of an operation: of one that takes nothing, nothing can be wrong."""
    operation = find(operation_id)
    found = {("coverage", "positive"), ("fuzzing", "positive")}
    if "parameters" in operation or "requestBody" in operation:
        found |= {("coverage", "negative"), ("fuzzing", "negative")}
    return found


@pytest.fixture
def property_server(tmp_path: Path) -> Iterator[str]:
    """Base URL of a server that accepts the accounts and tokens of `world.py`."""
    path = tmp_path / "settings.toml"
    _write_settings(path)
    server = Server(tmp_path / "state.db", ["--settings", str(path)])
    yield server.url
    status, _ = server.stop()
    assert status == 0


def _write_settings(path: Path) -> None:
    accounts = [
        f"[[account]]\naccount_id = {account.account_id!r}\napi_key = {account.api_key!r}\n"
        f"api_secret = {account.api_secret!r}\nlimit = {account.limit}\ndocuments = {sorted(account.documents)!r}\n"
        for account in SETTINGS.accounts
    ]
    tokens = [
        f"[[token]]\ntoken = {token.token!r}\n" + (f"account_id = {token.account_id}\n" if token.account_id else "")
        for token in SETTINGS.tokens
    ]
    servers = [
        f"[[server]]\nserver_key = {server.server_key!r}\nserver_secret = {server.server_secret!r}\n"
        for server in SETTINGS.servers
    ]
    path.write_text("\n".join([*accounts, *tokens, *servers]), encoding="utf-8")
