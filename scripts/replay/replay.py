"""Sends a recording to an emulator in this process, each exchange in a world of its own, and compares the answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import yaml

import phone_emulator
from phone_emulator.contract import Contract, load, stems
from phone_emulator.recording import har
from phone_emulator.recording.eras import era_of
from phone_emulator.recording.har import Exchange
from phone_emulator.recording.masking import Described
from phone_emulator.settings import ERAS
from phone_emulator.testing import ControlError, InProcess
from phone_emulator.testing.world import World
from scripts import contract as contracts
from scripts.regenerate.credentials import Way, credentials
from scripts.replay.compare import Difference, differences
from scripts.replay.given import Asked, Given, asked, given, read_json

ROOT = Path(__file__).resolve().parents[2]
CONTROL = "emulator"
# What belongs to the way of the recorded request, not to what it asks.
_OF_THE_WAY = ("host", "content-length", "connection", "accept-encoding", "transfer-encoding", "content-encoding")


@dataclass(frozen=True)
class Compared:
    """An exchange beside what the emulator answers.

    Attributes:
        number: Where it stands in the recording, from 1 on.
        operation: `operationId`.
        note: What the recording says of it.
        status: That of the recorded answer.
        era: The wire era whose form the emulator answered in.
        differences: Where the two differ.
        by_fault: Whether a fault brought the error about, since no state does.
    """

    number: int
    operation: str
    note: str
    status: int
    era: str
    differences: Sequence[Difference]
    by_fault: bool


@dataclass
class Replayed:
    """A recording beside what the emulator answers.

    Attributes:
        compared: Each exchange with an operation that the emulator has.
        unknown: Those with none, by method and path.
        lost: Those that got no answer when they were recorded.
    """

    compared: list[Compared] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def by_operation(self) -> Iterator[tuple[str, list[Compared]]]:
        """The exchanges of each operation."""
        ordered = sorted(self.compared, key=lambda one: (one.operation, one.number))
        for operation, found in groupby(ordered, key=lambda one: one.operation):
            yield operation, list(found)

    @property
    def agreeing(self) -> int:
        """How many exchanges have no difference."""
        return sum(not one.differences for one in self.compared)


class Replay:
    """Replays exchanges of the APIs that the emulator serves."""

    def __init__(self) -> None:
        self._known = [Described(Contract(name, load(name), ERAS[-1])) for name in sorted(stems() - {CONTROL})]
        self._emulators: dict[str, InProcess] = {}

    def run(self, path: Path) -> Replayed:
        """Send each exchange of a recording.

        Raises:
            HarError: The file is no recording.
        """
        found = Replayed()
        for number, exchange in enumerate(har.read(path), 1):
            shown = f"{exchange.method} {urlsplit(exchange.url).path}"
            described = next((one for one in self._known if one.place(exchange).operation), None)
            if not exchange.status:
                found.lost.append(shown)
            elif described is None:
                found.unknown.append(shown)
            else:
                found.compared.append(self._compare(number, exchange, described))
        return found

    def _compare(self, number: int, exchange: Exchange, described: Described) -> Compared:
        place = described.place(exchange)
        operation = place.operation
        assert operation is not None
        api = described.contract.name
        body = read_json(exchange.body)
        shape = described.answer(operation, exchange.status)
        era = era_of(body, shape, ERAS) or ERAS[-1]
        code = _code_property(described.contract)
        known = asked(exchange, place, code)
        met = Given()
        try:
            met = given(api, known)
            response = self._answer(api, era, exchange, met, operation.id)
        except ControlError as error:
            found = [Difference("the state before", "can't be told from it", error.message)]
        except (
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
        ) as error:  # it has a form that no provider was seen to give
            found = [Difference("the state before", f"can't be told from it: {error!r}", "not asked")]
        else:
            found = list(_differences(known, asked(_as_exchange(exchange, response), place, code), shape))
        return Compared(number, operation.id, exchange.note, exchange.status, era, found, met.fault is not None)

    def _answer(self, api: str, era: str, exchange: Exchange, met: Given, operation_id: str) -> httpx.Response:
        emulator = self._emulators.get(era)
        if emulator is None:
            emulator = self._emulators[era] = InProcess(
                phone_emulator.create_app(options=phone_emulator.Options(era=era))
            )
        with emulator.world(accounts=[met.account], tokens=[met.token]) as world:
            if met.state:
                world.restore(met.state)
            if exchange.started:
                world.freeze(exchange.started)
            if met.fault:
                world.fail_next(operation_id, error=met.fault)
            url = urlsplit(exchange.url)
            headers = {
                name: value for name, value in exchange.sent if name.lower() not in (*_OF_THE_WAY, "authorization")
            }
            with httpx.Client(transport=emulator.transport, auth=_auth(api, world, met)) as client:
                target = f"{emulator.base_url}{url.path}" + (f"?{url.query}" if url.query else "")
                content = exchange.content.ljust(exchange.size)  # blanks behind JSON say nothing
                return client.request(exchange.method, target, headers=headers, content=content)


def _differences(provider: Asked, emulator: Asked, shape: Any) -> Iterator[Difference]:
    if provider.status != emulator.status:
        yield Difference("status", str(provider.status), str(emulator.status))
    if provider.code != emulator.code:
        yield Difference("code", provider.code or "none", emulator.code or "none")
    if (provider.status < 400) == (emulator.status < 400):
        yield from differences(provider.body, emulator.body, shape)


def _as_exchange(exchange: Exchange, response: httpx.Response) -> Exchange:
    return Exchange(exchange.method, exchange.url, (), b"", response.status_code, (), response.content)


def _code_property(contract: Contract) -> str | None:
    """The property that has the code of an error."""
    roles = [one["x-error"] for one in contract.document["components"]["schemas"].values() if "x-error" in one]
    return next((one["code"] for one in roles if "code" in one), None)


@cache
def _signing(api: str) -> tuple[Way, str]:
    """How the client of an API proves who calls, and the package that it is in."""
    settings: Mapping[str, Any] = yaml.safe_load((ROOT / "openapi" / "generator" / f"{api}.yaml").read_text())
    path = ROOT / "openapi" / f"{api}.yaml"
    way = credentials(contracts.read(path, path), settings["client"]["environment"]).ways[0]
    return way, settings["generator"]["package_name_override"]


def _auth(api: str, world: World, met: Given) -> httpx.Auth:
    """What signs as the client of the API does, which it is a part of."""
    way, package = _signing(api)
    signing: httpx.Auth
    if way.is_bearer:
        signing = import_module(f"{package}._bearer").BearerAuth(world.access_token)
    else:
        module = import_module(f"{package}._signature")
        signing = module.SignatureAuth(world.api_key, met.secret or world.api_secret, clock=world.now)
    return signing
