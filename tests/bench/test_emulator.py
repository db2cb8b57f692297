"""The benchmark of the emulator measures what it says: successes, each request once, on a database that is full."""

import json
from itertools import islice
from pathlib import Path

import httpx
import pytest

from scripts.bench import contenders, load
from scripts.bench.seed import seed

_REPORT = {"seconds": 2.0, "answers": 100, "refused": 0, "lost": 0, "p50": 1.5, "p99": 3.0, "ran_out": False}


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    contenders.write_settings(path, contenders.accounts(3))
    return path


def test_requests_are_accepted_also_by_a_database_that_was_filled(settings: Path, tmp_path: Path) -> None:
    """A server counts as started when its first answer is a success; what was seeded is there as if it was created."""
    numbers, phones = load.numbers(contenders.accounts(3)), load.phones()
    database, samples = tmp_path / "state.db", tmp_path / "samples.json"
    with contenders.emulator(database, settings, next(numbers()), samples=samples) as sampled:
        assert sampled.resident() > 1
    assert sampled.process.poll() is not None
    assert dict is type(json.loads(samples.read_text()))

    seed(database, numbers=20, accounts=4)

    with contenders.emulator(database, settings, next(phones())) as server:
        seeded = (
            f"http://127.0.0.1:{server.port}/_emulator/worlds/default/senderid/accounts/15000000005/numbers/01086093442"
        )
        assert 200 == httpx.patch(seeded, json={"status": "ACTIVE"}).status_code


def test_a_first_answer_that_is_no_success_stops_the_benchmark(settings: Path) -> None:
    """Refusals are quick; they are no figures."""
    refused = next(load.phones()()).replace(load.TOKEN.encode(), b"wrong-token")
    with pytest.raises(load.LoadError, match="401"), contenders.emulator(":memory:", settings, refused):
        pass


def test_every_request_is_another() -> None:
    """Also those of two runs; all of them have the same length, by which they are told apart."""
    for requests in (load.phones(), load.numbers(contenders.accounts(3))):
        sent = [*islice(requests(), 500), *islice(requests(), 500)]
        assert 1000 == len({request.partition(b"\r\n\r\n")[2] for request in sent})
        assert 1 == len({len(request) for request in sent})


def test_figures_are_those_of_successes() -> None:
    """What wrk reports is read when all went well, and nothing else is."""
    assert load.Figures(rate=50.0, p50=1.5, p99=3.0, answers=100) == load.read(f"noise\n{json.dumps(_REPORT)}\n")
    for spoilt in ({"refused": 1}, {"lost": 1}, {"answers": 0}, {"ran_out": True}):
        with pytest.raises(load.LoadError):
            load.read(json.dumps(_REPORT | spoilt))


def test_rounds_are_told_by_their_medians() -> None:
    """One bad round changes nothing; answers add up."""
    rounds = [load.Figures(rate, 10 / rate, 20 / rate, 7) for rate in (5.0, 1.0, 2.0)]

    assert load.Figures(rate=2.0, p50=5.0, p99=10.0, answers=21) == load.Figures.median(rounds)


def test_a_machine_without_wrk_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no part of what make installs."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(load.NoWrk):
        load.send(load.phones(), 1, connections=1, seconds=1)
