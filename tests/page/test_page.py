"""The page in a browser: what it shows, and what its buttons do."""

import json
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from selenium.webdriver import Chrome, Keys

from tests.page.support import Page, World, eventually
from tests.support.documents import ROOT
from tests.support.server import Server

pytestmark = pytest.mark.services

NUMBER = "01012345678"
HOSTILE = '<script>document.title = "owned"</script><img src=x onerror="document.title = 1">'
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==")
PDF = b"%PDF-1.4\n%\xff\x00 papers"
TOKEN = "token-of-whoever-controls"


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    """A server with a control token."""
    server = Server(tmp_path / "state.db", ["--control-token", TOKEN])
    yield server
    server.stop()


def test_empty(page: Page) -> None:
    """Where there is nothing yet, the page says which command would change that."""
    assert page.says("#numbers .empty", "/senderid/v1/numbers")
    assert page.says("#requests .empty", "No request waits")
    assert page.says("#documents .empty", "/senderid/v1/documents")
    assert page.says("#phones .empty", "/accounts/v1/accounts/1/phones")
    assert page.says("#faults .empty", "/faults")
    assert page.says("#journal .empty", "curl")


def test_numbers_and_phones(page: Page, world: World) -> None:
    """What a request has changed appears by itself, Korean marked as such."""
    world.create_number(NUMBER)
    world.create_phone("1", account_id=2**63 - 1)

    assert page.comes_to_say("#numbers tbody", NUMBER)
    assert "PENDING" in page.text("#numbers tbody")
    assert page.text("#numbers tbody [lang=ko]") == "발신번호를 생성하였습니다."
    assert page.says("#phones tbody", "9223372036854775807")
    assert page.text("#phones tbody [lang=ko]") == "+55 1 (내선 1)"


def test_filter_numbers(page: Page, world: World) -> None:
    """Numbers are filtered by account and status."""
    world.create_number(NUMBER)
    assert page.says("#numbers tbody", NUMBER)
    page.fill("Status", "ACTIVE", within="#numbers")
    assert page.says("#numbers .empty", "Nothing matches.")


def test_set_number_by_keyboard(page: Page, world: World) -> None:
    """A number is verified without a mouse, and the focus comes back to where it was."""
    world.create_number(NUMBER)
    assert page.says("#numbers tbody", NUMBER)
    change = f"Change {NUMBER} of account {world.account.account_id}"

    page.tab_to(change)
    page.type(Keys.ENTER)
    page.tab_to("ACTIVE")
    page.type(Keys.ENTER)

    assert page.says("#change-number .state", "ACTIVE until")
    assert page.says("#change-number .log", "인증수단 'ARS'로 발신번호 인증이 완료되었습니다.")
    assert page.focused() == "ACTIVE"
    assert world.status(NUMBER) == "ACTIVE"
    page.type(Keys.ESCAPE)
    assert page.says("#numbers tbody", "ACTIVE")
    assert page.focused() == change


def test_release(page: Page, world: World) -> None:
    """The release of a number is approved, once somebody has asked for it."""
    world.control("PUT", "/state", {"senderid": {"accounts": [duplicated(world.account.account_id)]}})
    assert page.says("#numbers tbody", "DUPLICATED")
    page.press(f"Change {NUMBER} of account {world.account.account_id}")
    assert "APPROVED" not in page.text("#change-number")
    world.request_release(NUMBER, reason="번호를 이어받았습니다")
    page.press("APPROVED")
    assert page.says("#change-number .state", "PENDING")
    assert page.says("#change-number .state", "Its release: approved.")


def test_ringing_number(page: Page, world: World) -> None:
    """The code of a number that rings is there to read, until the call is over."""
    world.create_number(NUMBER)
    world.ring(NUMBER)
    call = world.control("GET", f"/senderid/accounts/{world.account.account_id}/numbers/{NUMBER}")["call"]
    assert page.says("#numbers tbody .rings", call["token"])
    page.press(f"Change {NUMBER} of account {world.account.account_id}")
    assert page.comes_to_say("#change-number .call code", call["token"])
    assert call["transactionId"] in page.text("#change-number .call")
    page.press("Copy code")
    assert eventually(lambda: page.text("#change-number .copy") in ("Copied", "Selected"))
    world.control("POST", "/clock/advance", {"seconds": 24 * 3600})
    assert page.never_says("#numbers tbody", "rings")
    assert page.never_says("#change-number .state", "rings")


def test_approve(page: Page, world: World) -> None:
    """Papers that wait are approved, without a reason, by keyboard."""
    world.create_number(NUMBER)
    document = world.upload(PNG, "통신서비스이용증명원")
    assert world.hand_in(f"/approval/{NUMBER}", documents=[document]) == 200
    assert page.says("#requests tbody", f"approval of {NUMBER}")
    assert page.text("#requests .count") == "1"

    page.tab_to(f"Approve approval of {NUMBER} for account {world.account.account_id}")
    page.type(Keys.ENTER)
    assert page.comes_to_say("#decide-request .papers", document)
    page.press("Approve")

    assert page.says("#requests .empty", "No request waits")
    assert page.says("#numbers tbody", "ACTIVE")
    assert world.status(NUMBER) == "ACTIVE"
    assert page.says("#documents tbody", "in use")


def test_reject(page: Page, world: World) -> None:
    """A release and a higher limit are rejected; the reason is passed on, and cancelling decides nothing."""
    world.control("PUT", "/state", {"senderid": {"accounts": [duplicated(world.account.account_id)]}})
    world.request_release(NUMBER, reason=HOSTILE, name="홍길동")
    document = world.upload(PNG, "papers")
    assert world.hand_in("/limitation", documents=[document], limit=1000) == 200
    assert page.says("#requests tbody", "limit of 1000")
    assert HOSTILE in page.content("#requests tbody")
    requests = {request["kind"]: request for request in world.requests()}

    for kind, asked in (("RELEASE", f"release of {NUMBER}"), ("LIMIT", "limit of 1000")):
        row = f"Reject {asked} for account {world.account.account_id}"
        page.press(row)
        page.press("Cancel")
        assert requests[kind] in world.requests()
        page.press(row)
        page.fill("Reason", "서류가 흐립니다.")
        page.press("Reject")
        assert page.never_says("#requests tbody", asked)

    assert world.requests() == []
    sent = page.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [url for request in requests.values() for url in sent if url.endswith(f"/{request['requestId']}")]
    assert "서류가 흐립니다." in json.dumps(world.control("GET", "/state"), ensure_ascii=False)


def test_request_that_is_gone(page: Page, world: World) -> None:
    """What was decided elsewhere meanwhile is told in the dialog."""
    world.create_number(NUMBER)
    assert world.hand_in(f"/approval/{NUMBER}", documents=[world.upload(PNG, "papers")]) == 200
    (request,) = world.requests()
    assert page.says("#requests tbody", NUMBER)
    page.press(f"Approve approval of {NUMBER} for account {world.account.account_id}")
    world.control("PATCH", f"/senderid/requests/{request['requestId']}", {"decision": "REJECTED"})
    page.press("Approve")
    assert page.says("#decide-request .alert", "No such request waits for a decision.")


def test_documents(page: Page, world: World, downloads: Path) -> None:
    """A document that is a picture is shown as one, any is downloaded byte by byte."""
    picture, papers = world.upload(PNG, HOSTILE), world.upload(PDF, "등록증")
    assert page.says("#documents tbody", "등록증")
    assert page.count("#documents tbody img, #documents tbody script") == 0

    page.press(f"Show {picture} of account {world.account.account_id}")
    assert eventually(lambda: page.run("return document.querySelector('.picture img')?.naturalWidth") == 1)
    told = page.text("#show-document dl")
    assert f"{len(PNG)} bytes" in told
    assert "image/png" in told
    assert "SENDERID_APPROVAL" in told
    assert "not in use" in told
    page.press("Close")
    assert eventually(lambda: page.count(".picture img") == 0)

    page.press(f"Show {papers} of account {world.account.account_id}")
    assert page.says("#show-document .picture", "It is no picture.")
    file = downloads / page.text("#show-document dd:nth-of-type(3)")
    page.press("Download")
    assert eventually(lambda: file.exists() and file.read_bytes() == PDF)


def test_filter_requests_and_documents(page: Page, world: World) -> None:
    """Requests and documents are filtered by account."""
    world.create_number(NUMBER)
    world.hand_in(f"/approval/{NUMBER}", documents=[world.upload(PNG, "papers")])
    for section in ("#requests", "#documents"):
        assert page.says(f"{section} tbody", world.account.account_id)
        page.fill("Account", f"1{Keys.ENTER}", within=section)
        assert page.says(f"{section} .empty", "Nothing matches.")


def test_refused_in_words(page: Page, world: World) -> None:
    """What the emulator refuses is told in words, in the dialog that asked for it."""
    page.press("Set…")
    page.fill("Time", "tomorrow")
    page.press("Set")
    assert page.says("#choose-time .alert", "tomorrow")
    page.press("Cancel")
    page.press("New world…")
    page.fill("Name", "default")
    page.press("Create")
    assert page.says("#create-world .alert", "There is a world of this name.")


def test_texts_of_requests_stay_text(page: Page, world: World) -> None:
    """Markup that a request carries is shown as it was sent, wherever it appears."""
    world.create_number(NUMBER)
    world.request_release(NUMBER, reason=HOSTILE, name=HOSTILE)
    world.control("POST", "/faults", {"accountId": HOSTILE.replace(" ", "/"), "error": None, "drop": True})
    assert page.says("#journal", "requestDuplicateRelease")

    page.open_entry("requestDuplicateRelease")
    page.press(f"Change {NUMBER} of account {world.account.account_id}")

    assert page.says("#change-number .log", HOSTILE)
    assert HOSTILE in page.content("#numbers tbody")
    assert json.dumps(HOSTILE)[1:-1] in page.content("#journal .entry")
    assert page.count("main img, main script, dialog img, dialog script") == 0
    assert page.chrome.title == f"{world.name} – phone-emulator"


def test_journal(page: Page, world: World) -> None:
    """The journal grows by itself and is read out; an entry tells all of a request but its secrets."""
    assert page.says("#journal .empty", "curl")
    world.create_phone("1")
    assert page.comes_to_say("#journal ol", "createPhone")
    world.create_phone("1")
    assert page.comes_to_say("#journal ol", "PhoneAlreadyExists")
    assert page.content("#news") == "A new request: createPhone, answered 409"

    page.open_entry("200")
    entry = page.text("#journal .entry")
    assert "POST /accounts/v1/accounts/7/phones" in entry
    assert "Bearer ***" in entry
    assert world.token not in page.chrome.page_source
    assert '  "extension": "내선 1"' in entry
    assert "As the contract wants it; accepted." in entry
    assert "phone 1 of account 7: nothing → active" in entry
    assert page.count("#journal .entry pre [lang=ko]") == 1


def test_filter_journal(page: Page, world: World) -> None:
    """Entries are filtered by operation and by status."""
    world.create_number(NUMBER)
    world.create_phone("1")
    world.create_phone("1")
    assert page.says("#journal ol", "409")
    page.fill("Operation", "createPhone", within="#journal")
    assert page.never_says("#journal ol", "createNumber")
    page.fill("Status", f"409{Keys.ENTER}", within="#journal")
    assert eventually(lambda: page.count("#journal summary") == 1 and "409" in page.text("#journal ol"))


def test_journal_that_is_emptied(page: Page, world: World) -> None:
    """When a test resets the world, what was there before goes from the page, too."""
    world.create_phone("1")
    assert page.says("#journal ol", "200")
    world.control("POST", "/reset")
    assert page.says("#journal .empty", "No request has come in yet.")
    world.create_phone("1")
    assert page.says("#journal ol", "200")


def test_long_journal(page: Page, world: World) -> None:
    """Of a long journal the page holds the newest entries alone."""
    for number in range(210):
        world.create_phone(str(number))
        if number == 100:
            page.ask()
    assert page.says("#journal", "These are the newest 200.")
    assert page.count("#journal ol > li") == 200
    assert page.says("#phones .more", "These are the first 100. Show more")
    page.find("#phones .more").click()
    assert eventually(lambda: page.count("#phones tbody tr") == 200)


def test_pause(page: Page, world: World) -> None:
    """Nothing moves while the page is paused, and it catches up afterwards."""
    assert page.says("#journal .empty", "curl")
    page.press("Pause")
    world.create_phone("1")
    page.ask()
    assert "createPhone" not in page.text("#journal ol")
    page.press("Pause")
    assert page.comes_to_say("#journal ol", "createPhone")


def test_world(page: Page, world: World) -> None:
    """A world is created, its credentials are shown, and it is removed."""
    page.press("New world…")
    page.press("Create")
    assert page.says("#credentials h2", "World w-")
    name = page.text("#credentials h2").removeprefix("World ")
    (place,) = [at for at, name in enumerate(page.texts("#credentials dt")) if name == "Pismo, every account: token"]
    token = page.texts("#credentials dd code")[place]
    page.press("Done")
    assert eventually(lambda: page.content("#credentials dl") == "")
    assert page.chrome.current_url.endswith(f"?world={name}")

    phone = {"number": "1", "type": "MOBILE"}
    headers = {"Authorization": f"Bearer {token}"}
    assert httpx.post(f"{world.url}/accounts/v1/accounts/7/phones", json=phone, headers=headers).status_code == 200
    assert page.says("#phones tbody", "+55 1")

    page.press("Remove world…")
    page.press("Remove")
    assert eventually(lambda: page.chrome.title == "phone-emulator")
    assert page.never_says("#world", name)


def test_world_that_is_gone(page: Page, world: World) -> None:
    """When a test removes the world that is shown, the page says so, and shows another when asked to."""
    assert page.says("#journal .empty", "curl")
    world.control("DELETE", "")
    assert page.says("#trouble", "There is no such world.")
    page.open(world.url, world.name)
    assert page.says("#trouble", "There is no such world.")
    page.choose("#world", "default")
    assert page.never_says("#trouble", "There is no such world.")


def test_clock(page: Page, world: World) -> None:
    """The clock is set, frozen, advanced, and let go."""
    page.press("Set…")
    page.fill("Time", "2030-01-01T00:00:00+09:00")
    page.tick("It stands still")
    page.press("Set")
    assert page.says("#now", "2029-12-31 15:00:00 UTC")
    assert page.text("#frozen") == "frozen"

    page.fill("How much time passes", "36")
    page.press("Advance")
    assert page.says("#now", "2030-01-02 03:00:00 UTC")
    page.press("Let it go on")
    assert page.says("#freeze", "Freeze")
    assert world.control("GET", "/clock")["frozen"] is False
    assert page.never_says("#now", "2030-01-02 03:00:00 UTC")


def test_number_that_expires(page: Page, world: World) -> None:
    """A number whose time is over is marked, and is pending once it is looked at."""
    world.create_number(NUMBER)
    path = f"/senderid/accounts/{world.account.account_id}/numbers/{NUMBER}"
    world.control("PATCH", path, {"status": "ACTIVE"})
    world.control("POST", "/clock/advance", {"seconds": 400 * 24 * 3600})
    assert page.says("#numbers tbody", "over")
    page.press(f"Change {NUMBER} of account {world.account.account_id}")
    assert page.says("#change-number .state", "PENDING")


def test_faults(page: Page, world: World) -> None:
    """A documented error is chosen from those of the operation, and hits the next request."""
    page.press("Add fault…")
    page.fill("Operation", "createPhone")
    page.fill("Error", "500 PhoneCreationFailed")
    page.press("Add fault")
    assert page.says("#faults ul", "the next request of createPhone: PhoneCreationFailed.")
    assert world.create_phone("1") == 500
    assert page.says("#faults .empty", "No fault is pending.")


def test_fault_with_an_answer(page: Page, world: World) -> None:
    """Any answer can be described, and every pending fault be removed."""
    page.press("Add fault…")
    page.fill("How many", "")
    page.fill("Share of them", "50")
    page.fill("Kind", "another answer")
    page.fill("Status", "429")
    page.fill("Headers", "Retry-After 2")
    page.press("Add fault")
    assert page.says("#describe-fault .alert", "is no header. Write name: value")
    page.fill("Headers", "Retry-After: 2")
    page.press("Add fault")
    assert page.says("#faults ul", "50 % of all requests: answer 429.")
    assert [200, 429] == [world.create_phone("1"), world.create_phone("2")]
    assert page.says("#faults ul", "2 requests so far")
    page.press("Remove all")
    assert page.says("#faults .empty", "No fault is pending.")


def test_faults_that_are_half_used_up(page: Page, world: World) -> None:
    """How many requests were hit is not taken for how many are to come."""
    world.control("POST", "/faults", {"operationId": "createPhone", "error": "PhoneCreationFailed", "times": 3})
    assert page.says("#faults ul", "the next 3 requests of createPhone: PhoneCreationFailed.")
    assert "none of 3 has come yet" in page.text("#faults ul")
    world.create_phone("1")
    assert page.says("#faults ul", "the next 2 requests of createPhone")
    assert "1 of 3 requests came already" in page.text("#faults ul")
    world.create_phone("1")
    assert page.says("#faults ul", "the next request of createPhone")


def test_errors_of_every_operation_are_offered(page: Page, world: World) -> None:
    """Whoever has not chosen an operation chooses it with the error; whole names are to be read."""
    page.press("Add fault…")
    groups = page.run("return [...document.querySelectorAll('#describe-fault optgroup')].map(group => group.label)")
    operations = page.run("return Object.keys(facts.errors)")
    assert operations == groups
    page.choose("#describe-fault [name=error]", "500 PhoneCreationFailed")
    assert page.run("return document.querySelector('#describe-fault [name=operationId]').value") == "createPhone"
    assert page.run("return faultForm.error.value") == "PhoneCreationFailed"
    page.press("Add fault")
    assert page.says("#faults ul", "the next request of createPhone: PhoneCreationFailed.")


SAMPLES = {"#numbers": "01012345678", "#phones": "91234-5678", "#documents": "SENDERID_APPROVAL"}


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("openssl")), reason="no curl or openssl")
@pytest.mark.parametrize("section", SAMPLES)
def test_samples_work_as_they_are_pasted(section: str, page: Page, world: World) -> None:
    """They have the credentials of the world that is looked at; what they do is there to see."""
    page.ask()
    sample = eventually(lambda: page.content(f"{section} .empty code"))
    done = subprocess.run(["/bin/bash", "-c", sample], capture_output=True, text=True, check=True)
    assert "errorCode" not in done.stdout
    assert page.says(f"{section} tbody", world.account.account_id if section == "#documents" else SAMPLES[section])


def test_sample_of_a_fault_with_a_control_token(chrome: Chrome, guarded: Server) -> None:
    """It carries the token that was filled in."""
    page = Page(chrome)
    page.open(guarded.url, "default")
    page.fill("Token", TOKEN)
    page.press("Go on")
    assert page.says("#faults .empty", "curl")
    subprocess.run(["/bin/bash", "-c", page.content("#faults .empty code")], capture_output=True, check=True)
    assert page.says("#faults ul", "PhoneCreationFailed")


def test_credentials(page: Page, world: World) -> None:
    """Those of the world can be looked at and copied at any time."""
    page.press("Credentials…")
    assert page.comes_to_say("#credentials", world.account.api_secret)
    assert world.token in page.text("#credentials")
    page.press("Done")
    assert eventually(lambda: page.content("#credentials dl") == "")


def test_says_what_it_is(page: Page, world: World) -> None:
    """Where a world, a fault and the journal stand, a line says what they are; guide and contracts are a link away."""
    page.ask()
    for css, words in (
        ("header", "A world has credentials"),
        ("#faults", "A fault lets"),
        ("#journal", "Every request"),
    ):
        assert words in page.text(f"{css} .hint")
    assert 2 == page.count("header .hint a")


AXE = (ROOT / ".venv" / "node" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_JUDGE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`
    )), (error) => done([String(error)]));
"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.run(AXE)
    found: list[str] = page.chrome.execute_async_script(_JUDGE)
    return found


DIALOGS = ("Add fault…", "New world…", "Credentials…", "Set…", "Reset world…", "Reset account…")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(width: int, page: Page, world: World) -> None:
    """Empty and full, with an entry or a dialog opened, light and dark, on a telephone and a desk."""
    with page.emulation():
        page.emulate("setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
        assert page.says("#journal .empty", "curl")
        assert [] == violations(page)
        fill(world)
        assert page.says("#numbers tbody", "rings")
        page.open_entry("createPhone")
        for scheme in ("light", "dark"):
            page.emulate("setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            assert [] == violations(page), scheme
        for name in (*DIALOGS, f"Change {NUMBER} of account {world.account.account_id}"):
            page.press(name)
            assert eventually(lambda: page.count("dialog[open]"))
            assert [] == violations(page), name
            page.type(Keys.ESCAPE)
            assert eventually(lambda: page.count("dialog[open]") == 0)


def fill(world: World) -> None:
    """Let there be something of everything."""
    world.create_number(NUMBER)
    world.create_phone("1", account_id=2**63 - 1)
    world.control("POST", "/faults", {"operationId": "createPhone", "error": "PhoneCreationFailed", "times": 3})
    world.hand_in(f"/approval/{NUMBER}", documents=[world.upload(PNG, "통신서비스이용증명원" * 9)])
    world.ring(NUMBER)


def test_nothing_of_a_table_is_cut_on_a_telephone(page: Page, world: World) -> None:
    """Every cell is there with the name of its column, within the width of the screen, and all of its text is seen."""
    fill(world)
    assert page.says("#numbers tbody", "rings")
    with page.emulation():
        for width in (320, 390):
            page.emulate("setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=True)
            cells = page.run(
                "return [...document.querySelectorAll('tbody :is(th, td)')].map(cell => [cell.dataset.column,"
                " cell.checkVisibility() && [cell, ...cell.querySelectorAll('*')].every("
                f"it => it.getBoundingClientRect().right <= {width} && it.scrollWidth <= it.clientWidth + 1"
                " || getComputedStyle(it).display === 'inline')])"
            )
            assert len(cells) >= 6 + 5 + 6 + 7
            assert [] == [name for name, fits in cells if not (name and fits)], width


def test_reset(page: Page, world: World) -> None:
    """An account is reset, and then the world."""
    world.create_number(NUMBER)
    world.create_phone("1")
    assert page.says("#numbers tbody", NUMBER)
    page.press("Reset account…")
    page.fill("Account", world.account.account_id)
    page.press("Reset account")
    assert page.says("#numbers .empty", "No number is registered")
    assert page.count("#phones tbody tr") == 1
    page.press("Reset world…")
    page.press("Reset")
    assert page.says("#phones .empty", "No phone is stored")
    assert page.says("#journal .empty", "No request has come in yet.")


def test_snapshot(page: Page, world: World, downloads: Path) -> None:
    """The state is downloaded digit by digit, and restored from that file; what is none is refused."""
    world.create_phone("1", account_id=2**63 - 1)
    page.press("Download snapshot")
    file = downloads / f"{world.name}.json"
    assert eventually(file.exists)
    assert json.loads(file.read_text(encoding="utf-8")) == world.control("GET", "/state")

    world.control("POST", "/reset")
    page.find("#snapshot").send_keys(str(file))
    page.press("Restore")
    assert page.says("#phones tbody", "9223372036854775807")
    assert eventually(lambda: not page.count("dialog[open]"))

    file.write_text("{", encoding="utf-8")
    page.find("#snapshot").send_keys(str(file))
    page.press("Restore")
    assert page.says("#confirm .alert", "is not JSON. Choose a snapshot.")


def test_control_token(chrome: Chrome, guarded: Server) -> None:
    """A token is asked for, told when it is wrong, and kept for this tab alone."""
    page = Page(chrome)
    with World(guarded.url, TOKEN) as world:
        world.create_phone("1")
        page.open(world.url, world.name)
        page.fill("Token", "wrong")
        page.press("Go on")
        assert page.says("#ask-token .alert", "The emulator was started with another token.")
        page.fill("Token", TOKEN)
        page.press("Go on")
        assert page.says("#phones tbody", "+55 1")
        assert page.run("return [localStorage.length, document.cookie]") == [0, ""]
        assert page.complaints() == []


def test_no_answer(chrome: Chrome, guarded: Server) -> None:
    """When the emulator is gone, the page says so."""
    page = Page(chrome)
    page.open(guarded.url, "default")
    page.fill("Token", TOKEN)
    page.press("Go on")
    assert page.says("#journal .empty", "curl")
    guarded.stop()
    assert page.says("#trouble", "The emulator does not answer.")


def test_stays_at_home(page: Page, world: World) -> None:
    """The page calls the server that it is from, and lets nothing else be run."""
    assert page.says("#journal .empty", "curl")
    urls = page.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert urls
    assert [] == [url for url in urls if not url.startswith((f"{world.url}/_emulator/", "data:"))]
    assert page.run("try { document.body.innerHTML = 'x' } catch (error) { return error.name }") == "TypeError"
    assert "TrustedHTML" in page.complaints()[0]


def test_fits(page: Page, world: World) -> None:
    """The page is as wide as the window, and in its colours."""
    world.create_number(NUMBER)
    world.create_phone("1", account_id=2**63 - 1)
    assert page.says("#numbers tbody", NUMBER)
    world.hand_in(f"/approval/{NUMBER}", documents=[world.upload(PNG, "통신서비스이용증명원" * 9)])
    world.ring(NUMBER)
    assert page.says("#numbers tbody", "rings")
    page.open_entry("createPhone")
    with page.emulation():
        for width in (320, 800, 1280):
            page.emulate("setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
            assert page.run("return innerWidth") == width
            assert (
                page.run(
                    "const { scrollWidth, clientWidth } = document.scrollingElement; return scrollWidth - clientWidth"
                )
                == 0
            )
        page.emulate("setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
        assert page.run(
            "return [...document.querySelectorAll('#requests button, #documents th, #documents td button')]"
            ".filter(it => it.checkVisibility()).every(it => it.getBoundingClientRect().right <= 390)"
        )
        assert page.run("return document.querySelector('#documents tbody th').checkVisibility()")
        for scheme, background in (("light", "rgb(244, 246, 248)"), ("dark", "rgb(18, 22, 27)")):
            page.emulate("setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            assert page.run("return getComputedStyle(document.body).backgroundColor") == background


def duplicated(account_id: str) -> dict[str, object]:
    """An account with a number that another one holds."""
    return {"accountId": account_id, "numbers": [{"phoneNumber": NUMBER, "status": "DUPLICATED"}]}
