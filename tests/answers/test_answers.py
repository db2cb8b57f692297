"""Every documented answer of every operation is to be had, by the request that the table shows."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest

from phone_emulator import Options, create_app
from tests.answers import recipes
from tests.answers.recipes import Cook, Documented, documented, unused
from tests.answers.table import PAGE, page
from tests.support.asgi import Caller
from tests.support.determinism import Clock, Serial
from tests.support.documents import NAMES, contract, operations
from tests.support.oracle import Oracle

ANSWERS = [answer for stem in NAMES for answer in documented(stem)]
_OPTIONS: dict[str, Callable[[Options, str], Options]] = {
    "--control-token": lambda options, value: replace(options, control_token=value),
    "--worlds": lambda options, value: replace(options, worlds=int(value)),
}

Start = Callable[[list[str]], Caller]


@pytest.fixture
def start(emulator: Caller, clock: Clock, oracle: Oracle) -> Iterator[Start]:
    """An emulator without any state, by the arguments of its command line."""
    with ExitStack() as stack:

        def start(arguments: list[str]) -> Caller:
            if not arguments:
                stack.callback(_remove_worlds, emulator)
                return emulator
            options = Options()
            for name, value in zip(arguments[::2], arguments[1::2], strict=True):
                options = _OPTIONS[name](options, value)
            app = stack.enter_context(closing(create_app(None, options, clock=clock, random=Serial())))
            return stack.enter_context(closing(Caller(app, clock, oracle)))

        yield start


def _remove_worlds(emulator: Caller) -> None:
    for listed in emulator.request("GET", "/_emulator/worlds").body:
        if listed["world"] != "default":
            emulator.request("DELETE", f"/_emulator/worlds/{listed['world']}")


@pytest.mark.parametrize(
    "answer",
    ANSWERS,
    ids=lambda answer: f"{answer.stem}-{answer.operation_id}-{answer.status}-{answer.name or 'success'}",
)
def test_answer_is_to_be_had(answer: Documented, start: Start) -> None:
    """To the name of the error; the answer is as the contract documents it."""
    first, *others = answer.lines
    arguments = shlex.split(first)[1:] if first.startswith("phone-emulator") else []

    answered = Cook(start(arguments)).follow(others if arguments else [first, *others])

    assert answered.status == answer.status
    if answer.code:
        assert answer.name == answered.body[answer.code]


@pytest.mark.parametrize("stem", NAMES)
def test_every_recipe_is_walked(stem: str) -> None:
    """One for an answer that is documented no more would tell of what isn't there."""
    assert unused(stem) == set()
    assert {answer.operation_id for answer in documented(stem)} > {
        operation["operationId"] for _, _, operation in operations(contract(stem))
    }


def test_errors_without_a_code_have_a_status_each() -> None:
    """Or else the walk could not tell them apart."""
    errors = [(one.stem, one.operation_id, one.status) for one in ANSWERS if one.name and not one.code]
    assert len(errors) == len(set(errors))


@pytest.mark.parametrize("key", ["AlreadyRegistered", 200])
def test_missing_recipe(key: str | int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told with operation and file."""
    answers = (one for one in documented("senderid") if one.operation_id == "createNumber")
    answer = next(one for one in answers if key in (one.name, one.status))
    monkeypatch.setattr(recipes, "_recipes", lambda stem: {"any": {}})
    with pytest.raises(
        recipes.NoRecipe, match=rf"^tests/answers/senderid\.yaml has no recipe for {key} of createNumber"
    ):
        answer.lines  # noqa: B018 - it raises


def test_table_is_fresh() -> None:
    """`python -m tests.answers` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()
