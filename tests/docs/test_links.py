"""A site with a dead end, or that needs another host, is not built."""

from pathlib import Path

import pytest

from scripts.docs import links


def problems(folder: Path, **pages: str) -> list[str]:
    """What is wrong with a site of these pages."""
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return links.problems(folder)


def test_good_links(tmp_path: Path) -> None:
    """Pages, anchors in this page and in others, folders, other hosts to read on, data that is part of the page."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "index.html").write_text('<a href="../index.html#top">up</a>', encoding="utf-8")
    index = """<p id="top"><a href="#top">top</a> <a href="other.html#a%20b">other</a> <a href="inner/">inner</a>
        <a href="https://example.org/x">elsewhere</a> <a href="mailto:a@example.org">mail</a> <img src="data:,"></p>"""

    assert [] == problems(tmp_path, index=index, other='<p id="a b">other</p>')


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ('<a href="gone.html">', "index.html links to gone.html, which is not there"),
        ('<img src="gone.png">', "index.html links to gone.png, which is not there"),
        ('<a href="#gone">', "index.html links to #gone, and the page has no such anchor"),
        ('<script src="https://cdn.example/x.js">', "index.html loads https://cdn.example/x.js from another host"),
        ('<link href="//cdn.example/x.css">', "index.html loads //cdn.example/x.css from another host"),
    ],
)
def test_bad_link(link: str, problem: str, tmp_path: Path) -> None:
    """It is named with the page that has it."""
    assert [problem] == problems(tmp_path, index=link)


def test_page_that_nobody_finds(tmp_path: Path) -> None:
    """A link of its own doesn't count."""
    assert ["lost.html is linked to by no page"] == problems(tmp_path, index="", lost='<a href="lost.html#">')


@pytest.mark.parametrize("rule", ["@import 'https://fonts.example/f.css';", "a {b: url(//fonts.example/f.css)}"])
def test_style_sheet_that_needs_another_host(rule: str, tmp_path: Path) -> None:
    """Such as for its fonts."""
    (tmp_path / "site.css").write_text(rule, encoding="utf-8")

    (problem,) = problems(tmp_path, index='<link href="site.css">')
    assert problem.startswith("site.css loads ")
