"""Register the phone numbers that a Korean SMS may be sent from."""

from . import errors
from ._client import RawResponse
from ._options import Attempt
from ._retries import Retries
from ._values import UNSET, Unset
from .facade import AsyncSenderIdClient, SenderIdClient, StartVerificationResult

__version__ = "0.1.0"

__all__ = (
    "UNSET",
    "AsyncSenderIdClient",
    "Attempt",
    "RawResponse",
    "Retries",
    "StartVerificationResult",
    "SenderIdClient",
    "Unset",
    "__version__",
    "errors",
)
