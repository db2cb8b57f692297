"""Settings of Sphinx for the reference site. `make docs` builds it, `scripts/docs/site.py` tells how."""

from sphinx.application import Sphinx

project = "Phone number APIs"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_*"]

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_use_index = False
html_domain_indices = False
html_theme_options = {"top_of_page_buttons": []}

myst_heading_anchors = 3
highlight_language = "none"  # of blocks that name none: what a program prints

# Docstrings are Markdown, of which reStructuredText shares all that they use, given this role for `code`.
default_role = "code"
napoleon_use_ivar = True
napoleon_use_rtype = False
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
maximum_signature_line_length = 88

# What the site has no page of; everything else that a signature names must be on it.
nitpick_ignore_regex = [
    (r"py:.*", r"(httpx|os|ssl|datetime|enum|logging|collections|typing|opentelemetry)\..*"),
    (r"py:.*", r".*\b_[A-Za-z_.]+.*"),
    (r"py:.*", r"(T|Unset|.*\.C|.*WithRawResponse)"),
]


def _signature(
    _: Sphinx, what: str, __: str, ___: object, ____: object, signature: str | None, _____: str | None
) -> tuple[str, None] | None:
    """None for errors: nobody but a client makes them."""
    return ("", None) if what == "exception" and signature else None


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-signature", _signature)
