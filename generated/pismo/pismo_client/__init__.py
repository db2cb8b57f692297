"""Give an account of the Pismo banking platform a phone."""

from . import errors
from .facade import AsyncPismoClient, PismoClient

__all__ = ("AsyncPismoClient", "PismoClient", "errors")
