"""Refusals.

A class per refusal is raised by name, and that name is all it knows: status and body stand in the contract, as the
example of that name. `apis/` defines those that only one provider has.
"""

from collections.abc import Mapping
from typing import Any, Self


class ContractError(Exception):
    """A contract, or a handler, is not as the emulator needs it."""


class WireError(Exception):
    """A request is refused with the contract's example that has the name of the class.

    Args:
        detail: Replaces the message of the example, where this project and not the provider decided on it.
        field: Which field is meant, for error bodies that name one.
        name: Another example than the one named as the class.
        more: Further properties of the body.

    A handler that returns one, rather than raise it, keeps what it has done.
    """

    def __init__(
        self,
        detail: str | None = None,
        *,
        field: str = "",
        name: str | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        self.name: str = name or type(self).__name__
        self.detail = detail
        self.field = field
        self.more: Mapping[str, Any] = more or {}
        super().__init__(detail or self.name)

    def kept(self) -> Self:
        """The same without the frames that it came through, which would keep what they hold: the request itself."""
        self.__context__ = None
        return self.with_traceback(None)


class InvalidRequest(WireError):
    """A parameter or the body is not as the contract wants it; its `x-invalid` names the example."""


class NotFound(WireError):
    """No operation has this path."""


class MethodNotAllowed(WireError):
    """The path has no such method."""

    def __init__(self, allowed: list[str]) -> None:
        super().__init__()
        self.allowed = allowed


class PayloadTooLarge(WireError):
    """The body is larger than the contract's `x-limits` allows."""


class UnsupportedMediaType(WireError):
    """The body is not declared as JSON."""


class Unauthorized(WireError):
    """The request does not say, readably, who sends it."""


class InternalError(WireError):
    """The emulator itself failed."""


class Unavailable(WireError):
    """No transaction can begin."""


class InvalidState(WireError):
    """A state that was to be restored can't be."""
