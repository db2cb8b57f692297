"""The forms that a review comes in: each holds the same, and what a contract says can't break out of it."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from scripts.review import __main__ as command
from scripts.review.formats.machine import as_json, github
from scripts.review.formats.markdown import LIMIT, MARKER, code, markdown
from scripts.review.formats.page import page
from scripts.review.formats.terminal import terminal
from scripts.review.python_api import ApiChange
from scripts.review.review import Review, review_files
from tests.review.battery import things
from tests.review.conftest import TODAY, Checkout


@pytest.fixture
def review(checkout: Checkout) -> Review:
    checkout.change("        - LOUD\n", "        - LOUD\n        - '@all <img src=x> [a](b) `|'\n")
    return checkout.review()


def test_terminal_keeps_its_width(review: Review) -> None:
    """No line is wider than the terminal, but for the command to copy; colour is there when it is asked for."""
    plain = terminal(review, width=60)

    assert [] == [line for line in plain.splitlines() if len(line) > 60 and not line.startswith("Next: ")]
    assert plain == re.sub("\x1b\\[[0-9;]*m", "", terminal(review, width=60, colour=True))
    assert plain != terminal(review, width=60, colour=True)


def test_markdown_shows_what_a_contract_says_as_code(review: Review) -> None:
    """It mentions nobody, loads nothing, and each line leads to its file."""
    text = markdown(review, link="https://forge.invalid/blob/abc")
    (line,) = (line for line in text.splitlines() if "enum-values-added" in line)
    outside = re.sub(r"(`+) ?.*? ?\1(?!`)", "", line)

    assert text.startswith(MARKER)
    assert "@all <img" in line
    assert "@" not in outside
    assert "<img" not in outside
    assert re.search(r"\[`openapi/echo.yaml:\d+`\]\(https://forge.invalid/blob/abc/openapi/echo.yaml#L\d+\)", line)


@pytest.mark.parametrize("text", ["a", "`", "``a`", "a`b", " a\nb ", ""])
def test_code_is_closed(text: str) -> None:
    """The fence is longer than any run of backticks in it."""
    fence = re.match("`+", code(text))

    assert fence is not None
    assert code(text).endswith(fence[0])
    assert "\n" not in code(text)
    assert fence[0] not in code(text)[len(fence[0]) : -len(fence[0])]


def test_markdown_stays_under_the_limit(review: Review) -> None:
    """What is too long is cut at a whole line, and says so."""
    (one,) = review.contracts
    one.entries *= 2000

    text = markdown(review)

    assert len(text) <= LIMIT
    assert text.endswith("`make review`")
    assert text.count("<details>") == text.count("</details>")


def test_page_is_complete_in_itself(review: Review) -> None:
    """It loads nothing, what the contract says is text, and the changed operation is marked."""
    text = page(review)

    assert "<img" not in text
    assert [] == re.findall(r"<(?:script|link|iframe)|\bsrc=\"|url\(", text)
    assert '<section class="operation callers" id="echo-createEcho">' in text


def test_page_shows_changed_operations_in_full(checkout: Checkout) -> None:
    """Every property of request and answer with what limits it; what changed is marked where it stands, or stood."""
    checkout.change("        - LOUD\n", "        - LOUD\n        - MUTE\n")
    checkout.change("          maxLength: 20\n", "          maxLength: 10\n          examples: [hello]\n")
    checkout.change("        volume:\n          $ref: '#/components/schemas/Volume'\n", "")
    text = page(checkout.review())

    (word,) = re.findall(r'<li class="changed"><code>word</code>.*max length 10.*</li>', text)
    assert '<span class="required">required</span>' in word
    assert '<span class="mark callers">the greatest length of CreateEcho.word was lowered' in word
    assert "such as <code>hello</code>" in word
    assert "<del><code>Echo.volume</code></del>" in text
    assert text.count("<details") == text.count("</details>")
    assert text.count("<ul") == text.count("</ul>")


def test_page_of_schemas_that_hold_themselves_ends(tmp_path: Path) -> None:
    """What stands above is named, not shown again."""
    data = things()
    data["components"]["schemas"]["Cat"]["properties"]["kittens"] = {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Cat"},
    }
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    for file, least in ((old, 1), (new, 2)):
        data["components"]["schemas"]["Cat"]["properties"]["meow"]["minLength"] = least
        content = data["paths"]["/things"]["get"]["responses"]["200"]["content"]
        content["application/json"] = {"schema": {"$ref": "#/components/schemas/Cat"}}
        file.write_text(json.dumps(data))

    text = page(review_files(old, new))

    assert 1 == text.count("(as above)")
    assert "min length 2" in text


def test_json_is_what_the_page_about_it_says(review: Review) -> None:
    """docs/review.md lists every property."""
    documented = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")
    names = set(re.findall(r'"(\w+)":', as_json(review)))

    assert [] == [name for name in sorted(names) if f"`{name}`" not in documented]
    assert "enum-values-added" == json.loads(as_json(review))["contracts"][0]["changes"][0]["rule"]


def test_annotations_stand_at_the_line(review: Review) -> None:
    """A workflow command on one line, whatever is in it."""
    (line,) = github(review).splitlines()
    (entry,) = review.contracts[0].entries

    assert line.startswith(f"::error file=openapi/echo.yaml,line={entry.line},title=enum-values-added::")


def test_values_are_told_by_their_keyword(checkout: Checkout) -> None:
    """With up to three lines of the contract before and after, a count at the top and a line for the changelog."""
    checkout.change("          maxLength: 20\n", "          maxLength: 10\n          minLength: 1\n")
    review = checkout.review()

    for told in (terminal(review), markdown(review), page(review)):
        assert "maxLength: 20 → 10" in told
        assert "minLength: none → 1" in told
        assert re.search("- maxLength: 20(</del><ins>|\n *)\\+ maxLength: 10", told)
        assert "Breaking: 2 of 2 changes" in told
        line = (
            "- **Breaking**: echo: the greatest length of `CreateEcho.word` was lowered (maxLength: 20 → 10); the least"
        )
        assert line in " ".join(told.split())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("        - LOUD\n", "        - LOUD\n        - MUTE\n", "callers may receive what they do not know"),
        ("      required:\n        - word\n        - volume\n", "", "what callers rely on may be missing"),
    ],
)
def test_reason_says_whether_something_is_missing(checkout: Checkout, old: str, new: str, why: str) -> None:
    """Or something unknown may come."""
    checkout.change(old, new)

    assert why in {entry.reason for entry in checkout.review().contracts[0].entries}


def test_python_api_says_what_breaks_and_why(review: Review) -> None:
    """In each form, by the change and not by the name of its rule."""
    (one,) = review.contracts
    one.python = [ApiChange("Volume.MUTE", None, "'MUTE'", True, (one.entries[0].fingerprint,))]

    assert "by: `Volume` has more values" in terminal(review)
    assert re.search(r"\| 🔴 \| `Volume.MUTE` \|.*\| `Volume` has more values \|", markdown(review))
    row = '<tr class="callers"><td><b>callers</b><td><code>Volume.MUTE</code>'
    assert row in page(review)
    assert "<td><code>Volume</code> has more values</tr>" in page(review)


def test_terminal_that_can_not_show_a_letter(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows another one."""
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="ascii"))
    checkout.change("          maxLength: 20\n", "          maxLength: 30\n")

    assert 0 == command.main(["main", f"--root={checkout.root}", "--quick"], today=TODAY)

    sys.stdout.flush()
    assert b"maxLength: 20 ? 30" in written.getvalue()


def test_several_formats_at_once(checkout: Checkout, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each into its file, from one run."""
    files = {name: tmp_path / name for name in ("terminal", "markdown", "html", "json")}
    formats = [f"--format={name}={file}" for name, file in files.items()]

    assert 0 == command.main(["main", f"--root={checkout.root}", "--quick", *formats, "--format=github"], today=TODAY)

    assert [] == [name for name, file in files.items() if not file.read_text(encoding="utf-8").strip()]
    assert "\n" == capsys.readouterr().out


def test_unknown_format(capsys: pytest.CaptureFixture[str]) -> None:
    """It names those that there are."""
    with pytest.raises(SystemExit):
        command.main(["--format=pdf"])

    assert "is not one of terminal, markdown, html, json, github" in capsys.readouterr().err
