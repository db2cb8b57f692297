"""Register the phone numbers that a Korean SMS may be sent from."""

from . import errors
from .facade import AsyncSenderIdClient, SenderIdClient

__all__ = ("AsyncSenderIdClient", "SenderIdClient", "errors")
