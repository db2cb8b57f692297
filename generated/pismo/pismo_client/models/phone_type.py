from .._values import OpenEnum


class PhoneType(OpenEnum):
    """What the phone is used for.

    Documented are COMMERCIAL, MOBILE, RESIDENTIAL; `is_known` is false of any other.
    """

    COMMERCIAL = "COMMERCIAL"
    MOBILE = "MOBILE"
    RESIDENTIAL = "RESIDENTIAL"
