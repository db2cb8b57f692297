"""An emulator for recipes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest

from phone_emulator import Options, create_app
from tests.support.asgi import Caller
from tests.support.determinism import Clock, Serial
from tests.support.oracle import Oracle

_OPTIONS: dict[str, Callable[[Options, str], Options]] = {
    "--era": lambda options, value: replace(options, era=value),
    "--control-token": lambda options, value: replace(options, control_token=value),
    "--worlds": lambda options, value: replace(options, worlds=int(value)),
    "--faults": lambda options, value: replace(options, faults=int(value)),
}

Start = Callable[[list[str]], Caller]


@pytest.fixture
def start(emulator: Caller, clock: Clock) -> Iterator[Start]:
    """An emulator without any state, by the arguments of its command line."""
    with ExitStack() as stack:

        def start(arguments: list[str]) -> Caller:
            if not arguments:
                return emulator
            options = Options()
            for name, value in zip(arguments[::2], arguments[1::2], strict=True):
                options = _OPTIONS[name](options, value)
            app = stack.enter_context(closing(create_app(None, options, clock=clock, random=Serial())))
            return stack.enter_context(closing(Caller(app, clock, Oracle(options.era))))

        yield start
