"""The clock of the emulator, and the numbers whose time comes."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.support.asgi import Caller
from tests.support.callers import FIRST
from tests.support.determinism import Clock
from tests.support.signing import sign

START = "2019-10-28T17:59:25.130Z"


def test_clock_is_the_systems_until_it_is_set(emulator: Caller, clock: Clock) -> None:
    """It runs with the system's."""
    clock.advance(1)

    assert {"now": "2019-10-28T17:59:26.130Z", "frozen": False} == emulator.request(
        "GET", "/_emulator/worlds/default/clock"
    ).body


@pytest.mark.parametrize(("frozen", "later"), [(False, "2030-01-01T00:01:00.000Z"), (True, "2030-01-01T00:00:00.000Z")])
def test_set_clock_runs_on_unless_it_is_frozen(emulator: Caller, clock: Clock, frozen: bool, later: str) -> None:
    """An offset is understood; the answer is in UTC."""
    body = {"now": "2030-01-01T09:00:00+09:00", "frozen": frozen}
    assert {"now": "2030-01-01T00:00:00.000Z", "frozen": frozen} == emulator.request(
        "PUT", "/_emulator/worlds/default/clock", body=body
    ).body

    clock.advance(60)

    assert {"now": later, "frozen": frozen} == emulator.request("GET", "/_emulator/worlds/default/clock").body


@pytest.mark.parametrize("frozen", [False, True])
def test_time_passes_on_demand(emulator: Caller, frozen: bool) -> None:
    """Forth and back; a frozen clock stays frozen."""
    emulator.request("PUT", "/_emulator/worlds/default/clock", body={"now": START, "frozen": frozen})

    emulator.request("POST", "/_emulator/worlds/default/clock/advance", body={"seconds": 3600.5})
    answer = emulator.request("POST", "/_emulator/worlds/default/clock/advance", body={"seconds": -0.5})

    assert {"now": "2019-10-28T18:59:25.130Z", "frozen": frozen} == answer.body


@pytest.mark.parametrize("now", ["1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+09:00"])
def test_clock_keeps_to_the_calendar(emulator: Caller, now: str) -> None:
    """No later call can run over the edge of it."""
    assert (400, "ClockOutOfRange") == emulator.request(
        "PUT", "/_emulator/worlds/default/clock", body={"now": now}
    ).error


@pytest.mark.parametrize("seconds", [1e300, -1e300, 1e12])
def test_clock_refuses_to_leave_the_calendar(emulator: Caller, seconds: float) -> None:
    """The same for what passes."""
    answer = emulator.request("POST", "/_emulator/worlds/default/clock/advance", body={"seconds": seconds})

    assert (400, "ClockOutOfRange") == answer.error


@pytest.mark.parametrize(
    ("now", "days", "shown"),
    [
        ("9998-12-31T00:00:00Z", 500, "9999-01-01T00:00:00.000Z"),
        ("9998-12-31T00:00:00Z", 2_900_000, "9999-01-01T00:00:00.000Z"),
        ("1970-01-02T00:00:00Z", -500, "1970-01-01T00:00:00.000Z"),
        ("1970-01-02T00:00:00Z", -700_000, "1970-01-01T00:00:00.000Z"),
    ],
)
def test_clock_stands_still_at_the_edge(now: str, days: int, shown: str, emulator: Caller, clock: Clock) -> None:
    """A clock that runs on to the end of the calendar stays there: everything else of its world works."""
    world = "/_emulator/worlds/default"
    emulator.request("PUT", f"{world}/clock", body={"now": now})
    clock.advance(days * 86_400)

    assert {"now": shown, "frozen": False} == emulator.request("GET", f"{world}/clock").body
    headers = sign(FIRST, date=datetime.fromisoformat(shown))
    path, body = "/senderid/v1/numbers", {"phoneNumber": "01012345678"}
    assert 200 == emulator.request("POST", path, body=body, headers=headers).status
    assert 200 == emulator.set_number("01012345678", FIRST, status="ACTIVE").status
    direction = 1 if days > 0 else -1
    answer = emulator.request("POST", f"{world}/clock/advance", body={"seconds": direction * 500 * 86_400})
    assert (400, "ClockOutOfRange") == answer.error
    assert 204 == emulator.request("POST", f"{world}/reset").status


def test_set_clock_survives_a_restart(make_emulator: Callable[..., Caller]) -> None:
    """It is part of the state, until the emulator is reset."""
    make_emulator().request(
        "PUT", "/_emulator/worlds/default/clock", body={"now": "2030-01-01T00:00:00Z", "frozen": True}
    )
    again = make_emulator()

    assert again.request("GET", "/_emulator/worlds/default/clock").body["frozen"]

    again.request("POST", "/_emulator/worlds/default/reset")

    assert {"now": START, "frozen": False} == again.request("GET", "/_emulator/worlds/default/clock").body


def test_signatures_are_dated_by_the_set_clock(emulator: Caller) -> None:
    """A signature of the system's time is too old by then."""
    emulator.request("PUT", "/_emulator/worlds/default/clock", body={"now": "2030-01-01T00:00:00Z", "frozen": True})
    path, body = "/senderid/v1/numbers", {"phoneNumber": "01012345678"}

    assert (403, "RequestTimeTooSkewed") == emulator.request("POST", path, body=body, account=FIRST).error

    headers = sign(FIRST, date=datetime(2030, 1, 1, tzinfo=UTC))
    assert 200 == emulator.request("POST", path, body=body, headers=headers).status


@pytest.mark.parametrize("status", ["ACTIVE", "INACTIVE"])
def test_number_expires_six_months_after_its_verification(emulator: Caller, clock: Clock, status: str) -> None:
    """Its owner must be verified anew; one millisecond before, nothing has changed."""
    emulator.create("01012345678", FIRST)
    emulator.set_number("01012345678", FIRST, status="ACTIVE")
    emulator.set_number("01012345678", FIRST, status=status)
    half_a_year = (datetime(2020, 4, 28, 17, 59, 25, 130_000, tzinfo=UTC) - clock.now).total_seconds()

    clock.advance(half_a_year - 0.001)
    assert 200 == emulator.update("01012345678", FIRST, status).status

    clock.advance(0.001)
    (sender_id,) = emulator.request_release("01012345678", FIRST, reason="-").body["senderIds"]
    assert ("PENDING", None, None) == (sender_id["status"], sender_id["method"], sender_id["expireAt"])
    assert (409, "FailedToUpdate") == emulator.update("01012345678", FIRST, "ACTIVE").error


def test_expired_number_can_be_verified_again(emulator: Caller, clock: Clock) -> None:
    """For another six months."""
    emulator.create("01012345678", FIRST)
    emulator.set_number("01012345678", FIRST, status="ACTIVE")
    clock.advance(366 * 86_400)

    emulator.set_number("01012345678", FIRST, status="ACTIVE")

    (sender_id,) = emulator.update("01012345678", FIRST, "INACTIVE").body["senderIds"]
    assert ("INACTIVE", "2021-04-28T17:59:25.130Z") == (sender_id["status"], sender_id["expireAt"])
