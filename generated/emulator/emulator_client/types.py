"""What the functional modules take and return."""

from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Generic, TypeVar

from attrs import define

from ._model import UNSET, Unset

T = TypeVar("T")


@define
class Response(Generic[T]):
    """The answer to a request."""

    status_code: HTTPStatus
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


__all__ = ("UNSET", "Response", "Unset")
