"""The page as it is answered, before a browser makes anything of it."""

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import httpx
import pytest

from phone_emulator import App, Options, create_app
from tests.support.documents import PROVIDERS, contract, documented_errors, operations

PAGE = "/_emulator/"
TOKEN = "token-of-whoever-controls"

Answers = Callable[..., httpx.Response]


async def _get(app: App, path: str, method: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://emulator") as client:
        return await client.request(method, path)


@pytest.fixture
def get(request: pytest.FixtureRequest) -> Answers:
    """Reads a path of an emulator with these options."""

    def get(path: str = PAGE, method: str = "GET", **options: object) -> httpx.Response:
        app = create_app(options=Options(**options))  # type: ignore[arg-type]
        request.addfinalizer(app.close)
        return asyncio.run(_get(app, path, method))

    return get


class Parts(HTMLParser):
    """What a document runs, and what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.handlers: list[str] = []
        self.loaded: list[str] = []
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        runs = attributes.get("type") != "application/json"
        self._inside = tag if tag in self.inline and runs else None
        self.handlers += [name for name in attributes if name.startswith("on") or name == "style"]
        if tag != "a":  # which a reader follows, or not
            self.loaded += [value for name in ("src", "href", "action", "data") if (value := attributes.get(name))]

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inline[self._inside].append(data)
            self._inside = None


def policy(answer: httpx.Response) -> dict[str, list[str]]:
    """The sources that the policy of an answer allows, by directive."""
    directives = (directive.split() for directive in answer.headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in directives}


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_one_document(get: Answers) -> None:
    """The page is one HTML document that loads nothing, but for an icon that it carries itself."""
    answer = get()
    parts = Parts(answer.text)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert [] == [source for source in parts.loaded if not source.startswith("data:image/svg+xml,")]
    assert "@import" not in answer.text


def test_policy(get: Answers) -> None:
    """The browser runs the scripts and styles of the page by their digests, and nothing that a request could bring."""
    answer = get()
    parts = Parts(answer.text)
    allowed = policy(answer)

    assert allowed["default-src"] == ["'none'"]
    assert allowed["connect-src"] == ["'self'"]
    assert allowed["frame-ancestors"] == ["'none'"]
    assert allowed["require-trusted-types-for"] == ["'script'"]
    assert allowed["script-src"] == [digest(text) for text in parts.inline["script"]]
    assert allowed["style-src"] == [digest(text) for text in parts.inline["style"]]
    assert parts.handlers == []


def test_slash(get: Answers) -> None:
    """Whoever leaves out the slash at the end is led to the page."""
    answer = get("/_emulator")
    assert (answer.status_code, answer.headers["location"]) == (307, PAGE)


def test_other_methods(get: Answers) -> None:
    """The page can be read, and nothing else: to the contract there is no such path."""
    assert get(method="HEAD").status_code == 200
    assert get(method="POST").status_code == 404


@pytest.mark.parametrize("path", [PAGE, "/_emulator"])
def test_no_control(path: str, get: Answers) -> None:
    """Without the control API there is no page."""
    assert get(path, control=False).status_code == 404


def test_no_secret(get: Answers) -> None:
    """Anybody may read the page, with a control token too: it does not hold the token, nor any credential."""
    answer = get(control_token=TOKEN)
    assert answer.status_code == 200
    assert not re.search(f"{TOKEN}|EMULATORKEY|emulator-(secret|token)", answer.text)


def test_knows_the_contracts(get: Answers) -> None:
    """The page offers each error that an operation documents, and behind them what any operation may be answered."""
    found = re.search(r'id="facts">(.*?)</script>', get().text)
    assert found is not None
    errors = json.loads(found[1])["errors"]
    assert errors["createPhone"]["PhoneCreationFailed"] == 500
    documented = [one for stem in PROVIDERS for one in documented_errors(stem)]
    for id_, offered in errors.items():
        own = {name: status for one, status, name, _ in documented if one == id_}
        assert list(own.items()) == list(offered.items())[: len(own)]
        assert offered["InternalError"] == 500
    assert errors.keys() == {one["operationId"] for stem in PROVIDERS for _, _, one in operations(contract(stem))}
