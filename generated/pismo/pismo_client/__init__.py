"""Give an account of the Pismo banking platform a phone."""

from . import errors
from ._client import RawResponse
from ._model import UNSET
from ._options import Attempt
from ._retries import Retries
from .facade import AsyncPismoClient, PismoClient

__all__ = ("UNSET", "AsyncPismoClient", "Attempt", "RawResponse", "Retries", "PismoClient", "errors")
