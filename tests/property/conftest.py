"""How schemathesis reaches the emulator: in process through its pytest plugin, over HTTP through its command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.property import hooks
from tests.property.load import APP, CONFIG, OPENAPI, ROOT
from tests.property.world import SETTINGS, in_process
from tests.support.server import Server

Record = Callable[[str, object], None]

_SCHEMATHESIS: list[str | Path] = [Path(sys.executable).parent / "schemathesis", "--config-file", CONFIG]


@pytest.fixture
def counted(record_property: Record) -> Iterator[None]:
    """Runs the cases of one operation in process; at the end, every documented status must have been seen."""
    with in_process(APP) as send:
        run = hooks.start(send)
        yield
    _settle(run.tally(), record_property, "in process")


@pytest.fixture
def schemathesis_cli(tmp_path: Path, record_property: Record) -> Callable[[str, str], None]:
    """Runs schemathesis over a contract against a base URL, as anybody would from a shell."""

    def run(name: str, base_url: str) -> None:
        tally = tmp_path / "tally.json"
        completed = subprocess.run(
            [*_SCHEMATHESIS, "run", OPENAPI / f"{name}.yaml", "--url", base_url],
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
        _settle(json.loads(tally.read_text(encoding="utf-8")), record_property, "over HTTP")

    return run


def _settle(tally: dict[str, Any], record_property: Record, way: str) -> None:
    """Record how many cases ran, and fail when the run did not reach what it claims to test."""
    documented = _documented_statuses()
    for operation_id, seen in tally["seen"].items():
        cases = {(phase, mode): count for name, phase, mode, count in tally["cases"] if name == operation_id}
        accepted = tally["accepted"][operation_id]
        record_property("schemathesis", [operation_id, way, sum(cases.values()), accepted])
        assert cases.keys() >= _PHASES, f"{operation_id}: only {sorted(cases)} ran"
        assert accepted > 0
        assert documented[operation_id] - {*seen} == set(), f"{operation_id}: never seen"


_PHASES = {
    ("examples", "positive"),
    ("coverage", "positive"),
    ("coverage", "negative"),
    ("fuzzing", "positive"),
    ("fuzzing", "negative"),
}


def _documented_statuses() -> dict[str, set[int]]:
    return {
        operation["operationId"]: {int(status) for status in operation["responses"]}
        for name in ("senderid", "pismo")
        for item in yaml.safe_load((OPENAPI / f"{name}.yaml").read_text(encoding="utf-8"))["paths"].values()
        for operation in item.values()
    }


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
    path.write_text("\n".join(accounts + tokens), encoding="utf-8")
