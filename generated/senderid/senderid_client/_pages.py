"""Gives what is on many pages one by one, and fetches each page when it is needed."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, NamedTuple

from ._client import AsyncClient, RawResponse, SyncClient
from ._errors import Error, UnexpectedAnswerError
from ._masking import masked_response
from ._operation import Operation
from ._values import UNSET


class Pages(NamedTuple):
    """Where an answer has a page.

    Attributes:
        items: Its attribute that has the items.
        next: Its attribute that has the key of the next page; null, absent or empty on the last.
        argument: The argument that takes this key.
    """

    items: str
    next: str
    argument: str


def each(client: SyncClient, operation: Operation[Any], pages: Pages, values: tuple[Any, ...]) -> Iterator[Any]:
    """The items of all pages, from the one that the arguments name."""
    walk = _Walk(operation, pages, values)
    while not walk.ended:
        try:
            answer = client._run(operation, walk.values)
            items = walk.items(answer)
        except Error as error:
            walk.tell(error)
            raise
        yield from items
        walk.turn(answer)
        client = client.with_options(check_inputs=False)  # the rest is the provider's, and was checked


async def each_async(
    client: AsyncClient, operation: Operation[Any], pages: Pages, values: tuple[Any, ...]
) -> AsyncIterator[Any]:
    """The same, awaited."""
    walk = _Walk(operation, pages, values)
    while not walk.ended:
        try:
            answer = await client._run(operation, walk.values)
            items = walk.items(answer)
        except Error as error:
            walk.tell(error)
            raise
        for item in items:
            yield item
        walk.turn(answer)
        client = client.with_options(check_inputs=False)


class _Walk:
    """Where somebody is who goes from page to page."""

    def __init__(self, operation: Operation[Any], pages: Pages, values: tuple[Any, ...]) -> None:
        self._operation = operation
        self._pages = pages
        self._index = [one.argument for one in operation.parameters].index(pages.argument)
        self._seen = {str(values[self._index])}
        self.values = values
        self.ended = False

    @property
    def _key(self) -> Any:
        return self.values[self._index]

    def items(self, answer: RawResponse[Any]) -> list[Any]:
        items = getattr(answer.parsed, self._pages.items, None)
        if not isinstance(items, list):
            raise self._unexpected(answer, f"The answer has no list `{self._pages.items}`.")
        return items

    def turn(self, answer: RawResponse[Any]) -> None:
        """Go to the page that follows.

        Raises:
            UnexpectedAnswerError: It was there before, so that there would be no end.
        """
        key = getattr(answer.parsed, self._pages.next, None)
        if key is None or key is UNSET or key == "":
            self.ended = True
            return
        if not isinstance(key, (str, int)) or str(key) in self._seen:
            error = self._unexpected(answer, f"The next page would be {key!r}, which was there before or is no key.")
            error.page_key = self._key
            error.advice = "look at error.content: what came is whole up to here, and nothing says what follows."
            raise error
        self._seen.add(str(key))
        self.values = (*self.values[: self._index], key, *self.values[self._index + 1 :])

    def tell(self, error: Error) -> None:
        """Say in an error where to go on."""
        error.page_key = key = None if self._key is UNSET else self._key
        if key is not None:
            error.advice += f" All before this page was given: go on with {self._pages.argument}={key!r}."

    def _unexpected(self, answer: RawResponse[Any], what: str) -> Error:
        error = UnexpectedAnswerError(answer.response, what)
        error.operation, error.request = self._operation.name, masked_response(answer.response).request
        error.advice = "look at error.content, and whether base_url is that of the API."
        return error
