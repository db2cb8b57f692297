"""The proxy hands on what comes as it came, and leaves one recording, without anything personal."""

import json
import os
import re
import signal
import ssl
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

from phone_emulator.recording import har
from scripts.drift.drift import drift
from scripts.record.__main__ import main
from tests.support.deviations import ACCOUNT, AS_RECORDED, DEVIATIONS, KEY, SIGNED, answer, upstream

ROOT = Path(__file__).parents[2]
# Between two neighbours only: a proxy has its own.
HOP_BY_HOP = (b"connection", b"keep-alive", b"transfer-encoding", b"date", b"content-length")


@contextmanager
def recording(folder: Path, to: str, **variables: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`make record` as a process, and its URL; what it leaves for a while stands in `folder/clear`."""
    (folder / "clear").mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "scripts.record", "--port", "0", "--har", str(folder / "r.har"), "senderid", to],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder / "clear"), "NODE_TLS_REJECT_UNAUTHORIZED": "0", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"through (http://127\.0\.0\.1:\d+)\. ", process.stdout.readline())
            assert found
            yield process, found[1]
        finally:
            process.kill()


def handed_on(told: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a caller got, without what concerns two neighbours only."""
    if isinstance(told[0], type):
        return told
    headers = [(name.lower(), value) for name, value in told[1] if name.lower() not in HOP_BY_HOP]
    return told[0], headers, told[2]


def eventually(is_so: Callable[[], bool]) -> bool:
    """Whether something becomes so within a while."""
    for _ in range(100):
        if is_so():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.deep
def test_each_deviation_reaches_the_caller_and_the_report(tmp_path: Path) -> None:
    """To the byte; a connection that breaks becomes 502, as of any proxy. Each is in the drift report once."""
    with upstream() as provider, recording(tmp_path, provider.url) as (process, url), httpx.Client() as client:
        for name, one in {**AS_RECORDED, **DEVIATIONS}.items():
            direct, through = (handed_on(provider.told(client, where, one)) for where in (provider.url, url))
            assert (through[0] == 502) if isinstance(direct[0], type) else (direct == through), name
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate()

    lost = sum(one.is_cut for one in DEVIATIONS.values())
    assert process.returncode == 0
    assert f"whose callers were told so with 502: {lost}." in told
    assert "Next: make drift HAR=" in told
    ((_, found),) = drift(tmp_path / "r.har", ROOT / "openapi")
    kinds = Counter(one.first.kind for one in found.entries for _ in range(one.times))
    assert kinds == Counter(one.kind for one in DEVIATIONS.values())


@pytest.mark.deep
def test_nothing_is_left_in_the_clear(tmp_path: Path) -> None:
    """While it records, nobody else can read what it writes; afterwards there is the masked recording alone."""
    with upstream() as provider, recording(tmp_path, provider.url) as (process, url):
        provider.pieces = [answer(ACCOUNT)]
        assert httpx.get(f"{url}/senderid/v1/numbers", headers=SIGNED).json() == ACCOUNT
        (folder,) = (tmp_path / "clear").iterdir()
        assert eventually(lambda: any(path.is_file() for path in folder.iterdir()))
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert not any(stat.S_IMODE(path.stat().st_mode) & 0o077 for path in folder.rglob("*"))
        process.send_signal(signal.SIGTERM)
        process.communicate()

    assert list((tmp_path / "clear").iterdir()) == []
    written = (tmp_path / "r.har").read_text(encoding="utf-8")
    assert not any(secret in written for secret in (KEY, "0123456789ab", "01012345678", ACCOUNT["accountId"]))
    (exchange,) = har.read(tmp_path / "r.har")
    assert json.loads(exchange.body or b"").keys() == ACCOUNT.keys()


@pytest.mark.deep
@pytest.mark.parametrize("is_trusted", [True, False])
def test_certificate_of_the_provider(tmp_path: Path, is_trusted: bool) -> None:
    """It has to be good, whatever the environment says of that: nothing is sent to who can't prove its name."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    variables = {"NODE_EXTRA_CA_CERTS": str(tmp_path / "ca.pem")} if is_trusted else {}
    with upstream(context) as provider, recording(tmp_path, provider.url, **variables) as (process, url):
        provider.pieces = [answer(ACCOUNT)]
        status = httpx.get(f"{url}/senderid/v1/numbers", headers=SIGNED).status_code
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate()

    assert status == (200 if is_trusted else 502)
    assert ("told so with 502: 1." in told) is not is_trusted
    assert provider.asked == int(is_trusted)


@pytest.mark.deep
def test_who_is_killed_leaves_nothing(tmp_path: Path) -> None:
    """Neither a file in the clear, nor the proxy: it ends with who started it."""
    with upstream() as provider, recording(tmp_path, provider.url) as (process, url):
        provider.pieces = [answer(ACCOUNT)]
        httpx.get(f"{url}/senderid/v1/numbers", headers=SIGNED)
        process.kill()
        process.wait()

        assert eventually(lambda: not list((tmp_path / "clear").iterdir()))
        assert eventually(lambda: _is_refused(url))
    assert not (tmp_path / "r.har").exists()


def _is_refused(url: str) -> bool:
    try:
        httpx.get(url)
    except httpx.ConnectError:
        return True
    except httpx.HTTPError:
        return False
    return False


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("http://api.solapi.com", "in the clear. Write https://api.solapi.com"),
        ("api.solapi.com", "is no base URL"),
        ("https://", "is no base URL"),
        ("ftp://api.solapi.com", "is no base URL"),
    ],
)
def test_where_requests_may_go(to: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Over TLS, or within this machine; anything else is refused before a port is open."""
    assert main(["senderid", to]) == 2
    assert words in capsys.readouterr().err


def test_where_recordings_may_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a folder that is there: it would be a pity to learn it at the end."""
    assert main(["senderid", "https://api.solapi.com", "--har", str(tmp_path / "no" / "r.har")]) == 2
    assert "There is no folder" in capsys.readouterr().err
