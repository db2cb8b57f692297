"""An operation that is called twice: once to begin something, and again to complete it."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx

from ._client import AsyncClient, SyncClient
from ._errors import ApiError, Error
from ._operation import Message, Operation, Parameter, unsendable
from ._request import at, pointed, value

T = TypeVar("T")


class Step(Operation[T]):
    """One of the calls, with arguments in the place of a parameter that takes them as a JSON text.

    Args:
        of: The operation.
        name: Of the method.
        parameter: The argument of the operation that takes the text.
        value: What stands in it in each call.
        takes: What stands in it beside that.
        gives: Where the answer has what the next call takes, as JSON Pointers.
    """

    def __init__(
        self,
        of: Operation[T],
        name: str,
        *,
        parameter: str,
        value: Mapping[str, Any],
        takes: tuple[Parameter, ...] = (),
        gives: tuple[str, ...] = (),
    ) -> None:
        kept = tuple(one for one in of.parameters if one.argument != parameter)
        super().__init__(
            name,
            of.method,
            of.path,
            parameters=(*kept, *takes),
            answers=of.answers,
            media_type=of.media_type,
            idempotent=of.idempotent,
            repeating=of.repeating,
        )
        self._of = of
        self._parameter = parameter
        self._value = value
        self._takes = takes
        self._gives = gives

    def message(self, values: tuple[Any, ...], *, check: bool = True) -> Message:
        """The request of the operation that stands for these arguments.

        Raises:
            InvalidInputError: As for any operation.
        """
        wires = tuple(self.wires(values))
        if check:
            self._check([*wires])
        said = {one.argument: wire for one, wire in zip(self.parameters, wires, strict=True)}
        text = value(self._value, self, wires) | {one.name: said[one.argument] for one in self._takes}
        try:
            said[self._parameter] = json.dumps(text)
        except (ValueError, TypeError, RecursionError) as error:
            raise unsendable(self.name, self._takes[0].argument, error) from error
        # What is wrong with the text as a whole would be said of an argument that nobody gave.
        return self._of.message(tuple(said[one.argument] for one in self._of.parameters), check=False)

    def given(self, response: httpx.Response) -> list[str] | None:
        """What an answer of whatever status has for the next call; None when some of it is missing."""
        try:
            body = response.json()
        except (ValueError, RecursionError):
            return None
        found = [at(body, pointed(pointer)) for pointer in self._gives]
        return found if all(isinstance(one, str) and one for one in found) else None

    def lacking(self, client: SyncClient | AsyncClient, response: httpx.Response) -> Error:
        """The error for a success that lacks some of it."""
        return client._unexpected(self, response, f"its body has no {' or no '.join(self._gives)}")


def begin(client: SyncClient, step: Step[Any], values: tuple[Any, ...]) -> list[str]:
    """What the next call takes, from an answer of whatever status."""
    try:
        response = client._run(step, values).response
    except ApiError as error:
        if (given := step.given(error.response)) is None:
            raise
        return given
    if (given := step.given(response)) is None:
        raise step.lacking(client, response)
    return given


async def begin_async(client: AsyncClient, step: Step[Any], values: tuple[Any, ...]) -> list[str]:
    """The same, awaited."""
    try:
        response = (await client._run(step, values)).response
    except ApiError as error:
        if (given := step.given(error.response)) is None:
            raise
        return given
    if (given := step.given(response)) is None:
        raise step.lacking(client, response)
    return given
