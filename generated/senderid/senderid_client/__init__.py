"""Register the phone numbers that a Korean SMS may be sent from."""

from . import errors
from ._client import RawResponse
from ._model import UNSET
from ._options import Attempt
from ._retries import Retries
from .facade import AsyncSenderIdClient, SenderIdClient

__all__ = ("UNSET", "AsyncSenderIdClient", "Attempt", "RawResponse", "Retries", "SenderIdClient", "errors")
