"""Templates that replace the generator's are written against one version of each; another must be looked at."""

import hashlib
from pathlib import Path

import openapi_python_client
import pytest

from scripts.regenerate.generate import OWN_TEMPLATES
from tests.support.documents import ROOT

GENERATORS = Path(openapi_python_client.__file__).parent / "templates"
OURS = ROOT / "openapi" / "generator" / "templates"

# Of the generator's own versions, as they were when ours were written.
DIGESTS = {
    ".gitignore.jinja": "4b066f97dab229a1cdf588f0690ac1b26a40725375d6eb1ff46a21cf5485560f",
    "README.md.jinja": "db57918c4d3b23d2a6f1904b124fdeb90fad0baf2a78bec7bfa0617d48fd623c",
    "errors.py.jinja": "b6ba7ea79aa7d7f24b47119985d1ed20268d3da0ab70309ee138088a106b6af9",
    "model.py.jinja": "fd1c79680d51c06cfbb89809ad123750ba9add98b688036c04cabbf1f8ba40a0",
    "package_init.py.jinja": "ac15907e32dc39bd9b83ea6f2002fb87514f2182b97f88231b5a9c47321f6210",
    "pyproject.toml.jinja": "ac1685ab4a2a946796f8d7aca8f785fc11829c4101e0fd90abde6f22b18e1504",
    "str_enum.py.jinja": "e4979a5e6b338351eda8bdac534017cfbeb51a809b494fd3c632db39414817fc",
}

# Ours alone, and templates that others include.
ADDED = {f"{name}.jinja" for name in OWN_TEMPLATES} | {"macros.jinja", "project.jinja"}


@pytest.mark.parametrize("name", DIGESTS)
def test_overridden_template_is_the_one_that_ours_replaces(name: str) -> None:
    """When this fails, carry over what changed in the generator's template, then write its new digest here."""
    digest = hashlib.sha256((GENERATORS / name).read_bytes()).hexdigest()

    assert DIGESTS[name] == digest, f"{name} changed in openapi-python-client"


def test_every_override_is_guarded_and_listed() -> None:
    """A template that the generator has too has a digest here; each template has its reason in the README."""
    ours = {path.name for path in OURS.glob("*.jinja")} | {path.name for path in OURS.glob(".*.jinja")}
    readme = (OURS.parent / "README.md").read_text(encoding="utf-8")

    assert ours - ADDED == DIGESTS.keys()
    assert set() == {name for name in ours if f"`{name}`" not in readme}
    carried = {path.name for path in (OURS.parent / "carried").glob("*.py")}
    assert set() == {name for name in carried if f"`{name}`" not in readme}
