"""Build the reference site: the pages of docs/ and the docstrings by Sphinx, each contract by Redocly.

It needs no network, and neither do its readers: every page stands alone, and loads nothing from another host.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts import child
from scripts.docs import accessible, links, programs
from scripts.regenerate.lint import CONFIG, NODE, QUIET, REDOCLY, ROOT, contracts_in

# Redocly's page would fetch its logo, and report that it was read.
ALONE = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
    "style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:\">"
)
LIMIT = 600  # seconds, for a tool


class Broken(Exception):
    """The site can't be built, or must not be shown."""


def build(into: Path, *, root: Path = ROOT) -> int:
    """Build the site into the folder `into`, whatever was there; the number of its pages.

    Raises Broken with what Sphinx or Redocly says, and with every link that leads nowhere.
    """
    shutil.rmtree(into, ignore_errors=True)
    run([sys.executable, "-m", "sphinx", *("-W", "--keep-going", "-n", "-q", "-j", "auto"), root / "docs", into])
    shutil.rmtree(into / ".doctrees")
    for page in into.rglob("*.html"):
        page.write_text(accessible.page(page.read_text(encoding="utf-8")), encoding="utf-8")
    for contract in contracts_in(root / "openapi"):
        render(contract, into / "contracts" / f"{contract.stem}.html")
        programs.write_contract(contract, into / "contracts" / contract.stem)
    programs.write_guides(root / "docs", into)
    if found := links.problems(into):
        raise Broken("\n".join(found))
    return len(list(into.rglob("*.html")))


def render(contract: Path, page: Path) -> None:
    """One contract as one page that holds all it needs."""
    options = ["--inlineBundle", "--openapi.disableTelemetry=true", f"--config={CONFIG}", f"--output={page}"]
    page.parent.mkdir(exist_ok=True)
    run([NODE, REDOCLY, "build-docs", contract, *options])
    text = page.read_text(encoding="utf-8").replace("<head>", f"<head>{ALONE}", 1)
    page.write_text(accessible.contract(text), encoding="utf-8")


def run(command: Sequence[str | Path]) -> None:
    """Run a tool; Broken with all that it says when it fails."""
    try:
        completed = child.run(command, seconds=LIMIT, env=QUIET)
    except subprocess.TimeoutExpired as expired:
        raise Broken(f"{command[0]} was at it for {LIMIT} seconds and was ended") from expired
    if completed.returncode:
        raise Broken((completed.stdout + completed.stderr).strip())
