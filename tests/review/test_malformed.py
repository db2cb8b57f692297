"""Input that is no contract, or half of one: the review says so in sentences, and tells the rest."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts.contract import Pointer
from scripts.contract import read as read_contract
from scripts.problem import Failed
from scripts.review import __main__ as command
from scripts.review.document import read
from scripts.review.form import misfits
from scripts.review.formats.machine import as_json, github
from scripts.review.formats.markdown import markdown
from scripts.review.formats.page import page
from scripts.review.formats.terminal import terminal
from scripts.review.review import Review, review_files
from tests.lint.echo import ECHO
from tests.review.battery import schema_of, things

_SCALARS = st.sampled_from([None, True, 0, -1, 2.5, "", "x", "#/components/schemas/Cat", [], {}, [7], {"a": 7}])
_QUICK = settings(
    max_examples=60, phases=[Phase.generate], database=None, derandomize=True, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
_CONTRACTS = [things(), schema_of(ECHO)]


def _places(part: Any, pointer: Pointer = ()) -> list[Pointer]:
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [pointer, *(place for key, value in inner for place in _places(value, (*pointer, key)))]


def _replaced(part: Any, pointer: Pointer, value: Any) -> Any:
    if not pointer:
        return value
    key, *rest = pointer
    copied = dict(part) if isinstance(part, dict) else dict(enumerate(part))
    copied[key] = _replaced(part[key], tuple(rest), value)
    return copied if isinstance(part, dict) else list(copied.values())


def _told(review: Review) -> str:
    formats = (terminal, markdown, page, as_json, github)
    return "".join(form(review) for form in formats)


def _review(folder: Path, old: str, new: str) -> Review:
    (folder / "old.yaml").write_text(old, encoding="utf-8")
    (folder / "new.yaml").write_text(new, encoding="utf-8")
    return review_files(folder / "old.yaml", folder / "new.yaml")


@_QUICK
@given(data=st.data())
def test_any_part_may_be_anything(data: st.DataObject, tmp_path: Path) -> None:
    """A value that stands where OpenAPI wants another: every format comes, on either side of the comparison."""
    contract = data.draw(st.sampled_from(_CONTRACTS))
    pointer = data.draw(st.sampled_from(_places(contract)[1:]))
    broken = json.dumps(_replaced(contract, pointer, data.draw(_SCALARS)))
    sides = [json.dumps(contract), broken]
    if data.draw(st.booleans()):
        sides.reverse()

    told = _told(_review(tmp_path, sides[0], sides[1]))

    assert told
    assert "' object " not in told  # the words of Python


@_QUICK
@given(data=st.data())
def test_any_text_may_be_cut(data: st.DataObject, tmp_path: Path) -> None:
    """A contract that lost or repeats a piece of its text: it is compared, or the line is told that can't be read."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(ECHO))] * 2)))
    end = min(end, start + 200)
    piece = data.draw(st.sampled_from(["", ECHO[start:end] * 2, "\t", "\x00", "&a *a", "{", "- ", ": ", "\ufeff"]))

    assert _told(_review(tmp_path, ECHO, ECHO[:start] + piece + ECHO[end:]))


@pytest.mark.parametrize(
    ("at", "value", "what"),
    [
        ("servers", None, "`servers` is empty, and should be a list"),
        ("x-limits body-bytes", "x", "`body-bytes` is a text, and should be a number"),
        ("components schemas Cat allOf", 7, "`allOf` is a number, and should be a list"),
        ("components schemas Cat required", {}, "`required` is a mapping, and should be a list or true or false"),
        ("components schemas Cat properties", 7, "`properties` is a number, and should be a mapping"),
        (
            "components schemas Cat properties meow",
            "x",
            "`meow` of `properties` is a text, and should be a mapping or true or false",
        ),
        ("components schemas Cat properties type", {"type": 7}, "`type` is a number, and should be a text or a list"),
        ("paths", [], "`paths` is a list, and should be a mapping"),
        ("paths /things get", 7, "`get` is a number, and should be a mapping"),
        ("paths /things get responses", [], "`responses` is a list, and should be a mapping"),
        ("paths /things get responses 200 content", [], "`content` is a list, and should be a mapping"),
        ("paths /things get parameters", {}, "`parameters` is a mapping, and should be a list"),
        ("paths /things get parameters", [{"name": "a"}], "one of `parameters` has no `in`"),
        ("servers", [{}], "one of `servers` has no `url`"),
        ("components schemas Cat discriminator", {}, "`discriminator` has no `propertyName`"),
        ("components", [], "`components` is a list, and should be a mapping"),
        ("x-fallback-responses 404", 7, "`404` of `x-fallback-responses` is a number, and should be a mapping"),
        (
            "paths /things/{thingId} post security",
            [{"token": [7]}],
            "`token` of `security` is a list, and should be a list of texts",
        ),
        ("paths /things x-note", {"get": 7}, None),
        ("paths /things get responses x-note", 7, None),
        ("components schemas Cat example", {"type": 7}, None),
        ("components schemas Cat x-note", {"type": 7}, None),
    ],
)
def test_what_does_not_fit_is_told_in_words(at: str, value: Any, what: str | None, tmp_path: Path) -> None:
    """The value, what it is and what it should be; a property may be called as a keyword is, an example be anything."""
    *steps, last = at.split(" ")
    data = things()
    before = json.dumps(data)
    holder = data
    for step in steps:
        holder = holder[step]
    holder[last] = value

    found = list(misfits(data))

    assert [what] * (what is not None) == [words for _, words in found]
    for sides in ([before, json.dumps(data)], [json.dumps(data), before]):
        problems = _review(tmp_path, *sides).contracts[0].problems
        assert (what is not None) is any(str(what) in problem.what for problem in problems)
    assert all((*steps, last) == place[: len(steps) + 1] for place, _ in found)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("openapi: 3.1.0\nx: &a [*a]\n", 2, "`*a` stands inside of what it stands for"),
        ("openapi: 3.1.0\nx: &a\n  y: *a\n", 3, "`*a` stands inside of what it stands for"),
        ("openapi: 3.1.0\nx: *a\n", 2, "`*a` stands for nothing"),
        ("openapi: 3.1.0\nx: " + "[" * 5000, 2, "nested more than 200 levels deep"),
        ("openapi: 3.1.0\n? [a]\n: b\n", 2, "a key is a mapping or a list"),
        ("openapi: &a 3.1.0\n*a : b\n", 2, "a key is an alias"),
        ("openapi: 3.1.0\n---\nopenapi: 3.1.0\n", 2, "a second document begins"),
        ("openapi: 3.1.0\npaths: [\n", 3, "did not find expected node content"),
        ("- openapi\n", 1, "not an OpenAPI document"),
        ("", 1, "not an OpenAPI document"),
    ],
)
def test_what_can_not_be_read(text: str, line: int, what: str, tmp_path: Path) -> None:
    """Review and lint refuse the same, at the line where it stands."""
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Failed) as reviewed:
        read(text, file)
    with pytest.raises(Failed) as linted:
        read_contract(file, file)

    for failed in (reviewed.value, linted.value):
        assert [(line, what)] == [(problem.line, problem.what) for problem in failed.problems]


def test_aliases_that_stand_for_too_much() -> None:
    """Ten aliases of ten aliases of ten: a short text that would fill the memory of whoever copies or walks it."""
    lines = [f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 10)}]" for level in range(1, 9)]

    with pytest.raises(Failed, match="its aliases stand for too much"):
        read("\n".join(["openapi: 3.1.0", "x0: &x0 [0, 0]", *lines]), Path("a.yaml"))


def test_alias_and_merge_key_are_what_they_stand_for() -> None:
    """The parts of an alias have the lines where they are written; what is written beside a merge key wins."""
    text = "openapi: 3.1.0\na: &a\n  b: 1\n  c: 2\nd: *a\ne:\n  <<: *a\n  c: 3\n"
    document = read(text, Path("a.yaml"))

    assert {"b": 1, "c": 2} == document.at(("d",))
    assert {"b": 1, "c": 3} == document.at(("e",))
    assert [4, 8] == [document.line(("d", "c")), document.line(("e", "c"))]


def test_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They need no repository, and nothing is said of a changelog, tests or clients."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(ECHO, encoding="utf-8")
    new.write_text(ECHO.replace("maxLength: 20", "maxLength: 10"), encoding="utf-8")

    assert 1 == command.main(["--files", str(old), str(new)])

    first, *_, last = capsys.readouterr().out.splitlines()
    assert "Breaking: 1 of 1 change · new owes a minor step (0.1.0 → 0.2.0), still 0.1.0" == first
    assert "Next: see whom the changes break" == last


def test_two_files_of_which_one_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and the exit status is 2."""
    assert 2 == command.main(["--files", str(tmp_path / "old.yaml"), __file__])

    assert "old.yaml: file: there is no such file" in capsys.readouterr().err


def test_contract_that_takes_too_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Aliases that stand for half a million schemas: the review ends in time, with a word."""
    sides = []
    for leaf in ("string", "integer"):
        levels = [f"  - &a0 {{type: {leaf}}}"]
        for level in range(6):
            properties = ", ".join(f"p{number}: *a{level}" for number in range(9))
            levels.append(f"  - &a{level + 1} {{type: object, properties: {{{properties}}}}}")
        answer = "{description: '', content: {application/json: {schema: *a6}}}"
        paths = f"paths: {{/a: {{get: {{responses: {{'200': {answer}}}}}}}}}\n"
        sides.append(tmp_path / f"{leaf}.yaml")
        sides[-1].write_text("\n".join(["openapi: 3.1.0", "x-bomb:", *levels, paths]))

    assert 2 == command.main(["--seconds=1", "--files", *map(str, sides)])

    assert "review: time: it took longer than 1 seconds and was ended" in capsys.readouterr().err


def test_references_that_lead_on_and_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chain of more than can be followed ends with a word, too."""
    sides = []
    for leaf in ("string", "integer"):
        data = things()
        schemas = {f"S{number}": {"$ref": f"#/components/schemas/S{number + 1}"} for number in range(1000)}
        data["components"]["schemas"] |= schemas | {"S1000": {"type": leaf}}
        content = data["paths"]["/things"]["get"]["responses"]["200"]["content"]
        content["application/json"] = {"schema": {"$ref": "#/components/schemas/S0"}}
        sides.append(tmp_path / f"{leaf}.json")
        sides[-1].write_text(json.dumps(data), encoding="utf-8")

    assert 2 == command.main(["--files", *map(str, sides)])

    assert "review: depth: its schemas lead on through more references" in capsys.readouterr().err
