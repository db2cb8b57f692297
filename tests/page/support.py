"""A world to look at, and the page that shows it."""

import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import httpx
from selenium.common import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from phone_emulator import Account
from tests.support.signing import sign

PATIENCE = 10.0
_PAUSE = 0.02

# Scripts that find what is visible, by its name, in the dialog on top or else within an element.
_ON_TOP = """
    const [name, within] = arguments;
    const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.querySelector(within);
    const visible = (names) => [...top.querySelectorAll(names)].filter((element) => element.checkVisibility());
"""
_BUTTON = """
    return visible("button").find((button) => [button.textContent.trim(), button.ariaLabel].includes(name));
"""
_FIELD = """
    const texts = (field) => [field.ariaLabel ?? "", ...[...field.labels].map((label) => label.textContent.trim())];
    return visible("input, select, textarea").find((field) => texts(field).some((text) => text.startsWith(name)));
"""


def eventually(look: Callable[[], Any]) -> Any:
    """What a look finds, as soon as it finds anything; what the last look found when it never does."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            found = look()
        except (NoSuchElementException, StaleElementReferenceException):
            found = None
        if found or time.monotonic() > until:
            return found
        time.sleep(_PAUSE)


class World:
    """A new world of a server with one account and one token; it is removed at the end.

    Args:
        url: Base URL of the server.
        token: The control token, if there is one.
    """

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url
        self._client = httpx.Client(base_url=url)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        created = self._client.post(
            "/_emulator/worlds", headers=self._headers, json={"accounts": [{}], "tokens": [{}]}
        ).json()
        (account,) = created["accounts"]
        self.name: str = created["world"]
        self.account = Account(account["accountId"], account["apiKey"], account["apiSecret"])
        self.token: str = created["tokens"][0]["token"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._client.delete(f"/_emulator/worlds/{self.name}", headers=self._headers)
        self._client.close()

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """Call the control API about this world; what it answers."""
        path = f"/_emulator/worlds/{self.name}{path}"
        answer = self._client.request(method, path, json=body, headers=self._headers)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def status(self, number: str) -> str:
        """The status of a number of the account."""
        found: str = self.control("GET", f"/senderid/accounts/{self.account.account_id}/numbers/{number}")["status"]
        return found

    def create_number(self, number: str) -> int:
        """Register a number; the status of the answer."""
        return self._sign("/senderid/v1/numbers", {"phoneNumber": number})

    def request_release(self, number: str, **body: str) -> int:
        """Ask for the release of a number; the status of the answer."""
        return self._sign(f"/senderid/v1/papers/duplicate/{number}", body)

    def upload(self, content: bytes, name: str) -> str:
        """Upload a document; its id."""
        body = {"file": b64encode(content).decode(), "category": "SENDERID_APPROVAL", "name": name}
        id_: str = self._signed("POST", "/senderid/v1/documents", body).json()["documentId"]
        return id_

    def hand_in(self, path: str, **body: Any) -> int:
        """Hand papers in, below `/senderid/v1/papers`; the status of the answer."""
        return self._sign(f"/senderid/v1/papers{path}", body)

    def ring(self, number: str) -> None:
        """Have a number called."""
        factor = {"authType": "ARS", "extras": {"phoneNumber": number}}
        path = f"/senderid/v1/numbers/{number}/authenticate"
        self._signed("PUT", path, None, {"x-mfa-data": json.dumps(factor)})

    def requests(self) -> list[dict[str, Any]]:
        """The requests that wait."""
        found: list[dict[str, Any]] = self.control("GET", "/senderid/requests")
        return found

    def create_phone(self, number: str, account_id: int = 7) -> int:
        """Create a phone; the status of the answer."""
        path = f"/accounts/v1/accounts/{account_id}/phones"
        body = {"number": number, "type": "MOBILE", "extension": "내선 1"}
        return self._client.post(path, json=body, headers={"Authorization": f"Bearer {self.token}"}).status_code

    def _sign(self, path: str, body: Any) -> int:
        return self._signed("POST", path, body).status_code

    def _signed(self, method: str, path: str, body: Any, more: dict[str, str] | None = None) -> httpx.Response:
        headers = sign(self.account, date=self.control("GET", "/clock")["now"])
        return self._client.request(method, path, json=body, headers={**headers, **(more or {})})


class Page:
    """The page, as a person uses it: what is open on top is what is looked at and clicked on."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    def open(self, url: str, world: str) -> None:
        """Show a world."""
        self.chrome.get(f"{url}/_emulator/?world={world}")

    def find(self, css: str) -> WebElement:
        """The first element that a selector means."""
        return self.chrome.find_element(By.CSS_SELECTOR, css)

    def count(self, css: str) -> int:
        """How many elements a selector means."""
        return len(self.chrome.find_elements(By.CSS_SELECTOR, css))

    def texts(self, css: str) -> list[str]:
        """The texts of all elements that a selector means."""
        return [element.text for element in self.chrome.find_elements(By.CSS_SELECTOR, css)]

    def text(self, css: str) -> str:
        """The text of an element, as far as it is visible."""
        return self._read(css, "innerText")

    def content(self, css: str) -> str:
        """The text of an element, visible or not."""
        return self._read(css, "textContent")

    def ask(self) -> None:
        """Let the page ask what is new, as it does when its tab is shown again, and wait for the answer."""
        self.run("document.dispatchEvent(new Event('visibilitychange')); return last")

    def says(self, css: str, text: str) -> bool:
        """Whether an element has a text in it once the page has asked what is new."""
        self.ask()
        return self.comes_to_say(css, text)

    def never_says(self, css: str, text: str) -> bool:
        """Whether an element is without a text once the page has asked what is new."""
        self.ask()
        return bool(eventually(lambda: text not in self.text(css)))

    def comes_to_say(self, css: str, text: str) -> bool:
        """Whether an element has a text in it, at once or by itself."""
        return bool(eventually(lambda: text in self.text(css)))

    def press(self, name: str) -> None:
        """Click on a button, by its text or label."""
        self._at(_BUTTON, name).click()

    def fill(self, label: str, text: str, within: str = "body") -> None:
        """Fill in a field, by its label."""
        field = self._at(_FIELD, label, within)
        if field.tag_name == "select":
            Select(field).select_by_visible_text(text)
            return
        field.send_keys(Keys.CONTROL, "a", Keys.NULL, text or Keys.DELETE)

    def tick(self, label: str) -> None:
        """Tick a box, by its label."""
        self._at(_FIELD, label).click()

    def type(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            ActionChains(self.chrome).send_keys(key).perform()

    def tab_to(self, name: str) -> None:
        """Press the tabulator until a button of this label or text has the focus."""
        for _ in range(50):
            self.type(Keys.TAB)
            if self.focused() == name:
                return
        raise AssertionError(f"the focus never reached {name}")

    def open_entry(self, text: str) -> None:
        """Open the newest entry of the journal that has a text in its line."""
        entry = eventually(lambda: next(iter(self._entries(text)), None))
        assert isinstance(entry, WebElement), f"no entry has {text}"
        entry.click()
        assert eventually(lambda: self.count("#journal .entry"))

    def choose(self, css: str, text: str) -> None:
        """Choose an option of a select element."""
        Select(self.find(css)).select_by_visible_text(text)

    def focused(self) -> str:
        """Label or text of what has the focus."""
        element = self.chrome.switch_to.active_element
        return element.get_dom_attribute("aria-label") or element.text

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script in the page returns."""
        return self.chrome.execute_script(script, *arguments)

    def emulate(self, command: str, **parameters: Any) -> None:
        """Let the browser appear as another one, inside of `emulation`."""
        self.chrome.execute_cdp_cmd(f"Emulation.{command}", parameters)

    @contextmanager
    def emulation(self) -> Iterator[None]:
        """Let the browser be itself at the end."""
        try:
            yield
        finally:
            self.emulate("clearDeviceMetricsOverride")
            self.emulate("setEmulatedMedia", features=[])

    def complaints(self) -> list[str]:
        """What the browser has found wrong since it was asked last; answers that refuse are none of it."""
        return [entry["message"] for entry in self.chrome.get_log("browser") if entry["source"] != "network"]  # type: ignore[no-untyped-call]

    def _at(self, script: str, name: str, within: str = "body") -> WebElement:
        found = eventually(lambda: self.run(_ON_TOP + script, name, within))
        assert isinstance(found, WebElement), f"nothing is called {name}"
        return found

    def _read(self, css: str, what: str) -> str:
        text: str = self.run("return document.querySelector(arguments[0])?.[arguments[1]] ?? ''", css, what)
        return text

    def _entries(self, text: str) -> list[WebElement]:
        return [entry for entry in self.chrome.find_elements(By.CSS_SELECTOR, "#journal summary") if text in entry.text]
