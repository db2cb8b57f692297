"""Take the picture of the emulator's page anew: fill a world of a running emulator, and look at it in Chromium.

python -m scripts.docs.screenshot [--url http://127.0.0.1:8080] [--into docs/emulator-page.png]
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from pismo_client import PismoClient
from pismo_client import errors as pismo_errors
from scripts.docs.chromium import NoChromiumError, start
from senderid_client import SenderIdClient
from senderid_client import errors as senderid_errors

WORLD = "checkout-tests"
PATIENCE = 10.0
SIZE = {"width": 1280, "height": 880, "deviceScaleFactor": 1, "mobile": False}


def fill(url: str) -> None:
    """Make a world in which something has happened, in the place of the one of an earlier picture."""
    httpx.delete(f"{url}/_emulator/worlds/{WORLD}")
    accounts = [{"accountId": "12925149"}, {"accountId": "12925150"}]
    world = httpx.post(f"{url}/_emulator/worlds", json={"world": WORLD, "accounts": accounts}).raise_for_status().json()
    with httpx.Client(base_url=f"{url}/_emulator/worlds/{WORLD}") as control:
        first, second = (SenderIdClient(a["apiKey"], a["apiSecret"], base_url=url) for a in world["accounts"])
        with first, second, PismoClient(world["tokens"][0]["token"], base_url=url, retries=0) as pismo:
            _register(first, second, control)
            _create_phones(pismo, control)
        faults = ({"accountId": "12925149", "times": None, "share": 0.5, "answer": _THROTTLED}, _LOST)
        for fault in faults:
            control.post("/faults", json=fault).raise_for_status()
        now = control.get("/clock").json()["now"]
        control.put("/clock", json={"now": now, "frozen": True}).raise_for_status()


_THROTTLED = {"status": 429, "headers": {"Retry-After": "2"}}
_PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg=="
_LOST = {"operationId": "createPhone", "drop": True, "afterWork": True}


def _register(first: SenderIdClient, second: SenderIdClient, control: httpx.Client) -> None:
    for number in ("01012345678", "01087654321", "0215771234"):
        first.create_number(phone_number=number)
    for number in ("01012345678", "0215771234"):
        path = f"/senderid/accounts/12925149/numbers/{number}"
        control.patch(path, json={"status": "ACTIVE"}).raise_for_status()
    first.update_number("01012345678", status="INACTIVE")
    second.create_number(phone_number="01012345678")
    second.request_duplicate_release("01012345678", reason="번호를 이어받았습니다", name="홍길동")
    with suppress(senderid_errors.ConflictError):
        first.update_number("01087654321", status="INACTIVE")
    paper = first.upload_document(file=b64decode(_PICTURE), category="SENDERID_APPROVAL", name="통신서비스이용증명원")
    first.request_approval("01087654321", documents=[paper.document_id])
    first.start_verification("01087654321")


def _create_phones(client: PismoClient, control: httpx.Client) -> None:
    def create(account_id: int, number: str) -> None:
        client.create_phone(account_id, number=number, type_="MOBILE", area_code=11)

    create(7, "98765-4321")
    create(7, "91234-5678")
    control.post("/faults", json={"operationId": "createPhone", "error": "PhoneCreationFailed"}).raise_for_status()
    with suppress(pismo_errors.ServerError):
        create(8, "97777-1234")
    with suppress(pismo_errors.ConflictError):
        create(7, "98765-4321")


def photograph(chrome: Chrome, url: str, into: Path) -> None:
    """Look at the world with its newest entry opened."""
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", SIZE)
    chrome.get(f"{url}/_emulator/?world={WORLD}")
    newest = _wait(chrome, lambda: chrome.find_elements(By.CSS_SELECTOR, "#journal summary"))[0]
    newest.click()
    chrome.execute_script("document.activeElement.blur()")
    assert chrome.save_screenshot(str(into))
    pngquant = shutil.which("pngquant")
    if pngquant:
        subprocess.run([pngquant, "--force", "--ext", ".png", into], check=True)


def _wait(chrome: Chrome, look: Callable[[], Any]) -> Any:
    return WebDriverWait(chrome, PATIENCE).until(lambda _: look())


def main() -> int:
    parser = argparse.ArgumentParser(description="Take the picture of the emulator's page anew.")
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="a running emulator (default: %(default)s)")
    parser.add_argument("--into", type=Path, default=Path("docs/emulator-page.png"), help="file (default: %(default)s)")
    arguments = parser.parse_args()
    try:
        fill(arguments.url)
        with tempfile.TemporaryDirectory() as downloads, start(Path(downloads)) as chrome:
            photograph(chrome, arguments.url, arguments.into)
    except httpx.ConnectError:
        print(f"Nothing answers at {arguments.url}. Start it: make emulator", file=sys.stderr)
        return 2
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{arguments.into}: {arguments.into.stat().st_size // 1024} KB. Look at it before you commit it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
