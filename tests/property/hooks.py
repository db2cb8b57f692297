"""Hooks and checks of schemathesis, the same in process and on its command line.

On the command line `PROPERTY_BASE_URL` names the emulator and `PROPERTY_TALLY` the file that gets the counts.
"""

import atexit
import json
import os
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import requests
import requests.auth
import schemathesis
from schemathesis import CheckContext, HookContext, Response

from tests.property import world as worlds
from tests.property.world import Outcome, World

Case: TypeAlias = schemathesis.Case[Any]


class Run:
    """What one run against one emulator knows and counts.

    Attributes:
        world: The emulator.
        cases: Validated cases by operation, phase and mode.
        accepted: Successes by operation.
        foretold: Cases by operation whose very answer was known before.
        followed: How often each link was followed, by the name that schemathesis gives it.
        reached: How often with success.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.cases: Counter[tuple[str, str, str]] = Counter()
        self.accepted: Counter[str] = Counter()
        self.foretold: Counter[str] = Counter()
        self.followed: Counter[str] = Counter()
        self.reached: Counter[str] = Counter()
        self.expected: dict[str, Outcome] = {}

    def tally(self) -> dict[str, Any]:
        """The counts as JSON."""
        return {
            "cases": [[*key, count] for key, count in sorted(self.cases.items())],
            "accepted": dict(self.accepted),
            "foretold": dict(self.foretold),
            "followed": dict(self.followed),
            "reached": dict(self.reached),
        }


class _Current:
    run: Run


def start(send: worlds.Send) -> Run:
    """Begin a run; the hooks below work on the newest."""
    _Current.run = Run(World(send))
    return _Current.run


class Credentials(requests.auth.AuthBase):
    """Proves the caller on the prepared request, so that every attempt is signed anew."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers.update(_Current.run.world.credentials())
        return request


schemathesis.auth.set_from_requests(Credentials())  # type: ignore[attr-defined] # typed as a decorator alone


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    world = _Current.run.world
    world.begin(_id(case))
    world.headers = case.headers
    if _keeps_to_the_contract(case):  # to JSON Schema 7.0 is an integer; in a path it would be none
        whole = {name: int(value) for name, value in case.path_parameters.items() if isinstance(value, float)}
        case.path_parameters.update(whole)
    if _keeps_to_the_contract(case) and _is_of_a_sequence(case):
        world.go_on(_id(case), case.path_parameters, case.query, case.body)
    elif _keeps_to_the_contract(case):
        outcome = world.prepare(_id(case), case.path_parameters, case.body)
        if outcome is not None:
            _Current.run.expected[case.id] = outcome


@schemathesis.check
def counted(ctx: CheckContext, response: Response, case: Case) -> None:
    """Never fails; it counts, because the command line calls no hook for a validated case."""
    run, meta = _Current.run, case.meta
    assert meta is not None
    run.cases[_id(case), meta.phase.name.value, meta.generation.mode.value] += 1
    run.accepted[_id(case)] += response.status_code < 300
    run.foretold[_id(case)] += case.id in run.expected
    if _is_of_a_sequence(case):
        run.world.learn(response.content)
        # Not documented, but the version is pinned: nothing else knows by which link a request came about.
        step = ctx.internals.recorder.cases[case.id] if ctx.internals.recorder else None
        if step is not None and step.transition is not None and step.is_transition_applied:
            run.followed[step.transition.id] += 1
            run.reached[step.transition.id] += worlds.succeeds(response.status_code, response.content)


@schemathesis.check
def foretold_outcome(ctx: CheckContext, response: Response, case: Case) -> None:
    """A request that keeps to the contract gets the very answer that the state of the emulator asks for.

    Where nobody knows that, it is not called invalid.
    """
    if not _keeps_to_the_contract(case):
        return
    actual = _outcome(case, response)
    expected = _Current.run.expected.pop(case.id, None)
    if expected is not None:
        assert expected == actual, f"expected {expected}, got {actual}"
    else:
        assert actual.error != case.operation.schema.raw_schema["x-invalid"]


@schemathesis.check
def named_error(ctx: CheckContext, response: Response, case: Case) -> None:
    """An error is one that the contract names for its status, word for word where the provider documents it."""
    if response.status_code >= 400 and str(response.status_code) in case.operation.definition.raw["responses"]:
        _outcome(case, response)


@schemathesis.check
def answer_holds_the_request(ctx: CheckContext, response: Response, case: Case) -> None:
    """What was asked for is what is answered."""
    is_prepared = _keeps_to_the_contract(case) and not _is_of_a_sequence(case)
    if response.status_code < 300 and is_prepared and _id(case) in worlds.HOLDS:
        worlds.HOLDS[_id(case)](case, response.json())


def _id(case: Case) -> str:
    operation_id: str = case.operation.definition.raw["operationId"]
    return operation_id


def _keeps_to_the_contract(case: Case) -> bool:
    return (
        case.meta is not None and case.meta.generation.mode.is_positive and case.method == case.operation.method.upper()
    )


def _is_of_a_sequence(case: Case) -> bool:
    """Whether a request follows others, whose answers it goes by."""
    return case.meta is not None and case.meta.phase.name.value == "stateful"


def _outcome(case: Case, response: Response) -> Outcome:
    """The answer by name; an error that the contract does not name is a failure."""
    status = response.status_code
    if status < 400:
        return Outcome(status)
    body = response.json()
    resolver = case.operation.schema.raw_schema
    documented = _resolve(resolver, case.operation.definition.raw["responses"][str(status)])
    examples = {
        name: _resolve(resolver, example)
        for name, example in documented["content"]["application/json"]["examples"].items()
    }
    name = body["errorCode"] if "errorCode" in body else next(iter(examples))
    assert name in examples, f"{status} has no error {name!r}: {sorted(examples)}"
    if not str(examples[name]["x-source"]).startswith("emulator"):
        assert examples[name]["value"] == body
    return Outcome(status, name)


def _resolve(document: Any, node: Any) -> Any:
    while "$ref" in node:
        target = document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        node = target
    return node


if "PROPERTY_BASE_URL" in os.environ:
    _stack = ExitStack()
    _run = start(_stack.enter_context(worlds.over_http(os.environ["PROPERTY_BASE_URL"])))
    _stack.callback(lambda: Path(os.environ["PROPERTY_TALLY"]).write_text(json.dumps(_run.tally()), encoding="utf-8"))
    atexit.register(_stack.close)
