"""The recipes as a page of the documentation."""

from collections.abc import Iterator
from itertools import groupby

from tests.answers.recipes import ANY, Documented, documented
from tests.support.documents import NAMES, ROOT

PAGE = ROOT / "docs" / "answers.md"

_HEAD = """# Every answer, and the request for it

Each answer that a [contract](contracts.md) documents, and what brings it about in an emulator that has just started. It
is the answer to the last request of a cell. Requests are signed for the first account that the emulator has by default,
or carry its token; brackets say what is different. A test sends them all.
"""


def page() -> str:
    """All of it, in Markdown."""
    return "\n".join([_HEAD, *(line for stem in NAMES for line in _contract(stem))])


def _contract(stem: str) -> Iterator[str]:
    yield f"## {stem}\n"
    for operation_id, answers in groupby(documented(stem), key=lambda answer: answer.operation_id):
        yield f"### {'Anything else' if operation_id == ANY else operation_id}\n"
        yield "| answer | requests |\n|---|---|"
        yield from map(_row, answers)
        yield ""


def _row(answer: Documented) -> str:
    requests = "<br>".join(f"`{line}`".replace("|", "\\|") for line in answer.lines)
    return f"| {f'{answer.status} {answer.name}'.strip()} | {requests} |"
