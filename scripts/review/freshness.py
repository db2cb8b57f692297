"""The client that a contract gives: whether the committed one is the same, and what its Python API is."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts import contract
from scripts.problem import Failed
from scripts.regenerate import swap, verify
from scripts.regenerate.generate import generate
from scripts.review.sides import Side


def sources(side: Side, stem: str) -> dict[str, str]:
    """The committed modules of a client by their path in its package."""
    folder = f"generated/{stem}/"
    found = {}
    for path in side.files(f"generated/{stem}"):
        _, _, inner = path.removeprefix(folder).partition("/")
        if path.endswith(".py") and inner:
            found[inner] = side.read(path) or ""
    return found


def client(side: Side, stem: str, *, trusted: bool) -> tuple[str, Mapping[str, str]]:
    """Generate the client of a contract anew and compare it with the committed one.

    Returns `fresh`, `stale`, `missing`, or why it could not be generated; and its modules as the contract gives them.

    Templates and carried modules of the generator run as code: those of a side that is not `trusted` are not used, and
    the committed client is taken as it is.
    """
    committed = sources(side, stem)
    if not trusted:
        return "not checked: the pull request changes the generator", committed
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = side.read(f"openapi/{stem}.yaml")
        written = folder / f"{stem}.yaml"
        written.write_text(text or "", encoding="utf-8")
        side.write(f"generated/{stem}", folder)
        (folder / "fresh").mkdir()
        try:
            read = contract.read(written, Path("openapi") / written.name)
            made = generate(read, side.root / "openapi" / "generator" / f"{stem}.yaml", folder / "fresh" / stem)
            verify.format_code([made], folder)
        except Failed as failed:
            return f"not generated: {failed.problems[0]}", committed
        except Exception as error:  # of the generator, on a contract that lint refuses: the rest of the report counts
            return f"not generated: {error!r}", committed
        differences = swap.differences(made.folder, folder / "generated" / stem)
        made_sources = {
            path.relative_to(made.package).as_posix(): path.read_text(encoding="utf-8")
            for path in made.package.rglob("*.py")
        }
        state = "fresh" if not differences else "stale" if committed else "missing"
        return state, made_sources
