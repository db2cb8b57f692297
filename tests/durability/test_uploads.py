"""Documents are whole or not there, when the emulator is killed while files arrive."""

import signal
import sqlite3
import threading
from base64 import b64decode, b64encode
from pathlib import Path

import httpx
import pytest

from tests.support.callers import FIRST
from tests.support.server import Server
from tests.support.signing import sign

_PARTS = 1_000_000
_DOCUMENTS = "/senderid/v1/documents"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def killed(database: Path) -> dict[str, bytes]:
    """The documents that were answered until their emulator was killed, in the midst of another."""
    server = Server(database, [])
    answered: dict[str, bytes] = {}
    enough = threading.Event()

    def load() -> None:
        with httpx.Client(base_url=server.url, timeout=30) as client:
            for place in range(1000):
                content = b"%PDF-" + bytes([place]) * _PARTS
                body = {"file": b64encode(content).decode(), "category": "SENDERID_APPROVAL"}
                try:
                    answer = client.post(_DOCUMENTS, json=body, headers=sign(FIRST))
                except httpx.TransportError:
                    return
                assert answer.status_code == 200, answer.text
                answered[answer.json()["documentId"]] = content
                if len(answered) == 3:
                    enough.set()

    thread = threading.Thread(target=load)
    thread.start()
    assert enough.wait(60)
    server.stop(signal.SIGKILL)
    thread.join()
    return answered


@pytest.mark.sqlite
def test_killed_while_files_arrive(killed: dict[str, bytes], database: Path) -> None:
    """What was answered is there with all of its content, and nothing is left of what was not."""
    server = Server(database, [])
    world = f"/_emulator/worlds/default/senderid/accounts/{FIRST.account_id}/documents"
    with httpx.Client(base_url=server.url) as client:
        listed = client.get(f"{_DOCUMENTS}?limit=1000", headers=sign(FIRST)).json()["data"]
        ids = {one["documentId"] for one in listed} - FIRST.documents
        assert ids >= killed.keys()
        assert len(ids) <= len(killed) + 1
        for id_, content in killed.items():
            assert b64decode(client.get(f"{world}/{id_}/content").json()["base64"]) == content
    server.stop()
    with sqlite3.connect(database) as connection:
        (files,) = connection.execute("SELECT count(*) FROM files").fetchone()
        orphans = connection.execute("SELECT 1 FROM file_parts WHERE file_key NOT IN (SELECT file_key FROM files)")
        assert (files, orphans.fetchall()) == (len(ids), [])
    connection.close()
