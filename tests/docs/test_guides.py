"""What the guides show is what happens."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.documents import ROOT, blocks
from tests.support.server import Server

_URL = "http://127.0.0.1:8080"
_END = "---- end of a block ----"

GUIDES = sorted(path for path in (ROOT / "docs").glob("*.md") if "```python" in path.read_text(encoding="utf-8"))


def examples(page: Path) -> list[tuple[str, str]]:
    """The Python blocks of a page, each with what the page says that it prints."""
    found = blocks(page)
    after = [*found[1:], ("", "")]
    return [
        (text, following if not tongue else "")
        for (language, text), (tongue, following) in zip(found, after, strict=True)
        if language == "python"
    ]


@pytest.fixture(scope="module")
def emulator_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(tmp_path_factory.mktemp("guides") / "state.db")
    yield server.url
    assert (0, "") == server.stop()


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_code_of_a_guide_prints_what_the_guide_says(page: Path, emulator_url: str, tmp_path: Path) -> None:
    """From its first block to its last, as one program that meets an emulator without any state."""
    shown = examples(page)
    reset = f'import httpx\nhttpx.post("{_URL}/_emulator/worlds/default/reset")\n'
    program = reset + "".join(f"{code}\nprint({_END!r})\n" for code, _ in shown)

    completed = subprocess.run(
        [sys.executable, "-c", program.replace(_URL, emulator_url)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONUTF8": "1"},
    )

    assert "" == completed.stderr
    assert [printed for _, printed in shown] == completed.stdout.removesuffix(f"{_END}\n").split(f"{_END}\n")


def test_there_are_guides() -> None:
    """An empty list would pass everything."""
    assert {"errors", "moving", "quickstart", "testing"} <= {page.stem for page in GUIDES}
