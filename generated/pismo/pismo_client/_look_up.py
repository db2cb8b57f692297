"""Sees whether a request was carried out whose answer is missing or unreadable, by what it would have changed."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any, NamedTuple

from ._client import BaseClient, RawResponse, Step
from ._errors import Error, OutcomeUnknownError, UnexpectedAnswerError
from ._operation import Operation
from ._request import at, pointed, value
from ._values import UNSET

# The part of a call's time that is kept for looking, when it looks by itself.
KEPT = 0.25

_WHOLE = re.compile(r"-?[0-9]+")

Looking = Generator[Step, Any, Any]


class Find(NamedTuple):
    """A step inwards.

    Attributes:
        into: JSON Pointer to a list, or to an object as a list of one.
        where: What is equal in the one that is meant, by JSON Pointer.
        defaults: What of that the request means by leaving it out, where that is not null.
        holds: Texts that stand somewhere in it.
    """

    into: str
    where: Mapping[str, Any]
    defaults: Mapping[str, Any] = {}
    holds: Any = UNSET


class LookUp(NamedTuple):
    """How to see whether an operation was carried out.

    Attributes:
        read: Gives the operation that reads.
        arguments: Of that, each as an expression.
        find: What shows that it was, from the answer inwards.
        whole: Whether the call would have returned the whole answer; else what was found.
        pages: The property with the key of the next page and the argument that takes it, if it reads pages.
    """

    read: Callable[[], Operation[Any]]
    arguments: Mapping[str, Any]
    find: tuple[Find, ...]
    whole: bool
    pages: tuple[str, str] | None = None

    def steps(self, client: BaseClient, operation: Operation[Any], values: tuple[Any, ...]) -> Looking:
        """The steps of a call, whose error can look it up, or which does so by itself."""
        deadline = client._deadline()
        looks = client._options.look_up
        timeout = client._options.timeout if looks else None
        try:
            return (yield from client._tried(operation, values, deadline - KEPT * (timeout or 0)))
        except (OutcomeUnknownError, UnexpectedAnswerError) as error:
            if not isinstance(error, OutcomeUnknownError) and not error.response.is_success:
                raise
            error._look = lambda: client._drive(self._search(client, operation, values, client._deadline()))
            if not looks:
                raise
            found = yield from self._patiently(error, client, operation, values, deadline)
            if found is None:
                raise
            return found

    def _patiently(
        self, error: Error, client: BaseClient, operation: Operation[Any], values: tuple[Any, ...], deadline: float
    ) -> Looking:
        """Looks as often as a call would be repeated; what is under way is there a little later."""
        retries = client._options.retries
        number = 0
        while True:
            number += 1
            try:
                found = yield from self._answers(client, operation, values, deadline)
            except Error as failed:
                error.advice += f" It could not be looked up: {failed}"
                return None
            if found is not None:
                return found
            wait = retries.backoff(number)
            if number > retries.limit or retries.clock() + wait >= deadline:
                error.advice += f" It was looked for, {number} times, and was not there yet."
                return None
            yield wait

    def _search(
        self, client: BaseClient, operation: Operation[Any], values: tuple[Any, ...], deadline: float
    ) -> Looking:
        found = yield from self._answers(client, operation, values, deadline)
        return None if found is None else found.parsed

    def _answers(
        self, client: BaseClient, operation: Operation[Any], values: tuple[Any, ...], deadline: float
    ) -> Looking:
        """What the call would have answered; None when nothing shows that it was carried out."""
        wires = tuple(operation.wires(values))
        read = self.read()
        given = {name: value(one, operation, wires) for name, one in self.arguments.items()}
        found: list[Any] = []
        keys: list[Any] = [UNSET]
        while True:
            asked = tuple(given.get(one.argument, UNSET) for one in read.parameters)
            # What is asked was checked where the caller gave it; a key is the provider's.
            answer = yield from client.with_options(check_inputs=False)._tried(read, asked, deadline)
            body = answer.response.json()
            found += [(body if self.whole else one) for one in self._found(body, operation, wires)]
            key = body.get(self.pages[0]) if self.pages and isinstance(body, dict) else None
            if self.pages is None or key is None or key == "":
                break
            if key in keys:
                raise UnexpectedAnswerError(answer.response, f"The next page would be {key!r}, which was there before.")
            keys.append(key)
            given[self.pages[1]] = key
        if len(found) > 1 and not self.whole:
            error = Error(f"{len(found)} are there that look like what {operation.name} was to make.")
            error.advice = f"look at them by {read.name}, and choose."
            raise error
        if not found:
            return None
        return RawResponse(client._decoded(operation, answer.response, found[0]), answer.response, answer.attempts)

    def _found(self, answer: Any, operation: Operation[Any], wires: tuple[Any, ...]) -> list[Any]:
        found = [answer]
        for step in self.find:
            where = []
            for place, one in step.where.items():
                wanted = value(one, operation, wires)
                where.append((pointed(place), step.defaults.get(place) if wanted is UNSET else wanted))
            holds = value(step.holds, operation, wires)
            found = [
                one
                for outer in found
                for one in _listed(at(outer, pointed(step.into)))
                if all(_same(at(one, place), wanted) for place, wanted in where)
                and (not isinstance(holds, list) or {*map(str, holds)} <= {*_texts(one)})
            ]
        return found


def _listed(part: Any) -> list[Any]:
    if part is UNSET or part is None:
        return []
    return part if isinstance(part, list) else [part]


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal; a number may be written as text, as providers do, and what is absent is null."""
    if one is UNSET:
        one = None
    if one == other:
        return isinstance(one, bool) == isinstance(other, bool)
    texts = [str(value) for value in (one, other) if isinstance(value, (str, int)) and not isinstance(value, bool)]
    is_mixed = len(texts) == 2 and isinstance(one, str) != isinstance(other, str)
    return is_mixed and all(map(_WHOLE.fullmatch, texts)) and int(texts[0]) == int(texts[1])


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, dict)):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _texts(one)
