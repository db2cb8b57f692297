"""The phones of an account of the Pismo banking platform."""

from . import errors
from ._client import RawResponse
from ._options import Attempt
from ._retries import Retries
from ._values import UNSET, Unset
from .facade import AsyncPismoClient, PismoClient

__version__ = "0.1.0"

__all__ = (
    "UNSET",
    "AsyncPismoClient",
    "Attempt",
    "RawResponse",
    "Retries",
    "PismoClient",
    "Unset",
    "__version__",
    "errors",
)
