"""Call every operation of an API that only reads, and tell what its answers have that the contract does not know.

make probe API=senderid
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import yaml
from openapi_python_client.strings import PythonIdentifier

from phone_emulator.testing import Recorder
from scripts import contract as contracts
from scripts.contract import Contract
from scripts.drift.__main__ import main as drift
from scripts.probe.plan import Call, Plan, plan, value
from scripts.problem import Failed
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.lint import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make probe", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("api", help="name of the contract, such as senderid")
    parser.add_argument("given", nargs="*", help="what no answer has, such as accountId=7")
    parser.add_argument("--har", type=Path, default=Path("recording.har"), help="default: %(default)s")
    options = parser.parse_args(arguments)
    if unread := [one for one in options.given if "=" not in one]:
        parser.error(f"{unread[0]!r} has no value: write {unread[0]}=...")
    path = ROOT / "openapi" / f"{options.api}.yaml"
    if not path.exists():
        known = ", ".join(sorted(one.stem for one in (ROOT / "openapi" / "generator").glob("*.yaml")))
        print(f"There is no contract `{options.api}`. Name one of {known}.", file=sys.stderr)
        return 2
    try:
        contract = contracts.read(path, path.relative_to(ROOT))
    except Failed as failed:
        print(*failed.problems, sep="\n", file=sys.stderr)
        return 2
    planned = plan(contract, dict(one.split("=", 1) for one in options.given))
    package, class_name = _client(options.api)
    try:
        client = getattr(import_module(package), class_name).from_env(
            transport=(recorder := Recorder(options.har, httpx.HTTPTransport(), apis=[options.api])), retries=0
        )
    except (ValueError, OSError) as error:  # a ConfigurationError, which each client has its own of, or no such folder
        print(error, file=sys.stderr)
        return 2
    with client:
        if not _announced(planned, str(client.base_url)):
            return 2
        Probe(contract, client, import_module(f"{package}.errors").Error).run(planned)
    print(f"\nWhat was answered is in {recorder.path}, without anything personal.\n", flush=True)
    return drift([str(recorder.path)])


def _announced(planned: Plan, where: str) -> bool:
    """Say what will be called, and ask."""
    print(f"This calls {where}, reading alone:")
    print(*(f"  {call}" for call in planned.calls), sep="\n")
    for name, missing in planned.left.items():
        print(
            f'  not {name}: nothing gives {", ".join(missing)}. Add ARGS="{" ".join(f"{one}=..." for one in missing)}".'
        )
    if not planned.calls:
        return False
    if os.environ.get("YES") == "1":
        return True
    if not sys.stdin.isatty():
        print("Nobody is here to say yes. Set YES=1 where a script may call.", file=sys.stderr)
        return False
    return input("Go on? [y/N] ").strip().lower() in ("y", "yes")


class Probe:
    """Makes calls one after the other.

    Args:
        contract: Of the API.
        client: The generated client.
        error: What its calls raise.
    """

    def __init__(self, contract: Contract, client: Any, error: type[Exception]) -> None:
        self._contract = contract
        self._client = client.with_raw_response
        self._error = error
        self._answers: dict[str, tuple[Mapping[str, Any], Any]] = {}

    def run(self, planned: Plan) -> None:
        """Make the calls, and say how each ended."""
        for call in planned.calls:
            print(f"  {call.operation.id:<26}{self._made(call)}", flush=True)

    def _made(self, call: Call) -> str:
        arguments = dict(call.arguments)
        if call.source is not None:
            met = self._answers.get(call.source.id)
            if met is None:
                return f"left out: {call.source.id} has not succeeded"
            arguments = {name: value(one, *met) for name, one in call.arguments.items()}
            if missing := [name for name, one in arguments.items() if one is None]:
                return f"left out: the answer of {call.source.id} has no {', '.join(missing)}"
        method = getattr(self._client, str(method_name(call.operation)))
        given = {str(PythonIdentifier(name, "field_")): one for name, one in arguments.items()}
        try:
            answer = method(**given)
        except self._error as error:
            return (
                f"{getattr(error, 'status', None) or type(error).__name__} {getattr(error, 'code', None) or ''}".strip()
            )
        try:
            self._answers.setdefault(call.operation.id, (arguments, answer.response.json()))
        except ValueError:
            return f"{answer.response.status_code}, which is no JSON"
        return str(answer.response.status_code)


def _client(api: str) -> tuple[str, str]:
    """The package of an API's client, and its class."""
    settings = yaml.safe_load((ROOT / "openapi" / "generator" / f"{api}.yaml").read_text(encoding="utf-8"))
    return settings["generator"]["package_name_override"], settings["client"]["class"]


if __name__ == "__main__":
    sys.exit(main())
