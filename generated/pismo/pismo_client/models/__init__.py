"""Contains all the data models used in inputs/outputs"""

from .create_phone import CreatePhone
from .create_phone_type import CreatePhoneType
from .created_phone import CreatedPhone
from .error import Error
from .field_error import FieldError

__all__ = (
    "CreatedPhone",
    "CreatePhone",
    "CreatePhoneType",
    "Error",
    "FieldError",
)
