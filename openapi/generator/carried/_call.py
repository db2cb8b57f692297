"""A call that the contract doesn't describe: any other of the provider."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from . import _sendable
from ._check import problems, shown
from ._codecs import AS_IT_IS
from ._errors import InputProblem, InvalidInputError
from ._operation import Message, Operation, encoded, text, unsendable
from ._values import Dated, plain


class Call(Operation[Any]):
    """One call; its answer is read as JSON, None for no body.

    Args:
        method: Of HTTP.
        path: From that of the base URL on.
        idempotent: Whether repeating it does no harm.
    """

    bodiless = True

    def __init__(self, method: Any, path: Any, *, idempotent: Any) -> None:
        # Its template stands for what the path may hold, such as numbers: that goes to traces.
        super().__init__(
            "request",
            method.upper() if isinstance(method, str) else repr(method),
            "/{path}",
            parameters=(),
            answers={200: AS_IT_IS},
            idempotent=idempotent,
        )
        self._path = path

    def message(self, values: tuple[Any, ...], *, check: bool = True) -> Message:
        """The request: `values` are its query, a mapping or None, and its JSON or None.

        Raises:
            InvalidInputError: No such request can be sent; or with `check` a time lacks its zone.
        """
        params, content = values
        if found := [*_wrong(self.method, params, self.idempotent)]:
            raise InvalidInputError(self.name, found)
        argument = "path"
        try:
            path = _sendable.path(self._path)
            argument = "params"
            params = plain(params or {}, Dated)
            argument = "json"
            content = plain(content, Dated)
            if check and (found := [*problems("params", params, {}), *problems("json", content, {})]):
                raise InvalidInputError(self.name, found)
            body = None if content is None else encoded(content)
            argument = "params"
            query = [
                (_sendable.query(name), _sendable.query(text(_scalar(name, one))))
                for name, value in params.items()
                for one in (value if isinstance(value, list) else [value])
                if one is not None
            ]
        except InvalidInputError:
            raise
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise unsendable(self.name, argument, error) from error
        return Message(f"{path}?{urlencode(query)}" if query else path, [], body)


def _scalar(name: str, value: Any) -> Any:
    if isinstance(value, (list, dict)):
        raise TypeError(f"{name} has {shown(value)}, which a query can't hold: give texts, numbers or lists of them")
    return value


def _wrong(method: Any, params: Any, idempotent: Any) -> Iterator[InputProblem]:
    if not re.fullmatch("[A-Z]+", method):
        yield InputProblem("method", f"{method!r} is no method of HTTP")
    if params is not None and not (isinstance(params, Mapping) and all(isinstance(name, str) for name in params)):
        yield InputProblem("params", f"{params!r:.60} is no mapping of names to values")
    if not isinstance(idempotent, bool):
        yield InputProblem("idempotent", f"{idempotent!r:.60} is neither True nor False")
