"""What the site has for programs: each contract as one JSON document, and the guides as one text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from scripts import contract

OPENAPI = "openapi.json"
GUIDES = "llms.txt"

_LOCAL = re.compile(r"\]\(([\w./-]+)\.md(#[\w-]+)?\)")


def write_contract(path: Path, into: Path) -> None:
    """Write a contract as JSON, for generators and tools that read no YAML.

    Args:
        path: The contract.
        into: The folder that the file is written into.
    """
    into.mkdir(parents=True, exist_ok=True)
    document = contract.read(path, path).data
    (into / OPENAPI).write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def write_guides(docs: Path, into: Path) -> None:
    """Write the guides, in the order of the first page, as one text after the form of https://llmstxt.org.

    Args:
        docs: The folder of the pages.
        into: The folder of the site.
    """
    index = (docs / "index.md").read_text(encoding="utf-8")
    intro = index[: index.index("```{toctree}")].strip()
    title, _, rest = intro.partition("\n")
    pages = {name: (docs / f"{name}.md").read_text(encoding="utf-8") for name in guides(index)}
    listed = "\n".join(f"- [{_title(text)}]({name}.html)" for name, text in pages.items())
    texts = "\n\n".join(text.strip() for text in pages.values())
    summary = " ".join(rest.strip().partition("\n\n")[0].split()).rstrip(":")
    whole = f"{title}\n\n> {summary}.\n\n## Guides\n\n{listed}\n\n{texts}\n"
    (into / GUIDES).write_text(_LOCAL.sub(r"](\1.html\2)", whole), encoding="utf-8")


def guides(index: str) -> Iterator[str]:
    """The names of the pages that the first list of the first page has."""
    (_, *lines) = index[index.index("```{toctree}") :].split("```")[1].splitlines()
    yield from (line for line in lines if re.fullmatch(r"[a-z-]+", line))


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")
