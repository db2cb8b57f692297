"""What a provider does that its contract does not know is told once, in words, with the edit that would cover it."""

import difflib
import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from phone_emulator.testing import Recorder
from scripts import edits
from scripts.drift import report
from scripts.drift.__main__ import main
from scripts.drift.drift import drift
from scripts.drift.findings import Drift
from scripts.regenerate import lint, supported
from scripts.regenerate.errors import ERROR_CLASSES
from tests.support.deviations import AS_RECORDED, DEVIATIONS, Deviation, upstream

ROOT = Path(__file__).parents[2]


def recorded(path: Path, deviations: Sequence[Deviation]) -> tuple[list[Any], list[Any]]:
    """What callers get of each with a `Recorder` and without one; the recording is at the path."""
    with upstream() as provider:
        with httpx.Client() as plain:
            direct = [provider.told(plain, provider.url, one) for one in deviations]
        with httpx.Client(transport=Recorder(path, httpx.HTTPTransport(), apis=["senderid"])) as client:
            return direct, [provider.told(client, provider.url, one) for one in deviations]


@dataclass(frozen=True)
class Everything:
    """All deviations: the recording, what callers got without and with a recorder, and what drift finds."""

    path: Path
    direct: list[Any]
    through: list[Any]
    found: Drift


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Everything:
    path = tmp_path_factory.mktemp("drift") / "all.har"
    direct, through = recorded(path, list(DEVIATIONS.values()))
    ((_, found),) = drift(path, ROOT / "openapi")
    return Everything(path, direct, through, found)


def test_caller_gets_what_came(everything: Everything) -> None:
    """Through a `Recorder` each answer is what it is without one, to the byte, and so is each failure."""
    assert everything.direct == everything.through
    assert [isinstance(one[0], type) for one in everything.direct] == [one.is_cut for one in DEVIATIONS.values()]


def test_each_deviation_is_reported_once(everything: Everything) -> None:
    """As what it is, in one exchange, and nothing else is."""
    found = Counter(one.first.kind for one in everything.found.entries for _ in range(one.times))

    assert Counter(one.kind for one in DEVIATIONS.values()) == found
    assert everything.found.breaks


@pytest.mark.deep
@pytest.mark.parametrize("name", DEVIATIONS)
def test_each_deviation_alone(tmp_path: Path, name: str) -> None:
    """One at a time, each is one entry of one exchange."""
    recorded(tmp_path / "one.har", [DEVIATIONS[name]])

    ((_, found),) = drift(tmp_path / "one.har", ROOT / "openapi")

    assert [(DEVIATIONS[name].kind, 1)] == [(one.first.kind, one.times) for one in found.entries]


def test_recorded_answers_are_no_drift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a provider that answers as it did nothing is found, and the exit says so."""
    recorded(tmp_path / "r.har", list(AS_RECORDED.values()))

    assert main([str(tmp_path / "r.har")]) == 0

    told = capsys.readouterr().out
    assert "4 exchanges, nothing that the contract does not know" in told
    assert re.search(r"\b3 of \d+ operations; never called: ", told)
    assert "never 401, 403" in told
    assert "2 exchanges; 1 as in 2026" in told


def test_reports_say_it_in_three_forms(everything: Everything) -> None:
    """Terminal, page and machine have every entry, and nothing that was masked."""
    told = {form: write([everything.found]) for form, write in report.FORMATS.items()}

    (document,) = json.loads(told["json"])
    assert document["breaks"] is True
    for entry in document["findings"]:
        assert entry["what"] in told["terminal"]
        assert entry["what"].replace("|", "\\|") in told["markdown"]
        assert entry["of"] >= entry["exchanges"] >= 1
    assert "`status` is a value that the contract does not list" in told["terminal"]
    assert "append to components/schemas/SenderIdStatus/enum: SUSPENDED" in told["terminal"]
    assert "12345678" not in "".join(told.values())


@pytest.mark.deep
def test_edits_cover_what_was_found(everything: Everything, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--apply` writes each edit in place: comments and order stay, what was found is covered, and has a client."""
    folder = tmp_path / "openapi"
    shutil.copytree(ROOT / "openapi", folder)
    contract = folder / "senderid.yaml"
    contract.write_text("# A comment that stays.\n" + contract.read_text(encoding="utf-8"), encoding="utf-8")
    before = contract.read_text(encoding="utf-8").splitlines()

    assert main([str(everything.path), "--contracts", str(folder), "--apply", "--format", "json"]) == 1

    reported, told = capsys.readouterr()
    assert json.loads(reported)
    after = contract.read_text(encoding="utf-8")
    gone = [line[2:].strip() for line in difflib.ndiff(before, after.splitlines()) if line.startswith("- ")]
    assert "make regenerate && make review" in told
    assert "Not this one" not in told
    assert sorted(gone) == ["- handleKey", "format: date-time", "type: integer", "type: string"]
    assert yaml.safe_load(after)["x-sources"]["live-2026"]
    ((_, found),) = drift(everything.path, folder)
    assert [one.first.kind for one in found.entries if one.first.edits] == []
    contracts = lint.lint(lint.contracts_in(folder), root=folder)
    assert [] == [problem for one in contracts for problem in supported.problems(one, "SomeClient", ERROR_CLASSES)]


@pytest.mark.deep
def test_query_that_is_not_documented(tmp_path: Path) -> None:
    """A parameter that is sent and accepted is worth knowing, and has an edit."""
    one = Deviation("request", AS_RECORDED["documents"].pieces, "/senderid/v1/documents?sort=asc&limit=5")
    recorded(tmp_path / "r.har", [one])

    ((path, found),) = drift(tmp_path / "r.har", ROOT / "openapi")

    (entry,) = found.entries
    assert (entry.severity, entry.first.where) == ("note", "request ?sort")
    assert entry.first.edit is not None
    changed = yaml.safe_load(edits.apply(path.read_text(encoding="utf-8"), entry.first.edit))
    assert "sort" in [one.get("name") for one in changed["paths"]["/senderid/v1/documents"]["get"]["parameters"]]


def test_recordings_of_other_tools(tmp_path: Path) -> None:
    """What a browser or mitmproxy writes is read: bodies in base64, headers of HTTP/2, hosts of others left out."""
    entry = {
        "startedDateTime": "2026-03-01T00:00:00+09:00",
        "request": {
            "method": "GET",
            "url": "https://api.solapi.com/senderid/v1/numbers/active",
            "headers": [{"name": ":path", "value": "/"}],
        },
        "response": {
            "status": 200,
            "headers": [{"name": "content-type", "value": "application/json"}],
            "content": {"mimeType": "application/json", "encoding": "base64", "text": "WyIwMTAxMjM0NTY3OCIsIDddCg=="},
        },
    }
    other = {**entry, "request": {**entry["request"], "url": "https://www.example.com/"}}  # type: ignore[dict-item]
    (tmp_path / "b.har").write_text("\ufeff" + json.dumps({"log": {"entries": [entry, other]}}), encoding="utf-8")

    ((_, found),) = drift(tmp_path / "b.har", ROOT / "openapi")

    assert found.exchanges == 1
    assert [("type", "200 $[]")] == [(one.first.kind, one.first.where.replace(".[]", "[]")) for one in found.entries]


def test_what_is_no_recording(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused with words and a status of its own."""
    assert main([str(tmp_path / "none.har")]) == 2
    assert "Name a recording" in capsys.readouterr().err
