"""Contains all the data models used in inputs/outputs"""

from .access_token import AccessToken
from .create_access_token import CreateAccessToken
from .create_phone import CreatePhone
from .created_phone import CreatedPhone
from .error import Error
from .field_error import FieldError
from .phone import Phone
from .phone_type import PhoneType
from .update_phone import UpdatePhone
from .updated_phone import UpdatedPhone

__all__ = (
    "AccessToken",
    "CreateAccessToken",
    "CreatedPhone",
    "CreatePhone",
    "Error",
    "FieldError",
    "Phone",
    "PhoneType",
    "UpdatedPhone",
    "UpdatePhone",
)
