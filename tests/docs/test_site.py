"""The site in a browser, from files: for whoever reads it with a keyboard or by ear, and for programs."""

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from scripts.docs import accessible, programs
from scripts.docs.chromium import PACKAGES, NoChromiumError, start
from scripts.docs.site import build
from tests.support.documents import NAMES, ROOT
from tests.support.services import lacking

services = pytest.mark.services

AXE = ROOT / ".venv" / "node" / "node_modules" / "axe-core" / "axe.min.js"
_JUDGE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`
    )), (error) => done([String(error)]));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built."""
    into = tmp_path_factory.mktemp("site") / "site"
    build(into)
    return into


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    with tempfile.TemporaryDirectory() as downloads:
        try:
            chrome = start(Path(downloads))
        except NoChromiumError:
            lacking("Chromium", PACKAGES)
        with chrome:
            yield chrome


@services
def test_axe_finds_nothing(site: Path, chrome: Chrome) -> None:
    """On no page, those of the contracts included."""
    source = AXE.read_text(encoding="utf-8")
    found = {}
    for page in sorted(site.rglob("*.html")):
        chrome.get(page.as_uri())
        chrome.execute_script(source)
        found[page.relative_to(site).as_posix()] = chrome.execute_async_script(_JUDGE)

    assert {f"contracts/{name}.html" for name in NAMES} < found.keys()
    assert {} == {page: violations for page, violations in found.items() if violations}


@services
def test_search_needs_no_server(site: Path, chrome: Chrome) -> None:
    """It finds what is searched for when the page is opened from a file."""
    chrome.get(f"{(site / 'search.html').as_uri()}?q=start_verification")
    script = "return document.querySelector('#search-results').innerText"
    WebDriverWait(chrome, 20).until(lambda it: "matching the search query" in it.execute_script(script))

    assert "SenderIdClient.start_verification" in chrome.execute_script(script)


@services
def test_contract_leads_back(site: Path, chrome: Chrome) -> None:
    """To the pages that one came from, also once the program of the page has run."""
    for name in NAMES:
        chrome.get((site / "contracts" / f"{name}.html").as_uri())
        link = chrome.execute_script("return document.querySelector('nav .back').href")
        assert (site / "contracts.html").as_uri() == link


@pytest.mark.parametrize("name", NAMES)
def test_contract_as_json(name: str, tmp_path: Path) -> None:
    """It holds what the YAML does."""
    path = ROOT / "openapi" / f"{name}.yaml"
    programs.write_contract(path, tmp_path)

    written = json.loads((tmp_path / "openapi.json").read_text(encoding="utf-8"))
    loader: Any = type("Loader", (yaml.CSafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=loader) == written  # noqa: S506 - it is a safe one


def test_guides_as_one_text(tmp_path: Path) -> None:
    """All guides with all of their text, and links that lead to pages of the site."""
    programs.write_guides(ROOT / "docs", tmp_path)

    text = (tmp_path / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Phone number APIs\n\n> Typed Python clients")
    listed = ["quickstart", "errors", "testing", "recipes", "moving"]
    assert [] == [name for name in listed if f"]({name}.html)" not in text]
    for name in listed:
        page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
        assert [] == [line for line in page.splitlines() if line.startswith("#") and f"\n{line}\n" not in text]
    assert [] == re.findall(r"\]\([\w./-]+\.md", text)


def test_pages_are_mended() -> None:
    """Of each kind of fault, one."""
    before = """<p class="caption" role="heading">Guides</p><pre>wide</pre><th class="head"><p></p></th>
<dl>
<dd><em>one</em>,</dd>
<dd><em>two</em>,</dd>
</dl>
<dl><dt>term</dt><dd>what</dd></dl>"""
    after = accessible.page(before)

    assert 'aria-level="2"' in after
    assert '<pre tabindex="0">' in after
    assert '<td class="head"></td>' in after
    assert "<dl><dt>term</dt><dd>what</dd></dl>" in after
    assert 1 == after.count("<dl>")
