"""Bring the emulator into the state that a test needs."""

from . import errors
from ._client import RawResponse
from ._options import Attempt
from ._retries import Retries
from ._values import UNSET, Unset
from .facade import AsyncEmulatorClient, EmulatorClient

__version__ = "0.1.0"

__all__ = (
    "UNSET",
    "AsyncEmulatorClient",
    "Attempt",
    "RawResponse",
    "Retries",
    "EmulatorClient",
    "Unset",
    "__version__",
    "errors",
)
