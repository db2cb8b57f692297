"""What the emulator tells of itself: whether it works, what it goes by, and what it does not emulate."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from phone_emulator import app as apps
from phone_emulator.contract import load
from tests.support.asgi import Answer, Caller
from tests.support.callers import FIRST, TOKEN
from tests.support.documents import PROVIDERS, contract, operations

HEALTH = "/_emulator/health"
STEMS = [*PROVIDERS, "emulator"]


@pytest.mark.parametrize("options", [{}, {"control": False}, {"control_token": "control"}], ids=str)
def test_health(options: dict[str, Any], make_emulator: Callable[..., Caller]) -> None:
    """Anybody may ask, with or without a control API and its token; it leaves no trace."""
    emulator = make_emulator(**options)
    before = emulator.everything()
    answer = emulator.request("GET", HEALTH, headers={"origin": "https://example.com"})
    assert (answer.status, answer.body) == (200, {"status": "up"})
    assert emulator.everything() == before
    assert emulator.request("POST", HEALTH).error == (405, "MethodNotAllowed")


@pytest.mark.sqlite
def test_health_without_a_database(make_emulator: Callable[..., Caller], database: Callable[[str], str]) -> None:
    """It says why nothing can be done, and is well again when that is over."""
    emulator = make_emulator()
    file = Path(database("state"))
    file.rename(file.with_suffix(".away"))
    answer = emulator.send("GET", HEALTH)
    file.with_suffix(".away").rename(file)
    assert answer.error == (503, "Unavailable")
    assert "state.db" in answer.body["errorMessage"]
    assert emulator.request("GET", HEALTH).status == 200


@pytest.mark.sqlite
def test_health_of_a_busy_database(
    make_emulator: Callable[..., Caller], database: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks does not wait as long as others do."""
    monkeypatch.setattr(apps, "_PATIENCE", 0)
    emulator = make_emulator()
    with closing(sqlite3.connect(database("state"))) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = emulator.request("GET", HEALTH)
    assert answer.error == (503, "Unavailable")
    assert "within 1 s" in answer.body["errorMessage"]


@pytest.mark.parametrize("options", [{}, {"control": False}, {"control_token": "control"}], ids=str)
@pytest.mark.parametrize("stem", STEMS)
def test_contracts(stem: str, options: dict[str, Any], make_emulator: Callable[..., Caller]) -> None:
    """Each contract is read as it stands."""
    answer = make_emulator(**options).fetch(f"/_emulator/contracts/{stem}.yaml")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/yaml")
    assert yaml.load(answer.content, yaml.CSafeLoader) == load(stem)


@pytest.mark.parametrize("name", ["no.yaml", "senderid", "..%2Fsenderid.yaml", "redocly.yaml", "", "senderid.YAML"])
def test_no_contract(name: str, emulator: Caller) -> None:
    """Nothing else is."""
    assert emulator.fetch(f"/_emulator/contracts/{name}").status == 404


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", ["/senderid", "/accounts", "/_emulator", "contracts/senderid.yaml", "contracts/pismo.yaml"]),
        ("/messages/v4/list", ["/senderid", "/accounts"]),
        ("/senderid/v1", ["GET POST /senderid/v1/numbers", "contracts/senderid.yaml"]),
        ("/senderid/v2/numbers", ["PUT DELETE /senderid/v1/numbers/{phoneNumber}"]),
        ("/accounts/v1/accounts/1", ["/accounts/v1/accounts/{accountId}/phones", "contracts/pismo.yaml"]),
        ("/_emulator/nowhere", ["GET /_emulator/health", "contracts/emulator.yaml"]),
        ("/senderid/v1/numbers/", ["leave out the slash at its end"]),
        ("/senderid/v1/numbers/01012345678/", ["leave out the slash at its end"]),
        ("/accounts/v1/accounts/1/phones/", ["leave out the slash at its end"]),
    ],
)
def test_not_emulated(path: str, told: list[str], emulator: Caller) -> None:
    """A path that none has is said to be not emulated, with what is, and where that is written down."""
    answer = emulator.request("GET", path)
    assert answer.status == 404
    message = message_of(answer)
    assert "not emulated" in message
    assert [text for text in told if text not in message] == []


def message_of(answer: Answer) -> str:
    found: str = answer.body.get("errorMessage") or answer.body["message"]
    return found


@pytest.mark.parametrize("stem", PROVIDERS)
def test_all_that_is_emulated_is_listed(stem: str, emulator: Caller) -> None:
    """No path of a contract is left out."""
    paths = [path for _, path, _ in operations(contract(stem))]
    message = message_of(emulator.request("GET", f"/{paths[0].split('/')[1]}/nowhere"))
    assert [path for path in paths if path.split("/")[1] == paths[0].split("/")[1] and path not in message] == []


def test_nothing_hidden_is_listed(make_emulator: Callable[..., Caller]) -> None:
    """Without a control API none is offered."""
    message = message_of(make_emulator(control=False).send("GET", "/_emulator/worlds"))
    assert "not emulated" in message
    assert "worlds" not in message


def test_browser_is_led_to_the_page(make_emulator: Callable[..., Caller]) -> None:
    """Who wants a page at the root finds the one that there is; a program is told that there is nothing."""
    headers = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = make_emulator().send("GET", "/", headers)
    assert (answer.status, answer.headers["location"]) == (307, "/_emulator/")
    assert make_emulator().send("GET", "/", {"accept": "*/*"}).status == 404
    assert make_emulator().send("POST", "/", headers).status == 404
    assert make_emulator(control=False).send("GET", "/", headers).status == 404


def test_faults_have_a_bound(make_emulator: Callable[..., Caller]) -> None:
    """Neither one by one nor by a state can more of them be pending."""
    emulator = make_emulator(faults=2)
    path, fault = "/_emulator/worlds/default", {"operationId": "createPhone", "drop": True}
    assert [emulator.request("POST", f"{path}/faults", body=fault).status for _ in range(3)] == [201, 201, 409]
    assert emulator.request("PUT", f"{path}/state", body={"faults": [fault] * 2}).status == 204
    answer = emulator.request("PUT", f"{path}/state", body={"faults": [fault] * 3})
    assert answer.error == (400, "InvalidState")
    assert "no more than 2" in answer.body["errorMessage"]


def test_idle_world_gives_way(make_emulator: Callable[..., Caller]) -> None:
    """The one that was idle longest goes, with all that is in it, and only where the place is needed."""
    emulator = make_emulator(worlds=3, idle_seconds=86_400)
    tokens = {}
    for name in ("first", "second"):
        created = emulator.request("POST", "/_emulator/worlds", body={"world": name}).body
        tokens[name] = created["tokens"][0]["token"]
        emulator.create_phone({"number": "1", "type": "MOBILE"}, token=tokens[name])
    emulator.clock.advance(86_400)
    assert emulator.request("POST", "/_emulator/worlds", body={}).error == (409, "TooManyWorlds")
    assert emulator.request("GET", "/accounts/v1/accounts/1/phones", token=tokens["first"]).status == 200
    emulator.clock.advance(86_400 / 2)
    assert emulator.request("POST", "/_emulator/worlds", body={"world": "third"}).status == 201
    worlds = [world["world"] for world in emulator.request("GET", "/_emulator/worlds").body]
    assert worlds == ["default", "first", "third"]
    assert emulator.request("GET", "/accounts/v1/accounts/1/phones", token=tokens["second"]).status == 401
    assert len(emulator.everything()["phones"]) == 1
    emulator.clock.advance(2 * 86_400)
    emulator.request("GET", "/_emulator/worlds/first/clock")
    assert emulator.request("POST", "/_emulator/worlds", body={"world": "fourth"}).status == 201
    worlds = [world["world"] for world in emulator.request("GET", "/_emulator/worlds").body]
    assert worlds == ["default", "first", "fourth"]


def test_default_world_gives_no_way(make_emulator: Callable[..., Caller]) -> None:
    """However long nobody has used it."""
    emulator = make_emulator(worlds=1, idle_seconds=0)
    emulator.create("01012345678", FIRST)
    emulator.clock.advance(1_000_000)
    assert emulator.request("POST", "/_emulator/worlds", body={}).error == (409, "TooManyWorlds")
    assert emulator.create_phone({"number": "1", "type": "MOBILE"}, token=TOKEN).status == 200
