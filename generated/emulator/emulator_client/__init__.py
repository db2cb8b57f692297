"""Bring the emulator into the state that a test needs."""

from . import errors
from ._client import RawResponse
from ._model import UNSET
from ._options import Attempt
from ._retries import Retries
from .facade import AsyncEmulatorClient, EmulatorClient

__all__ = ("UNSET", "AsyncEmulatorClient", "Attempt", "RawResponse", "Retries", "EmulatorClient", "errors")
