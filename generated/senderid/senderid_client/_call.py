"""A call that the contract doesn't describe: any other of the provider."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from . import _sendable
from ._codecs import AS_IT_IS
from ._errors import InputProblem, InvalidInputError
from ._operation import Message, Operation, encoded, text, unsendable
from ._values import plain

# What a path may have as it is; the rest is escaped, but for what is already.
_SAFE = "/%:@!$&'()*+,;=~"


class Call(Operation[Any]):
    """One call; its answer is read as JSON, None for no body.

    Args:
        method: Of HTTP.
        path: From that of the base URL on.
        idempotent: Whether repeating it does no harm.
    """

    bodiless = True

    def __init__(self, method: str, path: str, *, idempotent: bool) -> None:
        # Its template stands for what the path may hold, such as numbers: that goes to traces.
        super().__init__(
            "request", str(method).upper(), "/{path}", parameters=(), answers={200: AS_IT_IS}, idempotent=idempotent
        )
        self._path = path

    def message(self, values: tuple[Any, ...], *, check: bool = True) -> Message:  # noqa: ARG002
        """The request: `values` are its query, a mapping or None, and its JSON or None.

        Raises:
            InvalidInputError: No such request can be sent, whatever `check` says.
        """
        params, content = values
        if wrong := list(_wrong(self.method, self._path, params)):
            raise InvalidInputError(self.name, wrong)
        argument = "params"
        try:
            query = [
                (str(name), _sendable.query(text(one)))
                for name, value in (params or {}).items()
                for one in (plain(value) if isinstance(value, (list, tuple)) else [plain(value)])
                if one is not None
            ]
            argument = "json"
            body = None if content is None else encoded(plain(content))
        except (ValueError, TypeError, RecursionError) as error:
            raise unsendable(self.name, argument, error) from error
        path = quote(self._path, safe=_SAFE)
        return Message(f"{path}?{urlencode(query)}" if query else path, [], body)


def _wrong(method: str, path: Any, params: Any) -> list[InputProblem]:
    found = []
    if not re.fullmatch("[A-Z]+", method):
        found.append(InputProblem("method", f"{method!r} is no method of HTTP"))
    if not isinstance(path, str) or not re.fullmatch(r"/[^?#\x00-\x1f\x7f]*", path) or ".." in path.split("/"):
        what = "is no path from the base URL on: begin it with / and pass what stands behind ? as params"
        found.append(InputProblem("path", f"{path!r} {what}"))
    if params is not None and not isinstance(params, Mapping):
        found.append(InputProblem("params", f"{params!r} is no mapping of names to values"))
    return found
