"""A review of a small checkout: verdict, versions, bad input, waivers, and the exit status of the command."""

import json
from datetime import date

import pytest

from scripts.review import __main__ as command
from scripts.review import versions, waivers
from scripts.review.formats import wording
from scripts.review.versions import Step
from tests.lint.echo import ECHO
from tests.review.conftest import TODAY, Checkout

NARROWER = ("          maxLength: 20\n", "          maxLength: 10\n")
WIDER = ("          maxLength: 20\n", "          maxLength: 30\n")
WORDED = ("Repeats a word. Idempotent.", "Repeats a word, and is idempotent.")
UNREADABLE = ("      type: object\n", "      type: [object\n")


def run(checkout: Checkout, *arguments: str) -> int:
    return command.main(["main", "--root", str(checkout.root), "--quick", *arguments], today=TODAY)


@pytest.mark.parametrize(
    ("change", "verdict", "owed", "status"),
    [
        (NARROWER, "breaking", "0.2.0", 1),
        (WIDER, "compatible", "0.1.1", 0),
        (WORDED, "no change for clients", "0.1.0", 0),
    ],
)
def test_verdict(checkout: Checkout, change: tuple[str, str], verdict: str, owed: str, status: int) -> None:
    """What changed decides about the verdict, the version that is owed and the exit status."""
    checkout.change(*change)
    review = checkout.review()
    (one,) = review.contracts

    assert verdict == review.verdict
    assert owed == versions.owed(one.before, one.client_step)
    assert (owed == "0.1.0") is one.stepped
    assert status == run(checkout)


def test_nothing_changed(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so in one line, and what to do: nothing."""
    assert 0 == run(checkout)

    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("No change for clients")
    assert "Next: nothing; it is ready for review" == last


def test_stepped_and_told(checkout: Checkout) -> None:
    """A version that was stepped far enough, a changelog that was written, tests that were changed."""
    checkout.change(*NARROWER)
    checkout.change("version: 0.1.0", "version: 0.2.0")
    with (checkout.root / "CHANGELOG.md").open("a") as changelog:
        changelog.write("\n- Words are shorter.\n")
    (checkout.root / "tests").mkdir()
    (checkout.root / "tests" / "test_echo.py").touch()

    told = wording.verdict(checkout.review())

    assert "Breaking: 1 of 1 change · echo owes a minor step (0.1.0 → 0.2.0), stepped to 0.2.0" in told
    assert "changelog written · tests changed" in told


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("0.1.0", Step.BREAKING, "0.2.0"),
        ("0.1.3", Step.COMPATIBLE, "0.1.4"),
        ("1.2.3", Step.BREAKING, "2.0.0"),
        ("1.2.3", Step.COMPATIBLE, "1.3.0"),
        ("1.2.3", Step.NONE, "1.2.3"),
    ],
)
def test_owed_version(before: str, step: Step, after: str) -> None:
    """Semantic versioning; before 1.0.0 one part further right."""
    assert after == versions.owed(before, step)
    assert versions.stepped(before, after, step)
    assert (step is Step.NONE) is versions.stepped(before, before, step)


def test_what_main_did_meanwhile_is_not_told(checkout: Checkout) -> None:
    """A branch is compared with where it left the base."""
    checkout.git("switch", "--quiet", "--create", "work")
    checkout.git("switch", "--quiet", "main")
    checkout.change(*NARROWER)
    checkout.commit()
    checkout.git("switch", "--quiet", "work")

    assert [] == checkout.review().contracts[0].entries


def test_a_commit_can_be_the_new_side(checkout: Checkout) -> None:
    """Nothing is checked out: the working tree stays as it is."""
    base = checkout.git("rev-parse", "HEAD").strip()
    checkout.change(*NARROWER)
    head = checkout.commit()
    checkout.contract.unlink()

    (one,) = checkout.review(base, head).contracts

    assert ["max-length-lowered"] == [entry.change.rule for entry in one.entries]


def test_base_that_does_not_exist(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, what to do, and exit status 2."""
    assert 2 == command.main(["nowhere", "--root", str(checkout.root)], today=TODAY)

    error = capsys.readouterr().err
    assert "there is no commit `nowhere`" in error
    assert "Do this: `git fetch` it" in error


def test_contract_that_does_not_parse_now(checkout: Checkout) -> None:
    """The line is told, the check fails, and the other contracts are reviewed all the same."""
    (checkout.root / "openapi" / "other.yaml").write_text(ECHO, encoding="utf-8")
    checkout.commit()
    checkout.change(*UNREADABLE)
    other = checkout.root / "openapi" / "other.yaml"
    other.write_text(ECHO.replace(*NARROWER), encoding="utf-8")

    echo, changed = checkout.review().contracts

    assert "can't be read as it is now" in str(echo.problems[0])
    assert echo.problems[0].line is not None
    assert ["max-length-lowered"] == [entry.change.rule for entry in changed.entries]
    assert 1 == run(checkout)


@pytest.mark.parametrize("before", [True, False])
def test_contract_that_is_no_text(checkout: Checkout, before: bool) -> None:
    """The byte and its line are told, in a commit and in the working tree, and the other contract is compared."""
    other = checkout.root / "openapi" / "other.yaml"
    other.write_text(ECHO, encoding="utf-8")
    (checkout.root / "CHANGELOG.md").write_bytes(b"\xfe")
    if before:
        checkout.contract.write_bytes(b"openapi: 3.1.0\ninfo: \xff\n")
    base = checkout.commit()
    checkout.contract.write_bytes(b"openapi: 3.1.0\n\ninfo: \xff\n" if not before else ECHO.encode())
    other.rename(other.with_name("another.yaml"))

    another, echo = checkout.review(base).contracts

    (problem,) = (*echo.problems, *echo.mended)
    assert bool(echo.mended) is before
    where = f"in {base}" if before else "as it is now"
    assert (2 if before else 3, f"it can't be read {where}: the byte 0xff is no UTF-8") == (problem.line, problem.what)
    assert ["contract-renamed"] == [entry.change.rule for entry in another.entries]


def test_contract_that_did_not_parse_before(checkout: Checkout) -> None:
    """It can't be compared, and says in which commit."""
    checkout.change(*UNREADABLE)
    commit = checkout.commit()
    checkout.contract.write_text(ECHO, encoding="utf-8")

    (one,) = checkout.review().contracts

    assert f"can't be read in {commit}" in str(one.mended[0])


def test_contract_that_has_not_the_form_of_openapi(checkout: Checkout) -> None:
    """The part and its line are told, and the rest is compared all the same."""
    checkout.change("        - bearer: []\n", "        - bearer: 7\n")
    checkout.change(*NARROWER)

    (one,) = checkout.review().contracts

    (problem,) = one.problems
    assert (
        "`paths /echoes/{echoId} post security 0 bearer` is left out: "
        "`bearer` of `security` is a number, and should be a list of texts"
    ) == problem.what
    assert "        - bearer: 7" == checkout.contract.read_text(encoding="utf-8").splitlines()[(problem.line or 0) - 1]
    assert ["max-length-lowered"] == [entry.change.rule for entry in one.entries]


def test_schema_that_had_not_the_form_of_one(checkout: Checkout) -> None:
    """It is told with its line in the old contract."""
    good = checkout.contract.read_text(encoding="utf-8")
    checkout.change("      required:\n        - word\n", "      allOf: 7\n")
    bad = checkout.contract.read_text(encoding="utf-8")
    checkout.commit()
    checkout.contract.write_text(good, encoding="utf-8")

    (one,) = checkout.review("HEAD").contracts

    line = bad[: bad.index("      allOf: 7")].count("\n") + 1
    assert "`components schemas CreateEcho allOf` is left out: `allOf` is a number" in one.mended[0].what
    assert f"line {line} in the old contract" in one.mended[0].what


def test_contract_added(checkout: Checkout) -> None:
    """A new contract breaks nobody."""
    (checkout.root / "openapi" / "other.yaml").write_text("openapi: 3.1.0\npaths: {}\n", encoding="utf-8")

    review = checkout.review()

    assert "openapi/other.yaml is new." == review.contracts[1].note
    assert "compatible" == review.verdict


def test_contract_removed(checkout: Checkout) -> None:
    """Its callers have nothing to call any more."""
    checkout.contract.unlink()

    review = checkout.review()

    assert "openapi/echo.yaml is gone." == review.contracts[0].note
    assert ["createEcho"] == review.contracts[0].entries[0].operations
    assert "breaking" == review.verdict


def test_contract_renamed(checkout: Checkout) -> None:
    """It is compared with what it was, and its client has another name."""
    checkout.change(*WIDER)
    checkout.contract.rename(checkout.contract.with_name("sound.yaml"))

    (one,) = checkout.review().contracts

    assert "openapi/echo.yaml is now openapi/sound.yaml." == one.note
    assert ["contract-renamed", "max-length-raised"] == [entry.change.rule for entry in one.entries]


def waive(checkout: Checkout, until: str = "2027-01-31") -> str:
    (entry,) = checkout.review().contracts[0].unwaived
    arguments = (
        "--waive",
        entry.fingerprint,
        "--reason",
        'A "short" word',
        "--asked-by",
        "the owner",
        "--until",
        until,
    )
    assert 0 == run(checkout, *arguments)
    return entry.fingerprint


def test_waiver_lets_a_breaking_change_pass(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes it; until its day the check passes, and the report shows who asked and why."""
    checkout.change(*NARROWER)
    waive(checkout, until=TODAY.isoformat())

    assert 0 == run(checkout)

    told = capsys.readouterr().out
    assert 'waived until 2026-11-21 for the owner: A "short" word' in told
    assert told.startswith(
        "openapi/echo.waivers.toml: accepted until 2026-11-21: the greatest length of `CreateEcho.word`"
    )


def test_waiver_that_is_over_fails(checkout: Checkout) -> None:
    """From the day after, the change is unwaived again and the waiver stale."""
    checkout.change(*NARROWER)
    waive(checkout)
    file = checkout.root / "openapi" / "echo.waivers.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("2027-01-31", "2026-11-20"), encoding="utf-8")

    failures = checkout.review().failures

    assert [
        "openapi/echo.yaml has 1 breaking change without a waiver",
        "openapi/echo.waivers.toml has 1 stale waiver",
    ] == failures


def test_waiver_that_says_nothing_is_refused(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """One that is over on the day it is written, and a second one of the same change."""
    checkout.change(*NARROWER)
    fingerprint = waive(checkout)
    arguments = ("--waive", fingerprint, "--reason", "x", "--asked-by", "x", "--until")

    assert 2 == run(checkout, *arguments, "2027-01-31")
    assert "is waived until 2027-01-31 already" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run(checkout, *arguments, "2026-11-20")


def test_waiver_of_nothing_fails(checkout: Checkout) -> None:
    """A waiver whose change was undone is to be removed."""
    checkout.change(*NARROWER)
    waive(checkout)
    checkout.change(*reversed(NARROWER))

    (one,) = checkout.review().contracts

    assert "fits no breaking change. Do this: remove it" in str(one.stale[0])
    assert 1 == run(checkout)


def test_waiver_whose_change_was_merged_is_dropped(checkout: Checkout) -> None:
    """Nobody else's review fails for it: the next one takes it out of its file, and leaves the others."""
    file = checkout.root / "openapi" / "echo.waivers.toml"
    checkout.change(*NARROWER)
    waive(checkout)
    head = checkout.commit()
    checkout.change("        - LOUD\n", "        - LOUD\n        - MUTE\n")
    (entry,) = checkout.review().contracts[0].unwaived
    other = waivers.entry_text(entry, "nobody is mute", "the owner", date(2027, 1, 31))
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{other}", encoding="utf-8")

    assert [] == checkout.review("main", head).failures
    assert before in file.read_text(encoding="utf-8")  # a commit is read and not written
    assert 0 == run(checkout)
    assert other == file.read_text(encoding="utf-8")

    checkout.change("        - MUTE\n", "")
    file.write_text(before, encoding="utf-8")
    assert 0 == run(checkout)
    assert not file.exists()


def test_second_waiver_of_a_change_is_refused(checkout: Checkout) -> None:
    """Which of the two counts would be anybody's guess."""
    checkout.change(*NARROWER)
    waive(checkout)
    file = checkout.root / "openapi" / "echo.waivers.toml"
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")

    (problem,) = checkout.review().contracts[0].stale

    assert "a second waiver of" in problem.what


_TOLD = 'fingerprint = "x"\nchange = "x"\nreason = "x"\nasked-by = "x"\n'


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('\n[[waiver]]\nfingerprint = "x"\n', 2, "lacks change, reason, asked-by, until"),
        (f"[[waiver]] # why\n{_TOLD}until = '2027-01-31'\n", 1, "lacks a date in `until`"),
        (f"[[ waiver ]]\n{_TOLD}until = 2027-01-31T00:00:00Z\n", 1, "lacks a date in `until`"),
        ("[[waiver]]\n" + _TOLD.replace('reason = "x"', "reason = 7") + "until = 2027-01-31\n", 1, "lacks reason"),
        ("[[waiver]]\n" + _TOLD.replace('by = "x"', 'by = " "') + "until = 2027-01-31\n", 1, "lacks asked-by"),
        (f"[[waiver]]\n{_TOLD}until = 2027-01-31\n[[waivers]]\n", None, "not every waiver is a table"),
        (f"[waiver]\n{_TOLD}", None, "not every waiver is a table"),
        ("waiver = [1]\n", None, "not every waiver is a table"),
        ("waiver = [\n[[waiver]]\n", None, ""),
    ],
)
def test_waiver_that_lacks_something_fails(checkout: Checkout, text: str, line: int | None, what: str) -> None:
    """The line and what it lacks; none is passed over, however it is written."""
    checkout.change(*NARROWER)
    (checkout.root / "openapi" / "echo.waivers.toml").write_text(text)

    (problem,) = checkout.review().contracts[0].stale

    assert line == problem.line
    assert what in problem.what


def test_waiver_of_an_unknown_fingerprint(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written."""
    arguments = ("--waive", "nothing", "--reason", "x", "--asked-by", "x", "--until", date.max.isoformat())

    assert 2 == run(checkout, *arguments)
    assert "No breaking change has the fingerprint nothing." in capsys.readouterr().out
    assert not (checkout.root / "openapi" / "echo.waivers.toml").exists()


def test_lint_findings_are_the_new_ones(checkout: Checkout) -> None:
    """An old finding is not told, a new one is, with its line; nor does a client that is no Python keep it back."""
    (checkout.root / "openapi" / "generator").mkdir()
    (checkout.root / "openapi" / "generator" / "echo.yaml").write_text("")
    (checkout.root / "generated" / "echo" / "echo_client").mkdir(parents=True)
    (checkout.root / "generated" / "echo" / "echo_client" / "errors.py").write_text("class (")
    checkout.change("summary: Create an echo", "summary: Create an echo.")
    checkout.commit()
    checkout.change("operationId: createEcho", "operationId: create_echo")

    (one,) = checkout.review(extras=True).contracts

    assert ["rule/operation-id"] == [problem.rule for problem in one.lint]
    assert ["openapi/echo.yaml"] == [problem.path.as_posix() for problem in one.lint]
    assert one.client.startswith("not checked: invalid syntax")


def test_payload_that_no_longer_validates_is_named(checkout: Checkout) -> None:
    """A recorded answer that was valid before, and why it is not now; one that never was is not told."""
    folder = checkout.root / "tests" / "payloads"
    folder.mkdir(parents=True)
    for name, body in {"live.loud": {"word": "a", "volume": "LOUD"}, "live.never": {}}.items():
        record = {"operation": "POST /echoes/:echoId", "status": 200, "body": body}
        (folder / f"{name}.json").write_text(json.dumps(record))
    checkout.commit()
    checkout.change("        - LOUD\n", "")

    (one,) = checkout.review().contracts

    assert 2 == one.payloads
    assert ["live.loud"] == [payload.name for payload in one.broken]
    assert ".volume" in one.broken[0].why


def test_changed_answer_with_its_old_source_is_pointed_out(checkout: Checkout) -> None:
    """Unless this project decided it, or its source changed, too."""
    checkout.change("          x-source: emulator\n        '400'", "          x-source: live-2026\n        '400'")
    checkout.commit()
    checkout.change("        - LOW\n", "        - LOW\n        - MUTE\n")

    (one,) = checkout.review().contracts

    assert [("createEcho", "200", "live-2026")] == [(a.operation, a.status, a.source) for a in one.unsourced]
    checkout.change("x-source: live-2026\n        '400'", "x-source: solapi-2019\n        '400'")
    assert [] == checkout.review().contracts[0].unsourced
