"""Edits of a contract change what they are about, and nothing else."""

import pytest

from scripts.edits import Edit, NotEditable, apply

TEXT = """\
# The head.
a:
  b: 1  # of b

  # about c
  c:
    - x
    - y
  d: |
    words
    more words
e: [1, 2]
last:
  only:
    - one
"""

EDITS: dict[str, tuple[Edit, str, str]] = {
    "insert at the end": (Edit("insert", ("a",), "z", "01"), "    more words\n", "    more words\n  z: '01'\n"),
    "insert before": (Edit("insert", ("a",), "z", True, before="c"), "  c:\n", "  z: true\n  c:\n"),
    "insert and keep apart": (Edit("insert", ("a",), "z", 1, before="b", apart=True), "  b: 1", "  z: 1\n\n  b: 1"),
    "insert a list": (
        Edit("insert", ("last",), "z", {"q": ["r"]}),
        "    - one\n",
        "    - one\n  z:\n    q:\n      - r\n",
    ),
    "append": (Edit("append", ("a", "c"), value={"k": None}), "    - y\n", "    - y\n    - k: null\n"),
    "append to the last": (
        Edit("append", ("last", "only"), value="2018-11-20"),
        "- one\n",
        "- one\n    - '2018-11-20'\n",
    ),
    "replace": (Edit("replace", ("a",), "c", ["n", "null"]), "    - x\n    - y\n", "    - n\n    - 'null'\n"),
    "replace the last": (Edit("replace", (), "last", 5), "last:\n  only:\n    - one\n", "last: 5\n"),
    "remove a text": (Edit("remove", ("a",), "d"), "  d: |\n    words\n    more words\n", ""),
    "drop": (Edit("drop", ("a", "c"), "x"), "    - x\n", ""),
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_changes_one_place(name: str) -> None:
    """All other lines, comments and blank ones among them, stay as they are."""
    edit, old, new = EDITS[name]

    assert TEXT.replace(old, new, 1) == apply(TEXT, edit)


def test_a_list_without_items_goes() -> None:
    """Such as `required`, which may not be empty."""
    assert TEXT.replace("    - one\n", "").replace("  only:\n", "") == apply(
        TEXT, Edit("drop", ("last", "only"), "one")
    )


@pytest.mark.parametrize(
    "edit",
    [
        Edit("insert", ("a",), "b", 1),
        Edit("insert", ("a", "b"), "k", 1),
        Edit("insert", ("nowhere",), "k", 1),
        Edit("append", ("e",), value=3),
        Edit("append", ("a", "c", 7), value=3),
        Edit("remove", ("a",), "nothing"),
        Edit("drop", ("a", "c"), "nothing"),
    ],
)
def test_what_can_not_be_edited(edit: Edit) -> None:
    """It is refused, naming the place."""
    with pytest.raises(NotEditable):
        apply(TEXT, edit)
