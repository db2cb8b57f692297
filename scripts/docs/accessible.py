"""Mends what Sphinx, Furo and Redocly leave out for those who read with their ears, or with a keyboard alone."""

import re

_MENDED = (
    # A heading has a level, and each landmark a name of its own.
    ('<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">'),
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Pages">'),
    ('<aside class="toc-drawer">', '<aside class="toc-drawer" aria-label="On this page">'),
    ('<aside class="toc-drawer no-toc">', '<aside class="toc-drawer no-toc" aria-label="On this page">'),
    ('<div id="search-results"></div>', '<h1>Search</h1>\n<div id="search-results"></div>'),
    # What may be wider than a window is scrolled by the keyboard, too.
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="table-wrapper ', '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper '),
    # A column without a title has no heading.
    ('<th class="head"><p></p></th>', '<td class="head"></td>'),
)
# The arguments of a signature are a list of definitions that define nothing.
_ARGUMENTS = re.compile(r"<dl>\n((?:<dd>.*</dd>\n)+)</dl>")

_SEEN = """<style>
:root .tag-get { --tag-color: #0d6b39 !important; }
:root .tag-post { --tag-color: #174bb8 !important; }
:root .tag-put, :root .tag-patch { --tag-color: #7a4a00 !important; }
:root .tag-delete { --tag-color: #a80834 !important; }
[data-testid="search-trigger"], [data-testid="search-trigger"] * { color: #4b4f56 !important; }
.back { display: block; padding: 0.6rem 1rem; font: 14px sans-serif; }
</style>"""
# Once Redocly's program has drawn the page.
_SCRIPT = """<script>
addEventListener("load", () => {
  for (const one of document.querySelectorAll("pre")) one.tabIndex = 0;
  const menu = document.querySelector(".menu-content");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", "Operations");
});
</script>"""


def page(html: str) -> str:
    """A page of Sphinx, mended."""
    for old, new in _MENDED:
        html = html.replace(old, new)
    return _ARGUMENTS.sub(_as_lines, html)


def contract(html: str) -> str:
    """A page of Redocly, mended, with a way back to the others."""
    head, body = html.split("</head>", 1)
    back = '<nav aria-label="Site"><a class="back" href="../contracts.html">← All contracts, and the guides</a></nav>'
    body = body.replace("<body>", f"<body>{back}", 1)
    start, end = body.rsplit("</body>", 1)
    return f"{head}{_SEEN}</head>{start}{_SCRIPT}</body>{end}"


def _as_lines(found: re.Match[str]) -> str:
    lines = found[1].replace("<dd>", '<div style="margin-left: 2rem">').replace("</dd>", "</div>")
    return f"<div>\n{lines}</div>"
