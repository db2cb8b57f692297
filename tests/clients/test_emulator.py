"""emulator_client against the emulator in process: what is particular about its operations."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from emulator_client import AsyncEmulatorClient, EmulatorClient, errors
from emulator_client.models import FaultAnswer, World, WorldAccount
from phone_emulator import App, Options, create_app
from phone_emulator.testing import Transport
from pismo_client import AsyncPismoClient, PismoClient
from pismo_client import errors as pismo_errors
from senderid_client import AsyncSenderIdClient, SenderIdClient
from tests.clients.support import Caller, Changed, Kind
from tests.support.callers import FIRST, TOKEN
from tests.support.determinism import Serial

NUMBER = "01012345678"
NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
SECRET = "secret-of-the-team"


@pytest.fixture
def app() -> Iterator[App]:
    """By the system's clock, as the signatures of the clients are."""
    app = create_app(None, Options(worlds=3), random=Serial())
    yield app
    app.close()


class Clients:
    """Calls the clients of all three APIs in one emulator, sync or async alike."""

    def __init__(self, kind: Kind, app: App) -> None:
        through = {"transport": Transport(app), "retries": 0}
        self.app = app
        self.control = Caller(kind, EmulatorClient, AsyncEmulatorClient, through)
        self.pismo = Caller(kind, PismoClient, AsyncPismoClient, {**through, "access_token": TOKEN})
        self.senderid = Caller(kind, SenderIdClient, AsyncSenderIdClient, through)

    def register(self, account: Any = FIRST) -> None:
        """Register the number for an account."""
        credentials = {"api_key": account.api_key, "api_secret": account.api_secret}
        self.senderid.but(**credentials)("create_number", phone_number=NUMBER)

    def create_phone(self) -> Any:
        return self.pismo("create_phone", 7, number="98765-4321", type_="MOBILE")


@pytest.fixture(params=("sync", "async"))
def clients(request: pytest.FixtureRequest, app: App) -> Clients:
    return Clients(request.param, app)


@pytest.fixture
def call(clients: Clients) -> Caller:
    """Calls either client of the control API."""
    return clients.control


def test_world_has_credentials_of_its_own(call: Caller, clients: Clients) -> None:
    """Whoever uses them is in it, and nowhere else; nothing needs to be given to open it."""
    world = call("create_world")
    account = world.accounts[0]

    clients.register(account)

    assert isinstance(world, World)
    listed = {one: call("list_numbers", one, account_id=account.account_id) for one in (world.world, "default")}
    assert [[NUMBER], []] == [[number.phone_number for number in numbers] for numbers in listed.values()]
    assert ["default", world.world] == sorted(one.world for one in call("list_worlds"))
    assert call("delete_world", world.world) is None
    assert ["default"] == [one.world for one in call("list_worlds")]


def test_state_is_put_back(call: Caller, clients: Clients) -> None:
    """As a whole, into the same world or another."""
    clients.register()
    clients.create_phone()
    state = call("get_state", "default")
    call("reset", "default")

    assert call("put_state", "default", body=state) is None

    assert state == call("get_state", "default")
    assert [NUMBER] == [number.phone_number for number in call("list_numbers", "default", status="PENDING")]
    assert ["98765-4321"] == [one.phone.number for one in call("list_phones", "default", account_id=7, limit=1)]
    assert [] == call("list_phones", "default", account_id=8)


def test_time_without_a_zone(call: Caller, clients: Clients) -> None:
    """It is refused before anything is sent, in an argument or anywhere in a whole document."""
    clients.register()
    state = call("get_state", "default")
    state.senderid.accounts[0].numbers[0].date_created = NOON.replace(tzinfo=None)

    for refused in (("put_state", {"body": state}), ("set_clock", {"now": NOON.replace(tzinfo=None)})):
        with pytest.raises(errors.InvalidInputError, match="no date-time with its zone"):
            call(refused[0], "default", **refused[1])


def test_fault_fails_the_next_request(call: Caller, clients: Clients) -> None:
    """With an answer of any kind, and only that one."""
    answer = FaultAnswer(status=503, headers={"Retry-After": "2"}, body={"message": ["down", None]})
    pending = call("add_fault", "default", operation_id="createPhone", times=1, share=1, answer=answer)

    assert [pending] == call("list_faults", "default")
    with pytest.raises(pismo_errors.ServerError) as raised:
        clients.create_phone()

    assert (503, 2, {"message": ["down", None]}) == (
        raised.value.status,
        raised.value.retry_after,
        raised.value.response.json(),
    )
    assert 1 == clients.create_phone().id
    assert call("clear_faults", "default") is None


def test_arguments_are_checked(call: Caller) -> None:
    """All at once, before anything is sent."""
    with pytest.raises(errors.InvalidInputError) as raised:
        call("add_fault", "no such name!", share=0, times=0, answer=FaultAnswer(status=99, headers={"X": "\n"}))

    wrong = ["world", "times", "share", "answer.status", "answer.headers.X"]
    assert wrong == [problem.argument for problem in raised.value.problems]


@pytest.mark.parametrize("token", [None, SECRET])
def test_control_token_is_sent_when_there_is_one(call: Caller, app: App, token: str | None) -> None:
    """As a bearer token, and nothing in its place without one; no hook is shown it."""
    sent: list[httpx.Request] = []
    shown: list[Any] = []

    def note(request: httpx.Request) -> httpx.Request:
        sent.append(request)
        return request

    call.but(transport=Changed(Transport(app), note), control_token=token, on_attempt=shown.append)("list_worlds")

    assert [token and f"Bearer {token}"] == [request.headers.get("Authorization") for request in sent]
    assert [token and "***"] == [attempt.request.headers.get("Authorization") for attempt in shown]


def test_credentials_of_a_world_are_not_shown(call: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """They are in the objects, but in no `repr` and in no log."""
    caplog.set_level("DEBUG", logger="emulator_client")
    account = WorldAccount(api_key="OWNKEY", api_secret=f'of "{SECRET}"'.replace(" ", ""))

    world = call("create_world", accounts=[account])

    (token,) = (one.token for one in world.tokens)
    assert account.api_secret == world.accounts[0].api_secret
    assert "api_key='OWNKEY'" in repr(world)
    assert [] == [one for one in (SECRET, token) if one in repr(world) + repr(account) + caplog.text]


def test_unsafe_control_token_is_refused() -> None:
    """The message names the variable, and doesn't show the value."""
    with pytest.raises(errors.ConfigurationError, match="PHONE_EMULATOR_CONTROL_TOKEN") as raised:
        EmulatorClient(control_token="two words")

    assert "two words" not in str(raised.value)
