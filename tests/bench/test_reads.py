"""The benchmark of reading reads what it says."""

from itertools import islice
from pathlib import Path

import httpx
import pytest

from scripts.bench import contenders, load, reads

(ACCOUNT,) = contenders.accounts(1)[:1]


def test_what_is_read_was_created(tmp_path: Path) -> None:
    """Each load is answered with success, and with as much as its row says."""
    settings = tmp_path / "settings.toml"
    contenders.write_settings(settings, [ACCOUNT])
    sizes = []
    chosen = [one for one in reads.readings(ACCOUNT) if "100 numbers" not in one.title]  # which takes long
    with contenders.emulator(":memory:", settings, next(chosen[0].load())) as server:
        base_url = f"http://127.0.0.1:{server.port}"
        for reading in chosen:
            reading.prepare(base_url)
            line, _, rest = next(reading.load()).decode().partition("\r\n")
            (proof,) = (one for one in rest.split("\r\n") if one.startswith("Authorization: "))
            headers = {"Authorization": proof.removeprefix("Authorization: ")}
            answer = httpx.get(f"{base_url}{line.split()[1]}", headers=headers).json()
            items = answer if isinstance(answer, list) else answer.get("senderIds", answer.get("data"))
            sizes.append(len(items))
    assert [1, reads.FEW, reads.FEW] == sizes


def test_every_signature_is_another() -> None:
    """All requests have the same length, by which they are told apart."""
    sent = [*islice(load.reads("/senderid/v1/numbers", ACCOUNT)(), 500)]
    assert (500, 1) == (len({*sent}), len({*map(len, sent)}))


def test_all_pages_are_gone_through() -> None:
    """By the loop and by the client alike."""
    assert [reads.PAGES * reads.PER_PAGE] * 2 == [call() for call in reads.page_calls().values()]


def test_one_row_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """By a word of it, and nothing else is measured."""
    assert 0 == reads.main(["--quick", "iter_documents"])

    shown = capsys.readouterr().out
    assert "iter_documents" in shown
    assert "listPhones" not in shown
