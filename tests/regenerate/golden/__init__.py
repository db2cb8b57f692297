"""The generated files of `constructs.yaml`, as they should be; `python -m tests.regenerate.golden` writes them anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from scripts import contract
from scripts.regenerate import verify
from scripts.regenerate.generate import Generated, generate
from tests.support.documents import ROOT

GOLDEN = Path(__file__).parent
CONSTRUCTS = GOLDEN.parent / "constructs.yaml"
SETTINGS = {
    "generator": {"project_name_override": "constructs-client", "package_name_override": "constructs_client"},
    "client": {
        "class": "ConstructsClient",
        "environment": {"pass_token": "CONSTRUCTS_PASS_TOKEN", "base_url": "CONSTRUCTS_BASE_URL"},
    },
}


def generate_constructs(folder: Path, changed: Callable[[Any], object] = bool) -> Generated:
    """The client of `constructs.yaml`, of which something may be changed, formatted."""
    settings = folder / "constructs.yaml"
    settings.write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    for part in ("templates", "carried"):
        (folder / part).symlink_to(ROOT / "openapi" / "generator" / part)
    constructs = contract.read(CONSTRUCTS, Path("constructs.yaml"))
    changed(constructs.data)
    client = generate(constructs, settings, folder / "constructs")
    verify.format_code([client], folder)
    return client


def contents(package: Path) -> dict[str, str]:
    """The files that the templates made, by a name that says their folder. Carried ones are tested as they are."""
    carried = {path.name for path in (ROOT / "openapi" / "generator" / "carried").glob("*.py")}
    files = [*package.glob("[!_]*.py"), *(package / "models").glob("[!_]*.py"), *package.glob("__*.py")]
    return {
        f"{file.relative_to(package).as_posix().replace('/', '.')}.txt": file.read_text(encoding="utf-8")
        for file in files
        if file.name not in carried
    }
