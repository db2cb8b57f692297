"""What is wrong with the links of a site in a folder: dead ends, other hosts, pages that nobody links to.

A reader may follow a link to another host; a page must not load anything from one.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

INDEX = "index.html"
# Offered by every page, and linked to by a form.
SEARCH = "search.html"

_LOADED_BY_CSS = re.compile(r"""(?:@import\s+|url\()\s*["']?((?:https?:)?//[^"')\s]+)""")


class Page(NamedTuple):
    """What a page leads to.

    Attributes:
        anchors: What in it can be linked to.
        links: Where a reader may go.
        loads: What a browser fetches to show it.
    """

    anchors: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]


def problems(site: Path) -> list[str]:
    """All that is wrong, a sentence each."""
    pages = {path: read(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    reached = {site / INDEX, site / SEARCH}
    found = []
    for path, page in pages.items():
        name = path.relative_to(site)
        found += [f"{name} loads {url} from another host" for url in page.loads if _is_elsewhere(url)]
        for url in (*page.links, *page.loads):
            if not urlsplit(url).scheme and not url.startswith("//"):
                target, anchor = _target(path, url)
                reached.add(target) if target != path else None
                if not target.exists():
                    found.append(f"{name} links to {url}, which is not there")
                elif anchor and target in pages and anchor not in pages[target].anchors:
                    found.append(f"{name} links to {url}, and the page has no such anchor")
    found += [f"{path.relative_to(site)} is linked to by no page" for path in pages.keys() - reached]
    return sorted([*found, *_style_sheets(site)])


def read(text: str) -> Page:
    """The links of a page."""
    reader = _Reader()
    reader.feed(text)
    return Page(frozenset(reader.anchors), tuple(reader.links), tuple(reader.loads))


def _style_sheets(site: Path) -> Iterator[str]:
    for path in site.rglob("*.css"):
        for url in _LOADED_BY_CSS.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site)} loads {url} from another host"


def _is_elsewhere(url: str) -> bool:
    return url.startswith("//") or urlsplit(url).scheme in ("http", "https")


def _target(page: Path, url: str) -> tuple[Path, str]:
    parts = urlsplit(url)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return (target / INDEX if target.is_dir() else target), unquote(parts.fragment)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        self.anchors.update(given[name] for name in ("id", "name") if name in given)
        # Redocly's own routes, which lead to a part of the page once its script runs.
        if "href" in given and "data-discover" not in given:
            (self.links if tag == "a" else self.loads).append(given["href"])
        if "src" in given:
            self.loads.append(given["src"])
