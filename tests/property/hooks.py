"""Hooks and checks of schemathesis, the same in process and on its command line.

On the command line `PROPERTY_BASE_URL` names the emulator and `PROPERTY_TALLY` the file that gets the counts.
"""

import atexit
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import requests
import requests.auth
import schemathesis
from schemathesis import CheckContext, HookContext, Response

from tests.property import world as worlds
from tests.property.world import BOUND, OWNER, Outcome, World
from tests.support.signing import sign

Case: TypeAlias = schemathesis.Case[Any]


class Run:
    """What one run against one emulator knows and counts.

    Attributes:
        world: The emulator.
        cases: Validated cases by operation, phase and mode.
        seen: Answered statuses by operation, those of probes included.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.cases: Counter[tuple[str, str, str]] = Counter()
        self.accepted: Counter[str] = Counter()
        self.seen: defaultdict[str, set[int]] = defaultdict(set)
        self.expected: dict[str, Outcome] = {}
        self.probed: set[str] = set()

    def tally(self) -> dict[str, Any]:
        """The counts as JSON."""
        return {
            "cases": [[*key, count] for key, count in sorted(self.cases.items())],
            "accepted": dict(self.accepted),
            "seen": {operation: sorted(statuses) for operation, statuses in self.seen.items()},
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
    run = _Current.run
    if _keeps_to_the_contract(case):
        run.expected[case.id] = run.world.prepare(_id(case), case.path_parameters, case.body)


@schemathesis.hook
def after_call(context: HookContext, case: Case, response: Response) -> None:
    _Current.run.seen[_id(case)].add(response.status_code)


@schemathesis.check
def counted(ctx: CheckContext, response: Response, case: Case) -> None:
    """Never fails; it counts, because the command line calls no hook for a validated case."""
    run, meta = _Current.run, case.meta
    assert meta is not None
    run.cases[_id(case), meta.phase.name.value, meta.generation.mode.value] += 1
    run.accepted[_id(case)] += response.status_code == 200


@schemathesis.check
def foretold_outcome(ctx: CheckContext, response: Response, case: Case) -> None:
    """A request that keeps to the contract gets the very answer that the state of the emulator asks for."""
    expected = _Current.run.expected.pop(case.id, None)
    if expected is not None:
        actual = _outcome(case, response.status_code, response.json())
        assert expected == actual, f"expected {expected}, got {actual}"


@schemathesis.check
def named_error(ctx: CheckContext, response: Response, case: Case) -> None:
    """An error is one that the contract names for its status, word for word where the provider documents it."""
    if response.status_code >= 400 and str(response.status_code) in case.operation.definition.raw["responses"]:
        _outcome(case, response.status_code, response.json())


@schemathesis.check
def answer_holds_the_request(ctx: CheckContext, response: Response, case: Case) -> None:
    """What was asked for stands in the account that is answered."""
    operation_id = _id(case)
    if response.status_code != 200 or operation_id == "createPhone" or not _keeps_to_the_contract(case):
        return
    assert isinstance(case.body, dict)
    number = case.path_parameters.get("phoneNumber", case.body.get("phoneNumber"))
    (sender_id,) = (item for item in response.json()["senderIds"] if item["phoneNumber"] == number)
    if operation_id == "createNumber":
        assert sender_id["status"] in ("PENDING", "DUPLICATED")
    elif operation_id == "updateNumber":
        assert case.body["status"] == sender_id["status"]
    else:
        asked = [case.body["reason"], case.body.get("name")]
        assert asked == [sender_id["unlockDuplicate"][key] for key in ("reasonForRequested", "name")]


@schemathesis.check
def refusals(ctx: CheckContext, response: Response, case: Case) -> None:
    """The same request with one thing wrong about it is refused as documented; tried once per operation."""
    run = _Current.run
    operation_id = _id(case)
    if response.status_code != 200 or operation_id in run.probed or not _keeps_to_the_contract(case):
        return
    run.probed.add(operation_id)
    request = response.request
    for expected, changed in _wrong_requests(case, dict(request.headers), request.body):
        answer = run.world.send(request.method or "", request.url or "", *changed)
        run.seen[operation_id].add(answer.status_code)
        actual = _outcome(case, answer.status_code, answer.json())
        assert expected == actual, f"expected {expected}, got {actual}"


def _wrong_requests(
    case: Case, headers: dict[str, Any], body: Any
) -> Iterator[tuple[Outcome, tuple[dict[str, Any], bytes]]]:
    operation_id = _id(case)
    body = body.encode() if isinstance(body, str) else body
    world = _Current.run.world
    conflict = world.spoil(operation_id, case.path_parameters)
    yield Outcome(409, conflict), ({**headers, **world.credentials()}, body)
    yield Outcome(415, "UnsupportedMediaType"), ({**headers, "Content-Type": "text/plain", **world.credentials()}, body)
    padded = body + b" " * 70_000
    headers.pop("Content-Length", None)
    yield Outcome(413, "PayloadTooLarge"), ({**headers, **world.credentials()}, padded)
    if operation_id == "createPhone":
        yield Outcome(401, "Unauthorized"), ({**headers, "Authorization": "Bearer nobody"}, body)
        yield Outcome(403, "Forbidden"), ({**headers, "Authorization": f"Bearer {BOUND.token}"}, body)
        world.fail_next(operation_id, "PhoneCreationFailed")
        yield Outcome(500, "PhoneCreationFailed"), ({**headers, **world.credentials()}, body)
        return
    stranger = type(OWNER)(OWNER.account_id, "NOBODYSKEY", OWNER.api_secret)
    impostor = type(OWNER)(OWNER.account_id, OWNER.api_key, "another secret")
    skewed = (datetime.now(UTC) - timedelta(minutes=16)).isoformat()
    yield Outcome(403, "DuplicatedSignature"), (headers, body)
    yield Outcome(403, "InvalidAPIKey"), ({**headers, **sign(stranger)}, body)
    yield Outcome(403, "SignatureDoesNotMatch"), ({**headers, **sign(impostor)}, body)
    yield Outcome(403, "RequestTimeTooSkewed"), ({**headers, **sign(OWNER, date=skewed)}, body)


def _id(case: Case) -> str:
    operation_id: str = case.operation.definition.raw["operationId"]
    return operation_id


def _keeps_to_the_contract(case: Case) -> bool:
    return (
        case.meta is not None and case.meta.generation.mode.is_positive and case.method == case.operation.method.upper()
    )


def _outcome(case: Case, status: int, body: Any) -> Outcome:
    """The answer by name; an error that the contract does not name is a failure."""
    if status < 400:
        return Outcome(status)
    resolver = case.operation.schema.raw_schema
    response = _resolve(resolver, case.operation.definition.raw["responses"][str(status)])
    examples = {
        name: _resolve(resolver, example)
        for name, example in response["content"]["application/json"]["examples"].items()
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
